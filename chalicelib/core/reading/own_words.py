"""What somebody wrote themselves, without what they quote of ours."""

from __future__ import annotations

import re

from chalicelib.core.cases import REPLY_MARKER
from chalicelib.core.reading.patterns import Pattern

_MARKER = Pattern(r"[\s>|*]+".join(REPLY_MARKER.split()), re.IGNORECASE)
_ATTRIBUTED = (
    r"(?:on|am) [^\n]{3,200}(?:\n(?![ \t]*>)[^\n]{0,200})?\b(?:wrote|writes|said)\s?:[ \t]*$"
)
_LEADS_IN = Pattern(rf"^[ \t]*{_ATTRIBUTED}(?=\s{{0,50}}\n[ \t]*>)", re.IGNORECASE | re.MULTILINE)
# without marks below it, only a line that names an address or an hour is a mail program's own
_QUOTED = Pattern(
    r"^[ \t]*"
    r"(?:[-_ ]{2,30}\s?(?:original (?:message|appointment)|forwarded message)\s?[-_ ]{2,30}"
    rf"[ \t]*$|(?=[^\n]{{0,300}}(?:\n[^\n]{{0,200}})?(?:\S@\S|\d[:.]\d\d\b)){_ATTRIBUTED})",
    re.IGNORECASE | re.MULTILINE,
)


def remove_quotations(text: str) -> str:
    """Return a text without what it quotes from us: marked lines, the line that introduces them,
    and all that is below our own marker or an unmarked quotation.

    Words under a marked quotation are the writer's own and stay.
    """
    lines = _LEADS_IN.sub("", text).split("\n")
    own = "\n".join(line for line in lines if not line.lstrip().startswith(">"))
    ends = []
    for sign in (_MARKER, _QUOTED):
        found = sign.search(own)
        if found:
            ends.append(found.start())
    return own[: min(ends, default=len(own))]


def remove_our_letter(text: str) -> str:
    """Return a text without the letter of ours that it quotes, and with all that others wrote."""
    marker = _MARKER.search(text)
    if marker:
        return f"{text[: marker.start()]}\n{remove_quotations(text)}"
    return text


def quotes_letter(text: str) -> bool:
    """Return whether a text holds a letter of ours, by our marker or a mail program's line."""
    return len(remove_quotations(text)) < len(text)
