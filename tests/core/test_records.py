"""How a case is kept: what is not said is left out, and what is not known is passed over, so that
rows outlive versions.
"""

from __future__ import annotations

from datetime import UTC, datetime

from chalicelib.core import records
from chalicelib.core.cases import COMPLAINANT, Case, Event
from chalicelib.core.people.person import Person


def test_a_field_that_a_newer_version_wrote_is_passed_over() -> None:
    event = Event(1, datetime(2026, 11, 27, 10, 0, tzinfo=UTC), "received", COMPLAINANT)  # Friday
    assert records.from_plain(Event, {**records.to_plain(event), "mood": "calm"}) == event


def test_what_holds_its_default_is_left_out_of_a_row() -> None:
    at = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)  # Friday
    case = Case(
        "K4M7-RT2D",
        "complaint",
        "anonymous",
        "triage",
        at,
        "sefton",
        "web form",
        Person(name="Jo Field"),
    )
    assert set(records.to_plain(case)) == {
        "reference",
        "kind",
        "procedure",
        "stage",
        "received_at",
        "council",
        "source",
        "person",
    }
