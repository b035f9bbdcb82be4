"""Names of people in words that the public will read: officers', those of a case, and anybody with
a title. An office, such as “the complaints manager”, is no name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from chalicelib.core.cases import Case
from chalicelib.core.people.officers import Officer, find_mentioned
from chalicelib.core.reading.mentions import find_called_by_name

SHORT = 2  # letters: a shorter part of a name is an initial
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s[A-Z][\w-]*")
# Words that stand with a capital where somebody is described and not named.
_NO_NAMES = frozenset(
    {
        *("an", "as", "at", "be", "by", "do", "he", "if", "in", "is", "it", "me", "my", "no", "of"),
        *("on", "or", "so", "to", "up", "us", "we", "and", "the", "his", "her", "our", "their"),
        *("mum", "dad", "son", "daughter", "child", "children", "young", "people", "family"),
        *("foster", "carer", "carers", "social", "worker", "workers", "team", "manager"),
        *("parent", "parents"),
    }
)


def find_public_names(
    text: str, officers: Iterable[Officer], people: Iterable[str] = ()
) -> tuple[str, ...]:
    """Return the names in a text of officers, or what may be one of theirs, of `people`, and of
    anybody with a title before their name."""
    ours = tuple(officers)
    found = [*find_mentioned(text, ours), *find_called_by_name(text, ours)]
    found += _TITLED.findall(text)
    for name in people:
        for part in _list_parts(name):
            if re.search(rf"\b{re.escape(part)}\b", text):
                found.append(part)
    return tuple(dict.fromkeys(found))


def list_people(case: Case) -> tuple[str, ...]:
    """Return the names of those on a case: the person, the child, helpers, and staff it names."""
    names = [case.person.name, case.person.about, *case.named]
    for party in case.parties:
        names.append(party.name)
    return tuple(filter(None, names))


def _list_parts(name: str) -> Iterator[str]:
    """Yield the parts of a name that are surely names: words with a capital."""
    for part in re.findall(r"[^\W\d_][\w’'-]*", name):
        if part[0].isupper() and len(part) >= SHORT and part.casefold() not in _NO_NAMES:
            yield part
