"""The words of the made pages: how a table's own names, readers, guards and days are said to a
complaints manager (`make tables`).
"""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.core.cases import COMPLAINANT
from chalicelib.core.people.officers import PARTS, TEAM_ROLES
from chalicelib.core.procedures.facts import FACTS
from chalicelib.core.procedures.shared.common import ENDINGS, MANAGERS
from chalicelib.core.procedures.tables import BACK, ClockRule, Move, Nudge, Procedure
from chalicelib.core.procedures.when import Guard, When
from chalicelib.core.wording.letter_names import NOTICES, reword_for_officer

# Who reads and who acts, besides the parts that someone is appointed to.
WHO = {
    COMPLAINANT: "the person",
    "child": "the person, where they are a child or care leaver",
    "party": "the one it is about, on the person’s side",
    "owner": "whoever has the case",
    "team": "the complaints team",
    "manager": "the owner’s manager",
    "complaints_team": "the team’s mailbox",
    "complaints_officer": "a complaints officer",
    "complaints_manager": "the complaints manager",
    "head_of_service": "the head of service",
    "director": "the director",
    "duty_team": "the duty team",
    "complaints_lead": "the complaints manager, or a complaints officer where it names the manager",
    "action_owner": "whoever sees to an action",
    "action_owners": "whoever sees to an action that is due",
    "answerer": "whoever answered, or the complaints team once others look at it again",
    "contributor": "whoever was asked about a point",
    "unsent_writer": "whoever has a part in the case and wrote it",
    "contributors": "whoever was asked about a point and has not written",
    "action_checker": "the complaints manager, or another where they did it or see to it",
    "panel": "each of the panel",
    "attending": "everyone who attends the panel",
    "panel_report": "the senior officer and the independent person",
} | {part: called for part, (_, called) in PARTS.items()}
TOGETHER = (
    (TEAM_ROLES, "the complaints team"),
    (MANAGERS, "a complaints officer or the complaints manager"),
)
# The column `when`: what must be so for a move to be offered.
WHEN = {
    Guard.CAN_EXTEND: "once, and before the day it is due",
    Guard.IS_LATE: "once a date of the council’s has passed",
    Guard.IS_PAST_LAST_DAY: "once the last day of stage 1 has passed",
    Guard.IS_IN_WINDOW: "within the person’s time to ask",
    Guard.IS_AFTER_WINDOW: "after the person’s time to ask",
    Guard.CLAIMS_INTEREST: (
        "where the person claims an interest in the child and no right of their own"
    ),
    Guard.IS_FOR_SOMEONE: "where no child complains for themself",
    Guard.IS_SORTED: "once it is recorded what it is about",
    Guard.CAN_TAKE_POINT: "once it is recorded what it is about, while no point has a finding",
    Guard.CAN_BE_UNDONE: "after a decision that can be undone, until it is answered",
    Guard.HAS_PAUSED_PART: "where something is paused",
    Guard.HAS_NOTHING_PAUSED: "where nothing is paused",
    Guard.HAS_ACTION_DONE: "once the proof of an action was accepted",
    Guard.HAS_PARTY: "while somebody else of the person’s side has a part",
    Guard.HAS_MEMBER: "while a member of a group has a part",
    Guard.HAS_FILE: "while there is a file or a paper on the case",
    Guard.HAS_FILE_OUT: "after a file was taken out",
    Guard.HAS_MESSAGE: "once a message was added to the case",
    Guard.HAS_UNSENT_EMAIL: "while an officer’s email to the person has not been sent on",
    Guard.HAS_ALARM: "while an alarm of danger, or of an address that may not be safe, is open",
    Guard.HAS_NO_ALARM: "while no alarm of danger, or of an address, is open",
    Guard.GETS_EMAILS: "while our emails go to them",
    Guard.WAS_ASKED_HOW: "once they were asked how we did",
    Guard.WAS_ASKED_SINCE: "once they were asked whether anybody treats them differently",
    Guard.WAS_ASKED_IF_SORTED: "once the child was asked whether it is sorted",
}
WHEN_NAMED = {
    Guard.CLOCK_RUNS: "while {} runs",
    Guard.CAME_FROM: "where it came from {}",
    Guard.CLOCK_HAS_PASSED: "once the date of {} has passed",
}
# What is no fact and no letter, as a clock's start.
STARTS = {
    "receipt": "it came in",
    "acknowledged": "it was acknowledged, or ought to have been",
}
WHOSE = {"council": "the council’s", "person": "the person’s", "officers": "the officers’ own"}


def write_table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a Markdown table, or "" if it has no rows."""
    if not rows:
        return ""
    lines = []
    for cells in (head, ("---",) * len(head), *rows):
        lines.append(f"| {' | '.join(cells)} |\n")
    return "".join(lines)


def join_words(words: Sequence[str], last: str = "and") -> str:
    """Return words as a sentence lists them: "a, b and c"."""
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def capitalise_first(said: str) -> str:
    """Return the text with a capital at the start."""
    return said[:1].upper() + said[1:]


def lower_first(said: str) -> str:
    """Return the text with a small letter at the start."""
    return said[:1].lower() + said[1:]


def name_actors(by: tuple[str, ...]) -> str:
    """Return who may make a move, in words."""
    left = list(by)
    together = []
    for roles, called in TOGETHER:
        if set(roles) <= set(left):
            left = [role for role in left if role not in roles]
            together.append(called)
    said = [WHO[role] for role in left]
    return join_words(said + together, "or")


def list_letters(owed: tuple[tuple[str, str], ...]) -> str:
    """Return letters with their notices' numbers, and who gets them."""
    return ", ".join(f"{name_letter(name)} to {WHO[to]}" for name, to in owed)


def name_letter(name: str) -> str:
    """Return a letter's name, with the number of its notice."""
    number = NOTICES[name].number
    if not number:
        return f"`{name}`"
    return f"`{name}` ({number})"


def describe_conditions(procedure: Procedure, move: Move) -> str:
    """Return what must be so before a move is offered: its columns `when`, `needs` and `unless`."""
    said = [_describe_guard(move.when)]
    for fact in move.needs:
        said.append(f"after: {lower_first(describe_fact(procedure, fact))}")
    for fact in move.unless:
        said.append(f"not once: {lower_first(describe_fact(procedure, fact))}")
    return "; ".join(filter(None, said))


def _describe_guard(when: When | None) -> str:
    if not when:
        return ""
    if when.guard in WHEN:
        return WHEN[when.guard]
    names = [f"`{name}`" for name in when.names]
    return WHEN_NAMED[when.guard].format(join_words(names, "or"))


def describe_fact(procedure: Procedure, fact: str) -> str:
    """Return a fact as the history tells it."""
    for move in procedure.moves:
        if move.records == fact and move.happened:
            return move.happened
    return fact.replace("_", " ")


def name_next_stage(procedure: Procedure, move: Move) -> str:
    """Return where a move leads: a stage's title, the stage that was left, or nowhere."""
    if not move.leads_to or move.leads_to == BACK:
        return move.leads_to or "stays"
    return procedure.stage(move.leads_to).title


def describe_promise(rule: ClockRule) -> str:
    """Return what a clock counts to, worded about the person rather than to them."""
    return reword_for_officer(rule.promise)


def describe_start(procedure: Procedure, rule: ClockRule) -> str:
    """Return the day that a clock counts from, in words.

    An officer who records it later gives the day.
    """
    said = _describe_events(procedure, rule.starts)
    if rule.days < 0:
        return f"{said}: back from the day given there"
    if not rule.days and rule.dated_by:
        return f"{said}: the day given there"
    if rule.acknowledged_in:
        return f"{said}: from the day that was acknowledged, or ought to have been"
    if rule.dated_by:
        return f"{said}; recorded later, the day given"
    return said


def describe_end(procedure: Procedure, rule: ClockRule) -> str:
    """Return what stops a clock, and what ends the wait instead, in words.

    The letters that end everything owed are named together.
    """
    said = []
    for stop in rule.stopped_by:
        if stop not in ENDINGS:
            said.append(describe_event(procedure, stop))
    if set(ENDINGS) & set(rule.stopped_by):
        said.append("an ending")
    if not rule.instead:
        return join_words(said, "or")
    instead = _describe_events(procedure, rule.instead)
    return f"{join_words(said, 'or')}; in its place: {instead}"


def _describe_events(procedure: Procedure, names: Sequence[str]) -> str:
    return join_words([describe_event(procedure, name) for name in names], "or")


def describe_event(procedure: Procedure, name: str) -> str:
    """Return what starts or stops a clock, in words: a letter to the person, or a fact as the
    history tells it.
    """
    if name in STARTS:
        return STARTS[name]
    if name in FACTS and FACTS[name].starts:
        return lower_first(FACTS[name].happened)
    for letter, to in _list_owed(procedure):
        if letter == name and to in (COMPLAINANT, "child"):
            return name_letter(name)
    return lower_first(describe_fact(procedure, name))


def _list_owed(procedure: Procedure) -> list[tuple[str, str]]:
    owed = [*procedure.on_receipt, *procedure.on_triage, *procedure.on_split]
    for nudge in procedure.nudges:
        owed.append((nudge.letter, nudge.to))
    for move in procedure.moves:
        owed.extend(move.letters)
    return owed


def describe_councils_range(rule: ClockRule) -> str:
    """Return what a council may set in place of a rule's number, in words."""
    if not rule.days:
        if rule.dated_by:
            return "nothing"
        return "nothing: it is the same day"
    if rule.most is None:
        return f"any number; fewer than {rule.days} with the reason"
    if rule.whose == "person":
        return f"{rule.most} or more"
    if rule.days < 0:
        return f"{abs(rule.most)} or more"
    if rule.most > rule.days:
        return f"{rule.most} or fewer; more than {rule.days} with the reason"
    return f"{rule.most} or fewer"


def describe_cap(rule: ClockRule) -> str:
    """Return the limit that no council may pass, in words."""
    if rule.most is None:
        if rule.no_most:
            return f"none: {rule.no_most}"
        return "none"
    return str(abs(rule.most))


def describe_nudge(nudge: Nudge) -> str:
    """Return when a nudge goes, what it sends and to whom, in words."""
    when = _describe_offset(nudge.offset)
    if nudge.hours:
        when = describe_hours(nudge, "it")
    elif nudge.every > 1:
        when += f", then every {nudge.every}"
    elif nudge.every:
        when += ", then every day"
    said = f"{when}: {name_letter(nudge.letter)} to {WHO[nudge.to]}"
    if nudge.unless_extended:
        said += ", unless it was put back as far as it goes"
    if nudge.leads_to:
        said += f", and it is then `{nudge.leads_to}`"
    return said


def describe_hours(nudge: Nudge, clock: str) -> str:
    """Return when a nudge goes that is counted in hours, in words."""
    hours = f"{nudge.hours} hours"
    if nudge.hours == 1:
        hours = "1 hour"
    return f"{hours} after {clock} began, then every {nudge.every} hours"


def _describe_offset(offset: int) -> str:
    if not offset:
        return "on the day"
    days = f"{abs(offset)} days"
    if abs(offset) == 1:
        days = "1 day"
    if offset < 0:
        return f"{days} before"
    return f"{days} after"
