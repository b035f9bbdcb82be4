"""Which forms a browser began: it keeps random keys in one cookie, and a form that it begins opens
in no browser without that key.
"""

from __future__ import annotations

import re

from chalice.app import Response

from chalicelib.doors import form_ids, web
from chalicelib.settings import settings

COOKIE = "heard-form"
MOST = 5  # keys of one browser: its own, and those that a code brought
_KEY = re.compile(rf"[A-Za-z0-9_-]{{{form_ids.RANDOM}}}")


def list_keys() -> list[str]:
    """Return the keys that this browser holds, the newest first."""
    keys = []
    for key in web.read_cookie(COOKIE).split("."):
        if _KEY.fullmatch(key):
            keys.append(key)
    return keys[:MOST]


def find_or_make_key() -> str:
    """Return this browser's newest key, or a new one if it holds none."""
    known = list_keys()
    if known:
        return known[0]
    return form_ids.make_key()


def find_key_of(form: str) -> str:
    """Return the key of this browser with which a form was begun, or ""."""
    for key in list_keys():
        if form_ids.is_owned_by(form, key):
            return key
    return ""


def give_key(answer: Response, key: str) -> Response:
    """Return the answer, which now gives the browser this key as its newest.

    The browser drops its keys when it is closed, since other people may use the computer.
    """
    known = list_keys()
    if known[:1] != [key]:
        others = [each for each in known if each != key]
        answer.headers["Set-Cookie"] = write_cookie(".".join([key, *others][:MOST]))
    return answer


def write_cookie(value: str, *more: str) -> str:
    """Return the header that sets our cookie: no script reads it, and no other site sends it."""
    site = settings()
    parts = [f"{COOKIE}={value}", f"Path={site.base or '/'}", "HttpOnly", "SameSite=Lax"]
    if site.origin.startswith("https:"):
        parts.append("Secure")
    return "; ".join([*parts, *more])
