"""Whatever people write, a letter stays a letter: nothing acts, nothing passes for our words, no
header breaks, nothing is lost.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib import councils, markup, post
from chalicelib.core.cases import COMPLAINANT
from chalicelib.core.papers import FileRef
from chalicelib.phone_links import HELP
from tests.letters.letter_lives import COMPLAINT, SITE, WORDS, Life, Made, every_letter, every_once
from tests.letters.test_letters import Words, plain_words, without_links

SCRIPT = '<script>alert(1)</script><img src=x onerror=alert(2)><a href="javascript:alert(3)">x</a>'
MARKUP = (
    "# Our heading\n* our bullet\n[!Press "
    "here](https://evil.example/x)\n[Read](javascript:alert(4))\n===\n> > not ours"
)
TEMPLATE = " {{ council.name }} {% for x in y %} {0} %s ${HOME}"
BREAKS = "one\r\nBcc: everyone@evil.example\r\n\r\n<b>two</b>\x0bthree\u2028four\x85five\x00six"
HIDDEN = (
    "\u202egnp.exe\u202c \u2066isolated\u2069 zero\u200bwidth \ufeff\U000e0041\ue000\ue0f1 "
    "half\ud800"
)
PERSIAN = "می\u200cخواهم با کسی حرف بزنم"
LONG = "They did not listen. " * 600  # more than any letter shows
# It costs a life of every letter, so what can act comes first, and then what is only long.
HOSTILE = f"{SCRIPT}{TEMPLATE}\n{MARKUP}\n{BREAKS} {HIDDEN}" + " \t\n" * 300 + LONG


def with_words(words: str) -> dict[str, Made]:
    """Return every letter of a case whose fields, each one a person can fill, all hold `words`."""
    fields = (
        "name",
        "phone",
        "post",
        "safe",
        "help",
        "about",
        "consent",
        "when_text",
        "wanted",
    )
    given = replace(
        COMPLAINT,
        **dict.fromkeys(fields, f"{words[:2000]}\nand this"),
        involved=(words[:500],),
        files=(FileRef("k", words[:2000], 1, words[:2000]),),
    )
    given = replace(given, happened=f"{words}\nand this")
    return every_letter(
        "sefton", given, dict.fromkeys((*WORDS, "aside"), f"{words[:9000]}\nand this")
    )


@cache
def usual_subjects() -> dict[str, str]:
    """Return the subject of every letter of an ordinary case, by the letter's name."""
    return {name: made.written.subject for name, made in every_once("sefton").items()}


@pytest.fixture(scope="module")
def attacked() -> dict[str, Made]:
    return with_words(HOSTILE)


def test_no_tag_attribute_or_link_of_theirs_is_in_any_page(attacked: dict[str, Made]) -> None:
    council = councils.load_council("sefton")
    own = {
        "https://www.nyas.net",
        "https://www.lgo.org.uk",
        council.equality_form,
        *(c.web for c in council.elsewhere.values()),
        *(f"tel:{number.replace(' ', '')}" for number in (*council.numbers, *HELP)),
    }
    for name, made in attacked.items():
        page = Words(made.written.html)
        assert not {"script", "img", "iframe", "form", "b", "object", "svg"} & set(page.tags), name
        assert not {a for a in page.attributes if a.startswith("on") or a == "src"}, name
        assert {link for link in page.links if not link.startswith(SITE + "/")} <= own, name


def test_none_of_their_lines_is_read_as_ours(attacked: dict[str, Made]) -> None:
    for name, made in attacked.items():
        titles = re.findall(r"(?s)<h[23][^>]*>(.*?)</h[23]>", made.written.html)
        assert not any("Our heading" in title for title in titles), name
        assert not re.search(r"(?m)^(Press here:|Our heading\n-)", made.written.text), name
        assert made.written.html.count("<hr") == (2 if "enclosed" in made.letter.facts else 0), name


def test_text_and_html_still_say_the_same(attacked: dict[str, Made]) -> None:
    for name, made in attacked.items():
        html = without_links("\n".join(Words(made.written.html).words))
        assert plain_words(without_links(made.written.text)) == plain_words(html), name


def test_a_subject_is_one_short_line_without_a_word_of_theirs(attacked: dict[str, Made]) -> None:
    assert {name: made.written.subject for name, made in attacked.items()} == usual_subjects()


def test_nothing_unseen_or_unencodable_is_left(attacked: dict[str, Made]) -> None:
    for name, made in attacked.items():
        for part in (made.written.text, made.written.html):
            part.encode("utf-8")
            assert not re.search(
                "[\u202a-\u202e\u2066-\u2069\u200b\ufeff\ue000-\uf8ff\x00-\x09\x0b-\x1f]", part
            ), name


def test_each_letter_becomes_a_message_with_no_header_of_theirs(attacked: dict[str, Made]) -> None:
    for name, made in attacked.items():
        w = made.written
        mail = post.Mail(
            "K4M7-RT2C-1-1",
            "CASE#K4M7-RT2C",
            "ann@people.example",
            "k@sefton.example",
            w.subject,
            w.text,
            w.html,
            False,
        )
        message = message_from_bytes(
            post.build_message(mail, datetime(2026, 11, 27, tzinfo=UTC)), policy=default
        )
        assert message["Bcc"] is None, name
        assert message["Subject"] == w.subject
        plain = message.get_body(("plain",))
        assert plain is not None
        assert plain.get_content().replace("\r\n", "\n") == w.text


def test_words_of_the_answer_are_never_cut(attacked: dict[str, Made]) -> None:
    reply = attacked["stage1_reply"].written.text
    whole = HOSTILE[:9000].count("They did not listen.")
    assert (
        reply.count("They did not listen.") > 4 * whole
    )  # what we are sorry for, what we looked at, our reasons, what we will do


def test_very_long_words_to_an_officer_are_cut_and_say_so() -> None:
    very_long = replace(COMPLAINT, happened=LONG * 3)
    text = Life(councils.load_council("sefton"), very_long, WORDS).made["new_case"].written.text
    assert "There is more. Open the case to read all of it." in text
    assert len(text) < 60_000


def test_what_they_wrote_is_shown_as_theirs_with_every_sign_they_used(
    attacked: dict[str, Made],
) -> None:
    marked = attacked["new_case"].written.text
    for row in MARKUP.split("\n"):
        assert f"> {row}" in marked
    assert SCRIPT + TEMPLATE in marked


def test_joiners_that_a_language_is_spelt_with_are_kept_and_its_direction_is_its_own() -> None:
    written = replace(COMPLAINT, happened=PERSIAN)
    new = Life(councils.load_council("sefton"), written, WORDS).made["new_case"].written
    assert PERSIAN in new.text
    assert f'<p dir="auto" style="margin:0 0 8px">{PERSIAN}' in new.html


def points_understood(name: str) -> str:
    """Return the text of the first letter to somebody of that name."""
    life = Life(councils.load_council("sefton"), replace(COMPLAINT, name=name), WORDS)
    life.triaged()
    return life.made["points_understood"].written.text


@pytest.mark.parametrize(
    "name",
    [
        "https://evil.example/win",
        "Call 0900 123456",
        "evil.example",
        "Ann <x@evil.example>",
        "A" * 80,
        "",
        "\u200b",
    ],
)
def test_a_name_that_may_be_an_address_is_not_greeted(name: str) -> None:
    assert "\n\nHello,\n" in points_understood(name)


@pytest.mark.parametrize(
    "name", ["Zoë O’Neill-Nguyễn", "محمد", "J. Smith", "Anne Marie\r\nExample"]
)
def test_a_real_name_is_greeted_as_it_is_written(name: str) -> None:
    assert f"Dear {' '.join(name.split())},\n" in points_understood(name)


@given(st.text(max_size=200))
def test_any_words_at_all_are_one_quotation_and_nothing_else(words: str) -> None:
    parts = markup.parse_blocks(
        f"Before.\n\n{markup.quote_words(markup.guard_value(words))}\n\nAfter."
    )
    assert [p.kind for p in parts] == ["paragraph", "quote", "paragraph"]


@given(st.text(max_size=200))
def test_any_words_in_a_sentence_stay_in_it(words: str) -> None:
    for said in (markup.make_line(markup.guard_value(words)), markup.guard_value(words)):
        assert [p.kind for p in markup.parse_blocks(f"{said} said this.")] == ["paragraph"]


@given(st.text(max_size=200))
def test_an_officers_words_are_paragraphs_and_nothing_else(words: str) -> None:
    assert {p.kind for p in markup.parse_blocks(markup.make_prose(markup.guard_value(words)))} <= {
        "paragraph"
    }


def test_a_link_leads_only_to_the_web() -> None:
    for url in (
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "https://a b",
        'https://a"onclick',
    ):
        assert [p.kind for p in markup.parse_blocks(f"[Read]({url})")] == ["paragraph"], url
    assert markup.parse_blocks("[!Read](https://sefton.example/act/x)")[0].kind == "button"


def test_the_person_is_the_only_one_a_letter_to_the_person_names(attacked: dict[str, Made]) -> None:
    for made in attacked.values():
        if made.letter.to == COMPLAINANT:
            assert "Priya Nair" not in made.written.text
