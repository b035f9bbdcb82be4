"""The page of a whole case behind an officer's link, and the links that lead on from it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from chalice import Response

from chalicelib import casework, links, pages, store
from chalicelib.core.cases import Case, PassOn
from chalicelib.core.decisions import look_first, waiting_requests
from chalicelib.core.decisions.answer_owed import find_answer_owed
from chalicelib.core.decisions.offered_moves import list_moves, list_moves_to_show
from chalicelib.core.decisions.order_of_moves import find_urgent, put_urgent_first
from chalicelib.core.decisions.undoable import describe_what_stays
from chalicelib.core.people.access import may_see
from chalicelib.core.people.officers import Officer
from chalicelib.core.people.parties import CHILD_READER, name_part
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.tables import Move
from chalicelib.core.wording import letter_names
from chalicelib.core.working_days import in_words, london_date
from chalicelib.doors import case_dates, case_documents
from chalicelib.doors.officer import case_view, done_words
from chalicelib.settings import settings


def show_case(
    claim: links.Claim, case: Case, officer: Officer, now: datetime, token: str
) -> Response:
    """Return the page of a whole case, as this officer may see it."""
    return pages.make_response(
        pages.render_page(
            "case",
            view=case_view.show_for_officer(case, now, make_address(token), officer),
            mail=case_view.make_addresses(case, officer.key),
            alike=_list_similar_cases(claim, case, officer, now),
            next=list_next_moves(claim, case, officer, now),
            owed=_show_answer_owed(claim, case, officer, now),
            stays=_say_what_stays(case, officer, now),
            link=token,
            papers=f"{make_address(token)}/papers",
            documents=case_documents.list_for_officer(case),
            to_pass_on=list_letters_to_pass_on(claim, case),
        )
    )


def _show_answer_owed(
    claim: links.Claim, case: Case, officer: Officer, now: datetime
) -> dict[str, str]:
    """Return the day until which the answer is owed, with the button that records it where this
    officer can press it now; or nothing."""
    authority = settings().council.authority
    owed = find_answer_owed(case, authority.procedure(case))
    if owed is None:
        return {}
    shown = {"day": in_words(owed.due_on)}
    for move in list_moves_to_show(case, officer, authority, now):
        if move.name == owed.move:
            url = links.make_onward_link(claim, case.reference, move.name)
            shown |= {"url": url, "button": move.button}
    return shown


def make_address(token: str) -> str:
    """Return the address of the page behind an officer's link."""
    return f"{settings().base}/act/{token}"


def _list_similar_cases(
    claim: links.Claim, case: Case, officer: Officer, now: datetime
) -> list[dict[str, str]]:
    """Return the cases that may be about the same matter, with links to see and to join them."""

    def make_link(reference: str, move: str, **known: str) -> str:
        return links.make_onward_link(claim, reference, move, links.list_known(known))

    similar_cases = []
    for each in casework.find_similar_cases(case, officer, now):
        similar_cases.append(
            {
                "reference": each.case.reference,
                "received": case_dates.describe_receipt(each.case),
                "why": each.why,
                "url": make_link(each.case.reference, links.LOOK),
                "join": make_link(case.reference, "join", other=each.case.reference),
            }
        )
    return similar_cases


def link_moved_case(claim: links.Claim, case: Case, officer: Officer) -> dict[str, str]:
    """Return the case to which a message has just been moved, with a link for who may see it; or
    nothing."""
    reference = done_words.find_moved_to(case, claim)
    if not reference:
        return {}
    other = store.load(reference)
    url = ""
    if other and may_see(other, officer, settings().council.authority):
        url = links.make_onward_link(claim, reference, links.LOOK)
    return {"reference": reference, "url": url}


def list_letters_to_pass_on(claim: links.Claim, case: Case) -> list[dict[str, str]]:
    """Return the letters that wait to be passed on, each with the link to read and record it."""
    letters = []
    for each in case.to_pass_on:
        letters.append(
            {
                "what": letter_names.reword_for_officer(
                    letter_names.describe_letter(each.name, case.kind)
                ),
                "since": case_dates.describe_moment(each.since),
                "url": links.make_onward_link(claim, case.reference, links.TELL, _name_about(each)),
                "to": _name_reader(case, each),
            }
        )
    return letters


def _name_about(each: PassOn) -> tuple[str, ...]:
    """Return what a link says of the letter that it records as told."""
    if each.to:
        return (each.letter_id, each.name, each.to)
    return (each.letter_id, each.name)


def _name_reader(case: Case, each: PassOn) -> str:
    """Return the party or the child whom a letter is to be passed on to, or "" for the person's
    own."""
    if each.to == CHILD_READER:
        return name_part(CHILD_READER, "")
    party = case.party(each.to)
    return party.called if party else ""


def _say_what_stays(case: Case, officer: Officer, now: datetime) -> dict[str, str]:
    """Return why what was recorded wrongly can no longer be undone, and what to do instead, for an
    officer who could have undone it. Return nothing where that is not so."""
    may = list_moves(case, officer, settings().council.authority)
    refused = describe_what_stays(case, london_date(now))
    if refused is None or all(move.records != Recorded.MISTAKE_UNDONE for move in may):
        return {}
    return {"why": str(refused), "instead": refused.what_next}


def _list_asked_for(case: Case) -> dict[str, dict[str, Any]]:
    """Return what the person may have asked for and nobody has dealt with, by the move that does
    it: their words, the day they came in, and that day as the form is filled in with it."""
    waiting = waiting_requests.find_waiting_requests(case)
    asked = {}
    for request in waiting.get("requests", ()):
        day = date.fromisoformat(str(waiting["asked_on"]))
        about = links.list_known({"asked_on": day.isoformat()})
        said = {"day": in_words(day), "words": request["words"], "about": about}
        asked[request["move"]] = said
    return asked


def list_moves_first(
    claim: links.Claim, case: Case, officer: Officer, move: Move, now: datetime
) -> list[dict[str, str]]:
    """Return the buttons, each with its link, that deal with what must be looked at before a move
    is made."""
    shown = list_moves_to_show(case, officer, settings().council.authority, now)
    first_moves = []
    for each in look_first.list_moves_first(move, case, shown):
        url = links.make_onward_link(claim, case.reference, each.name)
        first_moves.append({"button": each.button, "url": url})
    return first_moves


def list_next_moves(
    claim: links.Claim, case: Case, officer: Officer, now: datetime
) -> list[dict[str, Any]]:
    """Return the buttons of a case's pages, the most urgent first, each with its link."""
    shown = list_moves_to_show(case, officer, settings().council.authority, now)
    procedure = settings().council.authority.procedure(case)
    urgent = find_urgent(case, procedure, london_date(now))
    moves = put_urgent_first(shown, urgent)
    before = {move.after for move in moves}
    asked = _list_asked_for(case)
    next_moves = []
    for move in moves:
        folded = move.name not in before and move.name not in urgent
        next_moves.append(
            {
                "button": move.button,
                "explains": move.explains,
                "rare": move.rare and folded,
                "corrects": move.corrects and folded,
                "url": links.make_onward_link(
                    claim, case.reference, move.name, asked.get(move.name, {}).get("about", ())
                ),
                "asked": asked.get(move.name),
            }
        )
    return next_moves
