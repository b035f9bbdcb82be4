"""A number in a council's file is the number that everyone is told, and the one that dates are
counted by: in letters, on pages, in the guide and in what-if.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.working_days import add_working_days, in_words, london_date
from chalicelib.councils import Council
from infra import what_if
from tests.helpers import Heard, get, read_anew, set_up_as, words
from tests.letters.letter_lives import COMPLAINT, WORDS, Life, every_letter_of
from tests.letters.stories.stage2 import begun, decided
from tests.lives.by_links import Lived
from tests.other_days import OLD_NUMBER, with_timings, write_council

ROOT = Path(__file__).resolve().parent.parent
GUIDE = "/how-we-deal-with-complaints"
GUIDES = [name for name in PROCEDURES if name != "anonymous"]
PROGRAM = sorted((ROOT / "chalicelib").rglob("*.py"))
ROWS = ROOT / "chalicelib" / "core" / "procedures"
# Counted from today to a date of the case, and so no rule's number.
FROM_TODAY = re.compile(
    r"\b(?:due|is) in \d+ working days|\blate by \d+ working days?"
    r"|\b\d+ working days? (?:ago|late)",
    re.IGNORECASE,
)
# What no council's file sets, with where its number is kept or comes from.
SET_ELSEWHERE = {
    "t works for 30 days": "how long the link of a letter opens: links.py",
    "write to you every 10 working days": "the column `every` of a nudge",
    "You often have two months": "the tribunal’s own time",
    "You often have 40 working days": "the time of the school’s own panel",
    "within two or three days": "how long the store keeps a form that was not sent",
    "12 months": "the Ombudsman’s own time",
    "Up to 10 days": "how long a case has been open, in a report",
}
NEARBY = 40  # characters before a number in which its exception may begin


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Council]:
    """Yield a council with other numbers, as its file makes it."""
    folder = tmp_path_factory.mktemp("councils")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HEARD_COUNCILS", str(folder))
        yield write_council(folder)
    read_anew()  # lest a later test meets this council


@pytest.fixture
def there(heard: Heard, other: Council) -> Iterator[Heard]:
    """Yield the app of the council with other numbers."""
    with set_up_as(HEARD_COUNCIL=other.code):
        yield heard


def old_numbers(text: str) -> list[str]:
    """Return where a text says a rule's number, with the words around it."""
    text = FROM_TODAY.sub("", text)
    found = list[str]()
    for number in OLD_NUMBER.finditer(text):
        around = text[max(0, number.start() - NEARBY) : number.end() + NEARBY]
        if not any(said in around for said in SET_ELSEWHERE):
            found.append(around)
    return found


def reaches_decision(council: Council) -> Life:
    return decided(lambda **answers: Life(council, replace(COMPLAINT, **answers), WORDS))


def test_a_letter_says_and_counts_the_councils_own_time_to_ask() -> None:
    life = reaches_decision(with_timings("sefton", "children_act", s3_request_window=30))
    last_day = in_words(add_working_days(london_date(life.now), 30))
    text = life.made["stage2_letter"].written.text
    assert (
        f"Ask by the end of {last_day}. That is 30 working days from the day you get this letter."
    ) in text
    window = life.case.clock("s3_request_window")
    assert window is not None
    assert in_words(window.due_on) == last_day


def test_a_council_may_set_one_day_and_it_is_said_as_one() -> None:
    life = reaches_decision(with_timings("sefton", "children_act", s3_panel_report=1))
    life.asks("want_stage3", said="")
    text = life.made["stage3_acknowledged"].written.text
    assert "You will get the panel’s report within 1 working day of the panel." in text


def test_no_letter_says_a_rules_number_where_the_council_has_its_own(other: Council) -> None:
    found = dict[str, list[str]]()
    for name, made in every_letter_of(other).items():
        written = made.written
        if said := old_numbers(f"{written.subject}\n{written.text}"):
            found[name] = said
    assert found == {}


def row_words(row: object, column: str = "") -> Iterator[str]:
    """Yield every text of a row and the rows in it, apart from where its numbers come from."""
    if isinstance(row, str) and column != "source":
        yield row
    elif isinstance(row, tuple):
        for each in row:
            yield from row_words(each, column)
    elif is_dataclass(row):
        for each in fields(row):
            yield from row_words(getattr(row, each.name), each.name)


@pytest.mark.parametrize("name", PROCEDURES)
def test_no_hint_label_or_explanation_says_a_rules_number(other: Council, name: str) -> None:
    procedure = other.authority.procedures[name]
    said = set(row_words(procedure))
    named = {f"{{{clock.name}}}" for clock in procedure.clocks if clock.days}
    assert [text for text in said if old_numbers(text)] == []
    assert [text for text in said if any(clock in text for clock in named)] == []


def test_the_words_of_a_row_have_the_councils_number() -> None:
    own = with_timings("sefton", "children_act", s2_progress=7, s2_max=60).authority
    stage2 = own.procedures["children_act"].stage("stage2")
    progress = stage2.move("progress")
    extend = stage2.move("extend")
    assert progress is not None
    assert extend is not None
    assert progress.explains.startswith("Every 7 working days")
    assert "60 working days from the request" in next(
        question.hint for question in extend.fields if question.name == "new_date"
    )


def test_what_is_said_of_a_clock_that_runs_is_what_it_was_given() -> None:
    """The council sets another number while stage 2 runs: its last day stays where it was."""
    life = Life(with_timings("sefton", "children_act", s2_max=60), COMPLAINT, WORDS)
    begun(lambda: life)
    later = with_timings("sefton", "children_act", s2_max=50).authority
    extend = later.stage(life.case).move("extend")
    assert extend is not None
    assert "60 working days from the request" in " ".join(row_words(extend))


@pytest.mark.parametrize("address", ["/", GUIDE, "/privacy"])
def test_no_public_page_says_a_rules_number(there: Heard, address: str) -> None:
    assert old_numbers(words(get(there.client, address))) == []


@pytest.mark.parametrize("name", GUIDES)
def test_no_map_of_a_procedure_nor_its_dates_say_a_rules_number(there: Heard, name: str) -> None:
    shown = get(there.client, f"{GUIDE}/{name}?from=2026-11-27")
    assert shown.status_code == 200
    assert old_numbers(words(shown)) == []


@pytest.mark.parametrize("name", PROCEDURES)
def test_what_if_counts_and_says_the_councils_own_numbers(other: Council, name: str) -> None:
    table = " ".join(what_if.answer("2026-11-27", name, other.code, ()).split())
    # a source is that of the rule's own number, and may say it
    assert old_numbers(re.sub(r"Source: .*?\.(?= [?A-Z]|$)", "", table)) == []


def test_no_page_of_a_case_says_a_rules_number(there: Heard, time: object) -> None:
    life = Lived(there, time)
    about = {"procedure": "children_act", "service": "social_work", "points": "No visits."}
    life.press("Record what it is about", "new_case", "team", **about)
    life.press("Give it to an officer", "new_case", "team", officer="socialwork1")
    own_page = words(life.asks_nothing("acknowledgement"))
    case_page = life.seen_by("allocation", "socialwork1")
    assert "Thursday 10 December 2026" in own_page, "9 working days, and not 10"
    assert "Thursday 10 December 2026" in case_page
    assert old_numbers(own_page) == []
    assert old_numbers(case_page) == []


def typed_texts(path: Path) -> Iterator[str]:
    """Yield each text that a file of the program types, apart from docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    docstrings = set[int]()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            docstrings.add(id(body[0].value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) not in docstrings:
                yield node.value


def test_nobody_types_a_number_of_days_into_a_template() -> None:
    found = dict[str, list[str]]()
    for path in sorted((ROOT / "templates").rglob("*.*")):
        if said := old_numbers(path.read_text("utf-8")):
            found[path.name] = said
    assert found == {}


def test_nobody_types_a_number_of_days_into_the_program_but_for_sources() -> None:
    found = dict[str, list[str]]()
    for path in PROGRAM:
        if path.is_relative_to(ROWS):
            continue  # a row's words are read above, where their numbers are filled in
        if path.name == "code_rows.py":
            continue  # the Ombudsman's numbers, which a report holds the council's against
        said = [each for text in typed_texts(path) for each in old_numbers(text)]
        if said:
            found[path.name] = said
    assert found == {}
