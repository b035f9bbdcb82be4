"""The public's door: guidance, the complaint form from its first page to the reference, and the files that pages load.

The answers so far live in a draft under a random id, which is all that its addresses carry.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from chalice import Blueprint, Response

from chalicelib import clock, forms, pages
from chalicelib.core.cases import Case, Complaint
from chalicelib.core.procedures.children_act import CHILDREN_ACT
from chalicelib.doors import web
from chalicelib.settings import settings

public = Blueprint(__name__)
SHOWN_FOR = timedelta(
    days=1
)  # how long the received page can be opened again: it stays in the history of a shared computer


def _shows(path: str) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
    return public.route(path, methods=["GET", "HEAD"])


def _acts(path: str) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
    return public.route(path, methods=["POST"], content_types=[web.FORM])


# ---------------------------------------------------------------------------------------------------------------- guidance


def _days() -> dict[str, int]:
    days = {rule.name: rule.days for rule in CHILDREN_ACT.clocks}
    return {"ack": days["ack"], "reply": days["s1_response"], "most": days["s1_max"]}


@_shows("/")
def start() -> Response:
    """What to do in danger, who can complain, what happens next, and the way in."""
    return pages.html_response(pages.page("start", days=_days()), private=False)


@_shows("/how-we-deal-with-complaints")
def how() -> Response:
    """The procedure in plain words."""
    return pages.html_response(pages.page("how-we-deal-with-complaints", days=_days()), private=False)


@_shows("/privacy")
def privacy() -> Response:
    """What is done with what people tell us."""
    return pages.html_response(pages.page("privacy"), private=False)


@_shows("/accessibility")
def accessibility() -> Response:
    """The accessibility statement that the regulations of 2018 ask for."""
    return pages.html_response(pages.page("accessibility"), private=False)


@_shows("/assets/{name}")
def asset(name: str) -> Response:
    """A style sheet or script."""
    return pages.asset_response(name) or pages.problem(
        404, "We cannot find that file", "It may be from an older version of this page. Load the page again."
    )


# ---------------------------------------------------------------------------------------------------------------- the form


@_shows("/complain")
def complain() -> Response:
    """The form: empty, or with a draft's answers to change."""
    draft = web.query("draft")
    answers = _load(draft) if draft else {}
    return _form(draft or _new_id(), answers, {})


@_acts("/complain")
def complain_posted() -> Response:
    """Keep the answers and go on; or the form again with what was typed and what is wrong."""
    posted = web.form()
    answers = forms.read(posted)
    if forms.length(answers) > forms.MOST:
        raise web.too_large()
    draft = posted.get("draft", "") if _ID.fullmatch(posted.get("draft", "")) else _new_id()
    errors = forms.faults(answers)
    if errors:
        return _form(draft, answers, errors, status=422)
    _save(draft, forms.kept(answers))
    return pages.see_other(f"/complain/{draft}/{'files' if answers['files'] == 'yes' else 'check'}")


def _form(draft: str, answers: dict[str, Any], errors: dict[str, str], status: int = 200) -> Response:
    body = pages.page("complain", draft=draft, form=forms.asked(answers, errors), errors=errors, who=_WHO)
    return pages.html_response(body, status)


_MARKS = {**dict.fromkeys(forms.FOR_SOMEONE, "for-someone"), forms.ANONYMOUS: "anonymous"}
_HINTS = {forms.ANONYMOUS: "We will look into it, but we cannot send you an answer."}
_WHO = [
    {
        "value": value,
        "text": text,
        "mark": _MARKS.get(value),
        "hint": _HINTS.get(value),
        "divider": "or" if value == forms.ANONYMOUS else "",
    }
    for value, text in forms.WHO
]


# ---------------------------------------------------------------------------------------------------------------- drafts

_ID = re.compile(r"[A-Za-z0-9_-]{22}")


def _new_id() -> str:
    return secrets.token_urlsafe(16)  # 128 bits: the address of a draft is its only key


def _load(draft: str) -> dict[str, Any]:
    from chalicelib import store

    answers = store.load_draft(draft, clock.now()) if _ID.fullmatch(draft) else None
    if answers is None:
        raise gone()
    return answers


def _save(draft: str, answers: dict[str, Any]) -> None:
    from chalicelib import store

    store.save_draft(draft, answers, clock.now())


def gone() -> web.Unfit:
    """What to raise for a draft that is not there, or never was: the two cannot be told apart."""
    council = settings().council
    return web.Unfit(
        404,
        "We cannot open that page",
        "A form that has not been sent is kept for one day, and then deleted so that nobody else can read it.",
        "If you saw a page with a reference, or got an email with one, your complaint was sent. You do not need to send it again.",
        f"If not, please start again. Or call {council.team.phone} or email {council.inbox}, and we will help you.",
    )


# ---------------------------------------------------------------------------------------------------------------- files


@_shows("/complain/{draft}/files")
def draft_files(draft: str) -> Response:
    """The files added so far, what was refused and why, and a form that sends one more straight to S3."""
    from chalicelib import files, kinds

    answers = _load(draft)
    known = files.held(answers.get("held", ()))
    now_held, refused = files.settle(draft, known)
    if now_held != known:
        _save(draft, {**answers, "held": files.rows(now_held)})
    upload = (
        files.upload_form(draft, f"{settings().origin}/complain/{draft}/files") if len(now_held) < files.MOST else None
    )
    body = pages.page(
        "files",
        draft=draft,
        files=now_held,
        refused=refused,
        upload=upload,
        kinds=kinds.IN_WORDS,
        accept=",".join(kinds.ENDINGS),
        most_files=files.MOST,
        largest=files.LARGEST,
        largest_shown=files.shown_size(files.LARGEST),
    )
    return pages.html_response(body, 422 if refused else 200, form_to=upload.url if upload else "")


@_acts("/complain/{draft}/files")
def draft_files_posted(draft: str) -> Response:
    """Take one file away again."""
    from chalicelib import files

    which = web.form().get("remove", "")
    answers = _load(draft)
    known = files.held(answers.get("held", ()))
    for file in known:
        if file.id == which:
            files.remove(file)
    _save(draft, {**answers, "held": files.rows(f for f in known if f.id != which)})
    return pages.see_other(f"/complain/{draft}/files")


# ---------------------------------------------------------------------------------------------------------------- check, send, received


@_shows("/complain/{draft}/check")
def check(draft: str) -> Response:
    """Everything as it will be sent, each with a way to change it."""
    answers = _load(draft)
    anonymous = answers["code"] == forms.ANONYMOUS
    body = pages.page(
        "check",
        draft=draft,
        rows=_rows(draft, answers),
        anonymous=anonymous,
        email=answers["email"],
        phone=answers["phone"],
    )
    return pages.html_response(body)


def _rows(draft: str, answers: dict[str, Any]) -> list[dict[str, str]]:
    """The check page's rows: every question that was asked of this person. What was left empty says so."""
    hidden = set(forms.NOT_IF_ANONYMOUS) if answers["code"] == forms.ANONYMOUS else set()
    hidden |= {"files"} if answers["code"] in forms.FOR_SOMEONE else {"files", "consent"}
    form = f"{settings().base}/complain?draft={draft}"
    rows = [
        {"key": q.short, "said": forms.said(answers, q.name), "text": "Nothing written", "change": f"{form}#{q.name}"}
        for q in forms.QUESTIONS
        if q.name not in hidden
    ]
    names = "\n".join(file["name"] for file in answers.get("held", ()))
    to_files = f"{settings().base}/complain/{draft}/files"
    return [*rows, {"key": "Files", "said": names, "text": "None", "change": to_files}]


@_acts("/complain/{draft}/send")
def send(draft: str) -> Response:
    """Make the case. Pressed twice, or gone back to and pressed again, it is the same case."""
    from chalicelib import casework, store

    web.form()
    now = clock.now()
    answers = store.load_draft(draft, now) if _ID.fullmatch(draft) else None
    if answers is None:
        return _sent_before(draft)
    complaint = _complaint(draft, answers)
    case = casework.lodge(complaint, cause=f"form/{draft}", now=now, draft=draft)
    return pages.see_other(f"/complain/{draft}/received") if _says(case, complaint) else _send_as_another(answers)


def _complaint(draft: str, answers: dict[str, Any]) -> Complaint:
    """The complaint in a draft's answers, its files moved to where they stay."""
    rows = answers.get("held", ())
    if not rows:
        return forms.complaint(answers)
    from chalicelib import files

    try:
        return forms.complaint(answers, files.keep(draft, files.held(rows)))
    except files.Changed as changed:
        raise web.Unfit(
            409,
            "One of your files has to be added again",
            "It is no longer as it was when you added it. Your complaint was not sent, and what you wrote is kept.",
            "Go back, choose “Change” beside “Files”, and add the file again. You can also send your complaint without it.",
        ) from changed


def _sent_before(draft: str) -> Response:
    from chalicelib import store

    if not _ID.fullmatch(draft) or not store.seen(f"form/{draft}"):
        raise gone()
    return pages.see_other(f"/complain/{draft}/received")


def _says(case: Case, complaint: Complaint) -> bool:
    """Whether the case was made of these very words: not so where someone went back after sending, changed them and sent again."""
    return (case.words, case.wanted, case.when_text) == (
        complaint.happened,
        complaint.wanted,
        complaint.when_text,
    )


def _send_as_another(answers: dict[str, Any]) -> Response:
    """Keep what was changed after sending as a new draft, so that nothing is lost; the person decides whether to send it."""
    draft = _new_id()
    _save(draft, {name: answers[name] for name in forms.NAMES})
    return pages.see_other(f"/complain/{draft}/check?again=yes")


@_shows("/complain/{draft}/received")
def received(draft: str) -> Response:
    """The reference, the dates, and what happens next."""
    from chalicelib import store

    now = clock.now()
    reference = store.seen(f"form/{draft}") if _ID.fullmatch(draft) else None
    case = store.load(reference) if reference else None
    if case is None or now - case.received_at > SHOWN_FOR:
        raise gone()
    return pages.html_response(_received_page(case, now))


def _received_page(case: Case, now: datetime) -> str:
    from chalicelib import links
    from chalicelib.core.clocks import london_date

    due = {name: found.due_on for name in ("ack", "s1_response", "s1_max", "look_into") if (found := case.clock(name))}
    return pages.page(
        "received",
        case=case,
        received=london_date(case.received_at),
        told_by=due.get("ack"),
        reply_by=due.get("s1_response"),
        latest_by=due.get("s1_max"),
        look_into=due.get("look_into"),
        link="" if case.anonymous or case.person.email else links.person_link(case.reference, case.person.key, now),
    )
