"""The sentences of somebody's own words, as what they ask for is looked for in them."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.core.reading.own_words import remove_quotations
from chalicelib.core.reading.patterns import Pattern

MOST = 20_000  # characters that are read
_WRAPPED = 60  # characters: a shorter line was not ended by a mail program
_WITHIN_MARKS = Pattern(r"“[^”]{0,600}”|\"[^\"]{0,600}\"")
_SENTENCE = Pattern(r"[.!?…]+(?=\s|$)|[;:•]|\n\s*(?:\n|[-*]\s)")


def split_spoken(text: str) -> list[tuple[str, str]]:
    """Return the sentences of somebody's own words, each also without what it quotes.

    Each line that was ended on purpose stands by itself too: many people write without stops.
    """
    found = []
    for sentence in _SENTENCE.split(_read_own(text)):
        for said in (" ".join(sentence.split()), *_list_lines(sentence)):
            if said:
                found.append((said, _remove_quotations(said)))
    return found


def split_sentences(text: str) -> Iterator[str]:
    """Yield the sentences of somebody's own words, each on one line."""
    for sentence in _SENTENCE.split(_read_own(text)):
        plain = " ".join(sentence.split())
        if plain:
            yield plain


def _read_own(text: str) -> str:
    return remove_quotations(text)[:MOST].replace("\r", "")


def _list_lines(sentence: str) -> list[str]:
    """Return the lines of a sentence where no mail program ended them, or none."""
    lines = sentence.strip().split("\n")
    if len(lines) == 1 or min(map(len, lines[:-1])) >= _WRAPPED:
        return []
    return [" ".join(line.split()) for line in lines]


def _remove_quotations(sentence: str) -> str:
    """Return a sentence without what stands within quotation marks in it."""
    return " ".join(_WITHIN_MARKS.sub(" … ", sentence).split())
