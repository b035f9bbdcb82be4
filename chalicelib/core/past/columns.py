"""The columns of a CSV of past cases."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.core.people.officers import COMPLAINANTS
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.receipts import CAME_TO_HEARD, WAYS

ANONYMOUS = "anonymous"
NOT_RECORDED = "not_recorded"
RESOLVED = "resolved"
STEPS = 4  # the most that a procedure has
FINDINGS = ("upheld", "partially_upheld", "not_upheld", "no_finding")
DAY, LIST, TEXT, CHOICE = ("day", "list", "text", "choice")
SOURCES = (*dict(CAME_TO_HEARD), *WAYS)
HELPED = ("alone", "advocate", "helped")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds, and which answers it takes."""

    name: str
    says: str
    kind: str = DAY
    choices: tuple[str, ...] = ()
    needed: bool = False


def _list_procedure_names() -> tuple[str, ...]:
    names = []
    for name in PROCEDURES:
        if name != ANONYMOUS:
            names.append(name)
    return (*names, NOT_RECORDED)


def _list_step_columns() -> tuple[Column, ...]:
    columns = [
        Column("answered_on", "The day that the first answer left"),
        Column("findings", "What it found of each point, with “;” between, or “resolved”", LIST),
    ]
    for step in range(2, STEPS + 1):
        columns.append(Column(f"step{step}_asked_on", f"The day step {step} was asked for"))
        columns.append(Column(f"step{step}_answered_on", f"The day step {step} was answered"))
        columns.append(Column(f"step{step}_findings", f"What it found, of step {step}", LIST))
    return tuple(columns)


COLUMNS: tuple[Column, ...] = (
    Column("reference", "Its reference in the old system, once in the file", TEXT, needed=True),
    Column("received_on", "The day it came in", needed=True),
    Column("procedure", "The rules it was under", CHOICE, _list_procedure_names(), needed=True),
    Column("source", "How it came", CHOICE, SOURCES),
    Column("who", "Who sent it, by Heard’s code", CHOICE, tuple(COMPLAINANTS)),
    Column("helped", "Of a child: alone, with an advocate, or helped", CHOICE, HELPED),
    Column("service", "The service it was about, by the council’s code", TEXT),
    Column("acknowledged_on", "The day it was acknowledged"),
    *_list_step_columns(),
    Column("ombudsman_on", "The day the Ombudsman first asked about it"),
    Column("withdrawn_on", "The day the person withdrew it"),
    Column("closed_on", "The day it was closed, where no answer and no withdrawal says so"),
)
BY_NAME = {column.name: column for column in COLUMNS}
