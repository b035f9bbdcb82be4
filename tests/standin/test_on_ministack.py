"""With `AWS_ENDPOINT_URL` another engine serves in moto's place, and keeps what it has from one run
of the stand-in to the next.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engines import ministack
from tests.standin.running import Running, complaint

pytestmark = pytest.mark.deploy


def test_a_complaint_is_kept_on_ministack_from_one_run_to_the_next(tmp_path: Path) -> None:
    with ministack(tmp_path) as engine:
        first = Running(tmp_path, AWS_ENDPOINT_URL=engine).wait()
        try:
            raw = complaint("holly")
            done = first.mail_in(raw, "holly@family.example")
            assert len(done["letters"]) == 2
            [case] = first.get("/local/cases.json")
            assert first.engine == engine
        finally:
            first.stop()
        second = Running(
            tmp_path, AWS_ENDPOINT_URL=engine, HEARD_NOW="2026-11-30T09:00:00+00:00"
        ).wait()
        try:
            assert second.get("/local/cases.json") == [case]
            assert [m["id"] for m in second.get("/local/outbox.json")] == done["letters"]
            assert second.mail_in(raw, "holly@family.example")["letters"] == [], (
                "what was carried before is not carried again"
            )
            assert second.move(to="2026-11-30T10:00:00+00:00")["runs"]
            assert second.get("/local/dead-letters.json") == []
        finally:
            second.stop()
