"""Words that say that somebody asks, knows or has found out that the person told us. From somebody
who told us in secret, they mean that our emails may not be safe for now.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from chalicelib.core.reading.patterns import Pattern
from chalicelib.core.reading.spoken_sentences import split_spoken

_I = r"(?:i|we|ive|id|im|i['’](?:ve|d|m)|we['’](?:ve|d|re))"
_WERE = r"(?: (?:have|had|was|were|am|been|just|also|ever|really))*"
_TOLD = (
    r"(?:told|telling|talk(?:ed|ing)|spoke|spoken|speaking|said|saying|wrote|written|writing"
    r"|complain(?:ed|ing)|grassed|snitched|e-?mailed|e-?mailing|messag(?:ed|ing)|contacted|rang"
    r"|called|phoned|reported)"
)
_I_TOLD = rf"{_I}{_WERE} {_TOLD}"
_SOMEBODY_TOLD = (
    rf"(?:somebody|someone|who|who['’]?s) (?:has |have |had |been )*{_TOLD}|it (?:was|is) (?:me|us)"
    r"|about (?:my|the|this) complaint|about (?:me|us) (?:telling|talking|writing|complaining)"
)
_WHAT = r"(?:who|if|whether|what|why|when|how)"
# "Karen is asking who I talked to." "He wants to know who told on him."
_ASKS = (
    r"(?P<verb>asks|asked|asking|(?:wants?|wanted|trying|tried|tries) to (?:know|find out|work out)"
    r"|demand(?:s|ed|ing)(?: to know)?|questioning|interrogating)"
    rf"(?: (?:me|us|my \w+|everyone|everybody|all|again|loads|the|time|about)){{0,4}}? "
    rf"(?:{_WHAT} {_I_TOLD}|{_SOMEBODY_TOLD})\b"
)
# "She knows I told you." "They worked out that it was me." "My carer found out."
_KNOWS = (
    r"(?P<verb>knows?|knew|found out|finds out|worked out|guessed|realised|discovered|heard"
    r"|been told|was told|suspects|suspected|thinks)(?: that)?(?: about)? "
    rf"(?:{_WHAT} {_I_TOLD}|{_I_TOLD}|{_SOMEBODY_TOLD})\b"
)
_FOUND_OUT = r"(?P<verb>found out|has found out|knows now|knows everything)\s*(?:$|[,)]|and\b|so\b)"
_SIGNS = tuple(Pattern(rf"\b{sign}", re.IGNORECASE) for sign in (_ASKS, _KNOWS, _FOUND_OUT))
# Whoever is meant to know, nobody, and the person themselves.
_NO_HARM = Pattern(
    r"\b(?:i|we|you|u|nobody|no ?one|not|never|\w+n['’]?t|advocate|teacher|solicitor|social worker"
    r"|iro|reviewing officer|friends?|mates?|doctor|counsellor|council|complaints team|childline)"
    r"(?: (?:just|also|only|has|have|had|is|are|was|were|been|already|still|even))*\s*$",
    re.IGNORECASE,
)


def find_found_out(texts: Iterable[str]) -> str:
    """Return the first sentence that says that somebody asks, knows or has found out, or ""."""
    for text in texts:
        for sentence, words in split_spoken(text):
            if any(_says(sign, words) for sign in _SIGNS):
                return sentence
    return ""


def _says(sign: Pattern, words: str) -> bool:
    """Return whether a sign stands in some words, and somebody else does it than who may know."""
    found = sign.search(words)
    return found is not None and not _NO_HARM.search(words[: found.start("verb")])
