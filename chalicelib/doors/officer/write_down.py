"""An officer writes down a complaint that they were told of: the form, a page to check it on, and
the case that it becomes.
"""

from __future__ import annotations

from datetime import datetime

from chalice import Response

from chalicelib import casework, forms, links, pages, told_form
from chalicelib.core.cases import Case
from chalicelib.core.decisions.change_contact import may_be_unsafe
from chalicelib.core.decisions.written_down import is_writer_named
from chalicelib.core.people.access import may_see
from chalicelib.core.people.officers import Officer
from chalicelib.core.receipts import find_received_at
from chalicelib.core.working_days import in_words, london_date
from chalicelib.doors import case_dates
from chalicelib.doors.public import drafts
from chalicelib.doors.web import make_too_large
from chalicelib.settings import settings

CHECK, CHANGE, SEND = "check", "change", "send"


def show(claim: links.Claim, officer: Officer, here: str, now: datetime) -> Response:
    """Return the form, empty or with what the officer had typed on a link that had ended."""
    earlier = casework.recall_typed(claim, now)
    return _form(officer, here, drafts.make_id(), told_form.read(earlier or {}))


def deal_with(
    claim: links.Claim, officer: Officer, here: str, posted: dict[str, str], now: datetime
) -> Response:
    """Return the form with what is wrong, the page that checks the answers, or what they became."""
    answers = told_form.read(posted)
    if forms.count_characters(answers) > forms.MOST:
        raise make_too_large()
    form = _find_id(posted)
    step = posted.get("step", CHECK)
    if step == CHANGE:
        return _form(officer, here, form, answers)
    errors = told_form.find_faults(answers, now)
    if errors:
        return _form(officer, here, form, answers, errors)
    if step != SEND:
        return _check(here, form, answers)
    return _make_case(claim, officer, here, form, answers, now)


def _find_id(posted: dict[str, str]) -> str:
    """Return the id that a posted form goes by, or a new one where we did not make it."""
    given = posted.get("form", "")
    if drafts.ID.fullmatch(given) and links.is_form_mark(
        given[: drafts.RANDOM], given[drafts.RANDOM :]
    ):
        return given
    return drafts.make_id()


def _form(
    officer: Officer,
    here: str,
    form: str,
    answers: dict[str, str],
    errors: dict[str, str] | None = None,
) -> Response:
    body = pages.render_page(
        "write-down",
        action=here,
        form=form,
        officer=officer,
        asked={q.name: q for q in told_form.QUESTIONS},
        got={part: answers[f"got-{part}"] for part in ("day", "month", "year")},
        typed=answers,
        errors=errors or {},
    )
    return pages.make_response(body, 422 if errors else 200)


def _check(here: str, form: str, answers: dict[str, str], before: Case | None = None) -> Response:
    """Return the page that shows the answers before they are sent. `before` is a case that this
    form has made of other words.
    """
    body = pages.render_page(
        "write-down-check",
        action=here,
        form=form,
        rows=told_form.list_rows(answers),
        typed=told_form.list_typed(answers),
        before=before,
    )
    return pages.make_response(body, 409 if before else 200)


def _make_case(
    claim: links.Claim,
    officer: Officer,
    here: str,
    form: str,
    answers: dict[str, str],
    now: datetime,
) -> Response:
    """Make one case of the answers, however often they are sent.

    Where the form has made a case of other words, ask whether this is another complaint.
    """
    complaint = told_form.make_complaint(answers, officer, now)
    came = told_form.read_came(answers)
    case = casework.lodge(
        complaint,
        cause=f"told/{officer.key}/{form}",
        now=now,
        received_at=find_received_at(came.on, came.at),
    )
    if not drafts.has_same_words(case, complaint):
        return _check(here, drafts.make_id(), answers, case)
    return _done(claim, officer, case)


def _done(claim: links.Claim, officer: Officer, case: Case) -> Response:
    """Return the page that says what became of it. An officer whom the complaint names is told
    nothing of the case.
    """
    authority = settings().council.authority
    named = is_writer_named(case, authority.staff(case))
    ack = case.clock("ack")
    look = ""
    if may_see(case, officer, authority):
        look = links.make_onward_link(claim, case.reference, links.LOOK)
    body = pages.render_page(
        "written-down",
        named=named,
        reference="" if named else case.reference,
        look=look,
        received=case_dates.describe_receipt(case),
        acknowledge_by=in_words(ack.due_on) if ack else "",
        late=bool(
            ack and ack.due_on < london_date(case.receipt.at if case.receipt else case.received_at)
        ),
        mails=case.person.mailable and not may_be_unsafe(case),
    )
    return pages.make_response(body)
