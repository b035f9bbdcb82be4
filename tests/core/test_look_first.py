"""No answer and no decision goes to the person while an alarm is unconfirmed, or a child's wish to
stop is still to be looked into, unless somebody says what was done about it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.core.decisions import by_person, officer_mail
from chalicelib.core.decisions.child_asks import is_stop_asked
from chalicelib.core.decisions.child_days import list_child_days
from chalicelib.core.decisions.look_first import list_first_questions
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.tables import Move
from tests.core.lives import ALLOCATE, FRIDAY, REPLY, TRIAGE, WITHDRAW, Life, officer

ONE = {**TRIAGE, "points": "My uncle hits me."}
(REPLY_MOVE,) = {m for m in PROCEDURES["children_act"].moves if m.name == "reply"}
LOOKED = "Ruth at the duty team, at 10.15. They are on their way."


def _list_moves() -> list[Move]:
    rows = {}
    for procedure in PROCEDURES.values():
        for move in procedure.moves:
            rows[id(move)] = move
    return list(rows.values())


def given_out(happened: str = "My uncle hits me.", **person: Any) -> Life:
    """Return a case that an officer has, and is about to answer."""
    life = Life.opens(happened=happened, **person)
    life.sends("acknowledgement")
    life.does("triage", "complaints1", **ONE)
    life.does("allocate", "complaints1", **ALLOCATE)
    return life


def names(life: Life) -> list[str]:
    assert life.last
    return [str(event.name) for event in life.last.events]


def test_each_answer_and_decision_to_the_person_asks_who_has_the_alarm_and_no_other_move() -> None:
    case = given_out().case
    asked = {move.name for move in _list_moves() if list_first_questions(move, case)}
    written = {move.name for move in _list_moves() if move.document and move.letters}
    assert asked >= {"reply", "final_reply", "decide", "resolve", "decline", "reroute", "pause"}
    assert asked >= written & asked
    assert asked.isdisjoint({"ask_more", "extend", "explain_delay", "see_danger", "raise_danger"})
    documents = [m for m in _list_moves() if m.document and m.list_letters_to("complainant")]
    assert {m.name for m in documents} <= asked


def test_an_answer_without_who_has_the_alarm_is_refused_and_nothing_changes() -> None:
    refused = given_out().refuses("reply", "socialwork1", **REPLY)
    assert "must first confirm that the duty team has this" in refused.errors["danger_known"]
    empty = given_out().refuses("reply", "socialwork1", **REPLY, danger_known=".")
    assert "danger_known" in empty.errors


def test_whoever_may_confirm_the_alarm_confirms_it_by_the_same_press() -> None:
    life = given_out()
    life.does("reply", "complaints1", **REPLY, danger_known=LOOKED)
    assert names(life)[:2] == ["danger_seen", "replied"]
    alarm = life.case.clock("danger")
    assert alarm
    assert not alarm.running
    assert life.last
    assert all(LOOKED not in str(letter.facts) for letter in life.last.letters)


def test_for_anybody_else_it_is_recorded_and_the_alarm_goes_out_again() -> None:
    life = given_out()
    life.does("reply", "socialwork1", **REPLY, danger_known=LOOKED)
    assert names(life)[:2] == ["danger_asked", "replied"]
    alarm = life.case.clock("danger")
    assert alarm
    assert alarm.running


def test_once_it_is_confirmed_nothing_more_is_asked() -> None:
    life = given_out()
    life.does("see_danger", "duty", note="We went there.")
    life.does("reply", "socialwork1", **REPLY)
    assert names(life)[0] == "replied"


def test_it_can_be_taken_back_with_the_alarm_still_confirmed() -> None:
    life = given_out()
    agreed = {"terms": "A visit.", "actions": "A visit.", "agreed_on": "2026-11-27"}
    life.does("resolve", "complaints1", **agreed, danger_known=LOOKED)
    life.does("put_right", "complaints1", reason="It was for another case.")
    alarm = life.case.clock("danger")
    assert alarm
    assert not alarm.running
    assert life.case.stage == "stage1"


def stops(life: Life) -> None:
    life.became(by_person.withdraw_complaint(life.case, "", life.now, life.house))


def test_an_answer_to_a_child_who_wants_to_stop_says_who_talked_with_them() -> None:
    life = given_out("Nobody came.", code="child")
    stops(life)
    refused = life.refuses("reply", "socialwork1", **REPLY)
    assert "must talk with them first" in refused.errors["stop_known"]


@pytest.mark.parametrize("by", ["complaints1", "socialwork1"])
@pytest.mark.parametrize("besides", ["", "I want to talk to an advocate."])
def test_who_says_that_a_child_was_talked_with_has_met_their_wish(by: str, besides: str) -> None:
    life = given_out("Nobody came.", code="child")
    life.became(by_person.withdraw_complaint(life.case, besides, life.now, life.house))
    life.does("reply", by, **REPLY, stop_known="Her advocate did. She wants the answer.")
    fact = "stop_asked" if besides else "request_settled"
    assert names(life)[:2] == [fact, "replied"]
    assert not is_stop_asked(life.case)
    assert "stop" not in [day.name for day in list_child_days(life.case)]
    request = life.case.clock("request")
    assert request
    assert request.running == bool(besides)


def test_to_record_that_the_child_withdrew_is_to_look_into_it() -> None:
    life = given_out("Nobody came.", code="child")
    stops(life)
    life.does("withdraw", "complaints1", **WITHDRAW)
    assert life.case.stage == "withdrawn"


@pytest.mark.parametrize("happened", ["My uncle hits me.", "Nobody came."])
def test_an_officers_email_waits_too_and_is_kept_with_the_reason(happened: str) -> None:
    life = given_out(happened, code="child")
    why = "danger"
    if happened == "Nobody came.":
        stops(life)
        why = "stop"
    at = FRIDAY + timedelta(hours=1)
    by = officer("socialwork1")
    sent = officer_mail.send_on(life.case, by, "We looked into it.", at, life.house, "mail/1", at)
    assert [letter.name for letter in sent.letters] == ["not_sent_on"]
    assert sent.letters[0].facts["instead"] == why
    assert sent.events[0].facts["text"] == "We looked into it."


@pytest.mark.parametrize("code", ["advocate", "representative"])
def test_findings_go_to_who_speaks_for_somebody_only_once_that_person_was_asked(code: str) -> None:
    life = given_out("Nobody came.", code=code)
    refused = life.refuses("reply", "socialwork1", **REPLY)
    assert "first ask the person they speak for" in refused.errors["agreement_known"]
    told = "Ellen Marsh asked him at school today. He wants Rana to have it."
    life.does("reply", "socialwork1", **REPLY, agreement_known=told)
    assert names(life)[:2] == ["consent_recorded", "replied"]
    assert "child_views" not in life.running


def test_who_speaks_for_a_child_now_is_not_who_the_child_agreed_to() -> None:
    life = given_out("Nobody came.", code="advocate", name="Rana Ali")
    life.does("record_consent", "socialwork1", answer="yes", said="I want Rana.")
    assert not list_first_questions(REPLY_MOVE, life.case)
    life.does("correct_name", "complaints1", name="Kim Lee", reason="Rana has left.")
    assert [field.name for field in list_first_questions(REPLY_MOVE, life.case)] == [
        "agreement_known"
    ]
    life.does("record_consent", "socialwork1", answer="yes", said="Kim is fine.")
    assert not list_first_questions(REPLY_MOVE, life.case)


@pytest.mark.parametrize("code", ["parent", "child_lac", ""])
def test_nobody_else_has_to_agree_where_somebody_complains_for_themselves(code: str) -> None:
    assert not list_first_questions(REPLY_MOVE, given_out("Nobody came.", code=code).case)
