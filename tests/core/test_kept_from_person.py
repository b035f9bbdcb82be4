"""What somebody on the person's side writes may be meant for us alone: then no computer shows it to
the person."""

from __future__ import annotations

import pytest

from chalicelib.core.reading.kept_from_person import is_kept_from_person


@pytest.mark.parametrize(
    "text",
    [
        "Please do not tell Sam that I wrote this.",
        "Don't show him this email.",
        "I am worried about her mum, but please don’t let her know.",
        "I am telling you this in confidence.",
        "This is confidential. He has started to use drugs.",
        "Between you and me, I think she made it up.",
        "Sam does not know that I am writing.",
        "She must not find out that I told you.",
        "I ask this without him knowing.",
        "Off the record: the carers are frightened of him.",
    ],
)
def test_words_that_ask_for_privacy_are_heard(text: str) -> None:
    assert is_kept_from_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "They did not tell Sam about the meeting.",
        "Nobody ever lets him say what he wants.",
        "The social worker doesn't know his new address.",
        "He has moved to a new school.",
        "He wants you to tell his social worker.",
        "The carers never show him his letters.",
        "She says they told her nothing and did not let her see her file.",
    ],
)
def test_words_about_what_others_did_not_tell_are_no_such_wish(text: str) -> None:
    assert not is_kept_from_person(text)
