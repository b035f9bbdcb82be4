"""Read raw mail into a `Message`: bytes in, frozen values out; nothing is fetched, stored or sent.

`read` never raises: `Message.problem` says to a complaints officer what was not understood, and the
rest is still there. `bounds.py` limits how much is read, so that time and memory stay small.
"""

from chalicelib.core.cases import REPLY_MARKER
from chalicelib.mail.addresses import list_mailboxes, name_mailbox
from chalicelib.mail.between import take_answers
from chalicelib.mail.message import Attachment, Bounce, Message
from chalicelib.mail.parse import EMPTY, NOT_READ, read
from chalicelib.mail.verdicts import Verdicts, is_aligned, read_verdicts

__all__ = [
    "EMPTY",
    "NOT_READ",
    "REPLY_MARKER",
    "Attachment",
    "Bounce",
    "Message",
    "Verdicts",
    "is_aligned",
    "list_mailboxes",
    "name_mailbox",
    "read",
    "read_verdicts",
    "take_answers",
]
