"""What a child pressed on their own form, as officers read it."""

from __future__ import annotations

from chalicelib.core.cases import Case

NOBODY_NOW = "Nobody for now"
AN_ADVOCATE = "An advocate"
SOMEONE_KNOWN = "Someone I know"
THE_TEAM = "The complaints team"
_ARRANGE = "Arrange it before you write to them"


def list_pressed(case: Case) -> tuple[tuple[str, str], ...]:
    """Return each answer with what it is about; none for a case that came in another way."""
    found = []
    if case.topic:
        found.append(("What it is about", case.topic))
    if case.feels:
        found.append(("How they feel", case.feels))
    if wants_to_talk(case):
        found.append(("Who they would like to talk to", f"{case.talk_to}. {_ARRANGE}"))
    elif case.talk_to:
        found.append(("Who they would like to talk to", case.talk_to))
    return tuple(found)


def wants_to_talk(case: Case) -> bool:
    """Return whether a child chose somebody to talk to."""
    return case.talk_to not in ("", NOBODY_NOW)


def name_whom(case: Case) -> str:
    """Return whom a child would like to talk to, as a sentence to them goes on."""
    if case.talk_to == SOMEONE_KNOWN:
        return "someone you know"
    if case.talk_to == THE_TEAM:
        return "the complaints team"
    return case.talk_to.removeprefix(f"{SOMEONE_KNOWN}: ")
