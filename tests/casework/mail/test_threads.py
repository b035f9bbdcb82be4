"""Replies land on the right case, the surest sign first; and our own letters are kept together, and
left alone, by whoever reads them.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from lxml import html

from chalicelib import post as the_post
from chalicelib import store
from tests import faults
from tests.casework.mail.mailing import (
    ELLEN,
    FROM_ELLEN,
    a_reply,
    added,
    now_of,
    only_aside,
    sent_as,
    with_ellen,
)
from tests.conftest import FRIDAY
from tests.doors.officer.test_parts_of_a_complaint import split
from tests.helpers import SAM, Heard, a_case, an_email, get, page, sent_so_far

QUARTER = timedelta(minutes=15)


# --- found by the letter it answers


@pytest.mark.parametrize("header", ["in_reply_to", "references"])
def test_a_reply_finds_its_case_by_the_id_that_ses_gave_the_letter_it_answers(
    heard: Heard, header: str
) -> None:
    case = a_case(FRIDAY)
    acknowledged = heard.letter("acknowledgement")
    heard.arrive(a_reply(**{"in_reply_to": "<x@y.example>", header: f"{sent_as(acknowledged)}"}))
    assert [e.by for e in added(case)] == ["complainant"]


def test_in_a_long_thread_the_letter_nearest_to_the_reply_says_which_case_it_is(
    heard: Heard,
) -> None:
    first = a_case(FRIDAY)
    second = a_case(FRIDAY, cause="form/second")
    of = {p.letter[:9]: sent_as(p) for p in heard.sent("acknowledgement")}
    between = " ".join(f"<{n}@family.example>" for n in range(90))
    chain = f"{of[first.reference]} {between} {of[second.reference]} <last@family.example>"
    heard.arrive(a_reply(references=chain))
    assert (len(added(first)), len(added(second))) == (0, 1)


def test_an_id_that_ses_never_gave_us_finds_nothing_and_the_message_is_a_new_case(
    heard: Heard,
) -> None:
    case = a_case(FRIDAY)
    heard.deliver()
    heard.arrive(a_reply(in_reply_to="<0102018f0e5c-1@eu-west-2.amazonses.com>"))
    assert added(case) == []
    assert len(store.list_received_in("2026-11")) == 2


def test_the_reply_address_goes_before_the_letter_and_the_letter_before_the_words(
    heard: Heard,
) -> None:
    by_address, by_answer, by_words = (a_case(FRIDAY, cause=f"form/{n}") for n in range(3))
    of = {p.letter[:9]: p for p in heard.sent("acknowledgement")}
    said = f"About {by_words.reference}."
    answers = sent_as(of[by_answer.reference])
    heard.arrive(a_reply(said, in_reply_to=answers), to=of[by_address.reference].reply_to)
    heard.arrive(a_reply(said, in_reply_to=answers, message_id="<2@family.example>"), key="m2")
    heard.arrive(a_reply(said, message_id="<3@family.example>"), key="m3")
    assert [len(added(case)) for case in (by_address, by_answer, by_words)] == [1, 1, 1]


def test_a_letter_that_left_twice_is_known_by_both_its_ids(heard: Heard, time: Any) -> None:
    case = a_case(FRIDAY)
    with faults.ses(faults.answer_lost(), times=1):
        heard.deliver()
    time.now += QUARTER
    heard.stragglers()
    first, second = (p for p in sent_so_far(SAM))
    heard.report(first, "Delivery")
    for n, posted in enumerate((first, second)):
        heard.arrive(
            a_reply(f"Number {n}", in_reply_to=sent_as(posted), message_id=f"<{n}@x.example>"),
            key=f"m{n}",
        )
    assert [e.facts["text"] for e in added(case)] == ["Number 0", "Number 1"]


def test_an_officers_letter_is_known_by_its_id_too(heard: Heard) -> None:
    case, allocation = with_ellen(heard)
    heard.arrive(a_reply("I rang them.", from_=FROM_ELLEN, in_reply_to=sent_as(allocation)))
    assert [e.by for e in added(case)] == ["care1"]


@pytest.mark.parametrize("place", ["subject", "text", "our own id", "reply address", "letter"])
def test_a_strands_reference_finds_the_strand_and_not_the_case_that_it_came_from(
    heard: Heard, time: Any, place: str
) -> None:
    whole = split(heard, time).reference
    strand = f"{whole}-2"
    told = next(p for p in heard.sent("corporate_understood") if strand in p.subject)
    mail = {
        "subject": a_reply(subject=f"Re: Reference {strand}: our answer"),
        "text": a_reply(f"My reference is {strand}."),
        "our own id": a_reply(references=f"<{strand}@heard.sefton.example> <x@y.example>"),
        "reply address": a_reply(),
        "letter": a_reply(in_reply_to=sent_as(told)),
    }[place]
    heard.arrive(mail, **({"to": told.reply_to} if place == "reply address" else {}))
    found = [
        len([e for e in store.load_history(r) if e.name == "contributed"])
        for r in (whole, strand, f"{whole}-3")
    ]
    assert found == [0, 1, 0]


# --- who may add


def test_an_officer_adds_nothing_to_a_case_that_is_not_theirs_and_nobody_is_asked(
    heard: Heard,
) -> None:
    case = a_case(FRIDAY)
    heard.deliver()
    heard.arrive(a_reply(f"About {case.reference}", from_=FROM_ELLEN))
    assert added(case) == []
    assert "an officer who does not have this case" in only_aside().reason
    assert heard.sent("confirm_message") + heard.sent("confirm_officer_message") == []


def test_what_an_officer_writes_to_the_persons_own_reply_address_is_a_note_ready_to_send(
    heard: Heard,
) -> None:
    case, _ = with_ellen(heard)
    heard.arrive(a_reply(from_=FROM_ELLEN), to=heard.letter("acknowledgement").reply_to)
    assert [event.by for event in added(case)] == ["care1"]
    assert heard.sent("from_officer") == []
    told = heard.letter("not_sent_on")
    assert told.to == ELLEN
    assert told.link("Send the person the email that was not sent on")


SPOOFED = {
    "spf": "PASS",
    "dkim": "PASS",
    "dmarc": "GRAY",
}  # by a domain of the sender's own, where the domain in From has no DMARC


@pytest.mark.parametrize(
    ("envelope", "let_in"),
    [
        ("sam@family.example", True),
        ("bounces@mail.family.example", True),
        ("x@evil.example", False),
        ("x@evilfamily.example", False),
        ("x@family.example.evil.example", False),
        ("", False),
    ],
)
def test_spf_and_dkim_prove_a_sender_only_where_they_speak_of_the_very_domain_it_gives(
    heard: Heard, envelope: str, let_in: bool
) -> None:
    case = a_case(FRIDAY)
    heard.arrive(a_reply(), to=heard.letter("acknowledgement").reply_to, source=envelope, **SPOOFED)
    assert bool(added(case)) is let_in
    assert bool(store.list_set_aside()) is not let_in


# --- our own mail, as others see it


def test_letters_to_the_person_name_their_message_and_the_letters_before_them(heard: Heard) -> None:
    heard.arrive(an_email())
    acknowledged = heard.letter("acknowledgement")
    (reference,) = store.list_received_in("2026-11")
    heard.arrive(a_reply(message_id="<more@family.example>"), to=acknowledged.reply_to, key="m2")
    received = heard.letter("message_received").message
    assert received["In-Reply-To"] == "<more@family.example>"
    assert received["References"].split() == [
        f"<{reference}@heard.sefton.example>",
        sent_as(acknowledged),
        "<more@family.example>",
    ]


def test_a_complaint_by_form_has_its_letters_kept_together_too(heard: Heard, time: Any) -> None:
    case = a_case(FRIDAY)
    acknowledged = heard.letter("acknowledgement")
    time.now += timedelta(hours=1)
    heard.arrive(a_reply(), to=acknowledged.reply_to)
    assert sent_as(acknowledged) in heard.letter("message_received").message["References"]
    assert acknowledged.message["References"] == f"<{case.reference}@heard.sefton.example>"


def test_an_officers_letters_follow_their_own_and_nobody_elses(heard: Heard) -> None:
    _, allocation = with_ellen(heard)
    heard.arrive(a_reply(), to=heard.letter("acknowledgement").reply_to)
    told = heard.letter("contribution", ELLEN)
    follows = told.message["References"].split()
    assert sent_as(allocation) in follows
    assert sent_as(heard.letter("new_case")) not in follows
    assert sent_as(heard.letter("acknowledgement")) not in follows


def test_every_letter_that_a_computer_sends_says_so_and_only_an_answer_says_that_it_answers(
    heard: Heard,
) -> None:
    heard.arrive(an_email())
    heard.arrive(a_reply(), to=heard.letter("acknowledgement").reply_to, key="m2")
    marks = {p.name: p.message["Auto-Submitted"] for p in heard.follow()}
    answers = {"acknowledgement", "message_received"}
    assert {marks[name] for name in answers} == {"auto-replied"}
    assert {mark for name, mark in marks.items() if name not in answers} == {"auto-generated"}
    assert all(p.message["Precedence"] is None for p in heard.follow()), (
        "what says bulk may be thrown away with what answers it"
    )


def test_a_report_that_a_letter_could_not_be_delivered_is_never_waved_off(heard: Heard) -> None:
    heard.arrive(an_email())
    for posted in heard.follow():
        told_not_to = posted.message["X-Auto-Response-Suppress"].split(", ")
        assert {"NDR", "All"} & set(told_not_to) == set()
        assert "AutoReply" in told_not_to


@pytest.mark.parametrize(
    ("ses_id", "as_read"),
    [
        ("0102-a", "<0102-a@eu-west-2.amazonses.com>"),
        ("a@email.amazonses.com", "<a@email.amazonses.com>"),
    ],
)
def test_the_id_that_ses_gives_a_letter_is_the_one_that_its_reader_has(
    ses_id: str, as_read: str
) -> None:
    assert the_post.make_message_id(ses_id) == as_read


def test_what_finds_a_letter_by_its_id_goes_by_itself_after_the_links_it_carried(
    heard: Heard, time: Any
) -> None:
    from chalicelib.store.rows import Row

    a_case(FRIDAY)
    row = Row.get(f"SENT#{heard.letter('acknowledgement').ses_id}", "SENT")
    assert row.expires == (FRIDAY + timedelta(days=400)).timestamp()
    assert (row.todo_pk, SAM in row.body) == (None, False)


def test_a_reply_to_a_case_that_is_over_is_still_its_own(heard: Heard) -> None:
    from chalicelib import casework

    case = a_case(FRIDAY)
    acknowledged = heard.letter("acknowledgement")
    casework.withdraw(case.reference, "", FRIDAY)
    heard.arrive(a_reply(in_reply_to=sent_as(acknowledged)))
    assert len(added(case)) == 1
    assert now_of(case).stage == "withdrawn"


@pytest.mark.parametrize(
    ("said", "cases"),
    [
        ("This is a new complaint and nothing to do with {}. It is about Reece.", 2),
        ("I have another complaint besides {}. Nobody came.", 2),
        ("This is not a new complaint. It is about {}.", 1),
        ("One more thing about {}: nobody came.", 1),
    ],
)
def test_a_mail_that_names_a_case_and_says_it_is_about_something_else_is_a_case_of_its_own(
    heard: Heard, said: str, cases: int
) -> None:
    first = a_case(FRIDAY)
    heard.deliver()
    heard.arrive(an_email(said.format(first.reference), "Please read"))
    assert len(store.list_received_in("2026-11")) == cases


NEW_ONE = "This is a new complaint. My other son Reece has had no taxi since Monday, so no school."


def test_a_reply_that_is_a_new_complaint_gets_a_case_and_dates_and_no_old_letter_in_it(
    heard: Heard,
) -> None:
    case = a_case(FRIDAY)
    letter = heard.letter("acknowledgement")
    quoted = "\r\n".join(f"> {line}" for line in letter.text.splitlines())
    raw = a_reply(f"{NEW_ONE}\r\n\r\n{quoted}", in_reply_to=sent_as(letter))
    heard.arrive(raw, to=letter.reply_to)
    (new,) = set(store.list_received_in("2026-11")) - {case.reference}
    assert store.load(new).points[0].text.endswith(NEW_ONE)  # type: ignore[union-attr]
    assert added(case) == []
    assert len(heard.sent("acknowledgement")) == 2


def test_who_answers_that_it_is_about_something_else_is_put_before_the_team_with_the_button(
    heard: Heard,
) -> None:
    case = a_case(FRIDAY)
    letter = heard.letter("acknowledgement")
    heard.arrive(a_reply("My other son has no taxi.", in_reply_to=sent_as(letter)), key="m1")
    told = heard.letter("message_received")
    said = a_reply(
        "It is about something else.", in_reply_to=sent_as(told), message_id="<2@family.example>"
    )
    heard.arrive(said, key="m2")
    form = page(
        get(heard.client, heard.letter("request_heard").link("Move a message to a case of its own"))
    )
    chosen = html.fromstring(form).xpath("//input[@name='message' and @checked]/@value")
    assert chosen == [str(added(case)[0].number)]


def test_who_adds_something_is_told_how_to_make_it_a_new_complaint_and_that_way_works(
    heard: Heard,
) -> None:
    case = a_case(FRIDAY)
    heard.deliver()
    heard.arrive(an_email("My other son has no taxi.", subject=f"Re: {case.reference}"), key="m1")
    told = heard.letter("message_received").text
    assert "If it is a new complaint" in told
    assert "complaints@heard.sefton.example" in told
    new = an_email("My other son has no taxi.", subject="New complaint", message_id="<n@x.example>")
    heard.arrive(new, key="m2")
    assert len(store.list_received_in("2026-11")) == 2
