"""Letters gathered for an officer's hourly bundle: each off the outbox and onto the bundle in one
transaction, and the bundle back into the outbox in another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pynamodb.exceptions import DoesNotExist, PutError, TransactWriteError
from pynamodb.transactions import TransactWrite

from chalicelib.core import bundles, records
from chalicelib.core.bundles import Bundle
from chalicelib.core.cases import Letter
from chalicelib.store.letters import DONE, Waiting, make_letter_row
from chalicelib.store.retry import Stale, retry_when_stale
from chalicelib.store.rows import LetterRow, Row, get_connection, pack, stamp

BUNDLED = "bundled"


def take_turn(
    reader: str,
    counted: Iterable[tuple[str, int]],
    waiting: Waiting,
    line: dict[str, Any],
    now: datetime,
) -> bool:
    """Return whether a claimed letter goes to its reader at once; else it is gathered, with the
    line by which the bundle lists it. Raise Stale if other writers keep coming first.
    """
    counted = tuple(counted)
    return retry_when_stale(lambda: _take_turn(reader, counted, waiting, line, now))


def _take_turn(
    reader: str,
    counted: tuple[tuple[str, int], ...],
    waiting: Waiting,
    line: dict[str, Any],
    now: datetime,
) -> bool:
    before = _load_row(reader)
    bundle = _read(before)
    after, at_once = bundles.take_turn(bundle, counted, waiting.letter.id, now)
    row = _make_row(reader, after)
    unchanged = _is_unchanged(before)
    if at_once:
        if after != bundle:
            _save(row, unchanged)
        return True
    held = Row(
        row.pk,
        f"{_sort(after.number)}{waiting.owner}#{waiting.letter.id}",
        body=pack(line),
    )
    try:
        with TransactWrite(connection=get_connection()) as transaction:
            transaction.save(row, condition=unchanged)
            transaction.save(held, condition=Row.pk.does_not_exist())
            transaction.update(
                LetterRow(waiting.owner, f"LETTER#{waiting.letter.id}"),
                actions=[LetterRow.state.set(BUNDLED), *DONE],
                condition=LetterRow.state == "sending",
            )
    except TransactWriteError as error:
        raise _explain(error) from error
    return False


def _save(row: Row, unchanged: Any) -> None:
    try:
        row.save(condition=unchanged)
    except PutError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise
        raise Stale from error


def list_due_bundles(now: datetime) -> Iterator[str]:
    """Yield the officers whose gathered letters are due to go, longest waiting first."""
    for row in Row.todo.query("BUNDLE", Row.todo_at <= stamp(now)):
        yield row.pk.removeprefix("BUNDLE#")


def list_bundles_late(now: datetime) -> list[datetime]:
    """Return since when each bundle is due that has not gone."""
    found = []
    for reader in list_due_bundles(now):
        bundle = _read(_load_row(reader))
        if bundle.due_at and bundle.due_at <= now:  # the index may be a moment behind
            found.append(bundle.due_at)
    return found


@dataclass(frozen=True, slots=True)
class Gathered:
    """An officer's bundle as it stands, with the line of each gathered letter."""

    reader: str
    bundle: Bundle
    lines: list[dict[str, Any]]
    body: str  # the row as it was read


def load_bundle(reader: str) -> Gathered | None:
    """Return an officer's bundle, or None where there is none."""
    row = _load_row(reader)
    if row is None:
        return None
    bundle = _read(row)
    held = Row.query(_key(reader), Row.sk.startswith(_sort(bundle.number)), consistent_read=True)
    return Gathered(reader, bundle, [each.data for each in held], row.body)


def close_bundle(gathered: Gathered, letters: list[Letter], now: datetime) -> None:
    """Put the letter that lists what was gathered before the post room, and begin the next bundle,
    in one transaction. Raise Stale if the bundle has changed since it was loaded.
    """
    row = _make_row(gathered.reader, bundles.close(gathered.bundle, now))
    unchanged = Row.body == gathered.body
    try:
        with TransactWrite(connection=get_connection()) as transaction:
            transaction.save(row, condition=unchanged)
            for letter in letters:
                transaction.save(
                    make_letter_row(row.pk, letter, now), condition=LetterRow.pk.does_not_exist()
                )
    except TransactWriteError as error:
        raise _explain(error) from error


def _explain(error: TransactWriteError) -> Exception:
    """Return the exception that a refused transaction stands for."""
    codes = {reason.code for reason in error.cancellation_reasons if reason}
    if codes & {"ConditionalCheckFailed", "TransactionConflict"}:
        return Stale()
    return error


def _load_row(reader: str) -> Row | None:
    try:
        return Row.get(_key(reader), "BUNDLE", consistent_read=True)
    except DoesNotExist:
        return None


def _read(row: Row | None) -> Bundle:
    if row is None:
        return Bundle()
    return records.from_plain(Bundle, row.data)


def _make_row(reader: str, bundle: Bundle) -> Row:
    row = Row(_key(reader), "BUNDLE", body=pack(records.to_plain(bundle)))
    if bundle.due_at:
        row.todo_pk = "BUNDLE"
        row.todo_at = stamp(bundle.due_at)
    return row


def _is_unchanged(before: Row | None) -> Any:
    return Row.body == before.body if before else Row.pk.does_not_exist()


def _key(reader: str) -> str:
    return f"BUNDLE#{reader}"


def _sort(number: int) -> str:
    return f"HELD#{number:06}#"
