"""The pages that API Gateway itself answers with, where a request never comes to the app: too much
was sent, too many asked, there is no such place, or the app did not answer.

API Gateway reads them as templates of its own language, so that none holds a `$` or a `#`.
"""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib import pages

_HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class GatewayPage:
    """What API Gateway says of its kinds of refusal: the status, a title, and what to do."""

    kinds: tuple[str, ...]
    status: int
    title: str
    what_to_do: tuple[str, ...]


_NOT_SAVED = "Nothing was saved. If you go back, what you wrote should still be there."
TOO_LARGE = GatewayPage(
    ("REQUEST_TOO_LARGE",),
    413,
    "That is too much to send at once",
    (_NOT_SAVED, "Send less at a time, or email it to us. An email counts just the same."),
)
NO_SUCH_PLACE = GatewayPage(
    ("MISSING_AUTHENTICATION_TOKEN", "RESOURCE_NOT_FOUND"),
    404,
    "We cannot find that page",
    ("Check the address, or go to the start page.",),
)
BROKEN = GatewayPage(
    ("DEFAULT_5XX", "INTEGRATION_FAILURE", "INTEGRATION_TIMEOUT"),
    503,
    "Something went wrong on our side",
    (
        "We are sorry. We cannot tell from here whether your last step was saved.",
        "Wait a minute, then go back and try again. Sending the same form twice does no harm.",
    ),
)
PAGES = (
    TOO_LARGE,
    NO_SUCH_PLACE,
    BROKEN,
    GatewayPage(
        ("THROTTLED", "QUOTA_EXCEEDED"),
        429,
        "Too many people are using this service just now",
        (_NOT_SAVED, "Wait a minute, then go back and try again."),
    ),
    GatewayPage(
        ("DEFAULT_4XX", "BAD_REQUEST_BODY", "BAD_REQUEST_PARAMETERS", "UNSUPPORTED_MEDIA_TYPE"),
        400,
        "We could not read what was sent",
        (_NOT_SAVED, "Try again, or call us or email us instead."),
    ),
)


def write_page(page: GatewayPage) -> str:
    """Return a page as HTML that needs no other file, with 999 and how to reach the council."""
    body = pages.render_page("gateway", title=page.title, what_to_do=page.what_to_do)
    return body.replace("&#39;", "&apos;").replace("&#34;", "&quot;")


def make_gateway_responses() -> dict[str, object]:
    """Return what an API's definition says of each refusal, as API Gateway reads it."""
    responses = {}
    for page in PAGES:
        body = write_page(page)
        said = {
            "statusCode": str(page.status),
            "responseParameters": {
                "gatewayresponse.header.Content-Type": f"'{_HTML}'",
                "gatewayresponse.header.Cache-Control": "'no-store'",
                "gatewayresponse.header.X-Content-Type-Options": "'nosniff'",
            },
            "responseTemplates": {"text/html": body, "application/json": body},
        }
        responses.update(dict.fromkeys(page.kinds, said))
    return dict(responses)
