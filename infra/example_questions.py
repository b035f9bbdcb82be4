"""What made-up people of the example report said, once their case was finished."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from chalicelib.core.figures.account import HOW, SINCE, Account, Asked
from chalicelib.core.figures.count_after import HOW_QUESTIONS

SEED = 21
SAID = (("yes", "partly", "no"), (45, 30, 25))
TREATED = (("no", "yes", "unsure"), (84, 6, 10))
ANSWER = 0.4  # of those who are asked


def ask(accounts: list[Account]) -> list[Account]:
    """Return the cases with what was asked of those that were answered, and what they said."""
    chance = Random(SEED)  # noqa: S311 - a fixed seed is the point of it
    found = []
    for account in accounts:
        days = [answer.on for answer in account.answers]
        asked: tuple[Asked, ...] = ()
        if days:
            asked = _ask(max(days), chance)
        found.append(replace(account, asked=asked))
    return found


def _ask(finished: date, chance: Random) -> tuple[Asked, ...]:
    how = {}
    for question in HOW_QUESTIONS:
        how[question] = chance.choices(*SAID)[0]
    since = {"treated": chance.choices(*TREATED)[0]}
    return (
        _make_asked(HOW, finished + timedelta(days=28), how, chance),
        _make_asked(SINCE, finished + timedelta(days=70), since, chance),
    )


def _make_asked(what: str, on: date, answers: dict[str, str], chance: Random) -> Asked:
    if chance.random() > ANSWER:
        return Asked(what, on)
    return Asked(what, on, on + timedelta(days=3), answers)
