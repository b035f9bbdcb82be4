"""What the templates of letters may use, beside the facts of their own letter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from chalicelib import markup, translations
from chalicelib.core import receipts, records
from chalicelib.core.cases import Case, Letter, Point
from chalicelib.core.decisions import own_alarm
from chalicelib.core.decisions.answer_owed import find_answer_owed
from chalicelib.core.decisions.child_asks import find_stop_day, is_asked_first, is_stop_asked
from chalicelib.core.decisions.open_alarm import may_be_unsafe
from chalicelib.core.decisions.written_down import is_writer_named
from chalicelib.core.people import officers, safe_contact
from chalicelib.core.people.officers import Officer, Staff
from chalicelib.core.people.parties import Party
from chalicelib.core.people.person import Person
from chalicelib.core.procedures import clock_words
from chalicelib.core.procedures.shared.common import FINDINGS
from chalicelib.core.procedures.tables import Procedure
from chalicelib.core.reading import danger_languages, first_requests
from chalicelib.core.reading.asked_forms import wants_easy_read, wants_interpreter
from chalicelib.core.reading.for_constituent import find_constituent
from chalicelib.core.reading.wrapped_words import is_wrapped
from chalicelib.core.wording import letter_names, signposts
from chalicelib.core.wording.languages import name_in_english
from chalicelib.core.wording.pressed import list_pressed
from chalicelib.core.working_days import count_in_words, london_date
from chalicelib.councils import Council
from chalicelib.letter_delays import find_told_of_delay, list_since_late
from chalicelib.letter_heads import is_discreet
from chalicelib.letter_phrases import (
    describe_danger,
    describe_day,
    describe_day_to_officer,
    describe_distance,
    describe_duty,
    describe_finding,
    describe_lateness,
    describe_moment,
    describe_promise,
    describe_receipt,
    describe_steps,
    greet_officer,
    list_open_buttons,
    make_one_line,
    name_in_sentence,
    name_officer,
    shorten_promise,
    write_greeting,
)
from chalicelib.links import CONFIRM_DAYS

FILES_NAMED = 5
FILE_NAME = 60  # characters of the name of a file that a receipt says
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*(Z|[+-]\d\d:\d\d)")


def read_facts(facts: dict[str, Any]) -> dict[str, Any]:
    """Return a letter's facts, escaped, with their dates and points as values again."""
    inert = markup.guard_value(facts)
    values: dict[str, Any] = _read_value(inert)
    if "points" in facts:
        values["points"] = []
        for point in inert["points"]:
            values["points"].append(records.from_plain(Point, point))
    return values


def _read_value(got: Any) -> Any:
    """Return a fact as a value, where it was stored as text. People's words are unchanged."""
    if isinstance(got, str) and _DATE.fullmatch(got):
        return date.fromisoformat(got)
    if isinstance(got, str) and _INSTANT.fullmatch(got):
        return datetime.fromisoformat(got)
    if isinstance(got, dict):
        return {name: _read_value(each) for name, each in got.items()}
    if isinstance(got, list):
        return [_read_value(each) for each in got]
    return got


def gather_common(
    council: Council, to: Officer | Person | Party, links: object, now: datetime
) -> dict[str, Any]:
    """Return what every template may use."""
    today = london_date(now)
    procedures = council.authority.procedures
    day = describe_day
    if isinstance(to, Officer):
        day = describe_day_to_officer
    return {
        "council": council,
        "to": markup.guard_value(to),
        "hello": greet_officer(to),
        "links": links,
        "today": today,
        "day": day,
        "describe_danger": describe_danger,
        "moment": describe_moment,
        "when": lambda due_on: describe_distance(due_on, today),
        "late_by": lambda due_on: describe_lateness(due_on, today),
        "line": markup.make_line,
        "quote": markup.quote_words,
        "confirm_lasts": count_in_words(CONFIRM_DAYS.days, "days"),
        "prose": markup.make_prose,
        "name_of": lambda who: name_in_sentence(who.name, council),
        **_name_stages_and_promises(procedures),
        "duty": letter_names.reword_for_officer,
        "duty_by": lambda promise, due_on: describe_duty(promise, due_on, today),
        "duty_to_person": letter_names.reword_without_person,
        "promise_by": describe_promise,
        "name_of_procedure": lambda name: procedures[name].title,
        "way": signposts.BY_NAME.__getitem__,
        "elsewhere_contact": council.elsewhere.get,
        "name_of_officer": lambda key: name_officer(key, council, {}),
    }


def _name_stages_and_promises(procedures: Mapping[str, Procedure]) -> dict[str, Any]:
    """Return the titles of all stages and the promises of all clocks, by their names: where two
    procedures share the name of a stage, the earlier one's.
    """
    stages = dict[str, str]()
    promises = dict[str, str]()
    for procedure in procedures.values():
        for stage in procedure.stages:
            stages.setdefault(stage.name, stage.title)
        for clock in procedure.clocks:
            promises[clock.name] = clock.promise
    return {"stages": stages, "promises": promises}


def gather_of_case(case: Case, council: Council, letter: Letter, now: datetime) -> dict[str, Any]:
    """Return what a template may use of its letter's case."""
    staff = council.authority.staff(case)
    procedure = council.authority.procedure(case)
    today = london_date(now)
    safe = markup.guard_value(case)
    return {
        "case": safe,
        "person": safe.person,
        "reference": case.reference,
        **_gather_of_person(case),
        "thing": translations.translate(letter_names.name_thing(case.kind)),
        **_gather_of_receipt(case, council, staff, safe),
        **_gather_of_child(case, safe),
        "procedure": procedure,
        "promises": {c.name: c.promise for c in procedure.clocks},
        "what_is_due": lambda clock: shorten_promise(procedure.clock(clock).promise),
        **_gather_numbers(procedure, today),
        "in_words": lambda words: _fill_in_words(words, case, council),
        "stage": procedure.stage(case.stage),
        "outsider": safe.outsider,
        "answer_owed": find_answer_owed(case, procedure),
        "running": [clock for clock in case.clocks if clock.running],
        "owner": staff.holder("owner", case.owner),
        "gone": _name_gone(case, staff, safe),
        "name_of_officer": lambda key: name_officer(key, council, safe.names),
        "kept": _read_value(safe.kept),
        "about_service": council.services.get(case.service, ""),
        "list_unread": lambda: _list_unread(letter, case),
        "first_requests": lambda: markup.guard_value(first_requests.find_first_requests(case)),
        "contact": _find_contact(letter, staff),
        "told_of_delay": find_told_of_delay(case, procedure, staff, today),
        "since_late": list_since_late(case, staff, str(letter.facts.get("clock", ""))),
        **describe_steps(procedure, case.stage),
        "open_buttons": lambda: list_open_buttons(case, council, now),
        "is_in_their_words": lambda point: (
            bool(point.came_from) or make_one_line(point.text) in make_one_line(safe.words)
        ),
        "findings": {key: describe_finding(words) for key, words in FINDINGS},
    }


def _name_gone(case: Case, staff: Staff, safe: Case) -> str:
    """Return what whoever has the case was called, where they have left; or ""."""
    if staff.officer(case.owner):
        return ""
    return safe.names.get(case.owner, case.owner)


def _find_contact(letter: Letter, staff: Staff) -> Officer:
    """Return whom the person can ask: who a letter says, unless the case names them."""
    asked = staff.officer(str(letter.facts.get("contact", "")))
    if asked and staff.free(asked):
        return asked
    return staff.contact


def _gather_of_person(case: Case) -> dict[str, Any]:
    """Return what says who the person is, how they are reached, and how a letter greets them."""
    person = case.person
    return {
        "greeting": write_greeting(person),
        "child": person.code in officers.CHILDREN,
        "for_someone": person.code in officers.FOR_SOMEONE,
        "group": person.code == officers.GROUP,
        "who_they_are": officers.describe_complainant(person.code),
        "label_way": safe_contact.label_way,
        "label_new_address": safe_contact.label_new_address,
        "doubted": may_be_unsafe(case),
        "describe_calls": safe_contact.describe_calls,
        "easy_read": wants_easy_read(person.help),
        "interpreter": wants_interpreter(person.help),
        "name_in_english": name_in_english,
        "safe_ways": safe_contact.list_safe_ways(person),
        "other_ways": safe_contact.list_other_ways(person),
    }


def _gather_of_child(case: Case, safe: Case) -> dict[str, Any]:
    """Return what a child pressed, whether anybody waits to be talked with about stopping, and
    what may be said to them of an alarm.
    """
    return {
        "pressed": list_pressed(safe),
        "stop_asked": is_asked_first(case) and is_stop_asked(case),
        "stop_said": is_stop_asked(case),
        "stop_by": find_stop_day(case),
        "may_say_alarm": own_alarm.may_say_so(case),
        "alarm_goes_on": lambda: own_alarm.may_say_it_goes_on(case),
    }


def _gather_of_receipt(case: Case, council: Council, staff: Staff, safe: Case) -> dict[str, Any]:
    """Return what says how a case came, and who wrote it down at the start of a sentence."""
    writer = ""
    if case.receipt:
        writer = name_officer(case.receipt.by, council, safe.names)
    return {
        "came_at": describe_receipt(case),
        "came_by": receipts.say_way(case.source),
        "came_to_us": translations.translate(receipts.tell_way(case.source)),
        "written_down": case.source in receipts.WAYS,
        "came_wrapped": is_wrapped(case.words),
        "written_for": bool(case.passed_by and find_constituent(case.words, case.passed_by, "")),
        "writer": writer[:1].upper() + writer[1:],
        "writer_named": is_writer_named(case, staff),
        "name_files": lambda names: _name_files(names, case.person),
    }


def _name_files(names: list[str], person: Person) -> str:
    """Return the names of files that came, in one line: none where an inbox must say little, and
    none to a child.
    """
    if is_discreet(person) or person.code in officers.CHILDREN:
        return ""
    said = [markup.make_line(name, FILE_NAME) for name in names[:FILES_NAMED]]
    if len(names) > FILES_NAMED:
        said.append("…")
    return ", ".join(said)


def _list_unread(letter: Letter, case: Case) -> tuple[str, ...]:
    """Return what nobody looked for danger in, of what was added or else of the whole case."""
    if letter.name == "contribution":
        names = letter.facts.get("files", [])
        return danger_languages.list_unread(letter.facts.get("text", ""), names)
    person = case.person
    answers = (case.words, case.wanted, case.when_text, person.help, person.safe, person.consent)
    names = []
    for file in case.shown_files:
        names.append(file.name)
    return danger_languages.list_unread("\n\n".join(answers), names)


def _gather_numbers(procedure: Procedure, today: date) -> dict[str, Any]:
    """Return what says the days of a rule, as this council has set them."""
    return {
        "days_for": lambda of: clock_words.describe_days_for(procedure, of),
        "last_day_for": lambda clock: clock_words.find_last_day(procedure, clock, today),
        "interval_of": lambda clock: clock_words.describe_interval(procedure, clock),
    }


def _fill_in_words(words: str, case: Case, council: Council) -> str:
    """Return the words of a row with what this case and council are called in them."""
    thing = letter_names.name_thing(case.kind)
    return words.format(thing=thing, ombudsman=council.ombudsman.name)
