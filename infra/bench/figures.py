"""What it costs to count a report: histories read as the table holds them, and accounts that are
kept. The rules make one whole stage 1, and it is counted so many times.
"""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from infra.bench import doors

PARTS_OF_IT = (1, 10, 100)  # a hundredth of the cases, a tenth, then all of them


def measure(cases: int) -> dict[str, Any]:
    """Count so many cases from their histories, and from kept accounts; and parts of them."""
    from chalicelib.core import records
    from chalicelib.core.cases import Event
    from chalicelib.core.figures.account import Account
    from chalicelib.core.figures.read_account import AccountReader
    from chalicelib.settings import settings

    reader = AccountReader(settings().council.authority)
    texts = [json.dumps(records.to_plain(event)) for event in _make_history()]

    def read_history() -> Account:
        events = [records.from_plain(Event, json.loads(text)) for text in texts]
        account = reader.read(events)
        assert account
        return account

    kept = json.dumps(records.to_plain(read_history()))

    def read_kept() -> Account:
        return records.from_plain(Account, json.loads(kept))

    found: dict[str, Any] = {"cases": cases, "events": len(texts), "account_bytes": len(kept)}
    for name, read in (("histories", read_history), ("accounts", read_kept)):
        for share in PARTS_OF_IT:
            number = max(1, cases * share // PARTS_OF_IT[-1])
            found[f"{name}_{share}"] = _time_counting(number, read)
        first = found[f"{name}_{PARTS_OF_IT[0]}"]["us_a_case"]
        found[f"{name}_growth"] = found[f"{name}_{PARTS_OF_IT[-1]}"]["us_a_case"] / first
    return found


def _time_counting(cases: int, read: Callable[[], Any]) -> dict[str, float]:
    """Count the cases into the tables of a report, and return what that took."""
    from chalicelib.core.figures.labels import Labels
    from chalicelib.core.figures.period import find_year
    from chalicelib.core.figures.tables import make_tables
    from chalicelib.core.figures.tally import tally
    from chalicelib.settings import settings

    def list_accounts() -> Iterator[Any]:
        for _ in range(cases):
            yield read()

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    counted = tally(list_accounts(), find_year(doors.FRIDAY.date()))
    make_tables(counted, Labels(settings().council.authority))
    took = time.process_time() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "cases": cases,
        "cpu_ms": round(took * 1000),
        "us_a_case": round(took * 1_000_000 / cases, 1),
        "more_mb": round((after - before) / 1024, 1),
    }


def _make_history() -> list[Any]:
    """Return the events of a complaint from its receipt to the answer of stage 1, whose letters
    left."""
    from chalicelib.core.cases import Complaint
    from chalicelib.core.decisions import decide
    from chalicelib.core.people.officers import Staff
    from chalicelib.settings import settings

    authority = settings().council.authority
    complaint = Complaint(doors.WORDS, code="parent", name="Sam", email="sam@family.example")
    now = doors.FRIDAY - timedelta(days=30)
    decision = decide.open_case(complaint, "AAAA-AAAA", now, now, authority)
    events = [*decision.events]
    team = authority.staff(decision.case).officer("team")
    responder = Staff(authority.officers, ()).responders()[0]
    assert team
    service = next(iter(authority.services))
    triage = {"procedure": "children_act", "service": service, "named": "", "points": "A visit."}
    steps: tuple[tuple[str, dict[str, str], Any, str], ...] = (
        ("triage", triage, team, "points_understood"),
        ("allocate", {"officer": responder.key, "note": ""}, team, "who_answers"),
        ("reply", _ANSWER, responder, "stage1_reply"),
    )
    for move, form, by, letter in steps:
        now += timedelta(days=1)
        made = decide.make_move(decision.case, move, by, form, now, authority)
        left = _send(made, letter, now)
        events += [*made.events, *left.events]
        decision = left
    return events


def _send(made: Any, name: str, now: datetime) -> Any:
    from chalicelib.core.decisions import letter_outcomes
    from chalicelib.settings import settings

    letter = next(each for each in made.letters if each.name == name)
    authority = settings().council.authority
    left = letter_outcomes.record_letter_left(made.case, letter, "email", now, authority)
    assert left
    return left


_ANSWER = {
    "finding-1": "upheld",
    "evidence-1": "The record of visits.",
    "reasons-1": "There was no visit.",
    "sorry": "We are sorry that nobody came.",
    "actions": "A visit on Monday, by the team manager.",
}
