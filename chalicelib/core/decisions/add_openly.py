"""Words that are added to a case where its readers see them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from chalicelib.core.cases import COMPLAINANT, TEAM, Case
from chalicelib.core.council import Authority
from chalicelib.core.decisions import words_of_parties
from chalicelib.core.decisions.automatic_answers import repeats_itself
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.papers import FileRef
from chalicelib.core.reading.mentions import find_unsure


def add_openly(
    deciding: Deciding,
    by: str,
    case: Case,
    said: tuple[str, str],
    files: tuple[FileRef, ...],
    came: datetime,
    original: str,
    raised: tuple[str, ...],
) -> None:
    """Record words that were added, and owe them to whoever has the case."""
    text, below = said
    words = {"text": text, "below": below}
    after = replace(case, files=(*case.files, *files))
    party = case.party(by)
    may_see = words_of_parties.may_person_see(f"{text}\n\n{below}", raised)
    about_party = {}
    shown = {}
    if party:
        about_party["party"] = party.called
        shown["shown"] = may_see
    deciding.record(
        "contributed", by, after, **words, files=files, original=original, received_at=came, **shown
    )
    if deciding.authority.stage(case).status == "open":
        reader = "owner"
    else:
        reader = TEAM
    names = [f.name for f in files]
    same = {}
    if _repeats(deciding, by):
        same["repeats"] = True
    facts = {**words, "files": names, "by": by, **about_party, **shown, **same}
    deciding.owe("contribution", reader, **facts)
    if party and may_see:
        words_of_parties.tell_person_of_words(deciding, party, text, tuple(names))


def _repeats(deciding: Deciding, by: str) -> bool:
    """Return whether the person says the same too often, so that a program may be writing."""
    return by == COMPLAINANT and repeats_itself(deciding.case, deciding.now)


def mark_possible_names(case: Case, text: str, authority: Authority) -> Case:
    """Return the case with the officers marked whom words that came later may mean. They are only
    marked, since somebody who has the case may well be written about."""
    found = find_unsure({"text": text}, case.named, authority.officers)
    return replace(case, perhaps=tuple(dict.fromkeys((*case.perhaps, *found))))
