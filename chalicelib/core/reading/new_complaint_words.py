"""Words that say that a message is a new complaint, and not part of the one that it names or
answers.
"""

from __future__ import annotations

import re

from chalicelib.core.reading.patterns import Pattern
from chalicelib.core.reading.spoken_sentences import split_spoken

_NEW = (
    r"(?:(?:completely|totally|quite|entirely|brand|whole) )?"
    r"(?:new|separate|different|another|second|third|further|fresh)"
)
_FORMAL = r"(?:(?:formal|official) )?"
_BEGINS = (
    r"(?:(?:this|it|here|below|what (?:i|we) (?:sent|wrote|added)) (?:is|was)|['’]s"
    r"|\b(?:i|we)(?:['’]d like| would like| want| wish| need| am writing) to "
    r"(?:make|raise|start|submit|lodge|put in|open|send)"
    r"|\b(?:i am|i['’]m|we are) (?:making|raising|sending|starting)"
    r"|(?:treat|log|record|take|register|count|open) (?:this|it)(?: \w+)? as)"
)
SURE = (rf"{_BEGINS} (?:a |an |my |our )?{_FORMAL}{_NEW} {_FORMAL}complaint\b",)
"""Signs that the message itself is one."""

SIGNS = (
    *SURE,
    rf"^(?:a |an |my |our )?{_NEW} {_FORMAL}complaint\b",
    (
        r"\b(?:this|it|that|what (?:i|we) (?:sent|wrote|added)) (?:is|was) (?:about )?"
        rf"(?:something (?:else|different|new)|(?:a |an )?{_NEW} (?:matter|issue|problem|thing))\b"
    ),
    (
        r"\bnothing to do with (?:\w{4}-\w{4}\b|(?:that|this|the|my|our) "
        r"(?:(?:other|first|last|old|earlier|previous|existing) )*(?:complaint|case|one|matter)\b)"
    ),
    (
        r"\b(?:not|isn['’]t|wasn['’]t) (?:a )?part of (?:this|that|the|my|our) "
        r"(?:\w+ )?(?:complaint|case)\b"
    ),
)
"""Signs that it may be one, for the team to decide."""

_SURE = Pattern("|".join(SURE), re.IGNORECASE)
_NAMES_NEW = Pattern("|".join((*SIGNS, rf"\b{_NEW} {_FORMAL}complaint\b")), re.IGNORECASE)
_NOT = Pattern(
    r"(?:\bnot|n['’]t|\bnever|\bif|\bunless|\bbefore|\bwhether|\bwithout)\b[^.,;]{0,40}$",
    re.IGNORECASE,
)
_FIRST = 6  # sentences, in which somebody says what they write for
_FEWEST = 12  # words: fewer speak of a message that came before


def says_it_is_new(subject: str, text: str) -> bool:
    """Return whether a message that answers nothing says that it is a new complaint."""
    return _is_said(_NAMES_NEW, f"{subject}.\n{text[:2000]}")


def is_new_beyond_doubt(text: str) -> bool:
    """Return whether a reply begins by saying that it is a new complaint, and tells of it."""
    if not tells_of_itself(text):
        return False
    for _, words in split_spoken(text)[:_FIRST]:
        if _is_said(_SURE, words):
            return True
    return False


def tells_of_itself(text: str) -> bool:
    """Return whether a text says more than that something was a new complaint."""
    return len(text.split()) >= _FEWEST


def _is_said(sign: Pattern, text: str) -> bool:
    for found in sign.finditer(text):
        if not _NOT.search(text[: found.start()]):
            return True
    return False
