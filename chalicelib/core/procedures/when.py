"""What must be so for a move to be offered: the tables' column `when`.

`GUARDS` and `GUARDS_BY_NAME` in `core/decisions/guards.py` give the function that checks each.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Guard(StrEnum):
    """What is so of a case. Those in `ABOUT_NAMES` are about clocks, or stages, by name."""

    CAN_EXTEND = "can_extend"
    IS_LATE = "is_late"
    IS_PAST_LAST_DAY = "is_past_last_day"
    IS_IN_WINDOW = "is_in_window"
    IS_AFTER_WINDOW = "is_after_window"
    CLAIMS_INTEREST = "claims_interest"
    IS_FOR_SOMEONE = "is_for_someone"
    HAS_PAUSED_PART = "has_paused_part"
    HAS_NOTHING_PAUSED = "has_nothing_paused"
    CAN_BE_UNDONE = "can_be_undone"
    IS_SORTED = "is_sorted"
    CAN_TAKE_POINT = "can_take_point"
    HAS_PARTY = "has_party"
    HAS_MEMBER = "has_member"
    HAS_FILE = "has_file"
    HAS_FILE_OUT = "has_file_out"
    HAS_MESSAGE = "has_message"
    HAS_UNSENT_EMAIL = "has_unsent_email"
    HAS_ACTION_DONE = "has_action_done"
    WAS_ASKED_HOW = "was_asked_how"
    WAS_ASKED_SINCE = "was_asked_since"
    WAS_ASKED_IF_SORTED = "was_asked_if_sorted"
    HAS_ALARM = "has_alarm"
    HAS_NO_ALARM = "has_no_alarm"
    GETS_EMAILS = "gets_emails"
    CLOCK_RUNS = "clock_runs"
    CLOCK_HAS_PASSED = "clock_has_passed"
    CAME_FROM = "came_from"


ABOUT_NAMES = (Guard.CLOCK_RUNS, Guard.CLOCK_HAS_PASSED, Guard.CAME_FROM)


@dataclass(frozen=True, slots=True)
class When:
    """A guard, with the clocks or stages that it is about."""

    guard: Guard
    names: tuple[str, ...] = ()
