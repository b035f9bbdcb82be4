"""The verbs: what Heard does when something happens, each one function that reads top to bottom.

Load what is known, let `core` decide, commit the decision whole. Letters leave later, by the post
room (`send_letters.py`), and by nothing else.
"""

from chalicelib.casework.act import (
    add,
    ask,
    come_back,
    prove_address,
    tell,
    withdraw,
)
from chalicelib.casework.fresh_links import (
    recall_typed,
    send_fresh_form,
    send_fresh_link_to_officer,
    send_fresh_link_to_person,
    send_link_asked_for,
    send_return_link,
)
from chalicelib.casework.letter_by_hand import write_words_to_pass_on
from chalicelib.casework.lodge import lodge
from chalicelib.casework.mail.ask_sender import (
    confirm,
    find_address_to_remember,
    list_asked_about,
    recall_answer,
    remember,
    say_helper_sent_it,
)
from chalicelib.casework.mail.known_senders import CHOICES as SENDER_CHOICES
from chalicelib.casework.mail.known_senders import find_choice, remember_choice
from chalicelib.casework.mail.originals import find_stored_safe, load_whole_message
from chalicelib.casework.mail.receive import receive
from chalicelib.casework.mail.remind_set_aside import (
    list_waiting_for,
    measure_wait_of,
    send_fresh_list,
)
from chalicelib.casework.mail.set_aside import (
    Choice,
    Opened,
    has_chosen_the_same,
    may_read,
    open_message,
    settle,
)
from chalicelib.casework.officers_link import act
from chalicelib.casework.page_codes import (
    is_page_code,
    may_send_code,
    open_by_code,
    send_code_asked_for,
    send_page_code,
)
from chalicelib.casework.papers import add_papers, keep_typed, name_draft, take_away_paper
from chalicelib.casework.send_letters import (
    deliver,
    send_stragglers,
    try_to_deliver,
)
from chalicelib.casework.ses_reports import record_ses_report
from chalicelib.casework.similar_cases import find_similar_cases
from chalicelib.casework.sweep import digest, sweep

__all__ = [
    "SENDER_CHOICES",
    "Choice",
    "Opened",
    "act",
    "add",
    "add_papers",
    "ask",
    "come_back",
    "confirm",
    "deliver",
    "digest",
    "find_address_to_remember",
    "find_choice",
    "find_similar_cases",
    "find_stored_safe",
    "has_chosen_the_same",
    "is_page_code",
    "keep_typed",
    "list_asked_about",
    "list_waiting_for",
    "load_whole_message",
    "lodge",
    "may_read",
    "may_send_code",
    "measure_wait_of",
    "name_draft",
    "open_by_code",
    "open_message",
    "prove_address",
    "recall_answer",
    "recall_typed",
    "receive",
    "record_ses_report",
    "remember",
    "remember_choice",
    "say_helper_sent_it",
    "send_code_asked_for",
    "send_fresh_form",
    "send_fresh_link_to_officer",
    "send_fresh_link_to_person",
    "send_fresh_list",
    "send_link_asked_for",
    "send_page_code",
    "send_return_link",
    "send_stragglers",
    "settle",
    "sweep",
    "take_away_paper",
    "tell",
    "try_to_deliver",
    "withdraw",
    "write_words_to_pass_on",
]
