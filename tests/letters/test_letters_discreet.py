"""A person may ask for discreet emails: an inbox does not show what they are about."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest

from chalicelib import links, post, store
from chalicelib.core.cases import COMPLAINANT, REPLY_MARKER
from chalicelib.core.people.person import Person
from chalicelib.core.people.safe_contact import TELLING
from chalicelib.letters import Links, render_letter
from chalicelib.mail.reply import divide
from tests.helpers import SAM, Heard, an_email, by_form, get
from tests.helpers import post as press
from tests.letters.letter_lives import FRIDAY, REFERENCE, Made, every_once
from tests.lives.by_links import Lived


def write_discreetly(made: Made) -> EmailMessage:
    """Return a letter to the person as it leaves, for one who wants it discreet."""
    assert made.case
    person = replace(made.case.person, quiet="yes")
    written = render_letter(
        made.letter,
        replace(made.case, person=person),
        made.council,
        to=person,
        links=Links(track="https://complaints.example/track/x"),
        now=made.now,
    )
    mail = post.Mail(
        letter_id=made.letter.id,
        owner=f"CASE#{REFERENCE}",
        to=person.email or SAM,
        reply_to=links.make_reply_address(REFERENCE, COMPLAINANT, True),
        subject=written.subject,
        text=written.text,
        html=written.html,
        automatic=False,
        discreet=True,
    )
    return message_from_bytes(post.build_message(mail, FRIDAY), policy=default)


def list_telling(message: Any) -> list[str]:
    """Return the headers, whatever they are for, that say what a letter is about."""
    return [f"{name}: {value}" for name, value in message.items() if TELLING.search(f"{value}")]


def test_no_header_of_any_discreet_letter_says_what_it_is_about(heard: Heard) -> None:
    for name, made in every_once("sefton").items():
        if made.letter.to != COMPLAINANT or not isinstance(made.to, Person):
            continue
        message = write_discreetly(made)
        assert list_telling(message) == [], name
        assert message["Subject"] == f"Reference {made.case and made.case.reference}", name
        assert "complain" not in str(message["Reply-To"]), name
        body = message.get_body(("plain",))
        assert body, name
        first = body.get_content().splitlines()[0]
        assert first == f"Open this at a time that suits you. {REPLY_MARKER}", name


def test_somebody_who_ticks_it_on_the_form_gets_every_letter_so(heard: Heard) -> None:
    by_form(heard.client, quiet="yes")
    sent = heard.letter("acknowledgement")
    assert list_telling(sent.message) == []
    assert "Sefton Council" in sent.message["From"]


def test_letters_to_officers_and_to_others_are_as_they_were(heard: Heard) -> None:
    by_form(heard.client)
    assert "complaints" in heard.letter("acknowledgement").message["From"]
    by_form(heard.client, quiet="yes", email="jo@people.example")
    assert "new, please read" in heard.sent("new_case")[-1].subject


def test_a_reply_to_a_discreet_letter_comes_to_its_case_and_is_theirs(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time, quiet="yes")
    life.writes_back("There is one more thing.", "acknowledgement")
    said = heard.letter("contribution").text
    assert "There is one more thing." in said
    assert not store.list_set_aside()


def test_the_words_of_a_discreet_letter_are_not_taken_for_the_persons_own(heard: Heard) -> None:
    by_form(heard.client, quiet="yes")
    lines = "\n".join(f"> {line}" for line in heard.letter("acknowledgement").text.split("\n"))
    assert divide(f"Yes.\n\n{lines}", "Re: yours", is_reply=True).new.strip() == "Yes."


def test_an_address_that_was_doubted_and_then_allowed_gets_discreet_letters(heard: Heard) -> None:
    heard.arrive(an_email("Nobody listens. My dad reads my emails."))
    link = heard.letter("is_it_safe").link("It is safe to email them")
    assert press(heard.client, link, address=SAM, note="They rang.").status_code == 200
    assert list_telling(heard.letter("acknowledgement").message) == []


@pytest.mark.parametrize("ticked", ["yes", ""])
def test_the_team_can_change_whether_letters_are_discreet(
    heard: Heard, time: Any, ticked: str
) -> None:
    life = Lived(heard, time, quiet="" if ticked else "yes")
    button = "Change how we reach them"
    path = life.on_page(life.last("new_case", "team"), button)
    assert get(heard.client, path).status_code == 200
    given = {"email": SAM, "phone": "01632 960001", "quiet": ticked, "asked": "She rang."}
    assert press(heard.client, path, **given).status_code == 200
    assert bool(list_telling(heard.letter("contact_changed").message)) is not bool(ticked)
