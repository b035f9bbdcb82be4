"""A complaint on its way in: the answers so far, kept for a week under a random id, until they are
sent and made into a case. They open only in the browser in which they were begun.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from chalice.app import Response

from chalicelib import clock, forms, pages, store, translations
from chalicelib.core.cases import Case, Complaint
from chalicelib.core.people import safe_contact
from chalicelib.core.working_days import LONDON, london_date
from chalicelib.doors import form_ids
from chalicelib.doors.public import browser_keys
from chalicelib.doors.web import Unfit
from chalicelib.settings import settings

EARLIER = "earlier"  # the drafts that a draft was made from, where one was sent and then changed
KEY = "key"  # the key of the browser that began it, which its code gives to another
CODE = "code_on_paper"
KEPT_FOR = timedelta(days=7)
STEP = "step"  # the step at which somebody stopped
UNASKED = ("held", EARLIER, KEY, CODE)  # what a draft holds that the form does not ask
# What a case, and its person, keep under the name that it has in the form; what only a child is
# asked comes last.
_KEPT_OF_CASE = ("wanted", "when_text", "topic", "feels", "talk_to")
_KEPT_OF_PERSON = (
    *("name", "email", "phone", "post", "safe", "speaks_for"),
    *safe_contact.FIELDS,
)


def find_case(draft: str) -> Case | None:
    """Return the case that was made of a draft, or None where it was not sent."""
    if not form_ids.is_ours(draft):
        return None
    reference = store.find_seen(f"form/{draft}")
    if not reference:
        return None
    return store.load(reference)


def choose_id(given: str) -> str:
    """Return the id that a posted form may go by: its own, or a new one of this browser."""
    if browser_keys.find_key_of(given):
        return given
    return form_ids.make_id(browser_keys.find_or_make_key())


def keep_posted(draft: str, answers: dict[str, Any]) -> str:
    """Save the answers of a posted form, and return their draft's id: a new one if that draft was
    sent already.
    """
    before = store.load_draft(draft, clock.now()) or {}
    if find_case(draft) is None:
        save_draft(draft, answers | _keep_unasked(before))
        return draft
    new = form_ids.make_id(browser_keys.find_key_of(draft))
    save_draft(new, answers | {EARLIER: [draft]})
    return new


def _keep_unasked(before: dict[str, Any]) -> dict[str, Any]:
    """Return what a draft holds that the form does not ask, such as its files and its code."""
    return {name: before[name] for name in UNASKED if before.get(name)}


def find_earlier_case(answers: dict[str, Any]) -> Case | None:
    """Return the case that somebody has sent already by an earlier draft of this one, or None."""
    for draft in answers.get(EARLIER, ()):
        case = find_case(draft)
        if case:
            return case
    return None


def load_draft(draft: str) -> dict[str, Any]:
    """Return a draft's answers. Raise Unfit if there is none that this browser may see."""
    if browser_keys.find_key_of(draft):
        answers = store.load_draft(draft, clock.now())
    else:
        answers = None
    if answers is None:
        raise make_gone()
    return answers


def load_for_open_page(draft: str, posted: dict[str, str]) -> dict[str, Any] | None:
    """Return a draft's answers for a check page that was open in a browser which has lost its key,
    or None. The page shows that it is theirs by the very words that it brings.
    """
    kept = store.load_draft(draft, clock.now())
    if kept is None:
        return restore_posted(draft, posted)
    if _take_asked(kept) != forms.read(posted):
        return None
    return kept


def _take_asked(answers: dict[str, Any]) -> dict[str, Any]:
    """Return an answer to each question of the form, "" where there is none."""
    return {name: answers.get(name, "") for name in forms.NAMES}


def restore_posted(draft: str, posted: dict[str, str]) -> dict[str, Any] | None:
    """Return the answers that an open page still holds of a draft that was deleted, kept again.

    Return None where it holds none, or the draft is not ours. Files are kept a little longer than
    a draft, so those that are still there come back with it.
    """
    answers = forms.read(posted)
    if not form_ids.is_ours(draft) or forms.find_faults(answers):
        return None
    from chalicelib import files

    held, _ = files.settle(draft, ())
    kept = forms.drop_ruled_out(answers) | {"held": files.make_rows(held)}
    save_draft(draft, kept)
    return kept


def is_half_written(answers: dict[str, Any]) -> bool:
    """Return whether an answer that is needed is missing, as in what somebody goes on with."""
    return bool(forms.find_faults(_take_asked(answers)))


def save_draft(draft: str, answers: dict[str, Any]) -> None:
    """Keep the answers for another week, to the end of its last day."""
    now = clock.now()
    ends = datetime.combine(find_last_day(now) + timedelta(days=1), time(), LONDON)
    store.save_draft(draft, answers, now, ends - now)
    if answers.get(CODE):
        store.save_code(answers[CODE], draft, ends)


def find_last_day(now: datetime) -> date:
    """Return the last day of what is saved now."""
    return london_date(now) + KEPT_FOR


def find_day_kept_until(draft: str) -> date:
    """Return the last day on which a draft is kept."""
    ends = store.find_draft_end(draft)
    if ends is None:
        return find_last_day(clock.now())
    return london_date(ends - timedelta(seconds=1))


def make_gone() -> Unfit:
    """Return the Unfit for a draft that is not there, never was, or is another browser's. All look
    the same.
    """
    council = settings().council
    return Unfit(
        404,
        "We cannot open that page here",
        (
            "What you write in our form opens only in the browser in which you began it, so that "
            "nobody else can read it. That browser forgets it when it is closed. We keep it for "
            "7 days, and then delete it."
        ),
        (
            "If you have a code or a link from us, you can go on with it here. If you have "
            "neither, and the page is still open in the other browser, go on there."
        ),
        (
            "If you saw a page with a reference, or got an email with one, what you wrote was "
            "sent. You do not need to send it again."
        ),
        translations.fill_later(
            "If none of this helps, please start again. Or call %(phone)s or email %(inbox)s, and "
            "we will help you.",
            phone=council.team.phone,
            inbox=council.inbox,
        ),
        ways=(("/return", "Go on with a code"), ("/complain", "Start again")),
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
    if find_case(draft) is None:
        raise make_gone()
    return pages.send_to_page(f"/complain/{draft}/received")


def has_same_words(case: Case, sent: Complaint) -> bool:
    """Return whether the case was made of these very words.

    It was not if someone went back after sending, changed them and sent again.
    """
    if case.points[0].text != sent.happened:
        return False
    for name in _KEPT_OF_CASE:
        if getattr(case, name) != getattr(sent, name):
            return False
    for name in _KEPT_OF_PERSON:
        if getattr(case.person, name) != getattr(sent, name):
            return False
    return True


def answer_sent_again(draft: str, case: Case, answers: dict[str, Any]) -> Response:
    """Return the way on for a draft that was sent already: nothing of its case changes."""
    if not has_same_words(case, forms.make_complaint(answers)):
        return keep_as_another(answers)
    return pages.send_to_page(f"/complain/{draft}/received")


def keep_as_another(answers: dict[str, Any]) -> Response:
    """Keep what was changed after sending as a new draft, so that nothing is lost; the person
    decides whether to send it.
    """
    draft = form_ids.make_id(browser_keys.find_or_make_key())
    save_draft(draft, {name: answers[name] for name in forms.NAMES})
    return pages.send_to_page(f"/complain/{draft}/check?again=yes")
