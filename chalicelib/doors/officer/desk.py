"""Officers: a signed link shows on GET and acts on POST. The page offers what the procedure's table
gives, and there is no second list.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from chalice import Blueprint, Response

from chalicelib import casework, clock, links, pages, store
from chalicelib.casework.act import find_officer, require_officer
from chalicelib.casework.fresh_links import TYPED_WAITS
from chalicelib.core.cases import Case, Refused
from chalicelib.core.decisions.form_answers import read_day
from chalicelib.core.decisions.offered_moves import list_moves
from chalicelib.core.people.access import may_see
from chalicelib.core.people.officers import Officer
from chalicelib.core.people.outside import MOVE
from chalicelib.core.procedures.shared.common import HOW_TOLD
from chalicelib.core.procedures.tables import Move
from chalicelib.core.working_days import count_in_words
from chalicelib.doors import already_done
from chalicelib.doors.officer import (
    case_history,
    case_view,
    done_words,
    everyone_named,
    fault,
    figures,
    move_form,
    set_aside,
    typed_words,
    write_down,
)
from chalicelib.doors.officer.case_page import (
    link_moved_case,
    list_letters_to_pass_on,
    list_moves_first,
    list_next_moves,
    make_address,
    show_case,
)
from chalicelib.doors.web import FORM, Unfit, read_form, read_query
from chalicelib.settings import settings

officers = Blueprint(__name__)
OLD_LINK = f"This link is more than {count_in_words(links.OFFICER_DAYS.days, 'days')} old."


def show_unknown_link() -> Response:
    """Return the page for a link that is not ours, or whose case is not there.

    The two look the same (T8).
    """
    what_to_do = (
        "It may have been cut short by your email. Open it from the letter again, or ask the "
        "complaints team."
    )
    return pages.render_problem(404, "This link does not work", what_to_do)


def read_claim(
    token: str, answers: dict[str, str] | None = None
) -> tuple[links.Claim, datetime] | Response:
    """Return what a link claims, or the page that says why not, with the `answers` that came."""
    now = clock.now()
    try:
        claim = links.read_officer(token, now)
    except links.BadLink:
        return show_unknown_link()
    if claim.over(now):
        return _show_stale_link(claim, token, OLD_LINK, 410, answers)
    return claim, now


@officers.route("/act/{token}", methods=["GET", "HEAD"])
def show_move(token: str) -> Response:
    """Show what a link would do. Changes nothing, however often a mail scanner fetches it."""
    found = read_claim(token)
    if isinstance(found, Response):
        return found
    claim, now = found
    officer = require_officer(claim)
    if claim.move == links.WRITE:
        return write_down.show(claim, officer, make_address(token), now)
    if claim.move == links.FIGURES:
        return figures.show(make_address(token), now)
    if claim.move == links.ASIDE:
        if claim.about:
            return set_aside.show_one(claim, officer, make_address(token), now)
        return set_aside.show_all(claim, officer, now)
    case = store.load(claim.reference)
    if case is None:
        return show_unknown_link()
    if everyone_named.is_only_move(claim, case, officer):
        return everyone_named.show_question(case, make_address(token))
    _refuse_outsiders(case, officer)
    if claim.move == links.LOOK:
        return show_case(claim, case, officer, now, token)
    if _is_used(claim):
        return _show_done_before(claim, token, case, now, {})
    return _show_move_page(claim, token, case, officer, now)


def _is_used(claim: links.Claim) -> bool:
    return store.find_seen(f"link/{claim.nonce}") is not None


@officers.route("/act/{token}", methods=["POST"], content_types=[FORM])
def make_move(token: str) -> Response:
    """Make the one move of a link, once. What was typed stands on whatever page comes back."""
    answers = read_form()
    try:
        return _make_move(token, answers)
    except (Unfit, Refused):
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, no word of theirs is lost
        return fault.show_typed(token, error, answers)


def _make_move(token: str, answers: dict[str, str]) -> Response:
    found = read_claim(token, answers)
    if isinstance(found, Response):
        return found
    claim, now = found
    if claim.move == links.WRITE and find_officer(claim) is None:
        return _show_stale_link(claim, token, "This link cannot be used any more", 409, answers)
    officer = require_officer(claim)
    if claim.move == links.WRITE:
        return write_down.deal_with(claim, officer, make_address(token), answers, now)
    if claim.move == links.ASIDE:
        return set_aside.deal_with_message(claim, officer, make_address(token), answers, now)
    try:
        if claim.move == links.TELL:
            case = _record_told(claim, answers, now)
        else:
            case = casework.act(claim, answers, now)
    except store.Seen:
        return _show_done_before(claim, token, store.load(claim.reference), now, answers)
    except LookupError:
        return show_unknown_link()
    except Refused as refused:
        return _show_refusal(claim, token, refused, answers, now)
    return _show_done(claim, case, officer, now, token)


@officers.route("/act/{token}/fresh", methods=["POST"], content_types=[FORM])
def fresh_move(token: str) -> Response:
    """Send a fresh link to the officer's own address.

    It is never shown here, since anyone may hold an old link.
    """
    answers = read_form()
    now = clock.now()
    try:
        claim = links.read_officer(token, now)
    except links.BadLink:
        return show_unknown_link()
    if claim.move == links.ASIDE:
        casework.send_fresh_list(claim, now)
    elif claim.move == links.WRITE:
        casework.send_fresh_form(claim, now, typed_words.keep_answered(claim.move, answers))
    else:
        casework.send_fresh_link_to_officer(
            claim, now, typed_words.keep_answered(claim.move, answers)
        )
    body = pages.render_page(
        "sent-fresh",
        whose="your council email address",
        typed=typed_words.list_typed_words(claim.move, answers),
    )
    return pages.make_response(body)


@officers.route("/act/{token}/fresh", methods=["GET", "HEAD"])
def back_to_link(token: str) -> Response:
    """Redirect to the link when its form's address is opened by itself, for instance on reload.

    Changes nothing.
    """
    found = read_claim(token)
    if isinstance(found, Response):
        return found
    return pages.send_to_page(f"/act/{token}")


def open_case(token: str) -> tuple[links.Claim, Case] | Response:
    """Return what an officer's link claims and the case it may show them, or a page why not.

    Raise Refused for an officer whom the case is not for.
    """
    found = read_claim(token)
    if isinstance(found, Response):
        return found
    claim, _ = found
    officer = require_officer(claim)
    case = store.load(claim.reference) if claim.reference else None
    if case is None:
        return show_unknown_link()
    _refuse_outsiders(case, officer)
    return claim, case


def _record_told(claim: links.Claim, answers: dict[str, str], now: datetime) -> Case:
    how = answers.get("how", "")
    if how not in dict(HOW_TOLD):
        raise Refused(
            "There is a problem with what you sent.",
            "Nothing was changed.",
            {"how": "Say how you told them"},
        )
    return casework.tell(claim, how, read_day(answers, "on"), now)


def _refuse_outsiders(case: Case, officer: Officer) -> None:
    if not settings().council.authority.staff(case).free(officer):
        raise Refused(
            "This complaint names you, so you cannot see it here.",
            "The complaints team has it and will deal with it.",
        )
    if not may_see(case, officer, settings().council.authority):
        raise Refused(
            "This case is not with you any more.", "If you need to see it, ask the complaints team."
        )


def _show_refusal(
    claim: links.Claim, token: str, refused: Refused, answers: dict[str, str], now: datetime
) -> Response:
    case = store.load(claim.reference)
    officer = find_officer(claim)
    if case and officer and everyone_named.is_only_move(claim, case, officer):
        return everyone_named.show_question(case, make_address(token), refused, answers)
    if case is None:
        raise refused
    if officer is None or not settings().council.authority.staff(case).free(officer):
        return _show_stale_link(claim, token, str(refused), 409, answers)
    if _is_used(claim) or (
        claim.move == links.TELL and not refused.errors
    ):  # pressed twice at once, or told by another link
        return _show_done_before(claim, token, case, now, answers, str(refused))
    if claim.move != links.TELL and _find_move(claim, case, officer) is None:
        return _show_stale_link(claim, token, str(refused), 409, answers)
    return _show_move_page(claim, token, case, officer, now, refused=refused, answers=answers)


def _show_move_page(
    claim: links.Claim,
    token: str,
    case: Case,
    officer: Officer,
    now: datetime,
    refused: Refused | None = None,
    answers: dict[str, str] | None = None,
) -> Response:
    if claim.move == links.TELL:
        question = move_form.make_tell_form(claim, case, answers, refused, now)
    else:
        move = _find_move(claim, case, officer)
        if move is None:
            why = "This case has moved on, so this can no longer be done."
            return _show_stale_link(claim, token, why, 410)
        if answers is None:
            earlier = casework.recall_typed(claim, now)
        else:
            earlier = None
        linked = _read_linked_answers(claim)
        linked |= typed_words.recall_unsent_words(move, case, linked)
        question = move_form.make_move_form(move, case, earlier or answers, refused, linked)
        question["earlier"] = bool(earlier)
        question["deals"] = list_moves_first(claim, case, officer, move, now)
    view = case_view.show_for_officer(case, now, make_address(token), officer)
    body = pages.render_page(
        "act",
        action=make_address(token),
        question=question,
        view=view,
        refused=refused,
        as_of=case.moved,
    )
    return pages.make_response(body, _find_status(refused))


def _find_status(refused: Refused | None) -> int:
    """Return the status of a form's page: that of a refusal, where there was one."""
    if refused is None:
        return 200
    if refused.errors:
        return 422
    return 409


def _read_linked_answers(claim: links.Claim) -> dict[str, str]:
    """Return what a link answers of its form, with the party who was chosen on the page first."""
    linked = links.read_answers(claim)
    if party := read_query("party"):
        return {**linked, "party": party}
    return linked


def _find_move(claim: links.Claim, case: Case, officer: Officer) -> Move | None:
    """Return the row of a link's move, or None where it is not open to its officer now."""
    open_now = list_moves(case, officer, settings().council.authority)
    for m in open_now:
        if m.name == claim.move:
            return m
    return None


def _show_stale_link(
    claim: links.Claim,
    token: str,
    why: str,
    status: int,
    answers: dict[str, str] | None = None,
    before: dict[str, Any] | None = None,
) -> Response:
    """Return the page that says why a link does nothing more, and offers a fresh one by email.

    It keeps what was typed. It says what happened since to an officer who may still see the case,
    while the link lasts.
    """
    case = store.load(claim.reference) if claim.reference else None
    officer = find_officer(claim)
    theirs = bool(case and officer and may_see(case, officer, settings().council.authority))
    writes = claim.move == links.WRITE
    may = officer and (writes or claim.move == links.ASIDE or theirs)
    fresh = f"{make_address(token)}/fresh" if may else ""
    since = None
    if case and theirs and not claim.over(clock.now()):
        happened = case_history.list_history(case, claim.expires - links.OFFICER_DAYS)
        # A link that is spent or old may be in any hands, so nothing that anyone wrote is shown.
        since = [{**event, "words": ""} for event in happened]
    return pages.make_response(
        pages.render_page(
            "stale",
            why=why,
            since=since,
            fresh=fresh,
            before=before,
            typed=typed_words.list_typed_words(claim.move, answers or {}),
            typed_waits=count_in_words(TYPED_WAITS.days, "days"),
            opens=writes or bool(theirs and case and officer and _find_move(claim, case, officer)),
            writes=writes,
        ),
        status,
    )


def _show_done_before(
    claim: links.Claim,
    token: str,
    case: Case | None,
    now: datetime,
    answers: dict[str, str],
    why: str = "",
) -> Response:
    """Return the page that says what this link did already and where the case is now, for a
    button pressed twice or a page opened again. It keeps what was typed and is not on the case.
    """
    if case:
        event = already_done.find_officers_event(case, claim)
    else:
        event = None
    officer = find_officer(claim)
    if (
        case is None
        or event is None
        or officer is None
        or not settings().council.authority.staff(case).free(officer)
    ):
        return _show_stale_link(claim, token, why or "This link has been used.", 410, answers)
    left = typed_words.leave_out_recorded(answers, event)
    before = case_view.describe_earlier_event(event, case, now)
    return _show_stale_link(claim, token, "This is done already", 200, left, before)


def _show_done(
    claim: links.Claim, case: Case, officer: Officer, now: datetime, token: str
) -> Response:
    if claim.move == MOVE and not may_see(case, officer, settings().council.authority):
        return everyone_named.show_done(case, officer)
    return pages.make_response(
        pages.render_page(
            "acted",
            view=done_words.leave_out_met(
                case_view.show_for_officer(case, now, make_address(token), officer), case, claim
            ),
            done=done_words.describe_done(claim.move, case),
            moved_to=link_moved_case(claim, case, officer),
            next=list_next_moves(claim, case, officer, now),
            to_pass_on=list_letters_to_pass_on(claim, case),
        )
    )
