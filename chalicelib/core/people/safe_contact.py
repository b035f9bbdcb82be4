"""Whether each way to reach a person is safe, as they said, and the words for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

WAYS = ("email", "phone", "post")
YES = "yes"
NO = "no"
UNSURE = "unsure"
QUIET = "quiet"  # the tick that keeps what an inbox shows of our emails discreet
DOUBTED = frozenset({NO, UNSURE})
ANSWERS = ((YES, "Yes"), (NO, "No"), (UNSURE, "Not sure"))
MESSAGES = ((YES, "Yes"), (NO, "No"))
ASK_CODE = "ask_code"  # the tick that asks for a code before the person’s own page is shown
# the answers about each way, by the names that they have on every form and record
OF_WAY = {
    "email": ("email_safe", QUIET, ASK_CODE),
    "phone": ("phone_safe", "phone_message", "phone_when"),
    "post": ("post_safe",),
}
FIELDS = (*OF_WAY["email"], *OF_WAY["phone"], *OF_WAY["post"])
CHOSEN = tuple(name for name in FIELDS if name != "phone_when")  # the rest is typed
_LABELS = {"email": "Email", "phone": "Telephone", "post": "Post"}
_BY_WAY = {"phone": "by telephone", "post": "by post"}
_SAID = {
    "": "",
    YES: " (they said it is safe)",
    NO: " (NOT SAFE: do not use it)",
    UNSURE: " (may not be safe: do not use it)",
}
_MESSAGES_SAID = {YES: "Yes", NO: "No. Do not leave one"}


# beginnings of words that say what our emails are about
TELLING = re.compile(r"child|complain|social|safeguard", re.IGNORECASE)


def list_unused(answers: Mapping[str, Any]) -> frozenset[str]:
    """Return the names of the questions about ways that the answers do not give."""
    unused = set[str]()
    for way, names in OF_WAY.items():
        if not answers.get(way):
            unused.update(names)
    return frozenset(unused)


def list_safe_ways(person: Any) -> list[str]:
    """Return, in words, the other ways than email that the person gave and said are safe."""
    found = []
    for way, words in _BY_WAY.items():
        if getattr(person, way) and getattr(person, f"{way}_safe") == YES:
            found.append(words)
    return found


def list_other_ways(person: Any) -> tuple[str, ...]:
    """Return which of "phone" and "post" the person gave, and did not say may be unsafe."""
    given = []
    for way in ("phone", "post"):
        if getattr(person, way) and getattr(person, f"{way}_safe") not in DOUBTED:
            given.append(way)
    return tuple(given)


def describe_ways(person: Any) -> str:
    """Return how a person is reached now, and whether by email: "by telephone. Email is not used."

    A way that they say is not safe, or that may not be, is no way.
    """
    ways = []
    if person.mailable:
        ways.append("by email")
    elif person.email_new:
        ways.append("by email once they have confirmed the address")
    for way in list_other_ways(person):
        ways.append(_BY_WAY[way])
    said = ", or ".join(ways) or "in no way that we know is safe"
    if person.mailable or person.email_new:
        return f"{said}."
    return f"{said}. Email is not used."


def label_way(way: str, person: Any, *, doubted: bool = False) -> str:
    """Return a way's name for officers, with what the person said of its safety. Where the email
    address is `doubted` since, that counts, and not what they said before."""
    said = getattr(person, f"{way}_safe")
    if way == "email" and doubted and said != NO:
        said = UNSURE
    return _LABELS[way] + _SAID.get(said, "")


def label_new_address(person: Any) -> str:
    """Return, for officers, what an address is that we do not write to yet."""
    if person.must_prove(person.email_new):
        return "New email, not confirmed yet"
    return "New email, confirmed by whoever reads it. You decide if it is safe"


def describe_calls(person: Any) -> dict[str, str]:
    """Return what to know before anybody calls the person, by what it is about."""
    calls = {
        "May we leave a message": _MESSAGES_SAID.get(person.phone_message, ""),
        "A good time to call": person.phone_when,
    }
    return {about: said for about, said in calls.items() if said}
