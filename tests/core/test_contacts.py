"""Compliments, comments and questions: recorded, thanked or answered, counted, and a complaint by
one press (RULES K, N39).
"""

from __future__ import annotations

import pytest

from chalicelib.core.cases import COMPLAINANT, TEAM, Refused
from chalicelib.core.decisions import decide
from chalicelib.core.procedures import PROCEDURES
from tests.core.lives import FRIDAY, HOUSE, Life, letters, officer
from tests.core.walks import asks, due, offered, on, sent, triaged

KINDS = ("compliment", "comment", "enquiry")
MONDAY = on(2026, 11, 30)
TUESDAY = on(2026, 12, 1)
PASS_ON = {"appoint_responder": "socialwork1", "words": "She always rang back."}


def allowed(share: str) -> Life:
    """Return a compliment that came in on Friday 27 November 2026 and may be passed on."""
    life = triaged("compliment", MONDAY)
    asks(life, "share", TUESDAY, share=share)
    return life


@pytest.mark.parametrize(
    ("kind", "letter"),
    [("compliment", "thanks"), ("comment", "comment_thanks"), ("enquiry", "enquiry_understood")],
)
def test_each_is_counted_by_its_kind_and_acknowledged_like_the_rest(kind, letter):
    life = triaged(kind, MONDAY)
    assert (life.case.kind, life.case.procedure) == (kind, kind)
    assert (letter, COMPLAINANT) in letters(life.last)
    assert life.running["ack"] == "Wed 02 Dec 2026"
    sent(life, letter, MONDAY)
    assert "ack" not in life.running


@pytest.mark.parametrize("kind", KINDS)
def test_each_becomes_a_complaint_by_one_press_with_its_first_day_kept(kind):
    life = triaged(kind, MONDAY)
    asks(life, "make_complaint", on(2026, 12, 3))  # a Thursday
    assert (life.case.kind, life.case.procedure, life.case.received_at) == (
        "complaint",
        "children_act",
        FRIDAY,
    )
    assert due(life, "s1_response") == "Fri 11 Dec 2026"
    assert letters(life.last) == [("now_a_complaint", COMPLAINANT), ("made_a_complaint", TEAM)]


@pytest.mark.parametrize("procedure", [PROCEDURES[kind] for kind in KINDS], ids=lambda p: p.name)
def test_the_press_is_there_at_every_stage(procedure):
    for stage in (s for s in procedure.stages if s.status != "joined"):
        assert {"make_complaint", "record_complaint"} <= {move.name for move in stage.moves}, (
            stage.name
        )


def test_a_whole_compliment_is_passed_on_in_the_words_that_were_allowed():
    life = triaged("compliment", MONDAY)
    sent(life, "thanks", MONDAY)
    assert life.running == {"compliment_heard": "Fri 11 Dec 2026"}
    asks(life, "share", TUESDAY, share="named")
    assert (life.case.stage, letters(life.last)) == (
        "to_pass_on",
        [("sharing_noted", COMPLAINANT), ("compliment_allowed", TEAM)],
    )
    assert life.running == {"compliment_heard": "Tue 15 Dec 2026"}  # ten working days from the yes
    life.acts("pass_on", PASS_ON, at=on(2026, 12, 3))
    assert letters(life.last) == [
        ("compliment_passed_on", "socialwork1"),
        ("compliment_told", COMPLAINANT),
    ]
    sent(life, "compliment_told", on(2026, 12, 3))
    assert (life.case.stage, life.running) == ("passed_on", {})
    life.acts("rest", {}, at=on(2026, 12, 4))
    assert life.case.stage == "at_rest"


def test_nothing_is_passed_on_before_the_person_said_yes_or_once_they_said_no():
    life = triaged("compliment", MONDAY)
    with pytest.raises(Refused):
        life.acts("pass_on", PASS_ON, at=MONDAY)
    asks(life, "share", TUESDAY, share="unnamed")
    asks(life, "keep_private", TUESDAY)
    assert (life.case.stage, life.running.get("compliment_heard")) == ("kept", None)
    with pytest.raises(Refused):
        life.acts("pass_on", PASS_ON, at=TUESDAY)
    asks(life, "share", on(2026, 12, 2), share="unnamed")
    assert life.running["compliment_heard"] == "Wed 16 Dec 2026"


def test_the_worker_s_manager_is_sent_the_words_and_neither_the_case_nor_the_person():
    life = allowed("unnamed")
    life.acts("pass_on", PASS_ON, at=TUESDAY)
    assert life.case.owner == TEAM
    assert decide.list_moves(life.case, officer("socialwork1"), HOUSE) == ()
    facts = life.letter("compliment_passed_on").facts
    assert facts["words"] == "She always rang back."
    assert "Jo Field" not in str(facts)
    assert life.case.kept["sharing_allowed"]["share"] == "unnamed"


def test_how_it_may_be_shared_must_be_said():
    life = triaged("compliment", MONDAY)
    with pytest.raises(Refused) as refused:
        asks(life, "share", MONDAY)
    assert "share" in refused.value.errors


def test_a_compliment_without_a_yes_is_put_at_rest_by_a_person_and_can_still_be_shared():
    life = triaged("compliment", MONDAY)
    sent(life, "thanks", MONDAY)
    life.swept(on(2026, 12, 11, 8))  # Friday, its last day
    assert ("contact_waiting", TEAM) in letters(life.last)
    life.acts("rest", {}, at=on(2026, 12, 11))
    assert (life.case.stage, letters(life.last)) == (
        "at_rest",
        [("compliment_at_rest", COMPLAINANT)],
    )
    assert life.running == {}
    assert {"share", "make_complaint"} <= offered(life, on(2026, 12, 14))


def test_a_comment_is_noted_and_the_person_hears_what_comes_of_it():
    life = triaged("comment", MONDAY)
    sent(life, "comment_thanks", MONDAY)
    assert life.running == {"comment_read": "Fri 11 Dec 2026"}
    life.acts("note_comment", {"outcome": "There will be a clock on the wall."}, at=on(2026, 12, 2))
    sent(life, "comment_heard", on(2026, 12, 2))
    assert (life.case.stage, life.running) == ("noted", {})
    life.acts("rest", {}, at=on(2026, 12, 2))
    assert life.case.stage == "at_rest"


def test_a_whole_question_is_answered_within_ten_working_days():
    life = triaged("enquiry", MONDAY)
    sent(life, "enquiry_understood", MONDAY)
    assert life.running == {"enquiry_answer": "Fri 11 Dec 2026"}
    life.acts("allocate", {"officer": "socialwork1", "note": ""}, at=MONDAY)
    assert (life.case.stage, letters(life.last)) == (
        "stage1",
        [("enquiry_allocated", "socialwork1")],
    )
    life.acts("answer_enquiry", {"answer": "From nine to five."}, "socialwork1", on(2026, 12, 4))
    assert life.running == {"enquiry_answer": "Fri 11 Dec 2026"}  # until the letter has left
    sent(life, "enquiry_answered", on(2026, 12, 4))
    assert (life.case.stage, life.case.owner, life.running) == ("answered", TEAM, {})
    life.acts("rest", {}, at=on(2026, 12, 9))  # a Wednesday
    assert (life.case.stage, life.running) == ("at_rest", {"how_it_was": "Wed 16 Dec 2026"})


def test_a_question_without_an_answer_is_late_and_the_person_is_told_so():
    life = triaged("enquiry", MONDAY)
    life.swept(on(2026, 12, 14, 8))  # Monday
    assert ("enquiry_late", COMPLAINANT) in letters(life.last)


@pytest.mark.parametrize("clock", ["compliment_heard", "comment_read", "enquiry_answer"])
def test_the_days_are_of_our_own_choosing_and_say_so(clock):
    rule = next(c for kind in KINDS for c in PROCEDURES[kind].clocks if c.name == clock)
    assert (rule.days, rule.most) == (10, 20)
    assert rule.source.startswith("DESIGN")


@pytest.mark.parametrize("kind", KINDS)
def test_danger_in_a_kind_word_is_danger_all_the_same(kind):
    life = triaged(kind, MONDAY, happened="Thank you for helping when he hit me.")
    assert life.running["danger"] == "Sat 28 Nov 2026"
    life.swept(on(2026, 12, 1, 8))
    assert ("danger_alarm", "duty") in letters(life.last)
