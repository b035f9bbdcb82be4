"""What happens because time has passed: nudges, and the manager's morning digest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime, time
from hashlib import sha256

from chalicelib import log, store
from chalicelib.casework.mail import remind_set_aside
from chalicelib.core.cases import Case, Letter
from chalicelib.core.decisions import new_calendar, nudges
from chalicelib.core.decisions.nudge_days import is_quiet
from chalicelib.core.digest import Line, make_line, make_sections
from chalicelib.core.people.officers import Staff
from chalicelib.core.people.officers_gone import list_holders, report_absent
from chalicelib.core.people.outside import is_outside
from chalicelib.core.working_days import (
    LONDON,
    NOT_COUNTED,
    is_working_day,
    load_calendar,
    load_longer_calendar,
    london_date,
)
from chalicelib.settings import settings

DIGEST_AT = time(7, 30)  # London
INDEXED = "index/open"  # the cause of reading older rows once, so that all that is open is found


def sweep(now: datetime) -> int:
    """Fire every nudge that is due, each exactly once however often or late this runs, and
    return the number of cases nudged. By night and on a day off only alarms of danger go out.

    Dates are counted anew first, if the bank holidays have changed, so that no old date chases
    anybody; last come reminders of set-aside messages.
    """
    not_counted = _recount(now)
    not_told = _look_for_absent(now)
    swept, _, troubled = _do_each(store.list_due(now), _nudge, now)
    log.count("CasesNotSwept", len(not_counted | not_told | troubled))
    remind_set_aside.remind(now)
    log.count("SweepFinished")
    return swept


def _do_each(
    references: Iterable[str], do: Callable[[str, datetime], int], now: datetime
) -> tuple[int, int, set[str]]:
    """Do something to each case; how many it was done to, how many somebody else was at, and those
    it could not be done to.

    One case that cannot be done must not silence the others: it is logged, and tried again at the
    next run.
    """
    done = 0
    missed = 0
    troubled = set[str]()
    for reference in references:
        try:
            done += do(reference, now)
        except store.Stale:
            missed += 1  # somebody acted on it this instant: the next run sees what they left
        except Exception as error:  # noqa: BLE001 - the other cases are owed their reminders
            troubled.add(reference)
            log.log_trouble("A case could not be swept.", error, reference=reference)
    return done, missed, troubled


def _recount(now: datetime) -> set[str]:
    """Count every date anew, once for each version of the bank holidays (RULES 3.1.9, trap 17).

    Return the cases that could not be counted.
    """
    cause = f"calendar/{load_calendar().version}"
    if store.find_seen(cause) is not None:
        return set()
    dated = set(store.list_dated()) | {case.reference for case in store.list_open_cases()}
    counted, missed, troubled = _do_each(sorted(dated), _count_anew, now)
    log.count("CasesCountedAnew", counted)
    if not missed and not troubled:
        store.mark_seen(cause, now)
    return troubled


def _count_anew(reference: str, now: datetime) -> int:
    case = store.load(reference)
    if case:
        decision = new_calendar.recount_dates(case, now, settings().council.authority)
    else:
        decision = None
    if case is None or decision is None:
        return 0
    store.commit(decision, before=case.version, now=now)
    return 1


def _look_for_absent(now: datetime) -> set[str]:
    """Report officers who have left, once for each change of the council's officers.

    Return the cases it could not be done to.
    """
    keys = " ".join(sorted(officer.key for officer in settings().council.officers))
    cause = f"officers/{sha256(keys.encode()).hexdigest()[:16]}"
    if store.find_seen(cause) is not None:
        return set()
    missed, troubled = _report_absent(_open_cases(now), now)
    if not missed and not troubled:
        store.mark_seen(cause, now)
    return troubled


def _open_cases(now: datetime) -> list[store.OpenCase]:
    """Return every open case, after older rows were written anew with the keys to find them by."""
    if store.find_seen(INDEXED) is None:
        older = set()
        for officer in settings().council.officers:
            for c in store.list_open_cases_of(officer.key):
                older.add(c.reference)
        _, _, troubled = _do_each(sorted(older | set(store.list_dated())), _index_anew, now)
        if not troubled:
            store.mark_seen(INDEXED, now)
    return store.list_open_cases()


def _index_anew(reference: str, now: datetime) -> int:
    store.index_anew(reference)
    return 1


def _report_absent(cases: Iterable[store.OpenCase], now: datetime) -> tuple[int, set[str]]:
    """Tell the complaints manager of each officer who is no longer here, once for each case.

    Return how many cases somebody else was at, and those it could not be done to.
    """
    found = []
    for case in cases:
        if _list_absent(case.holders):
            found.append(case.reference)
    _, missed, troubled = _do_each(found, _report_absent_of, now)
    return missed, troubled


def _list_absent(keys: Iterable[str]) -> list[str]:
    find = settings().council.find_officer
    absent = []
    for key in keys:
        if find(key) is None and not is_outside(key):
            absent.append(key)
    return absent


def _report_absent_of(reference: str, now: datetime) -> int:
    case = store.load(reference)
    if case is None:
        return 0
    told = 0
    for key in _list_absent(list_holders(case)):
        cause = f"gone/{reference}/{key}"
        if store.find_seen(cause) is None:
            decision = report_absent(case, key, now, settings().council.authority)
            with suppress(store.Seen):
                case = store.commit(decision, before=case.version, now=now, seen=cause)
                told += 1
    return told


def _nudge(reference: str, now: datetime) -> int:
    case = store.load(reference)
    if case:
        authority = settings().council.authority
        decision = nudges.send_due_nudges(case, now, authority, alarms_alone=is_quiet(now))
    else:
        decision = None
    if case is None or decision is None:
        return 0
    store.commit(decision, before=case.version, now=now)
    return 1


def digest(now: datetime) -> bool:
    """Send the complaints manager what is open: once, after 07:30 in London on a working day.

    Officers who have left with a case are reported as well, where the sweep has not done so.
    """
    today = london_date(now)
    if (
        not is_working_day(today, load_longer_calendar())
        or now.astimezone(LONDON).time() < DIGEST_AT
    ):
        return False
    cases = _open_cases(now)
    _report_absent(cases, now)
    to = Staff(settings().council.officers, ()).holder("complaints_manager", "team")
    aside = store.list_set_aside()
    unchecked = settings().council.find_overdue_check(today)
    lines = _make_lines(cases, today)
    facts = {
        "date": today.isoformat(),
        "sections": make_sections(lines),
        "aside": len(aside),
        "machine": sum(message.machine for message in aside),
        "checked_on": "",
    }
    if unchecked:
        facts["checked_on"] = unchecked.isoformat()
    letter = Letter(f"DIGEST-{today}", "digest", to.key, facts)
    sent = store.enqueue(f"DIGEST#{today}", [letter], f"digest/{today}", now)
    log.count("CasesWithoutDates", _count_without_dates(lines))
    from chalicelib.casework.figures import keep_accounts  # a tenth of every cold start

    keep_accounts(now)
    return sent


def _count_without_dates(lines: list[Line]) -> int:
    """Return how many open cases have a date that cannot be counted, so that the operator is told
    that the bank holidays run out."""
    found = 0
    for line in lines:
        if any(due.on == NOT_COUNTED for due in line.promised):
            found += 1
    return found


def _make_lines(cases: Iterable[store.OpenCase], today: date) -> list[Line]:
    """Return the line of each open case. The case itself says what the index cannot: which of its
    dates were promised to the person."""
    lines = []
    for row in cases:
        case = store.load(row.reference)
        if case:
            lines.append(_make_line(case, row.holders, today))
    return lines


def _make_line(case: Case, holders: tuple[str, ...], today: date) -> Line:
    """Return a case's line: with its owner, or with those of its officers who are not here."""
    gone = _list_absent(holders)
    owner = settings().council.find_officer(holders[0])
    if owner and not gone:
        who = owner.name
    else:
        unlisted = gone or holders[:1]
        who = " and ".join(case.names.get(key, key) for key in unlisted)
    return make_line(case, who, today, gone=bool(gone))
