"""Whether somebody says that they are an advocate, and the lines by which an advocate signs."""

from __future__ import annotations

from chalicelib.core.reading.forwarded import read_words_above
from chalicelib.core.reading.own_words import remove_quotations
from chalicelib.core.reading.patterns import Pattern

_KIND = (
    r"(?i:(?:independent|senior|professional|children['’]s|young people['’]s|young person['’]s"
    r"|specialist|community|visiting|lead|trainee|volunteer|nyas|coram|imha|imca) ){0,3}"
)
_WHOSE = r"(?:an?|the|her|his|their|[^\W\d_][\w-]*(?: [^\W\d_][\w-]*)?['’]s?)"
_NAME = r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}"
_SAYS_SO = Pattern(
    rf"\b(?i:i(?: am|['’]m)(?: (?:acting|writing|here|instructed))?(?: as)?|as) {_WHOSE} "
    rf"{_KIND}(?i:advocate)\b(?!(?i:s|,? (?:said|says|told|has|is|was)))"
    rf"|\b(?i:i (?:act|work|write) as) {_WHOSE} {_KIND}(?i:advocate)\b"
)
_SIGNED = Pattern(
    rf"[ \t*_]*(?P<name>{_NAME}[ \t]*[,|–—-]+[ \t]*)?{_KIND}(?i:advocate)\b"
    r"(?![^\n]*(?i:\b(?:please|want|need|for me|for my)\b))[^\n.!?]{0,80}"
)
MOST = 60_000  # characters that are read
_NAMED = Pattern(rf"[ \t*_]*{_NAME}[ \t*_,]*")
_CLOSED = Pattern(
    r"[ \t]*(?i:(?:kind|best|warm|many|with|yours) ?)*(?i:regards|wishes|thanks|sincerely"
    r"|faithfully|thank you|cheers)[ \t,.!]*"
)


def is_by_advocate(text: str) -> bool:
    """Return whether words say that their writer is an advocate, or are signed by one."""
    own = read_words_above(remove_quotations(text[:MOST]))
    return bool(_SAYS_SO.search(own)) or remove_advocates_signature(own) != own


def remove_advocates_signature(text: str) -> str:
    """Return a text without the lines that say, under or beside a name, that an advocate signs."""
    if "advocate" not in text.casefold():
        return text
    kept = []
    above = ""
    for line in text[:MOST].split("\n"):
        if not _signs(line, above):
            kept.append(line)
        if line.strip():
            above = line
    return "\n".join(kept) + text[MOST:]


def _signs(line: str, above: str) -> bool:
    """Return whether a line signs as an advocate: with a name, or under a name or a closing."""
    signed = _SIGNED.fullmatch(line.rstrip())
    if signed is None:
        return False
    if signed["name"]:
        return True
    return bool(_NAMED.fullmatch(above) or _CLOSED.fullmatch(above))
