"""Officers and the person act on a case. A stale write is decided anew on what is there now, so
that one wins and the other is told.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from chalicelib import store
from chalicelib.casework.lodge import load_existing
from chalicelib.core import added_messages
from chalicelib.core.cases import COMPLAINANT, Case, Decision, Event, Letter, Refused
from chalicelib.core.decisions import by_person, decide, letter_outcomes
from chalicelib.core.decisions import prove_address as decide_address
from chalicelib.core.decisions.join_cases import is_same_person
from chalicelib.core.decisions.open_alarm import may_be_unsafe
from chalicelib.core.papers import FileRef
from chalicelib.core.people.access import may_see
from chalicelib.core.people.officers import Officer, Staff
from chalicelib.core.procedures.tables import Move
from chalicelib.core.reading import references
from chalicelib.links import Claim, digest_address
from chalicelib.settings import settings

_MOST_CASES = 10  # of one person's, the newest


def change_case(
    reference: str, decided: Callable[[Case], Decision | None], now: datetime, seen: str = ""
) -> Case:
    """Load a case, decide and commit, and return it.

    If somebody else was first, decide again on what they left. Raise Refused, store.Seen or
    store.Stale.
    """

    def attempt() -> Case:
        case = load_existing(reference)
        decision = decided(case)
        if decision is None:
            return case
        return store.commit(decision, before=case.version, now=now, seen=seen)

    return store.retry_when_stale(attempt)


def require_officer(claim: Claim) -> Officer:
    """Return the officer of a link. Raise Refused if the council no longer lists them (T9)."""
    officer = find_officer(claim)
    if officer is None:
        raise Refused(
            "This link was made for someone who no longer deals with complaints here.",
            "Ask the complaints team who has the case now.",
        )
    return officer


def find_officer(claim: Claim) -> Officer | None:
    """Return the officer of a link, or who outside the council has its case; None for one who has
    left, or has it no more."""
    officer = settings().council.find_officer(claim.officer)
    if officer is None and claim.reference:
        case = store.load(claim.reference)
    else:
        case = None
    if case:
        return _get_staff(case).officer(claim.officer)
    return officer


def make_move(claim: Claim, form: dict[str, str], now: datetime) -> Case:
    """Make the one move of an officer's link, and return the case.

    Raise Refused, with the reason, if it cannot be made, and store.Seen if the link was used
    before.
    """
    officer = require_officer(claim)
    council = settings().council
    _refuse_used_link(claim)
    return change_case(
        claim.reference,
        lambda case: decide.make_move(
            case,
            claim.move,
            officer,
            form,
            now,
            council.authority,
            _load_other_cases(case, claim, form),
            references.make_reference(),
            _list_unsafe_letters(case),
            _load_message(case, form),
        ),
        now,
        seen=f"link/{claim.nonce}",
    )


def _load_message(case: Case, form: dict[str, str]) -> Event | None:
    """Return the event of the message that a form chooses, or None."""
    chosen = form.get("message", "")
    if not chosen:
        return None
    for event in store.load_history(case.reference):
        if str(event.number) == chosen:
            return event
    return None


def recall_unsent(case: Case, chosen: str) -> str:
    """Return the words of an officer's email that was not sent on: of the event `chosen`, or of the
    newest. Return "" if none waits."""
    waiting = [str(each.event) for each in added_messages.list_unsent(case)]
    if chosen not in waiting:
        chosen = "".join(waiting[:1])
    event = _load_message(case, {"message": chosen})
    return str(event.facts.get("text", "")) if event else ""


def _list_unsafe_letters(case: Case) -> tuple[Letter, ...]:
    """Return the letters to the person that wait since their address may not be safe."""
    if not may_be_unsafe(case):
        return ()
    owner = f"CASE#{case.reference}"
    rows = [store.load_letter(owner, each.letter_id) for each in case.to_pass_on]
    unsafe_letters = []
    for row in rows:
        if row and row.letter.to == COMPLAINANT:
            unsafe_letters.append(row.letter)
    return tuple(unsafe_letters)


def _load_other_cases(case: Case, claim: Claim, form: dict[str, str]) -> tuple[Case, ...]:
    """Return the other cases that a move is about and that its officer may see: those its form
    names, the case this one was joined to, and, for a shared move, every part of the complaint.
    """
    move = settings().council.authority.stage(case).move(claim.move)
    if move:
        given = set()
        for field in move.fields:
            if field.kind == "case":
                given.add(references.read(form.get(field.name, "")))
    else:
        given = set()
    parts = _list_parts_for(move, case)
    others = []
    for reference in filter(None, {*given, *parts, case.joined_to} - {case.reference}):
        other = store.load(reference)
        if other and may_see(other, require_officer(claim), settings().council.authority):
            others.append(other)
    return tuple(others)


def _load_shared_parts(case: Case, name: str) -> tuple[Case, ...]:
    """Return the other parts of a complaint, where the person's move of that name holds for all."""
    move = settings().council.authority.stage(case).move(name)
    if move is None or not move.shared:
        return ()
    found = map(store.load, sorted(_list_parts_for(move, case) - {case.reference}))
    return tuple(filter(None, found))


def _list_parts_for(move: Move | None, case: Case) -> set[str]:
    """Return the references of the cases that a move holds for."""
    if move is None or not move.shared:
        return set()
    if move.everywhere:
        return _list_parts(case) | {other.reference for other in _list_with_same_party(case)}
    return _list_parts(case)


def _list_with_same_party(case: Case) -> tuple[Case, ...]:
    """Return the person's other cases in which somebody of this case's parties has a part."""
    if not case.parties:
        return ()
    references = _list_parts(case)
    if case.person.email:
        references |= set(store.list_from_address(case.person.email)[:_MOST_CASES])
    found = []
    for reference in sorted(references - {case.reference}):
        other = store.load(reference)
        if other and any(a.is_same(b) for a in other.parties for b in case.parties):
            found.append(other)
    return tuple(found)


def _list_parts(case: Case) -> set[str]:
    """Return the references of all parts of a case's complaint, and of the cases joined with it."""
    if case.family:
        whole = load_existing(case.family)
    else:
        whole = case
    return {whole.reference, *whole.strands, *case.joins}


def _refuse_used_link(claim: Claim) -> None:
    """Raise store.Seen if the link was used before.

    Asked first, because what its own use changed is no reason to refuse it.
    """
    used = store.find_seen(f"link/{claim.nonce}")
    if used is not None:
        raise store.Seen(used)


def tell(claim: Claim, how: str, told_on: date | None, now: datetime) -> Case:
    """Record that an officer told the person something other than by email, and on which day.

    Raise the same errors as `act`.
    """
    officer = require_officer(claim)
    council = settings().council
    letter_id, enclosed, *rest = claim.about
    copy_for = "".join(rest)
    _refuse_used_link(claim)
    return change_case(
        claim.reference,
        lambda case: letter_outcomes.record_told_another_way(
            case, letter_id, enclosed, how, officer, now, council.authority, told_on, copy_for
        ),
        now,
        seen=f"link/{claim.nonce}",
    )


def add(
    reference: str,
    by: str,
    text: str,
    files: tuple[FileRef, ...],
    now: datetime,
    cause: str,
    original: str = "",
    received_at: datetime | None = None,
    passed_on: bool = False,
    answers: str = "",
    below: str = "",
    answered: tuple[str, ...] = (),
) -> Case:
    """Add to a case, once for each cause, and return it.

    `received_at` is when mail came in; `passed_on` says that an officer adds what the person's side
    wrote. What the person adds to a case that has been joined to another of theirs goes to that
    one. Raise store.Seen if it was added before.
    """
    authority = settings().council.authority
    more = (original, received_at or now, passed_on, answers, below, answered)
    return change_case(
        _find_continuation(reference) if by == COMPLAINANT else reference,
        lambda case: decide.add_words(
            case, by, text, files, now, authority, *more, _list_with_same_party(case)
        ),
        now,
        seen=cause,
    )


def _find_continuation(reference: str) -> str:
    """Return the reference of the same person's case that this one is now part of, or its own."""
    case = load_existing(reference)
    if case.joined_to:
        other = store.load(case.joined_to)
    else:
        other = None
    if other and is_same_person(case, other):
        return _find_continuation(other.reference)
    return reference


def withdraw(reference: str, said: str, now: datetime, by: str = COMPLAINANT) -> Case:
    """Withdraw a complaint at the person's own wish, and return the case.

    Raise Refused if it is not open.
    """
    authority = settings().council.authority
    return change_case(
        reference, lambda case: by_person.withdraw_complaint(case, said, now, authority, by), now
    )


def ask(
    reference: str, move: str, form: dict[str, str], now: datetime, by: str = COMPLAINANT
) -> Case:
    """Make one of the person's own moves, as they or a party for them ask, and return the case.

    Raise Refused if their complaint does not offer it now.
    """
    authority = settings().council.authority
    return change_case(
        reference,
        lambda case: decide.make_own_move(
            case, move, form, now, authority, _load_shared_parts(case, move), by
        ),
        now,
    )


def prove_address(reference: str, digest: str, now: datetime) -> Case:
    """Record that whoever reads a new address of the person's says that it is theirs, and return
    the case. Raise Refused where that address waits no more.
    """
    authority = settings().council.authority

    def decided(case: Case) -> Decision:
        address = case.person.email_new
        if not address or digest_address(address) != digest:
            address = ""
        parts = tuple(filter(None, map(store.load, _list_parts(case) - {case.reference})))
        waited = _list_waiting_letters(case)
        return decide_address.prove_address(case, address, now, authority, parts, waited)

    return change_case(reference, decided, now)


def _list_waiting_letters(case: Case) -> tuple[Letter, ...]:
    """Return the letters to the person that the team was asked to pass on, as the person's own."""
    waiting = []
    for each in case.to_pass_on:
        row = store.load_letter(f"CASE#{case.reference}", each.letter_id)
        if row is None or each.to:
            continue
        letter = row.letter
        if "enclosed" in letter.facts:
            facts = letter_outcomes.find_facts_to_pass_on(letter)
            letter = Letter(letter.id, letter.facts["enclosed"], COMPLAINANT, facts)
        if letter.to == COMPLAINANT:
            waiting.append(letter)
    return tuple(waiting)


def come_back(reference: str, said: str, now: datetime) -> Case:
    """Reopen a complaint at the person's own wish, and return the case.

    Raise Refused if it is open already.
    """
    authority = settings().council.authority
    return change_case(
        reference, lambda case: by_person.take_up_again(case, said, now, authority), now
    )


def _get_staff(case: Case) -> Staff:
    return settings().council.authority.staff(case)
