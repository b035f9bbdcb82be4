"""The one way in: raw bytes to a `Message`, each step on its own feet.

A step that fails, which the fuzzing has not managed, costs only what that step would have told: the rest
is still read, and `problem` says that the original needs looking at.
"""

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

from chalicelib.mail import bounce, bounds, machines
from chalicelib.mail.addresses import Mailbox, mailboxes
from chalicelib.mail.attachments import attach
from chalicelib.mail.body import Words, gather
from chalicelib.mail.headers import Headers, one_line, words
from chalicelib.mail.message import Attachment, Bounce, Message
from chalicelib.mail.mime import Part, split
from chalicelib.mail.reply import Reply, divide

NOT_READ = "Part of this message could not be read by our system. Please open the original."
NO_SENDER = "The message does not say who sent it."
BAD_SENDER = "We cannot tell who sent this message: the sender's address is not written as an address."
MANY_SENDERS = "The message names more than one sender, so we cannot be sure who wrote it."
ENCRYPTED = "The message is encrypted, so we cannot read it. Please ask the sender to send it again without encryption."
EMPTY = "The message is empty: it has no subject, no words and no files."
GARBLED = "The words of this message cannot be read: it was damaged on its way or uses an unknown alphabet."
TOO_MUCH = "The message is too large or too deeply wrapped to be read whole. Please open the original."

_ID = re.compile(r"<[^<>\s]{1,900}>")
_UNREADABLE = re.compile(r"[\ufffd\ue000-\uf8ff]")
_BLANKS = re.compile(rb"\s+")
T = TypeVar("T")


class _Reading:
    """Runs each step; one that fails is noted and gives its default."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def step(self, read: Callable[[], T], default: T) -> T:
        try:
            return read()
        except Exception:  # no message may be lost to a fault of ours, whatever it is
            self.note(NOT_READ)
            return default

    def note(self, problem: str) -> None:
        if problem and problem not in self.problems:
            self.problems.append(problem)


def read(raw: bytes) -> Message:
    """Reads a message. Never raises, whatever the bytes; see `Message` for what each field means."""
    reading = _Reading()
    root, cut = reading.step(lambda: split(raw), (Part(b"", Headers(), 0, 0), ()))
    headers = root.headers
    found, sender_problem = reading.step(lambda: _senders(headers), ((), NO_SENDER))
    sender = found[0] if found and not sender_problem else Mailbox("")
    subject = reading.step(lambda: words(headers.first("subject"))[: bounds.MAX_SUBJECT], "")
    body = reading.step(lambda: gather(root), Words())
    text = body.text()
    files = [reading.step(lambda part=part, at=at: attach(part, at), None) for at, part in enumerate(body.files, 1)]
    attachments = tuple(file for file in files if file)
    message_id, in_reply_to, references = reading.step(lambda: _thread(headers), ("", "", ()))
    kept = text[: bounds.MAX_TEXT]
    reply = reading.step(lambda: divide(kept, subject, bool(in_reply_to or references)), Reply(kept))
    automatic = reading.step(lambda: machines.kind_of(root, sender.address, subject, kept), None)
    truncated = (*cut, *(["text"] if body.cut or len(text) > bounds.MAX_TEXT else []))
    reading.note(sender_problem)
    reading.note(reading.step(lambda: _body_problem(root, subject, kept, attachments, truncated), ""))
    return Message(
        sender=sender.address,
        sender_name=sender.name,
        from_addresses=tuple(box.address for box in found),
        to=reading.step(lambda: _addresses(headers, "to"), ()),
        cc=reading.step(lambda: _addresses(headers, "cc"), ()),
        reply_to=next(iter(reading.step(lambda: _addresses(headers, "reply-to"), ())), ""),
        subject=subject,
        date=reading.step(lambda: _date(headers), None),
        message_id=message_id,
        in_reply_to=in_reply_to,
        references=references,
        text=kept,
        new_text=reply.new,
        signature=reply.signature,
        quoted=reply.quoted,
        attachments=attachments,
        automatic=automatic,
        bounce=reading.step(lambda: _bounce(root, automatic, kept), None),
        digest=reading.step(lambda: _digest(root), ""),
        problem=" ".join(reading.problems),
        truncated=truncated,
    )


def _senders(headers: Headers) -> tuple[tuple[Mailbox, ...], str]:
    """Everyone that From names, and what is wrong with it. Sender decides between several only if it names one."""
    fields = [value for value in headers.all("from") if value]
    read_fields = [mailboxes(value) for value in fields]
    found = tuple({box.address: box for boxes, _ in reversed(read_fields) for box in reversed(boxes)}.values())[::-1]
    if not fields:
        return (), NO_SENDER
    if not found or any(unread for _, unread in read_fields):
        return found, BAD_SENDER
    return found, MANY_SENDERS if len(found) > 1 else ""


def _addresses(headers: Headers, name: str) -> tuple[str, ...]:
    found = [box.address for value in headers.all(name)[: bounds.MAX_ADDRESSES] for box in mailboxes(value)[0]]
    return tuple(dict.fromkeys(found))[: bounds.MAX_ADDRESSES]


def _thread(headers: Headers) -> tuple[str, str, tuple[str, ...]]:
    """Message-ID, In-Reply-To and References."""
    references = [each for value in headers.all("references") for each in _ID.findall(value)]
    return (
        _one_id(headers.first("message-id")),
        _one_id(headers.first("in-reply-to")),
        tuple(dict.fromkeys(references))[-bounds.MAX_REFERENCES :],
    )


def _one_id(value: str) -> str:
    found = _ID.search(value)
    bare = one_line(value).split(" ")[0].strip("<>")[:900]
    return found.group() if found else f"<{bare}>" if "@" in bare else ""


def _date(headers: Headers) -> datetime | None:
    """The Date field in its own offset, in UTC if it has none; None if it is no date."""
    value = one_line(headers.first("date"))[:200]
    try:
        found = parsedate_to_datetime(value)
        found.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _body_problem(root: Part, subject: str, text: str, files: tuple[Attachment, ...], cut: tuple[str, ...]) -> str:
    if _encrypted(root, text):
        return ENCRYPTED
    if not text.strip() and not files and not subject:
        return EMPTY
    if text and len(_UNREADABLE.findall(text)) * 4 > len(text):
        return GARBLED
    return TOO_MUCH if set(cut) - {"text"} else ""


def _encrypted(root: Part, text: str) -> bool:
    kinds = {part.kind for part in root.walk()}
    enveloped = any(
        part.kind in {"application/pkcs7-mime", "application/x-pkcs7-mime"}
        and "signed" not in part.parameters.get("smime-type", "")
        for part in root.walk()
    )
    if text.lstrip().startswith("-----BEGIN PGP MESSAGE-----"):
        return True
    return ("multipart/encrypted" in kinds or enveloped) and not text.strip()


def _bounce(root: Part, automatic: str | None, text: str) -> Bounce | None:
    if automatic != "delivery-failure":
        return None
    return bounce.reported(root) or bounce.in_words(root.headers, text)


def _digest(root: Part) -> str:
    """One value for all deliveries of the same message: nothing that is added on the way goes in."""
    named = [(name, root.headers.first(name)) for name in ("message-id", "from", "date", "subject")]
    digest = hashlib.sha256(repr([(name, " ".join(value.split())) for name, value in named]).encode("utf-8", "replace"))
    digest.update(root.raw[root.start : root.end].replace(b"\r\n", b"\n").rstrip())
    return digest.hexdigest()
