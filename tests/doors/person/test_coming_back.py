"""Stopping is no end: the person comes back by a button of their own, and what is past is said
truly.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest

from chalicelib import links, store
from chalicelib.core.cases import Case
from tests.conftest import FRIDAY
from tests.helpers import a_case, get, page, post

SAM = "sam@family.example"


def path_of(case: Case) -> str:
    return urlsplit(links.make_person_link(case.reference, "complainant", FRIDAY)).path


@pytest.fixture
def stopped(client: Any) -> Case:
    case = a_case(FRIDAY)
    assert (
        post(
            client, f"{path_of(case)}/withdraw", sure="yes", said="My social worker told me to"
        ).status_code
        == 200
    )
    return case


def test_a_withdrawn_complaint_is_reopened_by_a_button_and_team_and_person_are_written_to(
    heard: Any, client: Any, stopped: Case
) -> None:
    assert "Start my complaint again" in page(get(client, path_of(stopped)))
    answer = post(client, f"{path_of(stopped)}/return", said="I changed my mind")
    assert "open again" in page(answer)
    case = store.load(stopped.reference)
    assert case is not None
    assert (case.stage, case.received_at) == ("triage", stopped.received_at)
    clock = case.clock("s1_response")
    assert clock is not None
    assert (clock.running, clock.due_on.isoformat()) == (True, "2026-12-11")  # Friday
    sent = {mail.to: mail for mail in heard.follow()}
    assert "they have come back" in sent["complaints.team@sefton.example"].subject
    assert "opened your complaint again" in sent[SAM].text


def test_a_complaint_that_is_open_cannot_be_opened_again(client: Any) -> None:
    case = a_case(FRIDAY)
    answer = post(client, f"{path_of(case)}/return")
    assert answer.status_code == 409
    assert "open already" in page(answer)
    assert store.load(case.reference) == case


def test_the_page_of_a_withdrawn_complaint_claims_no_answer_and_no_lateness(
    client: Any, time: Any, stopped: Case
) -> None:
    time.now = FRIDAY.replace(month=12, day=30)
    shown = page(get(client, path_of(stopped)))
    assert "Withdrawn" in shown
    assert [
        said
        for said in ("Stage 1: answered", "Done", ">Late<", "working days ago")
        if said in shown
    ] == []


def test_the_team_hears_of_a_withdrawal_even_when_an_officer_has_the_case(
    heard: Any, client: Any
) -> None:
    case = a_case(FRIDAY)
    to_ellen = urlsplit(
        links.make_officer_link(case.reference, "allocate", "team", "n1", FRIDAY)
    ).path
    assert post(client, to_ellen, officer="care1").status_code == 200
    post(client, f"{path_of(case)}/withdraw", sure="yes", said="They told me to")
    told = [mail.to for mail in heard.follow() if mail.subject.endswith(": withdrawn")]
    assert sorted(told) == ["complaints.team@sefton.example", "ellen.marsh@sefton.example"]


def test_a_move_that_could_only_be_refused_is_not_offered(client: Any, time: Any) -> None:
    case = a_case(FRIDAY)
    look = urlsplit(links.make_officer_link(case.reference, "look", "team", "n1", FRIDAY)).path
    post(
        client,
        urlsplit(links.make_officer_link(case.reference, "allocate", "team", "n2", FRIDAY)).path,
        officer="care1",
    )
    in_time = page(get(client, look))
    time.now = FRIDAY.replace(month=12, day=14)  # Monday: the reply was due on Friday 11 December
    late = page(get(client, look))
    assert ("Ask for more time" in in_time, "Say why it is late" in in_time) == (True, False)
    assert ("Ask for more time" in late, "Say why it is late" in late) == (False, True)


def test_a_promised_date_is_given_in_three_boxes(heard: Any, client: Any, time: Any) -> None:
    case = a_case(FRIDAY)
    time.now = FRIDAY.replace(month=12, day=14)
    explain = urlsplit(
        links.make_officer_link(case.reference, "explain_delay", "team", "n1", FRIDAY)
    ).path
    wrong = post(
        client,
        explain,
        reason="Two people are ill.",
        **{"date-day": "31", "date-month": "2", "date-year": "2027"},
    )
    assert wrong.status_code == 422
    assert 'value="31"' in page(wrong)
    boxes = {"date-day": "18", "date-month": "12", "date-year": "2026"}
    assert post(client, explain, reason="Two people are ill.", **boxes).status_code == 200
    assert (
        "by Friday 18 December 2026"
        in next(m for m in heard.follow() if "why our answer is late" in m.subject).text
    )


def test_someone_whose_first_name_the_complaint_gives_is_marked_to_be_checked(client: Any) -> None:
    case = a_case(FRIDAY, involved=("Ellen",))
    shown = page(
        get(
            client,
            urlsplit(
                links.make_officer_link(case.reference, "allocate", "team", "n1", FRIDAY)
            ).path,
        )
    )
    marked = "May be named in the complaint: check before you give it to them"
    assert f"Ellen Marsh, Team manager, children in care. {marked}" in shown
    assert shown.count(marked) == 1
    assert "I have read the complaint, and it is not about the officer I chose" in shown
    assert "someone who may be named in it: Ellen Marsh." in shown


@pytest.mark.parametrize("path", ["/nope", "/favicon.ico", "/track", "/wp-admin/setup.php"])
def test_an_address_that_is_nobodys_gets_a_kind_page(client: Any, path: str) -> None:
    answer = get(client, path)
    assert answer.status_code == 404
    assert "We cannot find that page" in page(answer)
