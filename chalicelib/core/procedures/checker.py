"""Check the tables: a procedure with a hole in it is not packaged, deployed or run here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from chalicelib.core.cases import COMPLAINANT
from chalicelib.core.people.officers import (
    ACTION_CHECKER,
    ACTION_OWNERS,
    ANSWERER,
    BESIDE,
    CONTRIBUTORS,
    GROUPS,
    LADDER,
    PARTS,
    TEAM_ROLES,
)
from chalicelib.core.people.parties import PARTY
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.clock_rules import is_looser
from chalicelib.core.procedures.facts import FACTS
from chalicelib.core.procedures.gathered_table import (
    THE_PERSON,
    GatheredTable,
    gather_table,
    list_names,
)
from chalicelib.core.procedures.required_notices import find_untold
from chalicelib.core.procedures.showing import find_misshown
from chalicelib.core.procedures.tables import BACK, ClockRule, Field, Move, Procedure
from chalicelib.core.procedures.when import ABOUT_NAMES, Guard

SPECIAL_STARTS = frozenset({"receipt", "acknowledged"})
RECIPIENTS = frozenset(
    {
        *THE_PERSON,
        PARTY,
        "complaints_lead",
        "team",
        "owner",
        "duty_team",
        ACTION_OWNERS,
        ACTION_CHECKER,
        CONTRIBUTORS,
        ANSWERER,
        *LADDER,
        *PARTS,
        *GROUPS,
    }
)
ACTORS = frozenset({COMPLAINANT, "owner", "duty_team", *BESIDE, *TEAM_ROLES, *LADDER, *PARTS})
KINDS = frozenset(
    {
        "text",
        "words",
        "choice",
        "officer",
        "appoint",
        "service",
        "procedure",
        "papers",
        "elsewhere",
        "date",
        "check",
        "lines",
        "points",
        "each",
        "case",
        "party",
        "remedy",
        "file",
        "message",
        "action",
        "action_owner",
    }
)
STATUSES = frozenset(
    {"open", "answered", "at rest", "withdrawn", "not accepted", "transferred", "joined"}
)
WHOSE = frozenset({"council", "person", "officers"})
UNITS = frozenset({"working", "calendar", "days"})
ASKED_OF = frozenset({"points", "every point", "given points", "recommendations", "lessons"})
DAYS = frozenset({"", "past", "until today", "future", "working"})
WINDOW = "at rest"
FOUND_BY_TRIAGE = frozenset({"responder"})  # the part that `allocate` gives


class BrokenTable(Exception):
    """Rows that cannot be right. `str(error)` says, a line for each fault, which and why."""


def check_tables() -> None:
    """Raise BrokenTable with what is wrong with any of the procedures."""
    found = []
    for procedure in PROCEDURES.values():
        for fault in find_faults(procedure):
            found.append(f"{procedure.name}: {fault}")
    if found:
        raise BrokenTable("\n".join(found))


def find_faults(procedure: Procedure) -> list[str]:
    """Return what is wrong with a table, a sentence for each fault; empty for a sound one."""
    t = gather_table(procedure)
    checks = (
        _find_repeats,
        _check_ways,
        _check_moves,
        _check_questions,
        _check_parts,
        _check_clocks,
        _check_starts,
        _find_ambiguous_names,
        _check_nudges,
    )
    found: list[str] = []
    for check in checks:
        found.extend(check(t))
    return [*found, *find_untold(procedure), *find_misshown(procedure)]


def _check_ways(t: GatheredTable) -> Iterable[str]:
    """Yield the faults in the way through the stages."""
    stages = list_names(t.p.stages)
    ways = set()
    for move in t.moves:
        ways.add(move.leads_to)
    for nudge in t.p.nudges:
        ways.add(nudge.leads_to)
    for to in sorted(ways - stages - {"", BACK}):
        yield f"a move leads to {to}, which is no stage"
    for s in sorted(stages - _follow_ways(t.p)):
        yield f"stage {s} cannot be reached"
    for stage in t.p.stages:
        if not any(m.leads_to not in ("", stage.name) for m in stage.moves):
            yield f"nobody can leave stage {stage.name}"
        if stage.status not in STATUSES:
            yield f"stage {stage.name} is {stage.status}, which says nothing"


def _follow_ways(p: Procedure) -> set[str]:
    """Return the stages that a case can come to from the first one."""
    leads = {}
    for each in p.stages:
        leads[each.name] = [move.leads_to for move in each.moves if move.leads_to]
    reached = set[str]()
    ahead = [p.stages[0].name, *(n.leads_to for n in p.nudges if n.leads_to)]
    while ahead:
        stage = ahead.pop()
        if stage not in reached:
            reached.add(stage)
            ahead += leads.get(stage, [])
    return reached


def _check_moves(t: GatheredTable) -> Iterable[str]:
    """Yield moves that nobody may make, that say nothing, or that wait for what never comes."""
    clocks = list_names(t.p.clocks)
    stages = list_names(t.p.stages)
    for move in t.moves:
        waits = {*move.needs, *move.unless}
        if not move.by:
            yield f"nobody may make the move {move.name}"
        for by in sorted(set(move.by) - ACTORS):
            yield f"{move.name} is made by {by}, who is no one"
        readers = {to for _, to in move.letters}
        for to in sorted(readers - RECIPIENTS):
            yield f"{move.name} writes to {to}, who is no one"
        for fact in sorted(waits - t.facts):
            yield f"{move.name} waits for {fact}, which nothing records"
        for fact in sorted(waits & t.facts - t.kept):
            yield f"{move.name} waits for {fact}, which is not kept"
        yield from _check_guard(move, clocks, stages)
        if move.owner and move.owner not in RECIPIENTS:
            yield f"{move.name} gives the case to {move.owner}, who is no one"
        if not move.source:
            yield f"{move.name} has no source"


def _check_guard(move: Move, clocks: set[str], stages: set[str]) -> Iterable[str]:
    """Yield the clocks or stages that a move's guard is about and that are not there."""
    if not move.when:
        return
    known = clocks
    if move.when.guard == Guard.CAME_FROM:
        known = stages
    if not move.when.names and move.when.guard in ABOUT_NAMES:
        yield f"{move.name} does not name what its guard is about"
    for name in move.when.names:
        if name not in known:
            yield f"{move.name} waits for clock {name}, which is not there"


def _check_questions(t: GatheredTable) -> Iterable[str]:
    """Yield questions that cannot be read, or that are asked twice."""
    for move in t.moves:
        names = [f.name for f in move.fields]
        for name in sorted(set(names)):
            if names.count(name) > 1:
                yield f"{move.name} asks {name} twice"
        yield from _check_needs(move, move.fields)
        for field in move.fields:
            yield from _check_needs(move, field.parts)
            if not _has_earlier_day(t, field):
                yield f"{move.name} asks for {field.name} after a day that nobody gives"
            for question in (field, *field.parts):
                yield from _check_question(move, question)


def _check_needs(move: Move, form: tuple[Field, ...]) -> Iterable[str]:
    """Yield questions that depend on an answer that their own form does not offer."""
    chosen = {f.name: {value for value, _ in f.choices} for f in form}
    for field in form:
        other, given, said = field.needed or ("", (), "-")
        if field.needed and (
            field.required or not said or not given or not set(given) <= chosen.get(other, set())
        ):
            yield f"{move.name} needs {field.name} by an answer that {other} has not"


def _has_earlier_day(t: GatheredTable, field: Field) -> bool:
    """Return whether the day that a date must not come before is kept.

    It is a date among the answers of a fact, or the day the fact was recorded (`on`).
    """
    fact, answer, _ = field.after or ("", "", "")
    kept = []
    for move in t.moves:
        if move.records == fact and move.keeps:
            kept.append(move)
    days = set()
    for move in kept:
        days.add("on")
        for question in move.fields:
            if question.kind == "date":
                days.add(question.name)
    return field.after is None or (field.kind == "date" and answer in days)


def _check_question(move: Move, field: Field) -> Iterable[str]:
    """Yield what makes one question's kind, choices or role unusable."""
    if field.kind not in KINDS:
        yield f"{move.name} asks {field.name} as {field.kind}, which nobody can read"
    if (field.kind == "choice") != bool(field.choices):
        yield f"{move.name} asks {field.name} with choices that do not fit its kind"
    if field.kind == "appoint" and (
        field.role not in PARTS or not field.name.startswith("appoint_")
    ):
        yield f"{move.name} appoints someone to {field.role}, which is no part"
    if (field.kind == "each") != bool(field.parts) or (
        field.kind in ("each", "points") and field.role not in ASKED_OF
    ):
        yield (
            f"{move.name} asks {field.name} of {field.role or 'nothing'}, which is not there "
            "to ask it of"
        )
    if field.must not in DAYS or (field.must and field.kind != "date"):
        yield f"{move.name} asks for {field.name} in the {field.must}, which is no day"


def _check_parts(t: GatheredTable) -> Iterable[str]:
    """Yield the parts that act or are written to, but that no move appoints anyone to."""
    given = set(FOUND_BY_TRIAGE)
    wanted = {to for _, to in t.letters}
    for move in t.moves:
        wanted |= {*move.by, move.owner}
        for field in move.fields:
            if field.kind == "appoint":
                given.add(field.role)
    for part in sorted(wanted & PARTS.keys() - given):
        yield f"nobody is appointed {part}, who has something to do"
    for group in sorted(wanted & GROUPS.keys()):
        if not given & set(GROUPS[group]):
            yield f"nobody is appointed to {group}, who are written to"


def _check_clocks(t: GatheredTable) -> Iterable[str]:
    """Yield clocks that nothing stops, that nobody can check, or that are looser than the law."""
    days = {c.name: c.days for c in t.p.clocks}
    for clock in t.p.clocks:
        if not clock.stopped_by:
            yield f"nothing stops clock {clock.name}"
        for x in sorted(set(clock.stops) - t.to_person - t.facts):
            yield f"{clock.name} is stopped by {x}, which nobody sends or records"
        if not clock.source or not clock.promise:
            yield f"{clock.name} has no source, or says nothing of what it counts to"
        if clock.unit not in UNITS or clock.whose not in WHOSE:
            yield f"{clock.name} counts {clock.unit} days of the {clock.whose}, which nobody can"
        if is_looser(clock, clock.days):
            yield f"{clock.name} is {clock.days} days, and the law allows {clock.most}"
        if clock.days and (clock.most is None) != bool(clock.no_most):
            yield f"{clock.name} has no cap, or does not say why it has none"
        if clock.extends_to and days.get(clock.extends_to, 0) <= clock.days:
            yield f"{clock.name} extends to {clock.extends_to}, which is no clock that ends later"


def _check_starts(t: GatheredTable) -> Iterable[str]:
    """Yield clocks that nothing starts, or whose day 0 nobody gives."""
    for clock in t.p.clocks:
        unknown = []
        for s in clock.starts:
            if s not in SPECIAL_STARTS and s not in t.facts and s not in t.to_person:
                unknown.append(s)
        for s in unknown:
            yield f"{clock.name} starts at {s}, which never happens"
        if not clock.starts:
            yield f"nothing starts clock {clock.name}"
        if clock.acknowledged_in and clock.acknowledged_in not in list_names(t.p.clocks):
            yield f"{clock.name} is acknowledged in {clock.acknowledged_in}, which is no clock"
        by_code = FACTS.keys() >= set(clock.starts)  # what no move records brings its own day
        if clock.dated_by and not by_code and not _asks_date(t, clock):
            yield f"nobody is asked for {clock.dated_by}, which dates {clock.name}"


def _asks_date(t: GatheredTable, clock: ClockRule) -> bool:
    """Return whether a move that starts this clock asks for the date that it counts from."""
    for move in t.moves:
        if move.records in clock.starts:
            for field in move.fields:
                if field.name == clock.dated_by and field.kind == "date":
                    return True
    return False


def _find_ambiguous_names(t: GatheredTable) -> Iterable[str]:
    """Yield names that are both a fact and a letter to the person.

    Such a name would stop a clock before the letter has left (RULES 0.3.4, trap 16).
    """
    named = set()
    for clock in t.p.clocks:
        for x in (*clock.starts, *clock.stops):
            named.add(x)
    for x in sorted(named & t.to_person & t.facts):
        yield f"{x} is a fact and a letter, so a clock cannot tell which"


def _check_nudges(t: GatheredTable) -> Iterable[str]:
    """Yield nudges that no clock brings, that go to nobody, or that close a case; and clocks that
    chase nobody.
    """
    names = list_names(t.p.clocks)
    rests = set()
    for stage in t.p.stages:
        if stage.status == WINDOW:
            rests.add(stage.name)
    chased = set()
    for clock in t.p.clocks:
        chased.add(clock.extends_to)  # another with the same start and stop does the chasing
    for nudge in t.p.nudges:
        chased.add(nudge.clock)
        if nudge.clock not in names:
            yield f"a nudge hangs on {nudge.clock}, which is no clock"
        if nudge.to not in RECIPIENTS:
            yield f"a nudge goes to {nudge.to}, who is no one"
        if nudge.leads_to and nudge.leads_to not in rests:
            yield f"a nudge leads to {nudge.leads_to}, which only a person may decide"
    for name in sorted(names - chased):
        yield f"clock {name} has no nudge"


def _find_repeats(t: GatheredTable) -> Iterable[str]:
    """Yield stages, clocks and moves that are written twice."""
    names = []
    for clock in t.p.clocks:
        names.append(f"clock {clock.name}")
    for stage in t.p.stages:
        names.append(f"stage {stage.name}")
        for move in stage.moves:
            names.append(f"move {move.name} at {stage.name}")
    for name, times in sorted(Counter(names).items()):
        if times > 1:
            yield f"{name} is written twice"
