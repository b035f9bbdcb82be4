"""Worse treatment for complaining: the complaints manager hears it, and the service does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.core.cases import COMPLAINANT, Decision
from chalicelib.core.decisions import by_person, decide
from chalicelib.core.papers import FileRef
from tests.core.lives import FRIDAY, HOUSE, REFERENCE, Life, at_stage1, later, letters, officer
from tests.core.test_nudges import at_seven

SAID = "Since I complained they have treated my daughter worse."
PHOTO = FileRef("uploads/9", "photo.jpg", 10, "image/jpeg")
SERVICE = {"socialwork1", "headsw", "head"}
NEW = "D7DF-NTKV"


def adds(life: Life, text: str = SAID, by: str = COMPLAINANT, day: float = 3) -> Decision:
    return life.became(
        decide.add_words(
            life.case, by, text, (PHOTO,), later(day), HOUSE, passed_on=by != COMPLAINANT
        )
    )


def decides(life: Life, move: str, form: dict[str, str], by: str = "manager") -> Decision:
    return life.became(
        decide.make_move(life.case, move, officer(by), form, later(4), HOUSE, fresh=NEW)
    )


def test_the_manager_hears_it_at_once_with_the_words_and_nobody_of_the_service_does() -> None:
    life = at_stage1()
    decision = adds(life)
    told = letters(decision)
    assert ("reprisal_heard", "manager") in told
    assert not {to for _, to in told} & SERVICE
    assert "contribution" not in {name for name, _ in told}
    assert life.letter("reprisal_heard").facts["text"] == SAID
    assert life.letter("message_received").facts["held"] is True


def test_no_event_and_no_file_of_the_case_holds_the_words_before_the_manager_has_decided() -> None:
    life = at_stage1()
    decision = adds(life)
    assert SAID not in str([event.facts for event in decision.events])
    assert PHOTO not in life.case.files
    assert life.case.held[0].text == SAID


def test_what_an_officer_passes_on_for_the_person_is_heard_too() -> None:
    life = at_stage1()
    assert ("reprisal_heard", "manager") in letters(adds(life, by="socialwork1"))


def test_where_the_manager_is_named_a_complaints_officer_hears_it_and_not_the_service() -> None:
    life = at_stage1()
    life.case = replace(life.case, named=("Grace Adeyemi",))
    adds(life)
    assert life.letter("reprisal_heard").to == "complaints1"


def test_until_it_is_decided_the_manager_is_reminded_each_day_and_nobody_of_the_service() -> None:
    life = at_stage1()
    adds(life)
    told = []
    for day in (1, 2, 3, 4):
        decision = life.swept(at_seven(date(2026, 12, day)))
        told += letters(decision)
    waits = [to for name, to in told if name == "reprisal_waits"]
    assert waits == ["manager"] * 4
    decides(life, "put_with_case", {"reason": "It is about the school."})
    assert "reprisal" not in life.running


def test_the_manager_opens_a_complaint_of_its_own_from_the_day_the_words_came() -> None:
    life = at_stage1()
    adds(life)
    decision = decides(life, "open_complaint", {"named": "Priya Nair"})
    (opened,) = decision.strands
    new = opened.case
    assert (new.reference, new.linked, life.case.linked) == (NEW, (REFERENCE,), (NEW,))
    assert (new.received_at, new.words, new.files) == (later(3), SAID, (PHOTO,))
    assert new.named == ("Priya Nair",)
    assert new.person.email == life.case.person.email
    assert letters(opened) == [("acknowledgement", COMPLAINANT), ("new_case", "team")]
    assert not {to for _, to in letters(decision)} & SERVICE
    assert life.case.held == ()
    clock = new.clock("s1_response")
    assert clock
    assert clock.started_on == date(2026, 11, 30)


def test_what_is_no_such_report_goes_to_who_has_the_case_once_the_manager_says_so() -> None:
    life = at_stage1()
    adds(life)
    decision = decides(life, "put_with_case", {"reason": "She says that they may read it."})
    assert ("contribution", "socialwork1") in letters(decision)
    assert PHOTO in life.case.files
    assert [event.facts["text"] for event in decision.events if event.name == "contributed"]


@pytest.mark.parametrize("by", ["team", "socialwork1", "headsw", "head"])
def test_nobody_but_the_manager_and_complaints_officers_decides(by: str) -> None:
    life = at_stage1()
    adds(life)
    shown = decide.list_moves_to_show(life.case, officer(by), HOUSE, later(4))
    assert not {"open_complaint", "put_with_case"} & {move.name for move in shown}


def test_a_first_complaint_that_says_so_of_an_earlier_one_is_put_before_the_manager() -> None:
    life = Life.begins(happened="I complained in May and ever since then they pick on my son.")
    assert ("reprisal_heard", "manager") in letters(life.last)
    assert "reprisal" in life.case.flags
    assert life.case.held == ()


def test_who_stops_because_they_are_punished_is_heard_and_the_service_reads_no_word_of_it() -> None:
    life = at_stage1()
    life.became(
        by_person.withdraw_complaint(life.case, "They punish us for complaining.", later(2), HOUSE)
    )
    assert ("reprisal_heard", "manager") in letters(life.last)
    assert life.letter("they_withdrew").facts["said"] == ""
    assert life.case.stage == "withdrawn"


def test_ordinary_words_go_to_who_has_the_case_as_ever() -> None:
    life = at_stage1()
    decision = adds(life, "Since I complained nobody has rung me back.")
    assert ("contribution", "socialwork1") in letters(decision)
    assert life.case.received_at == FRIDAY
