"""A fault of ours is counted wherever it is caught, so that an alarm can ring; and mail outlasts an
outage of days.
"""

from __future__ import annotations

import ast
import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import boto3
import pytest
from botocore.exceptions import ClientError
from pynamodb.exceptions import PynamoDBConnectionError

from chalicelib import store
from infra.put_back import put_back
from tests import faults
from tests.conftest import FRIDAY
from tests.helpers import SAM, Heard, an_email, everything_logged, get, post
from tests.infra.test_template import R, of_type

PRODUCT = Path(__file__).resolve().parents[2] / "chalicelib"


def figures(said: str, name: str) -> list[float]:
    """Return the figures of one name that functions put out, in order."""
    return [json.loads(line)[name][0] for line in said.splitlines() if f'"{name}":[' in line]


# --- pages


def test_every_page_that_fails_is_counted_once(
    heard: Heard, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = {"code": "parent", "email": SAM, "happened": "Nobody came.", "files": "no"}
    check = post(heard.client, "/complain", **typed).headers["Location"]
    check = urlsplit(check).path
    capsys.readouterr()
    with faults.table(faults.refused("AccessDeniedException", 400)):
        answers = [
            get(heard.client, check),
            post(heard.client, check.replace("/check", "/send")),
            post(heard.client, "/complain", **typed),
        ]
    assert [answer.status_code for answer in answers] == [500, 500, 500]
    assert figures(capsys.readouterr().out, "PagesFailed") == [1, 1, 1]


def test_a_page_that_refuses_what_was_asked_is_no_failure(
    heard: Heard, capsys: pytest.CaptureFixture[str]
) -> None:
    assert get(heard.client, "/no-such-page").status_code == 404
    assert post(heard.client, "/complain").status_code == 422
    assert figures(capsys.readouterr().out, "PagesFailed") == []


def test_the_alarms_of_the_web_watch_what_the_web_can_give() -> None:
    watched = {
        (a["Namespace"], a["MetricName"]): a for a in of_type("AWS::CloudWatch::Alarm").values()
    }
    ours = watched["Heard", "PagesFailed"]
    api = watched["AWS/ApiGateway", "5XXError"]
    assert api["Dimensions"] == [{"Name": "ApiName", "Value": "heard"}]
    for alarm in (ours, api):
        assert (alarm["Statistic"], alarm["Threshold"], alarm["Period"]) == ("Sum", 1, 300)


# Handlers that catch whatever comes, and let it go on, by the function they are in: how it is heard
# of.
HEARD_OF_ELSEWHERE = {
    "answer_unforeseen": "it has been counted on the line above",
    "read": "receiving counts MailNotRead of the note that it makes",
    "read_html": "a plainer way reads the same words",
    "_do_each": "sweep counts CasesNotSwept",
    "_write_address": "it becomes NeverWill, which the team is told of",
}


def test_no_handler_catches_everything_and_counts_nothing() -> None:
    silent = []
    for path in sorted(PRODUCT.rglob("*.py")):
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(function, ast.FunctionDef):
                silent += [function.name for h in _own_handlers(function) if _is_silent(h)]
    assert sorted(set(silent) - set(HEARD_OF_ELSEWHERE)) == []


def _own_handlers(function: ast.FunctionDef) -> list[ast.ExceptHandler]:
    inner = [n for n in ast.walk(function) if isinstance(n, ast.FunctionDef) and n is not function]
    theirs = {id(each) for other in inner for each in ast.walk(other)}
    found = [n for n in ast.walk(function) if isinstance(n, ast.ExceptHandler)]
    return [handler for handler in found if id(handler) not in theirs]


def _is_silent(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        catches = "BaseException"
    else:
        catches = ast.unparse(handler.type)
    if catches not in ("Exception", "BaseException"):
        return False
    does = ast.unparse(handler)
    raises = any(isinstance(n, ast.Raise) and n.exc is None for n in ast.walk(handler))
    counts = ("log.count(", "answer_unforeseen(", "fault.show_typed(")
    return not raises and not any(call in does for call in counts)


# --- mail


def test_mail_is_tried_for_days_of_outage_and_a_message_that_always_fails_still_ends() -> None:
    queue = R["InboundQueue"]
    every = timedelta(seconds=queue["VisibilityTimeout"])
    for_how_long = every * queue["RedrivePolicy"]["maxReceiveCount"]
    kept = timedelta(seconds=queue["MessageRetentionPeriod"])
    assert timedelta(days=4) < for_how_long < kept - timedelta(days=7)
    assert queue["RedrivePolicy"]["maxReceiveCount"] <= 1000, "SQS takes no more"


def test_while_a_message_fails_its_alarms_stay_on_between_two_tries() -> None:
    every = R["InboundQueue"]["VisibilityTimeout"]
    for name in ("FailedMailAlarm", "MailroomErrors"):
        assert R[name]["Period"] >= 2 * every, name
        assert (R[name]["EvaluationPeriods"], R[name]["Threshold"]) in ((1, 1), (1, 60))


def test_each_try_of_a_message_that_fails_puts_out_how_long_the_person_has_waited(
    heard: Heard, time: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    with (
        faults.table(faults.refused("AccessDeniedException", 400)),
        everything_logged() as log,
        pytest.raises(PynamoDBConnectionError),
    ):
        heard.arrive(an_email("Marmaladewords"))
    assert figures(log.getvalue(), "OldestFailedMailMinutes") == [0]
    time.now += timedelta(days=2)
    with (
        faults.s3(faults.refused("AccessDenied", 403), "GetObject"),
        everything_logged() as log,
        pytest.raises(ClientError),
    ):
        heard.queue("m1", at=FRIDAY)
    assert figures(log.getvalue(), "OldestFailedMailMinutes") == [2 * 24 * 60]
    heard.queue("m1", at=FRIDAY)
    assert len(store.list_received_in("2026-11")) == 1


@pytest.mark.parametrize(
    ("body", "counted"),
    [
        ('{"Message": "Successfully validated SNS topic for Amazon SES."}', 0),
        ("not JSON", 1),
        ("{}", 1),
        ('{"Message": "{}"}', 1),
        ('{"Message": "[]"}', 1),
        (json.dumps({"Message": json.dumps({"receipt": {"action": {}}})}), 1),
    ],
)
def test_what_the_mailroom_cannot_make_out_is_counted_and_aws_s_own_word_is_not(
    heard: Heard, capsys: pytest.CaptureFixture[str], body: str, counted: int
) -> None:
    heard.call("mailroom", heard.client.events.generate_sqs_event([body]))
    assert sum(figures(capsys.readouterr().out, "NotUnderstood")) == counted


def test_one_command_puts_every_dead_letter_back_and_leaves_none(aws: dict[str, str]) -> None:
    sqs = boto3.client("sqs")
    name = aws["HEARD_MAIL_QUEUE"]
    dead, inbound = (
        sqs.get_queue_url(QueueName=queue)["QueueUrl"] for queue in (f"{name}-dead", name)
    )
    for n in range(23):
        sqs.send_message(QueueUrl=dead, MessageBody=f"message {n}")
    assert put_back(sqs, name) == 23
    assert put_back(sqs, name) == 0
    held: set[str] = set()
    while got := sqs.receive_message(QueueUrl=inbound, MaxNumberOfMessages=10).get("Messages"):
        held |= {message["Body"] for message in got}
    assert held == {f"message {n}" for n in range(23)}
    sqs.purge_queue(QueueUrl=inbound)


def test_the_stand_in_tries_as_the_template_says_and_then_gives_up(
    heard: Heard, aws: dict[str, str], time: Any
) -> None:
    from app import app
    from infra.local.lambdas import Lambdas
    from infra.local.pumps import DeadLetters, Queue

    sqs = boto3.client("sqs")
    name = aws["HEARD_MAIL_QUEUE"]
    receipt = {"action": {"bucketName": aws["HEARD_MAIL_BUCKET"], "objectKey": "inbound/none"}}
    body = json.dumps({"Message": json.dumps({"receipt": receipt})})
    sqs.send_message(QueueUrl=sqs.get_queue_url(QueueName=name)["QueueUrl"], MessageBody=body)
    queue = Queue(name, Lambdas(app, print), Clock(time))  # type: ignore[arg-type]
    dead = DeadLetters(name, aws["FAILURES_ARN"])
    tried = []
    for minutes in (0, 0, 14, 1, 4 * 24 * 60):
        time.now += timedelta(minutes=minutes)
        tried.append(queue.carry())
    assert tried == [True, False, False, True, True]
    assert [each["body"] for each in queue.list_held()] == [body]
    assert dead.list_all() == []
    time.now += timedelta(days=1)
    queue.carry()
    assert queue.list_held() == []
    assert [each["body"] for each in dead.list_all()] == [body]
    sqs.purge_queue(QueueUrl=sqs.get_queue_url(QueueName=f"{name}-dead")["QueueUrl"])


class Clock:
    """The held clock, as the stand-in reads its own."""

    def __init__(self, held: Any) -> None:
        self._held = held

    def now(self) -> datetime:
        """Return the instant it is held at."""
        found: datetime = self._held.now
        return found
