"""The points suggested to whoever sorts a case: what a person wrote, paragraph by paragraph,
without the subject of their email, a greeting, or the lines that sign it.

The case keeps every word.
"""

from __future__ import annotations

import re

from chalicelib.core.cases import Case
from chalicelib.core.reading.patterns import Pattern

EMAIL = "email"
_TO_WHOM = r"(?:team|there|all|both|everyone|sirs?|madam|or|and|&|/|(?-i:[A-Z]\S*?))"
_GREETING = Pattern(
    rf"\s*(?:hi|hiya|hello|hey|dear|good (?:morning|afternoon|evening|day)|to whom it may concern)"
    rf"(?: {_TO_WHOM}){{0,5}}[ \t]*(?:[,!:.–-]+\s*|\n\s*|$)",
    re.IGNORECASE,
)
_DEVICE = Pattern(
    r"(?:sent (?:from|via) (?:my |the |outlook|yahoo|mail\b|aol|gmail|samsung)|get outlook for)"
    r"[^\n]*",
    re.IGNORECASE,
)
_CLOSING = Pattern(
    r"(?:(?:kind(?:est)?|best|warm|many|with|yours) )*(?:regards|wishes|thanks|sincerely"
    r"|faithfully|truly|thank you(?: (?:so|very) much)?|cheers)(?: (?:in advance|again|from))?",
    re.IGNORECASE,
)
_REACHED = Pattern(
    r"\S+@\S+|\b(?:tel|mob|mobile|phone|telephone)\b[.:]?|\+?\(?\d(?:[\s().–-]*\d){6,}",
    re.IGNORECASE,
)
_NAME = Pattern(
    r"(?!(?:The|Please|Help|Sorry|Stop|No|Not|Nobody|Never|Nothing)\b)"
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? )?(?:[A-Z](?:[\w'’-]*[a-zà-ÿ][\w'’-]*|\.?)(?: |$)){1,3}"
)
_EDGES = " \t\n,.;:|/*_()–—-"
LONGEST = 300  # characters of a line that signs; a longer one says more


def suggest_points(case: Case) -> list[str]:
    """Return a suggestion of the points of a case, each in one line."""
    paragraphs = []
    for point in case.open_points:
        paragraphs += _split_paragraphs(_list_own_words(point.text, case))
    return paragraphs


def _list_own_words(text: str, case: Case) -> str:
    """Return what they wrote without what stands around it, or all of it where nothing is left."""
    if text != case.words:
        return text
    said = text
    if case.source == EMAIL:
        said = text.partition("\n\n")[2]
    if greeting := _GREETING.match(said):
        said = said[greeting.end() :]
    said = _remove_signature(said)
    if said.strip():
        return said
    return text


def _remove_signature(text: str) -> str:
    """Return a text without the last lines that only sign it or say how to reach its writer."""
    lines = text.rstrip().split("\n")
    while lines and (not lines[-1].strip() or signs(lines[-1])):
        lines.pop()
    return "\n".join(lines)


def signs(line: str) -> bool:
    """Return whether a line only closes a message: thanks, a name, a number, or its device."""
    if len(line) > LONGEST:
        return False
    left = _DEVICE.sub("", line)
    left = _REACHED.sub("", left).strip(_EDGES)
    if not left or _CLOSING.fullmatch(left) or _NAME.fullmatch(left):
        return True
    closing, _, name = left.partition(",")
    return bool(_CLOSING.fullmatch(closing.strip()) and _NAME.fullmatch(name.strip(_EDGES)))


def _split_paragraphs(text: str) -> list[str]:
    paragraphs = []
    for paragraph in re.split(r"\n\s*\n", text):
        if paragraph.strip():
            paragraphs.append(" ".join(paragraph.split()))
    return paragraphs
