"""Thirty ways in which such systems go wrong (RULES section 6, counting and routing), each with a
test that springs the trap.

The rest of traps 20, 21, 22 and 30, which are about letters and mail, is in tests/test_traps.py.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from chalicelib.core.cases import Refused
from chalicelib.core.decisions import (
    automatic_answers,
    by_person,
    decide,
    form_choices,
    new_calendar,
)
from chalicelib.core.decisions.running_clocks import start_clock
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.shared.common import ENDINGS
from chalicelib.core.reading.danger_words import OLD
from chalicelib.core.wording import signposts
from chalicelib.core.working_days import Calendar, is_working_day, list_days_skipped, load_calendar
from tests.core import statutory
from tests.core.lives import (
    ALLOCATE,
    COME_BACK,
    EXPLAIN,
    EXTEND,
    FRIDAY,
    HAND_BACK,
    HOUSE,
    REPLY,
    TRIAGE,
    WITHDRAW,
    Life,
    answered,
    at_stage1,
    later,
    letters,
    officer,
)
from tests.core.told import Told
from tests.core.walks import on

STATUTE = PROCEDURES["children_act"]
DECLINE = {
    "ground": "older",
    "reason": "The records are gone.",
    "weighed": "You were ill then.",
    "which-1": "yes",
}
PAUSE = {
    "proceedings": "A trial",
    "reason": "You are a witness.",
    "decided_by": "Grace Adeyemi",
    "review_on": "2027-01-15",
    "which-1": "yes",
}


def came(instant: str) -> dict[str, str]:
    """Return the running clocks of a complaint that came in at an instant, with their due dates."""
    return Life.begins(at=datetime.fromisoformat(instant)).running


def shown(life: Life, key: str = "complaints1", at: datetime = FRIDAY) -> set[str]:
    """Return the moves that an officer is offered."""
    return {m.name for m in decide.list_moves_to_show(life.case, officer(key), HOUSE, at)}


def refused(
    life: Life, move: str, form: dict[str, str], by: str = "complaints1", at: datetime = FRIDAY
) -> Refused:
    """Assert that the rules do not allow a move, and that nothing changes."""
    before = life.case
    with pytest.raises(Refused) as caught:
        life.acts(move, form, by, at)
    assert life.case is before
    return caught.value


# --- counting


def test_trap_1_the_day_it_came_in_is_day_0_and_not_day_1() -> None:
    assert (
        came("2026-05-01T12:00:00+01:00")["ack"] == "Thu 07 May 2026"
    )  # a Friday before a bank holiday; wrong: Wed 06 May


def test_trap_2_the_day_is_londons_and_not_utcs() -> None:
    assert (
        came("2026-07-09T23:30:00+00:00")["ack"] == "Wed 15 Jul 2026"
    )  # Friday 00:30 in London; wrong: Tue 14 Jul


def test_trap_3_what_comes_in_at_night_or_at_a_weekend_has_come_in() -> None:
    friday = came("2026-01-30T23:59:00+00:00")
    saturday = came("2026-01-31T00:01:00+00:00")
    assert friday == saturday
    assert saturday["ack"] == "Wed 04 Feb 2026"  # wrong: Thu 05 Feb


def test_trap_4_the_days_when_the_council_is_shut_count_and_someone_is_chased_on_them() -> None:
    life = Life.begins(
        at=datetime.fromisoformat("2025-12-24T13:00:00+00:00")
    )  # Christmas Eve, a Wednesday
    assert life.running["ack"] == "Wed 31 Dec 2025"  # wrong: Tue 06 Jan
    chased = {
        day: letters(life.swept(on(2025, 12, day, 9))) for day in (29, 30, 31)
    }  # Monday to Wednesday
    assert chased == {
        29: [("reminder", "team")],
        30: [("reminder", "team")],
        31: [("due_today", "team"), ("due_today", "manager")],
    }


def test_trap_5_the_bank_holidays_are_englands_and_a_receipt_on_one_costs_no_day() -> None:
    of_scotland = [date(2026, 1, 2), date(2026, 6, 15), date(2026, 8, 3), date(2026, 11, 30)]
    assert all(is_working_day(day) for day in of_scotland)
    assert not any(
        is_working_day(day) for day in (date(2026, 4, 6), date(2026, 8, 31))
    )  # Easter Monday, summer
    assert (
        came("2026-04-06T10:00:00+01:00")["ack"] == "Thu 09 Apr 2026"
    )  # counted from the Monday; wrong: Fri 10 Apr


def test_trap_6_a_substitute_day_is_left_out_and_its_weekend_is_not_left_out_twice() -> None:
    clocks = came(
        "2027-12-24T15:00:00+00:00"
    )  # a Friday: Christmas Day is a Saturday, Boxing Day a Sunday
    assert clocks == {
        "ack": "Fri 31 Dec 2027",
        "understood": "Fri 31 Dec 2027",
        "s1_response": "Wed 12 Jan 2028",
        "s1_max": "Wed 26 Jan 2028",
    }
    skipped = [day for day, _ in list_days_skipped(date(2027, 12, 24), date(2027, 12, 31))]
    assert skipped == [date(2027, 12, 27), date(2027, 12, 28)]


def test_trap_7_nothing_that_is_done_with_a_complaint_starts_its_clock_again() -> None:
    monday = datetime.fromisoformat("2026-03-02T10:00:00+00:00")
    life = Life.begins(at=monday)

    def due() -> str:
        assert life.case.received_at == monday
        return life.running["s1_response"]

    assert due() == "Mon 16 Mar 2026"
    friday = monday + timedelta(days=4)
    life.acts("triage", TRIAGE, at=friday)
    assert due() == "Mon 16 Mar 2026"  # wrong: Fri 20 Mar
    life.acts("allocate", ALLOCATE, at=friday)
    life.acts("hand_back", HAND_BACK, "socialwork1", at=friday)
    life.acts("allocate", {"officer": "care1"}, at=friday)
    life.became(decide.add_words(life.case, "complainant", "More of it.", (), friday, HOUSE))
    assert due() == "Mon 16 Mar 2026"
    for there, back in (("send", TRIAGE), ("concern", TRIAGE)):
        why = {"procedure": there, "why": "She asks for nothing but a call."}
        life.acts("triage", {**TRIAGE, **why}, at=friday)
        life.acts("triage", back, at=friday)
        assert due() == "Mon 16 Mar 2026"


def test_trap_7_a_concern_made_a_complaint_on_day_4_is_due_on_day_10_from_the_first_receipt() -> (
    None
):
    life = Life.begins()
    life.acts("triage", {**TRIAGE, "procedure": "concern"})
    life.asks("make_complaint", at=on(2026, 12, 3))  # Thursday, day 4
    assert (life.case.procedure, life.running["s1_response"]) == ("children_act", "Fri 11 Dec 2026")
    assert life.case.received_at == FRIDAY


def test_trap_8_no_clock_stops_while_somebody_is_waited_for() -> None:
    life = statutory.at_stage2()
    due = life.due("s2_response")
    life.does("ask_more", question="Which meeting was it?")
    life.now = on(
        2026, 12, 18
    )  # a Friday: three weeks without an investigator, or an agreed statement
    life.does("appoint", appoint_io="io1", appoint_ip="ip1", access="The records.")
    life.does("agree_statement", points="Nobody came.", agreed="yes", agreed_on="2026-12-18")
    assert (life.due("s2_response"), life.due("s2_max")) == (due, "Wed 03 Mar 2027")
    assert not any(clock.held for clock in life.case.clocks)


def test_trap_9_the_days_of_the_panel_its_report_and_the_reply_are_working_days() -> None:
    asked = date(2025, 12, 19)  # a Friday: the whole stage 3 of RULES 3.2
    due = {
        name: f"{start_clock(STATUTE.clock(f's3_{name}'), start).due_on:%a %d %b %Y}"
        for name, start in (
            ("panel_meets", asked),
            ("panel_report", date(2026, 2, 4)),
            ("council_response", date(2026, 2, 11)),
            ("panel_papers", date(2026, 2, 4)),
        )
    }
    assert due == {
        "panel_meets": "Wed 04 Feb 2026",
        "panel_report": "Wed 11 Feb 2026",
        "council_response": "Wed 04 Mar 2026",
        "panel_papers": "Wed 21 Jan 2026",
    }


def test_trap_10_the_panel_has_thirty_working_days_and_not_three() -> None:
    life = statutory.decided()
    life.asks("want_stage3")
    life.sends("stage3_acknowledged")
    assert life.due("s3_panel_meets") == "Wed 13 Jan 2027"
    life.till(date(2026, 12, 4))  # Friday, five working days later
    assert not any(letter.name == "stage3_late" for letter in life.owed)
    assert not any(letter.facts.get("clock") == "s3_panel_meets" for letter in life.owed)


def test_trap_11_an_extension_ends_at_day_20_or_65_and_what_comes_after_is_late() -> None:
    life = at_stage1()
    life.leaves("acknowledgement")
    life.acts("extend", {**EXTEND, "new_date": "2027-01-29"}, "socialwork1")  # a Friday past day 20
    life.leaves("extension")
    assert life.running["s1_response"] == life.running["s1_max"] == "Tue 29 Dec 2026"
    late = on(2026, 12, 30)  # a Wednesday
    life.acts("explain_delay", EXPLAIN, "socialwork1", at=late)  # a promise of Friday 8 January
    assert life.running["s1_response"] == "Tue 29 Dec 2026"
    assert "s1_response" in [
        clock.name for clock in life.case.clocks if clock.running and clock.due_on < late.date()
    ]
    two = statutory.appointed()
    problem = two.refuses(
        "extend", "io1", reason="More records.", new_date="2027-03-04"
    )  # a Thursday: day 66
    assert "no day after Wednesday 3 March 2027" in problem.errors["new_date"]
    two.does("extend", "io1", reason="More records.", new_date="2027-03-03")
    two.sends("stage2_extension")
    assert two.due("s2_response") == "Wed 03 Mar 2027"


def test_trap_12_a_date_is_not_put_back_once_it_has_passed_nor_without_telling_the_person() -> None:
    life = at_stage1()
    assert "cannot be extended" in str(
        refused(life, "extend", EXTEND, at=on(2026, 12, 14))
    )  # a Monday, after Fri 11
    assert "reason" in refused(life, "extend", {**EXTEND, "reason": " "}).errors
    decision = life.acts("extend", EXTEND)
    assert letters(decision) == [("extension", "complainant"), ("extension_copied", "team")]
    assert life.letter("extension").facts["new_date"] == "2026-12-29"
    assert life.running["s1_response"] == "Fri 11 Dec 2026"
    life.leaves("extension")
    assert life.running["s1_response"] == "Tue 29 Dec 2026"
    life.bounces("extension", at=later(3))
    assert life.running["s1_response"] == "Fri 11 Dec 2026"


def test_trap_13_the_codes_ten_days_run_from_acknowledgement_and_the_laws_ten_from_receipt() -> (
    None
):
    tuesday = on(2026, 12, 1)  # received on the Friday before, and acknowledged now
    life = Told.begins(now=tuesday)
    life.sorted_into("corporate", tuesday)
    assert life.days("s1_response") == ["Tue 15 Dec 2026"]
    life.sorted_into("children_act", tuesday)
    assert life.days("s1_response") == ["Fri 11 Dec 2026"]


def test_trap_14_their_time_to_ask_runs_from_having_the_letter_to_midnight_of_the_last_day() -> (
    None
):
    assert statutory.decided().due("s3_request_window") == "Tue 29 Dec 2026"
    posted = statutory.decided(how="post")  # on a Friday: they have it on Tuesday 1 December
    assert posted.due("s3_request_window") == "Thu 31 Dec 2026"
    posted.now = datetime.fromisoformat("2026-12-31T23:59:59+00:00")
    assert "want_stage3" in posted.offered
    posted.asks("want_stage3")
    assert posted.case.stage == "stage3"


def test_trap_15_no_day_ends_the_right_to_stage_2() -> None:
    life = answered()
    for months in (1, 6, 20):
        life.swept(later(31 * months))
    assert life.case.stage == "at_rest_stage1"
    decision = life.asks("want_stage2", at=later(31 * 20))
    assert (life.case.stage, letters(decision)[0]) == (
        "stage2",
        ("stage2_acknowledged", "complainant"),
    )
    assert "decline" not in shown(life)


def test_trap_16_only_a_letter_that_left_meets_a_date_and_not_the_press_of_a_button() -> None:
    life = at_stage1()
    life.acts("reply", REPLY, "socialwork1")
    assert {"s1_response", "s1_max"} <= set(life.running)
    life.leaves("stage1_reply")
    assert not {"s1_response", "s1_max"} & set(life.running)
    life.bounces("stage1_reply", at=later(1))
    assert {"s1_response", "s1_max"} <= set(life.running)


def test_trap_16_no_clock_of_an_answer_waits_for_a_fact_that_someone_records() -> None:
    for procedure in PROCEDURES.values():
        facts = {move.records for move in procedure.moves}
        answers_ = [
            c
            for c in procedure.clocks
            if c.extends_to or c.name in {x.extends_to for x in procedure.clocks}
        ]
        assert not [c.name for c in answers_ if set(c.stops) & facts], procedure.name


def test_trap_17_a_bank_holiday_proclaimed_later_moves_promised_dates_and_both_sides_hear() -> None:
    before = Calendar(
        load_calendar().first,
        load_calendar().last,
        {d: n for d, n in load_calendar().holidays.items() if d != date(2026, 12, 28)},
    )
    life = at_stage1()
    life.case = new_calendar.recount_clocks(
        life.case, FRIDAY.date(), before
    )  # as it was promised before Monday 28 December was a holiday
    assert life.running["s1_max"] == "Mon 28 Dec 2026"
    decision = life.became(new_calendar.recount_dates(life.case, later(1), HOUSE))
    assert life.running["s1_max"] == "Tue 29 Dec 2026"
    assert life.case.clock("s1_max").moved_from == date(2026, 12, 28)
    assert letters(decision) == [
        ("date_moved", "complainant"),
        ("date_moved_officer", "socialwork1"),
    ]
    assert new_calendar.recount_dates(life.case, later(2), HOUSE) is None


# --- routing


def test_trap_18_a_mixed_letter_becomes_two_strands_of_one_receipt_whichever_way_round() -> None:
    for own, other in (("children_act", "ehcp"), ("ehcp", "children_act")):
        life = Life.begins(happened="The plan is late, and his respite was stopped.")
        life.acts("triage", {**TRIAGE, "procedure": own})
        decision = life.acts(
            "split", {"goes-1": own, "goes-2": other, "why": "Two sets of rules."}, at=later(4)
        )
        (strand,) = decision.strands
        assert (life.case.procedure, strand.case.procedure) == (own, other)
        assert strand.case.received_at == life.case.received_at == FRIDAY
        assert strand.case.family == life.case.reference
        assert ("parts_explained", "complainant") in letters(decision)


@pytest.mark.parametrize("matter", ["send", "ehcp", "early_help", "transport"])
def test_trap_18_each_matter_outside_the_statute_has_its_own_line_when_someone_chooses(
    matter: str,
) -> None:
    question = next(
        f for f in STATUTE.stage("triage").move("triage").fields if f.kind == "procedure"
    )  # type: ignore[union-attr]
    offered = dict(form_choices.list_choices(question, Life.begins().case, HOUSE))
    assert "(corporate)" in offered[matter]
    assert "statutory" in offered["children_act"]
    assert not any(
        clock.name == "s2_max" and clock.days == 65 for clock in PROCEDURES[matter].clocks
    )


@pytest.mark.parametrize(
    "words",
    [
        "The child protection conference was unfair.",
        "The section 47 child protection enquiry was wrong.",
        "They asked the court for a care order under section 31.",
    ],
)
def test_trap_19_words_choose_no_procedure_and_each_of_the_three_can_be_chosen(words: str) -> None:
    life = Life.begins(happened=words)
    assert (life.case.procedure, life.case.stage) == ("children_act", "triage")
    for procedure in ("cp_conference", "corporate", "children_act"):
        life.acts("triage", {**TRIAGE, "procedure": procedure})
        assert life.case.procedure == procedure
    assert "conference" in PROCEDURES["cp_conference"].choice
    assert "child protection enquiry" in PROCEDURES["corporate"].choice


def test_trap_20_no_procedure_speaks_of_the_boards_that_are_gone() -> None:
    assert "LSCB" not in repr(PROCEDURES)
    assert "Safeguarding Children Board" not in repr((PROCEDURES, signposts.WAYS))


@pytest.mark.parametrize(
    "words", ["hi", "????", "See the photo.", "I am not sure this is the right place"]
)
def test_trap_21_nothing_that_comes_in_is_refused_for_how_it_is_said(words: str) -> None:
    life = Life.begins(happened=words, code="", name="")
    assert decide.find_stage(life.case).status == "open"
    assert ("acknowledgement", "complainant") in letters(life.last)


@pytest.mark.parametrize("procedure", sorted({*PROCEDURES} - {"anonymous"}))
def test_trap_22_no_first_contact_is_ever_closed_by_a_schedule(procedure: str) -> None:
    life = Life.begins()
    life.acts("triage", {**TRIAGE, "procedure": procedure})
    for days in range(1, 200, 7):
        life.swept(later(days))
    assert (life.case.stage, decide.find_stage(life.case).status) == ("triage", "open")
    assert any(letter.name in ("overdue", "contact_waiting") for letter in life.owed)


def test_trap_23_a_court_case_refuses_nothing_by_itself() -> None:
    life = Life.begins(happened="There is a court case about the children.")
    assert set(life.running) == set(Life.begins().running)
    grounds = dict(
        next(
            f for m in STATUTE.moves if m.name == "decline" for f in m.fields if f.name == "ground"
        ).choices
    )
    assert set(grounds) == {"older", "considered", "no_council"}
    assert (
        "reason" in refused(life, "pause", {**PAUSE, "reason": ""}).errors
    )  # how could going on do harm?
    life.acts("pause", PAUSE, "complaints1")
    assert decide.find_stage(life.case).status == "open"
    assert life.letter("paused_for_now").facts["review_on"] == "2027-01-15"


def test_trap_24_an_old_matter_is_pointed_out_to_a_person_and_refused_by_nobody_else() -> None:
    old = Life.begins(when_text="March 2021")
    new = Life.begins()
    assert OLD in old.case.flags
    assert (letters(old.last), old.running, old.case.stage) == (
        letters(new.last),
        new.running,
        new.case.stage,
    )
    assert OLD not in Life.begins(when_text="it has gone on since 2021").case.flags
    assert set(refused(old, "decline", {**DECLINE, "reason": "", "weighed": ""}).errors) == {
        "reason",
        "weighed",
    }
    old.acts("allocate", ALLOCATE)
    assert "decline" not in shown(old, "socialwork1")  # the team decides, and not whoever answers


def test_trap_25_what_was_withdrawn_can_be_taken_up_again_and_said_again() -> None:
    life = at_stage1()
    life.acts("withdraw", WITHDRAW)
    life.leaves("withdrawal_confirmed")
    life.became(by_person.take_up_again(life.case, "It began again.", later(30), HOUSE))
    assert (life.case.stage, life.case.received_at) == ("stage1", FRIDAY)
    life.acts("withdraw", WITHDRAW, at=later(30))
    life.acts("come_back", COME_BACK, at=later(30))
    assert life.case.stage == "stage1"
    assert life.running["s1_response"]


@pytest.mark.parametrize(
    "code",
    ["parent", "foster_carer", "pr_holder", "child_lac", "special_guardian", "adopter", "advocate"],
)
def test_trap_26_whoever_has_a_right_to_complain_is_asked_for_no_interest(code: str) -> None:
    life = Life.begins(code=code)
    assert not {"allow_interest", "refuse_interest"} & shown(life)
    assert "right to complain" in str(
        refused(life, "refuse_interest", {"reason": "None.", "weighed": "Nothing."})
    )
    claimed = Life.begins(code="sufficient_interest")
    assert {"allow_interest", "refuse_interest"} <= shown(claimed)


def test_trap_27_a_panel_that_was_asked_for_is_held() -> None:
    life = statutory.decided()
    life.asks("want_stage3")
    open_stages = [STATUTE.stage(name) for name in ("stage3", "panel_met", "panel_reported")]
    quiet = {
        s.name
        for s in STATUTE.stages
        if s.status in ("answered", "at rest", "not accepted", "transferred")
    }
    for stage in open_stages:
        ends = {m.name for m in stage.moves if m.leads_to in quiet}
        assert ends == ({"final_reply"} if stage.name == "panel_reported" else set())
    assert life.refuses("decline", "complaints1", **DECLINE)
    assert life.refuses(
        "refer_early",
        "manager",
        said="She agrees.",
        **dict.fromkeys(("sound", "upheld", "wanted", "plan", "agreed"), "yes"),
    )


@pytest.mark.parametrize("missing", ["sound", "upheld", "wanted", "plan", "agreed"])
def test_trap_27_it_goes_to_the_ombudsman_instead_only_if_every_condition_is_so(
    missing: str,
) -> None:
    ticked = {
        name: "yes" for name in ("sound", "upheld", "wanted", "plan", "agreed") if name != missing
    }
    assert list(
        statutory.decided().refuses("refer_early", "manager", said="She agrees.", **ticked).errors
    ) == [missing]


def test_trap_28_nobody_has_to_give_a_ground_to_be_heard_by_a_panel() -> None:
    for by_themselves in (True, False):
        life = statutory.decided()
        if by_themselves:
            life.asks("want_stage3")
        else:
            life.does("asked_stage3", asked_on="2026-11-27")
        assert life.case.stage == "stage3"
        assert life.last.events[0].facts["said"] == ""


@pytest.mark.parametrize("procedure", sorted({*PROCEDURES} - {"anonymous", "children_act"}))
def test_trap_29_whoever_is_put_under_another_procedure_is_told_by_its_own_letter(
    procedure: str,
) -> None:
    life = Life.begins()
    decision = life.acts("triage", {**TRIAGE, "procedure": procedure})
    told = [name for name, to in letters(decision) if to == "complainant"]
    assert (
        told == [name for name, to in PROCEDURES[procedure].on_triage if to == "complainant"] != []
    )
    back = life.acts("triage", TRIAGE)
    assert ("points_understood", "complainant") in letters(back)


@pytest.mark.parametrize("way", signposts.BY_NAME)
def test_trap_29_whoever_is_sent_somewhere_else_is_told_where_why_and_what_to_do(way: str) -> None:
    life = Life.begins()
    decision = life.acts(
        "reroute", {"where": way, "reason": "It is theirs to decide."}, "complaints1"
    )
    assert letters(decision) == [("rerouted", "complainant")]
    assert life.letter("rerouted").facts["where"] == way
    assert "rerouted" in ENDINGS
    assert signposts.BY_NAME[way].do
    assert signposts.BY_NAME[way].why


def test_trap_30_two_machines_that_answer_each_other_soon_fall_silent() -> None:
    life = Life.begins()
    for minute in range(20):
        at = later(minute / 1440)
        life.became(
            decide.add_words(life.case, "complainant", "I am out of the office.", (), at, HOUSE)
        )
        if ("message_received", "complainant") in letters(life.last):
            life.leaves("message_received", at=at)
    assert (
        sum(letter.name == "message_received" for letter in life.owed)
        == automatic_answers.RECEIPTS_A_DAY
    )
