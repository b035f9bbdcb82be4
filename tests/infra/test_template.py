"""What the stand-ins skip in silence (time to live, recovery, encryption, policies, alarms, receipt
rules), read off the templates.
"""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from chalicelib.store.reports import KEPT
from infra.record import (
    COUNCILS,
    LIMITS,
    POLICIES,
    make_example_outputs,
    make_policy,
    make_stage_section,
)

ROOT = Path(__file__).resolve().parents[2]


class _Loader(yaml.SafeLoader):
    """Reads CloudFormation's short forms: `!Ref X` becomes {"Ref": "X"}."""


def _short_form(loader: Any, tag: str, node: Any) -> dict[str, Any]:
    if isinstance(node, yaml.ScalarNode):
        value: Any = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    return {tag: value}


_Loader.add_multi_constructor("!", _short_form)


def template(name: str) -> dict[str, Any]:
    """Return a template of infra/ as data."""
    read: dict[str, Any] = yaml.load(
        (ROOT / "infra" / name).read_text("utf-8"), Loader=_Loader
    )  # a SafeLoader
    return read


CORE = template("template.yaml")
MAIL = template("mail.yaml")
R = {name: resource.get("Properties", {}) for name, resource in CORE["Resources"].items()}


def of_type(kind: str, where: dict[str, Any] = CORE) -> dict[str, dict[str, Any]]:
    """Return the resources of one type, by name."""
    return {name: r["Properties"] for name, r in where["Resources"].items() if r["Type"] == kind}


@pytest.mark.parametrize("name", ["template.yaml", "mail.yaml"])
def test_cloudformation_s_own_checker_finds_nothing(name: str) -> None:
    from cfnlint.api import lint_file

    assert not [str(match) for match in lint_file(ROOT / "infra" / name)]


def test_the_table_can_be_recovered_is_encrypted_and_cannot_be_deleted_by_mistake() -> None:
    table = R["Table"]
    assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert table["SSESpecification"] == {"SSEEnabled": True, "SSEType": "KMS"}
    assert table["DeletionProtectionEnabled"] is True
    assert table["TimeToLiveSpecification"] == {"AttributeName": "expires", "Enabled": True}
    assert table["StreamSpecification"] == {"StreamViewType": "NEW_IMAGE"}
    assert table["BillingMode"] == "PAY_PER_REQUEST"


@pytest.mark.parametrize("name", ["Table", "MailBucket", "FilesBucket", "Keys"])
def test_what_cannot_be_made_again_outlives_its_stack(name: str) -> None:
    assert CORE["Resources"][name]["DeletionPolicy"] == "Retain"
    assert CORE["Resources"][name]["UpdateReplacePolicy"] == "Retain"


def test_every_index_is_of_keys_the_table_declares() -> None:
    declared = {a["AttributeName"] for a in R["Table"]["AttributeDefinitions"]}
    used = {
        k["AttributeName"]
        for index in R["Table"]["GlobalSecondaryIndexes"]
        for k in index["KeySchema"]
    }
    assert declared == used | {"pk", "sk"}
    assert [i["IndexName"] for i in R["Table"]["GlobalSecondaryIndexes"]] == [
        "todo",
        "address",
        "officer",
        "open",
        "month",
    ]


@pytest.mark.parametrize("name", ["MailBucket", "FilesBucket"])
def test_buckets_are_private_encrypted_and_versioned(name: str) -> None:
    bucket = R[name]
    assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
    assert len(bucket["PublicAccessBlockConfiguration"]) == 4
    (rule,) = bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    assert rule["ServerSideEncryptionByDefault"]["SSEAlgorithm"] == "AES256"
    assert bucket["VersioningConfiguration"] == {"Status": "Enabled"}


@pytest.mark.parametrize("name", ["MailBucketPolicy", "FilesBucketPolicy"])
def test_buckets_refuse_what_does_not_come_by_tls(name: str) -> None:
    refused = [s for s in R[name]["PolicyDocument"]["Statement"] if s["Sid"] == "OnlyOverTls"]
    assert refused[0]["Effect"] == "Deny"
    assert refused[0]["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
    assert len(refused[0]["Resource"]) == 2


def test_only_ses_of_this_account_puts_mail_into_inbound() -> None:
    allow, deny, _ = R["MailBucketPolicy"]["PolicyDocument"]["Statement"]
    assert allow["Principal"] == {"Service": "ses.amazonaws.com"}
    assert allow["Condition"]["StringEquals"] == {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}
    assert allow["Resource"] == deny["Resource"] == {"Sub": "${MailBucket.Arn}/inbound/*"}
    assert (deny["Effect"], deny["Condition"]) == (
        "Deny",
        {"Bool": {"aws:PrincipalIsAWSService": "false"}},
    )


def test_no_rule_deletes_a_message_or_a_case_s_file_and_drafts_go_after_nine_days() -> None:
    for bucket in ("MailBucket", "FilesBucket"):
        for rule in R[bucket]["LifecycleConfiguration"]["Rules"]:
            of_a_case = rule.get("Prefix") not in ("drafts/", "files/reports/")
            assert not (of_a_case and "ExpirationInDays" in rule)
    (drafts,) = [
        r
        for r in R["FilesBucket"]["LifecycleConfiguration"]["Rules"]
        if r.get("Prefix") == "drafts/"
    ]
    assert (drafts["ExpirationInDays"], drafts["Status"]) == (9, "Enabled")


def test_documents_of_reports_are_kept_for_as_long_as_the_page_offers_them() -> None:
    (made,) = [
        rule
        for rule in R["FilesBucket"]["LifecycleConfiguration"]["Rules"]
        if rule.get("Prefix") == "files/reports/"
    ]
    assert timedelta(days=made["ExpirationInDays"]) == KEPT + timedelta(days=1)


def test_mail_that_cannot_be_dealt_with_goes_to_dead_letters_and_is_kept_a_fortnight() -> None:
    inbound = R["InboundQueue"]
    assert inbound["RedrivePolicy"]["deadLetterTargetArn"] == {"GetAtt": "InboundDeadLetters.Arn"}
    assert inbound["VisibilityTimeout"] >= 6 * LIMITS["mailroom"]["lambda_timeout"]
    for queue in of_type("AWS::SQS::Queue").values():
        assert queue["MessageRetentionPeriod"] == 14 * 86400
        assert queue["SqsManagedSseEnabled"] is True


def test_every_queue_where_failures_end_has_an_alarm() -> None:
    watched = {
        dimension["Value"].get("GetAtt")
        for alarm in of_type("AWS::CloudWatch::Alarm").values()
        for dimension in alarm.get("Dimensions", [])
        if isinstance(dimension["Value"], dict)
    }
    assert {
        "InboundDeadLetters.QueueName",
        "Failures.QueueName",
        "InboundQueue.QueueName",
    } <= watched


def test_each_function_has_a_log_with_an_end_and_an_alarm_for_errors() -> None:
    suffixes = {"" if name == "api_handler" else f"-{name}" for name in LIMITS}
    logs = of_type("AWS::Logs::LogGroup").values()
    assert {log["LogGroupName"]["Sub"] for log in logs} == {
        f"/aws/lambda/heard-${{Stage}}{s}" for s in suffixes
    }
    assert all(log["RetentionInDays"] == {"Ref": "LogDays"} for log in logs)
    errors = [a for a in of_type("AWS::CloudWatch::Alarm").values() if a["MetricName"] == "Errors"]
    assert {a["Dimensions"][0]["Value"]["Sub"] for a in errors} == {
        f"heard-${{Stage}}{s}" for s in suffixes
    }


def test_silence_from_the_sweep_or_the_post_room_is_an_alarm() -> None:
    assert R["UnsentLettersAlarm"]["MetricName"] == R["NobodyCountsAlarm"]["MetricName"]
    for name in ("MissedSweepAlarm", "NobodyCountsAlarm"):
        assert R[name]["TreatMissingData"] == "breaching"
        assert R[name]["Dimensions"] == [{"Name": "service", "Value": {"Sub": "heard-${Stage}"}}]


def test_the_sweep_runs_each_hour_of_the_night_too_and_its_alarm_waits_for_no_more_than_three():
    text = (ROOT / "chalicelib" / "doors" / "schedules.py").read_text("utf-8")
    assert re.search(r'Cron\(\d+, "\*", .*\)\ndef sweep', text)
    assert 1 < R["MissedSweepAlarm"]["EvaluationPeriods"] <= 3


def test_every_metric_that_is_watched_is_one_that_the_product_gives() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "chalicelib").rglob("*.py"))
    ours = [
        a["MetricName"]
        for a in of_type("AWS::CloudWatch::Alarm").values()
        if a["Namespace"] == "Heard"
    ]
    assert ours
    assert [name for name in ours if f'log.count("{name}"' not in code] == []


def test_every_alarm_reaches_somebody_and_its_runbook_is_written() -> None:
    runbook = (ROOT / "docs" / "operators.md").read_text("utf-8")
    for name, alarm in of_type("AWS::CloudWatch::Alarm").items():
        assert alarm["AlarmActions"] == [{"Ref": "AlarmTopic"}], name
        heading = re.search(r"Runbook: docs/operators\.md, '(.+)'", alarm["AlarmDescription"])
        assert heading, name
        assert f"### {heading[1]}" in runbook, name
    assert R["AlarmReader"] == {
        "TopicArn": {"Ref": "AlarmTopic"},
        "Protocol": "email",
        "Endpoint": {"Ref": "AlarmEmail"},
    }


def test_ses_tells_of_everything_that_becomes_of_a_letter() -> None:
    events = R["FeedbackEvents"]["EventDestination"]
    told = {"send", "delivery", "bounce", "complaint", "reject", "deliveryDelay"}
    assert set(events["MatchingEventTypes"]) == told
    assert events["Enabled"] is True
    assert events["SnsDestination"] == {"TopicARN": {"Ref": "FeedbackTopic"}}
    assert R["ConfigurationSet"]["DeliveryOptions"] == {"TlsPolicy": "REQUIRE"}


@pytest.mark.parametrize("name", ["InboundTopicPolicy", "FeedbackTopicPolicy", "AlarmTopicPolicy"])
def test_a_topic_takes_word_from_this_account_alone(name: str) -> None:
    (statement,) = R[name]["PolicyDocument"]["Statement"]
    assert statement["Condition"]["StringEquals"]["aws:SourceAccount"] == {"Ref": "AWS::AccountId"}


def test_the_queue_takes_messages_from_its_topic_alone() -> None:
    allow, deny = R["InboundQueuePolicy"]["PolicyDocument"]["Statement"]
    assert allow["Condition"] == {"ArnEquals": {"aws:SourceArn": {"Ref": "InboundTopic"}}}
    assert deny["Effect"] == "Deny"


def test_all_mail_to_the_domain_is_stored_whole_before_anybody_is_told() -> None:
    (rule,) = of_type("AWS::SES::ReceiptRule", MAIL).values()
    rule = rule["Rule"]
    assert (rule["Enabled"], rule["ScanEnabled"], rule["TlsPolicy"]) == (True, True, "Optional")
    assert rule["Recipients"] == [{"Ref": "Domain"}]
    (action,) = rule["Actions"]
    assert action["S3Action"]["ObjectKeyPrefix"] == "inbound/"
    assert action["S3Action"]["TopicArn"] == {"Ref": "InboundTopicArn"}


def test_letters_are_signed_and_the_records_for_it_are_given() -> None:
    (identity,) = of_type("AWS::SES::EmailIdentity", MAIL).values()
    assert identity["DkimAttributes"] == {"SigningEnabled": True}
    assert {"Mx", "Spf", "Dmarc", "Dkim1", "Dkim2", "Dkim3", "MailFromMx", "MailFromSpf"} <= set(
        MAIL["Outputs"]
    )


def test_no_secret_is_written_in_a_template_or_in_chalice_s_configuration() -> None:
    text = "".join(
        p.read_text("utf-8") for p in [*ROOT.glob("infra/*.yaml"), *ROOT.glob(".chalice/*.json")]
    )
    assert not re.findall(
        r"AKIA[0-9A-Z]{16}|(?i:password|secret_?key)\s*[:=]\s*[\"']?[A-Za-z0-9+/]{16,}", text
    )


@pytest.mark.parametrize("function", LIMITS)
def test_no_policy_gives_every_action_or_every_resource(function: str) -> None:
    document = json.loads((POLICIES / f"{function}.json").read_text("utf-8"))
    for statement in document["Statement"]:
        actions = (
            statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
        )
        resources = (
            statement["Resource"]
            if isinstance(statement["Resource"], list)
            else [statement["Resource"]]
        )
        assert statement["Effect"] == "Allow"
        assert not [action for action in actions if "*" in action]
        assert not [
            resource
            for resource in resources
            if resource in ("*", "arn:*") or resource.endswith(":*:*")
        ]
        assert not [
            r for r in resources if r.startswith("arn:${Partition}:s3") and r.endswith("Bucket}/*")
        ]


def test_only_the_post_room_and_its_stragglers_may_send_a_letter() -> None:
    may = {name for name in LIMITS if "ses:" in (POLICIES / f"{name}.json").read_text("utf-8")}
    assert may == {"postroom", "stragglers"}


def test_only_the_web_may_delete_a_row_and_only_from_the_table() -> None:
    may = {
        name
        for name in LIMITS
        if "dynamodb:DeleteItem" in (POLICIES / f"{name}.json").read_text("utf-8")
    }
    assert may == {"api_handler"}


@pytest.mark.parametrize("council", sorted(path.stem for path in COUNCILS.glob("*.toml")))
@pytest.mark.parametrize("function", LIMITS)
def test_a_policy_can_be_filled_in_for_every_council(function: str, council: str) -> None:
    written = json.dumps(make_policy(function, "live", make_example_outputs("live"), council))
    assert "${" not in written
    assert "dev" not in written


def test_the_stage_that_is_checked_in_is_as_it_would_be_written() -> None:
    kept = json.loads((ROOT / ".chalice" / "config.json").read_text("utf-8"))
    made = make_example_outputs("dev")
    dev = kept["stages"]["dev"]
    assert dev == make_stage_section("dev", made, "sefton", "https://heard.example/api", dev)
    for name in LIMITS:
        assert json.loads(
            (ROOT / ".chalice" / f"policy-dev-{name}.json").read_text("utf-8")
        ) == make_policy(name, "dev", made, "sefton")
    assert (kept["autogen_policy"], kept["automatic_layer"]) == (False, False)


def test_what_an_operator_has_tuned_is_kept_when_a_stage_is_recorded_again() -> None:
    tuned = {
        "lambda_architecture": "arm64",
        "lambda_functions": {"sweep": {"lambda_memory_size": 2048}},
    }
    section = make_stage_section(
        "live", make_example_outputs("live"), "sefton", "https://complaints.sefton.example", tuned
    )
    assert section["lambda_architecture"] == "arm64"
    assert section["lambda_functions"]["sweep"] == {
        "lambda_timeout": 300,
        "lambda_memory_size": 2048,
        "iam_policy_file": "policy-live-sweep.json",
    }
