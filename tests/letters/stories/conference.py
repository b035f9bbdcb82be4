"""A complaint about a child protection conference: all four steps; the chair named and late; left
at rest and taken up again; split off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.letters.letter_lives import Life

STANDS = "The conference’s decision still stands for now."
SUPPORTER = "supporter or an advocate at each step"
COUNCIL_ONLY = (
    "can look at what the council did. It cannot look at what the police, the health service "
    "or others did."
)
WHY = "The plan had no date in it. We should have said so."


def findings(life: Life) -> dict[str, str]:
    """Return answers that uphold every point, with what must be said of each."""
    parts = {
        f"{part}-{p.number}": life.words[part]
        for p in life.case.points
        for part in ("evidence", "reasons", "rule")
    }
    return parts | {f"finding-{p.number}": "upheld" for p in life.case.points}


def met(begin: Callable[..., Life], how: str = "in_person") -> Life:
    """Return a complaint whose chair met the person on Tuesday 1 December 2026, and whose notes
    have left.
    """
    life = begin()
    life.triaged("cp_conference")
    life.move("to_chair", "team", appoint_chair="confchair1", appoint_manager="confmanager1")
    life.wait(2)
    notes = (
        "You said that nobody read your letter out. We agreed that it will be read out next time."
    )
    life.move(
        "met",
        "confchair1",
        met_on="2026-12-01",
        how=how,
        present="You, your advocate and the chair.",
        notes=notes,
    )
    life.left("conference_notes")
    return life


def stories(begin: Callable[..., Life]) -> Iterator[Life]:
    """Yield all four steps; the chair named, and late; a case closed and back; and a split from
    a complaint of another kind, both ways.
    """
    whole = met(begin)
    whole.asks("want_manager", said="My letter was not read out.")
    whole.left("conference_manager_begun")
    whole.move("answer", "confmanager1", **findings(whole), outcome="confirmed", why=WHY)
    whole.left("conference_reply")
    whole.asks("want_office", said="")
    whole.left("conference_office_begun")
    whole.move("give_office", "team", appoint_office="partnership1")
    whole.move(
        "answer", "partnership1", **findings(whole), outcome="sooner", why=WHY, by_when="2027-01-20"
    )
    whole.left("conference_office_decision")
    whole.asks("want_panel", said="It is still too late.")
    whole.left("conference_panel_begun")
    whole.move("give_panel", "team", appoint_panel="partnerpanel1")
    whole.move("ask_view", "partnerpanel1", appoint_view="view1", question="Was the child heard?")
    whole.move("give_view", "view1", view="The child was there, and nobody asked her.")
    whole.move(
        "answer", "partnerpanel1", **findings(whole), outcome="again", why=WHY, by_when="2027-01-11"
    )
    yield whole

    late = begin()
    late.triaged("cp_conference")
    late.move("to_manager", "team", appoint_manager="confmanager1")
    late.wait(6)
    late.move("explain_delay", "confmanager1", date="2026-12-11")
    late.asks("want_office_now", said="")
    yield late

    quiet = met(lambda **given: begin(code="care_leaver", **given), how="writing")
    quiet.wait(21)
    quiet.asks("want_manager", said="")
    quiet.withdraw()
    quiet.come_back()
    yield quiet

    split = begin(happened="Nobody brought the wheelchair.")
    split.triaged()
    why = "One is about your help, and one is about the conference."
    split.move("split", "team", **{"goes-1": "children_act", "goes-2": "cp_conference"}, why=why)
    yield split


MUST: dict[str, tuple[str, ...]] = {
    "conference_understood": (  # N4
        STANDS,
        "Point 2",
        "Nobody said why.",
        "wrong or missing",
        "meet you about it and send you the notes by Friday 4 December 2026",
        "the complaints procedure for child protection conferences",
        " chose it ",
        "the chair of the conference will meet you",
        "the chair’s manager will look at it",
        "the partnership will decide",
        "a small panel will look at it",
        SUPPORTER,
        "by its own rules, and it has its own dates",
        "the police, a doctor, a nurse or a school",
        COUNCIL_ONLY,
        "The help you asked for",
        "Large print, please.",
    ),
    "conference_who": (
        "the way that is safe for you",
        "They can write to you instead",
        "by Friday 4 December 2026",
        STANDS,
        SUPPORTER,
    ),
    "conference_asked": (  # N13
        "Step 1: the meeting",
        "Point 2",
        "Priya Nair",
        "hand it back now",
        "By Friday 4 December 2026: meet them about it and send them the notes.",
        STANDS,
        "supporter or an advocate",
        "act/met",
    ),
    "conference_notes": (
        "face to face on Tuesday 1 December 2026",
        "You, your advocate and the chair.",
        "it will be read out next time",
        "The chair’s manager will then look at it",
        "by Thursday 31 December 2026",
        "but you can still ask later",
        STANDS,
        SUPPORTER,
        "treats you badly",
    ),
    "conference_notes_shared": (
        "Tuesday 1 December 2026",
        "it will be read out next time",
        "each promise is kept",
    ),
    "conference_manager_begun": (
        "by Tuesday 8 December 2026",
        "5 working days from Tuesday 1 December 2026",
        "My letter was not read out.",
        STANDS,
        SUPPORTER,
    ),
    "conference_reply": (  # N18, N40
        "Upheld",
        "Our own rules say that you must be told first.",
        "The decision of the conference stays as it is.",
        "The plan had no date in it.",
        "The partnership will then decide",
        "Our apology",
        STANDS,
        SUPPORTER,
        COUNCIL_ONLY,
    ),
    "conference_office_begun": (
        "That is the council, the police and the health service.",
        "by Tuesday 8 December 2026",
        STANDS,
        SUPPORTER,
    ),
    "conference_step_asked": (
        "Give it to whoever holds this step",
        "nobody who had an earlier step",
        "act/give_office",
        STANDS,
    ),
    "conference_office_decision": (  # N40
        "brought forward",
        "It will be by Wednesday 20 January 2027",
        "Our own rules say that you must be told first.",
        "A small panel of senior people will then look at it",
        STANDS,
        SUPPORTER,
        COUNCIL_ONLY,
    ),
    "conference_outcome": (  # N40
        "The conference’s decision has been confirmed.",
        "Point 1: Upheld.",
        "not at what other agencies did",
    ),
    "conference_panel_begun": (
        "by Tuesday 8 December 2026",
        "does not work for children’s services",
        STANDS,
        SUPPORTER,
    ),
    "view_asked": (
        "Was the child heard?",
        "does not work for children’s services",
        "act/give_view",
    ),
    "view_given": ("The child was there, and nobody asked her.", "does not have to agree"),
    "conference_panel_decision": (  # N40
        "will be held again",
        "It will be by Monday 11 January 2027",
        "who does not work for children’s services",
        "the last step that we have",
        "You can go to the Ombudsman now, for what the council did",
        "How to go to the Ombudsman",
        "PO Box 4771",
        STANDS,
        COUNCIL_ONLY,
    ),
    "conference_late": (  # N17
        "Who has it",
        "What has happened so far",
        "meet you about it and send you the notes by Friday 4 December 2026",
        "we are sorry",
        "Why it is late",
        "You can go on to the next step now",
        "We still owe you this",
        STANDS,
        SUPPORTER,
    ),
    "conference_ask_soon": (
        "by Thursday 31 December 2026",
        "you can still ask later",
        STANDS,
    ),  # N33
    "conference_at_rest": (
        "we have stopped work on",
        "now, or later",
        "We keep all that you told us",
        STANDS,
    ),  # N34
    "conference_reopened": (
        "Friday 27 November 2026",
        "It has been sorted out now.",
        STANDS,
        SUPPORTER,
    ),
    "coordinate": (
        "the chair’s manager speak",
        "told us all of it at once",
        "One person stays their contact",
    ),
}
