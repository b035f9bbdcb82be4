"""The public's pages in another language: by one file, with the right marks of language, and with
nothing of it left in English.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from lxml import html

from chalicelib import store, translations
from infra import messages
from infra.catalogues import compile_mo, read_po, write_po
from tests.conftest import FRIDAY
from tests.doors.person.test_tracking import track
from tests.helpers import FORM, Heard, a_case, by_form, set_up_as
from tests.other_language import MADE_UP, OWN, find_english, use_made_up_language

OPEN = (
    *("/", "/danger", "/complain", "/return", "/privacy", "/accessibility", "/young-people"),
    *("/complain?code=child", "/stay-safe", "/my-complaint", "/you-said-we-did"),
    *("/how-we-deal-with-complaints", "/how-we-deal-with-complaints/children_act?from=2026-12-24"),
    *("/how-we-deal-with-complaints/concern", "/how-we-deal-with-complaints/cp_conference"),
    *("/nowhere", "/return/nothing", "/track/nothing"),
)
WHOLE = {"code": "parent", "email": "zq@zq.example", "happened": "Zq zq.", "files": "no"}


@pytest.fixture
def made_up(client: Any, tmp_path: Path) -> Iterator[Any]:
    """Yield the app with a catalogue in which each text stands between marks."""
    with use_made_up_language(tmp_path):
        yield client


def post(client: Any, path: str, answers: dict[str, str]) -> Any:
    return client.http.post(path, body=urlencode(answers).encode(), headers=FORM)


def list_shown(client: Any) -> Iterator[tuple[str, Any]]:
    """Yield each page that a catalogue covers, as somebody meets it."""
    client.http.cookie = f"{OWN}; {translations.COOKIE}={MADE_UP}"
    for path in OPEN:
        yield path, client.http.get(path)
    wrong = {"email": "zq", "about": "zq" * 400, "phone": "1"}
    yield "errors", post(client, "/complain", wrong)
    yield "a child’s errors", post(client, "/complain", {"code": "child"})
    yield "no reference", post(client, "/my-complaint", {"reference": "", "email": ""})
    yield "no code", post(client, "/return", {"code": ""})
    half = post(client, "/complain", {"happened": "Zq.", "later": "yes"})
    saved = urlsplit(half.headers["Location"]).path
    yield "saved", client.http.get(saved)
    yield "so far", client.http.get(saved.replace("/saved", "/so-far"))
    files = urlsplit(post(client, "/complain", WHOLE | {"files": "yes"}).headers["Location"]).path
    yield "files", client.http.get(files)
    for code in ("parent", "child"):
        sent = post(client, "/complain", WHOLE | {"code": code})
        check = urlsplit(sent.headers["Location"]).path
        yield f"{code} checks", client.http.get(check)
        post(client, check.replace("/check", "/send"), {})
        yield f"{code} sent it", client.http.get(check.replace("/check", "/received"))


def read_rest(page: Any) -> str:
    """Return what of a page’s words is in no catalogue, and is no council's own."""
    for other in page.xpath("//body//*[@lang] | //*[@hidden]"):
        other.drop_tree()
    for own in page.xpath("//*[contains(@class, 'heard-code') or @class='heard-reference']"):
        own.drop_tree()
    return find_english(page.body.text_content())


def test_every_page_of_the_way_in_is_whole_in_another_language_and_no_number_is_turned_round(
    made_up: Any,
) -> None:
    left = {}
    for name, answer in list_shown(made_up):
        assert answer.status_code in (200, 404, 422), name
        page = html.fromstring(answer.body.decode())
        assert (page.get("lang"), page.get("dir")) == (MADE_UP, "rtl"), name
        assert page.xpath("//a[starts-with(@href, 'tel:')]"), name
        assert not page.xpath("//a[starts-with(@href, 'tel:')][not(@dir='ltr')]"), name
        left[name] = read_rest(page)
    assert {name: text for name, text in left.items() if text} == {}


def test_the_pages_beside_a_persons_own_are_whole_in_it_too(made_up: Any, heard: Heard) -> None:
    made_up.http.cookie = f"{OWN}; {translations.COOKIE}={MADE_UP}"
    left = {}
    for code, email in (("parent", "zq@zq.example"), ("child_cin", "zqzq@zq.example")):
        case = store.load(by_form(made_up, code=code, email=email, happened="Zq zq."))
        heard.deliver()
        own = track(case, case.received_at)
        for path in ("/withdraw", "/files", "/letters/0", "/sorted"):
            answer = made_up.http.get(own + path)
            if answer.status_code == 200:
                page = html.fromstring(answer.body.decode().replace(case.reference, ""))
                assert page.get("lang") == MADE_UP, path
                left[f"{code} {path}"] = read_rest(page)
    assert len(left) >= 6
    assert {name: text for name, text in left.items() if text} == {}


def test_a_language_is_offered_remembered_and_left_at_pages_that_it_does_not_cover(
    made_up: Any,
) -> None:
    first = made_up.http.get("/")
    page = html.fromstring(first.body.decode())
    assert (page.get("lang"), first.headers["Vary"]) == ("en", "Cookie")
    (link,) = page.xpath(f"//footer//li[@lang='{MADE_UP}']/a")
    assert (link.get("href"), link.get("hreflang")) == (f"?lang={MADE_UP}", MADE_UP)
    assert link.text == "⟦English⟧"
    chosen = made_up.http.get(f"/{link.get('href')}").headers["Set-Cookie"]
    assert chosen.startswith(f"{translations.COOKIE}={MADE_UP};")
    made_up.http.cookie = f"{translations.COOKIE}={MADE_UP}"
    own = track(a_case(FRIDAY))
    for path, lang in (("/danger", MADE_UP), (own, "en")):
        shown = made_up.http.get(path).body.decode()
        assert html.fromstring(shown).get("lang") == lang
        assert ("⟦" in shown) is (lang == MADE_UP)
    made_up.http.cookie = ""
    unknown = made_up.http.get("/danger?lang=../etc")
    assert "Set-Cookie" not in unknown.headers
    assert html.fromstring(unknown.body.decode()).get("lang") == "en"


def test_with_english_alone_no_language_is_offered(client: Any) -> None:
    shown = client.http.get("/?lang=ar")
    assert 'hreflang="' not in shown.body.decode()
    assert "Set-Cookie" not in shown.headers


def test_a_catalogue_says_what_it_lacks_and_what_it_has_lost() -> None:
    texts = ["Go on", "By %(day)s", "<strong>Keep</strong> it"]
    known = {"Go on": "Dalej", "By %(day)s": "Do dnia", "Gone": "Stare"}
    now = messages.bring_up_to_date(known, texts)
    assert now == {"Go on": "Dalej", "By %(day)s": "Do dnia", "<strong>Keep</strong> it": ""}
    assert messages.find_faults(now, texts) == [
        "not the same values and tags: By %(day)s",
        "missing: <strong>Keep</strong> it",
    ]


def test_a_catalogue_is_read_as_it_was_written() -> None:
    made = {'Say "no"\n': "Powiedz „nie”\\", "Go on": "", "Back\t": "Wstecz"}
    read = read_po(write_po("pl", made))
    assert {text: read[text] for text in made} == made
    several = 'msgid ""\n"Go "\n"on"\nmsgstr "Dalej"\n'
    assert read_po(several)["Go on"] == "Dalej"
    assert compile_mo(read)[:4] == b"\xde\x12\x04\x95"


def test_each_language_that_ships_is_whole() -> None:
    with set_up_as(HEARD_COUNCILS=str(messages.ROOT / "chalicelib" / "councils")):
        texts = messages.list_messages()
    for path in messages.TRANSLATIONS.glob("*.po"):
        assert messages.find_faults(read_po(path.read_text("utf-8")), texts) == [], path.name
