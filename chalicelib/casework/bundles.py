"""Gather what floods an officer into one letter an hour. What is urgent leaves at once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from chalicelib import log, store
from chalicelib.casework.case_letters import CaseLetters
from chalicelib.casework.past_reminders import is_past
from chalicelib.casework.recipient import find_recipient
from chalicelib.core import bundles
from chalicelib.core.cases import Case, Letter
from chalicelib.core.decisions.action_readers import STATES_OF, list_actions
from chalicelib.core.people.officers import Officer
from chalicelib.core.working_days import london_date
from chalicelib.settings import settings

FIRST_WORDS = 200  # characters; the letter shows fewer
OF_LETTER = ("clock", "due_on", "enclosed", "first", "copy_for")  # facts that its line keeps


def gather(waiting: store.Waiting, now: datetime) -> bool:
    """Return whether a claimed letter waits for its reader's bundle, and take it off the outbox
    where it does.

    Raise what stops us from knowing who its reader is.
    """
    letter = waiting.letter
    kind = bundles.find_kind(letter)
    if kind is None:
        return False
    case = None
    if waiting.reference:
        case = store.load(waiting.reference)
    if bundles.is_urgent(letter, case, london_date(now)):
        return False
    reader = find_recipient(letter, case, now)
    if not isinstance(reader, Officer) or settings().council.find_officer(reader.key) is None:
        return False
    counted = _list_counted(kind, letter, case)
    line = _make_line(kind, letter, case, now)
    try:
        at_once = store.take_turn(reader.key, counted, waiting, line, now)
    except Exception as error:  # noqa: BLE001 - a letter more does less harm than one that waits
        log.log_trouble("A letter could not be bundled, and goes by itself.", error)
        log.count("LettersTroubled")
        return False
    if at_once:
        return False
    log.count("LettersBundled")
    return True


def _find_sender(letter: Letter, case: Case | None) -> str:
    """Return the address that what a letter is about came from, or "" where we have none."""
    if case:
        return case.person.email
    return _read_sender(str(letter.facts.get("message", "")))


def _read_sender(message_id: str) -> str:
    """Return the address that a message set aside came from, or "" where it is gone."""
    message = store.load_set_aside(message_id)
    if message is None:
        return ""
    return message.sender


def _list_counted(kind: bundles.Kind, letter: Letter, case: Case | None) -> list[tuple[str, int]]:
    """Return what a letter is counted with, and how many of it go at once within an hour. A
    reminder of what is to come holds up none of what is late."""
    counted = []
    sender = _find_sender(letter, case)
    for per, most in kind.most:
        key = kind.name
        if kind.name == bundles.REMINDER:
            key = f"{kind.name}/{letter.name}"
        if per == bundles.FROM_PERSON:
            if not sender:
                continue
            key = f"{kind.name}/{store.make_mailbox_key(sender)}"
        if per == bundles.ON_CASE and case:
            key = f"{kind.name}/{case.reference}"
        counted.append((key, most))
    return counted


def _make_line(
    kind: bundles.Kind, letter: Letter, case: Case | None, now: datetime
) -> dict[str, Any]:
    """Return what a bundle keeps of a letter: what it is about, and since when. What people wrote
    is read again when the bundle goes."""
    line = {
        "kind": kind.name,
        "id": letter.id,
        "name": letter.name,
        "at": letter.facts.get("received_at") or now.isoformat(),
        "reference": "",
        "message": letter.facts.get("message", ""),
        "said": letter.facts.get("reason", ""),
        "acknowledge_by": letter.facts.get("acknowledge_by", ""),
    }
    for fact in OF_LETTER:
        if fact in letter.facts:
            line[fact] = str(letter.facts[fact])
    if case is None:
        return line
    line["reference"] = case.reference
    if kind.name == bundles.NEW_CASE:
        line["at"] = case.received_at.isoformat()
        ack = case.clock("ack")
        if ack and ack.running:
            line["acknowledge_by"] = ack.due_on.isoformat()
    return line


def send_bundles(now: datetime) -> int:
    """Put each bundle whose hour is over before the post room, once, however often or late this
    runs. Return the number of bundles. One that cannot be closed holds up no other.
    """
    sent = 0
    for reader in list(store.list_due_bundles(now)):
        try:
            sent += _close(reader, now)
        except store.Stale:
            continue  # another letter came into it, or another worker sent it: the next run sees
        except Exception as error:  # noqa: BLE001 - the other bundles and letters are owed
            log.log_trouble("A bundle of letters could not be sent.", error)
            log.count("LettersTroubled")
    return sent


def _close(reader: str, now: datetime) -> bool:
    """Close one officer's bundle if it is due, and return whether it was.

    What somebody has dealt with meanwhile is left out; where nothing is left, no letter is owed.
    """
    gathered = store.load_bundle(reader)
    if gathered is None or gathered.bundle.due_at is None or gathered.bundle.due_at > now:
        return False
    letters = []
    lines = [_describe(line) for line in gathered.lines if not _is_dealt_with(line)]
    if lines:
        letter_id = f"BUNDLE-{reader}-{gathered.bundle.number}"
        letters.append(Letter(letter_id, "bundle", reader, bundles.make_facts(lines)))
    store.close_bundle(gathered, letters, now)
    return True


def _is_dealt_with(line: dict[str, Any]) -> bool:
    """Return whether a message set aside waits for nobody any more, or what a reminder asks for is
    done or has another date."""
    if line["kind"] == bundles.REMINDER:
        facts = {"clock": line["clock"], "due_on": line["due_on"], "days": 0}
        letter = Letter(line["id"], line["name"], "", facts)
        return is_past(letter, CaseLetters(line["reference"]))
    if not line["message"]:
        return False
    message = store.load_set_aside(line["message"])
    return message is None or message.settled


def _describe(line: dict[str, Any]) -> dict[str, Any]:
    """Return a line with what tells it from the others.

    Of a case, that is who wrote and their first words, which its own letter would show. Of a
    message set aside it is which have one sender, and none of its words.
    """
    if line["message"]:
        sender = _read_sender(line["message"])
        if sender:
            sender = store.make_mailbox_key(sender)
        return {**line, "sender": sender}
    case = store.load(line["reference"])
    if case is None:
        return line
    words = ""
    if line["kind"] == bundles.ADDED:
        words = _find_text(line)
    elif line["kind"] == bundles.NEW_CASE and case.points:
        words = case.points[0].text
    elif line.get("clock") in STATES_OF:
        words = _find_action(case, line["clock"])
    return {**line, "called": case.person.name, "words": words[:FIRST_WORDS]}


def _find_action(case: Case, clock: str) -> str:
    """Return the words of the action that a reminder is about: the one that is due first."""
    for action in list_actions(case, STATES_OF[clock]):
        return action.what
    return ""


def _find_text(line: dict[str, Any]) -> str:
    """Return what was added to a case, as its own letter has it."""
    waiting = store.load_letter(f"CASE#{line['reference']}", line.get("id", ""))
    if waiting is None:
        return ""
    return str(waiting.letter.facts.get("text", ""))
