"""What somebody on the person's side adds or asks for: they have a receipt, and the person, whose
case it is, hears who did it (RULES 4.5)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from chalicelib.core.cases import COMPLAINANT, Case
from chalicelib.core.decisions.open_alarm import may_be_unsafe
from chalicelib.core.people.parties import PARTY, Party, find_through
from chalicelib.core.procedures.tables import Move
from chalicelib.core.reading.danger_words import DANGER
from chalicelib.core.reading.kept_from_person import is_kept_from_person
from chalicelib.core.reading.request_words import find_doubt

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding

A_DAY = timedelta(days=1)


def may_person_see(text: str, raised: tuple[str, ...]) -> bool:
    """Return whether the person may be shown, by a computer, what a party added.

    Words that speak of danger, or that ask for privacy, are for somebody to decide about: the
    person may be the one whom they speak of. `raised` are the flags that the words raise.
    """
    if DANGER in raised or is_kept_from_person(text):
        return False
    return not find_doubt((text,))


def answer_party(
    deciding: Deciding, party: Party, answers: str, files: list[str], *, wrapped: bool
) -> None:
    """Owe a party the receipt for what they sent. `answers` is the Message-ID of their mail,
    `files` the names of its files, and `wrapped` says that it has to be opened elsewhere."""
    if deciding.case.may_end(party):
        return
    contact = deciding.staff.contact.key
    facts = {"party": party.key, "contact": contact, "answers": answers, "wrapped": wrapped}
    deciding.owe("helper_receipt", PARTY, files=files, **facts)


def tell_person_of_words(
    deciding: Deciding, party: Party, text: str, files: tuple[str, ...]
) -> None:
    """Owe the person word that a party has added something, at most once a day by email.

    Whoever has no page of their own is sent the words.
    """
    case = deciding.case
    if case.person.mailable and _was_told_today(case, deciding.now):
        return
    _tell_person(deciding, party, text=text, files=list(files), asked="")


def tell_person_of_move(deciding: Deciding, move: Move, by: str) -> None:
    """Owe the person word of what a party asked for them; nothing where they did so themselves."""
    party = deciding.case.party(by)
    if party:
        _tell_person(deciding, party, text="", files=[], asked=move.button)


def _tell_person(deciding: Deciding, party: Party, text: str, files: list[str], asked: str) -> None:
    """Owe the person word of it, at their own address even where our other letters go to a helper
    instead. Whoever has such a helper and no email is not written to: nothing is to reach them."""
    case = deciding.case
    if may_be_unsafe(case):
        return
    if find_through(case.parties, deciding.now) and not case.person.mailable:
        return
    deciding.owe(
        "helper_wrote",
        COMPLAINANT,
        helper=party.name,
        party=party.key,
        text=text,
        files=files,
        asked=asked,
        contact=deciding.staff.contact.key,
    )


def _was_told_today(case: Case, now: datetime) -> bool:
    return any(sent.name == "helper_wrote" and now - sent.at < A_DAY for sent in case.told)
