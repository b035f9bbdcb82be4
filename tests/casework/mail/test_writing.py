"""Officers answer by mail: one address keeps a note on the case, the other sends their own words to
the person as a letter, and no others.
"""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from chalicelib import councils, links, store
from chalicelib.core.cases import Case
from chalicelib.core.reading import references
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
    to,
    with_ellen,
)
from tests.conftest import FRIDAY
from tests.helpers import (
    INBOX,
    SAM,
    Heard,
    Posted,
    a_case,
    as_shown,
    get,
    london,
    page,
    post,
    words,
)

WORDS = "Dear Sam,\n\nI will come on Tuesday at four."
OUTLOOK = """I will come on Tuesday.

From: Sefton Council <complaints@heard.sefton.example>
Sent: 27 November 2026 10:00
To: Ellen Marsh
Subject: Reference K4M7-RT2C: for you to look into

The mother says that she is afraid."""


def write_to(letter: Posted) -> str:
    """Return the address for writing to the person, as an officer's letter gives it."""
    (line,) = (row for row in letter.text.splitlines() if row.startswith("To write to the person"))
    return line.partition(": ")[2]


def ellen_writes(
    heard: Heard, text: str = WORDS, virus: str = "PASS", **headers: str
) -> tuple[Case, Posted]:
    """Send an email from Ellen to the person, by the address in her letter."""
    case, allocation = with_ellen(heard)
    usual = {"from_": FROM_ELLEN, "subject": "Your meeting", "in_reply_to": ""}
    heard.arrive(a_reply(text, **(usual | headers)), to=write_to(allocation), virus=virus)
    return case, allocation


def test_what_an_officer_writes_to_the_second_address_goes_to_the_person_as_a_letter(
    heard: Heard,
) -> None:
    case, _ = ellen_writes(heard)
    letter = heard.letter("from_officer")
    assert letter.to == SAM
    assert "I will come on Tuesday at four." in letter.text
    assert "at four.\n\nEllen Marsh\n\nTeam manager" in letter.text.replace("\r", "")
    assert "See where things are" in letter.text
    assert letter.subject == f"Reference {case.reference}: a message for you"
    assert letter.reply_to == links.make_reply_address(case.reference, "complainant")
    (event,) = events(case, "wrote_to_person")
    assert (event.by, event.facts["text"]) == ("care1", WORDS)


def test_the_letter_is_owed_with_the_event_and_only_the_post_room_sends_it(heard: Heard) -> None:
    case, _ = with_ellen(heard)
    heard.arrive(
        a_reply(WORDS, from_=FROM_ELLEN, in_reply_to=""),
        to=links.make_person_address(case.reference, "care1"),
    )
    (owed,) = [w for w in store.load_letters(case.reference) if w.letter.name == "from_officer"]
    assert owed.state == "waiting"
    assert [p.name for p in heard.stragglers()].count("from_officer") == 1


def test_it_says_nothing_of_being_sent_by_a_computer_since_a_person_wrote_it(heard: Heard) -> None:
    ellen_writes(heard)
    headers = heard.letter("from_officer").message
    assert (headers["Auto-Submitted"], headers["X-Auto-Response-Suppress"]) == (None, None)


def test_it_stops_no_clock_and_moves_the_case_nowhere(heard: Heard) -> None:
    case, _ = with_ellen(heard)
    heard.deliver()
    before = now_of(case)
    heard.arrive(
        a_reply(WORDS, from_=FROM_ELLEN), to=links.make_person_address(case.reference, "care1")
    )
    heard.letter("from_officer")
    after = now_of(case)
    assert (after.stage, after.clocks, after.owner) == (before.stage, before.clocks, before.owner)


def test_the_officer_and_whoever_has_the_case_are_shown_what_was_sent(heard: Heard) -> None:
    case, _ = ellen_writes(heard)
    told = heard.letter("contribution", ELLEN)
    assert "You have written to the person who wrote to us" in told.text
    assert "> I will come on Tuesday at four." in told.text
    post(heard.client, heard.letter("allocation").link("Hand it back"), reason="I am away.")
    heard.arrive(
        a_reply("One more thing.", from_="Grace Adeyemi <grace.adeyemi@sefton.example>"),
        to=links.make_person_address(case.reference, "manager"),
    )
    assert {p.to for p in heard.sent("contribution")} == {
        ELLEN,
        TEAM,
        "grace.adeyemi@sefton.example",
    }


def test_who_wrote_is_told_in_a_line_that_it_is_kept_and_whoever_has_the_case_gets_the_buttons(
    heard: Heard,
) -> None:
    case, _ = ellen_writes(heard)
    mine = heard.letter("contribution", ELLEN)
    assert "no date has moved. The answer is owed by Friday 11 December 2026" in mine.text
    assert get(heard.client, mine.link("Send the reply")).status_code == 200
    seen = words(get(heard.client, mine.link("See the whole case")))
    assert "Friday 11 December 2026 stands until the answer is recorded: Send the reply." in seen
    assert "What you can do" not in mine.text
    grace = "Grace Adeyemi <grace.adeyemi@sefton.example>"
    note = links.make_reply_address(case.reference, "manager")
    heard.arrive(a_reply("The school knows them.", from_=grace), to=note, key="m9")
    hers = heard.sent("contribution", ELLEN)[-1]
    assert "The school knows them." in hers.text
    assert "Send the reply" in hers.text


@pytest.mark.parametrize(("text", "greeted"), [(WORDS, 0), ("I will come on Tuesday at four.", 1)])
def test_the_person_is_greeted_once(heard: Heard, text: str, greeted: int) -> None:
    ellen_writes(heard, text)
    said = heard.letter("from_officer").text
    assert said.count("Dear Sam Carter,") == greeted
    assert said.count("Dear Sam") == 1


def test_a_note_to_the_first_address_never_reaches_the_person(heard: Heard) -> None:
    case, allocation = with_ellen(heard)
    before = to(heard, SAM)
    heard.arrive(a_reply(WORDS, from_=FROM_ELLEN), to=allocation.reply_to)
    assert [e.by for e in added(case)] == ["care1"]
    assert events(case, "wrote_to_person") == []
    assert to(heard, SAM) == before


def test_the_two_addresses_are_told_apart_in_the_letter_and_on_the_page_of_the_case(
    heard: Heard,
) -> None:
    case, allocation = with_ellen(heard)
    note = links.make_reply_address(case.reference, "care1")
    person = links.make_person_address(case.reference, "care1")
    assert (allocation.reply_to, write_to(allocation)) == (note, person)
    assert "your reply is kept as a note on this case" in allocation.text
    shown = html.fromstring(page(get(heard.client, allocation.link("See the whole case"))))
    rows = {row.findtext("dt"): row.findtext("dd") for row in shown.xpath("//dl/div")}
    assert (rows["To keep a note on this case"], rows["To write to the person"]) == (note, person)


@pytest.mark.parametrize("recipients", ["note person", "person note"])
def test_mail_to_both_addresses_is_a_letter_and_on_the_case_once(
    heard: Heard, recipients: str
) -> None:
    case, _ = with_ellen(heard)
    of = {
        "note": links.make_reply_address(case.reference, "care1"),
        "person": links.make_person_address(case.reference, "care1"),
    }
    heard.arrive(
        a_reply(WORDS, from_=FROM_ELLEN), to=" ".join(of[name] for name in recipients.split())
    )
    assert len(heard.sent("from_officer")) == 1
    assert added(case) == []


def test_mail_to_both_that_is_delivered_twice_is_one_letter(heard: Heard) -> None:
    case, _ = with_ellen(heard)
    note = links.make_reply_address(case.reference, "care1")
    person = links.make_person_address(case.reference, "care1")
    raw = a_reply(WORDS, from_=FROM_ELLEN, to=note, cc=person)
    heard.arrive(raw, to=note, key="m1")
    heard.arrive(raw, to=person, key="m2")
    assert len(heard.sent("from_officer")) == 1
    assert added(case) == []


# --- only their own, only what is new


def test_only_the_new_words_are_sent_and_never_what_the_email_quotes(heard: Heard) -> None:
    _, allocation = with_ellen(heard)
    quoted = "\n".join(f"> {row}" for row in allocation.text.splitlines())
    text = (
        "I will come on Tuesday.\n\n-- \nEllen Marsh\n\nOn Fri, 27 Nov 2026 at 10:00, Sefton "
        f"wrote:\n{quoted}"
    )
    heard.arrive(a_reply(text, from_=FROM_ELLEN), to=write_to(allocation))
    letter = heard.letter("from_officer")
    own = letter.text.partition("If you want to answer")[0]
    assert "I will come on Tuesday." in own
    assert "/act/" not in letter.text + letter.html
    assert "Nobody rang me back" not in letter.text
    assert own.count("Ellen Marsh") == 1


UNSURE = {
    "a forwarded message": {"subject": "FW: the mother", "text": OUTLOOK},
    "lines between what it quotes": {
        "text": "See my answers below.\n\n> She is afraid.\nI know.\n> Who said it?\nHer aunt."
    },
    "nothing but what it quotes": {"text": "> The mother says that she is afraid."},
    "a link of the officer's own": {"text": "Look: https://complaints.sefton.example/act/abc.def"},
    "the same link behind a scanner": {
        "text": (
            "Look: https://safe.example/?url=https%3A%2F%2Fcomplaints.sefton.example%2Fact%2Fabc"
        )
    },
    "our own line with nothing new over it": {
        "text": "Please write your reply above this line\n\nSefton Council\n\nHello Ellen Marsh,"
    },
}


@pytest.mark.parametrize("mail", UNSURE.values(), ids=UNSURE)
def test_where_their_own_words_cannot_be_told_nothing_is_sent_and_the_officer_hears_why(
    heard: Heard, mail: dict[str, str]
) -> None:
    case, _ = ellen_writes(heard, **mail)
    assert heard.sent("from_officer") == []
    told = heard.letter("not_sent_on")
    assert told.to == ELLEN
    assert "could not tell your own words" in told.text
    assert write_to(told) in told.text
    assert [e.by for e in added(case)] == ["care1"], "it is kept as a note, so that nothing is lost"
    assert store.list_set_aside() == []


def test_what_was_not_sent_stands_ready_on_the_officers_page_and_one_press_sends_it(
    heard: Heard,
) -> None:
    text = "I will come on Tuesday.\n\n> She is afraid.\nI know. I will ring her aunt."
    case, _ = ellen_writes(heard, text, in_reply_to="<their@message.example>")
    link = heard.letter("not_sent_on").link("Send the person the email that was not sent on")
    answers = as_shown(get(heard.client, link))
    assert answers["text"].strip() == added(case)[0].facts["text"]
    assert "I will come on Tuesday." in answers["text"]
    assert post(heard.client, link, **answers).status_code == 200
    letter = heard.letter("from_officer")
    assert letter.to == SAM
    assert "I will come on Tuesday." in letter.text
    assert "Ellen Marsh" in letter.text
    assert "Send the person the email" not in page(get(heard.client, link))


def with_a_file(content: str, name: str) -> str:
    """Return the body of an email with words and one file."""
    return (
        "--x\r\nContent-Type: text/plain\r\n\r\nThe plan is attached.\r\n--x\r\nContent-Type: "
        f"application/pdf\r\nContent-Disposition: attachment; filename={name}\r\n\r\n"
        f"{content}\r\n--x--"
    )


MIXED = "multipart/mixed; boundary=x"


def test_a_file_goes_to_the_person_with_the_words_it_came_with(heard: Heard) -> None:
    case, _ = ellen_writes(heard, with_a_file("%PDF-1.4 x", "plan.pdf"), content_type=MIXED)
    letter = heard.letter("from_officer")
    assert "plan.pdf" in letter.text
    mine = letter.link("Open the papers")
    assert "plan.pdf" in words(get(heard.client, mine))
    opened = get(heard.client, f"{mine}/papers/1")
    assert (opened.status_code, "plan.pdf" in opened.headers["Location"]) == (303, True)
    assert get(heard.client, f"{mine}/papers/2").status_code == 404
    assert heard.sent("not_sent_on") == []
    assert [p.file.name for p in now_of(case).papers] == ["plan.pdf"]


@pytest.mark.parametrize(
    ("content", "virus", "why"),
    [
        ("MZ and a program", "PASS", "a file that we cannot pass on"),
        ("%PDF-1.4 x", "GRAY", "virus check"),
    ],
    ids=["a program", "not checked"],
)
def test_words_with_a_file_that_may_not_go_are_not_sent_without_it_in_silence(
    heard: Heard, content: str, virus: str, why: str
) -> None:
    body = with_a_file(content, "plan.pdf")
    case, _ = ellen_writes(heard, body, content_type=MIXED, virus=virus)
    assert heard.sent("from_officer") == []
    assert why in heard.letter("not_sent_on").text
    assert [f.name for f in now_of(case).files] == ["plan.pdf"]
    assert now_of(case).papers == ()


def test_a_picture_in_a_signature_is_no_file(heard: Heard) -> None:
    body = (
        "--x\r\nContent-Type: text/plain\r\n\r\nI will come.\r\n--x\r\nContent-Type: "
        "image/png\r\nContent-ID: <logo>\r\nContent-Disposition: inline; "
        "filename=image001.png\r\nContent-Transfer-Encoding: "
        "base64\r\n\r\niVBORw0KGgoAAAANSUhEUg==\r\n--x--"
    )
    ellen_writes(heard, body, content_type="multipart/related; boundary=x")
    assert "I will come." in heard.letter("from_officer").text


# --- only that officer


@pytest.mark.parametrize(
    ("from_", "verdicts", "reason"),
    [
        ("Stranger <stranger@evil.example>", {}, "not from that officer"),
        ("Sam at work <sam@shop.example>", {}, "not from that officer"),
        (FROM_ELLEN, UNPROVED, "the checks on its sender did not pass"),
    ],
)
def test_nobody_else_can_write_to_the_person_by_it_and_the_officer_is_asked(
    heard: Heard, from_: str, verdicts: dict[str, str], reason: str
) -> None:
    case, allocation = with_ellen(heard)
    heard.arrive(a_reply("Withdraw, or else.", from_=from_), to=write_to(allocation), **verdicts)
    assert heard.sent("from_officer") == []
    assert events(case, "wrote_to_person") == []
    assert reason in only_aside().reason
    asked = heard.letter("confirm_officer_message")
    shown = get(heard.client, asked.link("Yes or no"))
    assert "if you sent it, we send it on to them" in words(shown)
    message = html.fromstring(page(shown)).forms[0].fields["message"]
    post(heard.client, asked.link("Yes or no"), message=message, theirs="yes")
    assert "Withdraw, or else." in heard.letter("from_officer").text


def test_an_officer_who_has_the_case_no_more_writes_to_nobody_by_it(
    heard: Heard, time: Any
) -> None:
    case, allocation = with_ellen(heard)
    post(heard.client, allocation.link("Hand it back"), reason="I know the family.")
    heard.arrive(a_reply(WORDS, from_=FROM_ELLEN), to=write_to(allocation))
    assert heard.sent("from_officer") == []
    assert "does not have this case" in only_aside().reason
    assert now_of(case).owner == "team"


def test_an_officer_whom_the_case_names_writes_to_nobody_by_it(heard: Heard) -> None:
    case = a_case(FRIDAY, involved=("Ellen Marsh",))
    heard.arrive(
        a_reply(WORDS, from_=FROM_ELLEN), to=links.make_person_address(case.reference, "care1")
    )
    assert heard.sent("from_officer") == []
    assert "who is named in this complaint" in only_aside().reason
    assert [p for p in heard.follow() if p.to == ELLEN] == []


def test_to_somebody_without_email_the_words_go_by_the_team(heard: Heard) -> None:
    case, _ = with_ellen(heard, email="", phone="07700 900123")
    heard.arrive(
        a_reply(WORDS, from_=FROM_ELLEN), to=links.make_person_address(case.reference, "care1")
    )
    (told,) = [p for p in heard.sent("please_tell") if "I will come on Tuesday at four." in p.text]
    assert told.to == TEAM


def test_of_a_complaint_that_nobody_signed_there_is_no_such_address(heard: Heard) -> None:
    case = a_case(FRIDAY, email="", code="anonymous", name="")
    assert "To write to the person" not in heard.letter("new_case").text
    team = f"Team <{TEAM}>"
    heard.arrive(a_reply(WORDS, from_=team), to=links.make_person_address(case.reference, "team"))
    assert "We have no way to write to this person" in heard.letter("not_sent_on").text


@pytest.mark.parametrize("flip", range(20))
def test_an_address_that_was_altered_or_made_of_the_other_is_no_address_of_ours(
    heard: Heard, flip: int
) -> None:
    case = a_case(FRIDAY)
    note = links.make_reply_address(case.reference, "care1")
    person = links.make_person_address(case.reference, "care1")
    assert links.read_reply_address(person) == (case.reference, "care1.to-person")
    assert links.read_reply_address(note.replace(".care1.", ".care1.to-person.")) is None
    assert links.read_reply_address(person.replace(".to-person.", ".")) is None
    mark = person.partition("@")[0].rpartition(".")[2]
    wrong = mark[:flip] + ("a" if mark[flip] != "a" else "b") + mark[flip + 1 :]
    assert links.read_reply_address(person.replace(mark, wrong)) is None


@pytest.mark.parametrize("code", ["sefton", "sthelens"])
def test_every_officers_addresses_are_short_enough_for_any_mail_program(
    aws: dict[str, str], code: str
) -> None:
    longest = references.make_strand_reference("K4M7-RT2C", 9)
    for officer in councils.load_council(code).officers:
        local = links.make_person_address(longest, officer.key).partition("@")[0]
        assert len(local) <= 64
        assert links.read_reply_address(f"{local.upper()}@{INBOX.partition('@')[2]}") == (
            longest,
            f"{officer.key}.to-person",
        )


def test_the_moment_it_came_is_kept_though_it_is_dealt_with_later(heard: Heard, time: Any) -> None:
    case, allocation = with_ellen(heard)
    time.now = london("Mon 30 Nov 2026 09:00")
    heard.arrive(a_reply(WORDS, from_=FROM_ELLEN), to=write_to(allocation), at=FRIDAY)
    (event,) = events(case, "wrote_to_person")
    assert event.facts["received_at"] == FRIDAY.isoformat()


@pytest.mark.parametrize(
    "below",
    [
        (
            "Von: Grace Adeyemi\nGesendet: Montag, 30. November 2026\nAn: Ellen "
            "Marsh\nBetreff: Sam\n\nThe mother lies."
        ),
        "Oddi wrth: Grace Adeyemi\nAnfonwyd: Dydd Llun\n\nThe mother lies.",
        "From: Tom\n\nThe mother lies.",
        "The mother lies. " * 60,
    ],
    ids=["German", "Welsh", "a name alone", "long, and in a reply"],
)
def test_what_may_be_anothers_words_below_an_officers_own_never_reaches_the_person(
    heard: Heard, below: str
) -> None:
    ellen_writes(
        heard, f"{WORDS}\n\n{below}", in_reply_to="<1@letters.example>", subject="Re: your meeting"
    )
    assert [
        p.name for p in heard.follow() if p.to == SAM and "The mother lies" in p.text + p.html
    ] == []
    assert [
        *heard.sent("from_officer"),
        *heard.sent("not_sent_on"),
    ]  # their own words alone, or a note that says why not
