"""Builds what `infra/template.yaml` describes on any endpoint that speaks AWS, and fills in what a
stand-in skips.

moto answers CREATE_COMPLETE for resources it does not know (secrets, SES, alarms, policies) and
makes none of them, so only what the app works with is asked of CloudFormation, and the rest is made
here by name, from the same template.
"""

from __future__ import annotations

import json
import secrets
from functools import cache
from pathlib import Path
from typing import Any

import boto3
import yaml
from botocore.exceptions import ClientError

TEMPLATE = Path(__file__).resolve().parent.parent / "template.yaml"
STAGE = "local"
REGION = "eu-west-2"
WANTED = {"AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::SNS::Topic", "AWS::SQS::Queue"}
# The environment's name for each output of the template.
ENVIRONMENT = {
    "HEARD_TABLE": "Table",
    "HEARD_MAIL_BUCKET": "MailBucket",
    "HEARD_FILES_BUCKET": "FilesBucket",
    "HEARD_KEYS_SECRET": "KeysSecret",
    "HEARD_CONFIGURATION_SET": "ConfigurationSet",
    "HEARD_MAIL_QUEUE": "InboundQueue",
    "HEARD_FEEDBACK_TOPIC": "FeedbackTopic",
    "HEARD_STREAM_ARN": "StreamArn",
}
# Names that CloudFormation would make up: fixed here, so that `chalice local` can be told them.
NAMES = {
    "Table": ("TableName", "heard-${Stage}"),
    "MailBucket": ("BucketName", "heard-${Stage}-mail"),
    "FilesBucket": ("BucketName", "heard-${Stage}-files"),
}
# What the stand-in itself needs besides: SES's side of the inbound mail, and where failures go.
OWN = {"INBOUND_TOPIC_ARN": "InboundTopicArn", "FAILURES_ARN": "FailuresArn"}


class _Reader(yaml.SafeLoader):
    """YAML with CloudFormation's short tags."""


def _tag(loader: _Reader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    if isinstance(node, yaml.ScalarNode):
        value: Any = loader.construct_scalar(node)
        if suffix == "GetAtt":
            value = value.split(".", 1)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if suffix in {"Ref", "Condition"}:
        return {suffix: value}
    return {f"Fn::{suffix}": value}


_Reader.add_multi_constructor("!", _tag)


@cache
def read_template() -> dict[str, Any]:
    """Return `infra/template.yaml` as data, with its short tags written out."""
    return yaml.load(TEMPLATE.read_text("utf-8"), Loader=_Reader)  # noqa: S506


@cache
def _select_template() -> str:
    whole = read_template()
    resources = {}
    for name, resource in whole["Resources"].items():
        if resource["Type"] in WANTED:
            resources[name] = dict(resource)
            resources[name].pop("DependsOn", None)
            resources[name].pop("Condition", None)
    for resource_id, (setting, name) in NAMES.items():
        known = resources[resource_id].get("Properties", {})
        resources[resource_id]["Properties"] = {**known, setting: {"Fn::Sub": name}}
    names = {*ENVIRONMENT.values(), *OWN.values()}
    outputs = {name: whole["Outputs"][name] for name in names}
    return json.dumps(
        {"Parameters": whole["Parameters"], "Resources": resources, "Outputs": outputs}
    )


def build(mail_domain: str, stage: str = STAGE, endpoint: str | None = None) -> dict[str, str]:
    """Make everything, or find it made, and return the environment the app needs, with the
    stand-in's own names beside it.

    `mail_domain` is the domain SES may send from and receives for. `endpoint` is left out under
    moto's in-process mock and where `AWS_ENDPOINT_URL` is set. Raise RuntimeError if
    CloudFormation does not finish.
    """
    outputs = _make_stack(stage, endpoint)
    environment = {name: outputs[output] for name, output in (ENVIRONMENT | OWN).items()}
    _make_secret(environment["HEARD_KEYS_SECRET"], endpoint)
    _make_mail_identity(environment["HEARD_CONFIGURATION_SET"], mail_domain, endpoint)
    _set_expiry(environment["HEARD_TABLE"], endpoint)
    return environment


def open_client(service: str, endpoint: str | None = None) -> Any:
    """Return a boto3 client in the stand-in's region."""
    return boto3.client(service, region_name=REGION, endpoint_url=endpoint)


def _make_stack(stage: str, endpoint: str | None) -> dict[str, str]:
    formation = open_client("cloudformation", endpoint)
    name = f"heard-{stage}"
    parameters = [{"ParameterKey": "Stage", "ParameterValue": stage}]
    try:
        formation.create_stack(
            StackName=name, TemplateBody=_select_template(), Parameters=parameters
        )
        formation.get_waiter("stack_create_complete").wait(
            StackName=name, WaiterConfig={"Delay": 1, "MaxAttempts": 60}
        )
    except ClientError as error:
        if error.response["Error"]["Code"] != "AlreadyExistsException":
            raise
    stack = formation.describe_stacks(StackName=name)["Stacks"][0]
    if (
        not stack["StackStatus"].endswith("_COMPLETE")
        or stack["StackStatus"] == "ROLLBACK_COMPLETE"
    ):
        raise RuntimeError(f"CloudFormation left {name} in {stack['StackStatus']}.")
    return {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}


def _make_secret(name: str, endpoint: str | None) -> None:
    manager = open_client("secretsmanager", endpoint)
    keys = json.dumps({"keys": [secrets.token_urlsafe(48)]})
    _make_unless_there(
        lambda: manager.create_secret(Name=name, SecretString=keys), "ResourceExistsException"
    )


def _make_mail_identity(configuration_set: str, domain: str, endpoint: str | None) -> None:
    ses = open_client("sesv2", endpoint)
    _make_unless_there(
        lambda: ses.create_email_identity(EmailIdentity=domain), "AlreadyExistsException"
    )
    _make_unless_there(
        lambda: ses.create_configuration_set(ConfigurationSetName=configuration_set),
        "AlreadyExistsException",
        "ConfigurationSetAlreadyExists",
    )


def _set_expiry(table: str, endpoint: str | None) -> None:
    specification = {"Enabled": True, "AttributeName": "expires"}
    dynamodb = open_client("dynamodb", endpoint)
    if (
        dynamodb.describe_time_to_live(TableName=table)["TimeToLiveDescription"]["TimeToLiveStatus"]
        == "DISABLED"
    ):
        dynamodb.update_time_to_live(TableName=table, TimeToLiveSpecification=specification)


def _make_unless_there(make: Any, *there: str) -> None:
    try:
        make()
    except ClientError as error:
        if error.response["Error"]["Code"] not in there:
            raise
