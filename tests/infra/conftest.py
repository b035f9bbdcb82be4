"""The package, built once for the tests that look into it or measure it."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.deploy.clone import clone
from tests.engines import without_aws


@pytest.fixture(scope="session")
def packaged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the checkout in which `infra.package` has built the package of the
    checked-in stage: one copy for all the workers of a run.
    """
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    made = shared / "packaged"
    with (shared / "packaged.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (made / ".build" / "package.zip").exists():
            clone(made)
            command = [sys.executable, "-m", "infra.package"]
            subprocess.run(command, cwd=made, check=True, capture_output=True, env=without_aws())
    return made
