"""A council's past comes in by a file, whole or not at all, and all that it holds comes out."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from chalicelib import store
from infra import past_cases
from infra.export import Export, list_references
from tests.conftest import FRIDAY
from tests.helpers import Heard, a_case

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "past-cases"


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_a_file_is_tried_first_then_written_once_however_often_it_is_taken_over(
    heard: Heard, capsys: pytest.CaptureFixture[str]
) -> None:
    example = FOLDER / "example.csv"
    assert past_cases.take_over(example, write=False) == 0
    assert [*list_references()] == []
    assert "Nothing was written. All of it can be" in capsys.readouterr().out
    assert past_cases.take_over(example, write=True) == 0
    assert past_cases.take_over(example, write=True) == 0
    assert "0 new, 4 taken over before" in capsys.readouterr().out
    references = [*list_references()]
    assert len(references) == 4
    assert store.list_open_cases() == []
    assert heard.follow() == []
    (first, *_) = references
    history = store.load_history(first)
    assert (history[-1].name, history[-1].facts) == ("brought_over", {"reference": "2023-001"})


def test_one_fault_anywhere_and_nothing_of_the_file_is_written(
    heard: Heard, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text((FOLDER / "example.csv").read_text("utf-8") + "9,soon,compliment\n", "utf-8")
    assert "Nothing was written" in str(past_cases.take_over(bad, write=True))
    assert "Line 6, received_on: “soon” is no day" in capsys.readouterr().out
    assert [*list_references()] == []


def test_everything_of_a_council_is_written_as_open_files(heard: Heard, tmp_path: Path) -> None:
    case = a_case(FRIDAY)
    heard.deliver()
    counts = Export(tmp_path / "out").write_all()
    into = tmp_path / "out"
    (whole,) = lines_of(into / "cases.jsonl")
    assert whole["reference"] == case.reference
    (row,) = csv.DictReader((into / "cases.csv").open(encoding="utf-8"))
    assert (row["reference"], row["email"]) == (case.reference, case.person.email)
    assert lines_of(into / "events.jsonl")[0]["name"] == "received"
    sent = [each for each in lines_of(into / "letters.jsonl") if each["state"] == "sent"]
    assert {each["letter"]["name"] for each in sent} >= {"acknowledgement", "new_case"}
    kept = [path for path in (into / "mail").rglob("*") if path.is_file()]
    assert len(kept) == counts["mail"] >= len(sent)
    assert counts["rows"] == len(lines_of(into / "table.jsonl")) > counts["events"]
    assert "cases.jsonl" in (into / "README.txt").read_text("utf-8")
