"""Read past cases from a CSV, or say line by line what is wrong with it."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date

from chalicelib.core.council import Authority
from chalicelib.core.figures.steps import read_steps
from chalicelib.core.past.columns import (
    BY_NAME,
    CHOICE,
    COLUMNS,
    DAY,
    FINDINGS,
    NOT_RECORDED,
    RESOLVED,
    STEPS,
)
from chalicelib.core.working_days import load_calendar

LONGEST = 100  # characters of a reference


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a line of the file, in words for whoever made it."""

    line: int
    column: str
    said: str

    def __str__(self) -> str:
        if self.column:
            return f"Line {self.line}, {self.column}: {self.said}"
        return f"Line {self.line}: {self.said}"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a past case: when it was asked for and answered, and what was found."""

    asked_on: date | None
    answered_on: date | None
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PastCase:
    """One line of the file, as it was read."""

    line: int
    reference: str
    received_on: date
    procedure: str
    source: str
    who: str
    helped: str
    service: str
    acknowledged_on: date | None
    steps: tuple[Step, ...]
    ombudsman_on: date | None
    withdrawn_on: date | None
    closed_on: date | None


class _Line:
    """One line as it is read, with what is wrong with it so far."""

    def __init__(self, number: int, cells: dict[str, str], today: date) -> None:
        self.number = number
        self.cells = cells
        self.today = today
        self.faults: list[Fault] = []

    def blame(self, column: str, said: str) -> None:
        self.faults.append(Fault(self.number, column, said))

    def text(self, name: str) -> str:
        """Return what a cell says, and blame it where it takes other answers only."""
        said = self.cells.get(name, "")
        column = BY_NAME[name]
        if column.needed and not said:
            self.blame(name, f"it is empty. {column.says}.")
        if said and column.kind == CHOICE and said not in column.choices:
            self.blame(
                name, f"“{said[:40]}” is not known. Use one of: {', '.join(column.choices)}."
            )
        return said

    def day(self, name: str) -> date | None:
        """Return the day of a cell, and blame one that is none, or that nobody can count from."""
        said = self.text(name)
        if not said:
            return None
        try:
            day = date.fromisoformat(said)
        except ValueError:
            self.blame(name, f"“{said[:40]}” is no day. Write it like 2023-04-30.")
            return None
        first = load_calendar().first
        if day < first:
            self.blame(name, f"Heard knows no bank holidays before {first}. Leave the line out.")
            return None
        if day > self.today:
            self.blame(name, f"{day} has not come yet.")
        return day

    def findings(self, name: str) -> tuple[str, ...]:
        """Return the findings of a cell, one for each point."""
        said = tuple(filter(None, (part.strip() for part in self.text(name).split(";"))))
        for finding in said:
            if finding not in FINDINGS and said != (RESOLVED,):
                known = ", ".join((*FINDINGS, RESOLVED))
                self.blame(name, f"“{finding[:40]}” is no finding. Use one of: {known}.")
        return said


def read_past_cases(
    text: str, authority: Authority, today: date
) -> tuple[tuple[PastCase, ...], tuple[Fault, ...]]:
    """Return the past cases of a CSV and what is wrong with it. Where anything is, nothing of the
    file may be taken over.
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    heads = [head.strip() for head in rows.fieldnames or ()]
    if faults := _check_heads(heads):
        return (), tuple(faults)
    cases = []
    found: list[Fault] = []
    seen: dict[str, int] = {}
    for row in rows:
        cells = {head.strip(): (said or "").strip() for head, said in row.items() if head}
        line = _Line(rows.line_num, cells, today)
        if None in row:
            line.blame("", "it has more cells than the first line names.")
        case = _read_case(line, authority)
        if case.reference in seen:
            line.blame("reference", f"it stands on line {seen[case.reference]} too.")
        seen.setdefault(case.reference, line.number)
        cases.append(case)
        found.extend(line.faults)
    return tuple(cases), tuple(found)


def _check_heads(heads: list[str]) -> list[Fault]:
    """Return what is wrong with the first line."""
    faults = []
    for column in COLUMNS:
        if column.needed and column.name not in heads:
            faults.append(Fault(1, column.name, f"there is no such column. {column.says}."))
    for head in heads:
        if head not in BY_NAME:
            said = "Heard takes no such column. Take it out, so that nothing is lost unseen."
            faults.append(Fault(1, head[:40], said))
    return faults


def _read_case(line: _Line, authority: Authority) -> PastCase:
    reference = line.text("reference")
    if len(reference) > LONGEST:
        line.blame("reference", f"it is longer than {LONGEST} characters.")
    received_on = line.day("received_on")
    procedure = line.text("procedure")
    service = line.text("service")
    if service and service not in authority.services:
        line.blame("service", f"the council has no “{service[:40]}”. Use its codes.")
    case = PastCase(
        line.number,
        reference,
        received_on or line.today,
        procedure,
        line.text("source") or "letter",
        line.text("who"),
        line.text("helped"),
        service,
        line.day("acknowledged_on"),
        _read_steps_of(line),
        line.day("ombudsman_on"),
        line.day("withdrawn_on"),
        line.day("closed_on"),
    )
    if received_on:
        _check_order(line, case)
    if procedure in authority.procedures:
        _check_steps(line, case, len(read_steps(authority.procedures[procedure]).titles))
    if procedure == NOT_RECORDED and case.steps:
        line.blame("procedure", "what was answered was under some rules. Say which.")
    return case


def _read_steps_of(line: _Line) -> tuple[Step, ...]:
    """Return the steps that a line tells of, up to the last that has a day."""
    steps = [Step(None, line.day("answered_on"), line.findings("findings"))]
    for number in range(2, STEPS + 1):
        head = f"step{number}"
        steps.append(
            Step(
                line.day(f"{head}_asked_on"),
                line.day(f"{head}_answered_on"),
                line.findings(f"{head}_findings"),
            )
        )
    while steps and steps[-1] == Step(None, None, ()):
        steps.pop()
    return tuple(steps)


def _check_order(line: _Line, case: PastCase) -> None:
    """Blame a day that is before one that must come first."""
    before = ("received_on", case.received_on)
    for column in COLUMNS:
        if column.kind != DAY or column.name == "received_on":
            continue
        said = line.cells.get(column.name, "")
        try:
            day = date.fromisoformat(said)
        except ValueError:
            continue
        name, first = before
        if day < first:
            line.blame(column.name, f"{day} is before {name}, {first}.")
        if column.name.endswith(("answered_on", "asked_on")):
            before = (column.name, max(day, first))
        else:
            before = (name, first)


def _check_steps(line: _Line, case: PastCase, most: int) -> None:
    """Blame steps that the procedure does not have, or that are half told."""
    if len(case.steps) > most:
        line.blame(f"step{len(case.steps)}_asked_on", f"these rules have {most} steps.")
    for number, step in enumerate(case.steps, 1):
        head = f"step{number}_" if number > 1 else ""
        if number > 1 and not step.asked_on:
            line.blame(f"{head}asked_on", "it is empty, though the step or a later one is told of.")
        if step.findings and not step.answered_on:
            line.blame(f"{head}findings", "it found something, but no day says when.")
        if number < len(case.steps) and not step.answered_on and number > 1:
            line.blame(f"{head}answered_on", "it is empty, though a later step is told of.")
