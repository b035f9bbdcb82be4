"""Links of our own in somebody's words: each is one reader's alone, and opens what they may do."""

from __future__ import annotations

import re

LINK = r"(?:/|%2f)(?:act|confirm|track)(?:/|%2f)"
_LINK = re.compile(LINK, re.IGNORECASE)


def holds_own_link(text: str) -> bool:
    """Return whether a text holds a link of ours, also one that a mail scanner wrote anew."""
    return bool(_LINK.search(text))
