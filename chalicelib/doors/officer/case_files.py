"""The files of a case on an officer's page, and who may open those that were taken out."""

from __future__ import annotations

from typing import Any

from chalicelib.core import case_files
from chalicelib.core.cases import Case
from chalicelib.core.decisions import enclose
from chalicelib.core.papers import format_size
from chalicelib.core.people.officers import LADDER, Officer
from chalicelib.kinds import may_hold_program


def list_files(case: Case, here: str) -> list[dict[str, Any]]:
    """Return the files that came with a case, each opened by way of `here`."""
    files = []
    for number, file in enumerate(case.files):
        if file.key not in case.files_out:
            files.append(
                {
                    "name": file.name,
                    "size": format_size(file.size),
                    "url": f"{here}/files/{number}",
                    "unsafe": may_hold_program(file.name),
                }
            )
    return files


def may_open_taken_out(officer: Officer) -> bool:
    """Return whether an officer may open what was taken out: the complaints manager may, and those
    above.
    """
    return bool(set(officer.roles) & set(LADDER[1:]))


def list_taken_out(case: Case, here: str, officer: Officer) -> list[dict[str, Any]]:
    """Return the files that were taken out, to an officer who may open them."""
    if not may_open_taken_out(officer):
        return []
    files = []
    for each in case_files.list_taken_out(case):
        files.append({"name": each.described, "url": f"{here}/taken-out/{each.name}"})
    return files


def list_papers(case: Case, here: str) -> list[dict[str, Any]]:
    """Return the papers that may go with letters, each opened by way of `here`."""
    papers = []
    for paper in enclose.list_papers(case):
        papers.append(
            {
                "number": paper.number,
                "name": paper.file.name,
                "size": format_size(paper.file.size),
                "url": f"{here}/papers/{paper.number}",
                "sent": bool(paper.letters),
            }
        )
    return papers
