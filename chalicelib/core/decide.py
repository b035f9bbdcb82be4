"""What becomes of a case when something happens to it: a complaint comes in, someone adds to it, an officer makes a move.

Each function takes what is known, the fact and the time, and gives a `Decision`, or raises `Refused` with a reason fit for a person.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from chalicelib.core import answers
from chalicelib.core.cases import (
    COMPLAINANT,
    TEAM,
    Case,
    Clock,
    Complaint,
    Decision,
    FileRef,
    Letter,
    Person,
    Point,
    Refused,
    Sent,
)
from chalicelib.core.clocks import add_working_days, london_date
from chalicelib.core.deciding import Deciding
from chalicelib.core.moves import RECORDERS, offered
from chalicelib.core.people import Officer, is_named, mentioned
from chalicelib.core.posting import letter_left
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.tables import Move, Procedure, Stage

Officers = tuple[Officer, ...]
# What a complaint says under the same name as the person, and the case, that come of it.
OF_THE_PERSON = ("code", "name", "email", "phone", "post", "safe", "help", "about", "consent")
OF_THE_CASE = ("kind", "source", "files", "wanted", "when_text", "original", "message_id")
RECEIPTS_A_DAY = 3  # automatic answers to one case, so that two machines cannot write to each other for ever (T19)


def stage_of(case: Case) -> Stage:
    """The row of the stage that a case is at."""
    return PROCEDURES[case.procedure].stage(case.stage)


def opened(
    complaint: Complaint, reference: str, received_at: datetime, now: datetime, council: str, officers: Officers
) -> Decision:
    """A complaint has come in: the case, with its clocks started from the receipt and its first letters owed (r14, 002:172-177)."""
    procedure = PROCEDURES["children_act" if complaint.reachable else "anonymous"]
    words = "\n".join((complaint.happened, complaint.wanted))
    case = Case(
        reference=reference,
        procedure=procedure.name,
        stage=procedure.stages[0].name,
        received_at=received_at,
        council=council,
        person=Person(**_same(complaint, OF_THE_PERSON)),
        points=(Point(1, complaint.happened),),
        named=tuple(dict.fromkeys((*complaint.involved, *mentioned(words, officers)))),
        clocks=started(procedure, "receipt", london_date(received_at)),
        words=complaint.happened,
        **_same(complaint, OF_THE_CASE),
    )
    deciding = Deciding(case, now, officers, new=True)
    deciding.record("received", COMPLAINANT, case, source=complaint.source)
    for letter, to in procedure.on_receipt:
        deciding.owe(letter, to, **promises(deciding.case), contact=deciding.staff.contact.key)
    return deciding.done()


def _same(complaint: Complaint, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(complaint, name) for name in names}


def started(procedure: Procedure, event: str, on: date) -> tuple[Clock, ...]:
    """The clocks that `event` starts, with `on` as day 0."""

    def clock(name: str, days: int) -> Clock:
        due_on = add_working_days(on, days)
        return Clock(name, on, days, due_on, since=on, first_due_on=due_on)

    return tuple(clock(rule.name, rule.days) for rule in procedure.clocks if rule.starts == event)


def promises(case: Case) -> dict[str, Any]:
    """The dates a letter promises, as they stand: by when we answer, and the last day the rules allow."""
    names = {"reply_by": "s1_response", "latest_by": "s1_max", "told_by": "ack"}
    return {promise: clock.due_on for promise, name in names.items() if (clock := case.clock(name))}


def moves_for(case: Case, officer: Officer, officers: Officers) -> tuple[Move, ...]:
    """What `officer` may do now: the stage's own rows for their roles, and nothing if the complaint names them (`000:45`, T28)."""
    deciding = Deciding(case, case.received_at, officers)
    if not deciding.staff.free(officer):
        return ()
    return tuple(m for m in stage_of(case).moves if _may(m, case, officer))


def moves_shown(case: Case, officer: Officer, officers: Officers, now: datetime) -> tuple[Move, ...]:
    """The moves to offer `officer` today: those they may make, without those that could only be refused."""
    return tuple(m for m in moves_for(case, officer, officers) if offered(m, case, london_date(now)))


def _may(move: Move, case: Case, officer: Officer) -> bool:
    return bool(set(move.by) & set(officer.roles)) or ("owner" in move.by and case.owner == officer.key)


def acted(
    case: Case,
    name: str,
    officer: Officer,
    form: dict[str, str],
    now: datetime,
    officers: Officers,
    services: dict[str, str],
) -> Decision:
    """An officer makes a move. Raises Refused where the stage has no such move, it is not theirs, or the form falls short."""
    move = _move_now(case, name, officer, form, officers)
    deciding = Deciding(case, now, officers)
    given = answers.read(move, form, case, deciding.staff, services)
    deciding.case = replace(case, moved=case.version + 1)
    facts = RECORDERS[move.records](deciding, move, officer, given)
    for letter, to in move.letters:
        if letter not in facts.get("withheld", ()):
            deciding.owe(letter, to, **promises(deciding.case), **facts, contact=deciding.staff.contact.key)
    return deciding.done()


def _move_now(case: Case, name: str, officer: Officer, form: dict[str, str], officers: Officers) -> Move:
    if is_named(officer, case.named):
        raise Refused(
            "This complaint names you, so you cannot act on it.",
            "The complaints team has it and will give it to someone else.",
        )
    move = next((m for m in moves_for(case, officer, officers) if m.name == name), None)
    if move is None:
        raise Refused(
            f"This case has moved on. It is now here: {stage_of(case).title}.",
            "Nothing was changed. Look at what happened below.",
        )
    if case.moved > _as_of(form, case):
        raise Refused(
            "Someone else acted on this case while you had this page open.",
            "What you typed is still here. Look at what happened below, then decide again.",
        )
    return move


def _as_of(form: dict[str, str], case: Case) -> int:
    """The last move that the officer's page knew of; a page that says nonsense knew of none."""
    said = form.get("as_of") or str(case.moved)
    return int(said) if said.isdecimal() and len(said) < 10 else 0


def added(
    case: Case, by: str, text: str, files: tuple[FileRef, ...], now: datetime, officers: Officers, original: str = ""
) -> Decision:
    """Someone adds to their complaint: it is kept, the owner is told, and the person is told that we have it."""
    deciding = Deciding(case, now, officers)
    deciding.record(
        "contributed", by, replace(case, files=(*case.files, *files)), text=text, files=files, original=original
    )
    facts = {"text": text, "files": [f.name for f in files], "by": by}
    deciding.owe("contribution", "owner" if stage_of(case).status == "open" else TEAM, **facts)
    if by == COMPLAINANT and _receipts_today(case, now) < RECEIPTS_A_DAY:
        deciding.owe("message_received", COMPLAINANT, contact=deciding.staff.contact.key)
    return deciding.done()


def _receipts_today(case: Case, now: datetime) -> int:
    return sum(sent.name == "message_received" and now - sent.at < timedelta(days=1) for sent in case.told)


def withdrawn(case: Case, said: str, now: datetime, officers: Officers) -> Decision:
    """The person withdraws their complaint by their own page: at once, whoever holds it is told, and it is confirmed in writing."""
    procedure = PROCEDURES[case.procedure]
    if not any(s.name == "withdrawn" for s in procedure.stages) or stage_of(case).status != "open":
        raise Refused(
            "This complaint is not open, so there is nothing to withdraw.",
            "If something has changed, write to us on this page.",
        )
    deciding = Deciding(case, now, officers)
    deciding.record("withdrawn", COMPLAINANT, replace(case, stage="withdrawn"), how="page", said=said)
    deciding.owe("withdrawal_confirmed", COMPLAINANT, how="page", contact=deciding.staff.contact.key)
    deciding.owe("they_withdrew", "owner", said=said)
    if case.owner != TEAM:
        deciding.owe("they_withdrew", TEAM, said=said)
    return deciding.done()


def came_back(case: Case, said: str, now: datetime, officers: Officers) -> Decision:
    """The person takes their complaint up again by their own page: the day it came in is kept, new dates run from today (RULES 1.1.8)."""
    move = next((m for m in stage_of(case).moves if m.records == "reopened"), None)
    if move is None or stage_of(case).status not in ("withdrawn", "at rest"):
        raise Refused("This complaint is open already.", "If something has changed, write to us on this page.")
    deciding = Deciding(case, now, officers)
    RECORDERS[move.records](deciding, move, Officer(COMPLAINANT, "", ""), {"reason": said})
    deciding.owe("reopened", COMPLAINANT, **promises(deciding.case), reason=said, contact=deciding.staff.contact.key)
    deciding.owe("they_came_back", TEAM, said=said)
    return deciding.done()


def told_another_way(
    case: Case, letter_id: str, enclosed: str, how: str, officer: Officer, now: datetime, officers: Officers
) -> Decision:
    """An officer has posted a letter or read it out: it has left. Raises Refused for one it names, or where it was recorded before."""
    if is_named(officer, case.named):
        raise Refused(
            "This complaint names you, so you cannot act on it.", "The complaints team has it and will see to it."
        )
    decision = letter_left(case, Letter(letter_id, enclosed, COMPLAINANT), how, now, officers, by=officer.key)
    if decision is None:
        raise Refused("This was recorded already.", "Nothing more is needed.")
    return decision


def told(case: Case) -> tuple[Sent, ...]:
    """Everything that has left for the person, oldest first."""
    return tuple(sent for sent in case.told if sent.how != "bounced")


__all__ = [
    "TEAM",
    "acted",
    "added",
    "came_back",
    "moves_for",
    "moves_shown",
    "opened",
    "promises",
    "stage_of",
    "started",
    "told",
    "told_another_way",
    "withdrawn",
]
