"""The pages of our questions, by the private link in our letter: how we did, whether anybody treats
the person differently, and whether it is sorted, which a child is asked while it goes on. An answer
of "no" is met on the page that thanks for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from chalice import Blueprint, Response

from chalicelib import casework, clock, pages, store
from chalicelib.core.cases import COMPLAINANT, Case, Refused
from chalicelib.core.decisions.guards import is_offered
from chalicelib.core.people.officers import CHILDREN
from chalicelib.core.people.parties import INSTEAD
from chalicelib.core.procedures.shared.afterwards import ANSWER_HOW, ANSWER_SINCE
from chalicelib.core.procedures.shared.is_it_sorted import ANSWER_SORTED
from chalicelib.core.procedures.tables import Move
from chalicelib.core.working_days import london_date
from chalicelib.doors.person import childs_page, own_link, own_page, party_page
from chalicelib.doors.web import FORM, pick_answers, read_form
from chalicelib.settings import settings

questions = Blueprint(__name__)
SORTED = "sorted"
ROWS = {"how": ANSWER_HOW, "since": ANSWER_SINCE, SORTED: ANSWER_SORTED}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the case it is about, and who answers: the person, or through whom they want our
    letters to go."""

    question: str
    case: Case
    by: str
    token: str

    @property
    def row(self) -> Move:
        """Return the move by which it is answered."""
        return ROWS[self.question]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what was answered, without any words, or nothing."""
        return self.case.kept.get(str(self.row.records), {})


def _find_asked(question: str, token: str) -> Asked | Response:
    """Return who answers a question by their link, or the page that says why they cannot."""
    visit = party_page.find_visit(token)
    if isinstance(visit, Response):
        return visit
    if visit and visit.party.copies != INSTEAD:
        return pages.send_to_page(f"/track/{token}")
    if visit:
        return Asked(question, visit.case, visit.party.key, token)
    case = own_link.read_case(token)
    if isinstance(case, Response):
        return case
    return Asked(question, case, COMPLAINANT, token)


@questions.route("/track/{token}/how", methods=["GET", "HEAD"])
def ask_how(token: str) -> Response:
    """Show the three questions of how we did, or that they were answered. Changes nothing."""
    return _show_question("how", token)


@questions.route("/track/{token}/since", methods=["GET", "HEAD"])
def ask_since(token: str) -> Response:
    """Show the question whether anybody treats them differently. Changes nothing."""
    return _show_question("since", token)


@questions.route("/track/{token}/sorted", methods=["GET", "HEAD"])
def ask_if_sorted(token: str) -> Response:
    """Show the question whether it is sorted, or what comes of the answer. Changes nothing."""
    return _show_question(SORTED, token)


@questions.route("/track/{token}/sorted", methods=["POST"], content_types=[FORM])
def answer_if_sorted(token: str) -> Response:
    """Take the answer whether it is sorted, once."""
    return _take_answer(SORTED, token)


@questions.route("/track/{token}/how", methods=["POST"], content_types=[FORM])
def answer_how(token: str) -> Response:
    """Take the answers to how we did, once."""
    return _take_answer("how", token)


@questions.route("/track/{token}/since", methods=["POST"], content_types=[FORM])
def answer_since(token: str) -> Response:
    """Take the answer to whether anybody treats them differently, once."""
    return _take_answer("since", token)


def _show_question(question: str, token: str) -> Response:
    asked = _find_asked(question, token)
    if isinstance(asked, Response):
        return asked
    if not asked.answers and not is_offered(asked.row, asked.case, london_date(clock.now())):
        return pages.send_to_page(f"/track/{token}")
    return _show(asked)


def _take_answer(question: str, token: str) -> Response:
    given = read_form()
    asked = _find_asked(question, token)
    if isinstance(asked, Response):
        return asked
    answers = pick_answers(given, asked.row.name)
    reference = asked.case.reference
    try:
        case = casework.ask(reference, asked.row.name, answers, clock.now(), asked.by)
    except Refused as refused:
        if refused.errors:
            return _show(asked, 422, refused=refused, typed=given)
        case = store.load(reference) or asked.case
    after = Asked(question, case, asked.by, token)
    if not after.answers:
        return pages.send_to_page(f"/track/{token}")
    return _show(after)


def _show(
    asked: Asked,
    status: int = 200,
    refused: Refused | None = None,
    typed: dict[str, str] | None = None,
) -> Response:
    """Return the page of a question; once it is answered, with what the person can do next."""
    case = asked.case
    now = clock.now()
    section = asked.row.section
    tried = ""
    if refused:
        tried = asked.row.name
    forms = []
    if not asked.answers:
        forms = own_page.list_own_moves(case, now, tried, typed, refused, section=section)
    moves = []
    own = asked.by == COMPLAINANT
    if own:
        moves = own_page.list_own_moves(case, now)
    name = "how-we-did"
    if asked.question == SORTED:
        name = "is-it-sorted"
    page = pages.render_page(
        name,
        question=asked.question,
        forms=forms,
        answers=asked.answers,
        refused=refused,
        own=own,
        talk_by=childs_page.find_day_of_talk(case),
        child=case.person.code in CHILDREN,
        moves=moves,
        view=own_page.show_for_person(case, now),
        here=f"{settings().base}/track/{asked.token}",
    )
    return pages.make_response(page, status)
