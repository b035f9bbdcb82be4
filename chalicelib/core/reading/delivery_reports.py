"""What mail servers say of a letter that did not arrive, by RFC 3463's codes and by their words."""

from __future__ import annotations

import re

from chalicelib.core.reading.patterns import Pattern

# The codes that speak of the address written to: no such mailbox or domain, or it has moved away.
NO_MAILBOX = frozenset({"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"})
FULL = "5.2.2"
BAD_SENDER = "5.1.8"
_SAY_NOTHING = frozenset({"", "5.0.0", "4.0.0", "5.1.0"})
_CODE = Pattern(r"(?<![\w.])[45]\.\d{1,3}\.\d{1,3}(?![\d.]\d)(?!\w)")
_FULL_WORDS = Pattern(
    r"(?:mailbox|inbox|account|quota|storage)\W{1,3}(?:\w{1,12}\W{1,3}){0,3}"
    r"(?:full|exceed\w{0,3}|over ?quota|exhausted)|over ?quota|quota exceeded|insufficient storage",
    re.IGNORECASE,
)
_SENDER_WORDS = Pattern(
    r"\bsender (?:address|domain|verif\w{0,8})|\b(?:mail from|return path)\b.{0,40}\breject",
    re.IGNORECASE,
)
_UNKNOWN_WORDS = Pattern(
    r"(?:user|recipient|mailbox|account|address)\W{1,3}(?:\S{1,100} )?(?:is )?(?:unknown"
    r"|not found|not exist|does ?n[o’']?t exist)|(?:unknown|no such|invalid|non-?existent) "
    r"(?:local )?(?:user|recipient|mailbox|person|account)|no mailbox here|does not exist",
    re.IGNORECASE,
)


def read_status(status: str, words: str) -> str:
    """Return the code that says most of why a letter failed, or "" where nothing says it.

    `status` is the report's own code, `words` its diagnostic, which goes before it. A full mailbox
    and a fault of the sender go before any other code, since neither means that the reader's
    address is wrong.
    """
    codes = _CODE.findall(words)
    for code in (status, *codes):
        if code.endswith(".2.2") or code in ("5.1.7", BAD_SENDER):
            return code
    if _FULL_WORDS.search(words):
        return FULL
    if _SENDER_WORDS.search(words):
        return BAD_SENDER
    for code in (*codes, status):
        if code not in _SAY_NOTHING:
            return code
    if status in ("", "5.0.0") and _UNKNOWN_WORDS.search(words):
        return "5.1.1"
    return status


def is_no_mailbox(status: str) -> bool:
    """Return whether a code says that no letter will ever reach this address (RFC 3463 3.2)."""
    return status in NO_MAILBOX
