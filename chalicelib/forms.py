"""The complaint form: its questions in one table, its errors, and the complaint that answers make.

Each question is a row, in place of a form library: sending imports little, and no rule hides in a
class. Nothing typed is cut in silence: an error says that it is too long, and keeps the words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from chalicelib import child_form, help_questions, safe_questions, translations
from chalicelib.core.cases import Complaint
from chalicelib.core.papers import FileRef
from chalicelib.core.people import safe_contact
from chalicelib.core.people.officers import CHILD, COMPLAINANTS, OWN_FORM, SPEAKS_FOR_OTHERS
from chalicelib.core.reading.email_address import find_email_fault
from chalicelib.core.reading.phone_number import find_phone_fault
from chalicelib.questions import Asked, Question

ANONYMOUS = "anonymous"
# characters in all: above this a form is not shown again with its words, and the person is told
# before they lose them
MOST = 300_000
TOO_LONG = "%(what)s: this has %(count)s characters. The most we can take here is %(most)s"
CONTACT = safe_contact.WAYS
NOT_IF_ANONYMOUS = ("name", "speaks_for", *CONTACT, *safe_contact.FIELDS, "safe")
AS_TYPED = (
    *("code", "name", "speaks_for", *CONTACT, *safe_contact.FIELDS, "safe"),
    *("about", "happened", "when_text", "wanted"),
)


CONSENT = (
    ("yes", "Yes, they know and they are happy for me to do it"),
    ("not_yet", "No, I have not asked them yet"),
    ("cannot", "They cannot say, for example because they are very young"),
)
SAYS_NO_NAME = "I do not want to say who I am"
WHO = (*COMPLAINANTS.items(), (ANONYMOUS, SAYS_NO_NAME))

KINDS = (
    ("complaint", "Something went wrong, or is still wrong"),
    ("compliment", "Someone did something well"),
    ("comment", "I have an idea or a comment"),
    ("enquiry", "I have a question"),
)

QUESTIONS: tuple[Question, ...] = (
    Question(
        "kind",
        "What do you want to tell us?",
        "What it is",
        20,
        "If you are not sure, leave it empty. We then look into it as a complaint.",
        choices=KINDS,
    ),
    Question(
        "happened",
        "What happened?",
        "What happened",
        30_000,
        "Use your own words. Spelling does not matter, and you do not have to prove "
        "anything. Start with what matters most to you.",
        lines=12,
    ),
    Question(
        "when_text",
        "When did it happen?",
        "When it happened",
        1000,
        "“Last March” is enough. Tell us even if it was years ago.",
    ),
    Question(
        "involved",
        "Which members of staff were involved?",
        "Staff involved",
        4000,
        "One name on each line. They will not be the ones who deal with your complaint.",
        lines=4,
    ),
    Question(
        "wanted",
        "What would put it right?",
        "What would put it right",
        5000,
        "For example: an apology, or a decision looked at again.",
        lines=4,
    ),
    Question(
        "code",
        "Which of these are you?",
        "Who you are",
        30,
        "Choose the one that fits best. If two fit, choose either.",
        choices=(*WHO, *OWN_FORM.items()),
    ),
    Question(
        "name",
        "Your name",
        "Your name",
        200,
        "What you want us to call you. A group gives its own name.",
        autocomplete="name",
    ),
    Question(
        "speaks_for",
        "If you are a group: who do you speak for?",
        "Who you speak for",
        2000,
        "Give names, or say how many people there are. It can be private: only the people who "
        "deal with your complaint will see it.",
        lines=3,
    ),
    Question(
        "about",
        "Which child or young person is this about?",
        "Who it is about",
        500,
        "Their name, or “me” if it is about you. You can leave it empty.",
    ),
    Question(
        "consent",
        "Do they know that you are complaining for them?",
        "Whether they know",
        30,
        "Only answer this if you are complaining for "
        "someone else. Whatever you answer, you can go on.",
        choices=CONSENT,
    ),
    Question(
        "email",
        "Email address",
        "Email address",
        254,
        type="email",
        autocomplete="email",
    ),
    Question(
        "email_safe",
        "Is it safe for us to email you?",
        "Safe to email you",
        10,
        "If you choose “No” or “Not sure”, we do not email you until a person has checked with you "
        "or found another way.",
        choices=safe_contact.ANSWERS,
    ),
    safe_questions.DISCREET,
    safe_questions.CODE_EACH_TIME,
    Question("phone", "Phone number", "Phone number", 200, type="tel", autocomplete="tel"),
    Question(
        "phone_safe",
        "Is it safe for us to call you?",
        "Safe to call you",
        10,
        choices=safe_contact.ANSWERS,
    ),
    Question(
        "phone_message",
        "May we leave a message?",
        "May we leave a message",
        10,
        choices=safe_contact.MESSAGES,
    ),
    Question(
        "phone_when",
        "When is a good time to call?",
        "A good time to call",
        300,
        "For example, after school on weekdays.",
    ),
    Question(
        "post", "Postal address", "Postal address", 1000, lines=4, autocomplete="street-address"
    ),
    Question(
        "post_safe",
        "Is it safe for us to write to you by post?",
        "Safe to post to you",
        10,
        choices=safe_contact.ANSWERS,
    ),
    Question(
        "safe",
        "Is there anything we must not do when we contact you?",
        "What we must not do",
        2000,
        "For example: “no voicemail”, “do not tell my parents”.",
        lines=3,
    ),
    *help_questions.QUESTIONS,
    Question(
        "files",
        "Do you want to add any files?",
        "Files",
        10,
        "You add them on the next page, or later.",
        choices=(("yes", "Yes"), ("no", "No")),
    ),
    *child_form.QUESTIONS,
)
NAMES = tuple(q.name for q in QUESTIONS)


def clean(text: str, lines: int) -> str:
    """Return what was typed, with nothing lost that a person could see.

    Line ends become one kind; control characters and the space around the text are dropped; a
    question of one line has its line breaks made spaces.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if lines == 1:
        text = text.replace("\n", " ")
    return _CONTROL.sub("", text).strip()


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def _says_nothing(text: str) -> bool:
    for c in text:
        if unicodedata.category(c) not in {"Cf", "Zs", "Cc", "Zl", "Zp"}:
            return False
    return True


def read(posted: Mapping[str, str]) -> dict[str, str]:
    """Return the answers in what was posted, cleaned. Fields that the form does not have are
    left out.
    """
    return {q.name: clean(posted.get(q.name, ""), q.lines) for q in QUESTIONS}


def count_characters(answers: Mapping[str, str]) -> int:
    """Return the number of characters in all the answers together."""
    return sum(map(len, answers.values()))


def find_faults(answers: Mapping[str, str]) -> dict[str, str]:
    """Return what to do about each wrong answer, by question, in the order of the form."""
    found = {}
    for question in QUESTIONS:
        fault = _find_fault(question, answers)
        if fault:
            found[question.name] = fault
    if _must_be_reachable(answers) and not any(answers[c] for c in CONTACT):
        found["email"] = (
            "Give us at least one way to reach you: an email address, a phone number or a "
            "postal address"
        )
    return {name: found[name] for name in NAMES if name in found}


def _must_be_reachable(answers: Mapping[str, str]) -> bool:
    """Return whether they have to say how we reach them. A child never has to."""
    return answers["code"] not in (ANONYMOUS, CHILD)


def _find_fault(question: Question, answers: Mapping[str, str]) -> str:
    value = answers[question.name]
    if question.name in NOT_IF_ANONYMOUS and answers["code"] == ANONYMOUS:
        return ""
    if too_long := _find_length_fault(question, value):
        return too_long
    if question.choices and value and value not in dict(question.choices):
        return "Choose one of the answers in the list"
    if question.name not in _OWN:
        return ""
    if question.name == "happened" and answers["code"] == CHILD:
        return _find_childs_fault(answers)
    return _OWN[question.name](value)


def _find_length_fault(question: Question, value: str) -> str:
    if len(value) <= question.limit:
        return ""
    count = f"{len(value):,}"
    most = f"{question.limit:,}"
    return translations.fill_later(TOO_LONG, what=question.short, count=count, most=most)


def _find_code_fault(value: str) -> str:
    if value:
        return ""
    return "Choose who you are, or choose “I do not want to say who I am”"


def _find_happened_fault(value: str) -> str:
    if not _says_nothing(value):
        return ""
    return "Tell us what happened. One sentence is enough to start with"


def _find_childs_fault(answers: Mapping[str, str]) -> str:
    if not _says_nothing(answers["happened"]) or child_form.is_told_without_words(answers):
        return ""
    return "Write a few words, or press what it is about, or send a picture or a voice note"


_OWN = {
    "code": _find_code_fault,
    "happened": _find_happened_fault,
    "email": find_email_fault,
    "phone": find_phone_fault,
}


def drop_ruled_out(answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers without those to questions that other answers rule out, so that nothing
    is sent that was not shown.
    """
    dropped = set[str]()
    if answers["code"] == ANONYMOUS:
        dropped.update(NOT_IF_ANONYMOUS)
    if answers["code"] not in SPEAKS_FOR_OTHERS:
        dropped.add("consent")
    if answers["code"] != CHILD:
        dropped |= child_form.ALONE
    elif answers["talk_to"] != child_form.KNOWN:
        dropped.add("talk_to_who")
    dropped |= safe_contact.list_unused(answers)
    kept = dict.fromkeys(NAMES, "")
    for name in NAMES:
        if name not in dropped:
            kept[name] = answers[name]
    return kept


def list_questions(answers: Mapping[str, str], errors: Mapping[str, str]) -> dict[str, Asked]:
    """Return every question as the page shows it, by name."""
    found = {}
    for question in list_worded(answers.get("code", "")):
        name = question.name
        found[name] = Asked(question, answers.get(name, ""), errors.get(name, ""))
    return found


def list_worded(code: str) -> tuple[Question, ...]:
    """Return every question, in the words in which somebody of this code is asked it."""
    if code != CHILD:
        return QUESTIONS
    return tuple(map(child_form.put_in_words, QUESTIONS))


def describe_answer(answers: Mapping[str, str], name: str) -> str:
    """Return an answer in words: a choice by its label, the rest as typed."""
    question = next(q for q in QUESTIONS if q.name == name)
    if question.choices:
        return dict(question.choices).get(answers.get(name, ""), "")
    return answers.get(name, "")


def split_names(text: str) -> tuple[str, ...]:
    """Return the names in a list that a person typed, one to a line or separated in some other
    way.
    """
    parts = re.split(r"\n|,|;|/|&|\s+and\s+", text)
    return tuple(dict.fromkeys(name for part in parts if (name := part.strip(" .-•*\t"))))


def make_complaint(answers: Mapping[str, str], files: Iterable[FileRef] = ()) -> Complaint:
    """Return the complaint that the answers make."""
    held = drop_ruled_out({name: answers.get(name, "") for name in NAMES})
    as_typed: dict[str, Any] = {name: held[name] for name in AS_TYPED}
    if held["code"] == CHILD:
        as_typed |= _read_childs_own(held)
    return Complaint(
        **as_typed,
        kind=held["kind"] or "complaint",
        involved=split_names(held["involved"]),
        help=help_questions.describe_help(held),
        consent=describe_answer(held, "consent"),
        files=tuple(files),
    )


def _read_childs_own(answers: Mapping[str, str]) -> dict[str, str]:
    """Return what only a child is asked, in the words that they read."""
    return {
        "happened": child_form.find_words_of(answers),
        "topic": describe_answer(answers, "topic"),
        "feels": describe_answer(answers, "feels"),
        "talk_to": child_form.name_whom_to_talk_to(answers),
        "quiet": child_form.choose_discreet(answers),
    }
