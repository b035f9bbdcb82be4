"""A message that was put on the wrong case becomes one of its own, or goes to the right one, with
the day on which it came."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib.core.cases import COMPLAINANT, Decision, Event, Refused
from chalicelib.core.decisions import decide
from chalicelib.core.decisions.open_alarm import may_be_unsafe
from chalicelib.core.papers import FileRef
from tests.core.lives import FRIDAY, HOUSE, Life, later, letters, officer

PHOTO = FileRef("mail/9/1", "photo.jpg", 10, "image/jpeg")
SAID = "This one is about Reece. His leaving care plan was never written, and nobody rings."
NEW = "5N97-6Q6F"
OWN = {"goes": "own", "reason": "It is about her other son."}


def told_more(by: str = COMPLAINANT, passed_on: bool = False) -> tuple[Life, Event]:
    """Return a case to which a message was added two days after it came in, and its event."""
    life = Life.begins()
    life.became(
        decide.add_words(
            life.case, by, SAID, (PHOTO,), later(2), HOUSE, "raw/1", later(2), passed_on, "id@x"
        )
    )
    return life, next(event for event in life.past if event.name == "contributed")


def moves(life: Life, event: Event, form: dict[str, str], *others: Life) -> Decision:
    return life.became(
        decide.make_move(
            life.case,
            "move_message",
            officer("complaints1"),
            {"message": str(event.number), **form},
            later(5),
            HOUSE,
            tuple(other.case for other in others),
            NEW,
            message=event,
        )
    )


def test_it_becomes_a_case_from_the_day_it_came_with_its_files_and_an_acknowledgement() -> None:
    life, event = told_more()
    (own,) = moves(life, event, OWN).strands
    case = own.case
    assert (case.reference, case.received_at, case.words) == (NEW, later(2), SAID)
    assert (case.files, case.original, case.message_id) == ((PHOTO,), "raw/1", "id@x")
    assert (case.person, case.source) == (life.case.person, "email")
    assert {("acknowledgement", COMPLAINANT), ("new_case", "team")} <= set(letters(own))
    assert case.clock("ack").started_on == later(2).date()  # type: ignore[union-attr]


def test_the_old_case_keeps_the_words_in_its_history_and_shows_the_files_no_more() -> None:
    life, event = told_more()
    moves(life, event, OWN)
    assert life.case.shown_files == ()
    assert life.past[-1].facts["other"] == NEW
    with pytest.raises(Refused):
        moves(life, event, OWN)


def test_it_goes_to_another_case_of_theirs_as_of_the_day_it_came() -> None:
    life, event = told_more()
    other = Life.begins()
    other.case = replace(other.case, reference=NEW)
    (added,) = moves(life, event, {**OWN, "goes": "other", "other": NEW}, other).strands
    assert added.case.version == other.case.version + len(added.events)
    said = next(e for e in added.events if e.name == "contributed")
    assert (said.by, said.facts["text"]) == (COMPLAINANT, SAID)
    assert said.facts["received_at"] == later(2).isoformat()
    assert "message_received" in {name for name, _ in letters(added)}


def test_on_somebody_elses_case_it_counts_as_passed_on_and_they_are_sent_nothing() -> None:
    life, event = told_more()
    other = Life.begins(email="mo@family.example", name="Mo")
    other.case = replace(other.case, reference=NEW)
    (added,) = moves(life, event, {**OWN, "goes": "other", "other": NEW}, other).strands
    assert added.events[0].by == "complaints1"
    assert COMPLAINANT not in {to for _, to in letters(added)}


def test_what_an_officer_passed_on_may_be_anybodys_and_becomes_no_case_of_this_person() -> None:
    life, event = told_more("complaints1", passed_on=True)
    with pytest.raises(Refused) as refused:
        moves(life, event, OWN)
    assert "goes" in refused.value.errors


def test_an_officers_own_note_is_no_message_to_move() -> None:
    life, event = told_more("complaints1")
    with pytest.raises(Refused):
        moves(life, event, OWN)


def test_a_new_case_of_an_address_in_doubt_is_held_to_be_unsafe_too() -> None:
    life, event = told_more()
    life.became(
        decide.add_words(
            life.case, COMPLAINANT, "He reads my emails, do not email me.", (), FRIDAY, HOUSE
        )
    )
    (own,) = moves(life, event, OWN).strands
    assert "address_doubted" in own.case.kept
    assert may_be_unsafe(own.case)
