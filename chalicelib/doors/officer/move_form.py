"""A move as a form: its questions with their choices, what was typed before, and what is wrong with
it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from textwrap import shorten
from typing import Any

from chalicelib import casework, links
from chalicelib.core.cases import Case, Point, Refused
from chalicelib.core.decisions import change_contact, form_answers, form_choices
from chalicelib.core.decisions.look_first import list_first_questions
from chalicelib.core.learning.lessons import Lesson
from chalicelib.core.papers import format_size
from chalicelib.core.people.parties import CHILD_READER, MEMBER, Party
from chalicelib.core.procedures.shared.common import HOW_TOLD
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.core.reading.names_in_case import find_in_words
from chalicelib.core.reading.suggested_points import suggest_points
from chalicelib.core.wording import letter_names
from chalicelib.core.working_days import london_date
from chalicelib.doors.officer.given_points import describe_contributors
from chalicelib.settings import settings

SHORTLY = 80  # characters of a point, beside each box that is asked of it
LIST = 6  # choices: where there are more, and they are asked of each point, they fold into a list


def make_move_form(
    move: Move,
    case: Case,
    given: dict[str, str] | None,
    refused: Refused | None,
    linked: dict[str, str] | None = None,
) -> dict[str, Any]:
    """Return a move as a form: its questions and choices, what was typed before, and what was
    wrong with it. `linked` is what its link says already.
    """
    said = linked or {}
    party = _choose_party(move, case, (given or said).get("party", ""))
    if given is not None:
        typed = given
    else:
        typed = _list_known_answers(move, case, party) | _list_linked_answers(move, said)
    return {"title": move.button, "explains": move.explains} | _make_party_form(
        move, case, typed, refused, party
    )


def make_own_form(
    move: Move, case: Case, given: dict[str, str], refused: Refused | None, chosen: str = ""
) -> dict[str, Any]:
    """Return the questions of one of the person's own moves, about the party whom they have
    `chosen`, if it is about one.

    Their page has several forms, so each box is named after its move too, as in `given`.
    """
    prefix = f"{move.name}-"
    typed = given
    party = _choose_party(move, case, given.get(f"{prefix}party", chosen))
    if not given:
        typed = {}
        for name, value in _list_known_answers(move, case, party).items():
            typed[prefix + name] = value
    return _make_party_form(move, case, typed, refused, party, prefix)


def _starts_from_party(move: Move) -> bool:
    """Return whether a move's form holds at first what a party has now."""
    return any(question.known.startswith("party_") for question in move.fields)


def _choose_party(move: Move, case: Case, key: str) -> Party | None:
    """Return whom a form is about that holds what they have now: the one with this key, or the only
    one. None where that is not known, or the form holds no such thing."""
    if not _starts_from_party(move):
        return None
    active = [party for party in case.parties if not party.ended_at]
    if len(active) == 1:
        return active[0]
    for party in active:
        if party.key == key:
            return party
    return None


def _make_party_form(
    move: Move,
    case: Case,
    typed: dict[str, str],
    refused: Refused | None,
    party: Party | None,
    prefix: str = "",
) -> dict[str, Any]:
    """Return a move as a form. Where it holds what a party has now and there are several, it asks
    at `first` whom it is about, and then for that one alone."""
    if not _starts_from_party(move):
        questions = (*list_first_questions(move, case), *move.fields)
        return _make_form(questions, case, typed, refused, prefix)
    if party is None:
        who = tuple(question for question in move.fields if question.kind == "party")
        return _make_form(who, case, typed, refused, prefix) | {"first": True}
    form = _make_form(move.fields, case, typed, refused, prefix)
    for box in form["fields"]:
        if box["name"] == f"{prefix}party":
            box["choices"] = ((party.key, party.called),)
            box["value"] = party.key
    return form


def _make_form(
    questions: tuple[Field, ...],
    case: Case,
    typed: dict[str, str],
    refused: Refused | None,
    prefix: str = "",
) -> dict[str, Any]:
    errors = {}
    if refused:
        for name, wrong in refused.errors.items():
            errors[prefix + name] = wrong
    form = _Form(case, prefix, typed, errors)
    boxes = []
    for question in questions:
        if form_choices.is_asked(question, case):
            boxes.extend(form.list_boxes(question))
    said = dict(errors)
    for box in boxes:
        if box.get("error"):
            said[box["name"]] = box["error"]  # which may say which point it is about
    return {"fields": boxes, "errors": said}


@dataclass(frozen=True, slots=True)
class _Form:
    """A form on its way to a page: what the names of its boxes begin with, what was typed into
    them, and what is wrong with it.
    """

    case: Case
    prefix: str
    typed: dict[str, str]
    errors: dict[str, str]

    def list_boxes(self, question: Field) -> list[dict[str, Any]]:
        """Return a question's boxes: one, or one for each point or recommendation, with its text
        above.
        """
        rows = form_choices.list_rows(question, self.case)
        if question.kind == "points":
            ticks = []
            for row in rows:
                ticks.append({**self._make_box(question, f"-{row.number}"), "label": row.text})
            return [{**self._make_box(question), "rows": ticks}]
        if question.kind == "papers":
            return [self._make_papers_box(question, rows)]
        if question.kind != "each":
            return [self._make_box(question), *self._make_looked_box(question)]
        boxes = []
        for row in rows:
            boxes.extend(self._make_row(question, _name_row(question, row), row))
        return boxes

    def _make_papers_box(self, question: Field, papers: tuple[Any, ...]) -> dict[str, Any]:
        """Return the box of a question which papers go with a letter: a tick for each."""
        ticks = []
        for paper in papers:
            label = f"{paper.file.name} ({format_size(paper.file.size)})"
            ticks.append({**self._make_box(question, f"-{paper.number}"), "label": label})
        return {**self._make_box(question), "rows": ticks}

    def _make_row(self, question: Field, what: str, row: Any) -> list[dict[str, Any]]:
        """Return one point's or recommendation's text and its boxes, each of which says which it
        belongs to.
        """
        of = f"{what[0].lower()}{what[1:]}: “{_shorten_point(row.text)}”"
        boxes = list[dict[str, Any]]()
        for part in question.parts:
            box = self._make_box(part, f"-{row.number}")
            if len(box["choices"]) > LIST:
                kind = "select"
            else:
                kind = box["kind"]
            error = box["error"].replace(f"for number {row.number}", f"for {of}")
            boxes.append({**box, "kind": kind, "of": of, "error": error, "size": "s"})
        given = []
        if isinstance(row, Point):
            given = describe_contributors(self.case, row)
        return [{"kind": "about", "what": what, "row": row, "given": given}, *boxes]

    def _make_looked_box(self, question: Field) -> list[dict[str, Any]]:
        """Return the box to tick before it is given to somebody whom it may name, if anybody is
        offered whom it may name."""
        authority = settings().council.authority
        names = form_choices.list_perhaps_named(question, self.case, authority)
        if not names:
            return []
        looked = Field(
            question.name + form_answers.LOOKED,
            "I have read the complaint, and it is not about the officer I chose",
            "check",
            f"Tick this only if you chose someone who may be named in it: {', '.join(names)}. "
            "A computer found a name, part of a name or a job title that may mean them.",
            required=False,
        )
        return [self._make_box(looked)]

    def _warn_of_words(self, question: Field) -> str:
        """Return which officers the words name or may mean, beside the list of staff; or ""."""
        if question.known != "named":
            return ""
        officers = settings().council.officers
        found = find_in_words(self.case, officers)
        names = []
        for officer in officers:
            if officer.key in found:
                names.append(officer.name)
        if not names:
            return ""
        return (
            f"The words of the complaint name these people, or may mean them: {', '.join(names)}. "
            "If you take one of them off this list, check before you give it to them."
        )

    def _make_box(self, question: Field, suffix: str = "") -> dict[str, Any]:
        name = self.prefix + question.name + suffix
        choices = form_choices.list_choices(question, self.case, settings().council.authority)
        kind = question.kind
        if choices:
            kind = "choice"
        chosen = ""
        if len(choices) == 1:
            chosen = choices[0][0]
        size = "m"
        if self.prefix:
            size = "s"
        return {
            "name": name,
            "label": question.label,
            "needed_when": question.needed_when,
            "optional": not question.required and question.needed is None,
            "hint": f"{question.hint} {self._warn_of_words(question)}".strip(),
            "kind": kind,
            "choices": choices,
            "value": self.typed.get(name, chosen),
            "parts": {
                part: self.typed.get(f"{name}-{part}", "") for part in ("day", "month", "year")
            },
            "error": self.errors.get(name, ""),
            "size": size,
        }


def _name_row(question: Field, row: Any) -> str:
    """Return what stands above the boxes of one row of a question of kind `each`."""
    if question.role == "lessons":
        return str(row.what)
    if question.role == "recommendations":
        return f"Recommendation {row.number}"
    return f"Point {row.number}"


def _shorten_point(text: str) -> str:
    """Return the beginning of a point, in its own words: enough to recognise it."""
    return shorten(" ".join(text.split()), SHORTLY, placeholder=" …")


def make_tell_form(
    claim: links.Claim,
    case: Case,
    given: dict[str, str] | None,
    refused: Refused | None,
    now: datetime,
) -> dict[str, Any]:
    """Return the form that records that a letter was told another way than by email."""
    letter_id, name = claim.about[:2]
    what = letter_names.reword_for_officer(letter_names.describe_letter(name, case.kind))
    how = Field("how", "How did you tell them?", "choice", choices=HOW_TOLD)
    on = Field("on", "On what day?", "date", "The day you posted it, or spoke to them.")
    explains = (
        f"This is for the letter in which we {what}. Record it only once you have posted it, "
        "read it to them in full or handed it over."
    )
    today = london_date(now)
    typed = given
    if typed is None:
        typed = {"on-day": str(today.day), "on-month": str(today.month), "on-year": str(today.year)}
    letter = casework.write_words_to_pass_on(case, letter_id, name, now)
    to = "".join(claim.about[2:])
    if to == CHILD_READER:
        explains = f"It is for the child or young person, and for nobody else. {explains}"
    reader = case.party(to)
    if reader:
        explains = f"It is for {reader.called}, and not for the person. {explains}"
        if reader.post:
            explains = f"{explains} Their postal address: {' '.join(reader.post.split())}."
    return {
        "title": "Record that you told them",
        "explains": explains,
        "letter": letter,
    } | _make_form((how, on), case, typed, refused)


def _list_known_answers(move: Move, case: Case, party: Party | None = None) -> dict[str, str]:
    """Return what the case already says in answer to a move's questions, box by box, so that nobody
    types it twice. `party` is the one whom it is about.
    """
    said = _list_known_values(case) | _describe_party(party)
    typed = dict[str, str]()
    for question in move.fields:
        if question.known:
            typed |= _split_day(question, said.get(question.known, ""))
        for part in question.parts:
            if part.known:
                rows = form_choices.list_rows(question, case)
                for row in rows:
                    answers = said | {"text": row.text, "promised": _find_promised(row)}
                    typed[f"{part.name}-{row.number}"] = answers[part.known]
    return typed


def _find_promised(row: Any) -> str:
    """Return what was promised about something to learn from, or ""."""
    if isinstance(row, Lesson):
        return row.suggested
    return ""


def _list_known_values(case: Case) -> dict[str, str]:
    """Return what a case says already, by the column `known` of questions."""
    told_to = ""
    if case.receipt:
        told_to = case.receipt.told_to
    return {
        "procedure": case.procedure,
        "service": case.service,
        "named": "\n".join(case.named),
        "points": "\n".join(suggest_points(case)),
        **change_contact.prefill(case),
        "held_email": case.person.email,
        "code": case.person.code,
        "name": case.person.name,
        "about": case.person.about,
        "help": case.person.help,
        "speaks_for": case.person.speaks_for,
        "wanted": case.wanted,
        "when_text": case.when_text,
        "source": case.source,
        "told_to": told_to,
    }


def _describe_party(party: Party | None) -> dict[str, str]:
    """Return what a party has now, by the column `known`."""
    if party is None:
        return {}
    known = {f"party_may_{right}": form_answers.TICKED for right in party.may}
    until = ""
    if party.until:
        until = party.until.isoformat()
    known |= {"party_copies": party.copies, "party_until": until, "party_helper": party.name}
    for name in ("capacity", "organisation", "email", "phone", "post"):
        known[f"party_{name}"] = getattr(party, name)
    if party.capacity == MEMBER:
        known["party_member_agrees"] = form_answers.TICKED
    return known


def _list_linked_answers(move: Move, linked: dict[str, str]) -> dict[str, str]:
    """Return what a link answers of a move's questions, box by box, and nothing that the move
    does not ask.
    """
    typed: dict[str, str] = {}
    for question in move.fields:
        value = linked.get(question.name, "")
        if value:
            typed |= _split_day(question, value)
    return typed


def _split_day(question: Field, value: str) -> dict[str, str]:
    """Return an answer by its box, or by its three boxes if it is a day."""
    if question.kind != "date" or value.count("-") != 2:
        return {question.name: value}
    parts = zip(("year", "month", "day"), value.split("-"), strict=True)
    return {f"{question.name}-{part}": said.lstrip("0") for part, said in parts}
