"""Start ministack, a second stand-in of AWS, with what Chalice asks of AWS and ministack 1.5 lacks.

The Python of ministack's own environment runs it, and the functions: it must be of the product's
version. `make ministack` serves 127.0.0.1:4566; `GATEWAY_PORT` sets another port, and `AUTH=true`
holds each call to its caller's IAM policy.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

DEFAULTS = {
    "GATEWAY_PORT": "4566",
    "BIND_HOST": "127.0.0.1",
    "MINISTACK_REGION": "eu-west-2",
    "MINISTACK_ACCOUNT_ID": "123456789012",
    "IOT_MTLS_ENABLED": "0",
    "SFTP_ENABLED": "0",
    "LOG_LEVEL": "WARNING",
}
for _name, _value in DEFAULTS.items():
    os.environ.setdefault(_name, _value)  # ministack reads them when it is imported

from ministack import app  # noqa: E402
from ministack.core import iam_actions, iam_evaluator  # noqa: E402
from ministack.services import apigateway_v1 as gateway  # noqa: E402
from ministack.services import sns  # noqa: E402

_view = gateway._rest_api_view
_handle = gateway.handle_request
_deliver = sns._deliver_to_lambda
_condition = iam_evaluator._resolve_condition_key
_ses_resource = iam_actions._ses_v2_resource_arn


def show_api(api: dict[str, Any] | None) -> dict[str, Any] | None:
    """Return an API as AWS shows it."""
    # AWS leaves `minimumCompressionSize` out where there is none.
    shown: dict[str, Any] | None = _view(api)
    if shown and shown.get("minimumCompressionSize") in (None, ""):
        shown.pop("minimumCompressionSize", None)
    return shown


def _read_settings(spec: Mapping[str, Any]) -> dict[str, Any]:
    prefix = "x-amazon-apigateway-"
    return {
        "binaryMediaTypes": spec.get(f"{prefix}binary-media-types", []),
        "minimumCompressionSize": spec.get(f"{prefix}minimum-compression-size"),
        "policy": spec.get(f"{prefix}policy"),
    }


def import_api(spec: dict[str, Any]) -> Any:
    """Make a new API from this definition, as ImportRestApi does."""
    return gateway._v1_response(
        show_api(gateway._rest_apis[gateway._import_rest_api(spec, _read_settings(spec))]), 201
    )


def put_api(api_id: str, spec: dict[str, Any]) -> Any:
    """Replace the API's paths with those of this definition, as PutRestApi does in its overwrite
    mode.
    """
    if api_id not in gateway._rest_apis:
        return gateway._v1_error("NotFoundException", "Invalid API identifier specified", 404)
    resources = gateway._resources[api_id]
    for resource_id, resource in list(resources.items()):
        if resource["path"] == "/":
            resource["resourceMethods"] = {}
        else:
            del resources[resource_id]
    gateway._rest_apis[api_id].update(_read_settings(spec))
    schemes = gateway._import_security_schemes(api_id, spec)
    for path, item in spec.get("paths", {}).items():
        gateway._import_path_item(api_id, path, item, schemes, spec.get("security"))
    return gateway._v1_response(show_api(gateway._rest_apis[api_id]))


async def handle(
    method: str, path: str, headers: Any, body: Any, query: Mapping[str, Any] | None
) -> Any:
    """Answer as API Gateway's control plane, and add the two calls that ministack lacks."""
    # ministack takes ImportRestApi for an empty CreateRestApi, and has no PutRestApi.
    parts = path.strip("/").split("/")
    if parts[0] == "restapis" and body:
        if method == "POST" and len(parts) == 1 and "mode" in (query or {}):
            return import_api(json.loads(body))
        if method == "PUT" and len(parts) == 2:
            return put_api(parts[1], json.loads(body))
    return await _handle(method, path, headers, body, query)


def deliver(endpoint: str, envelope: str, *rest: Any, **named: Any) -> Any:
    """Deliver a message from SNS to a function, with every key that AWS sends."""
    return _deliver(
        endpoint,
        json.dumps({"Subject": None, "MessageAttributes": {}, **json.loads(envelope)}),
        *rest,
        **named,
    )


def read_condition(key: str, context: Any) -> Any:
    """Return the value of a condition key for a request."""
    # This machine's own loopback counts as TLS: our policies refuse everything else.
    if key.lower() == "aws:securetransport":
        return "true"
    return _condition(key, context)


def name_ses_resource(method: str, path: str, body: bytes, region: str, account: str) -> Any:
    """Return the ARN that IAM checks an SESv2 call against."""
    # SendEmail is held to the identity that it sends from, as on AWS, and not to `*`.
    if method == "POST" and path.rstrip("/").endswith("/outbound-emails"):
        sender = json.loads(body).get("FromEmailAddress", "").rpartition("@")[2].strip("> ")
        return f"arn:aws:ses:{region}:{account}:identity/{sender}"
    return _ses_resource(method, path, body, region, account)


def main() -> None:
    """Serve until stopped."""
    iam_evaluator._resolve_condition_key = read_condition
    iam_actions._ses_v2_resource_arn = name_ses_resource
    gateway._rest_api_view = show_api
    gateway.handle_request = handle
    sns._deliver_to_lambda = deliver
    app.main()


if __name__ == "__main__":
    main()
