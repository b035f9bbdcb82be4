"""A message that may not be from whom it says adds nothing: it is set aside, and the one it would
be from is asked at the address we hold.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import html

from chalicelib import casework, links, store
from chalicelib.core.cases import Case
from chalicelib.core.decisions.change_contact import (
    _stop_links,
    describe_contact,
    set_contact,
)
from chalicelib.store.unconfirmed import make_unconfirmed_row
from tests.casework.mail.mailing import (
    ELLEN,
    FAILED,
    FROM_ELLEN,
    TEAM,
    UNPROVED,
    a_reply,
    added,
    now_of,
    only_aside,
    sent_as,
    to,
    with_ellen,
)
from tests.conftest import FRIDAY
from tests.helpers import FORM, INBOX, SAM, Heard, Posted, a_case, get, london, page, post, words

STRANGER = "Stranger <stranger@evil.example>"
SECRET = "Meet me behind the shops"
BUTTON = "Yes or no"


def spoofed(heard: Heard, **verdicts: str) -> tuple[Case, Posted]:
    """Return a case, and the letter that asks about a message we could not check."""
    case = a_case(FRIDAY)
    heard.arrive(
        a_reply(SECRET), to=heard.letter("acknowledgement").reply_to, **(verdicts or UNPROVED)
    )
    return case, heard.letter("confirm_message")


def press(heard: Heard, letter: Posted, theirs: str, nth: int = 0) -> Any:
    """Open the page of a letter, and press one of the buttons beside the message in that place."""
    link = letter.link(BUTTON)
    form = html.fromstring(page(get(heard.client, link))).forms[nth]
    return post(heard.client, link, message=form.fields["message"], theirs=theirs)


def test_the_person_can_say_that_somebody_who_helps_them_sent_it(heard: Heard) -> None:
    case, asked = spoofed(heard)
    for said in (press(heard, asked, "helper"), said_again(heard, asked)):
        assert said.status_code == 200
        assert "They will add it to your complaint" in words(said)
    told = heard.letter("not_theirs")
    assert told.subject == "A message from somebody who helps them"
    assert "writing in their name" not in told.text
    assert "Add an advocate or somebody else" in told.text
    assert not added(now_of(case))
    waiting = only_aside()
    assert "somebody who helps them sent it" in waiting.reason
    path = told.link("Look at the message")
    done = post(heard.client, path, what="add", reference=case.reference)
    assert done.status_code == 200
    assert len(added(now_of(case))) == 1


def said_again(heard: Heard, asked: Posted) -> Any:
    return post(heard.client, asked.link(BUTTON), message=only_aside().id, theirs="helper")


# --- who is asked


@pytest.mark.parametrize(
    "verdicts", [UNPROVED, FAILED, {"dmarc": "FAIL"}, {"spf": "", "dkim": "", "dmarc": ""}]
)
def test_a_message_whose_checks_do_not_pass_changes_nothing_and_the_person_is_asked(
    heard: Heard, verdicts: dict[str, str]
) -> None:
    case = a_case(FRIDAY)
    heard.deliver()
    before = now_of(case)
    heard.arrive(
        a_reply(SECRET), to=links.make_reply_address(case.reference, "complainant"), **verdicts
    )
    assert added(case) == []
    assert now_of(case) == before
    asked = heard.letter("confirm_message")
    assert asked.to == SAM
    assert "We could not check that it came from you" in asked.text


@pytest.mark.parametrize(
    "way", ["reply address", "letter", "reference in the subject", "reference in the words"]
)
def test_a_stranger_who_knows_the_case_adds_nothing_and_the_person_is_asked(
    heard: Heard, way: str
) -> None:
    case = a_case(FRIDAY)
    acknowledged = heard.letter("acknowledgement")
    mail = {
        "reply address": a_reply(from_=STRANGER),
        "letter": a_reply(from_=STRANGER, in_reply_to=sent_as(acknowledged)),
        "reference in the subject": a_reply(from_=STRANGER, subject=f"Re: {case.reference}"),
        "reference in the words": a_reply(f"It is about {case.reference}", from_=STRANGER),
    }[way]
    heard.arrive(mail, to=acknowledged.reply_to if way == "reply address" else INBOX)
    assert added(case) == []
    asked = heard.letter("confirm_message")
    assert asked.to == SAM
    assert "It came from an email address that we do not hold for you" in asked.text
    assert to(heard, "stranger@evil.example") == []


def test_the_letter_that_asks_has_no_word_of_the_message_and_no_address_of_its_sender(
    heard: Heard,
) -> None:
    case = a_case(FRIDAY)
    heard.deliver()
    mail = a_reply(
        SECRET, subject=f"{case.reference} {SECRET}", from_=STRANGER, cc="friend@evil.example"
    )
    heard.arrive(mail, at=london("Fri 27 Nov 2026 09:41"))
    asked = heard.letter("confirm_message")
    whole = asked.message.as_string() + asked.text + asked.html
    assert "behind the shops" not in whole
    assert "evil.example" not in whole
    assert "Stranger" not in whole
    assert "at 9:41am on Friday 27 November 2026" in asked.text
    shown = page(get(heard.client, asked.link(BUTTON)))
    assert not any(part in shown for part in ("behind the shops", "evil.example", "Stranger"))
    assert "Friday 27 November 2026 at 9:41am" in shown


def test_the_team_hears_of_it_the_same_minute_as_before_and_that_the_person_is_asked(
    heard: Heard,
) -> None:
    case, _ = spoofed(heard)
    told = heard.letter("set_aside")
    assert told.to == TEAM
    assert case.reference in told.text
    assert "They are asked by a link" in told.text


def test_nobody_can_use_us_to_flood_the_person_one_letter_a_day_asks_for_a_case(
    heard: Heard, time: Any
) -> None:
    case, _ = spoofed(heard)
    for n in range(10):
        time.now += timedelta(hours=1)
        heard.arrive(
            a_reply(f"{case.reference} again", from_=STRANGER, message_id=f"<{n}@evil.example>"),
            key=f"x{n}",
        )
    assert to(heard, SAM).count("confirm_message") == 1
    time.now = london("Sat 28 Nov 2026 09:00")
    heard.arrive(
        a_reply(f"{case.reference} again", from_=STRANGER, message_id="<next@evil.example>"),
        key="next",
    )
    assert to(heard, SAM).count("confirm_message") == 2


def test_a_mailbox_is_asked_three_times_a_day_at_most_whatever_cases_give_it(heard: Heard) -> None:
    cases = [a_case(FRIDAY, cause=f"form/{n}") for n in range(6)]
    heard.deliver()
    for n, case in enumerate(cases):
        heard.arrive(
            a_reply(case.reference, from_=STRANGER, message_id=f"<{n}@evil.example>"), key=f"x{n}"
        )
    assert to(heard, SAM).count("confirm_message") == 3
    assert len(store.list_set_aside()) == 6


def test_what_answers_the_person_leaves_room_to_ask_them(heard: Heard) -> None:
    case = a_case(FRIDAY)
    address = heard.letter("acknowledgement").reply_to
    for n in range(3):
        heard.arrive(
            a_reply(f"More {n}", message_id=f"<{n}@family.example>"), to=address, key=f"m{n}"
        )
    heard.arrive(a_reply(case.reference, from_=STRANGER, message_id="<s@evil.example>"), key="s")
    assert to(heard, SAM) == [
        "acknowledgement",
        "message_received",
        "message_received",
        "confirm_message",
    ]


def test_who_cannot_be_reached_by_email_is_not_asked_and_the_team_has_it(heard: Heard) -> None:
    case = a_case(FRIDAY, email="", phone="07700 900123")
    heard.arrive(a_reply(case.reference, from_=STRANGER))
    assert [p.name for p in heard.follow() if p.to != TEAM] == []
    assert "They are asked" not in only_aside().reason


@pytest.mark.parametrize("bad", [{"virus": "FAIL"}, {"spam": "FAIL"}])
def test_nobody_is_asked_to_let_in_a_virus_or_spam(heard: Heard, bad: dict[str, str]) -> None:
    case = a_case(FRIDAY)
    heard.deliver()
    heard.arrive(a_reply(case.reference), **{**UNPROVED, **bad})
    assert "confirm_message" not in to(heard, SAM)
    assert only_aside().about == case.reference


def test_the_same_message_brought_again_asks_nobody_again(heard: Heard, time: Any) -> None:
    spoofed(heard)
    time.now += timedelta(days=2)
    heard.queue(
        "m1",
        links.make_reply_address(store.list_received_in("2026-11")[0], "complainant"),
        **UNPROVED,
    )
    assert to(heard, SAM).count("confirm_message") == 1
    assert len(store.list_set_aside()) == 1


# --- yes, and no


def test_opening_the_page_changes_nothing_however_often(heard: Heard) -> None:
    case, asked = spoofed(heard)
    link = asked.link(BUTTON)
    for _ in range(5):
        assert get(heard.client, link).status_code == 200
    assert heard.client.http.request("HEAD", link).status_code == 200
    assert added(case) == []
    assert len(store.list_set_aside()) == 1


def test_yes_adds_it_as_the_persons_own_from_the_instant_that_it_came(
    heard: Heard, time: Any
) -> None:
    case, asked = spoofed(heard)
    time.now = london("Mon 30 Nov 2026 12:00")
    answer = press(heard, asked, "yes")
    assert answer.status_code == 200
    assert "We have added it" in words(answer)
    (event,) = added(case)
    assert (event.by, event.facts["text"], event.facts["received_at"]) == (
        "complainant",
        SECRET,
        FRIDAY.isoformat(),
    )
    assert store.list_set_aside() == []
    assert heard.letter("contribution").to == TEAM
    assert "message_received" in to(heard, SAM)


def test_yes_pressed_again_adds_nothing_again(heard: Heard) -> None:
    case, asked = spoofed(heard)
    link = asked.link(BUTTON)
    message = html.fromstring(page(get(heard.client, link))).forms[0].fields["message"]
    answers = [post(heard.client, link, message=message, theirs="yes") for _ in range(3)]
    assert [a.status_code for a in answers] == [200, 200, 200]
    assert all("We have added it" in words(a) for a in answers)
    assert len(added(case)) == 1
    no = post(heard.client, link, message=message, theirs="no")
    assert (no.status_code, "This has been dealt with already" in words(no)) == (409, True)


def test_the_strangers_address_gets_nothing_by_a_yes(heard: Heard) -> None:
    case = a_case(FRIDAY)
    heard.deliver()
    heard.arrive(a_reply(case.reference, from_=STRANGER))
    press(heard, heard.letter("confirm_message"), "yes")
    assert len(added(case)) == 1
    assert now_of(case).person.email == SAM
    assert {p.to for p in heard.follow()} == {SAM, TEAM}


def test_the_files_of_a_message_come_with_a_yes_and_not_before(heard: Heard) -> None:
    case = a_case(FRIDAY)
    body = (
        "--x\r\nContent-Type: text/plain\r\n\r\nSee it.\r\n--x\r\nContent-Type: "
        "application/pdf\r\nContent-Disposition: attachment; "
        "filename=letter.pdf\r\n\r\n%PDF-1.4 x\r\n--x--"
    )
    mail = a_reply(body, content_type="multipart/mixed; boundary=x", subject=case.reference)
    heard.arrive(mail, **UNPROVED)
    assert now_of(case).files == ()
    press(heard, heard.letter("confirm_message"), "yes")
    assert [f.name for f in now_of(case).files] == ["letter.pdf"]


def test_no_adds_nothing_and_the_team_is_told_that_somebody_may_pass_for_them(heard: Heard) -> None:
    case, asked = spoofed(heard)
    answer = press(heard, asked, "no")
    assert "Thank you for telling us" in words(answer)
    assert added(case) == []
    told = heard.letter("not_theirs")
    assert told.to == TEAM
    assert case.reference in told.text
    assert SECRET not in told.text
    assert "They say that they did not send it." in only_aside().reason
    assert SECRET in words(get(heard.client, told.link("Look at the message")))


def test_after_a_no_the_same_page_cannot_say_yes(heard: Heard) -> None:
    case, asked = spoofed(heard)
    link = asked.link(BUTTON)
    message = html.fromstring(page(get(heard.client, link))).forms[0].fields["message"]
    answers = [post(heard.client, link, message=message, theirs="no") for _ in range(2)]
    assert [a.status_code for a in answers] == [200, 200]
    assert "Thank you for telling us" in words(answers[1])
    assert len(heard.sent("not_theirs")) == 1
    assert post(heard.client, link, message=message, theirs="yes").status_code == 409
    assert added(case) == []
    assert "There is nothing to ask you about now" in words(get(heard.client, link))


def test_each_message_that_waits_has_its_own_buttons_on_the_page_of_the_one_letter(
    heard: Heard,
) -> None:
    case, asked = spoofed(heard)
    for n in (1, 2):
        mail = a_reply(
            f"{case.reference} number {n}", from_=STRANGER, message_id=f"<{n}@evil.example>"
        )
        heard.arrive(mail, key=f"x{n}", at=FRIDAY + timedelta(minutes=n))
    assert page(get(heard.client, asked.link(BUTTON))).count("<form") == 3
    press(heard, asked, "yes", nth=1)
    assert [e.facts["text"] for e in added(case)] == [f"{case.reference} number 1"]
    assert page(get(heard.client, asked.link(BUTTON))).count("<form") == 2


@pytest.mark.parametrize("answers", [{}, {"theirs": "maybe"}, {"message": "no-such"}])
def test_an_answer_that_is_none_changes_nothing(heard: Heard, answers: dict[str, str]) -> None:
    case, asked = spoofed(heard)
    assert post(heard.client, asked.link(BUTTON), **answers).status_code == 422
    assert (
        post(heard.client, asked.link(BUTTON), theirs="yes", message="no-such").status_code == 409
    )
    assert added(case) == []
    assert len(store.list_set_aside()) == 1


def test_what_the_team_has_settled_meanwhile_is_asked_about_no_more(heard: Heard) -> None:
    case, asked = spoofed(heard)
    aside = heard.letter("set_aside").link("Look at the message")
    assert (
        post(heard.client, aside, what="not_ours", why="It is an advertisement.").status_code == 200
    )
    assert "There is nothing to ask you about now" in words(get(heard.client, asked.link(BUTTON)))
    assert added(case) == []


def test_words_of_danger_in_a_message_that_waits_reach_a_person_at_once_all_the_same(
    heard: Heard,
) -> None:
    case = a_case(FRIDAY)
    heard.deliver()
    heard.arrive(a_reply(f"{case.reference}: he hits me every night"), **UNPROVED)
    assert {p.to for p in heard.sent("aside_danger")} == {
        TEAM,
        "grace.adeyemi@sefton.example",
        "duty.team@sefton.example",
    }
    assert "confirm_message" in to(heard, SAM)


# --- the link


def test_a_link_that_asks_works_for_thirty_days_to_the_second(heard: Heard, time: Any) -> None:
    _, asked = spoofed(heard)
    link = asked.link(BUTTON)
    time.now = FRIDAY + timedelta(days=30) - timedelta(seconds=1)
    assert get(heard.client, link).status_code == 200
    time.now = FRIDAY + timedelta(days=30)
    assert get(heard.client, link).status_code == 410
    assert post(heard.client, link, message="x", theirs="yes").status_code == 410


def test_no_other_link_of_ours_can_be_used_in_its_place_nor_it_in_theirs(heard: Heard) -> None:
    case, asked = spoofed(heard)
    token = asked.link(BUTTON).rpartition("/")[2]
    track = asked.link("See where things are").rpartition("/")[2]
    act = heard.letter("new_case").link("Give it to an officer").rpartition("/")[2]
    assert get(heard.client, f"/track/{token}").status_code == 404
    assert get(heard.client, f"/act/{token}").status_code == 404
    assert [get(heard.client, f"/confirm/{other}").status_code for other in (track, act)] == [
        404,
        404,
    ]
    assert case.reference not in page(get(heard.client, f"/confirm/{track}"))


def test_a_link_with_any_sign_of_it_changed_is_none_of_ours(heard: Heard) -> None:
    case, asked = spoofed(heard)
    token = asked.link(BUTTON).rpartition("/")[2]
    for at in range(len(token)):
        other = token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :]
        with pytest.raises(links.BadLink):
            links.read_confirm(other, FRIDAY)
    asked = links.read_confirm(token, FRIDAY)
    assert (asked.reference, asked.who, asked.over) == (case.reference, "complainant", False)


def test_a_form_that_another_site_sends_is_refused(heard: Heard) -> None:
    case, asked = spoofed(heard)
    headers = {**FORM, "Sec-Fetch-Site": "cross-site"}
    answer = heard.client.http.post(
        asked.link(BUTTON), headers=headers, body=b"theirs=yes&message=x"
    )
    assert answer.status_code == 403
    assert added(case) == []


# --- an officer


@pytest.mark.parametrize("why", ["checks", "elsewhere"])
def test_an_officer_is_asked_at_their_council_address_about_mail_to_their_own_reply_address(
    heard: Heard, why: str
) -> None:
    case, allocation = with_ellen(heard)
    from_, verdicts = (FROM_ELLEN, UNPROVED) if why == "checks" else ("ellen@home.example", {})
    heard.arrive(a_reply("I rang them.", from_=from_), to=allocation.reply_to, **verdicts)
    assert added(case) == []
    asked = heard.letter("confirm_officer_message")
    assert asked.to == ELLEN
    assert "confirm_message" not in to(heard, SAM)
    assert press(heard, asked, "yes").status_code == 200
    assert [(e.by, e.facts["text"]) for e in added(case)] == [("care1", "I rang them.")]
    assert store.list_set_aside() == []


def test_mail_that_only_says_it_is_from_an_officer_is_asked_of_that_officer(heard: Heard) -> None:
    case, _ = with_ellen(heard)
    heard.arrive(a_reply(f"{case.reference}: close it.", from_=FROM_ELLEN), **FAILED)
    asked = heard.letter("confirm_officer_message")
    assert asked.to == ELLEN
    press(heard, asked, "no")
    assert "Ellen Marsh" in heard.letter("not_theirs").text
    assert added(case) == []


def test_an_officer_who_has_the_case_no_more_is_not_asked_and_their_link_shows_nothing(
    heard: Heard,
) -> None:
    case, allocation = with_ellen(heard)
    heard.arrive(a_reply("I rang them.", from_="ellen@home.example"), to=allocation.reply_to)
    asked = heard.letter("confirm_officer_message")
    post(heard.client, allocation.link("Hand it back"), reason="I know the family.")
    assert "There is nothing to ask you about now" in words(get(heard.client, asked.link(BUTTON)))
    heard.arrive(
        a_reply("More.", from_="ellen@home.example", message_id="<2@x.example>"),
        to=allocation.reply_to,
        key="m2",
    )
    assert len(heard.sent("confirm_officer_message")) == 1
    assert added(case) == []
    assert len(store.list_set_aside()) == 2


def test_one_asked_person_cannot_answer_for_another(heard: Heard) -> None:
    case, allocation = with_ellen(heard)
    heard.arrive(a_reply("I rang them.", from_="ellen@home.example"), to=allocation.reply_to)
    (waits,) = store.list_unconfirmed(case.reference, "care1")
    mine = urlsplit(links.confirm_link(case.reference, "complainant", FRIDAY)).path
    assert post(heard.client, mine, message=waits.message, theirs="yes").status_code == 409
    with pytest.raises(LookupError):
        casework.confirm(case.reference, "complainant", waits.message, True, FRIDAY)
    assert added(case) == []


def test_two_people_who_disown_one_message_are_each_told_of(heard: Heard) -> None:
    case, _ = spoofed(heard)
    waiting = only_aside()
    also = store.Unconfirmed(case.reference, "manager", waiting.id, waiting.received_at)
    make_unconfirmed_row(also, FRIDAY).save()
    heard.deliver()
    casework.confirm(case.reference, "complainant", waiting.id, theirs=False, now=FRIDAY)
    casework.confirm(case.reference, "manager", waiting.id, theirs=False, now=FRIDAY)
    told = [posted.text for posted in heard.sent("not_theirs")]
    assert len(told) == 2
    assert len(set(told)) == 2


# --- an address of their own that we did not hold

SECOND = "Sam Carter <sam.c@work.example>"


def remember(heard: Heard) -> tuple[Case, Any]:
    """Say yes to a message from a second address, press the button that remembers it, and return
    the case with the page that follows."""
    case = a_case(FRIDAY)
    reply_to = heard.letter("acknowledgement").reply_to
    heard.arrive(a_reply("This is my other email.", from_=SECOND), to=reply_to, key="other1")
    link = heard.letter("confirm_message").link(BUTTON)
    form = html.fromstring(page(press(heard, heard.letter("confirm_message"), "yes"))).forms[0]
    message = form.fields["message"]
    answers = [post(heard.client, link, message=message, remember="yes") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    return case, answers[-1]


def write_from_second(heard: Heard, key: str, **verdicts: str) -> None:
    reply_to = heard.letter("acknowledgement").reply_to
    raw = a_reply("It was Tuesday.", from_=SECOND, message_id=f"<{key}@work.example>")
    heard.arrive(raw, to=reply_to, key=key, **verdicts)


def test_an_address_that_they_ask_us_to_remember_is_theirs_for_the_case_from_then_on(
    heard: Heard,
) -> None:
    case, answer = remember(heard)
    assert (answer.status_code, "We will remember" in words(answer)) == (200, True)
    write_from_second(heard, "second")
    assert [event.by for event in added(case)] == ["complainant", "complainant"]
    assert now_of(case).person.email == SAM
    assert to(heard, "sam.c@work.example") == []
    write_from_second(heard, "forged", **UNPROVED)
    assert len(added(case)) == 2


def test_a_remembered_address_is_forgotten_when_how_they_are_reached_changes(
    heard: Heard,
) -> None:
    case, _ = remember(heard)
    ways = describe_contact(now_of(case).person) | {"phone": "01234 567890"}
    assert set_contact(now_of(case), ways, FRIDAY, keep_old=False).person.also == ()
    assert _stop_links(now_of(case)).person.also == ()


def test_no_address_is_remembered_of_a_message_that_they_did_not_say_is_theirs(
    heard: Heard,
) -> None:
    case = a_case(FRIDAY)
    heard.arrive(a_reply(from_=STRANGER), to=heard.letter("acknowledgement").reply_to)
    link = heard.letter("confirm_message").link(BUTTON)
    answer = post(heard.client, link, message=only_aside().id, remember="yes")
    assert answer.status_code == 409
    assert now_of(case).person.also == ()
