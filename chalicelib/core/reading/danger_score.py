"""How much the words of a sentence sound like danger, as points that were learnt from examples.

`danger_points.txt` holds the points, which `infra/danger_points.py` learns from the sentences of
tests/core. Signs of danger know what was thought of; points hear what is merely like it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from chalicelib.core.reading import points
from chalicelib.core.reading.danger_families import FAMILIES
from chalicelib.core.reading.patterns import Pattern

POINTS = "danger_points.txt"
_BEGINNING = 4  # letters by which a misspelt or seldom word is known
_LONGEST = 18  # words of a sentence that is judged as a whole alone
_PART = 14  # words of a part of a longer one, lest many calm words hide a few others
_APART = 4  # words from where one part begins to where the next does
_FEW = 8  # words that are near a sign of danger
_ENDINGS = ("ing", "ed", "es", "s", "ly")
_SHORTEST = 3  # letters that are left of a word without its ending

_SENTENCE = Pattern(r"(?<=[.!?;])\s+|\n+")
_CLAUSE = Pattern(r"[,:()–—]\s*|\s-+\s|\b(?:and|but|then|so)\b")
# Who somebody is and where they live, which says nothing of danger by itself.
_FACTS = Pattern(
    r"\b(?:(?:i am|i'm|im|he is|he's|she is|she's|is|was|turned|aged?|of) \d{1,2}"
    r"(?: years?(?: old)?)?"
    r"|(?:in|into|left|leaving) (?:foster |residential )?care"
    r"|(?:lives?|lived|living) (?:in|with) (?:(?:a|an|the|his|her|my|their|other|different|new) )*"
    r"(?:foster (?:carers?|home|family)|(?:children'?s|childrens|residential|care) home"
    r"|supported (?:lodgings|accommodation)|(?:nan|gran\w*|aunt\w*|uncle|dad|mum)\b(?!'))"
    r"|(?:under|on) (?:a |an )?(?:interim )?(?:care|special guardianship|child protection) "
    r"(?:order|plan)"
    r"|looked[- ]after (?:child|children|by (?:us|the council))|care leavers?)\b"
)
_WORD = Pattern(r"[a-z0-9]+(?:'[a-z]+)?")


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return _SENTENCE.split(text)


def score_danger(sentence: str) -> int:
    """Return how much a sentence sounds like danger: the most points that it, or a part, has."""
    words = _list_words(sentence)
    most = _sum_points(words)
    if len(words) > _LONGEST:
        for start in range(0, len(words) - _PART + _APART, _APART):
            most = max(most, _sum_points(words[start : start + _PART]))
    return most


def split_ends(sentence: str) -> list[str]:
    """Return what follows each clause of a sentence but the last: the shortest, as many as it could
    have words. What is calm may come first, and danger last; what comes after may also say that
    there was none."""
    ends = [found.end() for found in _CLAUSE.finditer(sentence)]
    return [sentence[end:] for end in ends[-_LONGEST:]]


def split_parts(sentence: str) -> list[str]:
    """Return the parts of a long sentence, each so short that it is about one thing."""
    words = sentence.split()
    return [" ".join(words[n : n + _FEW]) for n in range(0, len(words), _FEW // 2)]


def is_long(sentence: str) -> bool:
    """Return whether a sentence is so long that part of it may be about something else."""
    return len(sentence.split()) > _LONGEST


def list_features(sentence: str) -> set[str]:
    """Return all that a sentence may have points for."""
    return set(_yield_features(_list_words(sentence)))


def _sum_points(words: list[str]) -> int:
    return points.sum_points(POINTS, _yield_features(words))


def _list_words(sentence: str) -> list[str]:
    lowered = sentence.lower().replace("’", "'")
    return _WORD.findall(_FACTS.sub(" ", lowered))


def _yield_features(words: list[str]) -> Iterator[str]:
    """Yield each word's own features, and each pair of neighbours, as `hit_me`."""
    before = ""
    for word in words:
        features = _describe_word(word)
        yield from features
        stem = features[0]
        if before:
            yield f"{before}_{stem}"
        before = stem


@lru_cache(maxsize=4096)
def _describe_word(word: str) -> tuple[str, ...]:
    """Return a word's stem, its beginning, as `stra-`, and its families, as `HIT`."""
    features = [_cut_ending(word)]
    if len(word) > _BEGINNING:
        features.append(f"{word[:_BEGINNING]}-")
    return (*features, *_list_families(word))


def _cut_ending(word: str) -> str:
    """Return a word without a common ending, so that "kicks" and "kicked" are one."""
    stem = word.replace("'", "")
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST:
            stem = stem.removesuffix(ending)
            break
    if len(stem) > _SHORTEST and stem[-1] == stem[-2]:
        stem = stem[:-1]
    if len(stem) > _SHORTEST:
        return stem.removesuffix("e")
    return stem


def _list_families(word: str) -> list[str]:
    families = _read_families()
    found = [*families.get(word, ())]
    for end in range(2, len(word) + 1):
        found.extend(families.get(f"{word[:end]}*", ()))
    return found or [*families.get(word.removesuffix("s"), ())]


@cache
def _read_families() -> dict[str, list[str]]:
    """Return the families of each word, and of each beginning of words, as `hit*`."""
    families = dict[str, list[str]]()
    name = ""
    for word in FAMILIES.split():
        if word.isupper():
            name = word
        else:
            families.setdefault(word, []).append(name)
    return families
