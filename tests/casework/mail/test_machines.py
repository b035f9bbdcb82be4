"""Machines are not people: none gets an answer. What they say of our own letters has the effect it
should, and nobody can forge it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from chalicelib import links, store
from chalicelib.casework.mail.who_sent import MOST_AN_HOUR
from chalicelib.core.cases import Case
from tests.casework.mail.mailing import (
    ELLEN,
    FROM_ELLEN,
    TEAM,
    UNPROVED,
    a_reply,
    added,
    events,
    now_of,
    only_aside,
    sent_as,
    to,
    with_ellen,
)
from tests.conftest import FRIDAY
from tests.helpers import INBOX, SAM, Heard, Posted, a_case, an_email, get, london, post, words

AWAY = "I am out of the office until Monday 7 December."


def away(**headers: str) -> bytes:
    usual = {
        "subject": "Automatic reply: Reference",
        "auto_submitted": "auto-replied",
        "return_path": "<>",
    }
    return a_reply(AWAY, **(usual | headers))


def report(
    recipient: str = SAM,
    action: str = "failed",
    status: str = "5.1.1",
    returned: str = "",
    header: str = "",
    diagnostic: str = "",
    before: str = "",
) -> bytes:
    """Return a delivery report from a mail server, as RFC 3464 has it."""
    if returned or header:
        back = (
            "--d\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: "
            f"{returned}\r\n{header}Subject: x\r\n"
        )
    else:
        back = ""
    body = (
        "--d\r\nContent-Type: text/plain\r\n\r\nYour message could not be delivered.\r\n"
        "--d\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; "
        f"mx.family.example\r\n\r\n{before}"
        f"Final-Recipient: rfc822; {recipient}\r\nAction: {action}\r\nStatus: {status}\r\n"
        f"Diagnostic-Code: smtp; {diagnostic}\r\n\r\n{back}--d--"
    )
    return an_email(
        body,
        subject="Undelivered Mail Returned to Sender",
        from_="MAILER-DAEMON@mx.family.example",
        message_id="<dsn@mx.family.example>",
        return_path="<>",
        content_type="multipart/report; report-type=delivery-status; boundary=d",
    )


IN_WORDS = (
    "Hi. This is the qmail-send program at family.example.\r\nI'm afraid I wasn't able to "
    "deliver your message to the following addresses.\r\n"
    "This is a permanent error; I've given up. Sorry it didn't work "
    f"out.\r\n\r\n<{SAM}>:\r\nSorry, no mailbox here by that name. (#5.1.1)\r\n"
)


def in_words() -> bytes:
    return an_email(
        IN_WORDS, subject="failure notice", from_="MAILER-DAEMON@family.example", return_path="<>"
    )


def acknowledged(heard: Heard, **given: Any) -> tuple[Case, Posted]:
    case = a_case(FRIDAY, **given)
    return case, heard.letter("acknowledgement")


def history(case: Case) -> list[str]:
    return [e.name for e in store.load_history(case.reference)]


# --- out of the office


@pytest.mark.parametrize("way", ["reply address", "letter"])
def test_an_out_of_office_answer_to_our_letter_is_noted_and_answered_by_nothing(
    heard: Heard, way: str
) -> None:
    case, letter = acknowledged(heard)
    before = now_of(case)
    sent = len(heard.follow())
    by = {"in_reply_to": sent_as(letter)} if way == "letter" else {}
    heard.arrive(away(**by), to=letter.reply_to if way == "reply address" else INBOX)
    (event,) = events(case, "away")
    assert (event.by, event.facts["text"]) == ("complainant", AWAY)
    after = now_of(case)
    assert (after.clocks, after.stage, after.told) == (before.clocks, before.stage, before.told)
    assert len(heard.follow()) == sent
    assert store.list_set_aside() == []


def test_an_officers_out_of_office_is_on_the_history_for_whoever_looks_why_they_are_late(
    heard: Heard,
) -> None:
    case, allocation = with_ellen(heard)
    heard.arrive(away(from_=FROM_ELLEN), to=allocation.reply_to)
    assert [e.by for e in events(case, "away")] == ["care1"]
    shown = words(get(heard.client, heard.letter("new_case").link("See the whole case")))
    assert "Automatic reply: out of office" in shown
    assert AWAY in shown


@pytest.mark.parametrize(
    ("mail", "verdicts"),
    [
        (away(from_="Stranger <stranger@evil.example>"), {}),
        (away(), UNPROVED),
        (away(from_=FROM_ELLEN), {}),
    ],
    ids=["a stranger's", "not proved", "an officer's who does not have it"],
)
def test_an_out_of_office_that_is_not_theirs_is_set_aside_and_nobody_is_asked(
    heard: Heard, mail: bytes, verdicts: dict[str, str]
) -> None:
    case, letter = acknowledged(heard)
    heard.arrive(mail, to=letter.reply_to, **verdicts)
    assert events(case, "away") == []
    assert "out-of-office" in only_aside().reason
    assert {p.name for p in heard.follow()} == {"acknowledgement", "new_case"}


def test_a_reference_alone_is_no_letter_of_ours_to_be_away_from(heard: Heard) -> None:
    case, _ = acknowledged(heard)
    heard.arrive(away(subject=f"Automatic reply: Reference {case.reference}"))
    assert events(case, "away") == []
    assert "out-of-office" in only_aside().reason


def test_an_out_of_office_brought_twice_is_noted_once(heard: Heard) -> None:
    case, letter = acknowledged(heard)
    for key in ("m1", "m1", "m2"):
        heard.arrive(away(), to=letter.reply_to, key=key)
    assert len(events(case, "away")) == 1


def test_words_of_danger_in_an_automatic_answer_are_put_before_a_person_at_once(
    heard: Heard,
) -> None:
    case, letter = acknowledged(heard)
    heard.arrive(
        a_reply(
            "He hits me. I am away.", subject="Automatic reply: x", auto_submitted="auto-replied"
        ),
        to=letter.reply_to,
    )
    assert only_aside().about == case.reference
    assert TEAM in [p.to for p in heard.sent("aside_danger")]


@pytest.mark.parametrize(
    "headers",
    [
        {
            "subject": "Please confirm your message",
            "auto_submitted": "auto-replied",
            "x_boxtrapper": "xyz",
        },
        {"list_id": "<news.family.example>", "precedence": "list"},
        {"precedence": "bulk"},
        {"auto_submitted": "auto-generated"},
    ],
)
def test_any_other_machine_at_a_reply_address_adds_nothing_and_waits_for_a_person(
    heard: Heard, headers: dict[str, str]
) -> None:
    case, letter = acknowledged(heard)
    heard.arrive(a_reply(**headers), to=letter.reply_to)
    assert history(case) == ["received", "letter_sent"]
    assert len(store.list_set_aside()) == 1
    assert len(heard.follow()) == 2


# --- delivery failures

WAYS = ["reply address", "the letter's id"]


def bounced(heard: Heard, letter: Posted, way: str, **said: str) -> None:
    """Deliver a bounce to the case's reply address, or one that names the letter by SES's id."""
    raw = report(returned=sent_as(letter) if way == "the letter's id" else "", **said)
    heard.arrive(
        raw, to=letter.reply_to if way == "reply address" else INBOX, spf="", dkim="", dmarc=""
    )


@pytest.mark.parametrize("way", WAYS)
def test_a_permanent_failure_reopens_the_duty_and_the_team_is_told(heard: Heard, way: str) -> None:
    case, letter = acknowledged(heard, phone="07700 900123")
    assert not now_of(case).clock("ack").running
    bounced(heard, letter, way)
    assert now_of(case).clock("ack").running
    told = heard.letter("bounced")
    assert told.to == TEAM
    assert "07700 900123" in told.text
    assert to(heard, SAM) == ["acknowledgement"]
    assert store.list_set_aside() == []


def test_a_failure_in_plain_words_does_the_same(heard: Heard) -> None:
    case, letter = acknowledged(heard)
    heard.arrive(in_words(), to=letter.reply_to)
    assert now_of(case).clock("ack").running
    assert len(heard.sent("bounced")) == 1


def test_where_no_letter_is_named_it_is_the_last_that_they_were_sent(heard: Heard) -> None:
    case, letter = acknowledged(heard)
    triage = {
        "kind": "complaint",
        "procedure": "children_act",
        "service": "social_work",
        "points": "Nobody came",
    }
    post(heard.client, heard.letter("new_case").link("Record what it is about"), **triage)
    heard.letter("points_understood")
    bounced(heard, letter, "reply address")
    assert [s.name for s in now_of(case).told if s.how == "bounced"] == ["points_understood"]


def test_a_letter_that_is_named_is_the_one_that_came_back(heard: Heard) -> None:
    case, letter = acknowledged(heard)
    triage = {
        "kind": "complaint",
        "procedure": "children_act",
        "service": "social_work",
        "points": "Nobody came",
    }
    post(heard.client, heard.letter("new_case").link("Record what it is about"), **triage)
    heard.letter("points_understood")
    heard.arrive(report(header=f"X-Heard-Letter: {letter.letter}\r\n"), to=letter.reply_to)
    assert [s.name for s in now_of(case).told if s.how == "bounced"] == ["acknowledgement"]


@pytest.mark.parametrize(
    ("said", "dead"),
    [
        ({"status": "5.1.1"}, True),
        ({"status": "5.2.2"}, False),
        ({"status": "4.4.7"}, False),
        ({"status": "5.1.7"}, False),
        ({"status": "5.1.8"}, False),
        ({"status": "5.1.0"}, False),
        ({"status": "5.1.1", "diagnostic": "552 5.2.2 mailbox full"}, False),
        ({"status": "5.0.0", "diagnostic": "550 5.1.1 user unknown"}, True),
    ],
    ids=[
        "no such mailbox",
        "full, and given up",
        "tried for days, and given up",
        "our own address, by its form",
        "our own address, by its domain",
        "some fault of an address",
        "full, under another code",
        "no such mailbox, under another code",
    ],
)
def test_what_was_given_up_never_came_and_only_no_such_mailbox_ends_writing_to_it(
    heard: Heard, said: dict[str, str], dead: bool
) -> None:
    case, letter = acknowledged(heard)
    bounced(heard, letter, "the letter's id", **said)
    assert now_of(case).clock("ack").running
    assert now_of(case).person.bounced is dead


def test_a_report_about_several_is_read_for_what_it_says_of_the_person(heard: Heard) -> None:
    case, letter = acknowledged(heard)
    other = "Final-Recipient: rfc822; kim@family.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
    bounced(heard, letter, "the letter's id", status="5.2.2", before=other)
    assert now_of(case).clock("ack").running
    assert now_of(case).person.mailable


def test_a_report_that_names_no_letter_reopens_the_duty_and_does_not_end_writing_to_the_address(
    heard: Heard,
) -> None:
    case, letter = acknowledged(heard)
    bounced(heard, letter, "reply address")
    assert now_of(case).clock("ack").running
    assert now_of(case).person.mailable


@pytest.mark.parametrize("way", WAYS)
def test_a_temporary_failure_is_only_noted(heard: Heard, way: str) -> None:
    case, letter = acknowledged(heard)
    bounced(heard, letter, way, action="delayed", status="4.2.2")
    assert not now_of(case).clock("ack").running
    assert history(case)[-1] == "delivery_report"
    assert len(heard.follow()) == 2


@pytest.mark.parametrize(
    "recipient", ["kim@family.example", ELLEN, "sam@family.example.evil.example", "", TEAM]
)
@pytest.mark.parametrize("way", WAYS)
def test_a_report_about_anybody_else_changes_nothing(
    heard: Heard, recipient: str, way: str
) -> None:
    case, letter = acknowledged(heard)
    before = now_of(case)
    bounced(heard, letter, way, recipient=recipient)
    assert now_of(case) == before
    assert "could not be delivered" in only_aside().reason
    assert len(heard.follow()) == 2


FORGED = {
    "the reference in its words": lambda case, letter: report(
        header=f"Subject: Reference {case.reference}\r\n"
    ),
    "our own header": lambda case, letter: report(header=f"X-Heard-Letter: {letter.letter}\r\n"),
    "our own message id": lambda case, letter: report(
        returned=f"<{letter.letter}@heard.sefton.example>"
    ),
    "an id that SES never gave": lambda case, letter: report(
        returned="<0102018f-1@eu-west-2.amazonses.com>"
    ),
}


@pytest.mark.parametrize("what", FORGED)
def test_a_report_that_anyone_could_have_written_silences_nobody(heard: Heard, what: str) -> None:
    case, letter = acknowledged(heard)
    before = now_of(case)
    heard.arrive(FORGED[what](case, letter))
    assert now_of(case) == before
    assert len(store.list_set_aside()) == 1
    assert len(heard.follow()) == 2


def test_a_report_of_another_persons_letter_changes_neither_case(heard: Heard) -> None:
    case, letter = acknowledged(heard)
    kim = a_case(FRIDAY, email="kim@family.example")
    theirs = heard.letter("acknowledgement", "kim@family.example")
    before = now_of(case), now_of(kim)
    heard.arrive(report(returned=sent_as(theirs)), to=INBOX)
    assert (now_of(case), now_of(kim)) == before
    heard.arrive(report(recipient="kim@family.example"), to=letter.reply_to, key="m2")
    assert (now_of(case), now_of(kim)) == before


def test_what_ses_and_the_post_both_report_is_told_to_the_team_once(heard: Heard) -> None:
    case, letter = acknowledged(heard)
    heard.bounce(letter)
    bounced(heard, letter, "the letter's id")
    bounced(heard, letter, "the letter's id")
    assert len(heard.sent("bounced")) == 1
    assert history(case).count("letter_bounced") == 1


# --- who sends too much


def flood(heard: Heard, count: int, at: Any = FRIDAY, start: int = 0, **headers: str) -> None:
    for n in range(start, start + count):
        heard.arrive(
            an_email(f"Number {n}", message_id=f"<{n}@x.example>", **headers), key=f"f{n}", at=at
        )


def test_after_twenty_messages_in_an_hour_the_rest_of_one_senders_wait_for_a_person(
    heard: Heard,
) -> None:
    flood(heard, 25)
    assert len(store.list_received_in("2026-11")) == MOST_AN_HOUR
    aside = store.list_set_aside()
    assert {m.original for m in aside} == {f"inbound/f{n}" for n in range(MOST_AN_HOUR, 25)}
    assert all("more than 20 messages within an hour" in m.reason for m in aside)
    assert len(heard.sent("set_aside")) == 1, "the team is told of the first, and has the list"


def test_all_ways_to_write_a_mailbox_are_one_sender_of_a_flood(heard: Heard) -> None:
    for n in range(MOST_AN_HOUR + 2):
        sender = f"Sam <{'s.am' if n % 2 else 'sam'}+{n}@family.example>"
        said = an_email(f"Number {n}", message_id=f"<{n}@x.example>", from_=sender)
        heard.arrive(said, key=f"f{n}")
    assert len(store.list_received_in("2026-11")) == MOST_AN_HOUR
    assert len(heard.sent("set_aside")) == 1


def test_a_flood_is_counted_for_the_operators(
    heard: Heard, capsys: pytest.CaptureFixture[str]
) -> None:
    flood(heard, 22)
    assert capsys.readouterr().out.count('"MailSlowed":[1.0]') == 2


def test_nobody_else_waits_for_a_flood_and_its_own_sender_no_longer_than_it_lasts(
    heard: Heard,
) -> None:
    flood(heard, 22)
    heard.arrive(an_email(from_="Kim <kim@family.example>"), key="kim")
    assert len(store.list_received_in("2026-11")) == MOST_AN_HOUR + 1
    flood(heard, 1, FRIDAY + timedelta(minutes=61), start=50)
    assert len(store.list_received_in("2026-11")) == MOST_AN_HOUR + 2


def test_a_flood_to_one_case_is_slowed_too(heard: Heard) -> None:
    case, letter = acknowledged(heard)
    for n in range(23):
        heard.arrive(
            a_reply(f"Number {n}", message_id=f"<{n}@x.example>"), to=letter.reply_to, key=f"f{n}"
        )
    assert len(added(case)) == MOST_AN_HOUR
    assert {m.about for m in store.list_set_aside()} == {case.reference}


def test_nobody_can_use_up_anothers_share_by_forging_their_address(heard: Heard) -> None:
    case, letter = acknowledged(heard)
    for n in range(MOST_AN_HOUR + 5):
        heard.arrive(
            a_reply(f"Forged {n}", message_id=f"<{n}@x.example>"),
            to=letter.reply_to,
            key=f"f{n}",
            **UNPROVED,
        )
    heard.arrive(a_reply("My own."), to=letter.reply_to, key="own")
    assert [e.facts["text"] for e in added(case)] == ["My own."]


def test_a_message_that_was_brought_late_is_judged_by_the_hour_it_came_in(
    heard: Heard, time: Any
) -> None:
    heard.arrive_only(an_email("The first", message_id="<first@x.example>"), key="first")
    time.now = london("Fri 27 Nov 2026 18:00")
    flood(heard, 22, at=time.now)
    heard.queue("first", at=FRIDAY)
    assert "inbound/first" not in {m.original for m in store.list_set_aside()}


def test_an_address_for_replies_is_no_key_to_anything_once_its_secret_is_gone(heard: Heard) -> None:
    case, letter = acknowledged(heard)
    other = letter.reply_to.replace(case.reference.replace("-", "").lower(), "22222222")
    assert links.read_reply_address(other) is None
    heard.arrive(report(), to=other)
    assert not now_of(case).clock("ack").running
