"""Who may see a case (T9, T28), and what of it the complainant's own side may see (`003:32`)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from chalicelib.core.cases import Case
from chalicelib.core.council import Authority
from chalicelib.core.people import safe_contact
from chalicelib.core.people.officers import LADDER, TEAM_ROLES, Officer
from chalicelib.core.people.parties import END_ASKED, Party

SEE_ALL = frozenset({*TEAM_ROLES, *LADDER, "duty_team"})


def may_see(case: Case, officer: Officer, authority: Authority) -> bool:
    """Return whether an officer may see a case: never where it names them, whatever their role.

    Those who oversee complaints see every other case. Everybody else sees what they own or are
    appointed to, and no longer sees it once they have handed it on.
    """
    if not authority.staff(case).free(officer):
        return False
    if SEE_ALL & set(officer.roles):
        return True
    return case.owner == officer.key or any(a.officer == officer.key for a in case.appointed)


def may_party(case: Case, party: Party, right: str, now: datetime) -> bool:
    """Return whether a party may `see`, `add`, `ask` or `withdraw` now: only what the person
    agreed to, only while it lasts, and not while they may have asked to end it."""
    return party.is_active(now) and right in party.may and not case.may_end(party)


def may_party_open(party: Party, stops: int, now: datetime) -> bool:
    """Return whether a party's link still opens their page.

    It does not once their part ended, or where it was made before their links were stopped.
    """
    return party.is_active(now) and bool(party.may) and stops == party.stops


def strip_private(case: Case) -> Case:
    """Return the case without what only its person may have: how they are reached, what is safe
    for them, what they need, whom they speak for, and the words that made us careful."""
    reached = ("email", "phone", "post", "safe", *safe_contact.FIELDS)
    hidden = (*reached, "help", "about", "consent", "speaks_for")
    empty: dict[str, Any] = dict.fromkeys(hidden, "")
    person = replace(case.person, **empty, also=(), email_new="", proved=(), unsafe=())
    hidden_facts = ("address_doubted", "request_heard", END_ASKED)
    kept = {name: facts for name, facts in case.kept.items() if name not in hidden_facts}
    return replace(case, person=person, kept=kept, reply_to="", copied=(), held=(), parties=())
