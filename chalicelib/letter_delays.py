"""What a letter says of an answer that is late: what has happened since, and who has been told."""

from __future__ import annotations

from datetime import date
from typing import Any

from chalicelib.core.cases import Case
from chalicelib.core.people.officers import Officer, Staff
from chalicelib.core.procedures.tables import Procedure
from chalicelib.core.wording import letter_names
from chalicelib.core.working_days import add_working_days, london_date


def list_since_late(case: Case, staff: Staff) -> dict[str, list[dict[str, Any]]]:
    """Return what has happened since the person was last told that we are late (N17).

    `given` are those who were given a part in it since, `told` the other letters that they had.
    """
    last = next((s.at for s in reversed(case.told) if letter_names.is_about_delay(s.name)), None)
    if last is None:
        return {"given": [], "told": []}
    given = []
    for part in case.appointed:
        if part.on >= london_date(last):
            given.append((staff.officer(part.officer), part.on))
    told = []
    for sent in case.told:
        if sent.at > last and sent.how != "bounced" and sent.name != "fresh_link":
            told.append(sent)
    return {
        "given": [{"name": o.name, "title": o.title, "on": on} for o, on in given if o],
        "told": [
            {"said": letter_names.describe_letter(s.name, case.kind), "at": s.at} for s in told
        ],
    }


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
            found.append((add_working_days(clock.due_on, nudge.offset), nudge.to))
    past = []
    for told_on, to in sorted(found):
        if told_on <= today:
            past.append(to)
    return staff.holder(past[-1], case.owner) if past else None
