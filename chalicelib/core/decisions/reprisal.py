"""A report that somebody is treated worse because they complained (`000:43`).

The complaints manager hears it at once. Until the manager has decided, its words stay from the
service that the complaint is about, and from everyone who looks into it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from chalicelib.core.cases import COMPLAINANT, Case, Complaint, Event, HeldWords
from chalicelib.core.decisions.asked_after import answers_since
from chalicelib.core.decisions.new_of_same_person import make_complaint
from chalicelib.core.papers import FileRef
from chalicelib.core.people.officers import TEAM_ROLES, Officer
from chalicelib.core.procedures.tables import Move
from chalicelib.core.reading.reprisal_words import SHOWN, find_reprisal

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding

CLOCK = "reprisal"
LEAD = "complaints_lead"  # the complaints manager, or who of the complaints team stands for them
# events that the team alone is shown
KEPT_BACK = frozenset({"reprisal_held", "reprisal_opened", "how_answered", "since_answered"})
SAID_YES = "They answered our question, and wrote nothing else."


def may_read(officer: Officer) -> bool:
    """Return whether an officer is of the complaints team, and so may read what is kept back."""
    return bool(set(officer.roles) & set(TEAM_ROLES))


def is_kept_back(event: Event) -> bool:
    """Return whether an event is shown to the complaints team alone."""
    return event.name in KEPT_BACK or bool(event.facts.get("held"))


def hold(
    deciding: Deciding,
    by: str,
    text: str,
    files: tuple[FileRef, ...],
    came: datetime,
    original: str = "",
    answered: tuple[str, ...] = (),
) -> bool:
    """Keep words of bad treatment from everyone but the complaints manager, who is told at once.

    Whatever answers our own question about it, a letter `answered`, is kept so too. Returns False,
    and does nothing, where the words say no such thing.
    """
    words = find_reprisal(text)
    asked = answers_since(deciding.case, answered)
    if not words and not asked:
        return False
    _hold(deciding, HeldWords(by, text, files, came, original), words or text[:SHOWN], asked=asked)
    return True


def hold_answer(deciding: Deciding, by: str, text: str, came: datetime) -> None:
    """Keep an answer to our question about bad treatment for the complaints manager alone."""
    words = find_reprisal(text) or text[:SHOWN]
    _hold(deciding, HeldWords(by, text, (), came), words, asked=True)


def _hold(deciding: Deciding, held: HeldWords, words: str, *, asked: bool) -> None:
    case = replace(deciding.case, held=(*deciding.case.held, held))
    deciding.apply_fact("reprisal_held", held.by, case, received_at=held.came)
    files = [file.name for file in held.files]
    tell(deciding, words, held.text, held.came, held=True, files=files, asked=asked)


def tell(
    deciding: Deciding,
    words: str,
    text: str,
    came: datetime,
    held: bool = False,
    files: list[str] | None = None,
    asked: bool = False,
) -> None:
    """Owe the complaints manager the words; `held` says that nobody else has them, and `asked`
    that they answer our question."""
    moves = dict[str, Any]()
    if held:
        moves = {"open_complaint": {}, "put_with_case": {}}
    facts = {"words": words, "text": text, "files": files or [], "received_at": came}
    deciding.owe("reprisal_heard", LEAD, **facts, held=held, asked=asked, moves=moves)


def open_own_complaint(
    deciding: Deciding, move: Move, by: Officer, given: dict[str, Any]
) -> dict[str, Any]:
    """Record that the words become a complaint of their own, linked with this one."""
    case = deciding.case
    linked = (*case.linked, deciding.fresh)
    after = replace(case, held=(), linked=linked)
    deciding.apply_fact(move.records, by.key, after, other=deciding.fresh, named=given["named"])
    return given


def make_own_complaint(case: Case, named: tuple[str, ...]) -> Complaint:
    """Return the complaint that a case's held words make, from the same person."""
    texts = []
    files = list[FileRef]()
    for held in case.held:
        texts.append(held.text)
        files += held.files
    return make_complaint(
        case,
        "\n\n".join(texts),
        "words added to another complaint",
        involved=tuple(dict.fromkeys((*case.named, *named))),
        files=tuple(files),
        original=case.held[0].original,
    )


def release_held_words(
    deciding: Deciding, move: Move, by: Officer, given: dict[str, Any]
) -> dict[str, Any]:
    """Put the words with the case, as anything else that was added, and tell who has it."""
    held = deciding.case.held
    after = replace(deciding.case, held=())
    deciding.apply_fact(move.records, by.key, after, reason=given["reason"])
    for each in held:
        case = replace(deciding.case, files=(*deciding.case.files, *each.files))
        deciding.record(
            "contributed",
            each.by,
            case,
            text=each.text,
            files=each.files,
            original=each.original,
            received_at=each.came,
        )
        names = [file.name for file in each.files]
        if deciding.authority.stage(case).status == "open":
            reader = "owner"
        else:
            reader = "team"
        deciding.owe("contribution", reader, text=each.text, files=names, by=each.by or COMPLAINANT)
    return given
