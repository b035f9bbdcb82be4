"""The public's pages: what each must say, in what order, and what none may do."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chalice import Chalice
from chalice.test import Client
from lxml import html

from chalicelib import councils, pages
from chalicelib.councils.colours import lighten_for_dark
from chalicelib.doors import web
from chalicelib.phone_links import HELP
from chalicelib.settings import settings
from tests import engines
from tests.helpers import set_up_as

OPEN_PAGES = (
    "/",
    "/danger",
    "/young-people",
    "/how-we-deal-with-complaints",
    "/you-said-we-did",
    "/how-we-deal-with-complaints/children_act",
    "/privacy",
    "/accessibility",
)
ALL_PAGES = (
    *OPEN_PAGES,
    "/my-complaint",
    "/complain",
    "/complain?draft=AAAAAAAAAAAAAAAAAAAAAA",
    "/complain/AAAAAAAAAAAAAAAAAAAAAA/check",
    "/assets/none.css",
)
COUNCILS = councils.list_codes()


def main_of(answer: Any) -> str:
    """Return the words of a page's main part, in order, with single spaces."""
    return " ".join(html.fromstring(answer.body.decode()).xpath("string(//main)").split())


@pytest.fixture
def of_council(client: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """Yield the app as a given council has it."""
    with set_up_as(HEARD_COUNCIL=request.param):
        yield client


@pytest.mark.parametrize("of_council", COUNCILS, indirect=True)
def test_the_start_page_says_what_to_do_in_danger_before_it_asks_anything(of_council: Any) -> None:
    said = main_of(of_council.http.get("/"))
    before_the_ways = said[: said.index("What do you want to do?")]
    assert "Is a child in danger? Call 999" in before_the_ways


@pytest.mark.parametrize("of_council", COUNCILS, indirect=True)
def test_the_page_for_danger_says_999_first_and_every_number_of_the_council(
    of_council: Any,
) -> None:
    said = main_of(of_council.http.get("/danger"))
    assert said.startswith("If a child is in danger If it is happening now, call 999")
    for line in settings().council.danger:
        assert line.call in said


@pytest.mark.parametrize("of_council", COUNCILS, indirect=True)
def test_a_page_bears_the_councils_name_and_colour_and_nothing_of_gov_uk(of_council: Any) -> None:
    council = settings().council
    page = of_council.http.get("/").body.decode()
    assert council.name in html.fromstring(page).xpath("string(//header)")
    sheet = of_council.http.get(
        html.fromstring(page).xpath("//link[@rel='stylesheet']/@href")[0]
    ).body.decode()
    assert council.colour in sheet
    assert f"--heard-line:{lighten_for_dark(council.colour)}" in sheet
    assert f"--heard-typeface:{council.look.typeface or pages.TYPEFACE}" in sheet
    assert ("heard-logo" in page) == ("data:image/svg+xml" in sheet) == bool(council.look.logo)
    for badge in ("GDS Transport", "crest", "crown", "GOV.UK", "@font-face"):
        assert badge.lower() not in page.lower()
        assert badge.lower() not in sheet.lower()


def test_a_councils_own_typeface_is_kept_for_ever_and_holds_no_page_up(
    client: Any, tmp_path: Path
) -> None:
    folder = shutil.copytree(engines.COUNCILS, tmp_path / "councils")
    (folder / "own.woff2").write_bytes(b"wOF2\0\0\0\0\0\0\0\x0e\0\0")
    file = folder / "sefton.toml"
    file.write_text(file.read_text("utf-8").replace("[look]", '[look]\nfont = "own.woff2"'))
    with set_up_as(HEARD_COUNCILS=str(folder)):
        answer = client.http.get("/")
        page = html.fromstring(answer.body.decode())
        [sheet] = page.xpath("//body/*[last()][self::link]/@href")
        style = client.http.get(sheet)
    assert "font-src data:;" in answer.headers["Content-Security-Policy"]
    assert "immutable" in style.headers["Cache-Control"]
    assert "font-display:swap" in style.body.decode()
    assert "font-src" not in client.http.get("/").headers["Content-Security-Policy"]


@pytest.mark.parametrize("of_council", COUNCILS, indirect=True)
def test_the_privacy_notice_says_what_the_law_asks(of_council: Any) -> None:
    """UK GDPR, articles 13 and 14: who, why, by which law, to whom, how long, and which rights."""
    council = settings().council
    said = main_of(of_council.http.get("/privacy"))
    for part in (
        f"{council.name} is responsible",
        "article 6(1)(e)",
        "article 9(2)(g)",
        "article 10",
        "schedule 1, paragraphs 6 and 18",
        "section 26 of the Children Act 1989",
        "from London",
        "for a copy",
        "to correct",
        "to use less of it",
        "to delete it",
        "object",
        council.privacy.officer.name,
        council.privacy.officer.email,
        council.elsewhere["ico"].phone,
    ):
        assert part in said
    years = council.privacy.kept_years
    kept = f"for {years} years after it has ended" if years else "rules for its records set"
    assert kept in said
    assert council.privacy.officer.email != council.team.email


@pytest.mark.parametrize("of_council", COUNCILS, indirect=True)
def test_the_accessibility_statement_has_each_part_of_the_model(of_council: Any) -> None:
    own = settings().council.accessibility
    said = main_of(of_council.http.get("/accessibility"))
    parts = [
        "How accessible it is",
        own.contact.email,
        "Equality Advisory and Support Service",
        "is committed to making its website accessible, in accordance with",
        "partially compliant with the Web Content Accessibility Guidelines version 2.2",
        "non-compliance with the accessibility regulations",
        "not within the scope",
        "What we do to improve it",
        "Preparation of this statement",
        own.tested_by or "no outside expert has tested it",
    ]
    places = [said.index(words) for words in parts]
    assert places == sorted(places)


@pytest.mark.parametrize("of_council", COUNCILS, indirect=True)
def test_the_guide_leads_to_the_councils_own_policy_where_it_has_one(of_council: Any) -> None:
    policy = settings().council.policy
    for path in ("", "/children_act", "/corporate"):
        shown = of_council.http.get(f"/how-we-deal-with-complaints{path}").body.decode()
        assert ("The complaints policy of" in shown) is bool(policy)
        assert not policy or f'href="{policy}"' in shown


def test_the_path_of_a_complaint_is_drawn_with_its_words_as_text(client: Any) -> None:
    for path, says in (
        ("/", ["You tell us", "We write to you", "We answer you", "If you do not agree"]),
        ("/how-we-deal-with-complaints/children_act", ["Stage 1", "Stage 2", "Stage 3"]),
        ("/how-we-deal-with-complaints/corporate", ["Stage 1", "Stage 2"]),
    ):
        page = html.fromstring(client.http.get(path).body.decode())
        stops = page.xpath("//ol[contains(@class, 'heard-path')]/li")
        assert all(stop.xpath("svg[@aria-hidden='true']/*") for stop in stops)
        told = " ".join(stop.text_content() for stop in stops)
        places = [told.index(words) for words in says]
        assert places == sorted(places)
        for link in page.xpath("//ol[contains(@class, 'heard-path')]//a/@href"):
            assert page.get_element_by_id(link.removeprefix("#")) is not None


def test_the_start_page_says_who_can_complain_what_comes_by_when_who_helps_and_the_other_ways(
    client: Any,
) -> None:
    said = main_of(client.http.get("/"))
    council = settings().council
    order = [
        "Who can complain",
        "What happens next, and by when",
        "3 working days",
        "10 working days",
        "20 working days",
    ]
    order += [
        "Someone on your side",
        council.advocacy.name,
        "Other ways to reach us",
        council.inbox,
        council.team.phone,
        council.team.post,
    ]
    places = [said.index(words) for words in order]
    assert places == sorted(places)


@pytest.mark.parametrize("path", ALL_PAGES)
def test_a_page_has_one_h1_and_its_title_begins_with_it(client: Any, path: str) -> None:
    page = html.fromstring(client.http.get(path).body.decode())
    (heading,) = page.xpath("//h1")
    assert page.findtext(".//title").startswith(heading.text_content().strip())
    assert page.get("lang") == "en"


@pytest.mark.parametrize("path", ALL_PAGES)
def test_every_answer_carries_the_security_headers(client: Any, path: str) -> None:
    headers = client.http.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "max-age=" in headers["Strict-Transport-Security"]
    private = path not in OPEN_PAGES
    assert headers["Cache-Control"] == (
        "private, no-cache"
        if path == "/complain"
        else "no-store"
        if private
        else "public, max-age=300"
    )
    assert ("noindex" in headers.get("X-Robots-Tag", "")) is private


@pytest.mark.parametrize("path", ALL_PAGES)
def test_no_page_needs_an_exception_from_the_content_security_policy(
    client: Any, path: str
) -> None:
    page = html.fromstring(client.http.get(path).body.decode())
    assert not page.xpath("//style | //*[@style] | //script[not(@src)] | //iframe")
    assert not [name for element in page.iter() for name in element.attrib if name.startswith("on")]


@pytest.mark.parametrize("path", ["/", "/complain"])
@pytest.mark.parametrize(
    "header",
    [
        "Host",
        "X-Forwarded-Host",
        "Forwarded",
        "X-Host",
        "X-Forwarded-Server",
        "X-Original-Host",
        "X-Forwarded-Proto",
        "X-Original-URL",
    ],
)
def test_no_header_of_a_request_gets_into_a_page(client: Any, path: str, header: str) -> None:
    assert b"attacker" not in client.http.get(path, headers={header: "attacker.example"}).body


def test_every_link_of_the_public_pages_leads_somewhere(client: Any) -> None:
    here = {
        href
        for path in OPEN_PAGES
        for href in html.fromstring(client.http.get(path).body.decode()).xpath(
            "//a/@href | //link/@href | //script/@src"
        )
    }
    ours = {href.split("#")[0] for href in here if href.startswith("/")} - {"/leave"}
    assert {"/complain", *OPEN_PAGES} <= ours
    assert {path: client.http.get(path).status_code for path in ours} == dict.fromkeys(ours, 200)


def test_behind_a_path_prefix_every_link_and_form_begins_with_it(client: Any) -> None:
    with set_up_as(HEARD_ORIGIN="https://abc.execute-api.example/api"):
        for path in (*OPEN_PAGES, "/complain"):
            page = html.fromstring(client.http.get(path).body.decode())
            inside = [at for at in page.xpath("//@href | //@src | //@action") if at.startswith("/")]
            assert inside
            assert all(at.startswith("/api/") for at in inside)


def test_a_style_sheet_is_kept_for_ever_under_a_name_that_changes_with_its_content(
    client: Any,
) -> None:
    for name, asset in pages.load_assets().items():
        answer = client.http.get(f"/assets/{name}")
        assert answer.body.decode() == asset.body
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["Content-Type"] == asset.type
    assert client.http.get("/assets/..%2F..%2Fapp.py").status_code == 404


@pytest.mark.parametrize("path", [*ALL_PAGES, "/nowhere", "/complain/gone/received"])
def test_every_telephone_number_on_a_page_can_be_pressed(client: Any, path: str) -> None:
    page = html.fromstring(client.http.get(path).body.decode())
    assert page.xpath("//a[@href='tel:999']")
    for link in page.xpath("//a[starts-with(@href, 'tel:')]"):
        link.drop_tree()
    left = page.text_content()
    numbers = (*settings().council.numbers, *HELP)
    assert [number for number in numbers if re.search(rf"\b{number}\b", left)] == []


def test_compiled_templates_show_the_same_page(client: Any, tmp_path: Path) -> None:
    from jinja2 import ModuleLoader

    pages.compile_templates(tmp_path)
    compiled = pages._make_environment(ModuleLoader(tmp_path))
    values = {"title": "<b>&", "paragraphs": ["one"]}
    assert compiled.get_template("pages/problem.html").render(values) == pages.render_page(
        "problem", **values
    )
    assert "&lt;b&gt;&amp;" in pages.render_page("problem", **values)


def test_what_nobody_foresaw_gives_a_kind_page_with_a_number_and_a_log_line_without_a_persons_words(
    client: Any, caplog: pytest.LogCaptureFixture
) -> None:
    app = Chalice(app_name="breaks")

    @app.route("/")
    def break_down() -> None:
        raise ValueError("Billy was hit at home", {"table": "heard-live"})

    web.guard_app(app)
    with Client(app) as broken:
        answer = broken.http.get("/")
    said = main_of(answer)
    assert answer.status_code == 500
    assert "Something went wrong on our side" in said
    assert "999" in said
    (number,) = re.findall(r"give us this number: ([0-9a-f]{8})", said)
    logged = str([vars(record) for record in caplog.records])
    assert number in logged
    assert "ValueError" in logged
    for secret in ("Billy", "heard-live", "Traceback"):
        assert secret not in logged + said


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_a_method_that_no_page_has_never_breaks_and_says_nothing_of_the_inside(
    client: Any, method: str
) -> None:
    answer = client.http.request(method, "/complain")
    assert answer.status_code in {403, 405}
    assert b"Traceback" not in answer.body
