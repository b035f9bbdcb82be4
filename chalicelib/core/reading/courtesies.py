"""Names that somebody greets, thanks or praises: they are not complained of there.

Only that mention is left out. The same name elsewhere in the words still counts.
"""

from __future__ import annotations

import re

from chalicelib.core.reading.patterns import Pattern

_TITLE = r"(?:(?:[Mm]r|[Mm]rs|[Mm]s|[Mm]iss|[Mm]x|[Dd]r|[Pp]rof)\.? )?"
_NAME = rf"{_TITLE}[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*){{0,2}}"
_JOB = r"(?:the )?(?:[Cc]omplaints|[Ss]ocial|[Ss]ervice|[Tt]eam|[Hh]ead)(?: [A-Za-z]+){1,2}"
_PRAISED = (
    r"(?:helpful|kind|lovely|brilliant|great|amazing|supportive|wonderful|excellent|patient|good"
    r"|fantastic|polite|caring|friendly|nice|a star|thorough)"
)
_TURNS = r"(?![^.!?\n]{0,80}\b(?:but|until|however|though|except|never|at first|not)\b)"
_HELPED = r"(?= (?:who|for|and|in|at|again|so)\b|\s*[.,!;:)\n-]|\s*$)"

_GREETED = Pattern(
    rf"^[ \t]*(?:(?:[Hh]i|HI|[Hh]ello|HELLO|[Dd]ear|DEAR|[Hh]ey|[Hh]iya|[Gg]ood (?:morning"
    rf"|afternoon|evening|day)|FAO|[Ff]ao|[Aa]ttn|[Ff]or the attention of|[Tt]o):? (?:both |all )?"
    rf"(?:{_NAME}|{_JOB})(?: (?:and|&) {_NAME})?)(?=\s*[,.:;!\n-]|\s*$)",
    re.MULTILINE,
)
_THANKED = Pattern(
    rf"\b(?:[Tt]hanks|[Tt]hank you|[Tt]hank-you|[Cc]heers|[Gg]rateful|[Cc]redit|[Pp]raise|[Kk]udos)"
    rf"(?: (?:so|very|you|ever|again|much|also|is|due|goes|a lot|especially|must go))*"
    rf"(?: (?:to|for))? {_NAME}(?: (?:and|&) {_NAME})?{_HELPED}{_TURNS}"
)
_IS_PRAISED = Pattern(
    rf"\b{_NAME}(?: (?:has|have|had|was|is|were|always|been|all)){{1,3}}(?: (?:very|so|really"
    rf"|always|nothing but|extremely|most|absolutely))* {_PRAISED}\b{_TURNS}"
)
_HELPER = Pattern(
    rf"\b{_NAME}(?:,? (?:who|has|have|kindly|really)){{1,2}} (?:kindly |really )?helped (?:me|us)"
    rf"\b{_TURNS}"
)


def remove_courtesies(text: str) -> str:
    """Return a text without the names that it greets, thanks or praises."""
    for courtesy in (_GREETED, _THANKED, _IS_PRAISED, _HELPER):
        text = courtesy.sub(" . ", text)
    return text
