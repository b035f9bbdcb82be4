"""Complaints about a child protection conference: four steps, each by the person's own wish, and
the decision stands meanwhile (RULES 1.3, 004).
"""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from chalicelib.core.cases import COMPLAINANT, Appointed, Refused
from chalicelib.core.council import Authority
from chalicelib.core.decisions import decide
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.decisions.running_clocks import start_clock
from chalicelib.core.people.conflicts import list_candidates
from chalicelib.core.people.officers import Officer
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.conference.answers import CLOSED
from chalicelib.core.working_days import london_date
from tests.core.lives import COUNCIL, FRIDAY, HOUSE, TRIAGE, Life, letters, officer
from tests.core.walks import ANSWERS, asks, due, offered, on, sent, triaged

CONFERENCE = PROCEDURES["cp_conference"]
ROWS = [
    row
    for row in csv.DictReader(Path(__file__).with_name("workday_cases.csv").open(encoding="utf-8"))
    if row["procedure"] == "cp_conference_sthelens"
]
TO_CHAIR = {"appoint_chair": "confchair1", "appoint_manager": "confmanager1"}
NOTES = {
    "met_on": "2026-12-03",
    "how": "in_person",
    "present": "You and your advocate.",
    "notes": "You said that nobody asked.",
}
CONFIRMED = {**ANSWERS, "outcome": "confirmed", "why": "The risk is the same."}
AGAIN = {
    **ANSWERS,
    "outcome": "again",
    "why": "Nobody heard the child.",
    "by_when": "2027-01-20",
}  # a Wednesday
MONDAY = on(2026, 11, 30)
THURSDAY = on(2026, 12, 3)


def with_chair() -> Life:
    """Return a case under the procedure since Monday 30 November 2026, with the chair, and with
    its letters gone.
    """
    life = triaged("cp_conference", MONDAY)
    sent(life, "conference_understood", MONDAY)
    life.acts("to_chair", TO_CHAIR, at=MONDAY)
    return life


def met() -> Life:
    """Return a case whose chair met them on Thursday 3 December 2026, and whose notes have left."""
    life = with_chair()
    life.acts("met", NOTES, "confchair1", THURSDAY)
    sent(life, "conference_notes", THURSDAY)
    return life


def with_office() -> Life:
    """Return a case that the chair's manager answered, and that the partnership was asked about
    on Wednesday 16 December 2026.
    """
    life = met()
    asks(life, "want_manager", on(2026, 12, 8))
    sent(life, "conference_manager_begun", on(2026, 12, 8))
    life.acts("answer", CONFIRMED, "confmanager1", on(2026, 12, 14))
    sent(life, "conference_reply", on(2026, 12, 14))
    life.acts("asked_office", {"asked_on": "2026-12-16"}, at=on(2026, 12, 18))
    sent(life, "conference_office_begun", on(2026, 12, 18))
    return life


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["received_iso_with_tz"])
def test_the_chair_meets_them_within_the_working_days_of_the_worked_cases(row):
    rule = CONFERENCE.clock(row["clock"])
    assert rule.days == int(row["working_days"])
    clock = start_clock(rule, london_date(datetime.fromisoformat(row["received_iso_with_tz"])))
    assert clock.due_on == date.fromisoformat(row["due_date"])


def test_all_fourteen_worked_cases_are_tried():
    assert len(ROWS) == 14


def test_a_whole_case_goes_through_all_four_steps_each_with_its_own_date():
    life = with_chair()
    assert life.running == {
        "chair_meeting": "Fri 04 Dec 2026"
    }  # counted from the receipt on Friday 27 November
    assert (life.case.stage, life.case.owner) == ("chair", "confchair1")

    life.acts("met", NOTES, "confchair1", THURSDAY)
    assert ("conference_notes_shared", "confmanager1") in letters(life.last)
    sent(life, "conference_notes", THURSDAY)
    assert life.running == {"conference_manager_advised": "Tue 05 Jan 2027"}

    asks(life, "want_manager", on(2026, 12, 8), said="The notes are not the point.")  # a Tuesday
    assert letters(life.last) == [
        ("conference_manager_begun", COMPLAINANT),
        ("conference_asked", "confmanager1"),
    ]
    assert (life.running, life.case.owner) == ({"manager_reply": "Tue 15 Dec 2026"}, "confmanager1")
    sent(life, "conference_manager_begun", on(2026, 12, 8))

    life.acts("answer", CONFIRMED, "confmanager1", on(2026, 12, 14))
    sent(life, "conference_reply", on(2026, 12, 14))
    assert (life.case.stage, life.running) == (
        "answered_manager",
        {"conference_office_advised": "Thu 14 Jan 2027"},
    )

    life.acts(
        "asked_office", {"asked_on": "2026-12-16"}, at=on(2026, 12, 18)
    )  # they wrote on Wednesday, it is recorded on Friday
    assert life.running == {"office_decision": "Wed 23 Dec 2026"}
    sent(life, "conference_office_begun", on(2026, 12, 18))
    life.acts("give_office", {"appoint_office": "partnership1"}, at=on(2026, 12, 18))
    assert letters(life.last) == [
        ("conference_who", COMPLAINANT),
        ("conference_asked", "partnership1"),
    ]

    life.acts("answer", {**AGAIN, "outcome": "sooner"}, "partnership1", on(2026, 12, 21))
    assert letters(life.last) == [
        ("conference_office_decision", COMPLAINANT),
        ("conference_outcome", "confmanager1"),
        ("conference_outcome", "team"),
    ]
    sent(life, "conference_office_decision", on(2026, 12, 21))
    asks(
        life, "want_panel", on(2026, 12, 22)
    )  # a Tuesday; Christmas Day and Monday 28 December do not count
    assert life.running == {
        "panel_decision": "Thu 31 Dec 2026",
        "conference_held": "Wed 20 Jan 2027",  # the review that was brought forward
    }
    life.acts("give_panel", {"appoint_panel": "partnerpanel1"}, at=on(2026, 12, 22))

    life.acts("answer", AGAIN, "partnerpanel1", on(2026, 12, 30))
    assert life.last.events[0].facts["outcome"] == "again"
    sent(life, "conference_panel_decision", on(2026, 12, 30))
    again = {"conference_held": "Wed 20 Jan 2027"}
    assert (life.case.stage, life.running) == ("answered_panel", again)
    life.acts("rest", {}, at=on(2026, 12, 30))
    assert life.case.stage == "at_rest"
    assert life.running == {**again, "how_it_was": "Thu 07 Jan 2027"}


def test_there_are_three_outcomes_at_each_step_that_decides():
    for stage in ("manager", "office", "panel"):
        move = CONFERENCE.stage(stage).move("answer")
        assert move
        outcome = next(f for f in move.fields if f.name == "outcome")
        assert outcome.required
        assert [key for key, _ in outcome.choices] == ["again", "sooner", "confirmed"]


def test_whoever_decides_says_what_and_why_of_the_conference_and_of_every_point():
    life = with_office()
    life.acts("give_office", {"appoint_office": "partnership1"}, at=on(2026, 12, 18))
    with pytest.raises(Refused) as refused:
        life.acts("answer", {}, "partnership1", on(2026, 12, 18))
    assert {"outcome", "why", "finding-1", "evidence-1", "reasons-1"} <= refused.value.errors.keys()


def test_the_meeting_counts_once_its_notes_have_left_and_no_longer_if_they_come_back():
    life = with_chair()
    life.acts("met", NOTES, "confchair1", THURSDAY)
    assert life.running == {"chair_meeting": "Fri 04 Dec 2026"}
    sent(life, "conference_notes", THURSDAY)
    assert "chair_meeting" not in life.running
    life.bounces("conference_notes", THURSDAY)
    assert life.running == {"chair_meeting": "Fri 04 Dec 2026"}


def test_a_chair_whom_the_complaint_names_is_passed_over_and_the_manager_meets_them_in_time():
    life = Life.begins()
    life.acts(
        "triage", {**TRIAGE, "procedure": "cp_conference", "named": "Bernadette Shaw"}, at=MONDAY
    )
    with pytest.raises(Refused) as refused:
        life.acts("to_chair", TO_CHAIR, at=MONDAY)
    assert "is named in this complaint" in refused.value.errors["appoint_chair"]
    life.acts("to_manager", {"appoint_manager": "confmanager1"}, at=MONDAY)
    assert (life.case.owner, due(life, "chair_meeting")) == ("confmanager1", "Fri 04 Dec 2026")
    life.acts("met", NOTES, "confmanager1", THURSDAY)
    assert {"want_office"} <= offered(life, THURSDAY)
    assert "want_manager" not in offered(life, THURSDAY)  # the manager has had their say


def test_both_chair_and_manager_named_means_straight_to_the_partnership():
    life = Life.begins()
    life.acts(
        "triage",
        {**TRIAGE, "procedure": "cp_conference", "named": "Bernadette Shaw\nLeonard Fox"},
        at=MONDAY,
    )
    form = {"asked_on": "2026-11-30", "said": "It names both.", "agreed": "yes"}
    life.acts("straight_to_office", form, "manager", MONDAY)
    sent(life, "conference_office_begun", MONDAY)
    assert (life.case.stage, life.running["office_decision"]) == ("office", "Mon 07 Dec 2026")
    assert "chair_meeting" not in life.running


def test_nobody_waits_for_a_step_that_is_late_and_nobody_skips_one_that_is_not():
    life = with_chair()
    friday = on(2026, 12, 4)
    monday = on(2026, 12, 7)
    assert "want_manager_now" not in offered(life, friday)  # its last day
    with pytest.raises(Refused):
        asks(life, "want_manager_now", friday)
    assert "want_manager_now" in offered(life, monday)
    asks(life, "want_manager_now", monday)
    assert life.running["manager_reply"] == "Mon 14 Dec 2026"
    sent(life, "conference_manager_begun", monday)
    assert "chair_meeting" not in life.running  # it was late, and they have gone on
    asks(life, "want_office_now", on(2026, 12, 15))
    sent(life, "conference_office_begun", on(2026, 12, 15))
    assert life.running == {"office_decision": "Tue 22 Dec 2026"}
    asks(life, "want_panel_now", on(2026, 12, 23))
    assert life.case.stage == "panel"


@pytest.mark.parametrize(("days", "told"), [(4, False), (7, True)])
def test_the_person_is_told_the_day_after_a_step_was_due(days, told):
    life = with_chair()
    life.swept(
        on(2026, 12, days, 8)
    )  # Friday 4 December is the last day, Monday 7 December the next
    assert (("conference_late", COMPLAINANT) in letters(life.last)) == told


def test_a_part_is_held_by_appointment_and_not_by_a_role_in_the_councils_file():
    life = triaged("cp_conference", MONDAY)
    life.acts("to_manager", {"appoint_manager": "confmanager1"}, at=MONDAY)
    assert decide.list_moves(life.case, officer("confchair1"), HOUSE) == ()
    assert "met" in {m.name for m in decide.list_moves(life.case, officer("confmanager1"), HOUSE)}


def test_nobody_holds_two_steps_of_one_complaint():
    everything = (
        "conference_chair",
        "conference_manager",
        "partnership",
        "partnership_panel",
        "independent_view",
    )
    one = Officer(
        "one",
        "Ada Quill",
        "ada.quill@council.example",
        "Many things",
        everything,
        outside="service",
    )
    house = Authority.of("sefton", (*COUNCIL.officers, one), dict(COUNCIL.services), {})
    case = triaged("cp_conference", MONDAY).case
    for held, parts in (
        (
            "conference_chair",
            ("conference_manager", "partnership", "partnership_panel", "independent_view"),
        ),
        ("conference_manager", ("partnership", "partnership_panel", "independent_view")),
        ("partnership", ("partnership_panel",)),
    ):
        appointed = replace(
            case, appointed=(Appointed(held, "one", date(2026, 11, 30)),)
        )  # a Monday
        for part in parts:
            assert one not in list_candidates(part, appointed, house.staff(appointed)), (
                f"{part} after {held}"
            )
        assert one in list_candidates(held, case, house.staff(case))


def test_the_one_who_gives_a_view_is_not_of_childrens_services():
    inside = Officer(
        "inside", "Ina Side", "ina.side@council.example", "Adviser", ("independent_view",)
    )
    house = Authority.of("sefton", (*COUNCIL.officers, inside), dict(COUNCIL.services), {})
    case = triaged("cp_conference", MONDAY).case
    assert [o.key for o in list_candidates("independent_view", case, house.staff(case))] == [
        "view1"
    ]


def test_the_panel_may_ask_for_a_view_from_outside_and_need_not():
    life = with_office()
    life.acts("answer", CONFIRMED, at=on(2026, 12, 21))
    asks(life, "want_panel", on(2026, 12, 22))
    life.acts("give_panel", {"appoint_panel": "partnerpanel1"}, at=on(2026, 12, 22))
    names = {m.name for m in decide.list_moves(life.case, officer("partnerpanel1"), HOUSE)}
    assert {"answer", "ask_view"} <= names  # it can decide without
    with pytest.raises(Refused):
        life.acts("give_view", {"view": "Nobody asked for it."}, at=on(2026, 12, 22))
    life.acts(
        "ask_view",
        {"appoint_view": "view1", "question": "Was the child heard?"},
        "partnerpanel1",
        on(2026, 12, 22),
    )
    assert letters(life.last) == [("view_asked", "view1")]
    life.acts("give_view", {"view": "She was not."}, "view1", on(2026, 12, 23))
    assert letters(life.last) == [("view_given", "partnerpanel1")]
    assert due(life, "panel_decision") == "Thu 31 Dec 2026"


def test_all_days_but_those_of_the_acknowledgement_are_the_councils_own_to_a_month():
    own = {"chair_meeting": 10, "manager_reply": 15, "office_decision": 20, "panel_decision": 20}
    why = {f"{name}_why": "Our partnership's own page says so." for name in own}
    changed = CONFERENCE.with_days(own | why)
    assert {name: changed.clock(name).days for name in own} == own
    for late in ({"ack": 4}, {"panel_decision": 21}):
        with pytest.raises(ValueError, match="looser"):
            CONFERENCE.with_days(late)


def test_every_stage_says_that_the_decision_stands_until_the_last_word_is_said():
    for stage in CONFERENCE.stages[:8]:
        assert "The conference’s decision still stands for now." in stage.now, stage.name
    assert [s.name for s in CONFERENCE.stages[:8]] == [
        "triage",
        "chair",
        "answered_chair",
        "manager",
        "answered_manager",
        "office",
        "answered_office",
        "panel",
    ]


def test_nothing_that_this_procedure_says_names_the_boards_that_are_gone():
    said = [s.title + s.now + s.who for s in CONFERENCE.stages]
    said += [m.button + m.explains + m.done + m.happened for m in CONFERENCE.moves]
    said += [f.label + f.hint for m in CONFERENCE.moves for f in m.fields]
    assert not [
        words
        for words in said
        if "lscb" in words.casefold() or "safeguarding children board" in words.casefold()
    ]


def test_the_clock_of_the_first_step_is_counted_from_the_receipt_and_not_from_triage():
    life = triaged("cp_conference", on(2026, 12, 3), received=FRIDAY)
    assert due(life, "chair_meeting") == "Fri 04 Dec 2026"


def test_whoever_stands_for_two_of_those_a_letter_goes_to_is_sent_it_once():
    deciding = Deciding(triaged("cp_conference").case, FRIDAY, HOUSE)
    deciding.owe_all(
        CLOSED, outcome="confirmed"
    )  # no manager of the chair was appointed, so the team stands for them
    assert letters(deciding.finish()) == [("conference_outcome", "team")]


# --- a conference that is held again, or brought forward


def to_be_held_again() -> Life:
    """Return a case whose manager decided that the conference is held by 20 January 2027."""
    life = met()
    asks(life, "want_manager", THURSDAY)
    sent(life, "conference_manager_begun", THURSDAY)
    life.acts("answer", AGAIN, "confmanager1", THURSDAY)
    sent(life, "conference_reply", THURSDAY)
    return life


def test_a_conference_that_is_held_again_is_chased_until_it_has_met():
    life = to_be_held_again()
    assert life.running["conference_held"] == "Wed 20 Jan 2027"
    told = []
    for day in (13, 19, 20, 21):
        told += [(letter, to) for letter, to in letters(life.swept(on(2027, 1, day)))]
    assert {("reminder", "team"), ("due_today", "team"), ("overdue", "manager")} <= set(told)
    assert ("still_late", COMPLAINANT) in told
    life.acts("conference_held", {"met_on": "2027-01-21"}, at=on(2027, 1, 22))
    assert "conference_held" not in life.running


def test_a_conference_is_held_again_by_a_day_and_one_that_is_confirmed_by_none():
    life = met()
    asks(life, "want_manager", THURSDAY)
    with pytest.raises(Refused) as refused:
        life.acts("answer", {**AGAIN, "by_when": ""}, "team", THURSDAY)
    assert refused.value.errors == {"by_when": "Give the day by which it meets"}
    life.acts("answer", {**CONFIRMED, "by_when": "2027-01-20"}, "team", THURSDAY)
    assert "conference_held" not in life.running


def test_a_later_step_that_confirms_the_decision_ends_the_wait_for_another_conference():
    life = to_be_held_again()
    asks(life, "want_office", on(2026, 12, 7))
    assert "conference_held" in life.running
    life.acts("answer", CONFIRMED, "team", on(2026, 12, 8))
    assert "conference_held" not in life.running
