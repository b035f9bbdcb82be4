"""What stands over a letter: what an inbox shows of it before it is opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from chalicelib import markup, translations
from chalicelib.core.cases import REPLY_MARKER, Case
from chalicelib.core.people.person import Person
from chalicelib.core.people.safe_contact import YES
from chalicelib.core.reading import request_words


@dataclass(frozen=True, slots=True)
class Head:
    """The subject of a letter, and the line above its text, which an inbox shows too."""

    subject: str
    above: str


def is_discreet(to: Any) -> bool:
    """Return whether a reader asked that what an inbox shows does not say what it is about."""
    return isinstance(to, Person) and to.quiet == YES


def write_head(subject: str, case: Case | None, to: Any) -> Head:
    """Return what stands over a letter to its reader: only its reference, if they want that."""
    if case is None:
        return Head(subject, "")
    if is_discreet(to):
        named = translations.fill("Reference %(reference)s", reference=case.reference)
        quietly = translations.translate("Open this at a time that suits you.")
        return Head(named, f"{quietly} {REPLY_MARKER}")
    return Head(subject, _put_above(subject))


def _put_above(subject: str) -> str:
    """Return the first line of a letter about a case: what it is about, which an inbox shows, and
    the marker. What is above that line in a reply is new.

    A reply may keep our words: so they are none that would be read as a request.
    """
    about = markup.make_line(subject).translate(markup.PUT_BACK).partition(": ")[2].strip()
    if not about or request_words.find_requests(about):
        about = translations.translate("this is about what we are doing")
    if about[-1] not in ".?!؟۔।":
        about += "."
    return f"{about[:1].upper()}{about[1:]} {REPLY_MARKER}"
