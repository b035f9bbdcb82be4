"""The only place that knows DynamoDB: one table, and every way it is read.

| what is asked | how it is read |
|---|---|
| a case | get `CASE#<reference>` / `CASE` |
| its history, in order | query `CASE#<reference>`, `EVENT#…` |
| its letters, as they were sent | query `CASE#<reference>`, `LETTER#…` |
| cases that need the sweep by an instant, and no others | index `todo`: `DUE#<0-3>`, `todo_at` up to it |
| cases with a date ahead, when the bank holidays have changed | index `todo`: `DUE#<0-3>`, whole |
| letters not yet sent | index `todo`: `UNSENT` |
| mail set aside, and not yet dealt with | index `todo`: `ASIDE` |
| cases of one address | index `address`: `ADDRESS#<digest>` |
| an officer's open cases, soonest date first | index `officer`: `OPEN#<officer>` |
| cases received in a month | index `month`: `RECEIVED#2026-11` |
| whether a cause has been seen (a form sent, a mail, a link, a nudge) | get `SEEN#<cause>` / `SEEN` |
| automatic answers a mailbox has had within a day | get `MAILBOX#<digest>` / `MAILBOX` |
| a form not yet sent | get `DRAFT#<id>` / `DRAFT`, gone after a day |

Every index is sparse: a row leaves it when there is nothing more to do. Nothing here scans. Every write says what must still be true.
"""

from chalicelib.store.cases import (
    Seen,
    Stale,
    Taken,
    commit,
    dated,
    due,
    history,
    load,
    mark_seen,
    of_address,
    open_cases_of,
    received_in,
)
from chalicelib.store.cases import seen_as as seen
from chalicelib.store.drafts import load_draft, save_draft
from chalicelib.store.letters import (
    UNDONE,
    Waiting,
    claim,
    enqueue,
    failed,
    letter,
    letters,
    mark_sent,
    put_off,
    unsent,
)
from chalicelib.store.mailboxes import room_for
from chalicelib.store.messages import SetAside, aside, aside_message, dealt_with, keep_aside

__all__ = [
    "UNDONE", "Seen", "SetAside", "Stale", "Taken", "Waiting", "aside", "aside_message", "claim", "commit", "dated", "dealt_with", "due", "enqueue", "failed", "history",
    "keep_aside", "letter", "letters", "load", "load_draft", "mark_seen", "mark_sent", "of_address", "open_cases_of", "put_off", "received_in", "room_for", "save_draft",
    "seen", "unsent",
]  # fmt: skip
