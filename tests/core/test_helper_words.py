"""On the page of one who helps, "you" is its reader, and the person is "they"."""

from __future__ import annotations

import re

import pytest

from chalicelib.core.cases import COMPLAINANT
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.wording.words_for_helper import reword_for_helper


@pytest.mark.parametrize(
    ("said", "read"),
    [
        (
            "If you are not happy with it, tell us.",
            "If they are not happy with it, they can tell us.",
        ),
        ("Please tell us if it is right.", "They can tell us if it is right."),
        ("You and we agreed that it goes on.", "They and we agreed that it goes on."),
        ("What do you think we got wrong?", "What do they think we got wrong?"),
        ("We will write to you about your case.", "We will write to them about their case."),
        ("I want stage 2", "They want stage 2"),
        ("Yes, and you may say who I am", "Yes, and they may say who they are"),
        ("We have kept it to ourselves. Thank you.", "We have kept it to ourselves. Thank you."),
    ],
)
def test_what_is_said_to_the_person_is_reworded_for_one_who_helps(said: str, read: str) -> None:
    assert reword_for_helper(said) == read


def list_words() -> set[str]:
    found = set()
    for procedure in PROCEDURES.values():
        for stage in procedure.stages:
            found |= {stage.now, stage.title}
        found |= {clock.promise for clock in procedure.clocks}
        for move in procedure.moves:
            if COMPLAINANT in move.by and not move.section:
                found |= {move.button, move.explains, move.done}
    return found


def test_no_words_of_a_row_call_the_person_you_or_make_them_the_object_of_what_they_do() -> None:
    for said in sorted(list_words()):
        read = reword_for_helper(said).replace("Thank you", "")
        assert not re.search(r"\b([Yy]ours?|[Yy]ou|I|my)\b", read), read
        assert not re.search(r"\b[Tt]hem (are|is|can|do|have|want|may|will|ask)\b", read), read
