"""What the subject of a message says of its own, beside the subject of a letter that it answers."""

from __future__ import annotations

import re

from chalicelib.core.reading.danger_words import speaks_of_danger
from chalicelib.core.reading.patterns import Pattern

_PREFIX = Pattern(
    r"\s*(?:(?:re|aw|sv|vs|odp|antw|r|ref|rif|fw|fwd|wg|tr|rv|vb|doorst)\s?(?:\[\d{1,3}\])?\s?[:：]"
    r"|[\[{(*]{1,3}(?:external|ext|secure|spam|suspected spam|encrypted|official[\w -]{0,30}"
    r"|caution|scanned|warning)[^\[\]{}()*]{0,40}[\]})*]{1,3})\s*",
    re.IGNORECASE,
)
_OF_A_LETTER = Pattern(r"reference [0-9a-z]{4}-[0-9a-z]{4}(?:-\d)?\s?: ?", re.IGNORECASE)
_DATE = Pattern(
    r"\b(?:by|due) (?:\d+ working days?|\w+day \d{1,2} \w+ \d{4}|in \d+ \w+ days)\b|\bstage \d\b",
    re.IGNORECASE,
)
_OF_THEIRS = Pattern(
    r"\d|\b(?:i|i['’]\w+|me|my|mine|he|she|him|his|her|hers|sons?|daughters?|mum|mam|mom|dad|baby"
    r"|child\w*|kids?|school|home|urgent\w*|asap|ring|call|phone|text|hit\w*|hurt\w*|sorry|stop)"
    r"\b|[;–—-]\s|,\s(?!(?:and|please|as|if|after|is|due|or)\b)|[.?!]\s(?!what do you want)",
    re.IGNORECASE,
)
"""Signs that somebody wrote on in the subject of a letter of ours."""

_SAYS_NOTHING = Pattern(
    r"(?:\W|\b[0-9a-z]{4}-[0-9a-z]{4}(?:-\d)?\b|\b(?:a|an|the|your|my|our|this|about|it|that"
    r"|letter|e-?mail|message|complaint|reply|response|answer|question|hello|hi|hiya|dear|update"
    r"|follow(?:ing)? ?up|further|enquiry|query|info|information|to|of|no subject|none|thanks"
    r"|thank you|we have|received|test|reference|ref)\b)*",
    re.IGNORECASE,
)
_LONGEST = 70
"""Characters that the subject of a letter of ours has after its reference, and no more."""


def find_own_subject(subject: str, known: tuple[str, ...]) -> str:
    """Return the subject without "Re:" and tags of gateways, or "" where it says nothing new.

    `known` are subjects that the case has already. Of a letter of ours only what somebody wrote on
    in its subject is new, and then the whole is returned; so it is where it speaks of danger.
    """
    said = _remove_prefixes(subject)
    if said.casefold() in {_remove_prefixes(each).casefold() for each in known}:
        return ""
    if _SAYS_NOTHING.fullmatch(said):
        return ""
    ours = _OF_A_LETTER.match(said)
    if ours:
        tail = _DATE.sub(" ", said[ours.end() :]).strip(" ,")
    else:
        tail = ""
    if (
        not ours
        or len(tail) > _LONGEST
        or _OF_THEIRS.search(tail)
        or speaks_of_danger(ours[0] + tail)
    ):
        return said
    return ""


def _remove_prefixes(subject: str) -> str:
    said = " ".join(subject.split())
    while (found := _PREFIX.match(said)) and not speaks_of_danger(found[0]):
        said = said[found.end() :]
    return said.strip()
