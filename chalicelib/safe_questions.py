"""Two questions about our emails that keep from other people what they are about."""

from __future__ import annotations

from chalicelib.core.people import safe_contact
from chalicelib.questions import Question

_YES = ((safe_contact.YES, "Yes"),)

DISCREET = Question(
    safe_contact.QUIET,
    "Keep our emails discreet",
    "Keep our emails discreet",
    10,
    "The sender’s name and the subject will not say what our emails are about.",
    choices=safe_contact.MESSAGES,  # a tick says yes; a child, who is asked, can say no
)

CODE_EACH_TIME = Question(
    safe_contact.ASK_CODE,
    "Ask for a code each time",
    "Ask for a code each time",
    10,
    "The link to your own page then opens only with a code, which we email to you.",
    choices=_YES,
)
