"""Stop half way and go on later: by a code on paper, or by a link sent to an address that is safe.

The code brings the key of the browser in which a form was begun. A link changes nothing until its
button is pressed, since programs open links too.
"""

from __future__ import annotations

from chalice.app import Blueprint, Response

from chalicelib import casework, clock, form_steps, forms, links, pages, store
from chalicelib.core.people import safe_contact
from chalicelib.core.people.officers import CHILD
from chalicelib.core.reading import paper_codes
from chalicelib.core.reading.email_address import find_email_fault
from chalicelib.core.working_days import in_words
from chalicelib.doors import web
from chalicelib.doors.public import browser_keys, check_rows, drafts
from chalicelib.translations import mark

returning = Blueprint(__name__)
BY_SCRIPT = "script"  # the form keeps what is typed at each step, and shows no page
LONGEST_CODE = 60  # characters of what is typed as a code


def keep_for_later(draft: str, answers: dict[str, str], posted: dict[str, str]) -> Response:
    """Keep half-written answers, and return the page with their code; or, to our script, the day
    until which they are kept.
    """
    if posted["later"] == BY_SCRIPT:
        return _keep_for_script(draft, answers, posted)
    draft = drafts.keep_posted(draft, forms.drop_ruled_out(answers) | _read_step(answers, posted))
    kept = drafts.load_draft(draft)
    if not kept.get(drafts.CODE):
        code = {drafts.CODE: paper_codes.make_code(), drafts.KEY: browser_keys.find_key_of(draft)}
        drafts.save_draft(draft, kept | code)
    return pages.send_to_page(f"/complain/{draft}/saved")


def _read_step(answers: dict[str, str], posted: dict[str, str]) -> dict[str, str]:
    """Return the step that the page was at, as a draft holds it."""
    return {drafts.STEP: form_steps.find_step(posted.get("step", ""), answers["code"])}


def _keep_for_script(draft: str, answers: dict[str, str], posted: dict[str, str]) -> Response:
    """Keep what is typed under the page's own id, and return the day until which it is kept. Keep
    nothing where that id was sent, or is not this browser's.
    """
    headers = pages.make_headers("text/plain; charset=utf-8")
    if draft != posted.get("draft", "") or drafts.find_case(draft):
        return Response("", status_code=409, headers=headers)
    drafts.keep_posted(draft, forms.drop_ruled_out(answers) | _read_step(answers, posted))
    return Response(in_words(drafts.find_day_kept_until(draft)), status_code=200, headers=headers)


@returning.route("/complain/{draft}/saved", methods=["GET", "HEAD"])
def saved(draft: str) -> Response:
    """Show until when it is kept, and the code that opens it; offer a link by email."""
    return _show_saved(draft, {}, {})


@returning.route("/complain/{draft}/saved", methods=["POST"], content_types=[web.FORM])
def saved_posted(draft: str) -> Response:
    """Send a link to an address that the person says is safe."""
    posted = web.read_form()
    typed = {name: posted.get(name, "").strip() for name in ("email", "email_safe")}
    errors = _find_faults(typed)
    if errors:
        return _show_saved(draft, typed, errors)
    drafts.load_draft(draft)
    casework.send_return_link(draft, typed["email"], drafts.find_day_kept_until(draft), clock.now())
    return _show_saved(draft, typed, {}, sent=True)


def _find_faults(typed: dict[str, str]) -> dict[str, str]:
    """Return what to do about each answer, by question. We send nothing that may not be safe."""
    faults = {}
    if not typed["email"] or find_email_fault(typed["email"]):
        faults["email"] = mark("Enter an email address, such as name@example.com")
    if typed["email_safe"] != safe_contact.YES:
        faults["email_safe"] = mark(
            "We only send the link if you choose “Yes”. If it is not safe, write the code down"
        )
    return faults


def _show_saved(
    draft: str, typed: dict[str, str], errors: dict[str, str], *, sent: bool = False
) -> Response:
    answers = drafts.load_draft(draft)
    if not answers.get(drafts.CODE):
        raise drafts.make_gone()
    page = pages.render_page(
        "saved",
        draft=draft,
        code=answers[drafts.CODE],
        step=_find_step(answers),
        until=drafts.find_day_kept_until(draft),
        typed=typed or {"email": answers["email"], "email_safe": ""},
        choices=safe_contact.ANSWERS,
        errors=errors,
        sent=sent,
    )
    if errors:
        return pages.make_response(page, 422)
    return pages.make_response(page)


# --- and back


@returning.route("/return", methods=["GET", "HEAD"])
def ask_code() -> Response:
    """Ask for the code."""
    return _ask_code("", "")


@returning.route("/return", methods=["POST"], content_types=[web.FORM])
def take_code() -> Response:
    """Go on with what a code opens, in this browser."""
    typed = web.read_form().get("code", "").strip()
    code = paper_codes.read_code(typed[:LONGEST_CODE])
    draft = None
    kept = None
    if code:
        draft = store.find_by_code(code, clock.now())
    if draft:
        kept = store.load_draft(draft, clock.now())
    if not draft or not kept:
        return _ask_code(typed[:LONGEST_CODE], _explain_unknown(typed))
    return _open(draft, str(kept[drafts.KEY]), kept)


def _explain_unknown(typed: str) -> str:
    if not typed:
        return mark("Enter the code that we gave you")
    return mark(
        "We cannot find anything under this code. Check each letter and number. What you wrote "
        "is deleted after 7 days, and the code stops working once you have sent it"
    )


def _ask_code(typed: str, error: str) -> Response:
    if not error:
        return pages.make_response(pages.render_page("return", typed=typed, errors={}))
    page = pages.render_page("return", typed=typed, errors={"code": error})
    return pages.make_response(page, 422)


@returning.route("/return/{token}", methods=["GET", "HEAD"])
def ask_to_go_on(token: str) -> Response:
    """Show a button to go on, and nothing of what was written. Changes nothing."""
    _read_link(token)
    return pages.make_response(pages.render_page("return-by-link"))


@returning.route("/return/{token}", methods=["POST"], content_types=[web.FORM])
def go_on(token: str) -> Response:
    """Go on with what a link opens, in this browser."""
    web.read_form()
    draft = _read_link(token)
    kept = store.load_draft(draft, clock.now())
    if kept is None or not kept.get(drafts.KEY):
        raise drafts.make_gone()
    return _open(draft, str(kept[drafts.KEY]), kept)


def _read_link(token: str) -> str:
    """Return the form of a link. Raise Unfit for one that is not ours."""
    try:
        return links.read_return(token)
    except links.BadLink as error:
        raise drafts.make_gone() from error


def _open(draft: str, key: str, answers: dict[str, str]) -> Response:
    """Return the way to a form that was begun, for a browser that now gets its key: to the check
    page if nothing is missing, to the files if they said that they want to add some, or else to
    what is done and what is not. A child goes on at once.
    """
    half = drafts.is_half_written(answers)
    if not half and check_rows.wants_files(answers):
        on = pages.send_to_page(f"/complain/{draft}/files")
    elif not half:
        on = pages.send_to_page(f"/complain/{draft}/check")
    elif answers["code"] == CHILD:
        on = pages.send_to_page(f"/complain?draft={draft}#{_find_step(answers)}")
    else:
        on = pages.send_to_page(f"/complain/{draft}/so-far")
    return browser_keys.give_key(on, key)


def _find_step(answers: dict[str, str]) -> str:
    """Return the step of the form at which somebody goes on."""
    return form_steps.find_unfinished(answers, answers.get(drafts.STEP, ""))


@returning.route("/complain/{draft}/so-far", methods=["GET", "HEAD"])
def so_far(draft: str) -> Response:
    """Show which parts of the form are done, with a way to each of them."""
    answers = drafts.load_draft(draft)
    page = pages.render_page(
        "so-far",
        draft=draft,
        step=_find_step(answers),
        rows=form_steps.list_progress(answers),
        until=drafts.find_day_kept_until(draft),
    )
    return pages.make_response(page)
