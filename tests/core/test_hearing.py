"""Requests in words are recognised as suggestions: what asks is caught, and what only looks like it
is passed over.
"""

from __future__ import annotations

import time

import pytest

from chalicelib.core.cases import REPLY_MARKER
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.reading.own_words import remove_quotations
from chalicelib.core.reading.request_words import SHOWN, find_new_requests, find_requests
from chalicelib.core.reading.spoken_sentences import MOST

ASKS: dict[str, list[str]] = {
    "withdraw": [
        "I withdraw",
        "I withdraw my complaint.",
        "I'm withdrawing it.",
        "I would like to withdraw my complaint please",
        "Please withdraw my complaint.",
        "We have decided to withdraw our complaint",
        "Withdraw",
        "Please close my complaint",
        "I no longer want to go on with this complaint",
        "I don't want to take this any further",
        "I do not wish to pursue my complaint",
        "It is sorted now, so I want to stop my complaint",
        "I want you to close my complaint",
        "I hereby withdraw everything",
        "I’d like to withdraw it",
        "can I withdraw my complaint",
        "I don’t want to continue with my complaint",
        "I dont want to carry on with this any more",
        "please cancel my complaint",
        "Hi,\n\nI have thought about it and I would like\nto withdraw my complaint.\n\nThanks\nSam",
    ],
    "stage2": [
        "I am not happy and want stage 2",
        "I want stage 2",
        "I would like to go to stage two please",
        "Please escalate this",
        "I want to take this further",
        "please escalate my complaint to the next stage",
        "Can I go to the next stage?",
        "take it to stage 2",
        "Stage 2 please",
        "I wish to escalate",
        "I request a Stage 2 investigation",
        "I asked for stage 2 last week and nobody replied",
        "If you do not answer by Friday I want stage 2",
        "I'm not satisfied so I'd like it to go to stage two",
    ],
    "unhappy": [
        "I am not happy with your answer.",
        "I do not accept the findings",
        "I disagree with the decision",
        "I don't agree with what you found",
    ],
    "panel": [
        "I want a panel",
        "I would like a review panel",
        "I want stage 3",
        "Please can I have a panel hearing",
        "I want to go to a panel",
        "Panel please",
    ],
    "complaint": [
        "I want this to be a formal complaint",
        "Please treat this as a complaint",
        "I want to make a complaint",
        "This is a formal complaint.",
        "I would like to complain formally",
        "Can you log it as an official complaint?",
        "I want to complain",
    ],
    "advocate": [
        "I need an advocate",
        "Can I have an advocate?",
        "please find me an advocate",
        "I would like someone to speak for me",
        "How do I get an advocate",
    ],
    "unsafe": [
        "please stop emailing my home",
        "Don't write to my home",
        "It is not safe to call me",
        "My mum can read my emails",
    ],
    "contact": [
        "Please do not ring me at work",
        "Please use this number instead",
        "Do not leave voicemails on my phone",
        "My new address is 1 High Street",
        "Please dont send letters to my house",
        "Please do not disclose our new address to his dad.",
        "Do not give her school to anyone",
        "Our address must stay confidential",
        "Keep my number private please",
        "Can you stop emailing my work?",
        "I want you to stop calling my work",
        "Make sure they do not ring my house",
        "Please ask your staff to stop calling me at work",
        "At weekends do not ring my home",
        "Please contact my mum instead",
    ],
}
ASKS_NOTHING = [
    # Contact with a child or a parent is no contact by us, nor is what somebody else does.
    "I am frightened they will stop contact",
    "I'm scared they'll stop my contact with my son",
    "I'm worried the council will stop contact",
    "They want to stop contact between me and my daughter",
    "She threatened to stop contact",
    "Please don't stop contact with my mum",
    "I do not want them to stop contact with my brother",
    "I want contact with my children every week instead",
    "Contact moved to the centre instead of home",
    "They do not contact us",
    "They never ring me",
    "Staff do not visit me here",
    "I do not want to withdraw",
    "I don't want to withdraw my complaint",
    "I will never withdraw my complaint.",
    "I am not withdrawing",
    "I refuse to withdraw",
    "They told me to withdraw my complaint",
    "The social worker asked me to withdraw it",
    "He said that I withdraw it",
    "If I withdraw, what happens?",
    "I never said I withdraw",
    "I withdraw my consent for photos",
    "They withdrew our support",
    "She keeps threatening to withdraw the package",
    "Please do not close my complaint",
    "You closed my complaint",
    "Why did you close my complaint?",
    "I don't want you to withdraw my complaint",
    "Rather than withdraw I will go to the Ombudsman",
    "I do not want to go on like this",
    "I do not want to continue with this social worker",
    "I do not want stage 2",
    "I never asked for stage 2",
    "I don't think I want stage 2",
    "I am happy with stage 2 so far",
    "I don't want a panel",
    "I want nothing to do with a panel",
    "I do not need an advocate",
    "My advocate came with me",
    "I would like to know when the meeting is",
    "Please call me tomorrow",
    "Why did you stop calling me?",
    "Nobody came on Tuesday and I waited an hour.",
]


@pytest.mark.parametrize(
    ("what", "said"), [(what, said) for what, all_said in ASKS.items() for said in all_said]
)
def test_what_asks_is_heard_with_the_words_that_show_it(what: str, said: str) -> None:
    assert [request.what for request in find_requests(said)] == [what]
    (request,) = find_requests(f"Dear team. Thank you for your letter.\n\n{said}")
    assert request.words in " ".join(said.split())
    assert request.said


@pytest.mark.parametrize("said", ASKS_NOTHING)
def test_what_only_looks_like_it_is_passed_over(said: str) -> None:
    assert find_requests(said) == ()
    assert find_requests(f"Hello. {said} Thank you.") == ()


@pytest.mark.parametrize(
    "quoted",
    [
        "Thanks.\n\n> I want stage 2\n> I withdraw",
        f"Thanks.\n\n{REPLY_MARKER}\n\nYou can ask for stage 2. I want a panel.",
        (
            f"Thanks.\n\n| {REPLY_MARKER.replace(' your', chr(10) + '| your')}\nI withdraw my "
            "complaint."
        ),
        (
            "Thanks.\n\nOn Mon, 7 Dec 2026 at 10:00, Sefton <x@sefton.example> wrote:\n\nI "
            "want stage 2"
        ),
        "Thanks.\n\n-----Original Message-----\nFrom: Sefton\n\nI want stage 2",
        "You wrote “I withdraw my complaint”, and that is wrong.",
        'Your form has the words "I want a panel" on it.',
    ],
)
def test_what_is_quoted_is_not_theirs(quoted: str) -> None:
    assert find_requests(quoted) == ()


def test_what_they_write_above_a_quotation_is() -> None:
    assert (
        remove_quotations(f"I want a panel.\n\n{REPLY_MARKER}\n\nI withdraw.")
        == "I want a panel.\n\n"
    )
    assert [r.what for r in find_requests(f"I want a panel.\n\n{REPLY_MARKER}\n\nI withdraw.")] == [
        "panel"
    ]


def test_one_message_may_ask_for_several_things_and_each_is_told_once() -> None:
    said = (
        "I am not happy. I want a panel. Please, I want a panel! And I need an advocate; "
        "please stop emailing my home."
    )
    assert [r.what for r in find_requests(said)] == ["panel", "advocate", "unsafe"]


def test_that_they_are_not_happy_is_said_only_where_they_ask_for_nothing_plainer() -> None:
    assert [r.what for r in find_requests("I am not happy with it. I want stage 2.")] == ["stage2"]


def test_a_first_message_is_not_flagged_for_being_a_complaint_or_for_an_unhappy_writer() -> None:
    said = "I am not happy. I want to make a complaint. I need an advocate."
    assert [r.what for r in find_new_requests(said, "complaint")] == ["advocate"]
    assert [r.what for r in find_new_requests(said, "concern")] == ["complaint", "advocate"]


def test_every_request_that_a_move_records_names_a_fact_that_some_procedure_records() -> None:
    recorded = {m.records for p in PROCEDURES.values() for m in p.moves}
    named = {
        fact
        for said in ASKS.values()
        for request in find_requests(said[0])
        for fact in request.facts
    }
    assert len(named) > 5
    assert named <= recorded


@pytest.mark.parametrize(
    "above",
    [
        (
            "On Mon, 3 Mar 2025 at 09:01, Complaints <c@council.example> wrote:\n> Dear Jo,\n> "
            "You may withdraw.\n"
        ),
        (
            "On Mon, 3 Mar 2025 at 09:01, Complaints for Children <\nc@council.example> "
            "wrote:\n\n> Dear Jo,\n"
        ),
        f"On 03/03/2025 09:01, Complaints wrote:\n> {REPLY_MARKER}\n>\n> Dear Jo,\n",
    ],
)
def test_what_somebody_writes_under_what_they_quote_is_their_own(above: str) -> None:
    assert (
        remove_quotations(f"{above}\nI want to go to stage 2.").strip()
        == "I want to go to stage 2."
    )
    assert [r.what for r in find_requests(f"{above}\nI want to go to stage 2.")] == ["stage2"]


@pytest.mark.parametrize(
    "told", ["On Tuesday 3 March my social worker said:", "On the phone the manager said:"]
)
def test_a_story_of_what_somebody_said_is_no_quotation_of_a_letter(told: str) -> None:
    text = f"{told}\nyou will not see her.\nI want to go to stage 2."
    assert remove_quotations(text) == text


@pytest.mark.parametrize(
    "line",
    [
        "On 3 Mar 2025, at 09:01, Complaints wrote:",
        "On 3 March 2025 Complaints <c@council.example> wrote:",
        "-----Original Message-----",
        REPLY_MARKER,
    ],
)
def test_what_stands_under_a_line_of_a_mail_program_is_not_the_writers(line: str) -> None:
    assert (
        remove_quotations(f"Thank you.\n{line}\n\nYou may ask for stage 2.").strip() == "Thank you."
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        "please want ",
        "i'll have ",
        "not ",
        "told me ",
        '"a',
        "stop send a b c ",
        "don't ",
        "if ",
        "withdraw ",
        "I want ",
        "On a wrote ",
        "On a\n",
        "On a wrote:\n",
        "On a@b 9:01 ",
        "On abc wrote:\n\n\n",
        "“a",
    ],
)
def test_no_words_however_many_take_long(words: str) -> None:
    began = time.process_time()
    found = find_requests(words * 20_000)
    assert time.process_time() - began < 2
    assert all(len(request.words) <= SHOWN for request in found)
    assert find_requests("a " * MOST + "I withdraw.") == ()
