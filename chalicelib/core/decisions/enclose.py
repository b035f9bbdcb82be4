"""Papers that go with letters: an officer adds them to a case, a move's form says which of them go,
and the person opens those whose letter left (`000:46`, `002:90`, `002:126`, `002:247`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from chalicelib.core.cases import COMPLAINANT, Case, Decision, Refused
from chalicelib.core.council import Authority
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.papers import FileRef, Paper, format_size
from chalicelib.core.people.officers import Officer
from chalicelib.core.people.parties import NO_COPIES, Party
from chalicelib.core.procedures.tables import Move
from chalicelib.core.wording.letter_names import is_for_person_alone
from chalicelib.core.working_days import london_date

FIELD = "enclosures"  # the question of a form, and the fact of a letter, that name its papers


def list_papers(case: Case) -> tuple[Paper, ...]:
    """Return the papers that may go with a letter: all but those that were taken away or out."""
    papers = []
    for paper in case.papers:
        if not paper.taken_away and paper.file.key not in case.files_out:
            papers.append(paper)
    return tuple(papers)


def list_told_papers(case: Case) -> tuple[Paper, ...]:
    """Return the papers that went to the person with a letter that left and did not bounce."""
    return tuple(paper for paper in list_papers(case) if _has_gone(paper, case))


def _has_gone(paper: Paper, case: Case) -> bool:
    if paper.enclosed_on is None:
        return False
    for sent in case.told:
        on = london_date(sent.at)
        if sent.name in paper.letters and sent.how != "bounced" and on >= paper.enclosed_on:
            return True
    return False


def list_papers_for(party: Party, case: Case) -> tuple[Paper, ...]:
    """Return the papers that went with letters of which a party gets copies: none from before
    their part began, and none of a letter that is for the person alone."""
    if party.copies == NO_COPIES:
        return ()
    since = london_date(party.since)
    papers = []
    for paper in list_told_papers(case):
        if _is_shared(paper) and paper.enclosed_on and paper.enclosed_on >= since:
            papers.append(paper)
    return tuple(papers)


def _is_shared(paper: Paper) -> bool:
    """Return whether a paper went with a letter that is not for the person alone."""
    for name in paper.letters:
        if not is_for_person_alone(name):
            return True
    return False


def add_papers(
    case: Case, officer: Officer, files: tuple[FileRef, ...], now: datetime, authority: Authority
) -> Decision:
    """Return the decision by which an officer adds papers. Nothing is sent yet."""
    deciding = Deciding(case, now, authority)
    after = _with_papers(case, officer.key, files, now)
    names = ", ".join(file.name for file in files)
    deciding.record("papers_added", officer.key, after, text=names)
    return deciding.finish()


def _with_papers(case: Case, by: str, files: Iterable[FileRef], now: datetime) -> Case:
    papers = list(case.papers)
    for file in files:
        papers.append(Paper(len(papers) + 1, file, by, london_date(now)))
    return replace(case, papers=tuple(papers))


def take_away(
    case: Case, number: int, officer: Officer, now: datetime, authority: Authority
) -> Decision:
    """Return the decision by which a paper that went with no letter is taken away.

    Raise Refused for one that went with a letter, or that is not there.
    """
    paper = _find_paper(case, number)
    if paper is None:
        raise Refused("That paper is not there any more.", "Nothing was changed.")
    if paper.letters:
        raise Refused(
            "That paper went with a letter, so it stays on the case.",
            "If it should not have gone, tell the complaints manager at once.",
        )
    deciding = Deciding(case, now, authority)
    gone = replace(paper, taken_away=True)
    deciding.record("paper_taken_away", officer.key, _replace(case, gone), text=paper.file.name)
    return deciding.finish()


def _find_paper(case: Case, number: int) -> Paper | None:
    for paper in list_papers(case):
        if paper.number == number:
            return paper
    return None


def _replace(case: Case, *papers: Paper) -> Case:
    by_number = {}
    for paper in (*case.papers, *papers):
        by_number[paper.number] = paper
    return replace(case, papers=tuple(by_number.values()))


def enclose(case: Case, move: Move, given: dict[str, Any], now: datetime) -> Case:
    """Return the case with the papers marked that a move's form says go with its letters.

    In `given` each becomes what a letter says of it.
    """
    if not given.get(FIELD):
        return case
    names = move.list_letters_to(COMPLAINANT)
    papers = [paper for paper in case.papers if paper.number in given[FIELD]]
    given[FIELD] = tuple(map(describe, papers))
    return _mark(case, papers, names, now)


def enclose_new(
    case: Case, by: str, files: tuple[FileRef, ...], letter: str, now: datetime
) -> tuple[Case, tuple[dict[str, Any], ...]]:
    """Return the case with new papers that go with one letter, and what it says of them."""
    after = _with_papers(case, by, files, now)
    new = after.papers[len(case.papers) :]
    return _mark(after, new, (letter,), now), tuple(map(describe, new))


def _mark(case: Case, papers: Iterable[Paper], letters: tuple[str, ...], now: datetime) -> Case:
    marked = []
    for paper in papers:
        names = tuple(dict.fromkeys((*paper.letters, *letters)))
        first = paper.enclosed_on or london_date(now)
        marked.append(replace(paper, letters=names, enclosed_on=first))
    return _replace(case, *marked)


def describe(paper: Paper) -> dict[str, Any]:
    """Return what a letter says of a paper that goes with it."""
    size = format_size(paper.file.size)
    return {"number": paper.number, "name": paper.file.name, "size": size}
