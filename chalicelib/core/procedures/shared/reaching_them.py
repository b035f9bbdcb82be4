"""Rows for how we reach a person: safe contact, links to their page, and limits on contact."""

from __future__ import annotations

from chalicelib.core.people import safe_contact
from chalicelib.core.people.officers import COMPLAINANTS, TEAM_ROLES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.core.procedures.when import Guard, When

RESTRICT = Move(
    "restrict",
    "Limit how someone may contact us",
    ("complaints_manager", "head_of_service", "director"),
    Recorded.CONTACT_RESTRICTED,
    fields=(
        Field("behaviour", "What did they do? Say it as facts"),
        Field("warned_on", "When were they warned?", "date", must="past"),
        Field(
            "adjusted",
            "What was tried first?",
            hint="Think of disability, trauma and language before anything else.",
        ),
        Field("restriction", "What is limited, and what stays open to them?"),
        Field("ends_on", "When does it end?", "date", must="future"),
        Field("review_on", "When will you look at it again?", "date", must="working"),
    ),
    letters=(("contact_limited", "complainant"),),
    explains=(
        "This limits contact only. We still read what they send, and their stages, deadlines "
        "and safety are not affected."
    ),
    source="RULES 2.6, N36",
    keeps=True,
    rare=True,
    done="They are being told, with your reasons and the day it ends.",
    happened="How they may contact us was limited",
)

REVIEW_RESTRICTION = Move(
    "review_restriction",
    "Look again at the limit on contact",
    ("complaints_manager", "head_of_service", "director"),
    Recorded.RESTRICTION_REVIEWED,
    fields=(
        Field(
            "outcome",
            "What did you decide?",
            "choice",
            choices=(("ended", "It ends now"), ("stays", "It stays until the day it was to end")),
        ),
        Field("reason", "Why? Say it in words the person will read"),
    ),
    letters=(("contact_limit_reviewed", "complainant"),),
    explains="For a limit whose review is due.",
    source="RULES 2.6",
    when=When(Guard.CLOCK_RUNS, ("restriction_review",)),
    done="They are being told.",
    happened="The limit on contact was looked at again",
)


def _ask_safe(name: str, label: str) -> Field:
    """Return the question whether one way to reach the person is safe."""
    return Field(
        name,
        label,
        "choice",
        "If you choose “No” or “Not sure”, officers are told not to use it.",
        choices=safe_contact.ANSWERS,
        required=False,
        known=name,
    )


_EMAIL = (
    Field(
        "email",
        "Email address",
        "text",
        "Leave it empty if no email is to go to them. Nothing goes there unless it is safe.",
        required=False,
        limit=254,
        known="email",
    ),
    _ask_safe("email_safe", "Is it safe for us to email them?"),
)
_OTHER_WAYS = (
    Field(
        "quiet",
        "Keep our emails discreet",
        "check",
        "The sender’s name and the subject then say nothing about complaints or children.",
        required=False,
        known="quiet",
    ),
    Field(
        "ask_code",
        "Ask for a code each time",
        "check",
        "The link to their own page then opens only with a code, which we email to them.",
        required=False,
        known="ask_code",
    ),
    Field("phone", "Telephone number", "text", required=False, limit=100, known="phone"),
    _ask_safe("phone_safe", "Is it safe for us to call them?"),
    Field(
        "phone_message",
        "May we leave a message?",
        "choice",
        choices=safe_contact.MESSAGES,
        required=False,
        known="phone_message",
    ),
    Field(
        "phone_when",
        "When is a good time to call?",
        "text",
        required=False,
        limit=300,
        known="phone_when",
    ),
    Field("post", "Postal address", required=False, limit=1000, known="post"),
    _ask_safe("post_safe", "Is it safe for us to write to them by post?"),
    Field(
        "safe",
        "What is safe, and what must we not do?",
        hint="For example: no voicemail, no letters to the house, only in school time.",
        required=False,
        limit=2000,
        known="safe",
    ),
)

CHANGE_CONTACT = Move(
    "change_contact",
    "Change how we reach them",
    TEAM_ROLES,
    Recorded.CONTACT_CHANGED,
    fields=(
        *_EMAIL,
        Field(
            "old_email",
            "If the email address changes: may we write to the old one to say so?",
            "choice",
            (
                "Until they confirm the new address, we go on using the old one. Choose “No” if "
                "somebody else may read it, or it is closed: then nothing more goes there."
            ),
            choices=((safe_contact.YES, "Yes, it is safe"), (safe_contact.NO, "No")),
            required=False,
        ),
        *_OTHER_WAYS,
        Field(
            "asked",
            "How did they ask, and how did you check it was them?",
            hint=(
                "Someone else may want their letters. If in doubt, call the number that we had "
                "before."
            ),
        ),
    ),
    letters=(("contact_changed", "complainant"),),
    explains=(
        "This takes effect at once, in each part of their complaint. Links that we sent them "
        "before stop working. A new email address gets one email with a button, which says "
        "nothing about the case. We write there once they have pressed it."
    ),
    source="DESIGN: safe contact; N38",
    rare=True,
    shared=True,
    corrects=True,
    done=(
        "Saved. If the email address is new, we use it once they press the button in the email "
        "that we are sending there."
    ),
    happened="How we reach them was changed",
)

MAKE_KNOWN = Move(
    "make_known",
    "Record who they are, now that they have said",
    TEAM_ROLES,
    Recorded.MADE_KNOWN,
    fields=(
        Field(
            "code",
            "Which of these best describes them?",
            "choice",
            choices=tuple(COMPLAINANTS.items()),
        ),
        Field("name", "What do they want to be called?", "text", required=False, limit=100),
        *_EMAIL,
        *_OTHER_WAYS,
        Field(
            "asked",
            "How did they come back to you, and how do you know that it was them?",
            hint="Ask for the reference, and for something that only they would know.",
        ),
    ),
    explains=(
        "For somebody who did not say who they were, and now has. They are sent an "
        "acknowledgement, and are owed an answer. The day it came in is kept. The dates are "
        "counted from today, since nobody could write to them before."
    ),
    source="RULES 1.1.1 (anonymous)",
    rare=True,
    done=(
        "Saved. They are owed an acknowledgement and an answer now. A new email address is used "
        "once they press the button in the email that we are sending there."
    ),
    happened="They said who they are, and how to reach them",
)

STOP_LINKS = Move(
    "stop_links",
    "Stop the links we have sent them",
    TEAM_ROLES,
    Recorded.LINKS_STOPPED,
    fields=(
        Field(
            "reason",
            "Why? Who may have a link, and how do you know?",
            hint=(
                "Ask the person, by a way that is safe for them, whether someone else can read "
                "their email. If someone can, change how we reach them instead."
            ),
        ),
    ),
    explains=(
        "Every link to their own page stops working at once, in each part of their complaint. "
        "Nothing else changes. They get a new link with our next email, or when they ask for one."
    ),
    source="DESIGN: a link can be stopped",
    rare=True,
    shared=True,
    done=(
        "Their old links no longer work. A new link goes only to the email address that we hold "
        "for them now."
    ),
    happened="The links to their own page were stopped",
)

ADDRESS_SAFE = Move(
    "address_safe",
    "It is safe to email them",
    TEAM_ROLES,
    Recorded.WAY_SETTLED,
    fields=(
        Field(
            "address",
            "Which address is safe?",
            "text",
            "This is the one that we hold. To write to another, use “Change how we reach them”.",
            limit=254,
            known="held_email",
        ),
        Field(
            "note",
            "How do you know that it is safe?",
            hint="For example, you asked them on the telephone and they said yes.",
        ),
    ),
    explains=(
        "Press it only if you know. Letters that are waiting for them are then sent to the address "
        "we hold. The form names it: check that it is theirs."
    ),
    source="DESIGN: safe contact; RULES 0.3 (7)",
    when=When(Guard.CLOCK_RUNS, ("safe_way",)),
    after="change_contact",
    done="Recorded. What waited for them is being sent by email.",
    happened="It was recorded that it is safe to email them",
)

CHANGE_EMAIL = Move(
    "change_email",
    "Change my email address",
    ("complainant",),
    Recorded.ADDRESS_ASKED,
    fields=(
        Field("email", "Your new email address", "text", limit=254),
        Field(
            "old",
            "Is it safe for us to write to the email address that we have now?",
            "choice",
            choices=(
                (safe_contact.YES, "Yes"),
                (safe_contact.NO, "No, or I am not sure: send nothing more there"),
            ),
        ),
    ),
    explains=(
        "We send one email to the new address. It says nothing about what you told us. We write "
        "to you there once you press the button in it."
    ),
    source="DESIGN: safe contact",
    when=When(Guard.HAS_NO_ALARM),
    section="reach",
    shared=True,
    done=(
        "Look in your new mailbox, and press the button in our email. If you said that the old "
        "address is not safe, the links that we sent there no longer work."
    ),
    happened="The person asked us to write to another email address",
)

ASK_NEW_WAY = Move(
    "ask_new_way",
    "Ask us to reach you another way",
    ("complainant",),
    Recorded.NEW_WAY_ASKED,
    fields=(
        Field(
            "wish",
            "How would you like us to reach you?",
            hint=(
                "It can be another email address, a phone number, or a person you trust. We do "
                "not use it before we have talked with you."
            ),
            required=False,
            limit=2000,
        ),
    ),
    explains=(
        "A person will do this with you, to keep you safe. First they will read what you write "
        "here."
    ),
    source="DESIGN: safe contact",
    when=When(Guard.HAS_ALARM),
    section="reach",
    without_code=True,
    done="Thank you. A person will read this and do it with you. Nothing will change until then.",
    happened="The person asked to be reached another way",
)

STOP_EMAILS = Move(
    "stop_emails",
    "Our emails are not safe now",
    ("complainant",),
    Recorded.EMAILS_STOPPED,
    explains=(
        "Press this if somebody else sees our emails. We will stop them at once. You do not have "
        "to say why."
    ),
    source="DESIGN: safe contact; RULES 0.3 (7)",
    when=When(Guard.GETS_EMAILS),
    section="emails",
    without_code=True,
    shared=True,
    done="We have stopped our emails to you. A person will find a safe way to reach you.",
    happened="The person said that our emails are not safe now",
)
