"""What a report must know of a procedure, read from its rows: which letters answer which step,
which clocks are timed, and how long people have to ask for the next step.
"""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.core.cases import COMPLAINANT
from chalicelib.core.decisions.guards import FIRST_WORDS
from chalicelib.core.procedures.shared.common import ENDINGS
from chalicelib.core.procedures.tables import ClockRule, Procedure

RECORD = (
    "s2_record"  # its letter asks the person if the record is right, and is no news of lateness
)


@dataclass(frozen=True, slots=True)
class Steps:
    """One procedure as a report reads it."""

    titles: tuple[str, ...]  # its steps, in order
    answers: dict[str, str]  # letter -> the step that it answers
    timed: dict[str, ClockRule]  # the clocks of whose lateness the person is told
    late_news: dict[str, frozenset[str]]  # clock -> the letters that tell them
    windows: dict[str, ClockRule]  # letter -> the time to ask for the next step that it starts

    def describe(self) -> str:
        """Return all of it as a text, which is the same wherever it is made."""
        news = []
        for clock, letters in sorted(self.late_news.items()):
            news.append((clock, sorted(letters)))
        windows = []
        for letter, rule in self.windows.items():
            windows.append((letter, rule.name, rule.days))
        return repr((self.titles, self.answers, list(self.timed), news, windows))


def read_steps(procedure: Procedure) -> Steps:
    """Return what a report must know of a procedure."""
    news = _find_late_news(procedure)
    extended = {rule.extends_to for rule in procedure.clocks}
    timed = {}
    for rule in procedure.clocks:
        if rule.name in news and rule.whose == "council" and rule.name not in extended:
            timed[rule.name] = rule
    return Steps(
        _list_titles(procedure),
        _find_answers(procedure),
        timed,
        news,
        _find_windows(procedure),
    )


def _list_titles(procedure: Procedure) -> tuple[str, ...]:
    titles = []
    for stage in procedure.stages:
        if stage.step and stage.step not in titles:
            titles.append(stage.step)
    return tuple(titles)


def _find_answers(procedure: Procedure) -> dict[str, str]:
    """Return each letter of a move that leads to an answered step, with that step."""
    answers = {}
    for stage in procedure.stages:
        if stage.status != "answered" or not stage.step:
            continue
        for move in procedure.moves:
            for letter, to in move.letters:
                if move.leads_to == stage.name and to == COMPLAINANT:
                    answers[letter] = stage.step
    return answers


def _find_late_news(procedure: Procedure) -> dict[str, frozenset[str]]:
    """Return the letters that say that an answer is late, by its clock. A report times answers, and
    of the first letters only the acknowledgement, by itself."""
    news: dict[str, set[str]] = {}
    for nudge in procedure.nudges:
        if nudge.clock in FIRST_WORDS or nudge.clock == RECORD:
            continue
        if nudge.to == COMPLAINANT and nudge.offset > 0 and not nudge.leads_to:
            news.setdefault(nudge.clock, set()).add(nudge.letter)
    return {clock: frozenset({*letters, "delay_explained"}) for clock, letters in news.items()}


def _find_windows(procedure: Procedure) -> dict[str, ClockRule]:
    windows = {}
    answers = _find_answers(procedure)
    for rule in procedure.clocks:
        for start in rule.starts:
            if rule.whose == "person" and start in answers and rule.name != "how_it_was":
                windows[start] = rule
    return windows


def is_met(rule: ClockRule, stopped_by: str) -> bool:
    """Return whether what stopped a clock is what it waits for, and not an end of the case."""
    return stopped_by in rule.stopped_by and stopped_by not in ENDINGS
