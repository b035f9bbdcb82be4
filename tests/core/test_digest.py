"""The complaints manager's morning: every open case once, under the first heading that fits, the
most urgent first.
"""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core import digest
from chalicelib.core.decisions import decide, guards
from tests.core.lives import FRIDAY as FRIDAY_10AM
from tests.core.lives import HOUSE, REFERENCE, a_complaint

FRIDAY = date(2026, 11, 27)
DAYS = st.none() | st.integers(-40, 40).map(lambda days: FRIDAY + timedelta(days=days))
LINES = st.lists(
    st.tuples(
        st.sampled_from(["triage", "stage1", "answered_stage1"]),
        st.sampled_from(["ack", "s1_response", "none"]),
        DAYS,
    ),
    max_size=20,
)


def line(
    reference: str, due_on: date | None, stage: str = "stage1", clock: str = "s1_response"
) -> digest.Line:
    return digest.make_line(reference, stage, "Priya Nair", clock, due_on, FRIDAY)


def headings(lines: list[digest.Line]) -> dict[str, list[str]]:
    return {
        section["title"]: [row["reference"] for row in section["rows"]]
        for section in digest.make_sections(lines)
    }


def test_each_case_stands_under_the_first_heading_that_fits_it():
    assert headings(
        [
            line("rest", date(2026, 12, 2)),  # Wednesday, in 3 working days
            line("soon", date(2026, 12, 1)),  # Tuesday, in 2
            line("today", FRIDAY),
            line("late", date(2026, 11, 26)),  # Thursday
            line("later", date(2026, 11, 20)),  # the Friday before
            line("late-ack", date(2026, 11, 25), clock="ack"),  # Wednesday
            line("ack", date(2026, 12, 2), clock="ack"),
            line("nobody", date(2026, 12, 11), stage="triage"),
            line("none", None),
        ]
    ) == {
        "Late": ["later", "late-ack", "late"],
        "Not yet acknowledged": ["ack"],
        "Due soon": ["today", "soon"],
        "Not yet allocated": ["nobody"],
        "Everything else": ["rest", "none"],
    }


def test_a_weekend_makes_nothing_late():
    saturday = FRIDAY + timedelta(days=1)
    assert digest.make_line("x", "stage1", "team", "s1_response", FRIDAY, saturday).days == 0


def test_what_was_promised_to_the_person_is_named_beside_a_sooner_date_of_the_officers():
    said = a_complaint(happened="They move him on Monday. Please stop the move until you decide.")
    case = decide.open_case(said, REFERENCE, FRIDAY_10AM, FRIDAY_10AM, HOUSE).case
    soonest = min(guards.list_owed_clocks(case), key=lambda clock: clock.due_on)
    assert digest.needs_case(soonest.name, to_pass_on=False)
    asked = (case.reference, "triage", "team", soonest.name, soonest.due_on, FRIDAY)
    (section,) = digest.make_sections([digest.make_line(*asked, case=case)])
    (row,) = section["rows"]
    assert (row["clock"], row["law"]) == ("freeze", "ack")
    assert row["law_on"] == "2026-12-02"


def test_a_date_that_was_promised_to_the_person_stands_alone():
    assert not digest.needs_case("s1_response", to_pass_on=False)
    (section,) = digest.make_sections([line("soon", date(2026, 12, 1))])
    assert section["rows"][0]["law_on"] == ""


def test_a_morning_with_no_case_has_no_headings():
    assert digest.make_sections([]) == []


@given(LINES)
def test_every_case_is_told_once(cases):
    lines = [line(f"r{n}", due_on, stage, clock) for n, (stage, clock, due_on) in enumerate(cases)]
    told = [reference for references in headings(lines).values() for reference in references]
    assert sorted(told) == sorted(each.reference for each in lines)


def test_what_is_with_somebody_who_left_stands_first_however_late_the_rest_is():
    gone = digest.make_line("g", "stage1", "Lee Rowan", "s1_response", FRIDAY, FRIDAY, gone=True)
    late = line("late", date(2026, 11, 20))
    assert list(headings([late, gone])) == ["With somebody who has left", "Late"]
