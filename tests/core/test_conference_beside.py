"""A complaint about a conference, and what happens beside its steps: silence, coming back, handing
back, other parts, alarms (RULES 1.3, 004:21).
"""

from __future__ import annotations

from chalicelib.core.cases import COMPLAINANT, TEAM
from chalicelib.core.decisions import by_person, decide
from tests.core.lives import HOUSE, REFERENCE, WITHDRAW, letters
from tests.core.test_conference import MONDAY, TO_CHAIR, met
from tests.core.walks import asks, due, on, triaged


def test_silence_puts_it_at_rest_with_a_word_before_and_after_and_shuts_nothing():
    life = met()  # advised until Tuesday 5 January 2027
    life.swept(on(2026, 12, 24, 8))  # Thursday, five working days before
    assert ("conference_ask_soon", COMPLAINANT) in letters(life.last)
    life.swept(on(2027, 1, 6, 8))
    assert letters(life.last) == [("conference_at_rest", COMPLAINANT)]
    assert life.case.stage == "at_rest_chair"
    asks(life, "want_manager", on(2027, 3, 1))  # a Monday, two months later
    assert (life.case.stage, due(life, "manager_reply")) == ("manager", "Mon 08 Mar 2027")


def test_what_went_to_the_ombudsman_is_not_put_at_rest_by_the_clock():
    life = met()
    life.acts(
        "log_ombudsman",
        {"their_reference": "26 1", "asked": "Notes", "due": "2027-02-01"},
        "manager",
        on(2026, 12, 10),
    )
    assert (life.case.stage, life.running) == ("with_ombudsman", {"ombudsman": "Mon 01 Feb 2027"})


def test_coming_back_is_acknowledged_in_the_words_of_this_procedure():
    life = met()
    asks(life, "want_manager", on(2026, 12, 8))
    life.acts("withdraw", WITHDRAW, at=on(2026, 12, 10))
    life.became(
        by_person.take_up_again(life.case, "It was not kept.", on(2027, 1, 4), HOUSE)
    )  # a Monday
    assert ("conference_reopened", COMPLAINANT) in letters(life.last)
    assert (life.case.stage, life.running["manager_reply"]) == ("manager", "Mon 11 Jan 2027")


def test_an_officer_who_should_not_have_it_hands_it_back_and_no_date_moves():
    life = met()
    asks(life, "want_manager", on(2026, 12, 8))
    life.acts("hand_back", {"reason": "I was there."}, "confmanager1", on(2026, 12, 9))
    assert (life.case.stage, life.case.owner, due(life, "manager_reply")) == (
        "manager",
        TEAM,
        "Tue 15 Dec 2026",
    )
    assert life.case.holder("conference_manager") == ""


def test_a_service_complaint_in_the_same_letter_runs_apart_and_is_coordinated():
    life = triaged(
        "cp_conference", MONDAY, points="The conference was unfair.\nNobody brought the wheelchair."
    )
    life.acts("to_chair", TO_CHAIR, at=MONDAY)
    form = {"goes-1": "cp_conference", "goes-2": "children_act", "why": "One is about a service."}
    life.acts("split", form, at=MONDAY)
    assert ("coordinate", "confmanager1") in letters(life.last)
    strand = life.last.strands[0]
    assert (strand.case.reference, strand.case.procedure) == (f"{REFERENCE}-2", "children_act")
    assert (
        f"{strand.case.clock('s1_response').due_on:%a %d %b %Y}" == "Fri 11 Dec 2026"
    )  # from the same receipt
    assert due(life, "chair_meeting") == "Fri 04 Dec 2026"


def test_a_conference_point_split_from_a_service_complaint_is_coordinated_too():
    life = triaged(
        "children_act", MONDAY, points="Nobody brought the wheelchair.\nThe conference was unfair."
    )
    form = {
        "goes-1": "children_act",
        "goes-2": "cp_conference",
        "why": "One is about a conference.",
    }
    life.acts("split", form, at=MONDAY)
    strand = life.last.strands[0]
    assert strand.case.procedure == "cp_conference"
    assert [(letter.name, letter.to) for letter in strand.letters] == [
        ("conference_understood", COMPLAINANT),
        ("new_strand", TEAM),
        ("coordinate", TEAM),
    ]
    assert {c.name: f"{c.due_on:%a %d %b %Y}" for c in strand.case.clocks if c.running} == {
        "ack": "Wed 02 Dec 2026",
        "understood": "Wed 02 Dec 2026",
        "chair_meeting": "Fri 04 Dec 2026",
    }


def test_an_alarm_that_nobody_has_confirmed_goes_on_under_the_new_procedure_and_only_there():
    life = triaged(
        "cp_conference",
        MONDAY,
        happened="He hit me.",
        points="He hit me.\nThe conference was unfair.",
    )
    assert life.running["danger"] == "Sat 28 Nov 2026"
    form = {"goes-1": "cp_conference", "goes-2": "children_act", "why": "They differ."}
    life.acts("split", form, at=MONDAY)
    assert "danger" in life.running
    assert "danger" not in {c.name for c in life.last.strands[0].case.clocks}
    life.acts("see_danger", {"note": "The duty team went there."}, "manager", MONDAY)
    assert "danger" not in life.running


def test_an_alarm_that_nobody_has_confirmed_goes_on_when_a_case_is_opened_again():
    life = met()
    asks(life, "want_manager", on(2026, 12, 8))
    life.acts("withdraw", WITHDRAW, at=on(2026, 12, 10))
    life.became(decide.add_words(life.case, COMPLAINANT, "He hit me.", (), on(2027, 1, 4), HOUSE))
    life.acts("come_back", {"reason": "He hit her."}, at=on(2027, 1, 4))
    assert life.running["danger"] == "Tue 05 Jan 2027"
