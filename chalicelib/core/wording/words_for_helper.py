"""What was said to the person, or by them, in words for somebody who helps them."""

from __future__ import annotations

import re

from chalicelib.core.wording.letter_names import WHO_DOES

# Before and after these words "you" is the one who does something.
_ASKS = r"\b(do|did|are|have|can|would|could|will|should|were|may|must|does) you\b"
_ACTS = (
    r"\byou(?= (?:can|are|have|had|will|do|did|ask|asked|want|wanted|say|said|get|got|must|may"
    r"|need|agree|agreed|tell|told|thank|were|would|could|should|still|choose|chose|think|know"
    r"|wrote|write|gave|give|see|go|come|came|like|hear|heard)\b)"
)
_ALL = r"\b[Yy]ou\b(?=\s*(?:and we|both)\b)"


def reword_for_helper(said: str) -> str:
    """Return what was said to the person, or by them, as somebody who helps them reads it: "you"
    and "I" become "they"."""
    text = re.sub(r"\bPlease tell us\b", "They can tell us", said)
    text = re.sub(r", tell us\b", ", they can tell us", text)
    text = re.sub(r"(?<![Tt]hank )\bYou\b", "They", re.sub(_ALL, "They", text))
    text = re.sub(_ASKS, r"\1 they", text)
    text = re.sub(_ACTS, "they", re.sub(WHO_DOES, r"\1 they", text))
    text = re.sub(r"(?<!hank )\byou\b", "them", text)
    text = re.sub(r"\byourself\b", "themselves", text)
    text = re.sub(r"\byours?\b", lambda found: found[0].replace("your", "their"), text)
    text = re.sub(r"\bYours?\b", lambda found: found[0].replace("Your", "Their"), text)
    text = re.sub(r"(^|[.“] ?)I am\b", r"\1They are", text)
    text = re.sub(r"\bI am\b", "they are", re.sub(r"(^|[.“] ?)I\b", r"\1They", text))
    text = re.sub(r"\bI\b", "they", text)
    for mine, theirs in (("my", "their"), ("me", "them"), ("My", "Their")):
        text = re.sub(rf"\b{mine}\b", theirs, text)
    return text
