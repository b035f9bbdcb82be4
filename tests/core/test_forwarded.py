"""The day of a forwarded message, as mail programs write it, and whom its words are about."""

from __future__ import annotations

from datetime import date

import pytest

from chalicelib.core.reading.forwarded import complains_of_reader, find_sent_day

HEAD = "Please log this.\n\nFrom: Bev Stott <bev@family.example>\n"


@pytest.mark.parametrize(
    "line",
    [
        "Sent: 26 November 2026 18:02",
        "Sent: Thursday, November 26, 2026 6:02 PM",
        "Date: Thu, 26 Nov 2026 18:02:11 +0000",
        "Date: 26/11/2026 18:02",
        "Date: 2026-11-26 18:02",
        "> Date: 26th Nov 2026",
        "Sent: 26.11.2026",
    ],
)
def test_the_day_is_read_as_mail_programs_write_it(line: str) -> None:
    assert find_sent_day(f"{HEAD}{line}\nTo: Karen\n\nHello") == date(2026, 11, 26)


@pytest.mark.parametrize(
    "text", ["Sent: 26 November 2026", f"{HEAD}Sent: 31 November 2026\n", HEAD]
)
def test_no_day_is_made_up(text: str) -> None:
    assert find_sent_day(text) is None


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Karen, I want to complain about you.", True),
        ("I did not like the way you spoke to my son.", True),
        ("You promised to ring me.", True),
        ("I want to complain about the bus.", False),
        ("Thank you for your help. Nobody came on Tuesday.", False),
    ],
)
def test_words_about_the_one_they_were_written_to_are_told_apart(said: str, expected: bool) -> None:
    assert complains_of_reader(f"{HEAD}Sent: 26/11/2026\n\n{said}") == expected
