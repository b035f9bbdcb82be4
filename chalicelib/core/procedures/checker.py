"""The checker of the tables: a procedure with a hole in it does not start. Cheap, since it runs at every import."""

from __future__ import annotations

from collections.abc import Iterable

from chalicelib.core.people import GROUPS, LADDER, PARTS, TEAM_ROLES
from chalicelib.core.procedures.tables import BACK, ClockRule, Field, Move, Procedure, looser

COMPLAINANT = "complainant"
SPECIAL_STARTS = {"receipt", "acknowledged"}
RECIPIENTS = {COMPLAINANT, "child", "team", "owner", "duty_team", *LADDER, *PARTS, *GROUPS}
ACTORS = {COMPLAINANT, "owner", "duty_team", *TEAM_ROLES, *LADDER, *PARTS}
KINDS = {
    "text",
    "words",
    "choice",
    "officer",
    "appoint",
    "service",
    "procedure",
    "elsewhere",
    "date",
    "check",
    "lines",
    "points",
    "each",
}
WINDOW = "at rest"


def faults(procedure: Procedure) -> list[str]:
    """What is wrong with a table, a sentence each; empty for a sound one."""
    checks = (
        _repeated,
        _astray,
        _unmade_moves,
        _unasked,
        _unsound_clocks,
        _unstarted,
        _ambiguous,
        _unsound_nudges,
        _unexplained,
    )
    return [fault for check in checks for fault in check(procedure)]


def facts_of(procedure: Procedure) -> set[str]:
    """Every fact that a procedure's moves can record."""
    return {m.records for m in procedure.moves} | {"received", "danger_flagged", "freeze_flagged"}


def _astray(p: Procedure) -> Iterable[str]:
    """The way through the stages."""
    stages = {s.name for s in p.stages}
    ways = {m.leads_to for m in p.moves} | {n.leads_to for n in p.nudges}
    yield from (f"a move leads to {to}, which is no stage" for to in sorted(ways - stages - {"", BACK}))
    yield from (f"stage {s} cannot be reached" for s in sorted(stages - _reached(p)))
    for stage in p.stages:
        if not any(m.leads_to not in ("", stage.name) for m in stage.moves):
            yield f"nobody can leave stage {stage.name}"


def _reached(p: Procedure) -> set[str]:
    leads = {s.name: [m.leads_to for m in s.moves if m.leads_to] for s in p.stages}
    reached, ahead = set[str](), [p.stages[0].name, *(n.leads_to for n in p.nudges if n.leads_to)]
    while ahead:
        stage = ahead.pop()
        if stage not in reached:
            reached.add(stage)
            ahead += leads.get(stage, [])
    return reached


def _unmade_moves(p: Procedure) -> Iterable[str]:
    """Moves that nobody may make, that say nothing, or that wait for what never comes."""
    facts = facts_of(p)
    for move in p.moves:
        if not move.by:
            yield f"nobody may make the move {move.name}"
        yield from (f"{move.name} is made by {by}, who is no one" for by in sorted(set(move.by) - ACTORS))
        yield from (
            f"{move.name} writes to {to}, who is no one" for to in sorted({to for _, to in move.letters} - RECIPIENTS)
        )
        yield from (
            f"{move.name} waits for {fact}, which nothing records"
            for fact in sorted({*move.needs, *move.unless} - facts)
        )
        yield from (
            f"{move.name} waits for {fact}, which is not kept"
            for fact in sorted({*move.needs, *move.unless} & facts - _kept(p))
        )
        if move.owner and move.owner not in RECIPIENTS:
            yield f"{move.name} gives the case to {move.owner}, who is no one"
        if not move.source:
            yield f"{move.name} has no source"


def _kept(p: Procedure) -> set[str]:
    return {m.records for m in p.moves if m.keeps}


def _unasked(p: Procedure) -> Iterable[str]:
    """Questions that cannot be read."""
    for move in p.moves:
        for field in (*move.fields, *(part for f in move.fields for part in f.parts)):
            yield from _unreadable(move, field)


def _unreadable(move: Move, field: Field) -> Iterable[str]:
    if field.kind not in KINDS:
        yield f"{move.name} asks {field.name} as {field.kind}, which nobody can read"
    if (field.kind == "choice") != bool(field.choices):
        yield f"{move.name} asks {field.name} with choices that do not fit its kind"
    if field.kind == "appoint" and (field.role not in PARTS or not field.name.startswith("appoint_")):
        yield f"{move.name} appoints someone to {field.role}, which is no part"


def _unsound_clocks(p: Procedure) -> Iterable[str]:
    """Clocks that nothing stops, that nobody can check, or that are looser than the law."""
    days = {c.name: c.days for c in p.clocks}
    for clock in p.clocks:
        if not clock.stopped_by:
            yield f"nothing stops clock {clock.name}"
        yield from (
            f"{clock.name} is stopped by {x}, which nobody sends or records"
            for x in clock.stopped_by
            if x not in p.letters | facts_of(p)
        )
        if not any(x in p.letters | facts_of(p) for x in clock.stopped_by):
            yield f"nothing that happens stops clock {clock.name}"
        if not clock.source:
            yield f"{clock.name} has no source"
        if looser(clock, clock.days):
            yield f"{clock.name} is {clock.days} days, and the law allows {clock.most}"
        if clock.extends_to and days.get(clock.extends_to, 0) <= clock.days:
            yield f"{clock.name} extends to {clock.extends_to}, which is no clock that ends later"


def _unstarted(p: Procedure) -> Iterable[str]:
    """Clocks that nothing starts, or whose day 0 nobody gives."""
    for clock in p.clocks:
        unknown = [s for s in clock.starts if s not in SPECIAL_STARTS | facts_of(p) | p.letters]
        yield from (f"{clock.name} starts at {s}, which never happens" for s in unknown)
        if not clock.starts:
            yield f"nothing starts clock {clock.name}"
        if clock.dated_by and not _dated(p, clock):
            yield f"nobody is asked for {clock.dated_by}, which dates {clock.name}"


def _dated(p: Procedure, clock: ClockRule) -> bool:
    return any(f.name == clock.dated_by for m in p.moves if m.records in clock.starts for f in m.fields)


def _ambiguous(p: Procedure) -> Iterable[str]:
    """A name that is both a fact and a letter to the person would stop a clock before the letter has left (RULES 0.3.4, trap 16)."""
    to_person = {name for m in p.moves for name, to in m.letters if to == COMPLAINANT}
    named = {x for c in p.clocks for x in (*c.starts, *c.stopped_by)}
    yield from (
        f"{x} is a fact and a letter, so a clock cannot tell which" for x in sorted(named & to_person & facts_of(p))
    )


def _unsound_nudges(p: Procedure) -> Iterable[str]:
    """Nudges that hang on nothing, go to nobody, or close what no schedule may close; and clocks that chase nobody."""
    names = {c.name for c in p.clocks}
    yield from (f"a nudge hangs on {n.clock}, which is no clock" for n in p.nudges if n.clock not in names)
    yield from (f"a nudge goes to {n.to}, who is no one" for n in p.nudges if n.to not in RECIPIENTS)
    yield from (f"clock {c} has no nudge" for c in sorted(names - {n.clock for n in p.nudges} - _shadows(p)))
    rests = {s.name for s in p.stages if s.status == WINDOW}
    yield from (
        f"a nudge leads to {n.leads_to}, which only a person may decide"
        for n in p.nudges
        if n.leads_to and n.leads_to not in rests
    )


def _shadows(p: Procedure) -> set[str]:
    """Clocks that only measure: another with the same start and stop does the chasing."""
    return {c.extends_to for c in p.clocks}


def _unexplained(p: Procedure) -> Iterable[str]:
    """A move that ends or turns aside what someone asked for must write to them (RULES 0.3.5)."""
    quiet = {s.name for s in p.stages if s.status in ("withdrawn", "not accepted", "transferred")}
    for move in p.moves:
        if move.leads_to in quiet and not any(to == COMPLAINANT for _, to in move.letters):
            yield f"{move.name} leads to {move.leads_to} and tells the person nothing"


def _repeated(p: Procedure) -> Iterable[str]:
    names = [f"stage {s.name}" for s in p.stages] + [f"clock {c.name}" for c in p.clocks]
    names += [f"move {m.name} at {s.name}" for s in p.stages for m in s.moves]
    yield from (f"{name} is written twice" for name in sorted(set(names)) if names.count(name) > 1)
