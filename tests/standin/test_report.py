"""The stand-in gives the figures of a report, by the ids of the dictionary."""

from __future__ import annotations

from pathlib import Path

import pytest

from infra.report import NoReport, write_report
from tests.standin.running import Running

YEAR = "from=2026-04-01&to=2027-03-31"


def test_the_figures_of_a_year_come_by_their_ids(standin: Running) -> None:
    found = standin.ask("GET", f"/local/report.json?{YEAR}").json
    assert found["about"]["edition"] == "members"
    assert found["C1"]["basis"] == "received"
    assert found["C1"]["figures"]["all"]["all"] >= 0
    assert not found["M2"]["held"]


def test_the_page_of_a_year_has_a_caption_and_a_basis_on_every_table(standin: Running) -> None:
    page = standin.ask("GET", f"/local/report.html?{YEAR}").text
    assert page.count("<table") == page.count("<caption")
    assert "Members’ edition" in page


def test_days_that_no_report_can_cover_are_refused_in_words(standin: Running) -> None:
    for days in (
        "",
        "from=2027-01-01&to=2026-01-01",
        "from=x&to=y",
        "from=1900-01-01&to=2026-01-01",
    ):
        answer = standin.ask("GET", f"/local/report.json?{days}")
        assert answer.status == 400
        assert answer.json["error"].endswith(".")


def test_a_report_leaves_out_what_cannot_be_made_and_says_why(
    standin: Running, tmp_path: Path
) -> None:
    origin = f"http://localhost:{standin.port}"
    written, why = write_report(origin, "2026-11-01", "2026-11-30", tmp_path)
    assert "report.html" in {path.name for path in written}
    assert bool(why) == ("public.html" not in {path.name for path in written})
    with pytest.raises(NoReport, match=r"\.$"):
        write_report(origin, "x", "y", tmp_path)
