"""Make every document of a report from a running `make run`: `make report FROM= TO= INTO=`."""

from __future__ import annotations

import argparse
import json
import sys
import urllib.error
import urllib.request
from pathlib import Path
from textwrap import fill
from urllib.parse import urlencode

from infra.local.figures import DOCUMENTS

MEMBERS = "report.html"


class NoReport(Exception):
    """The report cannot be made; why, in words."""


def write_report(origin: str, first: str, last: str, into: Path) -> tuple[list[Path], str]:
    """Write the documents of the report for these days that can be made. Return where they are, and
    why the rest cannot be made, or "".

    Raise NoReport where nothing runs at `origin`, or not even the members' page can be made.
    """
    asked = urlencode({"from": first, "to": last})
    bodies = {}
    why = ""
    for name in DOCUMENTS:
        try:
            bodies[name] = _fetch(f"{origin}/local/{name}?{asked}")
        except NoReport as error:
            why = str(error)
    if MEMBERS not in bodies:
        raise NoReport(why)
    into.mkdir(parents=True, exist_ok=True)
    written = []
    for name, body in bodies.items():
        path = into / name
        path.write_bytes(body)
        written.append(path)
    return written, why


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
        written, why = write_report(given.origin, given.first, given.last, Path(given.into))
    except NoReport as error:
        sys.exit(fill(str(error)))
    for path in written:
        print(path)
    if why:
        sys.exit(fill(f"The other documents were not made. {why}"))


if __name__ == "__main__":
    main()
