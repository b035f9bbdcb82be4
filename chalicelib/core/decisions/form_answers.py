"""The answers to a move's questions, read from a posted form and checked by the kind of each
question.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from chalicelib.core.cases import Case, Refused
from chalicelib.core.council import Authority
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.decisions.form_choices import (
    list_choices,
    list_perhaps_named,
    list_rows,
)
from chalicelib.core.decisions.look_first import list_first_questions
from chalicelib.core.decisions.move_helpers import find_missing_remedy
from chalicelib.core.decisions.words_of_answers import find_fault
from chalicelib.core.people.conflicts import find_conflict
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.core.reading import references
from chalicelib.core.reading.empty_words import says_nothing
from chalicelib.core.reading.public_names import find_public_names, list_people
from chalicelib.core.working_days import (
    add_working_days,
    in_words,
    is_working_day,
    load_longer_calendar,
    london_date,
    parse_day,
)

Form = dict[str, str]
TICKED = "yes"
LOOKED = "-looked"  # ends the name of the box that says the words were read for an officer's name


class _Wrong(Exception):
    """One question was not answered well; the message says what to do."""


@dataclass(frozen=True, slots=True)
class _Asking:
    """A form with all that its questions are read by. `errors` collects what is wrong, by the name
    of its box; `first` is the first day that what it records can have been."""

    form: Form
    case: Case
    authority: Authority
    today: date
    errors: dict[str, str]
    others: tuple[Case, ...] = ()
    first: date | None = None


def read(move: Move, form: Form, deciding: Deciding) -> dict[str, Any]:
    """Return the answers by field name.

    Raise Refused with a message for every field at fault, so that all can be corrected at once.
    """
    asking = _Asking(
        form,
        deciding.case,
        deciding.authority,
        london_date(deciding.now),
        {},
        deciding.others,
        _find_first_day(move, deciding),
    )
    questions = (*list_first_questions(move, deciding.case), *move.fields)
    answers = _read_answers(questions, asking)
    if asking.errors:
        missing = find_missing_remedy(_list_outcomes(answers, deciding.case), answers)
        asking.errors.update(missing)
        raise Refused(
            "There is a problem with what you sent.",
            "Nothing has been sent or changed. Put right what is marked, then send it again.",
            asking.errors,
        )
    return answers


def _list_outcomes(answers: dict[str, Any], case: Case) -> set[str]:
    """Return the findings that an answer gives or leaves as they were: "" where none is chosen."""
    given = answers.get("points")
    if not isinstance(given, dict):
        return set()
    outcomes = set()
    for point in case.open_points:
        row = given.get(point.number, {})
        if row.get("decision") == "differ":
            outcomes.add(row.get("own_finding", ""))
        else:
            outcomes.add(row.get("finding") or point.outcome)
    return outcomes


def _read_answers(fields: tuple[Field, ...], asking: _Asking, suffix: str = "") -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for question in fields:
        name = question.name + suffix
        try:
            answers[question.name] = _read(question, name, asking)
        except _Wrong as wrong:
            asking.errors[name] = str(wrong)
    for question in fields:
        missing = _find_missing(question, answers)
        if missing:
            asking.errors[question.name + suffix] = missing
    return answers


def _find_missing(question: Field, answers: dict[str, Any]) -> str:
    """Return what to say of an empty answer that another answer makes necessary, or ""."""
    if question.needed is None or answers.get(question.name, True):
        return ""
    other, given, said = question.needed
    if answers.get(other) not in given:
        return ""
    return said


def _find_first_day(move: Move, deciding: Deciding) -> date | None:
    """Return the earliest day that a move can record: when the clock that waits for it began. A
    clock of no days says when it is due, and not when it began."""
    began = []
    for rule in deciding.authority.procedure(deciding.case).clocks:
        clock = deciding.case.clock(rule.name)
        if rule.days and move.records in rule.stops and clock and clock.running:
            began.append(min(clock.started_on, london_date(deciding.now)))
    return max(began, default=None)


def _read(question: Field, name: str, asking: _Asking) -> Any:
    if question.kind == "each":
        return _read_each(question, asking)
    if question.kind in _TICKS:
        return _read_ticked(question, name, asking)
    given = (
        (_join_date_parts(asking.form, name) or asking.form.get(name, ""))
        .replace("\r\n", "\n")
        .strip()
    )
    if not given:
        if question.required:
            asks = _ask(_ASKS.get(question.kind, "Enter an answer"), question, name)
            raise _Wrong(question.asks or asks)
        return {"lines": (), "date": None}.get(question.kind, "")
    _check_said(question, given, name)
    _must_name_nobody(question, given, asking)
    _check_chosen(question, given, name, asking)
    if question.kind in _CHOSEN and given not in dict(
        list_choices(question, asking.case, asking.authority)
    ):
        raise _Wrong(_ask("Choose one from the list", question, name))
    if question.kind == "case":
        return _find_case(given, asking)
    answer = _READERS.get(question.kind, str)(given)
    if question.kind == "date":
        return _check_day(question, answer, asking)
    return answer


def _check_said(question: Field, given: str, name: str) -> None:
    """Raise _Wrong for words that are too long, or that say nothing where they must."""
    if fault := find_fault(question, given):
        raise _Wrong(fault)
    if question.real and question.kind != "lines" and says_nothing(given):
        raise _Wrong(_ask("Say it in words that the person can follow", question, name))


def _must_name_nobody(question: Field, given: str, asking: _Asking) -> None:
    """Raise _Wrong for words that the public reads, and that may name somebody."""
    if not question.published:
        return
    names = find_public_names(given, asking.authority.officers, list_people(asking.case))
    if names:
        raise _Wrong(
            f"The public reads this, and it may name somebody: {', '.join(names)}. Say it without "
            "the name"
        )


def _check_chosen(question: Field, given: str, name: str, asking: _Asking) -> None:
    """Raise _Wrong for somebody who cannot be chosen."""
    _must_be_free(question, given, asking)
    _must_be_looked_at(question, given, name, asking)
    _must_not_have_ended(question, given, asking)


def _ask(asks: str, question: Field, name: str) -> str:
    """Return what to do about a question, with its words and the number of what it is asked of."""
    label = question.label.rstrip("?")
    if (asked := _SHORT.fullmatch(question.label)) and question.kind in _CHOSEN:
        return f"Choose {asked[1].lower()} {asked[3]} {asked[2]}"
    of = ""
    if name != question.name:
        of = f", for number {name.rpartition('-')[2]}"
    if label.startswith(("Their ", "Your ")) and asks.startswith("Enter an answer"):
        return f"Enter {label[0].lower()}{label[1:]}{of}"
    if not label.startswith("I "):
        label = label[0].lower() + label[1:]
    return f"{asks}: {label}{of}"


def _read_each(question: Field, asking: _Asking) -> dict[int, dict[str, Any]]:
    """Return the answers about each row that a question asks of, by the row's number."""
    answers = {}
    for row in list_rows(question, asking.case):
        answers[row.number] = _read_answers(question.parts, asking, f"-{row.number}")
    return answers


def _read_ticked(question: Field, name: str, asking: _Asking) -> tuple[int, ...]:
    """Return the numbers of the points or papers that were ticked. Raise _Wrong where one is needed
    and none is."""
    numbers = [row.number for row in list_rows(question, asking.case)]
    chosen = tuple(n for n in numbers if asking.form.get(f"{name}-{n}") == TICKED)
    if question.kind == "points" and len(numbers) == 1:
        return tuple(numbers)
    if question.required and not chosen:
        raise _Wrong(_TICKS.get(question.name) or _TICKS[question.kind])
    return chosen


def _must_be_free(question: Field, key: str, asking: _Asking) -> None:
    if question.kind not in ("officer", "appoint"):
        return
    staff = asking.authority.staff(asking.case)
    officer = staff.officer(key)
    part = question.role or "responder"
    if officer and (why := find_conflict(officer, part, asking.case, staff)):
        raise _Wrong(f"{why}, so they cannot be given it. Choose someone else")
    taken = []
    for f, value in asking.form.items():
        if value == key and f != question.name and f.startswith("appoint_"):
            taken.append(f)
    if question.kind == "appoint" and taken and officer:
        raise _Wrong(f"{officer.name} is chosen for another part on this page. Choose someone else")


def _must_be_looked_at(question: Field, key: str, name: str, asking: _Asking) -> None:
    """Raise _Wrong if the officer chosen may be named and nobody says that they have looked."""
    officer = asking.authority.staff(asking.case).officer(key)
    if officer is None or asking.form.get(name + LOOKED) == TICKED:
        return
    if officer.name in list_perhaps_named(question, asking.case, asking.authority):
        raise _Wrong(
            f"The complaint may be about {officer.name}. Read it, then tick the box below the "
            "list if it is not, or choose someone else"
        )


def _must_not_have_ended(question: Field, key: str, asking: _Asking) -> None:
    """Raise _Wrong for somebody whose part in the case has ended before."""
    party = asking.case.party(key)
    if question.kind == "party" and party and party.ended_at:
        day = in_words(london_date(party.ended_at))
        raise _Wrong(f"The part of {party.name} ended on {day}. There is nothing left to end")


def _find_case(given: str, asking: _Asking) -> Case:
    """Return another case by its reference.

    Raise _Wrong if there is none, or if the officer may not see it: both are told in the same
    words.
    """
    reference = references.read(given)
    if reference is None:
        raise _Wrong(
            "Check the reference. It has eight letters and numbers, and one of these is wrong"
        )
    if reference == asking.case.reference:
        raise _Wrong("That is this case’s own reference. Give the other one’s")
    for case in asking.others:
        if case.reference == reference:
            return case
    raise _Wrong(f"There is no case {reference} that you can choose. Check the reference")


def _split_lines(given: str) -> tuple[str, ...]:
    lines = map(str.strip, given.split("\n"))
    return tuple(filter(None, lines))


def _join_date_parts(form: Form, name: str) -> str:
    """Return the date from its three boxes as one text."""
    parts = [form.get(f"{name}-{part}", "").strip() for part in ("day", "month", "year")]
    if not any(parts):
        return ""
    return " ".join(parts)


def read_day(form: Form, name: str) -> date | None:
    """Return the day in a form's three boxes, or None where they are empty. Raises Refused."""
    given = _join_date_parts(form, name)
    try:
        if not given:
            return None
        return _parse_date(given)
    except _Wrong as wrong:
        raise Refused(
            "There is a problem with what you sent.", "Nothing was changed.", {name: str(wrong)}
        ) from wrong


def _parse_date(given: str) -> date:
    if day := parse_day(given):
        return day
    raise _Wrong("Enter a day, a month and a year, like 27 11 2026")


def _check_day(question: Field, day: date, asking: _Asking) -> date:
    received_on = london_date(asking.case.received_at)
    if question.must in ("future", "working") and day < asking.today:
        raise _Wrong("Enter a date in the future")
    if question.must in ("past", "until today") and day > asking.today:
        raise _Wrong("Enter a date that is today or in the past")
    if question.must == "past" and day < received_on:
        raise _Wrong(f"Enter a date after the complaint came in, which was {in_words(received_on)}")
    _check_not_before(question, day, asking.case)
    if question.must == "past" and asking.first and day < asking.first:
        raise _Wrong(
            f"Enter {in_words(asking.first)} or later. The request was not made until then"
        )
    if abs((day - asking.today).days) > _FAR:
        raise _Wrong("Enter a date within two years of today")
    if question.must == "working" and not is_working_day(day, load_longer_calendar()):
        raise _Wrong(_name_nearest(day, asking.today))
    return day


def _name_nearest(day: date, today: date) -> str:
    """Return why a day off cannot be chosen, with the working days next to it that can."""
    near = [add_working_days(day, days, load_longer_calendar()) for days in (-1, 1)]
    offered = " or ".join(in_words(each) for each in near if each >= today)
    return f"{in_words(day)} is not a working day. Choose {offered}"


def _check_not_before(question: Field, day: date, case: Case) -> None:
    fact, answer, what = question.after or ("", "", "")
    first = case.kept.get(fact, {}).get(answer)
    if first and day < date.fromisoformat(first):
        raise _Wrong(f"Give {in_words(date.fromisoformat(first))} or a later day: {what}")


# days: past it the calendar of bank holidays may not reach, and nobody promises such a date
_FAR = 731
_CHOSEN = {
    "choice",
    "elsewhere",
    "officer",
    "appoint",
    "service",
    "procedure",
    "party",
    "remedy",
    "file",
    "message",
    "action",
    "action_owner",
}
_TICKS = {
    "points": "Tick each point that this is about",
    "papers": "Add each paper that goes with this letter, then tick it",
    "proof": "Add a file that shows it, then tick it",
}
_SHORT = re.compile(r"(Who|What) (is|are) (it|they|this|these)\?")
_ASKS = {
    "check": "Tick to confirm",
    "date": "Enter a date",
    **dict.fromkeys(_CHOSEN, "Choose an answer"),
}
_READERS: dict[str, Callable[[str], Any]] = {"lines": _split_lines, "date": _parse_date}
