"""What somebody needs to take part: ways to tick, a language to name, and words of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from chalicelib.questions import Question

INTERPRETER = "help_interpreter"
LANGUAGE = "help_language"
WORDS = "help"
WHO_SPEAKS = "An interpreter who speaks %(language)s"
_YES = (("yes", "Yes"),)


def _ask_whether(name: str, label: str, hint: str = "") -> Question:
    return Question(name, label, label, 10, hint, choices=_YES)


TICKED = (
    _ask_whether(INTERPRETER, "An interpreter"),
    _ask_whether("help_bsl", "British Sign Language"),
    _ask_whether("help_print", "Large print"),
    _ask_whether("help_easy_read", "Easy Read"),
    _ask_whether("help_writer", "Someone to write for me"),
    _ask_whether("help_time", "More time"),
)
QUESTIONS = (
    *TICKED,
    Question(LANGUAGE, "Which language do you speak?", "Your language", 100),
    Question(WORDS, "Anything else that would help?", "Help you need", 2000, lines=2),
)
NAMES = tuple(question.name for question in QUESTIONS)
# The check page, letters and officers have these as one answer.
APART = frozenset(NAMES) - {WORDS}


def describe_help(answers: Mapping[str, str], say: Callable[[str], str] = str) -> str:
    """Return all the help that somebody needs, a line for each thing, in the words they ticked
    and then their own.

    `say` puts a label into the language of the page.
    """
    needed = []
    language = answers.get(LANGUAGE, "")
    if language:
        needed.append(say(WHO_SPEAKS) % {"language": language})
    for question in TICKED:
        named = question.name == INTERPRETER and language
        if answers.get(question.name) and not named:
            needed.append(say(question.label))
    return "\n".join(filter(None, (*needed, answers.get(WORDS, ""))))
