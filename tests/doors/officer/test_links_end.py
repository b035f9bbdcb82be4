"""No page makes a link that outlives the one by which it was opened (DESIGN 6)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from chalicelib import files, links, store
from chalicelib.core.cases import Case
from tests.conftest import FRIDAY
from tests.doors.officer.test_officers_link import ELLEN, TRIAGE
from tests.helpers import SAM, Heard, a_case, an_email, get, london, page, post, words

DOORS = Path(__file__).resolve().parents[3] / "chalicelib" / "doors"
ENDS = FRIDAY + links.OFFICER_DAYS
LATE = ENDS - timedelta(minutes=2)


def path_of(address: str) -> str:
    return urlsplit(address).path


def links_on(answer: Any) -> list[str]:
    """Return the paths of the officers' links on a page, up to the end of the token."""
    found = re.findall(r"/act/[A-Za-z0-9_.-]+", page(answer))
    return list(dict.fromkeys(found))


def end_of(path: str, now: datetime = LATE) -> datetime:
    return links.read_officer(path.rpartition("/")[2], now).expires


def walked(heard: Heard, start: str) -> Iterator[str]:
    """Yield every link that can be reached from one, page by page, as an officer would look."""
    waiting = [start]
    known = {start}
    seen_moves = set[tuple[str, str]]()
    while waiting:
        shown = get(heard.client, waiting.pop())
        for path in links_on(shown) if shown.status_code == 200 else ():
            claim = links.read_officer(path.rpartition("/")[2], LATE)
            yield path
            if path not in known and (claim.reference, claim.move) not in seen_moves:
                known.add(path)
                seen_moves.add((claim.reference, claim.move))
                waiting.append(path)


def alike_cases(heard: Heard) -> tuple[Case, Case]:
    """Return two cases of one person that may be about the same matter, and set a message aside."""
    first = a_case(FRIDAY)
    second = a_case(FRIDAY, happened="The social worker did not ring.")
    heard.arrive(
        an_email("Who wrote this?", message_id="<x@family.example>"),
        spf="FAIL",
        dkim="FAIL",
        dmarc="FAIL",
    )
    return first, second


def test_no_page_that_a_link_leads_to_makes_one_that_outlives_it(heard: Heard, time: Any) -> None:
    first, second = alike_cases(heard)
    time.now = LATE
    for start in (
        links.make_officer_link(first.reference, links.LOOK, "team", "a", FRIDAY),
        links.make_officer_link("", links.ASIDE, "team", "b", FRIDAY),
        links.make_officer_link(second.reference, "triage", "team", "c", FRIDAY),
    ):
        reached = list(walked(heard, path_of(start)))
        assert reached
        assert {end_of(path) for path in reached} == {ENDS}


def test_a_page_that_follows_a_move_makes_no_link_that_outlives_the_moves_own(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    time.now = LATE
    triage = path_of(links.make_officer_link(case.reference, "triage", "team", "n", FRIDAY))
    done = post(heard.client, triage, **TRIAGE)
    assert "Give it to an officer" in words(done)
    onward = [path for path in links_on(done) if path != triage]
    assert onward
    assert {end_of(path) for path in onward} == {ENDS}
    time.now = ENDS
    assert {get(heard.client, path).status_code for path in onward} == {410}


def test_a_case_is_not_seen_through_the_list_of_alike_cases_once_the_letters_link_has_ended(
    heard: Heard, time: Any
) -> None:
    first, second = alike_cases(heard)
    time.now = LATE
    look = path_of(links.make_officer_link(first.reference, links.LOOK, "team", "n", FRIDAY))
    shown = html.fromstring(page(get(heard.client, look)))
    (other,) = shown.xpath(f"//a[.='See {second.reference}']/@href")
    assert second.reference in words(get(heard.client, path_of(other)))
    time.now = ENDS
    answer = get(heard.client, path_of(other))
    assert answer.status_code == 410
    assert second.words not in page(answer)


def test_a_file_is_handed_over_for_no_longer_than_the_link_that_opened_it(
    heard: Heard, time: Any
) -> None:
    kept = files.keep_attachment("k/1", "photo.png", b"x", "image/png")
    case = a_case(FRIDAY, files=(kept,))
    look = path_of(links.make_officer_link(case.reference, links.LOOK, "team", "n", FRIDAY))
    for left, lasts in ((timedelta(hours=1), 300), (timedelta(seconds=40), 40)):
        time.now = ENDS - left
        away = get(heard.client, f"{look}/files/0").headers["Location"]
        assert parse_qs(urlsplit(away).query)["X-Amz-Expires"] == [str(lasts)]


def test_the_received_page_gives_the_same_link_however_often_it_is_opened(
    heard: Heard, time: Any
) -> None:
    told = {"code": "parent", "phone": "07700 900123", "happened": "Nobody came.", "files": "no"}
    draft = post(heard.client, "/complain", **told).headers["Location"].split("/")[-2]
    post(heard.client, f"/complain/{draft}/send")
    first = page(get(heard.client, f"/complain/{draft}/received"))
    time.now += timedelta(hours=23)
    assert page(get(heard.client, f"/complain/{draft}/received")) == first
    assert "/track/" in first


def test_only_a_fresh_letter_to_their_own_address_renews_it_and_only_while_they_may_see_it(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    allocate = path_of(links.make_officer_link(case.reference, "allocate", "team", "n1", FRIDAY))
    assert post(heard.client, allocate, officer="care1").status_code == 200
    time.now = ENDS
    old = path_of(links.make_officer_link(case.reference, links.LOOK, "care1", "n2", FRIDAY))
    assert post(heard.client, f"{old}/fresh").status_code == 200
    fresh = heard.letter("fresh_officer_link")
    assert fresh.to == ELLEN
    assert end_of(fresh.link("See the whole case"), time.now) == ENDS + links.OFFICER_DAYS
    again = path_of(links.make_officer_link(case.reference, "allocate", "team", "n3", time.now))
    assert post(heard.client, again, officer="socialwork1").status_code == 200
    time.now += timedelta(hours=2)
    assert post(heard.client, f"{old}/fresh").status_code == 200
    assert len(heard.sent("fresh_officer_link")) == 1


@pytest.mark.parametrize("over", [True, False])
def test_the_link_of_an_officer_who_had_the_case_tells_nothing_of_what_came_later(
    heard: Heard, time: Any, over: bool
) -> None:
    case = a_case(FRIDAY)
    for officer, n in (("care1", "n1"), ("socialwork1", "n2")):
        give = path_of(links.make_officer_link(case.reference, "allocate", "team", n, time.now))
        assert post(heard.client, give, officer=officer).status_code == 200
    given = store.load(case.reference)
    assert given
    assert given.owner == "socialwork1"
    time.now = ENDS if over else london("Mon 30 Nov 2026 10:00")
    for move in (links.LOOK, "reply"):
        old = path_of(links.make_officer_link(case.reference, move, "care1", f"o/{move}", FRIDAY))
        for answer in (get(heard.client, old), post(heard.client, old, sorry="x")):
            assert answer.status_code in (404, 409, 410)
            assert "It was given to" not in words(answer)
            assert SAM not in page(answer)


def test_a_page_makes_officers_links_by_the_one_rule_alone() -> None:
    makers = {"officer_link", "confirm_link"}
    found = {
        f"{door.name}: {node.attr}"
        for door in DOORS.glob("**/*.py")
        for node in ast.walk(ast.parse(door.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in makers
    }
    assert found == set()
