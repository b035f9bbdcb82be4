"""Keep letters while they wait, are claimed and are marked: the outbox that commits with the case.

A claim is a condition with a lease: while it runs, nobody else sends the letter. When it runs out
without a mark, the letter is sent again only after SES has had time to report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from pynamodb.exceptions import DoesNotExist, TransactWriteError, UpdateError
from pynamodb.transactions import TransactWrite

from chalicelib.core import records
from chalicelib.core.cases import Letter
from chalicelib.store.answered import make_sent_row
from chalicelib.store.retry import Stale, retry_when_stale
from chalicelib.store.rows import (
    LetterRow,
    Row,
    SeenRow,
    get_connection,
    make_seen_row,
    pack,
    read_stamp,
    stamp,
)

LEASE = timedelta(minutes=15)
UNDONE = ("waiting", "sending", "unknown", "stopped")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A letter with its place in the table and what has become of it.

    `owner` is what it belongs to, as `CASE#<reference>`. `unsure` counts the sendings of which
    nobody knows whether SES took them, the one under way included. Once SES has said that it took
    the letter, `ses_id` and `sent_at` are there.
    """

    owner: str
    letter: Letter
    state: str
    attempts: int
    ses_id: str = ""
    sent_at: datetime | None = None
    unsure: int = 0
    owed_at: datetime | None = None

    @property
    def reference(self) -> str:
        """Return the reference of the letter's case, or "" if it has no case."""
        if not self.owner.startswith("CASE#"):
            return ""
        return self.owner.removeprefix("CASE#")


def _make_waiting(row: LetterRow) -> Waiting:
    return Waiting(
        row.pk,
        records.from_plain(Letter, row.data),
        row.state,
        int(row.attempts),
        row.ses_id or "",
        _read_instant(row.sent_at),
        int(row.unsure),
        _read_instant(row.owed_at),
    )


def _read_instant(kept: str | None) -> datetime | None:
    if not kept:
        return None
    return read_stamp(kept)


def load_letter(owner: str, letter_id: str) -> Waiting | None:
    """Return one letter, or None."""
    try:
        return _make_waiting(LetterRow.get(owner, f"LETTER#{letter_id}", consistent_read=True))
    except DoesNotExist:
        return None


def load_letters(reference: str) -> list[Waiting]:
    """Return every letter of a case, in the order they were owed."""
    rows = LetterRow.query(
        f"CASE#{reference}", LetterRow.sk.startswith("LETTER#"), consistent_read=True
    )
    return sorted(map(_make_waiting, rows), key=_rank)


def _rank(waiting: Waiting) -> list[int]:
    """Return what puts the letters of a case in order: the numbers in their ids."""
    return [int(part) for part in waiting.letter.id.split("-")[2:] if part.isdigit()]


def list_unsent(now: datetime) -> Iterator[tuple[str, str]]:
    """Yield the letters that are due to be tried, as (owner, letter id), longest waiting first."""
    for row in Row.todo.query("UNSENT", Row.todo_at <= stamp(now)):
        yield row.pk, row.sk.removeprefix("LETTER#")


def list_owed_since() -> list[datetime]:
    """Return since when each letter that has not left is owed, whether or not it is due again."""
    since = []
    for indexed in Row.todo.query("UNSENT"):
        row = _load_row(indexed.pk, indexed.sk)
        if row and row.todo_pk:  # the index may be a moment behind
            since.append(read_stamp(row.owed_at or row.todo_at))
    return since


def _load_row(owner: str, place: str) -> LetterRow | None:
    try:
        return LetterRow.get(owner, place, consistent_read=True)
    except DoesNotExist:
        return None


def make_letter_row(owner: str, letter: Letter, now: datetime) -> LetterRow:
    """Return the row of a letter that waits for the post room.

    `owner` is the key of what it belongs to: a case, a set-aside message or a digest's day.
    """
    return LetterRow(
        owner,
        f"LETTER#{letter.id}",
        todo_pk="UNSENT",
        todo_at=stamp(now),
        owed_at=stamp(now),
        body=pack(records.to_plain(letter)),
    )


def enqueue(owner: str, letters: list[Letter], cause: str, now: datetime) -> bool:
    """Put letters of no case before the post room, once for a cause. False where that cause was
    dealt with before.
    """
    try:
        with TransactWrite(connection=get_connection()) as transaction:
            transaction.save(make_seen_row(cause, "", now), condition=SeenRow.pk.does_not_exist())
            for letter in letters:
                transaction.save(make_letter_row(owner, letter, now))
    except TransactWriteError as error:
        if any(
            reason and reason.code == "ConditionalCheckFailed"
            for reason in error.cancellation_reasons
        ):
            return False
        raise
    return True


def claim(owner: str, letter_id: str, now: datetime) -> Waiting | None:
    """Take a letter to send it: the one who gets it has the lease to themselves. None where it is
    sent, or another has it.

    Until it is put off or marked, the sending counts among those of unknown outcome.
    """
    row = LetterRow(owner, f"LETTER#{letter_id}")
    free = LetterRow.state.is_in("waiting") | (
        LetterRow.state.is_in("sending", "unknown") & (LetterRow.todo_at <= stamp(now))
    )
    try:
        row.update(
            actions=[
                LetterRow.state.set("sending"),
                LetterRow.attempts.add(1),
                LetterRow.unsure.add(1),
                LetterRow.owed_at.set(LetterRow.owed_at | stamp(now)),
                LetterRow.todo_at.set(stamp(now + LEASE)),
            ],
            condition=LetterRow.pk.exists() & free,
        )
    except UpdateError as error:
        if error.cause_response_code == "ConditionalCheckFailedException":
            return None
        raise
    return _make_waiting(row)


def keep_ses_id(owner: str, letter_id: str, ses_id: str, now: datetime) -> bool:
    """Write SES's id for a letter on its row alone, so that it is never sent again.

    Return False where the letter is marked already, or has an id.
    """
    try:
        LetterRow(owner, f"LETTER#{letter_id}").update(
            actions=[LetterRow.ses_id.set(ses_id), LetterRow.sent_at.set(stamp(now))],
            condition=LetterRow.state.is_in(*UNDONE) & LetterRow.ses_id.does_not_exist(),
        )
    except UpdateError as error:
        if error.cause_response_code == "ConditionalCheckFailedException":
            return False
        raise
    return True


def mark_sent(owner: str, letter_id: str, ses_id: str, now: datetime) -> bool:
    """Record that SES took a letter.

    Return False if that is recorded already, or there is no such letter. Raise Stale if other
    writers keep coming first.
    """
    return retry_when_stale(lambda: _mark_sent(owner, letter_id, ses_id, now))


def _mark_sent(owner: str, letter_id: str, ses_id: str, now: datetime) -> bool:
    try:
        with TransactWrite(connection=get_connection()) as transaction:
            mark_with(transaction, owner, letter_id, ses_id, now)
    except TransactWriteError as error:
        codes = []
        for reason in error.cancellation_reasons:
            if reason:
                codes.append(reason.code)
        if "ConditionalCheckFailed" in codes:
            return False
        if "TransactionConflict" in codes:
            raise Stale from error
        raise
    return True


def mark_failed(owner: str, letter_id: str) -> bool:
    """Write down that a letter can never be sent. False where it was sent or had failed before."""
    return _move(owner, letter_id, "failed", list(DONE))


def mark_stopped(owner: str, letter_id: str) -> bool:
    """Write down that a letter is not sent again, though nobody knows whether it left."""
    return _move(owner, letter_id, "stopped", list(DONE))


def put_off(owner: str, letter_id: str, until: datetime, state: str) -> bool:
    """Try a letter again at `until`: `waiting` where SES did not take it, `unknown` where it may
    have.
    """
    changes: list[object] = [LetterRow.todo_at.set(stamp(until))]
    if state == "waiting":
        changes.append(LetterRow.unsure.add(-1))
    return _move(owner, letter_id, state, changes)


def mark_with(
    transaction: TransactWrite, owner: str, letter_id: str, ses_id: str, now: datetime
) -> None:
    """Mark a letter as sent within a transaction that changes its case; it fails where the letter
    was marked before.
    """
    if owner.startswith("CASE#"):
        transaction.save(make_sent_row(owner, letter_id, ses_id, now))
    transaction.update(
        LetterRow(owner, f"LETTER#{letter_id}"),
        actions=[
            LetterRow.state.set("sent"),
            LetterRow.ses_id.set(ses_id),
            LetterRow.sent_at.set(LetterRow.sent_at | stamp(now)),
            *DONE,
        ],
        condition=LetterRow.pk.exists() & LetterRow.state.is_in(*UNDONE),
    )


DONE = (LetterRow.todo_pk.remove(), LetterRow.todo_at.remove())


def _move(owner: str, letter_id: str, state: str, actions: list[object]) -> bool:
    try:
        LetterRow(owner, f"LETTER#{letter_id}").update(
            actions=[LetterRow.state.set(state), *actions],  # type: ignore[list-item]
            condition=LetterRow.pk.exists() & LetterRow.state.is_in(*UNDONE),
        )
    except UpdateError as error:
        if error.cause_response_code == "ConditionalCheckFailedException":
            return False
        raise
    return True
