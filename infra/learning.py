"""Learns what words are worth from examples, for the files of points in core/reading. It always
learns the same.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from zlib import crc32

from chalicelib.core.reading import points

READING = Path(points.__file__).parent
STEP = 0.05
SHRINK = 0.001  # what a feature loses each time, so that none is worth much by one sentence
LEAST = 0.15  # what is worth less is left out
SCALE = 10  # points are whole numbers, which add up to the same in any order
WIDTH = 98  # columns of a line
Example = tuple[Iterable[str], int]  # a sentence's features, and 1 for what is listened for
_Known = tuple[tuple[str, ...], int]


class Learner:
    """Logistic regression by small steps, each feature's the smaller the more it has moved."""

    def __init__(self) -> None:
        self.points: dict[str, float] = defaultdict(float)
        self._moved: dict[str, float] = defaultdict(lambda: 1e-6)

    def learn(self, features: Iterable[str], danger: int) -> None:
        """Move the points of some features towards what their sentence is."""
        total = sum(self.points[feature] for feature in features)
        wrong = 1 / (1 + math.exp(-total)) - danger
        for feature in features:
            slope = wrong + SHRINK * self.points[feature]
            self._moved[feature] += slope * slope
            self.points[feature] -= STEP * slope / math.sqrt(self._moved[feature])


def write_file(name: str, source: str, examples: list[Example], rounds: int) -> None:
    """Learn from examples so many times over, and write what was learnt with its `source`."""
    learner = Learner()
    known = []
    for features, found in examples:
        known.append(((points.ALWAYS, *sorted(features)), found))
    for number in range(rounds):
        for features, found in _shuffle(known, number):
            learner.learn(features, found)
    (READING / name).write_text(f"{source}\n{_write_points(learner.points)}", "utf-8")
    print(f"{name} {source[2:]}.")


def _shuffle(examples: list[_Known], number: int) -> list[_Known]:
    """Return the examples in an order that is another for each round, and always the same."""
    return sorted(examples, key=lambda each: crc32(f"{number} {each[0]}".encode()))


def _write_points(worths: dict[str, float]) -> str:
    """Return the file: what is worth the same stands together, the most dangerous first."""
    worth = defaultdict[int, list[str]](list)
    for feature, value in worths.items():
        if abs(value) >= LEAST or feature == points.ALWAYS:
            worth[round(SCALE * value)].append(feature)
    text = ""
    for value in sorted(worth, reverse=True):
        for line in _wrap(f"{value:+d}", sorted(worth[value])):
            text += f"{line}\n"
    return text


def _wrap(start: str, features: list[str]) -> list[str]:
    lines = [start]
    for feature in features:
        if len(lines[-1]) + len(feature) >= WIDTH:
            lines.append(start)
        lines[-1] += f" {feature}"
    return lines
