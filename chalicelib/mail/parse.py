"""The one way in: raw bytes to a `Message`, each step on its own feet.

A step that fails, which the fuzzing has not managed, costs only what that step would have told: the
rest is still read, and `problem` says that the original needs looking at.
"""

import hashlib
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from chalicelib.mail import bounce, bounds, machines, relay, way
from chalicelib.mail.addresses import Mailbox, read_mailboxes
from chalicelib.mail.attached import read_attached
from chalicelib.mail.attachments import attach
from chalicelib.mail.body import Words, gather
from chalicelib.mail.headers import Headers, decode_words, make_one_line
from chalicelib.mail.message import Message
from chalicelib.mail.mime import Part, split
from chalicelib.mail.reply import Reply, divide

NOT_READ = "Part of this message could not be read by our system. Please open the original."
NO_SENDER = "The message does not say who sent it."
BAD_SENDER = (
    "We cannot tell who sent this message: the sender's address is not written as an address."
)
MANY_SENDERS = "The message names more than one sender, so we cannot be sure who wrote it."
ENCRYPTED = (
    "The message is encrypted, so we cannot read it. Please ask the sender to send it again "
    "without encryption."
)
EMPTY = "The message is empty: it has no subject, no words and no files."
PIECE = (
    "This is one piece of a message that was sent in several. Please ask the sender to send it "
    "again in one."
)
GARBLED = (
    "The words of this message cannot be read: it was damaged on its way or uses an unknown "
    "alphabet."
)
TOO_MUCH = (
    "The message is too large or too deeply wrapped to be read whole. Please open the original."
)

# The fields that say whom a message is from and to, as a person looks at them.
WRITTEN = ("From", "Sender", "Reply-To", "To", "Cc")

_ID = re.compile(r"<[^<>\s\x00-\x1f\x7f-\x9f]{1,900}>")
_ANSWERS = re.compile(r"(?:re|aw|fwd?)\s?:", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2}")
_UNREADABLE = re.compile(r"[\ufffd\ue000-\uf8ff]")


class _Reading:
    """A message half read: its parts, what each step made of them, and what went wrong."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.root = Part(b"", Headers(), 0, 0)
        self.body = Words()
        self.cut: tuple[str, ...] = ()
        self.fields: dict[str, Any] = {}
        self.problems: list[str] = []

    def field(self, name: str) -> str:
        return str(self.fields.get(name, ""))

    def note(self, problem: str) -> None:
        if problem and problem not in self.problems:
            self.problems.append(problem)


def read(raw: bytes) -> Message:
    """Return a message read from any bytes. Never raise. See `Message` for what each field
    means.
    """
    reading = _Reading(raw)
    for step in (
        _open,
        _read_people,
        _read_heading,
        _read_thread,
        _read_way,
        _read_words,
        _read_files,
        _read_nature,
        _use_subject,
        _read_origin,
        _read_identity,
        _note_legibility,
    ):
        try:
            reading.fields |= step(reading)
        except Exception:  # noqa: BLE001 - no fault of ours may lose a message
            reading.note(NOT_READ)
    return Message(**reading.fields, problem=" ".join(reading.problems))


def _open(reading: _Reading) -> dict[str, Any]:
    reading.root, reading.cut = split(reading.raw)
    return {"truncated": reading.cut}


def _read_people(reading: _Reading) -> dict[str, Any]:
    headers = reading.root.headers
    found, problem = _read_senders(headers)
    reading.note(problem)
    if found and not problem:
        sender = found[0]
    else:
        sender = Mailbox("")
    return {
        "sender": sender.address,
        "sender_name": sender.name,
        "from_line": _write_field(headers, "from")[:500],
        "written": _write_fields(headers),
        "from_addresses": tuple(box.address for box in found),
        "to": _read_addresses(headers, "to"),
        "cc": _read_addresses(headers, "cc"),
        "reply_to": next(iter(_read_addresses(headers, "reply-to")), ""),
    }


def _write_fields(headers: Headers) -> tuple[tuple[str, str], ...]:
    written = []
    for name in WRITTEN:
        if headers.has(name.lower()):
            written.append((name, _write_field(headers, name)))
    return tuple(written)


def _write_field(headers: Headers, name: str) -> str:
    """Return a field as it is written, in one line."""
    values = ", ".join(map(decode_words, headers.all(name.lower())))
    return make_one_line(values)[: bounds.MAX_FIELD_SHOWN]


def _read_heading(reading: _Reading) -> dict[str, Any]:
    headers = reading.root.headers
    return {
        "subject": decode_words(headers.first("subject"))[: bounds.MAX_SUBJECT],
        "date": _read_date(headers),
    }


def _read_thread(reading: _Reading) -> dict[str, Any]:
    headers = reading.root.headers
    references = list[str]()
    for value in headers.all("references"):
        references += _ID.findall(value)
    return {
        "message_id": _read_id(headers.first("message-id")),
        "in_reply_to": _read_id(headers.first("in-reply-to")),
        "references": tuple(dict.fromkeys(references))[-bounds.MAX_REFERENCES :],
    }


def _read_way(reading: _Reading) -> dict[str, Any]:
    headers = reading.root.headers
    return {
        "submitted": way.read_submitted(headers),
        "server": way.find_server(headers),
        "vouched": way.find_vouched_domain(headers),
    }


def _read_words(reading: _Reading) -> dict[str, Any]:
    reading.body = gather(reading.root)
    attached = read_attached(reading.body.files, reading.field("sender"))
    whole = reading.body.text()
    if not whole.strip():
        whole = attached
        attached = ""
    text = whole[: bounds.MAX_TEXT]
    truncated = list(reading.cut)
    if reading.body.cut or len(whole) > len(text):
        truncated.append("text")
    reading.fields |= {
        "text": text,
        "new_text": text,
        "attached": attached,
        "truncated": tuple(truncated),
    }
    is_reply = bool(reading.field("in_reply_to") or reading.fields.get("references"))
    reply = divide(text, reading.field("subject"), is_reply)
    if also := reading.body.only_elsewhere():
        text, reply = _add_more(text, reply, also)
    return {
        "text": text,
        "new_text": reply.new,
        "signature": reply.signature,
        "quoted": reply.quoted,
    }


def _add_more(text: str, reply: Reply, also: str) -> tuple[str, Reply]:
    """Return the text with `also` under what is new in it, and its three pieces."""
    if reply.new.strip():
        rest = text.removeprefix(reply.new)
    else:
        rest = text
    if rest == text or not rest.strip():
        whole = f"{text}\n\n{also}".strip()
        return whole, Reply(whole)
    new = f"{reply.new}\n\n{also}"
    return new + rest, reply._replace(new=new)


def _read_files(reading: _Reading) -> dict[str, Any]:
    attachments = []
    for number, part in enumerate(reading.body.files, 1):
        attachments.append(attach(part, number))
    return {"attachments": tuple(attachments)}


def _read_nature(reading: _Reading) -> dict[str, Any]:
    root = reading.root
    text = reading.field("text")
    kind = machines.recognise_machine(
        root, reading.field("sender"), reading.field("sender_name"), reading.field("subject"), text
    )
    if kind != "delivery-failure":
        return {"automatic": kind, "bounces": ()}
    return {"automatic": kind, "bounces": bounce.find_bounces(root, text)}


def _use_subject(reading: _Reading) -> dict[str, Any]:
    """Return the subject as the words of a person's new message that has no others."""
    subject = reading.field("subject")
    if reading.field("text").strip() or reading.fields.get("attachments"):
        return {}
    if reading.fields.get("automatic") or _ANSWERS.match(subject) or not _WORD.search(subject):
        return {}
    return {"text": subject, "new_text": subject}


def _read_origin(reading: _Reading) -> dict[str, Any]:
    root = reading.root
    text = reading.field("text")
    sender = reading.field("sender")
    name = reading.field("sender_name")
    return {
        "relay": relay.find_relay(root, sender, name, reading.field("subject"), text),
        "writers": relay.find_writers(root, sender, name, text),
    }


def _read_identity(reading: _Reading) -> dict[str, Any]:
    return {"digest": _make_digest(reading.root)}


def _note_legibility(reading: _Reading) -> dict[str, Any]:
    """Note why the words cannot be read, if they cannot. Return no field for it."""
    text = reading.field("text")
    files = reading.fields.get("attachments")
    if _is_encrypted(reading.root, text):
        reading.note(ENCRYPTED)
    elif not (text.strip() or files or reading.field("subject")):
        reading.note(EMPTY)
    elif text and len(_UNREADABLE.findall(text)) * 4 > len(text):
        reading.note(GARBLED)
    if reading.root.kind == "message/partial":
        reading.note(PIECE)
    if {"bytes", "depth", "parts"} & set(reading.cut):
        reading.note(TOO_MUCH)
    return {}


def _read_senders(headers: Headers) -> tuple[tuple[Mailbox, ...], str]:
    """Return everyone that From names, and what is wrong with it.

    Several senders count as none: any of them may be a decoy.
    """
    fields = []
    for value in headers.all("from"):
        if value:
            fields.append(value)
    by_address = dict[str, Mailbox]()
    any_unread = False
    for value in fields:
        boxes, unread = read_mailboxes(value)
        any_unread = any_unread or unread
        for box in boxes:
            by_address.setdefault(box.address.casefold(), box)
    found = tuple(by_address.values())
    if not fields:
        return (), NO_SENDER
    if not found or any_unread:
        return found, BAD_SENDER
    if len(found) > 1:
        return found, MANY_SENDERS
    return found, ""


def _read_addresses(headers: Headers, name: str) -> tuple[str, ...]:
    found = list[str]()
    for value in headers.all(name)[: bounds.MAX_ADDRESSES]:
        boxes, _ = read_mailboxes(value)
        found += [box.address for box in boxes]
    return tuple(dict.fromkeys(found))[: bounds.MAX_ADDRESSES]


def _read_id(value: str) -> str:
    found = _ID.search(value)
    bare = make_one_line(value).split(" ")[0].strip("<>")[:900]
    if found:
        return found.group()
    if "@" not in bare:
        return ""
    return f"<{bare}>"


def _read_date(headers: Headers) -> datetime | None:
    """Return the Date field in its own offset, or in UTC if it has none; None if it is no date."""
    value = make_one_line(headers.first("date"))[:200]
    try:
        found = parsedate_to_datetime(value)
        found.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
    if found.tzinfo:
        return found
    return found.replace(tzinfo=UTC)


def _is_encrypted(root: Part, text: str) -> bool:
    kinds = {part.kind for part in root.walk()}
    enveloped = any(
        part.kind in {"application/pkcs7-mime", "application/x-pkcs7-mime"}
        and "signed" not in part.parameters.get("smime-type", "")
        for part in root.walk()
    )
    if text.lstrip().startswith("-----BEGIN PGP MESSAGE-----"):
        return True
    return ("multipart/encrypted" in kinds or enveloped) and not text.strip()


def _make_digest(root: Part) -> str:
    """Return one value for all deliveries of the same message. Nothing that is added on the way
    goes in.
    """
    named = []
    for name in ("message-id", "from", "date", "subject"):
        named.append((name, " ".join(root.headers.first(name).split())))
    digest = hashlib.sha256(repr(named).encode("utf-8", "replace"))
    digest.update(root.raw[root.start : root.end].replace(b"\r\n", b"\n").rstrip())
    return digest.hexdigest()
