"""A letter that cannot go by email is the complaints team's task until it is recorded as told."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from chalicelib.core.cases import Letter, Refused
from chalicelib.core.decisions import letter_outcomes
from tests.core.lives import ALLOCATE, FRIDAY, HOUSE, REPLY, TRIAGE, WITHDRAW, Life, later, officer
from tests.core.test_nudges import at_seven, hours

PHONE = {"email": "", "phone": "01632 960003"}
CM = "manager"
HEAD = "head"
DIRECTOR = "director"


def answered_on_paper() -> Life:
    """Return a case of somebody who has only a phone: acknowledged, and answered in a letter."""
    life = Life.begins(**PHONE)
    life.acts("triage", TRIAGE)
    life.told("please_tell")
    life.acts("allocate", ALLOCATE)
    life.told("please_tell")
    points = REPLY | {"finding-2": "upheld", "evidence-2": "The log.", "reasons-2": "No call."}
    life.acts("reply", points, "socialwork1", at=later(3))
    life.learns(later(3))
    return life


def swept(life: Life, last: date) -> list[tuple[date, str, str]]:
    found = []
    for now in hours(later(3), last):
        decision = life.swept(now)
        told = decision.letters if decision else ()
        found += [(now.date(), letter.name, letter.to) for letter in told]
    return found


def test_while_an_answer_waits_to_be_passed_on_the_team_is_chased_and_not_who_wrote_it() -> None:
    assert swept(answered_on_paper(), date(2026, 12, 29)) == [
        (date(2026, 12, 4), "still_to_tell", "team"),  # Friday, 5 before
        (date(2026, 12, 9), "still_to_tell", "team"),  # Wednesday, 2 before
        (date(2026, 12, 10), "still_to_tell", "team"),  # Thursday, 1 before
        (date(2026, 12, 11), "still_to_tell", "team"),  # Friday, the day
        (date(2026, 12, 11), "written_not_told", "socialwork1"),
        (date(2026, 12, 14), "still_to_tell", "team"),  # Monday, 1 after
        (date(2026, 12, 14), "still_to_tell", CM),
        (date(2026, 12, 15), "still_to_tell", "team"),
        (date(2026, 12, 16), "still_to_tell", "team"),  # Wednesday, 3 after
        (date(2026, 12, 16), "still_to_tell", HEAD),
        (date(2026, 12, 17), "still_to_tell", "team"),
        (date(2026, 12, 18), "still_to_tell", "team"),  # Friday, 5 after
        (date(2026, 12, 18), "still_to_tell", DIRECTOR),
        (date(2026, 12, 21), "still_to_tell", "team"),
        (date(2026, 12, 22), "still_to_tell", "team"),
        (date(2026, 12, 23), "still_to_tell", "team"),
        (date(2026, 12, 24), "still_to_tell", "team"),
        (date(2026, 12, 29), "still_to_tell", "team"),  # Tuesday, 10 after
        (date(2026, 12, 29), "still_to_tell", DIRECTOR),
    ]


def test_each_reminder_carries_the_letter_that_waits() -> None:
    life = answered_on_paper()
    written = life.letter("please_tell")
    life.swept(at_seven(date(2026, 12, 4)))
    facts = life.letter("still_to_tell").facts
    assert (facts["enclosed"], facts["first"]) == ("stage1_reply", written.id)


def test_once_it_is_recorded_as_told_nobody_is_chased() -> None:
    life = answered_on_paper()
    life.swept(at_seven(date(2026, 12, 4)))
    life.told("still_to_tell", at=later(7))
    assert life.case.to_pass_on == ()
    assert [to for _, _, to in swept(life, date(2026, 12, 18)) if to != "complainant"] == []


def test_an_acknowledgement_that_waits_is_chased_with_its_letter_on_the_day_too() -> None:
    life = Life.begins(**PHONE)
    life.acts("triage", TRIAGE)
    decision = life.swept(at_seven(date(2026, 12, 2)))
    assert decision
    waits = [letter for letter in decision.letters if letter.facts["clock"] == "ack"]
    assert {letter.name for letter in waits} == {"still_to_tell"}
    assert all(letter.facts["enclosed"] == "points_understood" for letter in waits)


def test_what_came_back_and_waits_for_another_way_is_the_teams_task_too() -> None:
    life = Life.begins(phone="01632 960003")
    life.acts("allocate", ALLOCATE)
    life.acts("reply", REPLY, "socialwork1")
    life.leaves("stage1_reply")
    life.bounces("stage1_reply", at=later(1))
    assert [each.name for each in life.case.to_pass_on] == ["stage1_reply"]
    decision = life.swept(at_seven(date(2026, 12, 4)))
    assert decision
    assert ("still_to_tell", "team") in [(n.name, n.to) for n in decision.letters]


def test_every_letter_by_hand_is_listed_whatever_it_says() -> None:
    life = Life.begins(**PHONE)
    life.acts("triage", TRIAGE)
    life.told("please_tell")
    life.acts("withdraw", WITHDRAW, at=later(5))
    life.acts("come_back", {"reason": "It went on."}, at=later(6))
    assert [each.name for each in life.case.to_pass_on] == ["withdrawal_confirmed", "reopened"]


def test_what_needs_no_telling_is_not_listed() -> None:
    life = Life.begins(phone="01632 960003")
    life.leaves("acknowledgement")
    life.bounces("acknowledgement", at=later(1))
    assert [each.name for each in life.case.to_pass_on] == ["acknowledgement"]
    life.acts("triage", TRIAGE, at=later(1))
    asked = [letter for letter in life.owed if letter.facts.get("enclosed") == "points_understood"]
    assert asked
    life.told("please_tell", at=later(1))
    assert life.case.to_pass_on == ()  # the acknowledgement would only say less


def test_the_day_it_was_told_counts_and_not_the_day_it_was_recorded() -> None:
    """RULES 3.1.7: posted on Monday and recorded on Wednesday, the person has it on Wednesday."""
    life = answered_on_paper()
    asked = life.letter("please_tell")
    wednesday = datetime(2026, 12, 9, 9, 0, tzinfo=UTC)
    tell_on(life, asked, date(2026, 12, 7), wednesday)
    stopped = life.case.clock("s1_response")
    assert stopped
    assert f"{stopped.stopped_at:%a %d %b}" == "Mon 07 Dec"
    window = life.case.clock("s2_request_advised")
    assert window
    assert f"{window.started_on:%a %d %b}" == "Wed 09 Dec"


@pytest.mark.parametrize("day", [date(2026, 12, 10), date(2026, 11, 27)], ids=["ahead", "before"])
def test_no_day_is_taken_that_cannot_be(day: date) -> None:
    life = answered_on_paper()
    with pytest.raises(Refused) as refused:
        tell_on(life, life.letter("please_tell"), day, datetime(2026, 12, 9, 9, tzinfo=UTC))
    assert "on" in refused.value.errors


def test_while_the_answer_waits_nobody_is_asked_to_read_out_that_it_is_late_as_well() -> None:
    life = answered_on_paper()
    swept(life, date(2027, 2, 26))
    enclosed = {letter.facts.get("enclosed") for letter in life.owed}
    assert not enclosed & {"delay", "delay_past_limit"}


def test_somebody_whose_mailbox_was_full_is_told_by_email_that_the_answer_is_late() -> None:
    life = Life.begins()
    life.acts("allocate", ALLOCATE)
    life.acts("reply", REPLY, "socialwork1")
    life.leaves("stage1_reply")
    came_back = life.letter("stage1_reply")
    life.became(
        letter_outcomes.record_letter_failed(life.case, came_back, "full", FRIDAY, HOUSE, False)
    )
    decision = life.swept(at_seven(date(2026, 12, 14)))
    assert decision
    assert ("delay", "complainant") in [(letter.name, letter.to) for letter in decision.letters]


def tell_on(life: Life, asked: Letter, day: date, now: datetime) -> None:
    life.became(
        letter_outcomes.record_told_another_way(
            life.case, asked.id, "stage1_reply", "post", officer("team"), now, HOUSE, day
        )
    )
