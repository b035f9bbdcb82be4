"""A number in a council's file is the number that everyone is told, and the one that dates are
counted by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from chalicelib.core.working_days import add_working_days, in_words, london_date
from chalicelib.councils import Council
from tests.letters.letter_lives import COMPLAINT, WORDS, Life, every_letter_of
from tests.letters.shifted import OLD_NUMBER, shifted, with_timings
from tests.letters.stories.stage2 import decided

# Counted from today to a date of the case, and so no rule's number.
FROM_TODAY = re.compile(
    r"\b(?:due|is) in \d+ working days|\blate by \d+ working days?|\b\d+ working days? (?:ago|late)"
)
# What no council's file sets, with where its number is kept.
KEPT_ELSEWHERE = {
    "it works for 30 days": "how long the link of a letter opens: links.py",
    "write to you every 10 working days": "the column `every` of a nudge",
}


def old_numbers(text: str) -> Iterator[str]:
    """Yield each sentence of a text that says a rule's number, where the council has another."""
    for sentence in re.split(r"(?<=[.!?])\s+|\n", FROM_TODAY.sub("", text)):
        kept = any(said in sentence for said in KEPT_ELSEWHERE)
        if OLD_NUMBER.search(sentence) and not kept:
            yield sentence


def reaches_decision(council: Council) -> Life:
    return decided(lambda **other: Life(council, replace(COMPLAINT, **other), WORDS))


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
    assert "The panel’s report goes to you within 1 working day of the panel." in text


def test_no_letter_says_a_rules_number_where_the_council_has_its_own() -> None:
    found = {
        name: said
        for name, made in every_letter_of(shifted()).items()
        if (said := list(old_numbers(f"{made.written.subject}\n{made.written.text}")))
    }
    assert found == {}
