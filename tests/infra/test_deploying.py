"""What a deployment keeps of the stage: its council and its address. No AWS but moto's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import boto3
import pytest

from chalicelib.councils import BrokenCouncil
from chalicelib.settings import settings
from infra import package
from infra.deploy import CannotDeploy, choose_council, deploy, update_stack
from infra.record import UNKNOWN_ORIGIN, choose_origin, read_config
from tests.conftest import FRIDAY
from tests.engines import KEYS, without_aws
from tests.helpers import Heard, a_case

ROOT = Path(__file__).resolve().parents[2]
API = "https://abc123.execute-api.eu-west-2.amazonaws.com/api"
OWN = "https://complaints.valley.example"
TEMPLATE = """
Parameters: {Council: {Type: String, Default: ""}}
Resources: {Topic: {Type: "AWS::SNS::Topic"}}
Outputs: {Council: {Value: !Ref Council}}
"""


@pytest.mark.parametrize(
    ("given", "recorded", "change", "chosen"),
    [
        ("sefton", "", False, "sefton"),
        ("", "sthelens", False, "sthelens"),
        ("sthelens", "sthelens", False, "sthelens"),
        ("sefton", "sthelens", True, "sefton"),
    ],
)
def test_a_stage_keeps_its_council_unless_another_is_asked_for(
    given: str, recorded: str, change: bool, chosen: str
) -> None:
    assert choose_council("live", given, recorded, change) == chosen


def test_a_first_deployment_says_which_council_it_needs() -> None:
    with pytest.raises(CannotDeploy, match=r"make deploy STAGE=live COUNCIL=sefton"):
        choose_council("live", "", "", change=False)


def test_another_council_than_the_recorded_one_is_refused() -> None:
    with pytest.raises(CannotDeploy, match="deployed for sthelens, not sefton") as refused:
        choose_council("live", "sefton", "sthelens", change=False)
    assert "CHANGE_COUNCIL=yes" in str(refused.value)


def test_a_deployment_that_is_refused_says_so_in_plain_lines() -> None:
    """Run as an operator runs it, with a stack of moto's that is of St Helens."""
    code = (
        "import boto3, sys; from moto import mock_aws; mock_aws().start();"
        " boto3.client('cloudformation').create_stack(StackName='heard-live',"
        f" TemplateBody={TEMPLATE!r},"
        " Parameters=[{'ParameterKey': 'Council', 'ParameterValue': 'sthelens'}]);"
        " sys.argv[1:] = ['live', '--council', 'sefton'];"
        " from infra import deploy; deploy.main()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=without_aws(**KEYS),
    )
    assert ran.returncode != 0
    assert ran.stderr.startswith("Nothing was deployed. live is deployed for sthelens, not sefton.")


def test_files_of_councils_that_no_package_carries_are_refused() -> None:
    """`HEARD_COUNCILS` leads to the tests' own here."""
    with pytest.raises(BrokenCouncil, match="unset HEARD_COUNCILS"):
        deploy("live", "sefton", "", "")
    with pytest.raises(SystemExit, match="unset HEARD_COUNCILS"):
        package.choose_stage(read_config(), "dev")


@pytest.mark.parametrize(
    ("origin", "api", "stands"),
    [
        (API, "abc123", API),
        (API, "def456", UNKNOWN_ORIGIN),  # deleted, and deployed again
        (API, "", UNKNOWN_ORIGIN),  # deleted
        (OWN, "def456", OWN),
        (OWN, "", OWN),
        (UNKNOWN_ORIGIN, "def456", UNKNOWN_ORIGIN),
    ],
)
def test_an_address_of_an_api_that_is_gone_does_not_stand(
    origin: str, api: str, stands: str
) -> None:
    assert choose_origin(origin, api) == stands


def test_no_letter_leaves_while_links_would_lead_nowhere(
    heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_case(FRIDAY)
    with monkeypatch.context() as deploying:
        deploying.setenv("HEARD_ORIGIN", UNKNOWN_ORIGIN)
        read_settings_anew()
        assert heard.stragglers() == []
    read_settings_anew()
    assert [p.name for p in heard.stragglers()] == ["acknowledgement", "new_case"]


def read_settings_anew() -> None:
    settings.cache_clear()
    settings()  # now: during a request Chalice's test client puts other names in place


@pytest.mark.usefixtures("aws")
def test_the_council_is_recorded_in_the_stack(tmp_path: Path) -> None:
    template = tmp_path / "template.yaml"
    template.write_text(TEMPLATE, "utf-8")
    for council in ("valley", "hill"):
        made = update_stack("heard-valley", template, {"Council": council})
        assert made == {"Council": council}
    boto3.client("cloudformation").delete_stack(StackName="heard-valley")
