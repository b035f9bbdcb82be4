"""A case as its pages show it: to the person in plain words, to an officer with the working and the history. Reads, decides nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from chalicelib import links, store
from chalicelib.core import answers
from chalicelib.core.cases import COMPLAINANT, KINDS, Case, Clock, Event, Person, Refused
from chalicelib.core.clocks import LONDON, in_words, london_date, working, working_days_between
from chalicelib.core.decide import stage_of
from chalicelib.core.people import COMPLAINANTS, Staff
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.common import FINDINGS, HOW_TOLD
from chalicelib.core.procedures.tables import Field, Move, Stage
from chalicelib.files import shown_size
from chalicelib.settings import settings

SENT = {
    "acknowledgement": "We told you that we have your complaint, and who to ask",
    "points_understood": "We sent you what we understand your complaint to be about",
    "extension": "We told you that we need more time, and why",
    "delay": "We told you that our answer is late",
    "delay_explained": "We told you why our answer is late, and when you will have it",
    "delay_past_limit": "We told you that our answer is very late, and what you can do",
    "stage1_reply": "We sent you our answer",
    "withdrawal_confirmed": "We confirmed that you asked us to stop",
    "reopened": "We told you that your complaint is open again",
    "message_received": "We told you that we have what you sent",
    "fresh_link": "We sent you a new link to this page",
}
HOW = {
    "email": "by email",
    "phone": "by telephone",
    "post": "by post",
    "in_person": "in person",
    "bounced": "by email, but it came back",
}
HAPPENED = {
    "received": "The complaint came in",
    "triaged": "What it is about was recorded",
    "allocated": "It was given to an officer",
    "extended": "The date of the reply was put back",
    "delay_explained": "Why it is late was said",
    "replied": "The reply was written",
    "handed_back": "It was handed back to the complaints team",
    "withdrawn": "It was withdrawn",
    "reopened": "It was opened again",
    "rested": "It was put at rest",
    "outcome_recorded": "What was done was recorded",
    "letter_sent": "A letter left for the person",
    "letter_bounced": "A letter to the person came back",
    "letter_held": "A letter to the person was held back",
    "nudged": "Reminders were sent",
    "contributed": "Something was added",
}


@dataclass(frozen=True, slots=True)
class DateShown:
    """A clock as people read it: what it counts to, its date in words, how the date was reached, and where it stands."""

    promise: str
    day: str
    why: str
    state: str
    days: int
    name: str


def dates(case: Case, today: date) -> list[DateShown]:
    """The clocks of a case, soonest first, each with its working (RULES 3.1)."""
    shown = [_date(case, clock, today) for clock in sorted(case.clocks, key=lambda c: c.due_on)]
    return [d for d in shown if not (d.name == "s1_max" and _same_day(case))]


def _same_day(case: Case) -> bool:
    response, limit = case.clock("s1_response"), case.clock("s1_max")
    return bool(response and limit and response.due_on == limit.due_on)


def _date(case: Case, clock: Clock, today: date) -> DateShown:
    rule = PROCEDURES[case.procedure].clock(clock.name)
    why = working(clock.started_on, clock.days, clock.first_due_on)
    if clock.why_extended:
        why += f" It was put back from {in_words(clock.first_due_on)} to {in_words(clock.due_on)}, because: {clock.why_extended}"
    if clock.why_late and clock.promised_on:
        why += f" It is late because: {clock.why_late} We now promise it by {in_words(clock.promised_on)}."
    ended = "stopped" if stage_of(case).status not in ("open", "answered") else "done"
    state = ended if not clock.running or ended == "stopped" else "overdue" if today > clock.due_on else "running"
    return DateShown(
        rule.promise, in_words(clock.due_on), why, state, working_days_between(today, clock.due_on), clock.name
    )


def next_date(case: Case, today: date) -> DateShown | None:
    """The date that the person waits for now: the soonest that runs."""
    return next((d for d in dates(case, today) if d.state != "done"), None)


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
        {"what": SENT.get(s.name, "We wrote to you"), "when": moment(s.at), "how": HOW[s.how]}
        for s in case.told
        if s.name != "fresh_link"
    ]
    return {
        "reference": case.reference,
        "stage": stage.title,
        "now": stage.now,
        "status": stage.status,
        "steps": _steps(case),
        "next": next_date(case, today) if stage.status == "open" else None,
        "dates": dates(case, today) if stage.status in ("open", "answered") else [],
        "contact": Staff(settings().council.officers, case.named).contact,
        "told": told,
        "received": moment(case.received_at),
        "can_come_back": stage.status in ("withdrawn", "at rest"),
        "can_withdraw": stage.status == "open"
        and any(s.name == "withdrawn" for s in PROCEDURES[case.procedure].stages),
        "bounced": case.person.bounced,
    }


def _steps(case: Case) -> list[dict[str, Any]]:
    here: Stage = stage_of(case)
    if here.status not in ("open", "answered"):
        return []
    usual = [s for s in PROCEDURES[case.procedure].stages if s.status in ("open", "answered")]
    at = usual.index(here) if here in usual else len(usual)
    return [
        {"title": s.title, "state": "done" if n < at else "now" if n == at else "next"} for n, s in enumerate(usual)
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
        "wanted": case.wanted,
        "when": case.when_text,
        "files": [
            {"name": f.name, "size": shown_size(f.size), "url": f"{here}/files/{n}"} for n, f in enumerate(case.files)
        ],
        "received": moment(case.received_at),
        "dates": [replace(d, promise=of_them(d.promise)) for d in dates(case, today)],
        "history": since(case, None),
    }


def _reach(person: Person) -> list[tuple[str, str]]:
    ways = {"Email": person.email, "Telephone": person.phone, "Post": person.post}
    return [(what, said) for what, said in {**ways, "Do not": person.safe, "Help needed": person.help}.items() if said]


def since(case: Case, after: datetime | None) -> list[dict[str, str]]:
    """What happened to a case, newest first; only what came later than `after` where it is given."""
    events = [e for e in store.history(case.reference) if after is None or e.at > after]
    return [{"when": moment(e.at), "what": _what(e), "who": who(e.by), "words": _said(e)} for e in reversed(events)]


def _what(event: Event) -> str:
    said = HAPPENED.get(event.name, event.name.replace("_", " ").capitalize())
    if event.name == "letter_sent":
        said += f" {HOW.get(event.facts.get('how', ''), '')}: {of_them(SENT.get(event.facts.get('name', ''), ''))}"
    if event.name == "reopened" and event.by == COMPLAINANT:
        said = "The person took it up again"
    if event.name == "allocated":
        said = f"It was given to {who(event.facts['officer'])}"
    return said


def of_them(said: str) -> str:
    """What was said to the person ("We told you that we have your complaint"), as an officer reads of it."""
    return re.sub(r"\byou\b", "them", re.sub(r"\byour\b", "their", said.removeprefix("We ")))


def _said(event: Event) -> str:
    return str(next((event.facts[k] for k in ("reason", "text", "note", "said", "outcome") if event.facts.get(k)), ""))


def move_question(move: Move, case: Case, given: dict[str, str] | None, refused: Refused | None) -> dict[str, Any]:
    """A move as a form: its questions with their choices, what was typed before, and what was wrong with it."""
    council = settings().council
    staff = Staff(council.officers, case.named)
    typed = given if given is not None else _known(move, case)
    fields = [_field(f, answers.choices(f, case, staff, council.services), typed, refused) for f in move.fields]
    return {
        "title": move.button,
        "explains": move.explains,
        "fields": fields,
        "errors": refused.errors if refused else {},
        "typed": typed,
    }


def tell_question(claim: links.Claim, case: Case, given: dict[str, str], refused: Refused | None) -> dict[str, Any]:
    """The form that records that a letter was told another way than by email."""
    what = of_them(SENT.get(claim.about[1] if len(claim.about) > 1 else "", "wrote to you"))
    how = Field("how", "How did you tell them?", "choice", choices=HOW_TOLD)
    explains = f"This is for the letter in which we {what}. Press it only once that letter is posted, or has been read to them in full."
    return {
        "title": "Record that you told them",
        "explains": explains,
        "fields": [_field(how, HOW_TOLD, given, refused)],
        "errors": refused.errors if refused else {},
        "typed": given,
    }


def _field(
    question: Field, choices: tuple[tuple[str, str], ...], typed: dict[str, str], refused: Refused | None
) -> dict[str, Any]:
    return {
        "name": question.name,
        "label": question.label if question.required else f"{question.label} (you can leave this empty)",
        "hint": question.hint,
        "kind": "choice" if choices else question.kind,
        "choices": choices,
        "value": typed.get(question.name, choices[0][0] if len(choices) == 1 else ""),
        "error": refused.errors.get(question.name, "") if refused else "",
    }


def _known(move: Move, case: Case) -> dict[str, str]:
    """What the case already says in answer to a move's questions, so that nobody types it twice."""
    if move.name != "triage":
        return {}
    paragraphs = [p for point in case.points for p in re.split(r"\n\s*\n", point.text)]
    points = "\n".join(" ".join(p.split()) for p in paragraphs if p.strip())
    return {
        "kind": case.kind,
        "procedure": case.procedure,
        "service": case.service,
        "named": "\n".join(case.named),
        "points": points,
    }


DONE = {
    "triage": "Recorded. The person has been sent the points as you understand them.",
    "allocate": "Done. The officer has been sent the case.",
    "extend": "Done. The person has been told the new date and why.",
    "explain_delay": "Done. The person is being told why it is late, and the date you promise.",
    "reply": "The reply is on its way to the person.",
    "hand_back": "Done. The complaints team has it again.",
    "withdraw": "Recorded. It is being confirmed to the person in writing.",
    "come_back": "It is open again.",
    "rest": "It is at rest. The person can come back at any time.",
    "record_outcome": "Recorded.",
    links.TELL: "Recorded. Thank you for reaching them.",
}


def done(move: str) -> str:
    """What to say to the officer who has just made a move."""
    return DONE.get(move, "Done.")
