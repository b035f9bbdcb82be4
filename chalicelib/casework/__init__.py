"""The verbs: what Heard does when something happens, each one function that reads top to bottom.

Load what is known, let `core` decide, commit the decision whole. Letters leave later, by the post
room (`posting.py`), and by nothing else.
"""

from chalicelib.casework.act import (
    act,
    add,
    ask,
    come_back,
    fresh_for_officer,
    fresh_for_person,
    tell,
    typed_before,
    withdraw,
)
from chalicelib.casework.letter_by_hand import words_to_pass_on
from chalicelib.casework.lodge import lodge
from chalicelib.casework.mail.ask_sender import answered, asked_about, confirm
from chalicelib.casework.mail.originals import whole
from chalicelib.casework.mail.receive import receive
from chalicelib.casework.mail.remind_set_aside import fresh_list, wait_of, waiting_for
from chalicelib.casework.mail.set_aside import (
    Choice,
    Opened,
    chose_the_same,
    may_read,
    opened,
    settle,
)
from chalicelib.casework.send_letters import deliver, heard_from_ses, stragglers, try_to_deliver
from chalicelib.casework.similar_cases import alike
from chalicelib.casework.sweep import digest, sweep

__all__ = [
    "Choice",
    "Opened",
    "act",
    "add",
    "alike",
    "answered",
    "ask",
    "asked_about",
    "chose_the_same",
    "come_back",
    "confirm",
    "deliver",
    "digest",
    "fresh_for_officer",
    "fresh_for_person",
    "fresh_list",
    "heard_from_ses",
    "lodge",
    "may_read",
    "opened",
    "receive",
    "settle",
    "stragglers",
    "sweep",
    "tell",
    "try_to_deliver",
    "typed_before",
    "wait_of",
    "waiting_for",
    "whole",
    "withdraw",
    "words_to_pass_on",
]
