"""A letter that an officer posts, reads out or hands over, in words."""

from __future__ import annotations

from datetime import datetime

from chalicelib import store
from chalicelib.core.cases import COMPLAINANT, Case, Letter
from chalicelib.core.decisions import letter_outcomes
from chalicelib.settings import settings


def add_enclosed(letter: Letter, owner: str) -> Letter:
    """Return a letter that asks for another to be passed on, with the facts that the other
    tells.
    """
    first = letter.facts.get("first", "")
    if not first or "facts" in letter.facts:
        return letter
    found = store.load_letter(owner, first)
    if found:
        return letter_outcomes.add_enclosed_facts(letter, found.letter)
    return letter


def write_words_to_pass_on(case: Case, letter_id: str, name: str, now: datetime) -> str:
    """Return a letter as it is read to its reader or printed; "" where it is not there."""
    from chalicelib import letters

    found = store.load_letter(f"CASE#{case.reference}", letter_id)
    if found is None:
        return ""
    facts = letter_outcomes.find_facts_to_pass_on(found.letter)
    copy = str(found.letter.facts.get("copy", ""))
    key = str(found.letter.facts.get("copy_for", ""))
    letter = Letter(letter_id, name, key or COMPLAINANT, facts, copy)
    return letters.render_to_read_out(letter, case, settings().council, now)
