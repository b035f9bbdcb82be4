"""The languages in which the public's pages can be read: English, and each that has a catalogue.

A catalogue is `translations/<code>.po`; `make messages` compiles it for Python's own gettext. Where
one lacks a text, the English stands. English reads no file and imports nothing.
"""

from __future__ import annotations

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
OFFERED_ON = frozenset({"start", "danger", "privacy", "accessibility"})
# The pages that a catalogue covers. Every other page is in English, and says so.
PAGES = frozenset(
    {
        *("start", "danger", "complain", "saved", "so-far", "return", "check", "received"),
        *("privacy", "accessibility"),
    }
)
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


@contextmanager
def show_page(page: str) -> Iterator[str]:
    """Make a page in the language chosen, if a catalogue covers it, and yield the language."""
    code = ENGLISH
    if page in PAGES:
        code = _chosen.get()
    before = _shown.set(code)
    try:
        yield code
    finally:
        _shown.reset(before)


def find_shown() -> str:
    """Return the language of the page being made."""
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
    number, _, counted = text.partition(" ")
    if number.isdigit():
        return f"{number} {translate(counted)}"
    return str(_load(find_folder(), code).gettext(text))


def translate_words(text: str) -> str:
    """Return a text with each of its words in the language of the page, as a day is written."""
    return " ".join(map(translate, text.split(" ")))


@cache
def _load(folder: Path, code: str) -> Any:
    from gettext import GNUTranslations

    with (folder / f"{code}.mo").open("rb") as file:
        return GNUTranslations(file)
