"""The pages of the two questions that follow a case: three taps, a "no" that is met on the same
page, and a private answer that the service never sees."""

from __future__ import annotations

from statistics import median
from typing import Any
from urllib.parse import urlsplit

from chalicelib import links, store
from tests.begun import begun_once
from tests.conftest import FRIDAY
from tests.doors.person.test_tracking import answered
from tests.doors.public.test_way_in import assert_for_child, read_sentences
from tests.helpers import SAM, Heard, a_case, get, london, page, post, words
from tests.reading_age import count_words

GOOD = {"answer_how-easy": "yes", "answer_how-listened": "yes", "answer_how-satisfied": "yes"}


def officers_link(reference: str, move: str, officer: str, now: Any) -> str:
    made = links.make_officer_link(reference, move, officer, f"{move}/{officer}/{now}", now)
    return urlsplit(made).path


@begun_once
def finished(heard: Heard) -> str:
    """Return the reference of a complaint that was answered and closed on the Friday."""
    case = answered(heard)
    assert post(heard.client, officers_link(case.reference, "rest", "team", FRIDAY)).status_code
    heard.deliver()
    return case.reference


def opens(heard: Heard, letter: str, button: str) -> str:
    """Return the path of the page that the letter's button opens."""
    return urlsplit(heard.letter(letter).link(button)).path


def asked_how(heard: Heard, time: Any) -> tuple[str, str]:
    """Return the reference, and the page of the three questions, on the day they are asked."""
    reference = finished(heard)
    time.now = london("Fri 4 Dec 2026 09:00")
    heard.schedule("sweep")
    return reference, opens(heard, "how_was_it", "Answer the three questions")


def test_the_link_shows_three_questions_and_changes_nothing(heard: Heard, time: Any) -> None:
    _, how = asked_how(heard, time)
    first, second = get(heard.client, how), get(heard.client, how)
    assert first.status_code == second.status_code == 200
    shown = page(first)
    assert shown.count('type="radio"') == 9
    assert "Was it easy to tell us?" in words(first)
    assert "checked" not in shown


def test_what_is_left_out_is_asked_for_and_nothing_that_was_chosen_is_lost(
    heard: Heard, time: Any
) -> None:
    _, how = asked_how(heard, time)
    answer = post(heard.client, how, **{"answer_how-easy": "no"})
    assert answer.status_code == 422
    assert "There is a problem" in words(answer)
    assert page(answer).count("checked") == 1


def test_a_no_leads_on_from_the_same_page_to_the_next_stage_and_to_people(
    heard: Heard, time: Any
) -> None:
    reference, how = asked_how(heard, time)
    answer = post(heard.client, how, **GOOD | {"answer_how-satisfied": "no"})
    said = words(answer)
    assert answer.status_code == 200
    for way in ("You do not have to leave it there", "I want stage 2", "Tom Fairclough", "NYAS"):
        assert way in said
    told = heard.letter("answers_heard")
    assert "Are they happy with how it ended? No" in told.text
    again = post(heard.client, how, **GOOD)
    assert "We are sorry that it was not right for you" in words(again)
    assert "I want stage 2" in words(get(heard.client, how))
    track = how.removesuffix("/how")
    assert post(heard.client, f"{track}/ask/want_stage2").status_code == 200
    service = officers_link(reference, links.LOOK, "care1", time.now)
    assert "They answered how we did" not in words(get(heard.client, service))


def test_who_is_content_is_thanked_and_asked_for_nothing_more(heard: Heard, time: Any) -> None:
    _, how = asked_how(heard, time)
    said = words(post(heard.client, how, **GOOD))
    assert "They help us to do better" in said
    assert "I want stage 2" not in said


def test_six_weeks_later_a_yes_goes_to_the_manager_and_to_nobody_else(
    heard: Heard, time: Any
) -> None:
    reference, _ = asked_how(heard, time)
    time.now = london("Thu 21 Jan 2027 09:00")
    heard.schedule("sweep")
    since = opens(heard, "since_you_complained", "Answer in private")
    assert "nobody" in words(get(heard.client, since)).lower()
    secret = "She will not ring me back now."
    before = len(heard.follow())
    answer = post(
        heard.client, since, **{"answer_since-treated": "yes", "answer_since-said": secret}
    )
    assert "are not told" in words(answer)
    assert "999" in words(answer)
    (told,) = heard.follow()[before:]
    assert (told.name, secret in told.text) == ("reprisal_heard", True)
    assert "We asked the person" in told.text
    for key, sees in (("manager", True), ("care1", False)):
        shown = words(get(heard.client, officers_link(reference, links.LOOK, key, time.now)))
        assert (secret in shown) == sees


def test_the_pages_of_both_questions_are_in_words_for_a_child(heard: Heard, time: Any) -> None:
    _, how = asked_how(heard, time)
    answer = post(heard.client, how, **GOOD | {"answer_how-easy": "no"})
    lengths = []
    for shown in (get(heard.client, how), answer):
        lengths += [count_words(sentence) for sentence in read_sentences(shown)]
    assert median(lengths) <= 12


def test_the_page_of_a_question_that_was_not_asked_leads_to_their_own(heard: Heard) -> None:
    reference = finished(heard)
    track = urlsplit(links.make_person_link(reference, "complainant", FRIDAY)).path
    for question in ("how", "since"):
        for answer in (
            get(heard.client, f"{track}/{question}"),
            post(heard.client, f"{track}/{question}"),
        ):
            assert answer.status_code == 303


def test_a_child_says_with_one_tap_whether_it_is_sorted(heard: Heard, time: Any) -> None:
    kit = {"code": "child", "email_safe": "yes", "talk_to": "Miss Hall at school"}
    case = a_case(FRIDAY, **kit)
    about = {"procedure": "children_act", "service": "in_care", "points": "Nobody came."}
    post(heard.client, heard.letter("new_case").link("Record what it is about"), **about)
    heard.deliver()
    time.now = london("Tue 1 Dec 2026 09:00")
    heard.schedule("sweep")
    asked = opens(heard, "is_it_sorted", "Answer the question")
    shown = get(heard.client, asked)
    assert page(shown).count('type="radio"') == 3
    assert "checked" not in page(shown)
    assert_for_child(shown, 6)
    track = asked.removesuffix("/sorted")
    assert "Is it sorted? Tell us" in words(get(heard.client, track))
    assert post(heard.client, asked).status_code == 422  # a program that presses the button
    answer = post(heard.client, asked, **{"answer_sorted-sorted": "talk"})
    assert "Thursday 3 December 2026" in words(answer)
    assert_for_child(answer, 6)
    told = heard.letter("sorted_heard")
    assert "I want to talk to someone" in told.text
    assert "Miss Hall at school" in told.text
    assert "Someone will talk with you about it" in words(get(heard.client, track))
    assert SAM not in {posted.to for posted in heard.sent("sorted_heard")}
    after = store.load(case.reference)
    assert after
    assert after.stage == "triage"
