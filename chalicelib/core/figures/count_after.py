"""Count what people said once their case was finished, of all who were asked."""

from __future__ import annotations

from chalicelib.core.figures.account import HOW, SINCE, Account
from chalicelib.core.figures.measure import Add
from chalicelib.core.figures.period import Period

UNANSWERED = "unanswered"
HOW_QUESTIONS = ("easy", "listened", "satisfied")


def count_satisfied(account: Account, period: Period, add: Add) -> None:
    """Q1: who was asked how we did, by what they answered to each question by the end."""
    _count_answers(account, period, add, HOW, HOW_QUESTIONS)


def count_treated(account: Account, period: Period, add: Add) -> None:
    """Q2: who was asked whether anybody treats them differently, by what they answered."""
    _count_answers(account, period, add, SINCE, ("treated",))


def _count_answers(
    account: Account, period: Period, add: Add, what: str, questions: tuple[str, ...]
) -> None:
    for asked in account.asked:
        if asked.what != what or not period.holds(asked.on):
            continue
        answered = asked.answered_on is not None and period.is_over(asked.answered_on)
        for question in questions:
            column = UNANSWERED
            if answered:
                column = asked.answers.get(question, UNANSWERED)
            add((question,), column, 1)
