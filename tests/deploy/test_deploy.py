"""Heard is deployed whole, as an operator would, to ministack with IAM enforced; and does its job
there.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from botocore.exceptions import ClientError
from itsdangerous import URLSafeSerializer

from chalicelib.core.working_days import is_working_day, load_longer_calendar, london_date
from infra.record import LIMITS
from tests.deploy.clone import clone
from tests.deploy.live import STAGE, Live, until
from tests.engines import ministack, require_ministack

pytestmark = [pytest.mark.deploy, pytest.mark.slow]

FIRST_CASE = {
    "code": "parent",
    "name": "Sam Carter",
    "email": "sam@family.example",
    "about": "Alex",
    "happened": "Nobody came to the meeting.",
    "wanted": "An apology.",
    "files": "no",
}


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """Yield a deployment made by `infra.deploy`, and delete it at the end.

    Then nothing of the code may be left, and no case may be lost.
    """
    require_ministack()
    folder = clone(tmp_path_factory.mktemp("deployed"))
    with ministack(tmp_path_factory.mktemp("ministack"), auth=True) as endpoint:
        made = Live(folder, endpoint)
        printed = made.command(
            "infra.deploy", STAGE, "--council", "sefton", "--alarm-email", "duty@council.example"
        )
        assert "Deployed trial for sefton: https://" in printed
        made.client("sesv2").create_email_identity(EmailIdentity="heard.sefton.example")
        yield made
        made.command("infra.deploy", STAGE, "--delete")
        assert not made.client("lambda").list_functions()["Functions"]
        assert not made.client("apigateway").get_rest_apis()["items"]
        assert not [
            role for role in made.client("iam").list_roles()["Roles"] if STAGE in role["RoleName"]
        ]
        made.client("cloudformation").delete_stack(StackName=f"heard-{STAGE}")
        assert until(lambda: not made.client("sqs").list_queues().get("QueueUrls"))
        assert made.cases(), "deleting the code, and then the stack, must leave the cases"


def complain(live: Live, **answers: str) -> str:
    """Send a complaint by the deployed form, as a browser does; returns its reference."""
    checked = live.http("/api/complain", {**FIRST_CASE, **answers})
    assert checked.status == 303, checked.body
    check = live.http(checked.location)
    assert check.status == 200
    sent = live.http(checked.location.replace("/check", "/send"), {})
    assert sent.status == 303, sent.body + live.said("api_handler")
    received = live.http(sent.location)
    found = re.search(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b", received.body)
    assert found, received.body
    return found[0]


def a_mail(subject: str) -> EmailMessage:
    """Return a message to the complaints inbox, with a photograph."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = (
        "jo@family.example",
        "complaints@heard.sefton.example",
        subject,
    )
    mail["Message-ID"] = f"<{subject.replace(' ', '-')}@family.example>"
    mail.set_content("My social worker did not come, three times now.")
    mail.add_attachment(
        b"\x89PNG\r\n\x1a\n" + bytes(64), maintype="image", subtype="png", filename="door.png"
    )
    return mail


def test_a_complaint_by_the_deployed_form_is_recorded_and_acknowledged(live: Live) -> None:
    reference = complain(live)
    assert any(case["reference"] == reference for case in live.cases())
    assert until(lambda: live.letters("acknowledgement", reference)), live.said("postroom")


def test_pages_and_assets_come_through_the_deployed_api(live: Live) -> None:
    start = live.http("/api/")
    assert start.status == 200
    assert "999" in start.body
    style = re.search(r'href="(/api/assets/[^"]+\.css)"', start.body)
    assert style
    assert live.http(style[1]).status == 200


def test_the_recorded_address_is_the_api_s_own(live: Live) -> None:
    assert live.names["HEARD_ORIGIN"] == live.resources["rest_api"]["rest_api_url"].rstrip("/")
    told = live.client("lambda").get_function_configuration(FunctionName=f"heard-{STAGE}-postroom")
    assert told["Environment"]["Variables"]["HEARD_ORIGIN"] == live.names["HEARD_ORIGIN"]


def test_a_mail_of_weeks_ago_becomes_a_case_and_the_sweep_reminds_of_it_on_a_working_day(
    live: Live,
) -> None:
    live.mail_in(a_mail("Nobody comes"), "mail-1", "2026-01-12T10:00:00.000Z")
    found = until(lambda: [c for c in live.cases() if c["received_at"].startswith("2026-01-12")])
    assert found, live.said("mailroom")
    reference = found[0]["reference"]
    assert until(lambda: live.letters("acknowledgement", reference)), live.said("postroom")
    before = len(live.rows("EVENT#"))
    live.call("sweep", SCHEDULED)
    reminded = len(live.rows("EVENT#")) > before
    today = london_date(datetime.now(UTC))
    assert reminded == is_working_day(today, load_longer_calendar()), live.said("sweep")
    assert "SweepFinished" in live.said("sweep")


def test_a_letter_that_comes_back_reopens_its_duty(live: Live) -> None:
    reference = complain(live, email="gone@family.example")
    (letter,) = until(lambda: live.letters("acknowledgement", reference))
    tags = {"letter": [letter["sk"]["S"].removeprefix("LETTER#")], "owner": [f"CASE_{reference}"]}
    event = {
        "eventType": "Bounce",
        "mail": {"messageId": "m", "tags": tags},
        "bounce": {"bounceType": "Permanent"},
    }
    topic = f"arn:aws:sns:eu-west-2:123456789012:{live.names['HEARD_FEEDBACK_TOPIC']}"
    live.client("sns").publish(TopicArn=topic, Message=json.dumps(event))

    def bounced() -> bool:
        return any(c["reference"] == reference and c["person"].get("bounced") for c in live.cases())

    assert until(bounced), live.said("feedback")


SCHEDULED = {
    "version": "0",
    "id": "trial",
    "detail-type": "Scheduled Event",
    "source": "aws.events",
    "account": "123456789012",
    "time": "2026-11-23T09:05:00Z",
    "region": "eu-west-2",
    "resources": [],
    "detail": {},
}


@pytest.mark.parametrize("function", ["stragglers", "digest"])
def test_what_runs_by_the_clock_runs_deployed(live: Live, function: str) -> None:
    live.call(function, SCHEDULED)
    said = live.said(function)
    assert ("ERROR" in said, "Traceback" in said) == (False, False)


def test_the_stragglers_send_what_the_stream_did_not(live: Live) -> None:
    reference = complain(live)
    (row,) = until(lambda: live.letters("acknowledgement", reference))
    key = {"pk": row["pk"], "sk": row["sk"]}
    live.client("dynamodb").update_item(
        TableName=live.names["HEARD_TABLE"],
        Key=key,
        UpdateExpression=(
            "SET #s = :waiting, todo_pk = :unsent, todo_at = :long_ago REMOVE ses_id, sent_at"
        ),
        ExpressionAttributeNames={"#s": "state"},
        ExpressionAttributeValues={
            ":waiting": {"S": "waiting"},
            ":unsent": {"S": "UNSENT"},
            ":long_ago": {"S": "2026-01-01T00:00:00.000000Z"},
        },
    )
    live.call("stragglers", SCHEDULED)
    assert live.letters("acknowledgement", reference), live.said("stragglers")


def test_each_function_has_a_role_of_its_own(live: Live) -> None:
    functions = live.client("lambda").list_functions()["Functions"]
    roles = {function["Role"].rpartition("/")[2] for function in functions}
    assert roles == {f"heard-{STAGE}-{name}" for name in LIMITS}


def keys_of(live: Live, function: str) -> dict[str, str]:
    """Return access keys that may do what the function may do, and no more."""
    iam = live.client("iam")
    policy = (live.folder / ".chalice" / f"policy-{STAGE}-{function}.json").read_text("utf-8")
    user = f"as-{function}"
    iam.create_user(UserName=user)
    iam.put_user_policy(UserName=user, PolicyName="same", PolicyDocument=policy)
    made = iam.create_access_key(UserName=user)["AccessKey"]
    return {
        "aws_access_key_id": made["AccessKeyId"],
        "aws_secret_access_key": made["SecretAccessKey"],
    }


def test_the_morning_digest_needs_no_more_than_its_policy(live: Live) -> None:
    """The digest acts on working mornings alone, so the verb itself is run, on a Monday, with the
    policy of its function.
    """
    complain(live)
    keys = keys_of(live, "digest")
    monday = "datetime(2026, 11, 23, 8, tzinfo=UTC)"
    code = (
        "from datetime import UTC, datetime; from chalicelib import casework; assert "
        f"casework.digest({monday})"
    )
    environment = {**live.environment, **live.names, **{k.upper(): v for k, v in keys.items()}}
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=live.folder,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    assert until(lambda: [r for r in live.rows("LETTER#DIGEST") if r["state"]["S"] == "sent"]), (
        live.said("postroom")
    )


def test_iam_is_enforced_and_the_sweep_may_not_send_nor_read_mail(live: Live) -> None:
    keys = keys_of(live, "sweep")
    table = live.names["HEARD_TABLE"]
    bucket = live.names["HEARD_MAIL_BUCKET"]
    nothing = {"pk": {"S": "CASE#NONE"}, "sk": {"S": "CASE"}}
    assert "Item" not in live.client("dynamodb", **keys).get_item(TableName=table, Key=nothing)
    with pytest.raises(ClientError, match="AccessDenied"):
        live.client("dynamodb", **keys).delete_item(TableName=table, Key=nothing)
    with pytest.raises(ClientError, match="AccessDenied"):
        live.client("s3", **keys).list_objects_v2(Bucket=bucket)
    with pytest.raises(ClientError, match="not authorized"):
        live.client("sesv2", **keys).send_email(
            FromEmailAddress="complaints@heard.sefton.example",
            Destination={"ToAddresses": ["sam@family.example"]},
            Content={"Raw": {"Data": b"From: complaints@heard.sefton.example\r\n\r\nNo."}},
        )


def test_keys_rotate_and_older_links_still_read(live: Live) -> None:
    reference = complain(live, email="", phone="0151 496 0999")
    secret = live.client("secretsmanager")
    before = json.loads(
        secret.get_secret_value(SecretId=live.names["HEARD_KEYS_SECRET"])["SecretString"]
    )["keys"]
    printed = live.command("infra.keys", STAGE, "--rotate")
    after = json.loads(
        secret.get_secret_value(SecretId=live.names["HEARD_KEYS_SECRET"])["SecretString"]
    )["keys"]
    assert after[1:] == before[:2]
    assert after[0] not in before
    assert not [key for key in after if key in printed]
    assert reference in live.http(f"/api/track/{link_signed_with(live, before[0], reference)}").body


def link_signed_with(live: Live, key: str, reference: str) -> str:
    """Return the token of a tracking link signed when `key` was the newest."""

    how = {"key_derivation": "hmac", "digest_method": hashlib.sha256}
    return URLSafeSerializer([key], salt="heard.person", signer_kwargs=how).dumps(
        [reference, "complainant", 4_000_000_000]
    )  # type: ignore[return-value]


def test_failures_have_somewhere_to_go_and_the_api_has_a_limit(live: Live) -> None:
    client = live.client("lambda")
    for name in ("feedback", "stragglers", "sweep", "digest"):
        told = client.get_function_event_invoke_config(FunctionName=f"heard-{STAGE}-{name}")
        assert told["DestinationConfig"]["OnFailure"]["Destination"].endswith(
            f"heard-{STAGE}-failures"
        )
    (stream,) = client.list_event_source_mappings(FunctionName=f"heard-{STAGE}-postroom")[
        "EventSourceMappings"
    ]
    assert stream["DestinationConfig"]["OnFailure"]["Destination"].endswith(
        f"heard-{STAGE}-failures"
    )
    api = live.client("apigateway").get_stage(
        restApiId=live.resources["rest_api"]["rest_api_id"], stageName="api"
    )
    assert api["methodSettings"]["*/*"]["throttlingRateLimit"] == 20
