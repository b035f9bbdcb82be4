"""Four people whose mail goes wrong most easily, each lived from the first message to the answer: a
child, an advocate who has the letters instead, a worker who forwards a child's words, and somebody
who reads the mailbox that a parent wrote from.

At the end of each, every letter and page that a reader has had is searched for what they may not
have.
"""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib import store
from tests.helpers import SAM, Heard, an_email, get, post, sent_so_far, words
from tests.lives.begin import MENDED
from tests.lives.by_links import TEAM, Lived, findings
from tests.lives.readers import find_leaks, list_links_of_others, list_read
from tests.lives.test_advocate import PRIVATE, RANA, add_by_team, begin
from tests.lives.test_end_asked import END

KAREN = "karen.lund@sefton.example"
PRIYA = "priya.nair@sefton.example"
SAFE = "dana.own@people.example"
RING = "01632 960777"
OFFICERS_NOTE = "The file says that his uncle lives nearby."
NAMED = "Ruth Calder"


def lodged(heard: Heard, time: Any) -> Lived:
    """Return the life of the one case that has come in."""
    (reference,) = store.list_received_in("2026-11")
    return Lived.going_on(heard, time, reference)


def read_by_team(life: Lived, point: str) -> None:
    life.until("Mon 30 Nov 2026 09:30")
    about = {"procedure": "children_act", "service": "social_work", "points": point}
    life.press("Record what it is about", "new_case", TEAM, **about)
    life.press("Give it to an officer", "new_case", TEAM, officer="socialwork1")


def answer(life: Lived) -> None:
    life.until("Wed 2 Dec 2026 12:00")
    life.press("Send the reply", "allocation", "socialwork1", **findings("upheld"), **MENDED)


def names_to(address: str) -> list[str]:
    return [posted.name for posted in sent_so_far() if posted.to == address]


# --- the child


def test_a_child_who_emails_has_an_advocates_letter_that_day_and_an_answer_to_read(
    heard: Heard, time: Any
) -> None:
    heard.arrive(an_email("I am 14 and in foster care. Nobody came to see me in June.", "help"))
    life = lodged(heard, time)
    known = {"code": "child_lac", "reason": "Her email says that she is 14 and in foster care."}
    life.press("Correct who they are", "new_case", TEAM, **known)
    assert names_to(SAM) == ["acknowledgement", "advocacy_offered"]
    first = life.told("acknowledgement")
    assert "foster" not in first.subject
    read_by_team(life, "Nobody came to see me in June.")
    life.writes_back("It is worse at weekends.", "points_understood")
    assert "It is worse at weekends." in life.last("contribution", "socialwork1").text
    life.writes_back(OFFICERS_NOTE, "allocation", "socialwork1")
    answer(life)
    told = life.told("stage1_reply")
    assert "The log shows no visit in June." in told.text
    assert "Advocate: " in told.text
    assert "I want stage 2" in words(life.asks_nothing("stage1_reply"))
    private = (OFFICERS_NOTE, PRIYA, "danger_flagged", "child_lac", "/act/")
    assert find_leaks(heard, SAM, private) == []


# --- the advocate who has each letter instead


def test_an_advocate_has_the_letters_instead_and_nothing_that_is_the_childs_alone(
    heard: Heard, time: Any
) -> None:
    life = begin(heard, time)
    before = len(names_to(SAM))
    add_by_team(life, copies="instead", may_ask="yes")
    answer(life)
    told = life.last("stage1_reply", RANA)
    assert "The log shows no visit in June." in told.text
    clock = life.case.clock("s1_response")
    assert clock
    assert clock.stopped_by == told.letter
    assert names_to(SAM)[before:] == ["helper_added"]
    hers = words(get(heard.client, told.link("See where things are")))
    assert "our answer" in hers
    assert find_leaks(heard, RANA, PRIVATE) == []
    assert find_leaks(heard, SAM, (RANA, "/act/")) == []
    life.press(END, "new_case", TEAM, party="p1", reason="He said so.")
    assert find_leaks(heard, RANA, PRIVATE) == []
    assert "The log shows" not in " ".join(
        read.text for read in list_read(heard, RANA) if "page" in read.name
    )


# --- the worker who forwards a child's words


def test_a_worker_who_forwards_a_childs_words_has_no_link_to_them(heard: Heard, time: Any) -> None:
    told = (
        "Please see below from Sam.\n\n"
        "-----Original Message-----\n"
        f"From: Sam Carter <{SAM}>\nSent: 27 November 2026 09:00\n"
        f"To: Karen Lund <{KAREN}>\nSubject: help\n\n"
        f"I am 14. {NAMED} never comes to see me. Do not tell Karen where I sleep."
    )
    heard.arrive(an_email(told, "FW: help", from_=f"Karen Lund <{KAREN}>"))
    assert store.list_received_in("2026-11") == []
    path = heard.letter("set_aside").link("Look at the message")
    shown = words(get(heard.client, path))
    assert "Say whose complaint it is" in shown
    assert names_to(KAREN) == []
    made = post(heard.client, path, what="case", name="Sam Carter", email=SAM, email_safe="yes")
    assert made.status_code == 200, words(made)
    life = lodged(heard, time)
    assert (life.case.person.email, life.case.person.name) == (SAM, "Sam Carter")
    read_by_team(life, f"{NAMED} never comes to see me.")
    heard.arrive(
        an_email(
            f"How is {life.reference} going?",
            f"Re: {life.reference}",
            from_=f"Karen Lund <{KAREN}>",
            message_id="<two@sefton.example>",
        ),
        key="asks",
    )
    answer(life)
    assert "The log shows no visit in June." in life.told("stage1_reply").text
    assert names_to(KAREN) == []
    ruth = "ruth.calder@sefton.example"
    assert names_to(ruth) == []
    assert find_leaks(heard, SAM, (KAREN, PRIYA, "/act/")) == []


# --- who reads the mailbox that somebody wrote from


def proves(life: Lived) -> None:
    """Say at the new address that it is theirs, before anything else goes there."""
    assert names_to(SAFE) == ["confirm_address"]
    link = life.last("confirm_address", SAFE).link("Yes, this is my email address")
    assert post(life.heard.client, link, mine="yes").status_code == 200
    life.heard.deliver()


def test_nothing_goes_to_a_mailbox_that_an_ex_partner_reads(heard: Heard, time: Any) -> None:
    said = (
        "Nobody came to see my son in June. Do not email me here, my ex reads this. "
        f"Ring me on {RING}."
    )
    heard.arrive(an_email(said))
    life = lodged(heard, time)
    heard.deliver()
    assert names_to(SAM) == []
    change = {"email": SAFE, "phone": RING, "asked": "She said so on the telephone."}
    life.press("Change how we reach them", "is_it_safe", TEAM, **change)
    proves(life)
    assert sorted(names_to(SAFE)) == ["acknowledgement", "confirm_address", "contact_changed"]
    read_by_team(life, "Nobody came to see my son in June.")
    answer(life)
    assert "The log shows" in life.last("stage1_reply", SAFE).text
    assert names_to(SAM) == []
    assert find_leaks(heard, SAFE, (SAM, "/act/")) == []


def test_once_somebody_else_reads_a_mailbox_its_old_letters_open_nothing(
    heard: Heard, time: Any
) -> None:
    heard.arrive(an_email("Nobody came to see my son in June."))
    life = lodged(heard, time)
    heard.deliver()
    assert names_to(SAM) == ["acknowledgement"]
    assert life.reference in words(life.asks_nothing("acknowledgement"))
    life.writes_back(
        f"My ex has got into my email. Please stop emailing me here and ring {RING}.",
        "acknowledgement",
    )
    assert names_to(SAM) == ["acknowledgement"]
    change = {"email": SAFE, "phone": RING, "asked": "She said so on the telephone."}
    life.press("Change how we reach them", "request_heard", TEAM, **change)
    proves(life)
    read_by_team(life, "Nobody came to see my son in June.")
    answer(life)
    assert "The log shows" in life.last("stage1_reply", SAFE).text
    assert names_to(SAM) == ["acknowledgement"]
    pages = [read for read in list_read(heard, SAM) if "page" in read.name]
    for private in ("see my son", "The log shows", SAFE, RING, PRIYA, life.case.reference):
        assert not [read.name for read in pages if private in read.text], private
    assert find_leaks(heard, SAM, (SAFE, RING, PRIYA)) == []


# --- the search itself


@pytest.mark.parametrize("leak", ["words", "link"])
def test_the_search_finds_what_a_reader_may_not_have(heard: Heard, time: Any, leak: str) -> None:
    heard.arrive(an_email("Nobody came to see my son in June."))
    heard.deliver()
    if leak == "words":
        (reference,) = store.list_received_in("2026-11")
        assert find_leaks(heard, SAM, (reference,))
    else:
        assert list_links_of_others(heard, SAM)
        assert not list_links_of_others(heard, SAM, "complaints.team@sefton.example")
