"""Move a message to the case that it belongs to: one of its own, from the day it came, or another
that we have. Its words stay in this case's history; its files go with it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from chalicelib.core import added_messages, records
from chalicelib.core.added import Added
from chalicelib.core.cases import Case, Complaint, Event, Refused
from chalicelib.core.decisions.move_helpers import Answers, record_move_on, refuse_answer
from chalicelib.core.decisions.new_of_same_person import make_complaint
from chalicelib.core.papers import FileRef
from chalicelib.core.people.officers import Officer
from chalicelib.core.procedures.tables import Move

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding

OWN = "own"  # it becomes a case of its own
OTHER = "other"  # it goes to a case that we have


def move_message(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Take a message off this case. What it becomes is decided with it (`decide._place_message`).

    Raise Refused where it is not on this case, or cannot be a case of this person.
    """
    case = deciding.case
    moved = find_moved(case, given)
    event = _require_event(deciding.message, moved)
    if given["goes"] == OWN and not added_messages.is_persons(moved, case):
        raise refuse_answer(
            "goes",
            "Somebody else may have written it, so it cannot become a case of this person. Give "
            "the reference of the case that it belongs to",
        )
    if given["goes"] == OTHER:
        to = given["other"].reference
    else:
        to = deciding.fresh
    keys = [file.key for file in list_files(event)]
    after = added_messages.mark_gone(case, moved.event, to)
    after = replace(after, files_out=tuple(dict.fromkeys((*after.files_out, *keys))))
    facts = {"reason": given["reason"], "other": to}
    return record_move_on(deciding, move, by, after, facts)


def find_moved(case: Case, given: Answers) -> Added:
    """Return the message that was chosen. Raise Refused where it is not on this case."""
    for each in added_messages.list_here(case):
        if str(each.event) == given["message"]:
            return each
    raise refuse_answer("message", "Choose one from the list")


def _require_event(event: Event | None, moved: Added) -> Event:
    if event is None or event.number != moved.event:
        raise Refused("We could not read that message.", "Nothing was changed. Try again.")
    return event


def list_files(event: Event) -> tuple[FileRef, ...]:
    """Return the files that came with a message."""
    files = []
    for file in event.facts.get("files", ()):
        files.append(records.from_plain(FileRef, file))
    return tuple(files)


def read_said(event: Event) -> str:
    """Return a message's words, with what stood below them."""
    return f"{event.facts.get('text', '')}\n\n{event.facts.get('below', '')}".strip()


def find_came(event: Event) -> datetime:
    """Return when a message came in."""
    return datetime.fromisoformat(str(event.facts.get("received_at") or event.at.isoformat()))


def make_own_complaint(case: Case, added: Added, event: Event) -> Complaint:
    """Return the complaint that a message makes, from this case's person."""
    original = str(event.facts.get("original", ""))
    more: dict[str, Any] = {"files": list_files(event), "message_id": added.message_id}
    if original:
        source = "email"
    else:
        source = "words added to another complaint"
    return make_complaint(case, read_said(event), source, original=original, proved=True, **more)
