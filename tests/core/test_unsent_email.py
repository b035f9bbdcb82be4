"""An officer's email that was not sent on waits on the case, ready to send."""

from __future__ import annotations

import pytest

from chalicelib.core import added_messages
from chalicelib.core.cases import COMPLAINANT, Decision, Refused
from chalicelib.core.decisions import decide, officer_mail
from chalicelib.core.decisions.offered_moves import list_moves_to_show
from chalicelib.core.procedures.tables import Move
from tests.core.lives import HOUSE, Life, later, officer
from tests.core.statutory import appointed

SAID = "I will ring you on Tuesday.\n\n> She is afraid."
ELLEN = officer("care1")


def told_why(why: str = "quoted") -> tuple[Life, Decision]:
    """Return a case on which an email of an officer's waits, and the decision that kept it."""
    life = Life.begins()
    kept = officer_mail.note_unsent_email(
        life.case, ELLEN, SAID, (), why, later(1), HOUSE, "raw/1", later(1)
    )
    life.became(kept)
    return life, kept


def sends(life: Life, text: str = "I will ring you on Tuesday.") -> Decision:
    chosen = str(added_messages.list_unsent(life.case)[0].event)
    form = {"message": chosen, "text": text}
    return life.became(
        decide.make_move(life.case, "send_email", officer("complaints1"), form, later(2), HOUSE)
    )


def offered(life: Life, key: str) -> tuple[Move, ...]:
    return list_moves_to_show(life.case, officer(key), HOUSE, life.now)


def is_offered(life: Life) -> bool:
    shown = list_moves_to_show(life.case, officer("complaints1"), HOUSE, later(2))
    return "send_email" in {move.name for move in shown}


@pytest.mark.parametrize("why", ["quoted", "files", "unchecked", "address"])
def test_the_letter_that_says_why_brings_the_button_that_sends_it(why: str) -> None:
    life, kept = told_why(why)
    (letter,) = kept.letters
    number = str(added_messages.list_unsent(life.case)[0].event)
    assert letter.facts["moves"] == {"send_email": {"message": number}}
    assert is_offered(life)


def test_it_goes_as_a_letter_of_the_one_who_wrote_it_in_the_words_that_were_left() -> None:
    life, _ = told_why()
    (letter,) = [each for each in sends(life).letters if each.to == COMPLAINANT]
    assert letter.name == "from_officer"
    assert letter.facts["text"] == "I will ring you on Tuesday."
    assert letter.facts["by"] == ELLEN.key
    assert not is_offered(life)


@pytest.mark.parametrize("why", ["empty", "unreachable"])
def test_where_there_is_nothing_to_send_or_nobody_to_send_it_to_no_button_is_offered(
    why: str,
) -> None:
    life, kept = told_why(why)
    assert "moves" not in kept.letters[0].facts
    assert not is_offered(life)


def test_a_new_email_of_the_same_officer_ends_the_wait_of_the_one_before() -> None:
    life, _ = told_why()
    life.became(officer_mail.send_on(life.case, ELLEN, SAID, later(2), HOUSE, "raw/2", later(2)))
    assert not is_offered(life)


def test_words_that_hold_a_link_of_the_officers_own_are_refused_beside_their_box() -> None:
    life, _ = told_why()
    with pytest.raises(Refused) as refused:
        sends(life, "Look: https://complaints.example/act/abc.def")
    assert "text" in refused.value.errors


def test_an_officers_unsent_email_is_no_message_of_the_persons_to_move() -> None:
    life, _ = told_why()
    assert added_messages.list_here(life.case) == ()


@pytest.mark.parametrize("key", ["io1", "ip1"])
def test_whoever_has_a_part_can_send_the_email_of_theirs_that_waits(key: str) -> None:
    life = appointed()
    who = officer(key)
    assert "send_email" not in {move.name for move in offered(life, key)}
    life.became(
        officer_mail.note_unsent_email(
            life.case, who, SAID, (), "quoted", life.now, HOUSE, "raw/1", life.now
        )
    )
    assert "send_email" in {move.name for move in offered(life, key)}
    assert "send_email" not in {move.name for move in offered(life, "io2")}
    (waits,) = added_messages.list_unsent(life.case)
    form = {"message": str(waits.event), "text": "I will ring you."}
    life.refuses("send_email", "io2", **form)
    sent = life.does("send_email", key, **form)
    assert [letter.facts["by"] for letter in sent.letters if letter.to == COMPLAINANT] == [key]
