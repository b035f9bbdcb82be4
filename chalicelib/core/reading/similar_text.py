"""Compare two messages by their words: of the shorter one's runs of five words, how many are in
both?

A forwarded copy holds every run of the first; two complaints of one family share few. A sketch is a
small part of the runs' numbers, chosen so that two sketches compare as their texts would.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from struct import pack, unpack
from zlib import crc32

RUN = 5  # words
ENOUGH = 12  # runs: a shorter text says too little to be told from another
SAME = 0.5  # of the runs of the shorter: at half, people call two texts the same
LIKELY = 0.25  # of the sketches, which are rough: the words themselves are then compared
READ = 60_000  # characters
_EVERY = 2**32 // 2  # a sketch holds the runs whose number lies below this
_MOST = 2000  # numbers in a sketch

Sketch = tuple[int, ...]


def list_runs(text: str) -> frozenset[int]:
    """Return the runs of five words in a text, each as a number, whatever its capitals,
    punctuation and line ends.
    """
    words = re.findall(r"[^\W_]+", text[:READ].casefold().replace("’", "'").replace("'", ""))
    runs = set()
    for start in range(len(words) - RUN + 1):
        run = " ".join(words[start : start + RUN])
        runs.add(crc32(run.encode()))
    return frozenset(runs)


def measure_overlap(one: str, other: str) -> float:
    """Return how much of the shorter text stands in the other, from 0 to 1; 0 if it is too short
    to say.
    """
    a = list_runs(one)
    b = list_runs(other)
    fewer = min(len(a), len(b))
    if fewer >= ENOUGH:
        return len(a & b) / fewer
    return 0.0


def make_sketch(text: str) -> Sketch:
    """Return a small sample of a text's runs, by which to look for it; empty if the text is too
    short.
    """
    found = list_runs(text)
    if len(found) < ENOUGH:
        return ()
    sample = [number for number in found if number < _EVERY]
    return tuple(sorted(sample)[:_MOST])


def may_be_same(one: Sketch, other: Sketch) -> bool:
    """Return whether two sketches may be of the same words, compared as far as both of them
    reach.
    """
    reach = min(_find_reach(one), _find_reach(other))
    a = _list_within(one, reach)
    b = _list_within(other, reach)
    fewer = min(len(a), len(b))
    return bool(fewer) and len(a & b) / fewer >= LIKELY


def _list_within(sketch: Sketch, reach: int) -> set[int]:
    """Return the numbers of a sketch up to `reach`, which is as far as both of two go."""
    within = set()
    for number in sketch:
        if number <= reach:
            within.add(number)
    return within


def _find_reach(one: Sketch) -> int:
    if len(one) == _MOST:
        return one[-1]
    return _EVERY


def pack_sketch(numbers: Sketch) -> str:
    """Return a sketch as short text."""
    return b64encode(pack(f">{len(numbers)}I", *numbers)).decode("ascii")


def unpack_sketch(text: str) -> Sketch:
    """Return the sketch that `pack_sketch` packed."""
    raw = b64decode(text)
    return unpack(f">{len(raw) // 4}I", raw)
