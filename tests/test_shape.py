"""The shape of the house: which way imports run, what each part may know, and that
what is named exists.
"""

from __future__ import annotations

import ast
import io
import json
import re
import subprocess
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from chalice.deploy.packager import LambdaDeploymentPackager
from chalice.utils import OSUtils

from chalicelib.core.decisions.alarms import ALARMS
from chalicelib.core.decisions.new_calendar import DATES_MOVED
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.facts import FACTS
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.wording.letter_names import NOTICES
from infra.package import find_unwritten_letters

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = [ROOT / "app.py", *sorted((ROOT / "chalicelib").rglob("*.py"))]
OURS = [*PRODUCT, *sorted((ROOT / "infra").rglob("*.py"))]
SOURCES = {path: path.read_text("utf-8") for path in OURS}
LINES = {path: source.splitlines() for path, source in SOURCES.items()}
LETTERS = {path.stem for path in (ROOT / "templates" / "letters").glob("[!_]*.txt")}

# Who may read the rules' rows as they were written, and what for. All others ask the council's
# `Authority`, so that what is shown and what is counted has the council's own days.
MAY_READ_ROWS = {
    "chalicelib/core/council.py": "makes a council's own procedures of them",
    "chalicelib/councils/check.py": "checks a council's file against them",
    "chalicelib/core/decisions/decide.py": "the status of a stage",
    "chalicelib/core/decisions/guards.py": "the names of clocks, and whose they are",
    "chalicelib/core/decisions/nudges.py": "when the sweep must next look at a case",
    "chalicelib/core/decisions/undoable.py": "the status and step of a stage",
    "chalicelib/core/decisions/reopen.py": "whether the person may take a case up again",
    "chalicelib/core/procedures/checker.py": "checks them",
    "chalicelib/core/past/columns.py": "the names of procedures",
    "chalicelib/core/people/officers_gone.py": "the roles of a stage's moves",
    "infra/letter_tables.py": "the list of letters in the docs",
    "infra/procedure_tables.py": "the pages of procedures in the docs",
}
# Who may ask for a stage without its council, for its status.
MAY_FIND_STAGE = {"chalicelib/store/cases.py", "infra/local/cases.py"}

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
# What may be longer, and why.
LONGER = {
    "infra/procedure_tables.py:_write_procedure": "one page of tables, in the order it is read",
}


@cache
def tree(path: Path) -> ast.Module:
    """Return a file of ours as it is parsed, where a test asks: every worker imports this file."""
    return ast.parse(SOURCES[path])


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return all that a file of ours holds."""
    return tuple(ast.walk(tree(path)))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, anywhere in it, by its full dotted name."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)} imports by a relative name"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part(path: Path) -> str:
    """Return the part of the house that a file belongs to: the folder or file right under
    chalicelib/.
    """
    if path.name != "app.py":
        return path.relative_to(ROOT / "chalicelib").parts[0].removesuffix(".py")
    return "app"


def parts() -> dict[str, set[str]]:
    """Which parts each part imports."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in PRODUCT:
        found[part(path)] |= {
            m.split(".")[1] for m in imported(path) if m.startswith("chalicelib.")
        } - {part(path)}
    return found


def calls(path: Path) -> Iterator[tuple[str, list[ast.expr]]]:
    """Each call in a file: the last part of what is called, and its arguments by place."""
    for node in nodes(path):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                called = node.func.attr
            else:
                called = getattr(node.func, "id", "")
            yield called, node.args


# --- imports


def test_the_rules_import_the_standard_library_and_themselves_only():
    rules = [path for path in PRODUCT if "core" in path.parts]
    assert len(rules) > 50
    foreign = [
        f"{name(path)}: {module}"
        for path in rules
        for module in imported(path)
        if module.split(".")[0] not in sys.stdlib_module_names
        and not module.startswith("chalicelib.core")
    ]
    assert foreign == []


def test_imports_run_one_way_and_never_in_a_ring():
    order = list(TopologicalSorter(parts()).static_order())  # raises CycleError
    assert [part for part in order if part in ("core", "store", "casework", "doors")] == [
        "core",
        "store",
        "casework",
        "doors",
    ]


def test_only_the_named_files_read_the_rules_rows_and_not_the_councils_own():
    """A second source of days had letters say 20 while the clock ran 30."""
    rows = "chalicelib.core.procedures.PROCEDURES"
    assert {name(path) for path in OURS if rows in imported(path)} == MAY_READ_ROWS.keys()
    finding = {
        name(path)
        for path in OURS
        if "chalicelib.core.decisions.decide.find_stage" in imported(path)
        or any(called == "find_stage" for called, _ in calls(path))
    }
    assert finding == MAY_FIND_STAGE


def test_no_file_imports_itself_by_way_of_others():
    modules = {name(path).removesuffix(".py").replace("/", "."): path for path in OURS}
    graph = {
        module: {
            known
            for said in imported(path)
            for known in (said, said.rpartition(".")[0])
            if known in modules and known != module
        }
        for module, path in modules.items()
    }
    in_order = list(TopologicalSorter(graph).static_order())  # raises CycleError, with the ring
    assert set(in_order) == set(modules)


def test_nothing_imports_a_door_but_the_app_and_doors():
    assert {p for p, imports in parts().items() if "doors" in imports} == {"app"}


def test_only_doors_call_the_verbs():
    assert {p for p, imports in parts().items() if "casework" in imports} == {"doors"}


@pytest.mark.parametrize(
    ("module", "knows"),
    [
        ("pynamodb", {"store"}),
        ("chalice", {"app", "chalice_command", "doors", "pages"}),
        ("jinja2", {"pages", "letter_templates"}),
    ],
)
def test_each_supplier_is_known_in_one_place(module, knows):
    assert {
        part(path) for path in PRODUCT if any(m.split(".")[0] == module for m in imported(path))
    } <= knows


@pytest.mark.parametrize(
    ("service", "knows"),
    [("sesv2", {"post"}), ("s3", {"post", "files"}), ("secretsmanager", {"links"})],
)
def test_each_service_of_aws_is_spoken_to_in_one_place(service, knows):
    clients = {
        part(path)
        for path in PRODUCT
        for called, given in calls(path)
        if called == "client"
        and given
        and isinstance(given[0], ast.Constant)
        and given[0].value == service
    }
    assert clients == knows


def test_what_runs_on_lambda_imports_only_what_is_packaged():
    pinned = {
        re.split(r"==", line)[0].lower()
        for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines()
        if "==" in line
    }
    of = {
        module: {d.lower().replace("_", "-") for d in found}
        for module, found in packages_distributions().items()
    }
    foreign = (
        {m.split(".")[0] for path in PRODUCT for m in imported(path)}
        - set(sys.stdlib_module_names)
        - {"chalicelib", "chalice"}
    )
    assert {m for m in foreign if not of.get(m, set()) & pinned} == set()


def test_importing_the_app_brings_nothing_heavy_with_it():
    """Every cold start pays for what is imported here; those who need these import them where they
    need them.
    """
    heavy = [
        "jinja2",
        "wtforms",
        "lxml",
        "inscriptis",
        "holidays",
        "moto",
        "boto3",
        "chalicelib.letters",
        "chalicelib.casework.figures",
        "chalicelib.reports",
        "infra",
    ]
    program = f"import json, sys, app; print(json.dumps([m for m in {heavy} if m in sys.modules]))"
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert json.loads(ran.stdout) == []


def test_only_the_clock_reads_the_time():
    readers = {
        name(path)
        for path in PRODUCT
        for node in nodes(path)
        if isinstance(node, ast.Attribute)
        and node.attr in {"now", "utcnow", "today", "time"}
        and isinstance(node.value, ast.Name)
        and node.value.id in {"datetime", "date", "time"}
    }
    assert readers == {"chalicelib/clock.py"}


# --- writes

WRITES = {"save", "update", "delete", "put", "put_item", "update_item", "delete_item"}
WRITES |= {"batch_write", "batch_write_item", "transact_write_items", "condition_check"}
_WITH_CASE = "it stands in one transaction with its case, whose version is the condition"
_WITH_CAUSE = "it stands in one transaction with its cause, which must not have been seen"
# Writes that say nothing of what must still be true, and why each may.
UNCONDITIONED = {
    "transaction.delete(Row(f'DRAFT#{draft}', 'DRAFT'))": _WITH_CASE,
    "transaction.save(make_letter_row(f'CASE#{reference}', letter, now))": _WITH_CASE,
    "transaction.save(make_learning_row(decision.case))": _WITH_CASE,
    "transaction.save(make_unsafe_row(address, reference))": _WITH_CASE,
    "transaction.save(row)": _WITH_CAUSE,
    "transaction.save(make_letter_row(row.pk, letter, now))": _WITH_CAUSE,
    "transaction.save(make_unconfirmed_row(asked, now))": _WITH_CAUSE,
    "transaction.save(make_letter_row(owner, letter, now))": _WITH_CAUSE,
    "transaction.save(make_sent_row(owner, letter_id, ses_id, now))": "its letter must not be "
    "marked before, in the same transaction; and SES gives an id to one letter only",
    "make_sent_row(owner, letter_id, ses_id, now).save()": "SES gives an id to one letter only, so "
    "that whoever writes it writes the same",
    "make_seen_row(cause, '', now).save()": "whoever writes it writes the same: that it was done",
    "Row(f'DRAFT#{draft_id}', 'DRAFT', body=pack(answers), expires=ends).save()": "what a person "
    "answered last is what they mean",
    "Row(*_make_key(code), body=pack({'draft': draft_id}), expires=int(ends.timestamp())).save()": (
        "whoever writes it writes the same form; and later is when the form itself was kept again"
    ),
    "Row(month, reference, body=pack({'words': similar_text.pack_sketch(found), 'marks': marks}), "
    "expires=int((received_at + KEEP).timestamp())).save()": "a case's first words do not change, "
    "nor does their sketch; and its marks are those it came in with",
    "Row(f'ACCOUNT#{month}', reference, body=pack(body)).save()": "it holds the version that "
    "it was read at, so that an older one is seen to be old",
    "Row(f'REPORT#{period}', f'MADE#{stamp(made.at)}', body=pack(files)).save()": "each making of "
    "a report has a row of its own",
    "Row(f'REPORT#{period}', f'WORDS#{part}', body=pack(text)).save()": "what was written last is "
    "what is meant",
    "Row(make_mailbox_key(email), _SORT, body=pack(records.to_plain(known))).save()": "what was "
    "said last is what is meant",
    "Row(f'REPORT#{period}', 'ISSUED', body=pack(plain)).save()": "a period that is over has the "
    "same figures whenever it is counted",
    "Row(f'REPORT#{period}', 'ATTACK', body=pack(plain)).save()": "it holds the mark of its "
    "figures, and to go on from an older one only takes longer",
    "Row(*_make_key(message)).delete()": "a question that is answered is gone, whoever takes it "
    "away",
}


def _writes() -> Iterator[tuple[str, bool]]:
    """Yield each write of the store, and whether it says what must still be true."""
    for path in PRODUCT:
        if part(path) != "store":
            continue
        for node in nodes(path):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in WRITES:
                conditions = [k.value for k in node.keywords if k.arg == "condition"]
                empty = [c for c in conditions if isinstance(c, ast.Constant)]
                yield ast.unparse(node), bool(conditions) and not empty


def test_every_write_says_what_must_still_be_true_or_why_it_need_not():
    assert len(list(_writes())) > 15
    unsaid = {write for write, conditioned in _writes() if not conditioned}
    assert unsaid == set(UNCONDITIONED)


# --- size and words


def test_no_file_and_no_function_is_longer_than_it_needs_to_be():
    assert [name(path) for path, lines in LINES.items() if len(lines) > LONGEST_FILE] == []
    long = [
        f"{name(path)}:{node.name}"
        for path in OURS
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef)
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert set(long) <= set(LONGER), "split it, or say in LONGER why it is long"


def test_no_docstring_is_longer_than_60_words():
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    long = []
    for path in OURS:
        found = [node for node in nodes(path) if isinstance(node, documented)]
        said = [text for text in map(ast.get_docstring, found) if text]
        long += [f"{name(path)}: {text}" for text in said if len(text.split()) > 60]
    assert long == []


def test_no_line_is_longer_than_100_columns():
    """Ruff lets a line without spaces, or with a note to a checker at its end, run on."""
    long = [
        f"{name(path)}: {line}"
        for path, lines in LINES.items()
        for line in lines
        if len(line) > 100
    ]
    assert long == []


def test_the_formatter_lays_out_every_row():
    left = re.compile(r"#\s*fmt: ?(off|skip)")
    assert [name(p) for p, lines in LINES.items() if any(map(left.search, lines))] == []


def test_every_exception_to_length_is_of_something_that_exists():
    known = {
        f"{name(path)}:{node.name}"
        for path in OURS
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef)
    }
    assert set(LONGER) <= known


def test_every_public_thing_says_what_it_is():
    assert [name(path) for path in PRODUCT if not ast.get_docstring(tree(path))] == []
    silent = [
        f"{name(path)}:{node.name}"
        for path in PRODUCT
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


# --- letters and pages


def _asked_for() -> set[str]:
    """Letters that code names itself: owed, put on a queue, or made."""
    found = {letter for _, letters in ALARMS.values() for letter, _ in letters} | {
        letter for letter, _ in DATES_MOVED
    }
    found |= {notice.member for notice in NOTICES.values() if notice.member}
    for path in PRODUCT:
        for called, given in calls(path):
            place = {"owe": 0, "_add": 0, "Letter": 1}.get(called)
            if place is not None and len(given) > place and isinstance(given[place], ast.Constant):
                found.add(given[place].value)
            if called == "owe_all":
                rows = [
                    row.elts[0]
                    for row in ast.walk(given[0])
                    if isinstance(row, ast.Tuple) and row.elts
                ]
                found |= {name.value for name in rows if isinstance(name, ast.Constant)}
    return found


def test_every_letter_that_a_procedure_or_the_code_names_has_its_template():
    named = set().union(*(procedure.letters for procedure in PROCEDURES.values())) | _asked_for()
    assert len(named) > 20
    assert named - LETTERS == set()


def test_every_letter_has_its_line_among_the_notices_and_every_notice_its_template():
    assert set(NOTICES) == LETTERS


def test_nothing_is_packaged_while_a_letter_has_no_template(tmp_path):
    (tmp_path / "letters").mkdir()
    for letter in LETTERS - {"delay"}:
        (tmp_path / "letters" / f"{letter}.txt").touch()
    assert find_unwritten_letters(tmp_path) == ["delay"]
    assert find_unwritten_letters(ROOT / "templates") == []


def test_every_letter_that_has_a_template_is_sent_by_someone():
    named = set().union(*(procedure.letters for procedure in PROCEDURES.values())) | _asked_for()
    assert LETTERS - named == set()


def test_every_page_that_the_code_shows_has_its_template_and_the_other_way_round():
    pages = {path.stem for path in (ROOT / "templates" / "pages").glob("*.html")}
    shown = {
        given[0].value
        for path in PRODUCT
        for called, given in calls(path)
        if called == "page" and given and isinstance(given[0], ast.Constant)
    }
    strings = {
        n.value
        for path in PRODUCT
        for n in nodes(path)
        if isinstance(n, ast.Constant) and isinstance(n.value, str)
    }
    assert shown - pages == set()
    assert pages - strings == set()


def test_every_row_that_changes_the_work_has_its_part_of_the_letter_and_the_other_way_round():
    parts = {path.stem for path in (ROOT / "templates" / "letters").glob("_work_*.txt")}
    rows = [move for p in PROCEDURES.values() for move in p.moves if move.work]
    assert {f"_work_{move.records}" for move in rows} == parts


# --- rules stay in the tables

NAMES = {
    *FACTS,
    *(
        str(row)
        for p in PROCEDURES.values()
        for row in (
            *(clock.name for clock in p.clocks),
            *(stage.name for stage in p.stages),
            *(move.name for move in p.moves),
            *(move.records for move in p.moves),
        )
    ),
}
_OF_POINTS = "what became of a point, which happens to be called as what is recorded"
_OF_VALUES = "the keys of what a page shows"
# Lists of such names outside the tables, and why each may stand.
LISTS = {
    ("chalicelib/doors/officer/case_page.py", "join received"): _OF_VALUES,
    ("chalicelib/doors/officer/case_view.py", "appointed joined_to received"): _OF_VALUES,
    ("chalicelib/doors/officer/set_aside.py", "danger received"): _OF_VALUES,
    ("templates/casefile.html", "answered declined withdrawn"): _OF_POINTS,
    ("templates/letters/_points.txt", "answered declined withdrawn"): _OF_POINTS,
    ("templates/letters/stage3_late.txt", "s3_panel_meets s3_panel_report"): "a letter of these "
    "dates alone, each of which is late in its own way",
}


def _names_listed(path: Path) -> Iterator[set[str]]:
    """Yield the names that each literal, and each `or` of comparisons, of a door holds."""
    for node in nodes(path):
        if isinstance(node, ast.Dict):
            held = node.keys
        elif isinstance(node, ast.Set | ast.Tuple | ast.List):
            held = node.elts
        elif isinstance(node, ast.BoolOp):
            compared = [each for each in node.values if isinstance(each, ast.Compare)]
            held = [side for each in compared for side in each.comparators]
        else:
            continue
        yield {_named(each) for each in held} & NAMES


def _named(node: ast.expr | None) -> str:
    """Return the text of a constant, or of a member of `Recorded`."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "Recorded":
        return str(Recorded[node.attr])
    return ""


def _names_in_tags(path: Path) -> Iterator[set[str]]:
    """Yield the names that each literal of a template's tags holds, and those that its chain of
    conditions asks of one variable.
    """
    text = path.read_text("utf-8")
    asked = defaultdict[str, set[str]](set)
    for tag in re.findall(r"\{[%{].*?[%}]\}", text, re.DOTALL):
        for literal in re.findall(r"[(\[{][^()\[\]]*[)\]}]", tag[2:-2]):
            yield set(re.findall(r"[\"']([a-z0-9_]+)[\"']", literal)) & NAMES
        for variable, value in re.findall(r"([\w.]+) [!=]= [\"'](\w+)[\"']", tag):
            asked[variable] |= {value} & NAMES
    yield from asked.values()


def test_no_door_and_no_template_holds_a_list_of_the_names_of_rows():
    """What is true of a clock, a fact, a stage or a move is a column of its row."""
    doors = sorted((ROOT / "chalicelib" / "doors").rglob("*.py"))
    templates = sorted(p for p in (ROOT / "templates").rglob("*") if p.is_file())
    lists = {(name(p), " ".join(sorted(found))) for p in doors for found in _names_listed(p)}
    lists |= {(name(p), " ".join(sorted(found))) for p in templates for found in _names_in_tags(p)}
    assert len(NAMES) > 200
    assert {each for each in lists if " " in each[1]} == set(LISTS)


# --- the package


@pytest.fixture(scope="module")
def packaged() -> set[str]:
    """Return what Chalice's own code puts into the zip besides libraries."""
    packager = LambdaDeploymentPackager(OSUtils(), None, None)
    with zipfile.ZipFile(io.BytesIO(), "w") as package:
        packager._add_app_files(package, str(ROOT))
        packager._add_vendor_files(package, str(ROOT / "vendor"))
        return set(package.namelist())


def test_the_package_holds_every_template_beside_the_app(packaged):
    templates = {name(path) for path in (ROOT / "templates").rglob("*") if path.is_file()}
    assert len(templates) > 40
    assert templates <= packaged


def test_the_package_holds_every_file_of_ours_and_nothing_of_the_workshop(packaged):
    ours = {
        name(path)
        for path in (ROOT / "chalicelib").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert ours | {"app.py"} <= packaged
    tops = {entry.split("/")[0] for entry in packaged}
    assert tops == {"app.py", "chalicelib", "chalice", "templates"}


def test_the_only_link_to_templates_is_in_vendor_where_the_packager_follows_it():
    """A link inside chalicelib/ would be left out of the package in silence."""
    link = ROOT / "vendor" / "templates"
    assert [path.name for path in (ROOT / "vendor").iterdir()] == ["templates"]
    assert link.is_symlink()
    assert link.readlink() == Path("../templates")
    assert [path for path in (ROOT / "chalicelib").rglob("*") if path.is_symlink()] == []


_POINTER = re.compile(r"`(?:(\w+(?:/\w+)*\.py)|(\w+)\.(\w+))`")


def test_every_pointer_of_a_docstring_or_comment_leads_to_something_that_exists():
    """A file by its path's end, or a module of ours and the name of something in it; a made-up
    domain may begin like one.
    """
    files = [path.as_posix() for path in (*OURS, *(ROOT / "tests").rglob("*.py"))]
    modules = {path.stem: source for path, source in SOURCES.items()}
    lost = []
    for path in OURS:
        for file, module, thing in _POINTER.findall(SOURCES[path]):
            if file and not any(each.endswith(f"/{file}") for each in files):
                lost.append(f"{name(path)}: {file}")
            if thing == "example" or module not in modules:
                continue
            if not re.search(rf"\b{thing}\b", modules[module]):
                lost.append(f"{name(path)}: {module}.{thing}")
    assert lost == [], "\n".join(lost)
