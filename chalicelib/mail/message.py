"""What a message says, as frozen values."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a message.

    `name` is safe to show and to save under, never empty and never a path. `declared_type` is what the
    sender says it is, `sniffed_type` what its first bytes say ("application/octet-stream" if they say
    nothing): believe the second. `inline` is true for a picture meant to stand within the text.
    """

    name: str
    declared_type: str
    content: bytes
    inline: bool = False
    sniffed_type: str = "application/octet-stream"
    content_id: str = ""


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a delivery report says of one recipient (RFC 3464, or as much as its words give).

    `status` is like "5.1.1", `action` like "failed" or "delayed"; each is "" if not said.
    `original_message_id` and `letter` (our own header) come from the message that was sent back.
    Believe a bounce only if they name something that we sent.
    """

    recipient: str = ""
    action: str = ""
    status: str = ""
    original_message_id: str = ""
    letter: str = ""
    diagnostic: str = ""

    @property
    def hard(self) -> bool:
        """True if the address will never work, so the person has to be reached another way."""
        if self.action in {"delayed", "delivered", "relayed", "expanded"}:
            return False
        return self.status.startswith("5") or (
            self.action == "failed" and not self.status.startswith("4")
        )


@dataclass(frozen=True, slots=True)
class Message:
    """One message as a person would read it.

    `text` holds every word, `new_text` what is new in it: the part above what is quoted, without the
    signature; when that is in doubt it is the whole of `text`. `automatic` is None for a person, else
    what kind of machine wrote. `problem` is "" or a sentence fit for a complaints officer.
    `truncated` names the bounds that bit (see `bounds.py`). Message ids keep their angle brackets.
    """

    sender: str = ""
    sender_name: str = ""
    from_addresses: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    reply_to: str = ""
    subject: str = ""
    date: datetime | None = None
    message_id: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    text: str = ""
    new_text: str = ""
    signature: str = ""
    quoted: str = ""
    attachments: tuple[Attachment, ...] = ()
    automatic: str | None = None
    bounce: Bounce | None = None
    digest: str = ""
    problem: str = ""
    truncated: tuple[str, ...] = ()
