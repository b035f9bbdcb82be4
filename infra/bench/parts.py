"""The parts of the bench by name. Each runs in a fresh process, so that no part's imports, clients
or counting weigh on another's figures.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.record import ROOT


@dataclass(frozen=True, slots=True)
class Length:
    """How long to measure.

    That is turns of each door, rounds of cold starts, those before them that do not count, the
    handlers started, open cases, cases counted, seconds of reading, and the kinds of message read.
    """

    turns: int
    rounds: int
    warm: int
    handlers: tuple[str, ...]
    cases: int
    counted: int
    seconds: float
    kinds: tuple[str, ...]


EVERY_HANDLER = (
    "api_handler",
    "api_handler, a form",
    "mailroom",
    "postroom",
    "stragglers",
    "feedback",
    "sweep",
    "digest",
)
EVERY_KIND = ("small", "alternative", "html", "large")
WHOLE = Length(
    turns=140,
    rounds=9,
    warm=1,
    handlers=EVERY_HANDLER,
    cases=10_000,
    counted=100_000,
    seconds=2.0,
    kinds=EVERY_KIND,
)
# To see that it works; its times mean nothing.
QUICK = Length(
    turns=4,
    rounds=1,
    warm=0,
    handlers=EVERY_HANDLER[1:2],
    cases=4,
    counted=40,
    seconds=0.01,
    kinds=EVERY_KIND[:1],
)


def choose_length(*, quick: bool) -> Length:
    """Return how long to measure: only to see that it works, or for figures."""
    if quick:
        return QUICK
    return WHOLE


def measure_intake(_: str, __: Length) -> dict[str, Any]:
    """Measure the requests and capacity that a new complaint takes."""
    from infra.bench import intake
    from infra.bench.calls import Counter

    counter = Counter(os.environ["HEARD_TABLE"])
    _hold_the_clock()
    return intake.measure(counter)


def measure_cpu(_: str, length: Length) -> dict[str, Any]:
    """Measure the processor time of a new complaint."""
    from infra.bench import cpu

    _hold_the_clock()
    return cpu.measure(length.turns)


def measure_sweep(_: str, length: Length) -> dict[str, Any]:
    """Measure what the sweep reads."""
    from infra.bench import sweep
    from infra.bench.calls import Counter

    counter = Counter(os.environ["HEARD_TABLE"])
    _hold_the_clock()
    return sweep.measure(counter, length.cases)


def measure_figures(_: str, length: Length) -> dict[str, Any]:
    """Measure the counting of a report."""
    from infra.bench import figures

    _hold_the_clock()
    return figures.measure(length.counted)


def measure_cold(package: str, length: Length) -> dict[str, Any]:
    """Measure the cold starts of what is in a package."""
    from infra.bench import cold

    _hold_the_clock()
    with tempfile.TemporaryDirectory() as folder:
        return cold.measure(
            Path(package), Path(folder), length.handlers, length.rounds, length.warm
        )


def measure_weight(package: str, _: Length) -> dict[str, Any]:
    """Measure the package's size."""
    from infra.bench import weight

    return weight.measure(Path(package))


def measure_reading(message: str, length: Length) -> dict[str, Any]:
    """Measure the reading of one message."""
    from infra.bench import reading

    return reading.measure(Path(message), length.seconds)


PARTS: dict[str, Callable[[str, Length], dict[str, Any]]] = {
    "intake": measure_intake,
    "cpu": measure_cpu,
    "sweep": measure_sweep,
    "figures": measure_figures,
    "cold": measure_cold,
    "weight": measure_weight,
    "reading": measure_reading,
}


def _hold_the_clock() -> None:
    from chalicelib import clock
    from infra.bench import doors

    clock.follow(lambda: doors.FRIDAY)


def run(
    name: str, about: str, environment: dict[str, str], *, quick: bool = False
) -> dict[str, Any]:
    """Run one part in its own process, and return what it measured.

    Raise RuntimeError with its last words if it fails. The measurements come in a file, because the
    product's log lines go to the output.
    """
    with tempfile.TemporaryDirectory() as folder:
        into = Path(folder) / "measured.json"
        command = [
            sys.executable,
            "-m",
            "infra.bench",
            "--part",
            name,
            about,
            str(into),
            *(["--quick"] if quick else []),
        ]
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode or not into.exists():
            raise RuntimeError(
                f"The part {name} failed.\n{done.stdout[-1000:]}\n{done.stderr[-3000:]}"
            )
        measured: dict[str, Any] = json.loads(into.read_text("utf-8"))
        return measured
