"""A sender who cannot be the complainant is never answered: the team is asked whose it is."""

from __future__ import annotations

import pytest
from lxml import html

from chalicelib import store
from chalicelib.core.cases import Case
from tests.casework.mail.mailing import FAILED, TEAM, a_reply, only_aside, to
from tests.conftest import FRIDAY
from tests.helpers import SAM, Heard, a_case, an_email, get, page, post, words

BEV = "bev@family.example"
KAREN = "karen.holt@sefton.example"
FORWARD = (
    "Hi, this came to me, please log it.\r\n\r\nKaren Holt\r\nSocial worker\r\n\r\n"
    f"From: Bev Stott <{BEV}>\r\nSent: 26 November 2026 18:02\r\nTo: Karen Holt <{KAREN}>\r\n"
    "Subject: complaint\r\n\r\nKaren, I want to complain about you. Who do I send it to?"
)
FORM = (
    "A form was submitted.\r\n\r\nYour name: Bev Stott\r\nE-mail address: bev@family.example\r\n"
    "Telephone: 07700 900321\r\nYour message: My daughter's short breaks were stopped."
)
GROUP = {
    "from_": "'Bev Stott' via Children's Complaints <cc@sefton.example>",
    "reply_to": f"Bev Stott <{BEV}>",
    "x_original_sender": BEV,
    "precedence": "list",
    "list_id": "<cc.sefton.example>",
}
SHARED = "Bev Stott shared a file with you.\r\n\r\nOpen: https://files.example/1"
# What comes in, whom it says it is from, and what its reason says.
KINDS: dict[str, tuple[bytes, tuple[str, str, str], str]] = {
    "a worker who is not in the council's file": (
        an_email(FORWARD, from_=f"Karen Holt <{KAREN}>"),
        ("Bev Stott", BEV, ""),
        "forwarded another person’s message",
    ),
    "a part of the council's domain": (
        an_email(from_="Schools <admissions@schools.sefton.example>", reply_to=BEV),
        ("", BEV, ""),
        "an address of the council",
    ),
    "a group": (an_email(**GROUP), ("Bev Stott", BEV, ""), "a group or a list"),
    "another system's form, generated": (
        an_email(
            FORM,
            from_="Website <no-reply@forms.sefton.example>",
            reply_to=BEV,
            auto_submitted="auto-generated",
        ),
        ("Bev Stott", BEV, "07700 900321"),
        "a form on another website",
    ),
    "another system's form, with no mark": (
        an_email(FORM, subject="New enquiry", from_="wordpress@charity.example"),
        ("Bev Stott", BEV, "07700 900321"),
        "a form on another website",
    ),
    "a charity's worker who sends it on behalf of somebody": (
        an_email(from_='"Wirral Help on behalf of Bev Stott" <office@charity.example>'),
        ("Bev Stott", "", ""),
        "on behalf of somebody else",
    ),
    "an assistant who may send for somebody": (
        an_email(from_=f"Bev Stott <{BEV}>", sender="Pat Lowe <pat@charity.example>"),
        ("Bev Stott", BEV, ""),
        "on behalf of somebody else",
    ),
    "a neighbour who forwards it": (
        an_email(
            "Please see below.\r\n\r\n---------- Forwarded message ---------\r\n"
            f"From: Bev Stott <{BEV}>\r\nDate: Thu, 26 Nov 2026\r\nSubject: help\r\n\r\n"
            "Nobody came to see my son.",
            subject="Fwd: help",
            from_="Nel Price <nel@people.example>",
        ),
        ("Bev Stott", BEV, ""),
        "forwarded another person’s message",
    ),
    "a no-reply address": (
        an_email(from_="School portal <donotreply@school.example>"),
        ("", "", ""),
        "takes no replies",
    ),
    "a voice message": (
        an_email(
            "Duration: 0:42", subject="Voicemail from 07700 900321", from_="voicemail@pbx.example"
        ),
        ("", "", ""),
        "a voice message",
    ),
    "a text message by a gateway": (
        an_email(from_="447700900321@sms.phones.example", subject="Message"),
        ("", "", ""),
        "a text message",
    ),
    "a member of a mailing list": (
        an_email("I want to complain.", from_=f"Bev Stott <{BEV}>", list_id="<c.forum.example>"),
        ("Bev Stott", BEV, ""),
        "A computer system sent it",
    ),
    "a scanner": (
        an_email(
            "This was sent to you using a multifunction printer.",
            subject="Scanned from a Xerox",
            from_="library-scanner@town.example",
        ),
        ("", "", ""),
        "a scanner or a fax machine",
    ),
    "a shared file": (
        an_email(
            SHARED,
            subject="Bev Stott shared “My complaint” with you",
            from_="Bev Stott (Drive) <drive-shares-noreply@files.example>",
        ),
        ("", "", ""),
        "a file that is shared somewhere else",
    ),
    "an advocate's help desk": (
        an_email(
            from_="Nadine Cole <help@advocacy.example>",
            auto_submitted="auto-generated",
            x_auto_response_suppress="All",
        ),
        ("Nadine Cole", "help@advocacy.example", ""),
        "A computer system sent it",
    ),
}


def the_page(heard: Heard) -> str:
    return heard.sent("set_aside")[-1].link("Look at the message")


def prefilled(heard: Heard) -> tuple[str, str, str]:
    shown = html.fromstring(page(get(heard.client, the_page(heard))))
    name, email, phone = (
        str(shown.get_element_by_id(each).get("value") or "") for each in ("name", "email", "phone")
    )
    return name, email, phone


def the_case() -> Case:
    (reference,) = store.list_received_in("2026-11")
    found = store.load(reference)
    assert found
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_sender_who_cannot_be_the_complainant_is_put_before_the_team_at_once_and_not_answered(
    heard: Heard, kind: str
) -> None:
    raw, says, why = KINDS[kind]
    heard.arrive(raw)
    assert list(store.list_received_in("2026-11")) == []
    assert [(p.name, p.to) for p in heard.follow()] == [("set_aside", TEAM)]
    message = only_aside()
    assert why in message.reason
    assert (message.received_at, message.machine) == (FRIDAY, False)
    last_day = "Wednesday 2 December 2026"
    if raw == an_email(FORWARD, from_=f"Karen Holt <{KAREN}>"):
        last_day = "Tuesday 1 December 2026"  # a worker had it the day before
    assert f"Acknowledge it by {last_day}" in heard.letter("set_aside").text
    assert prefilled(heard) == says


SOME = ("a worker who is not in the council's file", "a group", "a no-reply address")


@pytest.mark.parametrize("kind", SOME)
def test_its_words_of_danger_alarm_at_once(heard: Heard, kind: str) -> None:
    raw = KINDS[kind][0].rstrip(b"\r\n") + b"\r\nHe hits me every night and I am scared.\r\n"
    heard.arrive(raw)
    assert "duty.team@sefton.example" in {p.to for p in heard.sent("aside_danger")}


@pytest.mark.parametrize("kind", SOME)
def test_the_case_made_of_it_is_whose_a_person_says_and_nobody_elses(
    heard: Heard, kind: str
) -> None:
    heard.arrive(KINDS[kind][0])
    answer = post(
        heard.client, the_page(heard), what="case", name="Bev Stott", email=BEV, email_safe="yes"
    )
    assert answer.status_code == 200, words(answer)
    assert (the_case().person.email, the_case().received_at) == (BEV, FRIDAY)
    assert {p.to for p in heard.follow()} == {TEAM, BEV}


def test_the_form_holds_the_constituent_and_they_hear_who_wrote_for_them(heard: Heard) -> None:
    text = "My constituent Paul Reeve (paul@reeve.example) waits for a reply about his son."
    heard.arrive(an_email(text, from_="Cllr Joan Price <joan.price@sefton.example>"))
    name, email, _ = prefilled(heard)
    assert (name, email) == ("Paul Reeve", "paul@reeve.example")
    said = {"name": name, "email": email, "email_safe": "yes"}
    post(heard.client, the_page(heard), what="case", **said)
    told = heard.letter("acknowledgement")
    assert told.to == "paul@reeve.example"
    assert "Cllr Joan Price wrote to us for you." in told.text
    assert "what you sent" not in told.text


@pytest.mark.parametrize("kind", SOME)
def test_where_nobody_knows_whose_it_is_no_letter_leaves_and_its_sender_is_not_on_the_case(
    heard: Heard, kind: str
) -> None:
    heard.arrive(KINDS[kind][0])
    assert post(heard.client, the_page(heard), what="case").status_code == 200
    assert the_case().anonymous
    assert {p.to for p in heard.follow()} == {TEAM}


COPIED_AND_SPOKEN_OF = {
    "an officer of the council's file, by a first name": (
        "I am unhappy with how Priya spoke to me.",
        "priya.nair@sefton.example",
        "Priya Nair",
    ),
    "a worker who is not in the file, by a first name": (
        "I want to complain about Karen.",
        f"Karen Holt <{KAREN}>",
        "Karen Holt",
    ),
    "a worker without a name beside the address, by a surname": (
        "Ms Holt has not rung once.",
        KAREN,
        "Karen Holt",
    ),
}


@pytest.mark.parametrize("who", COPIED_AND_SPOKEN_OF)
def test_somebody_of_the_council_who_is_copied_in_and_spoken_of_counts_as_named(
    heard: Heard, who: str
) -> None:
    said, copied, name = COPIED_AND_SPOKEN_OF[who]
    heard.arrive(an_email(said, cc=copied))
    assert the_case().named == (name,)


@pytest.mark.parametrize(
    ("said", "copied"),
    [
        ("Dear Priya, nobody rang me back.", "priya.nair@sefton.example"),
        ("Nobody rang me back.", f"Karen Holt <{KAREN}>"),
        ("Social care never rings.", "Social Care Team <social.care@sefton.example>"),
        ("My friend Sue knows.", "Sue Byrne MP <sue.byrne@parliament.example>"),
    ],
)
def test_who_is_only_copied_in_is_not_named(heard: Heard, said: str, copied: str) -> None:
    heard.arrive(an_email(said, cc=copied))
    assert the_case().named == ()


def test_an_officer_who_is_only_copied_in_is_marked_for_whoever_allocates(heard: Heard) -> None:
    heard.arrive(an_email("Nobody rang me back.", cc="Priya Nair <priya.nair@sefton.example>"))
    assert the_case().perhaps == ("socialwork1",)


def test_the_team_sees_to_whom_else_a_complaint_was_sent_and_who_of_them_is_ours(
    heard: Heard,
) -> None:
    copied = "Priya Nair <priya.nair@sefton.example>, <sue@parliament.example>"
    heard.arrive(an_email("Priya was rude to me.", cc=f"{copied}, complaints@heard.sefton.example"))
    told = heard.letter("new_case")
    assert "They sent it to these addresses too." in told.text
    assert "priya.nair@sefton.example (Priya Nair, who is in the council’s file)" in told.text
    assert "* sue@parliament.example" in told.text.splitlines()
    shown = words(get(heard.client, told.link("See the whole case")))
    assert "priya.nair@sefton.example (Priya Nair), sue@parliament.example" in shown
    assert {p.to for p in heard.follow()} == {TEAM, SAM}
    said = heard.letter("acknowledgement").text
    assert "sue@parliament" not in said
    assert "If one of them helps you" in said


REFUSED = {
    KAREN: "an address of the council",
    "priya.nair@sefton.example": "an address of the council",
    "nadia.rahman@independent.example": "an address of the council",
    "anyone@parks.sefton.example": "an address of the council",
    "complaints@heard.sefton.example": "an address of the council",
    "no-reply@shop.example": "Nobody reads what is sent to that one",
    "MAILER-DAEMON@shop.example": "Nobody reads what is sent to that one",
}


@pytest.mark.parametrize("email", REFUSED)
def test_no_case_is_made_for_an_address_that_is_not_a_persons_own(heard: Heard, email: str) -> None:
    heard.arrive(KINDS["a worker who is not in the council's file"][0])
    answer = post(
        heard.client, the_page(heard), what="case", name="Bev", email=email, email_safe="yes"
    )
    assert answer.status_code == 422
    assert REFUSED[email] in words(answer)
    assert f'value="{email}"' in page(answer)
    assert list(store.list_received_in("2026-11")) == []


def test_no_case_is_made_for_the_group_that_a_message_came_through(heard: Heard) -> None:
    group = {**GROUP, "from_": "'Bev Stott' via Help <help@groups.example>"}
    heard.arrive(an_email(to="help@groups.example", **group))
    answer = post(
        heard.client, the_page(heard), what="case", email="help@groups.example", email_safe="yes"
    )
    assert answer.status_code == 422
    assert "The message came through that address" in words(answer)


def test_somebody_at_the_council_may_complain_in_their_own_right_where_a_person_says_so(
    heard: Heard,
) -> None:
    heard.arrive(an_email("My own son's plan is late.", from_=f"Karen Holt <{KAREN}>"))
    shown = get(heard.client, the_page(heard))
    assert "complains for themselves" in words(shown)
    answer = post(
        heard.client, the_page(heard), what="case", email=KAREN, email_safe="yes", own_right="yes"
    )
    assert answer.status_code == 200
    assert heard.letter("acknowledgement").to == KAREN


def test_an_address_without_a_reader_is_refused_in_ones_own_right_too(heard: Heard) -> None:
    heard.arrive(KINDS["a no-reply address"][0])
    given = {"email": "noreply@sefton.example", "own_right": "yes"}
    assert post(heard.client, the_page(heard), what="case", **given).status_code == 422


RULE = {
    "from_": "Lou Kent <lou@family.example>",
    "auto_submitted": "auto-generated",
    "x_ms_exchange_generated_message_source": "Mailbox Rules Agent",
    "x_ms_exchange_forwardingloop": "cc@sefton.example;ab12",
    "resent_from": "<cc@sefton.example>",
}


def test_what_a_mailboxs_rule_forwards_is_its_senders_where_the_checks_prove_it(
    heard: Heard,
) -> None:
    heard.arrive(an_email(**RULE))
    assert heard.letter("acknowledgement").to == "lou@family.example"


@pytest.mark.parametrize("verdicts", [FAILED, {"spf": "GRAY", "dkim": "GRAY", "dmarc": "GRAY"}])
def test_what_a_mailboxs_rule_forwards_and_nothing_proves_is_put_before_the_team_at_once(
    heard: Heard, verdicts: dict[str, str]
) -> None:
    heard.arrive(an_email(**RULE), **verdicts)
    assert [(p.name, p.to) for p in heard.follow()] == [("set_aside", TEAM)]
    assert "A mailbox forwarded it" in only_aside().reason
    assert prefilled(heard) == ("Lou Kent", "lou@family.example", "")


FORWARDED_BY = {
    "the mailbox itself": ("childrens.complaints@sefton.example", True),
    "the mailbox, as a server rewrites it": (
        "childrens.complaints+SRS=ab=cd=family.example=lou@sefton.example",
        True,
    ),
    "another mailbox of the council": ("press@sefton.example", False),
    "a stranger's server": ("childrens.complaints@stranger.example", False),
}


@pytest.mark.parametrize("by", FORWARDED_BY)
def test_what_a_mailbox_of_the_councils_file_forwards_is_its_senders_though_their_checks_fail(
    heard: Heard, by: str
) -> None:
    envelope, trusted = FORWARDED_BY[by]
    heard.arrive(an_email(**RULE), source=envelope, dkim="FAIL", dmarc="FAIL")
    assert (store.list_set_aside() == []) is trusted
    assert bool(list(store.list_received_in("2026-11"))) is trusted


def test_a_forwarder_that_spf_does_not_prove_is_not_trusted(heard: Heard) -> None:
    envelope = "childrens.complaints@sefton.example"
    heard.arrive(an_email(**RULE), source=envelope, spf="FAIL", dkim="FAIL", dmarc="FAIL")
    assert list(store.list_received_in("2026-11")) == []


SAME = "My son's short breaks were stopped in June and nobody has told us why."


@pytest.mark.parametrize("by", ["a councillor", "a group"])
def test_what_somebody_passes_on_that_came_here_by_itself_is_offered_for_that_case(
    heard: Heard, by: str
) -> None:
    heard.arrive(an_email(SAME, from_=f"Bev Stott <{BEV}>"), key="m1")
    case = the_case()
    if by == "a group":
        copy = an_email(SAME, **GROUP)
    else:
        above = f"From: Bev Stott <{BEV}>\r\nSent: 26 November 2026 18:02\r\n\r\n> {SAME}"
        copy = an_email(above, subject="Fwd: breaks", from_="Ann <ann@ward.example>")
    heard.arrive(copy, key="m2")
    assert only_aside().about == case.reference
    assert "began with the same words" in only_aside().reason
    assert the_case() == case


def test_other_words_from_the_same_person_are_no_copy(heard: Heard) -> None:
    heard.arrive(an_email(SAME, from_=f"Bev Stott <{BEV}>"), key="m1")
    heard.arrive(an_email("The taxi did not come on Monday again.", **GROUP), key="m2")
    assert only_aside().about == ""


def test_an_out_of_office_that_a_rule_forwards_is_not_answered(heard: Heard) -> None:
    heard.arrive(an_email("I am away.", **{**RULE, "subject": "Automatic reply: x"}))
    assert heard.follow() == []


@pytest.mark.parametrize("sender", [KAREN, "no-reply@portal.example"])
def test_what_they_send_about_a_case_adds_nothing_and_the_person_is_not_asked_about_it(
    heard: Heard, sender: str
) -> None:
    case = a_case(FRIDAY)
    heard.deliver()
    heard.arrive(a_reply(f"About {case.reference}: please stop it.", from_=sender))
    assert only_aside().about == case.reference
    assert to(heard, SAM) == ["acknowledgement"]


def test_a_case_of_a_no_reply_address_is_told_another_way_and_its_duty_stays_open(
    heard: Heard,
) -> None:
    case = a_case(FRIDAY, email="no-reply@portal.example", phone="07700 900123")
    heard.follow()
    found = store.load(case.reference)
    assert found
    assert found.clock("ack").running
    assert {p.to for p in heard.follow()} == {TEAM}


def test_the_page_shows_the_senders_line_where_it_cannot_be_read(heard: Heard) -> None:
    heard.arrive(an_email(from_="Bev Stott, bev at family"))
    shown = words(get(heard.client, the_page(heard)))
    assert "Bev Stott, bev at family" in shown


@pytest.mark.parametrize(
    "above", ["I want to complain about this email from your worker.", "Nobody came. " * 60]
)
def test_who_forwards_a_mail_of_our_officers_or_under_words_of_their_own_complains_themselves(
    heard: Heard, above: str
) -> None:
    writer = "Priya Nair <priya.nair@sefton.example>"
    if above.startswith("Nobody"):
        writer = f"Bev Stott <{BEV}>"
    header = f"From: {writer}\r\nSent: 26 November 2026 18:02\r\n\r\nI cannot come."
    heard.arrive(an_email(f"{above}\r\n\r\n{header}", subject="Fwd: the visit"))
    assert store.list_set_aside() == []
    assert to(heard, SAM) == ["acknowledgement"]
