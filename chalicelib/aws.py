"""Clients of AWS, all from one session of this process, so that what the first has read of the
services serves the rest.

They are botocore's own: boto3 would be imported for nothing else, at some sixty milliseconds of
each cold start (docs/figures.md).
"""

from __future__ import annotations

import os
from functools import cache
from typing import Any

REGION = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or "eu-west-2"


@cache
def session() -> Any:
    """Return this process's one botocore session."""
    from botocore.session import get_session

    return get_session()


def client(service: str, **options: Any) -> Any:
    """Return a client of `service`. `options` are those of botocore's Config."""
    from botocore.config import Config

    return session().create_client(service, region_name=REGION, config=Config(**options))
