"""Past cases from a CSV: every fault is said by its line, and what is taken over is counted as if
Heard had dealt with it, and owes nobody anything."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from chalicelib.core.decisions.builder import fold
from chalicelib.core.decisions.nudges import find_next_due
from chalicelib.core.figures.labels import Labels
from chalicelib.core.figures.period import read_period
from chalicelib.core.figures.read_account import AccountReader
from chalicelib.core.figures.tables import Table, make_tables
from chalicelib.core.figures.tally import tally
from chalicelib.core.past.columns import COLUMNS
from chalicelib.core.past.history import live_past_case
from chalicelib.core.past.read import PastCase, read_past_cases
from tests.core.lives import HOUSE
from tests.core.years import PUBLISHED_2022, THREE

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "past-cases"
TODAY = date(2026, 11, 27)
READER = AccountReader(HOUSE)
HEAD = "reference,received_on,procedure,who,acknowledged_on,answered_on,findings"


def read(*lines: str, head: str = HEAD) -> tuple[PastCase, ...]:
    cases, faults = read_past_cases("\n".join([head, *lines]), HOUSE, TODAY)
    assert faults == ()
    return cases


def faults_of(*lines: str, head: str = HEAD) -> list[str]:
    _, faults = read_past_cases("\n".join([head, *lines]), HOUSE, TODAY)
    return [str(fault) for fault in faults]


@cache
def count(name: str, period: str) -> dict[str, Table]:
    cases, faults = read_past_cases((FOLDER / name).read_text("utf-8"), HOUSE, TODAY)
    assert faults == ()
    lived = [live_past_case(past, f"AAAA-{past.line:04}", HOUSE) for past in cases]
    accounts = [READER.read(decision.events) for decision in lived]
    counted = tally((account for account in accounts if account), read_period(period))
    return {table.id: table for table in make_tables(counted, Labels(HOUSE))}


# --- what is wrong with a file


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (",2023-04-03,children_act,,,,", "Line 2, reference: it is empty."),
        ("1,3/4/2023,children_act,,,,", "“3/4/2023” is no day. Write it like 2023-04-30."),
        ("1,2027-01-04,children_act,,,,", "2027-01-04 has not come yet."),
        ("1,1999-01-04,children_act,,,,", "Heard knows no bank holidays before"),
        ("1,2023-04-03,stage one,,,,", "“stage one” is not known. Use one of: children_act"),
        ("1,2023-04-03,children_act,mum,,,", "Line 2, who: “mum” is not known."),
        ("1,2023-04-03,children_act,,2023-04-01,,", "2023-04-01 is before received_on"),
        ("1,2023-04-03,children_act,,,2023-04-12,agreed", "“agreed” is no finding."),
        ("1,2023-04-03,children_act,,,,upheld", "it found something, but no day says when."),
        ("1,2023-04-03,children_act,,,,,,more", "more cells than the first line names"),
        ("1,2023-04-03,not_recorded,,,2023-04-12,", "was under some rules. Say which."),
    ],
)
def test_each_fault_names_its_line_and_what_would_be_right(line: str, said: str) -> None:
    assert any(said in fault for fault in faults_of(line)), faults_of(line)


def test_a_reference_that_stands_twice_and_a_column_that_would_be_lost_are_faults() -> None:
    same = "1,2023-04-03,compliment,,,,"
    assert faults_of(same, same) == ["Line 3, reference: it stands on line 2 too."]
    assert "no such column" in faults_of("x", head="reference,received_on,procedure,name")[0]
    assert "there is no such column" in faults_of("x", head="reference,procedure")[0]


def test_a_step_that_its_rules_do_not_have_is_a_fault() -> None:
    head = "reference,received_on,procedure,step2_asked_on"
    assert "these rules have 1 steps" in faults_of("1,2023-04-03,concern,2023-05-01", head=head)[0]


def test_the_document_names_every_column() -> None:
    told = (FOLDER.parent / "past-cases.md").read_text("utf-8")
    assert [column.name for column in COLUMNS if f"| `{column.name}`" not in told] == []


# --- what is taken over


def test_nothing_of_a_past_case_is_due_and_no_letter_is_owed() -> None:
    for past in read_past_cases((FOLDER / "example.csv").read_text("utf-8"), HOUSE, TODAY)[0]:
        decision = live_past_case(past, "AAAA-AAAA", HOUSE)
        assert decision.letters == ()
        assert find_next_due(decision.case) is None
        assert not any(clock.running for clock in decision.case.clocks)
        assert HOUSE.stage(decision.case).status != "open"
        assert fold(decision.events) == decision.case


def test_a_first_answer_is_counted_in_time_or_late_by_its_days() -> None:
    for answered, state in (("2023-04-18", "in_time"), ("2023-04-21", "late")):
        (past,) = read(f"1,2023-04-03,children_act,parent,2023-04-04,{answered},upheld")
        account = READER.read(live_past_case(past, "AAAA-AAAA", HOUSE).events)
        assert account
        counted = tally([account], read_period("2023-24"))
        tables = {table.id: table for table in make_tables(counted, Labels(HOUSE))}
        assert tables["T2"].find("children_act/s1_response", state) == 1
        assert tables["T1"].find("complaint", "in_time") == 1
        assert tables["O2"].find("children_act/Stage 1", "upheld") == 1


def test_the_four_numbers_of_a_published_year_come_from_a_file_of_its_cases() -> None:
    tables = count("published-2021-22.csv", "2021-22")
    services = tables["C3"]
    assert tables["C1"].find("all", "all") == 261
    three = {column: sum(services.find(s, column) for s in THREE) for column, _ in services.columns}
    assert (three["contacts"], three["complaints"]) == (60, 41)
    assert (three["by_children"], three["children_resolved"]) == (7, 7)


def test_the_next_published_year_adds_up_with_what_nobody_recorded() -> None:
    contacts = count("published-2022-23.csv", "2022-23")["C1"]
    rows = {line.code: contacts.find(line.code, "all") for line in contacts.lines}
    assert rows == PUBLISHED_2022
    reached = {code: contacts.find("complaint", code) for code, _ in contacts.columns}
    assert (reached["step1"], reached["step2"], reached["step3"]) == (23, 4, 2)
    assert reached["ombudsman"] == 4
