"""The first letter in another language, with all of it in English below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from chalicelib import councils, store
from chalicelib.core.cases import REPLY_MARKER, Complaint
from chalicelib.core.receipts import Receipt
from chalicelib.core.wording.languages import find_named
from chalicelib.letters import Rendered, render_letter, render_to_read_out
from chalicelib.translations import BELOW, COOKIE
from tests.helpers import Heard, by_form
from tests.letters.letter_lives import COMPLAINT, FRIDAY, REFERENCE, WORDS, Life, links
from tests.other_language import MADE_UP, OWN, find_english, use_made_up_language

ZQ = replace(COMPLAINT, happened="Zq.", wanted="Zq", when_text="Zq", about="Zq", involved=("Zq",))
OF_PARENT = replace(ZQ, code="parent", copied=("zq@zq.example",))
RECEIPT = Receipt("socialwork1", FRIDAY, "Zq")
COMPLAINTS = {
    "a parent": OF_PARENT,
    "an advocate": replace(OF_PARENT, code="advocate"),
    "a child": replace(ZQ, copied=("zq@zq.example",)),
    "a child by telephone": replace(ZQ, source="telephone", receipt=RECEIPT),
    "a parent by telephone": replace(OF_PARENT, source="telephone", receipt=RECEIPT),
    "thanks": replace(OF_PARENT, kind="compliment"),
    "a comment": replace(OF_PARENT, kind="comment"),
    "a question": replace(OF_PARENT, kind="enquiry"),
}


@pytest.fixture
def made_up(tmp_path: Path) -> Iterator[None]:
    """Have a language in which each text stands between marks."""
    with use_made_up_language(tmp_path):
        yield


def write_first_letter(complaint: Complaint) -> tuple[Rendered, str]:
    """Return the first letter of a complaint as it is mailed, and as it is printed."""
    made = Life(councils.load_council("sefton"), complaint, WORDS).made["acknowledgement"]
    assert made.case
    given = links(made.letter, made.case, made.to, made.council)
    mailed = render_letter(
        made.letter, made.case, made.council, to=made.to, links=given, now=made.now
    )
    return mailed, render_to_read_out(made.letter, made.case, made.council, made.now)


@pytest.mark.parametrize("who", COMPLAINTS)
def test_the_first_letter_is_whole_in_their_language_and_whole_in_english_below(
    who: str, made_up: None
) -> None:
    english, on_paper = write_first_letter(COMPLAINTS[who])
    theirs, theirs_on_paper = write_first_letter(replace(COMPLAINTS[who], language=MADE_UP))
    above, _, below = theirs.text.partition(f"{BELOW}\n")
    _, _, above = above.partition(REPLY_MARKER)
    assert find_english(above.replace(REFERENCE, "")) == ""
    _, _, body = english.text.partition("\n\nHello,")
    assert below.endswith(body)
    assert f"\u2066{REFERENCE}\u2069" in above  # no sign of it changes places
    assert "\u2066" not in below
    assert BELOW not in english.text + on_paper
    assert theirs_on_paper.count(BELOW) == 1
    assert theirs.subject.startswith("⟦")
    page = html.fromstring(theirs.html)
    assert (page.get("lang"), page.get("dir")) == (MADE_UP, "rtl")
    assert [each.get("lang") for each in page.xpath("//body//*[@lang]")] == [MADE_UP, "en"]


def test_the_language_of_the_form_or_else_of_the_interpreter_is_kept_with_the_case(
    heard: Heard, made_up: None
) -> None:
    said = {
        ("en", ""): "",
        ("en", "Arabic"): MADE_UP,
        ("en", "Polish"): "",
        (MADE_UP, ""): MADE_UP,
    }
    kept = {}
    for shown, spoken in said:
        heard.client.http.cookie = f"{OWN}; {COOKIE}={shown}"
        ticked = {"help_interpreter": "yes"} if spoken else {}
        email = f"sam{len(kept)}@people.example"
        case = store.load(by_form(heard.client, help_language=spoken, email=email, **ticked))
        assert case
        kept[(shown, spoken)] = case.person.language
    assert kept == said
    first = [each.subject.startswith("⟦") for each in heard.sent("acknowledgement")]
    assert first == [language == MADE_UP for language in said.values()]
    told = ["Language: Arabic." in each.text for each in heard.sent("new_case")]
    assert told == first


def test_people_name_a_language_in_english_or_by_its_own_name() -> None:
    told = {"Polish interpreter please": ["pl"], "język: Polski": ["pl"], "Large print": []}
    assert {text: list(find_named(text)) for text in told} == told
