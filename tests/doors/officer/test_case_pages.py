"""What a case's pages say of it: each date as far off as its own clock counts, what to look at
first, and forms that keep what was typed.
"""

from __future__ import annotations

from secrets import token_hex
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import html

from chalicelib import links, store
from chalicelib.core.cases import Case
from chalicelib.core.wording import letter_names
from tests.conftest import FRIDAY
from tests.doors.officer.test_officers_link import REPLY, link, now_of, with_ellen
from tests.helpers import Heard, a_case, get, london, page, post, words
from tests.lives.begin import BOTH, answered, by_manager, decided, given, reported
from tests.lives.by_links import findings

DANGER = "He hits me. I am not safe at home."
TRIAGE = {
    "procedure": "children_act",
    "service": "in_care",
    "named": "",
    "points": "Nobody came.\nNobody rang.",
}


def officers(case: Case, move: str, officer: str, now: Any = FRIDAY) -> str:
    return urlsplit(links.make_officer_link(case.reference, move, officer, token_hex(10), now)).path


def theirs(case: Case) -> str:
    return urlsplit(links.make_person_link(case.reference, "complainant", FRIDAY)).path


def does(heard: Heard, case: Case, move: str, by: str, **form: str) -> None:
    answer = post(heard.client, officers(case, move, by), **form)
    assert answer.status_code == 200, words(answer)
    heard.deliver()


def opened(heard: Heard, **given: Any) -> Case:
    case = a_case(FRIDAY, **given)
    heard.deliver()
    return case


def tree(answer: Any) -> Any:
    return html.fromstring(page(answer))


def dates_on(shown: Any) -> dict[str, str]:
    """Return each day on a page, with all that is said of it."""
    rows = shown.xpath(".//li[contains(@class, 'heard-when__date')]")
    return {row[0].text_content().strip(): " ".join(row.text_content().split()) for row in rows}


def case_page(heard: Heard, case: Case, officer: str = "manager", now: Any = FRIDAY) -> Any:
    return get(heard.client, officers(case, links.LOOK, officer, now))


# --- dates


def test_a_clock_of_every_day_is_late_by_days_and_one_of_working_days_by_those(
    heard: Heard, time: Any
) -> None:
    case = opened(heard, happened=DANGER)
    time.now = london("Mon 14 Dec 2026 09:00")
    shown = dates_on(tree(case_page(heard, case, now=time.now)))
    assert "16 days late" in shown["Saturday 28 November 2026"]
    assert "1 working day late" in shown["Friday 11 December 2026"]
    assert "9 working days left" in shown["Tuesday 29 December 2026"]


def test_over_a_weekend_what_was_missed_is_late_by_no_number_of_days(
    heard: Heard, time: Any
) -> None:
    case = opened(heard)
    time.now = london("Sun 13 Dec 2026 09:00")
    said = words(get(heard.client, theirs(case)))
    assert (
        "We said we would answer you by Friday 11 December 2026. We have not, and we are "
        "sorry. Nobody"
    ) in said
    assert "Until it is done, we will write to you every 10 working days" in said
    assert " 0 " not in said


def test_the_day_before_a_weekends_date_is_not_yet_the_day(heard: Heard) -> None:
    shown = dates_on(tree(case_page(heard, opened(heard, happened=DANGER))))
    assert "1 day left" in shown["Saturday 28 November 2026"]
    assert "Today" not in shown["Saturday 28 November 2026"]


def test_what_was_done_before_it_was_stopped_stays_done(heard: Heard) -> None:
    case = opened(heard)
    post(heard.client, theirs(case) + "/withdraw", sure="yes")
    heard.deliver()
    page_of_case = tree(case_page(heard, case))
    rows = page_of_case.xpath(".//li[contains(@class, 'heard-when__date')]")
    said = [" ".join(row.text_content().split()) for row in rows]
    (acknowledged,) = [row for row in said if "To tell them that we have it" in row]
    (read,) = [row for row in said if "to check that we have understood" in row]
    assert "Done" in acknowledged
    assert "Stopped" in read
    assert "Stopped" in dates_on(page_of_case)["Friday 11 December 2026"]


def test_what_was_never_done_since_something_else_came_first_is_not_said_to_be_done(
    heard: Heard, time: Any
) -> None:
    life = decided(
        heard, time
    )  # Tuesday 8 December 2026: the decision came before anybody told them how it goes
    for answer, us in (
        (life.asks_nothing("stage2_letter"), "you"),
        (life.case_page("stage2_closed", "team"), "them"),
    ):
        shown = " ".join(t for d in tree(answer).xpath("//details") for t in dates_on(d).values())
        assert (
            f"To send {us} an update. No longer needed It ended on Tuesday 8 December "
            f"2026: we sent {us} our decision at stage 2, with both reports."
        ) in shown
        assert f"To send {us} an update. Done" not in shown
        assert f"To send {us} the decision and both reports. Done" in shown


def test_a_time_to_ask_that_went_by_is_not_said_to_be_done(heard: Heard, time: Any) -> None:
    life = answered(heard, time)
    life.until("Mon 11 Jan 2027 09:00")
    life.until("Fri 15 Jan 2027 09:00")
    shown = words(case_page(heard, life.case, now=time.now))
    assert "Over It ended on" in shown
    assert "we told them that we had stopped work on it, and that they can come back." in shown


def test_what_was_done_late_says_so(heard: Heard, time: Any) -> None:
    life = given(heard, time)
    life.until("Tue 15 Dec 2026 12:00")
    life.press(
        "Send the reply", "allocation", "socialwork1", **findings("not_upheld", "not_upheld")
    )
    assert "To answer you. Done Done late, on Tuesday 15 December 2026." in words(
        life.asks_nothing("stage1_reply")
    )


def test_up_to_a_day_it_is_a_right_to_ask_for_a_panel_and_after_it_a_person_decides(
    heard: Heard, time: Any
) -> None:
    life = decided(heard, time)
    theirs = words(life.asks_nothing("stage2_letter"))
    assert (
        "You have a right to ask for a review panel until the end of Friday 8 January "
        "2027. You can still ask after that. Someone will decide, and tell you why."
    ) in theirs
    assert "a right to ask for a review panel; after that, someone will decide." in theirs
    officers_read = words(case_page(heard, life.case, now=time.now))
    assert (
        "The last day on which they have a right to ask for a review panel; after that, someone "
        "will decide."
    ) in officers_read


def test_what_is_advice_is_called_advice_and_never_a_last_day(heard: Heard, time: Any) -> None:
    said = words(answered(heard, time).asks_nothing("stage1_reply"))
    assert (
        "It is best to ask for stage 2 by Thursday 31 December 2026, but you can do it later too."
    ) in said
    assert "The day by which it is best to ask for stage 2; you can do it later too." in said
    assert "last day to" not in said


def test_the_person_sees_the_day_on_which_a_pause_is_looked_at_again(
    heard: Heard, time: Any
) -> None:
    life = given(heard, time)
    pause = {
        "proceedings": "A trial.",
        "reason": "It could harm the trial.",
        "decided_by": "Grace Adeyemi",
    }
    by_manager(
        life, "Pause some or all of it for proceedings", review_on="2026-12-18", **pause, **BOTH
    )
    said = words(life.asks_nothing("paused_for_now"))
    assert (
        "The next date is Friday 18 December 2026. By then we must look again at whether "
        "it can go on."
    ) in said
    life.until("Mon 21 Dec 2026 09:00")
    late = words(life.asks_nothing("paused_for_now"))
    assert (
        "We said we would look again at whether it can go on by Friday 18 December 2026. "
        "We have not"
    ) in late


@pytest.mark.parametrize(
    ("procedure", "its"),
    [("compliment", "message"), ("enquiry", "question"), ("concern", "concern")],
)
def test_what_was_sent_is_called_by_its_own_name_in_the_list_of_letters(
    heard: Heard, procedure: str, its: str
) -> None:
    case = opened(heard)
    does(heard, case, "triage", "team", **{**TRIAGE, "procedure": procedure})
    for answer in (get(heard.client, theirs(case)), case_page(heard, case)):
        assert (
            "that we have "
            f"{'your' if answer.body.find(b'What we have sent you') > 0 else 'their'} {its}"
        ) in words(answer)
        assert "that we have your complaint" not in words(answer)
        assert "that we have their complaint" not in words(answer)


def test_what_must_be_ticked_keeps_its_i(heard: Heard, time: Any) -> None:
    life = answered(heard, time)
    life.asks("I want stage 2", "stage1_reply")
    appoint = {"appoint_io": "io1", "appoint_ip": "ip1", "access": "The visit log."}
    life.press(
        "Appoint the investigating officer and the independent person",
        "stage2_asked",
        "team",
        **appoint,
    )
    answer = post(
        heard.client, life.last("appointment", "io1").link("Declare that you are independent")
    )
    assert "Tick to confirm: I had no involvement" in words(answer)


def folded(shown: Any) -> dict[str, str]:
    """Return the answers and reports on a page: each one's title, and all of it."""
    found = shown.xpath("//details[contains(@class, 'heard-document')]")
    return {
        " ".join(d.find("summary").text_content().split()).partition(",")[0]: " ".join(
            d.text_content().split()
        )
        for d in found
    }


def test_the_answer_and_both_reports_are_read_whole_on_the_case_page_and_on_the_persons_own(
    heard: Heard, time: Any
) -> None:
    life = decided(heard, time)
    for answer, first, last in (
        (
            case_page(heard, life.case, now=time.now),
            "The reply was written",
            "The decision on the investigation was written",
        ),
        (
            life.asks_nothing("stage2_letter"),
            "We sent you our answer",
            "We sent you our decision at stage 2",
        ),
    ):
        read = folded(tree(answer))
        assert list(read) == [
            last,
            "The independent person reported",
            "The investigating officer reported",
            first,
        ]
        assert "The visit log." in read[first]
        assert "The log shows no visit in June." in read[first]
        assert "We are sorry that nobody came." in read[first]
        report = read["The investigating officer reported"]
        assert "The visit was put off twice." in report
        assert "Call parents the same day." in report
        assert "Upheld" in report
        assert "It was fair." in read["The independent person reported"]
        assert "Accepted" in read[last]


def test_the_person_reads_no_report_before_the_decision_has_left(heard: Heard, time: Any) -> None:
    life = reported(heard, time)
    assert list(folded(tree(life.asks_nothing("stage1_reply")))) == ["We sent you our answer"]
    assert "The visit was put off twice." not in words(life.asks_nothing("stage1_reply"))
    assert "The visit was put off twice." in life.seen_by("reports_in", "team")


def test_the_person_reads_no_answer_whose_letter_has_not_left(heard: Heard) -> None:
    case = opened(heard)
    does(heard, case, "allocate", "team", officer="care1")
    reply = findings("not_upheld")
    assert post(heard.client, officers(case, "reply", "care1"), **reply).status_code == 200
    assert "The visit log." not in words(get(heard.client, theirs(case)))
    heard.deliver()
    assert "The visit log." in words(get(heard.client, theirs(case)))


@pytest.mark.parametrize(
    ("said", "officers_read"),
    [
        (
            "We confirmed which part you asked us to stop",
            "confirmed which part they asked us to stop",
        ),
        ("We told you why, and when you will have it", "told them why, and when they will have it"),
        ("We told you how you can contact us for now", "told them how they can contact us for now"),
        ("agree with you what you told us", "agree with them what they told us"),
        ("We sent you our answer", "sent them our answer"),
    ],
)
def test_what_was_said_to_the_person_is_read_by_an_officer_as_english(
    said: str, officers_read: str
) -> None:
    assert letter_names.reword_for_officer(said) == officers_read


def test_a_date_says_in_words_where_it_comes_from(heard: Heard) -> None:
    for answer in (get(heard.client, theirs(case := opened(heard))), case_page(heard, case)):
        shown = dates_on(tree(answer))["Friday 11 December 2026"]
        assert "Where it comes from: the law: regulation 14 of SI 2006/1738" in shown
        assert "002:" not in words(answer)


def test_the_next_date_stands_open_and_the_others_fold_away(heard: Heard) -> None:
    shown = tree(get(heard.client, theirs(opened(heard))))
    folded = {d for closed in shown.xpath("//details") for d in dates_on(closed)}
    later = {"Friday 11 December 2026", "Tuesday 29 December 2026"}
    assert later <= folded
    assert "Wednesday 2 December 2026" in words(get(heard.client, theirs(opened(heard))))


# --- what an officer reads first


def test_words_of_danger_stand_first_until_somebody_has_acted_on_them(heard: Heard) -> None:
    case = opened(heard, happened=DANGER)
    box = "//div[contains(@class, 'heard-first')]"
    (first,) = tree(case_page(heard, case)).xpath(box)
    assert "The words speak of danger" in first.text_content()
    does(heard, case, "see_danger", "manager", note="The duty team went at once.")
    after = case_page(heard, case)
    (left,) = tree(after).xpath(box)
    assert "The words speak of danger" not in left.text_content()
    assert "Write these words into a point" in left.text_content()
    assert "Dealt withThe words speak of danger" in words(after)


def test_words_of_danger_that_are_in_no_point_are_asked_about(heard: Heard) -> None:
    case = opened(heard, happened=f"{DANGER} The taxi was late.")
    sorted_as = {"procedure": "children_act", "service": "in_care", "named": ""}
    does(heard, case, "triage", "team", **sorted_as, points="The taxi was late.")
    said = words(case_page(heard, case))
    assert "These words speak of danger, and no point has them." in said
    does(heard, case, "see_danger", "manager", note="The duty team went at once.")
    assert "no point has them" not in words(case_page(heard, case))


def test_an_officer_reads_of_the_person_and_never_as_if_they_were_the_person(heard: Heard) -> None:
    said = words(case_page(heard, opened(heard)))
    assert "Stage 1: reading their complaint." in said
    assert "your complaint" not in said


def test_reminders_that_followed_one_another_are_one_line(heard: Heard, time: Any) -> None:
    case = opened(heard, happened=DANGER)
    for day in ("Sat 28 Nov 2026 09:00", "Sun 29 Nov 2026 09:00", "Mon 30 Nov 2026 09:00"):
        time.now = london(day)
        heard.schedule("sweep")
    said = words(case_page(heard, case, now=time.now))
    assert "Reminders were sent, 3 times" in said
    assert "Saturday 28 November 2026 at 9:00am to Monday 30 November 2026 at 9:00am" in said


# --- forms


def test_each_box_of_a_point_says_whose_it_is_to_those_who_cannot_see_the_page(
    heard: Heard,
) -> None:
    case = opened(heard)
    does(heard, case, "triage", "team", **TRIAGE)
    does(heard, case, "allocate", "team", officer="care1")
    answer = post(
        heard.client, officers(case, "reply", "care1"), **{"evidence-2": "The log.", "as_of": "99"}
    )
    shown = tree(answer)
    said = [" ".join(a.text_content().split()) for a in shown.xpath("//*[@role='alert']//a")]
    assert "Choose an answer: finding, for point 2: “Nobody rang.”" in said
    assert len(said) == len(set(said))
    labels = [
        " ".join(label.text_content().split()) for label in shown.xpath("//form//label[@for]")
    ]
    assert "Your reasons for point 1: “Nobody came.”" in labels
    assert shown.get_element_by_id("evidence-2").text.strip() == "The log."


def test_splitting_begins_with_every_point_where_it_is(heard: Heard) -> None:
    case = opened(heard)
    does(heard, case, "triage", "team", **TRIAGE)
    chosen = tree(get(heard.client, officers(case, "split", "team"))).xpath(
        "//select//option[@selected]/@value"
    )
    assert chosen == ["children_act", "children_act"]


def test_what_the_person_leaves_out_is_marked_at_the_box_of_that_button_and_no_other(
    heard: Heard,
) -> None:
    case = opened(heard)
    does(heard, case, "triage", "team", **{**TRIAGE, "procedure": "compliment"})
    answer = post(heard.client, theirs(case) + "/ask/share", **{"complain-said": "kept as typed"})
    shown = tree(answer)
    assert answer.status_code == 422
    assert "<title>Error: " in page(answer)
    (link,) = shown.xpath("//*[@role='alert']//a/@href")
    assert shown.get_element_by_id(link[1:]).get("name") == "share-share"
    assert len(shown.xpath("//*[contains(@class, 'govuk-error-message')]")) == 1


@pytest.mark.parametrize("move", ["withdraw", "again"])
def test_no_two_things_on_the_persons_page_have_one_name(heard: Heard, move: str) -> None:
    case = opened(heard)
    answer = post(heard.client, theirs(case) + "/withdraw", sure="yes")
    if move == "again":
        answer = post(heard.client, theirs(case) + "/return", said="Please go on.")
    ids = tree(answer).xpath("//@id")
    assert len(ids) == len(set(ids))
    assert store.load(case.reference)


def test_what_was_sent_stands_newest_first(heard: Heard, time: Any) -> None:
    case = opened(heard)
    time.now = london("Mon 30 Nov 2026 09:00")
    does(heard, case, "triage", "team", **TRIAGE)
    said = words(get(heard.client, theirs(case)))
    assert said.index("We sent you what we understand your complaint to be about") < said.index(
        "We told you that we have your complaint"
    )


def test_what_the_child_thinks_is_not_said_to_be_found_out_by_an_answer(
    heard: Heard, time: Any
) -> None:
    case = with_ellen(heard)
    assert post(heard.client, link(case, "reply", "care1"), **REPLY).status_code == 200
    shown = words(case_page(heard, now_of(case), now=time.now))
    assert "To find out what the child or young person thinks. No longer needed" in shown
