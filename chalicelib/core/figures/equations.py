"""What ties published numbers together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sum:
    """A total that is the sum of its parts."""

    total: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """A part that cannot be larger than its whole."""

    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage that was published of a part of a whole, to so many decimals."""

    part: str
    whole: str
    percent: float
    decimals: int = 0


Equation = Sum | Within | Share
Bounds = tuple[int, int]


def list_cells(equation: Equation) -> tuple[str, ...]:
    """Return the cells that an equation ties together."""
    if isinstance(equation, Sum):
        return (equation.total, *equation.parts)
    return (equation.part, equation.whole)
