"""Signs, in the words of somebody on the person's side, that the person is not to see them."""

from __future__ import annotations

import re

from chalicelib.core.reading.patterns import Pattern

_NOT_TO_TELL = (
    r"(?:^|[.,;:!?(\n–—]\s*|\b(?:please|pls|but|and|so|also)\s+)(?:please\s+)?"
    r"(?:do not|don['’]?t|never)\s+(?:ever\s+)?(?:tell|show|let|say|mention|repeat|share|pass)\b"
)
_SIGNS = Pattern(
    rf"{_NOT_TO_TELL}"
    r"|\bin (?:strict |the strictest |complete )?confidence\b"
    r"|\bconfidential(?:ly)?\b"
    r"|\bbetween (?:us|ourselves|you and (?:me|i))\b"
    r"|\boff the record\b"
    r"|\bwithout (?:\w+ ){1,3}(?:knowing|finding out)\b"
    r"|\b(?:does not|doesn['’]?t|do not|don['’]?t|must not|mustn['’]?t|should not|shouldn['’]?t)"
    r" (?:know|find out|see|hear)\b[^.!?\n]{0,40}"
    r"\b(?:write|writing|wrote|said|telling|told|this)\b",
    re.IGNORECASE | re.MULTILINE,
)


def is_kept_from_person(text: str) -> bool:
    """Return whether whoever wrote a text may want the person not to see it."""
    return bool(_SIGNS.search(text))
