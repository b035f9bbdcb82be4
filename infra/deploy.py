"""Put Heard on AWS, one stage at a time: infrastructure, keys, names, code, and Chalice's gaps.

`make deploy STAGE=live`: each step may be run again and changes only what differs. After the first
time it is needed only when `infra/` has changed; `chalice deploy --stage live` also brings new
code, which starts more slowly.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import boto3
from botocore.exceptions import ClientError, WaiterError

from chalicelib import councils
from chalicelib.chalice_command import EXAMPLES
from infra import keys, package
from infra.put_back import put_back
from infra.record import (
    ROOT,
    UNKNOWN_ORIGIN,
    choose_origin,
    find_api_url,
    forget_api,
    name_stack,
    read_config,
    read_council,
    read_deployed,
    read_functions,
    read_origin,
    read_outputs,
    record,
    settle_region,
)

# SES calls nobody back and EventBridge gives up: what these could not do after all their tries goes
# to the failures queue.
CALLED_LATER = ("feedback", "stragglers", "sweep", "digest")
STREAM_TRIES = 5
REQUESTS_A_SECOND = 20
BURST = 40


def update_stack(name: str, template: Path, parameters: Mapping[str, str]) -> dict[str, str]:
    """Create the stack or bring it up to date, and return its outputs.

    Raise WaiterError if CloudFormation gives up.
    """
    client = boto3.client("cloudformation")
    given: dict[str, Any] = {
        "StackName": name,
        "TemplateBody": template.read_text("utf-8"),
        "Parameters": [
            {"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()
        ],
    }
    _clear_failed_start(client, name)
    there = _is_there(client, name)
    try:
        if there:
            client.update_stack(**given)
            _wait(client, "stack_update_complete", name)
        else:
            client.create_stack(**given)
            _wait(client, "stack_create_complete", name)
    except ClientError as error:
        if "No updates are to be performed" not in str(error):
            raise
    stack = client.describe_stacks(StackName=name)["Stacks"][0]
    return {row["OutputKey"]: row["OutputValue"] for row in stack.get("Outputs", [])}


def _is_there(client: Any, name: str) -> bool:
    return _read_status(client, name) not in ("", "DELETE_COMPLETE")


def _read_status(client: Any, name: str) -> str:
    """Return how CloudFormation says that a stack is; "" where there is none."""
    try:
        status: str = client.describe_stacks(StackName=name)["Stacks"][0]["StackStatus"]
    except ClientError as error:
        if "does not exist" in str(error):
            return ""
        raise
    return status


def _clear_failed_start(client: Any, name: str) -> None:
    """Delete a stack whose first creation failed: CloudFormation can do nothing else with it."""
    if _read_status(client, name) == "ROLLBACK_COMPLETE":
        print(f"{name} could not be created before. It is deleted, and created anew.")
        client.delete_stack(StackName=name)
        _wait(client, "stack_delete_complete", name)


def _wait(client: Any, what: str, name: str) -> None:
    try:
        client.get_waiter(what).wait(StackName=name, WaiterConfig={"Delay": 2, "MaxAttempts": 450})
    except WaiterError:
        for event in client.describe_stack_events(StackName=name)["StackEvents"][:20]:
            if event["ResourceStatus"].endswith("FAILED"):
                print(f"{event['LogicalResourceId']}: {event.get('ResourceStatusReason', '')}")
        raise


class CannotDeploy(Exception):
    """Nothing was deployed. The message says in a line or two what to write instead."""


def choose_council(stage: str, given: str, recorded: str, change: bool) -> str:
    """Return the council to deploy a stage for: the one given, or else the one recorded.

    Raise CannotDeploy if neither is known, or if they differ and `change` is False: another
    council's danger numbers and officers would replace this one's.
    """
    if not given and not recorded:
        raise CannotDeploy(
            f"Say which council {stage} is for, as in: make deploy STAGE={stage} COUNCIL=sefton\n"
            f"COUNCIL is one of: {', '.join(councils.list_codes())}."
        )
    if given and recorded and given != recorded and not change:
        raise CannotDeploy(
            f"{stage} is deployed for {recorded}, not {given}. Leave COUNCIL out to keep "
            f"{recorded}."
            f"\nIf {stage} is to become {given}, cases and all, add CHANGE_COUNCIL=yes."
        )
    return given or recorded


def deploy(
    stage: str, given: str, origin: str, alarm_email: str, change_council: bool = False
) -> None:
    """Deploy everything, in order, for the council that is given or recorded.

    `origin` is the council's own public address, if it has one; API Gateway's is used otherwise.
    Raise CannotDeploy or BrokenCouncil before anything is changed.
    """
    councils.refuse_other_folder()
    if given:
        councils.load_council(given)  # before AWS is asked anything
    before = _read_parameters(stage)
    recorded = before.get("Council") or read_council(stage)
    council = choose_council(stage, given, recorded, change_council)
    councils.load_council(council)
    settings = {**before, "Stage": stage, "Council": council}
    if alarm_email:
        settings["AlarmEmail"] = alarm_email
    update_stack(name_stack(stage), ROOT / "infra" / "template.yaml", settings)
    made = read_outputs(stage)
    keys.ensure(boto3.client("secretsmanager"), made["KeysSecret"])
    origin = choose_origin(origin or read_origin(stage), find_api_url(stage))
    record(stage, made, council, origin)
    package.choose_stage(read_config(), stage)
    package.run_chalice("deploy", "--stage", stage)
    if choose_origin(origin, find_api_url(stage)) == UNKNOWN_ORIGIN:
        origin = read_deployed(stage)["rest_api"]["rest_api_url"].rstrip("/")
        record(stage, made, council, origin)
        tell_origin(stage)
    settle(stage, made)
    put_back(boto3.client("sqs"), made["InboundQueue"])
    print(f"Deployed {stage} for {council}: {origin}/")
    print(
        f"Commit .chalice/config.json, .chalice/policy-{stage}-*.json and"
        f" .chalice/deployed/{stage}.json in the council's own repository."
    )


def _read_parameters(stage: str) -> dict[str, str]:
    """Return the parameters of an earlier deployment, which one that leaves them out keeps."""
    client = boto3.client("cloudformation")
    if not _is_there(client, name_stack(stage)):
        return {}
    stack = client.describe_stacks(StackName=name_stack(stage))["Stacks"][0]
    kept = {row["ParameterKey"]: row["ParameterValue"] for row in stack.get("Parameters", [])}
    return {key: kept[key] for key in ("AlarmEmail", "Council", "LogDays") if key in kept}


def tell_origin(stage: str) -> None:
    """Give the functions the address that the first deployment has just made: the same as a second
    deployment would, in seconds.
    """
    client = boto3.client("lambda")
    variables = read_config()["stages"][stage]["environment_variables"]
    for function in read_functions(stage).values():
        client.update_function_configuration(
            FunctionName=function, Environment={"Variables": variables}
        )
        client.get_waiter("function_updated_v2").wait(FunctionName=function)


def settle(stage: str, made: Mapping[str, str]) -> None:
    """Set what Chalice has no setting for: where failures go, how often the stream is retried, and
    how many requests the API takes.
    """
    client = boto3.client("lambda")
    arns = read_functions(stage)
    to_failures = {"OnFailure": {"Destination": made["FailuresArn"]}}
    for name in CALLED_LATER:
        client.put_function_event_invoke_config(
            FunctionName=arns[name], MaximumRetryAttempts=2, DestinationConfig=to_failures
        )
    for mapping in client.list_event_source_mappings(FunctionName=arns["postroom"])[
        "EventSourceMappings"
    ]:
        client.update_event_source_mapping(
            UUID=mapping["UUID"],
            MaximumRetryAttempts=STREAM_TRIES,
            BisectBatchOnFunctionError=True,
            DestinationConfig=to_failures,
        )
    _throttle(
        read_deployed(stage)["rest_api"]["rest_api_id"],
        read_config()["stages"][stage]["api_gateway_stage"],
    )


def _throttle(api: str, api_stage: str) -> None:
    limits = {"rateLimit": REQUESTS_A_SECOND, "burstLimit": BURST}
    patches = []
    for name, value in limits.items():
        patches.append({"op": "replace", "path": f"/*/*/throttling/{name}", "value": str(value)})
    boto3.client("apigateway").update_stage(
        restApiId=api, stageName=api_stage, patchOperations=patches
    )


def let_mail_in(stage: str, domain: str) -> None:
    """Let mail for the domain in, and print the DNS records that it needs."""
    made = read_outputs(stage)
    parameters = {
        "Stage": stage,
        "Domain": domain,
        **{k: made[k] for k in ("MailBucket", "InboundTopicArn")},
    }
    records = update_stack(f"{name_stack(stage)}-mail", ROOT / "infra" / "mail.yaml", parameters)
    client = boto3.client("ses")
    active = client.describe_active_receipt_rule_set().get("Metadata", {}).get("Name", "")
    if active in ("", records["RuleSet"]):
        client.set_active_receipt_rule_set(RuleSetName=records["RuleSet"])
    else:
        print(
            f"!! This account takes mail in by the rule set {active}. Nothing was "
            f"switched: make {records['RuleSet']} active by hand."
        )
    print(
        "\n".join(
            f"{name}: {value}" for name, value in sorted(records.items()) if name != "RuleSet"
        )
    )


def delete(stage: str) -> None:
    """Take the functions, their roles and the API away. The infrastructure stack, with every case
    in it, is left.
    """
    package.run_chalice("delete", "--stage", stage, project=ROOT)
    forget_api(stage)
    print(
        f"The cases, mail and keys of {stage} are still there, in the stack "
        f"{name_stack(stage)}: see docs/operators.md."
    )


def main() -> None:
    """Deploy a stage, let its mail in, or delete it, as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage")
    parser.add_argument("--council", default="")
    parser.add_argument(
        "--origin", default="", help="the public address, where the council has its own"
    )
    parser.add_argument("--alarm-email", default="")
    parser.add_argument("--change-council", action="store_true")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--mail", metavar="DOMAIN", default="")
    what.add_argument("--delete", action="store_true")
    given = parser.parse_args()
    if given.stage in EXAMPLES:
        parser.error(
            f"{given.stage} is an example of no account; name a stage of your own,"
            " as in: make deploy STAGE=live"
        )
    settle_region()
    try:
        _do(given)
    except (CannotDeploy, councils.BrokenCouncil) as error:
        raise SystemExit(f"Nothing was deployed. {error}") from None


def _do(given: argparse.Namespace) -> None:
    if given.delete:
        delete(given.stage)
    elif given.mail:
        let_mail_in(given.stage, given.mail)
    else:
        deploy(given.stage, given.council, given.origin, given.alarm_email, given.change_council)


if __name__ == "__main__":
    main()
