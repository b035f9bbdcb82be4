"""Count what was decided beside answers: refusals, withdrawals, wrong doors, the Ombudsman and help
from advocates."""

from __future__ import annotations

from chalicelib.core.figures.account import WITH_ADVOCATE, Account
from chalicelib.core.figures.measure import Add
from chalicelib.core.figures.period import Period
from chalicelib.core.working_days import count_working_days, load_longer_calendar

REFUSALS = {
    "declined": "",
    "interest_refused": "no_interest",
    "late_request_refused": "late_request",
    "sent_elsewhere": "",
}


def count_refused(account: Account, period: Period, add: Add) -> None:
    """R1: refusals, and what was sent to another process, by reason."""
    for noted in account.noted:
        if noted.what in REFUSALS and period.holds(noted.on):
            reason = REFUSALS[noted.what] or noted.detail or "not_recorded"
            column = "refused"
            if noted.what == "sent_elsewhere":
                column = "elsewhere"
            add((reason,), column, 1)


def count_withdrawn(account: Account, period: Period, add: Add) -> None:
    """R2: complaints that were withdrawn, whole or in part, by how the person said it."""
    for noted in account.noted:
        if noted.what in ("withdrawn", "part_withdrawn") and period.holds(noted.on):
            column = "whole"
            if noted.what == "part_withdrawn":
                column = "part"
            add((noted.step or "later", noted.detail), column, 1)


def count_doors(account: Account, period: Period, add: Add) -> None:
    """H2: decisions about where a complaint belongs that were against what its case said."""
    for noted in account.noted:
        if noted.what == "door_doubted" and period.holds(noted.on):
            add((noted.detail,), "number", 1)


def count_ombudsman(account: Account, period: Period, add: Add) -> None:
    """B1: what the Ombudsman asked and decided."""
    for noted in account.noted:
        if not period.holds(noted.on):
            continue
        if noted.what == "ombudsman_asked":
            add(("enquiry",), "number", 1)
        if noted.what == "ombudsman_decided":
            add((noted.detail,), "number", 1)


def count_recommended(account: Account, period: Period, add: Add) -> None:
    """B1: what the Ombudsman said we must do, due in the period, by whether it was done in time."""
    for remedy in account.remedies:
        if not period.holds(remedy.due_on):
            continue
        column = "not_done"
        if remedy.done_on and period.is_over(remedy.done_on):
            column = "in_time"
            if remedy.done_on > remedy.due_on:
                column = "late"
        elif remedy.due_on >= period.end:
            column = "not_yet"
        add(("recommendations",), column, 1)


def count_advocacy(account: Account, period: Period, add: Add) -> None:
    """V1: complaints by children: whether an advocate was offered, and whether there is one."""
    if not account.child or not account.complaint or not account.contact:
        return
    if not period.holds(account.received_on):
        return
    offered = _find_first(account, "advocate_offered", period)
    column = "not_offered"
    if account.help == WITH_ADVOCATE or _find_first(account, "advocate", period):
        column = "has_one"
    elif offered:
        column = "offered"
    add((account.procedure,), column, 1)


def count_days_to_advocate(account: Account, period: Period, add: Add) -> None:
    """V1: working days from the receipt of a child's complaint to an advocate by name."""
    if account.child and account.contact and period.holds(account.received_on):
        for noted in account.noted:
            if noted.what == "advocate" and period.is_over(noted.on):
                days = max(
                    count_working_days(account.received_on, noted.on, load_longer_calendar()), 0
                )
                add((account.procedure,), str(days), 1)


def _find_first(account: Account, what: str, period: Period) -> bool:
    for noted in account.noted:
        if noted.what == what and period.is_over(noted.on):
            return True
    return False


def count_reprisals(account: Account, period: Period, add: Add) -> None:
    """Q2: complaints that were opened because somebody said that they were treated badly for
    complaining."""
    for noted in account.noted:
        if noted.what == "reprisal_opened" and period.holds(noted.on):
            add(("opened",), "number", 1)
