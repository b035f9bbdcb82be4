"""Ids of forms that nobody can guess. An id carries the mark of whoever began the form, so that it
opens nothing for anybody else, and ours, so that we take no id that somebody made up.
"""

from __future__ import annotations

import re
import secrets

from chalicelib import links

RANDOM = 22  # characters of what nobody can guess: 128 bits
MARK = 16  # characters of a mark
ID = re.compile(rf"[A-Za-z0-9_-]{{{RANDOM + 2 * MARK}}}")


def make_key() -> str:
    """Return a key that nobody can guess, by which a browser is known."""
    return secrets.token_urlsafe(16)


def make_id(owner: str) -> str:
    """Return a new id with our mark and its owner's: the key of a browser or of an officer."""
    random = secrets.token_urlsafe(16)
    owned = random + links.make_form_mark(f"{owner}|{random}")
    return owned + links.make_form_mark(owned)


def is_ours(form: str) -> bool:
    """Return whether we made an id, for whoever it was."""
    return bool(ID.fullmatch(form)) and links.is_form_mark(form[:-MARK], form[-MARK:])


def is_owned_by(form: str, owner: str) -> bool:
    """Return whether we made an id for this owner."""
    random = form[:RANDOM]
    return is_ours(form) and links.is_form_mark(f"{owner}|{random}", form[RANDOM:-MARK])
