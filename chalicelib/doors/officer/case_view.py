"""A case as an officer's pages show it: what to look at first, the facts, the dates with their
working, and the history. Reads, decides nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from chalicelib import links
from chalicelib.core import receipts
from chalicelib.core.cases import KINDS, Case, Event
from chalicelib.core.decisions import reprisal
from chalicelib.core.decisions.open_alarm import may_be_unsafe
from chalicelib.core.people.officers import Officer, describe_complainant, describe_part
from chalicelib.core.people.parties import COPIES, INSTEAD, MEMBER, NO_COPIES
from chalicelib.core.people.safe_contact import describe_calls, label_new_address, label_way
from chalicelib.core.procedures.shared.common import FINDINGS
from chalicelib.core.reading.danger_words import DANGER
from chalicelib.core.reading.references import make_member_reference
from chalicelib.core.wording import letter_names
from chalicelib.core.wording.languages import name_in_english
from chalicelib.core.wording.pressed import list_pressed
from chalicelib.core.working_days import in_words, london_date
from chalicelib.doors import case_dates, case_documents
from chalicelib.doors.officer import case_actions, case_files, case_flags, given_points
from chalicelib.doors.officer.case_history import describe_actor, describe_event, list_history
from chalicelib.settings import settings

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
DECIDED = {"accept": "Accepted", "part": "Accepted in part", "reject": "Not accepted"}


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
    lines = {}
    for date in dates:
        lines[date.name] = letter_names.reword_for_officer(date.line)
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
        "next": _find_next_date(dates),
        "dates": dates,
        "lines": lines,
        "history": list_history(case, None, here, team),
        **_show_kept_back(case, team),
    }


def _show_kept_back(case: Case, team: bool) -> dict[str, Any]:
    """Return what is kept back for the complaints manager; nothing of it to anybody else."""
    if not team:
        return {"held": [], "linked": ()}
    return {"held": [each.text for each in case.held], "linked": case.linked}


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
    """Return the dates that an officer sees, in words for an officer: that of what is kept back
    only where they may.
    """
    found = []
    for each in case_dates.list_dates(case, london_date(now), officer=True):
        if team or each.name != reprisal.CLOCK:
            promise = letter_names.reword_for_officer(each.promise)
            ended = letter_names.reword_for_officer(each.ended)
            found.append(replace(each, promise=promise, ended=ended))
    return found


def _find_next_date(dates: list[case_dates.DateShown]) -> case_dates.DateShown | None:
    """Return the date of an alarm that is open; or else the one that the council waits for now, or
    the officers themselves."""
    for date in dates:
        if date.name == DANGER and date.ahead:
            return date
    theirs = case_dates.find_next_date(dates, "council")
    return theirs or case_dates.find_next_date(dates, "officers")


def describe_earlier_event(event: Event, case: Case, now: datetime) -> dict[str, Any]:
    """Return what was done already, in a line without its words, and what comes next."""
    return {
        "what": describe_event(event, case, case.names),
        "when": case_dates.describe_moment(event.at),
        "stage": letter_names.reword_for_officer(settings().council.authority.stage(case).title),
        "next": _find_next_date(_list_dates(case, now, team=False)),
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
        label_way("email", person, doubted=may_be_unsafe(case)): person.email,
        label_new_address(person): person.email_new,
        "Also writes from": ", ".join(person.also),
        "Asks for replies at": asked,
        "Also sent it to": ", ".join(map(_describe_copied, case.copied)),
        label_way("phone", person): person.phone,
        **describe_calls(person),
        label_way("post", person): person.post,
    }
    told = {"What we must not do": person.safe, **ways, "Help needed": person.help}
    if person.language:
        told["Language"] = name_in_english(person.language)
    told["Who agrees"] = person.consent
    told["Who they speak for (it may be private)"] = person.speaks_for
    unsaid = "Not said"
    if case.anonymous:
        unsaid = "Someone who did not say who they are"
    reach = []
    for what, said in told.items():
        if said:
            reach.append((what, said))
    return {
        "from": describe_complainant(person.code) or unsaid,
        "name": person.name,
        "about": person.about,
        "bounced": person.bounced,
        "reach": reach,
    }


def _list_helpers(case: Case, now: datetime) -> list[tuple[str, list[str]]]:
    """Return the others of the person's side, each with what they get and may do, and with how they
    are reached."""
    found = []
    for party in case.parties:
        if not party.is_active(now):
            found.append((party.called, ["No longer part of this"]))
            continue
        lines = [COPIES_SAID[party.copies]]
        if party.capacity == MEMBER:
            own = make_member_reference(case.reference, party.number)
            lines.append(f"Their own reference: {own}")
        for right in party.may:
            lines.append(RIGHTS_SAID[right])
        if party.until:
            lines.append(f"Until {in_words(party.until)}")
        lines += [party.organisation, party.email, party.phone, party.post]
        if party.bounced:
            lines.append("Their email address does not work")
        found.append((party.called, list(filter(None, lines))))
    return found


def _show_file(case: Case) -> dict[str, Any]:
    appointed = []
    for each in case.appointed:
        appointed.append((describe_part(each.role), describe_holder(each.officer, case)))
    family = []
    for other in case_dates.list_other_parts(case):
        family.append({**other, "stage": letter_names.reword_for_officer(other["stage"])})
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
        "appointed": appointed,
        "joined_to": case.joined_to,
        "joins": case.joins,
        "family": family,
    }


def _describe_receipt(case: Case) -> str:
    """Return when a case came in, and how where an officer wrote that down."""
    if case.receipt is None:
        return case_dates.describe_receipt(case)
    return f"{case_dates.describe_receipt(case)}, {receipts.say_way(case.source)}"
