"""What is in no case yet: one list with why and until when, three things to do with each, reminders
until it is empty, and no wait for danger.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from chalicelib import casework, links, store
from chalicelib.casework.mail.set_aside import name_cause
from chalicelib.core.cases import Case
from tests.conftest import FRIDAY
from tests.helpers import SAM, Heard, Posted, a_case, an_email, get, london, page, post, words

TEAM = "complaints.team@sefton.example"
GRACE = "grace.adeyemi@sefton.example"
SAMUEL = "samuel.bright@sefton.example"
HELEN = "helen.ashworth@sefton.example"
FAILED = {"spf": "FAIL", "dkim": "FAIL", "dmarc": "FAIL"}
DANGER = "My uncle hits me and I am scared to go home."

MAIL = Path(__file__).resolve().parents[2] / "mail" / "corpus"


def put_aside(
    heard: Heard,
    text: str = "Nobody came to our meeting.",
    key: str = "m1",
    at: datetime | None = None,
    **given: str,
) -> store.SetAside:
    """Deliver a message that may be forged, and return it as it was set aside."""
    headers = {
        name: given.pop(name)
        for name in list(given)
        if name in ("from_", "subject", "auto_submitted")
    }
    heard.arrive(
        an_email(text, message_id=f"<{key}@family.example>", **headers),
        key=key,
        at=at,
        **(given or FAILED),
    )
    return next(m for m in store.list_set_aside() if m.original == f"inbound/{key}")


def link_to(heard: Heard) -> str:
    return heard.sent("set_aside")[-1].link("Look at the message")


def the_list(heard: Heard, time: Any, officer: str = "manager") -> Any:
    return get(
        heard.client,
        "/act/"
        + links.make_officer_link("", links.ASIDE, officer, "n", time.now).rpartition("/")[2],
    )


def contributed(case: Case) -> list[Any]:
    return [e for e in store.load_history(case.reference) if e.name == "contributed"]


# --- the list


def test_the_list_says_why_since_when_and_until_when_the_late_first(
    heard: Heard, time: Any
) -> None:
    put_aside(heard, key="m1", at=london("Mon 23 Nov 2026 09:00"))
    put_aside(heard, key="m2", at=london("Fri 27 Nov 2026 09:30"))
    shown = words(the_list(heard, time))
    assert "2 messages are waiting for somebody to decide" in shown
    assert shown.index(
        "Came in on Monday 23 November 2026 at 9:00am, 4 working days ago"
    ) < shown.index("Came in on Friday 27 November 2026 at 9:30am")
    assert "It should have been acknowledged by Thursday 26 November 2026 Late" in shown
    assert "Acknowledge by Wednesday 2 December 2026 It may not come" in shown
    assert SAM not in shown


def test_spam_and_what_machines_wrote_is_listed_and_counted_apart(heard: Heard, time: Any) -> None:
    put_aside(heard, key="m1", spam="FAIL")
    put_aside(heard, key="m2", auto_submitted="auto-replied", spf="PASS")
    put_aside(heard, key="m3")
    shown = words(the_list(heard, time))
    assert "3 messages are waiting for somebody to decide" in shown
    assert "Marked as spam, or written by a machine: 2" in shown
    assert shown.index("the checks on its sender failed") < shown.index("It was marked as spam.")


def test_an_empty_list_says_so(heard: Heard, time: Any) -> None:
    assert "Nothing is waiting" in words(the_list(heard, time))


def test_a_message_that_names_an_officer_is_hidden_from_them_and_put_before_someone_else(
    heard: Heard, time: Any
) -> None:
    message = put_aside(heard, "Tom Fairclough shouted at me, and Grace Adeyemi laughed.")
    assert heard.letter("set_aside").to == SAMUEL  # Tom reads the team's mailbox
    assert "Nothing is waiting" in words(the_list(heard, time, "manager"))
    own = (
        "/act/"
        + links.make_officer_link(
            "", links.ASIDE, "manager", "n", time.now, (message.id,)
        ).rpartition("/")[2]
    )
    for answer in (get(heard.client, own), post(heard.client, own, what="not_ours", why="No.")):
        assert answer.status_code == 409
        assert "names you" in words(answer)
        assert "shouted" not in page(answer)
    assert len(store.list_set_aside()) == 1


# --- added to a case


def test_it_is_added_to_the_case_whose_reference_is_given_with_the_moment_it_came(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    came = london("Fri 27 Nov 2026 11:00")
    put_aside(heard, "There is more.", at=came)
    time.now = london("Mon 30 Nov 2026 12:00")
    answer = post(
        heard.client,
        link_to(heard),
        what="add",
        reference=f" {case.reference.lower().replace('-', ' ')} ",
    )
    assert answer.status_code == 200, words(answer)
    assert case.reference in words(answer)
    (event,) = contributed(case)
    assert event.facts["text"] == "There is more."
    assert event.facts["received_at"] == came.isoformat()
    assert event.facts["original"] == "inbound/m1"
    assert event.by == "complainant"
    assert store.list_set_aside() == []
    assert "There is more." in heard.letter("contribution").text
    assert len(store.list_received_in("2026-11")) == 1


def test_what_a_stranger_wrote_is_added_in_the_officers_name_and_nobody_outside_is_told(
    heard: Heard,
) -> None:
    case = a_case(FRIDAY)
    put_aside(heard, "He told our school.", from_="School <office@school.example>")
    assert (
        post(heard.client, link_to(heard), what="add", reference=case.reference).status_code == 200
    )
    (event,) = contributed(case)
    assert event.by == "team"
    assert [p.name for p in heard.follow() if p.to in (SAM, "office@school.example")] == [
        "acknowledgement"
    ]


def test_a_request_in_what_is_added_so_is_put_before_the_team_with_the_day_it_came(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    put_aside(
        heard,
        "I withdraw my complaint.",
        at=london("Fri 27 Nov 2026 11:00"),
        from_="Sam <sam.at.work@shop.example>",
    )
    time.now = london("Tue 1 Dec 2026 09:00")
    post(heard.client, link_to(heard), what="add", reference=case.reference)
    assert (
        "the dates run from that day: Friday 27 November 2026" in heard.letter("request_heard").text
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Check the reference"),
        ("K4M7", "Check the reference"),
        ("K4M7-RT2D", "Check the reference"),
        ("K4M7-RT2Q", "There is no case K4M7-RT2Q that you can add to"),
    ],
)
def test_a_reference_that_is_mistyped_or_unknown_is_said_to_be_and_nothing_is_lost(
    heard: Heard, typed: str, said: str
) -> None:
    put_aside(heard)
    link = link_to(heard)
    answer = post(heard.client, link, what="add", reference=typed, why="Typed already.")
    assert answer.status_code == 422
    assert said in words(answer)
    assert "Nobody came to our meeting." in words(answer)
    assert f'value="{typed}"' in page(answer)
    assert "Typed already." in page(answer)
    assert len(store.list_set_aside()) == 1
    assert post(heard.client, link, what="case").status_code == 200  # the link is not used up


def test_a_case_that_names_the_reader_cannot_be_added_to_and_is_as_one_that_is_not_there(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY, involved=("Grace Adeyemi",))
    message = put_aside(heard)
    own = (
        "/act/"
        + links.make_officer_link(
            "", links.ASIDE, "manager", "n", time.now, (message.id,)
        ).rpartition("/")[2]
    )
    answer = post(heard.client, own, what="add", reference=case.reference)
    assert answer.status_code == 422
    assert f"There is no case {case.reference} that you can add to" in words(answer)
    assert contributed(case) == []
    assert len(store.list_set_aside()) == 1


def test_the_case_it_quotes_is_typed_in_already(heard: Heard) -> None:
    case = a_case(FRIDAY)
    message = put_aside(
        heard, f"About {case.reference}: more.", spf="GRAY", dkim="GRAY", dmarc="GRAY"
    )
    assert message.about == case.reference
    shown = page(get(heard.client, link_to(heard)))
    assert f'value="{case.reference}"' in shown


def test_added_twice_it_is_added_once(heard: Heard) -> None:
    case = a_case(FRIDAY)
    put_aside(heard)
    link = link_to(heard)
    answers = [
        post(heard.client, link, what=what, reference=case.reference, why="x")
        for what in ("add", "add", "case", "not_ours")
    ]
    assert [a.status_code for a in answers] == [200, 200, 409, 409]
    assert "This is done already" in words(answers[1])
    assert all("Your click has not changed anything." in words(a) for a in answers[2:])
    assert all(case.reference in words(a) for a in answers)
    assert len(contributed(case)) == 1
    assert len(store.list_received_in("2026-11")) == 1


@pytest.mark.parametrize("what", ["case", "add", "not_ours", ""])
def test_an_error_keeps_all_that_was_typed_whichever_was_chosen(heard: Heard, what: str) -> None:
    put_aside(heard)
    typed = (
        {"reference": "K4M7-0000", "why": "It is about the tip."}
        if what != "not_ours"
        else {"reference": "K4M7-0000", "why": " "}
    )
    answer = post(heard.client, link_to(heard), what=what, **typed)
    if what == "case":
        assert answer.status_code == 200
        return
    shown = html.fromstring(page(answer))
    assert answer.status_code == 422
    assert shown.get_element_by_id("reference").get("value") == "K4M7-0000"
    assert (shown.get_element_by_id("why").text or "").strip() == typed["why"].strip()
    assert shown.xpath("//input[@name='what'][@checked]/@value") == ([what] if what else [])


def test_a_settling_that_broke_off_half_way_is_finished_by_the_next_press(heard: Heard) -> None:
    from tests.faults import refused, table

    case = a_case(FRIDAY)
    put_aside(heard)
    link = link_to(heard)
    heard.deliver()
    with table(refused("ValidationException", 400), what="UpdateItem"):
        assert post(heard.client, link, what="add", reference=case.reference).status_code == 500
    assert len(store.list_set_aside()) == 1
    assert len(contributed(case)) == 1
    assert post(heard.client, link, what="add", reference=case.reference).status_code == 200
    assert len(contributed(case)) == 1
    assert store.list_set_aside() == []


# --- not ours


def test_that_it_is_not_ours_needs_a_reason_and_the_reason_is_kept(heard: Heard) -> None:
    message = put_aside(heard)
    link = link_to(heard)
    answer = post(heard.client, link, what="not_ours", why="  ")
    assert answer.status_code == 422
    assert "Say why it is not ours" in words(answer)
    assert post(heard.client, link, what="not_ours", why="It is about the tip.").status_code == 200
    kept = store.load_set_aside(message.id)
    assert kept
    assert (kept.settled, kept.became, kept.why, kept.by) == (
        True,
        "not_ours",
        "It is about the tip.",
        "team",
    )
    assert "It is about the tip." in words(get(heard.client, link))
    again = post(heard.client, link, what="not_ours", why="It is about the tip.")
    assert (again.status_code, "This is done already" in words(again)) == (200, True)


def test_a_case_made_of_it_twice_is_made_once_and_the_second_press_is_told_so(heard: Heard) -> None:
    put_aside(heard)
    link = link_to(heard)
    answers = [post(heard.client, link, what="case") for _ in range(2)]
    assert [a.status_code for a in answers] == [200, 200]
    assert "This is done already" in words(answers[1])
    assert len(store.list_received_in("2026-11")) == 1


# --- links too old


def test_for_an_old_link_a_fresh_one_can_be_asked_for_and_goes_to_the_officers_own_address(
    heard: Heard, time: Any
) -> None:
    put_aside(heard)
    link = link_to(heard)
    time.now = london("Mon 4 Jan 2027 09:00")
    old = get(heard.client, link)
    assert old.status_code == 410
    assert "Nobody came to our meeting." not in page(old)
    assert "Send me a fresh link" in words(old)
    for _ in range(3):
        assert post(heard.client, f"{link}/fresh").status_code == 200
    assert [p.to for p in heard.sent("set_aside")] == [TEAM, TEAM]
    assert get(heard.client, link_to(heard)).status_code == 200


def test_so_it_is_for_a_link_to_the_whole_list(heard: Heard, time: Any) -> None:
    put_aside(heard)
    link = (
        "/act/"
        + links.make_officer_link("", links.ASIDE, "manager", "n", time.now).rpartition("/")[2]
    )
    time.now = london("Mon 4 Jan 2027 09:00")
    assert post(heard.client, f"{link}/fresh").status_code == 200
    fresh = heard.letter("aside_waiting")
    assert fresh.to == GRACE
    assert "1 message is waiting for somebody" in words(
        get(heard.client, fresh.link("Look at the messages"))
    )


# --- reminders


def reminded(heard: Heard) -> list[str]:
    return [p.to for p in heard.sent("aside_waiting")]


# From Friday 27 November 2026, 10 in the morning: who is reminded on each day, by hand.
DAYS = {
    "Sat 28 Nov 2026": [],
    "Sun 29 Nov 2026": [],
    "Mon 30 Nov 2026": [],  # it has waited for one working day, and not longer
    "Tue 1 Dec 2026": [TEAM],
    "Wed 2 Dec 2026": [TEAM, GRACE],  # the third: the last day to acknowledge it
    "Thu 3 Dec 2026": [TEAM, GRACE],
    "Fri 4 Dec 2026": [TEAM, GRACE],
    "Mon 7 Dec 2026": [TEAM, GRACE, SAMUEL],  # three working days late
    "Tue 8 Dec 2026": [TEAM, GRACE, SAMUEL],
    "Wed 9 Dec 2026": [TEAM, GRACE, SAMUEL, HELEN],  # five
}


def test_what_waits_too_long_is_written_about_once_each_working_day_however_often_it_runs(
    heard: Heard, time: Any
) -> None:
    put_aside(heard)
    told: dict[str, list[str]] = {}
    for day in DAYS:
        before = len(reminded(heard))
        for hour in ("06:05", "07:05", "08:05", "08:05", "20:05"):
            time.now = london(f"{day} {hour}")
            heard.schedule("sweep")
            assert hour != "06:05" or len(reminded(heard)) == before, "before anybody's day begins"
        told[day] = reminded(heard)[before:]
    assert told == DAYS


def test_spam_that_waits_goes_no_further_up_than_the_complaints_manager(
    heard: Heard, time: Any
) -> None:
    put_aside(heard, spam="FAIL")
    time.now = london("Wed 9 Dec 2026 07:05")
    heard.schedule("sweep")
    assert reminded(heard) == [TEAM, GRACE]


def test_an_empty_message_goes_no_further_up_than_the_complaints_manager(
    heard: Heard, time: Any
) -> None:
    assert put_aside(heard, " \n", subject="Hello").empty
    assert put_aside(heard, "", key="m1", subject="").empty
    time.now = london("Wed 9 Dec 2026 07:05")
    heard.schedule("sweep")
    assert reminded(heard) == [TEAM, GRACE]
    assert not put_aside(heard, " \n", key="m2", subject="Nobody came to see us").empty
    assert not put_aside(heard, "无人来看我", key="m3", subject="Hello").empty


def test_the_reminder_counts_says_until_when_and_leads_to_the_list_and_holds_no_word_of_theirs(
    heard: Heard, time: Any
) -> None:
    put_aside(heard, "Secret words", key="m1", subject="Secret subject")
    put_aside(heard, key="m2", spam="FAIL")
    time.now = london("Thu 3 Dec 2026 07:05")
    heard.schedule("sweep")
    told: Posted = heard.sent("aside_waiting", TEAM)[-1]
    assert "2 messages are waiting to be sorted" in told.text
    assert "it should have been acknowledged by Wednesday 2 December 2026" in told.text
    assert "1 was marked as spam or written by a machine" in told.text
    assert "Secret" not in told.text + told.html + told.subject
    assert SAM not in told.text
    assert "2 messages are waiting for somebody to decide" in words(
        get(heard.client, told.link("Look at the messages"))
    )


def test_once_the_list_is_empty_nobody_is_reminded(heard: Heard, time: Any) -> None:
    put_aside(heard)
    post(heard.client, link_to(heard), what="case")
    time.now = london("Thu 3 Dec 2026 09:05")
    heard.schedule("sweep")
    assert reminded(heard) == []


def test_bank_holidays_remind_nobody(heard: Heard, time: Any) -> None:
    put_aside(heard, at=london("Thu 10 Dec 2026 09:00"))
    time.now = london("Mon 28 Dec 2026 09:05")  # Boxing Day, in lieu
    heard.schedule("sweep")
    assert reminded(heard) == []


# --- danger


@pytest.mark.parametrize(
    ("raw", "verdicts"),
    [
        (an_email(DANGER), FAILED),
        (an_email(DANGER), {"spam": "FAIL"}),
        (an_email(DANGER), {"virus": "FAIL"}),
        (an_email(DANGER, auto_submitted="auto-replied"), {}),
        (an_email("See below.", subject=DANGER), FAILED),
    ],
    ids=["forged", "spam", "virus", "a machine", "in the subject"],
)
def test_words_of_danger_in_any_message_set_aside_alarm_the_team_and_the_complaints_manager_at_once(
    heard: Heard, time: Any, raw: bytes, verdicts: dict[str, str]
) -> None:
    time.now = london("Sat 28 Nov 2026 23:40")
    for _ in range(2):
        heard.arrive(raw, **verdicts)
    assert sorted(p.to for p in heard.sent("aside_danger")) == [
        TEAM,
        "duty.team@sefton.example",
        GRACE,
    ]
    assert heard.sent("set_aside") == []  # one letter to each says it
    for told in heard.sent("aside_danger"):
        assert "uncle" not in told.text + told.html + told.subject
        assert SAM not in told.text
        assert "uncle hits me" in words(get(heard.client, told.link("Look at the message")))
    assert "Words of danger: read it now" in words(the_list(heard, time))


def test_a_message_that_speaks_of_danger_climbs_in_hours_until_somebody_deals_with_it(
    heard: Heard, time: Any
) -> None:
    put_aside(heard, DANGER, at=london("Thu 24 Dec 2026 17:00"))
    for hour in ("18", "19", "19", "21"):
        time.now = london(f"Thu 24 Dec 2026 {hour}:05")
        heard.schedule("sweep")
        heard.deliver()
    told = [p.to.split(".")[0] for p in heard.sent("aside_danger")][3:]
    assert sorted(told[:2]) == ["duty", "grace"]
    assert told[2:] == ["samuel", "helen"]
    assert "Nobody has dealt with it yet" in heard.sent("aside_danger")[-1].text
    answer = post(
        heard.client,
        heard.sent("aside_danger")[-1].link("Look at the message"),
        what="not_ours",
        why="The duty team has it.",
    )
    assert answer.status_code == 200, words(answer)
    time.now = london("Fri 25 Dec 2026 09:05")
    heard.schedule("sweep")
    heard.deliver()
    assert len(heard.sent("aside_danger")) == 7


def test_a_message_that_speaks_of_danger_stands_first_whenever_it_came(
    heard: Heard, time: Any
) -> None:
    put_aside(heard, key="m1", at=london("Mon 23 Nov 2026 09:00"))
    put_aside(heard, DANGER, key="m2", at=london("Fri 27 Nov 2026 09:30"))
    shown = words(the_list(heard, time))
    assert shown.index("Friday 27 November") < shown.index("Monday 23 November")


def test_the_numbers_to_call_that_our_own_letters_carry_alarm_nobody_when_they_come_back(
    heard: Heard,
) -> None:
    a_case(FRIDAY)
    own = heard.letter("acknowledgement")
    heard.arrive(own.message.as_bytes(), key="m2")
    reply = an_email(
        f"I am away.\n\n{own.text}",
        auto_submitted="auto-replied",
        message_id="<3@family.example>",
        from_="x@other.example",
    )
    heard.arrive(reply, key="m3")
    assert len(store.list_set_aside()) == 2
    assert heard.sent("aside_danger") == []


def test_an_ordinary_message_set_aside_alarms_nobody(heard: Heard) -> None:
    put_aside(heard)
    assert heard.sent("aside_danger") == []
    assert heard.letter("set_aside").to == TEAM


@pytest.mark.parametrize("what", ["case", "add"])
def test_the_files_of_a_message_whose_virus_check_failed_are_named_and_never_kept(
    heard: Heard, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    other = a_case(FRIDAY, cause="other")
    heard.arrive((MAIL / "attachment-only.eml").read_bytes(), virus="FAIL")
    assert '"MailMarkedVirus":[1.0]' in capsys.readouterr().out
    path = heard.letter("set_aside").link("Look at the message")
    assert "Do not open its files" in words(get(heard.client, path))
    answer = post(heard.client, path, what=what, reference=other.reference)
    assert answer.status_code == 200
    (made,) = [
        c
        for c in map(store.load, store.list_received_in("2026-11"))
        if c and (c.reference == other.reference) == (what == "add")
    ]
    if what == "case":
        said = made.words
    else:
        said = contributed(made)[0].facts["text"]
    assert made.files == ()
    assert (
        "The virus check of this message failed, so its files are not kept here: my letter.pdf"
        in said
    )


def test_spam_that_a_person_lets_in_is_a_case_with_its_files_and_was_counted(
    heard: Heard, capsys: pytest.CaptureFixture[str], time: Any
) -> None:
    heard.arrive((MAIL / "attachment-only.eml").read_bytes(), spam="FAIL")
    assert '"MailMarkedSpam":[1.0]' in capsys.readouterr().out
    assert not heard.sent(
        "set_aside"
    )  # no letter each: it is on the list, and the digest counts it
    time.now = london("Mon 30 Nov 2026 07:30")
    heard.schedule("digest")
    digest = heard.letter("digest")
    assert (
        "1 message is waiting to be sorted. Each may be a complaint. Of these, 1 was marked as spam"
    ) in digest.text
    listed = html.fromstring(page(get(heard.client, digest.link("Look at the messages set aside"))))
    (path,) = [a.get("href") for a in listed.iter("a") if "/act/" in a.get("href", "")]
    assert post(heard.client, path, what="case").status_code == 200
    (reference,) = store.list_received_in("2026-11")
    case = store.load(reference)
    assert case
    assert len(case.files) == 1


def test_what_an_officer_passes_on_is_asked_about_and_its_writer_is_answered(
    heard: Heard,
) -> None:
    heard.arrive(
        an_email(
            "Mrs Field told me at the door: nobody came.",
            from_="Priya Nair <priya.nair@sefton.example>",
        )
    )
    path = heard.letter("set_aside").link("Look at the message")
    jo = {"what": "case", "name": "Jo Field", "email_safe": "yes"}
    wrong = post(heard.client, path, **jo, email="jo at home")
    assert wrong.status_code == 422
    assert "It should look like name@example.com" in words(wrong)
    assert 'value="Jo Field"' in page(wrong)
    unsaid = post(heard.client, path, **jo | {"email": "jo@family.example", "email_safe": ""})
    assert "Say whether it is safe for us to email them" in words(unsaid)
    assert post(heard.client, path, **jo, email="jo@family.example").status_code == 200
    assert [p.to for p in heard.sent("acknowledgement")] == ["jo@family.example"]
    (reference,) = store.list_received_in("2026-11")
    case = store.load(reference)
    assert case
    assert (case.person.name, case.person.email) == ("Jo Field", "jo@family.example")


def test_a_message_whose_sender_can_be_answered_is_not_asked_whose_it_is(heard: Heard) -> None:
    put_aside(heard)
    assert "whose complaint it is" not in words(get(heard.client, link_to(heard)))


# --- two people decide at once


def test_what_an_officer_took_off_the_list_cannot_be_added_by_a_yes_that_was_on_its_way(
    heard: Heard,
) -> None:
    case = a_case(FRIDAY)
    put_aside(heard, "One more thing.")
    (waiting,) = store.list_set_aside()
    post(heard.client, link_to(heard), what="not_ours", why="An advertisement")
    with pytest.raises(store.Seen):
        casework.add(
            case.reference, "complainant", "One more thing.", (), FRIDAY, name_cause(waiting)
        )
    assert contributed(case) == []


def test_what_was_added_a_moment_ago_cannot_be_taken_off_the_list_as_not_ours(heard: Heard) -> None:
    case = a_case(FRIDAY)
    put_aside(heard, "One more thing.")
    link = link_to(heard)
    (waiting,) = store.list_set_aside()
    casework.add(case.reference, "complainant", "One more thing.", (), FRIDAY, name_cause(waiting))
    answer = post(heard.client, link, what="not_ours", why="An advertisement")
    assert answer.status_code == 409
    assert store.list_set_aside() == [waiting]


# --- what the page shows of a message


def a_wrapped_letter() -> bytes:
    fields = (
        b"Reply-To: Mina Osei <mina.osei@people.example>\r\n"
        b"Cc: Uncle Kofi <kofi@people.example>, ward.office@parliament.example\r\n"
    )
    return fields + an_email("Nobody came.", from_="Priya Nair <priya.nair@sefton.example>")


def test_the_page_shows_from_reply_to_to_and_cc_as_they_are_written(heard: Heard) -> None:
    heard.arrive(a_wrapped_letter())
    shown = words(get(heard.client, link_to(heard)))
    for said in (
        "Priya Nair <priya.nair@sefton.example>",
        "Reply-To",
        "Mina Osei <mina.osei@people.example>",
        "Uncle Kofi <kofi@people.example>, ward.office@parliament.example",
    ):
        assert said in shown
    assert "complaints@heard.sefton.example" in shown


def test_the_original_can_be_downloaded_by_who_may_read_it(heard: Heard) -> None:
    heard.arrive(a_wrapped_letter(), key="whole")
    link = f"{link_to(heard)}/original"
    answer = get(heard.client, link)
    assert answer.status_code == 303
    away = answer.headers["Location"]
    assert "inbound/whole" in away
    assert "message.eml" in away


def test_the_original_of_a_message_with_a_virus_is_not_handed_over(heard: Heard) -> None:
    put_aside(heard, virus="FAIL")
    link = link_to(heard)
    assert "You cannot download this message" in words(get(heard.client, link))
    assert get(heard.client, f"{link}/original").status_code == 404
