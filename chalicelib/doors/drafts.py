"""A complaint on its way in: the answers so far, kept for a day under a random id, until they are sent and made into a case."""

from __future__ import annotations

import re
import secrets
from typing import Any

from chalice.app import Response

from chalicelib import clock, forms, pages, store
from chalicelib.core.cases import Case, Complaint
from chalicelib.doors.web import Unfit
from chalicelib.settings import settings

ID = re.compile(r"[A-Za-z0-9_-]{22}")


def new_id() -> str:
    """An id nobody can guess: 128 bits, since the address of a draft is its only key."""
    return secrets.token_urlsafe(16)


def load(draft: str) -> dict[str, Any]:
    """The answers so far. Raises Unfit where there are none."""
    answers = store.load_draft(draft, clock.now()) if ID.fullmatch(draft) else None
    if answers is None:
        raise gone()
    return dict.fromkeys(forms.NAMES, "") | answers


def files_of(draft: str) -> dict[str, Any]:
    """The part of a draft that the form does not ask again: its files. Empty where there is none."""
    answers = store.load_draft(draft, clock.now()) or {}
    return {"held": answers["held"]} if answers.get("held") else {}


def save(draft: str, answers: dict[str, Any]) -> None:
    """Keep the answers for another day."""
    store.save_draft(draft, answers, clock.now())


def gone() -> Unfit:
    """What to raise for a draft that is not there, or never was: the two cannot be told apart."""
    council = settings().council
    return Unfit(
        404,
        "We cannot open that page",
        "A form that has not been sent is kept for one day, and then deleted so that nobody else can read it.",
        "If you saw a page with a reference, or got an email with one, your complaint was sent. You do not need to send it again.",
        f"If not, please start again. Or call {council.team.phone} or email {council.inbox}, and we will help you.",
    )


def complaint(draft: str, answers: dict[str, Any]) -> Complaint:
    """The complaint in a draft's answers, its files copied to where they stay. Raises Unfit where a file was exchanged."""
    rows = answers.get("held", ())
    if not rows:
        return forms.complaint(answers)
    from chalicelib import files

    try:
        return forms.complaint(answers, files.keep(draft, files.held(rows)))
    except files.Changed as changed:
        raise Unfit(
            409,
            "One of your files has to be added again",
            "It is no longer as it was when you added it. Your complaint was not sent, and what you wrote is kept.",
            "Go back, choose “Change” beside “Files”, and add the file again. You can also send your complaint without it.",
        ) from changed


def sent_before(draft: str) -> Response:
    """Where to go when a draft to be sent is not there: to its case if it has been made. Raises Unfit if not."""
    if not ID.fullmatch(draft) or not store.seen(f"form/{draft}"):
        raise gone()
    return pages.see_other(f"/complain/{draft}/received")


def says(case: Case, sent: Complaint) -> bool:
    """Whether the case was made of these very words: not so where someone went back after sending, changed them and sent again."""
    person = case.person
    made_of = (
        case.points[0].text,
        case.wanted,
        case.when_text,
        person.name,
        person.email,
        person.phone,
        person.post,
        person.safe,
    )
    return made_of == (
        sent.happened,
        sent.wanted,
        sent.when_text,
        sent.name,
        sent.email,
        sent.phone,
        sent.post,
        sent.safe,
    )


def keep_as_another(answers: dict[str, Any]) -> Response:
    """Keep what was changed after sending as a new draft, so that nothing is lost; the person decides whether to send it."""
    draft = new_id()
    save(draft, {name: answers[name] for name in forms.NAMES})
    return pages.see_other(f"/complain/{draft}/check?again=yes")
