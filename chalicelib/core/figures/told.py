"""Attack the words of a report: whether a sentence gives back what the tables beside it hide.

A reader is taken to know every number that a sentence may mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chalicelib.core.figures.attack import Impossible, Published, find_leaks
from chalicelib.core.figures.equations import Equation, Share, Sum, Within, list_cells
from chalicelib.core.figures.prose import (
    PercentOf,
    Sentence,
    read_sentences,
    split_sentences,
)
from chalicelib.core.figures.publish import FEWER, LEAST_BASE, Edition
from chalicelib.core.people.officers import Officer
from chalicelib.core.reading.public_names import find_public_names

GIVES_AWAY = "It gives back a number that the tables hide. Leave the number out."
WRITE_FEWER = f"Write “{FEWER}” in place of the number."
SAY_OF_HOW_MANY = "Say of how many the percentage is, or leave it out."
NAMES = "It may name {names}. Leave the name out."
TOO_SMALL = f"A percentage of fewer than {LEAST_BASE} gives back the number. Leave it out."


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence that cannot be published, and what to do about it."""

    sentence: str
    why: str


@dataclass(frozen=True, slots=True)
class _Fact:
    """What a reader may take a sentence to say: exact numbers of cells, and percentages."""

    exact: tuple[tuple[str, int], ...]
    shares: tuple[Share, ...] = ()

    @property
    def cells(self) -> set[str]:
        return {cell for cell, _ in self.exact} | {share.part for share in self.shares}


def find_told(edition: Edition, texts: Iterable[str]) -> list[Finding]:
    """Return the sentences of texts that give away what an edition hides, or may."""
    reader = _Reader(edition)
    found = []
    for sentence in read_sentences(texts):
        why = _judge_alone(sentence) or reader.judge(sentence)
        if why:
            found.append(Finding(sentence.text, why))
    return found


def find_named(texts: Iterable[str], officers: Iterable[Officer]) -> list[Finding]:
    """Return the sentences of texts that may name somebody."""
    ours = tuple(officers)
    found = []
    for text in texts:
        for sentence in split_sentences(text):
            if names := find_public_names(sentence, ours):
                found.append(Finding(sentence, NAMES.format(names=", ".join(names))))
    return found


def _judge_alone(sentence: Sentence) -> str:
    """Return what is wrong with a sentence whatever the tables say, or ""."""
    if sentence.few:
        return WRITE_FEWER
    for each in sentence.percents:
        if not each.whole:
            return SAY_OF_HOW_MANY
        if each.whole < LEAST_BASE:
            return TOO_SMALL
    return ""


class _Reader:
    """Reads sentences one after the other, and remembers what they told."""

    def __init__(self, edition: Edition) -> None:
        self._published = edition.make_published()
        self._numbers = edition.name_numbers()
        self._pairs = _list_pairs(self._published.equations)
        self._beside: dict[str, set[str]] = {}
        for equation in self._published.equations:
            for cell in list_cells(equation):
                self._beside.setdefault(cell, set()).update(list_cells(equation))

    def judge(self, sentence: Sentence) -> str:
        facts = self._list_facts(sentence)
        for fact in facts:
            if self._leaks(fact):
                return GIVES_AWAY
        for fact in facts:
            self._learn(self._published, fact)
        return ""

    def _list_facts(self, sentence: Sentence) -> list[_Fact]:
        facts = []
        for each in sentence.parts:
            for part, whole in self._pairs:
                found = (self._numbers[part], self._numbers[whole])
                if found == (each.part, each.whole):
                    facts.append(_Fact(((part, each.part), (whole, each.whole))))
        for percent in sentence.percents:
            facts += self._list_shares(percent)
        for count in sentence.counts:
            for cell, number in self._numbers.items():
                if number == count and self._is_hidden_or_rounded(cell):
                    facts.append(_Fact(((cell, count),)))
        return facts

    def _list_shares(self, percent: PercentOf) -> list[_Fact]:
        facts = []
        half = 0.5 * 10**-percent.decimals
        for part, whole in self._pairs:
            if self._numbers[whole] != percent.whole:
                continue
            share = 100 * self._numbers[part] / percent.whole
            if abs(share - percent.percent) <= half:
                said = Share(part, whole, percent.percent, percent.decimals)
                facts.append(_Fact(((whole, percent.whole),), (said,)))
        return facts

    def _is_hidden_or_rounded(self, cell: str) -> bool:
        lowest, highest = self._published.bounds[cell]
        return lowest < highest

    def _leaks(self, fact: _Fact) -> bool:
        """Return whether a fact leaves a hidden number near it with too few values."""
        near = self._list_near(fact.cells)
        hidden = [cell for cell in self._published.hidden if cell in near]
        if not hidden:
            return False
        tried = Published(dict(self._published.bounds), hidden, list(self._published.equations))
        self._learn(tried, fact)
        try:
            return bool(find_leaks(tried, self._numbers))
        except Impossible:
            return False

    def _list_near(self, cells: set[str]) -> set[str]:
        """Return the numbers that stand in a sum with these, or in a sum with one that does."""
        near = set(cells)
        for _ in range(2):
            for cell in tuple(near):
                near |= self._beside.get(cell, set())
        return near

    def _learn(self, published: Published, fact: _Fact) -> None:
        for cell, number in fact.exact:
            published.show(cell, number)
        for share in fact.shares:
            published.tie(share)


def _list_pairs(equations: Sequence[Equation]) -> list[tuple[str, str]]:
    """Return each part with its whole, and with what that is a part of."""
    wholes: dict[str, set[str]] = {}
    for equation in equations:
        if isinstance(equation, Sum):
            for part in equation.parts:
                wholes.setdefault(part, set()).add(equation.total)
        elif isinstance(equation, Within):
            wholes.setdefault(equation.part, set()).add(equation.whole)
    pairs = []
    for part in wholes:
        for whole in _climb(part, wholes):
            pairs.append((part, whole))
    return pairs


def _climb(part: str, wholes: dict[str, set[str]]) -> list[str]:
    found: list[str] = []
    waiting = [part]
    while waiting:
        for whole in sorted(wholes.get(waiting.pop(), ())):
            if whole not in found and whole != part:
                found.append(whole)
                waiting.append(whole)
    return found
