"""How much a sentence sounds as if it were not safe to write to an address, as points that were
learnt from examples. `unsafe_points.txt` holds them; `infra/unsafe_points.py` learns them.

Signs know what was thought of; points hear what is merely like it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import combinations

from chalicelib.core.reading import points
from chalicelib.core.reading.patterns import Pattern

POINTS = "unsafe_points.txt"
ENOUGH = 0  # points of a sentence for which a letter waits until somebody has looked
_FEWEST = 4  # words that can be judged without a sign
_LONGEST = 40  # words of a sentence that is judged: a longer one tells of many things
_SHORTEST = 3  # letters that are left of a word without its ending
_ENDINGS = ("ing", "ed", "es", "s", "ly")
_ADDRESS = Pattern(r"[^\s@]{1,64}@\S+|https?://\S+")  # its own words say nothing
_WORD = Pattern(r"[a-z0-9]+(?:'[a-z]+)?")
# A line is a family of words: its name, then its words, or their beginnings before a star.
_FAMILIES = """
READ read* see sees seen saw seeing look* check* watch* monitor* track* open* go goes going goin
READ get gets find finds found finding list* spy* intercept* access* view* control* show* pops
READ notif* delet* know*
MAIL email* e-mail* mail* inbox messag* msg* text* letter* post* account* address* phone* mobile*
MAIL laptop* computer* tablet* ipad* device* correspondence gmail hotmail screen
SAY reply* repli* respond* answer* write* writ* wrote send* sent acknowledg* contact* ring* call*
SAY speak talk tell* told put use using
NOT not dont don't no never nothing nobody cant can't cannot isnt isn't shouldnt mustnt doesnt
NOT doesn't without wont won't stop refrain
WHO he hes he's she shes she's they they're her him his their them mum* mom* mam* dad* step*
WHO husband* wife* partner* ex boyfriend* girlfriend* carer* staff nan* gran* brother* sister*
WHO uncle* aunt* family parent* mother* father* perpetrator abuser someone somebody everyone unit
WHO home manager foster
MINE my mine our me us i
THIS this here these
OTHER instead other another rather different else new friend* mate* school college work teacher*
OTHER advocate solicitor neighbour*
SAFE safe* danger* risk* trouble scared afraid frighten* secret* privat* hidden quiet
IF if when once until before
WILL will would can could might may must
PASS password* login log* passcode pin
PLEASE please pls plz kindly ask
"""


def score_unsafe(sentence: str) -> int:
    """Return the points of a sentence; of one too short or too long to be judged, too few."""
    words = split_words(sentence)
    if not _FEWEST <= len(words) <= _LONGEST:
        return ENOUGH - 1
    return points.sum_points(POINTS, list_features(words))


def split_words(sentence: str) -> list[str]:
    """Return the words of a sentence, as points are given to them."""
    return _WORD.findall(_ADDRESS.sub("anaddress", sentence).lower().replace("’", "'"))


def list_features(words: list[str]) -> set[str]:
    """Return all that some words may have points for."""
    return set(_yield_features(words))


def _yield_features(words: list[str]) -> Iterator[str]:
    """Yield each word, its families, pairs of neighbours, and each two families of a sentence."""
    stem = ""
    one_before: tuple[str, ...] = ()
    two_before: tuple[str, ...] = ()
    every = set[str]()
    for word in words:
        last = stem
        stem = _cut_ending(word)
        families = _list_families(word)
        every.update(families)
        yield stem
        yield from families
        if last:
            yield f"{last}_{stem}"
        yield from _pair(one_before, families, "_")
        yield from _pair(two_before, families, "__")
        two_before = one_before
        one_before = families
    for pair in combinations(sorted(every), 2):
        yield "&".join(pair)


def _pair(before: tuple[str, ...], after: tuple[str, ...], mark: str) -> list[str]:
    pairs = list[str]()
    for first in before:
        pairs.extend(f"{first}{mark}{second}" for second in after)
    return pairs


def _cut_ending(word: str) -> str:
    """Return a word without a common ending, so that "reads" and "reading" are one."""
    stem = word.replace("'", "")
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST:
            return stem.removesuffix(ending)
    return stem


@lru_cache(maxsize=4096)
def _list_families(word: str) -> tuple[str, ...]:
    families = _read_families()
    found = dict.fromkeys(families.get(word, ()))
    for end in range(2, len(word) + 1):
        found |= dict.fromkeys(families.get(f"{word[:end]}*", ()))
    return tuple(found)


@cache
def _read_families() -> dict[str, list[str]]:
    """Return the families of each word, and of each beginning of words, as `read*`."""
    families = dict[str, list[str]]()
    for line in _FAMILIES.split("\n"):
        for word in line.split()[1:]:
            families.setdefault(word, []).append(line.split()[0])
    return families
