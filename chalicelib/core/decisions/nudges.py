"""What falls due: reminders before a date and the ladder after it, each exactly once however late
the sweep comes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from chalicelib.core.case_clocks import Clock
from chalicelib.core.cases import COMPLAINANT, TEAM, Case, Decision, Letter, PassOn
from chalicelib.core.council import Authority
from chalicelib.core.decisions import waiting_requests
from chalicelib.core.decisions.action_readers import find_readers, list_facts_of_actions
from chalicelib.core.decisions.builder import CHILD, Deciding
from chalicelib.core.decisions.change_contact import may_ask
from chalicelib.core.decisions.child_asks import is_stop_asked
from chalicelib.core.decisions.is_it_sorted import may_ask_child
from chalicelib.core.decisions.nudge_days import ALARM, list_ahead
from chalicelib.core.decisions.pass_on import find_waiting_letter
from chalicelib.core.people.officers import LADDER
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.tables import Nudge
from chalicelib.core.wording.letter_names import is_about_delay
from chalicelib.core.working_days import count_working_days, load_longer_calendar, london_date

UNDERSTOOD = "understood"  # the clock of the letter that checks what we have understood
CHASES = frozenset({"reminder", "due_today", "overdue"})

# One transaction takes a hundred rows. After months without a sweep, the next runs send the rest.
MOST_AT_ONCE = 60


def _list_nudges(case: Case) -> Iterator[tuple[Clock, Nudge, Iterator[datetime]]]:
    """Return the nudges of the clocks that run.

    The person is reminded of their own time only while the next step is theirs, and a case is
    closed only from a stage at which a person could close it.
    """
    procedure = PROCEDURES[case.procedure]
    stage = procedure.stage(case.stage)
    if stage.status == "open":
        silent = set()
        for r in procedure.clocks:
            if r.whose == "person" and not r.meanwhile:
                silent.add(r.name)
    else:
        silent = set()
    rests = {"", case.stage, *(move.leads_to for move in stage.moves)}
    if any(point.state == "held" for point in case.points):
        rests = {""}  # what waits for proceedings is not at rest (r8)
    request = case.clock("request")
    if request and request.running:
        rests = {""}  # nobody is told "you have not asked" before their words are looked at (r17)
    for nudge in procedure.nudges:
        clock = case.clock(nudge.clock)
        if (
            clock
            and clock.running
            and not clock.held
            and clock.name not in silent
            and nudge.leads_to in rests
        ):
            yield (
                clock,
                nudge,
                list_ahead(nudge, clock, case.clock(procedure.clock(clock.name).extends_to)),
            )


def find_next_due(case: Case) -> datetime | None:
    """Return when the sweep must next look at this case, or None if nothing runs."""
    soonest = []
    for _, _, ahead in _list_nudges(case):
        first = next(ahead, None)
        if first:
            soonest.append(first)
    return min(soonest, default=None)


def send_due_nudges(
    case: Case, now: datetime, authority: Authority, *, alarms_alone: bool = False
) -> Decision | None:
    """Return one decision with the nudges that are due, oldest first, or None if there are none
    (RULES 1.1.10).

    `alarms_alone` leaves what was due before for a later sweep, except alarms of danger.
    """
    due = _list_due(case, now)
    if alarms_alone:
        due = [each for each in due if each[2].letter == ALARM]
    if not due:
        return None
    until = now
    if len(due) > MOST_AT_ONCE:
        until = sorted(instant for instant, _, _ in due)[MOST_AT_ONCE - 1]
    due = [each for each in due if each[0] <= until]
    deciding = Deciding(case, now, authority)
    _record_nudged(deciding, due, until)
    asked = set[tuple[str, str]]()
    told = set[tuple[object, ...]]()
    for _, clock, nudge in _choose_nudges(deciding, due):
        letter = _find_letter_to_pass_on(deciding, clock)
        same = (clock.name, nudge.letter, *_choose_readers(deciding, nudge))
        if letter and not _is_to_person(nudge):
            _ask_to_pass_on(deciding, nudge, clock, letter, asked)
        elif (letter is None or case.person.mailable) and same not in told:
            # One person may stand for two of those it goes to; and when much falls due at once,
            # each reader is told once how things stand now.
            told.add(same)
            _nudge(deciding, nudge, clock)
    return deciding.finish()


def _choose_nudges(
    deciding: Deciding, due: list[tuple[datetime, Clock, Nudge]]
) -> Iterator[tuple[datetime, Clock, Nudge]]:
    """Yield those of the nudges due that are sent: none that another one says too, and no question
    that is not safe to ask."""
    for each in _leave_out_replaced(deciding, _leave_out_said_with_answer(due)):
        _, clock, nudge = each
        if nudge.only_if_safe and not _is_safe_to_ask(deciding, nudge):
            continue
        if not _is_said_with_ack(deciding.case, clock):
            yield each


def _is_safe_to_ask(deciding: Deciding, nudge: Nudge) -> bool:
    """Return whether a question may go to the person: to a child, only by a way that they said is
    safe, and not while they wait for somebody to talk with them about stopping."""
    if nudge.to == CHILD:
        return may_ask_child(deciding.case, deciding.now) and not is_stop_asked(deciding.case)
    return may_ask(deciding.case, deciding.now)


def _record_nudged(
    deciding: Deciding, due: list[tuple[datetime, Clock, Nudge]], until: datetime
) -> None:
    """Record the nudges that are sent, and the stage that one of them leads to."""
    case = deciding.case
    rest = ""
    for _, clock, nudge in due:
        case = case.with_clock(replace(clock, nudged_to=until))
        rest = rest or nudge.leads_to
    fired = []
    for at, clock, nudge in sorted(due, key=lambda d: d[0]):
        after, when = f"{nudge.offset:+d}", f"{london_date(at)}"
        if nudge.hours:
            after, when = f"+{nudge.hours}h", f"{at:%Y-%m-%dT%H:%M}"
        fired.append(f"{clock.name}/{clock.due_on}/{after}/{nudge.to}/{when}")
    case = replace(case, stage=rest or case.stage)
    deciding.apply_fact("nudged", "clock", case, nudges=fired)


def _leave_out_said_with_answer(
    due: list[tuple[datetime, Clock, Nudge]],
) -> list[tuple[datetime, Clock, Nudge]]:
    """Return the nudges without the one that tells the person that nobody has read it, where one
    that is sent with it says that an answer is late."""
    late = set()
    for _, clock, nudge in due:
        if nudge.to == COMPLAINANT and is_about_delay(nudge.letter):
            late.add(clock.name)
    kept = []
    for at, clock, nudge in due:
        alone = late == {clock.name}
        if nudge.to != COMPLAINANT or clock.name != UNDERSTOOD or alone:
            kept.append((at, clock, nudge))
    return kept


def _leave_out_replaced(
    deciding: Deciding, due: list[tuple[datetime, Clock, Nudge]]
) -> list[tuple[datetime, Clock, Nudge]]:
    """Return the nudges, oldest first, without the chases that a later one to the same readers has
    replaced: after an outage nobody is reminded of a day and told at once that it has passed.
    """
    ordered = sorted(due, key=lambda d: d[0])
    last = dict[tuple[object, ...], Nudge]()
    for _, clock, nudge in ordered:
        if nudge.letter in CHASES:
            last[(clock.name, *_choose_readers(deciding, nudge))] = nudge
    kept = []
    for at, clock, nudge in ordered:
        readers = (clock.name, *_choose_readers(deciding, nudge))
        if nudge.letter not in CHASES or last[readers] == nudge:
            kept.append((at, clock, nudge))
    return kept


def _list_due(case: Case, now: datetime) -> list[tuple[datetime, Clock, Nudge]]:
    due = []
    for clock, nudge, ahead in _list_nudges(case):
        for instant in _find_fallen(nudge, ahead, now):
            due.append((instant, clock, nudge))
    return due


def _is_said_with_ack(case: Case, clock: Clock) -> bool:
    """Return whether whoever is chased for a clock is chased for the acknowledgement instead."""
    ack = case.clock("ack")
    return clock.name == UNDERSTOOD and ack is not None and ack.running


def _choose_readers(deciding: Deciding, nudge: Nudge) -> tuple[str, ...]:
    if _is_to_person(nudge):
        return (nudge.to,)
    return tuple(o.key for o in find_readers(deciding, nudge.to))


def _find_letter_to_pass_on(deciding: Deciding, clock: Clock) -> PassOn | None:
    rule = deciding.authority.procedure(deciding.case).clock(clock.name)
    return find_waiting_letter(deciding.case, rule, clock)


def _is_to_person(nudge: Nudge) -> bool:
    return nudge.to in (COMPLAINANT, CHILD)


def _ask_to_pass_on(
    deciding: Deciding,
    nudge: Nudge,
    clock: Clock,
    letter: PassOn,
    asked: set[tuple[str, str]],
) -> None:
    """Ask the complaints team, instead of reminding it, to pass on the letter that a clock waits
    for.

    Those above the team on the ladder are asked on their days too. On the day itself the letter's
    officer hears where it is. `asked` keeps who was asked for which letter in this sweep.
    """
    owner = deciding.case.owner
    facts = _gather_facts(deciding, nudge, clock)
    readers = [TEAM]
    if nudge.to in LADDER[1:]:
        readers.append(nudge.to)
    for to in readers:
        reader = deciding.staff.holder(to, owner)
        if (key := (reader.key, letter.letter_id)) not in asked:
            asked.add(key)
            waits = {"enclosed": letter.name, "first": letter.letter_id}
            deciding.owe("still_to_tell", reader, **facts, **waits)
    if nudge.offset == 0 and nudge.to not in (TEAM, *LADDER) and clock.name != "ack":
        reader = deciding.staff.holder(nudge.to, owner)
        if reader.key != deciding.staff.holder(TEAM, owner).key:
            deciding.owe("written_not_told", reader, **facts)


def _find_fallen(nudge: Nudge, ahead: Iterator[datetime], now: datetime) -> list[datetime]:
    """Return the instants that have come; of what is said again and again, only the last."""
    come = list(_take_until(ahead, now))
    if nudge.every:
        return come[-1:]
    return come


def _take_until(ahead: Iterator[datetime], now: datetime) -> Iterator[datetime]:
    for instant in ahead:
        if instant > now:
            return
        yield instant


def _nudge(deciding: Deciding, nudge: Nudge, clock: Clock) -> None:
    facts = _gather_facts(deciding, nudge, clock)
    if _is_to_person(nudge):
        deciding.owe(nudge.letter, nudge.to, **facts)
        return
    for officer in find_readers(deciding, nudge.to):
        deciding.owe(nudge.letter, officer, **facts)


def _gather_facts(deciding: Deciding, nudge: Nudge, clock: Clock) -> dict[str, Any]:
    """Return what a nudge's letter says of its clock."""
    if nudge.to == COMPLAINANT:
        rule = deciding.authority.procedure(deciding.case).clock(clock.name)
        latest = deciding.case.clock(rule.extends_to)
    else:
        latest = None
    today = london_date(deciding.now)
    facts: dict[str, Any] = {
        "clock": clock.name,
        "due_on": clock.due_on,
        "days": count_working_days(today, clock.due_on, load_longer_calendar()),
        "why_extended": clock.extension,
        "why_late": next(
            (c.why_late for c in deciding.case.clocks if c.running and c.why_late), ""
        ),
    }
    if latest:
        return {**facts, "new_date": latest.due_on}
    if _is_to_person(nudge):
        return facts
    facts |= _name_doer(deciding, clock)
    if clock.name == waiting_requests.CLOCK:
        facts |= waiting_requests.list_facts_of_requests(deciding.case)
    facts |= list_facts_of_actions(deciding, clock.name)
    return facts


def _name_doer(deciding: Deciding, clock: Clock) -> dict[str, str]:
    """Return the key of the officer who must do what a clock waits for, where it is not whoever has
    the case.
    """
    procedure = deciding.authority.procedure(deciding.case)
    for nudge in procedure.nudges:
        if nudge.clock == clock.name and nudge.letter == "due_today":
            if nudge.to == "owner":
                return {}
            return {"doer": find_readers(deciding, nudge.to)[0].key}
    return {}


def is_of_clock(letter: Letter) -> bool:
    """Return whether a letter is a nudge, which says how a clock stands. An alarm of danger that
    nobody has confirmed is told whatever became of it."""
    return letter.name != ALARM and {"clock", "due_on", "days"} <= letter.facts.keys()


def is_due_the_same_day(letter: Letter, case: Case) -> bool:
    """Return whether what a chase is about had to be done on the day it came."""
    rule = PROCEDURES[case.procedure].clock(str(letter.facts["clock"]))
    return not rule.days and not rule.dated_by


def list_letters_that_meet(letter: Letter, case: Case) -> tuple[str, ...]:
    """Return the letters and facts that stop the clock of a nudge, other than the nudge itself."""
    for rule in PROCEDURES[case.procedure].clocks:
        if rule.name == letter.facts["clock"] and letter.name not in rule.stops:
            return rule.stops
    return ()


def is_past(letter: Letter, case: Case) -> bool:
    """Return whether a nudge says what is so no more: its clock has stopped or stands still, is no
    clock of the case now, or has another date.

    The copies of a letter that stops its own clock go all the same.
    """
    clock = case.clock(str(letter.facts["clock"]))
    if clock is None:
        return True
    if not list_letters_that_meet(letter, case):
        return False
    other_date = str(clock.due_on) != str(letter.facts["due_on"])
    return other_date or clock.held or not clock.running
