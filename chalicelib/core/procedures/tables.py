"""The columns of a procedure's tables, and the checker that refuses a table with a hole in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class ClockRule:
    """A limit of working days from an event. `stopped_by` names letters: only a letter that left stops a clock (RULES 0.3.4).

    `extends_to` names the clock whose date an extension moves this one to. `promise` is what the complainant is told it counts to.
    """

    name: str
    days: int
    starts: str
    stopped_by: tuple[str, ...]
    promise: str
    source: str
    extends_to: str = ""


@dataclass(frozen=True, slots=True)
class Nudge:
    """A letter keyed to a clock: `offset` working days from its due date, to a role. `every` repeats it after that many.

    `unless_extended` holds it back where the clock was extended, since another then says it.
    """

    clock: str
    offset: int
    to: str
    letter: str
    every: int = 0
    unless_extended: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a move's form. `kind`: text, words (long), choice, officer, date, findings or lines (one thing a line)."""

    name: str
    label: str
    kind: str = "words"
    hint: str = ""
    required: bool = True
    choices: tuple[tuple[str, str], ...] = ()
    limit: int = 10_000


@dataclass(frozen=True, slots=True)
class Move:
    """What someone may do at a stage: who, the fact it records, where it leads ("" stays), the letters it owes as (letter, to).

    `when` names what must be so for it to be offered: `may_extend`, `late`. Someone who tries all the same is told why not.
    """

    name: str
    button: str
    by: tuple[str, ...]
    records: str
    leads_to: str = ""
    fields: tuple[Field, ...] = ()
    letters: tuple[tuple[str, str], ...] = ()
    explains: str = ""
    source: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """A step with one owner and its moves. `now` says to the complainant what is happening; `status` is open or how it ended."""

    name: str
    title: str
    now: str
    moves: tuple[Move, ...]
    status: str = "open"

    def move(self, name: str) -> Move | None:
        """The move of that name at this stage, or None."""
        return next((m for m in self.moves if m.name == name), None)


Row = TypeVar("Row", Stage, ClockRule)


@dataclass(frozen=True, slots=True)
class Procedure:
    """One way of dealing with a complaint, whole: its stages in order, its clocks, its nudges, its first letters."""

    name: str
    title: str
    source: str
    stages: tuple[Stage, ...]
    clocks: tuple[ClockRule, ...]
    nudges: tuple[Nudge, ...]
    on_receipt: tuple[tuple[str, str], ...]

    def stage(self, name: str) -> Stage:
        """The stage of that name. Raises KeyError where the table has none."""
        return _found(self.stages, name)

    def clock(self, name: str) -> ClockRule:
        """The rule of the clock of that name. Raises KeyError where the table has none."""
        return _found(self.clocks, name)

    @property
    def letters(self) -> frozenset[str]:
        """Every letter this procedure can send."""
        moves = (m for s in self.stages for m in s.moves)
        return frozenset(
            [name for name, _ in self.on_receipt]
            + [n.letter for n in self.nudges]
            + [name for m in moves for name, _ in m.letters]
        )


def _found(rows: tuple[Row, ...], name: str) -> Row:
    for row in rows:
        if row.name == name:
            return row
    raise KeyError(name)


def faults(procedure: Procedure) -> list[str]:
    """What is wrong with a table, a sentence each; empty for a sound one."""
    return [*_repeated(procedure), *_astray(procedure), *_unsound_clocks(procedure)]


def _astray(procedure: Procedure) -> list[str]:
    """Faults of the way through the stages."""
    stages, moves = {s.name for s in procedure.stages}, [m for s in procedure.stages for m in s.moves]
    found = [f"a move leads to {to}, which is no stage" for to in sorted({m.leads_to for m in moves} - stages - {""})]
    found += [f"stage {s} cannot be reached" for s in sorted(stages - _reached(procedure))]
    found += [
        f"nobody can leave stage {s.name}"
        for s in procedure.stages
        if not any(m.leads_to not in ("", s.name) for m in s.moves)
    ]
    return found + [f"nobody may make the move {m.name}" for m in moves if not m.by]


def _reached(procedure: Procedure) -> set[str]:
    leads = {s.name: [m.leads_to for m in s.moves if m.leads_to] for s in procedure.stages}
    reached, ahead = set[str](), [procedure.stages[0].name]
    while ahead:
        stage = ahead.pop()
        if stage not in reached:
            reached.add(stage)
            ahead += leads.get(stage, [])
    return reached


def _unsound_clocks(procedure: Procedure) -> list[str]:
    """Faults of the clocks and of what hangs on them."""
    days = {c.name: c.days for c in procedure.clocks}
    found = [f"a nudge hangs on {n.clock}, which is no clock" for n in procedure.nudges if n.clock not in days]
    for clock in procedure.clocks:
        found += [f"nothing stops clock {clock.name}"] * (not clock.stopped_by)
        found += [
            f"{clock.name} is stopped by {x}, which nobody sends"
            for x in clock.stopped_by
            if x not in procedure.letters
        ]
        found += [f"{clock.name} has no source"] * (not clock.source)
        found += [f"clock {clock.name} has no nudge"] * (clock.name not in {n.clock for n in procedure.nudges})
        if clock.extends_to and days.get(clock.extends_to, 0) <= clock.days:
            found.append(f"{clock.name} extends to {clock.extends_to}, which is no clock that ends later")
    return found


def _repeated(procedure: Procedure) -> list[str]:
    names = [f"stage {s.name}" for s in procedure.stages] + [f"clock {c.name}" for c in procedure.clocks]
    names += [f"move {m.name} at {s.name}" for s in procedure.stages for m in s.moves]
    return [f"{name} is written twice" for name in sorted(set(names)) if names.count(name) > 1]
