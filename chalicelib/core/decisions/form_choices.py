"""What the questions of a move's form offer: choices, and the rows that they are asked about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from chalicelib.core import added_messages, case_files
from chalicelib.core.cases import Case, Point
from chalicelib.core.council import Authority
from chalicelib.core.decisions.action_readers import list_action_owners
from chalicelib.core.decisions.enclose import list_papers
from chalicelib.core.learning.lessons import list_lessons
from chalicelib.core.people.conflicts import list_candidates
from chalicelib.core.people.officers import GROUP, Officer
from chalicelib.core.procedures.tables import Field, Procedure
from chalicelib.core.reading.names_in_case import find_perhaps_named
from chalicelib.core.wording import signposts
from chalicelib.core.working_days import in_words

PERHAPS_NAMED = "May be named in the complaint: check before you give it to them"


def list_choices(question: Field, case: Case, authority: Authority) -> tuple[tuple[str, str], ...]:
    """Return the choices of a question as (value, words); none if it is answered in words."""
    if question.kind in OF_PEOPLE:
        return _list_people(question, case, authority)
    if question.kind in OF_CASE:
        return OF_CASE[question.kind](question, case)
    if question.kind == "elsewhere":
        return _describe_ways()
    if question.kind == "service":
        return tuple(authority.services.items())
    if question.kind == "procedure":
        return _describe_procedures(question, case, authority)
    return _list_own_choices(question, case)


def _describe_ways() -> tuple[tuple[str, str], ...]:
    return tuple((way.name, way.choice) for way in signposts.WAYS)


def _describe_procedures(
    question: Field, case: Case, authority: Authority
) -> tuple[tuple[str, str], ...]:
    """Return the procedures that may be chosen: one is for those without a name, and they have
    no other. Where the question is about `own` ones, those that the case can go on under as it is.
    """
    choices = []
    for procedure in authority.procedures.values():
        if question.role == "own" and not _is_built_alike(procedure, case, authority):
            continue
        if (procedure.name == "anonymous") == case.anonymous:
            capitalised = procedure.title[0].upper() + procedure.title[1:]
            choices.append((procedure.name, procedure.choice or capitalised))
    return tuple(choices)


def _is_built_alike(procedure: Procedure, case: Case, authority: Authority) -> bool:
    """Return whether another procedure has the same stages and clocks as the case's."""
    here = authority.procedure(case)
    if procedure.name == here.name:
        return False
    return _name_rows(procedure) == _name_rows(here)


def _name_rows(procedure: Procedure) -> tuple[list[str], list[str]]:
    """Return the names of a procedure's stages, and of its clocks."""
    stages = [stage.name for stage in procedure.stages]
    clocks = [rule.name for rule in procedure.clocks]
    return stages, clocks


def _list_own_choices(question: Field, case: Case) -> tuple[tuple[str, str], ...]:
    """Return a question's own choices, without those that do not fit a group, or a person."""
    unfit = question.for_group
    if _is_group(case):
        unfit = question.not_for_group
    choices = []
    for choice in question.choices:
        if choice[0] not in unfit:
            choices.append(choice)
    return tuple(choices)


def _list_people(question: Field, case: Case, authority: Authority) -> tuple[tuple[str, str], ...]:
    """Return those whom a question offers: officers for a case, a part or an action, or parties."""
    staff = authority.staff(case)
    if question.kind == "officer":
        return _describe_officers(staff.responders(), case, authority)
    if question.kind == "appoint":
        return _describe_officers(list_candidates(question.role, case, staff), case, authority)
    if question.kind == "action_owner":
        return _describe_action_owners(case, authority)
    return _list_parties(question, case)


def _describe_action_owners(case: Case, authority: Authority) -> tuple[tuple[str, str], ...]:
    choices = []
    for officer in list_action_owners(case, authority):
        choices.append((officer.key, f"{officer.name}, {officer.title}"))
    return tuple(choices)


def _list_parties(question: Field, case: Case) -> tuple[tuple[str, str], ...]:
    """Return the parties who have a part, of one capacity alone where the question names it."""
    choices = []
    for party in case.parties:
        if not party.ended_at and question.role in ("", party.capacity):
            choices.append((party.key, party.called))
    return tuple(choices)


def _describe_remedies(question: Field, case: Case) -> tuple[tuple[str, str], ...]:
    choices = []
    for remedy in case.remedies:
        if not remedy.done_on:
            choices.append((f"{remedy.number}", remedy.text))
    return tuple(choices)


def _describe_files(question: Field, case: Case) -> tuple[tuple[str, str], ...]:
    found = case_files.list_shown(case)
    if question.role == "taken out":
        found = case_files.list_taken_out(case)
    return tuple((each.name, each.described) for each in found)


def _describe_messages(question: Field, case: Case) -> tuple[tuple[str, str], ...]:
    messages = added_messages.list_here(case)
    if question.role == "unsent":
        messages = added_messages.list_unsent(case)
    choices = []
    for message in messages:
        choices.append((str(message.event), message.described))
    return tuple(choices)


def is_asked(question: Field, case: Case) -> bool:
    """Return whether a question is asked on this case: some are for a group alone."""
    return _is_group(case) or bool(question.choices) or not question.for_group


def _is_group(case: Case) -> bool:
    return case.person.code == GROUP


def list_rows(question: Field, case: Case) -> tuple[Any, ...]:
    """Return what a question of kind `each`, `points` or `papers` is asked about: the open points
    of the case, every point, its recommendations, what is to be learned, or its papers.
    """
    if question.kind == "papers":
        return list_papers(case)
    if question.role == "every point":
        return case.points
    if question.role == "recommendations":
        return case.recommendations
    if question.role == "lessons":
        return list_lessons(case)
    if question.role == "given points":
        return _list_given_points(case)
    return case.open_points


def _list_given_points(case: Case) -> tuple[Point, ...]:
    """Return the open points that somebody else is still to write about."""
    given = []
    for point in case.open_points:
        if point.waits_for:
            given.append(point)
    return tuple(given)


def _describe_actions(question: Field, case: Case) -> tuple[tuple[str, str], ...]:
    """Return the actions that are in the state that a question's `role` names."""
    choices = []
    for action in case.actions:
        if action.is_in(question.role):
            said = f"{action.what} (by {in_words(action.due_on)})"
            choices.append((str(action.number), said))
    return tuple(choices)


def _describe_officers(
    officers: tuple[Officer, ...], case: Case, authority: Authority
) -> tuple[tuple[str, str], ...]:
    perhaps = find_perhaps_named(case, authority.officers)
    choices = []
    for officer in officers:
        said = f"{officer.name}, {officer.title}"
        if officer.key in perhaps:
            said = f"{said}. {PERHAPS_NAMED}"
        choices.append((officer.key, said))
    return tuple(choices)


def list_perhaps_named(question: Field, case: Case, authority: Authority) -> tuple[str, ...]:
    """Return the names of the officers whom a question offers though the complaint may name them:
    whoever gives it to one of them confirms that it does not (`000:45`, Code 5.4)."""
    if question.kind not in ("officer", "appoint"):
        return ()
    staff = authority.staff(case)
    perhaps = find_perhaps_named(case, authority.officers)
    names = []
    for key, _ in list_choices(question, case, authority):
        officer = staff.officer(key)
        if officer and officer.key in perhaps:
            names.append(officer.name)
    return tuple(names)


OF_PEOPLE = frozenset({"officer", "appoint", "action_owner", "party"})
# Kinds of question about what the case holds, and the function that lists it.
OF_CASE: dict[str, Callable[[Field, Case], tuple[tuple[str, str], ...]]] = {
    "file": _describe_files,
    "message": _describe_messages,
    "remedy": _describe_remedies,
    "action": _describe_actions,
}
