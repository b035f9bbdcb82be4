"""The documents say what is so: the two commands, the procedures as their tables have them, every
letter, every link to a file.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from chalicelib.core.people.officers import LADDER, PARTS, TEAM_ROLES
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.wording.letter_names import NOTICES
from chalicelib.doors.officer import case_flags
from infra import letter_tables, procedure_tables

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def test_the_readme_shows_both_commands_and_a_picture() -> None:
    first_screen = "\n".join((ROOT / "README.md").read_text("utf-8").splitlines()[:20])
    assert all(wanted in first_screen for wanted in ("make run", "make test", "![", ".png"))


def test_the_page_of_procedures_is_what_make_tables_writes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("HEARD_COUNCILS")  # it tells what the councils that Heard serves have set
    assert procedure_tables.FILE.read_text("utf-8") == procedure_tables.make_page(), (
        "run make tables"
    )


def test_the_lists_of_letters_are_what_make_tables_writes() -> None:
    assert letter_tables.FILE.read_text("utf-8") == letter_tables.make_page(), "run make tables"


def test_every_letter_is_in_the_list_of_letters() -> None:
    listed = letter_tables.FILE.read_text("utf-8")
    assert [name for name in NOTICES if f"| `{name}` |" not in listed] == []


def test_every_letter_of_our_own_says_what_it_must_say() -> None:
    """A notice's must-list stands in the rules under its number; a letter with no number has its
    own line.
    """
    own = (
        letter_tables.FILE.read_text("utf-8")
        .partition("## Letters of our own")[2]
        .partition("## Writing one")[0]
    )
    said = {
        name for row in own.splitlines() for name in re.findall(r"`(\w+)`", row.partition(" | ")[0])
    }
    assert {n.name for n in NOTICES.values() if not n.number} ^ said == set()


def test_every_stage_clock_and_move_of_a_procedure_is_on_its_page() -> None:
    """Those of a procedure whose rows are another's stand under that one."""
    text = procedure_tables.make_page()
    named = {x.name for p in PROCEDURES.values() for x in (*p.stages, *p.clocks, *p.moves)}
    assert sorted(name for name in named if not re.search(rf"`{name}`", text)) == []


def test_every_role_is_explained_to_complaints_managers() -> None:
    roles = {*TEAM_ROLES, *LADDER, "responder", "duty_team", *(role for role, _ in PARTS.values())}
    said = (ROOT / "docs" / "complaints-managers.md").read_text("utf-8")
    assert sorted(role for role in roles if f"`{role}`" not in said) == [
        "complaints_team"
    ]  # the team's own mailbox


# --- the sources that the code cites

RULES = (ROOT / "docs" / "rules.md").read_text("utf-8")
SECTION = r"(?:section )?(?:\d+(?:\.\d+)+|[A-O]\b|(?<=section )\d+)"
CITED = {
    "section": rf"\bRULES ({SECTION}(?:(?:, | and ){SECTION})*)",
    "trap": r"\btraps? (\d+(?:(?:, | and )\d+)*)",
    "Code": r"\bCode (\d\.\d+(?:(?:, | and )\d\.\d+)*)",
    "r": r"\br(\d\d?(?:-r\d\d?)?)\b",
    "N": r"\bN(\d\d?)\b",
    "T": r"\bT(\d\d?)\b",
    "F": r"\bF(\d\d?)\b",
}


def cited() -> set[tuple[str, str]]:
    """Every tag of docs/rules.md that the product's code names: ("section", "1.1.6"), ("trap",
    "11"), ("r", "14") ...
    """
    ours = ROOT / "chalicelib"
    measured = {ours / "core" / "figures", ours / "reports"}  # ids of measures look like tags
    paths = [p for p in ours.rglob("*.py") if not measured & set(p.parents)]
    code = "\n".join(path.read_text("utf-8") for path in paths)
    return {
        (kind, tag)
        for kind, sign in CITED.items()
        for found in re.findall(sign, code)
        for tag in re.findall(r"\d+(?:\.\d+)*|\b[A-O]\b", found)
    }


def explained(kind: str, tag: str) -> bool:
    """Whether a tag can be looked up: a heading or a numbered line of its section, or a row of the
    table for its kind.
    """
    if kind == "trap":
        return bool(re.search(rf"(?m)^\| {tag} \|", RULES.partition("## 6 Traps")[2]))
    if kind != "section" or tag.isalpha():
        row = {"section": tag, "Code": f"Code {tag}"}.get(kind, f"{kind}{tag}")
        return bool(re.search(rf"(?m)^\| {re.escape(row)} \|", RULES))
    if re.search(rf"(?m)^##+ {re.escape(tag)} ", RULES):
        return True
    over, _, line = tag.rpartition(".")
    section = re.search(rf"(?ms)^##+ {re.escape(over)} .*?(?=^##|\Z)", RULES)
    return bool(section and re.search(rf"(?m)^{line}\. ", section[0]))


def test_every_source_that_the_code_cites_can_be_looked_up() -> None:
    assert sorted(tag for tag in cited() if not explained(*tag)) == []
    assert len(cited()) > 100
    assert {
        ("section", "0.3.4"),
        ("section", "K"),
        ("trap", "28"),
        ("Code", "6.7"),
        ("r", "18"),
        ("N", "43"),
    } <= cited()


@pytest.mark.parametrize(
    "nothing",
    [
        ("section", "9.9"),
        ("section", "0.3.11"),
        ("section", "P"),
        ("trap", "61"),
        ("Code", "9.1"),
        ("r", "99"),
        ("N", "44"),
    ],
)
def test_a_source_that_is_not_there_is_found_missing(nothing: tuple[str, str]) -> None:
    assert not explained(*nothing)


# --- what is claimed, and the tests that show it

FAULTS = (ROOT / "docs" / "what-the-ombudsman-finds.md").read_text("utf-8")
NAMED_TEST = re.compile(r"`([\w/]+\.py)(?:::(test_\w+))?`")


def is_there(file: str, test: str) -> bool:
    """Return whether a file of tests exists and, where a test is named, defines it."""
    path = ROOT / "tests" / file.removeprefix("tests/")
    if not path.exists():
        return False
    return not test or f"def {test}(" in path.read_text("utf-8")


def read_traps() -> dict[int, str]:
    """Return each row of the table of traps by its number."""
    table = RULES.partition("## 6 Traps")[2].partition("\n## ")[0]
    return {int(n): row for n, row in re.findall(r"(?m)^\| (\d+) \|(.*)$", table)}


def read_faults() -> list[str]:
    """Return what the page of the Ombudsman's faults says of each."""
    return re.split(r"(?m)^## (?=\d+\. )", FAULTS)[1:]


def test_every_trap_has_a_row_that_names_a_test() -> None:
    rows = read_traps()
    assert sorted(rows) == list(range(1, 61))
    assert [n for n, row in rows.items() if not NAMED_TEST.search(row)] == []


def test_every_fault_that_the_ombudsman_finds_has_its_parts_a_decision_and_a_test() -> None:
    faults = read_faults()
    assert [int(fault.split(".")[0]) for fault in faults] == list(range(1, 13))
    for fault in faults:
        for part in ("**Heard prevents.**", "**Heard warns.**", "**Left to people.**"):
            assert part in fault
        assert re.search(r"\d\d \d\d\d \d\d\d", fault)
        assert NAMED_TEST.search(fault)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_test_that_a_page_names_is_there(page: Path) -> None:
    named = NAMED_TEST.findall(page.read_text("utf-8"))
    shown = [(file, test) for file, test in named if "test_" in file]
    assert [f"{file}::{test}" for file, test in shown if not is_there(file, test)] == []


def test_a_test_that_is_not_there_is_found_missing() -> None:
    assert not is_there("core/test_no_such.py", "")
    assert not is_there("core/test_traps.py", "test_trap_61")
    assert is_there("core/test_apologies.py", "")


# --- links and commands


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_file_that_a_page_leads_to_is_there(page: Path) -> None:
    leads = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text("utf-8"))
    assert [lead for lead in leads if not (page.parent / lead).exists()] == []


def places(page: Path) -> set[str]:
    """Return what can be linked to within a page: its headings as GitHub names them, and the
    places that it names itself.
    """
    text = page.read_text("utf-8")
    titles = re.findall(r"(?m)^#+ (.*)$", text)
    return {re.sub(r"[^\w\- ]", "", t).lower().replace(" ", "-") for t in titles} | set(
        re.findall(r'id="(\w+)"', text)
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_place_that_a_page_leads_to_is_there(page: Path) -> None:
    leads = re.findall(r"\]\((?!https?:)([^)#]*)#([^)]+)\)", page.read_text("utf-8"))
    assert [
        f"{to}#{place}"
        for to, place in leads
        if place not in places(page.parent / to if to else page)
    ] == []


def test_every_target_that_the_documents_name_is_one_that_make_has() -> None:
    has = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    said = {
        name
        for page in PAGES
        for name in re.findall(
            r"\bmake ([a-z]+(?:-[a-z]+)*)\b(?=[ `\n]*(?:STAGE|PORT|`|$|\n|#))",
            page.read_text("utf-8"),
        )
    }
    assert said - has == set()
    assert {"run", "test", "deploy"} <= said


def _read_by_people() -> dict[str, str]:
    """Return what a page or letter says of a row, and of what a person should look at, by where
    it stands.
    """
    said = {f"flag {name}": words for name, words in case_flags.FLAGS.items()}
    for p in (each.with_days({}) for each in PROCEDURES.values()):
        said |= {f"{p.name} {s.name}": f"{s.title} {s.now} {s.who}" for s in p.stages}
        said |= {f"{p.name} {c.name}": c.promise for c in p.clocks}
        for m in p.moves:
            asked = [x for f in m.fields for q in (f, *f.parts) for x in (q.label, q.hint)]
            said[f"{p.name} {m.name}"] = " ".join(
                (m.button, m.explains, m.done, m.happened, *asked)
            )
    return said


def test_the_tags_of_sources_stand_beside_the_rows_and_never_in_what_people_read() -> None:
    tag = re.compile(
        r"\b(?:r\d+|s\d+A?|N\d+|T\d+|00[0-4]:\d+|RULES|GTBFC|DESIGN|traps? \d+|Code \d)"
    )
    assert {
        where: found.group()
        for where, words in _read_by_people().items()
        if (found := tag.search(words))
    } == {}
