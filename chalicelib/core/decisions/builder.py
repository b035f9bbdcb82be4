"""How a decision is put together: facts are recorded one by one, letters are owed, and the whole
comes out as one value.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from chalicelib.core import records
from chalicelib.core.case_clocks import Left
from chalicelib.core.cases import COMPLAINANT, TEAM, Case, Decision, Event, Letter
from chalicelib.core.council import Authority
from chalicelib.core.decisions import pass_on, running_clocks
from chalicelib.core.decisions.known_advocate import has_advocate
from chalicelib.core.people.officers import CHILDREN, Officer, Staff
from chalicelib.core.people.parties import (
    COPIES,
    INSTEAD,
    MEMBER,
    PARTY,
    Party,
    find_through,
    list_copied,
)
from chalicelib.core.people.person import AT_ADDRESS
from chalicelib.core.reading.danger_words import DANGER
from chalicelib.core.wording import letter_names
from chalicelib.core.working_days import london_date

CHILD = "child"  # of a letter: to the person, where they are a child or care leaver


def apply_event(case: Case | None, event: Event) -> Case:
    """Return the case after one more event. The history is the truth; the case is its fold."""
    before = {}
    if case:
        before = records.to_plain(case)
    return records.from_plain(Case, {**before, **event.change, "version": event.number})


def fold(events: Iterable[Event]) -> Case | None:
    """Return the case that a history makes, or None if the history is empty.

    It is read once, when all the changes are known: the same case as `apply_event` makes of them
    one by one.
    """
    whole: dict[str, Any] = {}
    for event in events:
        whole = {**whole, **event.change, "version": event.number}
    if not whole:
        return None
    return records.from_plain(Case, whole)


def _has_other_points(case: Case, before: Case) -> bool:
    """Return whether a case has points that it had not, or some went to a part of their own."""
    return _list_texts(case) != _list_texts(before) or case.strands != before.strands


def _list_texts(case: Case) -> list[str]:
    return [point.text for point in case.points]


class Deciding:
    """A decision in the making, for one council. `case` is as it stands so far; `others` are cases
    that it may be joined with, or parted from.

    `fresh` is a reference that a case which comes of it may have, `message` the event of one that
    is moved to another case.
    """

    def __init__(
        self,
        case: Case,
        now: datetime,
        authority: Authority,
        *,
        new: bool = False,
        others: tuple[Case, ...] = (),
        fresh: str = "",
        waited: tuple[Letter, ...] = (),
    ) -> None:
        self.case = case
        self.fresh = fresh
        self.waited = waited
        self.message: Event | None = None
        self.others = others
        self.now = now
        self.authority = authority
        self._plain: dict[str, Any] = {}
        if not new:
            self._plain = records.to_plain(case)
        self._events: list[Event] = []
        self._letters: list[Letter] = []
        self._strands: list[Deciding] = []
        self._opened: list[Decision] = []

    @property
    def staff(self) -> Staff:
        """Return the officers, less those whom the case now names, with the parts they were
        appointed to.
        """
        return self.authority.staff(self.case)

    @property
    def beside(self) -> tuple[Deciding, ...]:
        """Return the decisions on other cases that are committed with this one."""
        return tuple(self._strands)

    def apply_fact(self, name: str, by: str, case: Case, /, **facts: Any) -> None:
        """Take `name` as a fact that makes the case what `case` is: turn the stage if it leads to
        another, start and stop the clocks that wait for it by their rows, then record it.
        """
        case = self._turn_stage(case)
        case = running_clocks.apply_fact_to_clocks(
            case, self.authority.procedure(case), name, facts, self.now
        )
        self.record(name, by, case, **facts)

    def record(self, name: str, by: str, case: Case, /, **facts: Any) -> None:
        """Record the event that made the case what `case` is. No clock starts or stops by this."""
        case = replace(case, names=self._name_officers(case, by))
        after = records.to_plain(case)
        after.pop("version", None)
        change = self._find_change(case, after)
        number = self.case.version + 1
        self._events.append(Event(number, self.now, str(name), by, records.to_plain(facts), change))
        self.case = replace(case, version=number)
        self._plain = after

    def _find_change(self, case: Case, after: dict[str, Any]) -> dict[str, Any]:
        """Return what differs in a case, which is plain as `after`, from how it was last recorded.
        What a plain case leaves out since it is empty again is there in full.
        """
        change = {}
        for key, value in after.items():
            if self._plain.get(key) != value:
                change[key] = value
        for key in self._plain.keys() - after.keys() - {"version"}:
            change[key] = records.to_plain(getattr(case, key))
        return change

    def _turn_stage(self, case: Case) -> Case:
        """Return the case with what follows from its turning to another stage, or back."""
        before = self.case
        number = self.case.version + 1
        was = self.authority.stage(before)
        now = self.authority.stage(case)
        if (was.status == "open") != (now.status == "open"):
            if was.status == "open":
                worked = self._describe_left(before)
            else:
                worked = None
            case = replace(case, anew=number, worked=worked)
        elsewhere = now.status == "open" and now.step not in ("", was.step)
        if was.status == "open" and (now.status == "answered" or elsewhere):
            case = case.with_points_open("answered")
        if was.still != now.still:
            theirs = running_clocks.list_clocks_of(self.authority.procedure(case), "person")
            today = london_date(self.now)
            if now.still:
                case = running_clocks.pause_clocks(case, now.now, theirs, today)
            else:
                case = running_clocks.resume_clocks(
                    case, running_clocks.explain_standstill(today), today, theirs
                )
        if case.before and case.before.event == number:
            now_at = replace(case.before, after=case.stage, given_to=case.owner)
            return replace(case, before=now_at)
        if case.before and _has_other_points(case, before):
            return replace(case, before=replace(case.before, points_changed=True))
        return case

    def _describe_left(self, case: Case) -> Left:
        ran = running_clocks.list_running(case, self.authority.procedure(case))
        return Left(case.stage, case.owner, case.left, ran, london_date(self.now))

    def _name_officers(self, case: Case, by: str) -> dict[str, str]:
        """Return how the officers and parties of this case are called, so that it is known once
        they have left."""
        met = {by, case.owner, *(part.officer for part in case.appointed)} - {TEAM}
        names = dict(case.names)
        for party in case.parties:
            names[party.key] = party.called
        for officer in self.authority.staff(case).officers:
            if officer.key in met:
                names[officer.key] = officer.name
        return names

    def owe(self, letter: str, to: str | Officer, /, **facts: Any) -> None:
        """Owe a letter to `complainant`, to a role, to each of a group, to one officer, to the
        `party` of the facts, or to the address `at` of the facts. What cannot go by email is put
        before the complaints team.
        """
        if to == CHILD and not self._is_for_child(letter):
            return
        if isinstance(to, Officer):
            self._owe_officer(letter, to, facts)
        elif to == PARTY:
            self._owe_party(letter, facts)
        elif to == AT_ADDRESS:
            self._add(letter, AT_ADDRESS, facts)
        elif to in (COMPLAINANT, CHILD):
            self._owe_person(letter, facts)
        else:
            for officer in self.staff.holders(to, self.case.owner):
                self._owe_officer(letter, officer, facts)

    def _is_for_child(self, letter: str) -> bool:
        """Return whether a child or care leaver complains whom the letter tells something new. One
        who has an advocate is not told of advocates."""
        if letter == "advocacy_offered" and has_advocate(self.case, self.now):
            return False
        return self.case.person.code in CHILDREN

    def _owe_person(self, letter: str, facts: dict[str, Any]) -> None:
        """Owe the person a letter, or whom they asked us to write through, and its copies to those
        whom they want to have them (`003:32`)."""
        person = self.case.person
        alone = letter_names.is_for_person_alone(letter)
        through = None
        if not alone:
            through = find_through(self.case.parties, self.now)
        if through and through.mailable:
            self._add(letter, through.key, facts, INSTEAD)
        elif through and through.reachable:
            self.ask_to_copy(letter, through, facts, INSTEAD)
        elif through is None and person.mailable:
            self._add(letter, COMPLAINANT, facts)
        elif through or person.reachable:
            told = {"enclosed": letter, "facts": facts}
            self._owe_officer("please_tell", self.staff.holder(TEAM, TEAM), told)
        if not letter_names.is_private(letter):
            for party in list_copied(self.case.parties, self.now):
                self._owe_copy(letter, party, facts)

    def _owe_copy(self, letter: str, party: Party, facts: dict[str, Any]) -> None:
        """Owe a party a copy of a letter to the person. A member of a group has a letter of their
        own about an outcome (`000:47`, N41).
        """
        own = letter_names.find_member_letter(letter)
        if own and party.capacity == MEMBER:
            told = {**facts, "outcome": letter, "party": party.key}
            self._add_copy(own, party, told, "")
        else:
            self._add_copy(letter, party, facts, COPIES)

    def _owe_party(self, letter: str, facts: dict[str, Any]) -> None:
        """Owe a letter of their own to the party whom the facts name."""
        party = self.case.party(str(facts.get("party", "")))
        if party and party.is_active(self.now) and (party.mailable or party.reachable):
            self._add_copy(letter, party, facts, "")

    def _add_copy(self, letter: str, party: Party, facts: dict[str, Any], copy: str) -> None:
        """Owe a party a letter by email, or ask the team to pass it on."""
        if party.mailable:
            self._add(letter, party.key, facts, copy)
        else:
            self.ask_to_copy(letter, party, facts, copy)

    def ask_to_copy(self, letter: str, party: Party, facts: dict[str, Any], copy: str) -> None:
        """Ask the team to pass a letter on to a party whom no email reaches. `copy` says whether it
        is a copy, goes instead of the person's, or is the party's own."""
        if letter in pass_on.NEED_NOT:
            return
        told = {"enclosed": letter, "facts": facts, "copy_for": party.key, "copy": copy}
        self.owe("please_copy", TEAM, **told, helper=party.called)

    def _owe_officer(self, letter: str, officer: Officer, facts: dict[str, Any]) -> None:
        """Owe an officer a letter. Where the complaint names everybody who could see to it, whoever
        has no part in it is sent nothing of it, and the complaints manager is asked to give it to
        somebody outside."""
        staff = self.staff
        parts = {a.officer for a in self.case.appointed}
        alarmed = letter == "danger_alarm" and "duty_team" in officer.roles
        has_it = officer.key in parts | {self.case.owner} or alarmed
        if not staff.locked or (staff.free(officer) and has_it):
            self._add(letter, officer.key, facts)
        elif not any(owed.name == "everyone_named" for owed in self._letters):
            danger = DANGER in self.case.flags
            asked = {"danger": danger, "moves": {"give_outside": {}}}
            self._add("everyone_named", staff.keeper.key, asked)

    def owe_all(self, letters: Iterable[tuple[str, str]], /, **facts: Any) -> None:
        """Owe each of a row's letters, but those that the facts say are `withheld`: once to a
        reader, who may stand for two of those it goes to.
        """
        before = len(self._letters)
        for letter, to in letters:
            if letter not in facts.get("withheld", ()):
                self.owe(letter, to, **facts, contact=self.staff.contact.key)
        once: dict[tuple[Any, ...], Letter] = {}
        for owed in self._letters[before:]:
            told = (owed.facts.get("enclosed"), owed.facts.get("copy_for"))
            once.setdefault((owed.name, owed.to, *told), owed)
        self._letters[before:] = once.values()

    def owe_what_waited(self) -> None:
        """Owe the letters anew that waited for a safe way to reach the person, where they can go by
        email now."""
        if not self.case.person.mailable:
            return
        for letter in self.waited:
            self._add(letter.name, COMPLAINANT, letter.facts)

    def split(self, strand: Case) -> Deciding:
        """Return a decision on a new case that this one gives rise to, to be committed with it."""
        self._strands.append(Deciding(strand, self.now, self.authority, new=True))
        return self._strands[-1]

    def change_other_case(self, other: Case) -> Deciding:
        """Return a decision on another case that changes as well, to be committed with this one."""
        self._strands.append(Deciding(other, self.now, self.authority))
        return self._strands[-1]

    def attach(self, opened: Decision) -> None:
        """Commit another new case with this one."""
        self._opened.append(opened)

    def _add(self, letter: str, to: str, facts: dict[str, Any], copy: str = "") -> None:
        letter_id = f"{self.case.reference}-{self.case.version}-{len(self._letters) + 1}"
        self._letters.append(Letter(letter_id, letter, to, records.to_plain(facts), copy))

    def _list_to_pass_on(self) -> None:
        """List on the case the letters that the team is asked to pass on, as part of the last
        event.
        """
        case = pass_on.list_to_pass_on(self.case, self._letters, self.now)
        if case.to_pass_on != self.case.to_pass_on:
            last = self._events[-1]
            change = {**last.change, "to_pass_on": records.to_plain(case.to_pass_on)}
            self._events[-1] = replace(last, change=change)
            self.case = case

    def finish(self) -> Decision:
        """Return what was decided."""
        self._list_to_pass_on()
        strands = [*(strand.finish() for strand in self._strands), *self._opened]
        return Decision(self.case, tuple(self._events), tuple(self._letters), tuple(strands))
