"""What runs by the clock. EventBridge counts in UTC; the rules decide by London's time."""

from __future__ import annotations

from chalice import Blueprint, Cron
from chalice.app import CloudWatchEvent

from chalicelib import casework, clock

door = Blueprint(__name__)


@door.schedule(Cron(5, "*", "*", "*", "?", "*"))
def sweep(event: CloudWatchEvent) -> None:
    """Deal every hour with whatever has fallen due since the last run; at night, with alarms."""
    casework.sweep(clock.now())


@door.schedule(Cron(30, "6,7", "*", "*", "?", "*"))
def digest(event: CloudWatchEvent) -> None:
    """Send the complaints manager's list at half past seven in London, summer and winter."""
    casework.digest(clock.now())
