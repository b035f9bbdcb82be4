"""An officer writes down a complaint that they were told of: the form, a page to check it on, and
the case that it becomes.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from chalice import Response

from chalicelib import casework, files, forms, links, pages, told_form, translations
from chalicelib.core.cases import Case
from chalicelib.core.decisions.open_alarm import may_be_unsafe
from chalicelib.core.decisions.written_down import is_writer_named
from chalicelib.core.papers import FileRef
from chalicelib.core.people.access import may_see
from chalicelib.core.people.officers import Officer
from chalicelib.core.receipts import find_received_at
from chalicelib.core.working_days import in_words, london_date
from chalicelib.doors import case_dates, form_ids
from chalicelib.doors.officer import told_files
from chalicelib.doors.public import drafts
from chalicelib.doors.web import make_too_large
from chalicelib.settings import settings

CHECK, CHANGE, SEND = "check", "change", "send"


def show(claim: links.Claim, officer: Officer, here: str, now: datetime) -> Response:
    """Return the form, empty or with what the officer had typed on a link that had ended."""
    earlier = casework.recall_typed(claim, now)
    return _form(officer, here, form_ids.make_id(officer.key), told_form.read(earlier or {}))


def deal_with(
    claim: links.Claim, officer: Officer, here: str, posted: dict[str, str], now: datetime
) -> Response:
    """Return the form with what is wrong, the page that checks the answers, or what they became."""
    answers = told_form.read(posted)
    if forms.count_characters(answers) > forms.MOST:
        raise make_too_large()
    form = _find_id(posted, officer)
    step = posted.get("step", CHECK)
    if step == CHANGE:
        return _form(officer, here, form, answers)
    errors = told_form.find_faults(answers, now)
    if errors:
        return _form(officer, here, form, answers, errors)
    if step != SEND:
        told_files.keep_answers(form, officer.key, answers, now)
        return _check(officer, here, form, answers, now)
    try:
        kept = told_files.take(form, officer.key, now)
    except files.Changed:
        return _check(officer, here, form, answers, now, changed=True)
    return _make_case(claim, officer, here, form, answers, kept, now)


def show_files(officer: Officer, here: str, form: str, now: datetime) -> Response:
    """Return the page that checks the answers, with the files that were added to them; or the
    empty form, where none of this officer's answers are kept.
    """
    answers = told_files.load_answers(form, officer.key, now)
    if answers is None:
        return _form(officer, here, form_ids.make_id(officer.key), told_form.read({}))
    return _check(officer, here, form, told_form.read(answers), now)


def _find_id(posted: dict[str, str], officer: Officer) -> str:
    """Return the id that a posted form goes by, or a new one where we did not make it."""
    given = posted.get("form", "")
    if form_ids.is_owned_by(given, officer.key):
        return given
    return form_ids.make_id(officer.key)


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
    if errors:
        return pages.make_response(body, 422)
    return pages.make_response(body)


def _check(
    officer: Officer,
    here: str,
    form: str,
    answers: dict[str, str],
    now: datetime,
    before: Case | None = None,
    changed: bool = False,
) -> Response:
    """Return the page that shows the answers before they are sent, and takes files.

    `before` is a case that this form has made of other words; `changed` says that a file is no
    longer what was looked into.
    """
    shown = told_files.describe(form, officer.key, here, now)
    if changed:
        shown["refused"] = (*shown["refused"], told_files.ADD_AGAIN)
    body = pages.render_page(
        "write-down-check",
        action=here,
        form=form,
        rows=told_form.list_rows(answers),
        typed=told_form.list_typed(answers),
        before=before,
        **shown,
    )
    status = 200
    if shown["refused"]:
        status = 422
    if before or changed:
        status = 409
    form_to = ""
    if shown["upload"]:
        form_to = shown["upload"].url
    return pages.make_response(body, status, form_to=form_to)


def _make_case(
    claim: links.Claim,
    officer: Officer,
    here: str,
    form: str,
    answers: dict[str, str],
    kept: tuple[FileRef, ...],
    now: datetime,
) -> Response:
    """Make one case of the answers, however often they are sent.

    Where the form has made a case of other words, ask whether this is another complaint.
    """
    language = translations.find_named_language(answers["help"])
    complaint = told_form.make_complaint(answers, officer, now)
    complaint = replace(complaint, files=kept, language=language)
    came = told_form.read_came(answers)
    case = casework.lodge(
        complaint,
        cause=f"told/{officer.key}/{form}",
        now=now,
        received_at=find_received_at(came.on, came.at),
    )
    if not drafts.has_same_words(case, complaint):
        another = form_ids.make_id(officer.key)
        told_files.keep_answers(another, officer.key, answers, now)
        return _check(officer, here, another, answers, now, case)
    return _done(claim, officer, case)


def _done(claim: links.Claim, officer: Officer, case: Case) -> Response:
    """Return the page that says what became of it. An officer whom the complaint names is told
    nothing of the case.
    """
    authority = settings().council.authority
    named = is_writer_named(case, authority.staff(case))
    reference = case.reference
    if named:
        reference = ""
    told_at = case.received_at
    if case.receipt:
        told_at = case.receipt.at
    acknowledge_by = ""
    late = False
    ack = case.clock("ack")
    if ack:
        acknowledge_by = in_words(ack.due_on)
        late = ack.due_on < london_date(told_at)
    look = ""
    if may_see(case, officer, authority):
        look = links.make_onward_link(claim, case.reference, links.LOOK)
    body = pages.render_page(
        "written-down",
        named=named,
        reference=reference,
        look=look,
        received=case_dates.describe_receipt(case),
        acknowledge_by=acknowledge_by,
        late=late,
        mails=case.person.mailable and not may_be_unsafe(case),
    )
    return pages.make_response(body)
