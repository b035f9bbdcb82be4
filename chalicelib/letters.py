"""Letters written out: one template a letter, `templates/letters/<name>.txt`, in the markup of
`markup.py`; the name is the file name.

What a template may use: the letter's own facts by name (dates as dates), and what `gather_common`
and `gather_of_case` list. A name that is not there is an error, so that no letter leaves with a
hole in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from chalicelib import markup, translations
from chalicelib.core.cases import COMPLAINANT, Case, Letter
from chalicelib.core.decisions import reprisal
from chalicelib.core.people.access import strip_private
from chalicelib.core.people.officers import Officer
from chalicelib.core.people.parties import CHILD_READER, Party, make_child_reader
from chalicelib.core.people.person import Person
from chalicelib.councils import Council
from chalicelib.letter_heads import write_head
from chalicelib.letter_phrases import (
    describe_parties,
    write_address,
    write_greeting,
)
from chalicelib.letter_templates import find_letter, find_part
from chalicelib.letter_values import gather_common, gather_of_case, read_facts

_PRINTED = "_printed"  # whatever letter it holds


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
    code = _find_language(letter, to)
    write = partial(_write_letter, letter, case, council, to, links, now)
    subject, body = _write_in_language(code, write)
    parts = markup.parse_blocks(body)
    with translations.write_in(code):
        head = write_head(subject, case, to)
    return Rendered(
        subject=markup.make_line(head.subject).translate(markup.PUT_BACK),
        text=markup.render_text(council.name, parts, head.above),
        html=markup.render_html(
            council.name,
            parts,
            head.above,
            head.subject,
            council.colour,
            code,
            council.numbers,
        ),
    )


def _find_language(letter: Letter, to: Officer | Person | Party) -> str:
    """Return the language of a letter: English, unless the person reads another that it is in."""
    if not isinstance(to, Person):
        return translations.ENGLISH
    return translations.choose_for_letter(letter.name, to.language)


def _write_in_language(code: str, write: Callable[[], tuple[str, str]]) -> tuple[str, str]:
    """Return the subject and the body of a letter that `write` writes, in markup; of one in another
    language, with the English below."""
    subject, body = write()
    if code == translations.ENGLISH:
        return subject, body
    with translations.write_in(code):
        subject, theirs = write()
        theirs = translations.isolate_numbers(theirs, code)
        parts = {"language": code, "body": theirs, "below": translations.BELOW, "english": body}
        both = find_part("_in_two_languages").render(parts)
    return subject, both


def _write_letter(
    letter: Letter,
    case: Case | None,
    council: Council,
    to: Officer | Person | Party,
    links: Links,
    now: datetime,
    mailed: bool = True,
) -> tuple[str, str]:
    """Return the letter's subject and its body, in markup, in the language that is written in.

    `mailed` is False for one to be printed or read out.
    """
    parts = dict[str, Any]()
    if case:
        parts = describe_parties(case, letter, to, now)
    if case and isinstance(to, Party):
        case = strip_private(case)
    values = read_facts(letter.facts) | gather_common(council, to, links, now) | parts
    values["mailed"] = mailed
    if case:
        values |= gather_of_case(case, council, letter, now)
        values.setdefault("points", values["case"].points)
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
    guide = Links(guide=links.guide)
    write = partial(_write_letter, inner, case, council, reader, guide, now, mailed=False)
    subject, body = _write_in_language(_find_language(inner, reader), write)
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
    to = case.person
    write = partial(_write_letter, printed, case, council, to, Links(), now, mailed=False)
    _, body = _write_in_language(_find_language(printed, to), write)
    return markup.render_text(council.name, markup.parse_blocks(body))


__all__ = ["AlikeLink", "Links", "MoveLink", "Rendered", "render_letter", "render_to_read_out"]
