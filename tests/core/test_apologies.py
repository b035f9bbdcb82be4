"""An apology is for what the council did: trap 50, and the Ombudsman's guidance on remedies."""

from __future__ import annotations

import pytest

from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.reading.apologies import is_for_feelings
from tests.core.lives import REPLY
from tests.core.statutory import allocated

FOR_FEELINGS = (
    "We are sorry you feel that way.",
    "We are sorry that you feel let down.",
    "I’m sorry to hear that you feel this.",
    "We are very sorry that you may have felt alone.",
    "We apologise that you are unhappy with the service.",
    "We regret that you are disappointed.",
    "Please accept our apologies that you feel ignored.",
    "We came as planned. I am sorry if this upset you.",
    "We apologise if any mistake was made.",
    "Sorry\nthat you feel so.",
)
FOR_WHAT_WE_DID = (
    "We are sorry.",
    "We are sorry that nobody came.",
    "We should have told you. We did not, and we are sorry.",
    "We are sorry that we made you feel that you did not matter.",
    "We did not ask how you feel, and we are sorry.",
    "We apologise for the four weeks in which nobody rang you.",
    "We are sorry about June. If you want to meet us, tell us.",
)


@pytest.mark.parametrize("said", FOR_FEELINGS)
def test_an_apology_for_feelings_is_known(said: str) -> None:
    assert is_for_feelings(said)


@pytest.mark.parametrize("said", FOR_WHAT_WE_DID)
def test_an_apology_for_what_we_did_is_taken(said: str) -> None:
    assert not is_for_feelings(said)


def test_trap_50_an_answer_is_not_sent_while_it_says_sorry_for_how_somebody_feels() -> None:
    form = {**REPLY, "sorry": "We are sorry you feel that way."}
    refused = allocated().refuses("reply", "socialwork1", **form)
    assert list(refused.errors) == ["sorry"]
    assert "Say sorry for what we did" in refused.errors["sorry"]


def test_trap_50_every_box_for_an_apology_is_read_so() -> None:
    boxes = [
        each
        for procedure in PROCEDURES.values()
        for move in procedure.moves
        for each in move.fields
        if each.name == "sorry"
    ]
    assert boxes
    assert all(box.apology for box in boxes)
