"""A made-up catalogue in which each text stands between marks, so that what is not in it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from chalicelib import councils
from chalicelib.settings import settings
from infra import messages
from infra.catalogues import write_po
from tests.helpers import set_up_as

MADE_UP = "ar"  # written from right to left; its words here are ours, between marks
OWN = f"heard-form={'k' * 22}"  # the cookie of a browser
# What stands in every language as it is, beside what a council says in its own file.
AS_IT_IS = re.compile(r"[\W\d_]|Zq|zq|example|axe|AbilityNet|Childline")


@contextmanager
def use_made_up_language(folder: Path) -> Iterator[None]:
    """Have a catalogue in which each text stands between marks."""
    made = {text: f"⟦{text}⟧" for text in messages.list_messages()}
    (folder / f"{MADE_UP}.po").write_text(write_po(MADE_UP, made), "utf-8")
    messages.compile_into(folder, folder)
    with set_up_as(HEARD_TRANSLATIONS=str(folder)):
        yield


def find_english(text: str) -> str:
    """Return what of a text is in no catalogue, and is no council's own."""
    text = re.sub(r"https?://[^\s⟦⟧]+", " ", text)
    before = ""
    while before != text:
        before = text
        text = re.sub(r"⟦[^⟦⟧]*⟧", " ", text)
    for own in list_own_words():
        text = text.replace(own, " ")
        text = text.replace(own[:1].upper() + own[1:], " ")
        text = text.replace(own.removeprefix("https://"), " ")
    return " ".join(word for word in text.split() if AS_IT_IS.sub("", word))


def list_own_words() -> list[str]:
    """Return what this council's file says, the longest first."""
    found: list[str] = []

    def gather(part: Any) -> None:
        if isinstance(part, str) and part:
            found.append(part)
        for each in part.values() if isinstance(part, dict) else ():
            gather(each)
        for each in part if isinstance(part, list) else ():
            gather(each)

    gather(councils.read_file(settings().council.code))
    return sorted(found, key=len, reverse=True)
