"""The keys of links: CloudFormation's random text becomes the first, a new one goes in front, and
one that leaked can be forgotten.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from moto import mock_aws

from infra import keys

SECRET = "heard-live-keys"


@pytest.fixture
def store() -> Iterator[Any]:
    """Return Secrets Manager with the secret as the stack makes it."""
    with mock_aws():
        client = boto3.client("secretsmanager", region_name="eu-west-2")
        client.create_secret(Name=SECRET, SecretString='{"keys": [], "first": "made-by-the-stack"}')
        yield client
        client.delete_secret(
            SecretId=SECRET, ForceDeleteWithoutRecovery=True
        )  # another test's moto may outlive this one


def held(store: Any) -> list[str]:
    """Return the keys, newest first."""
    found: list[str] = json.loads(store.get_secret_value(SecretId=SECRET)["SecretString"])["keys"]
    return found


def test_the_stack_s_own_random_text_becomes_the_first_key_once(store: Any) -> None:
    assert keys.ensure(store, SECRET) == 1
    assert keys.ensure(store, SECRET) == 1
    assert held(store) == ["made-by-the-stack"]


def test_a_new_key_goes_in_front_and_no_more_than_three_are_kept(store: Any) -> None:
    keys.ensure(store, SECRET)
    seen = [keys.rotate(store, SECRET) for _ in range(3)]
    assert seen == [2, 3, 3]
    assert "made-by-the-stack" not in held(store)
    assert len(set(held(store))) == 3
    assert min(map(len, held(store))) >= 64


def test_a_key_that_leaked_is_forgotten_with_all_before_it(store: Any) -> None:
    keys.ensure(store, SECRET)
    assert keys.rotate(store, SECRET, forget=True) == 1
    assert "made-by-the-stack" not in held(store)
