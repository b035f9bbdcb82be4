"""Whether an apology is for how somebody feels, and not for what the council did."""

from __future__ import annotations

import re

_FOR_FEELINGS = re.compile(
    r"\b(?:sorry|apologi[sz]e|apolog(?:y|ies)|regret),?"
    r"(?: to (?:hear|learn|read|know))?(?: that)? "
    r"(?:you(?: all| both)?(?: still| also| (?:may|might|must)(?: have)?)? (?:feel|felt)\b"
    r"|you are (?:so |very |still )?"
    r"(?:upset|unhappy|angry|disappointed|dissatisfied|offended)\b"
    r"|if (?:you|we|our|this|that|it|any\w*|there)\b)"
)


def is_for_feelings(text: str) -> bool:
    """Return whether words say sorry for a feeling, or only if there was a fault (trap 50)."""
    plain = " ".join(text.replace("’", "'").casefold().split())
    return bool(_FOR_FEELINGS.search(plain))
