"""The corporate procedure, on dates counted by hand: two stages, the Code's clocks, a council's own
over them (RULES 1.2).
"""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from chalicelib.core.cases import Refused
from chalicelib.core.council import Authority
from chalicelib.core.decisions import decide, form_choices, running_clocks
from chalicelib.core.people.conflicts import find_conflict, list_candidates
from chalicelib.core.people.officers import PARTS
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.corporate.corporate import CORPORATE
from chalicelib.core.working_days import london_date
from tests.core.lives import ALLOCATE, COUNCIL, FRIDAY, OFFICERS, REPLY
from tests.core.told import CODE, TAKES_TWO, Told, Walk, at

OWN = {"s1_response": 15, "s1_response_why": "Our own page promises it.", "s2_response": 10}
SEFTON = Authority.of("sefton", OFFICERS, COUNCIL.services, {"send": OWN})
MORE_TIME = {"reason": "We must speak to the school first.", "new_date": "2026-12-18"}
ANSWER = {
    f"{part}-2": said
    for part, said in (
        ("finding", "not_upheld"),
        ("evidence", "Our records."),
        ("reasons", "We rang."),
    )
} | REPLY
BOTH_ROLES = tuple(
    replace(o, roles=("responder", "reviewer")) if o.key == "socialwork1" else o for o in OFFICERS
)
ALSO_REVIEWS = Authority.of("sefton", BOTH_ROLES, COUNCIL.services, {})
LETTERS = Path(__file__).resolve().parents[2] / "templates" / "letters"


def answered(house: Authority, procedure: str, now: datetime = FRIDAY) -> Told:
    """Return a case that Priya Nair has answered at stage 1."""
    case = Told.begins(now, house=house)
    case.sorted_into(procedure, now)
    case.acts("allocate", ALLOCATE, at=now)
    case.acts("reply", ANSWER, "socialwork1", now)
    case.learns(now)
    return case


def test_a_whole_case_through_both_stages_keeps_the_dates_of_the_code() -> None:
    life = Told.begins()  # Friday 27 November 2026, and acknowledged at once
    life.sorted_into("early_help", at("2026-11-30"))  # Monday
    assert life.days("s1_response", "s1_max") == ["Fri 11 Dec 2026", "Tue 29 Dec 2026"]
    assert life.letters == ["corporate_understood"]
    life.acts("allocate", ALLOCATE, at=at("2026-11-30"))
    life.acts("extend", MORE_TIME, "socialwork1", at("2026-12-10"))  # Thursday
    assert life.days("s1_response", "s1_max") == ["Fri 18 Dec 2026", "Tue 29 Dec 2026"]
    life.acts("reply", ANSWER, "socialwork1", at("2026-12-18"))  # Friday
    assert (life.case.stage, set(life.running)) == ("answered_stage1", {"s2_request_advised"})
    assert life.days("s2_request_advised") == ["Wed 20 Jan 2027"]
    life.asks("want_stage2", at=at("2027-01-04"))  # Monday
    assert life.days("s2_ack", "s2_response", "s2_max") == [
        "Mon 11 Jan 2027",
        "Mon 01 Feb 2027",
        "Mon 01 Mar 2027",
    ]
    assert set(life.running) == {"s2_response", "s2_max"}
    life.acts("appoint", {"appoint_reviewer": "reviewer1"}, at=at("2027-01-05"))  # Tuesday
    assert (life.case.owner, life.letters) == (
        "reviewer1",
        ["corporate_review_asked", "corporate_who_reviews"],
    )
    life.acts(
        "extend", {**MORE_TIME, "new_date": "2027-02-05"}, "reviewer1", at("2027-01-29")
    )  # to a Friday
    assert life.days("s2_response") == ["Fri 05 Feb 2027"]
    life.acts("final_reply", ANSWER, "reviewer1", at("2027-02-04"))  # Thursday
    assert (life.case.stage, set(life.running), life.case.owner) == (
        "answered_stage2",
        set(),
        "team",
    )


def test_acknowledging_late_buys_no_time_for_the_answer() -> None:
    late = Told.begins(now=at("2026-12-04"), told=False)  # five working days on, a Friday
    late.sorted_into("early_help", at("2026-12-04"))
    clock = late.case.clock("s1_response")
    assert clock
    assert f"{clock.started_on:%a %d %b}" == "Wed 02 Dec"  # the day the acknowledgement was due
    assert late.days("s1_response", "s1_max") == ["Wed 16 Dec 2026", "Mon 04 Jan 2027"]


@pytest.mark.parametrize(
    ("recorded", "response", "most"),
    [
        ("2027-01-04", "Mon 01 Feb 2027", "Mon 01 Mar 2027"),  # Monday, the day it was asked for
        ("2027-01-06", "Wed 03 Feb 2027", "Wed 03 Mar 2027"),  # Wednesday: acknowledged then
        (
            "2027-01-11",
            "Mon 08 Feb 2027",
            "Mon 08 Mar 2027",
        ),  # Monday: the last day to acknowledge it
        (
            "2027-01-15",
            "Mon 08 Feb 2027",
            "Mon 08 Mar 2027",
        ),  # Friday: too late, and it buys nothing
    ],
)
def test_a_request_for_stage_2_that_lay_somewhere_in_the_council_buys_no_time_either(
    recorded: str, response: str, most: str
) -> None:
    life = answered(CODE, "transport", at("2026-12-18"))
    life.acts("asked_stage2", {"asked_on": "2027-01-04", "said": ""}, at=at(recorded))
    assert life.days("s2_ack", "s2_response", "s2_max") == ["Mon 11 Jan 2027", response, most]


def test_a_council_sets_its_own_days_over_the_codes_and_for_the_procedure_it_names_alone() -> None:
    life = answered(SEFTON, "send")
    life.asks("want_stage2", at=FRIDAY)
    assert life.days("s1_response", "s1_max") == ["Fri 18 Dec 2026", "Tue 29 Dec 2026"]
    assert life.days("s2_response", "s2_max") == ["Fri 11 Dec 2026", "Wed 27 Jan 2027"]
    assert [
        SEFTON.procedures["ehcp"].clock(name).days for name in ("s1_response", "s2_response")
    ] == [10, 20]


def test_sorting_it_anew_from_the_statutory_procedure_keeps_the_receipt_and_counts_again() -> None:
    life = Told.begins(house=SEFTON)
    before = life.case
    life.sorted_into("send", at("2026-12-03"))  # Thursday
    assert life.case.received_at == before.received_at == FRIDAY
    assert life.case.clock("ack") == before.clock("ack")
    assert (life.days("s1_response"), set(life.running)) == (
        ["Fri 18 Dec 2026"],
        {"s1_response", "s1_max"},
    )


def test_the_codes_ten_days_from_acknowledgement_are_never_the_laws_ten_from_receipt() -> None:
    """Trap 13, both ways: received on a Friday, acknowledged on the Tuesday after."""
    tuesday = at("2026-12-01")
    statutory, corporate = (Told.begins(now=tuesday) for _ in range(2))
    statutory.sorted_into("children_act", tuesday)
    corporate.sorted_into("early_help", tuesday)
    assert statutory.days("s1_response", "s1_max") == ["Fri 11 Dec 2026", "Tue 29 Dec 2026"]
    assert corporate.days("s1_response", "s1_max") == ["Tue 15 Dec 2026", "Thu 31 Dec 2026"]
    corporate.sorted_into("children_act", tuesday)
    assert corporate.days("s1_response", "s1_max") == ["Fri 11 Dec 2026", "Tue 29 Dec 2026"]


@pytest.mark.parametrize("part", ["reviewer", "io", "ao"])
def test_the_manager_of_somebody_named_decides_nothing_about_them(part: str) -> None:
    """r17: only the manager of someone whom the complaint names, and no other manager."""
    role = PARTS[part][0]
    above = replace(OFFICERS[0], key="above", name="Iris Penhallow", roles=(role,), manager="")
    aside = replace(above, key="aside", name="Tomos Treharne")
    above = replace(above, outside="service")
    aside = replace(aside, outside="service")
    below = [replace(o, manager="above") if o.name == "Priya Nair" else o for o in OFFICERS]
    house = Authority.of("sefton", (*below, above, aside), COUNCIL.services, {})
    about = Told.begins(house=house).case
    named = replace(about, named=("Priya Nair",))
    for case, may in ((named, {"aside"}), (about, {"above", "aside"})):
        offered = {o.key for o in list_candidates(part, case, house.staff(case))}
        assert offered & {"above", "aside"} == may
    refused = find_conflict(above, part, named, house.staff(named))
    assert refused == (
        "Iris Penhallow is the manager of Priya Nair, who is named in this complaint"
    )


def test_who_answered_at_stage_1_cannot_be_the_reviewer() -> None:
    life = answered(ALSO_REVIEWS, "corporate")
    life.asks("want_stage2", at=FRIDAY)
    with pytest.raises(Refused) as refused:
        life.acts("appoint", {"appoint_reviewer": "socialwork1"}, at=FRIDAY)
    assert (
        "Priya Nair is the manager who answers on this case already"
        in refused.value.errors["appoint_reviewer"]
    )
    row = decide.find_stage(life.case).move("appoint")
    assert row
    assert "socialwork1" not in dict(
        form_choices.list_choices(row.fields[0], life.case, ALSO_REVIEWS)
    )


@pytest.mark.parametrize("key", ["socialwork1", "reviewer1", "team", "manager"])
def test_only_the_reviewer_who_was_appointed_gives_the_final_answer(key: str) -> None:
    life = answered(ALSO_REVIEWS, "corporate")
    life.asks("want_stage2", at=FRIDAY)
    who = next(o for o in ALSO_REVIEWS.officers if o.key == key)
    assert "final_reply" not in {m.name for m in decide.list_moves(life.case, who, ALSO_REVIEWS)}
    life.acts("appoint", {"appoint_reviewer": "reviewer1"}, at=FRIDAY)
    assert ("final_reply" in {m.name for m in decide.list_moves(life.case, who, ALSO_REVIEWS)}) == (
        key == "reviewer1"
    )
    life.acts("give_up", {"reason": "I know the family."}, "reviewer1", FRIDAY)
    assert "final_reply" not in {m.name for m in decide.list_moves(life.case, who, ALSO_REVIEWS)}


def test_nobody_must_prove_an_interest_under_the_code() -> None:
    assert not {m.records for p in CORPORATE for m in p.moves} & {
        "interest_accepted",
        "interest_refused",
    }


@pytest.mark.parametrize("procedure", CORPORATE, ids=lambda p: p.name)
def test_there_are_two_stages_and_no_third(procedure) -> None:
    """Code 5.2: no extra named ones."""
    assert {s.step for s in procedure.stages if s.step} == {"Stage 1", "Stage 2"}


def test_no_statutory_letter_is_sent_under_the_code() -> None:
    statutory = {
        "points_understood",
        "extension",
        "delay",
        "delay_past_limit",
        "delay_explained",
        "stage1_reply",
        "stage2_acknowledged",
        "stage2_letter",
    }
    assert [p.name for p in CORPORATE if p.letters & statutory] == []


@pytest.mark.parametrize("procedure", CORPORATE, ids=lambda p: p.name)
def test_a_council_may_give_itself_more_time_than_the_code_only_with_its_reason(procedure) -> None:
    why = "Our own page promises it."
    own = procedure.with_days({"s1_response": 15, "s1_response_why": why}).clock("s1_response")
    assert (own.days, own.usual, own.why) == (15, 10, why)
    with pytest.raises(ValueError, match="Say why on the line below it"):
        procedure.with_days({"s1_response": 15})
    for last in ("ack", "s1_max", "s2_ack", "s2_max"):
        slower = procedure.clock(last).most + 1
        with pytest.raises(ValueError, match=f"{slower} is looser"):
            procedure.with_days({last: slower, f"{last}_why": why})


def test_a_council_may_count_from_the_receipt_and_from_the_request_which_is_never_later() -> None:
    send = PROCEDURES["send"]
    own = send.with_days({"s1_response_from": "receipt", "s2_response_from": "request"})
    assert own.clock("s1_response").starts == ("receipt",)
    assert own.clock("s2_response").acknowledged_in == ""
    assert send.clock("s1_response").starts == ("acknowledged",)
    for setting, start in (("s1_response", "request"), ("s2_response", "receipt"), ("ack", "Mon")):
        with pytest.raises(ValueError, match=f"{setting}_from is “{start}”"):
            send.with_days({f"{setting}_from": start})


def test_a_late_acknowledgement_does_not_move_an_answer_that_counts_from_the_receipt() -> None:
    own = PROCEDURES["send"].with_days({"s1_response_from": "receipt"})
    received = date(2026, 11, 27)
    late = {c.name: c for c in running_clocks.start_on_receipt(own, received, date(2026, 12, 2))}
    assert late["s1_response"].started_on == received
    assert late["s1_max"].started_on == date(2026, 12, 2)


def test_after_the_ombudsman_will_not_look_into_it_stage_2_can_still_be_asked_for() -> None:
    life = answered(CODE, "send")
    life.acts(
        "log_ombudsman",
        {"their_reference": "26 001 234", "asked": "Have you answered?", "due": "2026-12-11"},
        "manager",
        FRIDAY,
    )
    assert (life.case.stage, set(life.running)) == ("with_ombudsman", {"ombudsman"})
    life.acts(
        "ombudsman_decided",
        {"decision": "not_investigated", "text": "Answer them first."},
        "manager",
        FRIDAY,
    )
    assert (life.case.stage, set(life.running)) == ("answered_stage1", set())
    life.asks("want_stage2", at=FRIDAY)
    assert life.case.stage == "stage2"


def test_what_is_put_at_rest_is_not_reminded_that_its_time_to_ask_is_ending() -> None:
    life = answered(CODE, "send")
    life.acts("rest", {}, at=FRIDAY)
    assert (life.case.stage, set(life.running)) == ("at_rest_stage1", {"how_it_was"})


def test_a_late_answer_is_told_to_the_person_at_its_date_and_again_at_the_last_day() -> None:
    life = Told.begins()
    life.sorted_into("early_help")
    life.acts("allocate", ALLOCATE, at=FRIDAY)
    told = {}
    for day in (
        "2026-12-11",
        "2026-12-14",
        "2026-12-29",
        "2026-12-30",
    ):  # Friday, Monday, Tuesday, Wednesday
        life.swept(at(day))
        told[day] = "corporate_delay" in life.letters
    assert told == {
        "2026-12-11": False,
        "2026-12-14": True,
        "2026-12-29": False,
        "2026-12-30": True,
    }


@pytest.mark.parametrize(
    ("new_date", "mornings"),
    [
        (
            "2026-12-18",
            ["2026-12-21", "2026-12-30"],
        ),  # to a Friday: told on the Monday, and once the last day has passed
        ("2026-12-29", ["2026-12-30"]),  # to the last day, a Tuesday: told once
    ],
)
def test_a_date_that_was_put_back_and_missed_is_told_to_the_person_once_for_each_date(
    new_date: str, mornings: list[str]
) -> None:
    life = Told.begins()
    life.sorted_into("early_help")
    life.acts("allocate", ALLOCATE, at=FRIDAY)
    life.acts("extend", {**MORE_TIME, "new_date": new_date}, "socialwork1", FRIDAY)
    told = []
    for day in ("2026-12-14", "2026-12-21", "2026-12-30"):  # Monday, Monday, Wednesday
        life.swept(at(day))
        told += [day] * life.letters.count("corporate_delay")
    assert told == mornings


def test_after_the_time_that_we_advise_it_is_at_rest_and_stage_2_can_still_be_asked_for() -> None:
    life = answered(CODE, "corporate")
    life.swept(at("2026-12-18"))  # Friday, five working days before Tuesday 29 December
    assert (life.case.stage, life.letters) == ("answered_stage1", ["window_ending_stage2"])
    life.swept(at("2026-12-30"))  # Wednesday
    assert (life.case.stage, life.letters) == ("at_rest_stage1", ["no_request_stage2"])
    life.asks("want_stage2", at=at("2027-05-05"))  # Wednesday
    assert life.case.stage == "stage2"


@pytest.mark.parametrize("name", ["send", "ehcp", "transport"])
def test_who_may_appeal_is_told_of_it_by_the_letters_of_that_procedure(name: str) -> None:
    procedure = PROCEDURES[name]
    assert procedure.signposts
    assert [s for s in procedure.signposts if not (LETTERS / f"_signpost_{s}.txt").is_file()] == []


def test_whoever_sorts_a_complaint_about_a_plan_is_asked_to_look_at_its_section_h() -> None:
    plan = PROCEDURES["ehcp"]
    assert "section H" in plan.choice
    assert all(
        "section H" in m.explains
        for m in plan.stage("triage").moves
        if m.name in ("triage", "split")
    )


ROWS = [
    (start, name, clock, int(days), due)
    for start, name, clock, days, due in csv.reader(
        Path(__file__).with_name("workday_cases.csv").read_text().splitlines()
    )
    if name.startswith("corporate")
]
OURS = {
    "corporate_code": CODE.procedures["corporate"],
    "corporate_sefton_send": SEFTON.procedures["send"],
}
CODES_ACK = ("corporate_code", "ack")  # the Code's own five days, where we promise three (003:31)


@pytest.mark.parametrize(
    ("start", "name", "clock", "days", "due"), [r for r in ROWS if r[1:3] != CODES_ACK]
)
def test_the_worked_cases_of_the_code_and_of_seftons_send_page_come_out(
    start: str, name: str, clock: str, days: int, due: str
) -> None:
    rule = OURS[name].clock(clock)
    assert rule.days == days
    assert (
        running_clocks.start_clock(
            rule, london_date(datetime.fromisoformat(start))
        ).due_on.isoformat()
        == due
    )


def test_every_clock_of_the_code_has_its_worked_cases_and_we_acknowledge_sooner() -> None:
    assert {r[2] for r in ROWS if r[1] == "corporate_code"} == {
        "ack",
        "s1_response",
        "s1_max",
        "s2_ack",
        "s2_response",
        "s2_max",
    }
    assert (
        {r[3] for r in ROWS if r[1:3] == CODES_ACK}
        == {PROCEDURES["corporate"].clock("ack").most}
        == {5}
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", [p.name for p in CORPORATE])
def test_every_move_of_every_stage_can_be_made_and_every_stage_is_reached(name: str) -> None:
    walk = Walk(name)
    procedure = CODE.procedures[name]
    alone = [s for s in procedure.stages if s.status != "joined"]
    assert walk.at.keys() == {s.name for s in alone}
    assert walk.made == {
        (s.name, m.name) for s in alone for m in s.moves if m.records not in TAKES_TWO
    }
