"""Learns what each word is worth as a hint of danger, and writes core/reading/danger_points.txt.

Run it by `python -m infra.danger_points` whenever sentences were added to tests/core, or families
of words changed. Sentences that are held back are never read. It always learns the same.
"""

from __future__ import annotations

from zlib import crc32

from chalicelib.core.reading import danger_score
from chalicelib.core.reading.banners import remove_machine_words
from chalicelib.core.reading.danger_families import FAMILIES
from chalicelib.core.reading.danger_words import prepare
from infra.danger_figures import (
    NOT_SAID,
    NOT_SAID_LATER,
    SAID,
    SAID_LATER,
    read_sentences,
)
from infra.learning import READING, Example, write_file

TARGET = READING / danger_score.POINTS
ROUNDS = 12
FILES = ((SAID, 1), (NOT_SAID, 0), (SAID_LATER, 1), (NOT_SAID_LATER, 0))


def main() -> None:
    """Learn the points, and write them."""
    write_file(danger_score.POINTS, describe_source(), _read_examples(), ROUNDS)


def describe_source() -> str:
    """Return what the points are learnt from, by which it is seen whether the file is out of date:
    how many sentences, and a checksum of them and of the families of words."""
    sentences: list[str] = []
    for path, danger in FILES:
        for said in read_sentences(path, held_back=False):
            sentences.append(f"{danger}{said}")
    checksum = crc32("\n".join([FAMILIES, *sentences]).encode())
    return f"# learnt from {len(sentences)} sentences, checksum {checksum:08x}"


def _read_examples() -> list[Example]:
    """Return each sentence's features and whether it is danger."""
    examples = list[Example]()
    for path, danger in FILES:
        for sentence in read_sentences(path, held_back=False):
            features = danger_score.list_features(prepare(remove_machine_words(sentence)))
            examples.append((features, danger))
    return examples


if __name__ == "__main__":
    main()
