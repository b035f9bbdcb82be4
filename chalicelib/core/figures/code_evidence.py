"""What shows whether the council keeps to a paragraph of the Ombudsman's Complaint Handling Code.
Each kind of evidence is a row's value; `reports/self_assessment.py` reads it.
"""

from __future__ import annotations

from dataclasses import dataclass

# The council's own procedures, for which the Code is: the law has its own for the others.
OWN = ("corporate", "send", "ehcp", "early_help", "transport")
# Answers, the worst first.
NO = "No"
PARTLY = "Partly"
UNSAID = "Nobody has said yet"
NOT_TOLD = "Too few to tell"
YES = "Yes"
NOTHING = "Nothing to judge by"
ANSWERS = (NO, PARTLY, UNSAID, NOT_TOLD, YES, NOTHING)
# What a person may say of a paragraph.
KEPT = (("yes", YES), ("partly", PARTLY), ("no", NO))


@dataclass(frozen=True, slots=True)
class Works:
    """Something that Heard does of itself, in every case."""

    says: str


@dataclass(frozen=True, slots=True)
class Days:
    """The days that the council has set for a clock, which are to be no more than the Code's."""

    clock: str
    most: int


@dataclass(frozen=True, slots=True)
class Steps:
    """How many stages the council's own procedures have."""

    most: int


@dataclass(frozen=True, slots=True)
class Counted:
    """Numbers of a table of the report: columns that keep to the paragraph, and that do not.

    `rows` are the codes of its rows, or how they begin where they end with a stroke.
    """

    table: str
    rows: tuple[str, ...]
    kept: tuple[str, ...]
    broken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """Parts of the report that a person writes, by their keys (`words.py`)."""

    parts: tuple[str, ...]


Evidence = Works | Days | Steps | Counted | Written


def list_rows(clock: str, procedures: tuple[str, ...] = OWN) -> tuple[str, ...]:
    """Return the codes of the rows of a clock in some procedures."""
    return tuple(f"{procedure}/{clock}" for procedure in procedures)
