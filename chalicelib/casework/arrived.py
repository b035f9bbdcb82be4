"""A message as it came in, with all that its door knew of it, and what a case takes of it: its words and its files."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib import files, store
from chalicelib.core.cases import Complaint, FileRef

if TYPE_CHECKING:
    from chalicelib import mail  # read by one door of seven: the others start without it

WORDS = 60_000  # characters of a message kept on the case; the whole is always in the original


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message with all that its door knew of it. `original` is where its bytes are kept; `envelope` is the sender by SMTP, "" of a bounce."""

    message: mail.Message
    verdicts: mail.Verdicts
    recipients: tuple[str, ...]
    received_at: datetime
    original: str
    envelope: str = ""

    @property
    def id(self) -> str:
        """What it is called once it is set aside."""
        return hashlib.sha256(self.original.encode()).hexdigest()[:20]

    @property
    def proved(self) -> bool:
        """Whether SES's checks show that it comes from the address it gives: by DMARC, or where there is none by SPF and DKIM, of that very domain."""
        from chalicelib import mail

        if self.verdicts.dmarc == "PASS":
            return True
        return self.verdicts.trusted and mail.aligned(self.message.sender, self.envelope)

    @property
    def cause(self) -> store.MailCause:
        """What it is known by, so that the same message brought again is dealt with once.

        It counts among its sender's; what may be forged is counted apart, so that nobody can use up another's share.
        """
        sender = self.message.sender if self.proved else f"unproved {self.message.sender}"
        return store.MailCause(self.message.digest, sender if self.message.sender else "", self.received_at)


def complaint_of(arrived: Arrived) -> Complaint:
    """The complaint that a message makes."""
    message = arrived.message
    return Complaint(
        happened=words_in(message),
        source="email",
        name=message.sender_name[:200],
        email=message.sender,
        files=kept_files(arrived),
        original=arrived.original,
        message_id=message.message_id[:500],
    )


def words_in(message: mail.Message) -> str:
    """A message's subject and words, as much of them as a case keeps."""
    text = message.text.strip() or f"(The message had no words{', only files' if message.attachments else ''}.)"
    text = text if len(text) <= WORDS else text[:WORDS] + "\n\n[The message goes on. The whole of it is kept.]"
    return f"{message.subject.strip()}\n\n{text}" if message.subject.strip() else text


def kept_files(arrived: Arrived) -> tuple[FileRef, ...]:
    """Keep a message's files, each under a key of its own, however often it is brought."""
    digest = arrived.message.digest
    found = enumerate(arrived.message.attachments, 1)
    return tuple(files.keep_attachment(f"mail/{digest}/{n}", a.name, a.content, a.sniffed_type) for n, a in found)
