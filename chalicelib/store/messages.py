"""Mail that is kept but is in no case: why, since when, and whether a person has dealt with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from pynamodb.exceptions import DoesNotExist, TransactWriteError, UpdateError
from pynamodb.transactions import TransactWrite

from chalicelib.core import records
from chalicelib.core.cases import Letter
from chalicelib.store.cases import Seen, seen_as
from chalicelib.store.letters import letter_row
from chalicelib.store.rows import Row, SeenRow, connection, packed, seen_row, stamp
from chalicelib.store.unconfirmed import Unconfirmed, unconfirmed_row


@dataclass(frozen=True, slots=True)
class SetAside:
    """A message set aside. `original` is where the raw mail is kept; `reason` is fit for the complaints team to read.

    `about` is the reference of the case it may belong to; `machine` says that it was marked as spam, or that a machine wrote it; `danger`
    that its words speak of danger; `infected` that its virus check failed; `named` are the officers whom it names. Once it is settled, `became` is the reference of its case, or "not_ours" and `why`; `by` is who
    said so.
    """

    id: str
    received_at: datetime
    sender: str
    reason: str
    original: str
    settled: bool = False
    about: str = ""
    machine: bool = False
    danger: bool = False
    infected: bool = False
    named: tuple[str, ...] = ()
    became: str = ""
    why: str = ""
    by: str = ""


def keep_aside(
    message: SetAside,
    cause: str,
    letters: tuple[Letter, ...],
    now: datetime,
    asked: Unconfirmed | None = None,
) -> None:
    """Set a message aside, with the letters that put it before a person, and what its sender is `asked` about it.

    Raises Seen where its cause was dealt with before.
    """
    row = Row(
        f"MAIL#{message.id}",
        "MAIL",
        todo_pk="ASIDE",
        todo_at=stamp(message.received_at),
        body=packed(records.plain(message)),
    )
    try:
        with TransactWrite(connection=connection()) as transaction:
            transaction.save(seen_row(cause, "", now), condition=SeenRow.pk.does_not_exist())
            transaction.save(row)
            for letter in letters:
                transaction.save(letter_row(row.pk, letter, now))
            if asked:
                transaction.save(unconfirmed_row(asked, now))
    except TransactWriteError as error:
        if any(r and r.code == "ConditionalCheckFailed" for r in error.cancellation_reasons):
            raise Seen(seen_as(cause) or "") from error
        raise


def aside() -> list[SetAside]:
    """Everything set aside that nobody has dealt with, oldest first."""
    return [
        m for row in Row.todo.query("ASIDE") if (m := aside_message(row.pk.removeprefix("MAIL#")))
    ]


def aside_message(message_id: str) -> SetAside | None:
    """One message set aside, dealt with or not, or None."""
    try:
        row = Row.get(f"MAIL#{message_id}", "MAIL", consistent_read=True)
    except DoesNotExist:
        return None
    return replace(records.value_of(SetAside, row.data), settled=row.todo_pk is None)


def settled_as(message: SetAside) -> bool:
    """Take a message off the list with what it became, why, and by whom. False where somebody dealt with it before."""
    try:
        Row(f"MAIL#{message.id}", "MAIL").update(
            actions=[
                Row.body.set(packed(records.plain(message))),
                Row.todo_pk.remove(),
                Row.todo_at.remove(),
            ],
            condition=Row.todo_pk.exists(),
        )
    except UpdateError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise
        return False
    return True


def remark(message: SetAside, said: str) -> None:
    """Add to why a message was set aside, for whoever decides what becomes of it."""
    if said not in message.reason:
        noted = replace(message, reason=f"{message.reason} {said}")
        Row(f"MAIL#{message.id}", "MAIL").update(
            actions=[Row.body.set(packed(records.plain(noted)))]
        )
