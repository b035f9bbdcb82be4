"""Divide a reply into its new words, what it quotes and its signature; the three are the whole
text.

A piece is cut only at a line that a mail program wrote, and never where the writer's own words may
follow. Where all that the writer says stands under marked lines, that is what is new.
"""

import re
from typing import NamedTuple

from chalicelib.core.cases import REPLY_MARKER
from chalicelib.mail import signature
from chalicelib.mail.signature import list_said


class Reply(NamedTuple):
    """A text in three pieces; `quoted` and `signature` are "" when in doubt."""

    new: str
    signature: str = ""
    quoted: str = ""


_MARKER = re.compile(r"\s+".join(REPLY_MARKER.split()), re.IGNORECASE)
_DATE = (
    r"(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|\d{1,2}(?:st|nd|rd|th)? \w{3,9}"
    r"|\w{3,9} \d{1,2}|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b)"
)
_ATTRIBUTION = re.compile(
    rf"(?:on|el|le|am) .{{0,80}}?{_DATE}.{{0,300}}(?:wrote|writes|said|sent)\s?:"
    r"|\S[^\n]{0,100}<\S{1,100}@\S{1,200}>\s?(?:wrote|writes|said)\s?:"
    r"|\d{4}-\d\d-\d\d \d\d?:\d\d [^\n]{0,100}<\S{1,100}@\S{1,200}>\s?:",
    re.IGNORECASE | re.DOTALL,
)
_DIVIDER = re.compile(
    (
        r"[-_ ]{2,30}\s?(?:original (?:message|appointment)|forwarded message|reply message)\s?"
        r"[-_ ]{2,30}"
    ),
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"[-_ ]{2,30}\s?forwarded (?:message|by)|begin forwarded message:", re.IGNORECASE
)
_FORWARDED = re.compile(r"(?:\[[^\]]{1,30}\] ?)?(?:fwd?|fw)\s?:", re.IGNORECASE)
_RUN_ON = re.compile(
    rf"on .{{0,20}}?{_DATE}.{{0,200}}<\S{{1,100}}@\S{{1,200}}>\s?wrote:\s", re.IGNORECASE
)
_LED_IN = re.compile(r"\d.{0,300}\S@\S.{0,200}:$")
"""A line with a figure, an address and a colon at its end: an attribution in any language, where
marked lines follow it."""

_NAMES = {  # what Outlook calls the fields in the tongues of families here
    "from": "from|von|de|de la|od|da|van|expéditeur",
    "sent": (
        "sent|date|gesendet|datum|envoyé|enviado|enviada|wysłano|data|inviato|trimis|verzonden"
        "|fecha"
    ),
    "to": "to|an|à|para|do|a|către|aan",
    "subject": "subject|betreff|objet|asunto|assunto|temat|oggetto|subiect|onderwerp",
    "": "cc|kopie|dw|importance|reply-to",
}
_CALLED = {word: name for name, words in _NAMES.items() for word in words.split("|")}
_FIELD = re.compile(rf"\*?({'|'.join(_CALLED)})\s?:\*?\s", re.IGNORECASE)
_RULE = re.compile(r"[_-]{10,}$")
_INLINE = re.compile(
    r"\b(?:see|my|our|the) (?:\w+ )?(?:answers?|comments?|responses?|replies|points?|notes?)?\s?"
    r"(?:are |is )?(?:below|in ?line|in red|in bold|in capitals|underneath)\b"
    r"|\b(?:answered|commented|replied|responded) (?:below|in ?line|in red|underneath)\b"
    r"|\bin red\b|\bbelow in\b",
    re.IGNORECASE,
)
_MAX_LINES = 5_000
_WINDOW = 4


def divide(text: str, subject: str = "", is_reply: bool = False) -> Reply:
    """Return `text` in its three pieces. `is_reply` says that its header answers something."""
    lines = text.split("\n")
    if _FORWARDED.match(subject):
        cut = None
    else:
        cut = _cut(lines, is_reply or subject.lower().startswith("re:"))
    if cut is None:
        new, signature = _split_signature(lines)
        return Reply(new, signature)
    above = lines[:cut]
    below = lines[cut:]
    if not list_said(above):
        return _find_answer_under(below) or Reply(text)
    if _answers_within(above, below):
        return Reply(text)
    new, signature = _split_signature(above)
    return Reply(new, signature, "\n".join(below).strip("\n"))


def _find_answer_under(lines: list[str]) -> Reply | None:
    """Return an answer that stands wholly under the lines it quotes, or None if it may not."""
    marks = []
    for at, line in enumerate(lines):
        if line.lstrip().startswith(">"):
            marks.append(at)
    if not marks or len(list_said(lines[: marks[0]])) > _measure_attribution(lines, 0):
        return None
    block = lines[marks[0] : marks[-1] + 1]
    after = lines[marks[-1] + 1 :]
    said = list_said(after)
    if not said or after[0].strip() or _is_footer(said) or len(marks) < len(list_said(block)):
        return None
    new, signed = _split_signature(after)
    return Reply(new, signed, "\n".join(lines[: marks[-1] + 1]).strip("\n"))


def _cut(lines: list[str], is_reply: bool) -> int | None:
    """Return the line at which the quotation begins, or None."""
    marker = _find_marker(lines)
    if marker is None:
        end = len(lines)
    else:
        end = marker
    for at in range(min(end, _MAX_LINES)):
        if _FORWARD.match(lines[at].strip()[:400]):
            return marker
        if _starts_quote(lines, at, is_reply or marker is not None):
            return at
    if marker is not None or not is_reply:
        tail = marker
    else:
        tail = _find_quoted_tail(lines)
    if tail is None:
        return tail
    return _find_lead_in(lines, tail)


def _find_lead_in(lines: list[str], at: int) -> int:
    """Return where the attribution above the quotation at `at` begins, if it is in a language
    that we do not know; otherwise return `at`.
    """
    end = at
    while end > 0 and not lines[end - 1].strip():
        end -= 1
    for start in range(end - 1, max(-1, end - _WINDOW), -1):
        if not lines[start].strip():
            break
        joined = " ".join(line.strip()[:400] for line in lines[start:end])
        if _LED_IN.search(joined) and (start == 0 or not lines[start - 1].strip()):
            return start
    return at


def _find_quoted_tail(lines: list[str]) -> int | None:
    """Return where the lines begin that are all quoted to the end, if none before them is
    quoted.
    """
    quoted = []
    for at, line in enumerate(lines):
        if line.lstrip().startswith(">"):
            quoted.append(at)
    if not quoted or any(
        line.strip() and not line.lstrip().startswith(">") for line in lines[quoted[0] :]
    ):
        return None
    return quoted[0]


def _find_marker(lines: list[str]) -> int | None:
    """Return the line in which our own marker begins. A mail program may have wrapped it over
    the next two.
    """
    for at, line in enumerate(lines):
        if "please" in line.lower():
            found = _MARKER.search(" ".join(_unquote(each) for each in lines[at : at + 3])[:1000])
            if found and found.start() < len(_unquote(line)):
                return at
    return None


def _unquote(line: str) -> str:
    return line.lstrip("> \t|*#-=")[:400].strip()


def _starts_quote(lines: list[str], at: int, is_reply: bool) -> bool:
    line = lines[at].strip()[:400]
    if not line:
        return False
    if _measure_attribution(lines, at):
        return is_reply or _quotes_follow(lines, at)
    if not is_reply:
        return False
    if _DIVIDER.fullmatch(line) or _RUN_ON.match(line):
        return True
    if _RULE.match(line):
        return _is_header_block(lines, at + 1)
    return _is_header_block(lines, at)


def _measure_attribution(lines: list[str], at: int) -> int:
    """Return how many lines the attribution that begins here takes ("On ..., Jo wrote:"), or 0."""
    first = lines[at].lstrip("> \t")[:400]
    if not re.match(r"(?:on|el|le|am)\s|\d{4}-|.*<\S+@", first, re.IGNORECASE):
        return 0
    joined = ""
    for count in range(1, _WINDOW + 1):
        if at + count <= len(lines):
            piece = lines[at + count - 1].strip()[:400]
        else:
            piece = ""
        if not piece:
            return 0
        joined = f"{joined} {piece}".strip()
        if piece.endswith(":"):
            if not _ATTRIBUTION.fullmatch(joined):
                return 0
            return count
    return 0


def _quotes_follow(lines: list[str], at: int) -> bool:
    rest = []
    for line in lines[at + _measure_attribution(lines, at) :][:10]:
        if line.strip():
            rest.append(line)
    return bool(rest) and rest[0].lstrip().startswith(">")


def _is_header_block(lines: list[str], at: int) -> bool:
    """Return whether the lines from here are a message's header as Outlook and phones copy it."""
    while at < len(lines) and not lines[at].strip():
        at += 1
    fields = [_FIELD.match(line.strip()[:400] + " ") for line in lines[at : at + 8]]
    names = set()
    for found in fields:
        if found:
            names.add(_CALLED[found.group(1).lower()])
    return (
        bool(fields and fields[0]) and {"from", "sent"} <= names and bool({"to", "subject"} & names)
    )


def measure_introduction(lines: list[str], at: int) -> int:
    """Return how many lines that only introduce a quoted message begin here, or 0."""
    line = lines[at].strip().lstrip("> ")[:400]
    if not line:
        return 0
    if _DIVIDER.fullmatch(line):
        return 1
    unmarked = [_unquote(each) for each in lines[at : at + 12]]
    if attribution := _measure_attribution(unmarked, 0):
        return attribution
    if at == 0 and (lead_in := _measure_lead_in(unmarked)):
        return lead_in
    if not _is_header_block(unmarked, 0):
        return 0
    count = 1
    while count < len(unmarked) and _FIELD.match(unmarked[count] + " "):
        count += 1
    return count


def _measure_lead_in(lines: list[str]) -> int:
    """Return how many of the first lines are an attribution in whatever language, or 0."""
    for count in range(1, _WINDOW):
        piece = lines[:count]
        if not all(piece):
            return 0
        if _LED_IN.search(" ".join(piece)):
            return count
    return 0


def _answers_within(above: list[str], below: list[str]) -> bool:
    """Return whether the writer may have gone on below: between the quoted lines, after them, or
    says so.
    """
    if _INLINE.search("\n".join(above)[:5000]):
        return True
    marks = [line.lstrip().startswith(">") for line in below]
    if not any(marks):
        return False
    first = marks.index(True)
    after = []
    for line, mark in zip(below[first:], marks[first:], strict=True):
        if not mark and line.strip():
            after.append(line)
    return bool(after) and not _is_footer(after)


def _is_footer(lines: list[str]) -> bool:
    return (
        signature.is_phones(lines[0])
        or lines[0].rstrip() == "--"
        or bool(_RULE.match(lines[0].strip()))
    )


def _split_signature(lines: list[str]) -> tuple[str, str]:
    """Return the lines without the signature, and the signature."""
    at = signature.begins(lines)
    text = "\n".join(lines[:at]).strip("\n")
    signed = "\n".join(lines[at:]).strip("\n")
    if text.strip():
        return (text, signed)
    return ("\n".join(lines).strip("\n"), "")
