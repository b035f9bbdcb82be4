"""A case as the person's own page shows it, in plain words: nothing of anyone else's, and no
officer's notes. Reads, decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from chalice import Response

from chalicelib import clock, files, pages, store, translations
from chalicelib.core.cases import COMPLAINANT, TEAM, Case, Event, Refused, Sent
from chalicelib.core.decisions import enclose
from chalicelib.core.decisions.find_advocate import find_search_day
from chalicelib.core.decisions.join_cases import is_same_person
from chalicelib.core.decisions.known_advocate import has_advocate
from chalicelib.core.decisions.offered_moves import PERSON, list_moves_to_show
from chalicelib.core.decisions.reopen import return_move
from chalicelib.core.papers import Paper
from chalicelib.core.people.parties import Party, find_advocate, name_part
from chalicelib.core.procedures.clock_words import describe_interval
from chalicelib.core.wording import letter_names
from chalicelib.core.working_days import in_words, london_date
from chalicelib.councils.public_facts import Contact
from chalicelib.doors import case_dates, case_documents
from chalicelib.doors.officer import move_form
from chalicelib.doors.person import own_record
from chalicelib.letter_delays import list_since_late
from chalicelib.letter_phrases import describe_steps
from chalicelib.settings import settings

MOST = 20_000  # characters of one message


def show_for_person(case: Case, now: datetime) -> dict[str, Any]:
    """Return what a person's own page shows."""
    authority = settings().council.authority
    stage = authority.stage(case)
    dates = []
    if stage.status in ("open", "answered"):
        dates = case_dates.list_dates(case, london_date(now))
    return {
        "reference": case.reference,
        "thing": letter_names.name_thing(case.kind),
        "can_be_stopped": authority.procedure(case).can_be_stopped,
        "stage": stage.title,
        "now": stage.describe_now(read=bool(case.service)),
        "open": stage.status == "open",
        "steps": _list_steps(case),
        **_describe_next(case, dates),
        **describe_steps(authority.procedure(case), case.stage),
        "theirs": case_dates.find_next_date(dates, "person"),
        "with": _describe_holder(case),
        "news": _describe_late_letters(case),
        "dates": dates,
        "contact": authority.staff(case).contact,
        "family": case_dates.list_other_parts(case) + _list_continuation(case),
        "documents": case_documents.list_for_person(case),
        "remedies": case_documents.list_remedies(case, london_date(now)),
        "told": list_letters_sent(case),
        "enclosures": [enclose.describe(paper) for paper in enclose.list_told_papers(case)],
        "received": case_dates.describe_receipt(case),
        "can_come_back": return_move(case) is not None,
        "can_withdraw": may_withdraw(case),
        "bounced": case.person.bounced,
        "unproved": bool(case.person.email_new),
        "helpers": list_helpers(case, now),
        **_describe_advocate(case, now),
        "reviewer": _find_reviewer(case),
    }


def _find_reviewer(case: Case) -> Contact | None:
    """Return who can look at how a complaint was dealt with; of anything else, nobody does."""
    if case.kind != "complaint":
        return None
    council = settings().council
    return council.find_reviewer(council.authority.procedure(case).review)


def _describe_advocate(case: Case, now: datetime) -> dict[str, Any]:
    """Return who the person's advocate is, and by when one whom they asked for is to be found."""
    by = find_search_day(case)
    advocate = find_advocate(case.parties, now)
    found = {
        "advocate": "",
        "advocate_by": "",
        "advocate_late": False,
        "has_advocate": has_advocate(case, now),
    }
    if advocate:
        found["advocate"] = advocate.name
    if by:
        found["advocate_by"] = in_words(by)
        found["advocate_late"] = by < london_date(now)
    return found


def _describe_holder(case: Case) -> str:
    """Return who has the case, in a sentence for the person."""
    officer = settings().council.find_officer(case.owner)
    if officer and case.owner != TEAM and settings().council.authority.staff(case).free(officer):
        if officer.title not in ("", officer.name):
            title = f", {officer.title}"
        else:
            title = ""
        return f"It is with {officer.name}{title}."
    if settings().council.authority.stage(case).move("allocate"):
        return "Nobody has been given it to look into yet. Our complaints team has it."
    return "It is with our complaints team."


def _describe_next(case: Case, dates: list[case_dates.DateShown]) -> dict[str, Any]:
    """Return the date that we owe next, if any, and what has happened since it was told late."""
    find = case_dates.find_next_date
    soonest = None
    if settings().council.authority.stage(case).status == "open":
        soonest = find(dates, "council") or find(dates, "officers")
    late = ""
    if soonest:
        late = soonest.name
    return {"next": soonest, "since": _list_since_late(case, late)}


def _list_since_late(case: Case, late: str) -> dict[str, Any]:
    """Return what has happened since the person was told that we are late, its days in words."""
    since = list_since_late(case, settings().council.authority.staff(case), late)
    for part in since["given"]:
        part["day"] = in_words(part["on"])
    for sent in since["told"]:
        sent["day"] = in_words(london_date(sent["at"]))
    return since


def _describe_late_letters(case: Case) -> dict[str, str]:
    """Return how often the person is told of each clock while it is late: "10 working days"."""
    procedure = settings().council.authority.procedure(case)
    return {rule.name: describe_interval(procedure, rule.name) for rule in procedure.clocks}


def may_withdraw(case: Case) -> bool:
    """Return whether there is anything that the person could ask us to stop."""
    authority = settings().council.authority
    stages = authority.procedure(case).stages
    may_stop = any(stage.name == "withdrawn" for stage in stages)
    if not authority.procedure(case).can_be_stopped:
        return False
    return may_stop and authority.stage(case).status == "open"


def _list_continuation(case: Case) -> list[dict[str, str]]:
    """Return the same person's case that this one has become part of.

    A case of anybody else is not mentioned.
    """
    if case.joined_to:
        other = store.load(case.joined_to)
    else:
        other = None
    if other and is_same_person(case, other):
        return [case_dates.describe_part(other)]
    return []


def find_fault_in_words(text: str) -> str:
    """Return what is wrong with words that somebody adds, or ""."""
    said = text.strip()
    if not said:
        return "Write what you want to add"
    if len(said) > MOST:
        return f"Use {MOST:,} characters or fewer: this is {len(said):,}"
    return ""


def name_cause(case: Case, text: str, by: str) -> str:
    """Return the cause of words that somebody adds, the same if they are sent twice on one day."""
    digest = sha256(f"{by} {text}".encode("utf-8", "replace")).hexdigest()[:24]
    return f"added/{case.reference}/{clock.now():%Y-%m-%d}/{digest}"


def list_own_moves(
    case: Case,
    now: datetime,
    tried: str = "",
    typed: dict[str, str] | None = None,
    refused: Refused | None = None,
    section: str = "",
    chosen: str = "",
) -> list[dict[str, Any]]:
    """Return the forms of what the person may ask for now, in a section of their page.

    The form that was `tried` holds what was typed. One that starts from what a party has now is
    about the one with the key `chosen`.
    """
    moves = list_moves_to_show(case, PERSON, settings().council.authority, now)
    own_moves = []
    for move in moves:
        if move.section != section:
            continue
        if move.name == tried:
            form = move_form.make_own_form(move, case, typed or {}, refused)
        else:
            form = move_form.make_own_form(move, case, {}, None, chosen)
        own_moves.append(
            {"name": move.name, "button": move.button, "explains": move.explains, **form}
        )
    return own_moves


def open_paper(papers: tuple[Paper, ...], number: str) -> Response:
    """Redirect to one of these papers by its number. Any other is not known here."""
    for paper in papers:
        if str(paper.number) == number:
            return pages.redirect_to(files.open_link(paper.file))
    return pages.render_problem(
        404, "We do not know this paper", "Open your page again from our last letter, or call us."
    )


def list_letters_sent(case: Case) -> list[dict[str, str]]:
    """Return what was sent to the person, newest first."""
    letters_sent = []
    for number, s in own_record.list_numbered(case):
        letters_sent.append(
            {
                "number": str(number),
                "what": letter_names.describe_letter(s.name, case.kind),
                "when": case_dates.describe_moment(s.at),
                "how": say_how(case, s),
            }
        )
    return letters_sent


def say_how(case: Case, sent: Sent) -> str:
    """Return how a letter went, and through whom if it did not come to the person."""
    party = case.party(sent.to)
    if party and sent.how == "email":
        return translations.fill_later("by email to %(name)s, for you", name=party.name)
    return case_dates.HOW[sent.how]


def list_helpers(case: Case, now: datetime) -> list[dict[str, Any]]:
    """Return those who have a part on the person's side, with what they get and may do."""
    found = []
    for party in case.active_parties(now):
        last_day = in_words(party.until) if party.until else ""
        found.append(
            {
                "name": party.name,
                "as": name_part(party.capacity, "your"),
                "copies": party.copies,
                "may": party.may,
                "until": last_day,
                "bounced": party.bounced,
            }
        )
    return found


def list_added_by_others(case: Case, history: Sequence[Event]) -> list[dict[str, Any]]:
    """Return what others have told us or asked for the person, newest first.

    Words that a computer may not show them are left out.
    """
    added = []
    for event in reversed(history):
        party = case.party(event.by)
        if party is None:
            continue
        if event.name == "contributed" and event.facts.get("shown"):
            added.append(_describe_added(party, event, case))
        elif asked := _find_asked(case, event.name):
            added.append(_describe_added(party, event, case) | {"asked": asked})
    return added


def _find_asked(case: Case, fact: str) -> str:
    """Return the button by which a fact was asked for on a page, or ""."""
    if fact == "withdrawn":
        return "Ask us to stop"
    for move in settings().council.authority.procedure(case).moves:
        if move.records == fact and COMPLAINANT in move.by:
            return move.button
    return ""


def _describe_added(party: Party, event: Event, case: Case) -> dict[str, Any]:
    """Return what a party added, with who they are and when."""
    files = []
    for file in event.facts.get("files", ()):
        if file["key"] not in case.files_out:
            files.append(file["name"])
    return {
        "who": f"{party.name}, {name_part(party.capacity, 'your')}",
        "when": case_dates.describe_moment(event.at),
        "text": event.facts.get("text", ""),
        "files": files,
        "asked": "",
    }


def _list_steps(case: Case) -> list[dict[str, Any]]:
    """Return the steps of the case's way, each done, now or next.

    `asked` marks a step that comes only if the person asks for it.
    """
    procedure = settings().council.authority.procedure(case)
    here = procedure.stage(case.stage)
    if here.status not in ("open", "answered") or not here.step:
        return []
    names = list(dict.fromkeys(s.step for s in procedure.stages if s.step))
    own = set()
    for move in procedure.moves:
        if COMPLAINANT in move.by:
            own.add(move.leads_to)
    asked = set()
    for stage in procedure.stages:
        if stage.name in own:
            asked.add(stage.step)
    at = names.index(here.step)
    steps = []
    for n, name in enumerate(names):
        steps.append({"title": name, "state": _name_state(n, at), "asked": name in asked})
    return steps


def _name_state(number: int, now: int) -> str:
    """Return whether a step is done, now or next, by the number of the one that is now."""
    if number < now:
        return "done"
    if number == now:
        return "now"
    return "next"
