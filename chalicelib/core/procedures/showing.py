"""The checks of the columns that say what is shown of a case, to whom, and how it is told."""

from __future__ import annotations

from collections.abc import Iterable
from string import Formatter

from chalicelib.core.cases import COMPLAINANT
from chalicelib.core.people import safe_contact
from chalicelib.core.procedures.tables import ClockRule, Move, Procedure

KNOWN = frozenset(
    {
        *("procedure", "service", "named", "points", "email", "phone", "post", "safe"),
        *("code", "name", "about", "help", "speaks_for", "text"),
        *("wanted", "when_text", "source", "told_to", "unsent"),
        *("party_copies", "party_may_see", "party_may_add", "party_may_ask"),
        *("party_may_withdraw", "party_until", "party_capacity", "party_helper", "held_email"),
        *("party_organisation", "party_email", "party_phone", "party_post"),
        *("party_member_agrees", "promised"),
        *safe_contact.FIELDS,
    }
)  # what a case says already in answer to a question
READ = frozenset({"words", "text", "lines", "choice"})  # kinds of question whose answers are read
FILLED = frozenset({"thing", "ombudsman"})  # what letters put into the words of a row
SHOWN_TO = frozenset({"", "everyone", "nobody"})


def find_misshown(procedure: Procedure) -> Iterable[str]:
    """Yield what these columns say that cannot be shown, a sentence for each."""
    for clock in procedure.clocks:
        yield from _check_clock(clock)
    for move in {id(move): move for move in procedure.moves}.values():  # many stages share a row
        yield from _check_telling(move)
        yield from _check_document(procedure, move)
        yield from _check_papers(move)
        for field in move.fields:
            for question in (field, *field.parts):
                if question.known and question.known not in KNOWN:
                    yield f"{move.name} knows {question.known}, which no case says"


def _check_papers(move: Move) -> Iterable[str]:
    """Yield a move that asks which papers go with its letter, and writes none to the person."""
    asks = "enclosures" in _list_asked(move)
    if asks and not _list_letters_to_person(move):
        yield f"{move.name} asks for papers, and writes to nobody who opens them"


def _check_clock(clock: ClockRule) -> Iterable[str]:
    """Yield the faults in how a clock is shown and stopped."""
    if clock.shown_to not in SHOWN_TO:
        yield f"{clock.name} is shown to {clock.shown_to}, who is no one"
    if clock.shown_to == "nobody" and clock.foretold:
        yield f"{clock.name} is foretold, and shown to nobody"
    for name in sorted((_left_out(clock.to_do) | _left_out(clock.to_do_late)) - FILLED):
        yield f"{clock.name} leaves out {name}, which no letter knows"
    for end in sorted(set(clock.stopped_by) & set(clock.instead)):
        yield f"{clock.name} is ended by {end} both ways"


def _check_telling(move: Move) -> Iterable[str]:
    """Yield what a move's telling names and its form does not ask."""
    for name in sorted(_left_out(move.told) - _list_asked(move)):
        yield f"{move.name} tells {name}, which it does not ask"
    for name in sorted(_left_out(move.undone) - FILLED):
        yield f"{move.name} leaves out {name}, which no letter knows"
    told = bool(_list_letters_to_person(move))
    if move.undone and not move.undoable:
        yield f"{move.name} says what it takes back, and cannot be undone"
    if move.undoable and told and not move.undone:
        yield f"{move.name} can be undone, and nothing says what the person was told"


def _list_asked(move: Move) -> set[str]:
    """Return the names of a move's questions."""
    asked = set()
    for field in move.fields:
        asked.add(field.name)
    return asked


def _left_out(words: str) -> set[str]:
    """Return the names that the words of a row leave to be filled in."""
    left_out = set()
    for _, name, _, _ in Formatter().parse(words):
        if name is not None:
            left_out.add(name)
    return left_out


def _check_document(procedure: Procedure, move: Move) -> Iterable[str]:
    """Yield documents with nothing to read, or that no letter brings the person."""
    if not move.document:
        if move.brought_by:
            yield f"{move.name} says what brings a document, and records none"
        return
    if not any(field.kind in (*READ, "each") for field in move.fields):
        yield f"{move.name} records a document with nothing to read"
    written = set[str]()
    for other in procedure.moves:
        written |= _list_letters_to_person(other)
    brings = set(move.brought_by) or _list_letters_to_person(move)
    if not brings or not brings <= written:
        yield f"{move.name} records a document that no letter brings the person"


def _list_letters_to_person(move: Move) -> set[str]:
    names = set()
    for name, to in move.letters:
        if to == COMPLAINANT:
            names.add(name)
    return names
