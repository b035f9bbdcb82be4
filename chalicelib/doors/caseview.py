"""A case as its pages show it: to the person in plain words, to an officer with the working and the history. Reads, decides nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from chalicelib import store
from chalicelib.core import flags, hearing, notices
from chalicelib.core.cases import COMPLAINANT, KINDS, Case, Clock, Event, Person
from chalicelib.core.clocks import LONDON, in_words, london_date, working, working_days_between
from chalicelib.core.decide import PERSON, moves_shown, stage_of
from chalicelib.core.people import COMPLAINANTS, PARTS
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.common import FINDINGS
from chalicelib.core.procedures.tables import Stage
from chalicelib.files import shown_size
from chalicelib.settings import settings

HOW = {
    "email": "by email",
    "phone": "by telephone",
    "post": "by post",
    "in_person": "in person",
    "bounced": "by email, but it came back",
}
# What the history tells of what no officer's move recorded; the moves' own rows say the rest.
HAPPENED = {
    "received": "The complaint came in",
    "split_off": "It was split from another case",
    "letter_sent": "A letter left for the person",
    "letter_bounced": "A letter to the person came back",
    "letter_held": "A letter to the person was held back",
    "nudged": "Reminders were sent",
    "contributed": "Something was added",
    "request_heard": "Words that may ask for something were put before the complaints team",
    "danger_flagged": "The duty team and the complaints manager were told that a child may be in danger",
    "freeze_flagged": "The complaints manager was asked whether a decision should be held",
    "recounted": "Its dates were counted anew, since the bank holidays changed",
}

# The words of an event, by the names of what was asked: what is found first is shown.
SAID = ("reason", "text", "note", "said", "outcome", "asked", "record", "question", "terms", "what", "behaviour")
FLAGS = {
    flags.DANGER: "The words speak of danger. Read them first.",
    flags.FREEZE: "A move or an ending may be coming. Should it wait for the answer?",
    flags.OLD: "Some of it may be more than a year old. A person decides whether that matters (r9).",
}
HIDDEN = {"how_it_was"}  # a clock of ours that nobody waits for


@dataclass(frozen=True, slots=True)
class DateShown:
    """A clock as people read it: what it counts to, its date in words, how the date was reached, and where it stands."""

    promise: str
    day: str
    why: str
    state: str
    days: int
    name: str
    whose: str
    source: str


def dates(case: Case, today: date, *, officer: bool = False) -> list[DateShown]:
    """The clocks of a case, soonest first, each with its working (RULES 3.1). The last day the rules allow is left out once it is the date.

    An officer sees the officers' own as well.
    """
    rules = PROCEDURES[case.procedure].clocks
    same = {r.extends_to for r in rules if r.extends_to and _same_day(case, r.name, r.extends_to)}
    hidden = {*(["person"] if stage_of(case).status == "open" else []), *([] if officer else ["officers"])}
    unseen = same | HIDDEN | {r.name for r in rules if r.whose in hidden}
    shown = sorted((c for c in case.clocks if c.name not in unseen), key=lambda c: c.due_on)
    return [_date(case, clock, today) for clock in shown]


def _same_day(case: Case, name: str, limit: str) -> bool:
    answer, last = case.clock(name), case.clock(limit)
    return bool(answer and last and answer.due_on == last.due_on)


def _date(case: Case, clock: Clock, today: date) -> DateShown:
    rule = PROCEDURES[case.procedure].clock(clock.name)
    ended = "stopped" if stage_of(case).status not in ("open", "answered") else "done"
    late = rule.whose != "person" and today > clock.due_on
    state = (
        ended if not clock.running or ended == "stopped" else "held" if clock.held else "overdue" if late else "running"
    )
    days = working_days_between(today, clock.due_on)
    return DateShown(
        rule.promise, in_words(clock.due_on), _why(clock), state, days, clock.name, rule.whose, rule.source
    )


def _why(clock: Clock) -> str:
    """How a date was reached, and everything that moved it since."""
    why = [working(clock.started_on, clock.days, clock.first_due_on, clock.unit)]
    if clock.moved_from:
        why.append(f"A bank holiday was proclaimed after this was counted: it was {in_words(clock.moved_from)} before.")
    if clock.why_extended:
        why.append(
            f"It was put back from {in_words(clock.first_due_on)} to {in_words(clock.due_on)}, because: {clock.why_extended}"
        )
    if clock.pauses:
        why.append(clock.pauses)
    if clock.held_on:
        why.append(f"It has stood still since {in_words(clock.held_on)}, because: {clock.why_held}")
    if clock.why_late and clock.promised_on:
        why.append(f"It is late because: {clock.why_late} We now promise it by {in_words(clock.promised_on)}.")
    return " ".join(why)


def next_date(case: Case, today: date) -> DateShown | None:
    """The date that the person waits for now: the soonest that runs."""
    return next((d for d in dates(case, today) if d.state not in ("done", "held") and d.whose == "council"), None)


def moment(instant: datetime) -> str:
    """An instant as London's people say it: "Friday 27 November 2026 at 10:04am"."""
    there = instant.astimezone(LONDON)
    return f"{in_words(there.date())} at {there.hour % 12 or 12}:{there:%M}{'am' if there.hour < 12 else 'pm'}"


def who(key: str) -> str:
    """Who did something, in words: an officer's name, the person, or Heard itself."""
    officer = settings().council.officer(key)
    return officer.name if officer else {COMPLAINANT: "The person who complained"}.get(key, "Heard, by itself")


def for_person(case: Case, now: datetime) -> dict[str, Any]:
    """What a person's own page shows: nothing of anyone else's, and no officer's notes."""
    today, stage = london_date(now), stage_of(case)
    told = [
        {"what": notices.said(s.name), "when": moment(s.at), "how": HOW[s.how]}
        for s in case.told
        if s.name != "fresh_link"
    ]
    return {
        "reference": case.reference,
        "thing": notices.thing(case.kind),
        "stage": stage.title,
        "now": stage.now,
        "status": stage.status,
        "steps": _steps(case),
        "next": next_date(case, today) if stage.status == "open" else None,
        "dates": dates(case, today) if stage.status in ("open", "answered") else [],
        "contact": settings().council.authority.staff(case).contact,
        "moves": _own_moves(case, now),
        "family": _family(case),
        "told": told,
        "received": moment(case.received_at),
        "can_come_back": stage.status in ("withdrawn", "at rest"),
        "can_withdraw": stage.status == "open"
        and any(s.name == "withdrawn" for s in PROCEDURES[case.procedure].stages),
        "bounced": case.person.bounced,
    }


def _steps(case: Case) -> list[dict[str, Any]]:
    """The way ahead: the stages of the step that the case is at, and the steps before and after it by their names."""
    stages = PROCEDURES[case.procedure].stages
    here: Stage = stage_of(case)
    if here.status not in ("open", "answered") or not here.step:
        return []
    names = list(dict.fromkeys(s.step for s in stages if s.step))
    at = names.index(here.step)
    return [
        {"title": name, "state": "done" if n < at else "now" if n == at else "next"} for n, name in enumerate(names)
    ]


def _own_moves(case: Case, now: datetime) -> list[dict[str, Any]]:
    """What the person may ask for now by a button of their own."""
    moves = moves_shown(case, PERSON, settings().council.authority, now)
    return [{"name": m.name, "button": m.button, "explains": m.explains, "fields": m.fields} for m in moves]


def _family(case: Case) -> list[dict[str, str]]:
    """The other parts of what the person sent, which are dealt with under rules of their own."""
    others = [store.load(reference) for reference in (*([case.family] if case.family else []), *case.strands)]
    return [
        {"reference": o.reference, "stage": stage_of(o).title, "procedure": PROCEDURES[o.procedure].title}
        for o in others
        if o
    ]


def for_officer(case: Case, now: datetime, here: str) -> dict[str, Any]:
    """What an officer's page shows of a case: the facts, the dates with their working, the history, and its files by way of `here`."""
    person, today = case.person, london_date(now)
    return {
        "reference": case.reference,
        "stage": stage_of(case).title,
        "kind": KINDS.get(case.kind, case.kind),
        "owner": who(case.owner),
        "service": settings().council.services.get(case.service, "Not yet recorded"),
        "from": COMPLAINANTS.get(person.code, "Someone who did not say who they are" if case.anonymous else "Not said"),
        "name": person.name,
        "about": person.about,
        "bounced": person.bounced,
        "reach": _reach(person),
        "words": case.words,
        "points": case.points,
        "findings": dict(FINDINGS),
        "named": case.named,
        "procedure": PROCEDURES[case.procedure].title,
        "flags": [FLAGS[flag] for flag in case.flags if flag in FLAGS],
        "asked": hearing.at_first(f"{case.words}\n\n{case.wanted}", case.kind) if case.stage == "triage" else (),
        "appointed": [(PARTS[a.role][1], who(a.officer)) for a in case.appointed],
        "recommendations": case.recommendations,
        "family": _family(case),
        "wanted": case.wanted,
        "when": case.when_text,
        "files": [
            {"name": f.name, "size": shown_size(f.size), "url": f"{here}/files/{n}"} for n, f in enumerate(case.files)
        ],
        "received": moment(case.received_at),
        "dates": [replace(d, promise=notices.of_them(d.promise)) for d in dates(case, today, officer=True)],
        "history": since(case, None),
    }


def _reach(person: Person) -> list[tuple[str, str]]:
    ways = {"Email": person.email, "Telephone": person.phone, "Post": person.post}
    return [(what, said) for what, said in {**ways, "Do not": person.safe, "Help needed": person.help}.items() if said]


def since(case: Case, after: datetime | None) -> list[dict[str, str]]:
    """What happened to a case, newest first; only what came later than `after` where it is given."""
    events = [e for e in store.history(case.reference) if after is None or e.at > after]
    return [
        {"when": moment(e.at), "what": _what(e, case), "who": who(e.by), "words": _said(e)} for e in reversed(events)
    ]


def _what(event: Event, case: Case) -> str:
    said = HAPPENED.get(event.name) or _by_its_row(event.name, case)
    if event.name == "letter_sent":
        said += (
            f" {HOW.get(event.facts.get('how', ''), '')}: {notices.of_them(notices.said(event.facts.get('name', '')))}"
        )
    if event.name == "reopened" and event.by == COMPLAINANT:
        said = "The person took it up again"
    if event.name == "allocated":
        said = f"It was given to {who(event.facts['officer'])}"
    return said


def _by_its_row(fact: str, case: Case) -> str:
    """What a move's row says that it was: the case's own procedure first, then any that it may have been under before."""
    procedures = (PROCEDURES[case.procedure], *PROCEDURES.values())
    rows = (m.happened for p in procedures for m in p.moves if m.records == fact and m.happened)
    return next(rows, fact.replace("_", " ").capitalize())


def _said(event: Event) -> str:
    return str(next((event.facts[k] for k in SAID if event.facts.get(k)), ""))
