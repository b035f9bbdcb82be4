"""The register of actions, as a page and a file, and the public page that is made of it."""

from __future__ import annotations

import csv
import io
from typing import Any
from urllib.parse import urlsplit

import pytest

from chalicelib import links
from tests.doors.officer.test_case_actions import LEARNED, add_proof, answered, does
from tests.helpers import Heard, a_case, get, london, page, words

CHANGED = "We now ring back on the day of a missed visit."


def register(now: Any, officer: str = "manager") -> str:
    return urlsplit(links.make_register_link(officer, now)).path


@pytest.fixture
def two(heard: Heard, time: Any) -> Any:
    """Have one action done and published, and another open whose words begin as a formula does."""
    case = answered(heard, time)
    waiting = words(get(heard.client, register(time.now)))
    assert f"{case.reference}, answered on" in waiting
    does(heard, case, "record_learning", "care1", time.now, **LEARNED)
    add_proof(case, time.now)
    done = {"action": "1", "what_done": "Ten cases.", "done_on": "2026-11-30", "proof-1": "yes"}
    does(heard, case, "claim_action", "care1", time.now, **done)
    shown = {"action": "1", "shown": "yes", "what": "We ring you now.", "public": CHANGED}
    does(heard, case, "check_action", "manager", time.now, **shown)
    other = {name.removesuffix("-1"): value for name, value in LEARNED.items()}
    other = {name.replace("due-1-", "due-"): value for name, value in other.items()}
    other |= {"source": "comment", "theme": "records", "what": "=Read the file before a visit"}
    does(heard, case, "add_action", "manager", time.now, **other)
    return case


def test_the_digest_brings_its_reader_to_the_register(heard: Heard, time: Any, two: Any) -> None:
    time.now = london("Tue 1 Dec 2026 08:00")
    heard.schedule("digest")
    heard.deliver()
    assert "/register/" in heard.sent("digest")[-1].text


def test_the_register_shows_each_action_and_can_be_filtered_and_saved(
    heard: Heard, time: Any, two: Any
) -> None:
    path = register(time.now)
    said = words(get(heard.client, path))
    assert "2 actions" in said
    assert LEARNED["what-1"] in said
    assert "Done, and checked by a second person: 1" in said
    assert "Nobody has recorded yet what changes" not in said
    assert "Choose one" not in said
    records = words(get(heard.client, f"{path}?state=all&theme=records&team=all"))
    assert "1 action" in records
    assert LEARNED["what-1"] not in records
    assert "No action on the register matches this" in words(
        get(heard.client, f"{path}?state=dropped")
    )
    saved = get(heard.client, f"{path}/csv?theme=records")
    rows = list(csv.DictReader(io.StringIO(page(saved))))
    assert [row["What will be done"] for row in rows] == ["'=Read the file before a visit"]
    assert rows[0]["Due"] == "2026-12-11"


def test_the_register_names_nobody_who_complained(heard: Heard, time: Any, two: Any) -> None:
    said = page(get(heard.client, register(time.now)))
    assert "Jo Field" not in said
    assert "Nobody came to see my son" not in said


def test_only_those_who_oversee_complaints_open_the_register(heard: Heard, time: Any) -> None:
    assert get(heard.client, register(time.now, "care1")).status_code == 410
    assert get(heard.client, "/register/forged").status_code == 404
    old = register(time.now)
    time.now = london("Mon 1 Mar 2027 10:00")
    assert get(heard.client, old).status_code == 410


def test_whoever_a_case_names_does_not_see_its_actions(heard: Heard, time: Any) -> None:
    case = a_case(london("Fri 27 Nov 2026 10:00"), involved=("Samuel Bright",))
    heard.deliver()
    time.now = london("Mon 30 Nov 2026 10:00")
    given = {"source": "comment", "theme": "records", "what": "Read the file before a visit"}
    given |= {"action_owner": "care1", "due": "2026-12-11", "proof_wanted": "Ten files"}
    does(heard, case, "add_action", "manager", time.now, **given)
    assert "1 action" in words(get(heard.client, register(time.now)))
    assert "0 actions" in words(get(heard.client, register(time.now, "head")))


def test_the_public_reads_what_changed_by_quarter_and_nothing_that_nobody_wrote_for_it(
    heard: Heard, time: Any, two: Any
) -> None:
    shown = get(heard.client, "/you-said-we-did")
    said = words(shown)
    assert CHANGED in said
    assert "October to December 2026" in said
    for hidden in (LEARNED["what-1"], "=Read", two.reference, "30 November", "Ellen Marsh"):
        assert hidden not in page(shown)
    time.now = london("Mon 4 Jan 2027 10:00")
    later = words(get(heard.client, "/you-said-we-did"))
    assert "Fewer than 5 complaints about this were upheld" in later
    assert "Fewer than 5 changes that we promised are still to be made" in later


def test_the_footer_leads_to_it(heard: Heard) -> None:
    assert 'href="/you-said-we-did"' in page(get(heard.client, "/")).replace("/api", "")
