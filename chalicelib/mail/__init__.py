"""Raw mail in, a `Message` out. Everything here is pure: bytes go in, frozen values come out, and
nothing is fetched, stored or sent. `read` never raises; what could not be understood is named in
`Message.problem`, in words for a complaints officer, and everything that could be read is still
there. `bounds.py` states how much of a message is read, so that time and memory stay small for any
bytes."""

from chalicelib.core.cases import REPLY_MARKER
from chalicelib.mail.message import Attachment, Bounce, Message
from chalicelib.mail.parse import NOT_READ, read
from chalicelib.mail.verdicts import Verdicts, is_aligned, read_verdicts

__all__ = [
    "NOT_READ",
    "REPLY_MARKER",
    "Attachment",
    "Bounce",
    "Message",
    "Verdicts",
    "is_aligned",
    "read",
    "read_verdicts",
]
