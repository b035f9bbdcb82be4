"""Councils with numbers of their own, and the numbers that must then be read nowhere."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from chalicelib import councils
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.tables import Procedure
from chalicelib.councils import Council

# Each number of a rule, and another that no rule has. Some are looser than the law's: that council
# is for tests alone. The one-day clocks of officers stay as they are.
OTHER = {2: 4, 3: 4, 5: 4, 10: 9, -10: -11, 15: 14, 20: 19, 25: 24, 30: 29, 40: 39, 65: 64}
KEPT = {0, 1}
WORDS = {
    "two": 2,
    "three": 3,
    "five": 5,
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "twenty-five": 25,
    "thirty": 30,
    "forty": 40,
    "sixty-five": 65,
}
_NUMBERS = "|".join([*(str(abs(days)) for days in OTHER), *WORDS])
# A rule's own number before a word for days; and whole, the words around it to its sentence's ends.
OLD_NUMBER = re.compile(
    rf"(?<![\d.-])(?:{_NUMBERS})[ \u00a0-](?:(?:working|calendar)[ -])?(?:day|week|month)s?\b",
    re.IGNORECASE,
)


def with_timings(code: str, procedure: str, **days: int) -> Council:
    """Return a council as `[timings.<procedure>]` of its file would make it."""
    council = councils.load(code)
    own = {procedure: PROCEDURES[procedure].with_days(days)}
    procedures = council.authority.procedures | own
    return replace(council, authority=replace(council.authority, procedures=procedures))


@cache
def shifted() -> Council:
    """Return Sefton with every number shifted to one that no rule has."""
    council = councils.load("sefton")
    procedures = {name: _shift(procedure) for name, procedure in PROCEDURES.items()}
    return replace(council, authority=replace(council.authority, procedures=procedures))


def _shift(procedure: Procedure) -> Procedure:
    lawless = replace(procedure, clocks=tuple(replace(c, most=None) for c in procedure.clocks))
    days = {rule.name: OTHER[rule.days] for rule in procedure.clocks if rule.days not in KEPT}
    return lawless.with_days(days)
