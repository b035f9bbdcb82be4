"""An officer's own signature above a message that they pass on: it names nobody.

Only the lines that say who they are go. Their name within a sentence still counts, and so does
every word of the message below.
"""

from __future__ import annotations

import re

from chalicelib.core.cases import Complaint
from chalicelib.core.reading.forwarded import HEAD, find_block

_CLOSING = re.compile(
    r"^[ \t]*(?:(?:kind|best|warm|many|with|yours) )*(?:regards|wishes|thanks|sincerely|faithfully"
    r"|thank you|cheers)\b",
    re.IGNORECASE | re.MULTILINE,
)
_CLOSED = r"(?:(?:kind |best |warm |many )*(?:regards|wishes|thanks|cheers)[ ,.-]{1,3})?"
_REST = r"(?:\s?[|,(–—•·/-][^\r\n]{0,200})?"  # a job, pronouns or a number beside the name


def remove_own_signature(text: str, name: str) -> str:
    """Return the text of somebody who passes a message on, without the lines that sign it with
    their name or address the message to them."""
    if not name:
        return text
    block = find_block(text)
    if block is None:
        return _remove_below_closing(text, name)
    end = block.start()
    header = _write_addressed(name).sub("", text[end : end + HEAD])
    return _write_signed(name).sub("", text[:end]) + header + text[end + HEAD :]


def _remove_below_closing(text: str, name: str) -> str:
    """Return a text that quotes nobody, without the name under its closing."""
    closings = list(_CLOSING.finditer(text))
    if not closings:
        return text
    start = closings[-1].start()
    return text[:start] + _write_signed(name).sub("", text[start:])


def _write_signed(name: str) -> re.Pattern[str]:
    """Return the pattern of a line that is somebody's name."""
    own = _write_name(name)
    return re.compile(rf"^[ \t*_]*{_CLOSED}{own}[ \t*_]*{_REST}$", re.IGNORECASE | re.MULTILINE)


def _write_addressed(name: str) -> re.Pattern[str]:
    """Return the pattern of a header's line up to the name of the one it was sent to."""
    own = _write_name(name)
    return re.compile(
        rf"^[ \t>*|]{{0,10}}(?:To|Cc)\*?[ \t]?:[^\r\n]{{0,200}}?{own}", re.IGNORECASE | re.MULTILINE
    )


def _write_name(name: str) -> str:
    """Return the pattern of a name in full, with an initial, or with the surname first."""
    first, _, last = name.rpartition(" ")
    if not first:
        return re.escape(name)
    whole = rf"(?:{re.escape(first)}|{re.escape(first[0])}\.?)"
    return rf"(?:{whole} {re.escape(last)}|{re.escape(last)}, ?{whole})\b"


def read_unsigned(complaint: Complaint) -> dict[str, str]:
    """Return what somebody typed, without the signature of the officer who passed it on."""
    said = remove_own_signature(complaint.happened, complaint.passed_by)
    return {**complaint.typed, "happened": said}
