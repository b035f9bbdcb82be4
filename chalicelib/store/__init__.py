"""The only place that knows DynamoDB: one table, read in the ways that `docs/table.md` lists.

Every index is sparse: a row leaves it when there is nothing more to do. Nothing here scans. Every
write says what must still be true, or `tests/test_shape.py` says why it need not.
"""

from chalicelib.store.answered import keep_sent, letter_sent_as
from chalicelib.store.cases import (
    OpenCase,
    Seen,
    commit,
    dated,
    due,
    history,
    index_anew,
    load,
    mark_seen,
    of_address,
    open_cases,
    open_cases_of,
    received_in,
    to_pass_on,
)
from chalicelib.store.cases import seen_as as seen
from chalicelib.store.drafts import load_draft, save_draft
from chalicelib.store.letters import (
    UNDONE,
    Waiting,
    claim,
    enqueue,
    failed,
    keep_ses_id,
    letter,
    letters,
    mark_sent,
    owed_since,
    put_off,
    stopped,
    unsent,
)
from chalicelib.store.mailboxes import messages_from, room_for
from chalicelib.store.messages import SetAside, aside, aside_message, keep_aside, remark, settled_as
from chalicelib.store.retry import Stale, Taken, retry_when_stale
from chalicelib.store.rows import MailCause
from chalicelib.store.sketches import keep_sketch, sketches
from chalicelib.store.unconfirmed import Unconfirmed, no_longer_asked, unconfirmed

__all__ = [
    "UNDONE",
    "MailCause",
    "OpenCase",
    "Seen",
    "SetAside",
    "Stale",
    "Taken",
    "Unconfirmed",
    "Waiting",
    "aside",
    "aside_message",
    "claim",
    "commit",
    "dated",
    "due",
    "enqueue",
    "failed",
    "history",
    "index_anew",
    "keep_aside",
    "keep_sent",
    "keep_ses_id",
    "keep_sketch",
    "letter",
    "letter_sent_as",
    "letters",
    "load",
    "load_draft",
    "mark_seen",
    "mark_sent",
    "messages_from",
    "no_longer_asked",
    "of_address",
    "open_cases",
    "open_cases_of",
    "owed_since",
    "put_off",
    "received_in",
    "remark",
    "retry_when_stale",
    "room_for",
    "save_draft",
    "seen",
    "settled_as",
    "sketches",
    "stopped",
    "to_pass_on",
    "unconfirmed",
    "unsent",
]
