"""Cases: committed whole in one transaction with their events and letters, and read back."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from pynamodb.exceptions import DoesNotExist, PutError, TransactWriteError
from pynamodb.expressions.condition import Condition
from pynamodb.transactions import TransactWrite

from chalicelib.core import records
from chalicelib.core.cases import Case, Decision, Event
from chalicelib.core.decisions.decide import find_stage
from chalicelib.core.decisions.guards import list_owed_clocks
from chalicelib.core.decisions.nudges import find_next_due
from chalicelib.core.people.officers_gone import list_holders
from chalicelib.core.working_days import london_date
from chalicelib.store.learning import changes_register, make_learning_row
from chalicelib.store.letters import make_letter_row, mark_with
from chalicelib.store.retry import Stale, Taken
from chalicelib.store.rows import (
    CaseRow,
    EventRow,
    Row,
    SeenRow,
    get_connection,
    make_digest,
    make_seen_row,
    pack,
    stamp,
)
from chalicelib.store.unsafe import list_newly_unsafe, make_unsafe_row

SHARDS = 4  # of the due and open indexes, so that a thousand cases do not share one partition
_NO_DAY = "9999"  # after every day, for an open case of which nothing is due


class Seen(Exception):
    """This cause was dealt with before; `reference` is the case it made or changed."""

    def __init__(self, reference: str) -> None:
        super().__init__("seen before")
        self.reference = reference


def commit(
    decision: Decision,
    *,
    before: int,
    now: datetime,
    seen: str = "",
    draft: str = "",
    sent: tuple[str, str] | None = None,
) -> Case:
    """Write a decision, whole or not at all.

    `before` is the version it was decided on, 0 for a new case; `seen` is its cause. `draft` is a
    form's draft to delete; `sent` is a letter, with SES's id, to mark as sent. Raise Seen, Stale or
    Taken, with nothing written.
    """
    case = decision.case
    try:
        with TransactWrite(
            connection=get_connection(), client_request_token=str(uuid4())
        ) as transaction:
            transaction.save(_make_case_row(case), condition=_make_condition(before))
            if seen:
                transaction.save(
                    make_seen_row(seen, case.reference, now), condition=SeenRow.pk.does_not_exist()
                )
            _write_rest(transaction, decision, now)
            if draft:
                transaction.delete(Row(f"DRAFT#{draft}", "DRAFT"))
            if sent:
                mark_with(transaction, f"CASE#{case.reference}", *sent, now)
    except TransactWriteError as error:
        raise _explain_refusal(error, seen, before, bool(sent), first=bool(draft)) from error
    return case


def _make_condition(before: int) -> Condition:
    """Return the condition that a case is still at the version it was decided on, or is new."""
    if before:
        return CaseRow.version == before
    return CaseRow.pk.does_not_exist()


def _write_rest(transaction: TransactWrite, decision: Decision, now: datetime) -> None:
    reference = decision.case.reference
    for event in decision.events:
        transaction.save(_make_event_row(reference, event), condition=EventRow.pk.does_not_exist())
    for letter in decision.letters:
        transaction.save(make_letter_row(f"CASE#{reference}", letter, now))
    for address in list_newly_unsafe(decision.events):
        transaction.save(make_unsafe_row(address, reference))
    if changes_register(decision.case, decision.events):
        transaction.save(make_learning_row(decision.case))
    for strand in decision.strands:
        before = strand.case.version - len(strand.events)  # 0 of a case that is split off, and new
        transaction.save(_make_case_row(strand.case), condition=_make_condition(before))
        _write_rest(transaction, strand, now)


def _explain_refusal(
    error: TransactWriteError, cause: str, before: int, sent: bool, first: int
) -> Exception:
    """Return the exception that a refused transaction stands for.

    Its reasons come in the order of its items: deletions, saves, the case's `first`, then updates.
    """
    reasons = []
    for reason in error.cancellation_reasons:
        if reason:
            reasons.append(reason.code)
        else:
            reasons.append("")
    codes = reasons[first:]
    if cause and codes[1:2] == ["ConditionalCheckFailed"]:
        return Seen(find_seen(cause) or "")
    if sent and codes[-1:] == ["ConditionalCheckFailed"]:
        return Seen("")
    if "ConditionalCheckFailed" in codes or "TransactionConflict" in reasons:
        if not before and codes[:1] == ["ConditionalCheckFailed"]:
            return Taken()
        return Stale()
    return error


def _make_case_row(case: Case) -> CaseRow:
    due_at = find_next_due(case)
    row = CaseRow(
        f"CASE#{case.reference}",
        "CASE",
        version=case.version,
        reference=case.reference,
        stage=case.stage,
        received_at=stamp(case.received_at),
        month_pk=f"RECEIVED#{london_date(case.received_at):%Y-%m}",
        body=pack(records.to_plain(case)),
    )
    if case.person.email:
        row.address_pk = _make_address_key(case.person.email)
    if due_at:
        row.todo_pk, row.todo_at = (f"DUE#{_choose_shard(case)}", stamp(due_at))
    soonest = min(list_owed_clocks(case), key=lambda c: c.due_on, default=None)
    # What was answered in a letter that has not left, or came back, is open still.
    if soonest or case.to_pass_on or find_stage(case).status == "open":
        row.owner_pk = f"OPEN#{case.owner}"
        row.open_pk = f"OPEN#{_choose_shard(case)}"
        row.holders = " ".join(list_holders(case))
        row.due_on = _NO_DAY
        row.due_clock = "none"
        if soonest:
            row.due_on = soonest.due_on.isoformat()
            row.due_clock = soonest.name
    return row


def _choose_shard(case: Case) -> int:
    return zlib.crc32(case.reference.encode()) % SHARDS


def _make_address_key(email: str) -> str:
    return f"ADDRESS#{make_digest(email)}"


def _make_event_row(reference: str, event: Event) -> EventRow:
    return EventRow(
        f"CASE#{reference}", f"EVENT#{event.number:06}", body=pack(records.to_plain(event))
    )


def load(reference: str) -> Case | None:
    """Return the case of that reference as it now stands, or None."""
    try:
        row = CaseRow.get(f"CASE#{reference}", "CASE", consistent_read=True)
    except DoesNotExist:
        return None
    return records.from_plain(Case, row.data)


def load_history(reference: str) -> list[Event]:
    """Return every event of a case, oldest first."""
    rows = EventRow.query(
        f"CASE#{reference}", EventRow.sk.startswith("EVENT#"), consistent_read=True
    )
    return [records.from_plain(Event, row.data) for row in rows]


def find_seen(cause: str) -> str | None:
    """Return the reference of the case that `cause` made or changed, or None if it has not been
    seen.
    """
    try:
        return SeenRow.get(f"SEEN#{cause}", "SEEN", consistent_read=True).reference
    except DoesNotExist:
        return None


def list_due(now: datetime) -> Iterator[str]:
    """Yield the references of cases that need the sweep by `now`, soonest first in each shard."""
    for shard in range(SHARDS):
        for row in Row.todo.query(f"DUE#{shard}", Row.todo_at <= stamp(now)):
            yield row.pk.removeprefix("CASE#")


def list_dated() -> Iterator[str]:
    """Yield the reference of every case with a date ahead of it, which the sweep will look at some
    day.
    """
    for shard in range(SHARDS):
        for row in Row.todo.query(f"DUE#{shard}"):
            yield row.pk.removeprefix("CASE#")


def mark_seen(cause: str, now: datetime) -> None:
    """Keep that a cause of no one case has been dealt with."""
    make_seen_row(cause, "", now).save()


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A line of an officer's caseload, or of all that is open: `holders` has its owner first."""

    reference: str
    stage: str
    due_on: date | None
    clock: str
    received_at: str
    holders: tuple[str, ...] = ()


def list_open_cases_of(owner: str) -> list[OpenCase]:
    """Return the open cases of an officer, or of `team`, soonest date first."""
    rows = CaseRow.officer.query(f"OPEN#{owner}")
    return [_open_case(row, (owner,)) for row in rows]


def list_open_cases() -> list[OpenCase]:
    """Return every open case, whether or not the council's file lists its owner."""
    found = []
    for shard in range(SHARDS):
        for row in CaseRow.open.query(f"OPEN#{shard}"):
            found.append(_open_case(row, tuple(row.holders.split())))
    return found


def _open_case(row: Any, holders: tuple[str, ...]) -> OpenCase:
    due_on = None
    if row.due_on != _NO_DAY:
        due_on = date.fromisoformat(row.due_on)
    return OpenCase(row.reference, row.stage, due_on, row.due_clock, row.received_at, holders)


def index_anew(reference: str) -> None:
    """Write a case's row with the keys of every index, if an older Heard wrote it.

    Raise Stale if somebody changed the case meanwhile: that wrote those keys too.
    """
    case = load(reference)
    if case is None:
        return
    try:
        _make_case_row(case).save(condition=CaseRow.version == case.version)
    except PutError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise
        raise Stale from error


def list_from_address(email: str) -> list[str]:
    """Return the references of the cases from an address, newest first."""
    rows = CaseRow.address.query(_make_address_key(email), scan_index_forward=False)
    return [row.pk.removeprefix("CASE#") for row in rows]


def list_received_in(month: str) -> list[str]:
    """Return the references of the cases received in a London month, as `2026-11`, in order of
    receipt.
    """
    return [row.pk.removeprefix("CASE#") for row in CaseRow.month.query(f"RECEIVED#{month}")]
