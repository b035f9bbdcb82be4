"""The app's cases as the stand-in's contract names their parts. This alone scans the table: no
request or schedule of the app may.
"""

from __future__ import annotations

from typing import Any


def list_cases() -> list[Any]:
    """Return all cases, oldest first."""
    from chalicelib.core import records
    from chalicelib.core.cases import Case
    from chalicelib.store.rows import CaseRow, Row

    cases = []
    for row in CaseRow.scan(Row.sk == "CASE"):
        cases.append(records.from_plain(Case, row.data))
    return sorted(cases, key=lambda case: (case.received_at, case.reference))


def summarise(case: Any) -> dict[str, Any]:
    """Return one case's summary for a list."""
    from chalicelib.core.decisions.decide import find_stage

    return {
        "reference": case.reference,
        "kind": case.kind,
        "procedure": case.procedure,
        "stage": case.stage,
        "status": find_stage(case).status,
        "received_at": case.received_at.isoformat(),
    }


def describe_case(reference: str) -> dict[str, Any] | None:
    """Return one case with its history and letters, or None if there is no such case."""
    from chalicelib import store

    case = store.load(reference)
    if case is None:
        return None
    return summarise(case) | {
        "council": case.council,
        "source": case.source,
        "service": case.service,
        "owner": case.owner,
        "named": list(case.named),
        "wanted": case.wanted,
        "when": case.when_text,
        "original": case.original,
        "version": case.version,
        "files": _make_plain(case.files),
        "points": _make_plain(case.points),
        "people": [_make_plain(case.person)],
        "clocks": list(map(_describe_clock, case.clocks)),
        "events": list(map(_make_plain, store.load_history(reference))),
        "letters": list(map(_describe_letter, store.load_letters(reference))),
    }


def list_set_aside() -> list[dict[str, Any]]:
    """Return the messages that are stored but in no case, oldest first."""
    from chalicelib import store

    set_aside = []
    for message in store.list_set_aside():
        set_aside.append(
            {
                "id": message.id,
                "received_at": message.received_at.isoformat(),
                "from": message.sender,
                "reason": message.reason,
                "original": message.original,
            }
        )
    return set_aside


def _describe_clock(clock: Any) -> dict[str, Any]:
    from chalicelib.core import working_days

    counted = working_days.explain_due_date(
        clock.started_on, clock.days, clock.first_due_on, clock.unit
    )
    return {
        "name": clock.name,
        "started_on": clock.started_on.isoformat(),
        "due_on": clock.due_on.isoformat(),
        "stopped_at": _make_plain(clock.stopped_at),
        "why": " ".join(filter(None, (counted, clock.why_extended, clock.pauses))),
        "days": clock.days,
        "first_due_on": clock.first_due_on.isoformat(),
        "stopped_by": clock.stopped_by,
    }


def _describe_letter(waiting: Any) -> dict[str, Any]:
    return {
        "id": waiting.letter.id,
        "name": waiting.letter.name,
        "to": waiting.letter.to,
        "state": waiting.state,
        "attempts": waiting.attempts,
        "sent_at": _make_plain(waiting.sent_at),
        "message_id": waiting.ses_id or None,
    }


def _make_plain(value: Any) -> Any:
    """Return a value as plain data. Every field is named, even one that holds its default."""
    import dataclasses
    from datetime import date

    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        plain = {}
        for field in dataclasses.fields(value):
            plain[field.name] = _make_plain(getattr(value, field.name))
        return plain
    if isinstance(value, dict):
        return {name: _make_plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_make_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value
