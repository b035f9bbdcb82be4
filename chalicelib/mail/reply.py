"""The new words of a reply, apart from what it quotes and from the signature.

Nothing is ever thrown away: the three pieces together are the whole text. A piece is taken off only at
a line that a mail program wrote (our own marker, an attribution, a block of header lines), and never
when something that may be the writer's own comes after it: then the new words are the whole.
"""

import re
from typing import NamedTuple

from chalicelib.core.cases import REPLY_MARKER


class Reply(NamedTuple):
    """A text in three pieces; `quoted` and `signature` are "" when in doubt."""

    new: str
    signature: str = ""
    quoted: str = ""


_MARKER = re.compile(r"\s+".join(REPLY_MARKER.split()), re.IGNORECASE)
_DATE = r"(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|\d{1,2}(?:st|nd|rd|th)? \w{3,9}|\w{3,9} \d{1,2}|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b)"
_ATTRIBUTION = re.compile(
    rf"(?:on|el|le|am) .{{0,80}}?{_DATE}.{{0,300}}(?:wrote|writes|said|sent)\s?:"
    r"|\S[^\n]{0,100}<\S{1,100}@\S{1,200}>\s?(?:wrote|writes|said)\s?:"
    r"|\d{4}-\d\d-\d\d \d\d?:\d\d [^\n]{0,100}<\S{1,100}@\S{1,200}>\s?:",
    re.IGNORECASE | re.DOTALL,
)
_DIVIDER = re.compile(
    r"[-_ ]{2,30}\s?(?:original (?:message|appointment)|forwarded message|reply message)\s?[-_ ]{2,30}", re.IGNORECASE
)
_FORWARD = re.compile(r"[-_ ]{2,30}\s?forwarded (?:message|by)|begin forwarded message:", re.IGNORECASE)
_FORWARDED = re.compile(r"(?:\[[^\]]{1,30}\] ?)?(?:fwd?|fw)\s?:", re.IGNORECASE)
_FIELD = re.compile(r"\*?(from|sent|date|to|cc|subject|importance|reply-to)\s?:\*?\s", re.IGNORECASE)
_RULE = re.compile(r"[_-]{10,}$")
_INLINE = re.compile(
    r"\b(?:see|my|our|the) (?:\w+ )?(?:answers?|comments?|responses?|replies|points?|notes?)?\s?(?:are |is )?(?:below|in ?line|in red|in bold|in capitals|underneath)\b"
    r"|\b(?:answered|commented|replied|responded) (?:below|in ?line|in red|underneath)\b|\bin red\b|\bbelow in\b",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?:sent (?:from|via|with) (?:my |the )?[\w' .+-]{1,60}|get outlook for \w{1,20}.{0,60}|sent from [\w .]{1,40} (?:for|on) \w{1,20}"
    r"|yahoo mail: .{1,60}|download the all-new .{1,60})\.?(?:\s?<\S{1,200}>)?$",
    re.IGNORECASE,
)
_MAX_LINES = 5_000
_WINDOW = 4


def divide(text: str, subject: str = "", is_reply: bool = False) -> Reply:
    """Splits `text`; `is_reply` if its header says that it answers something."""
    lines = text.split("\n")
    cut = None if _FORWARDED.match(subject) else _cut(lines, is_reply or subject.lower().startswith("re:"))
    if cut is None:
        new, signature = _signature(lines)
        return Reply(new, signature)
    above, below = lines[:cut], lines[cut:]
    if not any(line.strip() for line in above) or _answers_within(above, below):
        return Reply(text)
    new, signature = _signature(above)
    return Reply(new, signature, "\n".join(below).strip("\n"))


def _cut(lines: list[str], is_reply: bool) -> int | None:
    """The line at which what is quoted begins, or None."""
    marker = _marker(lines)
    end = len(lines) if marker is None else marker
    for at in range(min(end, _MAX_LINES)):
        if _starts_quote(lines, at, is_reply or marker is not None):
            return at
    return marker if marker is not None or not is_reply else _quoted_tail(lines)


def _quoted_tail(lines: list[str]) -> int | None:
    """Where the lines begin that are all quoted to the end, if none is quoted before them."""
    quoted = [at for at, line in enumerate(lines) if line.lstrip().startswith(">")]
    if not quoted or any(line.strip() and not line.lstrip().startswith(">") for line in lines[quoted[0] :]):
        return None
    return quoted[0]


def _marker(lines: list[str]) -> int | None:
    """The line in which our own marker begins, which a mail program may have wrapped over the next two."""
    for at, line in enumerate(lines):
        if "please" in line.lower():
            found = _MARKER.search(" ".join(_unquoted(each) for each in lines[at : at + 3])[:1000])
            if found and found.start() < len(_unquoted(line)):
                return at
    return None


def _unquoted(line: str) -> str:
    return line.lstrip("> \t|*#-=")[:400].strip()


def _starts_quote(lines: list[str], at: int, is_reply: bool) -> bool:
    line = lines[at].strip()[:400]
    if not line or _FORWARD.match(line):
        return False
    if _attribution(lines, at):
        return is_reply or _quotes_follow(lines, at)
    if not is_reply:
        return False
    if _DIVIDER.fullmatch(line):
        return True
    if _RULE.match(line):
        return _header_block(lines, at + 1)
    return _header_block(lines, at)


def _attribution(lines: list[str], at: int) -> int:
    """How many lines the attribution that begins here takes ("On ..., Jo wrote:"), or 0."""
    first = lines[at].lstrip("> \t")[:400]
    if not re.match(r"(?:on|el|le|am)\s|\d{4}-|.*<\S+@", first, re.IGNORECASE):
        return 0
    joined = ""
    for count in range(1, _WINDOW + 1):
        piece = lines[at + count - 1].strip()[:400] if at + count <= len(lines) else ""
        if not piece:
            return 0
        joined = f"{joined} {piece}".strip()
        if piece.endswith(":"):
            return count if _ATTRIBUTION.fullmatch(joined) else 0
    return 0


def _quotes_follow(lines: list[str], at: int) -> bool:
    rest = [line for line in lines[at + _attribution(lines, at) :][:10] if line.strip()]
    return bool(rest) and rest[0].lstrip().startswith(">")


def _header_block(lines: list[str], at: int) -> bool:
    """True if the lines from here are the header of a message as Outlook and phones copy it."""
    while at < len(lines) and not lines[at].strip():
        at += 1
    names = [found.group(1).lower() for line in lines[at : at + 8] if (found := _FIELD.match(line.strip() + " "))]
    if not names or not _FIELD.match(lines[at].strip() + " "):
        return False
    return "from" in names and len({"sent", "date"} & set(names)) > 0 and len({"to", "subject"} & set(names)) > 0


def _answers_within(above: list[str], below: list[str]) -> bool:
    """True if the writer may have gone on below: between the quoted lines, after them, or says so."""
    if _INLINE.search("\n".join(above)[:5000]):
        return True
    marks = [line.lstrip().startswith(">") for line in below]
    if not any(marks):
        return False
    first = marks.index(True)
    after = [line for line, mark in zip(below[first:], marks[first:], strict=True) if not mark and line.strip()]
    return bool(after) and not _is_footer(after)


def _is_footer(lines: list[str]) -> bool:
    return bool(_PHONE.match(lines[0].strip())) or lines[0].rstrip() == "--" or bool(_RULE.match(lines[0].strip()))


def _signature(lines: list[str]) -> tuple[str, str]:
    """The lines without the signature, and the signature: what follows "-- ", or what a phone adds."""
    at = _signature_at(lines)
    text, signature = "\n".join(lines[:at]).strip("\n"), "\n".join(lines[at:]).strip("\n")
    return (text, signature) if text.strip() else ("\n".join(lines).strip("\n"), "")


def _signature_at(lines: list[str]) -> int:
    last = [at for at, line in enumerate(lines) if line.strip()][-1:]
    for at in range(max(0, len(lines) - 30), len(lines)):
        if lines[at] == "-- " or (lines[at].rstrip() == "--" and _looks_signed(lines[at + 1 :])):
            return at
    if last and _PHONE.match(lines[last[0]].strip()[:200]):
        return last[0]
    return len(lines)


def _looks_signed(lines: list[str]) -> bool:
    """Short lines only: names and numbers, no sentences."""
    said = [line for line in lines if line.strip()]
    return len(said) <= 10 and all(len(line) <= 80 and len(line.split()) < 9 for line in said)
