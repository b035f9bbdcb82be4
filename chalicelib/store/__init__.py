"""The only place that knows DynamoDB: one table, read in the ways that `docs/table.md` lists.

Every index is sparse: a row leaves it when there is nothing more to do. Nothing here scans. Every
write says what must still be true, or `tests/test_shape.py` says why it need not.
"""

from chalicelib.store.accounts import KeptAccount, keep_account, load_accounts, load_versions
from chalicelib.store.answered import find_sent_letter, keep_sent
from chalicelib.store.bundles import (
    close_bundle,
    list_bundles_late,
    list_due_bundles,
    load_bundle,
    take_turn,
)
from chalicelib.store.cases import (
    OpenCase,
    Seen,
    commit,
    find_seen,
    index_anew,
    list_dated,
    list_due,
    list_from_address,
    list_open_cases,
    list_open_cases_of,
    list_received_in,
    load,
    load_history,
    mark_seen,
)
from chalicelib.store.drafts import find_draft_end, load_draft, save_draft
from chalicelib.store.learning import list_entries
from chalicelib.store.letters import (
    UNDONE,
    Waiting,
    claim,
    enqueue,
    keep_ses_id,
    list_owed_since,
    list_unsent,
    load_letter,
    load_letters,
    mark_failed,
    mark_sent,
    mark_stopped,
    put_off,
)
from chalicelib.store.mailboxes import (
    count_letters_to,
    count_messages_from,
    make_mailbox_key,
    take_room_for,
)
from chalicelib.store.messages import (
    SetAside,
    keep_aside,
    list_set_aside,
    load_set_aside,
    mark_settled,
    remark,
    take_off,
)
from chalicelib.store.page_codes import (
    PAGE_CODE_LASTS,
    claim_one_of,
    save_page_code,
    use_page_code,
)
from chalicelib.store.reports import (
    MadeReport,
    find_report,
    keep_attack,
    keep_issued,
    keep_report,
    load_attack,
    load_issued,
    load_words,
    save_words,
)
from chalicelib.store.retry import Stale, Taken, retry_when_stale
from chalicelib.store.rows import MailCause
from chalicelib.store.saved_forms import find_by_code, save_code
from chalicelib.store.sketches import keep_sketch, list_sketches
from chalicelib.store.unconfirmed import Unconfirmed, forget_unconfirmed, list_unconfirmed
from chalicelib.store.unsafe import list_unsafe_at

__all__ = [
    "PAGE_CODE_LASTS",
    "UNDONE",
    "KeptAccount",
    "MadeReport",
    "MailCause",
    "OpenCase",
    "Seen",
    "SetAside",
    "Stale",
    "Taken",
    "Unconfirmed",
    "Waiting",
    "claim",
    "claim_one_of",
    "close_bundle",
    "commit",
    "count_letters_to",
    "count_messages_from",
    "enqueue",
    "find_by_code",
    "find_draft_end",
    "find_report",
    "find_seen",
    "find_sent_letter",
    "forget_unconfirmed",
    "index_anew",
    "keep_account",
    "keep_aside",
    "keep_attack",
    "keep_issued",
    "keep_report",
    "keep_sent",
    "keep_ses_id",
    "keep_sketch",
    "list_bundles_late",
    "list_dated",
    "list_due",
    "list_due_bundles",
    "list_entries",
    "list_from_address",
    "list_open_cases",
    "list_open_cases_of",
    "list_owed_since",
    "list_received_in",
    "list_set_aside",
    "list_sketches",
    "list_unconfirmed",
    "list_unsafe_at",
    "list_unsent",
    "load",
    "load_accounts",
    "load_attack",
    "load_bundle",
    "load_draft",
    "load_history",
    "load_issued",
    "load_letter",
    "load_letters",
    "load_set_aside",
    "load_versions",
    "load_words",
    "make_mailbox_key",
    "mark_failed",
    "mark_seen",
    "mark_sent",
    "mark_settled",
    "mark_stopped",
    "put_off",
    "remark",
    "retry_when_stale",
    "save_code",
    "save_draft",
    "save_page_code",
    "save_words",
    "take_off",
    "take_room_for",
    "take_turn",
    "use_page_code",
]
