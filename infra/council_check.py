"""Says what is wrong in a council's file, or that nothing is, and then what could be added to it:
`make council-check COUNCIL=sefton`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from chalicelib import councils


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the file and print the outcome. Return 0 where it is sound, 2 where it is not."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("council", nargs="?", default="")
    code = asked.parse_args(arguments).council
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
