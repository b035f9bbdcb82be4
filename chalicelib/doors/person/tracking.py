"""The person's own page, by the private link in every letter: where their complaint stands, what
comes next, and ways to add or to stop.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Any

from chalice import Blueprint, Response

from chalicelib import casework, child_form, clock, links, pages, store
from chalicelib.core.cases import COMPLAINANT, Case, Event, Refused
from chalicelib.core.decisions import enclose
from chalicelib.core.decisions.child_asks import find_stop_day, is_asked_first, is_stop_asked
from chalicelib.core.procedures.shared.reaching_them import STOP_EMAILS
from chalicelib.core.wording import letter_names
from chalicelib.core.working_days import in_words, london_date
from chalicelib.doors import already_done, case_dates
from chalicelib.doors.person import (
    childs_page,
    own_link,
    own_page,
    own_record,
    page_pass,
    party_page,
)
from chalicelib.doors.public import leaving
from chalicelib.doors.web import (
    FORM,
    is_opened_by_person,
    pick_answers,
    read_form,
    read_query,
)
from chalicelib.settings import settings
from chalicelib.translations import mark

tracking = Blueprint(__name__)
STOPPED = (
    "You have asked us to stop. We are writing to you to confirm it. You can come back at any time."
)
ADDED_CLOSED = mark("Thank you. We have what you wrote, and a person will read it.")
STOP_ASKED = "We have your words. We have not stopped yet: a person will talk with you first."


def _show_case(
    case: Case, token: str, status: int = 200, *, tried: str = "", **more: Any
) -> Response:
    """Return the person's page.

    `tried` is their move that was refused, whose form holds what was typed.
    """
    here = f"{settings().base}/track/{token}"
    now = clock.now()
    typed = more.get("typed")
    refused = more.get("refused")
    moves = own_page.list_own_moves(case, now, tried, typed, refused)
    chosen = read_query("change_helper-party")
    helping = own_page.list_own_moves(
        case, now, tried, typed, refused, section="helpers", chosen=chosen
    )
    stopping = own_page.list_own_moves(case, now, section="emails")
    reaching = own_page.list_own_moves(case, now, tried, typed, refused, section="reach")
    view = _describe_case(case, now)
    page = "track"
    if is_asked_first(case):
        page = "child-track"
        more["mine"] = childs_page.describe_for_child(case, now, view["next"])
    return pages.make_response(
        pages.render_page(
            page,
            view=view,
            moves=moves,
            helping=helping,
            reaching=reaching,
            stopping=stopping,
            chosen=chosen,
            here=here,
            **more,
        ),
        status,
    )


def _describe_case(case: Case, now: datetime) -> dict[str, Any]:
    """Return what the page shows of a case and of what was told in it."""
    view = own_page.show_for_person(case, now)
    history = store.load_history(case.reference)
    view["added"] = own_page.list_added_by_others(case, history)
    view["own_words"] = own_record.list_own_words(case, history)
    view["own_files"] = own_record.list_own_files(case, history)
    view["stop_asked"] = is_stop_asked(case)
    view["stop_by"] = _describe_stop_day(case)
    view["came_by_mail"] = own_record.has_mail(case, history)
    view["since_visit"] = own_record.list_news(case, now, visits=is_opened_by_person())
    return view


def _describe_stop_day(case: Case) -> str:
    """Return the day by which somebody talks with a child who wants to stop, or "" where that day
    has passed or nobody waits for it."""
    day = find_stop_day(case)
    if day is None or day < london_date(clock.now()):
        return ""
    return in_words(day)


def _say_stop_asked(case: Case) -> str:
    """Return what a child reads who has asked to stop."""
    day = _describe_stop_day(case)
    if not day:
        return STOP_ASKED
    return f"{STOP_ASKED} We want to do that by {day}."


def _ask_if_sure(case: Case, token: str, status: int = 200, **more: object) -> Response:
    here = f"{settings().base}/track/{token}"
    page = "child-withdraw" if is_asked_first(case) else "withdraw"
    asked = pages.render_page(
        page,
        here=here,
        talk_to=child_form.TALK_TO,
        reference=case.reference,
        thing=letter_names.name_thing(case.kind),
        **more,
    )
    return pages.make_response(asked, status)


@tracking.route("/track/{token}", methods=["GET", "HEAD"])
def show(token: str) -> Response:
    """Show the page as the case stands now."""
    if closed := leaving.answer_if_left(f"/track/{token}"):
        return closed
    case = own_link.open_case(token, party_page.show)
    if isinstance(case, Response):
        return case
    if read_query("added"):
        return _show_case(case, token, said="Thank you. We have your files.")
    return _show_case(case, token)


@tracking.route("/track/{token}/add", methods=["POST"], content_types=[FORM])
def add(token: str) -> Response:
    """Add something in words. Sent twice, it is kept once. It needs no code: nothing is shown to
    whoever has not given one, and no words of danger are lost."""
    if theirs := party_page.answer(token, party_page.add):
        return theirs
    case = own_link.find_case(token)
    if isinstance(case, Response):
        return case
    closed = page_pass.must_give_code(case)
    typed = read_form().get("text", "")
    wrong = own_page.find_fault_in_words(typed)
    if wrong and closed:
        return own_link.ask_code(case, token)
    if wrong:
        return _show_case(case, token, 422, error=wrong, text=typed)
    text = typed.strip()
    cause = own_page.name_cause(case, text, COMPLAINANT)
    with suppress(store.Seen):  # the same words again, as by a second press: they are there
        casework.add(case.reference, COMPLAINANT, text, (), clock.now(), cause)
    if closed:
        return own_link.ask_code(case, token, said=ADDED_CLOSED)
    thing = letter_names.name_thing(case.kind)
    said = f"Thank you. We have added this, and told whoever has your {thing}."
    after = store.load(case.reference) or case
    return page_pass.keep_open(_show_case(after, token, said=said), after)


@tracking.route("/track/{token}/papers/{number}", methods=["GET"])
def open_paper(token: str, number: str) -> Response:
    """Redirect to a paper that came with one of our letters, to save it."""
    case = own_link.open_case(token, lambda visit: party_page.open_paper(visit, number))
    if isinstance(case, Response):
        return case
    return own_page.open_paper(enclose.list_told_papers(case), number)


@tracking.route("/track/{token}/add", methods=["GET", "HEAD"])
@tracking.route("/track/{token}/return", methods=["GET", "HEAD"])
@tracking.route("/track/{token}/fresh", methods=["GET", "HEAD"])
def back_to_page(token: str) -> Response:
    """Redirect to the page when a form's address is opened by itself, as a phone does that
    reopens its tab. Changes nothing.
    """
    case = own_link.open_case(token, party_page.go_to_page)
    if isinstance(case, Response):
        return case
    return pages.send_to_page(f"/track/{token}")


@tracking.route("/track/{token}/ask/{move}", methods=["GET", "HEAD"])
def back_from_asking(token: str, move: str) -> Response:
    """Redirect to the page when the address of a request's form is opened by itself."""
    return back_to_page(token)


@tracking.route("/track/{token}/withdraw", methods=["GET", "HEAD"])
def ask_withdraw(token: str) -> Response:
    """Ask, before anything is withdrawn, and say what it means. Changes nothing."""
    if closed := leaving.answer_if_left(f"/track/{token}/withdraw"):
        return closed
    case = own_link.open_case(token, party_page.go_to_page)
    if isinstance(case, Response):
        return case
    if own_page.may_withdraw(case):
        return _ask_if_sure(case, token)
    return pages.send_to_page(f"/track/{token}")


@tracking.route("/track/{token}/withdraw", methods=["POST"], content_types=[FORM])
def withdraw(token: str) -> Response:
    """Withdraw the complaint, as the person asked and confirmed."""
    case = own_link.open_case(token, party_page.withdraw)
    if isinstance(case, Response):
        return case
    given = read_form()
    if is_asked_first(case):
        return _ask_to_stop(case, token, given)
    if given.get("sure") != "yes":
        return _ask_if_sure(case, token, 422, error=mark("Tick the box if you want us to stop"))
    said = given.get("said", "")[: own_page.MOST]
    try:
        case = casework.withdraw(case.reference, said, clock.now())
    except Refused as refused:
        return _show_done_before(
            case,
            token,
            STOPPED,
            already_done.find_last_event(case, {"withdrawn"}),
            {"said": said},
            refused,
        )
    return _show_case(case, token, said=STOPPED)


def _ask_to_stop(case: Case, token: str, given: dict[str, str]) -> Response:
    """Ask the team to talk with a child about stopping. Pressed again, it changes nothing."""
    if is_stop_asked(case):
        return _show_case(case, token, said=_say_stop_asked(case))
    said = given.get("said", "")[: own_page.MOST]
    whom = child_form.name_whom_to_talk_to(given)
    if whom:
        said = f"I would like to talk to: {whom}.\n\n{said}".strip()
    case = casework.withdraw(case.reference, said, clock.now())
    return _show_case(case, token, said=_say_stop_asked(case))


@tracking.route("/track/{token}/ask/{move}", methods=["POST"], content_types=[FORM])
def ask(token: str, move: str) -> Response:
    """Make a move of the person's own, such as asking for the next stage, by its button."""
    if theirs := party_page.answer(token, lambda visit: party_page.ask(visit, move)):
        return theirs
    case = own_link.find_case(token)
    if isinstance(case, Response):
        return case
    before = settings().council.authority.stage(case).move(move)
    closed = page_pass.must_give_code(case)
    if closed and not (before and before.without_code):
        return own_link.ask_code(case, token)
    given = pick_answers(read_form(), move)
    try:
        case = casework.ask(case.reference, move, given, clock.now())
    except Refused as refused:
        if closed:
            return own_link.ask_code(case, token)
        return _show_not_asked(store.load(case.reference) or case, token, move, given, refused)
    said = before.done if before else "Done."
    if move == STOP_EMAILS.name:
        return _show_stopped(case, said)
    if closed:
        return own_link.ask_code(case, token, said=said)
    return page_pass.keep_open(_show_case(case, token, said=said), case)


def _show_stopped(case: Case, said: str) -> Response:
    """Return the page that follows once our emails are stopped: nothing of the case is on it."""
    child = is_asked_first(case)
    return pages.make_response(pages.render_page("emails-stopped", said=said, child=child))


def _show_not_asked(
    case: Case, token: str, move: str, given: dict[str, str], refused: Refused
) -> Response:
    """Return the page that says why they cannot ask for it now, or that they already have."""
    if not refused.errors and (found := already_done.find_request(case, move)):
        event, row = found
        written = {f.name: given.get(f.name, "") for f in row.fields if f.kind == "words"}
        return _show_done_before(case, token, row.done, event, written, refused)
    return _show_case(
        case, token, 422 if refused.errors else 409, tried=move, refused=refused, typed=read_form()
    )


def _show_done_before(
    case: Case, token: str, said: str, event: Event | None, typed: dict[str, str], refused: Refused
) -> Response:
    """Return the page for someone who pressed twice: it is done, and since when.

    What they wrote only the second time waits in the box to be added. Raise `refused` if it was not
    done.
    """
    case = store.load(case.reference) or case
    if event is None:
        raise refused
    kept = already_done.find_unrecorded_words(event, typed)
    return _show_case(case, token, said=said, since=case_dates.describe_moment(event.at), text=kept)


@tracking.route("/track/{token}/return", methods=["POST"], content_types=[FORM])
def come_back(token: str) -> Response:
    """Take the complaint up again, by a button of the person's own."""
    case = own_link.open_case(token, party_page.go_to_page)
    if isinstance(case, Response):
        return case
    open_again = (
        f"Your {letter_names.name_thing(case.kind)} is open again. We are writing to you with what "
        "happens next."
    )
    said = read_form().get("said", "")[: own_page.MOST]
    try:
        case = casework.come_back(case.reference, said, clock.now())
    except Refused as refused:
        return _show_done_before(
            case,
            token,
            open_again,
            already_done.find_last_event(case, {"reopened"}),
            {"said": said},
            refused,
        )
    return _show_case(case, token, said=open_again)


@tracking.route("/track/{token}/fresh", methods=["POST"], content_types=[FORM])
def fresh(token: str) -> Response:
    """Send a new link to the address we hold. The answer is the same whether there is one or
    not.
    """
    read_form()
    if theirs := party_page.answer(token, party_page.go_to_page):
        return theirs
    try:
        link = links.read_person(token, clock.now())
    except links.BadLink:
        return own_link.show_unknown_link()
    casework.send_fresh_link_to_person(link.reference, clock.now())
    whose = mark("the email address that we hold for you, if we hold one")
    return pages.make_response(pages.render_page("sent-fresh", whose=whose))
