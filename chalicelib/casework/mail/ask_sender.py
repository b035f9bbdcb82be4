"""Set aside a message that may not be from its sender, and ask the person whom it names.

The letter goes to the address we hold, without the message's words or sender. It goes at most once
a day for a case, so that nobody can flood them; its page shows every message that waits.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from chalicelib import log, store
from chalicelib.casework.act import change_case
from chalicelib.casework.lodge import load_existing
from chalicelib.casework.mail.add_to_case import put
from chalicelib.casework.mail.inbound_message import Arrived, read_again
from chalicelib.casework.mail.set_aside import name_cause, set_aside
from chalicelib.casework.mail.which_case import Meant
from chalicelib.casework.mail.who_sent import (
    FORGED,
    UNPROVED,
    find_officer_at_sender,
    find_party_writing,
    is_from_complainant,
)
from chalicelib.core.cases import COMPLAINANT, TEAM, Case, Letter
from chalicelib.core.decisions import by_person
from chalicelib.core.decisions.change_contact import had_unsafe_address
from chalicelib.core.decisions.open_alarm import may_be_unsafe
from chalicelib.core.people.access import may_see
from chalicelib.core.people.officers import Officer
from chalicelib.core.people.parties import is_party_key
from chalicelib.core.reading.email_address import has_no_reader
from chalicelib.core.working_days import london_date
from chalicelib.settings import settings

UNASKED = (
    "Nobody was asked whose it is, since they may have asked us not to use the address that we "
    "hold. See to that first."
)
ASKED = (
    "They are asked by a link, once a day at most and at the address we hold, whether it is theirs."
)
NOT_THEIRS = "They say that they did not send it."
HELPERS = (
    "They say that somebody who helps them sent it. Add it to the case, and record there who helps."
)


def ask(arrived: Arrived, why: str, meant: Meant, now: datetime) -> str:
    """Set a message aside, and ask the one it would be from whether it is theirs. Raise store.Seen
    if it was dealt with before.
    """
    before = store.find_seen(arrived.cause)
    case = meant.case
    if before is not None:
        raise store.Seen(before)
    who = _choose_whom(arrived, meant)
    if not who:
        return set_aside(arrived, why, now, case)
    if who == COMPLAINANT and may_be_unsafe(case):
        return set_aside(arrived, f"{why} {UNASKED}", now, case)
    elsewhere = why not in (FORGED, UNPROVED)
    letter = _make_question(case, who, arrived, elsewhere)
    if store.enqueue(
        f"CASE#{case.reference}",
        [letter],
        f"confirm/{case.reference}/{who}/{london_date(now)}",
        now,
    ):
        log.count("SendersAsked")
    asked = store.Unconfirmed(
        case.reference,
        who,
        arrived.id,
        arrived.received_at,
        elsewhere,
        to_person=meant.to_person and who == meant.who,
        sender="" if who == COMPLAINANT else arrived.message.sender,
    )
    return set_aside(arrived, f"{why} {ASKED}", now, case, asked)


def _choose_whom(arrived: Arrived, meant: Meant) -> str:
    """Return whose word decides, or "" where nobody can be asked.

    Nobody is asked about mail of the complainant's side: the team decides. Else it is the
    complainant or the officer whom the message says it is from; for any other sender, the
    officer whose reply address or letter it answers, else the complainant.
    """
    case = meant.case
    officer = find_officer_at_sender(arrived)
    if find_party_writing(arrived, case) or (officer is None and is_party_key(meant.who)):
        return ""
    if is_from_complainant(arrived, case):
        officer = None
    elif officer is None and meant.who not in ("", COMPLAINANT):
        officer = settings().council.find_officer(meant.who)
    if officer:
        if may_see(case, officer, settings().council.authority):
            return officer.key
        return ""
    if not case.person.mailable:
        return ""
    return COMPLAINANT


def _make_question(case: Case, who: str, arrived: Arrived, elsewhere: bool) -> Letter:
    """Return the letter that asks, by the link to their own page.

    An officer, who may see the case, is told which address the message gives; the person is not.
    """
    facts = {"received_at": arrived.received_at.isoformat(), "elsewhere": elsewhere}
    letter_id = f"{case.reference}-C-{uuid4().hex[:8]}"
    if who != COMPLAINANT:
        from_whom = {**facts, "sender": arrived.message.sender}
        return Letter(letter_id, "confirm_officer_message", who, from_whom)
    contact = settings().council.authority.staff(case).contact.key
    return Letter(letter_id, "confirm_message", COMPLAINANT, {**facts, "contact": contact})


def list_asked_about(reference: str, who: str) -> list[store.Unconfirmed]:
    """Return the messages that still wait for someone's word.

    An officer who may no longer see the case gets none.
    """
    if who != COMPLAINANT and _find_officer(load_existing(reference), who) is None:
        return []
    waiting = []
    for message in store.list_unconfirmed(reference, who):
        kept = store.load_set_aside(message.message)
        if kept and not kept.settled:
            waiting.append(message)
    return waiting


def _find_officer(case: Case, who: str) -> Officer | None:
    """Return the officer who is asked, or None if they may not see the case."""
    officer = settings().council.find_officer(who)
    if officer and may_see(case, officer, settings().council.authority):
        return officer
    return None


def confirm(reference: str, who: str, message_id: str, theirs: bool, now: datetime) -> None:
    """Record whether a message is someone's own.

    If it is, it is added as of the day it came in; if not, the team is told. Raise LookupError if
    it does not wait for their answer.
    """
    asked = next((m for m in list_asked_about(reference, who) if m.message == message_id), None)
    message = store.load_set_aside(message_id)
    if asked is None or message is None:
        raise LookupError("no such message waits for them")
    (_add if theirs else _disown)(asked, message, now)
    store.forget_unconfirmed(asked)


def say_helper_sent_it(reference: str, who: str, message_id: str, now: datetime) -> None:
    """Record that somebody who helps the person sent a message, and tell the team at once: they add
    it to the case, and record who helps.

    Raise LookupError if it does not wait for the person's answer.
    """
    asked = next((m for m in list_asked_about(reference, who) if m.message == message_id), None)
    message = store.load_set_aside(message_id)
    if asked is None or message is None or who != COMPLAINANT:
        raise LookupError("no such message waits for them")
    store.remark(message.id, HELPERS)
    _tell_team(asked, message, _name_helpers(message.id, who), now, helper=True)
    store.forget_unconfirmed(asked)


def recall_answer(reference: str, who: str, message_id: str) -> str:
    """Return what someone said before about a message: "yes", "no", "helper", or "" if they said
    nothing or may not know.
    """
    message = store.load_set_aside(message_id)
    if message is None or message.about != reference:
        return ""
    if message.settled and (message.became, message.by) == (reference, who):
        return "yes"
    if store.find_seen(_name_denial(message.id, who)) is not None:
        return "no"
    if store.find_seen(_name_helpers(message.id, who)) is not None:
        return "helper"
    return ""


def find_address_to_remember(reference: str, who: str, message_id: str) -> str:
    """Return the other address that a message came from which the person said is theirs, or "".

    It is nobody's of the council and nobody's who has a part, and not known as theirs yet.
    """
    if who != COMPLAINANT or recall_answer(reference, who, message_id) != "yes":
        return ""
    message = store.load_set_aside(message_id)
    case = load_existing(reference)
    if message is None or not message.sender or case.person.writes_from(message.sender):
        return ""
    arrived = read_again(message)
    council = settings().council
    if find_party_writing(arrived, case) or find_officer_at_sender(arrived, case):
        return ""
    if council.owns_address(message.sender) or has_no_reader(message.sender):
        return ""
    if had_unsafe_address(case, message.sender):
        return ""
    return message.sender


def remember(reference: str, who: str, message_id: str, now: datetime) -> None:
    """Remember the address of a message that the person said is theirs, for this case. Do nothing
    if it is remembered.

    Raise LookupError if there is none to remember, and Refused if we hold too many.
    """
    message = store.load_set_aside(message_id)
    is_theirs = recall_answer(reference, who, message_id) == "yes"
    if message and is_theirs and message.sender in load_existing(reference).person.also:
        return
    address = find_address_to_remember(reference, who, message_id)
    if not address:
        raise LookupError("there is no address to remember")
    authority = settings().council.authority
    change_case(
        reference,
        lambda case: by_person.remember_address(case, address, now, authority),
        now,
        seen=f"remember/{reference}/{message_id}",
    )


def _name_denial(message_id: str, who: str) -> str:
    return f"not-theirs/{message_id}/{who}"


def _name_helpers(message_id: str, who: str) -> str:
    return f"helpers/{message_id}/{who}"


def _add(asked: store.Unconfirmed, message: store.SetAside, now: datetime) -> None:
    case = load_existing(asked.reference)
    arrived = read_again(message)
    if asked.who != COMPLAINANT:
        officer = _find_officer(case, asked.who)
    else:
        officer = None
    became = case.reference
    try:
        put(arrived, case, officer, asked.to_person, now, name_cause(message))
    except store.Seen as before:
        if not before.reference:
            raise LookupError("an officer has just said that it is not ours") from before
        became = before.reference
    store.mark_settled(replace(message, became=became, by=asked.who))


def _disown(asked: store.Unconfirmed, message: store.SetAside, now: datetime) -> None:
    """Note that a message is not its supposed sender's, and tell the team at once: somebody may be
    posing as them.
    """
    store.remark(message.id, NOT_THEIRS)
    _tell_team(asked, message, _name_denial(message.id, asked.who), now)


def _tell_team(
    asked: store.Unconfirmed, message: store.SetAside, cause: str, now: datetime, **more: bool
) -> None:
    """Tell the team, once for a cause, what somebody said of a message."""
    team = settings().council.authority.staff(load_existing(asked.reference)).holder(TEAM, TEAM)
    facts = {
        "received_at": message.received_at.isoformat(),
        "message": message.id,
        "about": asked.reference,
        "by": asked.who,
        **more,
    }
    letter = Letter(f"NOT-{message.id}-{asked.who}", "not_theirs", team.key, facts)
    store.enqueue(f"MAIL#{message.id}", [letter], cause, now)
