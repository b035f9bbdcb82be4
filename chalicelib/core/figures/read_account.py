"""Read what a report needs of a case from its history: every event once, in order."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from chalicelib.core.cases import Event
from chalicelib.core.council import Authority
from chalicelib.core.figures import account as to
from chalicelib.core.figures.read_answers import Past, read_answers
from chalicelib.core.figures.read_times import Times
from chalicelib.core.figures.read_waits import Waits
from chalicelib.core.figures.steps import Steps, read_steps
from chalicelib.core.people.officers import CHILDREN, GROUP
from chalicelib.core.people.parties import ADVOCATES, MEMBER, MESSENGER
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.find_advocate import FOUND, SETTLE_ADVOCATE
from chalicelib.core.procedures.tables import Procedure
from chalicelib.core.working_days import london_date

ACCOUNTS = 4  # raise it when an account is read otherwise, so that all are read anew
UNSORTED = "unsorted"
ANONYMOUS = "anonymous"  # the procedure of whoever cannot be answered, and those without a name
DATA = "data_protection"
WRITTEN = "email"  # the one door by which nobody says what it is that they send
ANSWERED_BY = {to.HOW: Recorded.HOW_ANSWERED, to.SINCE: Recorded.SINCE_ANSWERED}
KEPT_WITH = frozenset({"by", "on"})  # what is kept with answers, and is none
Points = Sequence[dict[str, Any]]
SORTS = frozenset({Recorded.TRIAGED, Recorded.MADE_COMPLAINT, Recorded.RULES_CORRECTED})
# What is noted of a decision: fact -> the answer that is counted.
NOTES: dict[str, str] = {
    Recorded.DECLINED: "ground",
    Recorded.INTEREST_REFUSED: "",
    Recorded.LATE_REQUEST_REFUSED: "",
    Recorded.SENT_ELSEWHERE: "where",
    Recorded.WITHDRAWN: "how",
    Recorded.PART_WITHDRAWN: "how",
    Recorded.PAUSED: "",
    Recorded.OMBUDSMAN_ASKED: "",
    Recorded.OMBUDSMAN_DECIDED: "decision",
    Recorded.CONTACT_RESTRICTED: "",
    Recorded.RESTRICTION_REVIEWED: "outcome",
    Recorded.REPRISAL_OPENED: "",
    "door_doubted": "did",
}


class AccountReader:
    """Reads the accounts of one council's cases, by its own procedures. `mark` differs where it
    would read otherwise.
    """

    def __init__(self, authority: Authority) -> None:
        self.procedures = authority.procedures
        self.steps = {name: read_steps(row) for name, row in self.procedures.items()}
        self.ack = self.procedures["children_act"].clock("ack")
        complaints = set[str]()
        for name, row in self.procedures.items():
            if row.kind == "complaint" and len(self.steps[name].titles) > 1:
                complaints.add(name)
        self.complaints = frozenset(complaints)
        said = " ".join([str(ACCOUNTS), *(steps.describe() for steps in self.steps.values())])
        self.mark = f"{zlib.crc32(said.encode()):08x}"

    def read(self, history: Iterable[Event]) -> to.Account | None:
        """Return the account of a case, or None if it has no history."""
        reading = _Reading(self)
        for event in history:
            reading.take(event)
        return reading.finish()


class _Reading:
    """One case as far as its history has been read."""

    def __init__(self, reader: AccountReader) -> None:
        self.reader = reader
        self.state: dict[str, Any] = {}
        self.past: dict[int, Past] = {}
        self.times = Times()
        self.waits = Waits()
        self.sorted_as = set[str]()
        self.stood: list[to.Stood] = []
        self.begun: dict[tuple[str, str], date] = {}
        self.noted: list[tuple[int, to.Noted]] = []
        self.stage2: dict[str, date] = {}
        self.contact = True
        self.brought = False

    @property
    def procedure(self) -> Procedure:
        return self.reader.procedures[self.state["procedure"]]

    @property
    def steps(self) -> Steps:
        return self.reader.steps[self.state["procedure"]]

    def take(self, event: Event) -> None:
        """Take in the next event."""
        before = self.state.get("procedure", "")
        stepped = self._find_step()
        had = self.state.get("points", ())
        self.state.update(event.change)
        on = london_date(event.at)
        if event.name == "brought_over":
            self.brought = True
        if event.name == "split_off":
            self.contact = False
        if event.name in SORTS:
            self.sorted_as.add(self.state["procedure"])
        if event.name == Recorded.TRIAGED and before != self.state["procedure"]:
            self._forget_begun(before)
        self._begin_step(event, on)
        self._mark_open(on)
        self._note(event, on, stepped)
        self._follow_investigation(event, on)
        self.waits.take(self.state, on)
        if "clocks" in event.change or before != self.state["procedure"]:
            self.times.take(self.state.get("clocks", ()), self.procedure.name, self.steps)
        self.past[event.number] = Past(
            self.procedure.name, _leave_out_answered(had, self.state.get("points", ())), event.facts
        )

    def _find_step(self) -> str:
        if not self.state:
            return ""
        return self.procedure.stage(self.state["stage"]).step

    def _begin_step(self, event: Event, on: date) -> None:
        """Keep the day of the request by which a step began, the first time that it is reached."""
        stage = self.procedure.stage(self.state["stage"])
        key = (self.procedure.name, stage.step)
        if not stage.step or key in self.begun:
            return
        if stage.step == self.steps.titles[0]:
            self.begun[key] = self._received_on()
        else:
            self.begun[key] = _read_day(event.facts.get("asked_on")) or on

    def _received_on(self) -> date:
        return london_date(datetime.fromisoformat(self.state["received_at"]))

    def _mark_open(self, on: date) -> None:
        is_open = self.procedure.stage(self.state["stage"]).status == "open"
        if not self.stood or self.stood[-1].open != is_open:
            self.stood.append(to.Stood(on, is_open))

    def _forget_begun(self, procedure: str) -> None:
        """Forget the steps that began under a procedure that the case has left."""
        for key in list(self.begun):
            if key[0] == procedure:
                del self.begun[key]

    def _note(self, event: Event, on: date, step: str) -> None:
        asked = NOTES.get(event.name)
        if asked is None:
            return
        detail = ""
        if asked:
            detail = str(event.facts.get(asked, ""))
        if event.name in (Recorded.WITHDRAWN, Recorded.PART_WITHDRAWN):
            detail = detail or "own_page"
        until = _read_day(event.facts.get("ends_on"))
        day = _read_day(event.facts.get("heard_on")) or on
        self.noted.append((event.number, to.Noted(day, event.name, detail, step, until)))

    def _follow_investigation(self, event: Event, on: date) -> None:
        """Keep the first day of each step of an investigation."""
        if event.name == Recorded.APPOINTED:
            self.stage2.setdefault("appointed_on", on)
        if event.name == Recorded.STATEMENT_AGREED:
            self.stage2.setdefault("agreed_on", on)
        if event.name in (Recorded.IO_REPORTED, Recorded.IP_REPORTED):
            kept = self.state.get("kept", {})
            if Recorded.IO_REPORTED in kept and Recorded.IP_REPORTED in kept:
                self.stage2["reported_on"] = on

    def finish(self) -> to.Account | None:
        """Return the account of all that was read."""
        if not self.state:
            return None
        person = self.state.get("person", {})
        parties = self.state.get("parties", ())
        ack, timed = self._read_times()
        answers = read_answers(self.state, self.past, self.begun, self.reader.steps)
        return to.Account(
            self.state["reference"],
            self._received_on(),
            self._name_kind(),
            self.procedure.name,
            self._is_complaint(),
            self.state["source"],
            self.state.get("service", ""),
            person.get("code", ""),
            person.get("code", "") in CHILDREN,
            self._find_childs_help(),
            self.contact,
            bool(self.state.get("joined_to")),
            person.get("code") == GROUP,
            _count_members(parties),
            len(self.state.get("points", ())),
            tuple(self.stood),
            ack,
            timed,
            tuple(to.Begun(*key, on) for key, on in self.begun.items()),
            answers,
            (*self._list_noted(), *self._list_help()),
            self._find_investigation(answers),
            self._list_remedies(),
            through=self._count_sent_through(),
            given_to=_list_given_to(self.state.get("points", ())),
            asked=self._list_asked(),
            waited=self.waits.finish(),
        )

    def _read_times(self) -> tuple[to.Timed | None, tuple[to.Timed, ...]]:
        """Return the time of the acknowledgement, where one is owed here, and all others."""
        reader = self.reader
        ack, timed = self.times.finish(self.state.get("told", ()), reader.steps, reader.ack)
        if not self.contact:
            return None, timed
        return ack, timed

    def _find_childs_help(self) -> str:
        """Return how a child came to us; "" of somebody who is no child."""
        if self.state.get("person", {}).get("code", "") not in CHILDREN:
            return ""
        return _find_help(self.state.get("parties", ()), self.state["source"])

    def _name_kind(self) -> str:
        name = self.procedure.name
        if name == ANONYMOUS and self.state.get("person", {}).get("name"):
            return to.NO_WAY
        if name in (ANONYMOUS, DATA):
            return name
        if self.brought and not self.sorted_as:
            return UNSORTED
        waits = self.state["stage"] == self.procedure.stages[0].name
        if waits and not self.sorted_as and self.contact and self.state["source"] == WRITTEN:
            return UNSORTED
        return str(self.state["kind"])

    def _is_complaint(self) -> bool:
        """Return whether it was ever recorded as a complaint, or is taken for one now."""
        was = self.sorted_as | {self.procedure.name}
        return bool(was & self.reader.complaints)

    def _list_noted(self) -> list[to.Noted]:
        """Return what was noted, without decisions that were taken back as mistakes."""
        void = self.state.get("void", ())
        stands = []
        for number, noted in self.noted:
            if number not in void:
                stands.append(noted)
        return stands

    def _count_sent_through(self) -> int:
        """Return how many letters went to somebody other than the person."""
        sent = 0
        for letter in self.state.get("told", ()):
            if letter.get("to"):
                sent += 1
        return sent

    def _list_help(self) -> list[to.Noted]:
        """Return when an advocate was offered, and since when there is one."""
        found = []
        for sent in self.state.get("told", ()):
            if sent["name"] == "advocacy_offered" and sent["how"] != "bounced":
                found.append(to.Noted(_find_day(sent["at"]), "advocate_offered"))
        for party in self.state.get("parties", ()):
            if party["capacity"] in ADVOCATES:
                found.append(to.Noted(_find_day(party["since"]), "advocate"))
        settled = self.state.get("kept", {}).get(str(SETTLE_ADVOCATE.records), {})
        if settled.get("outcome") == FOUND:
            found.append(to.Noted(date.fromisoformat(settled["on"]), "advocate"))
        return found

    def _list_asked(self) -> tuple[to.Asked, ...]:
        """Return the questions that we asked once it was finished, with what was answered."""
        kept = self.state.get("kept", {})
        found: dict[str, to.Asked] = {}
        for sent in self.state.get("told", ()):
            name = sent["name"]
            if name in ANSWERED_BY and name not in found and sent["how"] != "bounced":
                said = kept.get(str(ANSWERED_BY[name]), {})
                answers = {part: answer for part, answer in said.items() if part not in KEPT_WITH}
                answered_on = _read_day(said.get("on"))
                found[name] = to.Asked(name, _find_day(sent["at"]), answered_on, answers)
        return tuple(found.values())

    def _list_remedies(self) -> tuple[to.Recommended, ...]:
        remedies = []
        for remedy in self.state.get("remedies", ()):
            due_on = date.fromisoformat(remedy["due_on"])
            remedies.append(to.Recommended(due_on, _read_day(remedy.get("done_on"))))
        return tuple(remedies)

    def _find_investigation(self, answers: tuple[to.Answer, ...]) -> to.Stage2 | None:
        asked_on = self.begun.get(("children_act", "Stage 2"))
        if asked_on is None:
            return None
        found = to.Stage2(asked_on, **self.stage2)
        for answer in answers:
            if answer.step == "Stage 2" and answer.procedure == "children_act":
                found = replace(found, answered_on=found.answered_on or answer.on)
        return found


def _leave_out_answered(before: Points, after: Points) -> Points:
    """Return the points without those that an earlier answer settled while others had to wait."""
    settled = {point["text"] for point in before if point.get("state") == "answered"}
    if not settled:
        return after
    return [point for point in after if point["text"] not in settled]


def _find_help(parties: Iterable[dict[str, Any]], source: str) -> str:
    """Return how a child came to us: alone, with an advocate, or with somebody else's help."""
    helpers = set[str]()
    for party in parties:
        if party["capacity"] != MESSENGER:
            helpers.add(party["capacity"])
    if helpers & ADVOCATES:
        return to.WITH_ADVOCATE
    if helpers or source == "told to a worker":
        return to.HELPED
    return to.ALONE


def _list_given_to(points: Points) -> tuple[str, ...]:
    """Return the services that points went to, where it is another than the case's."""
    services = []
    for point in points:
        for contributor in point.get("contributors", ())[-1:]:
            if contributor.get("service"):
                services.append(contributor["service"])
    return tuple(services)


def _count_members(parties: Iterable[dict[str, Any]]) -> int:
    return sum(1 for party in parties if party["capacity"] == MEMBER)


def _read_day(text: Any) -> date | None:
    if not text:
        return None
    return date.fromisoformat(str(text)[:10])


def _find_day(instant: str) -> date:
    return london_date(datetime.fromisoformat(instant))
