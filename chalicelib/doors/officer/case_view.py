"""A case as an officer's pages show it: what to look at first, the facts, the dates with their
working, and the history. Reads, decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import Any

from chalicelib import links, store
from chalicelib.casework.mail.originals import find_original
from chalicelib.core import receipts
from chalicelib.core.cases import COMPLAINANT, KINDS, Case, Event
from chalicelib.core.decisions import reprisal
from chalicelib.core.people.officers import Officer, describe_complainant, describe_part
from chalicelib.core.people.parties import COPIES, INSTEAD, MEMBER, NO_COPIES, is_party_key
from chalicelib.core.people.safe_contact import describe_calls, label_way
from chalicelib.core.procedures.facts import FACTS
from chalicelib.core.procedures.shared.common import FINDINGS
from chalicelib.core.reading.references import make_member_reference
from chalicelib.core.wording import letter_names
from chalicelib.core.wording.pressed import list_pressed
from chalicelib.core.working_days import in_words, london_date
from chalicelib.doors import case_dates, case_documents
from chalicelib.doors.officer import case_actions, case_files, case_flags, given_points
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
COPIES_SAID = {
    NO_COPIES: "Gets none of our letters",
    COPIES: "Gets a copy of our letters",
    INSTEAD: "Gets our letters instead of the person",
}
RIGHTS_SAID = {
    "see": "May see how things stand",
    "add": "May add to it",
    "ask": "May ask for the next step",
    "withdraw": "May ask us to stop",
}
Names = Mapping[str, str]
DECIDED = {"accept": "Accepted", "part": "Accepted in part", "reject": "Not accepted"}


def describe_actor(key: str, names: Names) -> str:
    """Return who did something, in words: the person, Heard itself, or an officer.

    An officer is called as in `names`, of that time; else as now; else by the key alone.
    """
    if key in NOT_OFFICERS:
        return NOT_OFFICERS[key]
    officer = settings().council.find_officer(key)
    return names.get(key) or (officer.name if officer else key)


def describe_holder(key: str, case: Case) -> str:
    """Return the officer who has a case or a part of it, and whether they are still here."""
    if case.outsider and case.outsider.key == key:
        return f"{case.outsider.name}, outside the council"
    officer = settings().council.find_officer(key)
    if officer:
        return officer.name
    return f"{describe_actor(key, case.names)}, who is no longer here"


def make_addresses(case: Case, officer: str) -> dict[str, str]:
    """Return an officer's two addresses for a case.

    What is sent to one is stored as a note; what is sent to the other goes to the person as a
    letter.
    """
    if case.person.reachable:
        to_person = links.make_person_address(case.reference, officer)
    else:
        to_person = ""
    return {"note": links.make_reply_address(case.reference, officer), "person": to_person}


def show_for_officer(case: Case, now: datetime, here: str, officer: Officer) -> dict[str, Any]:
    """Return what an officer's page shows of a case, with its files by way of `here`.

    It has what is kept back, and files that were taken out, only where they may see it.
    """
    team = reprisal.may_read(officer)
    dates = _list_dates(case, now, team)
    dates = [
        replace(
            d,
            promise=letter_names.reword_for_officer(d.promise),
            ended=letter_names.reword_for_officer(d.ended),
        )
        for d in dates
    ]
    return {
        **_show_person(case),
        "helpers": _list_helpers(case, now),
        **case_flags.show_flags(case),
        **_show_file(case),
        "reference": case.reference,
        "stage": letter_names.reword_for_officer(settings().council.authority.stage(case).title),
        "owner": describe_holder(case.owner, case),
        "words": case.words,
        "points": case.points,
        "given": given_points.list_given(case),
        "findings": dict(FINDINGS),
        **_show_what_others_want(case, now),
        "files": case_files.list_files(case, here),
        "taken_out": case_files.list_taken_out(case, here, officer),
        "enclosures": case_files.list_papers(case, here),
        "next": case_dates.find_next_date(dates, "council")
        or case_dates.find_next_date(dates, "officers"),
        "dates": dates,
        "lines": {d.name: letter_names.reword_for_officer(d.line) for d in dates},
        "history": list_history(case, None, here, team),
        "held": [each.text for each in case.held] if team else [],
        "linked": case.linked if team else (),
    }


def _show_what_others_want(case: Case, now: datetime) -> dict[str, Any]:
    """Return what was recommended and decided, and what the Ombudsman said that we must do."""
    return {
        "decided": DECIDED,
        "recommendations": case.recommendations,
        "remedies": case_documents.list_remedies(case, london_date(now)),
        "actions": case_actions.list_actions(case, london_date(now)),
        "no_actions": case_actions.list_reasons(case),
    }


def _list_dates(case: Case, now: datetime, team: bool) -> list[case_dates.DateShown]:
    """Return the dates that an officer sees: that of what is kept back only where they may."""
    dates = case_dates.list_dates(case, london_date(now), officer=True)
    found = []
    for each in dates:
        if team or each.name != reprisal.CLOCK:
            found.append(each)
    return found


def describe_earlier_event(event: Event, case: Case, now: datetime) -> dict[str, Any]:
    """Return what was done already, in a line without its words, and what comes next."""
    dates = _list_dates(case, now, team=False)
    coming = case_dates.find_next_date(dates, "council") or case_dates.find_next_date(
        dates, "officers"
    )
    return {
        "what": _describe_event(event, case, case.names),
        "when": case_dates.describe_moment(event.at),
        "stage": letter_names.reword_for_officer(settings().council.authority.stage(case).title),
        "next": replace(coming, promise=letter_names.reword_for_officer(coming.promise))
        if coming
        else None,
    }


def _describe_copied(address: str) -> str:
    """Return an address that somebody's mail went to as well, and whose it is at the council."""
    officer = settings().council.find_officer_at(address)
    if officer:
        return f"{address} ({officer.name})"
    if settings().council.owns_address(address):
        return f"{address} (the council’s)"
    return address


def _show_person(case: Case) -> dict[str, Any]:
    person = case.person
    asked = case.reply_to
    ways = {
        label_way("email", person): person.email,
        "New email, not confirmed yet": person.email_new,
        "Also writes from": ", ".join(person.also),
        "Asks for replies at": asked,
        "Also sent it to": ", ".join(map(_describe_copied, case.copied)),
        label_way("phone", person): person.phone,
        **describe_calls(person),
        label_way("post", person): person.post,
    }
    told = {"What we must not do": person.safe, **ways, "Help needed": person.help}
    told["Who agrees"] = person.consent
    told["Who they speak for (it may be private)"] = person.speaks_for
    unsaid = "Someone who did not say who they are" if case.anonymous else "Not said"
    return {
        "from": describe_complainant(person.code) or unsaid,
        "name": person.name,
        "about": person.about,
        "bounced": person.bounced,
        "reach": [(what, said) for what, said in told.items() if said],
    }


def _list_helpers(case: Case, now: datetime) -> list[tuple[str, list[str]]]:
    """Return the others of the person's side, each with what they get and may do, and with how they
    are reached."""
    found = []
    for party in case.parties:
        if not party.is_active(now):
            found.append((party.called, ["No longer has a part"]))
            continue
        lines = [COPIES_SAID[party.copies]]
        if party.capacity == MEMBER:
            own = make_member_reference(case.reference, party.number)
            lines.append(f"Their own reference: {own}")
        lines += [RIGHTS_SAID[right] for right in party.may]
        if party.until:
            lines.append(f"Until {in_words(party.until)}")
        lines += [party.organisation, party.email, party.phone, party.post]
        if party.bounced:
            lines.append("Their email address does not work")
        found.append((party.called, [line for line in lines if line]))
    return found


def _show_file(case: Case) -> dict[str, Any]:
    return {
        "kind": KINDS.get(case.kind, case.kind),
        "procedure": settings().council.authority.procedure(case).title,
        "service": settings().council.services.get(case.service, "Not yet recorded"),
        "received": _describe_receipt(case),
        "when": case.when_text,
        "wanted": case.wanted,
        "pressed": list_pressed(case),
        "named": case.named,
        "perhaps": [describe_actor(key, case.names) for key in case.perhaps],
        "appointed": [
            (describe_part(a.role), describe_holder(a.officer, case)) for a in case.appointed
        ],
        "joined_to": case.joined_to,
        "joins": case.joins,
        "family": [
            {**other, "stage": letter_names.reword_for_officer(other["stage"])}
            for other in case_dates.list_other_parts(case)
        ],
    }


def _describe_receipt(case: Case) -> str:
    """Return when a case came in, and how where an officer wrote that down."""
    if case.receipt is None:
        return case_dates.describe_receipt(case)
    return f"{case_dates.describe_receipt(case)}, {receipts.say_way(case.source)}"


def list_history(
    case: Case, after: datetime | None, here: str = "", team: bool = False
) -> list[dict[str, str]]:
    """Return what happened to a case, newest first, later than `after` if that is given.

    Reminders in a row share a line. `here` links to whole messages.
    """
    told = _pair_with_names(store.load_history(case.reference))
    events = [each for each in reversed(told) if after is None or each[0].at > after]
    events = [each for each in events if team or not reprisal.is_kept_back(each[0])]
    lines = list[dict[str, str]]()
    for reminders, together in groupby(events, lambda each: each[0].name == "nudged"):
        run = list(together)
        if reminders:
            lines.append(_join_reminders([event for event, _ in run]))
        else:
            lines += [_make_line(event, case, here, names) for event, names in run]
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
        "what": _describe_event(event, case, names),
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
    if len(run) > 1:
        times = f", {len(run)} times"
    else:
        times = ""
    if times:
        when = f"{oldest} to {newest}"
    else:
        when = newest
    return {
        "when": when,
        "what": f"{FACTS['nudged'].happened}{times}",
        "who": describe_actor(run[0].by, {}),
        "words": "",
    }


def _describe_event(event: Event, case: Case, names: Names) -> str:
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
        found = [event.facts.get(name) for name in FACTS[event.name].words]
        return "\n\n".join(str(words) for words in found if words)
    for name in SAID:
        if event.facts.get(name):
            return str(event.facts[name])
    return ""
