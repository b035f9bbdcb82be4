"""Follow the clocks of a case through its history, since a clock that starts anew is kept on the
case in place of the one before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from chalicelib.core.figures.account import Timed
from chalicelib.core.figures.steps import Steps, is_met
from chalicelib.core.procedures.tables import ClockRule
from chalicelib.core.working_days import london_date

ACK = "ack"
Plain = dict[str, Any]


@dataclass
class _Ran:
    procedure: str
    clock: Plain


class Times:
    """The clocks of one case that a report times, each as it was last known."""

    def __init__(self) -> None:
        self._ran: dict[tuple[str, int], _Ran] = {}
        self._ack: Plain | None = None

    def take(self, clocks: Iterable[Plain], procedure: str, steps: Steps) -> None:
        """Take in the clocks of the case as an event left them."""
        now: dict[tuple[str, int], _Ran] = {}
        for clock in clocks:
            if clock["name"] == ACK:
                self._ack = clock
            if clock["name"] in steps.timed:
                now[clock["name"], clock.get("from_event", 0)] = _Ran(procedure, clock)
        for key, ran in self._ran.items():
            if key not in now and ran.clock.get("stopped_at"):
                now[key] = ran  # over before the one that took its place
        self._ran = now

    def finish(
        self, told: Iterable[Plain], steps: dict[str, Steps], ack: ClockRule
    ) -> tuple[Timed | None, tuple[Timed, ...]]:
        """Return the acknowledgement's time, and all others. `told` are the letters that left, and
        `ack` is the rule of the acknowledgement."""
        left = []
        names = {}
        for sent in told:
            if sent["how"] != "bounced":
                left.append(sent)
                names[sent["letter_id"]] = sent["name"]
        timed = []
        for ran in self._ran.values():
            of = steps[ran.procedure]
            rule = of.timed[ran.clock["name"]]
            made = _make_timed(ran.clock, ran.procedure, rule, names)
            timed.append(_add_news(made, left, of.late_news[rule.name]))
        if self._ack is None:
            return None, tuple(timed)
        return _make_timed(self._ack, "", ack, names, acknowledged=True), tuple(timed)


def _make_timed(
    clock: Plain,
    procedure: str,
    rule: ClockRule,
    names: dict[str, str],
    acknowledged: bool = False,
) -> Timed:
    due_on = date.fromisoformat(clock["due_on"])
    plain_on = due_on
    asked = clock.get("put_off_to")
    if clock.get("why_extended") and asked in (None, clock["due_on"]):
        plain_on = date.fromisoformat(clock.get("put_off_from") or clock["first_due_on"])
    held_on = None
    if clock.get("held_on"):
        held_on = date.fromisoformat(clock["held_on"])
    ran = Timed(
        clock["name"],
        procedure,
        date.fromisoformat(clock["started_on"]),
        plain_on,
        due_on,
        paused_days=clock.get("paused_days", 0),
        held_on=held_on,
    )
    if not clock.get("stopped_at"):
        return ran
    over_on = london_date(datetime.fromisoformat(clock["stopped_at"]))
    by = str(clock.get("stopped_by", ""))
    if acknowledged or is_met(rule, names.get(by, by)):
        return replace(ran, met_on=over_on)
    return replace(ran, ended_on=over_on)


def _add_news(timed: Timed, left: Iterable[Plain], letters: frozenset[str]) -> Timed:
    """Return a time with the day on which the person was first told that it was late."""
    days = []
    for sent in left:
        day = london_date(datetime.fromisoformat(sent["at"]))
        over = timed.over_on
        if sent["name"] in letters and day > timed.limit_on and (over is None or day <= over):
            days.append(day)
    if not days:
        return timed
    return replace(timed, told_late_on=min(days))
