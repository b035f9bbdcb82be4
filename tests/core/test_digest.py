"""The complaints manager's morning: every open case once, under the first heading that fits, in the
order of the dates that were promised to people.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core import digest
from chalicelib.core.case_clocks import Clock
from chalicelib.core.cases import Case, PassOn
from tests.core.lives import FRIDAY as FRIDAY_10AM
from tests.core.lives import Life

FRIDAY = date(2026, 11, 27)
OPEN = Life.begins().case
PROMISED = ["ack", "s1_response", "s1_max"]
AMONG = ["freeze", "reprisal", "restriction_review", "door", "danger"]
DAYS = st.integers(-40, 40).map(lambda days: FRIDAY + timedelta(days=days))
CLOCKS = st.dictionaries(st.sampled_from([*PROMISED, *AMONG]), DAYS, max_size=4)
LINES = st.lists(st.tuples(CLOCKS, st.booleans(), st.booleans()), max_size=12)


def case_with(reference: str, due: dict[str, date], *, waits: bool = False) -> Case:
    """Return an open case whose running clocks are those of `due`."""
    day_0 = FRIDAY - timedelta(days=60)
    clocks = []
    for name, on in due.items():
        clocks.append(Clock(name, day_0, 10, on, since=day_0, first_due_on=on))
    letters = (PassOn("L1", "acknowledgement", FRIDAY_10AM),) if waits else ()
    return replace(
        OPEN,
        reference=reference,
        procedure="children_act",
        stage="stage1",
        clocks=tuple(clocks),
        to_pass_on=letters,
    )


def line(reference: str, *, gone: bool = False, waits: bool = False, **due: date) -> digest.Line:
    case = case_with(reference, due, waits=waits)
    return digest.make_line(case, "Priya Nair", FRIDAY, gone=gone)


def row(of: digest.Line) -> dict[str, Any]:
    """Return the one row that a line makes."""
    (section,) = digest.make_sections([of])
    (only,) = section["rows"]
    return only


def headings(lines: list[digest.Line]) -> dict[str, list[str]]:
    return {
        section["title"]: [row["reference"] for row in section["rows"]]
        for section in digest.make_sections(lines)
    }


def day(number: int) -> date:
    """Return a day from Friday 27 November on."""
    return FRIDAY + timedelta(days=number)


def test_each_case_stands_under_the_first_heading_that_fits_it():
    assert headings(
        [
            line("rest", s1_response=day(5)),  # Wednesday, in 3 working days
            line("soon", s1_response=day(4)),  # Tuesday, in 2
            line("today", s1_response=FRIDAY),
            line("late", ack=day(-1)),  # Thursday
            line("later", s1_response=day(-7)),  # the Friday before
            line("pass-on", ack=day(5), waits=True),
            line("left", s1_response=day(5), gone=True),
            line("door", s1_response=day(14), door=day(2)),
            line("quiet", s1_response=day(14), restriction_review=day(-3)),
            line("danger", s1_response=day(14), danger=FRIDAY),
            line("none"),
            line("answered", action=day(40), learning=day(5)),
        ]
    ) == {
        "Danger that nobody has confirmed": ["danger"],
        "Late": ["later", "late"],
        "Due today": ["today"],
        "Letters to pass on today": ["pass-on"],
        "With somebody who has left": ["left"],
        "Put where the case did not point to": ["door"],
        "Late among officers": ["quiet"],
        "Due soon": ["soon"],
        "Due later": ["rest"],
        "What changes because of complaints": ["answered"],
        "Nothing promised by a date": ["none"],
    }


def test_a_weekend_makes_nothing_late():
    saturday = FRIDAY + timedelta(days=1)
    case = case_with("x", {"s1_response": FRIDAY})
    first = digest.make_line(case, "the team", saturday).first
    assert first
    assert first.days == 0


def test_a_date_of_the_officers_own_never_stands_in_the_place_of_one_that_was_promised():
    late = line("x", s1_response=day(-1), freeze=day(-9))
    assert headings([late]) == {"Late": ["x"]}
    assert row(late)["promised"] == [{"clock": "s1_response", "on": "2026-11-26"}]
    assert row(late)["among"] == [{"clock": "freeze", "on": "2026-11-18"}]


def test_what_is_late_among_officers_alone_comes_after_what_is_late_or_due_today_for_a_person():
    review = line("a", restriction_review=day(-30))
    late = line("b", s1_response=day(-1))
    due = line("c", s1_response=FRIDAY)
    assert list(headings([review, due, late])) == ["Late", "Due today", "Late among officers"]


def test_every_promise_that_has_passed_is_named_and_of_the_others_only_the_next():
    late = line("x", ack=day(-9), s1_response=day(-1), s1_max=day(20))
    assert [due["clock"] for due in row(late)["promised"]] == ["ack", "s1_response"]
    ahead = line("y", ack=day(3), s1_response=day(14))
    assert [due["clock"] for due in row(ahead)["promised"]] == ["ack"]


def test_what_officers_have_to_do_after_the_next_promise_is_left_out():
    assert row(line("x", s1_response=day(3), restriction_review=day(40)))["among"] == []


def test_a_morning_with_no_case_has_no_headings():
    assert digest.make_sections([]) == []


@given(LINES)
def test_every_case_is_told_once_and_what_is_late_for_a_person_before_all_that_is_not(cases):
    lines = []
    for number, (due, gone, waits) in enumerate(cases):
        lines.append(line(f"r{number}", gone=gone, waits=waits, **due))
    told = headings(lines)
    references = [reference for rows in told.values() for reference in rows]
    assert sorted(references) == sorted(each.reference for each in lines)
    by_reference = {each.reference: each for each in lines}
    ranks = []
    for reference in references:
        each = by_reference[reference]
        if not each.waits_for("danger"):
            ranks.append((not each.is_late(), not each.is_due(0)))
    assert ranks == sorted(ranks)


def test_what_is_with_somebody_who_left_says_so_however_late_it_is():
    late = row(line("g", gone=True, s1_response=day(-2)))
    assert (late["gone"], late["owner"]) == (True, "Priya Nair")


def test_what_officers_have_to_do_today_stands_before_what_is_due_to_people_later():
    due = {"s1_response": FRIDAY + timedelta(days=14), "freeze": FRIDAY}
    assert headings([line("stop", **due)]) == {"Due today among officers": ["stop"]}
