"""A complaint on its way in: the answers so far, kept for a day under a random id, until they are
sent and made into a case.
"""

from __future__ import annotations

import re
import secrets
from typing import Any

from chalice.app import Response

from chalicelib import clock, forms, links, pages, store
from chalicelib.core.cases import Case, Complaint
from chalicelib.core.people import safe_contact
from chalicelib.doors.web import Unfit
from chalicelib.settings import settings

EARLIER = "earlier"  # the drafts that a draft was made from, where one was changed or sent
RANDOM = 22  # characters of an id that nobody can guess: 128 bits
_CHILDS = ("topic", "feels", "talk_to")  # what only a child is asked
ID = re.compile(r"[A-Za-z0-9_-]{22,38}")


def make_id() -> str:
    """Return an id that nobody can guess, since it is the only key of a draft, with our mark."""
    random = secrets.token_urlsafe(16)
    return random + links.make_form_mark(random)


def _is_ours(draft: str) -> bool:
    """Return whether we made an id: by its mark, or since we keep a draft or a case under it."""
    if not ID.fullmatch(draft):
        return False
    marked = links.is_form_mark(draft[:RANDOM], draft[RANDOM:])
    return marked or store.load_draft(draft) is not None or find_case(draft) is not None


def find_case(draft: str) -> Case | None:
    """Return the case that was made of a draft, or None where it was not sent."""
    if ID.fullmatch(draft):
        reference = store.find_seen(f"form/{draft}")
    else:
        reference = None
    if not reference:
        return None
    return store.load(reference)


def choose_id(given: str) -> str:
    """Return the id that a posted form may go by: its own, or a new one where we did not make
    it.
    """
    if _is_ours(given):
        return given
    return make_id()


def keep_posted(draft: str, answers: dict[str, Any], *, change: bool) -> str:
    """Save the answers of a posted form, and return their draft's id.

    A draft that was sent is not used again, and a changed one gets a new id: whoever handed
    somebody a link to a draft cannot read there what they write.
    """
    if change:
        before = store.load_draft(draft, clock.now())
    else:
        before = None
    was = {name: value for name, value in (before or {}).items() if name in forms.NAMES}
    sent = find_case(draft) is not None
    if not sent and (before is None or was == answers):
        save_draft(draft, answers | _keep_unasked(before or {}))
        return draft
    earlier = [*(before or {}).get(EARLIER, ()), draft]
    new = make_id()
    save_draft(new, answers | _keep_unasked(before or {}) | {EARLIER: earlier})
    return new


def _keep_unasked(before: dict[str, Any]) -> dict[str, Any]:
    """Return what a draft holds that the form does not ask again: files, and earlier drafts."""
    return {name: before[name] for name in ("held", EARLIER) if before.get(name)}


def find_earlier_case(answers: dict[str, Any]) -> Case | None:
    """Return the case that somebody has sent already by an earlier draft of this one, or None."""
    cases = (find_case(draft) for draft in answers.get(EARLIER, ()))
    for case in cases:
        if case:
            return case
    return None


def load_draft(draft: str) -> dict[str, Any]:
    """Return the answers so far. Raise Unfit if there is no such draft."""
    if ID.fullmatch(draft):
        answers = store.load_draft(draft, clock.now())
    else:
        answers = None
    if answers is None:
        raise make_gone()
    return dict.fromkeys(forms.NAMES, "") | answers


def restore_posted(draft: str, posted: dict[str, str]) -> dict[str, Any] | None:
    """Return the answers that an open page still holds of a draft that was deleted, kept again.

    Return None where it holds none, or the draft is not ours. Files are kept a little longer than
    a draft, so those that are still there come back with it.
    """
    answers = forms.read(posted)
    if not _is_ours(draft) or forms.find_faults(answers):
        return None
    from chalicelib import files

    held, _ = files.settle(draft, ())
    kept = forms.drop_ruled_out(answers) | {"held": files.make_rows(held)}
    save_draft(draft, kept)
    return kept


def save_draft(draft: str, answers: dict[str, Any]) -> None:
    """Keep the answers for another day."""
    store.save_draft(draft, answers, clock.now())


def make_gone() -> Unfit:
    """Return the Unfit for a draft that is not there, or never was. The two look the same."""
    council = settings().council
    return Unfit(
        404,
        "We cannot open that page",
        (
            "A form that has not been sent is kept for one day, and then deleted so that "
            "nobody else can read it."
        ),
        (
            "If you saw a page with a reference, or got an email with one, your complaint was "
            "sent. You do not need to send it again."
        ),
        (
            f"If not, please start again. Or call {council.team.phone} or email "
            f"{council.inbox}, and we will help you."
        ),
    )


def make_complaint(draft: str, answers: dict[str, Any]) -> Complaint:
    """Return the complaint in a draft's answers, with its files copied to where they stay.

    Raise Unfit if a file was replaced.
    """
    rows = answers.get("held", ())
    if not rows:
        return forms.make_complaint(answers)
    from chalicelib import files

    try:
        return forms.make_complaint(answers, files.keep(draft, files.load_held(rows)))
    except files.Changed as changed:
        raise Unfit(
            409,
            "One of your files has to be added again",
            (
                "It is no longer as it was when you added it. Your complaint was not sent, and "
                "what you wrote is kept."
            ),
            (
                "Go back, choose “Change” beside “Files”, and add the file again. You can also "
                "send your complaint without it."
            ),
        ) from changed


def redirect_to_sent_case(draft: str) -> Response:
    """Return a redirect to the case that a missing draft has become.

    Raise Unfit if it became none.
    """
    if not ID.fullmatch(draft) or not store.find_seen(f"form/{draft}"):
        raise make_gone()
    return pages.send_to_page(f"/complain/{draft}/received")


def has_same_words(case: Case, sent: Complaint) -> bool:
    """Return whether the case was made of these very words.

    It was not if someone went back after sending, changed them and sent again.
    """
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
        *(getattr(person, name) for name in safe_contact.FIELDS),
        person.speaks_for,
        *(getattr(case, name) for name in _CHILDS),
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
        *(getattr(sent, name) for name in safe_contact.FIELDS),
        sent.speaks_for,
        *(getattr(sent, name) for name in _CHILDS),
    )


def answer_sent_again(draft: str, case: Case, answers: dict[str, Any]) -> Response:
    """Return the way on for a draft that was sent already: nothing of its case changes."""
    if not has_same_words(case, forms.make_complaint(answers)):
        return keep_as_another(answers)
    return pages.send_to_page(f"/complain/{draft}/received")


def keep_as_another(answers: dict[str, Any]) -> Response:
    """Keep what was changed after sending as a new draft, so that nothing is lost; the person
    decides whether to send it.
    """
    draft = make_id()
    save_draft(draft, {name: answers[name] for name in forms.NAMES})
    return pages.send_to_page(f"/complain/{draft}/check?again=yes")
