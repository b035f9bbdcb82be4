"""The complaint form, from its first page to the reference.

The answers so far live in a draft under a random id, which is all that its addresses carry.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from chalice.app import Blueprint, Response

from chalicelib import (
    child_form,
    clock,
    files,
    form_steps,
    forms,
    pages,
    translations,
    who_questions,
)
from chalicelib.core.cases import Case
from chalicelib.core.decisions.open_alarm import may_be_unsafe
from chalicelib.core.decisions.wanted_talk import describe_wanted_talk
from chalicelib.core.people import safe_contact
from chalicelib.core.people.officers import CHILD
from chalicelib.doors import form_ids, uploads, web
from chalicelib.doors.public import browser_keys, check_rows, come_back, drafts
from chalicelib.settings import settings

public = Blueprint(__name__)
_TO_FILL = {"what": "{}", "count": "{}", "most": "{}"}  # by our script, once it counts
_FILES_HELD = "files_held"  # how many files a check page showed
SHOWN_FOR = timedelta(
    days=1
)  # the received page stays in the history of a shared computer, so it is not shown for longer


def _route_page(path: str) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
    return public.route(path, methods=["GET", "HEAD"])


def _route_form(path: str) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
    return public.route(path, methods=["POST"], content_types=[web.FORM])


@_route_page("/complain")
def complain() -> Response:
    """Show the form, empty or with a draft's answers: to go on with, or to change one of them."""
    draft = web.read_query("draft")
    if draft:
        answers = drafts.load_draft(draft)
        return _show_form(draft, answers, {}, change=bool(web.read_query("change")))
    key = browser_keys.find_or_make_key()
    made = _show_form(form_ids.make_id(key), _read_way_in(), {}, change=False)
    # nothing personal yet; gone back to, it must be the same page with the same id, so that sending
    # again is no second case
    made.headers["Cache-Control"] = "private, no-cache"
    return browser_keys.give_key(made, key)


def _read_way_in() -> dict[str, str]:
    """Return what the address says of a form that nobody has begun: what it is for, and whether a
    child's own is asked for.
    """
    answers = {"kind": web.read_query("kind")}
    if web.read_query("code") == CHILD:
        answers["code"] = CHILD
    return answers


def _choose_page(name: str, code: str) -> str:
    """Return the name of a page of the form: a child who came by their own way has their own."""
    if code != CHILD:
        return name
    return _CHILDS_PAGES[name]


_CHILDS_PAGES = {
    "complain": "child-complain",
    "files": "child-files",
    "check": "child-check",
    "received": "child-received",
}


@_route_form("/complain")
def complain_posted() -> Response:
    """Keep the answers and go on; or the form again with what was typed and what is wrong."""
    posted = web.read_form()
    answers = forms.read(posted)
    if forms.count_characters(answers) > forms.MOST:
        raise web.make_too_large()
    draft = drafts.choose_id(posted.get("draft", ""))
    return browser_keys.give_key(_take(draft, answers, posted), browser_keys.find_key_of(draft))


def _take(draft: str, answers: dict[str, str], posted: dict[str, str]) -> Response:
    """Return the way on from a posted form, or the form with what is wrong with its answers."""
    if posted.get("later"):
        return come_back.keep_for_later(draft, answers, posted)
    errors = forms.find_faults(answers)
    if errors:
        change = bool(posted.get("change"))
        return _show_form(draft, answers, errors, change=change, status=422)
    sent = drafts.find_case(draft)
    more = answers["files"] == "yes" and sent is not None and not sent.files
    if sent and not more and drafts.has_same_words(sent, forms.make_complaint(answers)):
        return pages.send_to_page(f"/complain/{draft}/received")
    draft = drafts.keep_posted(draft, forms.drop_ruled_out(answers))
    step = "check"
    if answers["files"] == "yes":
        step = "files"
    return pages.send_to_page(f"/complain/{draft}/{step}")


def _show_form(
    draft: str, answers: dict[str, Any], errors: dict[str, str], *, change: bool, status: int = 200
) -> Response:
    asked = forms.list_questions(answers, errors)
    body = pages.render_page(
        _choose_page("complain", answers.get("code", "")),
        draft=draft,
        change=change,
        form=asked,
        errors=errors,
        who=who_questions.list_who(),
        steps=form_steps.describe_steps(answers.get("code", "")),
        too_long=translations.fill_later(forms.TOO_LONG, **_TO_FILL),
        asks_kind=change or bool(answers.get("kind")),
    )
    return pages.make_response(body, status)


# --- files


@_route_page("/complain/{draft}/files")
def draft_files(draft: str) -> Response:
    """Show the files added so far, what was refused and why, and a form that sends more straight
    to S3. Go on where Continue was pressed and nothing is wrong.
    """
    answers = drafts.load_draft(draft)
    known = files.load_held(answers.get("held", ()))
    now_held, refused = files.settle(draft, known)
    if now_held != known:
        drafts.save_draft(draft, {**answers, "held": files.make_rows(now_held)})
    if uploads.has_missing(web.read_query(uploads.SENT), len(known), len(now_held), len(refused)):
        refused = (*refused, uploads.NOT_ALL_CAME)
    on = f"/complain/{draft}/check"
    if _is_done(refused, asked=bool(web.read_query(uploads.ON))):
        return pages.send_to_page(on)
    base = settings().base
    described = uploads.describe(
        draft, f"{base}/complain/{draft}/files", now_held, refused, on=base + on
    )
    body = pages.render_page(_choose_page("files", answers["code"]), draft=draft, **described)
    form_to = ""
    if described["upload"]:
        form_to = described["upload"].url
    status = 200
    if refused:
        status = 422
    return pages.make_response(body, status, form_to=form_to)


def _is_done(refused: tuple[files.RefusedFile, ...], *, asked: bool) -> bool:
    """Return whether they pressed Continue: with files that all came, or with none chosen."""
    if not refused:
        return asked
    return all(file.why == files.NONE_CHOSEN for file in refused)


@_route_form("/complain/{draft}/files")
def draft_files_posted(draft: str) -> Response:
    """Take one file away again."""
    which = web.read_form().get("remove", "")
    answers = drafts.load_draft(draft)
    known = files.load_held(answers.get("held", ()))
    for file in known:
        if file.id == which:
            files.remove(file)
    drafts.save_draft(
        draft, {**answers, "held": files.make_rows(f for f in known if f.id != which)}
    )
    return pages.send_to_page(f"/complain/{draft}/files")


# --- check, send, received


@_route_page("/complain/{draft}/check")
def check(draft: str) -> Response:
    """Show everything as it will be sent, each answer with a way to change it."""
    from chalicelib.core.reading import request_words

    answers = drafts.load_draft(draft)
    if drafts.is_half_written(answers):
        return pages.send_to_page(f"/complain?draft={draft}")
    typed = {name: answers[name] for name in forms.NAMES if answers.get(name)}
    complaint = forms.make_complaint(answers)
    anonymous = answers["code"] == forms.ANONYMOUS or not complaint.reachable
    body = pages.render_page(
        _choose_page("check", answers["code"]),
        draft=draft,
        empty=_says_nothing(answers),
        unsafe=answers["topic"] == child_form.UNSAFE,
        rows=check_rows.list_rows(draft, answers),
        typed=typed | {_FILES_HELD: len(answers.get("held", ()))},
        kept_until=drafts.find_day_kept_until(draft),
        lost=bool(web.read_query("lost")),
        anonymous=anonymous,
        thanks_or_asks=answers["kind"] not in ("", "complaint"),
        email=answers["email"],
        phone=answers["phone"],
        doubted=bool(answers["email"] and request_words.find_doubt(complaint.typed.values())),
        other_ways=safe_contact.list_other_ways(complaint),
        told_unsafe=answers["email_safe"] in safe_contact.DOUBTED,
        again=bool(web.read_query("again")) or drafts.find_earlier_case(answers) is not None,
    )
    return pages.make_response(body)


def _says_nothing(answers: dict[str, Any]) -> bool:
    """Return whether a child chose to send a file in place of words, and has added none."""
    if answers["code"] != CHILD or answers["happened"] or answers["topic"]:
        return False
    return not answers.get("held")


@_route_form("/complain/{draft}/send")
def send(draft: str) -> Response:
    """Make the case. Pressed twice, or gone back to and pressed again, it is the same case."""
    from chalicelib import store

    posted = web.read_form()
    if not browser_keys.find_key_of(draft):
        return _send_from_open_page(draft, posted)
    answers = store.load_draft(draft, clock.now())
    if answers is None and drafts.find_case(draft) is None:
        answers = drafts.restore_posted(draft, posted)
        if answers and _has_lost_files(answers, posted):
            return pages.send_to_page(f"/complain/{draft}/check?lost=yes")
    if answers is None:
        return drafts.redirect_to_sent_case(draft)
    sent = drafts.find_case(draft)
    if sent:
        return drafts.answer_sent_again(draft, sent, answers)
    if _says_nothing(answers) or drafts.is_half_written(answers):
        return pages.send_to_page(f"/complain/{draft}/check")
    if _make_case(draft, answers) is None:
        return drafts.keep_as_another(answers)
    return pages.send_to_page(f"/complain/{draft}/received")


def _has_lost_files(answers: dict[str, Any], posted: dict[str, str]) -> bool:
    return str(len(answers.get("held", ()))) != posted.get(_FILES_HELD, "0")


def _make_case(draft: str, answers: dict[str, Any]) -> Case | None:
    """Return the case that a draft makes, once, or None if it has made one of other words."""
    from chalicelib import casework

    complaint = drafts.make_complaint(draft, answers)
    complaint = replace(complaint, language=translations.choose_for_letters(complaint.help))
    case = casework.lodge(complaint, cause=f"form/{draft}", now=clock.now(), draft=draft)
    if drafts.has_same_words(case, complaint):
        return case
    return None


def _send_from_open_page(draft: str, posted: dict[str, str]) -> Response:
    """Make the case of a check page that was left open until its browser was closed, and show what
    came of it here, since this browser can open no other page of it. Raise Unfit where the page
    does not bring the very words that are kept.
    """
    sent = drafts.find_case(draft)
    answers: dict[str, Any] | None = forms.read(posted)
    if sent is None:
        answers = drafts.load_for_open_page(draft, posted)
    if answers is None or forms.find_faults(answers):
        raise drafts.make_gone()
    if sent is None:
        if _has_lost_files(answers, posted):
            raise _make_files_lost()
        sent = _make_case(draft, answers)
    if sent is None or not drafts.has_same_words(sent, forms.make_complaint(answers)):
        raise drafts.make_gone()
    return _show_received(sent)


def _make_files_lost() -> web.Unfit:
    """Return the Unfit for an open page whose files are no longer all there."""
    return web.Unfit(
        409,
        "We no longer have all the files you added",
        "Nothing was sent. Go back: what you wrote is still on that page. Copy it, then start "
        "again and add the files again.",
        ways=(("/complain", "Start again"),),
    )


@_route_page("/complain/{draft}/send")
def send_again(draft: str) -> Response:
    """Redirect from the last button's address when it is opened by itself: to the reference if
    the form was sent, or else back to check it. Sends nothing.
    """
    if not browser_keys.find_key_of(draft):
        raise drafts.make_gone()
    step = "check"
    if drafts.find_case(draft):
        step = "received"
    return pages.send_to_page(f"/complain/{draft}/{step}")


@_route_page("/complain/{draft}/received")
def received(draft: str) -> Response:
    """Show the reference, the dates and what happens next.

    Raise Unfit if that may no longer be shown.
    """
    case = None
    if browser_keys.find_key_of(draft):
        case = drafts.find_case(draft)
    return _show_received(case)


def _show_received(case: Case | None) -> Response:
    if case is None or clock.now() - case.received_at > SHOWN_FOR or case.person.stops:
        raise drafts.make_gone()  # stopped: whoever reads this browser may be why
    return pages.make_response(_render_received(case))


def _render_received(case: Case) -> str:
    from chalicelib import links
    from chalicelib.core.decisions.find_advocate import find_search_day
    from chalicelib.core.wording.pressed import wants_to_talk
    from chalicelib.core.working_days import london_date

    reply_by = None
    latest_by = None
    answer = settings().council.authority.procedure(case).answer
    if answer:
        reply_by = _find_due_date(case, answer.name)
        latest_by = _find_due_date(case, answer.extends_to)
    doubted = may_be_unsafe(case)
    link = ""
    if not case.anonymous and (doubted or not case.person.email):
        link = links.make_person_link(case.reference, case.person.key, case.received_at)
    return pages.render_page(
        _choose_page("received", case.person.code),
        case=case,
        received=london_date(case.received_at),
        told_by=_find_due_date(case, "understood") or _find_due_date(case, "ack"),
        reply_by=reply_by,
        latest_by=latest_by,
        look_into=_find_due_date(case, "look_into"),
        decide_by=_find_due_date(case, "safe_way"),
        doubted=doubted,
        to_talk=wants_to_talk(case),
        talk=describe_wanted_talk(case),
        advocate_by=find_search_day(case),
        other_ways=safe_contact.list_other_ways(case.person),
        link=link,
    )


def _find_due_date(case: Case, clock: str) -> date | None:
    found = case.clock(clock)
    if found and found.counted:
        return found.due_on
    return None
