"""What people write between the lines of our letter is heard, whatever program they use."""

from __future__ import annotations

import pytest

from chalicelib.mail import take_answers
from tests.casework.mail.mailing import added, an_email, sent_as, to
from tests.conftest import FRIDAY
from tests.helpers import Heard, Posted, a_case

HEADER = (
    "From: Sefton children's complaints <complaints@heard.sefton.example>\n"
    "Sent: 27 November 2026 10:05\nTo: Sam Carter <sam@family.example>\nSubject: Your complaint\n\n"
)
WRITTEN = "On Fri, 27 Nov 2026 at 10:05, Sefton <complaints@heard.sefton.example> wrote:\n\n"
DIVIDED = f"-----Original Message-----\n{HEADER}"
DANGER = "He strangled me on Sunday."
UNSAFE = "Please ring me, do not email. He reads it."
TOP = "Hello, you will find what I think next to each line."


def put_between(text: str, answers: tuple[str, ...]) -> str:
    """Return a letter's lines with each answer under one of its longer lines."""
    lines = []
    left = list(answers)
    for line in text.splitlines():
        lines.append(line)
        if left and len(line) > 60 and "http" not in line:
            lines.append(f"  {left.pop(0)}")
    assert not left
    return "\n".join(lines)


def reply(heard: Heard, quoted: str, letter: Posted, top: str = TOP) -> None:
    raw = an_email(
        f"{top}\n\n{quoted}",
        subject=f"RE: {letter.subject}",
        message_id="<between@family.example>",
        in_reply_to=sent_as(letter),
    )
    heard.arrive(raw, to=letter.reply_to, key="between")


@pytest.mark.parametrize("above", [HEADER, DIVIDED])
def test_each_line_that_is_not_in_our_letter_is_added_and_heard(heard: Heard, above: str) -> None:
    case = a_case(FRIDAY)
    letter = heard.letter("acknowledgement")
    before = len(to(heard, "sam@family.example"))
    reply(heard, above + put_between(letter.text, (UNSAFE, DANGER, "No")), letter)
    text = added(case)[0].facts["text"]
    assert text.splitlines() == [
        TOP,
        "",
        "[Between the lines of our letter:]",
        UNSAFE,
        DANGER,
        "No",
    ]
    assert heard.sent("danger_alarm")
    assert len(to(heard, "sam@family.example")) == before


@pytest.mark.parametrize(
    ("top", "mark"), [(TOP, "> "), ("See below in red.", ""), ("My answers are below.", "> ")]
)
def test_they_are_heard_whatever_the_first_line_says(heard: Heard, top: str, mark: str) -> None:
    case = a_case(FRIDAY)
    letter = heard.letter("acknowledgement")
    before = len(to(heard, "sam@family.example"))
    below = put_between(letter.text, (UNSAFE, DANGER))
    marked = "\n".join(f"{mark}{line}" for line in below.splitlines())
    reply(heard, WRITTEN + marked, letter, top)
    text = added(case)[0].facts["text"]
    assert [line.strip("> ") for line in text.splitlines()][-2:] == [UNSAFE, DANGER]
    assert "/track/" not in text
    assert heard.sent("danger_alarm")
    assert len(to(heard, "sam@family.example")) == before


def test_words_in_the_same_line_as_ours_are_added_with_that_line(heard: Heard) -> None:
    case = a_case(FRIDAY)
    letter = heard.letter("acknowledgement")
    long = next(line for line in letter.text.splitlines() if len(line) > 60)
    reply(heard, HEADER + letter.text.replace(long, f"{long} {DANGER}"), letter)
    assert added(case)[0].facts["text"].endswith(f"]\n{long} {DANGER}")


def test_a_quotation_with_nothing_of_theirs_in_it_adds_nothing(heard: Heard) -> None:
    case = a_case(FRIDAY)
    letter = heard.letter("acknowledgement")
    wrapped = "\n".join(line.replace(". ", ".\n") for line in letter.text.splitlines())
    reply(heard, HEADER + wrapped, letter, "Thank you. It was on a Tuesday.")
    assert added(case)[0].facts["text"] == "Thank you. It was on a Tuesday."


def test_what_others_wrote_below_is_left_out(heard: Heard) -> None:
    case = a_case(FRIDAY)
    letter = heard.letter("acknowledgement")
    other = (
        "From: Lee <lee@school.example>\nSent: 20 November 2026 09:00\nTo: Sam\n"
        "Subject: Tuesday\n\nWe can see you both at ten on Tuesday in the school library.\n"
    )
    reply(heard, f"{HEADER}{put_between(letter.text, (DANGER,))}\n\n{other}", letter)
    assert added(case)[0].facts["text"].endswith(f"]\n{DANGER}")


def test_answers_with_nothing_above_them_are_added_without_our_lines(heard: Heard) -> None:
    case = a_case(FRIDAY)
    letter = heard.letter("acknowledgement")
    reply(heard, HEADER + put_between(letter.text, (DANGER,)), letter, "")
    assert added(case)[0].facts["text"] == f"[Between the lines of our letter:]\n{DANGER}"


def test_a_line_that_leads_in_in_another_language_is_no_answer() -> None:
    ours = "Someone in our team will read what you sent and then write to you."
    led_in = "Dnia 27.11.2026 o 10:05 Sefton <complaints@heard.sefton.example>\nnapisał(a):"
    assert take_answers(f"{led_in}\n> {ours}\n> {DANGER}", [ours]) == ("", DANGER)
