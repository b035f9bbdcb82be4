"""Eight processes on one ministack, started once for all the races."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from tests.engines import COUNCILS, KEYS, ROOT, ministack, without_aws

EIGHT = 8
BUILD = (
    "import json; from infra.local.resources import build; "
    "print(json.dumps(build('heard.sefton.example')))"
)
PRODUCT = {
    "HEARD_COUNCIL": "sefton",
    "HEARD_COUNCILS": COUNCILS,
    "HEARD_ORIGIN": "https://complaints.sefton.example",
    "POWERTOOLS_METRICS_NAMESPACE": "Heard",
    "POWERTOOLS_SERVICE_NAME": "heard",
}


class Racer:
    """One of the eight, by the pipes to and from it."""

    def __init__(self) -> None:
        jobs, to_it = os.pipe()
        from_it, answers = os.pipe()
        self.theirs = (jobs, answers)
        self._jobs = os.fdopen(to_it, "w")
        self._answers = os.fdopen(from_it)

    def told(self, deed: str, how: dict[str, Any], at: float = 0) -> None:
        """Give a job, to be done at an instant."""
        self._jobs.write(json.dumps({"deed": deed, "how": how, "at": at}) + "\n")
        self._jobs.flush()

    def answer(self) -> dict[str, Any]:
        """Return what came of the job.

        The process logs to the same pipe, so other lines are skipped. Raise RuntimeError if it
        stopped by itself.
        """
        for line in self._answers:
            if line.startswith(('{"gave"', '{"raised"')):
                return dict(json.loads(line))
        raise RuntimeError("a racer stopped by itself")

    def stop(self) -> None:
        """Let it end."""
        self._jobs.close()
        self._answers.close()


class Eight:
    """The eight. `at_once` sets them off together; `one` has the first of them do something
    alone.
    """

    def __init__(self, racers: list[Racer], endpoint: str) -> None:
        self._racers = racers
        self.endpoint = endpoint

    def at_once(self, *jobs: tuple[str, dict[str, Any]]) -> list[dict[str, Any]]:
        """Run eight jobs at one instant, and return their answers in the same order."""
        assert len(jobs) == EIGHT
        at = time.time() + 0.1
        for racer, (deed, how) in zip(self._racers, jobs, strict=True):
            racer.told(deed, how, at)
        return [racer.answer() for racer in self._racers]

    def one(self, deed: str, **how: Any) -> Any:
        """Run one job, and return what it gave. Raise AssertionError if it raised."""
        self._racers[0].told(deed, how)
        answer = self._racers[0].answer()
        assert "gave" in answer, answer
        return answer["gave"]


def _start(racers: list[Racer], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start the process that becomes all of them, and return it. It ends when they have."""
    pipes = [racer.theirs for racer in racers]
    theirs = tuple(pipe for pair in pipes for pipe in pair)
    command = [sys.executable, "-m", "tests.races.racer", json.dumps(pipes)]
    started = subprocess.Popen(command, env=environment, cwd=ROOT, pass_fds=theirs)
    for pipe in theirs:
        os.close(pipe)
    return started


@pytest.fixture(scope="session")
def eight(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Eight]:
    """Yield eight processes of the product on one ministack.

    Skip, and say so, where there is none.
    """
    with ExitStack() as stack:
        endpoint = stack.enter_context(ministack(tmp_path_factory.mktemp("ministack")))
        environment = without_aws(**KEYS, **PRODUCT, AWS_ENDPOINT_URL=endpoint)
        built = subprocess.run(
            [sys.executable, "-c", BUILD],
            env=environment,
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
        environment |= json.loads(built.stdout)
        racers = [Racer() for _ in range(EIGHT)]
        stack.callback(_start(racers, environment).wait, 20)
        for racer in racers:
            stack.callback(racer.stop)
            racer.told("aside", {})
        for racer in racers:
            racer.answer()  # all have started, and have a connection
        yield Eight(racers, endpoint)
