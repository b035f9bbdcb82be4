"""The public guide: a procedure, with a council's own numbers, as the map that its page draws. Read
off the tables that run it (000:36).

A stage with `who` is a box of the map, in its `step`. A clock stands at the stage where it is kept;
one that may run at any time stands apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chalicelib import translations
from chalicelib.core.cases import COMPLAINANT
from chalicelib.core.procedures.clock_words import (
    describe_days,
    describe_event,
    describe_start,
    find_homes,
    find_ordinary_end,
    is_limit,
    repeats,
)
from chalicelib.core.procedures.tables import ClockRule, Procedure, Stage
from chalicelib.core.procedures.when import Guard

# When a button of the person's own is there, by the tables' column `when`.
WHEN = {
    Guard.IS_PAST_LAST_DAY: "If the last day has passed without an answer",
    Guard.CLOCK_HAS_PASSED: "If the last day has passed without an answer",
    Guard.IS_IN_WINDOW: "In your time to ask",
    Guard.IS_AFTER_WINDOW: "If your time to ask has ended",
}
KINDS = {"enquiry": "question"}
SOURCES = (
    (r"\br(\d+)", "the law: regulation {} of SI 2006/1738"),
    (r"\bs(26A?|24D)\b", "the law: section {} of the Children Act 1989"),
    (r"\bCode (\d[\d.]*\d)", "the Ombudsman’s Complaint Handling Code, {}"),
    (r"\bCode,", "the Ombudsman’s Complaint Handling Code"),
    (r"GTBFC", "the government’s guidance"),
    (r"\b(\d\d \d{3} \d{3})\b", "a decision of the Ombudsman, {}"),
    (r"\bDPA 2018 s(\w+)", "the law: section {} of the Data Protection Act 2018"),
    (r"\b00\d:\d|Sefton directory", "what councils tell people in their complaints leaflets"),
    (r"St Helens’ own", "St Helens’ own procedure"),
    (r"as default", "our own promise"),
    (r"DESIGN", "our own promise"),
)


@dataclass(frozen=True, slots=True)
class Limit:
    """A clock as a promise: so many days for someone to do something, how far it may be put back,
    how it is counted and who says so.

    `event` is what it follows; `lead` and `after` are what stands around the `days`. `own` is set
    where the number is the council's; `why` says why it is longer than the rule's.
    """

    name: str
    event: str
    lead: str
    days: str
    after: str
    promise: str
    yours: bool
    longer: str
    counted: str
    sources: tuple[str, ...]
    own: bool
    why: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that the person may do at a stage: the button that does it, when it is there, and
    what it means.
    """

    button: str
    when: tuple[str, ...]
    explains: str


@dataclass(frozen=True, slots=True)
class Way:
    """What may come next: a box of the map, and whether it comes only if the person asks."""

    title: str
    anchor: str
    asked: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A stage on the map. `aside` is one off the usual way; `yours` one at which the person decides
    what happens.
    """

    name: str
    title: str
    who: str
    now: str
    tells: tuple[str, ...]
    limits: tuple[Limit, ...]
    choices: tuple[Choice, ...]
    ways: tuple[Way, ...]
    yours: bool
    aside: bool


@dataclass(frozen=True, slots=True)
class Step:
    """Stages that people think of as one: "Stage 2"."""

    title: str
    anchor: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """A step of the path that a complaint takes, as the picture of it shows it."""

    title: str
    who: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Guide:
    """A procedure as its page shows it. `review` is who looks at it afterwards; `into` the
    procedure, by name and title, that it may become.
    """

    name: str
    title: str
    what: str
    about: str
    steps: tuple[Step, ...]
    any_time: tuple[Limit, ...]
    elsewhere: tuple[tuple[str, str], ...]
    can_stop: bool
    review: str
    into: tuple[str, str] | None
    quick: tuple[str, str] | None  # a procedure that puts things right without a complaint

    @property
    def overview(self) -> tuple[Stop, ...]:
        """Return the steps of a procedure that has several, each with whoever works on it."""
        if len(self.steps) < 2:
            return ()
        stops = []
        for step in self.steps:
            ours = [box for box in step.boxes if not (box.yours or box.aside)]
            reads_first = step is self.steps[0] and len(ours) > 1
            worked = ours[0]
            if reads_first:
                worked = ours[1]
            stops.append(Stop(step.title, worked.who, step.anchor))
        return tuple(stops)


@dataclass(frozen=True, slots=True)
class FirstAnswer:
    """What a procedure promises first, in words: when the person is told who has it, when they are
    answered, and at the very latest.
    """

    told: str
    answered: str
    latest: str


def list_guided(procedures: Mapping[str, Procedure]) -> tuple[Procedure, ...]:
    """Return the procedures that have their own page: those with someone on their map."""
    guided = []
    for procedure in procedures.values():
        if any(s.who for s in procedure.stages):
            guided.append(procedure)
    return tuple(guided)


def make_title(procedure: Procedure) -> str:
    """Return a procedure's name with a capital, as a heading has it."""
    return procedure.title[:1].upper() + procedure.title[1:]


def describe_first_answer(procedure: Procedure) -> FirstAnswer:
    """Return the dates of a procedure's first answer. Raise StopIteration for one that has none."""
    answer = next(rule for rule in procedure.clocks if rule.extends_to)
    three = (procedure.clock("ack"), answer, procedure.clock(answer.extends_to))
    return FirstAnswer(*map(describe_days, three))


def make_guide(procedure: Procedure, procedures: Mapping[str, Procedure]) -> Guide:
    """Return the view of a procedure, which may become another of a council's `procedures`."""
    places = {rule.name: _find_place(procedure, rule) for rule in _list_promised(procedure)}
    by_step = dict[str, list[Stage]]()
    elsewhere = []
    for stage in procedure.stages:
        if stage.who or stage.name in places.values():
            by_step.setdefault(stage.step, []).append(stage)
        else:
            elsewhere.append((stage.title, stage.now))
    steps = []
    for step, stages in by_step.items():
        steps.append(_make_step(procedure, step, stages, places))
    into = None
    if procedure.into:
        into = (procedure.into, make_title(procedures[procedure.into]))
    return Guide(
        name=procedure.name,
        title=make_title(procedure),
        what=KINDS.get(procedure.kind, procedure.kind),
        about=procedure.about,
        steps=tuple(steps),
        any_time=_list_limits(procedure, places, ""),
        elsewhere=tuple(elsewhere),
        can_stop=_can_stop(procedure),
        review=procedure.review,
        into=into,
        quick=_find_quick(procedure, procedures),
    )


def _find_quick(
    procedure: Procedure, procedures: Mapping[str, Procedure]
) -> tuple[str, str] | None:
    """Return the procedure for a worry that may become this one, or None (`002:13`)."""
    for other in procedures.values():
        if other.into == procedure.name and other.kind == "concern":
            return (other.name, make_title(other))
    return None


def _list_limits(procedure: Procedure, places: Mapping[str, str], stage: str) -> tuple[Limit, ...]:
    """Return the clocks shown at a stage; for "", those that may run at any time."""
    limits = []
    for rule in _list_promised(procedure):
        if places[rule.name] == stage:
            limits.append(_make_limit(procedure, rule))
    return tuple(limits)


def _list_promised(procedure: Procedure) -> list[ClockRule]:
    """Return the clocks that the page tells of.

    The limit of an extension is told with what it extends, and of the person's own time only what
    they can use is told.
    """
    promised = []
    for clock in procedure.clocks:
        if find_ordinary_end(procedure, clock) and not is_limit(procedure, clock):
            promised.append(clock)
    return promised


def _find_place(procedure: Procedure, rule: ClockRule) -> str:
    """Return the stage at which a clock is shown, or "" for one that may run at any time."""
    with_somebody = []
    in_a_step = []
    for name in find_homes(procedure, rule):
        stage = procedure.stage(name)
        if stage.who:
            with_somebody.append(stage)
        elif stage.step:
            in_a_step.append(stage)
        else:
            return ""
    best = with_somebody or in_a_step
    if best and len({stage.step for stage in best}) == 1:
        return best[0].name
    return ""


def _make_step(
    procedure: Procedure, step: str, stages: list[Stage], places: dict[str, str]
) -> Step:
    boxes = []
    for stage in stages:
        boxes.append(_make_box(procedure, stage, places))
    boxes.sort(key=lambda box: box.aside)
    return Step(step, re.sub(r"\W+", "-", step.lower()) or "what-happens", tuple(boxes))


def _make_box(procedure: Procedure, stage: Stage, places: dict[str, str]) -> Box:
    if stage.step:
        said = stage.title.removeprefix(f"{stage.step}: ")
    else:
        said = stage.title
    return Box(
        name=stage.name,
        title=said[:1].upper() + said[1:],
        who=stage.who,
        now=stage.now,
        tells=stage.tells,
        limits=_list_limits(procedure, places, stage.name),
        choices=tuple(_list_choices(procedure, stage)),
        ways=tuple(_list_ways(procedure, stage)),
        yours=stage.status == "answered",
        aside=not stage.who or _is_rare(procedure, stage),
    )


def _is_rare(procedure: Procedure, stage: Stage) -> bool:
    """Return whether a stage is reached by rare moves alone."""
    if stage is procedure.stages[0]:
        return False
    for move in procedure.moves:
        if move.leads_to == stage.name and not move.rare:
            return False
    return True


def _list_choices(procedure: Procedure, stage: Stage) -> Iterable[Choice]:
    for move in stage.moves:
        if COMPLAINANT in move.by and not move.section:
            when = list[str]()
            if move.when and move.when.guard in WHEN:
                when.append(WHEN[move.when.guard])
            for fact in move.needs:
                event = describe_event(procedure, fact)
                when.append(translations.fill_later("If %(event)s", event=event))
            yield Choice(move.button, tuple(when), move.explains)


def _list_ways(procedure: Procedure, stage: Stage) -> Iterable[Way]:
    """Yield the later boxes that a case may go to from here, by moves that are not rare and need
    nothing but what is done here.
    """
    order = [s.name for s in procedure.stages]
    here = {m.records for m in stage.moves}
    for after in procedure.stages[order.index(stage.name) + 1 :]:
        leads = False
        asked = False
        for move in stage.moves:
            if move.leads_to == after.name and not move.rare and here.issuperset(move.needs):
                leads = True
                asked = asked or COMPLAINANT in move.by
        if after.who and leads:
            yield Way(after.title, after.name, asked=asked)


def _can_stop(procedure: Procedure) -> bool:
    """Return whether there is something to stop: thanks, comments and questions have nothing."""
    return procedure.can_be_stopped and any(s.name == "withdrawn" for s in procedure.stages)


def _make_limit(procedure: Procedure, rule: ClockRule) -> Limit:
    lead, after = _describe_around(rule)
    longer = ""
    if rule.extends_to:
        longer = describe_days(procedure.clock(rule.extends_to))
    counted = ""
    if rule.days:
        counted = describe_start(procedure, rule)
    return Limit(
        name=rule.name,
        event=describe_event(procedure, rule.starts[0]),
        lead=lead,
        days=describe_days(rule),
        after=after,
        promise=rule.promise,
        yours=rule.whose == "person",
        longer=longer,
        counted=counted,
        sources=tuple(list_sources(rule.source)),
        own=rule.usual is not None,
        why=rule.why,
    )


def _describe_around(rule: ClockRule) -> tuple[str, str]:
    """Return what stands before and after the days: "At least 10 working days before", "Every 10
    working days".
    """
    if rule.days < 0:
        return "At least", "before"
    if rule.dated_by and not rule.days:
        return "By", ""
    if not rule.days:
        return "On", ""
    if repeats(rule):
        return "Every", ""
    return "Within", ""


def list_sources(tags: str) -> Iterable[str]:
    """Return where a number comes from: the tags of docs/rules.md in words, or the text itself
    if it has no tags.
    """
    found = {}
    for tag, words in SOURCES:
        for match in re.finditer(tag, tags):
            found[words.format(*match.groups())] = match.start()
    return sorted(found, key=lambda said: found[said]) or [re.sub(r"RULES [\d.]+:? ?", "", tags)]
