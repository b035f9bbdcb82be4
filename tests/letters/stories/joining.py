"""What may be asked for in passing, and cases about the same matter that become one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from chalicelib.core.cases import COMPLAINANT, Case, Complaint, Decision
from chalicelib.core.decisions import decide
from chalicelib.core.papers import FileRef
from tests.letters.stories.common import Begin

if TYPE_CHECKING:
    from tests.letters.letter_lives import Life

MUST: dict[str, tuple[str, ...]] = {
    "aside_danger": (
        "speaks of danger",
        "It came in at 10:00am on Friday 27 November 2026",
        "have this email, and nobody else",
        "999",
        "act/aside",
        "A computer picked out the words",
    ),
    "aside_waiting": (
        "2 messages are waiting to be sorted",
        "Its words speak of danger: read it first.",
        "It came in at 10:00am on Friday 27 November 2026",
        "It is late: it should have been acknowledged by Wednesday 2 December 2026.",
        "It has no words and no files.",
        "In all, 3 are waiting. Of these, 1 was marked as spam",
        "act/aside",
        "each working day until nothing is waiting",
    ),
    "joined": (
        "Dear Ann Example",
        "You told us about the same thing more than once.",
        "Your reference is now K4M7-RT2Q. Please use it from now on.",
        "Your reference: K4M7-RT2Q",
        "on Thursday 26 November 2026",
        "What you sent as K4M7-RT2C is now a part of it.",
        "We will answer you by Thursday 10 December 2026.",
        "If these are two different things, tell us.",
        "K4M7-RT2C keeps the day it came in: Friday 27 November 2026",
    ),
    "apart_again": (
        "We should look at it by itself",
        "Nothing that you sent is lost.",
        "from Friday 27 November 2026, the day it came in",
        "We will answer you by Friday 11 December 2026.",
    ),
    "joined_here": (
        "K4M7-RT2Q is about the same matter",
        "its dates stand as they are",
        "> Both are about the move on 20 November.",
        "It came in at 10:00am on Saturday 28 November 2026",
        "> I was moved again, and nobody told me.",
        "a-photo.jpg",
        "It is from the same person.",
        "separated again on the page of K4M7-RT2Q",
        "Priya Nair",
    ),
    "parted": (
        "K4M7-RT2Q has been separated from this case",
        "> They are two moves after all.",
        "Do not answer it here.",
        "The dates of this case do not change.",
    ),
    "request_heard": (
        "They may want to stop their complaint",
        "> I withdraw my complaint",
        "What we send to their address may not be safe",
        "> Please stop emailing my home",
        "It has changed nothing",
        "act/withdraw",
        "act/change_contact",
        "They have had no answer yet",
        "There is no button for this at the moment",
        "It came in at 10:00am on Friday 27 November 2026",
        "the dates run from that day: Friday 27 November 2026",
        "do not press them to stop",
    ),
}


def stories(begin: Begin) -> Iterator[Life]:
    """Yield a request in words, and a case joined to an earlier one and taken apart again."""
    yield from _asked_in_passing(begin)
    yield from _set_aside(begin)
    yield from _joined_to_an_earlier_one(begin)
    yield from _joined_by_a_later_one(begin)


def _asked_in_passing(begin: Begin) -> Iterator[Life]:
    """Write as a person who withdraws and asks us not to write to their home."""
    life = begin()
    said = "I withdraw my complaint. Please stop emailing my home. I want a panel."
    life._take(decide.add_words(life.case, COMPLAINANT, said, (), life.now, life.council.authority))
    yield life


def _set_aside(begin: Begin) -> Iterator[Life]:
    """Set messages aside: one speaks of danger, and two have waited."""
    life = begin()
    came = life.now.isoformat()
    row = {
        "received_at": came,
        "acknowledge_by": "2026-12-02",
        "reason": "It has no words and no files.",
    }
    rows = [row | {"late": True, "danger": True}, row | {"late": False, "danger": False}]
    life.write("aside_danger", "manager", case=False, received_at=came, message="ab12")
    life.write("aside_waiting", "team", case=False, rows=rows, more=0, aside=3, machine=1)
    yield life


OTHER = "K4M7-RT2Q"


def _another(life: Life, days: int) -> Case:
    """Return another case of the same person, received so many days later."""
    said = "I was moved again, and nobody told me."
    photo = FileRef("mail/2", "a-photo.jpg", 90, "image/jpeg")
    complaint = Complaint(happened=said, email=life.case.person.email, files=(photo,))
    at = life.now + timedelta(days=days)
    return decide.open_case(complaint, OTHER, at, at, life.council.authority).case


def _made(life: Life, case: Case, move: str, other: Case, /, **form: str) -> Decision:
    officer = life.council.find_officer("complaints1")
    assert officer is not None
    return decide.make_move(case, move, officer, form, life.now, life.council.authority, (other,))


def _joined_to_an_earlier_one(begin: Begin) -> Iterator[Life]:
    """Join the case to one of the day before, and take them apart again.

    The letters about the other case come below.
    """
    life = begin()
    earlier = _another(life, -1)
    form = {"other": OTHER, "reason": "Both are about the move on 20 November."}
    joined = _made(life, life.case, "join", earlier, **form)
    life._take(replace(joined, strands=()))
    apart = _made(
        life,
        life.case,
        "take_apart",
        joined.strands[0].case,
        reason="They are two moves after all.",
    )
    life._take(replace(apart, strands=()))
    yield life


def _joined_by_a_later_one(begin: Begin) -> Iterator[Life]:
    """Join a case of the next day to this one, and take them apart again."""
    life = begin()
    later = _another(life, 1)
    form = {"other": OTHER, "reason": "Both are about the move on 20 November."}
    joined = _made(life, life.case, "join", later, **form)
    life._take(replace(joined, strands=()))
    (apart,) = _made(
        life,
        joined.strands[0].case,
        "take_apart",
        life.case,
        reason="They are two moves after all.",
    ).strands
    life._take(apart)
    yield life
