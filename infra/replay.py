"""Load two years that a council published through the doors of the running product, and print its
figures beside Heard's: `make replay`.

Each year has a stand-in of its own. People send the form or an email; officers press the links of
their letters. Nothing is written to the table by any other way.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from infra.replay_doors import Doors, run_standin
from infra.replay_years import YEARS, Contact, PublishedYear, rename
from infra.walk import Done, Stuck, Walk
from infra.walk_pages import Heard
from infra.walk_story import Step

A_DAY = 60  # contacts: nobody printed on which days they came, and fewer days are sooner over


def replay(year: PublishedYear) -> bool:
    """Load a year, print each figure, and return whether all of them are equal."""
    begun = time.monotonic()
    with run_standin(year.first) as here:
        _walk_beside(here.origin, year.walks)
        _say(f"{len(year.walks)} complaints walked through their stages", begun)
        doors = Doors(here)
        for number, contacts in _list_days(year):
            doors.load(contacts)
            doors.go_on()
            _say(f"{number} of {len(year.contacts)} contacts", begun)
        report = doors.read_report(year.first)
    print(f"\n{year.first}-{(year.first + 1) % 100:02}, in {time.monotonic() - begun:.0f} seconds")
    differ = 0
    for line, is_equal in compare(year, report):
        print(line)
        differ += not is_equal
    return not differ


def _walk_beside(origin: str, walks: Iterable[tuple[Step, ...]]) -> None:
    """Take complaints through their steps side by side, by the clock of the first, which goes
    furthest.
    """
    going: list[Iterator[Done]] = []
    for number, steps in enumerate(walks, 1):
        walk = Walk(Heard(origin), rename(steps, number), keeps_time=not going)
        going.append(walk.do_steps())
        next(going[-1])
    while going:
        going = [steps for steps in going if next(steps, None)]


def compare(year: PublishedYear, report: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """Yield a line for each printed figure beside Heard's, and whether they are equal."""
    for printed in year.printed:
        counted = printed.find(report)
        is_equal = counted == printed.number
        said = "equal" if is_equal else "NOT EQUAL"
        yield f"{printed.what:32} printed {printed.number:>4}  Heard {counted:>4}  {said}", is_equal


def _list_days(year: PublishedYear) -> Iterator[tuple[int, tuple[Contact, ...]]]:
    """Yield the contacts of each day, after how many have come in by its end."""
    for start in range(0, len(year.contacts), A_DAY):
        contacts = year.contacts[start : start + A_DAY]
        yield start + len(contacts), contacts


def _say(done: str, begun: float) -> None:
    print(f"{time.monotonic() - begun:6.0f} s  {done}", file=sys.stderr, flush=True)


def main() -> int:
    """Replay the years. Return 0 where every figure is equal, and 1 otherwise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--year", type=int, choices=[year.first for year in YEARS])
    only = parser.parse_args().year
    equal = []
    try:
        for year in YEARS:
            if only in (None, year.first):
                equal.append(replay(year))
    except (Stuck, LookupError, OSError) as error:
        print(f"The replay stopped: {error}", file=sys.stderr)
        return 1
    return int(not all(equal))


if __name__ == "__main__":
    sys.exit(main())
