"""Make every document of a report from a running `make run`: `make report FROM= TO= INTO=`."""

from __future__ import annotations

import argparse
import json
import sys
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlencode

from infra.local.figures import DOCUMENTS


class NoReport(Exception):
    """The report cannot be made; why, in words."""


def write_report(origin: str, first: str, last: str, into: Path) -> list[Path]:
    """Write the documents of the report for these days, and return where they are.

    Raise NoReport where nothing runs at `origin`, or no report can cover the days.
    """
    asked = urlencode({"from": first, "to": last})
    bodies = {}
    for name in DOCUMENTS:
        bodies[name] = _fetch(f"{origin}/local/{name}?{asked}")
    into.mkdir(parents=True, exist_ok=True)
    written = []
    for name, body in bodies.items():
        path = into / name
        path.write_bytes(body)
        written.append(path)
    return written


def _fetch(address: str) -> bytes:
    if not address.startswith("http://localhost:"):
        raise NoReport("A report is made of what runs on this machine.")
    try:
        with urllib.request.urlopen(address, timeout=600) as answer:  # noqa: S310 - see above
            return bytes(answer.read())
    except urllib.error.HTTPError as error:
        raise NoReport(_read_error(error.read())) from error
    except OSError as error:
        raise NoReport(f"Nothing answers there. Start it first: make run. ({error})") from error


def _read_error(body: bytes) -> str:
    try:
        return str(json.loads(body)["error"])
    except (ValueError, KeyError, TypeError):
        return "The report could not be made."


def main() -> None:
    """Write the report that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--origin", "--first", "--last", "--into"):
        parser.add_argument(name, default="")
    given = parser.parse_args()
    try:
        for path in write_report(given.origin, given.first, given.last, Path(given.into)):
            print(path)
    except NoReport as error:
        sys.exit(f"{error}")


if __name__ == "__main__":
    main()
