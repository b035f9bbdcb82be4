"""What happened to a case, line by line, as an officer's pages tell it: what was done, by whom, and
in which words.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from itertools import groupby

from chalicelib import store
from chalicelib.casework.mail.originals import find_original
from chalicelib.core.cases import COMPLAINANT, Case, Event
from chalicelib.core.decisions import reprisal
from chalicelib.core.people.parties import is_party_key
from chalicelib.core.procedures.facts import FACTS
from chalicelib.core.wording import letter_names
from chalicelib.doors import case_dates
from chalicelib.settings import settings

# How a letter reached the person.
LEFT = {
    "email": "emailed",
    "phone": "read out by phone",
    "post": "posted",
    "in_person": "given in person",
    "bounced": "emailed, but it bounced",
}
# The words of an event, by the names of what was asked: what is found first is shown.
SAID = (
    "reason",
    "text",
    "note",
    "said",
    "outcome",
    "asked",
    "record",
    "question",
    "terms",
    "what",
    "behaviour",
)
# What an event is by, where it is by no officer.
NOT_OFFICERS = {
    COMPLAINANT: "The person who complained",
    "post": "Heard (automatic)",
    "clock": "Heard (automatic)",
    "import": "Brought over from an earlier system",
}
Names = Mapping[str, str]


def describe_actor(key: str, names: Names) -> str:
    """Return who did something, in words: the person, Heard itself, or an officer.

    An officer is called as in `names`, of that time; else as now; else by the key alone.
    """
    if key in NOT_OFFICERS:
        return NOT_OFFICERS[key]
    if names.get(key):
        return names[key]
    officer = settings().council.find_officer(key)
    if officer:
        return officer.name
    return key


def list_history(
    case: Case, after: datetime | None, here: str = "", team: bool = False
) -> list[dict[str, str]]:
    """Return what happened to a case, newest first, later than `after` if that is given.

    Reminders in a row share a line. `here` links to whole messages.
    """
    events = []
    for event, names in reversed(_pair_with_names(store.load_history(case.reference))):
        is_new = after is None or event.at > after
        if is_new and (team or not reprisal.is_kept_back(event)):
            events.append((event, names))
    lines = list[dict[str, str]]()
    for reminders, together in groupby(events, lambda each: each[0].name == "nudged"):
        run = list(together)
        if reminders:
            lines.append(_join_reminders([event for event, _ in run]))
            continue
        for event, names in run:
            lines.append(_make_line(event, case, here, names))
    return lines


def _pair_with_names(events: list[Event]) -> list[tuple[Event, Names]]:
    """Return each event with what its officers were called at the time."""
    names = dict[str, str]()
    told = []
    for event in events:
        names = event.change.get("names", names)
        told.append((event, names))
    return told


def _make_line(event: Event, case: Case, here: str, names: Names) -> dict[str, str]:
    if here and find_original(event, case):
        whole = f"{here}/mail/{event.number}"
    else:
        whole = ""
    line = {
        "when": case_dates.describe_moment(event.at),
        "what": describe_event(event, case, names),
        "who": _describe_doer(event, names),
        "words": _find_words(event),
        "below": event.facts.get("below", ""),
    }
    return {**line, "whole": whole}


def _describe_doer(event: Event, names: Names) -> str:
    """Return who did something: Heard, where words or a move of somebody only led to it."""
    if event.name in FACTS and FACTS[event.name].by_itself:
        return NOT_OFFICERS["clock"]
    return describe_actor(event.by, names)


def _join_reminders(run: list[Event]) -> dict[str, str]:
    newest = case_dates.describe_moment(run[0].at)
    oldest = case_dates.describe_moment(run[-1].at)
    times = ""
    when = newest
    if len(run) > 1:
        times = f", {len(run)} times"
        when = f"{oldest} to {newest}"
    return {
        "when": when,
        "what": f"{FACTS['nudged'].happened}{times}",
        "who": describe_actor(run[0].by, {}),
        "words": "",
    }


def describe_event(event: Event, case: Case, names: Names) -> str:
    """Return what happened, in words for an officer, with the answer that was typed beside it."""
    if event.name == "letter_sent":
        return _describe_sent_letter(event, case)
    said = _describe_by_answers(event, case, names) or case_dates.describe_fact(event.name, case)
    if event.facts.get("other"):
        return f"{said}: {event.facts['other']}"
    return said


def _describe_by_answers(event: Event, case: Case, names: Names) -> str:
    """Return how its row tells an event by its answers, or by the person's having done it; "" where
    the row has no such words.
    """
    if event.name in FACTS:
        said = FACTS[event.name].told
    elif event.by == COMPLAINANT or is_party_key(event.by):
        said = case_dates.read_column("told_of_person", event.name, case)
    else:
        said = case_dates.read_column("told", event.name, case)
    officer = describe_actor(str(event.facts.get("officer", "")), names)
    return said.format_map({**event.facts, "officer": officer})


def _describe_sent_letter(event: Event, case: Case) -> str:
    """Return how a letter reached the person, and what it told them."""
    how = LEFT.get(event.facts.get("how", ""), "sent")
    told = letter_names.reword_for_officer(
        letter_names.describe_letter(event.facts.get("name", ""), case.kind)
    )
    return f"Letter {how}: we {told[:1].lower()}{told[1:]}"


def _describe_correction(event: Event) -> str:
    said = f"Before: {event.facts['old']}\n\nNow: {event.facts['new']}"
    if event.facts.get("reason"):
        said = f"{said}\n\nWhy: {event.facts['reason']}"
    return said


def _find_words(event: Event) -> str:
    """Return the words of an event: all that its row names, or the first of the usual ones. A
    correction says what was there before, what is now, and why."""
    if {"old", "new"} <= event.facts.keys():
        return _describe_correction(event)
    if event.name in FACTS and FACTS[event.name].words:
        found = []
        for name in FACTS[event.name].words:
            if event.facts.get(name):
                found.append(str(event.facts[name]))
        return "\n\n".join(found)
    for name in SAID:
        if event.facts.get(name):
            return str(event.facts[name])
    return ""
