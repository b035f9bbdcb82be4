"""Officers act by signed links: GET shows, POST acts, once, for one officer, on one case."""

from __future__ import annotations

from urllib.parse import urlsplit

from chalicelib import links, store
from tests.conftest import FRIDAY
from tests.helpers import a_case, get, page, post

TRIAGE = {
    "kind": "complaint",
    "procedure": "children_act",
    "service": "social_work",
    "named": "",
    "points": "Nobody came\nNobody rang",
}


def link(case, move, officer="team", nonce="n1", about=()):
    return urlsplit(links.officer_link(case.reference, move, officer, nonce, FRIDAY, about)).path


def test_fetching_a_link_changes_nothing(client, aws):
    case = a_case(FRIDAY)
    for _ in range(5):
        response = get(client, link(case, "triage"))
        assert response.status_code == 200
        assert "The social worker did not come." in page(response)
    assert store.load(case.reference) == case


def test_a_link_acts_once(client, aws):
    case = a_case(FRIDAY)
    first, second = (post(client, link(case, "triage"), **TRIAGE) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 409)
    assert "What has happened since" in page(second)
    assert len(store.load(case.reference).points) == 2
