"""The documents say what is so: the two commands, the procedures as their tables have them, every letter, every link to a file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from chalicelib.core.procedures import PROCEDURES
from infra import procedure_tables

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])


def test_the_readme_shows_both_commands_and_a_picture() -> None:
    first_screen = "\n".join((ROOT / "README.md").read_text("utf-8").splitlines()[:20])
    assert all(wanted in first_screen for wanted in ("make run", "make test", "![", ".png"))


def test_the_page_of_procedures_is_what_make_tables_writes() -> None:
    assert procedure_tables.FILE.read_text("utf-8") == procedure_tables.page(), "run make tables"


def test_every_letter_of_a_procedure_is_in_the_list_of_letters() -> None:
    listed = (ROOT / "docs" / "letters.md").read_text("utf-8")
    assert [name for p in PROCEDURES.values() for name in sorted(p.letters) if f"`{name}`" not in listed] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_file_that_a_page_leads_to_is_there(page: Path) -> None:
    leads = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text("utf-8"))
    assert [lead for lead in leads if not (page.parent / lead).exists()] == []


def test_every_target_that_the_documents_name_is_one_that_make_has() -> None:
    has = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    said = {
        name
        for page in PAGES
        for name in re.findall(
            r"\bmake ([a-z]+(?:-[a-z]+)*)\b(?=[ `\n]*(?:STAGE|PORT|`|$|\n|#))", page.read_text("utf-8")
        )
    }
    assert said - has == set()
    assert {"run", "test", "deploy"} <= said
