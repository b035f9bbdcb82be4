"""What each move does to a case. The table's column `records` names the fact; most facts are only kept and told, and need no function here.

Each function records what happened and gives the facts that the move's letters tell.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from chalicelib.core import alarms, records, running, splitting
from chalicelib.core.cases import TEAM, Appointed, Case, Clock, Point, Recommendation, Refused
from chalicelib.core.clocks import in_words, london_date
from chalicelib.core.deciding import Deciding
from chalicelib.core.flags import DANGER
from chalicelib.core.guards import late, may_extend, promises
from chalicelib.core.people import Officer, is_named
from chalicelib.core.procedures.tables import BACK, Move

Answers = dict[str, Any]
Recorder = Callable[[Deciding, Move, Officer, Answers], Answers]
MEND = {
    "sorry": "You upheld a point, so say what we are sorry for",
    "actions": "You upheld a point, so say what we will do, who will do it, and by when",
}


def recorder(move: Move) -> Recorder:
    """The function that makes a move so."""
    return RECORDERS.get(move.records, noted)


def noted(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """A fact with its answers: recorded, kept where the table says so, and the case taken where the move leads."""
    return noted_on(deciding, move, by, deciding.case, given)


def noted_on(deciding: Deciding, move: Move, by: Officer, case: Case, facts: Answers) -> Answers:
    """Record a move on the case as it makes it: led on, with whom it then is, and kept for those that need it."""
    case = appointments(case, move, facts, london_date(deciding.now))
    case = _led(case, move, deciding)
    if move.keeps:
        kept = {**records.plain(facts), "by": by.key, "on": london_date(deciding.now).isoformat()}
        case = replace(case, kept={**case.kept, move.records: kept})
    deciding.record(move.records, by.key, case, **facts)
    return {**facts, "by": by.key}


def _led(case: Case, move: Move, deciding: Deciding) -> Case:
    """The case at the stage that a move leads to, with the owner that it then has."""
    stage = case.left or case.stage if move.leads_to == BACK else move.leads_to or case.stage
    if move.owner:
        staff = deciding.authority.staff(case)
        owner = TEAM if move.owner == TEAM else staff.holder(move.owner, case.owner).key
        case = replace(case, owner=owner)
    left = case.stage if move.leads_to and stage != case.stage and move.leads_to != BACK else case.left
    return replace(case, stage=stage, left=left)


def appointments(case: Case, move: Move, given: Answers, on: date) -> Case:
    """The case with those whom a move's questions of kind `appoint` name in their parts."""
    for field in move.fields:
        if field.kind == "appoint" and given.get(field.name):
            kept = tuple(a for a in case.appointed if a.role != field.role)
            case = replace(case, appointed=(*kept, Appointed(field.role, given[field.name], on)))
    return case


def triaged(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """What it is, its service, those named, and the points. An owner who turns out to be named loses the case at once.

    Under another procedure than before, every clock is counted from the same receipt (trap 7) and the first letters are that procedure's.
    """
    before = deciding.case
    points = tuple(Point(n, text) for n, text in enumerate(given["points"], 1))
    case = replace(before, service=given["service"], named=given["named"], points=points)
    procedure = deciding.authority.procedures[given["procedure"]]
    if procedure.name != before.procedure:
        case = replace(running.under(case, procedure, deciding.now), owner=TEAM)
    owner = deciding.staff.officer(before.owner)
    if owner and owner.key != TEAM and is_named(owner, case.named):
        case = replace(case, owner=TEAM, stage=procedure.stages[0].name)
    taken = before.owner if case.owner != before.owner else ""
    deciding.record(move.records, by.key, case, kind=case.kind, service=case.service, taken_from=taken)
    same = [p.text for p in points] == [p.text for p in before.points] and case.procedure == before.procedure
    told = {sent.name for sent in before.told}
    withheld = {name for name, _ in procedure.on_triage if same and name in told} | {"advocacy_offered"} & told
    facts = {"withheld": tuple(sorted(withheld))}
    deciding.owe_all(procedure.on_triage, **promises(deciding.case), **facts)
    return facts


def allocated(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """The case gets an owner who is not named in it (`000:45`); `answers` has already left out those who are."""
    part = Appointed("responder", given["officer"], london_date(deciding.now))
    rest = tuple(a for a in deciding.case.appointed if a.role != part.role)
    case = replace(deciding.case, owner=given["officer"], stage=move.leads_to, appointed=(*rest, part))
    deciding.record(move.records, by.key, case, officer=given["officer"], note=given["note"])
    return {"note": given["note"]}


def extended(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """The answer's date moves, once: to the day that was chosen, or to the rule's own limit, and never past it (trap 11)."""
    case, today = deciding.case, london_date(deciding.now)
    clock, limit = may_extend(case, today)
    new_date = given.get("new_date") or limit.due_on
    if new_date > limit.due_on:
        raise _wrong(
            "new_date", f"The rules allow no day after {in_words(limit.due_on)}. Choose that day or an earlier one"
        )
    if new_date <= clock.due_on:
        raise _wrong("new_date", f"It is due on {in_words(clock.due_on)} as it is. Choose a later day")
    later = replace(clock, due_on=new_date, why_extended=given["reason"], since=today)
    facts = {**given, "new_date": new_date, "old_date": clock.due_on}
    deciding.record(move.records, by.key, case.with_clock(later), **facts)
    return {"ground": "", **facts}


def _wrong(field: str, said: str) -> Refused:
    return Refused(
        "There is a problem with what you sent.", "Nothing has been sent. Put right what is marked.", {field: said}
    )


def delay_explained(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Why an answer is late, and when it is promised now. The clock does not move: late stays late (trap 11)."""
    case = deciding.case
    first, passed = late(case, london_date(deciding.now))
    facts = {"reason": given["reason"], "new_date": given["date"], "due_on": first.due_on, "clock": first.name}
    for clock in passed:
        case = case.with_clock(replace(clock, why_late=given["reason"], promised_on=given["date"]))
    deciding.record(move.records, by.key, case, **facts)
    return facts


def replied(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """The answer, a finding a point (`000:46`, Code 6.7). The clocks stop when the letter leaves, not now.

    Where we got something wrong the letter must say sorry and what will be done, so neither may be left empty.
    """
    case = with_parts(deciding.case, given["points"])
    _must_mend(case.open_points, given)
    facts = {**given, "looked_by": by.key, "was_due": was_due(deciding, move)}
    facts.pop("points")
    deciding.record(move.records, by.key, _led(case, move, deciding), **facts)
    return {**facts, "points": case.open_points}


def was_due(deciding: Deciding, move: Move) -> date | None:
    """The day that passed without what a move's letters bring; None where they are in time."""
    brings, today = {name for name, _ in move.letters}, london_date(deciding.now)
    rules = {r.name for r in deciding.authority.procedure(deciding.case).clocks if brings & set(r.stopped_by)}
    return min(
        (c.due_on for c in deciding.case.clocks if c.running and c.name in rules and c.due_on < today), default=None
    )


def appointed(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Those who investigate are appointed; what someone before them declared or reported counts for nothing."""
    case, before = deciding.case, {a.role: a.officer for a in deciding.case.appointed}
    after = {f.role: given[f.name] for f in move.fields if f.kind == "appoint"}
    changed = [role for role, officer in after.items() if before.get(role) != officer]
    gone = {f"{role}_{done}" for role in changed for done in ("declared", "reported")}
    return noted_on(
        deciding, move, by, replace(case, kept={k: v for k, v in case.kept.items() if k not in gone}), given
    )


def _must_mend(points: tuple[Point, ...], given: Answers) -> None:
    wrong = any(point.finding in ("upheld", "partially_upheld") for point in points)
    missing = {field: said for field, said in MEND.items() if wrong and field in given and not given[field]}
    if missing:
        raise Refused(
            "There is a problem with what you sent.", "Nothing has been sent. Put right what is marked.", missing
        )


def with_parts(case: Case, parts: dict[int, Answers]) -> Case:
    """The case with what was answered of each point."""
    return replace(case, points=tuple(replace(p, **parts.get(p.number, {})) for p in case.points))


def io_reported(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """The investigating officer's report: a finding on each point, and what is recommended (002:66-73)."""
    wanted = tuple(Recommendation(n, text) for n, text in enumerate(given["recommendations"], 1))
    case = replace(with_parts(deciding.case, given["points"]), recommendations=wanted)
    return noted_on(deciding, move, by, case, {k: v for k, v in given.items() if k != "points"})


def panel_reported(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """The panel's report and what it recommends, in the place of what the investigation recommended (r20)."""
    wanted = tuple(Recommendation(n, text) for n, text in enumerate(given["recommendations"], 1))
    return noted_on(deciding, move, by, replace(deciding.case, recommendations=wanted), given)


def decided(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """A senior officer's decision on each finding and on each recommendation, with reasons where it differs (002:83-92, r20)."""
    case = with_parts(deciding.case, given.get("points", {}))
    answered = given.get("recommendations", {})
    case = replace(case, recommendations=tuple(replace(r, **_of(r, answered)) for r in case.recommendations))
    _must_reason(case)
    facts = {k: v for k, v in given.items() if k not in ("points", "recommendations")}
    facts |= {"was_due": was_due(deciding, move), "decided_by": by.key}
    told = {"points": case.open_points, "recommendations": case.recommendations, "kept": case.kept}
    return {**noted_on(deciding, move, by, case, facts), **told}


def _of(recommendation: Recommendation, answered: dict[int, Answers]) -> Answers:
    """What was answered of one recommendation; its boxes are told from those of the point with its number by their prefix."""
    return {name.removeprefix("rec_"): got for name, got in answered.get(recommendation.number, {}).items()}


def _must_reason(case: Case) -> None:
    errors = {
        f"why-{p.number}": "You do not agree with this finding, so say why"
        for p in case.open_points
        if p.decision == "differ" and not p.why
    }
    errors |= {
        f"rec_why-{r.number}": "You do not accept all of this, so say why"
        for r in case.recommendations
        if r.decision in ("part", "reject") and not r.why
    }
    if errors:
        raise Refused(
            "There is a problem with what you sent.", "Nothing has been sent. Put right what is marked.", errors
        )


def statement_agreed(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """The points that are to be investigated, as the person agrees them. No clock of the answer moves (trap 8)."""
    points = tuple(Point(n, text) for n, text in enumerate(given["points"], 1))
    gone = tuple(
        replace(p, number=len(points) + n) for n, p in enumerate((p for p in deciding.case.points if not p.open), 1)
    )
    case = replace(deciding.case, points=(*points, *gone))
    return {**noted_on(deciding, move, by, case, {k: v for k, v in given.items() if k != "points"}), "points": points}


def handed_back(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """An officer gives the case back to the complaints team, with the reason; no clock moves."""
    rest = tuple(a for a in deciding.case.appointed if a.officer != by.key)
    case = replace(deciding.case, owner=TEAM, stage=move.leads_to or deciding.case.stage, appointed=rest)
    deciding.record(move.records, by.key, case, reason=given["reason"])
    return {"reason": given["reason"], "by": by.key}


def _some(state: str) -> Recorder:
    """A recorder for what becomes of chosen points: the case is led on only where no point is left to answer."""

    def record(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
        case, chosen = deciding.case, given["which"]
        points = tuple(replace(p, state=state) if p.number in chosen else p for p in case.points)
        case = replace(case, points=points)
        whole = not case.open_points
        other = (
            move.letters[whole][0] if len(move.letters) > 1 else ""
        )  # a row's first letter is for the whole, its second for a part
        facts = {
            **given,
            "whole": whole,
            "points": tuple(p for p in points if p.number in chosen),
            "withheld": (other,),
        }
        if whole and state == "held":
            case = running.paused(case, given["reason"], _council_time, london_date(deciding.now))
        return noted_on(deciding, move if whole else replace(move, leads_to=""), by, case, facts)

    return record


def _council_time(clock: Clock) -> bool:
    return clock.name not in ("ack", "danger", "freeze", "ombudsman", "pause_review", "restriction_review")


def resumed(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """What waited for proceedings goes on, at the stage that it left; the days it stood still are added and shown (r8)."""
    today = london_date(deciding.now)
    points = tuple(replace(p, state="") if p.state == "held" else p for p in deciding.case.points)
    case = replace(deciding.case, points=points)
    whole = any(c.held for c in case.clocks)

    def told(clock: Clock) -> str:
        since = in_words(clock.held_on) if clock.held_on else ""
        return f"It stood still from {since} to {in_words(today)}, because: {clock.why_held}"

    case = running.resumed(case, told, today)
    return {**noted_on(deciding, move if whole else replace(move, leads_to=""), by, case, given), "whole": whole}


def reopened(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """The person comes back: the receipt instant is kept, and the answer's clocks start anew today (RULES 1.1.8)."""
    today = london_date(deciding.now)
    case, procedure = deciding.case, deciding.authority.procedure(deciding.case)
    points = tuple(replace(p, state="") if p.state in ("withdrawn", "declined", "held") else p for p in case.points)
    case = replace(
        case,
        stage=move.leads_to,
        owner=TEAM,
        points=points,
        kept={},
        recommendations=(),
        left="",
        anew=case.version + 1,
    )
    anew = running.on_receipt(procedure, today, today)
    for clock in anew:
        if clock.name != "ack":
            case = case.with_clock(replace(clock, from_event=case.version + 1))
    first = {c.name for c in anew} | {"ack"}
    case = replace(case, clocks=tuple(c for c in case.clocks if c.name in first or not c.running))
    deciding.record(move.records, by.key, case, reason=given["reason"])
    return {"reason": given["reason"]}


def made_complaint(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """A concern becomes a complaint: one press, and the day it first came in is kept (000:35, Code 5.3, trap 7)."""
    into = deciding.authority.procedures[deciding.authority.procedure(deciding.case).into]
    case = replace(running.under(deciding.case, into, deciding.now), owner=TEAM)
    deciding.record(move.records, by.key, case, **given)
    return {**given, **promises(deciding.case), "by": by.key}


def split(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Points under other procedures become strands of their own, with the same receipt, contact and family of references (RULES 1.1.2)."""
    return splitting.split(deciding, move, by, given)


def window_lengthened(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """The person gets longer to ask for the next stage, as where a meeting was asked for within it (RULES 1.1.6)."""
    case = deciding.case
    clock = case.clock("s3_request_window")
    if clock is None or not clock.running or given["new_date"] <= clock.due_on:
        was = f" It ends on {in_words(clock.due_on)} now." if clock else ""
        raise _wrong("new_date", f"Choose a later day than the one they have.{was}")
    case = case.with_clock(replace(clock, due_on=given["new_date"], since=london_date(deciding.now)))
    return {**noted_on(deciding, move, by, case, given), "old_date": clock.due_on}


def panel_arranged(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """The day of the panel: within thirty working days, or later only as the person agreed, and recorded as late all the same (r19(4))."""
    clock = deciding.case.clock("s3_panel_meets")
    if clock and given["panel_on"] > clock.due_on and not given["agreed"]:
        raise _wrong(
            "agreed",
            f"The panel must meet by {in_words(clock.due_on)}. A later day needs their agreement: say how they gave it",
        )
    return noted(deciding, move, by, given)


def danger_raised(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """An officer sees that a child may be in danger: the duty team and the complaints manager are told at once (003:4-10, N12)."""
    flagged = replace(deciding.case, flags=tuple(dict.fromkeys((*deciding.case.flags, DANGER))))
    deciding.record(move.records, by.key, flagged, **given)
    alarms.raise_alarm(deciding, DANGER, by.key)
    return given


RECORDERS: dict[str, Recorder] = {
    "withdrawn": noted,
    "part_withdrawn": _some("withdrawn"),
    "declined": _some("declined"),
    "paused": _some("held"),
    **{
        f.__name__: f
        for f in (
            triaged,
            appointed,
            allocated,
            extended,
            delay_explained,
            replied,
            io_reported,
            panel_reported,
            decided,
            statement_agreed,
            handed_back,
            resumed,
            reopened,
            made_complaint,
            split,
            window_lengthened,
            panel_arranged,
            danger_raised,
        )
    },
}
