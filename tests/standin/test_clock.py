"""The clock can be moved on, and whatever falls due on the way runs, each at its own instant."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import pytest

from tests.standin.running import Running, complaint

LONDON = ZoneInfo("Europe/London")
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(scope="module")
def standin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Yield a new stand-in with few cases in it, because every case has its reminders as time
    passes.
    """
    running = Running(tmp_path_factory.mktemp("clock"))
    try:
        yield running.wait()
    finally:
        running.stop()


def _now(standin: Running) -> datetime:
    return datetime.fromisoformat(standin.get("/local/clock")["now"])


def test_the_clock_ticks_by_itself(standin: Running) -> None:
    before = _now(standin)
    time.sleep(1.2)
    assert timedelta(seconds=1) <= _now(standin) - before < timedelta(seconds=30)


def test_a_day_runs_each_schedule_of_the_app_at_its_own_instants_in_order(standin: Running) -> None:
    start = (_now(standin) + timedelta(days=1)).replace(hour=0, minute=1, second=0)
    standin.move(to=start.isoformat())
    runs = standin.move(to=(start + timedelta(days=1)).isoformat())["runs"]
    at = [datetime.fromisoformat(run["at"]) for run in runs]
    assert at == sorted(at)
    assert all(start < one <= start + timedelta(days=1) for one in at)
    hours = {
        name: [one.hour for one, run in zip(at, runs, strict=True) if run["schedule"] == name]
        for name in ("sweep", "digest")
    }
    assert hours == {"sweep": list(range(24)), "digest": [6, 7]}
    quarters = {
        one.minute for one, run in zip(at, runs, strict=True) if run["schedule"] == "stragglers"
    }
    assert quarters == {0, 15, 30, 45}
    assert not [run for run in runs if run.get("failed")]


def test_the_app_is_told_the_instant_of_the_schedule_and_not_of_the_move(standin: Running) -> None:
    sent = standin.mail_in(complaint("rowan"), "rowan@family.example")["letters"]
    reference = standin.get("/local/cases.json")[-1]["reference"]
    received = _now(standin)
    standin.move(working_days=5)
    reminders = [
        m
        for m in standin.get("/local/outbox.json")
        if reference in m["subject"] and m["id"] not in sent
    ]
    days = {datetime.fromisoformat(m["sent_at"]).date() for m in reminders}
    assert len(days) > 2, "reminders of different days went out on the day each fell due"
    assert all(received < datetime.fromisoformat(m["sent_at"]) <= _now(standin) for m in reminders)


def test_working_days_keep_the_time_of_day_in_london(standin: Running) -> None:
    before = _now(standin).astimezone(LONDON)
    moved = standin.move(working_days=1)  # answers when all has run, before its own time-out
    after = datetime.fromisoformat(moved["now"]).astimezone(LONDON)
    assert len(moved["runs"]) > 100
    assert (after - timedelta(seconds=5)).time() <= before.time() or before.hour == 23
    assert after.hour == before.hour
    assert after.weekday() < 5
    assert timedelta(days=1) <= after.date() - before.date() < timedelta(days=6)


def test_a_form_moves_the_clock_as_json_does(standin: Running) -> None:
    there = (_now(standin) + timedelta(hours=2)).replace(microsecond=0)
    answer = standin.ask(
        "POST", "/local/clock", urlencode({"to": there.isoformat()}), Content_Type=FORM
    )
    assert answer.status == 200
    assert timedelta(0) <= datetime.fromisoformat(answer.json["now"]) - there < timedelta(seconds=5)
    assert {run["schedule"] for run in answer.json["runs"]} >= {"stragglers"}


def test_a_browser_that_moves_the_clock_gets_a_page(standin: Running) -> None:
    answer = standin.ask(
        "POST", "/local/clock", "working_days=1", Content_Type=FORM, Accept="text/html"
    )
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "stragglers" in answer.text


def test_time_never_goes_back(standin: Running) -> None:
    for body in ('{"to": "2020-01-01T00:00:00+00:00"}', '{"working_days": -1}'):
        answer = standin.ask("POST", "/local/clock", body)
        assert answer.status == 409
        assert "back" in answer.json["error"]
    assert _now(standin) > datetime(2026, 11, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{}",
        "[]",
        "{",
        "\x00",
        '{"to": "tomorrow"}',
        '{"to": null}',
        '{"to": 5}',
        '{"to": "9999-12-31T23:59:59-14:00"}',
        '{"to": "2100-01-01T00:00:00Z"}',
        '{"working_days": "x"}',
        '{"working_days": true}',
        '{"working_days": 1.5}',
        '{"working_days": 99999}',
        '{"working_days": 1, "to": "2027-01-01"}',
    ],
)
def test_bad_input_is_refused_in_words_and_changes_nothing(standin: Running, body: str) -> None:
    before = _now(standin)
    answer = standin.ask("POST", "/local/clock", body, Content_Type="application/json")
    assert answer.status == 400
    assert answer.json["error"]
    assert _now(standin) - before < timedelta(seconds=60)


def test_no_working_days_at_all_is_now(standin: Running) -> None:
    assert standin.move(working_days=0)["runs"] == []
