"""The register of what changes, whether it helped, and what the public reads of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib.core.figures.period import Period
from chalicelib.core.learning.actions import Action
from chalicelib.core.learning.counts import count_learning
from chalicelib.core.learning.published import (
    band,
    find_last_quarter_end,
    list_published,
    name_quarter,
)
from chalicelib.core.learning.register import (
    Entry,
    Upheld,
    Wanted,
    list_lines,
    list_waiting,
    make_entry,
)
from chalicelib.core.learning.resolutions import describe_outcome, list_resolutions
from chalicelib.core.recommendations import Remedy
from chalicelib.reports.report import Report
from chalicelib.reports.resolutions import add_resolutions
from tests.core.lives import REFERENCE
from tests.core.test_learning import answered, claimed, learned

TODAY = date(2027, 7, 15)  # a Thursday
ACTION = Action(
    1,
    "Call the same day",
    "delay",
    "socialwork1",
    date(2027, 1, 29),
    "Ten cases",
    "point",
    date(2026, 11, 27),
    "socialwork1",
    points=(1,),
)
DONE = replace(
    ACTION, done_on=date(2027, 2, 3), confirmed_on=date(2027, 2, 5), public="We ring the same day."
)


def entry(reference: str = "A", *actions: Action, **other: Any) -> Entry:
    return Entry(reference, other.pop("service", "social_work"), actions, **other)


def upheld(reference: str, on: date, theme: str = "delay", service: str = "social_work") -> Entry:
    return Entry(reference, service, (), (Upheld(1, theme, on),))


def test_the_register_is_filtered_by_state_theme_and_team() -> None:
    entries = (entry("A", DONE), entry("B", replace(ACTION, theme="records"), service="in_care"))

    def references(**wanted: str) -> list[str]:
        return [line.reference for line in list_lines(entries, TODAY, Wanted(**wanted))]

    assert references() == ["A", "B"]
    assert references(state="open") == ["B"]
    assert references(theme="delay") == ["A"]
    assert references(service="in_care") == ["B"]
    assert references(state="open", theme="delay") == []


def test_a_remedy_of_the_ombudsman_stands_on_the_register_with_their_day() -> None:
    remedy = Remedy(1, "Pay £200", date(2027, 1, 15))
    (line,) = list_lines((entry("A", remedies=(remedy,)),), TODAY, Wanted())
    assert (line.action.what, line.action.source, line.late) == ("Pay £200", "ombudsman", True)


def test_three_months_after_it_counts_whether_the_theme_came_again_in_that_team() -> None:
    others = (
        upheld("B", date(2027, 3, 1)),
        upheld("C", date(2027, 4, 1)),
        upheld("D", date(2027, 1, 1)),  # before it was done
        upheld("E", date(2027, 3, 1), theme="records"),
        upheld("F", date(2027, 3, 1), service="in_care"),
    )
    (line,) = list_lines((entry("A", DONE), *others), TODAY, Wanted())
    assert line.again == 2
    (early,) = list_lines((entry("A", DONE), *others), date(2027, 4, 30), Wanted())
    assert early.again is None


def test_an_entry_of_a_case_names_no_person() -> None:
    made = make_entry(claimed().case)
    assert made.actions[0].points == (1,)
    assert [(each.point, each.theme) for each in made.upheld] == [(1, "communication")]
    assert "Jo Field" not in repr(make_entry(learned().case))


# --- counted for a period


def test_an_upheld_point_with_nothing_recorded_is_counted_until_something_is() -> None:
    first, last = date(2026, 11, 1), date(2026, 11, 30)
    waits = make_entry(answered().case)
    assert count_learning([waits], first, last).nothing_yet == 1
    assert count_learning([waits], date(2027, 1, 1), date(2027, 3, 31)).nothing_yet == 1
    assert count_learning([waits], first, date(2026, 11, 26)).nothing_yet == 0
    assert list_waiting([waits], Wanted()) == [(REFERENCE, date(2026, 11, 27))]
    assert list_waiting([waits], Wanted(service="in_care")) == []
    settled = count_learning([make_entry(learned().case)], first, last)
    assert (settled.nothing_yet, settled.with_action) == (0, 1)


def test_the_actions_due_in_a_period_add_up_and_late_stays_late() -> None:
    due = {"due_on": date(2027, 3, 1), "points": ()}
    in_time = replace(DONE, number=2, **due)
    dropped = replace(ACTION, number=3, **due, dropped_on=date(2027, 2, 1))
    still = replace(ACTION, number=4, **due)
    before = replace(ACTION, number=5, due_on=date(2026, 12, 18), points=())
    upheld_point = Upheld(1, "delay", date(2027, 1, 5))
    none = Upheld(2, "delay", date(2027, 1, 5))
    whole = entry("A", DONE, in_time, dropped, still, before, upheld=(upheld_point, none))
    counts = count_learning([whole], date(2027, 1, 1), date(2027, 3, 31))
    assert counts.due == 4
    assert counts.due == counts.in_time + counts.late + counts.dropped + counts.still_open
    assert (counts.in_time, counts.late, counts.dropped, counts.still_open) == (1, 1, 1, 1)
    assert (counts.carried, counts.with_action, counts.without_action) == (1, 1, 1)


# --- in public


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, "none"), (1, "fewer than 5"), (4, "fewer than 5"), (5, "about 5"), (8, "about 10")],
)
def test_small_numbers_are_hidden_and_others_go_to_the_nearest_five(count: int, shown: str) -> None:
    assert band(count) == shown


def test_a_day_is_told_as_its_quarter() -> None:
    assert name_quarter(date(2027, 2, 3)) == "January to March 2027"
    assert find_last_quarter_end(TODAY) == date(2027, 6, 30)


def test_nothing_is_public_without_words_written_for_the_public() -> None:
    silent = replace(DONE, public="")
    (theme,) = list_published(
        (entry("A", silent, upheld=(Upheld(1, "delay", date(2027, 1, 5)),)),), TODAY
    )
    assert theme.changed == ()
    assert "Call the same day" not in repr(theme)


def test_what_changed_is_told_by_quarter_with_late_and_what_is_still_to_do() -> None:
    open_still = replace(ACTION, number=2, points=())
    shown = list_published((entry("A", DONE, open_still),), TODAY)
    (theme,) = shown
    (changed,) = theme.changed
    assert (changed.text, changed.quarter) == ("We ring the same day.", "January to March 2027")
    assert changed.late
    assert theme.to_do == "fewer than 5"
    assert "A" not in repr(shown).replace("April", "").split()


def test_what_this_quarter_brought_is_not_counted_yet() -> None:
    new = upheld("B", date(2027, 7, 10))
    assert list_published((new,), TODAY) == ()


def test_what_the_board_asked_for_is_listed_in_the_next_report_with_what_became_of_it() -> None:
    asked = replace(ACTION, source="board")
    done = replace(DONE, source="board", number=2)
    settled = replace(done, confirmed_on=date(2026, 12, 1), number=3)
    first = date(2027, 1, 1)
    found = list_resolutions((entry("A", asked, done, settled, ACTION),), first, TODAY)
    assert [action.number for action in found] == [1, 2]
    assert describe_outcome(found[0], TODAY) == "Late, and not done yet."
    assert "Done late, on " in describe_outcome(found[1], TODAY)
    report = Report("Valley Council", "", "the end", "public", 0, (), ())
    period = Period(first, TODAY)
    (section,) = add_resolutions(report, found, period).sections
    assert [row.label for row in section.rows] == ["We ring the same day."]
    (section,) = add_resolutions(replace(report, edition="members"), found, period).sections
    assert [row.label for row in section.rows] == [asked.what, asked.what]
    assert add_resolutions(report, (), period) == report
