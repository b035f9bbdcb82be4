"""What cannot wait is offered first: an open alarm, then what is late, then what comes next."""

from __future__ import annotations

from datetime import timedelta

from chalicelib.core.decisions.answer_owed import find_answer_owed
from chalicelib.core.decisions.offered_moves import list_moves_to_show
from chalicelib.core.decisions.order_of_moves import find_urgent, put_urgent_first
from chalicelib.core.working_days import london_date
from tests.core.lives import ALLOCATE, FRIDAY, HOUSE, REPLY, TRIAGE, Life, officer


def given_out() -> Life:
    life = Life.opens()
    life.sends("acknowledgement")
    life.does("triage", **TRIAGE)
    life.sends("points_understood")
    life.does("allocate", **ALLOCATE)
    return life


def order(life: Life, by: str = "team") -> list[str]:
    """Return the names of an officer's moves in the order of the page."""
    shown = list_moves_to_show(life.case, officer(by), HOUSE, life.now)
    procedure = HOUSE.procedure(life.case)
    urgent = find_urgent(life.case, procedure, london_date(life.now))
    return [move.name for move in put_urgent_first(shown, urgent)]


def test_an_open_alarm_comes_before_all_else_until_it_is_confirmed() -> None:
    life = given_out()
    life.does("raise_danger", "socialwork1", text="He hits her.")
    assert order(life)[0] == "see_danger"
    life.now = FRIDAY + timedelta(days=21)  # the answer is late
    assert order(life)[:2] == ["see_danger", "record_consent"]
    life.does("see_danger", "duty", note="We went there.")
    assert "see_danger" not in order(life)


def test_what_is_late_comes_before_what_is_next_the_longest_late_first() -> None:
    life = given_out()
    on_time = order(life)
    assert on_time[:2] != ["record_consent", "reply"]
    life.now = FRIDAY + timedelta(days=21)
    late = order(life)
    assert late[:2] == ["record_consent", "reply"]  # due on 4 and on 11 December
    both = {*on_time} & {*late[2:]}
    assert [name for name in on_time if name in both] == [name for name in late if name in both]


def test_an_answer_is_owed_until_it_is_recorded_whatever_an_officer_wrote() -> None:
    unread = Life.opens().case
    first = find_answer_owed(unread, HOUSE.procedure(unread))
    assert first
    assert (first.move, f"{first.due_on:%a %d %b}") == ("", "Fri 11 Dec")
    life = given_out()
    owed = find_answer_owed(life.case, HOUSE.procedure(life.case))
    assert owed
    assert (owed.move, f"{owed.due_on:%a %d %b}") == ("reply", "Fri 11 Dec")
    second = {name.replace("1", "2"): said for name, said in REPLY.items()}
    life.does("reply", "socialwork1", **{**second, **REPLY})
    life.sends("stage1_reply")
    assert find_answer_owed(life.case, HOUSE.procedure(life.case)) is None
