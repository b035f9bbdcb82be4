"""The history of a past case, by the rules' own rows: its clocks run and stop as its days say, no
letter is owed to anybody, and nothing of it is due.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from chalicelib.core.cases import COMPLAINANT, Case, Decision, Event, Letter, Point
from chalicelib.core.council import Authority
from chalicelib.core.decisions import letter_outcomes, running_clocks
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.figures.steps import read_steps
from chalicelib.core.past.columns import NOT_RECORDED, RESOLVED
from chalicelib.core.past.read import PastCase, Step
from chalicelib.core.people.parties import Party
from chalicelib.core.people.person import Person
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.tables import Move
from chalicelib.core.working_days import load_calendar

BY = "import"
BROUGHT = "brought_over"
CONFIRMED = "resolution_confirmed"
NOON = time(12)


class _History:
    """A past case as it is lived again, a day at a time."""

    def __init__(self, past: PastCase, reference: str, authority: Authority) -> None:
        self.past = past
        self.authority = authority
        self.events: list[Event] = []
        name = past.procedure
        if name == NOT_RECORDED:
            name = "children_act"
        self.procedure = authority.procedures[name]
        self.steps = read_steps(self.procedure)
        self.last_on = past.received_on
        self.case = self._make_case(reference)

    def _make_case(self, reference: str) -> Case:
        past = self.past
        return Case(
            reference=reference,
            kind=self.procedure.kind,
            procedure=self.procedure.name,
            stage=self.procedure.stages[0].name,
            received_at=_at(past.received_on),
            council=self.authority.code,
            source=past.source,
            person=Person(code=past.who),
            points=(Point(1, ""),),
            clocks=running_clocks.start_on_receipt(
                self.procedure, past.received_on, past.received_on
            ),
            service=past.service,
            parties=_list_parties(past),
            calendar=load_calendar().version,
        )

    def take(self, decision: Decision | None) -> None:
        """Take a decision as so, without its letters: nobody is written to about the past."""
        if decision:
            self.events.extend(decision.events)
            self.case = decision.case

    def record(
        self, fact: str, on: date, case: Case, *, new: bool = False, **facts: object
    ) -> None:
        """Record a fact on a day. Its clocks start and stop by their rows."""
        self.last_on = max(self.last_on, on)
        deciding = Deciding(self.case, _at(on), self.authority, new=new)
        if new:
            deciding.record(fact, BY, case, **facts)
        else:
            deciding.apply_fact(fact, BY, case, **facts)
        self.take(deciding.finish())

    def send(self, letter: str, on: date) -> None:
        """Record that a letter left on a day: the one that the last event owed."""
        owed = Letter(f"{self.case.reference}-{self.case.version}-1", letter, COMPLAINANT)
        self.take(
            letter_outcomes.record_letter_left(self.case, owed, "post", _at(on), self.authority, BY)
        )

    def ask(self, number: int, step: Step) -> None:
        """Record that a later step was asked for."""
        title = self.steps.titles[number]
        move = self._find_request(title)
        if move and step.asked_on:
            after = replace(self.case, stage=move.leads_to, points=_reopen(self.case.points))
            self.record(move.records, step.asked_on, after, asked_on=step.asked_on)

    def _find_request(self, title: str) -> Move | None:
        """Return the move by which the person asks for a step."""
        for move in self.procedure.moves:
            if COMPLAINANT in move.by and move.leads_to:
                stage = self.procedure.stage(move.leads_to)
                if (stage.step, stage.status) == (title, "open"):
                    return move
        return None

    def answer(self, number: int, step: Step) -> None:
        """Record the answer of a step, and that it left."""
        if not step.answered_on:
            return
        title = self.steps.titles[number]
        resolved = step.findings == (RESOLVED,)
        letter, move = self._find_answer(title, resolved=resolved)
        points = _find_points(step, self.case.points)
        after = replace(self.case, stage=move.leads_to, points=points)
        self.record(move.records, step.answered_on, after)
        self.send(letter, step.answered_on)

    def _find_answer(self, title: str, *, resolved: bool) -> tuple[str, Move]:
        """Return the letter that answers a step, and the move that owes it."""
        for letter, step in self.steps.answers.items():
            if step != title or (letter == CONFIRMED) != resolved:
                continue
            for move in self.procedure.moves:
                if (letter, COMPLAINANT) in move.letters:
                    return letter, move
        raise ValueError(f"{self.procedure.name}: {title} cannot end so.")

    def close(self, on: date) -> None:
        """Close it: whatever still runs stops, so that nothing of it is ever due."""
        clocks = []
        for clock in self.case.clocks:
            if clock.running:
                clock = replace(clock, stopped_at=_at(on), stopped_by=BROUGHT)
            clocks.append(clock)
        stage = self.case.stage
        if self.procedure.stage(stage).status == "open":
            stage = "at_rest"
        after = replace(self.case, stage=stage, clocks=tuple(clocks))
        deciding = Deciding(self.case, _at(on), self.authority)
        deciding.record(BROUGHT, BY, after, reference=self.past.reference)
        self.take(deciding.finish())


def live_past_case(past: PastCase, reference: str, authority: Authority) -> Decision:
    """Return the case of a line with its whole history, to be committed at once. Raise ValueError,
    in words, where its procedure cannot have ended so.
    """
    history = _History(past, reference, authority)
    first = history.case
    history.record("received", past.received_on, first, new=True, source=past.source)
    if past.procedure != NOT_RECORDED:
        kind, service = first.kind, past.service
        history.record(Recorded.TRIAGED, past.received_on, history.case, kind=kind, service=service)
    if past.acknowledged_on:
        history.send("acknowledgement", past.acknowledged_on)
    for number, step in enumerate(past.steps):
        if number:
            history.ask(number, step)
        history.answer(number, step)
    if past.ombudsman_on:
        history.record(Recorded.OMBUDSMAN_ASKED, past.ombudsman_on, history.case)
    if past.withdrawn_on:
        withdrawn = replace(history.case, stage="withdrawn")
        history.record(Recorded.WITHDRAWN, past.withdrawn_on, withdrawn, how="writing")
    history.close(past.closed_on or max(history.last_on, past.acknowledged_on or history.last_on))
    return Decision(history.case, tuple(history.events))


def _at(on: date) -> datetime:
    """Return noon of a day, by which the day is the same in London."""
    return datetime.combine(on, NOON, UTC)


def _list_parties(past: PastCase) -> tuple[Party, ...]:
    """Return who helped, without a name: their part is over."""
    if past.helped not in ("advocate", "helped"):
        return ()
    capacity = "advocate" if past.helped == "advocate" else "representative"
    at = _at(past.received_on)
    return (Party("p1", capacity, "Not recorded", at, ended_at=at),)


def _find_points(step: Step, points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return a point for each finding of an answer; those that were there for one without any."""
    if not step.findings or step.findings == (RESOLVED,):
        return points
    return tuple(Point(n, f"Point {n}", finding=found) for n, found in enumerate(step.findings, 1))


def _reopen(points: tuple[Point, ...]) -> tuple[Point, ...]:
    return tuple(replace(point, state="") for point in points)
