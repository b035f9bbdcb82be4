"""Made-up cases for the example report: no case of it ever was. They are drawn by a seed, so that
the same report comes out each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from chalicelib.core.council import Authority
from chalicelib.core.figures.account import Account, Answer, Begun, Noted, Recommended, Timed
from chalicelib.core.figures.steps import Steps, read_steps
from chalicelib.core.learning.actions import Action
from chalicelib.core.learning.register import Entry, Upheld
from chalicelib.core.working_days import add_working_days
from infra.example_questions import ask

SEED = 12
COMPLAINTS = ("children_act", "corporate", "cp_conference")
# What comes in in a year: kind, procedure, how many.
A_YEAR = (
    ("complaint", "children_act", 96),
    ("complaint", "corporate", 47),
    ("complaint", "cp_conference", 13),
    ("concern", "concern", 88),
    ("compliment", "compliment", 74),
    ("enquiry", "enquiry", 112),
)
SERVICES = ("social_work", "in_care", "leaving_care", "fostering", "disabled_children", "other")
WEIGHTS = (40, 18, 12, 9, 13, 8)
THEMES = ("communication", "delay", "records", "contact", "support", "decisions")
DONE = (
    "Every family gets the name and number of a worker who covers when theirs is away.",
    "Minutes of a meeting are sent within ten working days, and the team counts how many were.",
    "A visit that cannot be kept is cancelled by telephone, and never by text.",
    "A checklist for each child who moves home says what goes with them.",
)


@dataclass(frozen=True, slots=True)
class MadeUp:
    """What was made up: the accounts of cases, and the entries of the register."""

    accounts: tuple[Account, ...]
    entries: tuple[Entry, ...]


def make_up(authority: Authority, first: date, last: date) -> MadeUp:
    """Return the cases that came in between two days, as many a year as `A_YEAR` says."""
    chance = Random(SEED)  # noqa: S311 - a fixed seed is the point of it
    maker = _Maker(authority, chance)
    accounts = []
    for month in _list_months(first, last):
        for kind, procedure, a_year in A_YEAR:
            number = a_year // 12 + (chance.random() < a_year % 12 / 12)
            for _ in range(number):
                day = month + timedelta(days=chance.randrange(28))
                accounts.append(maker.make_account(kind, procedure, day))
    accounts = ask(accounts)
    entries = []
    for account in accounts:
        if entry := _make_entry(account, chance):
            entries.append(entry)
    return MadeUp(tuple(accounts), tuple(entries))


def _list_months(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day = (day + timedelta(days=31)).replace(day=1)


class _Maker:
    def __init__(self, authority: Authority, chance: Random) -> None:
        self._chance = chance
        self._steps: dict[str, Steps] = {}
        for name, procedure in authority.procedures.items():
            self._steps[name] = read_steps(procedure)
        self._number = 0

    def make_account(self, kind: str, procedure: str, day: date) -> Account:
        """Return a case of a kind that came in on a day, and what became of it."""
        self._number += 1
        steps = self._steps[procedure]
        complaint = kind == "complaint"
        code = self._choose_code(kind)
        child = code in ("child_lac", "care_leaver")
        timed: list[Timed] = []
        answers: list[Answer] = []
        begun: list[Begun] = []
        noted = self._note(complaint, child, day)
        gone = any(each.what in ("declined", "withdrawn") for each in noted)
        if complaint:
            self._go_through(procedure, steps, day, timed, answers, begun, gone=gone)
        elif kind in ("concern", "enquiry"):
            timed.append(self._time(procedure, next(iter(steps.timed)), steps, day))
        if complaint and self._chance.random() < 0.05:
            noted.append(Noted(day + timedelta(days=150), "ombudsman_asked"))
            decided = self._chance.choice(("fault_injustice", "no_fault", "premature"))
            noted.append(Noted(day + timedelta(days=200), "ombudsman_decided", decided))
        return Account(
            f"MADE-{self._number:04}",
            day,
            kind,
            procedure,
            complaint or kind == "unsorted",
            self._choose_way(kind),
            self._choose_service(kind),
            code,
            child,
            self._choose_help(child),
            points=self._chance.choice((1, 1, 2, 2, 3)) if complaint else 0,
            ack=self._acknowledge(procedure, day),
            timed=tuple(timed),
            answers=tuple(answers),
            begun=tuple(begun),
            noted=tuple(noted),
            remedies=self._recommend(noted),
        )

    def _note(self, complaint: bool, child: bool, day: date) -> list[Noted]:
        noted = []
        soon = day + timedelta(days=4)
        if child:
            noted.append(Noted(soon, "advocate_offered"))
        if complaint and self._chance.random() < 0.05:
            ground = self._chance.choice(("older", "no_interest"))
            noted.append(Noted(soon, "declined", ground))
        elif complaint and self._chance.random() < 0.06:
            how = self._chance.choice(("phone", "writing"))
            noted.append(Noted(day + timedelta(days=9), "withdrawn", how, "Stage 1"))
        return noted

    def _go_through(
        self,
        procedure: str,
        steps: Steps,
        day: date,
        timed: list[Timed],
        answers: list[Answer],
        begun: list[Begun],
        *,
        gone: bool,
    ) -> None:
        """Take a complaint from step to step, each with its time and its answer, until the person
        goes no further.
        """
        clocks = _list_answer_clocks(steps)
        for step, clock in zip(steps.titles, clocks, strict=False):
            begun.append(Begun(procedure, step, day))
            time = self._time(procedure, clock, steps, day, ended=gone)
            timed.append(time)
            if time.met_on is None or gone:
                return
            window = add_working_days(time.met_on, 20)
            goes_on = self._chance.random() < 0.14
            next_on = time.met_on + timedelta(days=12) if goes_on else None
            answers.append(self._answer(procedure, step, time.met_on, window, next_on))
            if next_on is None:
                return
            day = next_on

    def _time(
        self, procedure: str, clock: str, steps: Steps, day: date, *, ended: bool = False
    ) -> Timed:
        days = steps.timed[clock].days
        plain = add_working_days(day, days)
        if ended:
            return Timed(clock, procedure, day, plain, plain, ended_on=day + timedelta(days=9))
        luck = self._chance.random()
        taken = max(1, round(self._chance.triangular(0.3, 1, 0.85) * days))
        limit = plain
        if luck > 0.8:
            taken = round(days * self._chance.uniform(1.1, 1.8))
            if luck < 0.92:
                limit = add_working_days(day, days * 2)
        met = add_working_days(day, taken)
        told = add_working_days(limit, 1) if met > limit else None
        return Timed(clock, procedure, day, plain, limit, met, told_late_on=told)

    def _answer(
        self, procedure: str, step: str, on: date, window: date, next_on: date | None
    ) -> Answer:
        if step in ("Stage 1", "Step 1") and self._chance.random() < 0.25:
            return Answer(procedure, step, on, True, window_ends=window, next_on=next_on)
        kinds = ("upheld", "partially_upheld", "not_upheld", "no_finding")
        findings = self._chance.choices(kinds, (28, 27, 38, 7), k=self._chance.choice((1, 2, 2)))
        sorry = findings[0] in kinds[:2]
        later = step not in ("Stage 1", "Step 1")
        changed = int(later and self._chance.random() < 0.3)
        return Answer(
            procedure,
            step,
            on,
            findings=tuple(findings),
            changed=changed,
            compared=len(findings) if later else 0,
            sorry=sorry,
            actions=sorry and self._chance.random() < 0.8,
            window_ends=window,
            next_on=next_on,
        )

    def _acknowledge(self, procedure: str, day: date) -> Timed:
        plain = add_working_days(day, 3)
        taken = self._chance.choices((1, 2, 3, 5), (50, 30, 16, 4))[0]
        return Timed("ack", procedure, day, plain, plain, add_working_days(day, taken))

    def _recommend(self, noted: list[Noted]) -> tuple[Recommended, ...]:
        for each in noted:
            if each.detail == "fault_injustice":
                due = each.on + timedelta(days=30)
                return (Recommended(due, due - timedelta(days=self._chance.choice((-9, 3, 6)))),)
        return ()

    def _choose_code(self, kind: str) -> str:
        if kind == "anonymous":
            return "anonymous"
        codes = ("parent", "child_lac", "care_leaver", "foster_carer", "special_guardian")
        return self._chance.choices(codes, (58, 12, 8, 10, 12))[0]

    def _choose_help(self, child: bool) -> str:
        if not child:
            return ""
        return self._chance.choices(("alone", "advocate", "helped"), (35, 45, 20))[0]

    def _choose_way(self, kind: str) -> str:
        if kind == "unsorted":
            return "email"
        ways = ("web form", "email", "telephone", "letter", "told to a worker")
        return self._chance.choices(ways, (42, 30, 16, 5, 7))[0]

    def _choose_service(self, kind: str) -> str:
        if kind == "unsorted":
            return ""
        return self._chance.choices(SERVICES, WEIGHTS)[0]


def _list_answer_clocks(steps: Steps) -> list[str]:
    """Return the clock that the answer of each step counts from, in order."""
    found = []
    for clock in steps.timed:
        is_answer = clock.endswith(("_response", "_meeting", "_reply", "_decision"))
        if is_answer:
            found.append(clock)
    return found


def _make_entry(account: Account, chance: Random) -> Entry | None:
    """Return what a case adds to the register: its upheld points, each with an action or a reason
    why nothing changes.
    """
    upheld: list[Upheld] = []
    actions = []
    for answer in account.answers:
        for finding in answer.findings:
            if finding not in ("upheld", "partially_upheld"):
                continue
            number = len(upheld) + 1
            theme = chance.choice(THEMES)
            upheld.append(Upheld(number, theme, answer.on))
            if chance.random() < 0.7:
                actions.append(_make_action(number, theme, answer.on, chance))
    if not upheld:
        return None
    return Entry(account.reference, account.service, tuple(actions), tuple(upheld))


def _make_action(number: int, theme: str, on: date, chance: Random) -> Action:
    due = on + timedelta(days=60)
    action = Action(
        number,
        chance.choice(DONE),
        theme,
        "team manager",
        due,
        "Ten cases that a manager checked",
        "point",
        on,
        "",
        points=(number,),
    )
    if chance.random() > 0.85:
        return action
    done = due + timedelta(days=chance.choice((-20, -8, -3, 14)))
    return replace(action, done_on=done, confirmed_on=done, confirmed_by="complaints manager")
