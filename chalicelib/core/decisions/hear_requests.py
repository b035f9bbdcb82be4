"""What the person's words may ask for, put before the complaints team with the moves that do it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from chalicelib.core import added_messages
from chalicelib.core.cases import COMPLAINANT, TEAM, Case
from chalicelib.core.decisions import change_contact, find_advocate, move_message, pass_on
from chalicelib.core.decisions.child_asks import is_asked_first
from chalicelib.core.decisions.open_alarm import may_be_unsafe
from chalicelib.core.decisions.waiting_requests import HEARD, find_waiting_requests
from chalicelib.core.people.parties import END_ASKED, END_CLOCK, Party
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.tables import Move
from chalicelib.core.reading import (
    end_party_words,
    found_out_words,
    new_complaint_words,
    request_words,
)
from chalicelib.core.reading.danger_words import UNSAFE
from chalicelib.core.reading.end_party_words import EndAsked
from chalicelib.core.reading.request_words import Request
from chalicelib.core.working_days import london_date

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding

# Our letters to the person that say how to end somebody's part.
ABOUT_A_PARTY = frozenset({"helper_added", "helper_changed", "helper_corrected", "helper_wrote"})


def put_before_the_team(
    deciding: Deciding,
    moves: tuple[Move, ...],
    by: str,
    text: str,
    came: datetime,
    answered: tuple[str, ...] = (),
    *,
    held: bool = False,
) -> None:
    """Ask the team to decide what the person's words may ask for, and offer the moves that record
    it.

    A request counts from the day it came in (r15, r18). `answered` are the ids of our letters that
    the words answer.
    """
    end = _find_end_asked(deciding, by, text, answered)
    found = _add_found_out(deciding.case, by, text, _list_requests(text, end))
    told = _list_told(found, moves)
    if not told:
        return
    day = london_date(came)
    requests = []
    known = {}
    for request, move in told:
        requests.append(_describe(request, move))
        if move:
            known[move.name] = {"asked_on": str(day), **_fill_in_message(deciding.case, move, text)}
    facts: dict[str, Any] = {"requests": requests, "received_at": came, "asked_on": day}
    _record_doubt(deciding, by, told, held=held)
    _record_heard(deciding, by, requests, day, held=held)
    if any(request["what"] == find_advocate.ASKED for request in requests):
        find_advocate.start_search(deciding, by)
    if end:
        _record_end_asked(deciding, by, end)
        facts["waits"] = _name_parties(deciding.case, end)
        known |= _fill_in_party(end, moves)
    unanswered = may_be_unsafe(deciding.case) and by == COMPLAINANT
    deciding.owe("request_heard", TEAM, **facts, moves=known, unanswered=unanswered)


def _list_told(
    requests: Iterable[Request], moves: tuple[Move, ...]
) -> list[tuple[Request, Move | None]]:
    """Return what the team is told of, each with the move that records it, if there is one."""
    told = []
    for request in requests:
        move = _find_move(request, moves)
        if move or request.always:
            told.append((request, move))
    return told


def _describe(request: Request, move: Move | None) -> dict[str, str]:
    """Return what some words may ask for, and the move that does it, as a letter tells it."""
    described = {"what": request.what, "said": request.said, "words": request.words, "move": ""}
    if move:
        described["move"] = move.name
    return described


def _record_doubt(
    deciding: Deciding, by: str, told: list[tuple[Request, Move | None]], *, held: bool
) -> None:
    """Record that an email address may not be safe, by the first of the words that say so; not the
    words, where they are held.
    """
    if not deciding.case.person.email:
        return
    for request, _ in told:
        if request.holds:
            words = request.words
            if held:
                words = ""
            change_contact.record_doubt(deciding, by, words)
            return


def _record_heard(
    deciding: Deciding, by: str, requests: list[dict[str, str]], day: date, *, held: bool
) -> None:
    """Record what the words may ask for; not the words, where they are held.

    They are kept for the reminders, until somebody records what was done about them.
    """
    asks = []
    what = []
    for request in requests:
        if request["what"] != "unsafe":
            asks.append(request)
            what.append(request["what"])
    if not asks:
        return
    case = deciding.case
    if held:
        deciding.apply_fact(HEARD, by, case, what=what, held=True)
        return
    said = "\n\n".join(each["words"] for each in asks)
    waiting = find_waiting_requests(case)
    first = waiting.get("asked_on", day.isoformat())
    heard = {"requests": [*waiting.get("requests", ()), *asks], "asked_on": first}
    case = replace(case, kept={**case.kept, HEARD: heard})
    deciding.apply_fact(HEARD, by, case, what=what, text=said)


def _list_requests(text: str, end: EndAsked | None) -> list[Request]:
    """Return what a text may ask for. One to end a part comes first, and its words are not read
    as a wish to be reached another way too."""
    if end is None:
        return list(request_words.find_requests(text))
    requests = [end.request]
    for request in request_words.find_requests(text):
        if request.what != "contact" or not end.request.words.startswith(request.words):
            requests.append(request)
    return requests


def _add_found_out(case: Case, by: str, text: str, found: list[Request]) -> list[Request]:
    """Return the requests, with one that our emails may not be safe where a child, or somebody in
    doubt about an address, says that another asks or knows that they told."""
    secret = UNSAFE in case.flags or is_asked_first(case)
    if not secret or by != COMPLAINANT or any(request.holds for request in found):
        return found
    words = found_out_words.find_found_out([text])
    if not words:
        return found
    return [*found, Request("unsafe", words[: request_words.SHOWN])]


def _find_move(request: Request, moves: tuple[Move, ...]) -> Move | None:
    """Return the move that does what is asked, by the first of its facts that can be recorded."""
    for fact in request.facts:
        for move in moves:
            if move.records == fact:
                return move
    return None


def _find_end_asked(
    deciding: Deciding, by: str, text: str, answered: tuple[str, ...]
) -> EndAsked | None:
    """Return a request of the person's own to end the part of somebody who has one, or None."""
    case = deciding.case
    if case.party(by):
        return None
    return end_party_words.find_end_asked(
        text, case.active_parties(deciding.now), in_reply=_answers_about_party(case, answered)
    )


def _answers_about_party(case: Case, answered: tuple[str, ...]) -> bool:
    """Return whether words answer a letter about a party: one of those `answered`, or, where that
    is not known, the last one that told the person anything."""
    last = ""
    names = set()
    for sent in case.told:
        if sent.name not in pass_on.NEED_NOT:
            last = sent.name
            if sent.letter_id in answered:
                names.add(sent.name)
    return bool(ABOUT_A_PARTY & (names or {last}))


def _record_end_asked(deciding: Deciding, by: str, end: EndAsked) -> None:
    """Record whose part may be asked to end: no letter goes to them until somebody decides."""
    case = _keep_end_asked(deciding.case, end.parties)
    deciding.apply_fact(END_ASKED, by, case, on=change_contact.decide_on(deciding.now))
    asked = [party for party in case.parties if party.key in end.parties]
    for other in deciding.others:
        same = _list_same(other.active_parties(deciding.now), asked)
        if same:
            _hold_elsewhere(deciding, by, other, same)


def _list_same(parties: Iterable[Party], asked: Iterable[Party]) -> list[str]:
    """Return the keys of those of some parties who are also among some others."""
    same = []
    for theirs in parties:
        for party in asked:
            if theirs.is_same(party) and theirs.key not in same:
                same.append(theirs.key)
    return same


def _hold_elsewhere(deciding: Deciding, by: str, other: Case, keys: list[str]) -> None:
    """Hold the letters to the same somebody in another of the person's complaints too."""
    beside = deciding.change_other_case(other)
    on = change_contact.decide_on(deciding.now)
    beside.apply_fact(END_ASKED, by, _keep_end_asked(other, tuple(keys)), on=on)


def _keep_end_asked(case: Case, keys: tuple[str, ...]) -> Case:
    """Return the case with the keys of those whose part may be asked to end, and of those about
    whom nobody has decided yet."""
    before = case.kept.get(END_ASKED, {}).get("parties", ())
    clock = case.clock(END_CLOCK)
    if clock is None or not clock.running:
        before = ()
    parties = list(dict.fromkeys((*before, *keys)))
    return replace(case, kept={**case.kept, END_ASKED: {"parties": parties}})


def _name_parties(case: Case, end: EndAsked) -> list[str]:
    called = []
    for party in case.parties:
        if party.key in end.parties:
            called.append(party.called)
    return called


def _fill_in_message(case: Case, move: Move, text: str) -> dict[str, str]:
    """Return what a form that moves a message is filled in with: the one that says it is new, or
    the one before where that says no more."""
    if move.records != Recorded.MESSAGE_MOVED:
        return {}
    here = added_messages.list_here(case)
    if len(here) > 1 and not new_complaint_words.tells_of_itself(text):
        meant = here[1]
    else:
        meant = here[0]
    return {"message": str(meant.event), "goes": move_message.OWN}


def _fill_in_party(end: EndAsked, moves: tuple[Move, ...]) -> dict[str, dict[str, str]]:
    """Return what each move about a party is filled in with, where only one can be meant."""
    if len(end.parties) != 1:
        return {}
    (key,) = end.parties
    filled = {}
    for move in moves:
        names = {field.name for field in move.fields}
        if move.records in end.request.facts and "party" in names:
            filled[move.name] = {"party": key}
    return filled
