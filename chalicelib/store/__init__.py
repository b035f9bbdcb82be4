"""The only place that knows DynamoDB: one table, and every way it is read.

| what is asked | how it is read |
|---|---|
| a case | get `CASE#<reference>` / `CASE` |
| its history, in order | query `CASE#<reference>`, `EVENT#…` |
| its letters, as they were sent | query `CASE#<reference>`, `LETTER#…` |
| cases that need the sweep by an instant, and no others | index `todo`: `DUE#<0-3>`, `todo_at` up to it |
| cases with a date ahead, when the bank holidays have changed | index `todo`: `DUE#<0-3>`, whole |
| letters not yet sent | index `todo`: `UNSENT`, up to the instant or whole |
| cases with a letter that waits to be passed on by post, telephone or by hand | index `todo`: `TO-PASS-ON` |
| mail set aside, and not yet dealt with | index `todo`: `ASIDE` |
| cases of one address | index `address`: `ADDRESS#<digest>` |
| every open case, whoever has it, soonest date first | index `open`: `OPEN#<0-3>` |
| an officer's open cases, soonest date first | index `officer`: `OPEN#<officer>` |
| cases received in a month | index `month`: `RECEIVED#2026-11` |
| whether a cause has been seen (a form sent, a mail, a link, a nudge) | get `SEEN#<cause>` / `SEEN` |
| which letter a message answers, by SES's id for it | get `SENT#<ses id>` / `SENT` |
| automatic letters a mailbox has had within a day | get `MAILBOX#<digest>` / `MAILBOX`, `MAILBOX#confirm` |
| messages of one sender, of late | index `address`: `FROM#<digest>`, `received_at` after it |
| messages that wait for one person's or officer's word that they are theirs | query `CONFIRM#<reference>`, `<who>#…` |
| what cases of a month say, in sketches by which the alike are found | query `LIKE#2026-11`, gone after a hundred days |
| a form not yet sent | get `DRAFT#<id>` / `DRAFT`, gone after a day |

Every index is sparse: a row leaves it when there is nothing more to do. Nothing here scans.
Every write says what must still be true, or `tests/test_shape.py` says why it need not.
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
