"""Words of a notice that the real message, or a file, waits somewhere that no computer of ours can
open: a secure-mail service's, a mail program's protected message, a large file's link.
"""

from __future__ import annotations

import re

from chalicelib.core.reading.patterns import Pattern

PROTECTED = "a protected message, which opens only at its link or in its file"
BEHIND_LINK = "a file behind a link, which may stop working"

_LONGEST = 3_000  # characters of a notice: whoever writes more says it in their own words
_LOCKED = r"(?:secured?|protected|encrypted|confidential|restricted)"
_MESSAGE = r"(?:e-?mail|mail|message|communication|delivery)"
_NOTICE = Pattern(
    rf"\bhas sent (?:you )?(?:an? )?(?:new )?(?:\w+ )?{_LOCKED},? (?:\w+ )?{_MESSAGE}\b"
    rf"|\bhas sent (?:you )?an? {_MESSAGE} (?:via|using|with|through) (?:\w+ ){{0,3}}?{_LOCKED}\b"
    rf"|(?:^|[.!:] )\W*you(?:['’]ve| have) (?:received|got|been sent) (?:an? )?(?:new )?"
    rf"(?:\w+ )?{_LOCKED},? (?:\w+ )?{_MESSAGE}\b"
    rf"|^\W*(?:an? |new )?{_LOCKED} {_MESSAGE} (?:is waiting|awaits|for you|from \S)"
    r"|\bgmail confidential mode\b",
    re.IGNORECASE | re.MULTILINE,
)
_SEALED = Pattern(
    rf"\bthis {_MESSAGE} (?:is|was|has been) (?:sent )?{_LOCKED} (?:by|using|with|in)\b"
    rf"|^\W*this (?:is an?|{_MESSAGE} is) {_LOCKED}(?:,? \w+)? ?{_MESSAGE}?[^\n]{{0,60}}$",
    re.IGNORECASE | re.MULTILINE,
)
"""What stands in a notice, and under the ordinary mail of some offices too."""

_SPEAKS = Pattern(r"\b(?:i|my|me|we|our|us)\b", re.IGNORECASE)
_SPOKEN = 4  # times that somebody says "I" or "my": no notice does
_PARAGRAPH = Pattern(r"\n\s*\n")
_HOW_TO_OPEN = Pattern(
    rf"\b(?:read|view|open|access|unlock|retrieve|collect|decrypt|see) (?:(?:the|your|this|my)"
    rf" )?(?:{_LOCKED} )?{_MESSAGE}\b"
    r"|\bopen (?:the )?(?:attach\w+|file|html?)\b|\b(?:click|tap|press|follow)\b[^.\n]{0,40}"
    r"\b(?:here|link|button|below)\b|\bsign in\b|\b(?:one-time|single-use) (?:pass)?code\b"
    r"|\bclick to (?:read|open|view)\b"
    r"|\bto read (?:it|the|this|your)\b|\bsecure\w*\.html?\b|\bmessage\.html?\b|\.rpmsg\b",
    re.IGNORECASE,
)
_TO_FETCH = Pattern(
    r"\bdownload\b|\bget your files?\b|\bview (?:files?|folder|album|photos?|video)\b"
    r"|\bshared (?:album|folder|file)|\b(?:file|transfer|link)s?\b",
    re.IGNORECASE,
)
_LINK = Pattern(r"https?://", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}"
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},?(?: \d{{4}})?|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?"
    r"(?:,? \d{4})?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d\d-\d\d)"
)
_DAYS = r"(?:\d{1,3}|one|two|three|four|five|six|seven|ten|fourteen|thirty) (?:hours?|days?|weeks?)"
_ENDS = Pattern(
    rf"\b(?:until|till|expir(?:es?|ing|y|ation)(?: date)?:?(?: on| at| in)?|before|by|(?:with)?in"
    rf"|for|deleted (?:on|after|in))\W{{1,3}}(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    rf"({_DAY}|{_DAYS})",
    re.IGNORECASE,
)
_SPACES = Pattern(r"\s+")


def is_wrapped(text: str) -> bool:
    """Return whether a text is only the notice of a message that has to be opened elsewhere."""
    if len(text) > _LONGEST:
        return False
    noticed = _NOTICE.search(text) or (_SEALED.search(text) and not _is_spoken(text))
    return bool(noticed and _HOW_TO_OPEN.search(text))


def _is_spoken(text: str) -> bool:
    """Return whether somebody writes of themselves beside what a notice says."""
    said = 0
    for paragraph in _PARAGRAPH.split(text):
        if not (_SEALED.search(paragraph) or _HOW_TO_OPEN.search(paragraph)):
            said += len(list(_SPEAKS.finditer(paragraph)))
    return said >= _SPOKEN


def describe_waiting(text: str) -> str:
    """Return what waits behind a link or a lock, and until when as the text says it, or ""."""
    end = _find_end(text)
    if is_wrapped(text):
        return PROTECTED + _say_until(end)
    if end and _LINK.search(text) and _TO_FETCH.search(text):
        return BEHIND_LINK + _say_until(end)
    return ""


def _find_end(text: str) -> str:
    """Return the last day or the time that a line of a notice gives, or ""."""
    found = _ENDS.search(text)
    if not found:
        return ""
    return _SPACES.sub(" ", found.group()).strip()


def _say_until(end: str) -> str:
    if not end:
        return ". It does not say for how long"
    return f". It says: “{end}”"
