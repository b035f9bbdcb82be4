"""What becomes of a case when something happens to it: a complaint comes in, someone adds to it, an
officer or the person makes a move.

Each function takes what is known, the fact and the time, and gives a `Decision`, or raises
`Refused` with a reason fit for a person.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from chalicelib.core.cases import (
    COMPLAINANT,
    TEAM,
    Case,
    Complaint,
    Decision,
    Letter,
    Point,
    Refused,
)
from chalicelib.core.council import Authority
from chalicelib.core.decisions import (
    alarms,
    change_contact,
    enclose,
    form_answers,
    hear_requests,
    past_calendar,
    reprisal,
    words_of_parties,
)
from chalicelib.core.decisions.after_move import ask_what_follows
from chalicelib.core.decisions.automatic_answers import may_answer_at_once
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.decisions.guards import check_when, is_offered, list_promises
from chalicelib.core.decisions.move_helpers import tell_workers
from chalicelib.core.decisions.moves import find_recorder
from chalicelib.core.decisions.reopen import remember
from chalicelib.core.decisions.written_down import record_receipt
from chalicelib.core.decisions.wrong_door import note_contradiction
from chalicelib.core.papers import FileRef
from chalicelib.core.people import outside, safe_contact
from chalicelib.core.people.officers import PARTS, TEAM_ROLES, Officer, Staff, is_named
from chalicelib.core.people.person import Person
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.tables import Move, Stage
from chalicelib.core.reading import danger_words, request_words
from chalicelib.core.reading.mentions import find_named, find_unsure
from chalicelib.core.reading.reprisal_words import find_reprisal
from chalicelib.core.reading.wrapped_words import is_wrapped
from chalicelib.core.working_days import load_calendar, london_date

# What a complaint says under the same name as the person, and the case, that come of it.
OF_THE_PERSON = (
    *("code", "name", "email", "phone", "post", "safe", "help", "about", "consent"),
    *("speaks_for", *safe_contact.FIELDS),
)
OF_MESSAGE = ("source", "files", "original", "message_id", "reply_to", "copied", "receipt")
OF_THE_CASE = ("kind", "wanted", "when_text", "topic", "feels", "talk_to", *OF_MESSAGE)
PERSON = Officer(COMPLAINANT, "", "", roles=(COMPLAINANT,))


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
    procedure = authority.procedure(case)
    dates = list_promises(deciding.case) | past_calendar.describe_uncounted(case, procedure)
    deciding.owe_all((*procedure.on_receipt, *more), **dates, proved=complaint.proved)
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
        perhaps=find_unsure(typed, named, authority.officers, complaint.copied),
        clocks=past_calendar.start_countable(procedure, received_on, london_date(now)),
        words=complaint.happened,
        flags=danger_words.find_flags(
            danger_words.read_answers(typed), complaint.when_text, received_on
        ),
        calendar=load_calendar().version,
        **_copy_fields(complaint, OF_THE_CASE),
    )


def _copy_fields(complaint: Complaint, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(complaint, name) for name in names}


def list_moves(case: Case, officer: Officer, authority: Authority) -> tuple[Move, ...]:
    """Return the moves that `officer` may make at this stage; none if the complaint names them
    (`000:45`, T28)."""
    staff = authority.staff(case)
    moves = []
    for move in authority.stage(case).moves:
        if _may(move, case, officer, staff) and _is_ready(move, case):
            moves.append(move)
    if officer is PERSON or staff.free(officer):
        return tuple(moves)
    found = []
    for move in moves:
        if move.name == outside.MOVE and staff.locked:
            found.append(move)
    return tuple(found)


def list_moves_to_show(
    case: Case, officer: Officer, authority: Authority, now: datetime
) -> tuple[Move, ...]:
    """Return the moves to offer `officer` today. Moves that could only be refused are left out."""
    moves = []
    for move in list_moves(case, officer, authority):
        if is_offered(move, case, london_date(now)):
            moves.append(move)
    return tuple(moves)


def _may(move: Move, case: Case, officer: Officer, staff: Staff) -> bool:
    parts = set()
    for part in case.appointed:
        if part.officer == officer.key:
            parts.add(part.role)
    own = parts | set(officer.roles) - PARTS.keys()  # a part is held by appointment alone
    if staff.stands_in(officer):
        own = own | set(TEAM_ROLES)
    return bool(own & set(move.by)) or ("owner" in move.by and case.owner == officer.key)


def _is_ready(move: Move, case: Case) -> bool:
    return set(move.needs) <= case.kept.keys() and not set(move.unless) & case.kept.keys()


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
) -> Decision:
    """Return the decision by which an officer makes a move.

    Raise Refused if the stage has no such move, it is not theirs, or the form is wrong. `others`
    are cases to join or take apart, `fresh` a reference for a case that may be opened, `waited`
    letters waiting for a safe way.
    """
    move = _move_now(case, name, officer, form, authority)
    deciding = Deciding(case, now, authority, others=others, fresh=fresh, waited=waited)
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
    case = enclose.enclose(case, move, given, now)
    deciding.case = replace(remember(case, move), moved=case.version + 1)
    facts = find_recorder(move)(deciding, move, by, given)
    deciding.owe_all(move.letters, **{**list_promises(deciding.case), **facts})
    tell_workers(deciding, case, move, by, facts)
    words_of_parties.tell_person_of_move(deciding, move, by.key)
    ask_what_follows(deciding, move, by, given)
    note_contradiction(deciding, case, move, by, given)
    alarms.read_answers(deciding, case, move, by, given)
    request = deciding.case.clock("request")
    if request and request.running and move.records in request_words.ANSWERED_BY:
        deciding.apply_fact(
            Recorded.REQUEST_SETTLED, by.key, change_contact.settle_request(deciding.case)
        )
    if move.records == Recorded.REPRISAL_OPENED:
        deciding.attach(_open_of_its_own(case, given["named"], deciding))
    said = "\n\n".join(value for value in given.values() if isinstance(value, str))
    if COMPLAINANT in by.roles and (words := find_reprisal(said)):
        reprisal.tell(deciding, words, said, now)
    return deciding.finish()


def _open_of_its_own(case: Case, named: tuple[str, ...], deciding: Deciding) -> Decision:
    """Return the complaint that the held words of a case make, from the day they came."""
    complaint = reprisal.make_own_complaint(case, named)
    came = min(each.came for each in case.held)
    first = (case.reference,)
    return open_case(complaint, deciding.fresh, came, deciding.now, deciding.authority, first)


def _move_now(
    case: Case, name: str, officer: Officer, form: dict[str, str], authority: Authority
) -> Move:
    staff = authority.staff(case)
    if is_named(officer, case.named) and not (staff.locked and name == outside.MOVE):
        raise Refused(
            "This complaint names you, so you cannot act on it.",
            "The complaints team has it and will give it to someone else.",
        )
    move = next((m for m in list_moves(case, officer, authority) if m.name == name), None)
    if move is None:
        first = _find_what_comes_first(case, name, officer, authority)
        said = f"This case has moved on. It is now here: {authority.stage(case).title}."
        if first:
            said = f"Something comes before this: “{first}”."
        raise Refused(said, "Nothing was changed. Look at what happened below.")
    if case.moved > _read_as_of(form, case):
        raise Refused(
            "Someone else acted on this case while you had this page open.",
            "What you typed is still here. Look at what happened below, then decide again.",
        )
    return move


def _find_what_comes_first(case: Case, name: str, officer: Officer, authority: Authority) -> str:
    """Return the button of the move that has to be made before this one, or ""."""
    move = authority.stage(case).move(name)
    if move is None or not _may(move, case, officer, authority.staff(case)):
        return ""
    for fact in move.needs:
        if fact in case.kept:
            continue
        for each in authority.procedure(case).moves:
            if each.records == fact:
                return each.button
    return ""


def _read_as_of(form: dict[str, str], case: Case) -> int:
    """Return the last move that the officer's page knew of; 0 if the page does not say so
    sensibly.
    """
    said = form.get("as_of") or str(case.moved)
    if said.isdecimal() and len(said) < 10:
        return int(said)
    return 0


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
    of what came by mail. `below` is what stood under the words, such as a signature: it is shown
    apart. `others` are the person's other complaints.
    """
    deciding = Deciding(case, now, authority, others=others)
    came = received_at or now
    theirs = passed_on or by == COMPLAINANT or case.party(by) is not None
    said = f"{text}\n\n{below}".strip()
    raised = danger_words.find_flags(said, "", london_date(now)) if theirs else ()
    new = tuple(flag for flag in raised if flag not in case.flags)
    held = theirs and reprisal.hold(deciding, by, said, files, came, original)
    after = replace(deciding.case, flags=(*case.flags, *new))
    after = _mark_possible_names(after, said, authority) if theirs else after
    if held:
        deciding.case = after
    else:
        _add_openly(deciding, by, after, (text, below), files, came, original, raised)
    alarms.raise_for(deciding, raised, new, by)
    if theirs:
        moves = _list_moves_of_team(deciding)
        hear_requests.put_before_the_team(deciding, moves, by, said, came, answered, held=held)
    _answer_at_once(deciding, by, answers, held=held, wrapped=is_wrapped(text))
    return deciding.finish()


def _answer_at_once(deciding: Deciding, by: str, answers: str, **how: bool) -> None:
    party = deciding.case.party(by)
    if party:
        words_of_parties.answer_party(deciding, party, answers, wrapped=how["wrapped"])
    if by == COMPLAINANT and may_answer_at_once(deciding.case, deciding.now):
        contact = deciding.staff.contact.key
        deciding.owe("message_received", COMPLAINANT, contact=contact, answers=answers, **how)


def _list_moves_of_team(deciding: Deciding) -> tuple[Move, ...]:
    reader = deciding.staff.holder(TEAM, TEAM)
    return list_moves_to_show(deciding.case, reader, deciding.authority, deciding.now)


def _add_openly(
    deciding: Deciding,
    by: str,
    case: Case,
    said: tuple[str, str],
    files: tuple[FileRef, ...],
    came: datetime,
    original: str,
    raised: tuple[str, ...],
) -> None:
    text, below = said
    words = {"text": text, "below": below}
    after = replace(case, files=(*case.files, *files))
    party = case.party(by)
    may_see = words_of_parties.may_person_see(f"{text}\n\n{below}", raised)
    shown = {"shown": may_see} if party else {}
    deciding.record(
        "contributed", by, after, **words, files=files, original=original, received_at=came, **shown
    )
    if deciding.authority.stage(case).status == "open":
        reader = "owner"
    else:
        reader = TEAM
    who = {"party": party.called} if party else {}
    names = [f.name for f in files]
    deciding.owe("contribution", reader, **words, files=names, by=by, **who, **shown)
    if party and may_see:
        words_of_parties.tell_person_of_words(deciding, party, text, tuple(names))


def _mark_possible_names(case: Case, text: str, authority: Authority) -> Case:
    """Return the case with the officers marked whom words that came later may mean. They are only
    marked, since somebody who has the case may well be written about."""
    found = find_unsure({"text": text}, case.named, authority.officers)
    return replace(case, perhaps=tuple(dict.fromkeys((*case.perhaps, *found))))
