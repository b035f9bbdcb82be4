"""Puts mail that was given up back into its queue, once the mailroom is well. `make put-back
STAGE=live`.
"""

from __future__ import annotations

import argparse
from typing import Any

import boto3

from infra.record import read_outputs, settle_region

DEAD = "-dead"


def put_back(sqs: Any, queue: str) -> int:
    """Move every dead letter of `queue` back into it, and return how many.

    Cut off in between, it leaves one in both: a message dealt with twice makes no second case.
    """
    dead = sqs.get_queue_url(QueueName=queue + DEAD)["QueueUrl"]
    inbound = sqs.get_queue_url(QueueName=queue)["QueueUrl"]
    moved = 0
    while messages := sqs.receive_message(QueueUrl=dead, MaxNumberOfMessages=10).get("Messages"):
        for message in messages:
            sqs.send_message(QueueUrl=inbound, MessageBody=message["Body"])
            sqs.delete_message(QueueUrl=dead, ReceiptHandle=message["ReceiptHandle"])
            moved += 1
    return moved


def main() -> None:
    """Put back a stage's dead letters."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage")
    given = parser.parse_args()
    settle_region()
    moved = put_back(boto3.client("sqs"), read_outputs(given.stage)["InboundQueue"])
    print(f"Put back {moved} message{'' if moved == 1 else 's'}. Each is read within minutes.")


if __name__ == "__main__":
    main()
