"""API Gateway for this machine: gives a request to the app as Chalice's own local gateway does,
with the service's limits.
"""

from __future__ import annotations

import base64
import json
import logging
from dataclasses import dataclass, field
from typing import Any

from chalice.config import Config
from chalice.local import (
    CustomLocalChalice,
    LocalChalice,
    LocalGateway,
    LocalGatewayException,
    RouteMatcher,
)

from chalicelib import gateway_pages

log = logging.getLogger("standin")
LARGEST_BODY = 10 * 1024 * 1024
LARGEST_EVENT = 6 * 1024 * 1024
TIMEOUT_SECONDS = 20
JSON = "application/json"


@dataclass
class Answer:
    """What goes back: headers as (name, value), a name as often as it has values."""

    status: int
    body: bytes = b""
    headers: list[tuple[str, str]] = field(default_factory=list)


def make_error(status: int, message: str, kind: str = "") -> Answer:
    """Return an error answer in API Gateway's own words."""
    headers = [("Content-Type", JSON)]
    if kind:
        headers.append(("x-amzn-ErrorType", kind))
    return Answer(status, json.dumps({"message": message}).encode(), headers)


def show_page(page: gateway_pages.GatewayPage) -> Answer:
    """Return the page that API Gateway answers with by itself."""
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")]
    return Answer(page.status, gateway_pages.write_page(page).encode(), headers)


class Gateway:
    """The app behind one API. Safe from any thread."""

    def __init__(self, app: Any) -> None:
        if not isinstance(app, LocalChalice):
            CustomLocalChalice.__bases__ = (LocalChalice, type(app))
            app.__class__ = CustomLocalChalice
        self._app = app
        self._gateway = LocalGateway(app, Config.create(lambda_timeout=TIMEOUT_SECONDS))
        self._matcher = RouteMatcher(list(app.routes))

    def handle(self, method: str, target: str, headers: dict[str, str], body: bytes) -> Answer:
        """Return the app's answer to one request, or the gateway's own."""
        methods = self._list_methods(target)
        if method == "HEAD" and "HEAD" not in methods:
            asked = "GET"
        else:
            asked = method
        if asked not in methods:
            return show_page(gateway_pages.NO_SUCH_PLACE)
        if len(body) > LARGEST_BODY or self._measure_event(headers, body) > LARGEST_EVENT:
            return show_page(gateway_pages.TOO_LARGE)
        try:
            return _answer(self._gateway.handle_request(asked, target, headers, body))
        except LocalGatewayException as error:
            return Answer(
                error.CODE, error.body or b"", [("Content-Type", JSON), *error.headers.items()]
            )
        except Exception:
            log.exception("The web function failed")
            return show_page(gateway_pages.BROKEN)

    def _list_methods(self, target: str) -> set[str]:
        try:
            return set(self._app.routes[self._matcher.match_route(target).route])
        except ValueError:
            return set()

    def _measure_event(self, headers: dict[str, str], body: bytes) -> int:
        """Return the bytes of the event that Lambda would get: binary bodies grow by a third."""
        if _read_type(headers) in self._app.api.binary_types:
            return len(body) * 4 // 3
        return len(body)


def _read_type(headers: dict[str, str]) -> str:
    """Return the media type that a request names, without its parameters, or ""."""
    for name, value in headers.items():
        if name.lower() == "content-type":
            return value.partition(";")[0].strip()
    return ""


def _answer(response: dict[str, Any]) -> Answer:
    body = response.get("body") or ""
    if response.get("isBase64Encoded"):
        raw = base64.b64decode(body)
    elif isinstance(body, bytes):
        raw = body
    else:
        raw = body.encode("utf-8", "replace")
    headers = list(response["headers"].items())
    for name, values in response["multiValueHeaders"].items():
        for value in values:
            headers.append((name, value))
    if not any(name.lower() == "content-type" for name, _ in headers):
        headers.append(("Content-Type", JSON))
    if len(raw) > LARGEST_EVENT:
        return show_page(gateway_pages.BROKEN)
    return Answer(response["statusCode"], raw, [(name, str(value)) for name, value in headers])
