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
        """Lodge a parent's complaint."""
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
        """Make an officer's move now."""
        return self.acts(move, form, by, self.now)

    def asks(self, move: str, **form: str) -> Decision:
        """Make a move of the person's own now."""
        return self.became(decide.make_own_move(self.case, move, form, self.now, HOUSE))

    def sends(self, letter: str, how: str = "email") -> None:
        """Let a letter to the person leave now."""
        self.leaves(letter, self.now, how)

    def till(self, day: date, at: time = time(10, 0)) -> None:
        """Let time go on to `day`, with the sweep each morning at eight in London."""
        while london_date(self.now) < day:
            self.now = london_time(london_date(self.now) + timedelta(days=1), time(8, 0))
            self.swept(self.now)
        self.now = london_time(day, at)

    def due(self, clock: str) -> str:
        """Return when a clock of the case is due, running or not."""
        found = self.case.clock(clock)
        assert found, clock
        return f"{found.due_on:%a %d %b %Y}"

    def only(self, *clocks: str) -> dict[str, str]:
        """Assert that these clocks run and no others, with these due dates."""
        assert set(self.running) == set(clocks)
        return self.running

    def refuses(self, move: str, by: str = "team", **form: str) -> Refused:
        """Assert that the rules do not allow a move, and that nothing changes."""
        before = self.case
        with pytest.raises(Refused) as caught:
            self.does(move, by, **form)
        assert self.case is before
        return caught.value

    @property
    def offered(self) -> list[str]:
        """Return the moves that the person's own page offers now."""
        return [
            m.name for m in decide.list_moves_to_show(self.case, decide.PERSON, HOUSE, self.now)
        ]

    def named(self, letter: str) -> int:
        """Return how many letters of that name were owed so far."""
        return sum(owed.name == letter for owed in self.owed)


def each(points: Iterable[int], **parts: str) -> dict[str, str]:
    """Return the same answers for each of these points."""
    return {f"{part}-{n}": said for n in points for part, said in parts.items()}


FINDINGS = each(
    (1,), finding="upheld", evidence="The record of visits.", reasons="There was no visit."
)


def allocated(**given: Any) -> Statutory:
    """Return a complaint of one point that Priya Nair has on Friday 27 November 2026."""
    life = Statutory.opens(**given)
    life.sends("acknowledgement")
    life.does("triage", **{**TRIAGE, "points": "Nobody came."})
    life.does("allocate", officer="socialwork1")
    return life


def answered(**given: Any) -> Statutory:
    """Return the case once its answer has left, on the same Friday."""
    life = allocated(**given)
    life.does("reply", "socialwork1", **REPLY)
    life.sends("stage1_reply")
    return life


def at_stage2(**given: Any) -> Statutory:
    """Return the case once stage 2 was asked for on the same Friday: its decision is due by
    Wednesday 6 January 2027, or by Wednesday 3 March at most.
    """
    life = answered(**given)
    life.asks("want_stage2")
    life.sends("stage2_acknowledged")
    return life


def appointed(**given: Any) -> Statutory:
    """Return the case once both are appointed and have declared, on the same Friday."""
    life = at_stage2(**given)
    life.does("appoint", appoint_io="io1", appoint_ip="ip1", access="The records.")
    life.does("declare_io", "io1", declared="yes")
    life.does("declare_ip", "ip1", declared="yes")
    return life


def reported(**given: Any) -> Statutory:
    """Return the case once both have reported on the same Friday, and the adjudicating officer
    has their reports.
    """
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
    """Return the case once the decision is written, on the same Friday, and before its letter
    leaves.
    """
    life = reported(**given)
    life.does("decide", "ao1", **DECISION, sorry="We are sorry.")
    return life


def decided(how: str = "email", **given: Any) -> Statutory:
    """Return the case once the decision of stage 2 has left, on the same Friday. By email, a
    panel can be asked for until Tuesday 29 December 2026.
    """
    life = adjudicated(**given)
    life.sends("stage2_letter", how)
    return life
