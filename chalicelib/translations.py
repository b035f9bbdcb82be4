"""The languages in which the public's pages and the first letter can be read: English, and those
that have a catalogue.

A catalogue is `translations/<code>.po`; `make messages` compiles it for Python's own gettext. Where
one lacks a text, the English stands. English reads no file and imports nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

from chalicelib.settings import settings

ENGLISH = "en"
HERE = Path(__file__).resolve().parent
PACKAGED = HERE / "_translations"
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "ps", "ur", "yi"})
COOKIE = "lang"
# The pages on which a language is offered: they hold nothing that somebody typed.
OFFERED_ON = frozenset(
    {
        *("start", "young-people", "danger", "stay-safe", "privacy", "accessibility"),
        *("how-we-deal-with-complaints", "you-said-we-did"),
    }
)
# The pages that a catalogue covers. Every other page is in English, and says so.
PAGES = frozenset(
    {
        *("start", "danger", "complain", "saved", "so-far", "return", "check", "received"),
        *("young-people", "child-complain", "child-files", "child-check", "child-received"),
        *("files", "return-by-link", "own-code", "stale-person", "closed", "stay-safe", "problem"),
        *("how-we-deal-with-complaints", "guide", "you-said-we-did", "my-complaint", "sent-code"),
        *("sent-fresh", "withdraw", "child-withdraw", "is-it-sorted", "own-files", "own-letter"),
        *("address", "confirm", "privacy", "accessibility"),
    }
)
BELOW = "The same letter in English"  # the heading under a letter in another language
# The letters that a catalogue covers.
LETTERS = frozenset({"acknowledgement"})
# A telephone number or a reference, and before it what holds such signs and is neither.
_NUMBER = re.compile(r"https?://\S+|(\b\d[\d ]{3,}\d\b|\b[A-Z\d]{4}-[A-Z\d]{4}\b)")
_chosen: ContextVar[str] = ContextVar("chosen", default=ENGLISH)  # for this request
_shown: ContextVar[str] = ContextVar("shown", default=ENGLISH)  # of the page being made


def find_folder() -> Path:
    """Return where the catalogues are: in the package, in the checkout, or where
    `HEARD_TRANSLATIONS` names another place on one's own machine."""
    named = settings().translations
    if named:
        return Path(named)
    if PACKAGED.is_dir():
        return PACKAGED
    return HERE.parent / "translations"


def list_languages() -> tuple[str, ...]:
    """Return the codes of English and of the languages that have a catalogue, in order."""
    return _list_languages(find_folder())


@cache
def _list_languages(folder: Path) -> tuple[str, ...]:
    return (ENGLISH, *sorted(path.stem for path in folder.glob("*.mo")))


def choose_language(*wanted: str) -> str:
    """Choose the first of these languages that we have, or else English, for this request. Return
    its code."""
    found = ENGLISH
    for code in wanted:
        if code and code in list_languages():
            found = code
            break
    _chosen.set(found)
    return found


def choose_for_page(page: str) -> str:
    """Return the language of a page: the one chosen, if catalogues cover that page."""
    if page in PAGES:
        return _chosen.get()
    return ENGLISH


def choose_for_problem(title: str) -> str:
    """Return the language of a page that says what went wrong: English where no catalogue has its
    title, so that the rest of it is not in another language."""
    code = _chosen.get()
    with write_in(code):
        if translate(title) == str(title):
            return ENGLISH
    return code


def choose_for_letters(help_needed: str) -> str:
    """Return the code of the language in which to write to whoever sent this request: that of its
    pages, or else one that they name among the help they need. "" is English."""
    if _chosen.get() != ENGLISH:
        return _chosen.get()
    return find_named_language(help_needed)


def find_named_language(help_needed: str) -> str:
    """Return the code of the first language with a catalogue that is named among the help that
    somebody needs, or ""."""
    if not help_needed:
        return ""
    from chalicelib.core.wording.languages import find_named

    known = {code.partition("-")[0]: code for code in list_languages() if code != ENGLISH}
    for code in find_named(help_needed):
        if code in known:
            return known[code]
    return ""


def choose_for_letter(letter: str, code: str) -> str:
    """Return the language in which a letter is written to somebody who reads `code`: English where
    no catalogue covers it."""
    if code and letter in LETTERS and code in list_languages():
        return code
    return ENGLISH


@contextmanager
def write_in(code: str) -> Iterator[None]:
    """Write what is made meanwhile in a language that has a catalogue, or in English."""
    before = _shown.set(code)
    try:
        yield
    finally:
        _shown.reset(before)


def find_shown() -> str:
    """Return the language of the page or letter being made."""
    return _shown.get()


def name_language(code: str) -> str:
    """Return what a language calls itself: its catalogue says so by the word “English”."""
    if code == ENGLISH:
        return "English"
    return _load(find_folder(), code).gettext("English")


def find_direction(code: str) -> str:
    """Return the direction in which a language is written, as HTML names it."""
    if code.partition("-")[0] in RIGHT_TO_LEFT:
        return "rtl"
    return "ltr"


def translate(text: str) -> str:
    """Return a text in the language of the page, or as it is where the catalogue lacks it. Of
    “3 working days”, what is counted is looked up."""
    code = _shown.get()
    if code == ENGLISH or not text:
        return text
    if isinstance(text, Day):
        return translate_words(str(text))
    if isinstance(text, Filled):
        return translate(text.text) % {name: translate(said) for name, said in text.values.items()}
    number, _, counted = text.partition(" ")
    if number.isdigit() and counted:
        return f"{number} {translate(counted)}"
    return str(_load(find_folder(), code).gettext(text))


def isolate_numbers(text: str, code: str) -> str:
    """Return a text in a language that is written to the left, with the order of the digits and
    letters of its telephone numbers and references kept; or any other as it is."""
    if find_direction(code) == "ltr":
        return text
    return _NUMBER.sub(_isolate, text)


def _isolate(found: re.Match[str]) -> str:
    if not found[1]:
        return found[0]
    return f"\u2066{found[1]}\u2069"


def mark(text: str) -> str:
    """Return a text as it is, so that `make messages` finds it: a page translates it later."""
    return text


class Day(str):
    """A day in words, in English, each of which a page puts into its own language."""


class Filled(str):
    """A text with its `%(name)s` filled in, in English: a page shows it in its own language."""

    text: str
    values: dict[str, str]


def fill_later(text: str, **values: str) -> Filled:
    """Return a text, filled in, that whoever shows it can still translate."""
    filled = Filled(text % values)
    filled.text = text
    filled.values = values
    return filled


def fill(text: str, **values: Any) -> str:
    """Return a text in the language of the page or letter, with its `%(name)s` filled in."""
    return translate(text) % values


def translate_words(text: str) -> str:
    """Return a text with each of its words in the language of the page, as a day is written."""
    return " ".join(map(translate, text.split(" ")))


@cache
def _load(folder: Path, code: str) -> Any:
    from gettext import GNUTranslations

    with (folder / f"{code}.mo").open("rb") as file:
        return GNUTranslations(file)
