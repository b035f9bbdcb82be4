"""An officer whose email was not sent on is told so, whoever they are and whatever the reason."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from chalicelib.core.decisions import by_person, decide, officer_mail
from tests.core.lives import COUNCIL, Life, officer
from tests.letters.letter_lives import Made

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "letters"
WRITER = officer("socialwork1")  # who has no part in the case, and so no button


def write(life: Life, why: str) -> str:
    """Return how the letter reads that tells the writer of an email why it was not sent on."""
    more = (life.now, life.house, "mail/1", life.now)
    if why in officer_mail.NOTHING_TO_SEND:
        sent = officer_mail.note_unsent_email(life.case, WRITER, "", (), why, *more)
    else:
        sent = officer_mail.send_on(life.case, WRITER, "Can I see you?", *more)
    life.became(sent)
    return Made(life.letter("not_sent_on"), life.case, WRITER, COUNCIL, life.now).written.text


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("danger", "Then ask whoever has this case to send your words."),
        ("stop", "Then ask whoever has this case to send your words."),
        ("empty", "Write your words again"),
        ("unreachable", "Carry on without their answer."),
    ],
)
def test_who_has_no_button_is_told_why_and_what_to_do(why: str, said: str) -> None:
    life = Life.opens(code="child")
    if why == "danger":
        hit = "My uncle hits me."
        life.became(decide.add_words(life.case, "complainant", hit, (), life.now, life.house))
    if why == "stop":
        life.became(by_person.withdraw_complaint(life.case, "", life.now, life.house))
    text = write(life, why)
    assert officer_mail.NOT_SENT[why] in text
    assert said in text


def test_no_letter_asks_for_the_first_of_a_list_that_may_be_empty() -> None:
    found = []
    for path in sorted(TEMPLATES.rglob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if re.search(r"\| (first|last)\b(?! \| default)", line):
                found.append(f"{path.name}: {line}")
    assert found == []
