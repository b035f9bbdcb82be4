"""What a report counts, one rule a test: each by a case that is counted by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from chalicelib.core.figures.dictionary import MEASURES, WITHIN
from chalicelib.core.figures.labels import WHO, Labels
from chalicelib.core.figures.measure import BASES
from chalicelib.core.figures.period import (
    BadPeriod,
    Period,
    find_quarter,
    find_year,
    list_months,
    make_period,
    read_period,
)
from chalicelib.core.figures.read_account import AccountReader
from chalicelib.core.figures.tables import make_tables, tell_days, to_plain
from chalicelib.core.figures.tally import Counter, tally
from chalicelib.core.people.officers import COMPLAINANTS, OWN_FORM
from tests.core import statutory
from tests.core.lives import ALLOCATE, EXTEND, HOUSE, REPLY, TRIAGE, WITHDRAW, Life, at_stage1
from tests.core.test_afterwards import ASKED, POOR, asked, asked_since, finished
from tests.core.test_child_asks import stop
from tests.core.test_nudges import at_seven

READER = AccountReader(HOUSE)
YEAR = read_period("2026-27")  # the lives of the tests begin on Friday 27 November 2026


def figures(*lives: Life, period: Period = YEAR) -> dict[str, Any]:
    """Return the figures of these cases by the ids of the dictionary."""
    accounts = []
    for life in lives:
        account = READER.read(life.past)
        assert account
        accounts.append(account)
    counted = tally(accounts, period)
    return to_plain(counted, make_tables(counted, Labels(HOUSE)))


def counts(measure: dict[str, Any], row: str = "all") -> dict[str, float]:
    """Return the cells of a row that are not zero."""
    cells = measure["figures"].get(row, {})
    return {column: number for column, number in cells.items() if number}


# --- the period


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2021-22", "2021-04-01", "2022-03-31"),
        ("2021-22-q1", "2021-04-01", "2021-06-30"),
        ("2021-22-q4", "2022-01-01", "2022-03-31"),
        ("2024-m02", "2024-02-01", "2024-02-29"),
    ],
)
def test_a_period_is_a_year_from_april_or_a_part_of_one(name, first, last):
    period = read_period(name)
    assert (f"{period.first}", f"{period.last}") == (first, last)


@pytest.mark.parametrize("name", ["2021-23", "2021", "2021-22-q5", "2024-m13", ""])
def test_what_is_no_period_is_refused(name):
    with pytest.raises(BadPeriod):
        read_period(name)


@pytest.mark.parametrize(
    ("first", "last"),
    [("2022-01-01", "2021-01-01"), ("x", "2021-01-01"), ("1999-01-01", "2021-01-01")],
)
def test_two_days_that_no_report_can_cover_are_refused(first, last):
    with pytest.raises(BadPeriod):
        make_period(first, last)


def test_a_day_lies_in_one_year_and_one_quarter():
    assert find_year(date(2022, 3, 31)) == read_period("2021-22")
    assert find_quarter(date(2022, 3, 31)) == read_period("2021-22-q4")
    assert list_months(read_period("2021-22-q4")) == ["2022-01", "2022-02", "2022-03"]


# --- the dictionary


def test_every_measure_has_its_id_once_and_says_what_it_counts_or_what_is_missing():
    names = [measure.id for measure in MEASURES] + list(WITHIN)
    assert len(names) == len(set(names))
    for measure in MEASURES:
        if measure.held:
            assert measure.basis in BASES
            assert measure.says.endswith(".")
        else:
            assert measure.missing.endswith(".")


def test_all_ids_of_the_dictionary_are_in_every_report():
    asked = (
        "C1 C2 C3 C4 C5 W1 W2 S1 S2 S3 T1 T2 T3 T4 T5 T6 T7 N1 O1 O2 O3 O4 R1 R2 R3 M1 M2 M3 B1 "
        "V1 Q1 Q2 E1 P1 L1 G1"
    )
    assert set(asked.split()) <= figures().keys()


# --- what came in


def test_a_complaint_counts_as_a_contact_and_as_a_complaint_on_the_day_it_came_in():
    found = figures(Life.opens())
    assert counts(found["C1"]) == {"all": 1, "step1": 1}
    assert counts(found["C2"], "children_act") == {"all": 1, "complaint": 1}
    earlier = figures(Life.opens(), period=read_period("2025-26"))
    assert counts(earlier["C1"]) == {}


@pytest.mark.parametrize(("name", "kind"), [("Mia", "no_way"), ("", "anonymous")])
def test_a_child_who_cannot_be_answered_is_no_person_without_a_name_unless_none_was_given(
    name, kind
):
    life = Life.opens(name=name, email="", code="child_lac")
    found = figures(life)
    assert counts(found["C1"], kind) == {"all": 1, "unanswerable": 1}
    assert counts(found["R3"], kind) == {"number": 1}


def test_an_email_that_nobody_has_recorded_yet_is_said_to_be_so():
    life = Life.opens(source="email")
    assert counts(figures(life)["C1"], "unsorted") == {"all": 1, "recorded": 1}
    assert counts(figures(life)["C2"]) == {"all": 1, "unsorted": 1}
    life.acts("triage", TRIAGE)
    assert counts(figures(life)["C2"]) == {"all": 1, "complaint": 1}
    assert counts(figures(life)["C1"], "complaint") == {"all": 1, "step1": 1}


def test_a_complaint_that_is_recorded_as_a_question_later_stays_among_the_complaints():
    life = Life.opens()
    life.acts("triage", TRIAGE)
    life.acts("triage", {**TRIAGE, "procedure": "enquiry"})
    found = figures(life)
    assert counts(found["C1"], "enquiry") == {"all": 1, "recorded": 1}
    assert counts(found["C2"]) == {"all": 1, "changed": 1}


def test_whoever_can_complain_has_a_name_in_the_report_that_is_not_said_as_they_say_it():
    assert WHO.keys() == {*COMPLAINANTS, *OWN_FORM}
    assert not [name for name in WHO.values() if name.startswith(("I ", "We "))]


def test_children_stand_apart_by_whether_they_had_help():
    alone = Life.opens(code="child_lac")
    helped = Life.opens(code="care_leaver", source="told to a worker")
    found = figures(alone, helped, Life.opens())
    assert counts(found["W1"]) == {"all": 3, "adult": 1, "alone": 1, "helped": 1}
    assert found["C2"]["children"]["all"]["all"] == 2


# --- the steps


def test_a_complaint_stands_under_the_furthest_step_it_had_reached_by_the_end():
    life = statutory.at_stage2()
    assert counts(figures(life)["C1"]) == {"all": 1, "step2": 1}
    assert counts(figures(life)["S1"], "children_act/Stage 2") == {"began": 1}
    before = Period(date(2026, 4, 1), date(2026, 11, 26))
    assert counts(figures(life, period=before)["S1"], "children_act/Stage 2") == {}


def test_an_answer_counts_once_it_has_left_and_not_when_it_was_written():
    life = at_stage1()
    life.acts("reply", REPLY, "socialwork1")
    assert counts(figures(life)["S1.closed"], "children_act/Stage 1") == {}
    life.leaves("stage1_reply")
    assert counts(figures(life)["S1.closed"], "children_act/Stage 1")["answered"] == 1
    life.bounces("stage1_reply")
    assert counts(figures(life)["S1.closed"], "children_act/Stage 1") == {}


def test_the_outcome_of_a_case_is_upheld_only_where_every_point_is():
    life = Life.opens()
    life.acts("triage", TRIAGE)
    life.acts("allocate", ALLOCATE)
    other = {"finding-2": "not_upheld", "evidence-2": "The log.", "reasons-2": "They rang."}
    life.acts("reply", {**REPLY, **other}, "socialwork1")
    life.leaves("stage1_reply")
    found = figures(life)
    assert counts(found["O1"], "children_act/Stage 1") == {
        "all": 2,
        "upheld": 1,
        "not_upheld": 1,
    }
    assert counts(found["O2"], "children_act/Stage 1") == {"all": 1, "partially_upheld": 1}


def test_what_was_put_right_by_agreement_stands_beside_the_outcomes_and_is_none():
    life = at_stage1()
    life.does(
        "resolve", "socialwork1", terms="A visit.", actions="A visit.", agreed_on="2026-11-27"
    )
    life.leaves("resolution_confirmed")
    found = figures(life)
    assert counts(found["O2"], "children_act/Stage 1") == {"all": 1, "resolved": 1}
    assert counts(found["O1"], "children_act/Stage 1") == {}


def test_a_finding_that_stage_2_changed_is_counted_as_changed():
    life = statutory.reported()
    form = {**statutory.DECISION, "decision-1": "differ", "own_finding-1": "not_upheld"}
    life.does("decide", "ao1", **form, **{"why-1": "The record shows a visit on that day."})
    life.sends("stage2_letter")
    assert counts(figures(life)["O3"], "children_act/Stage 2") == {"all": 1, "changed": 1}


def test_only_answers_whose_whole_time_to_ask_is_over_are_asked_who_went_on():
    stayed = statutory.answered()
    went = statutory.at_stage2()
    row = "children_act/Stage 1"
    assert counts(figures(stayed, went)["S2"], row) == {"all": 2, "went_on": 1, "stayed": 1}
    early = Period(date(2026, 11, 1), date(2026, 12, 1))
    assert counts(figures(stayed, went, period=early)["S2"], row) == {"all": 2, "too_soon": 2}


# --- time

S1 = "children_act/s1_response"


def test_what_is_due_is_in_time_late_or_open_and_the_figures_add_up():
    answered = at_stage1()
    answered.acts("reply", REPLY, "socialwork1")
    answered.leaves("stage1_reply")
    late = at_stage1()
    late.till(date(2026, 12, 14))  # Monday, after Friday 11
    late.does("reply", "socialwork1", **REPLY)
    late.leaves("stage1_reply")
    unanswered = at_stage1()
    found = figures(answered, late, unanswered)
    states = {"in_time": 1, "late": 1, "open_late": 1}
    assert counts(found["T2"], S1) == {"all": 3, **states}
    december = Period(date(2026, 12, 1), date(2026, 12, 11))
    states = {"in_time": 1, "open_in_time": 2}
    assert counts(figures(answered, late, unanswered, period=december)["T2"], S1) == {
        "all": 3,
        **states,
    }


@pytest.mark.parametrize(("told", "state"), [(True, "in_extension"), (False, "late")])
def test_an_extension_counts_only_where_the_person_was_told_of_it(told, state):
    life = at_stage1()
    life.acts("extend", EXTEND, "socialwork1")
    if told:
        life.leaves("extension")
    life.till(date(2026, 12, 21))  # Monday
    life.does("reply", "socialwork1", **REPLY)
    life.leaves("stage1_reply")
    assert counts(figures(life)["T2"], S1) == {"all": 1, state: 1}


def test_the_days_taken_are_working_days_with_the_median_and_the_longest():
    quick = at_stage1()
    quick.till(date(2026, 11, 30))  # Monday: one working day
    slow = at_stage1()
    slow.till(date(2026, 12, 14))  # Monday: eleven
    for life in (quick, slow):
        life.does("reply", "socialwork1", **REPLY)
        life.leaves("stage1_reply")
    days = counts(figures(quick, slow)["T5"], S1)
    assert (days["n"], days["median"], days["longest"]) == (2, 6, 11)


def test_the_median_of_an_even_number_lies_between_the_two_in_the_middle():
    assert tell_days(Counter({"1": 1, "2": 1, "4": 2})) == (4, 3, 2.8, 4, 4)
    assert tell_days(Counter({"7": 1})) == (1, 7, 7.0, 7, 7)


def test_late_and_not_told_is_counted_beside_late_and_told():
    told = at_stage1()
    told.till(date(2026, 12, 14))  # Monday: the first working day after Friday 11
    told.leaves("delay")
    untold = at_stage1()
    untold.till(date(2026, 12, 14))
    assert counts(figures(told, untold)["H1"], S1) == {"all": 2, "next_day": 1, "not_told": 1}


def test_an_acknowledgement_that_came_back_is_none():
    life = Life.opens()
    life.leaves("acknowledgement")
    assert counts(figures(life)["T1"], "complaint") == {"all": 1, "in_time": 1}
    life.bounces("acknowledgement")
    assert counts(figures(life)["T1"], "complaint") == {"all": 1, "open_late": 1}


def test_each_part_of_an_investigation_is_counted_from_the_request():
    life = statutory.decided()
    assert {row: cells["median"] for row, cells in figures(life)["T6"]["figures"].items()} == {
        "appointed": 0,
        "agreed": 0,
        "reported": 0,
        "answered": 0,
    }


# --- decisions

REFUSE = {"ground": "older", "reason": "It was ten years ago.", "weighed": "Nothing stopped them."}


def test_a_refusal_is_counted_by_its_reason_and_not_where_it_was_a_mistake():
    life = Life.opens()
    life.does("decline", "complaints1", **REFUSE, **{"which-1": "yes"})
    assert counts(figures(life)["R1"], "older") == {"all": 1, "refused": 1}
    life.does("put_right", "complaints1", reason="It was last year.")
    assert counts(figures(life)["R1"], "older") == {}


def test_a_withdrawal_is_counted_by_its_step_and_how_they_said_so():
    life = at_stage1(code="child_lac")
    life.does("withdraw", **WITHDRAW)
    found = figures(life)
    assert counts(found["R2"], "Stage 1/phone") == {"all": 1, "whole": 1}
    assert found["R2"]["children"] == found["R2"]["figures"]


def test_a_case_that_is_put_against_what_it_says_is_counted():
    life = Life.opens(code="child_lac")
    life.acts("triage", {**TRIAGE, "procedure": "corporate", "why": "It is about a court report."})
    assert counts(figures(life)["H2"], "triaged") == {"number": 1}


def test_an_advocate_whom_the_team_recorded_counts_as_one_whom_the_child_has():
    life = Life.opens(code="child", talk_to="An advocate")
    life.does("settle_advocate", "complaints1", outcome="found", note="They have met.")
    assert counts(figures(life)["V1"])["has_one"] == 1


# --- what people say afterwards


def test_an_alarm_and_a_childs_wish_to_stop_are_counted_until_somebody_has_dealt_with_them():
    life = Life.opens(code="child_lac")
    life.does("raise_danger", text="She said that she is afraid to go home.")
    stop(life)
    parent = Life.opens()
    stop(parent)
    waiting = {"alarm": {"number": 1}, "stop": {"number": 1}}
    assert figures(life, parent)["H3"]["figures"] == waiting
    life.till(date(2026, 12, 1))
    life.does("see_danger", "duty", note="We went there.")
    assert figures(life, parent)["H3"]["figures"] == {"stop": {"number": 1}}
    november = read_period("2026-m11")
    assert figures(life, parent, period=november)["H3"]["figures"] == waiting


def test_answers_are_counted_of_how_many_were_asked_and_only_once_the_letter_left():
    silent, answers = asked(), asked()
    answers.asks("answer_how", {**POOR, "said": "Too slow."}, at_seven(ASKED))
    unasked = finished()
    found = figures(silent, answers, unasked)
    assert counts(found["Q1"], "satisfied") == {"all": 2, "no": 1, "unanswered": 1}
    assert counts(found["Q1"], "listened") == {"all": 2, "partly": 1, "unanswered": 1}
    assert counts(figures(answers, period=make_period("2026-04-01", "2026-12-07"))["Q1"]) == {}


def test_an_answer_after_the_end_of_the_period_is_none_of_its_answers():
    life = asked()
    life.asks("answer_how", {**POOR, "said": ""}, at_seven(date(2027, 1, 4)))
    found = figures(life, period=make_period("2026-12-01", "2026-12-31"))
    assert counts(found["Q1"], "satisfied") == {"all": 1, "unanswered": 1}


def test_who_says_that_they_are_treated_differently_is_counted_of_how_many_were_asked():
    life = asked_since()
    life.asks("answer_since", {"treated": "yes", "said": "She shouts."})
    found = figures(life, asked_since())
    assert counts(found["Q2"], "treated") == {"all": 2, "yes": 1, "unanswered": 1}


def test_a_report_holds_no_word_that_anybody_wrote():
    life = statutory.decided()
    said = repr(READER.read(life.past))
    for words in ("Nobody came", "Jo Field", "family.example", "sorry"):
        assert words not in said.replace("sorry=", "")


def test_the_record_that_a_person_is_asked_to_confirm_is_no_answer_that_we_owe():
    assert "s2_record" not in READER.steps["children_act"].timed
    assert {"s1_response", "s2_response"} <= READER.steps["children_act"].timed.keys()
