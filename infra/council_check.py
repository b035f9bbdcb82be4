"""Says what is wrong in a council's file, or that nothing is, and then what could be added to it:
`make council-check COUNCIL=sefton`. Without a council it reads the file of each.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from chalicelib import councils


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the file of a council, or of each, and print the outcome. Return 0 where all that was
    read is sound, 2 where it is not."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("council", nargs="?", default="")
    code = asked.parse_args(arguments).council
    if code:
        codes = [code]
    else:
        codes = councils.list_codes()
    if not codes:
        print(f"There is no council's file in {councils.find_folder()}.", file=sys.stderr)
        return 2
    return max(map(_check, codes))


def _check(code: str) -> int:
    try:
        council = councils.load_council(code)
    except councils.BrokenCouncil as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{council.name}: nothing is wrong in {councils.name_file(code)}.")
    for advice in councils.find_advice(code):
        print(f"* {advice}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
