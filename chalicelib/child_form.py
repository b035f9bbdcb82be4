"""A child's own way to tell us: the questions that only they are asked, and the words in which
they are asked the others (K1 to K6).

The questions themselves, their limits and their rules are those of the complaint form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from chalicelib.core.people.safe_contact import NO, YES
from chalicelib.core.wording.pressed import AN_ADVOCATE, NOBODY_NOW, SOMEONE_KNOWN, THE_TEAM
from chalicelib.questions import Question

KNOWN = "known"
UNSAFE = "unsafe"
TOPICS = (
    ("home", "Where I live"),
    ("worker", "My social worker"),
    ("family", "Seeing my family"),
    ("school", "School or college"),
    ("plans", "Plans about me"),
    ("listening", "Nobody listens to me"),
    (UNSAFE, "I do not feel safe"),
    ("other", "Something else"),
)
FEELINGS = (
    ("happy", "Happy"),
    ("sad", "Sad"),
    ("angry", "Angry"),
    ("worried", "Worried"),
    ("scared", "Scared"),
    ("unsure", "I do not know"),
)
TALK_TO = (
    (KNOWN, SOMEONE_KNOWN),
    ("advocate", AN_ADVOCATE),
    ("team", THE_TEAM),
    ("nobody", NOBODY_NOW),
)
# Asked of a child alone.
QUESTIONS = (
    Question("topic", "Or press what fits best", "What it is about", 20, choices=TOPICS),
    Question("feels", "How does it make you feel?", "How you feel", 20, choices=FEELINGS),
    Question("talk_to", "Who would you like to talk to?", "Who to talk to", 20, choices=TALK_TO),
    Question(
        "talk_to_who",
        "What is their name?",
        "Their name",
        200,
        "For example, your teacher or your key worker.",
    ),
)
ALONE = frozenset(question.name for question in QUESTIONS)
# The point of a child who wrote nothing, until somebody puts what they sent into words (K8).
ONLY_FILES = "I sent this as a picture or a voice note."


@dataclass(frozen=True, slots=True)
class Words:
    """The words in which a child is asked a question of the form."""

    label: str
    short: str
    hint: str = ""


WORDS = {
    "happened": Words(
        "What do you want to tell us?",
        "What you told us",
        "Use your own words. Spelling does not matter. A few words are enough.",
    ),
    "files": Words("I want to send a picture or a voice note", "Picture or voice note"),
    "name": Words(
        "What should we call you?", "What to call you", "It can be a name that you made up."
    ),
    "ask_code": Words(
        "Ask me for a code each time",
        "Ask me for a code each time",
        "Then nobody can open your page with the link alone.",
    ),
    "phone": Words("Your phone number", "Phone number"),
    "phone_safe": Words("Is it safe for us to call you?", "Safe to call you"),
    "phone_message": Words("Can we leave a message?", "Can we leave a message"),
    "phone_when": Words(
        "When is a good time to call?", "A good time to call", "For example, after school."
    ),
    "email": Words("Your email address", "Email address"),
    "email_safe": Words("Is it safe for us to email you?", "Safe to email you"),
    "quiet": Words(
        "We hide what our emails are about. Is that OK?",
        "Hide what our emails are about",
        "The sender and the subject do not say it.",
    ),
    "post": Words(
        "Someone who can give you a letter",
        "Who can give you a letter",
        "Their name, and where they are. It could be a teacher at your school.",
    ),
    "post_safe": Words("Is that safe for you?", "Safe to send a letter"),
    "safe": Words(
        "Is there anything we must not do?",
        "What we must not do",
        "For example: “Do not call when my carer is there.”",
    ),
}


# What a child checks before they send it, in order.
CHECKED = (
    *("happened", "topic", "feels", "talk_to", "talk_to_who", "name"),
    *("phone", "phone_safe", "phone_message", "phone_when"),
    *("email", "email_safe", "quiet", "ask_code", "post", "post_safe", "safe"),
)


def put_in_words(question: Question) -> Question:
    """Return a question as a child is asked it, whose rules stay those of the form."""
    words = WORDS.get(question.name)
    if words is None:
        return question
    return replace(question, label=words.label, short=words.short, hint=words.hint)


def choose_discreet(answers: Mapping[str, str]) -> str:
    """Return whether our emails to a child are discreet: "yes", unless they said no or gave us no
    email address."""
    if answers["email"] and answers["quiet"] != NO:
        return YES
    return ""


def is_told_without_words(answers: Mapping[str, str]) -> bool:
    """Return whether a child tells us by what they press or send, in place of words."""
    return bool(answers.get("topic")) or answers.get("files") == "yes"


def find_words_of(answers: Mapping[str, str]) -> str:
    """Return what a child's complaint says: their words, or what they pressed in their place."""
    if answers["happened"]:
        return answers["happened"]
    return dict(TOPICS).get(answers["topic"], ONLY_FILES)


def name_whom_to_talk_to(answers: Mapping[str, str]) -> str:
    """Return whom a child would like to talk to, with the name of somebody they know."""
    chosen = dict(TALK_TO).get(answers.get("talk_to", ""), "")
    name = answers.get("talk_to_who", "").strip()
    if answers.get("talk_to") == KNOWN and name:
        return f"{chosen}: {name}"
    return chosen
