"""One of the eight: a process that reads a job a line, does it at the instant the job names, and
answers with what came of it. The eight are copies of one process, which loads the product once.

Run by `conftest.py`, with the product's environment and `AWS_ENDPOINT_URL` leading to ministack.
"""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import UTC, datetime
from typing import Any

import boto3

from chalicelib import casework, store
from chalicelib.core.cases import COMPLAINANT, Complaint
from chalicelib.core.decisions.builder import fold
from chalicelib.core.reading.danger_words import speaks_of_danger
from chalicelib.links import Claim
from chalicelib.settings import settings

FOR_EVER = datetime(2099, 1, 1, tzinfo=UTC)


def lodge(now: str, cause: str, email: str, draft: str = "") -> str:
    """Lodge a care leaver's own complaint by the form: no task of asking a child goes with it."""
    complaint = Complaint("Nobody came.", code="care_leaver", name="Jo Field", email=email)
    return casework.lodge(complaint, cause=cause, now=_at(now), draft=draft).reference


def keep_mail(key: str, raw: str) -> None:
    """Store a message as SES does."""
    boto3.client("s3").put_object(Bucket=settings().mail_bucket, Key=key, Body=raw.encode())


def receive(now: str, key: str) -> str:
    """Receive a message from the queue."""
    verdicts = {
        f"{check}Verdict": {"status": "PASS"} for check in ("spam", "virus", "spf", "dkim", "dmarc")
    }
    action = {"type": "S3", "bucketName": settings().mail_bucket, "objectKey": key}
    receipt = {
        "timestamp": now,
        "recipients": [settings().council.inbox],
        "action": action,
        **verdicts,
    }
    return casework.receive({"mail": {"timestamp": now}, "receipt": receipt}, _at(now))


def act(now: str, reference: str, move: str, officer: str, nonce: str, form: dict[str, str]) -> int:
    """Press the button of an officer's link."""
    return casework.act(Claim(reference, move, officer, nonce, FOR_EVER), form, _at(now)).version


def add(now: str, reference: str, causes: list[str]) -> int:
    """Add something as the person, for each cause, and return how often it was taken."""
    taken = 0
    for cause in causes:
        try:
            casework.add(reference, COMPLAINANT, f"It is {cause}.", (), _at(now), cause)
            taken += 1
        except (store.Seen, store.Stale):
            continue
    return taken


def withdraw(now: str, reference: str) -> int:
    """Withdraw as the person."""
    return casework.withdraw(reference, "It is sorted.", _at(now)).version


def sweep(now: str) -> int:
    """Run the sweep."""
    return casework.sweep(_at(now))


def digest(now: str) -> bool:
    """Run the morning's digest."""
    return casework.digest(_at(now))


def deliver(now: str, owner: str, letter: str) -> str:
    """Give the post room a letter."""
    return casework.deliver(owner, letter, _at(now))


def settle(now: str, message: str) -> str:
    """Make a case of a set-aside message."""
    officer = settings().council.find_officer("complaints1")
    assert officer
    return casework.settle(message, casework.Choice("case"), officer, _at(now))


def remark(message: str, said: str) -> bool:
    """Record that a set-aside message is not somebody's own."""
    return store.remark(message, said)


def reason(message: str) -> tuple[bool, str]:
    """Return whether a message was settled, and why it was set aside."""
    kept = store.load_set_aside(message)
    assert kept
    return kept.settled, kept.reason


def look(reference: str) -> dict[str, Any]:
    """Return a case as it stands, and whether it matches its history."""
    case = store.load(reference)
    events = store.load_history(reference)
    assert case
    return {
        "version": case.version,
        "stage": case.stage,
        "owner": case.owner,
        "numbers": [event.number for event in events],
        "events": [event.name for event in events],
        "nudges": [fired for event in events for fired in event.facts.get("nudges", ())],
        "texts": [event.facts["text"] for event in events if event.name == "contributed"],
        "is_its_history": fold(events) == case,
        "letters": [[w.letter.id, w.letter.name, w.state] for w in store.load_letters(reference)],
        "running": [clock.name for clock in case.clocks if clock.running],
    }


def of_address(email: str) -> list[str]:
    """Return the cases from an address."""
    return store.list_from_address(email)


def aside() -> list[str]:
    """Return the ids of the set-aside messages."""
    return [message.id for message in store.list_set_aside()]


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)


DEEDS = {
    deed.__name__: deed
    for deed in (
        lodge,
        keep_mail,
        receive,
        act,
        add,
        withdraw,
        sweep,
        digest,
        deliver,
        settle,
        remark,
        reason,
        look,
        of_address,
        aside,
    )
}


def do_jobs() -> None:
    """Do jobs until there are no more."""
    for line in sys.stdin:
        job = json.loads(line)
        time.sleep(max(0.0, job["at"] - time.time()))
        try:
            answer = {"gave": DEEDS[job["deed"]](**job["how"])}
        except Exception as error:  # noqa: BLE001 - what it raised is what the test asks about
            answer = {"raised": type(error).__name__, "said": str(error)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def main() -> None:
    """Become a process for each pair of pipes, and wait until each of them has ended."""
    speaks_of_danger("Nobody came.")  # reads its many patterns, once for all
    for jobs, answers in json.loads(sys.argv[1]):
        if os.fork() == 0:
            os.dup2(jobs, 0)
            os.dup2(answers, 1)
            os.close(jobs)
            os.close(answers)
            do_jobs()
            os._exit(0)
        os.close(jobs)
        os.close(answers)
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return


if __name__ == "__main__":
    main()
