"""Measures how well danger is heard, and prints the table of docs/danger.md.

Run it by `python -m infra.danger_figures`; `--wrong` prints the sentences that were judged wrongly
among those that are not held back, and `--held-back` among those that are.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from chalicelib.core.reading.danger_words import speaks_of_danger

ROOT = Path(__file__).resolve().parents[1]
SAID = ROOT / "tests" / "core" / "danger_said.txt"
NOT_SAID = ROOT / "tests" / "core" / "danger_not_said.txt"
SAID_LATER = ROOT / "tests" / "core" / "danger_said_later.txt"
NOT_SAID_LATER = ROOT / "tests" / "core" / "danger_not_said_later.txt"
SAID_BY_OTHERS = ROOT / "tests" / "core" / "danger_said_by_others.txt"
NOT_SAID_BY_OTHERS = ROOT / "tests" / "core" / "danger_not_said_by_others.txt"
BELOW = "# Held back"  # stands above the part of a file by others that is held back
HELD_BACK = 3  # each third sentence is held back, so that no sign is tuned by it


ROWS = (
    ("danger heard", SAID, True),
    ("false alarms", NOT_SAID, False),
    ("danger heard, in sentences written later", SAID_LATER, True),
    ("false alarms, in sentences written later", NOT_SAID_LATER, False),
    ("danger heard, in an outsider's words", SAID_BY_OTHERS, True),
    ("false alarms, in an outsider's words", NOT_SAID_BY_OTHERS, False),
)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many sentences were read, and those that were judged wrongly."""

    read: int
    wrong: tuple[str, ...]


def main(args: list[str]) -> None:
    """Print the figures, and with an option the sentences that were judged wrongly."""
    print("| sentences | tuned by | held back |")
    print("|---|---|---|")
    for name, path, heard in ROWS:
        tuned = judge(read_sentences(path, held_back=False), heard)
        held = judge(read_sentences(path, held_back=True), heard)
        print(f"| {name} | {_describe(tuned, heard)} | {_describe(held, heard)} |")
        if "--wrong" in args:
            print(*tuned.wrong, sep="\n")
        if "--held-back" in args:
            print(*held.wrong, sep="\n")


def read_sentences(path: Path, *, held_back: bool) -> tuple[str, ...]:
    """Return the sentences of a file that are held back from tuning, or those that are not.

    What others wrote is in two parts. Of our own sentences each third one is held back.
    """
    text = path.read_text("utf-8")
    above, mark, below = text.partition(BELOW)
    if mark and held_back:
        return tuple(_list_sentences(below.partition("\n")[2]))
    if mark:
        return tuple(_list_sentences(above))
    lines = _list_sentences(text)
    sentences = []
    for n, line in enumerate(lines, 1):
        if (n % HELD_BACK == 0) is held_back:
            sentences.append(line)
    return tuple(sentences)


def _list_sentences(text: str) -> list[str]:
    return [line for line in text.splitlines() if line[:1] not in ("", "#")]


def judge(sentences: tuple[str, ...], danger: bool) -> Tally:
    """Return how many of the sentences are judged wrongly; `danger` is what each should be."""
    wrong = []
    for said in sentences:
        if speaks_of_danger(said) is not danger:
            wrong.append(said)
    return Tally(len(sentences), tuple(wrong))


def _describe(tally: Tally, danger: bool) -> str:
    found = len(tally.wrong)
    if danger:
        found = tally.read - found
    return f"{found} of {tally.read} ({100 * found / tally.read:.1f} %)"


if __name__ == "__main__":
    main(sys.argv[1:])
