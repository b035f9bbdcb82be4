"""The page of somebody on the person's side, by their own link: only what the person agreed to, and
buttons for what they may do. Once their part has ended, the link reveals nothing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from chalice import Response

from chalicelib import casework, clock, links, pages, store
from chalicelib.core.cases import Case, Refused
from chalicelib.core.decisions import enclose
from chalicelib.core.papers import Paper
from chalicelib.core.people.access import may_party, may_party_open, strip_private
from chalicelib.core.people.officers import GROUP
from chalicelib.core.people.parties import (
    COPIES,
    INSTEAD,
    MEMBER,
    Party,
    is_party_key,
    name_part,
    say_whose,
)
from chalicelib.core.wording import letter_names
from chalicelib.core.wording.words_for_helper import reword_for_helper
from chalicelib.core.working_days import in_words
from chalicelib.doors import case_dates
from chalicelib.doors.person import own_page
from chalicelib.doors.person.helper_words import reword_moves, reword_view
from chalicelib.doors.person.own_page import MOST, find_fault_in_words, name_cause
from chalicelib.doors.web import pick_answers, read_form
from chalicelib.settings import settings


@dataclass(frozen=True, slots=True)
class Visit:
    """A party who opens their page: the case, who they are, and the page's address."""

    case: Case
    party: Party
    token: str

    def may(self, right: str) -> bool:
        """Return whether they may do this now."""
        return may_party(self.case, self.party, right, clock.now())


def find_visit(token: str) -> Visit | Response | None:
    """Return who opens their page by this link, or the page that says that it opens nothing.

    Return None where the link is not a party's.
    """
    now = clock.now()
    try:
        link = links.read_person(token, now)
    except links.BadLink:
        return None
    if not is_party_key(link.who):
        return None
    party = None
    case = store.load(link.reference)
    if case:
        party = case.party(link.who)
    if case is None or party is None or link.over:
        return _say_it_opens_nothing()
    if not may_party_open(party, link.stops, now):
        return _say_it_opens_nothing()
    if case.may_end(party):
        return _show_nothing_now()
    return Visit(case, party, token)


def answer(token: str, do: Callable[[Visit], Response]) -> Response | None:
    """Return what `do` answers to a party who opens their page, or the page that says that their
    link opens nothing.

    Return None where the link is not a party's.
    """
    visit = find_visit(token)
    if isinstance(visit, Visit):
        return do(visit)
    return visit


def go_to_page(visit: Visit) -> Response:
    """Redirect to the page, as where a form's address is opened by itself."""
    return pages.send_to_page(f"/track/{visit.token}")


def _say_it_opens_nothing() -> Response:
    return pages.render_problem(
        410,
        "This link does not work any more",
        (
            "Links like this one stop after a while, or when somebody asks us to stop them.",
            "If you were helping somebody, please ask them about it.",
        ),
    )


def _show_nothing_now() -> Response:
    """Return the page of a party whose part the person may have asked to end: it does not say
    why it shows nothing."""
    call = f"Call us on {settings().council.team.phone} if you need anything."
    return pages.render_problem(403, "This page cannot be shown at the moment", call)


def show(visit: Visit, status: int = 200, *, tried: str = "", **more: Any) -> Response:
    """Return the page. `tried` is the move that was refused, whose form holds what was typed."""
    now = clock.now()
    moves = []
    if visit.may("ask"):
        moves = own_page.list_own_moves(
            visit.case, now, tried, more.get("typed"), more.get("refused")
        )
        moves = reword_moves(moves)
    page = pages.render_page(
        "party",
        view=_describe(visit),
        moves=moves,
        here=f"{settings().base}/track/{visit.token}",
        **more,
    )
    return pages.make_response(page, status)


def _describe(visit: Visit) -> dict[str, Any]:
    """Return what the page shows: how things stand only to those who may see it."""
    case = strip_private(visit.case)
    party = visit.party
    until = ""
    if party.until:
        until = in_words(party.until)
    view: dict[str, Any] = {
        "reference": case.reference,
        "thing": letter_names.name_thing(case.kind),
        "person": case.person.name,
        "part": name_part(
            party.capacity, say_whose(case.person.name, group=case.person.code == GROUP)
        ),
        "member": party.capacity == MEMBER,
        "until_day": until,
        "contact": settings().council.authority.staff(case).contact,
        "may": {right: visit.may(right) for right in ("see", "add", "ask")},
        "sent": _list_sent(visit),
        "enclosures": [enclose.describe(paper) for paper in _list_papers(visit)],
    }
    view["may"]["withdraw"] = visit.may("withdraw") and own_page.may_withdraw(case)
    if visit.may("see"):
        view |= reword_view(own_page.show_for_person(case, clock.now()))
        view["points"] = _list_points(visit)
    return view


def _list_points(visit: Visit) -> list[str]:
    """Return the points, once they are settled, for one who gets the letters instead of the
    person: the letter that tells them may have left before they had a part."""
    if visit.party.copies != INSTEAD or not visit.case.service:
        return []
    return [point.text for point in visit.case.open_points]


def _list_papers(visit: Visit) -> tuple[Paper, ...]:
    return enclose.list_papers_for(visit.party, visit.case)


def open_paper(visit: Visit, number: str) -> Response:
    """Redirect to a paper that came with a letter of which they get copies."""
    return own_page.open_paper(_list_papers(visit), number)


_OWN_LETTERS = {
    "helper_receipt": "We told you that we have what you sent",
    "member_outcome": "We sent you our answer",
    "member_remedy": "We told you what we will do for you",
}
_SENT_AS = {COPIES: "a copy for you", INSTEAD: "sent to you instead of them"}


def _list_sent(visit: Visit) -> list[dict[str, str]]:
    """Return the letters that went to them, newest first."""
    rows = store.load_letters(visit.case.reference)
    sent = [row for row in rows if row.letter.to == visit.party.key and row.sent_at]
    listed = []
    for row in sorted(sent, key=lambda row: str(row.sent_at), reverse=True):
        what = _OWN_LETTERS.get(row.letter.name, "What we agreed with you about your part")
        if row.letter.copy:
            told = letter_names.describe_letter(row.letter.name, visit.case.kind)
            what = f"{reword_for_helper(told)} ({_SENT_AS[row.letter.copy]})"
        if row.sent_at:
            listed.append({"what": what, "when": case_dates.describe_moment(row.sent_at)})
    return listed


def _refuse(visit: Visit) -> Response:
    """Return the page that says that the person has not agreed to what was tried."""
    why = Refused(
        "You cannot do this here.", "Ask the person you are helping, or call us about it."
    )
    return show(visit, 403, refused=why)


def add(visit: Visit) -> Response:
    """Add what they write, as theirs and not as the person's. Sent twice, it is kept once."""
    if not visit.may("add"):
        return _refuse(visit)
    text = read_form().get("text", "")
    if wrong := find_fault_in_words(text):
        return show(visit, 422, error=wrong, text=text)
    case = visit.case
    key = visit.party.key
    words = text.strip()
    with suppress(store.Seen):
        cause = name_cause(case, words, key)
        casework.add(case.reference, key, words, (), clock.now(), cause)
    return show(visit, said="Thank you. We have added this, with your name.")


def ask(visit: Visit, move: str) -> Response:
    """Make one of the person's own moves for them."""
    if not visit.may("ask"):
        return _refuse(visit)
    row = settings().council.authority.stage(visit.case).move(move)
    if row and row.section:
        return _refuse(visit)
    given = pick_answers(read_form(), move)
    reference = visit.case.reference
    try:
        case = casework.ask(reference, move, given, clock.now(), visit.party.key)
    except Refused as refused:
        status = 422 if refused.errors else 409
        return show(visit, status, tried=move, refused=refused, typed=read_form())
    said = "Done."
    if row:
        said = reword_for_helper(row.done)
    return show(Visit(case, visit.party, visit.token), said=said)


def withdraw(visit: Visit) -> Response:
    """Withdraw the complaint for the person, who agreed that they may."""
    if not visit.may("withdraw"):
        return _refuse(visit)
    given = read_form()
    if given.get("sure") != "yes":
        return show(visit, 422, unsure="Tick the box if they want us to stop")
    try:
        case = casework.withdraw(
            visit.case.reference, given.get("said", "")[:MOST], clock.now(), visit.party.key
        )
    except Refused as refused:
        return show(visit, 409, refused=refused)
    said = "We have stopped, and are writing to confirm it. They can come back at any time."
    if case.stage == visit.case.stage:
        said = "We have not stopped yet. A person will talk with the child or young person first."
    return show(Visit(case, visit.party, visit.token), said=said)
