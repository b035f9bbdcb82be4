"""Who may see a case (T9, T28)."""

from __future__ import annotations

from chalicelib.core.cases import Case
from chalicelib.core.council import Authority
from chalicelib.core.people.officers import LADDER, TEAM_ROLES, Officer

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
