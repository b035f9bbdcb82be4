"""Write what the infrastructure stack has made into Chalice's configuration: names and policies.

`python -m infra.record STAGE` reads the stack `heard-<stage>` and writes its section of
`.chalice/config.json` and `.chalice/policy-<stage>-<function>.json`, to be committed: they hold no
secret. `--example` writes a stage that is nowhere, enough to package.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CHALICE = ROOT / ".chalice"
POLICIES = ROOT / "infra" / "policies"
COUNCILS = ROOT / "chalicelib" / "councils"
# The functions send no letter while this is their address: its links would lead nowhere.
UNKNOWN_ORIGIN = "https://not-known-yet.invalid/api"
LIMITS: dict[str, dict[str, int]] = {
    "api_handler": {"lambda_memory_size": 1024, "lambda_timeout": 20},
    "mailroom": {"lambda_timeout": 60},
    "postroom": {"lambda_timeout": 60},
    "stragglers": {"lambda_timeout": 300},
    "feedback": {"lambda_timeout": 30},
    "sweep": {"lambda_timeout": 300},
    "digest": {"lambda_timeout": 120},
}


def settle_region() -> None:
    """Work in London where the operator's own configuration names no region: mail comes in and goes
    out there.
    """
    import boto3

    os.environ.setdefault("AWS_DEFAULT_REGION", boto3.Session().region_name or "eu-west-2")


def name_stack(stage: str) -> str:
    """Return the name of a stage's infrastructure stack."""
    return f"heard-{stage}"


def read_outputs(stage: str) -> dict[str, str]:
    """Return the stack's outputs by name, as AWS has them now, with the keys' ARN.

    Raise ClientError if there is no such stack.
    """
    import boto3

    stack = boto3.client("cloudformation").describe_stacks(StackName=name_stack(stage))["Stacks"][0]
    made = {row["OutputKey"]: row["OutputValue"] for row in stack["Outputs"]}
    secret = boto3.client("secretsmanager").describe_secret(SecretId=made["KeysSecret"])
    return {**made, "KeysSecretArn": secret["ARN"]}


def make_example_outputs(stage: str) -> dict[str, str]:
    """Return the outputs of an imaginary stack, whose account number is all noughts."""
    place = "eu-west-2:000000000000"
    table = f"arn:aws:dynamodb:eu-west-2:000000000000:table/heard-{stage}"
    return {
        "Table": f"heard-{stage}",
        "TableArn": table,
        "StreamArn": f"{table}/stream/2026-01-01T00:00:00.000",
        "MailBucket": f"heard-{stage}-mail",
        "FilesBucket": f"heard-{stage}-files",
        "InboundQueue": f"heard-{stage}-inbound",
        "InboundQueueArn": f"arn:aws:sqs:{place}:heard-{stage}-inbound",
        "FeedbackTopic": f"heard-{stage}-feedback",
        "FailuresArn": f"arn:aws:sqs:{place}:heard-{stage}-failures",
        "KeysSecret": f"heard-{stage}-keys",
        "KeysSecretArn": f"arn:aws:secretsmanager:{place}:secret:heard-{stage}-keys-000000",
        "ConfigurationSet": f"heard-{stage}",
    }


def read_config() -> dict[str, Any]:
    """Return Chalice's configuration as the checkout has it."""
    config: dict[str, Any] = json.loads((CHALICE / "config.json").read_text("utf-8"))
    return config


def read_deployed(stage: str) -> dict[str, dict[str, Any]]:
    """Return what Chalice says it has deployed of this stage, by resource name.

    Before the first deployment that is nothing.
    """
    path = CHALICE / "deployed" / f"{stage}.json"
    if not path.is_file():
        return {}
    return {
        resource["name"]: resource for resource in json.loads(path.read_text("utf-8"))["resources"]
    }


def read_functions(stage: str) -> dict[str, str]:
    """Return the ARN of each function of this stage, by name."""
    found = read_deployed(stage).items()
    return {
        name: resource["lambda_arn"]
        for name, resource in found
        if resource["resource_type"] == "lambda_function"
    }


def read_origin(stage: str) -> str:
    """Return the public address recorded for this stage, or UNKNOWN_ORIGIN before its first
    deployment.
    """
    section = read_config()["stages"].get(stage, {})
    origin: str = section.get("environment_variables", {}).get("HEARD_ORIGIN", UNKNOWN_ORIGIN)
    if origin.startswith("https://heard.example"):
        return UNKNOWN_ORIGIN
    return origin


def find_api_url(stage: str) -> str:
    """Return the id of the API that is deployed for this stage, or ""."""
    api: str = read_deployed(stage).get("rest_api", {}).get("rest_api_id", "")
    return api


def choose_origin(origin: str, api: str) -> str:
    """Return `origin`, or UNKNOWN_ORIGIN where it is of another API than the one deployed."""
    named = re.match(r"https://([a-z0-9]+)\.execute-api\.", origin)
    if named and named[1] != api:
        return UNKNOWN_ORIGIN
    return origin


def forget_api(stage: str) -> None:
    """Record that the API of a stage is gone, so that no letter links to it.

    An address of the council's own stays.
    """
    config = read_config()
    names = config["stages"].get(stage, {}).get("environment_variables", {})
    if "HEARD_ORIGIN" in names:
        names["HEARD_ORIGIN"] = choose_origin(names["HEARD_ORIGIN"], "")
        _write(CHALICE / "config.json", config)


def read_council(stage: str) -> str:
    """Return the council recorded in the checkout for this stage, or ""."""
    section = read_config()["stages"].get(stage, {})
    council: str = section.get("environment_variables", {}).get("HEARD_COUNCIL", "")
    return council


def make_environment(
    stage: str, made: Mapping[str, str], council: str, origin: str
) -> dict[str, str]:
    """Return the environment that a stage's functions read: names and addresses, never a secret."""
    return {
        "HEARD_COUNCIL": council,
        "HEARD_ORIGIN": origin,
        "HEARD_TABLE": made["Table"],
        "HEARD_MAIL_BUCKET": made["MailBucket"],
        "HEARD_FILES_BUCKET": made["FilesBucket"],
        "HEARD_KEYS_SECRET": made["KeysSecretArn"],
        "HEARD_CONFIGURATION_SET": made["ConfigurationSet"],
        "HEARD_MAIL_QUEUE": made["InboundQueue"],
        "HEARD_FEEDBACK_TOPIC": made["FeedbackTopic"],
        "HEARD_STREAM_ARN": made["StreamArn"],
        "POWERTOOLS_SERVICE_NAME": f"heard-{stage}",
        "POWERTOOLS_METRICS_NAMESPACE": "Heard",
    }


def make_policy(function: str, stage: str, made: Mapping[str, str], council: str) -> dict[str, Any]:
    """Return one function's policy with the stack's own names in it.

    Raise KeyError for a name that the stack does not give.
    """
    _, partition, _, region, account, _ = made["TableArn"].split(":", 5)
    inbox = tomllib.loads((COUNCILS / f"{council}.toml").read_text("utf-8"))["inbox"]["address"]
    values = {**made, "Stage": stage, "Partition": partition, "Region": region, "Account": account}
    text = (POLICIES / f"{function}.json").read_text("utf-8")
    document: dict[str, Any] = json.loads(
        Template(text).substitute(values, Domain=inbox.partition("@")[2])
    )
    return document


def make_stage_section(
    stage: str, made: Mapping[str, str], council: str, origin: str, before: Mapping[str, Any]
) -> dict[str, Any]:
    """Return a stage's section of Chalice's configuration.

    Whatever else an operator has set there (memory, a domain) stays.
    """
    tuned = before.get("lambda_functions", {})
    return {
        "api_gateway_stage": "api",
        **before,
        "environment_variables": make_environment(stage, made, council, origin),
        "lambda_functions": {
            name: {
                **limits,
                **tuned.get(name, {}),
                "iam_policy_file": f"policy-{stage}-{name}.json",
            }
            for name, limits in LIMITS.items()
        },
    }


def record(
    stage: str, made: Mapping[str, str], council: str, origin: str, folder: Path = CHALICE
) -> None:
    """Write the stage's section and its policies into `folder`, leaving the other stages as they
    are.
    """
    for name in LIMITS:
        _write(folder / f"policy-{stage}-{name}.json", make_policy(name, stage, made, council))
    config = json.loads((folder / "config.json").read_text("utf-8"))
    config["stages"][stage] = make_stage_section(
        stage, made, council, origin, config["stages"].get(stage, {})
    )
    _write(folder / "config.json", config)


def _write(path: Path, document: dict[str, Any]) -> None:
    path.write_text(json.dumps(document, indent=2) + "\n", "utf-8")


def main() -> None:
    """Record a stage from its stack."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage")
    parser.add_argument("--council", default="")
    parser.add_argument(
        "--origin", default="", help="the public address, where the council has its own"
    )
    parser.add_argument("--example", action="store_true", help="of a stack that is nowhere")
    given = parser.parse_args()
    settle_region()
    council = given.council or read_council(given.stage)
    if not council:
        parser.error("say which council this stage is for, as in: --council sefton")
    if given.example:
        made = make_example_outputs(given.stage)
    else:
        made = read_outputs(given.stage)
    record(given.stage, made, council, given.origin or read_origin(given.stage))


if __name__ == "__main__":
    main()
