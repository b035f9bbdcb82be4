"""Take over past cases from a CSV: `make past-cases FILE=past.csv STAGE=live`, and `WRITE=yes` to
write them. Without that nothing is written: it says what is wrong, line by line.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from infra.stage_environment import set_up_stage

EVERY = 100  # cases between two words on how far it is


def main() -> None:
    """Read the file that the command line names, and print what became of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--stage", default="local")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    set_up_stage(given.stage)
    sys.exit(take_over(given.file, write=given.write))


def take_over(file: Path, *, write: bool) -> str | int:
    """Take a file over, and return 0, or why nothing was written."""
    from chalicelib import clock
    from chalicelib.casework import past_cases

    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeError) as error:
        return f"{file} cannot be read as UTF-8 text: {error}"
    taken = past_cases.take_over(text, clock.now(), write=write, tell=_tell)
    for fault in taken.faults:
        print(fault)
    if taken.faults:
        return f"Nothing was written. Put {len(taken.faults)} faults right, and try again."
    print(f"{taken.lines} lines: {taken.new} new, {taken.known} taken over before.")
    if not write:
        print("Nothing was written. All of it can be: say WRITE=yes.")
    return 0


def _tell(done: int, of: int) -> None:
    if done % EVERY == 0 or done == of:
        print(f"{done} of {of}", file=sys.stderr)


if __name__ == "__main__":
    main()
