"""Stop a command of Chalice's before it makes anything, where its stage is not ready.

Chalice imports the app before it builds or deploys. On Lambda nothing here runs.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from argparse import Namespace

LOCAL = "local"
# Stages that are checked in and belong to no account.
EXAMPLES = ("dev", LOCAL)
# What `make deploy` records for a stage (infra/record.py).
RECORDED = (
    "HEARD_COUNCIL",
    "HEARD_ORIGIN",
    "HEARD_TABLE",
    "HEARD_MAIL_BUCKET",
    "HEARD_FILES_BUCKET",
    "HEARD_KEYS_SECRET",
    "HEARD_CONFIGURATION_SET",
    "HEARD_MAIL_QUEUE",
    "HEARD_FEEDBACK_TOPIC",
    "HEARD_STREAM_ARN",
)


def refuse_unready_stage(arguments: Sequence[str], environment: Mapping[str, str]) -> None:
    """End the process, saying what to run first, where Chalice was given a stage it cannot use.

    Return at once where it is not Chalice's command that imports the app.
    """
    if "AWS_CHALICE_CLI_MODE" not in environment:
        return
    _refuse_broken_tables()
    asked = _read_command(arguments)
    if asked.command == "local":
        _refuse_other_stage_on_this_machine(asked.stage)
    if asked.command == "deploy" and asked.stage in EXAMPLES:
        _stop(
            f"Nothing was deployed. The stage “{asked.stage}” is an example of no account.\n"
            "For the first deployment of a stage, run: make deploy STAGE=live COUNCIL=sefton\n"
            "After that, this brings new code: chalice deploy --stage live"
        )
    if any(name not in environment for name in RECORDED):
        _stop(
            f"Nothing was made. The stage “{asked.stage}” has not been set up.\n"
            f"First run: make deploy STAGE={asked.stage} COUNCIL=sefton"
        )
    if asked.command == "deploy":
        _refuse_without_region(asked.profile)
    if asked.command in ("deploy", "package"):
        add_gateway_pages()


def add_gateway_pages() -> None:
    """Put API Gateway's own pages into the definition that Chalice makes of the API.

    Chalice replaces the whole definition at each deployment, and has no setting for them.
    """
    from chalice.deploy.swagger import SwaggerGenerator

    from chalicelib.gateway_pages import make_gateway_responses

    template = SwaggerGenerator._BASE_TEMPLATE
    template["x-amazon-apigateway-gateway-responses"] = make_gateway_responses()


def _refuse_broken_tables() -> None:
    from chalicelib.core.procedures.checker import BrokenTable, check_tables

    try:
        check_tables()
    except BrokenTable as error:
        _stop(f"Nothing was made. These rows of the procedures cannot be right:\n{error}")


def _stop(message: str) -> NoReturn:
    """End the process. `chalice local` imports the app in a thread, where SystemExit is silent."""
    if threading.current_thread() is threading.main_thread():
        raise SystemExit(message)
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()
    os._exit(1)


def _read_command(arguments: Sequence[str]) -> Namespace:
    from argparse import ArgumentParser

    asked = ArgumentParser(add_help=False, allow_abbrev=False)
    asked.add_argument("--project-dir")
    asked.add_argument("--stage", default="dev")  # as Chalice has it
    asked.add_argument("--profile")
    asked.add_argument("command", nargs="?", default="")
    return asked.parse_known_args(arguments)[0]


def _refuse_other_stage_on_this_machine(stage: str) -> None:
    if stage != LOCAL:
        _stop(
            f"Nothing was started. The pages of the stage “{stage}” lead to its API in AWS.\n"
            f"Run: chalice local --stage {LOCAL}"
        )


def _refuse_without_region(profile: str | None) -> None:
    from botocore.session import Session

    if not Session(profile=profile).get_config_variable("region"):
        _stop(
            "Nothing was deployed. No region of AWS is set.\n"
            "First run: export AWS_DEFAULT_REGION=eu-west-2"
        )
