"""A program that answers each of our letters is answered three times a week, and the team hears."""

from __future__ import annotations

from chalicelib.core.cases import COMPLAINANT
from chalicelib.core.decisions import decide
from tests.core.lives import HOUSE, Life, later, letters

TICKET = "Ticket [{}]: thank you. Somebody will look at your message on {} December."


def adds(life: Life, text: str, day: float) -> list[str]:
    """Return the names of the letters that come of a message of the person's."""
    decision = life.became(
        decide.add_words(
            life.case, COMPLAINANT, text, (), later(day), HOUSE, received_at=later(day)
        )
    )
    return [name for name, _ in letters(decision)]


def test_a_slow_loop_ends_after_three_answers_in_a_week_with_a_line_to_the_team() -> None:
    life = Life.begins()
    answered = []
    for day in range(1, 7):
        answered.append("message_received" in adds(life, TICKET.format(4000 + day, day), day))
    assert answered == [True, True, True, False, False, False]
    repeats = [
        each.facts.get("repeats", False) for each in life.owed if each.name == "contribution"
    ]
    assert repeats == [False, False, False, True, True, True]


def test_a_person_who_writes_each_day_is_answered_each_day_and_a_week_later_so_is_a_program() -> (
    None
):
    life = Life.begins()
    told = ["He was late.", "Nobody came.", "She cried.", "I rang twice.", "Still nothing."]
    for day, text in enumerate(told, 1):
        assert "message_received" in adds(life, text, day)
    life = Life.begins()
    for day in (1, 2, 3):
        adds(life, TICKET.format(1, day), day)
    assert "message_received" in adds(life, TICKET.format(2, 12), 12)
