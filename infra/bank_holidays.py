"""Writes chalicelib/core/bank_holidays.json from the `holidays` package: `make holidays`.

Heard never imports that package at run time, since it costs a Lambda more than a second of cold
start. A test holds the file against both the package and GOV.UK's own list, and fails when less
than eighteen months of it are left.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

FIRST_YEAR = 2020
LAST_YEAR = 2035
FILE = Path(__file__).resolve().parent.parent / "chalicelib" / "core" / "bank_holidays.json"


def count_bank_holidays() -> dict[str, str]:
    """Return England's bank holidays by ISO date, without weekends: a substitute day stands in
    for each.
    """
    import holidays

    days = holidays.country_holidays("GB", subdiv="ENG", years=range(FIRST_YEAR, LAST_YEAR + 1))
    return {
        day.isoformat(): re.sub(r" \((observed)\)", " (substitute day)", name)
        for day, name in sorted(days.items())
        if day.weekday() < 5
    }


def main() -> None:
    """Write the file."""
    data = {
        "first": f"{FIRST_YEAR}-01-01",
        "last": f"{LAST_YEAR}-12-31",
        "holidays": count_bank_holidays(),
    }
    FILE.write_text(json.dumps(data, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
