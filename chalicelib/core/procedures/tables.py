"""The columns of a procedure's tables. `checker.py` refuses a table with a hole in it.

What a row says to people may name a clock, as in "at least {s3_panel_papers} before it":
`with_days` puts in the council's number.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from chalicelib.core.procedures.clock_rules import ClockRule as ClockRule
from chalicelib.core.procedures.clock_rules import Own, set_own
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.when import When
from chalicelib.core.working_days import count_in_words

BACK = "where it was"  # a move that leads here returns the case to the stage it left


@dataclass(frozen=True, slots=True)
class Nudge:
    """A letter that is owed some days before or after a clock's due date, or some hours after the
    clock began."""

    clock: str
    offset: int  # days of the clock's own unit from its due date; negative is before
    to: str  # a role
    letter: str
    every: int = 0  # repeats it after so many days, or hours if it is counted in hours
    # ends with the day that the clock may be extended to: that limit's own nudges say it then
    unless_extended: bool = False
    leads_to: str = ""  # puts the case at rest, which closes nothing (Code 2.1, RULES 0.3.5)
    # not sent where no way to reach the person is known to be safe, and nobody is asked to
    only_if_safe: bool = False
    # hours from the instant at which the clock began, by day and by night, in place of `offset`
    hours: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """What happens to a case by no move of anybody's."""

    name: str
    happened: str  # how the history tells it
    told: str = ""  # the same with its answers in their places, as "{name}"
    words: tuple[
        str, ...
    ] = ()  # the answers that the history shows whole; empty for the usual ones
    starts: str = ""  # what a clock that it starts counts from, said to the person
    # Heard does it, whatever anybody said or did that led to it
    by_itself: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a move's form."""

    name: str
    label: str
    # text (a line), words (long), choice, officer, appoint (someone for `role`), service,
    # procedure, elsewhere, remedy (one still to be done), action (one of `role`, which is a state),
    # action_owner (whoever may see to one), file, date, check (a box that must be ticked), lines
    # (one thing a line), points (which of them), papers (which go with the letter), case (another
    # one's reference), or each (`parts`, asked for each of the case's `role`)
    kind: str = "words"
    hint: str = ""
    required: bool = True
    choices: tuple[tuple[str, str], ...] = ()
    limit: int = 10_000
    # the part to appoint to; of `each` and `points`: points, every point, given points,
    # recommendations, lessons; of `file`: taken out; of `message`: unsent; of `party`: a
    # capacity; of `procedure`: own, those that the case can go on under as it is
    role: str = ""
    # of a date: working (a working day to come), future, past, until today (also before the
    # complaint came in), or "" for any
    must: str = ""
    # a fact, its answer that is a day, and what that day is called: no earlier day is taken
    after: tuple[str, str, str] | None = None
    # a choice of this form, the answers to it that make this one needed, and the error if it is
    # empty
    needed: tuple[str, tuple[str, ...], str] | None = None
    parts: tuple[Field, ...] = ()  # the questions of `each`
    # choices that only a group is offered, or one that is; a question without choices that has
    # any is asked of a group alone
    for_group: tuple[str, ...] = ()
    not_for_group: tuple[str, ...] = ()  # choices that a group is not offered
    # what the case says already in answer to it, which its form holds at first
    known: str = ""
    real: bool = False  # it must say something: a dot or "see above" is no evidence and no reason
    apology: bool = False  # it says sorry for what we did, and not for how somebody feels
    for_child: bool = False  # a child reads it: no sentence may be long
    published: bool = False  # the public reads it: it may name nobody
    # when the answers as a whole need it, in words; empty where the other columns say it
    needed_when: str = ""
    asks: str = ""  # the error if it is empty; "" for the usual one of its kind


@dataclass(frozen=True, slots=True)
class Move:
    """What someone may do at a stage."""

    name: str
    button: str
    # roles: the council's own, owner, complainant, or a part that someone was appointed to
    by: tuple[str, ...]
    records: Recorded  # the fact; `RECORDERS` in core/decisions/moves.py says what records it
    leads_to: str = ""  # a stage; "" stays
    fields: tuple[Field, ...] = ()
    letters: tuple[tuple[str, str], ...] = ()  # the letters it owes, as (letter, to)
    explains: str = ""
    source: str = ""
    when: When | None = None  # the guard that must let it through
    needs: tuple[str, ...] = ()  # facts that must have been kept before
    unless: tuple[str, ...] = ()  # facts that must not
    keeps: bool = False  # keeps this fact for what follows
    owner: str = ""  # the role whose case it then is
    after: str = ""  # the move to offer just before it wherever it is offered, even a rare one
    rare: bool = False  # stands on the case's own page, and not in every letter
    shared: bool = False  # holds for every part of the person's complaint
    everywhere: bool = False  # of a shared one: holds for the person's other complaints too
    hears: bool = False  # what the person says with it may ask for something: the team reads it
    learns: bool = False  # an answer: what changes because of it is to be recorded
    # tells the person a decision, or an officer's own words, in what is no document
    decides: bool = False
    affects_child: bool = False  # a decision that the child hears of too (s26(7)(b))
    corrects: bool = False  # completes or corrects what we know: it stands with its like
    undoable: bool = False  # can be taken back as a mistake
    undone: str = ""  # what the person had been told of it, as they read when it is taken back
    done: str = "Done."  # what is said to the one who made it
    happened: str = ""  # how the history tells it
    told: str = ""  # the same with its answers in their places, as "{officer}"
    told_of_person: str = ""  # the same where the person did it
    # what became of the work, told to whoever has the case if somebody else did it; its letter's
    # words are the part `_work_<the fact>`
    work: str = ""
    document: bool = False  # an answer or a report, which the pages of the case show whole
    brought_by: tuple[str, ...] = ()  # the letters that bring it, if not its own to the person
    # where the person's own page has it, if not among what they can do next: "helpers"
    section: str = ""
    # may be made on the person's page without the code that it asks for: it shows and changes
    # nothing, and the team decides
    without_code: bool = False

    @property
    def answers(self) -> bool:
        """Return whether it sends the person an answer, a report or a decision."""
        return (self.document or self.decides) and bool(self.list_letters_to("complainant"))

    def list_letters_to(self, reader: str) -> tuple[str, ...]:
        """Return those of its letters that go to a reader."""
        letters = []
        for letter, to in self.letters:
            if to == reader:
                letters.append(letter)
        return tuple(letters)


@dataclass(frozen=True, slots=True)
class Stage:
    """A step with one owner and its moves."""

    name: str
    title: str
    now: str  # what is happening, said to the person
    moves: tuple[Move, ...]
    status: str = "open"  # open, or how it ended
    who: str = ""  # who deals with it, on the public guide; a stage without it is not drawn there
    step: str = ""  # stages that people think of as one, such as "Stage 2"
    still: bool = False  # the person's own time stands still here
    tells: tuple[str, ...] = ()  # what happens here, for the public guide
    now_for_child: str = ""  # what is happening, said to a child
    now_read: str = ""  # the same as `now`, once the team has read it, where that changes it

    def describe_now(self, *, read: bool) -> str:
        """Return what is happening, as the person reads it; `read` once the team has read it."""
        if read and self.now_read:
            return self.now_read
        return self.now

    def move(self, name: str) -> Move | None:
        """Return the move of that name at this stage, or None."""
        for move in self.moves:
            if move.name == name:
                return move
        return None


Row = TypeVar("Row", Stage, ClockRule)
Said = TypeVar("Said", Stage, Move, Field)
_CLOCK_NAMED = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)  # without slots, since it keeps the list of its moves
class Procedure:
    """One way of dealing with what people tell us: stages, clocks, nudges and first letters."""

    name: str
    title: str
    source: str
    stages: tuple[Stage, ...]  # in order
    clocks: tuple[ClockRule, ...]
    nudges: tuple[Nudge, ...]
    on_receipt: tuple[tuple[str, str], ...]  # letters owed, as (letter, to)
    on_triage: tuple[tuple[str, str], ...] = ()  # letters owed once it is chosen
    on_split: tuple[tuple[str, str], ...] = ()  # letters owed of a strand that is split off into it
    kind: str = "complaint"  # what it makes of a contact
    can_be_stopped: bool = True  # False for thanks: nobody needs to ask us to stop
    choice: str = ""  # its line in the list that triage chooses from
    about: str = ""  # what it is for, told to the person
    into: str = ""  # the procedure it becomes when the person says that it is a complaint
    review: str = "ombudsman"  # where someone goes who is still unhappy at its end
    # names of letter parts, `_signpost_<name>`, on what else is open to them
    signposts: tuple[str, ...] = ()

    def stage(self, name: str) -> Stage:
        """Return the stage of that name. Raise KeyError where the table has none."""
        return _find_row(self.stages, name)

    def clock(self, name: str) -> ClockRule:
        """Return the rule of the clock of that name. Raise KeyError where the table has none."""
        return _find_row(self.clocks, name)

    @property
    def answer(self) -> ClockRule | None:
        """Return the clock of its first answer: the first that may be put back."""
        for rule in self.clocks:
            if rule.extends_to:
                return rule
        return None

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """Return every move of every stage, in order."""
        moves: list[Move] = []
        for stage in self.stages:
            moves.extend(stage.moves)
        return tuple(moves)

    @property
    def letters(self) -> frozenset[str]:
        """Return the name of every letter that this procedure can send."""
        owed = [*self.on_receipt, *self.on_triage, *self.on_split]
        for move in self.moves:
            owed.extend(move.letters)
        names = {name for name, _ in owed}
        return frozenset(names | {nudge.letter for nudge in self.nudges})

    def with_days(self, own: Own) -> Procedure:
        """Return this procedure with a council's own numbers, in its clocks and in its words.

        Raise ValueError for a clock that it does not have, or a number that a council may not set.
        """
        try:
            clocks = set_own(self.clocks, own)
        except ValueError as error:
            raise ValueError(f"{self.name}: {error}") from None
        for clock in clocks:
            if clock.extends_to and _find_row(clocks, clock.extends_to).days <= clock.days:
                raise ValueError(
                    f"{self.name}: {clock.name} extends to {clock.extends_to}, so it "
                    "must end before that. Choose another number."
                )
        return replace(self, clocks=clocks, stages=fill_in_days(self.stages, clocks))


def fill_in_days(stages: tuple[Stage, ...], clocks: tuple[ClockRule, ...]) -> tuple[Stage, ...]:
    """Return the stages with each clock that their words name said as its days.

    Raises KeyError for words that name no clock.
    """
    said = {rule.name: count_in_words(rule.days, rule.unit) for rule in clocks}

    def fill(text: str) -> str:
        return _CLOCK_NAMED.sub(lambda found: said[found[1]], text)

    done: dict[int, Move] = {}
    filled = list[Stage]()
    for stage in stages:
        for move in stage.moves:
            if id(move) not in done:  # many stages share a row
                done[id(move)] = _fill_move(move, fill)
        moves = tuple(done[id(move)] for move in stage.moves)
        filled.append(_replace_changed(stage, now=fill(stage.now), moves=moves))
    return tuple(filled)


def _fill_move(move: Move, fill: Callable[[str], str]) -> Move:
    """Return the move with `fill` applied to all that it says."""
    return _replace_changed(
        move,
        explains=fill(move.explains),
        done=fill(move.done),
        fields=tuple(_fill_field(question, fill) for question in move.fields),
    )


def _fill_field(question: Field, fill: Callable[[str], str]) -> Field:
    """Return the question with `fill` applied to all that it says."""
    needed = question.needed
    if needed:
        choice, answers, error = needed
        needed = (choice, answers, fill(error))
    return _replace_changed(
        question, label=fill(question.label), hint=fill(question.hint), needed=needed
    )


def _replace_changed(row: Said, **words: Any) -> Said:
    """Return a row with its words filled in: itself where none of them has changed."""
    changed = {name: said for name, said in words.items() if said != getattr(row, name)}
    if not changed:
        return row
    return replace(row, **changed)


def _find_row(rows: tuple[Row, ...], name: str) -> Row:
    """Return the row of that name. Raise KeyError where there is none."""
    for row in rows:
        if row.name == name:
            return row
    raise KeyError(name)
