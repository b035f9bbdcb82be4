"""Whether a councillor or an MP writes for somebody else, who is the one that complains."""

from __future__ import annotations

import re

from chalicelib.core.reading.email_address import is_in
from chalicelib.core.reading.patterns import Pattern
from chalicelib.core.reading.spoken_sentences import split_sentences

CONSTITUENT = "constituent"  # the request by which the team is asked
WHOSE = (
    "A councillor or an MP may have sent this for somebody else. If so, it is that person’s "
    "complaint. Put them in first: correct what they are called and who they are, change how we "
    "reach them, and add the councillor or MP as somebody who passed it on. They wrote"
)
_PARLIAMENTS = ("parliament.uk", "parliament.scot", "senedd.wales")
_CONSTITUENT = Pattern(
    r"\b(?:my|our|this|the|his|her) (?:\w+ )?constituents?\b"
    r"|\b(?:of|for|from|by) a (?:\w+ )?constituents?\b",
    re.IGNORECASE,
)
_RESIDENT = Pattern(
    r"\b(?:(?:behalf of|for|from|by) (?:a|my|one of my|our)|my|one of my) (?:\w+ )?residents?\b",
    re.IGNORECASE,
)
_OFFICE = r"(?:[Cc]llr|CLLR|[Cc]ouncillor|MP|MSP|Alderman)\b"
_HOLDS_OFFICE = Pattern(rf"\b{_OFFICE}")
_SIGNED_SO = Pattern(
    rf"^[ \t]*{_OFFICE}[^\n.?]{{0,80}}$|^[^\n.?,]{{0,50}},? MS?P(?: for [^\n.]{{0,40}})?[ \t]*$"
    rf"|\bI(?: am|['’]m) (?:a|an|the|your|their) (?:\w+ )?{_OFFICE}",
    re.MULTILINE,
)
_NAMED = Pattern(
    r"\bconstituents?,? ((?:[A-Z][\w'’.-]* ?){1,4})[\s,:(<\[]{1,4}(?:mailto:)?"
    r"([^\s()<>\[\],;]+@[\w.-]+\w)"
)


def find_named_constituent(words: str) -> tuple[str, str]:
    """Return the name and the email address of a constituent, where both stand together, or ""s."""
    named = _NAMED.search(words)
    if named is None:
        return "", ""
    return named[1].strip(), named[2]


def find_constituent(words: str, name: str, email: str) -> str:
    """Return the sentence by which a councillor or an MP says for whom they write, or ""."""
    in_office = _HOLDS_OFFICE.search(name) or _SIGNED_SO.search(words)
    for sentence in split_sentences(words):
        if _CONSTITUENT.search(sentence):
            return sentence
        if (in_office or is_in(email, _PARLIAMENTS)) and _RESIDENT.search(sentence):
            return sentence
    return ""
