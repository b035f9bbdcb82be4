"""Points that words are worth, as they were learnt from examples and stand in a file."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

ALWAYS = "ALWAYS"  # the points that each sentence has


def sum_points(file: str, features: Iterable[str]) -> int:
    """Return the points of some features by a file of this folder. Each counts once."""
    points = _read_points(file)
    total = points[ALWAYS]
    for feature in set(features):
        total += points.get(feature, 0)
    return total


@cache
def _read_points(file: str) -> dict[str, int]:
    """Return the points of each feature. A line of the file has points, and what is worth them;
    the first says what they were learnt from."""
    _, *lines = Path(__file__).with_name(file).read_text("utf-8").splitlines()
    points = dict[str, int]()
    for line in lines:
        worth, *features = line.split()
        for feature in features:
            points[feature] = int(worth)
    return points
