"""What an officer gets in one email an hour instead of an email each, and what never waits for it.

A flood must not bury the letter that matters. The first of a kind leave at once; those that follow
within an hour are bundled. Danger, an unsafe address and a new message that must be
acknowledged today never wait.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from chalicelib.core.cases import Case, Letter
from chalicelib.core.decisions.nudges import CHASES, is_due_the_same_day
from chalicelib.core.decisions.open_alarm import may_be_unsafe
from chalicelib.core.reading.danger_words import DANGER

HOUR = timedelta(hours=1)
SHOWN = 100  # things that one bundle lists
TO_READER = "reader"
FROM_PERSON = "person"
ON_CASE = "case"
NEW_CASE = "new_case"
HELD = "held"
SET_ASIDE = "set_aside"
ADDED = "added"
REMINDER = "reminder"


@dataclass(frozen=True, slots=True)
class Kind:
    """Letters of one kind: their names, how they are called in a bundle, and how many go at once.

    `most` holds how many go at once within an hour to the reader, from one person, or on one case.
    """

    name: str
    letters: tuple[str, ...]
    one: str
    many: str
    ask: str
    most: tuple[tuple[str, int], ...]


KINDS = (
    Kind(
        NEW_CASE,
        ("new_case",),
        "new case",
        "new cases",
        "Please read each one, check whether a child is in danger, and give it to someone to look "
        "into.",
        # As many as an advocate may write for in a day, and then what one team can read.
        ((FROM_PERSON, 5), (TO_READER, 100)),
    ),
    Kind(
        HELD,
        ("please_tell",),
        "letter to pass on",
        "letters to pass on",
        "We did not email these, because the address has had too many automatic letters today. "
        "Check that the person wrote to us, then tell them another way today.",
        ((TO_READER, 1),),
    ),
    Kind(
        SET_ASIDE,
        ("set_aside",),
        "message set aside",
        "messages set aside",
        "Each may be a complaint, or a child may be in danger. Please look at each one today.",
        ((FROM_PERSON, 1), (TO_READER, 5)),
    ),
    Kind(
        ADDED,
        ("contribution",),
        "message added to a case",
        "messages added to cases",
        "Check whether anyone may be in danger, and whether it changes a point or adds one.",
        ((ON_CASE, 3),),
    ),
    Kind(
        REMINDER,
        tuple(sorted(CHASES)),
        "reminder",
        "reminders",
        "Each is about another date, most urgent first. Once it is done, record it by its button.",
        ((TO_READER, 1),),
    ),
)


_KINDS = {kind.name: kind for kind in KINDS}


def find_kind(letter: Letter) -> Kind | None:
    """Return the kind of a letter that may be bundled, or None for one that always goes alone.

    Of the letters to pass on, only those that were held back to spare a mailbox are bundled. What
    an officer has just asked for is not.
    """
    if letter.facts.get("fresh"):
        return None
    if letter.name == "please_tell" and not letter.facts.get("held"):
        return None
    for kind in KINDS:
        if letter.name in kind.letters:
            return kind
    return None


def is_urgent(letter: Letter, case: Case | None, today: date) -> bool:
    """Return whether a letter goes at once: it speaks of danger or of an address that may not be
    safe, or what came must be acknowledged today or is late, or had to be done the day it came."""
    if case is None:
        due = str(letter.facts.get("acknowledge_by") or date.max)
        return date.fromisoformat(due) <= today
    if DANGER in case.flags or may_be_unsafe(case):
        return True
    if letter.name in CHASES:
        return is_due_the_same_day(letter, case)
    ack = case.clock("ack")
    return bool(ack and ack.running and ack.due_on <= today)


@dataclass(frozen=True, slots=True)
class Bundle:
    """What one officer's letters of the hour have come to.

    `went` holds the letters that went at once, with their instants, by what they are counted with;
    `busy` until when nothing of a kind goes at once, since a bundle of it has just gone.
    """

    number: int = 1
    went: dict[str, Any] = field(default_factory=dict)
    busy: dict[str, Any] = field(default_factory=dict)
    full: tuple[str, ...] = ()  # what the gathered letters are counted with
    gathered: int = 0
    due_at: datetime | None = None  # when the gathered letters go


def take_turn(
    bundle: Bundle, counted: Iterable[tuple[str, int]], letter_id: str, now: datetime
) -> tuple[Bundle, bool]:
    """Return the bundle after one more letter, and whether that letter goes at once.

    `counted` holds each thing that the letter is counted with, and how many of it go at once. A
    letter that is tried again goes as it did before.
    """
    counted = tuple(counted)
    bundle = _forget_old(bundle, now)
    for key, _ in counted:
        if letter_id in bundle.went.get(key, {}):
            return bundle, True
    for key, most in counted:
        if _is_full(bundle, key, most):
            return _gather(bundle, key), False
    went = dict(bundle.went)
    for key, _ in counted:
        went[key] = {**went.get(key, {}), letter_id: now.isoformat()}
    return replace(bundle, went=went), True


def _forget_old(bundle: Bundle, now: datetime) -> Bundle:
    """Return the bundle without what happened more than an hour ago."""
    went = {}
    for key, letters in bundle.went.items():
        recent = {id_: at for id_, at in letters.items() if _read(at) > now - HOUR}
        if recent:
            went[key] = recent
    busy = {key: until for key, until in bundle.busy.items() if _read(until) > now}
    return replace(bundle, went=went, busy=busy)


def _read(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp)


def _is_full(bundle: Bundle, key: str, most: int) -> bool:
    return key in bundle.busy or len(bundle.went.get(key, ())) >= most


def _gather(bundle: Bundle, key: str) -> Bundle:
    """Return the bundle with one more letter gathered: it goes an hour after the first of what it
    is counted with, or with what goes sooner."""
    if key in bundle.busy:
        due_at = _read(bundle.busy[key])
    else:
        due_at = min(map(_read, bundle.went[key].values())) + HOUR
    if bundle.due_at:
        due_at = min(due_at, bundle.due_at)
    return replace(
        bundle,
        gathered=bundle.gathered + 1,
        full=tuple(dict.fromkeys((*bundle.full, key))),
        due_at=due_at,
    )


def close(bundle: Bundle, now: datetime) -> Bundle:
    """Return the bundle that follows one that has gone. What it held goes at once again after a
    quiet hour."""
    left = _forget_old(bundle, now)
    until = (now + HOUR).isoformat()
    return Bundle(
        number=bundle.number + 1,
        went=left.went,
        busy=left.busy | dict.fromkeys(bundle.full, until),
    )


def make_facts(lines: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the facts of the letter that lists gathered letters, each by its numbered line, kind
    by kind: the most urgent first, and the kind that has it."""
    by_kind = defaultdict[str, list[dict[str, Any]]](list)
    for line in sorted(lines, key=_rank):
        by_kind[line["kind"]].append(line)
    sections = []
    titles = []
    shown = 0
    for name, rows in by_kind.items():
        kind = _KINDS[name]
        words = kind.many
        if len(rows) == 1:
            words = kind.one
        numbered = []
        for row in rows[: SHOWN - shown]:
            shown += 1
            numbered.append(row | {"number": shown})
        section = {"title": words, "count": len(rows), "ask": kind.ask}
        sections.append(section | {"rows": _count_senders(numbered)})
        titles.append(f"{len(rows)} {words}")
    headline = " and ".join(filter(None, (", ".join(titles[:-1]), titles[-1])))
    return {"sections": sections, "headline": headline, "aside": len(by_kind.get(SET_ASIDE, ()))}


def _rank(line: dict[str, Any]) -> tuple[str, str, int]:
    """Return what puts lines in order: the day by which something must be done, which is the day it
    came where nothing else says one; then when it came, and its kind."""
    came = str(line["at"])
    day = str(line.get("due_on") or line.get("acknowledge_by") or came[:10])
    return day, came, list(_KINDS).index(line["kind"])


def _count_senders(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows with a number in place of each sender, and how many of the rows they sent: it
    says which belong together, and tells no address."""
    counts = Counter(each.get("sender") for each in rows)
    numbers = dict[str, int]()
    counted = []
    for each in rows:
        sender = each.get("sender")
        if sender:
            number = numbers.setdefault(sender, len(numbers) + 1)
            each = {**each, "sender": number, "of_sender": counts[sender]}
        counted.append(each)
    return counted
