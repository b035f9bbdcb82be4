"""Start each handler of the package cold, in a fresh process, beside Chalice and a DynamoDB client.

Its module is what Lambda imports: `app` for the web, the door's own for the rest. Also counted are
the later imports of its first event, the DynamoDB clients it makes, its other clients, and the
work.
"""

from __future__ import annotations

import json
import os
import secrets
import statistics
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

from infra.bench import doors

ALONE = ("alone", "alone_botocore")  # by boto3, as anyone would, and by botocore, as pynamodb does
HANDLERS = {
    "api_handler": ("app", "app"),
    "api_handler, a form": ("app", "app"),
    "mailroom": ("chalicelib.doors.mail.inbound", "mailroom"),
    "postroom": ("chalicelib.doors.mail.outbound", "postroom"),
    "stragglers": ("chalicelib.doors.mail.outbound", "stragglers"),
    "feedback": ("chalicelib.doors.mail.outbound", "feedback"),
    "sweep": ("chalicelib.doors.schedules", "sweep"),
    "digest": ("chalicelib.doors.schedules", "digest"),
}

# Runs in the fresh process, with the unpacked package alone on its path. Time in imports and in
# making clients is told apart from the rest by wrapping both for the first event; what lies within
# another is counted once, as the outermost.
FRESH = """
import sys, time
sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
cpu, wall = time.process_time(), time.perf_counter()
if sys.argv[2] == "alone":
    import chalice, boto3
    boto3.client("dynamodb")
elif sys.argv[2] == "alone_botocore":
    import chalice, botocore.session
    botocore.session.get_session().create_client("dynamodb")
else:
    handler = getattr(__import__(sys.argv[2], fromlist=["x"]), sys.argv[3])
cpu_spent, wall_spent = time.process_time() - cpu, time.perf_counter() - wall
found = {"cpu": {"import": cpu_spent}, "wall": {"import": wall_spent}}
if not sys.argv[2].startswith("alone"):
    import builtins, json, datetime
    import botocore.session
    from chalicelib import clock
    event, now = json.load(open(sys.argv[4])), datetime.datetime.fromisoformat(sys.argv[5])
    clock.follow(lambda: now)
    spent, within = {}, []
    def timed(function, kind):
        def call(*args, **kwargs):
            if within:
                return function(*args, **kwargs)
            within.append(1)
            began = time.process_time(), time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                within.pop()
                was = spent.setdefault(kind(args), [0.0, 0.0])
                was[0] += time.process_time() - began[0]
                was[1] += time.perf_counter() - began[1]
        return call
    builtins.__import__ = timed(builtins.__import__, lambda args: "later_imports")
    Session = botocore.session.Session
    def kind_of_client(args):
        return "dynamodb_clients" if args[1] == "dynamodb" else "other_clients"
    Session.create_client = timed(Session.create_client, kind_of_client)
    class Context:
        function_name, function_version, memory_limit_in_mb = "heard", "1", 512
        aws_request_id = invoked_function_arn = log_group_name = log_stream_name = "heard"
        def get_remaining_time_in_millis(self): return 60000
    cpu, wall = time.process_time(), time.perf_counter()
    answer = handler(event, Context())
    whole = time.process_time() - cpu, time.perf_counter() - wall
    for place, name in enumerate(("cpu", "wall")):
        for kind in ("later_imports", "dynamodb_clients", "other_clients"):
            found[name][kind] = spent.get(kind, (0.0, 0.0))[place]
        found[name]["work"] = whole[place] - sum(times[place] for times in spent.values())
    if isinstance(answer, dict) and answer.get("statusCode") not in (200, 303):
        raise SystemExit(str(answer)[:500])
import json
print("\\n" + json.dumps(found))
"""


def measure(
    package: Path, folder: Path, handlers: tuple[str, ...], rounds: int, warm: int
) -> dict[str, Any]:
    """Return the medians, in milliseconds, of starting handlers from the package, unpacked in
    `folder`, one after another in each round. The first `warm` rounds do not count."""
    unpacked = folder / "unpacked"
    with zipfile.ZipFile(package) as held:
        held.extractall(unpacked)
    took: dict[str, list[dict[str, Any]]] = {name: [] for name in (*ALONE, *handlers)}
    for turn in range(rounds + warm):
        for name, kept in took.items():
            found = _start(name, unpacked, folder)
            if turn >= warm:  # the first of each reads the disk
                kept.append(found)
    alone = {name: _take_medians(took.pop(name)) for name in ALONE}
    compared = {}
    for name, rows in took.items():
        compared[name] = _compare(_take_medians(rows), alone["alone"])
    return {"rounds": rounds, **alone, "handlers": compared}


def _start(name: str, unpacked: Path, folder: Path) -> dict[str, Any]:
    arguments = [name]
    if name not in ALONE:
        (folder / "event.json").write_text(json.dumps(make_event(name)), "utf-8")
        arguments = [*HANDLERS[name], str(folder / "event.json"), doors.FRIDAY.isoformat()]
    command = [sys.executable, "-I", "-S", "-c", FRESH, str(unpacked), *arguments]
    done = subprocess.run(
        command, cwd=unpacked, env=dict(os.environ), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{name}: {done.stderr[-2000:]}{done.stdout[-500:]}")
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def make_event(name: str) -> dict[str, Any]:
    """Return an event that gives this handler its ordinary work, and prepare what it needs: a
    message, or a letter that waits.
    """
    _empty_outbox()
    if name == "api_handler":
        return doors.make_web_event("GET", "/")
    if name == "api_handler, a form":
        return doors.make_web_event("POST", "/complain", answers=doors.make_answers())
    if name == "mailroom":
        return doors.store_mail(doors.make_message())
    if name == "postroom":
        return doors.make_stream_event([make_letter_row()])
    if name == "feedback":
        return _report(make_letter_row())
    if name == "stragglers":
        make_letter_row()
    return doors.make_schedule_event()


def _empty_outbox() -> None:
    """Clear unsent letters, so that the stragglers find only the letter that an event is about."""
    from chalicelib import store

    for owner, letter_id in list(store.list_unsent(doors.FRIDAY)):
        store.mark_failed(owner, letter_id)


def make_letter_row() -> dict[str, Any]:
    """Return the stored row of a new case's acknowledgement.

    The letter to the officer is marked as failed, so that it does not count.
    """
    from chalicelib import casework, store
    from chalicelib.core.cases import Complaint
    from chalicelib.store import rows

    complaint = Complaint(doors.WORDS, code="parent", name="Sam Carter", email=doors.make_address())
    case = casework.lodge(complaint, cause=f"bench/{secrets.token_hex(8)}", now=doors.FRIDAY)
    owner = f"CASE#{case.reference}"
    first, *others = [w.letter.id for w in store.load_letters(case.reference)]
    for letter_id in others:
        store.mark_failed(owner, letter_id)
    row: dict[str, Any] = rows.LetterRow.get(owner, f"LETTER#{first}").serialize()
    return row


def _report(row: dict[str, Any]) -> dict[str, Any]:
    """Return the SNS event in which SES says that it accepted this letter."""
    owner, letter = row["pk"]["S"].replace("#", "_"), row["sk"]["S"].removeprefix("LETTER#")
    said = {
        "eventType": "Send",
        "mail": {"messageId": "m", "tags": {"letter": [letter], "owner": [owner]}},
        "send": {},
    }
    notice = {
        "Type": "Notification",
        "MessageId": "1",
        "TopicArn": "t",
        "Subject": "s",
        "Message": json.dumps(said),
        "MessageAttributes": {},
    }
    return {
        "Records": [
            {
                "EventSource": "aws:sns",
                "EventVersion": "1.0",
                "EventSubscriptionArn": "t",
                "Sns": notice,
            }
        ]
    }


def _take_medians(rows: list[dict[str, Any]]) -> dict[str, dict[str, float]]:
    medians: dict[str, dict[str, float]] = {"cpu": {}, "wall": {}}
    for clock, of_kind in medians.items():
        for kind in rows[0][clock]:
            seconds = statistics.median(row[clock][kind] for row in rows)
            of_kind[kind] = round(1000 * seconds, 1)
    return medians


def _compare(
    ours: dict[str, dict[str, float]], alone: dict[str, dict[str, float]]
) -> dict[str, Any]:
    """Return a handler's medians with their ratios to a bare Chalice app and DynamoDB client.

    There are two ratios: for the import alone, and for everything that is loaded by the first
    event.
    """
    base = alone["cpu"]["import"]
    cpu = ours["cpu"]
    ready = cpu["import"] + cpu["later_imports"] + cpu["dynamodb_clients"]
    return {
        **ours,
        "import_ratio": round(cpu["import"] / base, 2),
        "ready_cpu_ms": round(ready, 1),
        "ready_ratio": round(ready / base, 2),
    }
