"""The words of a calendar invitation, for a message that has no others (RFC 5545)."""

import re

from chalicelib.mail.charsets import decode
from chalicelib.mail.text import clean

_SHOWN = {
    "SUMMARY": "",
    "DTSTART": "Starts: ",
    "DTEND": "Ends: ",
    "LOCATION": "Where: ",
    "DESCRIPTION": "",
}
_LINE = re.compile(r"^([A-Z-]{1,40})(?:;[^:\r\n]{0,500})?:(.*)$", re.MULTILINE)
_WHEN = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\dZ?)?")


def read_invitation(data: bytes, charset: str) -> str:
    """Return what the first event of an invitation says: its title, times, place and text."""
    text = re.sub(r"\n[ \t]", "", clean(decode(data, charset)))
    event = text[max(0, text.find("BEGIN:VEVENT")) :].partition("END:VEVENT")[0]
    said: dict[str, str] = {}
    for found in _LINE.finditer(event):
        if found.group(1) in _SHOWN:
            said.setdefault(found.group(1), _unescape(found.group(2)))
    return "\n".join(
        label + _read_when(said[name]) for name, label in _SHOWN.items() if said.get(name)
    )


def _unescape(value: str) -> str:
    return re.sub(
        r"\\([nN,;\\])", lambda found: "\n" if found.group(1) in "nN" else found.group(1), value
    )


def _read_when(value: str) -> str:
    found = _WHEN.fullmatch(value)
    if not found:
        return value
    year, month, day, hour, minute = found.groups()
    return f"{day}/{month}/{year}" + (f" {hour}:{minute}" if hour else "")
