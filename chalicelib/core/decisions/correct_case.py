"""What becomes of a case when what we know of it is completed or corrected. The history keeps what
was there before, and nothing is written over.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from chalicelib.core.cases import Case
from chalicelib.core.decisions.change_contact import is_same_complaint
from chalicelib.core.decisions.move_helpers import Answers, record_move_on, refuse_answer
from chalicelib.core.decisions.move_receipt import move_receipt
from chalicelib.core.people.officers import LADDER, SURELY_CHILDREN, Officer, describe_complainant
from chalicelib.core.people.safe_contact import YES
from chalicelib.core.procedures.tables import Move
from chalicelib.core.reading.references import find_family
from chalicelib.core.receipts import Receipt, find_received_at
from chalicelib.core.working_days import in_words, london_date

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding

UNSAID = "Not said"
TOLD_OF_DATES = ("open", "answered")  # stages at which our dates still matter to the person
GIVEN = {
    "writing": "in writing",
    "spoken": "in their own words to one of us",
    "advocate": "through their advocate",
    "passed_on": "as the person who complained told us",
}


def correct_who(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record who the person is, and whom a group speaks for. Raise Refused where the case says so
    already.

    A child hears of advocates at once, unless they have been told (s26A, N11), and our emails to
    them are discreet from now on.
    """
    code = given["code"]
    speaks_for = given["speaks_for"]
    person = deciding.case.person
    require_change("code", (person.code, person.speaks_for), (code, speaks_for))
    facts = {
        "code": code,
        "reason": given["reason"],
        "old": _describe_who(person.code, person.speaks_for),
        "new": _describe_who(code, speaks_for),
    }
    change = _set_person(code=code, speaks_for=speaks_for)
    if code in SURELY_CHILDREN and person.code not in SURELY_CHILDREN:
        change = _set_person(code=code, speaks_for=speaks_for, quiet=YES)
    facts = _record_in_every_part(deciding, move, by, change, facts)
    return {**facts, "withheld": _list_letters_told(deciding.case, move)}


def _describe_who(code: str, speaks_for: str) -> str:
    who = describe_complainant(code) or UNSAID
    if not speaks_for:
        return who
    return f"{who}. They speak for: {speaks_for}"


def correct_name(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record what the person wants to be called. Raise Refused where nothing would change."""
    return _correct_words(deciding, move, by, given, "name")


def correct_about(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record whom the complaint is about. Raise Refused where nothing would change."""
    return _correct_words(deciding, move, by, given, "about")


def correct_help(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record what the person needs to take part. Raise Refused where nothing would change."""
    return _correct_words(deciding, move, by, given, "help")


def record_agreement(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record who agrees to the complaint, how, and who saw it. An adult who has not agreed in
    writing still has to (RULES 1.1.1). Raise Refused where nothing would change.
    """
    old = deciding.case.person.consent
    new = _describe_agreement(given)
    require_change("whose", old, new)
    facts = {**given, "old": old or UNSAID, "new": new}
    return _record_in_every_part(deciding, move, by, _set_person(consent=new), facts)


def _describe_agreement(given: Answers) -> str:
    said = f"{given['whose']} agrees, {GIVEN[given['given']]}. Seen or heard by {given['seen_by']}."
    if given["age"] == "adult" and given["given"] != "writing":
        said = f"{said} They are an adult: their agreement in writing is still needed."
    return f"{said} {given['said']}".strip()


def _correct_words(
    deciding: Deciding, move: Move, by: Officer, given: Answers, name: str
) -> Answers:
    """Record another answer of the person's in every part of their complaint."""
    old = getattr(deciding.case.person, name)
    new = given[name]
    require_change(name, old, new)
    facts = {name: new, "reason": given["reason"], "old": old or UNSAID, "new": new or UNSAID}
    return _record_in_every_part(deciding, move, by, _set_person(**{name: new}), facts)


def require_change(name: str, old: object, new: object) -> None:
    """Raise Refused where a correction says what the case says already."""
    if old == new:
        raise refuse_answer(name, "This is what we have already. Change what is to change")


def _set_person(**changed: Any) -> Callable[[Case], Case]:
    """Return what sets answers of the person's on a case."""

    def change(case: Case) -> Case:
        return replace(case, person=replace(case.person, **changed))

    return change


def _record_in_every_part(
    deciding: Deciding, move: Move, by: Officer, change: Callable[[Case], Case], facts: Answers
) -> Answers:
    """Record a correction on this case and on the other parts of the same complaint."""
    before = deciding.case
    recorded = record_move_on(deciding, move, by, change(before), facts)
    for other in deciding.others:
        same = is_of_family(before, other) or _is_known_alike(before, other)
        if same and change(other) != other:
            beside = deciding.change_other_case(other)
            beside.apply_fact(move.records, by.key, change(other), **facts)
    return recorded


def _is_known_alike(case: Case, other: Case) -> bool:
    """Return whether a case that was joined with this one says the same of the person. Where it
    does not, it may be about somebody else, and is left as it is.
    """
    if not is_same_complaint(case, other):
        return False
    ours = case.person
    theirs = other.person
    return (ours.code, ours.about, ours.help) == (theirs.code, theirs.about, theirs.help)


def _list_letters_told(case: Case, move: Move) -> tuple[str, ...]:
    """Return those of a move's letters that the person has had, and that reached them."""
    had = set()
    for sent in case.told:
        if sent.how != "bounced":
            had.add(sent.name)
    letters_told = []
    for name, _ in move.letters:
        if name in had:
            letters_told.append(name)
    return tuple(letters_told)


def correct_receipt(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record the true day that the complaint came to the council, in every part of it, and count
    its clocks from then (RULES `ack`). Raise Refused for no other day, or a later one that is not
    the officer's to give.
    """
    _require_true_day(deciding, by, given["day"])
    before = deciding.case
    facts = _record_receipt(deciding, move, by, given)
    for other in deciding.others:
        if is_of_family(before, other):
            beside = deciding.change_other_case(other)
            beside.owe_all(move.letters, **_record_receipt(beside, move, by, given))
    return facts


def is_of_family(case: Case, other: Case) -> bool:
    """Return whether two cases are parts of what came in as one complaint."""
    return find_family(case.reference) == find_family(other.reference)


def _require_true_day(deciding: Deciding, by: Officer, day: date) -> None:
    known = london_date(deciding.case.received_at)
    require_change("day", known, day)
    if day > known and not set(LADDER[1:]) & set(by.roles):
        raise refuse_answer(
            "day",
            f"We have {in_words(known)}. Only the complaints manager can record a later day. "
            "Choose an earlier one, or ask them",
        )


def _record_receipt(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record the true day on one part of the complaint, and return what its letters tell."""
    before = deciding.case
    today = london_date(deciding.now)
    procedure = deciding.authority.procedure(before)
    received_at = find_received_at(given["day"], None)
    after = move_receipt(before, procedure, received_at, today)
    if after.receipt is None:
        after = replace(after, receipt=Receipt(by.key, deciding.now, day_only=True))
    old = london_date(before.received_at)
    facts = {
        "day": given["day"],
        "where": given["where"],
        "reason": f"{given['where']}. {given['reason']}",
        "old": in_words(old),
        "new": in_words(given["day"]),
    }
    record_move_on(deciding, move, by, after, facts)
    dates = _list_moved_dates(deciding, before)
    told = {"old_day": old, "new_day": given["day"], "dates": dates, "by": by.key}
    ack = after.clock("ack")
    if ack and london_date(ack.stopped_at or deciding.now) > ack.due_on:
        told["ack_due"] = ack.due_on
    if not dates or deciding.authority.stage(after).status not in TOLD_OF_DATES:
        told["withheld"] = tuple(name for name, _ in move.letters)
    elif deciding.case.owner == by.key:
        told["withheld"] = tuple(name for name, to in move.letters if to == "owner")
    return told


def _list_moved_dates(deciding: Deciding, before: Case) -> list[Answers]:
    """Return the council's dates that a person waits for, and that are others now."""
    rules = {rule.name: rule for rule in deciding.authority.procedure(before).clocks}
    moved = []
    for clock in deciding.case.clocks:
        old = before.clock(clock.name)
        if clock.name == "ack" or not clock.running or rules[clock.name].whose != "council":
            continue
        if old and old.due_on != clock.due_on:
            moved.append({"clock": clock.name, "was": old.due_on, "now": clock.due_on})
    return moved
