"""The files and papers of a case as a form lists them: those that readers see, and those that were
taken out because they should not be there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chalicelib.core.cases import Case, Refused
from chalicelib.core.papers import FileRef, format_size


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of a case, by the name that a form and a link give it."""

    name: str
    file: FileRef
    what: str = ""  # what a paper is, beside a file that somebody sent

    @property
    def described(self) -> str:
        """Return the file's name and size, as an officer chooses it."""
        return f"{self.file.name} ({format_size(self.file.size)}{self.what})"


def list_shown(case: Case) -> tuple[Listed, ...]:
    """Return the files and papers that readers of the case see."""
    shown = []
    for each in _list_all(case):
        if not is_taken_out(case, each):
            shown.append(each)
    return tuple(shown)


def list_taken_out(case: Case) -> tuple[Listed, ...]:
    """Return the files and papers that were taken out."""
    return tuple(each for each in _list_all(case) if is_taken_out(case, each))


def find_file(case: Case, name: str) -> Listed | None:
    """Return the file or paper of that name, or None."""
    for each in _list_all(case):
        if each.name == name:
            return each
    return None


def is_taken_out(case: Case, listed: Listed) -> bool:
    """Return whether a file was taken out of what readers see."""
    return listed.file.key in case.files_out


def require_file(case: Case, today: date) -> bool:
    """Return True where there is a file to take out. Raise Refused otherwise."""
    if not list_shown(case):
        raise Refused("There are no files on this case.", "There is nothing to take out.")
    return True


def require_file_out(case: Case, today: date) -> bool:
    """Return True where a file was taken out. Raise Refused otherwise."""
    if not list_taken_out(case):
        raise Refused("No file was taken out of this case.", "There is nothing to put back.")
    return True


def _list_all(case: Case) -> list[Listed]:
    found = []
    for number, file in enumerate(case.files):
        found.append(Listed(f"file-{number}", file))
    for paper in case.papers:
        if not paper.taken_away:
            found.append(
                Listed(f"paper-{paper.number}", paper.file, _describe_paper(paper.letters))
            )
    return found


def _describe_paper(letters: tuple[str, ...]) -> str:
    if letters:
        return ", a paper that went with a letter"
    return ", a paper for letters"
