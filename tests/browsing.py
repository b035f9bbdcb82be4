"""A browser of the tests: Chalice's own client, which keeps the cookies that it is given."""

from __future__ import annotations

from typing import Any

from chalice.test import TestHTTPClient


class Browser(TestHTTPClient):  # type: ignore[misc]
    """Somebody's browser. One that has opened the form holds a key."""

    def __init__(self, app: Any, config: Any, cookie: str = "heard-form=" + "k" * 22) -> None:
        super().__init__(app, config)
        self.cookie = cookie

    def request(
        self, method: str, path: str, headers: dict[str, str] | None = None, body: bytes = b""
    ) -> Any:
        """Ask for a page as this browser: with its cookie, and keeping what it is given."""
        sent = dict(headers or {})
        if self.cookie:
            sent["Cookie"] = self.cookie
        answer = super().request(method, path, headers=sent, body=body)
        given = answer.headers.get("Set-Cookie")
        if given:
            self.cookie = given.partition(";")[0]
        return answer
