"""A complaint that names everybody: the one page of it that a complaints manager whom it names may
see, with its reference and date and none of its words."""

from __future__ import annotations

from chalice import Response

from chalicelib import links, pages
from chalicelib.core.cases import Case, Refused
from chalicelib.core.decisions.offered_moves import list_moves
from chalicelib.core.people.officers import Officer
from chalicelib.core.people.outside import MOVE
from chalicelib.doors import case_dates
from chalicelib.doors.officer import move_form
from chalicelib.settings import settings


def is_only_move(claim: links.Claim, case: Case, officer: Officer) -> bool:
    """Return whether a link is for giving away a case that names its officer and everybody else."""
    authority = settings().council.authority
    if claim.move != MOVE or authority.staff(case).free(officer):
        return False
    for move in list_moves(case, officer, authority):
        if move.name == MOVE:
            return True
    return False


def show_question(
    case: Case,
    here: str,
    refused: Refused | None = None,
    answers: dict[str, str] | None = None,
) -> Response:
    """Return the page that asks who outside the council is to have a case."""
    move = settings().council.authority.stage(case).move(MOVE)
    if move is None:
        raise LookupError("this stage has no such move")
    question = move_form.make_move_form(move, case, answers, refused)
    body = pages.render_page(
        "outside",
        action=here,
        question=question,
        refused=refused,
        reference=case.reference,
        received=case_dates.describe_receipt(case),
        as_of=case.moved,
    )
    return pages.make_response(body, 422 if refused else 200)


def show_done(case: Case, officer: Officer) -> Response:
    """Return the page that says a case has gone to somebody outside, with nothing of the case."""
    named = not settings().council.authority.staff(case).free(officer)
    body = pages.render_page("outside", reference=case.reference, done=True, named=named)
    return pages.make_response(body)
