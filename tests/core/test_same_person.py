"""What two complaints share besides an address and their words, as a hint for people alone."""

from __future__ import annotations

import pytest

from chalicelib.core.reading.same_person import find_shared, list_marks

FIRST = list_marks("07700 900123", "Sam Carter", "Leo Carter, 9")


@pytest.mark.parametrize(
    ("phone", "name", "about", "shared"),
    [
        ("+44 7700 900 123", "", "", ["phone"]),
        ("0044 (0)7700-900123", "", "", ["phone"]),
        ("07700900123 after 5", "", "", []),
        ("", "sam  CARTER", "", ["name"]),
        ("", "Mrs Sam Carter", "", ["name"]),
        ("", "Sam", "", []),  # many are called Sam
        ("", "Sam Cartwright", "", []),
        ("", "", "my son leo carter", []),
        ("", "", "My son Leo Carter and his sister", ["child"]),
        ("", "", "Leo", []),
        ("07700 900123", "Sam Carter", "Leo Carter", ["phone", "name", "child"]),
        ("", "", "", []),
    ],
)
def test_a_number_or_a_full_name_is_shared_however_it_is_written(
    phone: str, name: str, about: str, shared: list[str]
):
    assert find_shared(FIRST, list_marks(phone, name, about)) == shared


def test_what_is_kept_says_nothing_by_itself():
    kept = str(FIRST)
    for private in ("7700", "Carter", "carter", "Leo"):
        assert private not in kept


def test_a_case_kept_by_an_older_version_shares_nothing():
    assert find_shared(FIRST, {}) == []
    assert find_shared({}, FIRST) == []
