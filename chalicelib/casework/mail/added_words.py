"""What a message adds to a case: its new words, and what is written between the lines of the letter
that it answers.
"""

from __future__ import annotations

from dataclasses import replace

from chalicelib import post
from chalicelib.casework.mail.inbound_message import WORDS, Arrived, read_new_words
from chalicelib.casework.mail.which_case import list_answered_letters
from chalicelib.core.cases import Case
from chalicelib.core.reading import own_words

BETWEEN = "[Between the lines of our letter:]"
_LAST = 3  # letters that it may quote, where it does not say which one it answers


def read_added_words(arrived: Arrived, case: Case) -> str:
    """Return what a message adds to a case, with the answers between our lines under the rest."""
    message = arrived.message
    if message.quoted:
        _, answers = _take_answers(message.quoted, arrived, case)
    else:
        arrived, answers = _part_whole(arrived, case)
    words = read_new_words(arrived, case)
    if not answers:
        return words
    return f"{words}\n\n{BETWEEN}\n{answers}"[:WORDS]


def _part_whole(arrived: Arrived, case: Case) -> tuple[Arrived, str]:
    """Return a message whose reader found no end of its new words without the letter of ours that
    it holds, and the answers between its lines.

    It stays as it is where all of those are read as the writer's already: beside our lines they
    are plainer.
    """
    text = arrived.message.new_text
    if not own_words.quotes_letter(text):
        return arrived, ""
    rest, answers = _take_answers(text, arrived, case)
    own = own_words.remove_quotations(text)
    if all(line in own for line in answers.split("\n")):
        return arrived, ""
    if not rest.strip():
        rest = f"{BETWEEN}\n{answers}"
        answers = ""
    message = replace(arrived.message, new_text=rest)
    return replace(arrived, message=message), answers


def _take_answers(text: str, arrived: Arrived, case: Case) -> tuple[str, str]:
    """Return a text without our letters in it, and the answers that stand between their lines."""
    from chalicelib.mail import read, take_answers

    ids = []
    for _, letter_id in list_answered_letters(arrived.message):
        ids.append(letter_id)
    if not ids:
        for sent in reversed(case.told[-_LAST:]):
            ids.append(sent.letter_id)
    letters = []
    for copy in filter(None, map(post.load_copy, ids)):
        letters.append(read(copy).text)
    return take_answers(text, letters)
