"""Mail that is kept but is in no case: why, since when, and whether a person has dealt with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from pynamodb.exceptions import DoesNotExist, TransactWriteError, UpdateError
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from chalicelib.core import records
from chalicelib.core.cases import Letter
from chalicelib.core.working_days import london_date
from chalicelib.store.cases import Seen, find_seen
from chalicelib.store.letters import make_letter_row
from chalicelib.store.retry import Stale, retry_when_stale
from chalicelib.store.rows import Row, SeenRow, get_connection, make_seen_row, pack, stamp
from chalicelib.store.unconfirmed import Unconfirmed, make_unconfirmed_row

_OFF_THE_LIST = (Row.todo_pk.remove(), Row.todo_at.remove())


@dataclass(frozen=True, slots=True)
class SetAside:
    """A message set aside, and what became of it once it is settled."""

    id: str
    received_at: datetime
    sender: str
    reason: str  # fit for the complaints team to read
    original: str  # where the raw mail is kept
    settled: bool = False
    about: str = ""  # the reference of the case it may belong to
    machine: bool = False  # it was marked as spam, or a machine wrote it
    danger: bool = False  # its words speak of danger
    empty: bool = False  # it has no words of its own and no files
    infected: bool = False  # its virus check failed
    named: tuple[str, ...] = ()  # the officers whom it names
    became: str = ""  # once settled: the reference of its case, or "not_ours"
    why: str = ""  # why it is not ours
    by: str = ""  # who settled it
    had_on: date | None = None  # when somebody of the council had it, if before it came here

    @property
    def received_on(self) -> date:
        """Return the day from which the time to acknowledge it runs."""
        return self.had_on or london_date(self.received_at)


def keep_aside(
    message: SetAside,
    cause: str,
    letters: tuple[Letter, ...],
    now: datetime,
    asked: Unconfirmed | None = None,
) -> None:
    """Set a message aside, with the letters that put it before a person, and the question its
    sender is `asked`. Raise Seen if its cause was dealt with before.
    """
    row = Row(
        f"MAIL#{message.id}",
        "MAIL",
        todo_pk="ASIDE",
        todo_at=stamp(message.received_at),
        body=pack(records.to_plain(message)),
    )
    try:
        with TransactWrite(connection=get_connection()) as transaction:
            transaction.save(make_seen_row(cause, "", now), condition=SeenRow.pk.does_not_exist())
            transaction.save(row)
            for letter in letters:
                transaction.save(make_letter_row(row.pk, letter, now))
            if asked:
                transaction.save(make_unconfirmed_row(asked, now))
    except TransactWriteError as error:
        if any(r and r.code == "ConditionalCheckFailed" for r in error.cancellation_reasons):
            raise Seen(find_seen(cause) or "") from error
        raise


def list_set_aside() -> list[SetAside]:
    """Return every set-aside message that nobody has dealt with, oldest first."""
    found = []
    for row in Row.todo.query("ASIDE"):
        message = load_set_aside(row.pk.removeprefix("MAIL#"))
        if message:
            found.append(message)
    return found


def load_set_aside(message_id: str) -> SetAside | None:
    """Return one set-aside message, dealt with or not, or None."""
    row = _load_row(message_id)
    if row is None:
        return None
    return replace(records.from_plain(SetAside, row.data), settled=row.todo_pk is None)


def _load_row(message_id: str) -> Row | None:
    try:
        return Row.get(f"MAIL#{message_id}", "MAIL", consistent_read=True)
    except DoesNotExist:
        return None


def mark_settled(message: SetAside) -> bool:
    """Take a message off the list with what it `became`, `why`, and `by` whom.

    Return False if somebody dealt with it before. Raise Stale.
    """

    def decide(kept: SetAside) -> SetAside:
        return replace(kept, became=message.became, why=message.why, by=message.by)

    return retry_when_stale(lambda: _change_waiting(message.id, decide, settle=True))


def take_off(message: SetAside, cause: str, now: datetime) -> bool:
    """Take a message off the list that becomes nothing, and let `cause` make nothing else of it.

    Return False, with nothing written, if somebody dealt with it before. Raise Stale.
    """
    return retry_when_stale(lambda: _take_off(message, cause, now))


def _take_off(message: SetAside, cause: str, now: datetime) -> bool:
    row = _load_row(message.id)
    if row is None or row.todo_pk is None or find_seen(cause) is not None:
        return False
    kept = records.from_plain(SetAside, row.data)
    off = replace(kept, became=message.became, why=message.why, by=message.by)
    actions: list[Action] = [Row.body.set(pack(records.to_plain(off))), *_OFF_THE_LIST]
    unchanged = Row.todo_pk.exists() & (Row.body == row.body)
    try:
        with TransactWrite(connection=get_connection()) as transaction:
            seen = make_seen_row(cause, "", now)
            transaction.save(seen, condition=SeenRow.pk.does_not_exist())
            transaction.update(Row(row.pk, row.sk), actions=actions, condition=unchanged)
    except TransactWriteError as error:
        if not any(reason for reason in error.cancellation_reasons):
            raise
        raise Stale from error
    return True


def remark(message_id: str, said: str) -> bool:
    """Add to why a message was set aside, for whoever decides on it.

    Return False, with nothing written, if somebody has decided already. Raise Stale.
    """

    def add(kept: SetAside) -> SetAside:
        if said in kept.reason:
            return kept
        return replace(kept, reason=f"{kept.reason} {said}")

    return retry_when_stale(lambda: _change_waiting(message_id, add))


def _change_waiting(
    message_id: str, change: Callable[[SetAside], SetAside], settle: bool = False
) -> bool:
    """Change a message that waits for a person, or return False if it no longer waits.

    Raise Stale if somebody changed it since it was read here.
    """
    row = _load_row(message_id)
    if row is None or row.todo_pk is None:
        return False
    changed = change(records.from_plain(SetAside, row.data))
    off_the_list = _OFF_THE_LIST if settle else ()
    try:
        Row(row.pk, row.sk).update(
            actions=[Row.body.set(pack(records.to_plain(changed))), *off_the_list],
            condition=Row.todo_pk.exists() & (Row.body == row.body),
        )
    except UpdateError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise
        raise Stale from error
    return True
