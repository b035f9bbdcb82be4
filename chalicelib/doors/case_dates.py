"""What the person's own page and the officers' pages of a case share: its dates with their working,
instants in words, its other parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from chalicelib import store, translations
from chalicelib.core.case_clocks import Clock
from chalicelib.core.cases import Case
from chalicelib.core.decisions.running_clocks import PAUSE_REVIEW
from chalicelib.core.procedures.facts import FACTS
from chalicelib.core.procedures.shared.common import ENDINGS
from chalicelib.core.procedures.tables import ClockRule
from chalicelib.core.wording import letter_names
from chalicelib.core.working_days import (
    LONDON,
    NOT_COUNTED,
    count_in_words,
    count_working_days,
    explain_due_date,
    in_words,
    in_words_for_officer,
    load_longer_calendar,
    london_date,
)
from chalicelib.doors.public import guide
from chalicelib.settings import settings

HOW = {
    "email": "by email",
    "phone": "by telephone",
    "post": "by post",
    "in_person": "in person",
    "bounced": "by email, but it bounced",
}
BEHIND = ("done", "stopped", "instead", "over")


@dataclass(frozen=True, slots=True)
class DateShown:
    """A clock as people read it: what it counts to, its date in words, and where it stands."""

    promise: str
    day: str
    why: str  # how the date was reached
    # done, stopped (the whole complaint ended), instead (something else came in its place), held,
    # overdue, over (a time of the person's that has passed), today, uncounted (it has no date yet)
    # or running
    state: str
    # how far off the date is, in days of the clock's own unit: "10 working days"; empty on the day
    # itself, and over a weekend
    count: str
    name: str
    whose: str
    source: str  # where the number comes from, in words
    ended: str = ""  # what ended it, and when
    right: bool = False

    @property
    def what(self) -> str:
        """Return what the date counts to, by itself, without what `line` adds about the person's
        own time.
        """
        return self.promise.partition(";")[0].removesuffix(", as we advise")

    @property
    def line(self) -> str:
        """Return what the date is, in a sentence.

        Until the end of their own time the person has a right; where no law sets one it is advice
        (r18).
        """
        if self.whose != "person":
            return f"To {self.promise}"
        if self.right:
            return (
                f"The last day on which you have a right to {self.what}; after that, someone will "
                "decide"
            )
        return f"The day by which it is best to {self.what}; you can do it later too"

    @property
    def ahead(self) -> bool:
        """Return whether somebody still waits for it."""
        return self.state not in BEHIND


def list_dates(case: Case, today: date, *, officer: bool = False) -> list[DateShown]:
    """Return the clocks of a case, soonest first, each with its working (RULES 3.1).

    An officer also sees the officers' own. Of those, the person sees only the day on which a pause
    is reviewed, as promised (r8). A limit is left out once it is the date itself.
    """
    authority = settings().council.authority
    rules = authority.procedure(case).clocks
    same = set()
    for rule in rules:
        if rule.extends_to and _is_same_day(case, rule.name, rule.extends_to):
            same.add(rule.extends_to)
    hidden = {"nobody"}
    if authority.stage(case).status == "open":
        hidden.add("person")
    if not officer:
        hidden.add("officers")
    unseen = same | {r.name for r in rules if (r.shown_to or r.whose) in hidden}
    shown = sorted((c for c in case.clocks if c.name not in unseen), key=lambda c: c.due_on)
    return [_make_date(case, clock, today, officer=officer) for clock in shown]


def _is_same_day(case: Case, name: str, limit: str) -> bool:
    answer = case.clock(name)
    last = case.clock(limit)
    return bool(answer and last and answer.due_on == last.due_on)


def _make_date(case: Case, clock: Clock, today: date, *, officer: bool) -> DateShown:
    rule = settings().council.authority.procedure(case).clock(clock.name)
    state = _describe_state(case, clock, rule, today)
    due_on = in_words(clock.due_on)
    if officer:
        due_on = in_words_for_officer(clock.due_on)
    return DateShown(
        rule.promise,
        due_on,
        _explain_date(clock),
        state,
        _describe_days_between(clock, today),
        clock.name,
        rule.whose,
        "; ".join(guide.list_sources(rule.source)),
        _describe_end(case, clock, state),
        rule.right,
    )


def _describe_state(case: Case, clock: Clock, rule: ClockRule, today: date) -> str:
    if not clock.running:
        by = _find_what_stopped(case, clock)
        if by in ENDINGS:
            return "stopped"
        left_undone = rule.while_open and by not in rule.stops
        if by not in rule.instead and not left_undone:
            return "done"
        if rule.whose == "person":
            return "over"
        return "instead"
    if clock.held:
        return "held"
    if not clock.counted:
        return "uncounted"
    if today > clock.due_on:
        if rule.whose == "person":
            return "over"
        return "overdue"
    if today == clock.due_on:
        return "today"
    return "running"


def _find_what_stopped(case: Case, clock: Clock) -> str:
    """Return the name of the letter or fact that stopped a clock."""
    for sent in case.told:
        if sent.letter_id == clock.stopped_by:
            return sent.name
    return clock.stopped_by


def _describe_end(case: Case, clock: Clock, state: str) -> str:
    """Return what ended a wait instead of what was waited for, and when; or when it was done, if
    late.
    """
    if clock.stopped_at is None:
        return ""
    day = in_words(london_date(clock.stopped_at))
    if state == "done":
        if london_date(clock.stopped_at) > clock.due_on:
            return f"Done late, on {day}."
        return ""
    by = _find_what_stopped(case, clock)
    return f"It ended on {day}: {_describe_within_sentence(by, case)}."


def _describe_within_sentence(name: str, case: Case) -> str:
    """Return a letter, or what a move recorded, as it stands within a sentence."""
    if name in letter_names.NOTICES:
        said = letter_names.describe_letter(name, case.kind)
    else:
        said = describe_fact(name, case)
    return said[:1].lower() + said[1:]


def describe_fact(fact: str, case: Case) -> str:
    """Return what the row of a fact says that it was."""
    if fact in FACTS:
        return FACTS[fact].happened
    return read_column("happened", fact, case) or fact.replace("_", " ").capitalize()


def read_column(name: str, fact: str, case: Case) -> str:
    """Return what the moves that record a fact say in a column, or "".

    The case's own procedure comes first, then any that it may have been under before.
    """
    authority = settings().council.authority
    procedures = (authority.procedure(case), *authority.procedures.values())
    for procedure in procedures:
        for move in procedure.moves:
            if move.records != fact:
                continue
            said = getattr(move, name)
            if said:
                return str(said)
    return ""


def _describe_days_between(clock: Clock, today: date) -> str:
    """Return how many days lie between today and the date, as the clock counts them, or in
    calendar days if no working day lies between.
    """
    if not clock.counted:
        return ""
    if clock.unit == "working":
        apart = count_working_days(today, clock.due_on, load_longer_calendar())
        if apart:
            return count_in_words(apart, "working")
        if today > clock.due_on:
            return ""
    days = (clock.due_on - today).days
    if not days:
        return ""
    return count_in_words(days, "days")


def _explain_later_day(clock: Clock, later: date) -> str:
    """Return what is needed for a later day to hold that was set for a clock."""
    if clock.name != PAUSE_REVIEW:
        return (
            f"More time was asked for, to {in_words(later)}. That day counts only if the "
            f"person was told of it by {in_words(clock.put_off_from or clock.due_on)}."
        )
    if later == clock.due_on:
        return f"It was put off to {in_words(later)}, and the person has been told."
    return f"It was put off to {in_words(later)}. That day counts once the person has been told."


def _explain_date(clock: Clock) -> str:
    """Return how a date was reached, and everything that has moved it since."""
    why = [explain_due_date(clock.started_on, clock.days, clock.first_due_on, clock.unit)]
    if clock.moved_from and clock.moved_from != NOT_COUNTED:
        why.append(
            "A bank holiday was announced after this was counted: it was "
            f"{in_words(clock.moved_from)} before."
        )
    if clock.put_off_to and not clock.extension:
        why.append(_explain_later_day(clock, clock.put_off_to))
    elif clock.why_extended:
        why.append(
            f"It was put back from {in_words(clock.first_due_on)} to "
            f"{in_words(clock.due_on)}, because: {clock.why_extended}"
        )
    if clock.pauses:
        why.append(clock.pauses)
    if clock.held_on:
        since = in_words(clock.held_on)
        why.append(f"It has been paused since {since}. The reason: “{clock.why_held}”")
    if clock.why_late and clock.promised_on:
        why.append(
            f"It is late because: {clock.why_late} We now promise it by "
            f"{in_words(clock.promised_on)}."
        )
    return " ".join(why)


def find_next_date(shown: list[DateShown], whose: str) -> DateShown | None:
    """Return the date that is waited for now: of those that run, the soonest of `whose`.

    Once something else is late too, it is that, and not the letter that checks what we understood.
    """
    waits = []
    for d in shown:
        if d.ahead and d.state != "held" and d.whose == whose:
            waits.append(d)
    late = []
    for wait in waits:
        if wait.state == "overdue" and wait.name != "understood":
            late.append(wait)
    return next(iter(late or waits), None)


def describe_moment(instant: datetime) -> str:
    """Return an instant as people in London say it: "Friday 27 November 2026 at 10:04am"."""
    there = instant.astimezone(LONDON)
    half = "am"
    if there.hour >= 12:
        half = "pm"
    return translations.fill_later(
        "%(day)s at %(time)s",
        day=translations.Day(in_words(there.date())),
        time=f"{there.hour % 12 or 12}:{there:%M}{half}",
    )


def describe_receipt(case: Case) -> str:
    """Return when a complaint came, or on which day where the time is not known."""
    if case.receipt and case.receipt.day_only:
        return translations.Day(in_words(london_date(case.received_at)))
    return describe_moment(case.received_at)


def list_other_parts(case: Case) -> list[dict[str, str]]:
    """Return the other parts of what the person sent, which follow their own rules."""
    other_parts = []
    for reference in filter(None, (case.family, *case.strands)):
        other = store.load(reference)
        if other:
            other_parts.append(describe_part(other))
    return other_parts


def describe_part(case: Case) -> dict[str, str]:
    """Return another case of the same person, in a line."""
    procedure = settings().council.authority.procedure(case)
    return {
        "reference": case.reference,
        "stage": procedure.stage(case.stage).title,
        "procedure": procedure.title,
    }
