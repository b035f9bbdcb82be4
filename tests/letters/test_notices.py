"""Each notice of RULES section 5 says each thing that it must, to a child and to an adult, for both
councils, by email and by post: `notices.toml` lists what.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from chalicelib.core.cases import COMPLAINANT, Letter
from chalicelib.core.people.officers import Officer
from chalicelib.core.people.parties import Party
from chalicelib.core.wording.letter_names import NOTICES
from chalicelib.core.working_days import in_words, london_date
from chalicelib.councils import list_codes, load_council
from chalicelib.letters import render_to_read_out
from tests.letters.letter_lives import (
    COMPLAINT,
    FRIDAY,
    WORDS,
    Life,
    Made,
    as_stored,
    every_once,
)
from tests.letters.stories import stage3

TABLE = tomllib.loads(Path(__file__).with_name("notices.toml").read_text("utf-8"))
NUMBERS = [f"N{n}" for n in range(1, 44)]
READERS = ("child", "adult")
WAYS = ("email", "post")
HELPED = ("N2", "N3", "N4", "N16", "N18", "N20", "N25", "N26", "N28", "N29")  # copied as agreed
RANA = Party("p1", "advocate", "Rana Ali", FRIDAY, email="rana@advocates.example", copies="copies")
Row = dict[str, Any]


def letters_of(number: str) -> list[str]:
    """Return the names of the letters of a notice."""
    return [name for name, notice in NOTICES.items() if number in notice.number.split()]


def is_to_person(name: str) -> bool:
    return bool(NOTICES[name.partition("@")[0]].said)


@cache
def of_their_own(council: str) -> dict[str, Made]:
    """Return the letters that need a life of their own: about a plan, of an answer that is late,
    and to the team about the panel's report.
    """
    plan = Life(load_council(council), COMPLAINT, WORDS)
    plan.triaged("ehcp")
    late = Life(load_council(council), COMPLAINT, WORDS)
    late.left("acknowledgement")
    late.triaged()
    late.left("points_understood")
    late.wait(11)
    panel = stage3.held(lambda: Life(load_council(council), COMPLAINT, WORDS))
    shared = panel.owed["panel_report_shared"]
    return {
        "corporate_understood@plan": plan.made["corporate_understood"],
        "overdue@late": late.made["overdue"],
        "panel_report_shared@team": as_stored(shared, panel.case, panel.council, panel.now),
    }


@cache
def made_for(name: str, council: str, reader: str) -> Made:
    """Return a letter to a child, who is the one of the stories, or to an adult."""
    made = (every_once(council) | of_their_own(council))[name]
    if made.case is None or reader == "child" or isinstance(made.to, Officer):
        return made
    person = made.case.person
    if person.code == COMPLAINT.code:
        person = replace(person, code="parent")
    case = replace(made.case, person=person)
    if reader == "advocate":
        letter = replace(made.letter, to=RANA.key, copy=RANA.copies)
        return as_stored(letter, replace(case, parties=(RANA,)), made.council, made.now)
    return as_stored(made.letter, case, made.council, made.now)


@cache
def words_of(name: str, council: str, reader: str, way: str) -> str:
    """Return a letter as it is read: by email; to a child, as the letter that asks to post it has
    it; to an adult, as the page has it that prints a letter or is read out.
    """
    made = made_for(name, council, reader)
    if way == "email":
        return join_lines(made.written.text)
    if reader == "adult" and made.case:
        return join_lines(render_to_read_out(made.letter, made.case, made.council, made.now))
    told = Letter("X-2", "please_tell", "team", {"enclosed": made.letter.name})
    told.facts["facts"] = made.letter.facts
    text = as_stored(told, made.case, made.council, made.now).written.text
    return join_lines(text.split("=" * 40)[1])


def join_lines(text: str) -> str:
    """Return a letter in one line, without the lines under its headings."""
    kept = [line for line in text.splitlines() if not re.fullmatch(r"[-=]+", line)]
    return " ".join(" ".join(kept).replace(" > ", " ").split())


@cache
def names_for(name: str, council: str) -> dict[str, str]:
    """Return what a pattern may have in angle brackets: the council's own, as patterns."""
    made = made_for(name, council, "child")
    of = load_council(council)
    contact = of.authority.staff(made.case).contact if made.case else of.team
    values = {
        "reference": made.case.reference if made.case else "",
        "council": of.name,
        "contact": contact.name,
        "phone": contact.phone or of.team.phone,
        "email": contact.email,
        "team post": of.team.post,
        "today": in_words(london_date(made.now)),
        "advocates": of.advocacy.name,
        "ombudsman": of.ombudsman.name,
        "ombudsman phone": of.ombudsman.phone,
        "ombudsman post": of.ombudsman.post,
        "ico": of.elsewhere["ico"].name,
        "ico phone": of.elsewhere["ico"].phone,
    }
    values |= {officer.key: officer.name for officer in of.officers}
    names = {key: re.escape(value) for key, value in values.items()}
    return names | {"danger": ".*".join(re.escape(row.call) for row in of.danger)}


def fill_in(pattern: str, names: dict[str, str]) -> str:
    """Return a pattern with what stands for the names in it."""
    return re.sub(r"<([a-z][a-z0-9 ]*)>", lambda found: names[found[1]], pattern)


def find_missing(
    number: str, row: Row, name: str, council: str, reader: str, way: str
) -> Iterator[str]:
    """Yield what a letter does not say of a row, or says that it must not."""
    if row.get("way", way) != way or row.get("reader", reader) != reader:
        return
    if reader == "advocate" and row.get("private"):
        return
    text = words_of(name, council, reader, way)
    names = names_for(name, council)
    for pattern in row.get("seen", ()):
        if not re.search(fill_in(pattern, names), text, re.IGNORECASE):
            yield f"{number}, {name}: {row['must']} ({pattern} is not there)"
    for pattern in row.get("never", ()):
        found = re.search(fill_in(pattern, names), text, re.IGNORECASE)
        if found:
            yield f"{number}, {name}: {row['must']} ({found[0]} is there)"


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("council", list_codes())
def test_each_notice_says_what_it_must(council: str, reader: str, way: str) -> None:
    missing: list[str] = []
    for number in NUMBERS:
        for row in TABLE.get(number, ()):
            for name in row.get("by", letters_of(number)):
                if is_to_person(name) or (reader, way) == ("child", "email"):
                    missing += find_missing(number, row, name, council, reader, way)
        for name in filter(is_to_person, letters_of(number)):
            for row in TABLE["every"]:
                missing += find_missing(number, row, name, council, reader, way)
    assert missing == []


@pytest.mark.parametrize("council", list_codes())
def test_an_advocate_who_gets_copies_is_told_all_that_the_person_is(council: str) -> None:
    missing: list[str] = []
    for number in HELPED:
        for row in TABLE[number]:
            for name in filter(is_to_person, row.get("by", letters_of(number))):
                missing += find_missing(number, row, name, council, "advocate", "email")
                text = words_of(name, council, "advocate", "email")
                assert "This is a copy for you, as Ann Example’s advocate" in text, name
    assert missing == []


@pytest.mark.parametrize("name", [n.name for n in NOTICES.values() if n.member])
def test_a_member_of_a_group_has_an_answer_of_their_own_at_each_outcome(name: str) -> None:
    made = every_once("sefton")[name]
    assert made.case
    amy = replace(RANA, capacity="member", name="Amy Field")
    person = replace(made.case.person, code="group", name="Southport Parents")
    case = replace(made.case, person=person, parties=(amy,))
    facts = {**made.letter.facts, "outcome": name, "party": amy.key}
    letter = Letter("X-1", NOTICES[name].member, amy.key, facts)
    text = join_lines(as_stored(letter, case, made.council, made.now).written.text)
    for said in ("Dear Amy Field", "What we found", "You can complain to us yourself"):
        assert said in text
    theirs = join_lines(made.written.text)
    for report in ("Report 2", "panel’s report in full"):
        assert (report in text) is (report in theirs)


def test_each_notice_has_rows_and_each_letter_of_it_one() -> None:
    assert [n for n in NUMBERS if n not in TABLE] == []
    for number in TABLE.keys() - {"every"}:
        rows = TABLE[number]
        named = {name.partition("@")[0] for row in rows for name in row.get("by", ())}
        if all("by" in row for row in rows):
            assert named == set(letters_of(number)), number


def test_a_word_that_is_missing_from_a_letter_is_named() -> None:
    row = {"must": "a thing that no letter says", "seen": ["once upon a time"]}
    (missing,) = find_missing("N7", row, "more_wanted", "sefton", "child", "email")
    assert missing.startswith("N7, more_wanted: a thing that no letter says")


def test_the_letters_of_the_notices_go_to_those_whom_the_table_says() -> None:
    for made in every_once("sefton").values():
        if is_to_person(made.letter.name):
            assert made.letter.to == COMPLAINANT, made.letter.name
