"""Tables are made safe to publish: what is small is hidden, and nothing else gives it away."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core.figures.attack import Published, TooMuch, find_leaks
from chalicelib.core.figures.issued import Issued
from chalicelib.core.figures.labels import Labels
from chalicelib.core.figures.measure import ALL
from chalicelib.core.figures.period import read_period
from chalicelib.core.figures.progress import take_up, write_progress
from chalicelib.core.figures.publish import (
    FEWER,
    NOT_SHOWN,
    TOO_FEW,
    Edition,
    publish,
    round_to_5,
)
from chalicelib.core.figures.rows_received import RECEIVED_ROWS
from chalicelib.core.figures.tables import DAYS, Line, Table, make_tables, tell_days
from chalicelib.core.figures.tally import Tally
from tests.core.lives import HOUSE
from tests.core.test_figures_years import count
from tests.core.years import live_2021, live_2022

WAYS = next(measure for measure in RECEIVED_ROWS if measure.id == "C5")


def table(*rows: tuple[int, int]) -> Table:
    """Return how contacts came, with complaints and other contacts in each row."""
    lines = []
    for n, (complaints, others) in enumerate(rows):
        lines.append(Line(f"way{n}", f"Way {n}", (complaints + others, complaints, others)))
    total = tuple(sum(column) for column in zip(*(line.cells for line in lines), strict=True))
    lines.append(Line("all", "All", total))
    columns = (("all", "All"), ("complaints", "Complaints"), ("others", "Other contacts"))
    return Table(WAYS, ALL, columns, tuple(lines))


def cells(*rows: tuple[int, int]) -> list[tuple[str, ...]]:
    (public,) = publish([table(*rows)])
    return [line.cells for line in public.lines]


def test_a_table_without_a_small_number_is_shown_as_it_is():
    assert cells((12, 7), (31, 0)) == [
        ("19", "12", "7"),
        ("31", "31", "0"),
        ("50", "43", "7"),
    ]


def test_one_to_four_reads_fewer_than_5_and_the_rest_of_the_table_is_rounded():
    shown = cells((10, 3), (30, 20))
    assert shown[0] == ("15", "10", FEWER)
    assert shown[1] == ("50", "30", "20")


def test_a_rounding_that_happens_to_tell_more_hides_the_number():
    """12, 31 and 22 are rounded to 10, 30 and 20, and each sum but one is rounded up: what is left
    for the hidden number is two to four.
    """
    assert cells((12, 3), (31, 22))[0] == ("15", "10", NOT_SHOWN)


@pytest.mark.parametrize(
    ("number", "near"), [(5, 5), (7, 5), (8, 10), (12, 10), (13, 15), (366, 365)]
)
def test_a_number_goes_to_the_nearest_5(number, near):
    assert round_to_5(number) == near


def test_a_true_zero_is_shown():
    assert cells((12, 3), (0, 0))[1] == ("0", "0", "0")


def test_what_would_give_a_hidden_number_away_is_hidden_too():
    """Two and one add up to three: both would be known to be less than four."""
    shown = cells((2, 1), (40, 30))
    assert NOT_SHOWN in shown[0]
    assert find_leaks_of((2, 1), (40, 30)) == []


def find_leaks_of(*rows: tuple[int, int]) -> list[object]:
    edition = Edition((table(*rows),))
    edition.make_safe()
    return list(find_leaks(edition.make_published()))


SMALL = st.tuples(st.integers(0, 9), st.integers(0, 9))


@given(rows=st.lists(SMALL, min_size=1, max_size=2))
@settings(max_examples=8)
def test_by_trying_every_number_each_hidden_one_can_have_at_least_four_values(rows):
    """Everything that a reader could think of is tried, without the attack."""
    edition = Edition((table(*rows),))
    edition.make_safe()
    published = edition.make_published()
    inner = [f"C5|way{n}|{code}" for n in range(len(rows)) for code in ("complaints", "others")]
    possible: dict[str, set[int]] = {cell: set() for cell in published.hidden}
    ranges = [range(low, min(high, 12) + 1) for low, high in map(published.bounds.get, inner)]
    for values in product(*ranges):
        found = add_up(dict(zip(inner, values, strict=True)), len(rows))
        fits = all(low <= found[cell] <= high for cell, (low, high) in published.bounds.items())
        if fits:
            for cell in published.hidden:
                possible[cell].add(found[cell])
    assert all(len(values) >= 4 for values in possible.values())


def add_up(found: dict[str, int], rows: int) -> dict[str, int]:
    for n in range(rows):
        both = found[f"C5|way{n}|complaints"] + found[f"C5|way{n}|others"]
        found[f"C5|way{n}|all"] = both
    for code in ("all", "complaints", "others"):
        found[f"C5|all|{code}"] = sum(found[f"C5|way{n}|{code}"] for n in range(rows))
    return found


def test_a_median_is_told_of_twenty_or_more_and_the_longest_never():
    measure = replace(WAYS, id="T5", days=True, columns=())
    few = Line("a", "A", tell_days(Counter({"3": 19})))
    many = Line("b", "B", tell_days(Counter({"3": 19, "40": 1})))
    (public,) = publish([Table(measure, ALL, DAYS, (few, many))])
    assert [title for _, title in public.columns] == ["Median", "Nine in ten took no more than"]
    assert [line.cells for line in public.lines] == [(TOO_FEW, TOO_FEW), ("3", "3")]


@pytest.mark.parametrize(("live", "name"), [(live_2021, "2021-22"), (live_2022, "2022-23")])
def test_the_attack_finds_nothing_in_the_public_edition_of_a_published_year(live, name):
    edition = Edition(tuple(count(live, name).values()))
    edition.make_safe()
    published = edition.make_published()
    assert published.hidden
    assert find_leaks(published, edition.name_numbers()) == []


def test_a_number_that_another_table_gives_away_is_hidden_there_or_not_at_all():
    """What is exact in one table is known in the other, and is taken so."""
    counted = count(live_2022, "2022-23")
    edition = Edition((counted["C1"], counted["C2"]))
    edition.make_safe()
    published = edition.make_published()
    tied = [each for each in published.equations if len({*map(table_of, cells_of(each))}) > 1]
    assert tied
    assert find_leaks(published) == []


def cells_of(equation: object) -> list[str]:
    return [equation.total, *equation.parts] if hasattr(equation, "total") else [equation.part]


def table_of(cell: str) -> str:
    return cell.partition("|")[0]


def test_a_period_without_anything_can_be_published():
    empty = make_tables(Tally(read_period("2021-22")), Labels(HOUSE))
    assert {line for each in publish(empty) for line in each.lines} == set()


# --- a little at a time


def press(tables: tuple[Table, ...], kept: dict[str, Any] | None, most: int) -> dict[str, Any]:
    """Go on with an edition for so many searches, and return how far it has come."""
    edition = Edition(tables)
    take_up(edition, kept)
    asked = iter(range(most))

    def watch() -> None:
        if next(asked, None) is None:
            raise TooMuch

    try:
        edition.make_safe(watch)
    except TooMuch:
        return write_progress(edition)
    assert find_leaks(edition.make_published()) == []
    return {**write_progress(edition), "done": True}


def test_an_edition_that_takes_longer_than_a_page_is_made_safe_press_by_press():
    tables = (table((2, 1), (40, 30), (3, 4)),)
    proved = []
    kept: dict[str, Any] = {}
    while not kept.get("done"):
        kept = json.loads(json.dumps(press(tables, kept, most=2)))
        proved.append(kept["proved"])
        assert len(proved) < 100
    assert len(proved) > 2
    assert proved[-1] == kept["hidden"] > 0
    assert kept["unsafe"] == []
    changed = (table((2, 1), (40, 30), (3, 5)),)
    assert take_up(Edition(changed), kept) is False


def test_numbers_that_no_hiding_makes_safe_are_named():
    """Four quarters that were published with exact numbers give away what the year would hide."""
    year = table((2, 30), (30, 20))
    others = []
    for number in (1, 2, 3, 4):
        told = {}
        for line in year.lines:
            for (code, _), count_of in zip(year.columns, line.cells, strict=True):
                told[f"C5|{line.code}|{code}"] = int(count_of) if number == 1 else 0
        published = Published({name: (value, value) for name, value in told.items()})
        others.append(Issued(read_period(f"2026-27-q{number}"), published, told))
    edition = Edition((year,), read_period("2026-27"), others)
    with pytest.raises(ValueError, match="cannot be made safe"):
        edition.make_safe()
    assert write_progress(edition)["unsafe"] == ("How contacts came (C5): Way 0, Complaints",)
