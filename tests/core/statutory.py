"""A statutory complaint with a clock of its own, swept each morning, and short ways to bring it to
each stage. Nothing here touches AWS.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from chalicelib.core.cases import Decision, Event, Refused
from chalicelib.core.decisions import decide
from chalicelib.core.working_days import london_date, london_time
from tests.core.lives import FRIDAY, HOUSE, REPLY, TRIAGE, Life

REPORT = {
    "chronology": "The visits stopped in June.",
    "recommendations": "Say sorry.\nVisit each week.",
}
IP_REPORT = {"how": "It was fair and full.", "agrees": "yes"}
DECISION = {
    "decision-1": "agree",
    "rec_decision-1": "accept",
    "rec_action-1": "It is said in this letter.",
    "rec_decision-2": "accept",
    "rec_action-2": "Visits begin on Monday, by the team manager.",
}
SEATS = {
    "appoint_chair": "panel1",
    "appoint_second": "panel2",
    "appoint_third": "panel3",
    "declared": "yes",
}
PAPERS = {
    "papers": "The reports\nThe decision",
    "attends": "The two who investigated.",
    "sent": "yes",
}
PANEL_REPORT = {
    "summary": "It was fair.",
    "report": "We met.",
    "recommendations": "Say sorry.",
    "appoint_senior": "senior1",
}
ANSWER = {
    "rec_decision-1": "accept",
    "rec_action-1": "The director writes to you by Friday.",
    "response": "We do as the panel says.",
    "sorry": "We are sorry.",
}


@dataclass
class Statutory(Life):
    """One case and the time. `past` is its history so far."""

    now: datetime = FRIDAY
    past: list[Event] = field(default_factory=list)

    @classmethod
    def opens(cls, at: datetime = FRIDAY, **given: Any) -> Statutory:
        """A parent's complaint comes in."""
        life = cls.begins(at=at, **given)
        assert isinstance(life, cls)
        life.now = at
        life.past = list(life.last.events)
        return life

    def became(self, decision: Decision | None) -> Decision:
        if decision is not None:
            self.past += decision.events
        return super().became(decision)

    def does(self, move: str, by: str = "team", **form: str) -> Decision:
        """An officer makes a move now."""
        return self.acts(move, form, by, self.now)

    def asks(self, move: str, **form: str) -> Decision:
        """The person makes a move of their own now."""
        return self.became(decide.make_own_move(self.case, move, form, self.now, HOUSE))

    def sends(self, letter: str, how: str = "email") -> None:
        """A letter to the person leaves now."""
        self.leaves(letter, self.now, how)

    def till(self, day: date, at: time = time(10, 0)) -> None:
        """Time goes on to `day`, with the sweep each morning at eight in London."""
        while london_date(self.now) < day:
            self.now = london_time(london_date(self.now) + timedelta(days=1), time(8, 0))
            self.swept(self.now)
        self.now = london_time(day, at)

    def due(self, clock: str) -> str:
        """When a clock of the case is due, running or not."""
        found = self.case.clock(clock)
        assert found, clock
        return f"{found.due_on:%a %d %b %Y}"

    def only(self, *clocks: str) -> dict[str, str]:
        """The running clocks, which are these and no others, with their due dates."""
        assert set(self.running) == set(clocks)
        return self.running

    def refuses(self, move: str, by: str = "team", **form: str) -> Refused:
        """A move that the rules do not allow: nothing changes."""
        before = self.case
        with pytest.raises(Refused) as caught:
            self.does(move, by, **form)
        assert self.case is before
        return caught.value

    @property
    def offered(self) -> list[str]:
        """The moves that the person's own page offers now."""
        return [
            m.name for m in decide.list_moves_to_show(self.case, decide.PERSON, HOUSE, self.now)
        ]

    def named(self, letter: str) -> int:
        """How many letters of that name were owed so far."""
        return sum(owed.name == letter for owed in self.owed)


def each(points: Iterable[int], **parts: str) -> dict[str, str]:
    """The same answers for each of these points."""
    return {f"{part}-{n}": said for n in points for part, said in parts.items()}


FINDINGS = each(
    (1,), finding="upheld", evidence="The record of visits.", reasons="There was no visit."
)


def allocated(**given: Any) -> Statutory:
    """On Friday 27 November 2026 a complaint of one point is with Priya Nair."""
    life = Statutory.opens(**given)
    life.sends("acknowledgement")
    life.does("triage", **{**TRIAGE, "points": "Nobody came."})
    life.does("allocate", officer="socialwork1")
    return life


def answered(**given: Any) -> Statutory:
    """On the same Friday it has been answered, and the answer has left."""
    life = allocated(**given)
    life.does("reply", "socialwork1", **REPLY)
    life.sends("stage1_reply")
    return life


def at_stage2(**given: Any) -> Statutory:
    """On the same Friday stage 2 was asked for: its decision is due by Wednesday 6 January 2027,
    and by Wednesday 3 March at most.
    """
    life = answered(**given)
    life.asks("want_stage2")
    life.sends("stage2_acknowledged")
    return life


def appointed(**given: Any) -> Statutory:
    """On the same Friday both are appointed and have declared."""
    life = at_stage2(**given)
    life.does("appoint", appoint_io="io1", appoint_ip="ip1", access="The records.")
    life.does("declare_io", "io1", declared="yes")
    life.does("declare_ip", "ip1", declared="yes")
    return life


def reported(**given: Any) -> Statutory:
    """On the same Friday both have reported, and the adjudicating officer has their reports."""
    life = appointed(**given)
    life.does(
        "agree_statement",
        "io1",
        points="Nobody came.",
        agreed="yes",
        agreed_on=f"{london_date(life.now)}",
    )
    life.does("io_report", "io1", **REPORT, **FINDINGS)
    life.does("ip_report", "ip1", **IP_REPORT)
    life.does("to_adjudicate", appoint_ao="ao1")
    return life


def adjudicated(**given: Any) -> Statutory:
    """On the same Friday the decision is written; its letter has still to leave."""
    life = reported(**given)
    life.does("decide", "ao1", **DECISION, sorry="We are sorry.")
    return life


def decided(how: str = "email", **given: Any) -> Statutory:
    """The decision of stage 2 has left on the same Friday; by email, a panel can be asked for until
    Tuesday 29 December 2026.
    """
    life = adjudicated(**given)
    life.sends("stage2_letter", how)
    return life
