"""What comes of mail that is no addition of the person's own: an officer writes to them by email,
and machines answer our letters.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from chalicelib.core import added_messages
from chalicelib.core.added import Added
from chalicelib.core.cases import COMPLAINANT, TEAM, Case, Decision
from chalicelib.core.council import Authority
from chalicelib.core.decisions import enclose
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.decisions.look_first import STOP, list_open
from chalicelib.core.decisions.move_helpers import Answers, record_move_on, refuse_answer
from chalicelib.core.papers import FileRef
from chalicelib.core.people.officers import LADDER, TEAM_ROLES, Officer
from chalicelib.core.procedures.shared.messages import SEND_EMAIL
from chalicelib.core.procedures.tables import Move
from chalicelib.core.reading.danger_words import DANGER
from chalicelib.core.reading.own_links import holds_own_link

_GREETS = re.compile(r"\s*(?:dear|hello|hi|good (?:morning|afternoon|evening))\b", re.IGNORECASE)
NOT_SENT = {
    "files": "Your email had a file that we cannot pass on: it is too large, or of another kind",
    "unchecked": "The virus check of your email’s files did not say that they are safe",
    "quoted": "Heard could not tell your own words from those that your email quotes or passes on",
    "empty": "Your email had no words of your own",
    "address": "You did not send it to your own address for writing to this person",
    "unreachable": "We have no way to write to this person",
    DANGER: (
        "A child may be in danger, and nobody has confirmed that the duty team has this. That "
        "comes before anything else that we send"
    ),
    STOP: (
        "The child or young person may have asked us to stop, and nobody has recorded what became "
        "of it"
    ),
}
NOTHING_TO_SEND = ("empty", "unreachable")
TEAM_SIDE = frozenset({*TEAM_ROLES, *LADDER})  # may send on what another officer wrote


def send_on(
    case: Case,
    officer: Officer,
    text: str,
    now: datetime,
    authority: Authority,
    original: str,
    received_at: datetime,
    files: tuple[FileRef, ...] = (),
) -> Decision:
    """Owe the person the words that an officer wrote to them by email, and show the officer what
    was sent, with the `files` of the email as papers. No clock stops.

    While something must be looked at first, keep it as a note, and tell the officer.
    """
    first = list_open(case)
    if first:
        return note_unsent_email(
            case, officer, text, files, first[0], now, authority, original, received_at
        )
    deciding = Deciding(case, now, authority)
    sent = added_messages.mark_sent(case, by=officer.key)
    after, papers = enclose.enclose_new(sent, officer.key, files, "from_officer", now)
    came = {"original": original, "received_at": received_at}
    deciding.record("wrote_to_person", officer.key, after, text=text, files=files, **came)
    facts = {"text": text, "by": officer.key, "greets": bool(_GREETS.match(text))}
    facts[enclose.FIELD] = papers
    deciding.owe("from_officer", COMPLAINANT, **facts, contact=deciding.staff.contact.key)
    names = [file.name for file in files]
    for reader in _list_readers(officer, deciding):
        deciding.owe("contribution", reader, text=text, files=names, by=officer.key, to_person=True)
    return deciding.finish()


def note_unsent_email(
    case: Case,
    officer: Officer,
    text: str,
    files: tuple[FileRef, ...],
    why: str,
    now: datetime,
    authority: Authority,
    original: str,
    received_at: datetime,
) -> Decision:
    """Keep as a note what an officer wrote that cannot be sent to the person as it is.

    The officer is told why, and has a button that sends these words from the case's page.
    """
    deciding = Deciding(case, now, authority)
    after = replace(case, files=(*case.files, *files))
    ready = {}
    if why not in NOTHING_TO_SEND:
        event = case.version + 1
        waits = Added(event, officer.key, received_at, text, unsent=True)
        after = added_messages.keep(after, waits)
        ready = {"moves": {SEND_EMAIL.name: {"message": str(event)}}}
    deciding.record(
        "contributed",
        officer.key,
        after,
        text=text,
        files=files,
        original=original,
        received_at=received_at,
    )
    facts = {"why": NOT_SENT[why], "instead": why, "received_at": received_at, **ready}
    deciding.owe("not_sent_on", officer, **facts)
    return deciding.finish()


def send_unsent_email(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Send the person an officer's email that was not sent on, as the officer left its words.

    Raise Refused for words that hold a link of ours, which is the officer's alone, and for another
    officer's email, unless they have the case or are of the team.
    """
    text = given["text"]
    if holds_own_link(text):
        raise refuse_answer("text", "Take out the links to Heard. Each is for one officer alone")
    event = int(given["message"])
    writer = by.key
    for each in added_messages.list_unsent(deciding.case):
        if each.event == event:
            writer = each.by
    may_send_others = by.key == deciding.case.owner or not TEAM_SIDE.isdisjoint(by.roles)
    if writer != by.key and not may_send_others:
        raise refuse_answer("message", "Another officer wrote this email, so it is theirs to send")
    case = added_messages.mark_sent(deciding.case, event)
    facts = record_move_on(deciding, move, by, case, given)
    return {**facts, "by": writer, "greets": bool(_GREETS.match(text))}


def record_quietly(
    case: Case,
    name: str,
    by: str,
    text: str,
    now: datetime,
    authority: Authority,
    original: str,
    received_at: datetime,
) -> Decision:
    """Record under a fact's `name` mail that asks nothing of anybody, as that somebody is away or
    liked our letter. No letter is owed, and no clock stops.
    """
    deciding = Deciding(case, now, authority)
    deciding.record(name, by, case, text=text, original=original, received_at=received_at)
    return deciding.finish()


def record_delay(
    case: Case, status: str, now: datetime, authority: Authority, original: str
) -> Decision:
    """Record that a mail server holds up a letter to the person, or reports again that it bounced.

    No letter is owed, and no clock stops.
    """
    deciding = Deciding(case, now, authority)
    deciding.record("delivery_report", "post", case, status=status, original=original)
    return deciding.finish()


def _list_readers(officer: Officer, deciding: Deciding) -> tuple[Officer, ...]:
    """Return the officer who has the case and the officer who wrote, each once."""
    if deciding.authority.stage(deciding.case).status == "open":
        role = "owner"
    else:
        role = TEAM
    owner = deciding.staff.holder(role, deciding.case.owner)
    if owner.key == officer.key:
        return (owner,)
    return (owner, officer)
