"""What a person writes by the program of a help desk is a person's; what the program tells by
itself is a machine's.
"""

from __future__ import annotations

import pytest

from chalicelib.mail import read
from tests.helpers import an_email

GENERATED = {"auto_submitted": "auto-generated", "x_auto_response_suppress": "All"}
ABOVE = "##- Please type your reply above this line -##\n\n"
SAID = (
    "Dear complaints team\n\nI am writing for a girl of 14 who lives in one of your homes. She "
    "told me that her phone was taken for a week and nobody would say why.\n\nOwen Hart"
)
DESKS: dict[str, tuple[dict[str, str], str]] = {
    "zendesk": (
        {"x_zendesk_from_account_id": "a1", "x_mailer": "Zendesk Mailer", **GENERATED},
        f"{ABOVE}Your request (311) has been updated. To add comments, reply to this email.\n\n"
        f"Owen Hart\n\n{SAID}",
    ),
    "zendesk, with the line alone": (GENERATED, ABOVE + SAID),
    "freshdesk": ({"x_fd_account_id": "9", **GENERATED}, f"{SAID}\n\nTicket: https://desk.example"),
    "dynamics": ({"subject": "Phone CRM:0001234", "x_auto_response_suppress": "All"}, SAID),
    "salesforce": (
        {"x_sfdc_lk": "00Dx", "precedence": "bulk"},
        f"{SAID}\n\nref:_00D20ab12._50020cd34:ref",
    ),
    "jira": (
        {"x_jira_fingerprint": "f", "precedence": "bulk", **GENERATED},
        f"—-—-—-—\nReply above this line.\n\nOwen Hart commented:\n\n{SAID}\n\n"
        "View request · Turn off notifications\n\nPowered by Jira Service Management",
    ),
    "a request tracker": (
        {"rt_ticket": "a #1", "x_rt_loop_prevention": "a", "precedence": "bulk"},
        SAID,
    ),
    "any other that says so": ({"x_mailer": "Helpdesk Mailer", **GENERATED}, SAID),
}
NOTICES = {
    "received": "Your request (311) has been received and our staff will look at it.",
    "a ticket": "We would like to acknowledge that we have received your request and a ticket has "
    "been created. A support representative will be reviewing it.",
    "a case": "Thank you for contacting us. Your case number is 00012345. We will be in touch.",
    "got it": "Just confirming that we got your request. We are on it.",
    "solved": "Your request (311) has been deemed solved. To reopen this request, reply to it.",
    "rated": "How would you rate the help you received?\n\nGood, I am satisfied",
    "with a footer": "Thank you for your email. We aim to answer within five days. If you want to "
    "make a complaint about us, see our website. We speak up for young people.",
    "nothing but its frame": "Your request (311) has been updated. To add comments, reply to this.",
}


@pytest.mark.parametrize("desk", DESKS)
def test_what_a_person_writes_by_a_help_desk_is_a_persons(desk: str) -> None:
    headers, text = DESKS[desk]
    found = read(an_email(text, from_="Owen Hart <help@advocates.example>", **headers))
    assert (found.automatic, found.relay) == (None, "")
    assert "her phone was taken" in found.new_text


@pytest.mark.parametrize("notice", NOTICES)
@pytest.mark.parametrize("desk", ["zendesk", "freshdesk", "salesforce", "jira"])
def test_what_a_help_desk_tells_by_itself_is_a_machines(desk: str, notice: str) -> None:
    headers, text = DESKS[desk]
    assert read(an_email(text.replace(SAID, NOTICES[notice]), **headers)).automatic


@pytest.mark.parametrize(
    "marks",
    [
        {"auto_submitted": "auto-replied"},
        {"x_autoreply": "yes"},
        {"list_unsubscribe": "<mailto:off@desk.example>"},
        {"from_": "Desk <noreply@desk.example>"},
    ],
)
def test_what_says_that_it_answers_by_itself_or_goes_to_many_is_a_machines(
    marks: dict[str, str],
) -> None:
    headers, text = DESKS["zendesk"]
    assert read(an_email(text, **(headers | marks))).automatic


@pytest.mark.parametrize(
    "said",
    [
        "Thank you for your email. My client says that nobody has rung her.",
        "Your request was received, they said, and then nobody rang me.",
    ],
)
def test_a_persons_own_words_under_a_notices_phrase_are_a_persons(said: str) -> None:
    headers, text = DESKS["zendesk"]
    assert read(an_email(text.replace(SAID, said), **headers)).automatic is None


def test_the_same_marks_without_a_help_desk_are_a_programs() -> None:
    assert read(an_email(SAID, **GENERATED)).automatic == "bulk"
