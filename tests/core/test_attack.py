"""The attack on published tables finds what is given away, by leaks that were planted for it."""

from __future__ import annotations

import pytest

from chalicelib.core.figures.attack import Impossible, Leak, Published, find_leaks
from chalicelib.core.figures.equations import Share, Sum, Within


def test_a_number_of_one_to_four_that_nothing_ties_is_safe():
    published = Published()
    published.hide("a")
    assert find_leaks(published) == []


def test_a_total_gives_away_its_one_hidden_part():
    """Two of ten were not upheld, and the third number is left out."""
    published = Published()
    published.show("all", 10)
    published.show("upheld", 8)
    published.hide("not upheld")
    published.tie(Sum("all", ("upheld", "not upheld")))
    assert find_leaks(published) == [Leak("not upheld", (2,))]


def test_percentages_of_a_small_base_give_back_the_numbers():
    """A council printed 52 % and 34.8 % of 23: twelve and eight, exactly."""
    published = Published()
    published.show("complaints", 23)
    published.hide("children", 0, 23)
    published.hide("parents", 0, 23)
    published.tie(Share("children", "complaints", 52))
    published.tie(Share("parents", "complaints", 34.8, decimals=1))
    assert find_leaks(published) == [Leak("children", (12,)), Leak("parents", (8,))]


def test_so_many_of_so_many_in_a_sentence_gives_back_the_rest():
    """A council printed “6 of 8” were in time."""
    published = Published()
    published.show("due", 8)
    published.show("in time", 6)
    published.hide("late")
    published.tie(Sum("due", ("in time", "late")))
    assert find_leaks(published) == [Leak("late", (2,))]


def test_two_hidden_parts_of_a_hidden_total_give_each_other_away():
    """Both are at least one, so neither can be four."""
    published = Published()
    for cell in ("all", "a", "b"):
        published.hide(cell)
    published.tie(Sum("all", ("a", "b")))
    assert {leak.cell for leak in find_leaks(published)} == {"all", "a", "b"}


def test_a_rounded_total_does_not_give_away_a_small_part():
    published = Published()
    published.show("all", 18, 22)
    published.show("a", 13, 17)
    published.hide("b")
    published.tie(Sum("all", ("a", "b")))
    assert find_leaks(published) == []


def test_four_quarters_give_away_what_the_year_hides():
    published = Published()
    published.hide("year", 1, 4)
    for quarter in ("q1", "q2", "q3"):
        published.show(quarter, 0)
    published.show("q4", 3)
    published.tie(Sum("year", ("q1", "q2", "q3", "q4")))
    assert find_leaks(published) == [Leak("year", (3,))]


def test_the_report_before_gives_away_what_this_one_hides():
    """The same number stands in two reports: shown in the one, and hidden in the other."""
    published = Published()
    published.show("last year, as printed last year", 3)
    published.hide("last year, as printed this year")
    published.tie(Sum("last year, as printed last year", ("last year, as printed this year",)))
    assert find_leaks(published) == [Leak("last year, as printed this year", (3,))]


def test_a_leak_through_two_tables_is_found():
    """Rows alone and columns alone are safe; together they leave one number for each."""
    published = Published()
    shown = {"row1": 4, "row2": 4, "column1": 2, "column2": 6}
    for cell, number in shown.items():
        published.show(cell, number)
    for cell in ("a", "b", "c", "d"):
        published.hide(cell, 0, 9)
    published.tie(Sum("row1", ("a", "b")))
    published.tie(Sum("row2", ("c", "d")))
    published.tie(Sum("column1", ("a", "c")))
    published.tie(Sum("column2", ("b", "d")))
    assert [leak.cell for leak in find_leaks(published)] == ["a", "b", "c", "d"]


def test_a_search_is_needed_where_narrowing_alone_sees_nothing():
    """Three sums of two leave one answer, though each alone leaves many."""
    published = Published()
    for cell in ("x", "y", "z"):
        published.hide(cell, 0, 20)
    for cell, number in (("xy", 10), ("yz", 12), ("xz", 14)):
        published.show(cell, number)
    published.tie(Sum("xy", ("x", "y")))
    published.tie(Sum("yz", ("y", "z")))
    published.tie(Sum("xz", ("x", "z")))
    assert find_leaks(published) == [Leak("x", (6,)), Leak("y", (4,)), Leak("z", (8,))]


def test_children_cannot_be_more_than_all():
    published = Published()
    published.show("all", 2)
    published.hide("children")
    published.tie(Within("children", "all"))
    assert find_leaks(published) == [Leak("children", (1, 2))]


def test_numbers_that_contradict_each_other_are_told():
    published = Published()
    published.show("all", 9)
    published.show("a", 4)
    published.show("b", 4)
    published.tie(Sum("all", ("a", "b")))
    with pytest.raises(Impossible):
        find_leaks(published)


def test_the_true_numbers_change_nothing_that_is_found():
    true = {"all": 20, "a": 12, "b": 3, "c": 5}
    published = Published()
    published.show("all", 18, 22)
    published.show("a", 10, 14)
    published.hide("b")
    published.show("c", 5, 7)
    published.tie(Sum("all", ("a", "b", "c")))
    assert find_leaks(published, true) == find_leaks(published) == []
