"""Work on a stage from this machine: with the names of its table and buckets, and the operator's
own rights on AWS.
"""

from __future__ import annotations

import json
import os
import sys

from infra.record import CHALICE, settle_region


def set_up_stage(stage: str) -> None:
    """Set the environment of a stage, as Chalice's configuration has it. Exit, with why, where it
    has no such stage. What is set already stays."""
    stages = json.loads((CHALICE / "config.json").read_text("utf-8"))["stages"]
    if stage not in stages:
        sys.exit(f"There is no stage “{stage}” in .chalice/config.json. There are: {list(stages)}.")
    for name, value in stages[stage].get("environment_variables", {}).items():
        os.environ.setdefault(name, value)
    settle_region()
