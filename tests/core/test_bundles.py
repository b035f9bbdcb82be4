"""What an officer gets at once, and what waits for the letter of the hour."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.core import bundles
from chalicelib.core.bundles import Bundle, close, take_turn
from chalicelib.core.cases import Letter
from chalicelib.core.decisions import decide
from chalicelib.core.reading.danger_words import DANGER
from chalicelib.core.working_days import london_date
from tests.core.lives import FRIDAY, HOUSE, REFERENCE, Life, a_complaint

MINUTE = timedelta(minutes=1)
ONE = (("set_aside", 1),)


def after(*turns: tuple[str, int], counted=ONE, bundle=None):
    """Return the bundle after letters that came so many minutes past ten, and which went."""
    bundle = bundle or Bundle()
    went = []
    for letter_id, minute in turns:
        bundle, at_once = take_turn(bundle, counted, letter_id, FRIDAY + minute * MINUTE)
        if at_once:
            went.append(letter_id)
    return bundle, went


def test_the_first_of_a_quiet_hour_goes_and_those_that_follow_within_it_are_gathered():
    bundle, went = after(("a", 0), ("b", 10), ("c", 59))
    assert went == ["a"]
    assert bundle.gathered == 2
    assert bundle.due_at == FRIDAY + bundles.HOUR


def test_one_that_comes_after_a_quiet_hour_goes_at_once():
    bundle, went = after(("a", 0), ("b", 60))
    assert went == ["a", "b"]
    assert bundle.due_at is None


def test_a_letter_that_is_tried_again_goes_as_it_did_before():
    bundle, went = after(("a", 0), ("a", 1), ("a", 2))
    assert went == ["a", "a", "a"]
    assert bundle.gathered == 0


def test_while_a_flood_goes_on_there_is_one_letter_an_hour_and_none_beside():
    bundle, _ = after(("a", 0), ("b", 10))
    bundle = close(bundle, FRIDAY + 61 * MINUTE)
    bundle, went = after(("c", 62), ("d", 110), bundle=bundle)
    assert went == []
    assert bundle.due_at == FRIDAY + 121 * MINUTE
    bundle = close(bundle, FRIDAY + 121 * MINUTE)
    assert after(("e", 182), bundle=bundle)[1] == ["e"]


def test_what_is_gathered_after_an_outage_is_still_due():
    bundle, _ = after(("a", 0), ("b", 1))
    bundle, went = after(("c", 5 * 60), bundle=bundle)
    assert went == ["c"]
    assert bundle.due_at == FRIDAY + bundles.HOUR


def test_kinds_do_not_hold_each_other_up_and_go_together():
    bundle, _ = after(("a", 0), ("b", 30))
    bundle, went = after(("x", 40), ("y", 50), counted=(("held", 1),), bundle=bundle)
    assert went == ["x"]
    assert (bundle.gathered, bundle.due_at) == (2, FRIDAY + bundles.HOUR)


def test_a_letter_counted_twice_waits_for_the_first_that_is_full():
    both = (("new_case/jo", 2), ("new_case", 100))
    bundle, went = after(("a", 0), ("b", 1), ("c", 2), counted=both)
    assert went == ["a", "b"]
    assert bundle.full == ("new_case/jo",)
    assert after(("d", 3), counted=(("new_case/sam", 2), ("new_case", 100)), bundle=bundle)[1]


@pytest.mark.parametrize("flag", [DANGER, ""])
def test_danger_never_waits(flag: str):
    case = decide.open_case(a_complaint(), REFERENCE, FRIDAY, FRIDAY, HOUSE).case
    if flag:
        case = replace(case, flags=(flag,))
    letter = Letter("1", "new_case", "team")
    assert bundles.is_urgent(letter, case, london_date(FRIDAY)) is bool(flag)


def test_an_address_that_may_not_be_safe_never_waits():
    said = a_complaint(email="jo@family.example", email_safe="no")
    case = decide.open_case(said, REFERENCE, FRIDAY, FRIDAY, HOUSE).case
    assert bundles.is_urgent(Letter("1", "new_case", "team"), case, london_date(FRIDAY))


def test_what_must_be_acknowledged_today_or_is_late_never_waits():
    case = decide.open_case(a_complaint(), REFERENCE, FRIDAY, FRIDAY, HOUSE).case
    due_on = case.clock("ack").due_on
    aside = Letter("1", "set_aside", "team", {"acknowledge_by": due_on.isoformat()})
    for letter, of in ((Letter("1", "new_case", "team"), case), (aside, None)):
        assert not bundles.is_urgent(letter, of, due_on - timedelta(days=1))
        assert bundles.is_urgent(letter, of, due_on)
        assert bundles.is_urgent(letter, of, due_on + timedelta(days=1))


@pytest.mark.parametrize(
    "name", ["danger_alarm", "aside_danger", "is_it_safe", "still_to_tell", "request_heard"]
)
def test_letters_that_ask_for_something_today_have_no_kind(name: str):
    assert bundles.find_kind(Letter("1", name, "team")) is None


@pytest.mark.parametrize("name", ["reminder", "due_today", "overdue"])
@pytest.mark.parametrize(
    ("clock", "flag", "waits"),
    [("ack", "", True), ("s1_response", "", True), ("freeze", "", False), ("ack", DANGER, False)],
)
def test_reminders_are_bundled_save_of_danger_and_of_what_had_to_be_done_the_same_day(
    name: str, clock: str, flag: str, waits: bool
):
    case = Life.begins().case
    case = replace(case, flags=(flag,) if flag else ())
    letter = Letter("1", name, "team", {"clock": clock})
    kind = bundles.find_kind(letter)
    assert kind
    assert kind.name == bundles.REMINDER
    today = case.clock("ack").due_on  # a reminder of that very day waits as well
    assert bundles.is_urgent(letter, case, today) is not waits


def test_reminders_stand_by_their_date_the_most_urgent_first():
    lines = []
    for n, due_on in enumerate(["2026-12-02", "2026-11-20", "2026-11-27"]):
        lines.append({"kind": "reminder", "at": f"{n}", "due_on": due_on})
    facts = bundles.make_facts(lines)
    assert facts["headline"] == "3 reminders"
    (section,) = facts["sections"]
    days = [(row["number"], row["due_on"]) for row in section["rows"]]
    assert days == [(1, "2026-11-20"), (2, "2026-11-27"), (3, "2026-12-02")]


def test_the_kind_that_holds_the_most_urgent_line_stands_first():
    came = {"at": "2026-12-03T10:00:00+00:00"}
    new = came | {"kind": "new_case", "acknowledge_by": "2026-12-08"}
    to_come = came | {"kind": "reminder", "due_on": "2026-12-10"}
    late = came | {"kind": "reminder", "due_on": "2026-11-25"}
    added = came | {"kind": "added"}
    for lines, order in (
        ([new, to_come], ["new case", "reminder"]),
        ([new, to_come, late, added], ["reminders", "message added to a case", "new case"]),
    ):
        sections = bundles.make_facts(lines)["sections"]
        assert [section["title"] for section in sections] == order
        numbers = [row["number"] for section in sections for row in section["rows"]]
        assert numbers == [*range(1, len(lines) + 1)]


def test_lines_of_one_sender_are_told_by_a_number_and_by_no_address():
    lines = []
    for n, sender in enumerate(["jo@x", "sam@x", "jo@x"]):
        lines.append({"kind": "set_aside", "at": f"{n}", "sender": sender})
    (section,) = bundles.make_facts(lines)["sections"]
    senders = [(row["sender"], row["of_sender"]) for row in section["rows"]]
    assert senders == [(1, 2), (2, 1), (1, 2)]


def test_of_letters_to_pass_on_only_those_held_back_to_spare_a_mailbox_are_bundled():
    assert bundles.find_kind(Letter("1", "please_tell", "team")) is None
    held = bundles.find_kind(Letter("1", "please_tell", "team", {"held": True}))
    assert held
    assert held.name == "held"


def test_a_fresh_link_that_an_officer_asked_for_has_no_kind():
    assert bundles.find_kind(Letter("1", "set_aside", "team", {"fresh": True})) is None


def test_a_long_list_says_how_many_it_leaves_out():
    lines = [{"kind": "set_aside", "at": f"{n:04}"} for n in range(150)]
    facts = bundles.make_facts([*lines, {"kind": "new_case", "at": "000"}])
    assert facts["headline"] == "1 new case and 150 messages set aside"
    new, aside = facts["sections"]
    assert (new["count"], aside["count"], len(aside["rows"])) == (1, 150, bundles.SHOWN - 1)
