"""Which own pages this browser has opened by a code. It knows by the key that the browser holds,
which goes when it is closed or the page is left in a hurry."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

from chalice.app import Response

from chalicelib import clock, store
from chalicelib.core.cases import Case
from chalicelib.core.decisions.open_alarm import is_alarm_open
from chalicelib.core.people.safe_contact import YES
from chalicelib.doors.public import browser_keys

LASTS = timedelta(hours=2)


def must_give_code(case: Case) -> bool:
    """Return whether a code is needed that was not given in this browser."""
    if not _is_code_needed(case):
        return False
    for key in browser_keys.list_keys():
        if store.load_draft(_name_pass(case, key), clock.now()) is not None:
            return False
    return True


def _is_code_needed(case: Case) -> bool:
    """Return whether they chose to be asked for a code, or somebody else may hold a link that we
    emailed: an alarm is open."""
    if case.person.ask_code == YES:
        return True
    return bool(case.person.email) and is_alarm_open(case)


def keep_open(answer: Response, case: Case) -> Response:
    """Return the answer to what somebody wrote here. If their words raised an alarm, the page stays
    open in this browser, so that they can say more."""
    if not must_give_code(case):
        return answer
    return give_pass(answer, case)


def give_pass(answer: Response, case: Case) -> Response:
    """Return the answer, after which this browser opens the person's page without another code."""
    key = browser_keys.find_or_make_key()
    store.save_draft(_name_pass(case, key), {}, clock.now(), LASTS)
    return browser_keys.give_key(answer, key)


def _name_pass(case: Case, key: str) -> str:
    known = sha256(key.encode()).hexdigest()[:32]
    return f"page-pass/{case.reference}/{case.person.stops}/{known}"
