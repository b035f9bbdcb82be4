"""Send the person a code that opens their own page, and open it by the code: who chose so is asked
for one at each link, and who lost the link can ask for one by their reference."""

from __future__ import annotations

import re
from datetime import datetime
from hashlib import sha256
from secrets import randbelow
from uuid import uuid4

from chalicelib import store
from chalicelib.core.cases import Case, Letter
from chalicelib.core.decisions.open_alarm import may_be_unsafe
from chalicelib.core.people.person import AT_ADDRESS
from chalicelib.core.reading import references

SENT_AN_HOUR = 3
_DIGITS = 6


def may_send_code(case: Case) -> bool:
    """Return whether a code can reach the person by email, and nobody has reason to think that
    unsafe."""
    return case.person.mailable and not may_be_unsafe(case)


def send_page_code(case: Case, now: datetime) -> None:
    """Send the person a code, to the address that we hold and no other. At most three an hour."""
    if not may_send_code(case):
        return
    cause = f"page-code/{case.reference}/{now:%Y-%m-%dT%H}"
    if not store.claim_one_of(SENT_AN_HOUR, cause, now):
        return
    code = f"{randbelow(10**_DIGITS):0{_DIGITS}}"
    store.save_page_code(case.reference, code, now)
    minutes = int(store.PAGE_CODE_LASTS.total_seconds()) // 60
    facts = {"at": case.person.email, "code": code, "lasts": f"{minutes} minutes"}
    letter = Letter(f"CODE-{uuid4().hex[:8]}", "page_code", AT_ADDRESS, facts)
    owner = f"CODE#{sha256(case.reference.encode()).hexdigest()[:24]}"
    store.enqueue(owner, [letter], f"{cause}/{letter.id}", now)


def send_code_asked_for(typed: str, address: str, now: datetime) -> None:
    """Send a code where `address` is the one that we hold for the reference that was typed.
    Nothing otherwise."""
    case = find_case_of(typed)
    if case and case.person.email.casefold() == address.casefold():
        send_page_code(case, now)


def open_by_code(typed: str, code: str, now: datetime) -> Case | None:
    """Return the case of a reference, where the code is the one that we sent for it; or None."""
    case = find_case_of(typed)
    if case is None or not is_page_code(case, code, now):
        return None
    return case


def find_case_of(typed: str) -> Case | None:
    """Return the case of a reference as it was typed, or None."""
    reference = references.read(typed)
    if reference is None:
        return None
    return store.load(reference)


def is_page_code(case: Case, typed: str, now: datetime) -> bool:
    """Return whether what was typed is the code that we sent for a case. Spaces do not matter."""
    code = re.sub(r"[\s-]", "", typed)
    if len(code) != _DIGITS:
        return False
    return store.use_page_code(case.reference, code, now)
