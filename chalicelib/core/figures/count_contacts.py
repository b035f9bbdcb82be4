"""Count what came in: of what kind, about what, by whom and how."""

from __future__ import annotations

from chalicelib.core.figures.account import NO_WAY, Account
from chalicelib.core.figures.measure import Add
from chalicelib.core.figures.period import Period

NOT_RECORDED = "not_recorded"
OMBUDSMAN = "ombudsman"
COMPLIMENT = "compliment"
UNANSWERABLE = ("anonymous", NO_WAY)


def count_contacts(account: Account, period: Period, add: Add) -> None:
    """C1: each thing that a person sent which opened a record, by kind; complaints by the furthest
    point that they had reached by the end."""
    if account.contact and period.holds(account.received_on):
        add((account.kind,), find_reached(account, period), 1)


def find_reached(account: Account, period: Period) -> str:
    """Return the furthest that a complaint has gone: a column of C1."""
    if account.kind in UNANSWERABLE:
        return "unanswerable"
    if not account.complaint or account.kind != "complaint":
        return "recorded"
    for noted in account.noted:
        if noted.what.startswith("ombudsman_") and period.is_over(noted.on):
            return OMBUDSMAN
    reached = 1
    for begun in account.begun:
        number = begun.step.rpartition(" ")[2]
        if begun.procedure == account.procedure and period.is_over(begun.on) and number.isdigit():
            reached = max(reached, int(number))
    return f"step{min(reached, 4)}"


def count_complaints(account: Account, period: Period, add: Add) -> None:
    """C2: contacts that were ever put under a procedure for complaints."""
    if _is_complaint(account) and period.holds(account.received_on):
        row = (account.procedure,)
        if account.merged:
            add(row, "merged", 1)
        elif account.kind == "unsorted":
            add(row, "unsorted", 1)
        elif account.kind != "complaint":
            add(row, "changed", 1)
        else:
            add(row, "complaint", 1)


def _is_complaint(account: Account) -> bool:
    return account.contact and account.complaint


def count_services(account: Account, period: Period, add: Add) -> None:
    """C3: contacts, complaints and points by the service recorded. A part that was split off counts
    as a complaint of its own service, and a point that another service was asked about as a point
    of that one."""
    if not period.holds(account.received_on):
        return
    row = (account.service or NOT_RECORDED,)
    if account.contact:
        add(row, "contacts", 1)
    if account.complaint and account.kind == "complaint":
        add(row, "complaints", 1)
        add(row, "points", account.points - len(account.given_to))
        for service in account.given_to:
            add((service,), "points", 1)
        if account.child:
            add(row, "by_children", 1)
            if any(answer.resolved for answer in account.answers if period.is_over(answer.on)):
                add(row, "children_resolved", 1)


def count_ways(account: Account, period: Period, add: Add) -> None:
    """C5: how contacts came."""
    if account.contact and period.holds(account.received_on):
        column = "others"
        if account.kind == "complaint":
            column = "complaints"
        add((account.source,), column, 1)


def count_people(account: Account, period: Period, add: Add) -> None:
    """W1: who complained; children and young people by whether they had help."""
    if not _is_complaint(account) or not period.holds(account.received_on):
        return
    column = "adult"
    if account.child:
        column = account.help
    add((account.code or NOT_RECORDED,), column, 1)


def count_compliments(account: Account, period: Period, add: Add) -> None:
    """P1: compliments by service, and by whether a child or an adult sent them."""
    if account.contact and account.kind == COMPLIMENT and period.holds(account.received_on):
        column = "adult"
        if account.child:
            column = "child"
        add((account.service or NOT_RECORDED,), column, 1)


def count_groups(account: Account, period: Period, add: Add) -> None:
    """G1: complaints of groups, and the members who are known to us."""
    if account.group and _is_complaint(account) and period.holds(account.received_on):
        add((account.procedure,), "groups", 1)
        add((account.procedure,), "members", account.members)


def count_anonymous(account: Account, period: Period, add: Add) -> None:
    """R3: what nobody can be answered about, of the period, and limits on contact in force at its
    end."""
    if account.contact and account.kind in UNANSWERABLE and period.holds(account.received_on):
        add((account.kind,), "number", 1)
    if _is_restricted(account, period):
        add(("restricted",), "number", 1)


def _is_restricted(account: Account, period: Period) -> bool:
    """Return whether a limit on contact was in force at the end of the last day."""
    until = None
    for noted in account.noted:
        if not period.is_over(noted.on):
            continue
        if noted.what == "contact_restricted":
            until = noted.until
        if noted.what == "restriction_reviewed" and noted.detail == "ended":
            until = None
    return until is not None and until > period.end
