"""Delivery reports: those that machines can read (RFC 3464) and those in plain words."""

import itertools
import re
from dataclasses import replace

from chalicelib.mail import bounds
from chalicelib.mail.addresses import bare, mailboxes
from chalicelib.mail.headers import Headers, one_line, parse_headers
from chalicelib.mail.message import Bounce
from chalicelib.mail.mime import Part, split

_MAX_GROUPS = 100
_STATUS = re.compile(r"(?<![\d.])([245])[. ](\d{1,3})[. ](\d{1,3})(?![\d.]\d)")
_FAULT = re.compile(r"(?<![\w.])([45])\.(\d{1,3})\.(\d{1,3})(?![\d.]\d)(?!\w)")
_CODE = re.compile(r"(?:^|[\s:(\[=])([45])[0-5]\d[ -]", re.MULTILINE)
_MESSAGE_ID = re.compile(r"<[^<>\s\x00-\x1f]{1,900}>")
_RETURNED_ID = re.compile(
    r"^[> \t]{0,10}message-id:\s{0,5}(<[^<>\s]{1,900}>)", re.IGNORECASE | re.MULTILINE
)
_RETURNED_LETTER = re.compile(
    r"^[> \t]{0,10}x-heard-letter:\s{0,5}(\S{1,200})", re.IGNORECASE | re.MULTILINE
)
_AT = r"[^\s<>()\"',;:\[\]]{1,64}@[\w.-]{1,255}\w"
_RECIPIENTS = (  # where delivery reports in plain words name the address, the surest first
    re.compile(rf"^[> \t]{{0,10}}<({_AT})>\s{{0,5}}(?::|\.{{3}}|$|\(|\s)", re.MULTILINE),
    re.compile(rf"^[> \t]{{0,10}}(?:\W|\w{{4}}:)?({_AT})\s{{0,5}}(?:[:(]|\.{{3}}|$)", re.MULTILINE),
    re.compile(
        rf"\b(?:recipients?|address(?:es)?|user|mailbox|account|rcpt to|to|for)\b:?\s{{0,5}}[<\"'(]{{0,2}}(?:smtp[:=])?({_AT})",
        re.IGNORECASE,
    ),
    re.compile(rf"({_AT})"),
)
_OFFICE = re.compile(
    r"(?:postmaster|mailer-daemon|mdaemon|abuse|support|help(?:desk)?)@", re.IGNORECASE
)
_DELAYED = re.compile(
    r"delayed|not yet been delivered|still being retried|will (?:be retried|keep trying|retry|continue)|transient|warning only|no action is required",
    re.IGNORECASE,
)
_ACTIONS = {
    "fail": "failed",
    "erro": "failed",
    "dela": "delayed",
    "deli": "delivered",
    "rela": "relayed",
    "expa": "expanded",
}
_RETURNED = re.compile(r"^[> \t]{0,10}(?:received|return-path):", re.IGNORECASE | re.MULTILINE)
_HEAD = 20_000


def found_in(root: Part, text: str) -> Bounce:
    """What a delivery report says, from the part for machines and, where that says nothing, from its words."""
    said, words = _reported(root), _in_words(root.headers, text)
    if said is None:
        return words
    gaps = {
        name: getattr(words, name)
        for name in ("recipient", "original_message_id", "letter")
        if not getattr(said, name)
    }
    return replace(said, **gaps)


def _reported(root: Part) -> Bounce | None:
    """The first failure that a delivery report's machine-readable part names, or None without such a part."""
    leaves = root.leaves()
    status = next(
        (
            part
            for part in leaves
            if part.kind in {"message/delivery-status", "message/global-delivery-status"}
        ),
        None,
    )
    if status is None:
        return None
    groups = _groups(status.content(bounds.MAX_TEXT_BYTES))
    found = [
        group for group in groups if group.has("final-recipient") or group.has("original-recipient")
    ]
    worst = next(
        (group for group in found if _action(group) == "failed"), found[0] if found else Headers()
    )
    message_id, letter = _returned(leaves)
    return Bounce(
        recipient=_recipient(worst.first("final-recipient"))
        or _recipient(worst.first("original-recipient")),
        action=_action(worst),
        status=_status(worst.first("status")) or _status(worst.first("diagnostic-code")),
        original_message_id=message_id,
        letter=letter,
        diagnostic=one_line(worst.first("diagnostic-code"))[:500],
    )


def _groups(data: bytes) -> list[Headers]:
    """The report's groups of fields: one for the message, then one a recipient."""
    blocks = re.split(rb"(?:\r?\n[ \t]*){2,}", data.strip(), maxsplit=_MAX_GROUPS)[:_MAX_GROUPS]
    return [parse_headers(block, 0, len(block))[0] for block in blocks]


def _action(group: Headers) -> str:
    return _ACTIONS.get(group.first("action")[:4].lower(), "")


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
        if part.kind in {
            "message/rfc822",
            "message/global",
            "text/rfc822-headers",
            "message/rfc822-headers",
        }:
            headers = split(part.content(bounds.MAX_HEADER_BYTES))[0].headers
            found = _MESSAGE_ID.search(headers.first("message-id"))
            return found.group() if found else "", one_line(headers.first("x-heard-letter"))[:200]
    return "", ""


def _in_words(headers: Headers, text: str) -> Bounce:
    """What a delivery report in plain words says, as far as it can be told."""
    head = _RETURNED.split(text[:_HEAD], maxsplit=1)[0]
    fault, code = _FAULT.search(head), _CODE.search(head)
    status = ".".join(fault.groups()) if fault else f"{code.group(1)}.0.0" if code else ""
    soft = status.startswith("4") or (_DELAYED.search(head) and not status)
    returned, letter = _RETURNED_ID.search(text), _RETURNED_LETTER.search(text)
    return Bounce(
        recipient=_named(headers, head),
        action="delayed" if soft else "failed",
        status=status,
        original_message_id=returned.group(1) if returned else "",
        letter=letter.group(1) if letter else "",
    )


def _named(headers: Headers, head: str) -> str:
    """The address that a report in plain words is about: none of those it is from or to."""
    failed = [box.address for box in mailboxes(headers.first("x-failed-recipients"))[0]]
    if failed:
        return failed[0]
    own = {
        box.address
        for name in ("from", "to", "reply-to")
        for box in mailboxes(headers.first(name))[0]
    }
    for pattern in _RECIPIENTS:
        named = [bare(found.group(1)) for found in itertools.islice(pattern.finditer(head), 50)]
        fitting = [
            address
            for address in named
            if address and address not in own and not _OFFICE.match(address)
        ]
        if fitting:
            return fitting[0]
    return ""
