"""An officer who passes a message on signs it: the signature names nobody."""

from __future__ import annotations

import pytest

from chalicelib.core.reading.own_signature import remove_own_signature

PASSED = "From: Lily Moor <lily@family.example>\nTo: {to}\nSubject: complaint\n\n{said}"


def passed_on(above: str, said: str = "Nobody rang me.", to: str = "Complaints") -> str:
    return f"{above}\n\n{PASSED.format(to=to, said=said)}"


@pytest.mark.parametrize(
    "signed",
    [
        "Please log this.\n\nKind regards\nPriya Nair\nTeam manager | Sefton Council",
        "For you.\n\nPriya Nair, Team Manager\n01704 555 123",
        "For you.\n\n*Priya Nair* (she/her)",
        "Can you take this one?\nThanks, Priya Nair",
        "P. Nair - Children in care",
        "NAIR, Priya | Sefton Council",
    ],
)
def test_a_signature_over_what_is_passed_on_names_nobody(signed: str) -> None:
    assert "nair" not in remove_own_signature(passed_on(signed), "Priya Nair").casefold()


@pytest.mark.parametrize("to", ["Priya Nair <p@sefton.example>", "Nair, Priya; Karen Holt"])
def test_the_one_it_was_sent_to_is_not_named_by_that_and_others_are(to: str) -> None:
    left = remove_own_signature(passed_on("Please log.", to=to), "Priya Nair")
    assert "Nair" not in left
    assert ("Karen Holt" in left) == ("Karen Holt" in to)


@pytest.mark.parametrize(
    ("above", "said"),
    [
        ("I am Priya Nair and this is about me, so I cannot deal with it.", ""),
        ("Please log this.", "Priya Nair shouted at my son."),
        ("Please log this.", "The staff were\nPriya Nair\nKaren Holt"),
        ("Priya Nairn\nPlease log this.", ""),
    ],
)
def test_their_name_in_a_sentence_or_in_the_persons_words_still_counts(
    above: str, said: str
) -> None:
    text = passed_on(above, said)
    assert remove_own_signature(text, "Priya Nair") == text


def test_a_note_of_their_own_loses_only_the_name_under_its_closing() -> None:
    note = "Staff involved:\nPriya Nair\nKaren Holt\n\nKind regards\nPriya Nair\nTeam manager"
    left = remove_own_signature(note, "Priya Nair")
    assert left.count("Priya Nair") == 1
    assert "Karen Holt" in left


def test_nobody_passed_it_on_so_every_name_counts() -> None:
    text = passed_on("Kind regards\nPriya Nair")
    assert remove_own_signature(text, "") == text
