"""Messages that are in no case: the list of them, each with why and until when, and the page on
which somebody decides what one becomes.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from chalice import Response

from chalicelib import casework, files, links, pages, store
from chalicelib.core.cases import Refused
from chalicelib.core.decisions.form_answers import read_day
from chalicelib.core.people import safe_contact
from chalicelib.core.people.officers import TEAM_ROLES, Officer
from chalicelib.core.working_days import in_words, london_date
from chalicelib.doors import case_dates

WHAT = ("case", "add", "not_ours")
BY_PROGRAM = "A program wrote it."
ASKED = (
    *("what", "reference", "why", "name", "email", "email_safe", "phone", "own_right"),
    "of_sender",
)


def show_all(claim: links.Claim, officer: Officer, now: datetime) -> Response:
    """Return the list: messages that speak of danger first, then by age, with what machines sent
    apart.
    """
    waiting = []
    for message, wait in casework.list_waiting_for(officer, london_date(now)):
        waiting.append(
            {
                "reason": message.reason,
                "received": case_dates.describe_moment(message.received_at),
                "acknowledge_by": _describe_deadline(wait.acknowledge_by),
                "late": wait.late,
                "days": wait.days,
                "danger": message.danger,
                "machine": message.machine,
                "about": message.about,
                "url": links.make_onward_link(claim, "", links.ASIDE, (message.id,)),
            }
        )
    return pages.make_response(pages.render_page("asides", waiting=waiting))


def _describe_deadline(day: date | None) -> str:
    if day is None:
        return ""
    return in_words(day)


def show_one(
    claim: links.Claim,
    officer: Officer,
    here: str,
    now: datetime,
    refused: Refused | None = None,
    typed: dict[str, str] | None = None,
) -> Response:
    """Return the page of one message, with its words and the choices.

    Raise Refused if it names this officer.
    """
    message = store.load_set_aside(claim.about[0])
    if message is None:
        return _show_unknown_message()
    if not casework.may_read(message, officer):
        raise Refused(
            "This message names you, so you cannot see it here.",
            "Someone it does not name will deal with it.",
        )
    opened = casework.open_message(message)
    status = 200
    errors: dict[str, str] = {}
    at_once = []
    if refused:
        status = 422
        errors = refused.errors
    else:
        at_once = _list_at_once(message, opened)
    body = pages.render_page(
        "aside",
        **_show_message(message, opened, now),
        action=here,
        typed=typed or _prefill_form(message, opened),
        errors=errors,
        at_once=at_once,
        others=_link_to_list(claim, officer),
    )
    return pages.make_response(body, status)


def _link_to_list(claim: links.Claim, officer: Officer) -> str:
    """Return where somebody of the complaints team sees every message, or "" for anybody else."""
    if set(TEAM_ROLES).isdisjoint(officer.roles):
        return ""
    return links.make_onward_link(claim, "", links.ASIDE)


def hand_over_original(claim: links.Claim, officer: Officer, now: datetime) -> Response:
    """Redirect an officer to a message as it came, to save it.

    A message whose virus check failed is not handed over, nor one that names this officer.
    """
    if not claim.about:
        return _show_unknown_message()
    message = store.load_set_aside(claim.about[0])
    if message is None or message.infected or not casework.may_read(message, officer):
        return _show_unknown_message()
    return pages.redirect_to(files.open_original(message.original, claim.seconds_left(now)))


def _prefill_form(message: store.SetAside, opened: casework.Opened) -> dict[str, str]:
    """Return what the form holds before anybody types: what the message says, for them to check."""
    says = {"name": opened.says.name, "email": opened.says.email, "phone": opened.says.phone}
    what = ""
    if message.about:
        what = "add"
    of_sender = ""
    if opened.of_sender:
        of_sender = "yes"
    day = opened.had_on
    got = {"got-day": str(day.day), "got-month": str(day.month), "got-year": str(day.year)}
    known = {"sender_is": casework.find_choice(message), "of_sender": of_sender}
    return {"what": what, "reference": message.about, **known, **says, **got}


def _list_at_once(message: store.SetAside, opened: casework.Opened) -> list[tuple[str, str]]:
    """Return what can be done by one press, since the message says all that is needed."""
    buttons = []
    if message.about:
        buttons.append(("add", f"Add it to case {message.about}"))
    whose = opened.says.email or opened.says.name
    if not opened.unnamed and message.sender:
        buttons.append(("case", "Make a case of it"))
    elif opened.says.email:
        buttons.append(("case", f"Make a case of it, for {whose}"))
    if message.machine:
        buttons.append(("not_ours", "Take it off the list: a program wrote it"))
    return buttons


def _read_at_once(answers: dict[str, str]) -> dict[str, str]:
    """Return the answers of a form as one of its buttons that needs no more completes them."""
    what = answers.get("at_once", "")
    if what not in WHAT:
        return answers
    why = answers.get("why") or BY_PROGRAM
    return {**answers, "what": what, "why": why}


def _show_message(
    message: store.SetAside, opened: casework.Opened, now: datetime
) -> dict[str, Any]:
    """Return what the page says of a message."""
    wait = casework.measure_wait_of(message, now)
    return {
        "message": message,
        "opened": opened,
        "received": case_dates.describe_moment(message.received_at),
        "acknowledge_by": _describe_deadline(wait.acknowledge_by),
        "late": wait.late,
        "safe_answers": safe_contact.ANSWERS,
        "sender_choices": casework.SENDER_CHOICES,
    }


def deal_with_message(
    claim: links.Claim, officer: Officer, here: str, answers: dict[str, str], now: datetime
) -> Response:
    """Do what somebody chose for a message, once."""
    if not claim.about:
        return show_all(claim, officer, now)
    answers = _read_at_once(answers)
    try:
        got_on = read_day(answers, "got")
    except Refused as refused:
        return show_one(claim, officer, here, now, refused, answers)
    given = {name: answers.get(name, "").strip() for name in ASKED}
    choice = casework.Choice(**given, got_on=got_on)
    try:
        if choice.what not in WHAT:
            raise Refused(
                "Choose one.",
                "Nothing was changed.",
                {"what": "Say what should become of this message"},
            )
        _require_safe_said(choice, at_once=bool(answers.get("at_once")))
        reference = casework.settle(claim.about[0], choice, officer, now)
        casework.remember_choice(claim.about[0], answers.get("sender_is", ""), officer, now)
    except store.Seen as before:
        return _show_settled_before(claim.about[0], before.reference, choice, officer)
    except LookupError:
        return _show_unknown_message()
    except Refused as refused:
        if not refused.errors:
            raise
        return show_one(claim, officer, here, now, refused, answers)
    others = _link_to_list(claim, officer)
    body = pages.render_page(
        "settled", reference=reference, before=False, what=choice.what, others=others
    )
    return pages.make_response(body)


def _require_safe_said(choice: casework.Choice, *, at_once: bool) -> None:
    """Raise Refused for an address of which nobody says whether it is safe. By the button that
    needs no more, somebody says that it is.
    """
    if at_once or choice.what != "case" or not choice.email or choice.email_safe:
        return
    raise Refused(
        "Say whether it is safe.",
        "Nothing was changed.",
        {"email_safe": "Say whether it is safe for us to email them"},
    )


def _show_settled_before(
    message_id: str, reference: str, choice: casework.Choice, officer: Officer
) -> Response:
    """Return the page that says what became of a message before.

    Whoever chose the same is told that it is done; anybody else, that they changed nothing.
    """
    same = casework.has_chosen_the_same(message_id, choice, officer)
    body = pages.render_page("settled", reference=reference, before=True, same=same, what="")
    if same:
        return pages.make_response(body)
    return pages.make_response(body, 409)


def _show_unknown_message() -> Response:
    return pages.render_problem(404, "We do not know this message", "Ask the complaints team.")
