"""Answers to this process's own calls of AWS, straight from moto's actions.

A call to moto is signed, looked for among the addresses of every service, written out and read
again, which takes longer than what is asked for. `tests/infra/test_quick_calls.py` shows that
the answers are the same.
"""

from __future__ import annotations

import io
import json
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, cast

from botocore import useragent
from botocore.awsrequest import AWSResponse, create_request_object
from botocore.endpoint import convert_to_response_dict
from botocore.handlers import BUILTIN_HANDLERS
from botocore.parsers import create_parser
from botocore.regions import EndpointRulesetResolver
from moto.core.exceptions import ServiceException
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.core.request import normalize_request
from moto.core.responses import ActionResult
from moto.core.utils import camelcase_to_underscores
from moto.dynamodb.responses import DynamoHandler
from moto.s3.responses import S3Response
from moto.sesv2.responses import SESV2Response
from werkzeug.exceptions import HTTPException

Answer = tuple[AWSResponse, dict[str, Any]]
Ask = Callable[[Any, dict[str, Any], str], Answer | None]
IsOurs = Callable[[str], bool]

OF_ROWS = ("GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "TransactWriteItems")
OF_FILES = ("GetObject", "PutObject")
SAME_PLACE = ("dynamodb", "sesv2")
BINARY = (b'"B":', b'"BS":')
_long_way: list[bool] = []
SIGNED = "AWS4-HMAC-SHA256 Credential=testing/20260101/{}/s3/aws4_request, Signature=0"


def answer_directly(is_ours: IsOurs, lock: Any) -> None:
    """Let the clients that this process makes from now on be answered directly.

    `is_ours` says of an address whether moto answers there; one call of DynamoDB runs at a time,
    under `lock`.
    """
    _say_once()
    ways: dict[str, Ask] = {"sesv2.SendEmail": partial(_ask_action, SESV2Response)}
    for operation in OF_ROWS:
        ways[f"dynamodb.{operation}"] = partial(_ask_for_rows, lock)
    for operation in OF_FILES:
        ways[f"s3.{operation}"] = _ask_for_file

    def answer(event_name: str, model: Any, params: Any, context: Any, **_: Any) -> Answer | None:
        ask = ways.get(event_name.removeprefix("before-call."))
        if not ask or _long_way or not is_ours(params["url"]):
            return None
        return ask(model, params, context["client_region"])

    # what listens to one service, or one operation, is heard before this
    BUILTIN_HANDLERS.append(("before-call", answer))


@contextmanager
def take_long_way() -> Iterator[None]:
    """Let every call go out as a request meanwhile, for what is put in the way of requests."""
    _long_way.append(True)
    try:
        yield
    finally:
        _long_way.pop()


def _say_once() -> None:
    """Let botocore write its own name, and find where a service is, once for each client and not
    for every call.
    """
    agent: Any = useragent.UserAgentString
    agent.to_string = _keep_first(agent.to_string)
    resolver: Any = EndpointRulesetResolver
    resolver.construct_endpoint = _keep_by_operation(resolver.construct_endpoint)


def _keep_first(method: Callable[[Any], str]) -> Callable[[Any], str]:
    def to_string(self: Any) -> str:
        if "heard_said" not in self.__dict__:
            self.heard_said = method(self)
        return cast(str, self.heard_said)

    return to_string


def _keep_by_operation(method: Callable[..., Any]) -> Callable[..., Any]:
    """Keep an endpoint that depends on nothing that is asked; a bucket's depends on its name."""

    def construct_endpoint(self: Any, operation_model: Any, *args: Any, **kwargs: Any) -> Any:
        if operation_model.service_model.service_name not in SAME_PLACE:
            return method(self, operation_model, *args, **kwargs)
        known = self.__dict__.setdefault("heard_places", {})
        if operation_model.name not in known:
            known[operation_model.name] = method(self, operation_model, *args, **kwargs)
        return known[operation_model.name]

    return construct_endpoint


def _ask_for_rows(lock: Any, model: Any, params: dict[str, Any], region: str) -> Answer | None:
    """Return DynamoDB's answer. Leave bytes, which JSON does not hold as they are, to moto."""
    if any(binary in params["body"] for binary in BINARY):
        return None
    with lock:
        return _ask_action(DynamoHandler, model, params, region)


def _ask_action(
    service: Callable[[], Any], model: Any, params: dict[str, Any], region: str
) -> Answer | None:
    """Return what moto's action answers, or None where it refuses: the long way, asked then, has
    the words for it, and a refused call has changed nothing.
    """
    handler = service()
    handler.body = params["body"]
    handler.params = json.loads(params["body"])
    if service is DynamoHandler:
        handler.body = handler.params
    handler.region = region
    handler.current_account = DEFAULT_ACCOUNT_ID
    handler.uri_match = {}
    try:
        said = getattr(handler, camelcase_to_underscores(model.name))()
    except (ServiceException, HTTPException):
        return None
    if isinstance(said, ActionResult):
        said = said.result
    else:
        said = json.loads(said)
    return _respond(model, params["url"], said or {})


def _respond(model: Any, url: str, said: dict[str, Any]) -> Answer:
    """Return an answer as botocore gives it on: what the operation may return, and its metadata."""
    known = model.output_shape.members
    parsed = {name: value for name, value in said.items() if name in known and value is not None}
    headers = {"x-amzn-requestid": uuid.uuid4().hex}
    parsed["ResponseMetadata"] = {
        "RequestId": headers["x-amzn-requestid"],
        "HTTPStatusCode": 200,
        "HTTPHeaders": headers,
        "RetryAttempts": 0,
    }
    return AWSResponse(url, 200, headers, None), parsed


def _ask_for_file(model: Any, params: dict[str, Any], region: str) -> Answer | None:
    """Return S3's answer by its own door in moto, or None where it refuses."""
    request = create_request_object(params)
    request.headers["Authorization"] = SIGNED.format(region)
    asked = normalize_request(request.prepare())
    try:
        status, headers, body = S3Response.key_dispatch(asked, asked.raw_url, asked.headers)
    except HTTPException:
        return None
    if status >= 300:
        return None
    if isinstance(body, str):
        body = body.encode()
    http = AWSResponse(params["url"], status, _lower(headers), Body(body))
    parser = create_parser(model.service_model.resolved_protocol)
    parsed = parser.parse(convert_to_response_dict(http, model), model.output_shape)
    parsed["ResponseMetadata"]["RetryAttempts"] = 0
    return http, parsed


def _lower(headers: Any) -> dict[str, str]:
    return {name.lower(): str(value) for name, value in headers.items()}


class Body(io.BytesIO):
    """A body as botocore reads it from urllib3."""

    def stream(self, **_: Any) -> Iterator[bytes]:
        yield self.read()
