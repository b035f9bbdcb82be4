"""Whether an answer says anything: a dot, "n/a" or "see above" gives nobody evidence or reasons."""

from __future__ import annotations

import re

LEAST = 2  # different words of an answer that can be evidence or a reason
LETTERS = 6
_WORD = re.compile(r"[^\W\d_]+")
_EMPTY = re.compile(
    r"(?:please )?(?:as|see|refer to|same as) (?:the )?(?:above|before|below|attached|previous\w*"
    r"|point|letter|report|file|other \w+)"
    r"|not applicable|not (?:yet )?known|to (?:follow|be (?:confirmed|advised|completed))"
    r"|no (?:comment|comments|evidence|reason|reasons)(?: (?:given|needed|required))?"
    r"|(?:none|nothing|nil)(?: \w+)?|test(?: \w+)?"
)


def says_nothing(text: str) -> bool:
    """Return whether words hold no evidence and no reason (`000:46`, Code 6.7)."""
    words = _WORD.findall(text.casefold())
    if len(set(words)) < LEAST or len("".join(words)) < LETTERS:
        return True
    return bool(_EMPTY.fullmatch(" ".join(words)))
