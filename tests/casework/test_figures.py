"""The figures of what the doors took in, read back from the table."""

from __future__ import annotations

import json
from datetime import timedelta

from chalicelib import casework
from chalicelib.core.figures.period import make_period
from chalicelib.reports import documents
from tests.core.lives import a_complaint


def test_every_case_of_a_period_is_counted_once_and_what_came_after_is_not(aws, time):
    for n in range(3):
        casework.lodge(a_complaint(email=f"p{n}@family.example"), cause=f"f{n}", now=time.now)
    before = time.now - timedelta(days=500)
    old = casework.lodge(a_complaint(), cause="old", now=before)
    casework.lodge(a_complaint(), cause="new", now=time.now + timedelta(days=40))
    counted, tables = casework.count_figures(make_period("2026-11-01", "2026-11-30"))
    found = json.loads(documents.write_json(counted, tables, "Sefton Council"))
    assert found["C1"]["figures"]["all"]["all"] == 3
    assert found["S3"]["figures"]["all"]["all"] == 4, f"{old.reference} is open still"
    assert found["about"]["cases_read"] == 4


def test_a_period_without_a_case_says_so_and_shows_zero(aws):
    counted, tables = casework.count_figures(make_period("2026-11-01", "2026-11-30"))
    found = json.loads(documents.write_json(counted, tables, "Sefton Council"))
    assert found["C1"]["figures"]["all"]["all"] == 0
    assert {each["sentence"] for each in documents.make_view(tables)["shown"]} == {
        "There was none in this period."
    }
