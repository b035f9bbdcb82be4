"""Keep the keys that sign links in Secrets Manager: `{"keys": ["newest", "older", ...]}`.

`python -m infra.keys STAGE` makes the first one; `--rotate` puts a new one in front and drops the
oldest beyond KEEP, with the links it signed; `--forget` drops all but the newest. No key is ever
printed.
"""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from typing import Any

from infra.record import read_functions, read_outputs, settle_region

KEEP = 3


def add_key(keys: list[str], new: str) -> list[str]:
    """Return the keys with the new one first and those beyond KEEP dropped."""
    return [new, *keys][:KEEP]


def ensure(client: Any, secret: str) -> int:
    """Make CloudFormation's generated text the first key if there is none yet.

    Return how many keys there are.
    """
    held = _read(client, secret)
    keys = list(held.get("keys", []))
    if not keys:
        keys = [held.get("first") or _make_key(client)]
        _write(client, secret, keys)
    return len(keys)


def rotate(client: Any, secret: str, *, forget: bool = False) -> int:
    """Put a new key first, before the older ones or alone. Return how many keys there are."""
    older = []
    if not forget:
        older = list(_read(client, secret).get("keys", []))
    keys = add_key(older, _make_key(client))
    _write(client, secret, keys)
    return len(keys)


def restart_functions(client: Any, stage: str, when: datetime) -> None:
    """Start every function anew: those that are warm hold the keys as they were, and would refuse a
    link of the newest.
    """
    for function in read_functions(stage).values():
        client.update_function_configuration(
            FunctionName=function, Description=f"Keys rotated {when:%Y-%m-%d %H:%M} UTC"
        )
        client.get_waiter("function_updated_v2").wait(FunctionName=function)


def _read(client: Any, secret: str) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(client.get_secret_value(SecretId=secret)["SecretString"])
    return held


def _write(client: Any, secret: str, keys: list[str]) -> None:
    client.put_secret_value(SecretId=secret, SecretString=json.dumps({"keys": keys}))


def _make_key(client: Any) -> str:
    text: str = client.get_random_password(PasswordLength=64, ExcludePunctuation=True)[
        "RandomPassword"
    ]
    return text


def main() -> None:
    """Make sure of a key, or rotate."""
    import boto3

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage")
    parser.add_argument("--rotate", action="store_true", help="put a new key in front")
    parser.add_argument(
        "--forget", action="store_true", help="with --rotate: every link sent so far stops working"
    )
    given = parser.parse_args()
    settle_region()
    secret = read_outputs(given.stage)["KeysSecret"]
    client = boto3.client("secretsmanager")
    if given.rotate:
        count = rotate(client, secret, forget=given.forget)
    else:
        count = ensure(client, secret)
    if given.rotate:
        restart_functions(boto3.client("lambda"), given.stage, datetime.now(UTC))
    print(
        f"{secret}: {count} key{'' if count == 1 else 's'}; new links are signed with the newest."
    )


if __name__ == "__main__":
    main()
