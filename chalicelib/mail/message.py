"""What a message says, as frozen values."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.core.reading import delivery_reports


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a message.

    `name` is safe to show and to save under, never empty and never a path. `declared_type` is what
    the sender says it is, `sniffed_type` what its first bytes say ("application/octet-stream" if
    they say nothing): believe the second. `inline` is true for a picture meant to stand within the
    text.
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

    Believe a bounce only if `original_message_id` or `letter` names something that we sent.
    """

    recipient: str = ""
    action: str = ""  # "failed", "delayed" and the like, or ""
    status: str = ""  # like "5.1.1": what the code and the diagnostic say together, or ""
    original_message_id: str = ""
    letter: str = ""  # our own header, from the message that was sent back
    diagnostic: str = ""
    forwarded_from: str = ""  # the address that we wrote to, where it passes its mail on

    def is_about(self, address: str) -> bool:
        """Return whether this speaks of what we sent to an address, even if it was passed on."""
        theirs = {self.recipient.casefold(), self.forwarded_from.casefold()} - {""}
        return address.casefold() in theirs

    @property
    def given_up(self) -> bool:
        """Return whether the letter never arrived and no server tries again."""
        if self.action in {"delayed", "delivered", "relayed", "expanded"}:
            return False
        return self.status.startswith("5") or self.action == "failed"

    @property
    def troubles(self) -> bool:
        """Return whether the letter never arrived, or has not arrived yet."""
        return self.given_up or self.action == "delayed"

    @property
    def hard(self) -> bool:
        """Return whether the recipient's address will never work, whatever is sent to it."""
        return self.given_up and delivery_reports.is_no_mailbox(self.status)


@dataclass(frozen=True, slots=True)
class Writer:
    """Who a message says wrote it, where something passed it on. It is a claim, and proves
    nothing.
    """

    name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One message as a person would read it. Message ids keep their angle brackets."""

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
    text: str = ""  # every word; where it has none of its own, the words of `attached`
    # what is new in `text`: above what is quoted, without the signature; in doubt, all of it
    new_text: str = ""
    signature: str = ""
    quoted: str = ""
    attached: str = ""  # the words of messages attached to it, and whose they are
    attachments: tuple[Attachment, ...] = ()
    automatic: str | None = None  # what kind of machine wrote; None for a person
    submitted: str = ""  # auto-generated or auto-replied, as it marks itself
    server: str = ""  # the IP address of the server that handed it to SES
    vouched: str = ""  # the domain for which that server says DMARC passed; "!" if it did not
    bounces: tuple[Bounce, ...] = ()
    from_line: str = ""  # the From field as it is written, for a person to read
    # From, Reply-To, To and the like, each with its field as it is written
    written: tuple[tuple[str, str], ...] = ()
    # what passed it on, as `relay_of` names it; "" for a person who wrote themselves
    relay: str = ""
    writers: tuple[Writer, ...] = ()  # who it says it is from, the likeliest first
    digest: str = ""
    problem: str = ""  # "", or a sentence fit for a complaints officer
    truncated: tuple[str, ...] = ()  # the bounds that cut it short (see `bounds.py`)

    @property
    def bounce(self) -> Bounce | None:
        """Return what a delivery report says of the first recipient that failed, or None."""
        return next(iter(self.bounces), None)
