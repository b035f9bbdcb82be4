"""Mail in: stored first, one case a message, machines left alone, and whatever cannot be used put
before a person. Nothing is dropped.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from chalicelib import links, store
from chalicelib.core.cases import Case
from tests.conftest import FRIDAY
from tests.helpers import (
    INBOX,
    SAM,
    Heard,
    Posted,
    a_case,
    an_email,
    get,
    london,
    page,
    post,
    words,
)
from tests.moto_aws import all_rows

TEAM = "complaints.team@sefton.example"
ELLEN = "ellen.marsh@sefton.example"
FAILED = {"spf": "FAIL", "dkim": "FAIL", "dmarc": "FAIL"}


def cases() -> list[Case]:
    return [
        case for reference in store.list_received_in("2026-11") if (case := store.load(reference))
    ]


def the_case() -> Case:
    (case,) = cases()
    return case


def aside() -> store.SetAside:
    (message,) = store.list_set_aside()
    return message


def added(case: Case) -> list[Any]:
    return [e for e in store.load_history(case.reference) if e.name == "contributed"]


def to_person(heard: Heard) -> list[Posted]:
    return [p for p in heard.follow() if p.to.casefold() == SAM]


# --- becomes a case


def test_a_message_becomes_a_case_with_its_words_its_sender_and_the_moment_it_came(
    heard: Heard, time: Any
) -> None:
    came = london("Fri 27 Nov 2026 16:58")
    time.now = london("Sat 28 Nov 2026 00:10")
    heard.arrive(an_email("They came late.\n\nThey said nothing."), at=came)
    case = the_case()
    assert case.words == "My complaint\n\nThey came late.\n\nThey said nothing."
    assert (case.source, case.person.email, case.person.name, case.received_at) == (
        "email",
        SAM,
        "Sam Carter",
        came,
    )
    assert f"{case.clock('ack').due_on:%a %d %b}" == "Wed 02 Dec"


def test_the_whole_message_stays_as_it_came_and_the_case_says_where(heard: Heard) -> None:
    raw = an_email("Whole.")
    heard.arrive(raw, key="whole")
    kept = boto3.client("s3").get_object(
        Bucket=heard.environment["HEARD_MAIL_BUCKET"], Key=the_case().original
    )
    assert kept["Body"].read() == raw


def test_a_redelivered_message_makes_no_second_case_and_no_second_letter(heard: Heard) -> None:
    heard.arrive(an_email())
    before = len(heard.follow())
    for _ in range(3):
        heard.queue("m1")
    assert len(cases()) == 1
    assert len(heard.follow()) == before


def test_the_same_message_delivered_twice_by_its_senders_server_makes_no_second_case(
    heard: Heard,
) -> None:
    heard.arrive(
        an_email(
            return_path="<sam@family.example>",
            received="from a by b; Fri, 27 Nov 2026 10:00:01 +0000",
        ),
        key="m1",
    )
    heard.arrive(
        an_email(
            return_path="<sam@family.example>",
            received="from a by c; Fri, 27 Nov 2026 10:04:09 +0000",
        ),
        key="m2",
    )
    assert len(cases()) == 1


def test_two_messages_with_the_same_words_at_two_times_are_two_cases_and_never_one_lost(
    heard: Heard,
) -> None:
    heard.arrive(an_email(), key="m1")
    heard.arrive(
        an_email(message_id="<two@family.example>", date="Fri, 27 Nov 2026 11:00:00 +0000"),
        key="m2",
    )
    assert len(cases()) == 2


def test_a_message_that_is_not_there_yet_is_an_error_so_that_the_queue_brings_it_again(
    heard: Heard,
) -> None:
    with pytest.raises(ClientError, match="NoSuchKey"):
        heard.queue("late")
    heard.arrive(an_email(), key="late")
    assert len(cases()) == 1


def test_what_aws_says_of_its_own_set_up_is_passed_over(heard: Heard) -> None:
    for body in (
        "",
        "null",
        '"hello"',
        "[]",
        "{}",
        json.dumps({"Message": "You have chosen to subscribe."}),
        json.dumps({"Message": "[]"}),
    ):
        heard.call("mailroom", heard.client.events.generate_sqs_event([body]))
    assert cases() == []


def test_files_of_a_message_go_with_its_case(heard: Heard) -> None:
    body = (
        "--x\r\nContent-Type: text/plain\r\n\r\nSee the letter.\r\n--x\r\nContent-Type: "
        "application/pdf\r\nContent-Disposition: attachment; "
        "filename=letter.pdf\r\n\r\n%PDF-1.4 x\r\n--x--"
    )
    heard.arrive(an_email(body, content_type="multipart/mixed; boundary=x"))
    (file,) = the_case().files
    assert (file.name, file.type) == ("letter.pdf", "application/pdf")
    kept = boto3.client("s3").get_object(
        Bucket=heard.environment["HEARD_FILES_BUCKET"], Key=file.key
    )
    assert kept["Body"].read().startswith(b"%PDF-1.4")


# --- machines are left alone

MACHINES = {
    "an out-of-office reply": {
        "subject": "Automatic reply: our letter",
        "auto_submitted": "auto-replied",
    },
    "an automatic reply": {
        "auto_submitted": "auto-replied",
        "in_reply_to": "<K4M7-RT2C-1-1@heard.sefton.example>",
    },
    "a mailing list": {"list_id": "<news.family.example>", "precedence": "list"},
    "bulk": {"precedence": "bulk"},
    "a delivery report": {
        "from_": "MAILER-DAEMON@family.example",
        "subject": "Undelivered Mail Returned to Sender",
        "return_path": "<>",
    },
    "an advertisement": {"from_": "no-reply@shop.example", "list_unsubscribe": "<x@y.example>"},
}


@pytest.mark.parametrize("headers", MACHINES.values(), ids=MACHINES)
def test_what_a_machine_wrote_gets_no_answer_and_is_set_aside(
    heard: Heard, headers: dict[str, str]
) -> None:
    heard.arrive(an_email(**headers))
    assert heard.follow() == []
    assert cases() == []
    assert aside().original == "inbound/m1"


def test_our_own_letter_come_back_to_us_is_set_aside_and_not_answered(heard: Heard) -> None:
    a_case(FRIDAY)
    own = heard.letter("acknowledgement").message.as_bytes()
    before = len(heard.follow())
    heard.arrive(own)
    heard.arrive(an_email(from_=f"Sefton <{INBOX}>"), key="m2")
    assert len(cases()) == 1
    assert [p.to for p in heard.follow()[before:]] == [TEAM]
    assert len(store.list_set_aside()) == 2


def test_the_digest_counts_what_is_set_aside_and_leads_to_a_list_with_the_reasons(
    heard: Heard, time: Any
) -> None:
    heard.arrive(an_email(auto_submitted="auto-replied"))
    time.now = london("Mon 30 Nov 2026 07:30")
    heard.schedule("digest")
    digest = heard.letter("digest")
    assert "1 message is waiting to be sorted" in digest.text
    shown = get(heard.client, digest.link("Look at the messages set aside"))
    assert "It is an automatic reply, so we did not answer it." in words(shown)
    assert SAM not in digest.text + page(shown)


# --- not understood, not lost

PUZZLES: dict[str, tuple[bytes, dict[str, str], str]] = {
    "no words and no files": (an_email("", subject=""), {}, "no words and no files"),
    "no sender": (an_email(from_=""), {}, "does not say who sent it"),
    "a virus": (an_email(), {"virus": "FAIL"}, "The virus check failed. Do not open its files."),
    "a forged sender": (an_email(), FAILED, "the checks on its sender failed"),
    "forged by the envelope": (
        an_email(),
        {"spf": "FAIL", "dkim": "GRAY", "dmarc": ""},
        "the checks on its sender failed",
    ),
    "encrypted": (
        an_email("-----BEGIN PGP MESSAGE-----\r\n\r\nhQEM\r\n-----END PGP MESSAGE-----"),
        {},
        "encrypted",
    ),
    "from an officer": (
        an_email(from_=f"Ellen Marsh <{ELLEN}>"),
        {},
        "It comes from one of our own officers.",
    ),
}


@pytest.mark.parametrize(("raw", "verdicts", "reason"), PUZZLES.values(), ids=PUZZLES)
def test_what_cannot_be_used_is_kept_and_put_before_the_team_the_same_minute(
    heard: Heard, raw: bytes, verdicts: dict[str, str], reason: str
) -> None:
    heard.arrive(raw, **verdicts)
    assert cases() == []
    assert reason in aside().reason
    (told,) = heard.follow()
    assert (told.name, told.to) == ("set_aside", TEAM)
    assert reason in told.text


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0" * 1000,
        b"\xff\xfe" * 500,
        b"From",
        b"\r\n\r\n",
        b"Subject: x",
        b"Content-Type: multipart/mixed; boundary=\r\n\r\n--",
    ],
)
def test_bytes_that_are_no_message_are_set_aside_and_never_an_error(
    heard: Heard, raw: bytes
) -> None:
    heard.arrive(raw)
    assert aside().original == "inbound/m1"
    assert to_person(heard) == []


def test_mail_that_names_ten_thousand_recipients_breaks_nothing(heard: Heard) -> None:
    heard.arrive(an_email(to=", ".join(f"p{n}@family.example" for n in range(10_000))))
    assert len(cases()) == 1
    assert [p.to for p in heard.follow()] == [SAM, TEAM]


@pytest.mark.parametrize(
    "verdicts",
    [
        FAILED,
        {"dmarc": "FAIL"},
        {"spf": "FAIL", "dkim": "FAIL", "dmarc": ""},
        {"virus": "FAIL"},
        {"spam": "FAIL"},
    ],
)
def test_no_mail_goes_out_to_a_sender_who_may_be_forged(
    heard: Heard, verdicts: dict[str, str]
) -> None:
    heard.arrive(an_email(), **verdicts)
    assert to_person(heard) == []


@pytest.mark.parametrize(
    "decoy",
    [
        f'"{ELLEN}" <x@evil.example>',
        f"{ELLEN} <x@evil.example>",
        f"=?utf-8?q?{ELLEN}?= <x@evil.example>",
    ],
)
def test_the_sender_is_the_address_and_never_the_name_beside_it(heard: Heard, decoy: str) -> None:
    case = a_case(FRIDAY)
    heard.arrive(an_email(f"About {case.reference}: stop.", from_=decoy))
    assert added(case) == []
    assert {p.to for p in heard.follow()} <= {SAM, TEAM, "x@evil.example"}


def test_the_letter_about_a_message_set_aside_shows_no_word_of_it(heard: Heard) -> None:
    heard.arrive(an_email("Secret words", subject="Secret subject"), **FAILED)
    told = heard.letter("set_aside")
    assert "Secret" not in told.text + told.html + told.subject
    assert SAM not in told.text + told.subject


def test_its_link_shows_the_message_and_fetching_it_changes_nothing(heard: Heard) -> None:
    heard.arrive(an_email("What they wrote <script>alert(1)</script>"), **FAILED)
    link = heard.letter("set_aside").link("Look at the message")
    for _ in range(3):
        shown = get(heard.client, link)
        assert "What they wrote" in words(shown)
        assert "<script>alert" not in page(shown)
    assert len(store.list_set_aside()) == 1


def test_the_team_can_make_a_case_of_it_from_the_day_it_came_in_once(
    heard: Heard, time: Any
) -> None:
    heard.arrive(an_email(), at=FRIDAY, **FAILED)
    link = heard.letter("set_aside").link("Look at the message")
    time.now = london("Mon 30 Nov 2026 12:00")
    answers = [post(heard.client, link, what="case") for _ in range(3)]
    assert [a.status_code for a in answers] == [
        200,
        200,
        200,
    ]  # whoever presses again is told that it is done
    case = the_case()
    assert case.received_at == FRIDAY
    assert f"{case.clock('ack').due_on:%a %d %b}" == "Wed 02 Dec"
    assert {case.reference in words(a) for a in answers} == {True}
    assert len(heard.sent("acknowledgement")) == 1
    assert store.list_set_aside() == []


def test_the_team_can_take_it_off_the_list_and_the_message_is_kept(heard: Heard) -> None:
    heard.arrive(an_email(), **FAILED)
    link = heard.letter("set_aside").link("Look at the message")
    assert post(heard.client, link, what="not_ours", why="It is for the tip.").status_code == 200
    assert store.list_set_aside() == []
    assert cases() == []
    assert "Somebody has dealt with this message already." in words(get(heard.client, link))


def test_a_choice_that_is_none_changes_nothing(heard: Heard) -> None:
    heard.arrive(an_email(), **FAILED)
    link = heard.letter("set_aside").link("Look at the message")
    for what in ({}, {"what": "delete"}):
        assert post(heard.client, link, **what).status_code == 422
    assert len(store.list_set_aside()) == 1


def test_an_officer_who_has_left_can_neither_see_nor_settle_it(heard: Heard) -> None:
    heard.arrive(an_email(), **FAILED)
    link = (
        "/act/"
        + links.make_officer_link(
            "", links.ASIDE, "left-last-year", "n", FRIDAY, (aside().id,)
        ).rpartition("/")[2]
    )
    assert get(heard.client, link).status_code == 409
    assert post(heard.client, link, what="not_ours").status_code == 409
    assert len(store.list_set_aside()) == 1


def test_set_aside_twice_is_on_the_list_once_and_told_once(heard: Heard) -> None:
    for _ in range(3):
        heard.arrive(an_email(), **FAILED)
    assert len(store.list_set_aside()) == 1
    assert len(heard.sent("set_aside")) == 1


# --- replies, and whose


def a_reply(text: str = "One more thing.", **headers: str) -> bytes:
    usual = {
        "subject": "Re: we have your message",
        "message_id": "<reply@family.example>",
        "in_reply_to": "<0101@eu-west-2.amazonses.com>",
    }
    return an_email(text, **(usual | headers))


def test_a_reply_lands_on_its_case_by_the_address_it_came_to(heard: Heard) -> None:
    case = a_case(FRIDAY)
    heard.arrive(a_reply(), to=heard.letter("acknowledgement").reply_to)
    (event,) = added(case)
    assert (event.by, event.facts["text"]) == ("complainant", "One more thing.")
    assert len(cases()) == 1
    assert heard.letter("contribution").to == TEAM
    assert heard.letter("message_received").to == SAM


@pytest.mark.parametrize("said", ["subject", "text", "thread"])
def test_a_reply_that_lost_that_address_lands_by_its_reference(heard: Heard, said: str) -> None:
    case = a_case(FRIDAY)
    heard.letter("acknowledgement")
    mail = {
        "subject": a_reply(subject=f"Re: Reference {case.reference}: we have your message"),
        "text": a_reply(
            f"My reference is {case.reference.lower().replace('-', ' ')}, and there is more."
        ),
        "thread": a_reply(
            references=f"<{case.reference}@heard.sefton.example> <0101@eu-west-2.amazonses.com>"
        ),
    }[said]
    heard.arrive(mail)
    assert len(added(case)) == 1
    assert len(cases()) == 1


def test_a_reply_brought_twice_is_added_once(heard: Heard) -> None:
    case = a_case(FRIDAY)
    address = heard.letter("acknowledgement").reply_to
    for key in ("m1", "m1", "m2"):
        heard.arrive(a_reply(), to=address, key=key)
    assert len(added(case)) == 1
    assert len(heard.sent("message_received")) == 1


@pytest.mark.parametrize("way", ["reference", "their reply address", "thread"])
def test_a_stranger_who_knows_the_reference_adds_nothing_and_learns_nothing(
    heard: Heard, way: str
) -> None:
    case = a_case(FRIDAY)
    letter = heard.letter("acknowledgement")
    if way == "thread":
        references = f"<{case.reference}@heard.sefton.example>"
    else:
        references = ""
    if way == "reference":
        text = f"About {case.reference}"
    else:
        text = "Hello"
    mail = a_reply(text, from_="Stranger <stranger@evil.example>", cc=SAM, references=references)
    heard.arrive(mail, to=letter.reply_to if way == "their reply address" else INBOX)
    assert added(case) == []
    assert [p.to for p in heard.follow() if "evil" in p.to] == []
    assert "does not come from the address we hold" in aside().reason
    assert case.reference in heard.letter("set_aside").text


@pytest.mark.parametrize(
    "verdicts",
    [
        {"dmarc": "GRAY", "spf": "GRAY", "dkim": "PASS"},
        {"dmarc": "", "spf": "PASS", "dkim": "GRAY"},
        {"dmarc": "", "spf": "", "dkim": ""},
    ],
)
def test_a_reply_whose_sender_is_not_proved_is_set_aside_and_not_merged(
    heard: Heard, verdicts: dict[str, str]
) -> None:
    case = a_case(FRIDAY)
    heard.arrive(a_reply(), to=heard.letter("acknowledgement").reply_to, **verdicts)
    assert added(case) == []
    assert "the checks on its sender did not pass" in aside().reason


def test_no_one_gains_letters_by_being_copied_in(heard: Heard) -> None:
    case = a_case(FRIDAY)
    heard.arrive(
        a_reply(cc="friend@evil.example", reply_to="friend@evil.example"),
        to=heard.letter("acknowledgement").reply_to,
    )
    assert len(added(case)) == 1
    assert {p.to for p in heard.follow()} == {SAM, TEAM}


@pytest.mark.parametrize("flip", range(20))
def test_a_reply_address_that_was_altered_is_no_reply_address(heard: Heard, flip: int) -> None:
    case = a_case(FRIDAY)
    who, _, domain = links.make_reply_address(case.reference, "complainant").partition("@")
    mark = who.rpartition(".")[2]
    wrong = mark[:flip] + ("a" if mark[flip] != "a" else "b") + mark[flip + 1 :]
    assert links.read_reply_address(f"{who}@{domain}") == (case.reference, "complainant")
    assert links.read_reply_address(f"{who.replace(mark, wrong)}@{domain}") is None


def with_ellen(heard: Heard) -> tuple[Case, Posted]:
    case = a_case(FRIDAY)
    post(
        heard.client,
        heard.letter("new_case").link("Give it to an officer"),
        officer="care1",
        note="",
    )
    return case, heard.letter("allocation")


def test_an_officers_reply_is_a_note_on_the_case_and_not_an_answer_to_the_person(
    heard: Heard,
) -> None:
    case, allocation = with_ellen(heard)
    before = [p.letter for p in to_person(heard)]
    heard.arrive(
        a_reply("I have spoken to the team.", from_=f"Ellen Marsh <{ELLEN}>"),
        to=allocation.reply_to,
    )
    (event,) = added(case)
    assert event.by == "care1"
    assert [p.letter for p in to_person(heard)] == before
    after = store.load(case.reference)
    assert after
    assert (after.stage, after.clocks) == ("stage1", next(c.clocks for c in cases()))


def test_mail_that_only_says_it_is_from_the_officer_changes_nothing(heard: Heard) -> None:
    case, allocation = with_ellen(heard)
    heard.arrive(
        a_reply(from_=f"Ellen Marsh <{ELLEN}>"), to=allocation.reply_to, key="m1", **FAILED
    )
    heard.arrive(
        a_reply(from_=f"Ellen Marsh <{ELLEN}>", message_id="<2@x.example>"),
        to=allocation.reply_to,
        key="m2",
        dmarc="GRAY",
        spf="GRAY",
    )
    assert added(case) == []


def test_an_officers_reply_address_serves_that_officer_alone(heard: Heard) -> None:
    case, allocation = with_ellen(heard)
    heard.arrive(a_reply(from_="Priya Nair <priya.nair@sefton.example>"), to=allocation.reply_to)
    assert added(case) == []
    assert "an officer who does not have this case" in aside().reason


def test_an_officer_whom_the_case_names_adds_nothing_to_it(heard: Heard) -> None:
    case = a_case(FRIDAY, involved=("Ellen Marsh",))
    heard.arrive(a_reply(f"{case.reference}: I did nothing wrong.", from_=f"Ellen Marsh <{ELLEN}>"))
    assert added(case) == []
    assert "who is named in this complaint" in aside().reason
    assert [p for p in heard.follow() if p.to == ELLEN] == []


# --- nothing dropped


def test_each_message_that_came_in_is_a_case_a_part_of_one_or_set_aside(
    heard: Heard, time: Any
) -> None:
    everything = [
        an_email(message_id="<a@x.example>"),
        a_reply("Hello again"),
        an_email(auto_submitted="auto-replied"),
        an_email("", subject=""),
        b"\xff",
        an_email(from_=""),
    ]
    for n, raw in enumerate(everything):
        heard.arrive(raw, key=f"all{n}")
    kept = {c.original for c in cases()} | {m.original for m in store.list_set_aside()}
    assert kept == {f"inbound/all{n}" for n in range(len(everything))}


def test_a_message_that_came_while_the_table_was_down_is_dealt_with_when_it_is_back(
    heard: Heard,
) -> None:
    from tests.faults import refused, table

    heard.arrive_only(an_email(), key="m1")
    with (
        table(refused("ThrottlingException", 400)),
        pytest.raises(Exception, match=r"ThrottlingException|Failed to write"),
    ):
        heard.queue("m1")
    assert all_rows(heard.environment["HEARD_TABLE"]) == []
    heard.queue("m1")
    assert len(cases()) == 1
    assert len(heard.sent("acknowledgement")) == 1


def test_the_moment_a_message_came_is_ses_own_and_not_the_senders(heard: Heard) -> None:
    heard.arrive(an_email(date="Mon, 01 Jan 2001 00:00:00 +0000"), at=FRIDAY)
    assert the_case().received_at == datetime.fromisoformat("2026-11-27T10:00:00+00:00")
