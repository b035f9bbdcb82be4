"""By which way a message came: who handed it to SES, what the server before that says of its
sender, and whether it is marked as a program's.
"""

from __future__ import annotations

import ipaddress
import re

from chalicelib.mail.headers import Headers, decode_words, make_one_line

_BY_SES = re.compile(r"\bby \S{1,100}\.amazon(?:aws|ses)\.com\b", re.IGNORECASE)
_AT = re.compile(r"\[(?:IPv6:)?([0-9a-f.:]{2,45})\]", re.IGNORECASE)
_OF_SES = re.compile(r"\s*(?:\S{1,100}\.)?amazon(?:aws|ses)\.com\b", re.IGNORECASE)
_LONGEST = 2000
_ONLY_DMARC = re.compile(r"\bdmarc\s{0,3}=\s{0,3}(\w{1,20})", re.IGNORECASE)
_FROM = re.compile(r"\bheader\.from\s{0,3}=\s{0,3}([\w.-]{1,253})", re.IGNORECASE)


def find_server(headers: Headers) -> str:
    """Return the IP address of the server that handed a message to SES, or "".

    SES writes it into the first Received field; those below it anybody may have written.
    """
    first = make_one_line(headers.first("received"))[:_LONGEST]
    if not _BY_SES.search(first):
        return ""
    found = _AT.search(first.partition(" by ")[0])
    if not found:
        return ""
    try:
        return str(ipaddress.ip_address(found[1]))
    except ValueError:
        return ""


def find_vouched_domain(headers: Headers) -> str:
    """Return the domain for which the server before SES says that DMARC passed, "" where it says
    nothing, or "!" where it says that it did not pass.

    Only its own field counts, which stands above those that came with the message.
    """
    for value in headers.all("authentication-results"):
        if _OF_SES.match(value):
            continue
        said = make_one_line(value)[:_LONGEST]
        verdict = _ONLY_DMARC.search(said)
        domain = _FROM.search(said)
        if verdict and verdict[1].casefold() in ("fail", "permerror", "temperror"):
            return "!"
        if not (verdict and domain and verdict[1].casefold() == "pass"):
            return ""
        return domain[1].casefold()
    return ""


def read_submitted(headers: Headers) -> str:
    """Return `auto-generated` or `auto-replied` as a message marks itself (RFC 3834), or ""."""
    said = decode_words(headers.first("auto-submitted")).strip().casefold()
    return said.partition(";")[0].strip()[:30]
