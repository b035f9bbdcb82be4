"""The rule of a clock, and what a council sets for it: its number, why that is looser than the
rule's, and what it counts from. In its file: `s1_response`, `s1_response_why`, `s1_response_from`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

WHY = "_why"
FROM = "_from"
RECEIPT = "receipt"
REQUEST = "request"
CHILD = "child"
EASY_READ = "easy_read"
INTERPRETER = "interpreter"
Own = Mapping[str, int | str]  # a part of the file, such as [timings.send]


@dataclass(frozen=True, slots=True)
class ClockRule:
    """A limit of days from an event (RULES 0.3.4, 3.1.7).

    A letter counts once it has left: as a start, from the day the person has it.
    """

    name: str
    days: int  # negative days count back
    # letters to the person, or facts that moves record. "receipt" is the day the complaint came in;
    # "acknowledged" the day it was acknowledged, or ought to have been, whichever is first
    starts: tuple[str, ...]
    stopped_by: tuple[str, ...]  # letters and facts, as above: what is waited for comes first
    promise: str  # what the person is told it counts to
    source: str
    extends_to: str = ""  # the clock whose date an extension may move this one to
    # the largest number a council may set, or the smallest of a person's time; None: see `no_most`
    most: int | None = None
    no_most: str = ""  # why there is no such limit
    unit: str = "working"  # working or calendar days: "working" or "days"
    # the answer of the starting fact that gives day 0; left empty, the clock does not start
    dated_by: str = ""
    # council, person, or officers: of the officers' own time the person is told nothing
    whose: str = "council"
    # the clock of an acknowledgement that goes out with the start. Day 0 is then today, or the day
    # that clock ends where it is the earlier, so that acknowledging late buys no time
    acknowledged_in: str = ""
    # letters and facts that end the wait in the place of what is waited for
    instead: tuple[str, ...] = ()
    shown_to: str = ""  # everyone, or nobody; "" for those who `whose` says
    foretold: bool = True  # letters to the person tell of it among what happens next
    apology: bool = True  # a letter that it is late suggests how to say sorry to the person
    # what is left to do, told to those who are reminded of it, where its moves do not say so; and
    # what is needed once it is late. "{ombudsman}" stands for the council's
    to_do: str = ""
    to_do_late: str = ""
    onward: str = ""  # what comes of the next step, told to the person who may ask for it
    usual: int | None = None  # the rule's own number, where the council has set another
    while_open: bool = False  # ends, as not needed, once nobody looks into the case any more
    goes_on: bool = False  # of the person: runs on when the case is taken up again
    once: bool = False  # starts no more in the life of a case once what it waits for has left
    meanwhile: bool = False  # of the person: its letters go while the case is open
    # starts for these people alone: CHILD, who is surely no adult, or who asked for EASY_READ or an
    # INTERPRETER
    only_for: str = ""
    why: str = ""  # why the council has set another, in its own words

    @property
    def stops(self) -> tuple[str, ...]:
        """Return all letters and facts that stop it."""
        return (*self.stopped_by, *self.instead)

    @property
    def right(self) -> bool:
        """Return whether it is a right of the person's; time of theirs that is none is advice."""
        return self.whose == "person" and self.most is not None


def name_clock(setting: str) -> str:
    """Return the clock that a setting of the file is about."""
    return setting.removesuffix(WHY).removesuffix(FROM)


def set_own(clocks: tuple[ClockRule, ...], own: Own) -> tuple[ClockRule, ...]:
    """Return the clocks with what a council sets for them.

    Raise ValueError, in words for whoever wrote the file, for a clock that is not there, a number
    that is too loose, or one that is looser than the rule's and does not say why.
    """
    known = {rule.name: rule for rule in clocks}
    for setting in own:
        if name_clock(setting) not in known:
            raise ValueError(f"there is no clock {name_clock(setting)}.")
    made = []
    for rule in clocks:
        made.append(_set_start(_set_number(rule, own), own))
    return tuple(made)


def _set_number(rule: ClockRule, own: Own) -> ClockRule:
    """Return a rule with the council's number and why it has it."""
    days = int(own.get(rule.name, rule.days))
    why = str(own.get(rule.name + WHY, "")).strip()
    if is_looser(rule, days):
        raise ValueError(
            f"{rule.name} is {rule.most or rule.days} days, and {days} is looser ({rule.source}). "
            "Choose another number."
        )
    if needs_why(rule, days) and not why:
        raise ValueError(
            f"{rule.name} is {days} days, looser than the rule’s {rule.days} ({rule.source}). "
            f"Say why on the line below it, in words that anyone may read: {rule.name}{WHY} = "
            "“Our own pages promise it.”"
        )
    if why and days == rule.days:
        raise ValueError(f"{rule.name}{WHY} says why, but {rule.name} has the rule’s own number.")
    if days == rule.days:
        return rule
    return replace(rule, days=days, usual=rule.days, why=why)


def _set_start(rule: ClockRule, own: Own) -> ClockRule:
    """Return a rule that counts from what the council counts from. It can only be earlier."""
    start = own.get(rule.name + FROM, "")
    if not start:
        return rule
    if start == RECEIPT and "acknowledged" in rule.starts:
        starts = tuple(s.replace("acknowledged", RECEIPT) for s in rule.starts)
        return replace(rule, starts=starts)
    if start == REQUEST and rule.acknowledged_in:
        return replace(rule, acknowledged_in="")
    raise ValueError(
        f"{rule.name}{FROM} is “{start}”. An answer that counts from an acknowledgement can count "
        f"from the “{RECEIPT}” at stage 1, and from the “{REQUEST}” at stage 2; no other can."
    )


def needs_why(rule: ClockRule, days: int) -> bool:
    """Return whether so many days are looser than the rule's, though a council may set them."""
    if rule.whose == "person":
        return days < rule.days
    return days > rule.days


def is_looser(rule: ClockRule, days: int) -> bool:
    """Return whether so many days give the council more time than the law does, the person less, or
    turn a count round.
    """
    if (days < 0) != (rule.days < 0) or (days == 0) != (rule.days == 0):
        return True
    if rule.most is None:
        return False
    if rule.whose == "person":
        return days < rule.most
    return days > rule.most
