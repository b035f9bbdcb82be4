"""One stand-in for all the tests of a run: each leaves its clock further on, and cares only for its
own mail and cases.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.standin.running import Running


@pytest.fixture(scope="session")
def standin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Yield a stand-in that started at 9am on Monday 23 November 2026."""
    running = Running(tmp_path_factory.mktemp("standin"))
    try:
        yield running.wait()
    finally:
        running.stop()
