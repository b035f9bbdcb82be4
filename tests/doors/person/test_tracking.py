"""The person's own page: where things stand in words, the next date and why, and ways to add or to
stop. Fetching it changes nothing.
"""

from __future__ import annotations

import string
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import html

from chalicelib import links, store
from chalicelib.core.cases import Case
from tests.begun import begun_once
from tests.conftest import FRIDAY
from tests.helpers import FORM, SAM, Heard, a_case, get, london, page, post, words
from tests.lives.by_links import Lived

CLIENT_HEADERS = [
    "Host",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "Forwarded",
    "X-Original-URL",
    "Origin",
    "Referer",
    "X-Forwarded-Prefix",
]


def track(case: Case, now: Any = FRIDAY, who: str = "complainant") -> str:
    return urlsplit(links.make_person_link(case.reference, who, now)).path


def now_of(case: Case) -> Case:
    found = store.load(case.reference)
    assert found
    return found


@begun_once
def allocated(heard: Heard) -> Case:
    case = a_case(FRIDAY)
    post(
        heard.client,
        heard.letter("new_case").link("Give it to an officer"),
        officer="care1",
        note="For Ellen's eyes",
    )
    heard.deliver()
    return case


@begun_once
def answered(heard: Heard) -> Case:
    """Return a complaint that has had its answer at stage 1."""
    case = allocated(heard)
    reply = {
        "finding-1": "upheld",
        "evidence-1": "The visit log.",
        "reasons-1": "Nobody came.",
        "sorry": "Sorry.",
        "actions": "We come.",
    }
    path = urlsplit(links.make_officer_link(case.reference, "reply", "care1", "reply", FRIDAY)).path
    assert post(heard.client, path, **reply).status_code == 200
    heard.deliver()
    return now_of(case)


# --- what it says


def test_it_says_the_stage_what_is_happening_the_next_date_and_who_to_ask(heard: Heard) -> None:
    case = a_case(FRIDAY)
    heard.deliver()
    said = words(get(heard.client, track(case)))
    assert (
        "Stage 1: reading your complaint. The complaints team is reading what you told us" in said
    )
    assert (
        "The next date is Wednesday 2 December 2026. "
        "By then we must write to you to check that we have understood you." in said
    )
    assert "Tom Fairclough, Complaints officer: 0151 496 0102" in said


def test_each_date_shows_how_it_was_counted(heard: Heard) -> None:
    said = words(get(heard.client, track(a_case(FRIDAY))))
    assert (
        "We start counting on the day after Friday 27 November 2026. Working day 10 is "
        "Friday 11 December 2026."
    ) in said
    assert (
        "Nor do bank holidays: Christmas Day (25 December); Boxing Day (substitute day) "
        "(28 December)."
    ) in said


def test_the_next_date_is_the_answers_once_somebody_has_read_it(heard: Heard) -> None:
    case = a_case(FRIDAY)
    assert "The next date is Wednesday 2 December 2026." in words(get(heard.client, track(case)))
    answers = {"procedure": "children_act", "service": "in_care", "points": "Nobody came."}
    post(heard.client, heard.letter("new_case").link("Record what it is about"), **answers)
    heard.deliver()
    assert "The next date is Friday 11 December 2026." in words(get(heard.client, track(case)))


def test_it_lists_what_was_sent_when_and_how(heard: Heard, time: Any) -> None:
    case = a_case(FRIDAY)
    assert "Nothing yet. Your complaint came in on Friday 27 November 2026 at 10:00am." in words(
        get(heard.client, track(case))
    )
    time.now = london("Fri 27 Nov 2026 10:05")
    heard.deliver()
    said = words(get(heard.client, track(case)))
    assert "We told you that we have your complaint, and who to ask" in said
    assert "Friday 27 November 2026 at 10:05am, by email" in said


def test_after_a_bounce_it_says_that_our_emails_come_back(heard: Heard) -> None:
    case = a_case(FRIDAY)
    heard.bounce(heard.letter("acknowledgement"))
    said = words(get(heard.client, track(case)))
    assert "Our emails to you are not getting through. Call us" in said
    assert "by email, but it bounced" in said


def test_it_moves_on_with_the_case_at_once(heard: Heard) -> None:
    case = allocated(heard)
    assert (
        "Stage 1: looking into it. A manager who is not named in your complaint is looking into it"
        in words(get(heard.client, track(case)))
    )


def test_late_is_shown_as_late_with_how_late_and_what_they_can_do(heard: Heard, time: Any) -> None:
    case = a_case(FRIDAY)
    heard.deliver()
    time.now = london("Wed 2 Dec 2026 23:59")
    assert "Late" not in words(get(heard.client, track(case)))
    time.now = london("Tue 15 Dec 2026 09:00")
    said = words(get(heard.client, track(case)))
    assert (
        "Late We said we would answer you by Friday 11 December 2026. We have not, and we "
        "are sorry. That is 2 working days ago."
    ) in said
    for needed in (
        "Nobody has been given it to look into yet. Our complaints team has it.",
        "What has happened so far",
        "We told you that we have your complaint",
        "What you can do",
        "You can ask us about it at any time.",
        "Ombudsman now: 0300 061 0614. Tell them that we are late.",
    ):
        assert needed in said, needed


def test_it_shows_nothing_that_is_between_officers(heard: Heard) -> None:
    shown = page(get(heard.client, track(allocated(heard))))
    for secret in ("For Ellen's eyes", "care1", "overdue", "sefton.example/act"):
        assert secret not in shown


def test_it_shows_none_of_the_words_that_came_in_since_mail_is_not_proof_of_who_reads(
    heard: Heard,
) -> None:
    shown = page(
        get(heard.client, track(a_case(FRIDAY, source="email", happened="verify.example/1234")))
    )
    assert "verify.example" not in shown
    assert "What came by email is not shown here" in shown


def test_it_offers_an_advocate_the_danger_numbers_and_no_one_elses_page(heard: Heard) -> None:
    said = words(get(heard.client, track(a_case(FRIDAY))))
    assert "NYAS" in said
    assert "999" in said


# --- add something


def test_what_is_added_is_kept_told_to_whoever_has_the_case_and_answered(heard: Heard) -> None:
    case = allocated(heard)
    answer = post(heard.client, track(case) + "/add", text="It happened again on Monday.")
    assert answer.status_code == 200
    assert "We have added this" in words(answer)
    assert heard.letter("contribution").to == "ellen.marsh@sefton.example"
    assert "It happened again on Monday." in heard.letter("contribution").text
    assert heard.letter("message_received").to == SAM


def test_the_same_words_pressed_twice_are_added_once(heard: Heard) -> None:
    case = a_case(FRIDAY)
    for _ in range(3):
        assert post(heard.client, track(case) + "/add", text="Once.").status_code == 200
    assert [
        e.facts["text"] for e in store.load_history(case.reference) if e.name == "contributed"
    ] == ["Once."]


@pytest.mark.parametrize("text", ["", " \t\n ", "x" * 20_001])
def test_nothing_and_too_much_are_refused_with_the_reason_and_what_was_typed(
    heard: Heard, text: str
) -> None:
    case = a_case(FRIDAY)
    answer = post(heard.client, track(case) + "/add", text=text)
    assert answer.status_code == 422
    assert text.strip() in page(answer)
    tree = html.fromstring(page(answer))
    assert tree.xpath("//*[contains(@class, 'govuk-error-summary')]//a/@href") == ["#text"]
    assert now_of(case) == case


def test_adding_moves_no_date(heard: Heard) -> None:
    case = a_case(FRIDAY)
    post(heard.client, track(case) + "/add", text="More.")
    assert now_of(case).clocks == case.clocks


def test_something_can_still_be_added_after_it_was_stopped(heard: Heard) -> None:
    case = a_case(FRIDAY)
    post(heard.client, track(case) + "/withdraw", sure="yes")
    assert post(heard.client, track(case) + "/add", text="I changed my mind.").status_code == 200


# --- withdraw


def test_to_stop_is_asked_before_it_is_done(heard: Heard) -> None:
    case = a_case(FRIDAY)
    asked = get(heard.client, track(case) + "/withdraw")
    assert "Do you want us to stop?" in words(asked)
    assert "You can come back at any time." in words(asked)
    assert post(heard.client, track(case) + "/withdraw").status_code == 422
    assert post(heard.client, track(case) + "/withdraw", sure="no").status_code == 422
    assert now_of(case) == case


def test_once_confirmed_it_stops_is_confirmed_in_writing_and_the_owner_is_told(
    heard: Heard,
) -> None:
    case = allocated(heard)
    answer = post(heard.client, track(case) + "/withdraw", sure="yes", said="It was sorted out.")
    assert answer.status_code == 200
    assert now_of(case).stage == "withdrawn"
    assert heard.letter("withdrawal_confirmed").to == SAM
    assert {p.to for p in heard.sent("they_withdrew")} == {
        "ellen.marsh@sefton.example",
        "complaints.team@sefton.example",
    }
    assert all("It was sorted out." in p.text for p in heard.sent("they_withdrew"))
    assert not any(c.running for c in now_of(case).clocks)


def test_until_the_confirmation_has_left_the_clocks_run(heard: Heard) -> None:
    case = a_case(FRIDAY)
    post(heard.client, track(case) + "/withdraw", sure="yes")
    assert all(c.running for c in now_of(case).clocks)
    heard.deliver()
    assert not any(c.running for c in now_of(case).clocks)


def test_pressed_twice_it_stops_once_and_both_times_says_that_it_is_done(heard: Heard) -> None:
    case = a_case(FRIDAY)
    answers = [post(heard.client, track(case) + "/withdraw", sure="yes") for _ in range(2)]
    assert [a.status_code for a in answers] == [200, 200]
    assert "Done already You have asked us to stop." in words(answers[1])
    assert (
        "This was done on Friday 27 November 2026 at 10:00am. You do not have to do it again."
        in words(answers[1])
    )
    assert len(heard.sent("withdrawal_confirmed")) == 1
    assert get(heard.client, track(case) + "/withdraw").status_code == 303


def test_to_stop_what_was_never_stopped_and_is_not_open_is_still_refused(heard: Heard) -> None:
    case = a_case(FRIDAY)
    declined = urlsplit(
        links.make_officer_link(case.reference, "decline", "complaints1", "n", FRIDAY)
    ).path
    answers = {
        "which-1": "yes",
        "ground": "considered",
        "reason": "It had its answer.",
        "weighed": "All of it.",
    }
    done = post(heard.client, declined, **answers)
    assert done.status_code == 200, words(done)
    assert post(heard.client, track(case) + "/withdraw", sure="yes").status_code == 409


def test_starting_again_pressed_twice_starts_it_once_and_says_so(heard: Heard) -> None:
    case = a_case(FRIDAY)
    post(heard.client, track(case) + "/withdraw", sure="yes")
    heard.deliver()
    answers = [post(heard.client, track(case) + "/return", said="I was unwell.") for _ in range(2)]
    assert [a.status_code for a in answers] == [200, 200]
    assert "Done already Your complaint is open again." in words(answers[1])
    assert len(heard.sent("reopened")) == 1


def test_asked_for_twice_it_is_done_once_and_what_was_written_the_second_time_waits_to_be_added(
    heard: Heard,
) -> None:
    case = answered(heard)
    ask = track(case) + "/ask/want_stage2"
    first, again, other = (
        post(heard.client, ask, **{"want_stage2-said": said})
        for said in ("You left out Kai.", "You left out Kai.", "And Mia.")
    )
    assert [a.status_code for a in (first, again, other)] == [200, 200, 200]
    assert (
        "Done already You have asked for stage 2. We are writing to you with the dates."
        in words(again)
    )
    assert "cannot be done" not in words(again)
    assert "waits in the box" not in words(again)
    assert "What you wrote just now is not with it." in words(other)
    assert (
        html.fromstring(page(other)).xpath("//textarea[@name='text']")[0].value.strip()
        == "And Mia."
    )
    assert len(heard.sent("stage2_acknowledged")) == 1


def test_what_was_never_asked_for_and_cannot_be_now_is_still_refused_with_the_reason(
    heard: Heard,
) -> None:
    case = a_case(FRIDAY)
    answer = post(heard.client, track(case) + "/ask/want_stage2", **{"want_stage2-said": "x"})
    assert answer.status_code == 409
    assert "This cannot be done now." in words(answer)


# --- links: whose, and how long


def test_a_link_works_for_400_days_and_not_a_second_longer(heard: Heard, time: Any) -> None:
    case = a_case(FRIDAY)
    time.now = FRIDAY + timedelta(days=400, seconds=-1)
    assert get(heard.client, track(case)).status_code == 200
    time.now = FRIDAY + timedelta(days=400)
    assert get(heard.client, track(case)).status_code == 410


def test_an_old_link_shows_nothing_and_changes_nothing_but_offers_a_fresh_one(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    time.now = FRIDAY + timedelta(days=401)
    for answer in (
        get(heard.client, track(case)),
        post(heard.client, track(case) + "/add", text="x"),
        post(heard.client, track(case) + "/withdraw", sure="yes"),
        get(heard.client, track(case) + "/withdraw"),
    ):
        assert answer.status_code == 410
        assert "Send me a new link" in words(answer)
        assert case.reference not in page(answer)
    assert now_of(case) == case


def test_a_fresh_link_goes_to_the_address_we_hold_and_is_never_shown(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    heard.deliver()
    time.now = FRIDAY + timedelta(days=401)
    answer = post(
        heard.client, track(case) + "/fresh", email="thief@evil.example", to="thief@evil.example"
    )
    assert answer.status_code == 200
    assert "/track/" not in page(answer)
    fresh = heard.letter("fresh_link")
    assert fresh.to == SAM
    assert get(heard.client, fresh.link("See where things are")).status_code == 200


def test_fresh_links_are_one_an_hour_however_often_they_are_asked_for(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    for _ in range(5):
        assert post(heard.client, track(case) + "/fresh").status_code == 200
    assert len(heard.sent("fresh_link")) == 1
    time.now += timedelta(hours=1)
    post(heard.client, track(case) + "/fresh")
    assert len(heard.sent("fresh_link")) == 2


def test_the_answer_is_the_same_where_there_is_no_address_to_send_to(heard: Heard) -> None:
    with_email = a_case(FRIDAY)
    without = a_case(FRIDAY, email="", phone="07700 900123")
    answers = [page(post(heard.client, track(c) + "/fresh")) for c in (with_email, without)]
    assert answers[0] == answers[1]


def every_way(heard: Heard, path: str) -> list[Any]:
    return [
        get(heard.client, path),
        heard.client.http.head(path),
        get(heard.client, path + "/withdraw"),
        post(heard.client, path + "/add", text="x"),
        post(heard.client, path + "/withdraw", sure="yes"),
        post(heard.client, path + "/fresh"),
    ]


def test_a_forged_link_and_one_for_a_case_that_never_was_get_the_same_page(heard: Heard) -> None:
    case = a_case(FRIDAY)
    never = urlsplit(links.make_person_link("2222-2222", "complainant", FRIDAY)).path
    forged = track(case)[:-3] + "AAA"
    for answers in (every_way(heard, forged), every_way(heard, never)[:3]):
        assert {a.status_code for a in answers} == {404}
    assert page(get(heard.client, forged)) == page(get(heard.client, never))
    assert now_of(case) == case


@pytest.mark.parametrize("who", ["team", "care1", "", "advocate"])
def test_a_link_of_the_right_case_for_another_person_opens_nothing(heard: Heard, who: str) -> None:
    case = a_case(FRIDAY)
    assert {a.status_code for a in every_way(heard, track(case, who=who))[:5]} == {404}
    assert now_of(case) == case


def test_an_officers_link_opens_no_persons_page_and_a_persons_link_no_officers(
    heard: Heard,
) -> None:
    case = a_case(FRIDAY)
    officer = urlsplit(links.make_officer_link(case.reference, "triage", "team", "n", FRIDAY)).path
    assert get(heard.client, officer.replace("/act/", "/track/")).status_code == 404
    assert get(heard.client, track(case).replace("/track/", "/act/")).status_code == 404
    assert (
        post(heard.client, track(case).replace("/track/", "/act/"), kind="complaint").status_code
        == 404
    )


def test_every_character_of_a_link_counts(heard: Heard) -> None:
    token = track(a_case(FRIDAY)).rpartition("/")[2]
    for place in range(len(token)):
        for other in {*(string.ascii_letters if place == len(token) - 1 else "Ab-"), "."} - {
            token[place]
        }:
            with pytest.raises(links.BadLink):
                links.read_person(token[:place] + other + token[place + 1 :], FRIDAY)


def test_fetching_changes_nothing_and_sends_nothing_however_it_is_fetched(heard: Heard) -> None:
    case = a_case(FRIDAY)
    heard.deliver()
    before = now_of(case)
    sent = len(heard.follow())
    for path in ("", "/withdraw"):
        for method in ("get", "head"):
            for agent in ("Mozilla/5.0", "BingPreview", "Microsoft Office Existence Discovery"):
                answer = getattr(heard.client.http, method)(
                    track(case) + path, headers={"User-Agent": agent, "Purpose": "prefetch"}
                )
                assert answer.status_code == 200
    for path in ("/add", "/fresh", "/return", "/ask/want_stage2"):
        assert get(heard.client, track(case) + path).status_code == 303
    assert now_of(case) == before
    assert len(heard.follow()) == sent


@pytest.mark.parametrize("header", CLIENT_HEADERS)
def test_no_header_of_a_request_reaches_the_page_or_the_link_in_a_letter(
    heard: Heard, header: str
) -> None:
    case = a_case(FRIDAY)
    answer = heard.client.http.get(track(case), headers={header: "evil.example"})
    assert "evil.example" not in page(answer) + str(answer.headers)
    heard.client.http.post(
        track(case) + "/fresh", headers=FORM | {header: "evil.example"}, body=b""
    )
    assert all("evil.example" not in p.text + p.html for p in heard.follow())


def test_a_form_that_another_site_sends_is_refused(heard: Heard) -> None:
    case = a_case(FRIDAY)
    for path in ("/add", "/withdraw", "/fresh"):
        for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
            answer = heard.client.http.post(
                track(case) + path, headers=FORM | headers, body=b"text=x&sure=yes"
            )
            assert answer.status_code == 403
    assert now_of(case) == case


def test_the_page_is_kept_by_no_cache_and_tells_no_other_site_its_address(heard: Heard) -> None:
    answer = get(heard.client, track(a_case(FRIDAY)))
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize(
    ("procedure", "said", "call"),
    [
        ("children_act", "Local Government and Social Care Ombudsman", "0300 061 0614"),
        ("data_protection", "Information Commissioner", ""),
    ],
)
def test_the_page_says_where_to_go_outside_the_council_at_any_time(
    heard: Heard, time: Any, procedure: str, said: str, call: str
) -> None:
    life = Lived(heard, time)
    sort = {"procedure": procedure, "service": "social_work", "named": "", "points": "Nobody came."}
    life.press("Record what it is about", "new_case", "team", **sort)
    shown = words(life.asks_nothing("acknowledgement"))
    assert said in shown
    assert call in shown
    assert "It is free, and it is not part of the council." in shown
