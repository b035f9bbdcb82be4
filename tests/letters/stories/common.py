"""What may happen first, whatever the procedure: checked, split, sent on, asked about, and not
accepted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.letters.letter_lives import Life

Begin = Callable[..., "Life"]
FIRST = "My social worker changed three times and nobody told me."
SECOND = "Nobody said why."
MUST: dict[str, tuple[str, ...]] = {
    "points_understood": (  # N2
        "K4M7-RT2C",
        "Dear Ann Example",
        "Point 1",
        "Nobody said why.",
        "wrong or missing",
        "answer you by Friday 11 December 2026",
        "no later than Tuesday 29 December 2026",
        (
            "We are using the children’s social care complaints procedure. The law says that "
            "we must use it"
        ),
        "help you asked for",
        "> Large print, please.",
        "how-we-deal-with-complaints",
    ),
    "advocacy_offered": (  # N11
        "You can have someone on your side",
        "They listen to you",
        "It is free",
        "do not work for us",
        "You do not have to have one",
        "We will arrange it",
    ),
    "parts_explained": (  # N6
        "What stays under K4M7-RT2C",
        FIRST,
        "children’s social care complaints procedure",
        "What is now under K4M7-RT2C-2",
        SECOND,
        "the council’s own complaints procedure",
        "It is about the school bus, which other rules cover.",
        "We will write to you about it on its own",
        "It all came in on Friday 27 November 2026",
        "one person to ask about all of it",
        "Tell us if a part is in the wrong place",
    ),
    "new_strand": (
        "a part of K4M7-RT2C",
        "the council’s own complaints procedure",
        SECOND,
        "Priya Nair",
        "The dates",
        "act/triage",
    ),
    "sorted": (
        "This case now comes under",
        "do not work any more",
        "The dates",
    ),
    "rerouted": (  # N6
        "Only a court can change it",
        "A judge decided on Monday where you live.",
        "It goes to the court",
        "Ask a solicitor or the court office",
        "Courts have short time limits. Ask today.",
        "We told the court office on Friday.",
        "A person will look at it again",
        "Ombudsman",
    ),
    "more_wanted": (  # N7
        "Which day were you told about the move?",
        "Reply to this email",
        "The date of our answer does not change",
        "answer you by Friday 11 December 2026",
    ),
    "consent_wanted": (  # N8
        "Please show them the part below",
        "Are you happy for us to look into this?",
        "You can say no",
        "You can change your mind",
        "do not push them",
        "You can tell us by yourself.",
        "You can have an advocate with you",
        "Our dates do not change",
    ),
    "no_interest": (  # N9
        "your link is not close enough",
        "we cannot look into this as a complaint from you",
        "You have met the family once.",
        "We asked the child, who wants to speak for themself.",
        "Ombudsman today",
        "999",
        "will look at it again",
    ),
    "part_not_accepted": (  # N10
        "What we will not look into",
        SECOND,
        "more than a year before you told us. That alone is not a reason to say no.",
        "The people who knew have all left.",
        "You were ill for a time.",
        "A person decided this",
        "What we will look into",
        FIRST,
        "answer you by Friday 11 December 2026",
        "Ombudsman today",
    ),
    "not_accepted": (  # N10
        "What we will not look into",
        FIRST,
        "it went through every stage",
        "A panel looked at this last year.",
        "We read both reports again.",
        "A person decided this",
        "Ombudsman today",
        "That is a new complaint",
    ),
}


def stories(begin: Begin) -> Iterator[Life]:
    """Yield one of each: checked and asked, split, sent on, asked for someone else, and refused."""
    for story in (_asked, _split, _sent_on, _for_someone, _no_tie, _refused):
        yield from story(begin)


def _asked(begin: Begin) -> Iterator[Life]:
    """Check the points, offer an advocate, and ask a question."""
    life = begin()
    life.triaged()
    life.move("offer_advocate", "team")
    life.move("ask_more", "care1", question="Which day were you told about the move?")
    yield life


def _split(begin: Begin) -> Iterator[Life]:
    """Split off one point that comes under the council's own procedure."""
    life = begin(happened=FIRST)
    life.triaged()
    form = {"goes-1": "children_act", "goes-2": "corporate"}
    life.move(
        "split", "complaints1", **form, why="It is about the school bus, which other rules cover."
    )
    yield life


def _sent_on(begin: Begin) -> Iterator[Life]:
    """Send the whole complaint on to a court."""
    life = begin()
    why = "A judge decided on Monday where you live."
    life.move(
        "reroute",
        "manager",
        where="court",
        reason=why,
        contact_told="We told the court office on Friday.",
    )
    yield life


def _for_someone(begin: Begin) -> Iterator[Life]:
    """Complain for a child, and ask the child what they want."""
    life = begin(code="representative")
    life.triaged()
    question = "Are you happy for us to look into this?"
    way = "Text this number after school: 07700 900123."
    life.move("ask_consent", "team", question=question, safe_way=way)
    life.move("record_consent", "team", answer="yes", said="Yes, please.")
    yield life


def _no_tie(begin: Begin) -> Iterator[Life]:
    """Refuse someone with no right of their own, who is not close enough to the child."""
    life = begin(code="sufficient_interest")
    weighed = "We asked the child, who wants to speak for themself."
    life.move("refuse_interest", "manager", reason="You have met the family once.", weighed=weighed)
    yield life


def _refused(begin: Begin) -> Iterator[Life]:
    """Refuse first a part of it, then the rest."""
    life = begin(happened=FIRST)
    life.triaged()
    old = {"reason": "The people who knew have all left.", "weighed": "You were ill for a time."}
    life.move("decline", "manager", ground="older", **old, **{"which-2": "yes"})
    again = {
        "reason": "A panel looked at this last year.",
        "weighed": "We read both reports again.",
    }
    life.move("decline", "manager", ground="considered", **again)
    yield life
