"""What a person wrote, sent and was sent, as their own page shows it: their words and files, every
letter to read again, and what is new since they last looked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default
from typing import Any

from chalicelib import casework, post, store
from chalicelib.core.cases import COMPLAINANT, REPLY_MARKER, Case, Event, Sent
from chalicelib.core.papers import FileRef
from chalicelib.core.wording import letter_names
from chalicelib.doors import case_dates
from chalicelib.links import PERSON_DAYS
from chalicelib.settings import settings

ONE_VISIT = timedelta(minutes=30)  # within which opening the page again is the same visit
BY_MAIL = "files/mail/"  # how the key of a file begins that came with a message
_NOT_LISTED = "fresh_link"
_HEADING = re.compile(r"(.+)\n-{3,}")  # as `markup` writes one in plain text


def list_own_words(case: Case, history: Sequence[Event]) -> list[dict[str, str]]:
    """Return what the person told us by the form and on their page, oldest first.

    What came by mail is left out: somebody else may have written it, or written around it, and a
    page that showed it would hand anybody's mail to whoever holds the link.
    """
    told = []
    if case.source == "web form" and case.words:
        told.append({"when": case_dates.describe_receipt(case), "text": case.words})
    for event in history:
        text = event.facts.get("text")
        if _was_added_on_their_page(event) and text:
            told.append({"when": case_dates.describe_moment(event.at), "text": text})
    return told


def has_mail(case: Case, history: Sequence[Event]) -> bool:
    """Return whether the person's side wrote anything by mail."""
    if case.source == "email":
        return True
    for event in history:
        if event.name == "contributed" and event.by == COMPLAINANT and event.facts.get("original"):
            return True
    return False


def _was_added_on_their_page(event: Event) -> bool:
    by_them = event.name == "contributed" and event.by == COMPLAINANT
    return by_them and not event.facts.get("original")


def list_own_files(case: Case, history: Sequence[Event]) -> list[FileRef]:
    """Return the files that the person sent by the form and on their page, without any that were
    taken out.
    """
    others: set[str] = set()
    for event in history:
        if event.name == "contributed" and event.by != COMPLAINANT:
            others.update(file["key"] for file in event.facts.get("files", ()))
    own = []
    for file in case.files:
        out = file.key in others or file.key in case.files_out
        if not out and not file.key.startswith(BY_MAIL):
            own.append(file)
    return own


def list_numbered(case: Case) -> list[tuple[int, Sent]]:
    """Return what was sent to the person with its number, newest first."""
    numbered = []
    for n, sent in enumerate(case.told):
        if sent.name != _NOT_LISTED:
            numbered.append((n, sent))
    return numbered[::-1]


def find_letter(case: Case, number: str) -> Sent | None:
    """Return what was sent to the person under a number, or None."""
    for n, sent in list_numbered(case):
        if number == str(n):
            return sent
    return None


def read_letter(case: Case, sent: Sent, now: datetime) -> list[dict[str, Any]]:
    """Return a letter's parts as it left; or, of one that was posted or read out, as it was written
    for that. Links are left out: this page has what they lead to.
    """
    copy = None
    if sent.how == "email":
        copy = post.load_copy(sent.letter_id)
    if not copy:
        return _split(casework.write_words_to_pass_on(case, sent.letter_id, sent.name, now))
    body = message_from_bytes(copy, policy=default).get_body(("plain",))
    if not body:
        return []
    return _split(body.get_content())


def _split(text: str) -> list[dict[str, Any]]:
    """Return the headings, lists and paragraphs of a letter in plain text."""
    ours = re.escape(settings().origin)
    shown = re.sub(rf"(?m)^{ours}/\S+$\n?", "", text.replace("\r\n", "\n"))
    parts = []
    for block in shown.split("\n\n"):
        words = block.strip().strip("=")  # a rule between two letters is a line of these
        if words and REPLY_MARKER not in words:
            parts.append(_read_part(words))
    return parts


def _read_part(words: str) -> dict[str, Any]:
    heading = _HEADING.fullmatch(words)
    if heading:
        return {"heading": heading[1]}
    if words.startswith("* "):
        items = re.split(r"\n?^\* ", words, flags=re.MULTILINE)
        return {"bullets": [item for item in items if item]}
    return {"text": words}


def list_news(case: Case, now: datetime, *, visits: bool) -> list[str]:
    """Return what was sent since the person last opened their page, oldest first.

    `visits` says that somebody opens it in a browser; a program that looks at links is no visit.
    """
    row = f"visit/{case.reference}"
    kept = store.load_draft(row, now) or {}
    last = _read_instant(kept.get("last"))
    before = _read_instant(kept.get("before"))
    if last is None or now - last > ONE_VISIT:
        before = last
        if visits:
            told = {"last": now.isoformat(), "before": ""}
            if last:
                told["before"] = last.isoformat()
            store.save_draft(row, told, now, PERSON_DAYS)
    if before is None:
        return []
    news = []
    for sent in case.told:
        if sent.at > before and sent.name != _NOT_LISTED:
            said = letter_names.describe_letter(sent.name, case.kind)
            news.append(f"{said}, on {case_dates.describe_moment(sent.at)}.")
    return news


def _read_instant(said: Any) -> datetime | None:
    if not said:
        return None
    return datetime.fromisoformat(said)
