"""Count a case again, the slow and obvious way: fold its events one by one, and look at each whole
case that comes of it. It shares no code with the measures but the rows of the procedures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from chalicelib.core.case_clocks import Clock
from chalicelib.core.cases import COMPLAINANT, Case, Event, Sent
from chalicelib.core.decisions.builder import apply_event
from chalicelib.core.figures.period import Period
from chalicelib.core.people.officers import CHILDREN
from chalicelib.core.people.officers import SURELY_CHILDREN as SURELY
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.shared.common import ENDINGS
from chalicelib.core.working_days import add_working_days, count_working_days, london_date

STEPPED = ("children_act", "corporate", "send", "ehcp", "early_help", "transport", "cp_conference")
TIMED = {
    "s1_response",
    *("s2_response", "s3_late_request", "s3_panel_meets", "s3_panel_report"),
    *("s3_council_response", "chair_meeting", "manager_reply", "office_decision"),
    *("panel_decision", "dp_acknowledge", "dp_outcome", "concern_answer", "enquiry_answer"),
}
ANSWERS = {
    "stage1_reply": "Stage 1",
    "resolution_confirmed": "Stage 1",
    "corporate_reply": "Stage 1",
    "stage2_letter": "Stage 2",
    "corporate_stage2_reply": "Stage 2",
    "stage3_reply": "Stage 3",
    "conference_notes": "Step 1",
    "conference_reply": "Step 2",
    "conference_office_decision": "Step 3",
    "conference_panel_decision": "Step 4",
    "data_outcome": "Your complaint about data",
    "concern_reply": "Your concern",
    "compliment_told": "Your compliment",
    "comment_heard": "Your comment",
    "enquiry_answered": "Your question",
}
# What a decision counts as: the measure, the row by its own answers, and the column.
DECIDED = {
    "declined": ("R1", "{ground}", "refused"),
    "interest_refused": ("R1", "no_interest", "refused"),
    "late_request_refused": ("R1", "late_request", "refused"),
    "sent_elsewhere": ("R1", "{where}", "elsewhere"),
    "door_doubted": ("H2", "{did}", "number"),
    "ombudsman_asked": ("B1", "enquiry", "number"),
    "ombudsman_decided": ("B1", "{decision}", "number"),
    "reprisal_opened": ("Q2.opened", "opened", "number"),
}
ASKED = (
    ("Q1", "how_was_it", "how_answered", ("easy", "listened", "satisfied")),
    ("Q2", "since_you_complained", "since_answered", ("treated",)),
)
Counts = Counter[tuple[str, tuple[str, ...], str]]


def day(instant: datetime) -> date:
    return london_date(instant)


class Recount:
    """One history, with the case as it was after each event."""

    def __init__(self, events: list[Event], period: Period) -> None:
        self.events = events
        self.period = period
        self.cases: list[Case] = []
        case = None
        for event in events:
            case = apply_event(case, event)
            self.cases.append(case)
        assert case
        self.last = case

    def in_period(self, on: date | None) -> bool:
        return on is not None and self.period.first <= on <= self.period.last

    @property
    def received_on(self) -> date:
        return day(self.last.received_at)

    @property
    def split_off(self) -> bool:
        return self.events[0].name == "split_off"

    @property
    def sorted_into(self) -> list[str]:
        sorting = ("triaged", "made_complaint", "rules_corrected")
        return [
            case.procedure
            for event, case in zip(self.events, self.cases, strict=True)
            if event.name in sorting
        ]

    @property
    def kind(self) -> str:
        if self.last.procedure == "anonymous" and self.last.person.name:
            return "no_way"
        if self.last.procedure in ("anonymous", "data_protection"):
            return self.last.procedure
        unread = self.last.stage == "triage" and not self.sorted_into and not self.split_off
        if unread and self.last.source == "email":
            return "unsorted"
        return self.last.kind

    @property
    def is_complaint(self) -> bool:
        return any(name in STEPPED for name in [*self.sorted_into, self.last.procedure])

    def answers(self) -> Iterator[tuple[int, Sent]]:
        """Yield each answer that left and did not come back, once, with the event that owed it."""
        seen = set()
        for sent in sorted(self.last.told, key=lambda each: each.at):
            number = int(sent.letter_id.removeprefix(f"{self.last.reference}-").split("-")[0])
            if sent.how == "bounced" or number in self.last.void or number in seen:
                continue
            if 0 < number <= len(self.cases) and sent.name in ANSWERS:
                if sent.name in PROCEDURES[self.cases[number - 1].procedure].letters:
                    seen.add(number)
                    yield number, sent

    def findings(self, number: int, sent: Sent) -> list[str]:
        """Return what an answer found of each point that it answered."""
        if sent.name == "resolution_confirmed":
            return []
        before: tuple[str, ...] = ()
        if number > 1:
            settled = [p for p in self.cases[number - 2].points if p.state == "answered"]
            before = tuple(point.text for point in settled)
        points = self.cases[number - 1].points
        return [p.outcome for p in points if not p.state and p.text not in before]

    def times(self) -> Iterator[tuple[str, Clock]]:
        """Yield each clock that ran to its end, or runs, as it was when last seen."""
        seen: dict[tuple[str, int], tuple[str, Clock]] = {}
        for case in self.cases:
            here = {(c.name, c.from_event): (case.procedure, c) for c in case.clocks}
            for key in list(seen):
                if key not in here and seen[key][1].running:
                    del seen[key]
            seen |= {key: found for key, found in here.items() if key[0] in TIMED}
        yield from seen.values()

    def ending(self, procedure: str, clock: Clock) -> str:
        """Return how a time stood at the end of the period."""
        end = self.period.last
        over = day(clock.stopped_at) if clock.stopped_at else None
        names = {s.letter_id: s.name for s in self.last.told if s.how != "bounced"}
        by = names.get(clock.stopped_by, clock.stopped_by)
        rule = PROCEDURES[procedure].clock(clock.name)
        met = by in rule.stopped_by and by not in ENDINGS
        if over and over <= end and met and over <= self.plain_day(clock):
            return "in_time"
        if over and over <= end and met:
            return "in_extension" if over <= clock.due_on else "late"
        if over and over <= end:
            return "ended"
        if clock.held_on and clock.held_on <= end:
            return "held"
        return "open_in_time" if clock.due_on >= end else "open_late"

    def plain_day(self, clock: Clock) -> date:
        if clock.extension:
            return clock.put_off_from or clock.first_due_on
        return clock.due_on

    def count(self) -> Counts:
        found: Counts = Counter()
        for counting in (self.contacts, self.steps, self.timing, self.decisions, self.questions):
            found.update(counting())
        found.update(self.waiting())
        return found

    def contacts(self) -> Iterator[tuple[str, tuple[str, ...], str]]:
        child = self.last.person.code in CHILDREN
        service = self.last.service or "not_recorded"
        if self.in_period(self.received_on) and not self.split_off:
            column = "complaints" if self.kind == "complaint" else "others"
            yield "C5", (self.last.source,), column
            yield "C3", (service,), "contacts"
            if self.kind == "compliment":
                yield "P1", (service,), "child" if child else "adult"
            if self.kind in ("anonymous", "no_way"):
                yield "R3", (self.kind,), "number"
            if self.is_complaint:
                states = {"complaint": "complaint", "unsorted": "unsorted"}
                state = states.get(self.kind, "changed")
                yield "C2", (self.last.procedure,), "merged" if self.last.joined_to else state
        if self.in_period(self.received_on) and self.is_complaint and self.kind == "complaint":
            yield "C3", (service,), "complaints"
            for point in self.last.points:
                of_point = service
                if point.contributors:
                    of_point = point.contributors[-1].service or service
                yield "C3", (of_point,), "points"
            if child:
                yield "C3", (service,), "by_children"

    def steps(self) -> Iterator[tuple[str, tuple[str, ...], str]]:
        for number, sent in self.answers():
            row = (self.cases[number - 1].procedure, ANSWERS[sent.name])
            if not self.in_period(day(sent.at)):
                continue
            agreed = sent.name == "resolution_confirmed"
            yield "S1.closed", row, "resolved" if agreed else "answered"
            found = self.findings(number, sent)
            for finding in found:
                yield "O1", row, finding or "not_asked"
            yield "O2", row, "resolved" if agreed else outcome(found)
            facts = self.events[number - 1].facts
            yield "M1", row, "answers"
            if facts.get("sorry"):
                yield "M1", row, "sorry"
            if facts.get("actions"):
                yield "M1", row, "actions"

    def timing(self) -> Iterator[tuple[str, tuple[str, ...], str]]:
        for procedure, clock in self.times():
            row = (procedure, clock.name)
            ending = self.ending(procedure, clock)
            if self.in_period(self.plain_day(clock)):
                yield "T2", row, ending
                if ending in ("late", "open_late"):
                    yield "H1", row, self.telling(procedure, clock)
            met = ending in ("in_time", "in_extension", "late")
            if met and clock.stopped_at and self.in_period(day(clock.stopped_at)):
                days = count_working_days(clock.started_on, day(clock.stopped_at))
                yield "T5", row, str(max(days, 0))
        ack = self.last.clock("ack") or next(
            (c.clock("ack") for c in reversed(self.cases) if c.clock("ack")), None
        )
        if ack and not self.split_off and self.in_period(self.received_on):
            over = day(ack.stopped_at) if ack.stopped_at else None
            if over and over <= self.period.last:
                state = "in_time" if over <= ack.due_on else "late"
            else:
                state = "open_in_time" if ack.due_on >= self.period.last else "open_late"
            yield "T1", (self.kind,), state

    def questions(self) -> Iterator[tuple[str, tuple[str, ...], str]]:
        """Yield who was asked how we did, and whether anybody treats them differently."""
        for measure, letter, fact, parts in ASKED:
            asked = [s for s in self.last.told if s.name == letter and s.how != "bounced"]
            if not asked or not self.in_period(day(asked[0].at)):
                continue
            said = [e for e in self.events if e.name == fact and day(e.at) <= self.period.last]
            for part in parts:
                yield measure, (part,), said[0].facts[part] if said else "unanswered"

    def waiting(self) -> Iterator[tuple[str, tuple[str, ...], str]]:
        """Yield an alarm that nobody had confirmed, and a child's wish to stop, by the end."""
        by_then = [
            case
            for event, case in zip(self.events, self.cases, strict=True)
            if day(event.at) <= self.period.last
        ]
        if not by_then:
            return
        case = by_then[-1]
        running = {clock.name for clock in case.clocks if clock.running}
        asked = {each["what"] for each in case.kept.get("request_heard", {}).get("requests", ())}
        if "danger" in running:
            yield "H3", ("alarm",), "number"
        if "request" in running and "withdraw" in asked and case.person.code in ("", *SURELY):
            yield "H3", ("stop",), "number"

    def telling(self, procedure: str, clock: Clock) -> str:
        news = {"delay_explained"}
        for nudge in PROCEDURES[procedure].nudges:
            if nudge.clock == clock.name and nudge.to == COMPLAINANT and nudge.offset > 0:
                news.add(nudge.letter)
        over = day(clock.stopped_at) if clock.stopped_at else date.max
        told = [
            day(sent.at)
            for sent in self.last.told
            if sent.name in news and sent.how != "bounced" and clock.due_on < day(sent.at) <= over
        ]
        if not told or min(told) > self.period.last:
            return "not_told"
        return "next_day" if min(told) <= add_working_days(clock.due_on, 1) else "later"

    def decisions(self) -> Iterator[tuple[str, tuple[str, ...], str]]:
        for event in self.events:
            if event.number in self.last.void:
                continue
            facts = event.facts
            heard = facts.get("heard_on")
            on = date.fromisoformat(heard) if heard else day(event.at)
            if not self.in_period(on):
                continue
            if event.name in DECIDED:
                measure, row, column = DECIDED[event.name]
                yield measure, (row.format(**facts),), column


def outcome(found: list[str]) -> str:
    known = [finding for finding in found if finding]
    if not known:
        return "not_asked"
    if all(finding == "upheld" for finding in known):
        return "upheld"
    if any(finding in ("upheld", "partially_upheld") for finding in known):
        return "partially_upheld"
    return "not_upheld" if "not_upheld" in known else "no_finding"


def measured() -> set[str]:
    """Return the ids that are counted again here."""
    return {
        *("C2", "C3", "C5", "P1", "S1.closed", "O1", "O2", "M1", "T1", "T2", "T5", "H1"),
        *("R1", "H2", "H3", "B1", "Q1", "Q2", "Q2.opened"),
    }
