"""moto's CloudFormation without the services that our template does not ask of it: to load them
all, EC2's four hundred kinds of machine among them, takes most of the time of a start.
"""

from __future__ import annotations

import importlib
import sys
from functools import cache
from types import ModuleType
from typing import Any

WANTED = ("dynamodb", "iam", "kms", "organizations", "s3", "secretsmanager", "sns", "sqs")
# What moto.cloudformation imports besides, and which of it lies deeper.
LEFT_OUT = (
    *("apigateway", "autoscaling", "awslambda", "batch", "cloudwatch", "datapipeline", "ec2"),
    *("ecr", "ecs", "efs", "elb", "elbv2", "emr", "events", "iot", "kinesis", "rds", "redshift"),
    *("route53", "sagemaker", "ssm", "stepfunctions"),
    *("awslambda.utils", "ec2.models", "ec2.models.core"),
)


@cache
def load_formation() -> None:
    """Import moto's CloudFormation, with empty modules in place of the services left out.

    Afterwards the empty modules are gone, so that who imports one of those services gets it whole.
    """
    for name in WANTED:
        importlib.import_module(f"moto.{name}.models")
    empty = []
    for name in LEFT_OUT:
        whole = f"moto.{name}"
        if whole not in sys.modules:
            sys.modules[whole] = _Empty(whole)
            empty.append(whole)
    try:
        importlib.import_module("moto.cloudformation.responses")
    finally:
        for whole in empty:
            del sys.modules[whole]


class _Empty(ModuleType):
    """A module in which every name is a class that nothing is of."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})
