"""What becomes of a case when something happens to it: a complaint comes in, someone adds to it, an
officer or the person makes a move.

Each function takes what is known, the fact and the time, and gives a `Decision`, or raises
`Refused` with a reason fit for a person.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from chalicelib.core import added_messages
from chalicelib.core.added import Added
from chalicelib.core.cases import (
    COMPLAINANT,
    TEAM,
    Case,
    Complaint,
    Decision,
    Event,
    Letter,
    Point,
    Refused,
)
from chalicelib.core.council import Authority
from chalicelib.core.decisions import (
    alarms,
    change_contact,
    enclose,
    find_advocate,
    form_answers,
    hear_requests,
    look_first,
    move_message,
    reprisal,
    wanted_talk,
    words_of_parties,
)
from chalicelib.core.decisions.add_openly import add_openly, mark_possible_names
from chalicelib.core.decisions.after_move import ask_what_follows
from chalicelib.core.decisions.automatic_answers import may_answer_at_once
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.decisions.guards import check_when, list_promises
from chalicelib.core.decisions.join_cases import is_same_person
from chalicelib.core.decisions.move_helpers import tell_workers
from chalicelib.core.decisions.moves import find_recorder
from chalicelib.core.decisions.offered_moves import PERSON as PERSON
from chalicelib.core.decisions.offered_moves import list_moves as list_moves
from chalicelib.core.decisions.offered_moves import (
    list_moves_to_show as list_moves_to_show,
)
from chalicelib.core.decisions.offered_moves import require_move
from chalicelib.core.decisions.past_calendar import list_first_dates
from chalicelib.core.decisions.reopen import remember
from chalicelib.core.decisions.running_clocks import start_on_receipt
from chalicelib.core.decisions.written_down import record_receipt
from chalicelib.core.decisions.wrong_door import note_contradiction
from chalicelib.core.papers import FileRef
from chalicelib.core.people import safe_contact
from chalicelib.core.people.officers import Officer
from chalicelib.core.people.person import Person
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.tables import Move, Stage
from chalicelib.core.reading import danger_words, request_words
from chalicelib.core.reading.mentions import find_named, find_unsure
from chalicelib.core.reading.own_signature import read_unsigned
from chalicelib.core.reading.reprisal_words import find_reprisal
from chalicelib.core.reading.wrapped_words import is_wrapped
from chalicelib.core.working_days import load_calendar, london_date

# What a complaint says under the same name as the person, and the case, that come of it.
OF_THE_PERSON = (
    *("code", "name", "email", "phone", "post", "safe", "help", "about", "consent"),
    *("speaks_for", "language", *safe_contact.FIELDS),
)
OF_MESSAGE = ("source", "files", "original", "message_id", "reply_to", "copied", "receipt")
OF_THE_CASE = ("kind", "wanted", "when_text", "topic", "feels", "talk_to", "passed_by", *OF_MESSAGE)


def find_stage(case: Case) -> Stage:
    """Return the row of the stage that a case is at."""
    return PROCEDURES[case.procedure].stage(case.stage)


def open_case(
    complaint: Complaint,
    reference: str,
    received_at: datetime,
    now: datetime,
    authority: Authority,
    linked: tuple[str, ...] = (),
    known_doubt: str = "",
) -> Decision:
    """Return the case of a complaint that came in, its clocks started and first letters owed.

    `linked`: the complaints that it is about (r14). `known_doubt`: why another case holds its
    address to be unsafe.
    """
    case = _make_case(complaint, reference, received_at, now, authority)
    treated_worse = find_reprisal("\n\n".join(complaint.typed.values()))
    flags = (*case.flags, danger_words.REPRISAL) if treated_worse else case.flags
    case = replace(case, linked=linked, flags=flags)
    deciding = Deciding(case, now, authority, new=True)
    deciding.record("received", COMPLAINANT, case, source=complaint.source)
    change_contact.record_first_doubt(deciding, complaint, known_doubt)
    more = record_receipt(deciding, complaint)
    find_advocate.start_search_at_first(deciding, COMPLAINANT)
    wanted_talk.start_talk(deciding)
    dates = list_first_dates(deciding.case)
    first = (*authority.procedure(case).on_receipt, *more)
    deciding.owe_all(first, **dates, proved=complaint.proved)
    for flag in case.flags:
        alarms.raise_alarm(deciding, flag, COMPLAINANT)
    if treated_worse and not linked:
        reprisal.tell(deciding, treated_worse, complaint.happened, received_at)
    return deciding.finish()


def _make_case(
    complaint: Complaint, reference: str, received_at: datetime, now: datetime, authority: Authority
) -> Case:
    procedure = authority.procedures["anonymous"]
    if complaint.reachable:
        procedure = authority.find_first_procedure(complaint.kind)
    typed = complaint.typed
    received_on = london_date(received_at)
    named = find_named(complaint, authority.officers)
    return Case(
        reference=reference,
        procedure=procedure.name,
        stage=procedure.stages[0].name,
        received_at=received_at,
        council=authority.code,
        person=Person(**_copy_fields(complaint, OF_THE_PERSON)),
        points=(Point(1, complaint.happened),),
        named=named,
        perhaps=find_unsure(read_unsigned(complaint), named, authority.officers, complaint.copied),
        clocks=start_on_receipt(procedure, received_on, london_date(now)),
        words=complaint.happened,
        flags=danger_words.find_flags(
            danger_words.read_answers(typed), complaint.when_text, received_on
        ),
        calendar=load_calendar().version,
        **_copy_fields(complaint, OF_THE_CASE),
    )


def _copy_fields(complaint: Complaint, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(complaint, name) for name in names}


def make_move(
    case: Case,
    name: str,
    officer: Officer,
    form: dict[str, str],
    now: datetime,
    authority: Authority,
    others: tuple[Case, ...] = (),
    fresh: str = "",
    waited: tuple[Letter, ...] = (),
    message: Event | None = None,
) -> Decision:
    """Return the decision by which an officer makes a move.

    Raise Refused if it cannot be made. `others` are cases to join or take apart, `fresh` a
    reference for a case that may be opened, `waited` letters waiting for a safe way, `message` the
    event of a message to move.
    """
    move = require_move(case, name, officer, form, authority)
    deciding = Deciding(case, now, authority, others=others, fresh=fresh, waited=waited)
    deciding.message = message
    return _carry_out(deciding, move, officer, form)


def make_own_move(
    case: Case,
    name: str,
    form: dict[str, str],
    now: datetime,
    authority: Authority,
    others: tuple[Case, ...] = (),
    by: str = COMPLAINANT,
) -> Decision:
    """Return the decision by which the person, or a party for them, makes a move on their page.

    Raise Refused if this stage has no move of that name.
    """
    move = next(
        (m for m in list_moves_to_show(case, PERSON, authority, now) if m.name == name), None
    )
    if move is None:
        raise Refused(
            f"This cannot be done now. Your complaint is here: {authority.stage(case).title}.",
            "Write to us on this page, and we will help.",
        )
    deciding = Deciding(case, now, authority, others=others)
    return _carry_out(deciding, move, replace(PERSON, key=by), form)


def _carry_out(deciding: Deciding, move: Move, by: Officer, form: dict[str, str]) -> Decision:
    case = deciding.case
    now = deciding.now
    check_when(move, case, london_date(now))
    given = form_answers.read(move, form, deciding)
    look_first.record_looked_at(deciding, move, by, given)
    case = deciding.case
    case = enclose.enclose(case, move, given, now)
    deciding.case = replace(remember(case, move), moved=case.version + 1)
    facts = find_recorder(move)(deciding, move, by, given)
    deciding.owe_all(move.letters, **{**list_promises(deciding.case), **facts})
    tell_workers(deciding, case, move, by, facts)
    words_of_parties.tell_person_of_move(deciding, move, by.key)
    ask_what_follows(deciding, case, move, by, given)
    note_contradiction(deciding, case, move, by, given)
    alarms.read_answers(deciding, case, move, by, given)
    request = deciding.case.clock("request")
    if request and request.running and move.records in request_words.ANSWERED_BY:
        deciding.apply_fact(
            Recorded.REQUEST_SETTLED, by.key, change_contact.settle_request(deciding.case)
        )
    if move.records == Recorded.REPRISAL_OPENED:
        deciding.attach(_open_of_its_own(case, given["named"], deciding))
    if move.records == Recorded.MESSAGE_MOVED:
        deciding.attach(_place_message(case, by, given, deciding))
    _read_own_words(deciding, case, move, by, given)
    return deciding.finish()


def _read_own_words(
    deciding: Deciding, before: Case, move: Move, by: Officer, given: dict[str, Any]
) -> None:
    """Tell the complaints manager of bad treatment that the person's words in a move speak of, and
    the team of what they may ask for. What waits for the manager already is told already.
    """
    if COMPLAINANT not in by.roles:
        return
    said = "\n\n".join(value for value in given.values() if isinstance(value, str))
    words = find_reprisal(said)
    if words and deciding.case.held == before.held:
        reprisal.tell(deciding, words, said, deciding.now)
    if move.hears:
        moves = _list_moves_of_team(deciding)
        hear_requests.put_before_the_team(deciding, moves, by.key, said, deciding.now, held=True)


def _open_of_its_own(case: Case, named: tuple[str, ...], deciding: Deciding) -> Decision:
    """Return the complaint that the held words of a case make, from the day they came."""
    complaint = reprisal.make_own_complaint(case, named)
    came = min(each.came for each in case.held)
    first = (case.reference,)
    return open_case(complaint, deciding.fresh, came, deciding.now, deciding.authority, first)


def _place_message(case: Case, by: Officer, given: dict[str, Any], deciding: Deciding) -> Decision:
    """Return what becomes of a message that is moved: a complaint of its own from the day it came,
    or words added to the other case as of that day.
    """
    event = deciding.message
    assert event  # the move was refused without it
    added = move_message.find_moved(case, given)
    came = move_message.find_came(event)
    now = deciding.now
    authority = deciding.authority
    if given["goes"] == move_message.OWN:
        complaint = move_message.make_own_complaint(case, added, event)
        doubt = change_contact.find_doubt_of(case)
        return open_case(complaint, deciding.fresh, came, now, authority, known_doubt=doubt)
    other = given["other"]
    if is_same_person(case, other) and added.by == COMPLAINANT:
        writer = COMPLAINANT
    else:
        writer = by.key
    return add_words(
        other,
        writer,
        move_message.read_said(event),
        move_message.list_files(event),
        now,
        authority,
        str(event.facts.get("original", "")),
        came,
        passed_on=writer != COMPLAINANT,
        answers=added.message_id,
    )


def add_words(
    case: Case,
    by: str,
    text: str,
    files: tuple[FileRef, ...],
    now: datetime,
    authority: Authority,
    original: str = "",
    received_at: datetime | None = None,
    passed_on: bool = False,
    answers: str = "",
    below: str = "",
    answered: tuple[str, ...] = (),
    others: tuple[Case, ...] = (),
) -> Decision:
    """Return the decision by which somebody adds to their complaint.

    `passed_on` says that an officer adds what the person's side wrote. `answers` is the Message-ID
    of a mail, `below` its signature, shown apart. `others` are the person's other complaints.
    """
    deciding = Deciding(case, now, authority, others=others)
    came = received_at or now
    theirs = passed_on or by == COMPLAINANT or case.party(by) is not None
    said = f"{text}\n\n{below}".strip()
    raised = danger_words.find_flags(said, "", london_date(now)) if theirs else ()
    new = tuple(flag for flag in raised if flag not in case.flags)
    held = theirs and reprisal.hold(deciding, by, said, files, came, original, answered)
    after = _mark_heard(deciding, new, said if theirs else "")
    listed = Added(deciding.case.version + 1, by, came, text, answers, passed_on)
    if held:
        deciding.case = after
    else:
        after = added_messages.keep(after, listed)
        add_openly(deciding, by, after, (text, below), files, came, original, raised)
    alarms.raise_for(deciding, raised, new, by)
    if theirs:
        moves = _list_moves_of_team(deciding)
        hear_requests.put_before_the_team(deciding, moves, by, said, came, answered, held=held)
    _answer_at_once(deciding, by, text, answers, files, raised, held=held)
    return deciding.finish()


def _mark_heard(deciding: Deciding, flags: tuple[str, ...], said: str) -> Case:
    """Return the case with new flags, and the officers whom the person's words may mean."""
    case = replace(deciding.case, flags=(*deciding.case.flags, *flags))
    return mark_possible_names(case, said, deciding.authority)


def _answer_at_once(
    deciding: Deciding,
    by: str,
    text: str,
    answers: str,
    files: tuple[FileRef, ...],
    raised: tuple[str, ...],
    *,
    held: bool,
) -> None:
    party = deciding.case.party(by)
    came = [file.name for file in files]
    wrapped = is_wrapped(text)
    if party:
        words_of_parties.answer_party(deciding, party, answers, came, wrapped=wrapped)
    if by == COMPLAINANT and may_answer_at_once(deciding.case, deciding.now):
        contact = deciding.staff.contact.key
        facts = {"contact": contact, "answers": answers, "files": came, "wrapped": wrapped}
        danger = danger_words.DANGER in raised
        deciding.owe("message_received", COMPLAINANT, **facts, held=held, danger=danger)


def _list_moves_of_team(deciding: Deciding) -> tuple[Move, ...]:
    reader = deciding.staff.holder(TEAM, TEAM)
    return list_moves_to_show(deciding.case, reader, deciding.authority, deciding.now)
