"""Letters written out: one template a letter, `templates/letters/<name>.txt`, in the markup of
`markup.py`; the name is the file name.

What a template may use: the letter's own facts by name (dates as dates), and what `_gather_common`
and `_gather_of_case` list. A name that is not there is an error, so that no letter leaves with a
hole in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from chalicelib import markup
from chalicelib.core import receipts, records
from chalicelib.core.cases import COMPLAINANT, Case, Letter, Point
from chalicelib.core.decisions import reprisal
from chalicelib.core.decisions.child_asks import is_asked_first, is_stop_asked
from chalicelib.core.decisions.written_down import is_writer_named
from chalicelib.core.people import officers, safe_contact
from chalicelib.core.people.access import strip_private
from chalicelib.core.people.officers import Officer, Staff
from chalicelib.core.people.parties import CHILD_READER, Party, make_child_reader
from chalicelib.core.people.person import Person
from chalicelib.core.procedures import clock_words
from chalicelib.core.procedures.shared.common import FINDINGS
from chalicelib.core.procedures.tables import Procedure
from chalicelib.core.reading import danger_languages, first_requests
from chalicelib.core.reading.asked_forms import wants_easy_read
from chalicelib.core.reading.wrapped_words import is_wrapped
from chalicelib.core.wording import letter_names, signposts
from chalicelib.core.wording.pressed import list_pressed
from chalicelib.core.working_days import count_in_words, london_date
from chalicelib.councils import Council
from chalicelib.letter_delays import find_told_of_delay, list_since_late
from chalicelib.letter_heads import write_head
from chalicelib.letter_phrases import (
    describe_danger,
    describe_day,
    describe_day_to_officer,
    describe_distance,
    describe_duty,
    describe_finding,
    describe_lateness,
    describe_moment,
    describe_parties,
    describe_promise,
    describe_receipt,
    describe_steps,
    greet_officer,
    list_open_buttons,
    make_one_line,
    name_in_sentence,
    name_officer,
    shorten_promise,
    write_address,
    write_greeting,
)
from chalicelib.letter_templates import find_letter, find_part
from chalicelib.links import CONFIRM_DAYS

_PRINTED = "_printed"  # whatever letter it holds
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*(Z|[+-]\d\d:\d\d)")


@dataclass(frozen=True, slots=True)
class MoveLink:
    """A button of an officer's letter: its words, what it does, where it leads, the move's name,
    whether the letter itself asks for it, and whether it is the next step of what is due.
    """

    button: str
    explains: str
    url: str
    name: str = ""
    asked: bool = False
    main: bool = False


@dataclass(frozen=True, slots=True)
class AlikeLink:
    """Another case that may be about the same matter: its reference, when it came, why, where it is
    seen, and where the two are joined.
    """

    reference: str
    came: str
    why: str
    url: str
    join: str


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses that one letter to one reader may show; what it does not need is empty."""

    track: str = ""  # the complainant's page
    moves: tuple[MoveLink, ...] = ()  # an officer's buttons
    case: str = ""  # the case's page for an officer
    tell: str = ""  # records that a letter was told another way
    guide: str = ""  # says to anyone how complaints are dealt with
    aside: str = ""  # shows a message set aside
    register: str = ""  # shows the register of what changes
    figures: str = ""  # shows the figures of all cases
    go_on: str = ""  # opens a form that its reader began and has not sent
    confirm: str = ""  # asks its reader whether a message is theirs
    write_down: str = ""  # opens a form for a complaint that an officer was told of
    write: str = ""  # the email address where an officer writes what is sent on to the person
    cases: dict[str, str] = field(default_factory=dict)  # opens those of a list, by reference
    messages: dict[str, str] = field(default_factory=dict)  # opens messages set aside, by id
    steps: dict[int, MoveLink] = field(default_factory=dict)  # the next step of each line of a list
    alike: tuple[AlikeLink, ...] = ()  # cases that may be about the same matter


@dataclass(frozen=True, slots=True)
class Rendered:
    """A letter in words: the subject of its mail, and the same content as plain text and as
    HTML.
    """

    subject: str
    text: str
    html: str


def render_letter(
    letter: Letter,
    case: Case | None,
    council: Council,
    *,
    to: Officer | Person | Party,
    links: Links,
    now: datetime,
) -> Rendered:
    """Write a letter out for its one reader. Raise jinja2.UndefinedError if a fact is missing,
    TemplateNotFound for no such letter.
    """
    subject, body = _write_letter(letter, case, council, to, links, now)
    parts = markup.parse_blocks(body)
    head = write_head(subject, case, to)
    return Rendered(
        subject=markup.make_line(head.subject).translate(markup.PUT_BACK),
        text=markup.render_text(council.name, parts, head.above),
        html=markup.render_html(council.name, parts, head.above, head.subject, council.colour),
    )


def _write_letter(
    letter: Letter,
    case: Case | None,
    council: Council,
    to: Officer | Person | Party,
    links: Links,
    now: datetime,
    mailed: bool = True,
) -> tuple[str, str]:
    """Return the letter's subject and its body, in markup.

    `mailed` is False for one to be printed or read out.
    """
    parts = describe_parties(case, letter, to, now) if case else {}
    if case and isinstance(to, Party):
        case = strip_private(case)
    values = _read_facts(letter.facts) | _gather_common(council, to, links, now) | parts
    values["mailed"] = mailed
    if case:
        values |= _gather_of_case(case, council, letter, now)
    if case and isinstance(to, Officer) and not reprisal.may_read(to):
        values["running"] = [each for each in values["running"] if each.name != reprisal.CLOCK]
    if isinstance(to, Party) and not letter.copy:
        values["greeting"] = write_greeting(to)
    values.setdefault("enclosures", [])
    if "enclosed" in letter.facts and case:
        values |= _write_enclosed(letter, case, council, links, now)
    source = find_letter(letter.name, child=values.get("child", False)).render(values)
    first, _, body = source.partition("\n")
    if links.write_down and letter.name != "write_down_link":
        body += find_part("_write_down").render(values)
    if isinstance(to, Party) and letter.copy:
        above = find_part("_copy").render(values)
        body = f"{above}\n\n{body}"
    return first.removeprefix("Subject:").strip(), body


def _read_facts(facts: dict[str, Any]) -> dict[str, Any]:
    """Return a letter's facts, escaped, with their dates and points as values again."""
    inert = markup.guard_value(facts)
    values: dict[str, Any] = _read_value(inert)
    if "points" in facts:
        values["points"] = [records.from_plain(Point, point) for point in inert["points"]]
    return values


def _read_value(got: Any) -> Any:
    """Return a fact as a value, where it was stored as text. People's words are unchanged."""
    if isinstance(got, str) and _DATE.fullmatch(got):
        return date.fromisoformat(got)
    if isinstance(got, str) and _INSTANT.fullmatch(got):
        return datetime.fromisoformat(got)
    if isinstance(got, dict):
        return {name: _read_value(each) for name, each in got.items()}
    return [_read_value(each) for each in got] if isinstance(got, list) else got


def _gather_common(
    council: Council, to: Officer | Person | Party, links: Links, now: datetime
) -> dict[str, Any]:
    """Return what every template may use."""
    today = london_date(now)
    procedures = council.authority.procedures
    return {
        "council": council,
        "to": markup.guard_value(to),
        "hello": greet_officer(to),
        "links": links,
        "today": today,
        "day": describe_day_to_officer if isinstance(to, Officer) else describe_day,
        "describe_danger": describe_danger,
        "moment": describe_moment,
        "when": lambda due_on: describe_distance(due_on, today),
        "late_by": lambda due_on: describe_lateness(due_on, today),
        "line": markup.make_line,
        "quote": markup.quote_words,
        "confirm_lasts": count_in_words(CONFIRM_DAYS.days, "days"),
        "prose": markup.make_prose,
        "name_of": lambda who: name_in_sentence(who.name, council),
        "stages": {s.name: s.title for p in reversed(procedures.values()) for s in p.stages},
        "promises": {c.name: c.promise for p in procedures.values() for c in p.clocks},
        "duty": letter_names.reword_for_officer,
        "duty_by": lambda promise, due_on: describe_duty(promise, due_on, today),
        "duty_to_person": letter_names.reword_without_person,
        "promise_by": describe_promise,
        "name_of_procedure": lambda name: procedures[name].title,
        "way": signposts.BY_NAME.__getitem__,
        "elsewhere_contact": council.elsewhere.get,
        "name_of_officer": lambda key: name_officer(key, council, {}),
    }


def _gather_of_case(case: Case, council: Council, letter: Letter, now: datetime) -> dict[str, Any]:
    """Return what a template may use of its letter's case."""
    staff, person, given = council.authority.staff(case), case.person, case.outsider
    asked = staff.officer(str(letter.facts.get("contact", "")))
    procedure = council.authority.procedure(case)
    today = london_date(now)
    safe = markup.guard_value(case)
    return {
        "case": safe,
        "person": safe.person,
        "reference": case.reference,
        **_gather_of_person(person),
        "thing": letter_names.name_thing(case.kind),
        **_gather_of_receipt(case, council, staff, safe),
        **_gather_of_child(case, safe),
        "procedure": procedure,
        "promises": {c.name: c.promise for c in procedure.clocks},
        "what_is_due": lambda clock: shorten_promise(procedure.clock(clock).promise),
        **_gather_numbers(procedure, today),
        "in_words": lambda words: _fill_in_words(words, case, council),
        "stage": procedure.stage(case.stage),
        "outsider": markup.guard_value(given) if given else None,
        "running": [clock for clock in case.clocks if clock.running],
        "owner": staff.holder("owner", case.owner),
        "gone": "" if staff.officer(case.owner) else safe.names.get(case.owner, case.owner),
        "name_of_officer": lambda key: name_officer(key, council, safe.names),
        "kept": _read_value(safe.kept),
        "about_service": council.services.get(case.service, ""),
        "list_unread": lambda: _list_unread(letter, case),
        "first_requests": lambda: markup.guard_value(first_requests.find_first_requests(case)),
        "contact": asked if asked and staff.free(asked) else staff.contact,
        "told_of_delay": find_told_of_delay(case, procedure, staff, today),
        "since_late": list_since_late(case, staff, str(letter.facts.get("clock", ""))),
        **describe_steps(procedure, case.stage),
        "open_buttons": lambda: list_open_buttons(case, council, now),
        "is_in_their_words": lambda point: (
            bool(point.came_from) or make_one_line(point.text) in make_one_line(safe.words)
        ),
        "findings": {key: describe_finding(words) for key, words in FINDINGS},
    } | ({} if "points" in letter.facts else {"points": safe.points})


def _gather_of_person(person: Person) -> dict[str, Any]:
    """Return what says who the person is, and how a letter greets them."""
    return {
        "greeting": write_greeting(person),
        "child": person.code in officers.CHILDREN,
        "for_someone": person.code in officers.FOR_SOMEONE,
        "group": person.code == officers.GROUP,
        "who_they_are": officers.describe_complainant(person.code),
        "label_way": safe_contact.label_way,
        "describe_calls": safe_contact.describe_calls,
        "easy_read": wants_easy_read(person.help),
        "safe_ways": safe_contact.list_safe_ways(person),
        "other_ways": safe_contact.list_other_ways(person),
    }


def _gather_of_child(case: Case, safe: Case) -> dict[str, Any]:
    """Return what a child pressed, and whether they wait to be talked with about stopping."""
    stop_asked = is_asked_first(case) and is_stop_asked(case)
    return {"pressed": list_pressed(safe), "stop_asked": stop_asked}


def _gather_of_receipt(case: Case, council: Council, staff: Staff, safe: Case) -> dict[str, Any]:
    """Return what says how a case came, and who wrote it down at the start of a sentence."""
    writer = ""
    if case.receipt:
        writer = name_officer(case.receipt.by, council, safe.names)
    return {
        "came_at": describe_receipt(case),
        "came_by": receipts.say_way(case.source),
        "came_to_us": receipts.tell_way(case.source),
        "written_down": case.source in receipts.WAYS,
        "came_wrapped": is_wrapped(case.words),
        "writer": writer[:1].upper() + writer[1:],
        "writer_named": is_writer_named(case, staff),
    }


def _list_unread(letter: Letter, case: Case) -> tuple[str, ...]:
    """Return what nobody looked for danger in, of what was added or else of the whole case."""
    if letter.name == "contribution":
        names = letter.facts.get("files", [])
        return danger_languages.list_unread(letter.facts.get("text", ""), names)
    person = case.person
    answers = (case.words, case.wanted, case.when_text, person.help, person.safe, person.consent)
    names = [file.name for file in case.shown_files]
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


def _write_enclosed(
    letter: Letter, case: Case, council: Council, links: Links, now: datetime
) -> dict[str, Any]:
    """Return the letter that this one carries, to be posted or read out: as the person would read
    it, without links that cannot be pressed.
    """
    facts = letter.facts.get("facts", {})
    key = letter.facts.get("copy_for", "")
    name = letter.facts["enclosed"]
    inner = Letter(letter.id, name, key or COMPLAINANT, facts, letter.facts.get("copy", ""))
    reader = _find_reader(inner, case)
    subject, body = _write_letter(
        inner, case, council, reader, Links(guide=links.guide), now, mailed=False
    )
    return {
        "enclosed_subject": subject,
        "enclosed_letter": markup.write_out_links(body.strip()),
        "enclosed_to": markup.guard_value(write_address(reader)),
        "to_print": markup.guard_value(facts.get("enclosures", [])),
        "copied_to": markup.guard_value(case.party(key)),
        "in_doubt": any(case.may_end(party) for party in case.parties if party.key == key),
    }


def _find_reader(letter: Letter, case: Case) -> Person | Party:
    """Return who reads a letter that is posted, read out or handed over."""
    if letter.to == CHILD_READER:
        return make_child_reader(letter.facts["called"], case.received_at)
    return case.party(letter.to) or case.person


def render_to_read_out(letter: Letter, case: Case, council: Council, now: datetime) -> str:
    """Return a letter to the person, a party or the child as it is read out or printed: whose it
    is, the day, to whom, and who signs it, with no links to press."""
    facts: dict[str, Any] = {
        "enclosed": letter.name,
        "facts": letter.facts,
        "copy": letter.copy,
    }
    if letter.to != COMPLAINANT:
        facts["copy_for"] = letter.to
    if "contact" in letter.facts:
        facts["contact"] = letter.facts["contact"]
    printed = Letter(letter.id, _PRINTED, COMPLAINANT, facts)
    _, body = _write_letter(printed, case, council, case.person, Links(), now, mailed=False)
    return markup.render_text(council.name, markup.parse_blocks(body))


__all__ = ["AlikeLink", "Links", "MoveLink", "Rendered", "render_letter", "render_to_read_out"]
