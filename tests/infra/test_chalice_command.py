"""Chalice's own commands, run as a process: they stop before they make anything, in plain lines."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from chalicelib.chalice_command import RECORDED, refuse_unready_stage
from infra.record import make_environment, make_example_outputs
from tests.engines import without_aws

ROOT = Path(__file__).resolve().parents[2]
CHALICE = str(Path(sys.executable).with_name("chalice"))
MADE = (".chalice/deployed", ".chalice/deployments")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a checkout with a stage named `live`, recorded as `make deploy` records it."""
    for name in ("app.py", "chalicelib", "templates", "requirements.txt"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / ".chalice").mkdir()
    config = json.loads((ROOT / ".chalice" / "config.json").read_text("utf-8"))
    names = make_environment(
        "live", make_example_outputs("live"), "sefton", "https://complaints.example"
    )
    config["stages"]["live"] = {**config["stages"]["dev"], "environment_variables": names}
    (tmp_path / ".chalice" / "config.json").write_text(json.dumps(config), "utf-8")
    return tmp_path


def run_chalice(checkout: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run Chalice where nothing answers for AWS: a call of any service would fail, and take
    long.
    """
    alone = {
        "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    return subprocess.run(
        [CHALICE, *command],
        cwd=checkout,
        env=without_aws(**alone, **more),
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (("deploy",), "make deploy STAGE=live COUNCIL=sefton"),
        (("package", "--stage=trial", "out"), "make deploy STAGE=trial COUNCIL=sefton"),
        (("deploy", "--stage", "live"), "export AWS_DEFAULT_REGION=eu-west-2"),
        (("local", "--port", "0"), "chalice local --stage local"),
    ],
    ids=["example", "unrecorded", "no region", "local"],
)
def test_a_stage_that_is_not_ready_is_refused_before_anything_is_made(
    checkout: Path, command: tuple[str, ...], says: str
) -> None:
    ran = run_chalice(checkout, *command)
    assert ran.stderr.startswith("Nothing was "), ran.stderr
    assert says in ran.stderr
    assert "Traceback" not in ran.stderr
    assert [made for made in (*MADE, "out") if (checkout / made).exists()] == []


def test_what_must_be_recorded_is_what_a_deployment_records() -> None:
    made = make_environment(
        "live", make_example_outputs("live"), "sefton", "https://complaints.example"
    )
    assert {name for name in made if name.startswith("HEARD_")} == set(RECORDED)


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (["--debug", "deploy", "--stage", "local"], "make deploy STAGE=live COUNCIL=sefton"),
        (["--project-dir", "deploy", "deploy", "--stage=dev"], "an example of no account"),
        (["deploy", "--stage", "trial"], "make deploy STAGE=trial COUNCIL=sefton"),
        (["local", "--stage", "live"], "chalice local --stage local"),
        (["local"], "chalice local --stage local"),
    ],
)
def test_the_stage_is_read_however_the_command_is_written(command: list[str], says: str) -> None:
    with pytest.raises(SystemExit, match=says):
        refuse_unready_stage(command, {"AWS_CHALICE_CLI_MODE": "true"})


def lets_through(command: list[str], environment: dict[str, str]) -> bool:
    """Return whether Chalice may go on with a command."""
    try:
        refuse_unready_stage(command, environment)
    except SystemExit:
        return False
    return True


def test_a_stage_that_is_recorded_may_be_deployed_and_an_example_packaged() -> None:
    ready = dict.fromkeys((*RECORDED, "AWS_CHALICE_CLI_MODE"), "known")
    assert lets_through(["package", "--stage", "dev", "deploy"], ready)
    with pytest.MonkeyPatch.context() as here:
        here.setenv("AWS_DEFAULT_REGION", "eu-west-2")
        assert lets_through(["deploy", "--stage", "live"], ready)


def test_on_lambda_nothing_is_asked() -> None:
    assert lets_through(["deploy"], {})


def test_rows_with_a_hole_in_them_are_neither_packaged_nor_deployed_and_the_hole_is_named(
    checkout: Path,
) -> None:
    (checkout / "chalicelib").unlink()
    shutil.copytree(ROOT / "chalicelib", checkout / "chalicelib")
    rows = checkout / "chalicelib" / "core" / "procedures" / "concern.py"
    whole = rows.read_text("utf-8")
    rows.write_text(whole.replace('leads_to="answered"', 'leads_to="nowhere"', 1), "utf-8")
    assert rows.read_text("utf-8") != whole
    done = run_chalice(checkout, "package", "--stage", "live", "out")
    assert done.returncode != 0
    assert "a move leads to nowhere, which is no stage" in done.stderr
    assert not (checkout / "out").exists()
