"""Delivery reports: those that machines can read (RFC 3464) and those in plain words."""

import itertools
import re
from dataclasses import replace

from chalicelib.core.reading import delivery_reports
from chalicelib.mail import bounds
from chalicelib.mail.addresses import clean_address, read_mailboxes
from chalicelib.mail.headers import Headers, make_one_line, parse_headers
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
        (
            r"\b(?:recipients?|address(?:es)?|user|mailbox|account|rcpt to|to|for)\b:?\s{0,5}"
            rf"[<\"'(]{{0,2}}(?:smtp[:=])?({_AT})"
        ),
        re.IGNORECASE,
    ),
    re.compile(rf"({_AT})"),
)
_BEGIN_A_LINE = _RECIPIENTS[:2]
_OFFICE = re.compile(
    r"(?:postmaster|mailer-daemon|mdaemon|abuse|support|help(?:desk)?)@", re.IGNORECASE
)
_DELAYED = re.compile(
    (
        r"delayed|not yet been delivered|still being retried|will "
        r"(?:be retried|keep trying|retry|continue)|transient|warning only|no action is required"
    ),
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


def find_bounces(root: Part, text: str) -> tuple[Bounce, ...]:
    """Return what a delivery report says of each recipient, failures first; at least one.

    The part for machines goes before the words, which fill the gaps in it.
    """
    reported = _read_report(root)
    in_words = _read_words(root.headers, text)
    if not reported:
        return in_words
    bounces = []
    for each in sorted(reported, key=_is_no_failure):
        bounces.append(_fill_gaps(each, in_words[0]))
    return tuple(bounces)


def _fill_gaps(bounce: Bounce, in_words: Bounce) -> Bounce:
    return replace(
        bounce,
        recipient=bounce.recipient or in_words.recipient,
        original_message_id=bounce.original_message_id or in_words.original_message_id,
        letter=bounce.letter or in_words.letter,
    )


def _is_no_failure(bounce: Bounce) -> bool:
    return bounce.action != "failed"


def _read_report(root: Part) -> tuple[Bounce, ...]:
    """Return what the machine-readable part of a report says of each recipient; () without one."""
    leaves = root.leaves()
    status = _find_status_part(leaves)
    if status is None:
        return ()
    message_id, letter = _read_returned(leaves)
    found = []
    for group in _split_groups(status.content(bounds.MAX_TEXT_BYTES)):
        if group.has("final-recipient") or group.has("original-recipient"):
            found.append(_read_bounce(group, message_id, letter))
    return tuple(found) or (_read_bounce(Headers(), message_id, letter),)


def _find_status_part(leaves: list[Part]) -> Part | None:
    for part in leaves:
        if part.kind in {"message/delivery-status", "message/global-delivery-status"}:
            return part
    return None


def _read_bounce(group: Headers, message_id: str, letter: str) -> Bounce:
    """Return what one recipient's group of fields says."""
    final = _read_recipient(group.first("final-recipient"))
    original = _read_recipient(group.first("original-recipient"))
    diagnostic = make_one_line(group.first("diagnostic-code"))[:2000]
    return Bounce(
        recipient=final or original,
        action=_read_action(group),
        status=delivery_reports.read_status(_read_status(group.first("status")), diagnostic),
        original_message_id=message_id,
        letter=letter,
        diagnostic=diagnostic[:500],
        forwarded_from=original if final else "",
    )


def _split_groups(data: bytes) -> list[Headers]:
    """Return the report's groups of fields: one for the message, then one for each recipient."""
    blocks = re.split(rb"(?:\r?\n[ \t]*){2,}", data.strip(), maxsplit=_MAX_GROUPS)[:_MAX_GROUPS]
    groups = []
    for block in blocks:
        headers, _ = parse_headers(block, 0, len(block))
        groups.append(headers)
    return groups


def _read_action(group: Headers) -> str:
    return _ACTIONS.get(group.first("action")[:4].lower(), "")


def _read_recipient(value: str) -> str:
    """Return `rfc822; jo@x.example` as an address."""
    value = value.rpartition(";")[2].strip()
    found, _ = read_mailboxes(value[:2000])
    if found:
        return found[0].address
    return clean_address(value)


def _read_status(value: str) -> str:
    found = _STATUS.search(value[:2000])
    if not found:
        return ""
    return ".".join(found.groups())


def _read_returned(leaves: list[Part]) -> tuple[str, str]:
    """Return the Message-ID and our own letter's id of the message that the report returns."""
    for part in leaves:
        if part.kind in {
            "message/rfc822",
            "message/global",
            "text/rfc822-headers",
            "message/rfc822-headers",
        }:
            headers = split(part.content(bounds.MAX_HEADER_BYTES))[0].headers
            letter = make_one_line(headers.first("x-heard-letter"))[:200]
            found = _MESSAGE_ID.search(headers.first("message-id"))
            if found:
                return found.group(), letter
            return "", letter
    return "", ""


def _read_words(headers: Headers, text: str) -> tuple[Bounce, ...]:
    """Return what a delivery report in plain words says of each recipient; at least one."""
    head = _RETURNED.split(text[:_HEAD], maxsplit=1)[0]
    returned = _RETURNED_ID.search(text)
    letter = _RETURNED_LETTER.search(text)
    returns = Bounce("", "", "")
    if returned:
        returns = replace(returns, original_message_id=returned.group(1))
    if letter:
        returns = replace(returns, letter=letter.group(1))
    found = []
    for address, words in _find_recipients(headers, head):
        found.append(_fill_gaps(_read_about(address, words), returns))
    return tuple(sorted(found, key=_is_no_failure))


def _read_about(recipient: str, words: str) -> Bounce:
    """Return what the words of a report say of one recipient."""
    fault = _FAULT.search(words)
    code = _CODE.search(words)
    status = ""
    if fault:
        status = ".".join(fault.groups())
    elif code:
        status = f"{code.group(1)}.0.0"
    soft = status.startswith("4") or (_DELAYED.search(words) and not status)
    if not soft:
        status = delivery_reports.read_status(status, make_one_line(words))
    return Bounce(recipient, "delayed" if soft else "failed", status)


def _find_recipients(headers: Headers, head: str) -> list[tuple[str, str]]:
    """Return each address that a report in plain words is about, with the words that speak of it.

    None of those it is from or to. An address that begins a line heads its own part of the report.
    """
    failed, _ = read_mailboxes(headers.first("x-failed-recipients"))
    if len(failed) == 1:
        return [(failed[0].address, head)]
    own = set[str]()
    for name in ("from", "to", "reply-to"):
        boxes, _ = read_mailboxes(headers.first(name))
        own |= {box.address for box in boxes}
    for pattern in _RECIPIENTS:
        found = []
        for each in itertools.islice(pattern.finditer(head), 50):
            if _may_have_failed(clean_address(each.group(1)), own):
                found.append(each)
        if found and pattern in _BEGIN_A_LINE:
            return _split_sections(head, found)
        if found:
            return [(clean_address(found[0].group(1)), head)]
    if not failed:
        return [("", head)]
    return [(box.address, head) for box in failed]


def _may_have_failed(address: str, own: set[str]) -> bool:
    return bool(address) and address not in own and not _OFFICE.match(address)


def _split_sections(head: str, found: list[re.Match[str]]) -> list[tuple[str, str]]:
    """Return each address with the words from it to the next; one alone has the whole report."""
    addresses = [clean_address(each.group(1)) for each in found]
    if len(set(addresses)) == 1:
        return [(addresses[0], head)]
    starts = [each.start() for each in found]
    ends = [*starts[1:], len(head)]
    sections = []
    for address, start, end in zip(addresses, starts, ends, strict=True):
        sections.append((address, head[start:end]))
    return sections
