"""The form on which an officer writes down a complaint that they were told of: its questions, what
is wrong with its answers, and the complaint that they make.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from chalicelib import forms
from chalicelib.core.cases import Complaint, Refused
from chalicelib.core.decisions.form_answers import read_day
from chalicelib.core.people import safe_contact
from chalicelib.core.people.officers import COMPLAINANTS, Officer
from chalicelib.core.reading.email_address import find_email_fault
from chalicelib.core.reading.phone_number import find_phone_fault
from chalicelib.core.receipts import WAYS, Receipt, find_received_at
from chalicelib.core.working_days import in_words, load_calendar, london_date
from chalicelib.questions import Question
from chalicelib.settings import settings

YEAR = timedelta(days=365)
DATE = ("got-day", "got-month", "got-year")
OLD = "old"  # the answer that a day more than a year ago is right
OWN_RIGHT = "own_right"  # the answer that an address of the council is the person's own
NO_WAY = "no_way"
TICKS = (NO_WAY, OLD, OWN_RIGHT)
SAFE = (
    (safe_contact.YES, "Yes"),
    (safe_contact.NO, "No, we must not use it"),
    (safe_contact.UNSURE, "Not sure"),
)
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d\d))? ?([ap]m)?", re.IGNORECASE)

QUESTIONS: tuple[Question, ...] = (
    Question(
        "way",
        "How did the council get it?",
        "How it came",
        30,
        choices=tuple((source, label) for source, (label, _) in WAYS.items()),
    ),
    Question(
        "at",
        "What time? (optional)",
        "Time",
        20,
        "For example, 3:30pm. Leave it empty if nobody knows.",
    ),
    Question(
        "told_to",
        "Who took it, or passed it on? (optional)",
        "Who took it",
        200,
        "For example, a colleague’s name, or the school’s.",
    ),
    Question(
        "code",
        "Who is complaining?",
        "Who is complaining",
        30,
        "Choose the words that they would choose.",
        choices=(*COMPLAINANTS.items(), (forms.ANONYMOUS, "They do not want to say who they are")),
    ),
    Question("name", "Their name (optional)", "Their name", 200),
    Question(
        "about",
        "Who is it about? (optional)",
        "Who it is about",
        500,
        "The child or young person, if that is somebody else.",
    ),
    Question(
        "speaks_for",
        "If they are a group: who do they speak for? (optional)",
        "Who they speak for",
        2000,
        "Names, or how many people. It may be private: only those who deal with the complaint "
        "see it.",
        lines=2,
    ),
    Question("email", "Email address", "Email address", 254, type="email"),
    Question("email_safe", "Is this email address safe to use?", "Safe to email", 10, choices=SAFE),
    Question(
        safe_contact.QUIET,
        "Keep our emails discreet",
        "Keep our emails discreet",
        10,
        "The sender’s name and the subject then say nothing about complaints or children.",
        choices=((safe_contact.YES, "Yes"),),
    ),
    Question("phone", "Telephone number", "Telephone", 200, type="tel"),
    Question("phone_safe", "Is this number safe to use?", "Safe to ring", 10, choices=SAFE),
    Question(
        "phone_when",
        "When is a good and safe time to ring? (optional)",
        "When to ring",
        300,
        "For example, weekdays after 4pm.",
    ),
    Question(
        "phone_message",
        "May we leave a message?",
        "Leave a message",
        10,
        choices=safe_contact.MESSAGES,
    ),
    Question("post", "Postal address", "Postal address", 1000, lines=3),
    Question("post_safe", "Is this address safe to use?", "Safe to post to", 10, choices=SAFE),
    Question(
        "in_person",
        "Another safe way (optional)",
        "Another safe way",
        500,
        "For example, in person at school, through someone they trust.",
    ),
    Question(
        "safe", "Anything else we must not do? (optional)", "What we must not do", 2000, lines=2
    ),
    Question(
        "happened",
        "What did they say happened?",
        "What happened",
        30_000,
        "Use their own words, as far as you can. If it came on paper, copy it as it stands. "
        "Leave out your own opinion. We send it to them to correct.",
        lines=10,
    ),
    Question(
        "wanted",
        "What do they want? (optional)",
        "What they want",
        5000,
        "For example, an apology, an explanation, or a decision looked at again.",
        lines=3,
    ),
    Question("when_text", "When did it happen? (optional)", "When it happened", 1000),
    Question(
        "involved",
        "Who are they complaining about? (optional)",
        "Who they are complaining about",
        4000,
        "One name on each line. Nobody who is named here will deal with it or hear of it. "
        "If they named you, write your own name.",
        lines=3,
    ),
    Question("help", "What help do they need to take part? (optional)", "Help they need", 2000),
)
_BY_NAME = {question.name: question for question in QUESTIONS}
NAMES = (*_BY_NAME, *DATE, *TICKS)
_CHANNELS = safe_contact.WAYS
_ASKED_AT_ALL = ("way", "happened")


@dataclass(frozen=True, slots=True)
class Came:
    """When a complaint came, as the form says it."""

    on: date
    at: time | None


def read(posted: Mapping[str, str]) -> dict[str, str]:
    """Return the answers in what was posted, cleaned. Fields of no question are left out."""
    found = {}
    for name in NAMES:
        lines = 1
        if name in _BY_NAME:
            lines = _BY_NAME[name].lines
        found[name] = forms.clean(posted.get(name, ""), lines)
    return found


def find_faults(answers: Mapping[str, str], now: datetime) -> dict[str, str]:
    """Return what to do about each wrong answer, by question, in the order of the form."""
    found = {}
    for question in QUESTIONS:
        if fault := _find_fault(question, answers):
            found[question.name] = fault
    found |= _find_day_faults(answers, now)
    if not _list_kept_ways(answers) and not answers[NO_WAY] and not _is_nobody(answers):
        found.setdefault("email", "Give one safe way to reach them, or tick that there is none")
    order = ("way", "got", OLD, *_BY_NAME)
    return {name: found[name] for name in order if name in found}


def _is_nobody(answers: Mapping[str, str]) -> bool:
    return answers["code"] == forms.ANONYMOUS


def _list_kept_ways(answers: Mapping[str, str]) -> tuple[str, ...]:
    """Return the channels that are kept: those that are safe, and those that may be."""
    kept = (safe_contact.YES, safe_contact.UNSURE)
    ways = [way for way in _CHANNELS if answers[way] and answers[f"{way}_safe"] in kept]
    if answers["in_person"]:
        ways.append("in_person")
    return tuple(ways)


def _find_fault(question: Question, answers: Mapping[str, str]) -> str:
    name = question.name
    value = answers[name]
    if len(value) > question.limit:
        return (
            f"{question.short}: this has {len(value):,} characters. The most we can take here "
            f"is {question.limit:,}"
        )
    if question.choices and value and value not in dict(question.choices):
        return "Choose one of the answers in the list"
    if name.endswith("_safe") and answers[name.removesuffix("_safe")] and not value:
        return (
            f"Say whether it is safe to use: {_BY_NAME[name.removesuffix('_safe')].label.lower()}"
        )
    if name in _OWN:
        return _OWN[name](answers)
    return ""


def _find_way_fault(answers: Mapping[str, str]) -> str:
    if answers["way"]:
        return ""
    return "Choose how the council got it"


def _find_happened_fault(answers: Mapping[str, str]) -> str:
    if answers["happened"]:
        return ""
    return "Write down what they said happened. One sentence is enough to start with"


def _find_phone_fault(answers: Mapping[str, str]) -> str:
    return find_phone_fault(answers["phone"])


def _find_email_fault(answers: Mapping[str, str]) -> str:
    email = answers["email"]
    if not email:
        return ""
    council = settings().council
    if fault := find_email_fault(email):
        return fault
    if (council.owns_address(email) or council.find_officer_at(email)) and not answers[OWN_RIGHT]:
        return (
            "That is an address of the council. Give the person’s own, or leave it empty, unless "
            "they work here and complain for themselves"
        )
    return ""


_OWN = {
    "way": _find_way_fault,
    "happened": _find_happened_fault,
    "phone": _find_phone_fault,
    "email": _find_email_fault,
}


def _find_day_faults(answers: Mapping[str, str], now: datetime) -> dict[str, str]:
    """Return what is wrong with the day and the time at which the council got it."""
    try:
        on = read_day(dict(answers), "got")
    except Refused as refused:
        return refused.errors
    today = london_date(now)
    if on is None:
        return {"got": "Say on which day the council got it"}
    if on > today:
        return {"got": "That day has not come yet. Give today, or an earlier day"}
    if on < load_calendar().first:
        return {"got": "Check the year"}
    at = read_time(answers["at"])
    if answers["at"] and at is None:
        return {"at": "Enter the time like 3:30pm, or leave it empty"}
    if at and find_received_at(on, at) > now:
        return {"at": "That time has not come yet"}
    if on < today - YEAR and not answers[OLD]:
        return {OLD: f"That is more than a year ago. Check that it was {in_words(on)}"}
    return {}


def read_time(said: str) -> time | None:
    """Return the time of day that was typed, or None where it is none."""
    found = _TIME.fullmatch(said.strip())
    if not found:
        return None
    hour = int(found[1])
    half = (found[3] or "").casefold()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + 12 * (half == "pm")
    if hour > 23 or int(found[2] or 0) > 59 or not (half or found[2]):
        return None
    return time(hour, int(found[2] or 0))


def read_came(answers: Mapping[str, str]) -> Came:
    """Return when sound answers say that the complaint came."""
    on = read_day(dict(answers), "got")
    if on is None:
        raise Refused("Say on which day the council got it")
    return Came(on, read_time(answers["at"]))


def make_complaint(answers: Mapping[str, str], officer: Officer, now: datetime) -> Complaint:
    """Return the complaint that sound answers make, as `officer` wrote it down."""
    complaint = Complaint(
        happened=answers["happened"],
        source=answers["way"],
        code=answers["code"],
        about=answers["about"],
        when_text=answers["when_text"],
        involved=forms.split_names(answers["involved"]),
        wanted=answers["wanted"],
        help=answers["help"],
        receipt=Receipt(officer.key, now, answers["told_to"], read_came(answers).at is None),
    )
    if _is_nobody(answers):
        return complaint
    return replace(complaint, **_read_person(answers))


def _read_person(answers: Mapping[str, str]) -> dict[str, Any]:
    """Return who somebody is, and how they are reached: by the channels that are kept."""
    kept = _list_kept_ways(answers)
    found: dict[str, Any] = {"name": answers["name"], "speaks_for": answers["speaks_for"]}
    for way in _CHANNELS:
        if way in kept:
            found[way] = answers[way]
    if answers["in_person"]:
        other = f"Or another way: {answers['in_person']}"
        found["post"] = "\n".join(filter(None, (found.get("post"), other)))
    return {**found, "safe": _say_how_to_reach(answers, kept), **_read_safety(answers, kept)}


def _read_safety(answers: Mapping[str, str], kept: tuple[str, ...]) -> dict[str, Any]:
    """Return the answers about the safety of the channels that are kept."""
    found = dict[str, Any]()
    for way in _CHANNELS:
        if way in kept:
            found |= {name: answers[name] for name in safe_contact.OF_WAY[way] if name in answers}
    return found


def _say_how_to_reach(answers: Mapping[str, str], safe: tuple[str, ...]) -> str:
    """Return what whoever reaches the person must know, a line for each thing."""
    lines = []
    for way in _CHANNELS:
        if answers[way] and way not in safe:
            lines.append(f"Avoid this {_BY_NAME[way].label.lower()}: {answers[way]}")
    return "\n".join(filter(None, (*lines, answers["safe"])))


def list_rows(answers: Mapping[str, str]) -> list[dict[str, str]]:
    """Return each answer that was given, with its question, for the page that checks them."""
    came = read_came(answers)
    day = in_words(came.on)
    rows = [{"key": "When it came", "said": f"{day}, {answers['at']}" if came.at else day}]
    for question in QUESTIONS:
        value = answers[question.name]
        if value and question.name != "at":
            said = dict(question.choices).get(value, value)
            rows.append({"key": question.short, "said": said})
    if answers[NO_WAY]:
        rows.append({"key": "Reaching them", "said": "There is no safe way"})
    return rows


def list_typed(answers: Mapping[str, str]) -> list[dict[str, str]]:
    """Return each box that was filled in: its `name`, `label`, `value`, and the value as `said`."""
    boxes = []
    for name in NAMES:
        value = answers.get(name, "")
        if value.strip():
            said = value
            if name in _BY_NAME:
                label = _BY_NAME[name].short
                said = dict(_BY_NAME[name].choices).get(value, value)
            else:
                label = _LABELS[name]
            boxes.append({"name": name, "label": label, "value": value, "said": said})
    return boxes


_LABELS = {
    "got-day": "When it came (day)",
    "got-month": "When it came (month)",
    "got-year": "When it came (year)",
    NO_WAY: "There is no safe way to reach them",
    OLD: "The day is right",
    OWN_RIGHT: "They work for the council",
}
