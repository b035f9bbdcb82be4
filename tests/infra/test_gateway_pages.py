"""What API Gateway answers by itself: Chalice's definition of the API has a page for each."""

from __future__ import annotations

from typing import Any

from chalice.deploy.swagger import CFNSwaggerGenerator
from lxml import html

from chalicelib.chalice_command import add_gateway_pages

KINDS = (
    *("DEFAULT_4XX", "DEFAULT_5XX", "REQUEST_TOO_LARGE", "THROTTLED"),
    *("MISSING_AUTHENTICATION_TOKEN", "INTEGRATION_TIMEOUT", "UNSUPPORTED_MEDIA_TYPE"),
)


def test_each_refusal_of_api_gateway_is_a_page_with_999_and_what_to_do(client: Any) -> None:
    from app import app

    add_gateway_pages()
    defined = CFNSwaggerGenerator().generate_swagger(app)
    responses = defined["x-amazon-apigateway-gateway-responses"]
    assert set(KINDS) <= set(responses)
    for said in responses.values():
        body = said["responseTemplates"]["text/html"]
        assert not {"$", "#"} & set(body)  # API Gateway would read them as its own language
        assert said["responseTemplates"]["application/json"] == body
        page = html.fromstring(body)
        assert page.xpath("//a[@href='tel:999']")
        assert page.xpath("//a[starts-with(@href, 'mailto:')]")
        assert len(page.xpath("//h1")) == 1
    assert responses["THROTTLED"]["statusCode"] == "429"
