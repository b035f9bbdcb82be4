"""The files of a case, and the papers that go with letters: an officer opens them, and adds papers
on a page of their own.
"""

from __future__ import annotations

from chalice import Blueprint, Response

from chalicelib import casework, clock, files, links, pages, store
from chalicelib.casework.act import require_officer
from chalicelib.core.case_files import find_file, is_taken_out
from chalicelib.core.cases import Case
from chalicelib.core.decisions.enclose import list_papers
from chalicelib.core.procedures.tables import Field
from chalicelib.doors import uploads
from chalicelib.doors.officer import case_files, typed_words
from chalicelib.doors.officer.case_page import make_address
from chalicelib.doors.officer.desk import open_case
from chalicelib.doors.officer.told_files import ADD_AGAIN
from chalicelib.doors.web import FORM, read_form
from chalicelib.settings import settings

papers = Blueprint(__name__)


@papers.route("/act/{token}/papers", methods=["GET", "HEAD"])
def show_papers(token: str) -> Response:
    """Show the papers of a case, and a form that uploads one more straight to S3."""
    found = open_case(token)
    if isinstance(found, Response):
        return found
    claim, case = found
    return _show(claim, case, token)


def _show(
    claim: links.Claim, case: Case, token: str, changed: tuple[files.RefusedFile, ...] = ()
) -> Response:
    draft = casework.name_draft(claim)
    held, refused = files.settle(draft, (), every_kind=False)
    refused = (*changed, *refused)
    here = f"{make_address(token)}/papers"
    described = uploads.describe(draft, here, held, refused, every_kind=False)
    body = pages.render_page(
        "papers",
        reference=case.reference,
        asked=_find_question(claim, case),
        **described,
        papers=case_files.list_papers(case, make_address(token)),
        action=make_address(token),
        looks=claim.move == links.LOOK,
    )
    status = 422 if refused else 200
    upload = described["upload"]
    return pages.make_response(body, status, form_to=upload.url if upload else "")


def _find_question(claim: links.Claim, case: Case) -> Field | None:
    """Return the question of a link's form that asks for a paper, other than one to go with a
    letter; None where the papers are for letters."""
    for move in settings().council.authority.procedure(case).moves:
        for question in move.fields:
            if move.name == claim.move and question.kind == "papers" and question.required:
                return question
    return None


@papers.route("/act/{token}/papers", methods=["POST"], content_types=[FORM])
def change_papers(token: str) -> Response:
    """Add what was uploaded, take something away, or keep what was typed and come here."""
    answers = read_form()
    found = open_case(token)
    if isinstance(found, Response):
        return found
    claim, case = found
    held, _ = files.settle(casework.name_draft(claim), (), every_kind=False)
    if "remove" in answers:
        for file in held:
            if file.id == answers["remove"]:
                files.remove(file)
    elif "take_away" in answers:
        casework.take_away_paper(claim, _read_number(answers["take_away"]), clock.now())
    elif "add" in answers:
        try:
            casework.add_papers(claim, held, clock.now())
        except files.Changed:
            return _show(claim, store.load(case.reference) or case, token, (ADD_AGAIN,))
        return pages.send_to_page(f"/act/{token}")
    else:
        typed = typed_words.keep_answered(claim.move, answers)
        casework.keep_typed(claim, typed, clock.now())
    return pages.send_to_page(f"/act/{token}/papers")


@papers.route("/act/{token}/papers/{number}", methods=["GET"])
def open_paper(token: str, number: str) -> Response:
    """Redirect an officer to a paper of their case, to save it."""
    found = open_case(token)
    if isinstance(found, Response):
        return found
    claim, case = found
    wanted = _read_number(number)
    for paper in list_papers(case):
        if paper.number == wanted:
            left = claim.seconds_left(clock.now())
            return pages.redirect_to(files.open_link(paper.file, left))
    return pages.render_problem(
        404, "We do not know this paper", "Open the case again from your letter."
    )


@papers.route("/act/{token}/files/{number}", methods=["GET"])
def open_file(token: str, number: str) -> Response:
    """Redirect an officer to a file of their case, to save it.

    The address at S3 works for five minutes, and is never part of our own site.
    """
    found = open_case(token)
    if isinstance(found, Response):
        return found
    claim, case = found
    listed = find_file(case, f"file-{number}")
    if listed is None or is_taken_out(case, listed):
        return _say_unknown_file()
    return pages.redirect_to(files.open_link(listed.file, claim.seconds_left(clock.now())))


@papers.route("/act/{token}/taken-out/{name}", methods=["GET"])
def open_taken_out(token: str, name: str) -> Response:
    """Redirect whoever oversees complaints to a file that was taken out, to save it."""
    found = open_case(token)
    if isinstance(found, Response):
        return found
    claim, case = found
    listed = find_file(case, name)
    if listed is None or not case_files.may_open_taken_out(require_officer(claim)):
        return _say_unknown_file()
    return pages.redirect_to(files.open_link(listed.file, claim.seconds_left(clock.now())))


def _say_unknown_file() -> Response:
    return pages.render_problem(
        404, "We do not know this file", "Open the case again from your letter."
    )


def _read_number(said: str) -> int:
    if said.isdecimal() and len(said) < 4:
        return int(said)
    return 0
