"""What the checks of a council's file have in common: its parts, and the texts and contacts in
them. Each check yields what is wrong in plain lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from chalicelib.core.reading.email_address import find_email_fault

Row = Mapping[str, Any]
CONTACT = ("name", "email", "phone", "post", "hours", "web", "what")
WEB = re.compile(r"https?://[^\s/]+\.[^\s]+")
DIGITS = re.compile(r"(?:[^0-9]*[0-9]){3}")
BREAK = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")


def read_table(data: Row, name: str) -> Row:
    """Return a part of the file; an empty one where it is missing or is no part."""
    found = data.get(name)
    if not isinstance(found, dict):
        return {}
    return found


def read_text(row: Row, name: str) -> str:
    """Return a text of a part; an empty one where it is missing or is no text."""
    found = row.get(name, "")
    if not isinstance(found, str):
        return ""
    return found


def suggest_name(said: str, known: Iterable[str]) -> str:
    """Return which of the known names was meant, or all of them."""
    from difflib import get_close_matches

    ordered = sorted(known)
    near = get_close_matches(said, ordered, 1)
    if near:
        return f"Did you mean {near[0]}?"
    return f"Write one of: {', '.join(ordered)}."


def check_texts(
    where: str, row: Row, needed: Iterable[str], optional: Iterable[str] = ()
) -> Iterator[str]:
    """Yield which texts of a part are missing, empty, no text, or longer than their one line."""
    for name in (*needed, *optional):
        given = row.get(name, "")
        if not isinstance(given, str):
            yield f"{where}: {name} must be text in quotes."
        elif not given.strip() and name in needed:
            yield f"{where}: {name} is missing or empty. Fill it in."
        elif BREAK.search(given) and name != "post":
            yield f"{where}: {name} must be one line of text, without a line break."


def check_names(where: str, row: Row, known: Iterable[str]) -> Iterator[str]:
    """Yield which settings of a part do not exist."""
    for name in sorted(row.keys() - set(known)):
        yield f"{where}: {name} is no setting of it. {suggest_name(name, known)}"


def check_contact(where: str, row: Row, needed: tuple[str, ...] = ("name",)) -> Iterator[str]:
    """Yield what is wrong with how a team or an outside body is reached."""
    yield from check_texts(where, row, needed, [name for name in CONTACT if name not in needed])
    yield from check_names(where, row, CONTACT)
    if wrong := find_email_fault(read_text(row, "email")):
        yield f"{where}: email is “{read_text(row, 'email')}”. {wrong}."
    if read_text(row, "phone") and not DIGITS.match(row["phone"]):
        yield f"{where}: phone is “{row['phone']}”, which is no number. Write a number or “”."
    if read_text(row, "web") and not WEB.fullmatch(row["web"]):
        yield f"{where}: web is “{row['web']}”. It must begin with https:// or http://."
