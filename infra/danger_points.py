"""Learns what each word is worth as a hint of danger, and writes core/reading/danger_points.txt.

Run it by `python -m infra.danger_points` whenever sentences were added to tests/core, or families
of words changed. Sentences that are held back are never read. It always learns the same.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from zlib import crc32

from chalicelib.core.reading import danger_score
from chalicelib.core.reading.banners import remove_machine_words
from chalicelib.core.reading.danger_families import FAMILIES
from chalicelib.core.reading.danger_words import prepare
from infra.danger_figures import (
    NOT_SAID,
    NOT_SAID_LATER,
    ROOT,
    SAID,
    SAID_LATER,
    read_sentences,
)

TARGET = ROOT / "chalicelib" / "core" / "reading" / "danger_points.txt"
ROUNDS = 12
STEP = 0.05
SHRINK = 0.001  # what a feature loses each time, so that none is worth much by one sentence
LEAST = 0.15  # what is worth less is left out
SCALE = 10  # points are whole numbers, which add up to the same in any order
WIDTH = 98  # columns of a line
FILES = ((SAID, 1), (NOT_SAID, 0), (SAID_LATER, 1), (NOT_SAID_LATER, 0))
Example = tuple[tuple[str, ...], int]


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


def main() -> None:
    """Learn the points, and write them."""
    examples = _read_examples()
    learner = Learner()
    for number in range(ROUNDS):
        for example in shuffle(examples, number):
            learner.learn(*example)
    source = describe_source()
    TARGET.write_text(f"{source}\n{write_points(learner.points)}", "utf-8")
    print(f"{TARGET.name} {source[2:]}.")


def describe_source() -> str:
    """Return what the points are learnt from, by which it is seen whether the file is out of date:
    how many sentences, and a checksum of them and of the families of words."""
    sentences: list[str] = []
    for path, danger in FILES:
        sentences.extend(f"{danger}{said}" for said in read_sentences(path, held_back=False))
    checksum = crc32("\n".join([FAMILIES, *sentences]).encode())
    return f"# learnt from {len(sentences)} sentences, checksum {checksum:08x}"


def _read_examples() -> list[Example]:
    """Return each sentence's features and whether it is danger."""
    examples = []
    for path, danger in FILES:
        for sentence in read_sentences(path, held_back=False):
            features = danger_score.list_features(prepare(remove_machine_words(sentence)))
            examples.append(((danger_score.ALWAYS, *sorted(features)), danger))
    return examples


def shuffle(examples: list[Example], number: int) -> list[Example]:
    """Return the examples in an order that is another for each round, and always the same."""
    return sorted(examples, key=lambda each: crc32(f"{number} {each[0]}".encode()))


def write_points(points: dict[str, float]) -> str:
    """Return the file: what is worth the same stands together, the most dangerous first."""
    worth = defaultdict[int, list[str]](list)
    for feature, value in points.items():
        if abs(value) >= LEAST or feature == danger_score.ALWAYS:
            worth[round(SCALE * value)].append(feature)
    lines = []
    for value in sorted(worth, reverse=True):
        lines.extend(_wrap(f"{value:+d}", sorted(worth[value])))
    return "".join(f"{line}\n" for line in lines)


def _wrap(start: str, features: list[str]) -> list[str]:
    lines = [start]
    for feature in features:
        if len(lines[-1]) + len(feature) >= WIDTH:
            lines.append(start)
        lines[-1] += f" {feature}"
    return lines


if __name__ == "__main__":
    main()
