"""Learns what each word is worth as a hint that an address is not safe to write to, and writes
core/reading/unsafe_points.txt.

Run it by `python -m infra.unsafe_points` whenever sentences were added to tests/core, or families
of words changed. Sentences that are held back are never read. It always learns the same.
"""

from __future__ import annotations

from itertools import repeat
from zlib import crc32

from chalicelib.core.reading import unsafe_score
from chalicelib.core.reading.request_words import has_signs_of_doubt
from infra.danger_figures import NOT_SAID, NOT_SAID_LATER, ROOT, SAID_LATER, read_sentences
from infra.learning import READING, Example, write_file

HERE = ROOT / "tests" / "core"
TARGET = READING / unsafe_score.POINTS
UNSAFE = (HERE / "address_not_safe.txt", HERE / "address_not_safe_later.txt")
SAFE = (
    HERE / "address_not_spoken_of.txt",
    HERE / "address_not_spoken_of_later.txt",
    HERE / "when_to_reach.txt",
)
OTHERS = (NOT_SAID, NOT_SAID_LATER, SAID_LATER)  # of danger, and hardly ever of an address
ROUNDS = 12


def main() -> None:
    """Learn the points, and write them."""
    write_file(unsafe_score.POINTS, describe_source(), _read_examples(), ROUNDS)


def describe_source() -> str:
    """Return what the points are learnt from, by which it is seen whether the file is out of date:
    how many sentences, and a checksum of them."""
    lines = []
    for sentence, unsafe in list_sentences():
        lines.append(f"{unsafe}{sentence}")
    checksum = crc32("\n".join(lines).encode())
    return f"# learnt from {len(lines)} sentences, checksum {checksum:08x}"


def list_sentences() -> list[tuple[str, int]]:
    """Return each sentence that is learnt from, and 1 where it says that an address is not safe.

    Those that are not, which are the nearest to those that are, count twice.
    """
    unsafe = []
    for path in UNSAFE:
        unsafe += path.read_text("utf-8").splitlines()
    safe = []
    for path in SAFE:
        safe += 2 * path.read_text("utf-8").splitlines()
    for path in OTHERS:
        safe += read_sentences(path, held_back=False)[::2]
    return [*zip(unsafe, repeat(1)), *zip(safe, repeat(0))]


def _read_examples() -> list[Example]:
    examples = list[Example]()
    for sentence, unsafe in list_sentences():
        if not unsafe and has_signs_of_doubt(sentence):  # one of danger may speak of it too
            continue
        features = unsafe_score.list_features(unsafe_score.split_words(sentence))
        examples.append((features, unsafe))
    return examples


if __name__ == "__main__":
    main()
