"""What one council brings to the rules: its officers, its service areas, and the procedures with
its own numbers in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from chalicelib.core.cases import Case
from chalicelib.core.people.officers import LADDER, Officer, Staff
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.clock_rules import Own
from chalicelib.core.procedures.tables import ClockRule, Procedure, Stage, fill_in_days

OUTSIDE = "independent of the council"
# What somebody outside the council may do on the one case that they were given: all of it.
AS_OUTSIDER = ("complaints_officer", *LADDER[1:], "responder")


@dataclass(frozen=True, slots=True)
class Authority:
    """A council as the rules know it. `days` are its own numbers: procedure, then clock, then days
    (`with_days` checks them).
    """

    code: str
    officers: tuple[Officer, ...] = field(repr=False)
    services: dict[str, str]
    procedures: dict[str, Procedure] = field(repr=False)

    @classmethod
    def of(
        cls,
        code: str,
        officers: tuple[Officer, ...],
        services: dict[str, str],
        days: Mapping[str, Own],
    ) -> Authority:
        """Return the council with that code.

        Raise ValueError for a procedure or clock that does not exist, or for a number looser than
        the law's.
        """
        if unknown := sorted(days.keys() - PROCEDURES.keys()):
            raise ValueError(f"there is no procedure {', '.join(unknown)}")
        procedures = {}
        for name, procedure in PROCEDURES.items():
            procedures[name] = procedure.with_days(days.get(name, {}))
        return cls(code, officers, services, procedures)

    def find_first_procedure(self, kind: str) -> Procedure:
        """Return the procedure that something of this kind is under until somebody has read it.
        Raise StopIteration where none is of that kind.
        """
        return next(each for each in self.procedures.values() if each.kind == kind)

    def procedure(self, case: Case) -> Procedure:
        """Return the procedure that a case is under, with this council's numbers."""
        return self.procedures[case.procedure]

    def stage(self, case: Case) -> Stage:
        """Return the row of the stage that a case is at.

        Of a clock that runs, its words say the days that it was given, whatever the council has set
        since.
        """
        procedure = self.procedure(case)
        stage = procedure.stage(case.stage)
        clocks = []
        for rule in procedure.clocks:
            clocks.append(_as_given(rule, case))
        if tuple(clocks) == procedure.clocks:
            return stage
        written = PROCEDURES[case.procedure].stage(case.stage)
        (said,) = fill_in_days((written,), tuple(clocks))
        return said

    def staff(self, case: Case) -> Staff:
        """Return the officers who may know of a case."""
        parts = {}
        for part in case.appointed:
            parts[part.role] = part.officer
        given = case.outsider
        if given is None:
            return Staff(self.officers, case.named, parts)
        outsider = Officer(
            given.key, given.name, given.email, OUTSIDE, AS_OUTSIDER, outside="council"
        )
        return Staff((*self.officers, outsider), case.named, parts)


def _as_given(rule: ClockRule, case: Case) -> ClockRule:
    """Return a clock's rule with the days that the case's own clock was given, while it runs."""
    clock = case.clock(rule.name)
    if clock is None or not clock.running or clock.days == rule.days:
        return rule
    return replace(rule, days=clock.days)
