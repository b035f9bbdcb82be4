"""`python -m infra.bench`: measure everything, print the table, and last the same as one line of
JSON (`--json FILE` writes it there too).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from infra.bench import engine, parts, reading, table


def measure(built: Path | None = None, *, quick: bool = False) -> dict[str, Any]:
    """Return every part's figures by the part's name, and a description of the machine.

    `built` is the package to measure; without it, one is built.
    """
    start = time.monotonic()
    length = parts.choose_length(quick=quick)
    with tempfile.TemporaryDirectory() as folder, engine.run_engine() as (name, environment):
        package = str(built or _build_package(Path(folder)))
        found: dict[str, Any] = {"machine": _describe_machine(name)}
        for part, about in (
            ("intake", name),
            ("cold", package),
            ("cpu", name),
            ("sweep", name),
            ("figures", name),
            ("weight", package),
        ):
            found[part] = _measure_part(part, about, environment, quick)
        found["reading"] = {
            kind: _measure_part("reading", str(path), environment, quick)
            for kind, path in reading.write(Path(folder), length.kinds).items()
        }
    return found | {"aims": table.list_aims(found), "seconds": round(time.monotonic() - start)}


def _measure_part(
    name: str, about: str, environment: dict[str, str], quick: bool
) -> dict[str, Any]:
    print(f"Measuring: {name} {Path(about).stem}", file=sys.stderr)
    return parts.run(name, about, environment, quick=quick)


def _build_package(folder: Path) -> Path:
    from infra import package

    print("Building the package", file=sys.stderr)
    with _divert_output():
        return package.package("dev", folder / "package.zip")


@contextmanager
def _divert_output() -> Iterator[None]:
    """Let what is printed within, by other programs too, go to the errors: the output is for the
    table and the figures.
    """
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def _describe_machine(engine_name: str) -> dict[str, Any]:
    cores = os.cpu_count()
    python = platform.python_version()
    at = datetime.now(UTC).date().isoformat()
    said = (
        f"{at}: Python {python}, {cores} cores, load {os.getloadavg()[0]:.1f} at the start, "
        f"AWS played by {engine_name}"
    )
    return {
        "said": said,
        "at": at,
        "python": python,
        "cores": cores,
        "engine": engine_name,
        "load": os.getloadavg()[0],
    }


def main() -> None:
    """Measure one part into a file, or all of them onto the terminal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument(
        "--quick",
        action="store_true",
        help="only see that it works: too short for its times to mean anything",
    )
    parser.add_argument(
        "--package", type=Path, metavar="ZIP", help="measure this package, and build none"
    )
    parser.add_argument(
        "--part", nargs=3, metavar=("NAME", "ABOUT", "INTO"), help=argparse.SUPPRESS
    )
    given = parser.parse_args()
    if given.part:
        name, about, into = given.part
        Path(into).write_text(
            json.dumps(parts.PARTS[name](about, parts.choose_length(quick=given.quick))),
            "utf-8",
        )
        return
    found = measure(given.package, quick=given.quick)
    print(table.write_table(found), end="\n\n", flush=True)
    print(json.dumps(found))
    if given.json:
        given.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
