"""Who is on the complainant's side of a case: how they are kept, and what each of them may see."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from chalicelib.core import records
from chalicelib.core.cases import COMPLAINANT, Case, Letter
from chalicelib.core.people.access import may_party, may_party_open, strip_private
from chalicelib.core.people.parties import COPIES, INSTEAD, Party, is_party_key
from tests.core.lives import Life

FRIDAY = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
BEFORE = Path(__file__).with_name("case_before_parties.json")
RANA = Party(
    "p1", "advocate", "Rana Ali", FRIDAY, email="rana@advocates.example", may=("see", "add")
)


def read_case_of_before() -> Case:
    """Return a case as a version stored it that knew the complainant alone."""
    return records.from_plain(Case, json.loads(BEFORE.read_text("utf-8")))


def test_a_case_that_was_stored_before_parties_loads_as_it_was() -> None:
    case = read_case_of_before()
    assert case.parties == ()
    assert case.person.key == COMPLAINANT
    assert case.told[0].to == ""
    assert records.to_plain(case) == json.loads(BEFORE.read_text("utf-8"))


def test_a_party_is_kept_with_the_case_and_read_back_whole() -> None:
    case = read_case_of_before().with_party(replace(RANA, until=date(2026, 12, 31)))
    stored = json.loads(json.dumps(records.to_plain(case)))
    assert records.from_plain(Case, stored) == case


def test_a_letter_of_before_parties_is_no_copy() -> None:
    letter = records.from_plain(Letter, {"id": "K4M7-RT2D-1-1", "name": "thanks", "to": "p1"})
    assert letter.copy == ""
    assert not letter.tells_person


def test_only_a_letter_to_the_person_or_instead_of_theirs_meets_a_duty_to_them() -> None:
    told = [
        Letter("1", "stage1_reply", to, copy=copy).tells_person
        for to, copy in ((COMPLAINANT, ""), ("p1", COPIES), ("p1", INSTEAD), ("team", ""))
    ]
    assert told == [True, False, True, False]


def test_a_party_has_a_part_until_the_end_of_their_last_day_in_london() -> None:
    party = replace(RANA, until=date(2026, 11, 30))
    assert party.is_active(datetime(2026, 11, 30, 23, 59, tzinfo=UTC))
    assert not party.is_active(datetime(2026, 12, 1, 0, 0, tzinfo=UTC))


def test_a_party_may_do_only_what_the_person_agreed_to_and_nothing_once_it_has_ended() -> None:
    case = Life.begins().case
    assert may_party(case, RANA, "see", MONDAY)
    assert not may_party(case, RANA, "withdraw", MONDAY)
    ended = replace(RANA, ended_at=MONDAY)
    assert not may_party(case, ended, "see", MONDAY)


def test_a_link_opens_nothing_once_it_was_stopped_or_its_reader_has_no_part() -> None:
    assert may_party_open(RANA, 0, MONDAY)
    assert not may_party_open(replace(RANA, stops=1), 0, MONDAY)
    assert not may_party_open(replace(RANA, may=()), 0, MONDAY)
    assert not may_party_open(replace(RANA, ended_at=MONDAY), 0, MONDAY)


def test_what_only_the_person_may_have_is_not_in_the_case_that_others_see() -> None:
    case = read_case_of_before()
    person = replace(
        case.person,
        email="sam@family.example",
        phone="01632 960001",
        post="2 Example Road",
        help="Large print",
    )
    case = replace(case, person=person, kept={"address_doubted": {"words": "She reads it"}})
    seen = json.dumps(records.to_plain(strip_private(case)))
    for private in ("@family", "01632", "Example Road", "voicemail", "Large print", "reads it"):
        assert private not in seen
    assert "Sam Carter" in seen


def test_the_key_of_a_party_is_told_from_an_officers() -> None:
    assert is_party_key("p1")
    assert is_party_key("p12")
    for key in ("p0", "p", "panel1", "complainant", "P1", "p1\n"):
        assert not is_party_key(key)
