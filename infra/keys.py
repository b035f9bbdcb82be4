"""The keys that sign links: `{"keys": ["newest", "older", ...]}` in Secrets Manager. New links are signed with the newest; all still read.

`python -m infra.keys STAGE` makes sure there is one, from the random text that CloudFormation generated; `--rotate` puts a new one in
front, made by Secrets Manager itself. The oldest beyond KEEP goes, and with it the last links that it signed. No key is ever printed.
"""

from __future__ import annotations

import argparse
import json
from typing import Any

from infra.record import outputs, settle_region

KEEP = 3


def rotated(keys: list[str], new: str) -> list[str]:
    """The keys with a new one in front and the oldest beyond KEEP left out."""
    return [new, *keys][:KEEP]


def ensure(client: Any, secret: str) -> int:
    """Make CloudFormation's generated text the first key where there is none yet. Returns how many keys there are."""
    held = _read(client, secret)
    keys = list(held.get("keys", []))
    if not keys:
        keys = [held["first"]] if held.get("first") else [_random(client)]
        _write(client, secret, keys)
    return len(keys)


def rotate(client: Any, secret: str) -> int:
    """Put a new key in front. Returns how many keys there are."""
    keys = rotated(list(_read(client, secret).get("keys", [])), _random(client))
    _write(client, secret, keys)
    return len(keys)


def _read(client: Any, secret: str) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(client.get_secret_value(SecretId=secret)["SecretString"])
    return held


def _write(client: Any, secret: str, keys: list[str]) -> None:
    client.put_secret_value(SecretId=secret, SecretString=json.dumps({"keys": keys}))


def _random(client: Any) -> str:
    text: str = client.get_random_password(PasswordLength=64, ExcludePunctuation=True)["RandomPassword"]
    return text


def main() -> None:
    """Make sure of a key, or rotate."""
    import boto3

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage")
    parser.add_argument("--rotate", action="store_true", help="put a new key in front")
    given = parser.parse_args()
    settle_region()
    secret = outputs(given.stage)["KeysSecret"]
    client = boto3.client("secretsmanager")
    count = rotate(client, secret) if given.rotate else ensure(client, secret)
    print(f"{secret}: {count} key{'' if count == 1 else 's'}; new links are signed with the newest.")


if __name__ == "__main__":
    main()
