"""What an email address looks like, as far as anyone can say who has not written to it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from chalicelib.core.reading.patterns import Pattern

# Local parts that nobody reads: no letter to them reaches a person, whatever else they say.
_NO_READER = Pattern(
    r"(?:.{0,60}[._+-])?(?:no|do[._-]?not|dont|never)[._-]?(?:repl(?:y|ies)|respon(?:d|se)|answer)"
    r"(?:[._+=-].*)?"
    r"|(?:noreply|donotreply|unattended|(?:un|not[._-]?)monitored"
    r"|auto-?(?:reply|responder|mailer|confirm))(?:[._+=-].*)?"
    r"|bounces?(?:[+=].*)?|(?:mailer-?daemon|mail-?daemon|mdaemon|postmaster)(?:[._+=-].*)?"
    r"|.{1,60}-daemon|microsoftexchange[0-9a-f]{32}"
    r"|(?:(?:php|web|form|auto|mass|app|smtp|system|e|our)[._-]?)?mailer\d{0,3}"
    r"|(?:system|auto(?:mated|matic)?)[._-]?(?:e?-?mails?|messages?|notifications?|alerts?)"
    r"|notifications?|notify|alerts?|mail[._-]?robot|www-data|root|cron",
    re.IGNORECASE,
)
_DOMAIN = Pattern(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}")
_EMAIL = Pattern(r"[^\s@<>()\[\],;:\"\\]+@[^\s@<>()\[\],;:\"\\.]+(\.[^\s@<>()\[\],;:\"\\.]+)+")


def find_email_fault(typed: str) -> str:
    """Return what is wrong with an email address, in words for whoever typed it, or ""."""
    if not typed:
        return ""
    if not _EMAIL.fullmatch(typed):
        return "Check the email address. It should look like name@example.com"
    if has_no_reader(typed):
        return "Give another email address. Nobody reads what is sent to that one"
    return ""


def has_no_reader(address: str) -> bool:
    """Return whether an address is one that takes no replies, or a mail system's own."""
    return bool(_NO_READER.fullmatch(address.rpartition("@")[0]))


def is_in(address: str, domains: Iterable[str]) -> bool:
    """Return whether an address is of one of these domains, or of a part of one."""
    own = f".{address.rpartition('@')[2].casefold()}"
    for domain in domains:
        if own.endswith(f".{domain.casefold()}"):
            return True
    return False


def is_domain(text: str) -> bool:
    """Return whether a text is a domain such as `council.example`, in small letters."""
    return bool(_DOMAIN.fullmatch(text))


def strip_unseen(typed: str) -> str:
    """Return what was typed into a line without the marks that nobody can see: they come with
    what is copied, and make an address wrong."""
    seen = [sign for sign in typed if unicodedata.category(sign) not in ("Cc", "Cf", "Co", "Cs")]
    return "".join(seen).strip()
