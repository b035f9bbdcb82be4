"""What must be written to whom, whatever else a table says: RULES section 5 as rows, and a check
that a procedure owes each of them.

A row is the notice's number, its reader, and the facts that it tells of: a move that records one of
them owes a letter of that number.
"""

from __future__ import annotations

from collections.abc import Iterable

from chalicelib.core.procedures.tables import ClockRule, Move, Nudge, Procedure, Stage
from chalicelib.core.wording.letter_names import NOTICES

COMPLAINANT = "complainant"
THE_PERSON = frozenset({COMPLAINANT, "child"})

MUST_TELL: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("N2", COMPLAINANT, ("made_complaint",)),
    ("N6", COMPLAINANT, ("split", "sent_elsewhere")),
    ("N7", COMPLAINANT, ("more_asked",)),
    ("N8", COMPLAINANT, ("consent_asked",)),
    ("N9", COMPLAINANT, ("interest_refused",)),
    ("N10", COMPLAINANT, ("declined", "late_request_refused")),
    ("N11", COMPLAINANT, ("advocate_offered",)),
    ("N13", "owner", ("allocated",)),
    ("N13", "reviewer", ("reviewer_appointed",)),
    ("N13", "data_officer", ("data_officer_asked",)),
    ("N13", "conference_chair", ("chair_asked",)),
    ("N13", "conference_manager", ("manager_instead", "manager_asked", "conference_manager_given")),
    ("N13", "partnership", ("partnership_given",)),
    ("N13", "partnership_panel", ("partnership_panel_given",)),
    ("N16 N23", COMPLAINANT, ("extended",)),
    ("N17", COMPLAINANT, ("delay_explained",)),
    ("N18", COMPLAINANT, ("replied", "chair_met", "concern_answered", "enquiry_replied")),
    ("N19", COMPLAINANT, ("resolved",)),
    (
        "N20",
        COMPLAINANT,
        (
            "stage2_requested",
            "appointed",
            "manager_asked",
            "office_asked",
            "conference_panel_asked",
        ),
    ),
    ("N21", COMPLAINANT, ("stage2_said", "statement_agreed")),
    ("N22", "io", ("appointed",)),
    ("N22", "ip", ("appointed",)),
    ("N22", "panel", ("panel_appointed",)),
    ("N22", "independent_view", ("view_asked",)),
    ("N24", COMPLAINANT, ("progress_recorded",)),
    ("N25", COMPLAINANT, ("decided",)),
    ("N29", COMPLAINANT, ("panel_answered",)),
    ("N26", COMPLAINANT, ("stage3_requested", "stage3_asked_late")),
    ("N27", COMPLAINANT, ("papers_sent",)),
    ("N27", "attending", ("papers_sent",)),
    ("N28", COMPLAINANT, ("panel_reported",)),
    ("N28", "panel_report", ("panel_reported",)),
    ("N28", "team", ("panel_reported",)),
    ("N29", COMPLAINANT, ("referred_early",)),
    ("N30", COMPLAINANT, ("withdrawn", "part_withdrawn")),
    ("N31", COMPLAINANT, ("paused", "pause_kept", "resumed")),
    ("N32", "complaints_manager", ("freeze_flagged",)),
    ("N32", COMPLAINANT, ("freeze_decided",)),
    ("N32", "head_of_service", ("freeze_decided",)),
    ("N33", COMPLAINANT, ("window_lengthened",)),
    ("N35", COMPLAINANT, ("action_told",)),
    ("N36", COMPLAINANT, ("contact_restricted", "restriction_reviewed")),
    ("N37", "complaints_manager", ("ombudsman_asked", "ombudsman_decided")),
    ("N39", COMPLAINANT, ("sharing_allowed", "sharing_refused", "compliment_shared")),
    ("N39", "responder", ("compliment_shared",)),
)
# What only one procedure's own notice will do for: the procedure, the number, its reader, and the
# fact. What is "triaged" is told by `on_triage`, and of a part of a complaint by `on_split`.
MUST_TELL_IN: tuple[tuple[str, str, str, str], ...] = (
    ("children_act", "N2", COMPLAINANT, "triaged"),
    ("corporate", "N3", COMPLAINANT, "triaged"),
    ("send", "N3", COMPLAINANT, "triaged"),
    ("ehcp", "N3", COMPLAINANT, "triaged"),
    ("early_help", "N3", COMPLAINANT, "triaged"),
    ("transport", "N3", COMPLAINANT, "triaged"),
    ("cp_conference", "N4", COMPLAINANT, "triaged"),
    ("cp_conference", "N4", COMPLAINANT, "reopened"),
    ("cp_conference", "N40", COMPLAINANT, "replied"),
    ("cp_conference", "N40", "team", "replied"),
    ("concern", "N5", COMPLAINANT, "triaged"),
    ("concern", "N5", COMPLAINANT, "made_complaint"),
    ("compliment", "N39", COMPLAINANT, "triaged"),
    ("comment", "N39", COMPLAINANT, "triaged"),
    ("data_protection", "N42", COMPLAINANT, "triaged"),
)
_BY_FACT: dict[str, list[tuple[str, str]]] = {}
for _number, _to, _facts in MUST_TELL:
    for _fact in _facts:
        _BY_FACT.setdefault(_fact, []).append((_number, _to))


def find_untold(p: Procedure) -> Iterable[str]:
    """Yield what a procedure leaves unsaid: moves without their letter, late answers and closing
    windows that nobody is told of.
    """
    letters = {*p.letters}
    for name in sorted(letters - NOTICES.keys()):
        yield f"letter {name} is no notice: give it its line in notices.py"
    for move in {id(move): move for move in p.moves}.values():
        yield from _check_letters(move)
    yield from _check_own_notices(p)
    if not _answers_person(p):
        return
    for stage in p.stages:
        yield from _check_explained(p, stage)
    yield from _check_late_news(p)


def _check_letters(move: Move) -> Iterable[str]:
    """Yield the moves that record a fact without the letter that its notice needs."""
    for number, to in _BY_FACT.get(move.records, ()):
        if not _owes(move.letters, to, set(number.split())):
            yield f"{move.name} owes the {to} no letter of {number.replace(' ', ' or ')}"


def _owes(letters: Iterable[tuple[str, str]], to: str, numbers: set[str]) -> bool:
    """Return whether a reader gets, among some letters, a notice of one of those numbers."""
    for letter, reader in letters:
        if reader == to and numbers & read_numbers(letter):
            return True
    return False


def _check_own_notices(p: Procedure) -> Iterable[str]:
    """Yield the notices that this procedure alone must send and does not (MUST_TELL_IN)."""
    for name, number, to, fact in MUST_TELL_IN:
        if name != p.name:
            continue
        for owed in _list_owed(p, fact):
            if not _owes(owed, to, {number}):
                yield f"{fact} owes the {to} no letter of {number}"


def _list_owed(p: Procedure, fact: str) -> list[tuple[tuple[str, str], ...]]:
    """Return the letters of each row by which a fact comes about: none, if there is no row."""
    if fact == "triaged":
        return [p.on_triage, p.on_split]
    owed = []
    for move in p.moves:
        if move.records == fact:
            owed.append(move.letters)
    return owed or [()]


def read_numbers(letter: str) -> set[str]:
    """Return the numbers of the notices that a letter is."""
    if letter in NOTICES:
        return set(NOTICES[letter].number.split())
    return set()


def _answers_person(p: Procedure) -> bool:
    """Return whether somebody is to be answered: a letter to the person stops one of the clocks."""
    told = set[str]()
    for move in p.moves:
        told.update(move.list_letters_to(COMPLAINANT))
    for clock in p.clocks:
        if told & set(clock.stopped_by):
            return True
    return False


def _check_explained(p: Procedure, stage: Stage) -> Iterable[str]:
    """Yield moves that end or turn aside what someone asked for and do not write to them (RULES
    0.3.5, trap 29).
    """
    by_name = {s.name: s for s in p.stages}
    for move in stage.moves:
        after = by_name.get(move.leads_to)
        if after is None or move.list_letters_to(COMPLAINANT):
            continue
        if _turns_case(stage, after):
            yield (
                f"{move.name} takes it from {stage.name} to {after.name} and tells the person "
                "nothing"
            )


def _turns_case(before: Stage, after: Stage) -> bool:
    """Return whether the change of stage ends a case, opens it or begins another step."""
    steps = {before.step, after.step}
    return (before.status == "open") != (after.status == "open") or (
        "" not in steps and len(steps) > 1
    )


def _check_late_news(p: Procedure) -> Iterable[str]:
    """Yield answers that tell the person nothing when late, and windows that end unannounced (N17,
    N33, N34).
    """
    for clock in p.clocks:
        nudges = [nudge for nudge in p.nudges if nudge.clock == clock.name]
        theirs = []
        for nudge in nudges:
            if nudge.to == COMPLAINANT:
                theirs.append(nudge)
        if clock.extends_to and not any(nudge.offset > 0 for nudge in theirs):
            yield f"nobody tells the person that {clock.name} is late"
        if any(nudge.leads_to for nudge in nudges):
            yield from _check_end_told(clock, theirs)


def _check_end_told(clock: ClockRule, theirs: list[Nudge]) -> Iterable[str]:
    """Yield what the nudges that go to the person leave unsaid of a clock whose end puts the case
    at rest.
    """
    ended = set[str]()
    warned = set[str]()
    for nudge in theirs:
        if nudge.leads_to:
            ended |= read_numbers(nudge.letter)
        if nudge.offset < 0:
            warned |= read_numbers(nudge.letter)
    if "N34" not in ended:
        yield f"{clock.name} puts the case at rest and tells the person nothing"
    if "N33" not in warned:
        yield f"{clock.name} ends and nobody says so beforehand"
