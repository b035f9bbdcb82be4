"""What a letter says of an answer that is late: what has happened since, and who has been told."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

from chalicelib.core.cases import Case
from chalicelib.core.people.officers import Officer, Staff
from chalicelib.core.procedures.tables import Procedure
from chalicelib.core.wording import letter_names
from chalicelib.core.working_days import (
    BeyondCalendar,
    add_working_days,
    load_longer_calendar,
    london_date,
    london_time,
)


def list_since_late(case: Case, staff: Staff, clock: str) -> dict[str, Any]:
    """Return what has happened since the person was last told that we are late, or since the clock
    that is late began if they were not (N17).

    `again` says which. `given` are those who were given a part in it since, `told` the other
    letters that they had.
    """
    told_late_at = _find_told_late(case)
    since = told_late_at or _find_start(case, clock)
    given = []
    for part in case.appointed:
        officer = staff.officer(part.officer)
        if officer and part.on >= london_date(since):
            given.append({"name": officer.name, "title": officer.title, "on": part.on})
    told = dict[str, datetime]()  # what each letter was, the last of those that were the same
    for sent in case.told:
        if sent.at > since and sent.how != "bounced" and sent.name != "fresh_link":
            said = letter_names.describe_letter(sent.name, case.kind)
            told.pop(said, None)
            told[said] = sent.at
    letters = [{"said": said, "at": at} for said, at in told.items()]
    return {"again": told_late_at is not None, "given": given, "told": letters}


def _find_told_late(case: Case) -> datetime | None:
    """Return when the person was last told that we are late, or None."""
    for sent in reversed(case.told):
        if letter_names.is_about_delay(sent.name) and sent.how != "bounced":
            return sent.at
    return None


def _find_start(case: Case, clock: str) -> datetime:
    """Return the instant from which a clock counts, or that of the receipt."""
    late = case.clock(clock)
    if late is None:
        return case.received_at
    return london_time(late.started_on, time())


def find_told_of_delay(
    case: Case, procedure: Procedure, staff: Staff, today: date
) -> Officer | None:
    """Return the most senior officer who has been told by now that a clock of this case runs late,
    or None.
    """
    found = []
    for nudge in procedure.nudges:
        clock = case.clock(nudge.clock)
        if nudge.letter == "overdue" and nudge.to != "owner" and clock and clock.running:
            with suppress(BeyondCalendar):
                found.append(
                    (add_working_days(clock.due_on, nudge.offset, load_longer_calendar()), nudge.to)
                )
    highest = ""
    for told_on, to in sorted(found):
        if told_on <= today:
            highest = to
    if not highest:
        return None
    return staff.holder(highest, case.owner)
