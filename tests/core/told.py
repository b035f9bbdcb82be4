"""Cases whose letters leave at once, and a walk through every move of every stage of a procedure,
by the real rules.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any, Self

from chalicelib.core.added import Added
from chalicelib.core.cases import COMPLAINANT, Case, Decision, Sent
from chalicelib.core.contributors import Contributor
from chalicelib.core.council import Authority
from chalicelib.core.decisions import decide, form_choices, letter_outcomes
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.decisions.running_clocks import start_clock
from chalicelib.core.papers import Paper
from chalicelib.core.people.parties import Party
from chalicelib.core.procedures.shared.afterwards import HOW_LETTER, SINCE_LETTER
from chalicelib.core.procedures.shared.is_it_sorted import SORTED_LETTER
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.core.procedures.when import Guard, When
from tests.core.lives import COUNCIL, FRIDAY, OFFICERS, REFERENCE, TRIAGE, Life, a_complaint
from tests.core.statutory import PHOTO, REPORTS

CODE = Authority.of(
    "sefton", OFFICERS, COUNCIL.services, {}
)  # no days but those of the rules' own rows


def at(day: str) -> datetime:
    """Return nine in the morning of a day in winter such as "2026-11-27"."""
    return datetime.fromisoformat(f"{day}T09:00:00+00:00").astimezone(UTC)


@dataclass
class Told(Life):
    """A case whose letters to the person leave as soon as they are owed. `letters` are the last
    decision's, by name.
    """

    letters: list[str] = field(default_factory=list)

    @classmethod
    def begins(
        cls,
        at: datetime = FRIDAY,
        now: datetime | None = None,
        house: Authority = CODE,
        told: bool = True,
        **given: Any,
    ) -> Self:
        """Return the case of a complaint that came in `at` an instant and was dealt with `now`. It
        is acknowledged then, unless `told` is False.
        """
        opened = decide.open_case(a_complaint(**given), REFERENCE, at, now or at, house)
        life = cls(opened.case, house)
        if told:
            life.became(opened)
        return life

    def became(self, decision: Decision | None) -> Decision:
        made = super().became(decision)
        self.letters = [letter.name for letter in made.letters]
        now = made.events[-1].at
        for letter in made.letters:
            if letter.to == COMPLAINANT:
                super().became(
                    letter_outcomes.record_letter_left(self.case, letter, "email", now, self.house)
                )
        return made

    def swept(self, now: datetime) -> Decision | None:
        self.letters = []
        return super().swept(now)

    def sorted_into(self, procedure: str, at: datetime = FRIDAY) -> None:
        """Record, as the team, what the complaint is about."""
        self.acts("triage", {**TRIAGE, "procedure": procedure}, at=at)

    def days(self, *names: str) -> list[str]:
        """Return the due dates of clocks, each with its weekday; "" for one that never started."""
        return [self.due(name) if self.case.clock(name) else "" for name in names]


# What must be done first, so that a move of that `when` is offered.
FIRST = {
    "freeze": "ask_freeze",
    "child_talk": "answer_sorted",
    "danger": "raise_danger",
    "ombudsman": "log_ombudsman",
    "remedy": "ombudsman_decided",
    "action": "add_action",
    "action_check": "claim_action",
    "action_effect": "check_action",
    "restriction_review": "restrict",
}
ASKED = {
    Guard.WAS_ASKED_HOW: HOW_LETTER,
    Guard.WAS_ASKED_SINCE: SINCE_LETTER,
    Guard.WAS_ASKED_IF_SORTED: SORTED_LETTER,
}
LEARN = ("learning", "learning_owed")
LOOKED_FOR = ("advocate", "advocate_wanted")
PAUSED = When(Guard.HAS_PAUSED_PART)
WHEN_LATE = When(Guard.IS_LATE)
# What the person must have said, so that a clock runs for which a move waits.
SAID = {
    "request": "I want an advocate.",
    "safe_way": "Do not email me. He reads my emails.",
    "reprisal": "They punish us for complaining.",
    "end_part": "Please stop sending things to Rana.",
}
RANA = Party("p1", "advocate", "Rana Ali", FRIDAY, "rana.ali@advocates.example")
LATE = at("2027-03-31")  # a Wednesday: by then all that was owed is late


# Made of two cases, and lived in test_joining.py and test_move_message.py.
TAKES_TWO = ("joined_to", "taken_apart", "message_moved")


class Walk:
    """Every move of every stage of a procedure, made once by someone who may, with every question
    answered; `at` is a case at each stage.
    """

    def __init__(self, procedure: str) -> None:
        self.procedure = procedure
        begun = Told.begins()
        begun.case = replace(begun.case, person=replace(begun.case.person, code="advocate"))
        begun.case = replace(begun.case, papers=(Paper(1, REPORTS, "team", FRIDAY.date()),))
        begun.case = replace(begun.case, files=(PHOTO,))
        begun.sorted_into(procedure)
        self.at: dict[str, Case] = {begun.case.stage: begun.case}
        self.made: set[tuple[str, str]] = set()
        self._go_on_from(begun.case.stage)

    def _go_on_from(self, stage: str) -> None:
        for move in CODE.procedures[self.procedure].stage(stage).moves:
            if move.records in TAKES_TWO:
                continue
            reached = self._make(self.at[stage], move.name)
            self.made.add((stage, move.name))
            if reached.procedure == self.procedure and reached.stage not in self.at:
                self.at[reached.stage] = reached
                self._go_on_from(reached.stage)

    def _make(self, case: Case, name: str, whole: bool = True) -> Case:
        move = decide.find_stage(case).move(name)
        assert move, name
        when = move.when or When(Guard.CAME_FROM)
        case = _promised_help(_prepared(case, when), when)
        awaited = when.names
        if when.guard == Guard.HAS_ALARM:
            awaited = ("safe_way",)
        for clock in awaited:
            if clock in SAID:
                case = decide.add_words(case, COMPLAINANT, SAID[clock], (), FRIDAY, CODE).case
        if when == PAUSED and not decide.find_stage(case).move("pause"):
            case = replace(case, points=tuple(replace(p, state="held") for p in case.points))
        if when.guard == Guard.CAME_FROM and when.names:
            case = replace(case, left=when.names[0])
        if first := _first(case, move):
            case = self._make(case, first, whole=False)
        life = Told(case, CODE)
        if when == WHEN_LATE:
            now = LATE
        else:
            now = FRIDAY
        form = self._form(case, move) | {
            f"which-{p.number}": "yes" for p in case.points[: None if whole else 1]
        }
        form["agreement_known"] = "Ellen Marsh asked him at school. He agrees."
        if COMPLAINANT in move.by:
            life.asks(name, form, now)
        else:
            life.acts(name, form, _who(case, name), now)
        return life.case

    def _form(self, case: Case, move: Move) -> dict[str, str]:
        own = {
            "procedure": self.procedure,
            "address": case.person.email,
            "email": "sam.new@family.example",
            "phone": "01632 960123",
            "outside_email": "kay.brook@barnardos.example",
            "enclosures-1": "yes",
            "remedies": "Say sorry by 8 January 2027",
            "action_owner": "socialwork1",
            "done_on": "2026-11-27",
            "proof-1": "yes",
            "goes-1": self.procedure,
            "goes-2": "children_act",
        }
        if move.name == "other_rules":
            own.pop("procedure")
        if move.name == "give_point":
            own |= {"due": "2026-12-02", "officer": "socialwork2"}
        parts = {
            f"{part.name}-{p.number}": part
            for f in move.fields
            for part in f.parts
            for p in form_choices.list_rows(f, case)
        }
        asked = {f.name: f for f in move.fields if f.kind != "each"} | parts
        for papers in ("enclosures", "proof"):
            if papers in asked:
                asked[f"{papers}-1"] = asked.pop(papers)
        return {
            box: own.get(box) or _given(case, move, question) for box, question in asked.items()
        }


def _promised_help(case: Case, when: When) -> Case:
    """Return a case whose person was promised the help they asked for, if a move waits for it."""
    if when.names not in (("easy_read",), ("interpreter",), ("wanted_talk",)):
        return case
    rule = CODE.procedure(case).clock(when.names[0])
    return case.with_clock(start_clock(rule, FRIDAY.date()))


def _prepared(case: Case, when: When) -> Case:
    """Return a case with what no move before it brings, as the guard of a correction needs it."""
    if when.guard == Guard.CAN_TAKE_POINT:
        return replace(case, points=tuple(replace(p, finding="") for p in case.points))
    if when.guard == Guard.HAS_FILE_OUT:
        return replace(case, files_out=(PHOTO.key,))
    if when.guard == Guard.HAS_UNSENT_EMAIL:
        return replace(case, added=(Added(1, "care1", FRIDAY, "I will ring.", unsent=True),))
    if when.guard in ASKED:
        asked = Sent(f"{REFERENCE}-1-9", ASKED[when.guard], FRIDAY, "email")
        return replace(case, told=(*case.told, asked))
    if when.guard == Guard.HAS_MEMBER:
        return replace(case, parties=(replace(RANA, capacity="member"),))
    if when.guard == Guard.HAS_PARTY or when.names == ("end_part",):
        return replace(case, parties=(RANA,))
    if when.names == ("point",):
        asked = Contributor("care1", date(2026, 12, 4), "Who rang?", "team", FRIDAY.date())
        points = tuple(replace(point, contributors=(asked,)) for point in case.points)
        deciding = Deciding(case, FRIDAY, CODE)
        given = replace(case, points=points)
        deciding.apply_fact("points_given", "team", given, on=asked.due_on)
        return deciding.case
    for clock, fact in (
        ("tell_child", "child_to_tell"),
        ("door", "door_doubted"),
        LOOKED_FOR,
        LEARN,
    ):
        if when.names == (clock,):
            deciding = Deciding(case, FRIDAY, CODE)
            deciding.apply_fact(fact, "team", case)
            return deciding.case
    return case


def _first(case: Case, move: Move) -> str:
    """Return what must be done before that move, or ""."""
    if move.when == PAUSED:
        if any(p.state == "held" for p in case.points):
            return ""
        return "pause"
    if move.when == When(Guard.CAN_BE_UNDONE):
        if case.before and case.before.after == case.stage:
            return ""
        return "log_ombudsman"
    if move.when == When(Guard.HAS_ACTION_DONE):
        return "check_action"
    if move.by == ("reviewer",) and not case.holder("reviewer"):
        return "appoint"
    if move.when and move.when.guard == Guard.CLOCK_RUNS:
        return FIRST.get(move.when.names[0], "")
    return ""


def _who(case: Case, name: str) -> str:
    return next(
        o.key for o in OFFICERS if name in {m.name for m in decide.list_moves(case, o, CODE)}
    )


def _given(case: Case, move: Move, question: Field) -> str:
    if question.kind == "date" and question.must == "until today":
        return "2026-11-25"
    if question.kind == "date" and question.must == "past":
        return "2026-11-27"
    if question.kind == "date":
        if move.when == WHEN_LATE:
            return "2027-04-06"
        if case.stage == "stage1":
            return "2026-12-18"
        return "2026-12-30"
    choices = form_choices.list_choices(question, case, CODE)
    if choices and move.name == "correct_service":
        return next(value for value, _ in choices if value != case.service)
    if choices:
        return choices[0][0]
    if question.kind == "check":
        return "yes"
    return "Some words."
