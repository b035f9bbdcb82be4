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
_PART = 16  # words of a part of a longer sentence, which must say more to be heard
_APART = 4  # words from where one part begins to where the next does
_MORE = 22  # points that a part of a sentence needs above what is enough
_ADDRESS = Pattern(r"[^\s@]{1,64}@\S+|https?://\S+")  # its own words say nothing
_NOT_NAMES = (
    r"Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs(?:day)?)?|Fri(?:day)?|Sat(?:urday)?"
    r"|Sun(?:day)?|January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Christmas|Easter|Ramadan|Eid|English|Polish|Welsh|British|Gmail|Hotmail|Outlook"
    r"|Yahoo|Google|Apple|Facebook|Messenger|Instagram|Snapchat|Whatsapp|Samsung|Teams|Zoom"
    r"|Council|School|Ombudsman|Mum|Mam|Mom|Dad|Nan|Gran|Grandma|Grandad|Auntie|Aunt|Uncle|The"
    r"|They|She|This|That|These|Those|What|Who|Why|How|When|Where|Nobody|Everyone|Everybody"
    r"|Someone|Somebody|Staff|Carers?|Parents|Please|Nothing|There|Then|And|But|Because|Also"
)
_ACTS = (
    r"still|always|also|sometimes|often|has|had|have|got|gets|knows|knew|checks|checked|reads"
    r"|reading|opens|opened|looks|looked|sees|saw|goes|went|logged|logs|found|finds|took|takes"
    r"|might|may|will|would|could|can|is|was|keeps|kept|uses|used|gave|gives|set|put|picks|hacked"
    r"|broke|guessed|changed|deletes|deleted|monitors|tracks|pays|shares|lives|and|or"
)
# A name stands within a sentence, or begins one and is followed by what somebody does.
_NAME = Pattern(
    rf"(?<=[a-z0-9,;)’'] )(?<!\bMr )(?<!\bMs )(?<!\bMrs )(?!(?:{_NOT_NAMES})\b)[A-Z][a-z]{{1,20}}\b"
    rf"|^\W*(?!(?:{_NOT_NAMES})\b)[A-Z][a-z]{{1,20}}(?=(?:['’]s)? (?:{_ACTS})\b)"
)
_A_NAME = "aname"
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
WHO home manager foster aname*
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
    """Return the points of a sentence; of a long one, the most that a part has, less what a part
    must say more; of one too short to be judged, too few."""
    words = split_words(sentence)
    if len(words) < _FEWEST:
        return ENOUGH - 1
    if len(words) <= _LONGEST:
        return points.sum_points(POINTS, list_features(words))
    parts = []
    for start in range(0, len(words) - _PART + _APART, _APART):
        part = words[start : start + _PART]
        parts.append(points.sum_points(POINTS, list_features(part)) - _MORE)
    return max(parts)


def split_words(sentence: str) -> list[str]:
    """Return the words of a sentence, as points are given to them."""
    named = _NAME.sub(_A_NAME, _ADDRESS.sub("anaddress", sentence))
    return _WORD.findall(named.lower().replace("’", "'"))


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
