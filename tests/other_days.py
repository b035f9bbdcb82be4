"""A council whose file sets every number that it may to another, and the numbers of the rules,
which must then be read nowhere.
"""

from __future__ import annotations

import re
import shutil
import tomllib
from dataclasses import replace
from pathlib import Path

from chalicelib import councils
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.clock_rules import ClockRule, needs_why
from chalicelib.councils import Council
from tests.engines import COUNCILS

# Another number for each number of a rule: none that a rule has, and none that the law forbids.
OTHER = {2: 1, 3: 1, 5: 4, 10: 9, -10: -11, 15: 14, 20: 19, 25: 24, 30: 29, 40: 39, 65: 64}
RIGHTS = {20: 21}  # of the time in which the law lets the person ask
KEPT = {0, 1}
_NUMBERS = "|".join(str(abs(days)) for days in OTHER)
_UNITS = r"(?:(?:working|calendar)[ -])?(?:day|week|month)s?"
_WORDS = "two|three|five|ten|fifteen|twenty|twenty-five|thirty|forty|sixty-five"
OLD_NUMBER = re.compile(rf"(?<![\d.-])(?:{_NUMBERS}|{_WORDS})[ \u00a0-]{_UNITS}\b", re.IGNORECASE)


def write_council(folder: Path) -> Council:
    """Write Sefton's file with other numbers into a folder of councils, and return what it makes.

    Raises BrokenCouncil where a number is none that a council may set.
    """
    shutil.copy(Path(COUNCILS, "sefton.svg"), folder)
    text = Path(COUNCILS, "sefton.toml").read_text("utf-8")
    for name in tomllib.loads(text)["timings"]:
        text = re.sub(rf"(?m)^\[timings\.{name}\].*\n(?:\w.*\n)+", "", text)
    timings = ""
    for name, procedure in PROCEDURES.items():
        numbers = []
        for rule in procedure.clocks:
            if rule.days not in KEPT:
                numbers.append(f"{rule.name} = {_other(rule)}")
            if rule.days not in KEPT and needs_why(rule, _other(rule)):
                numbers.append(f'{rule.name}_why = "Our own page says so."')
        timings += "\n".join([f"[timings.{name}]", *numbers, ""])
    (folder / "sefton.toml").write_text(f"{text}\n{timings}", "utf-8")
    return councils.load_council("sefton")


def _other(rule: ClockRule) -> int:
    if rule.whose == "person" and rule.most:
        return RIGHTS[rule.days]
    return OTHER[rule.days]


def with_timings(code: str, procedure: str, **days: int) -> Council:
    """Return a council as `[timings.<procedure>]` of its file would make it."""
    council = councils.load_council(code)
    own = {procedure: PROCEDURES[procedure].with_days(days)}
    procedures = council.authority.procedures | own
    return replace(council, authority=replace(council.authority, procedures=procedures))
