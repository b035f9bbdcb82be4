"""What stands in the cells of a report: a number, or words in its place."""

from __future__ import annotations

Cell = float | str


def show_cell(cell: Cell) -> str:
    """Return a number as people read it, or the words in its place."""
    if isinstance(cell, str):
        return cell
    return f"{cell:,g}"


def read_number(cell: Cell) -> float | None:
    """Return the number that a cell shows, or None where it shows words."""
    if not isinstance(cell, str):
        return cell
    plain = cell.replace(",", "")
    if plain.replace(".", "", 1).isdigit():
        return float(plain)
    return None
