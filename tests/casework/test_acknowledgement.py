"""The acknowledgement: at once, by form and by email; what it carries; what counts as sent; and how
people without email are told.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from lxml import html

from chalicelib import store
from chalicelib.core.cases import Case
from chalicelib.core.reading import references
from tests.conftest import FRIDAY
from tests.helpers import (
    INBOX,
    SAM,
    Heard,
    Posted,
    a_case,
    an_email,
    by_form,
    get,
    london,
    page,
    post,
    sent_so_far,
    words,
)
from tests.moto_aws import taken

TEAM = "complaints.team@sefton.example"
PHISHING = "Your account is locked: https://evil.example/unlock"


def by_mail(heard: Heard, **mail: str) -> str:
    """Send a complaint by email, and give its case's reference."""
    heard.arrive(an_email(**mail))
    (reference,) = store.list_received_in("2026-11")
    return reference


def both_doors(heard: Heard, door: str) -> str:
    if door == "form":
        return by_form(heard.client)
    return by_mail(heard)


def case_of(reference: str) -> Case:
    case = store.load(reference)
    assert case
    return case


def ack_clock(reference: str) -> Any:
    return case_of(reference).clock("ack")


@pytest.mark.parametrize("door", ["form", "mail"])
def test_it_leaves_as_soon_as_the_complaint_is_stored(heard: Heard, door: str) -> None:
    reference = both_doors(heard, door)
    acknowledgement = heard.letter("acknowledgement")
    assert acknowledgement.to == SAM
    assert reference in acknowledgement.text
    assert reference in acknowledgement.subject


@pytest.mark.parametrize("door", ["form", "mail"])
def test_it_counts_as_sent_only_when_ses_took_it(heard: Heard, door: str) -> None:
    reference = both_doors(heard, door)
    assert ack_clock(reference).running
    assert case_of(reference).told == ()
    acknowledgement = heard.letter("acknowledgement")
    assert ack_clock(reference).stopped_by == acknowledgement.letter
    assert [s.name for s in case_of(reference).told] == ["acknowledgement"]


def test_the_team_is_sent_the_case_with_its_words_and_its_links_at_the_same_time(
    heard: Heard,
) -> None:
    by_form(heard.client)
    new = heard.letter("new_case")
    assert new.to == TEAM
    assert "Nobody came to the meeting." in new.text
    assert new.link("Record what it is about").startswith("/act/")


def test_it_carries_what_the_notices_n1_and_n2_must(heard: Heard) -> None:
    reference = by_form(heard.client)
    text = heard.letter("acknowledgement").text
    assert reference in text
    assert "We received your message at 10:00am on Friday 27 November 2026." in text
    assert "by Wednesday 2 December 2026" in text
    assert "by Friday 11 December 2026" in text
    assert "Tuesday 29 December 2026" in text
    assert "Tom Fairclough" in text
    assert "0151 496 0102" in text
    assert text.index("999") < text.index("0151 496 0110") < text.index("0151 496 0111")
    assert "children’s social care complaints procedure" in text
    assert "advocate" in text
    assert "https://www.nyas.net" in text
    assert "Local Government and Social Care Ombudsman" in text
    assert "If something is wrong, or you want to add to it" in text
    assert "large print, Easy Read" in text
    assert "/how-we-deal-with-complaints#your-rights" in text


def test_its_link_opens_the_persons_own_page(heard: Heard) -> None:
    reference = by_form(heard.client)
    answer = get(heard.client, heard.letter("acknowledgement").link("See where things are"))
    assert answer.status_code == 200
    assert reference in words(answer)


def test_text_and_html_say_the_same_and_lead_to_the_same_places(heard: Heard) -> None:
    by_form(heard.client)
    letter = heard.letter("acknowledgement")
    tree = html.fromstring(letter.html)
    assert set(tree.xpath("//a/@href")) >= set(re.findall(r"https://\S+", letter.text))
    in_html = set(re.findall(r"\w+", " ".join(tree.xpath("//body//text()"))))
    in_text = set(re.findall(r"\w+", re.sub(r"https?://\S+", "", letter.text)))
    assert in_text <= in_html


def test_it_says_that_a_machine_wrote_it_and_what_it_answers(heard: Heard) -> None:
    by_mail(heard)
    headers = heard.letter("acknowledgement").message
    assert headers["Auto-Submitted"] == "auto-replied"
    assert (
        headers["X-Auto-Response-Suppress"] == "DR, RN, NRN, OOF, AutoReply"
    )  # never "All": a report of failure is wanted
    assert headers["In-Reply-To"] == "<one@family.example>"
    assert headers["References"].endswith(" <one@family.example>")


def test_a_long_message_id_is_answered_as_it_stands(heard: Heard) -> None:
    long = f"<{'AM0PR07MB56789012345' * 4}@AM0PR07MB5678.eurprd07.prod.outlook.com>"
    by_mail(heard, message_id=long)
    heard.letter("acknowledgement")
    lines = taken()[0].raw_data.replace("\r\n ", " ").splitlines()
    assert f"In-Reply-To: {long}" in lines
    assert next(x for x in lines if x.startswith("References:")).endswith(f" {long}")


@pytest.mark.parametrize(
    "message_id", ["<https://evil.example/unlock?now@evil>", "<a b@c>", "PAY NOW", "<x@y>, <z@y>"]
)
def test_a_message_id_that_is_no_id_is_not_passed_on(heard: Heard, message_id: str) -> None:
    by_mail(heard, message_id=message_id)
    headers = heard.letter("acknowledgement").message
    assert "://" not in str(headers["In-Reply-To"] or "") + headers["References"]
    assert "NOW" not in str(headers["In-Reply-To"] or "") + headers["References"]


@pytest.mark.parametrize("door", ["form", "mail"])
def test_nothing_that_its_sender_chose_is_in_it(heard: Heard, door: str) -> None:
    if door == "form":
        by_form(
            heard.client,
            name=PHISHING,
            happened=PHISHING,
            wanted=PHISHING,
            when_text=PHISHING,
            involved=PHISHING,
        )
    else:
        by_mail(
            heard,
            text=PHISHING,
            subject=PHISHING,
            from_=f'"{PHISHING}" <{SAM}>',
            to=f'"{PHISHING}" <{INBOX}>',
        )
    letter = heard.letter("acknowledgement")
    whole = letter.message.as_string() + letter.text + letter.html
    for part in ("locked", "evil.example", "unlock"):
        assert part not in whole


@pytest.mark.parametrize(
    "name", ["Sam\r\nBcc: victim@family.example", "Sam\nSubject: hello", "Sam\0\x1b[31m"]
)
def test_no_line_break_in_a_name_adds_a_header_or_a_reader(heard: Heard, name: str) -> None:
    by_form(heard.client, name=name)
    letter = heard.letter("acknowledgement")
    assert letter.to == SAM
    assert letter.message["Bcc"] is None
    assert len(letter.message.get_all("Subject")) == 1


def test_a_reference_is_sayable_and_a_mistyped_one_is_known(heard: Heard) -> None:
    reference = by_form(heard.client)
    assert re.fullmatch(r"[2-9CDFGHJKMNPQRTVW]{4}-[2-9CDFGHJKMNPQRTVW]{4}", reference)
    assert references.read(reference.lower().replace("-", " ")) == reference
    wrong = ("2" if reference[0] != "2" else "3") + reference[1:]
    assert references.read(wrong) is None


# --- it came back


def bounced(heard: Heard) -> tuple[str, Posted]:
    reference = by_form(heard.client, phone="07700 900123")
    heard.bounce(heard.letter("acknowledgement"))
    return reference, heard.letter("bounced")


def test_a_bounce_reopens_the_duty_and_its_date_stays_where_it_was(heard: Heard) -> None:
    reference, _ = bounced(heard)
    clock = ack_clock(reference)
    assert clock.running
    assert f"{clock.due_on:%a %d %b %Y}" == "Wed 02 Dec 2026"


def test_a_bounce_is_told_to_the_team_at_once_with_the_letter_and_other_ways_to_reach_them(
    heard: Heard,
) -> None:
    _, told = bounced(heard)
    assert told.to == TEAM
    assert "07700 900123" in told.text
    assert "By Wednesday 2 December 2026" in told.text
    assert "We received your message at 10:00am" in told.text


def test_the_teams_link_records_that_the_person_was_told_and_the_clock_stops_then(
    heard: Heard, time: Any
) -> None:
    reference, told = bounced(heard)
    time.now = london("Mon 30 Nov 2026 11:00")
    link = told.link("Record how you told them")
    assert "By telephone" in words(get(heard.client, link))
    assert ack_clock(reference).running
    assert post(heard.client, link, how="phone").status_code == 200
    assert ack_clock(reference).stopped_at == time.now
    assert [(s.name, s.how) for s in case_of(reference).told] == [
        ("acknowledgement", "bounced"),
        ("acknowledgement", "phone"),
    ]


def test_the_link_that_records_it_asks_how_and_takes_no_other_answer(heard: Heard) -> None:
    reference, told = bounced(heard)
    for how in ({}, {"how": "pigeon"}):
        assert post(heard.client, told.link("Record how you told them"), **how).status_code == 422
    assert ack_clock(reference).running


def test_a_second_bounce_of_the_same_letter_changes_nothing(heard: Heard) -> None:
    reference, told = bounced(heard)
    post(heard.client, told.link("Record how you told them"), how="post")
    before = case_of(reference)
    heard.bounce(heard.sent("acknowledgement")[0])
    assert case_of(reference) == before
    assert len(heard.sent("bounced")) == 1


def test_until_they_are_told_the_duty_is_late_after_three_working_days_and_the_manager_hears(
    heard: Heard, time: Any
) -> None:
    bounced(heard)
    time.now = london("Thu 3 Dec 2026 09:00")
    heard.schedule("sweep")
    late = heard.sent("still_to_tell", "grace.adeyemi@sefton.example")
    assert len(late) == 1
    assert (
        "This was due by Wednesday 2 December 2026: tell this person that we have it"
        in late[0].text
    )


def test_after_a_bounce_nothing_more_goes_to_that_address_and_the_team_is_asked_to_tell_them(
    heard: Heard,
) -> None:
    reference, _ = bounced(heard)
    triage = heard.letter("new_case").link("Record what it is about")
    answers = {
        "kind": "complaint",
        "procedure": "children_act",
        "service": "social_work",
        "points": "Nobody came",
    }
    assert post(heard.client, triage, **answers).status_code == 200
    told = heard.letter("please_tell")
    assert told.to == TEAM
    assert "please check what we have understood" in told.text
    assert [p.name for p in heard.follow() if p.to == SAM] == ["acknowledgement"]
    assert case_of(reference).person.bounced


def test_a_full_mailbox_reopens_the_duty_but_later_letters_are_still_tried(heard: Heard) -> None:
    reference = by_form(heard.client)
    acknowledgement = heard.letter("acknowledgement")
    back = [{"emailAddress": SAM, "action": "failed", "status": "4.2.2"}]
    heard.report(
        acknowledgement,
        "Bounce",
        bounce={
            "bounceType": "Transient",
            "bounceSubType": "MailboxFull",
            "bouncedRecipients": back,
        },
    )
    assert ack_clock(reference).running
    assert len(heard.sent("bounced")) == 1
    assert case_of(reference).person.mailable


@pytest.mark.parametrize(
    "said",
    [
        {"status": "5.1.8", "diagnosticCode": "smtp; 553 5.1.8 Sender address rejected"},
        {"status": "5.1.1", "diagnosticCode": "smtp; 552 5.2.2 mailbox full"},
        {"status": "5.7.1", "diagnosticCode": "smtp; 550 5.7.1 Message refused"},
    ],
)
def test_a_permanent_bounce_that_does_not_speak_of_their_address_does_not_end_writing_to_it(
    heard: Heard, said: dict[str, str]
) -> None:
    reference = by_form(heard.client)
    back = [{"emailAddress": SAM, "action": "failed", **said}]
    heard.report(
        heard.letter("acknowledgement"),
        "Bounce",
        bounce={"bounceType": "Permanent", "bouncedRecipients": back},
    )
    assert ack_clock(reference).running
    assert len(heard.sent("bounced")) == 1
    assert case_of(reference).person.mailable


@pytest.mark.parametrize(
    ("kind", "subtype", "said", "written_to"),
    [
        ("Permanent", "NoEmail", {"status": "5.0.0", "diagnosticCode": "smtp; 554 no"}, False),
        ("Permanent", "OnAccountSuppressionList", {"status": "5.7.1"}, False),
        ("Transient", "General", {"status": "5.1.1", "diagnosticCode": "smtp; 550 5.1.1"}, True),
    ],
)
def test_what_ses_itself_says_of_an_address_goes_before_what_mail_servers_say(
    heard: Heard, kind: str, subtype: str, said: dict[str, str], written_to: bool
) -> None:
    reference = by_form(heard.client)
    back = [{"emailAddress": SAM, "action": "failed", **said}]
    given = {"bounceType": kind, "bounceSubType": subtype, "bouncedRecipients": back}
    heard.report(heard.letter("acknowledgement"), "Bounce", bounce=given)
    assert case_of(reference).person.mailable is written_to


def test_an_out_of_office_answer_that_ses_calls_a_bounce_changes_nothing(heard: Heard) -> None:
    reference = by_form(heard.client)
    acknowledgement = heard.letter("acknowledgement")
    before = case_of(reference)
    heard.report(
        acknowledgement,
        "Bounce",
        bounce={
            "bounceType": "Transient",
            "bounceSubType": "General",
            "bouncedRecipients": [{"emailAddress": SAM}],
        },
    )
    assert case_of(reference) == before


# --- people without email


@pytest.mark.parametrize(
    ("reach", "how"),
    [({"phone": "07700 900123"}, "phone"), ({"post": "1 Example Street, Bootle"}, "post")],
)
def test_a_person_with_no_email_is_told_by_the_team_and_the_clock_runs_until_they_are(
    heard: Heard, time: Any, reach: dict[str, str], how: str
) -> None:
    reference = by_form(heard.client, email="", **reach)
    told = heard.letter("please_tell")
    assert told.to == TEAM
    assert next(iter(reach.values())) in told.text
    assert "Your reference is" in told.text
    assert ack_clock(reference).running
    time.now += timedelta(hours=5)
    assert post(heard.client, told.link("Record how you told them"), how=how).status_code == 200
    assert ack_clock(reference).stopped_at == time.now
    assert [(s.name, s.how) for s in case_of(reference).told] == [("acknowledgement", how)]


def test_an_anonymous_complaint_gets_none_and_is_told_so(heard: Heard) -> None:
    case = a_case(FRIDAY, email="", code="anonymous", name="")
    assert [p.name for p in heard.follow()] == ["new_case"]
    assert case_of(case.reference).clock("ack") is None


def test_the_received_page_tells_an_anonymous_person_that_nobody_can_be_answered(
    heard: Heard,
) -> None:
    answer = post(
        heard.client,
        "/complain",
        code="anonymous",
        happened="Something is wrong there.",
        files="no",
    )
    draft = answer.headers["Location"].split("/")[-2]
    post(heard.client, f"/complain/{draft}/send")
    assert "we cannot send you an answer" in words(get(heard.client, f"/complain/{draft}/received"))
    assert "/track/" not in page(get(heard.client, f"/complain/{draft}/received"))


# --- no cannon of ours (T1, T19)

ONE_MAILBOX = [
    SAM,
    "Sam@family.example",
    "s.am@family.example",
    "sam+news@family.example",
    "S.A.M+x@FAMILY.example",
]


def test_a_mailbox_gets_three_acknowledgements_a_day_however_its_address_is_written(
    heard: Heard,
) -> None:
    for n in range(10):
        a_case(FRIDAY, email=ONE_MAILBOX[n % 5], cause=f"form/{n}")
    assert len(heard.sent("acknowledgement")) == 3
    assert len(store.list_received_in("2026-11")) == 10


@pytest.mark.parametrize(("sent", "answered"), [(5, 5), (14, 10)])
def test_an_advocate_who_writes_for_several_young_people_in_a_day_is_answered_for_each(
    heard: Heard, sent: int, answered: int
) -> None:
    for n in range(sent):
        mail = an_email(
            f"I am an advocate. Young person {n} asked me to complain.",
            from_="Voices <cases@voices.example>",
            message_id=f"<{n}@voices.example>",
        )
        heard.arrive(mail, key=f"v{n}")
    assert len(heard.sent("acknowledgement", "cases@voices.example")) == answered
    assert len(store.list_received_in("2026-11")) == sent


def test_a_complaint_not_acknowledged_for_that_reason_goes_to_the_team_who_can_record_it(
    heard: Heard,
) -> None:
    cases = [a_case(FRIDAY, cause=f"form/{n}") for n in range(4)]
    told = heard.letter("please_tell")
    (held,) = [c.reference for c in cases if ack_clock(c.reference).running]
    assert held in told.subject
    assert "answered this email address several times within a day" in told.text
    assert "A letter to the person was held back" in words(
        get(heard.client, told.link("See the whole case"))
    )
    assert post(heard.client, told.link("Record how you told them"), how="phone").status_code == 200
    assert not ack_clock(held).running


def test_the_day_goes_with_the_clock_and_not_with_the_calendar(heard: Heard, time: Any) -> None:
    for n in range(3):
        a_case(time.now, cause=f"form/{n}")
    assert len(heard.sent("acknowledgement")) == 3
    time.now = london("Sat 28 Nov 2026 09:59")
    a_case(time.now, cause="form/early")
    assert len(heard.sent("acknowledgement")) == 3
    time.now = london("Sat 28 Nov 2026 10:00")
    a_case(time.now, cause="form/later")
    assert len(heard.sent("acknowledgement")) == 4


def test_another_mailbox_is_not_kept_waiting(heard: Heard) -> None:
    for n in range(5):
        a_case(FRIDAY, cause=f"form/{n}")
    a_case(FRIDAY, email="kim@family.example")
    assert len(heard.sent("acknowledgement", "kim@family.example")) == 1


def test_two_machines_that_answer_each_other_are_done_after_three_letters(
    heard: Heard, time: Any
) -> None:
    """A responder that takes off every mark, changes the capitals of its address, and answers each
    letter to where it came from.
    """
    heard.arrive(an_email())
    for n in range(25):
        heard.deliver()
        time.now += timedelta(minutes=1)
        last = sent_so_far(SAM)[-1]
        answer = an_email(
            f"Automatic answer {n}",
            f"Hello {n}",
            from_="SAM@family.example",
            message_id=f"<{n}@family.example>",
        )
        heard.arrive(answer, key=f"m{n}", to=last.reply_to if n % 2 else INBOX)
    assert len([p for p in heard.follow() if p.to.casefold() == SAM]) == 3
