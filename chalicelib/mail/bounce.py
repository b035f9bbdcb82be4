"""Delivery reports: those that machines can read (RFC 3464) and those in plain words."""

import re

from chalicelib.mail import bounds
from chalicelib.mail.addresses import bare, mailboxes
from chalicelib.mail.headers import Headers, one_line, parse_headers
from chalicelib.mail.message import Bounce
from chalicelib.mail.mime import Part, split

_MAX_GROUPS = 100
_STATUS = re.compile(r"\b([245])[. ](\d{1,3})[. ](\d{1,3})\b")
_CODE = re.compile(r"(?:^|[\s:(\[])([45])\d\d[ -]")
_MESSAGE_ID = re.compile(r"<[^<>\s\x00-\x1f]{1,900}>")
_RETURNED_ID = re.compile(r"^[> \t]{0,10}message-id:\s{0,5}(<[^<>\s]{1,900}>)", re.IGNORECASE | re.MULTILINE)
_RETURNED_LETTER = re.compile(r"^[> \t]{0,10}x-heard-letter:\s{0,5}(\S{1,200})", re.IGNORECASE | re.MULTILINE)
_RECIPIENT = re.compile(r"<?([^\s<>()\"',;:]{1,64}@[\w.-]{1,255}\w)>?")
_DELAYED = re.compile(
    r"delay|not yet been delivered|still being retried|will (?:be retried|keep trying|retry)", re.IGNORECASE
)
_HEAD = 20_000


def reported(root: Part) -> Bounce | None:
    """The first failure that a delivery report's machine-readable part names, or None without such a part."""
    leaves = root.leaves()
    status = next(
        (part for part in leaves if part.kind in {"message/delivery-status", "message/global-delivery-status"}), None
    )
    if status is None:
        return None
    groups = _groups(status.content(bounds.MAX_TEXT_BYTES))
    found = [group for group in groups if group.has("final-recipient") or group.has("original-recipient")]
    worst = next((group for group in found if _word(group, "action") == "failed"), found[0] if found else Headers())
    message_id, letter = _returned(leaves)
    return Bounce(
        recipient=_recipient(worst.first("final-recipient")) or _recipient(worst.first("original-recipient")),
        action=_word(worst, "action"),
        status=_status(worst.first("status")) or _status(worst.first("diagnostic-code")),
        original_message_id=message_id,
        letter=letter,
        diagnostic=one_line(worst.first("diagnostic-code"))[:500],
    )


def _groups(data: bytes) -> list[Headers]:
    """The report's groups of fields: one for the message, then one a recipient."""
    blocks = re.split(rb"(?:\r?\n[ \t]*){2,}", data.strip(), maxsplit=_MAX_GROUPS)[:_MAX_GROUPS]
    return [parse_headers(block, 0, len(block))[0] for block in blocks]


def _word(group: Headers, name: str) -> str:
    found = re.match(r"[a-z]{1,20}", group.first(name).lower())
    return found.group() if found else ""


def _recipient(value: str) -> str:
    """`rfc822; jo@x.example` as an address."""
    value = value.rpartition(";")[2].strip()
    found, _ = mailboxes(value[:2000])
    return found[0].address if found else bare(value)


def _status(value: str) -> str:
    found = _STATUS.search(value[:2000])
    return ".".join(found.groups()) if found else ""


def _returned(leaves: list[Part]) -> tuple[str, str]:
    """Message id and our own letter's id of the message that the report sends back."""
    for part in leaves:
        if part.kind in {"message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers"}:
            headers = split(part.content(bounds.MAX_HEADER_BYTES))[0].headers
            found = _MESSAGE_ID.search(headers.first("message-id"))
            return found.group() if found else "", one_line(headers.first("x-heard-letter"))[:200]
    return "", ""


def in_words(headers: Headers, text: str) -> Bounce:
    """What a delivery report in plain words says, as far as it can be told."""
    head = text[:_HEAD]
    status = _status(head)
    code = _CODE.search(head)
    own = {box.address for name in ("from", "to") for box in mailboxes(headers.first(name))[0]}
    failed = [box.address for box in mailboxes(headers.first("x-failed-recipients"))[0]]
    named = [address for found in _RECIPIENT.finditer(head) if (address := bare(found.group(1))) and address not in own]
    returned, letter = _RETURNED_ID.search(text), _RETURNED_LETTER.search(text)
    soft = _DELAYED.search(head) and not status.startswith("5")
    return Bounce(
        recipient=(failed or named or [""])[0],
        action="delayed" if soft or status.startswith("4") else "failed",
        status=status or (f"{code.group(1)}.0.0" if code else ""),
        original_message_id=returned.group(1) if returned else "",
        letter=letter.group(1) if letter else "",
        diagnostic="",
    )
