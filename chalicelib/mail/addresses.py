"""Who a message is from and to.

The structure is read first and encoded words after, on one pass over the characters, so that a name
made to look like an address stays a name: `officer@council.example <x@evil.example>` is
x@evil.example. Where a mailbox could be read two ways it is read as none (the class of fault of
CVE-2023-27043).
"""

import re
from dataclasses import dataclass

from chalicelib.mail import bounds
from chalicelib.mail.headers import decode_words

_UNSEEN = r"\x00-\x1f\x7f-\xa0\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff"
_LOCAL = (
    rf"(?:\"(?:[^\"\\{_UNSEEN}]|\\[^{_UNSEEN}]){{0,64}}\"|[^\s{_UNSEEN}()<>@,;:\\\"\[\]]{{1,200}})"
)
_DOMAIN = r"(?:\[[0-9A-Za-z.:]{1,60}\]|\w(?:[\w-]|\.(?!\.)){0,252})"
_ADDRESS = re.compile(rf"{_LOCAL}@{_DOMAIN}\.?")

_MAX_NAME = 4_000


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One address as it is used to write to, its domain in lower case, and the name beside it."""

    address: str
    name: str = ""


@dataclass(slots=True)
class _Draft:
    """A mailbox while it is read: the words before angles, what is within them, what is after, and
    the comments.
    """

    outside: str = ""
    angles: list[str] | None = None
    after: str = ""
    comments: str = ""

    def say(self, words: str) -> None:
        if self.angles is None:
            self.outside += words
        else:
            self.after += words

    def blank(self) -> bool:
        return not self.outside.strip() and self.angles is None and not self.comments

    def addressed(self) -> bool:
        return "@" in self.outside or self.angles is not None


def read_mailboxes(value: str) -> tuple[tuple[Mailbox, ...], bool]:
    """Return the mailboxes of a field such as From or To, and whether some of it could not be
    read.
    """
    drafts = _split_drafts(value)
    if not any(draft.addressed() for draft in drafts):
        drafts = _split_drafts(decode_words(value))
    found = list(map(_read_mailbox, drafts[: bounds.MAX_ADDRESSES]))
    if found == [None] and _ONE_WORD.fullmatch(value.strip()):
        found = list(map(_read_mailbox, _split_drafts(decode_words(value))))
    return tuple(filter(None, found)), None in found


def list_mailboxes(value: str) -> dict[str, str]:
    """Return the name beside each address of a field, by the address in small letters."""
    boxes, _ = read_mailboxes(value)
    names = {}
    for box in boxes:
        names[box.address.casefold()] = box.name
    return names


def _split_drafts(value: str) -> list[_Draft]:
    """Return the field split on commas and semicolons outside quotes, comments and angles.

    `Bloggs, Jo <jo@...>` is one.
    """
    out = []
    at = 0
    draft = _Draft()
    while at < len(value):
        char = value[at]
        if char in ",;" and (char == ";" or draft.addressed()):
            out.append(draft)
            draft = _Draft()
            at = at + 1
        elif char == ":" and "@" not in draft.outside and draft.angles is None:
            draft.outside = ""
            at = at + 1
        else:
            at = _take_piece(value, at, draft)
    return [draft for draft in [*out, draft] if not draft.blank()]


_PLAIN = re.compile(r'[^,;:"(<\\=]+|=|\\.?|,', re.DOTALL)
_COMMENT = re.compile(r"\\.|[()]", re.DOTALL)
_ENCODED = re.compile(r"=\?[^?\s]{1,60}\?[bBqQ]\?[^?<>]{0,2000}\?=")
_ONE_WORD = re.compile(r"=\?[^?\s]{1,60}\?[bBqQ]\?[^?]{0,2000}\?=")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_ANGLE = re.compile(r"<([^<>]*)>?")


def _take_piece(value: str, at: int, draft: _Draft) -> int:
    """Read one piece of a mailbox into `draft`. Return where the next begins."""
    char = value[at]
    if char == "(":
        end = _skip_comment(value, at)
        draft.comments += " " + value[at + 1 : end - 1]
        return end
    pattern = {'"': _QUOTED, "<": _ANGLE, "=": _ENCODED}.get(char)
    if pattern:
        found = pattern.match(value, at)
    else:
        found = None
    if found and char == "<":
        draft.angles = draft.angles or []
        draft.angles.append(found.group(1))
    elif found:
        draft.say(found.group())
    else:
        found = _PLAIN.match(value, at)
        if found is None:
            draft.say(char)
            return at + 1
        draft.say(found.group())
    return found.end()


def _skip_comment(value: str, at: int) -> int:
    """Return where the comment that opens at `at` ends. Comments nest; one that never ends takes
    all.
    """
    depth = 0
    for found in _COMMENT.finditer(value, at):
        depth += {"(": 1, ")": -1}.get(found.group(), 0)
        if depth == 0:
            return found.end()
    return len(value)


def _read_mailbox(draft: _Draft) -> Mailbox | None:
    """Return the one address that `draft` can mean, or None.

    An address behind the angles, or in angles within a comment, is a trap.
    """
    if "@" in draft.after or ("<" in draft.comments and "@" in draft.comments):
        return None
    if draft.angles is not None:
        inside = []
        for text in draft.angles:
            if text.strip():
                inside.append(text)
        if len(inside) == 1:
            address = clean_address(inside[0])
        else:
            address = ""
        if not address:
            return None
        return Mailbox(address, _read_name(draft.outside))
    outside = draft.outside.replace(">", " ")
    address = clean_address(outside) or _find_lone_address(outside)
    name = _read_name(
        " ".join(token for token in outside.split() if "@" not in token)
    ) or _read_name(draft.comments)
    if not address:
        return None
    return Mailbox(address, name)


def _find_lone_address(text: str) -> str:
    """Return the only address among other words, as careless mailers write it, or "" if there
    are more.
    """
    found = []
    for token in text.split():
        if "@" in token:
            found.append(token)
    if len(found) != 1:
        return ""
    return clean_address(found[0])


def clean_address(text: str) -> str:
    """Return `text` as an address with its domain in lower case, or "" if it is not just one
    address.
    """
    text = re.sub(r"^(?:@[^@:\s]{1,255},?){1,20}:", "", text[:1000].strip(" \t\r\n\0'`"))
    text = re.sub(r"^mailto:", "", text, flags=re.IGNORECASE)
    if not _ADDRESS.fullmatch(text) or len(text) > 320:
        return ""
    local, _, domain = text.rpartition("@")
    return f"{local}@{domain.rstrip('.').lower()}"


def _read_name(text: str) -> str:
    """Return a person's name without its quotes, with its encoded words read."""
    text = re.sub(
        r'"((?:[^"\\]|\\.)*)"',
        lambda quoted: re.sub(r"\\(.)", r"\1", quoted.group(1)),
        text[:_MAX_NAME],
    )
    return decode_words(text).strip(" \t\"'<>,")[: bounds.MAX_SUBJECT].strip()


def name_mailbox(address: str) -> str:
    """Return one name for all the ways to write a mailbox."""
    local, _, domain = address.strip().casefold().rpartition("@")
    domain = domain.replace("googlemail.", "gmail.")
    return f"{local.partition('+')[0].replace('.', '')}@{domain}"
