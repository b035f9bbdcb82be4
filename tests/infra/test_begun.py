"""What a test begins with is put back as it was, whatever a test before did to it."""

from __future__ import annotations

from typing import Any

from chalicelib import store
from tests.begun import begun_once
from tests.conftest import FRIDAY
from tests.helpers import Heard, a_case, an_email, london
from tests.moto_aws import all_rows, aws_client, empty

LATER = london("Mon 30 Nov 2026 09:00")
begun: list[int] = []


@begun_once
def a_case_and_a_message(heard: Heard, time: Any) -> str:
    """Return the reference of a case that the post room has not heard of yet."""
    begun.append(1)
    heard.arrive_only(an_email(), key="kept")
    time.now = LATER
    return a_case(FRIDAY).reference


def read_file(heard: Heard) -> bytes:
    bucket = heard.environment["HEARD_MAIL_BUCKET"]
    held = aws_client("s3").get_object(Bucket=bucket, Key="inbound/kept")
    return bytes(held["Body"].read())


def test_what_was_begun_once_comes_back_whole_though_a_test_changed_all_of_it(
    heard: Heard, time: Any
) -> None:
    reference = a_case_and_a_message(heard, time)
    times = len(begun)
    case = store.load(reference)
    rows = all_rows(heard.environment["HEARD_TABLE"])
    assert [posted.name for posted in heard.follow()] == ["acknowledgement", "new_case"]
    heard.arrive_only(b"Something else", key="kept")
    assert all_rows(heard.environment["HEARD_TABLE"]) != rows
    empty(heard.environment)
    time.now = FRIDAY
    assert (a_case_and_a_message(heard, time), time.now) == (reference, LATER)
    assert store.load(reference) == case
    assert all_rows(heard.environment["HEARD_TABLE"]) == rows
    assert read_file(heard) == an_email()
    assert [posted.name for posted in heard.follow()] == ["acknowledgement", "new_case"]
    assert len(begun) == times


def test_a_test_that_has_written_something_begins_afresh(heard: Heard, time: Any) -> None:
    a_case_and_a_message(heard, time)
    time.now = FRIDAY
    before = len(begun)
    a_case_and_a_message(heard, time)
    assert len(begun) == before + 1
