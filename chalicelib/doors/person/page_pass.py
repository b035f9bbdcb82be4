"""Which own pages this browser has opened by a code. It knows by the key that the browser holds,
which goes when it is closed or the page is left in a hurry."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

from chalice.app import Response

from chalicelib import clock, store
from chalicelib.core.cases import Case
from chalicelib.core.people.safe_contact import YES
from chalicelib.doors.public import browser_keys

LASTS = timedelta(hours=2)


def must_give_code(case: Case) -> bool:
    """Return whether a person who chose to be asked for a code has not given one here."""
    if case.person.ask_code != YES:
        return False
    for key in browser_keys.list_keys():
        if store.load_draft(_name_pass(case, key), clock.now()) is not None:
            return False
    return True


def give_pass(answer: Response, case: Case) -> Response:
    """Return the answer, after which this browser opens the person's page without another code."""
    key = browser_keys.find_or_make_key()
    store.save_draft(_name_pass(case, key), {}, clock.now(), LASTS)
    return browser_keys.give_key(answer, key)


def _name_pass(case: Case, key: str) -> str:
    known = sha256(key.encode()).hexdigest()[:32]
    return f"page-pass/{case.reference}/{case.person.stops}/{known}"
