"""Officers who have left the council's file with a case: it stays on the list, and is reported.

Sefton, Friday 27 November 2026. Lee Rowan is an officer of the time before; the file has no such
id.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any

import boto3
import pytest

from chalicelib import store
from chalicelib.core.cases import Case
from chalicelib.core.council import Authority
from chalicelib.core.decisions import decide
from chalicelib.core.people.officers import Officer
from chalicelib.settings import settings
from tests.casework.test_schedules import GRACE, days_of
from tests.conftest import FRIDAY
from tests.helpers import Heard, a_case, get, london, post, words

LEE = Officer("lee", "Lee Rowan", "lee.rowan@sefton.example", "Team manager", ("responder",))
HEADING = "With somebody who has left: 1"


def with_leavers() -> Authority:
    """Return the council as it was while Lee Rowan was in its file."""
    now = settings().council.authority
    return replace(now, officers=(*now.officers, LEE))


def given_to(key: str, **given: Any) -> Case:
    """Return a case that was given to an officer under the file of that time."""
    case = a_case(FRIDAY, **given)
    team = settings().council.officers[0]
    answers = {"officer": key, "note": ""}
    decision = decide.make_move(case, "allocate", team, answers, FRIDAY, with_leavers())
    return store.commit(decision, before=case.version, now=FRIDAY)


def forget_names(case: Case) -> None:
    """Take from a row what an older Heard did not write."""
    boto3.client("dynamodb").update_item(
        TableName=os.environ["HEARD_TABLE"],
        Key={"pk": {"S": f"CASE#{case.reference}"}, "sk": {"S": "CASE"}},
        UpdateExpression="REMOVE open_pk, holders",
    )


def digest_at(heard: Heard, time: Any, when: str) -> str:
    time.now = london(when)
    heard.schedule("digest")
    return heard.sent("digest")[-1].text


@pytest.mark.parametrize("older", [False, True], ids=["today's row", "an older row"])
def test_a_case_of_somebody_who_left_is_on_the_list_by_their_name(
    heard: Heard, time: Any, older: bool
) -> None:
    case = given_to("lee")
    if older:
        forget_names(case)
    assert HEADING in digest_at(heard, time, "Mon 30 Nov 2026 07:30")
    text = digest_at(heard, time, "Mon 14 Dec 2026 07:30")
    (line,) = [line for line in text.splitlines() if line.startswith(f"* {case.reference}. ")]
    assert "Late by 8 working days, since Wednesday 2 December 2026" in line
    assert "It was given to Lee Rowan, who is no longer here." in line
    assert "Nothing is open" not in text


def test_an_older_row_of_somebody_who_is_here_is_on_the_list(heard: Heard, time: Any) -> None:
    case = given_to("care1")
    forget_names(case)
    text = digest_at(heard, time, "Mon 30 Nov 2026 07:30")
    (line,) = [line for line in text.splitlines() if line.startswith(f"* {case.reference}. ")]
    assert "With Ellen Marsh." in line
    assert [c.holders for c in store.list_open_cases()] == [("care1",)]


def test_all_that_is_open_is_on_the_list_once_whoever_has_it(heard: Heard, time: Any) -> None:
    cases = [
        given_to(key, email=f"{key}@family.example") for key in ("lee", "care1", "socialwork1")
    ]
    cases.append(a_case(FRIDAY))
    text = digest_at(heard, time, "Mon 30 Nov 2026 07:30")
    assert [text.count(f"* {case.reference}. ") for case in cases] == [1, 1, 1, 1]


def test_the_manager_is_told_at_once_and_once_for_each_officer_and_case(
    heard: Heard, time: Any
) -> None:
    case, other = given_to("lee"), given_to("lee", email="other@family.example")
    for _ in range(3):
        heard.schedule("sweep")
    digest_at(heard, time, "Mon 30 Nov 2026 07:30")
    told = heard.sent("officer_gone")
    assert sorted(t.to for t in told) == [GRACE, GRACE]
    assert {case.reference, other.reference} == {t.subject.split()[1].rstrip(":") for t in told}
    assert "Lee Rowan had this case" in told[0].text
    assert "Lee" not in told[0].subject
    assert (
        post(heard.client, told[0].link("Give it to an officer"), officer="care1").status_code
        == 200
    )


def test_who_is_left_with_it_by_a_later_file_is_reported_by_the_next_digest(
    heard: Heard, time: Any
) -> None:
    heard.schedule("sweep")
    given_to("lee")
    heard.schedule("sweep")
    assert heard.sent("officer_gone") == []  # the officers are the same as at the sweep before
    digest_at(heard, time, "Mon 30 Nov 2026 07:30")
    assert len(heard.sent("officer_gone")) == 1


def test_nobody_is_reported_while_everybody_is_here(heard: Heard, time: Any) -> None:
    given_to("care1")
    heard.schedule("sweep")
    text = digest_at(heard, time, "Mon 30 Nov 2026 07:30")
    assert "no longer here" not in text
    assert heard.sent("officer_gone") == []


def test_reminders_go_to_the_manager_once_and_say_that_nobody_has_it(
    heard: Heard, time: Any
) -> None:
    given_to("lee")
    heard.deliver()
    heard.schedule("sweep")
    told = days_of(heard, time, "Fri 11 Dec 2026")
    assert told["Fri 4 Dec 2026"] == [("reminder", GRACE)]
    assert told["Fri 11 Dec 2026"] == [("due_today", GRACE)]
    text = heard.sent("due_today")[-1].text
    assert "Lee Rowan had this case and is no longer here" in text
    assert "It is with you" not in text


def test_the_history_keeps_the_name_of_who_was_given_it(heard: Heard, time: Any) -> None:
    given_to("lee")
    heard.schedule("sweep")
    shown = words(get(heard.client, heard.letter("officer_gone").link("See the whole case")))
    assert "Allocated to Lee Rowan" in shown
    assert "Lee Rowan, who is no longer here" in shown
    assert "told that Lee Rowan is no longer here" in shown
    assert "Allocated to Heard (automatic)" not in shown


def test_a_name_in_the_history_is_the_one_of_that_time(heard: Heard, time: Any) -> None:
    """Ellen Marsh had another name when she was given the case."""
    case, team = a_case(FRIDAY), settings().council.officers[0]
    now = settings().council.authority
    before = tuple(replace(o, name="Ellen Hart") if o.key == "care1" else o for o in now.officers)
    answers = {"officer": "care1", "note": ""}
    then = replace(now, officers=before)
    decision = decide.make_move(case, "allocate", team, answers, FRIDAY, then)
    store.commit(decision, before=case.version, now=FRIDAY)
    heard.deliver()
    shown = words(get(heard.client, heard.letter("allocation").link("See the whole case")))
    assert "Allocated to Ellen Hart" in shown
    assert "Ellen Marsh" in shown  # who has it is called as now
