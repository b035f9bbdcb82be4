"""Notices every call of this process that may have changed something, so that nothing is looked for
where nothing was done.
"""

from __future__ import annotations

import threading
from typing import Any

from botocore.handlers import BUILTIN_HANDLERS

READS = ("Get", "List", "Describe", "Query", "Scan", "Head", "BatchGet", "TransactGet", "Receive")
changed = threading.Event()
_lock = threading.Lock()
_services: set[str] = set()


def note_changed(service: str) -> None:
    """Record that something of this service may have changed: "dynamodb", "sns", "sqs", or
    "reports" for SES's.
    """
    with _lock:
        _services.add(service)
        changed.set()


def take_changed() -> set[str]:
    """Return the services that were written to since the last call, and forget them."""
    with _lock:
        found = set(_services)
        _services.clear()
        changed.clear()
    return found


def _note_write(model: Any, **_: Any) -> None:
    if not model.name.startswith(READS):
        note_changed(model.service_model.service_name)


BUILTIN_HANDLERS.append(("after-call", _note_write))
