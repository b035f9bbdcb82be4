"""The columns of a procedure's tables. `checker.py` refuses a table with a hole in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

BACK = "where it was"  # a move that leads here returns the case to the stage it left


@dataclass(frozen=True, slots=True)
class ClockRule:
    """A limit of days from an event. `starts` and `stopped_by` name letters to the person, or facts
    that moves record.

    A letter counts once it has left (RULES 0.3.4): as a start, from the day the person has it
    (RULES 3.1.7). A fact starts a clock on the day that its answer `dated_by` gives (not at all
    where that was left empty), or else today; "receipt" is the day the complaint came in, and
    "acknowledged" the day it was acknowledged or ought to have been, whichever is first. Negative
    days count back. `extends_to` names the clock whose date an extension may move this one to.
    `promise` is what the person is told it counts to. `most` is the largest number a council may
    set, or of the person's time the smallest; None where no law says. `unit` is working or calendar
    days. `whose` time it is: the council's, the person's, or the officers' own, of which the person
    is told nothing. `acknowledged_in` names the clock of an acknowledgement that goes out with the
    start: day 0 is then today, or the day that clock ends where it is the earlier, so that
    acknowledging late buys no time.
    """

    name: str
    days: int
    starts: tuple[str, ...]
    stopped_by: tuple[str, ...]
    promise: str
    source: str
    extends_to: str = ""
    most: int | None = None
    unit: str = "working"
    dated_by: str = ""
    whose: str = "council"
    acknowledged_in: str = ""


@dataclass(frozen=True, slots=True)
class Nudge:
    """A letter keyed to a clock: `offset` days of its unit from its due date, to a role. `every`
    repeats it after that many.

    `unless_extended` ends it with the day that the clock may be extended to, from which the limit's
    own say it. `leads_to` puts the case at rest, which closes nothing: no other stage may be
    reached so (Code 2.1, RULES 0.3.5).
    """

    clock: str
    offset: int
    to: str
    letter: str
    every: int = 0
    unless_extended: bool = False
    leads_to: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a move's form.

    `kind` is text (a line), words (long), choice, officer, appoint (someone for `role`), service,
    procedure, elsewhere, date, check (a box that must be ticked), lines (one thing a line), points
    (which of them), case (another one's reference), or each: `parts` are then asked for each of the
    case's `role`, which is points or recommendations. A date `must` be a working day to come, lie
    in the future, in the past (neither before the complaint came in), or anywhere (""), and `after`
    it may name a fact, an answer of it that is a day (`on` is the day it was recorded), and what
    that day is: no earlier day is taken. `needed` names a choice of the same form, the answers to
    it that make this one needed, and what is then said where it is left empty.
    """

    name: str
    label: str
    kind: str = "words"
    hint: str = ""
    required: bool = True
    choices: tuple[tuple[str, str], ...] = ()
    limit: int = 10_000
    role: str = ""
    must: str = ""
    after: tuple[str, str, str] | None = None
    needed: tuple[str, tuple[str, ...], str] | None = None
    parts: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """What someone may do at a stage: who, the fact it records, where it leads ("" stays), the
    letters it owes as (letter, to).

    `by` are roles: the council's own, "owner", "complainant", or a part that someone was appointed
    to. `when` names what must be so for it to be offered. `needs` are facts that must have been
    kept before, `unless` those that must not; `keeps` keeps this one for what follows. `owner` is
    the role whose case it then is. An `undoable` one can be taken back as a mistake. A `shared` one
    holds for every part of the person's complaint. A `rare` one stands on the case's own page, and
    not in every letter. `done` is said to whoever made it, `happened` is how the history tells it.
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
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    keeps: bool = False
    owner: str = ""
    rare: bool = False
    shared: bool = False
    undoable: bool = False
    done: str = "Done."
    happened: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """A step with one owner and its moves. `now` says to the person what is happening; `status` is
    open, or how it ended.

    `who` says on the public guide who deals with it at this stage; a stage without it is not drawn
    there. `step` groups stages that people think of as one: "Stage 2". `still` says that the
    person's own time stands still here.
    """

    name: str
    title: str
    now: str
    moves: tuple[Move, ...]
    status: str = "open"
    who: str = ""
    step: str = ""
    still: bool = False

    def move(self, name: str) -> Move | None:
        """The move of that name at this stage, or None."""
        return next((m for m in self.moves if m.name == name), None)


Row = TypeVar("Row", Stage, ClockRule)


@dataclass(frozen=True, slots=True)
class Procedure:
    """One way of dealing with what people tell us, whole: its stages in order, its clocks, its
    nudges, its first letters.

    `kind` is what it makes of a contact; `choice` is its line in the list that triage chooses from;
    `about` tells the person what it is for; `signposts` name the letter parts `_signpost_<name>` on
    what else is open to them; `review` where someone goes who is still unhappy at its end.
    `on_triage` are the letters owed once it is chosen, `on_split` those of a strand that is split
    off into it; `into` is the procedure that it becomes when the person says that it is a
    complaint.
    """

    name: str
    title: str
    source: str
    stages: tuple[Stage, ...]
    clocks: tuple[ClockRule, ...]
    nudges: tuple[Nudge, ...]
    on_receipt: tuple[tuple[str, str], ...]
    on_triage: tuple[tuple[str, str], ...] = ()
    on_split: tuple[tuple[str, str], ...] = ()
    kind: str = "complaint"
    choice: str = ""
    about: str = ""
    into: str = ""
    review: str = "ombudsman"
    signposts: tuple[str, ...] = ()

    def stage(self, name: str) -> Stage:
        """The stage of that name. Raises KeyError where the table has none."""
        return _found(self.stages, name)

    def clock(self, name: str) -> ClockRule:
        """The rule of the clock of that name. Raises KeyError where the table has none."""
        return _found(self.clocks, name)

    @property
    def moves(self) -> tuple[Move, ...]:
        """Every move of every stage, in order."""
        return tuple(m for s in self.stages for m in s.moves)

    @property
    def letters(self) -> frozenset[str]:
        """Every letter this procedure can send."""
        first = (*self.on_receipt, *self.on_triage, *self.on_split)
        return frozenset(
            [name for name, _ in first]
            + [n.letter for n in self.nudges]
            + [name for m in self.moves for name, _ in m.letters]
        )

    def with_days(self, days: dict[str, int]) -> Procedure:
        """This procedure with a council's own numbers. Raises ValueError for a clock it has not, or
        a number looser than the law's.
        """
        for name, own in days.items():
            rule = next((c for c in self.clocks if c.name == name), None)
            if rule is None:
                raise ValueError(f"{self.name} has no clock {name}")
            if looser(rule, own):
                raise ValueError(
                    f"{self.name}: {name} is {rule.most or rule.days} days, and {own} is "
                    f"looser ({rule.source})"
                )
        clocks = tuple(replace(c, days=days[c.name]) if c.name in days else c for c in self.clocks)
        if early := [
            c for c in clocks if c.extends_to and _found(clocks, c.extends_to).days <= c.days
        ]:
            raise ValueError(
                f"{self.name}: {early[0].name} extends to {early[0].extends_to}, so it "
                "must end before that"
            )
        return replace(self, clocks=clocks)


def looser(rule: ClockRule, days: int) -> bool:
    """Whether so many days give the council more time than the law does, or the person less, or
    turn a count round.
    """
    if (days < 0) != (rule.days < 0) or (days == 0) != (rule.days == 0):
        return True
    if rule.most is None:
        return False
    if rule.whose == "person":
        return days < rule.most
    return days > rule.most


def _found(rows: tuple[Row, ...], name: str) -> Row:
    for row in rows:
        if row.name == name:
            return row
    raise KeyError(name)
