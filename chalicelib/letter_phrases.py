"""How a letter says a date, a name, a promise or a finding: what its template may call."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from chalicelib import markup, translations
from chalicelib.core.cases import Case, Letter
from chalicelib.core.decisions.find_advocate import find_search_day
from chalicelib.core.decisions.known_advocate import has_advocate
from chalicelib.core.decisions.offered_moves import PERSON, list_moves_to_show
from chalicelib.core.decisions.wanted_talk import describe_wanted_talk
from chalicelib.core.people.officers import GROUP, TEAMS, Officer
from chalicelib.core.people.parties import (
    ADVOCATES,
    INSTEAD,
    MEMBER,
    MESSENGER,
    Party,
    name_part,
    say_whose,
)
from chalicelib.core.people.person import Person
from chalicelib.core.procedures.tables import Procedure
from chalicelib.core.reading.references import make_member_reference
from chalicelib.core.wording import letter_names
from chalicelib.core.working_days import (
    LONDON,
    NOT_COUNTED,
    count_in_words,
    count_working_days,
    in_words,
    in_words_for_officer,
    load_longer_calendar,
    london_date,
)
from chalicelib.councils import Council, Danger

LATEST = ", at the very latest"
_REST = re.compile(",| and | to check ")
_NO_NAME = re.compile(r"\w\.\w|[/\\@:<>#\[\]{}]|\d")  # what may be an address, or is no name


def describe_day(on: date) -> str:
    """Return a date as a letter says it; for an instant, its date in London."""
    if isinstance(on, datetime):
        on = london_date(on)
    return translations.translate_words(in_words(on))


def describe_danger(row: Danger, to_child: bool) -> str:
    """Return when to call a number, as a line of danger says it, or in words for a child."""
    if not to_child:
        return row.what
    if row.call == "999":
        return translations.translate("If you are in danger now, or someone else is")
    return row.what.replace("worried about a child", "worried about yourself or someone else")


def describe_day_to_officer(on: date) -> str:
    """Return a date as `describe_day` does; of one that is not counted yet, why there is none."""
    if isinstance(on, datetime):
        return in_words(london_date(on))
    return in_words_for_officer(on)


def describe_moment(instant: datetime) -> str:
    """Return an instant as people in England say it: "2:05pm on Friday 27 November 2026"."""
    there = instant.astimezone(LONDON)
    return translations.fill(
        "%(time)s on %(day)s",
        time=f"{there:%I:%M%p}".lstrip("0").lower(),
        day=describe_day(there.date()),
    )


def describe_receipt(case: Case) -> str:
    """Return when a complaint came: "at 2:05pm on Friday 27 November 2026", or "on" its day where
    the time is not known.
    """
    if case.receipt and case.receipt.day_only:
        return translations.fill("on %(day)s", day=describe_day(case.received_at))
    return translations.fill("at %(moment)s", moment=describe_moment(case.received_at))


def describe_distance(due_on: date, today: date) -> str:
    """Return how far a date is from today, in words, to follow "It is due" or "It was due"."""
    if due_on == NOT_COUNTED:
        return "on a day that is not known yet"
    days = count_working_days(today, due_on, load_longer_calendar())
    if due_on == today:
        return "today"
    if due_on > today:
        if days > 1:
            return f"in {count_in_words(days)}"
        return "on the next working day"
    if days:
        return f"{count_in_words(days)} ago"
    return "since the last working day"


def describe_lateness(due_on: date, today: date) -> str:
    """Return how late a date is, in working days: "late by 3 working days"."""
    days = count_working_days(due_on, today, load_longer_calendar())
    if not days:
        return "late"
    return f"late by {count_in_words(days)}"


def describe_promise(promise: str, due_on: date) -> str:
    """Return what was promised with its date: "answer you by Friday 11 December 2026".

    Where the promise is of the very latest day, that is said after the date.
    """
    said = translations.fill(
        "%(promise)s by %(day)s",
        promise=translations.translate(promise.removesuffix(LATEST)),
        day=describe_day(due_on),
    )
    if promise.endswith(LATEST):
        return translations.fill("%(promise)s at the very latest", promise=said)
    return said


def describe_duty(promise: str, due_on: date, today: date) -> str:
    """Return what is owed to a person as an officer reads it, its date first: "by Friday 11
    December 2026, in 10 working days: answer this person".
    """
    said = letter_names.reword_without_person(promise)
    day = in_words_for_officer(due_on)
    if due_on == NOT_COUNTED:
        return f"by {day}: {said}"
    if due_on < today:
        return f"{describe_lateness(due_on, today)}, since {day}: {said}"
    if due_on == today:
        return f"today: {said}"
    return f"by {day}, {describe_distance(due_on, today)}: {said}"


def shorten_promise(promise: str) -> str:
    """Return the first part of a promise, short enough for a subject line."""
    return letter_names.reword_without_person(_REST.split(promise)[0])


def name_in_sentence(name: str, council: Council) -> str:
    """Return an officer's name as it stands inside a sentence. The team's name gets an article."""
    if name == council.team.name:
        return f"the {name[0].lower()}{name[1:]}"
    return name


def describe_parties(
    case: Case, letter: Letter, to: Officer | Person | Party, now: datetime
) -> dict[str, Any]:
    """Return what a letter says of those of the person's side: the advocate's name, and what the
    one whom it is about is to its reader."""
    capacity = ""
    about = case.party(str(letter.facts.get("party", "")))
    if about:
        capacity = about.capacity
    name = markup.make_line(markup.guard_value(case.person.name))
    whose = say_whose(name, group=case.person.code == GROUP)
    return {
        "advocate_called": name_advocate(case, to, now),
        "has_advocate": isinstance(to, Person) and has_advocate(case, now),
        **_describe_talk(case, to),
        "advocate_by": find_search_day(case) if isinstance(to, Person) else None,
        "part": name_part(capacity, "your"),
        "their_part": name_part(capacity, "their"),
        "passed_on": capacity == MESSENGER and about is not None and not about.may,
        "through": letter.copy == INSTEAD,
        "member": isinstance(to, Party) and to.capacity == MEMBER,
        "own_reference": _name_own_reference(case, to),
        "copied_as": name_part(to.capacity, whose) if isinstance(to, Party) else "",
    }


def _describe_talk(case: Case, to: Officer | Person | Party) -> dict[str, Any]:
    """Return whom a child wants to talk to, and by when we help with that, for the child alone."""
    wanted = describe_wanted_talk(case)
    if wanted is None or not isinstance(to, Person):
        return {"talk_whom": "", "talk_by": None}
    whom, on = wanted
    return {"talk_whom": markup.guard_value(whom), "talk_by": on}


def _name_own_reference(case: Case, to: Officer | Person | Party) -> str:
    """Return the reference that is a member's own, or that of the case for everybody else."""
    if isinstance(to, Party) and to.capacity == MEMBER:
        return make_member_reference(case.reference, to.number)
    return case.reference


def name_advocate(case: Case, to: Officer | Person | Party, now: datetime) -> str:
    """Return the name of the person's advocate, or "". Nobody else of their side is told it."""
    for party in case.active_parties(now):
        theirs = not isinstance(to, Party) or party.key == to.key
        if party.capacity in ADVOCATES and theirs:
            return markup.guard_value(party.name)
    return ""


def name_officer(key: str, council: Council, names: Mapping[str, str]) -> str:
    """Return an officer's name inside a sentence; of one who has left, as `names` has it, or ""."""
    officer = council.find_officer(key)
    if officer is None:
        return names.get(key, "")
    return name_in_sentence(officer.name, council)


def describe_finding(words: str) -> str:
    """Return a finding as a letter says it: "Upheld: we got this wrong" becomes "Upheld.

    We got this wrong."
    """
    short, _, meaning = words.partition(": ")
    return f"{short}. {meaning[:1].upper()}{meaning[1:]}."


def greet_officer(to: Officer | Person | Party) -> str:
    """Return the greeting of a letter to an officer: by name, unless it is a team's mailbox."""
    if isinstance(to, Officer) and TEAMS.isdisjoint(to.roles):
        return f"Hello {markup.guard_value(to.name)},"
    return "Hello,"


def write_greeting(person: Person | Party) -> str:
    """Return the greeting of a letter that an officer sent: by name, unless it could be an
    address or is no name.
    """
    name = markup.make_line(markup.guard_value(person.name), 60)
    if not name or name.endswith("…") or _NO_NAME.search(person.name):
        return "Hello,"
    return f"Dear {name},"


def write_address(reader: Person | Party) -> str:
    """Return who a posted letter is for, a line each: their name, and their address in its lines.

    An address that was typed in one line is parted at its commas.
    """
    rows = reader.post.splitlines()
    if len(rows) == 1:
        rows = rows[0].split(",")
    written = []
    for row in (reader.name, *rows):
        if row.strip():
            written.append(row.strip())
    return "\n".join(written)


def make_one_line(text: str) -> str:
    """Return a text without line breaks, as it is searched for."""
    return " ".join(text.split())


def describe_steps(procedure: Procedure, stage: str) -> dict[str, Any]:
    """Return what a letter says of the steps of a procedure: the one after this stage's, or "", and
    whether there are several."""
    steps = list(dict.fromkeys(each.step for each in procedure.stages if each.step))
    here = procedure.stage(stage).step
    following = ""
    if here and here != steps[-1]:
        following = steps[steps.index(here) + 1]
    return {"next_step": following, "step_of_many": here and len(steps) > 1}


def list_open_buttons(case: Case, council: Council, now: datetime) -> list[str]:
    """Return the buttons of what the person can ask for next, on their own page."""
    moves = list_moves_to_show(case, PERSON, council.authority, now)
    return [move.button for move in moves if not move.section]
