"""A message is set aside, and a person decides what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from chalicelib import log, store
from chalicelib.casework.act import add
from chalicelib.casework.lodge import lodge
from chalicelib.casework.mail import whose_complaint
from chalicelib.casework.mail.added_words import read_added_words
from chalicelib.casework.mail.inbound_message import (
    Arrived,
    is_empty,
    keep_files,
    list_files,
    make_complaint,
    read_again,
    read_folded,
    read_words,
)
from chalicelib.core.cases import COMPLAINANT, TEAM, Case, Letter, Refused
from chalicelib.core.decisions.set_aside_waits import measure_wait
from chalicelib.core.people import safe_contact
from chalicelib.core.people.access import may_see
from chalicelib.core.people.officers import Officer, Staff
from chalicelib.core.reading import (
    danger_languages,
    danger_words,
    forwarded,
    own_words,
    references,
)
from chalicelib.core.reading.for_constituent import find_constituent
from chalicelib.core.receipts import Receipt, find_received_on
from chalicelib.core.working_days import in_words, load_calendar, london_date
from chalicelib.files import clean_name
from chalicelib.settings import settings

NOT_OURS = "not_ours"


def set_aside(
    arrived: Arrived,
    why: str,
    now: datetime,
    case: Case | None = None,
    asked: store.Unconfirmed | None = None,
    quietly: bool = False,
) -> str:
    """Keep a message apart and put it before the complaints team; return "".

    `asked` is whom it would be from. What a machine wrote, or what comes `quietly`, waits for the
    morning; the rest is written about at once. If it speaks of danger, the complaints manager and
    the duty team are told at once.
    """
    message = _make_set_aside(arrived, why, case, now)
    staff = Staff(settings().council.officers, (*message.named, *(case.named if case else ())))
    facts = {
        "reason": why,
        "received_at": message.received_at.isoformat(),
        "message": message.id,
        "about": message.about,
        "acknowledge_by": _acknowledge_by(message, now),
        "unread": _list_unread(arrived),
    }
    letter = Letter(f"ASIDE-{message.id}", "set_aside", staff.holder(TEAM, TEAM).key, facts)
    letters = () if quietly or message.machine else (letter,)
    store.keep_aside(message, arrived.cause, _make_alarms(message, staff) or letters, now, asked)
    log.count("MailSetAside")
    log.count("MailMarkedSpam", arrived.verdicts.spam == "FAIL")
    log.count("MailMarkedVirus", arrived.infected)
    return ""


def _list_unread(arrived: Arrived) -> tuple[str, ...]:
    """Return what no computer looked for danger in, of a message and its files."""
    names = [file.name for file in arrived.message.attachments]
    return danger_languages.list_unread(_read_for_danger(arrived), names)


def _read_for_danger(arrived: Arrived) -> str:
    message = arrived.message
    own = own_words.remove_our_letter(message.text)
    return f"{message.subject}\n\n{own}\n\n{message.attached}"


def _acknowledge_by(message: store.SetAside, now: datetime) -> str:
    authority = settings().council.authority
    due = measure_wait(message.received_on, london_date(now), authority).acknowledge_by
    if due is None:
        return ""
    return due.isoformat()


def _make_set_aside(arrived: Arrived, why: str, case: Case | None, now: datetime) -> store.SetAside:
    """Return a message as it is set aside, with what we can know before anyone has read it."""
    message = arrived.message
    automatic = arrived.message.automatic
    words = _read_for_danger(arrived)
    came = london_date(arrived.received_at)
    had_on = _find_day_had(came, message.text, _is_of_council(message.sender))
    return store.SetAside(
        arrived.id,
        arrived.received_at,
        message.sender,
        why,
        arrived.original,
        about=case.reference if case else "",
        empty=is_empty(arrived),
        infected=arrived.infected,
        machine=arrived.verdicts.spam == "FAIL" or _is_a_machines(arrived, case),
        danger=automatic != "our-own" and danger_words.speaks_of_danger(words),
        named=whose_complaint.find_mentioned_by(arrived, words),
        had_on=had_on if had_on < came else None,
    )


def _is_a_machines(arrived: Arrived, case: Case | None) -> bool:
    """Return whether a machine wrote a message for nobody, about no case: it waits for morning."""
    automatic = arrived.message.automatic and not case
    return bool(automatic) and not whose_complaint.speaks_for_somebody(arrived)


def _make_alarms(message: store.SetAside, staff: Staff) -> tuple[Letter, ...]:
    """Return letters to the team, the complaints manager and the duty team about a message that
    speaks of danger. They hold a link, and none of its words.
    """
    if not message.danger:
        return ()
    facts = {"received_at": message.received_at.isoformat(), "message": message.id}
    keys = dict.fromkeys(
        staff.holder(role, TEAM).key for role in (TEAM, "complaints_manager", "duty_team")
    )
    alarms = []
    for n, key in enumerate(keys, 1):
        alarms.append(Letter(f"ASIDE-{message.id}-D{n}", "aside_danger", key, facts))
    return tuple(alarms)


@dataclass(frozen=True, slots=True)
class Opened:
    """A message set aside, read again for the person who decides what becomes of it."""

    text: str
    files: list[str]
    from_line: str
    subject: str  # as it is written
    written: tuple[tuple[str, str], ...]  # From, Reply-To, To and Cc as they stand in it
    unnamed: str  # why its sender cannot be the complainant, "" where they can
    says: whose_complaint.Named  # whom the message itself names
    councils: bool  # it comes from an address of the council
    had_on: date  # the day on which the council may have had it
    of_sender: bool  # it may complain of the one who passed it on


def open_message(message: store.SetAside) -> Opened:
    """Return a set-aside message as it reads now. Raise S3's own error if it cannot be fetched."""
    arrived = read_again(message)
    read = arrived.message
    councils = _is_of_council(read.sender)
    return Opened(
        read_words(read),
        [clean_name(file.name) or "File" for _, file in list_files(read)],
        read.from_line,
        read.subject,
        read.written,
        whose_complaint.explain_unclear_sender(arrived),
        whose_complaint.find_spoken_for(arrived),
        councils,
        message.had_on or _find_day_had(london_date(message.received_at), read.text, councils),
        councils and forwarded.complains_of_reader(read.text),
    )


def _is_of_council(address: str) -> bool:
    council = settings().council
    return council.owns_address(address) or council.find_officer_at(address) is not None


def _find_day_had(came: date, text: str, councils: bool) -> date:
    """Return the day on which the council may have had a message: where one of its own passed it
    on, the day on which it was sent to them, and never a later one than it came here.
    """
    sent = forwarded.find_sent_day(text) if councils else None
    if sent is None or sent < load_calendar().first:
        return came
    return min(sent, came)


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody chose for a message: `what` is case, add or not_ours. `name`, `email`,
    `email_safe` and `phone` are of the person whose complaint it is, where its sender cannot be
    that person.
    """

    what: str
    reference: str = ""  # the case to add it to
    why: str = ""  # it is not ours
    name: str = ""
    email: str = ""
    phone: str = ""
    own_right: str = ""  # "yes" where somebody of the council complains for themselves
    email_safe: str = ""
    of_sender: str = ""  # "yes" where it complains of the one who passed it on
    got_on: date | None = None  # when the council got it, if not as the message came in


def may_read(message: store.SetAside, officer: Officer) -> bool:
    """Return whether an officer may read a message and decide on it.

    They may not if it names them, unless it names everybody (T28).
    """
    staff = Staff(settings().council.officers, message.named)
    return staff.free(officer) or not any(map(staff.free, staff.officers))


def settle(message_id: str, choice: Choice, officer: Officer, now: datetime) -> str:
    """Carry out a person's decision on a message: it becomes a case from the day it came in, is
    added to one, or leaves the list with a reason. Return its case's reference, or "". Raise
    store.Seen if somebody decided before, Refused if it cannot be done, and LookupError if we have
    no such message.
    """
    message = store.load_set_aside(message_id)
    if message is None:
        raise LookupError("no such message was set aside")
    if not may_read(message, officer):
        raise Refused(
            "This message names you, so you cannot deal with it.",
            "Someone it does not name will.",
        )
    if message.settled:
        raise store.Seen(_name_case(message))
    if choice.what == NOT_OURS:
        return _take_off(message, choice.why.strip(), officer, now)
    if choice.what == "add":
        reference = _add(message, choice.reference, officer, now)
    else:
        reference = _make(message, choice, officer, now)
    store.mark_settled(replace(message, became=reference, by=officer.key))
    return reference


def has_chosen_the_same(message_id: str, choice: Choice, officer: Officer) -> bool:
    """Return whether this officer has already settled the message exactly as they choose now, for
    instance by pressing twice.
    """
    message = store.load_set_aside(message_id)
    if message is None or message.by != officer.key:
        return False
    if choice.what == NOT_OURS or message.became == NOT_OURS:
        return choice.what == message.became
    if choice.what == "add":
        return references.read(choice.reference) == message.became
    case = store.load(message.became)
    return case is not None and case.original == message.original


def _name_case(message: store.SetAside) -> str:
    return store.find_seen(name_cause(message)) or ""


def name_cause(message: store.SetAside) -> str:
    """Return what identifies the decision on a message, so that only one is carried out."""
    return f"aside/{message.id}"


def _take_off(message: store.SetAside, why: str, officer: Officer, now: datetime) -> str:
    """Take a message off the list. Raise store.Seen if it was added or made a case meanwhile."""
    if not why:
        raise _refuse_field("why", "Say why it is not ours")
    settled = replace(message, became=NOT_OURS, why=why[:2000], by=officer.key)
    if not store.take_off(settled, name_cause(message), now):
        raise store.Seen(_name_case(message))
    return ""


def _make(message: store.SetAside, choice: Choice, officer: Officer, now: datetime) -> str:
    """Make a case of a message, for its sender or the complainant who was named, from the day on
    which the council got it, and return its reference. Raise Refused for an address that cannot be
    written to, or a day that cannot be right.
    """
    came = _find_when_council_got(message, choice)
    arrived = read_again(message)
    complaint = replace(make_complaint(arrived), passed_by=whose_complaint.name_officer(arrived))
    if whose_complaint.explain_unclear_sender(arrived):
        own_right = choice.own_right == "yes"
        if fault := whose_complaint.find_complainants_fault(choice.email, arrived, own_right):
            raise _refuse_field("email", fault)
        complaint = replace(
            complaint,
            name=choice.name[:200],
            email=choice.email,
            email_safe=_read_safe(choice),
            phone=choice.phone[:100],
            code="",  # who wrote it is not who complains
            passed_by=complaint.passed_by or _name_writer(arrived),
            reply_to="",  # somebody has just said where to answer
        )
    if choice.of_sender == "yes":
        complaint = replace(complaint, involved=(*complaint.involved, _name_sender(arrived)))
    if came != message.received_at:
        complaint = replace(complaint, receipt=Receipt(officer.key, now, day_only=True))
    return lodge(complaint, cause=name_cause(message), now=now, received_at=came).reference


def _read_safe(choice: Choice) -> str:
    """Return whether an address that was given is safe to use, as somebody answered."""
    if choice.email and choice.email_safe in dict(safe_contact.ANSWERS):
        return choice.email_safe
    return ""


def _name_sender(arrived: Arrived) -> str:
    """Return the name of the officer, or of anybody else, who passed a message on."""
    message = arrived.message
    own = whose_complaint.name_officer(arrived)
    return own or message.sender_name[:200] or message.sender


def _name_writer(arrived: Arrived) -> str:
    """Return the name of a councillor or an MP who writes for somebody else, or ""."""
    message = arrived.message
    if find_constituent(message.text, message.sender_name, message.sender):
        return message.sender_name[:200]
    return ""


def _find_when_council_got(message: store.SetAside, choice: Choice) -> datetime:
    """Return the instant from which a message counts as a complaint. Raise Refused for a day after
    it came in, or before our calendar.
    """
    if choice.got_on is None:
        return message.received_at
    latest = london_date(message.received_at)
    if choice.got_on > latest:
        raise _refuse_field(
            "got", f"The message came in on {in_words(latest)}. Give that day or an earlier one"
        )
    if choice.got_on < load_calendar().first:
        raise _refuse_field("got", "Check the year")
    return find_received_on(message.received_at, choice.got_on)


def _add(message: store.SetAside, typed: str, officer: Officer, now: datetime) -> str:
    """Add a message to the case of a typed reference, as of the instant it came in.

    Raise Refused if it cannot be that case.
    """
    case = _find_case_to_add_to(typed, officer)
    arrived = read_again(message)
    theirs = case.person.writes_from(arrived.message.sender)
    passed_on = settings().council.find_officer_at(arrived.message.sender) is None
    if theirs:
        by = COMPLAINANT
    else:
        by = officer.key
    files = keep_files(arrived)
    try:
        add(
            case.reference,
            by,
            read_added_words(arrived, case),
            files,
            now,
            name_cause(message),
            message.original,
            message.received_at,
            passed_on,
            below=read_folded(arrived),
        )
    except store.Seen as before:
        return before.reference
    return case.reference


def _find_case_to_add_to(typed: str, officer: Officer) -> Case:
    reference = references.read(typed)
    if reference is None:
        raise _refuse_field(
            "reference",
            "Check the reference. It has eight letters and numbers, and one of these is wrong",
        )
    case = store.load(reference)
    if case is None or not may_see(
        case, officer, settings().council.authority
    ):  # a case that names them is not there for them
        raise _refuse_field(
            "reference", f"There is no case {reference} that you can add to. Check the reference"
        )
    return case


def _refuse_field(field: str, said: str) -> Refused:
    return Refused("There is a problem with what you sent.", "Nothing was changed.", {field: said})
