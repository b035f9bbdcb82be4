"""In which form a person wants to be told, as they say where they are asked what helps them."""

from __future__ import annotations

import re

_EASY_READ = re.compile(r"\beasy[\s-]?read\b", re.IGNORECASE)
_INTERPRETER = re.compile(
    r"\binterpret(?:er|ers|ing|ation)\b|\btranslators?\b|\bsign[\s-]language\b|\bBSL\b",
    re.IGNORECASE,
)
_NOT_WANTED = re.compile(
    r"\b(?:no|not|never|without|don['’]?t|doesn['’]?t)\b(?:\s+(?:need|needs|want|an?|the|any))*\s+"
    r"(?:interpreter|translator|sign[\s-]language|BSL)",
    re.IGNORECASE,
)


def wants_easy_read(help_wanted: str) -> bool:
    """Return whether words about help ask for Easy Read."""
    return bool(_EASY_READ.search(help_wanted))


def wants_interpreter(help_wanted: str) -> bool:
    """Return whether words about help ask for somebody who interprets, or signs."""
    return bool(_INTERPRETER.search(_NOT_WANTED.sub("", help_wanted)))
