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
_ESCAPED = re.compile(r"\\([nN,;\\])")
_MEANT = {"n": "\n", "N": "\n"}  # every other escaped letter means itself
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
    lines = []
    for name, label in _SHOWN.items():
        if said.get(name):
            lines.append(label + _read_when(said[name]))
    return "\n".join(lines)


def _unescape(value: str) -> str:
    return _ESCAPED.sub(lambda found: _MEANT.get(found.group(1), found.group(1)), value)


def _read_when(value: str) -> str:
    found = _WHEN.fullmatch(value)
    if not found:
        return value
    year, month, day, hour, minute = found.groups()
    if hour:
        return f"{day}/{month}/{year} {hour}:{minute}"
    return f"{day}/{month}/{year}"
