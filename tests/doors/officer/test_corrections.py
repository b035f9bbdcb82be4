"""The complaints team completes and corrects what we know, by the links of a case's page."""

from __future__ import annotations

from secrets import token_hex
from typing import Any
from urllib.parse import urlsplit

from lxml import html

from chalicelib import links, store
from chalicelib.core.cases import Case
from tests.conftest import FRIDAY
from tests.helpers import (
    SAM,
    Heard,
    a_case,
    an_email,
    as_shown,
    everything_logged,
    get,
    london,
    page,
    post,
    words,
)

FOSTER = "I am 14 and in foster care. Nobody came to my review."
CHILD = {"code": "child_lac", "reason": "Her email says that she is 14 and in foster care."}


def link(case: Case, move: str, officer: str = "complaints1", now: Any = FRIDAY) -> str:
    made = links.make_officer_link(case.reference, move, officer, token_hex(10), now)
    return urlsplit(made).path


def the_case(heard: Heard) -> Case:
    """Return the one case that there is, as it is now."""
    reference = heard.letter("new_case").subject.split()[1].rstrip(":")
    found = store.load(reference)
    assert found
    return found


def emailed(heard: Heard) -> Case:
    heard.arrive(an_email(FOSTER), at=FRIDAY)
    heard.deliver()
    return the_case(heard)


def history(heard: Heard, case: Case) -> str:
    shown = get(heard.client, link(case, links.LOOK))
    (found,) = html.fromstring(page(shown)).xpath("//*[@class='heard-case__history']")
    return " ".join(found.text_content().split())


def test_a_child_who_emails_has_the_advocates_letter_the_same_day(heard: Heard, time: Any) -> None:
    case = emailed(heard)
    assert case.person.code == ""
    assert heard.sent("advocacy_offered") == []
    answer = post(heard.client, link(case, "correct_who"), **CHILD)
    assert answer.status_code == 200, words(answer)
    told = heard.letter("advocacy_offered", to=SAM)
    assert "You can have someone on your side" in told.text
    said = history(heard, case)
    assert "Who they are was corrected" in said
    assert "Tom Fairclough" in said
    assert "Before: Not said" in said
    assert "Now: I am a child or young person in care" in said
    assert "Why: Her email says that she is 14" in said


def test_the_letters_after_it_are_written_for_a_child(heard: Heard, time: Any) -> None:
    case = emailed(heard)
    post(heard.client, link(case, "correct_who"), **CHILD)
    form = {"procedure": "children_act", "service": "in_care", "named": "", "points": "Nobody came"}
    post(heard.client, link(case, "triage"), **form)
    assert "You can have an advocate." in heard.letter("points_understood").text


def test_a_correction_says_nothing_in_a_log_or_a_subject(heard: Heard, time: Any) -> None:
    case = emailed(heard)
    with everything_logged() as log:
        post(heard.client, link(case, "correct_who"), **CHILD)
        form = {"name": "Ottilie", "reason": "She told her advocate Wren."}
        post(heard.client, link(case, "correct_name"), **form)
        sent = heard.follow()
    subjects = " ".join(letter.subject for letter in sent)
    for said in ("foster", "child_lac", "Ottilie", "Wren"):
        assert said not in log.getvalue()
        assert said not in subjects


def test_a_correction_sent_twice_is_made_once(heard: Heard, time: Any) -> None:
    case = emailed(heard)
    once = link(case, "correct_who")
    post(heard.client, once, **CHILD)
    again = post(heard.client, once, **CHILD)
    assert again.status_code == 200
    assert "This is done already" in words(again)
    heard.letter("advocacy_offered")
    assert [e.name for e in store.load_history(case.reference)].count("who_corrected") == 1


def test_of_two_who_correct_at_once_the_second_is_told_and_loses_no_word(
    heard: Heard, time: Any
) -> None:
    case = emailed(heard)
    second = link(case, "correct_about", "manager")
    seen = as_shown(get(heard.client, second))
    post(heard.client, link(case, "correct_who"), **CHILD)
    typed = seen | {"about": "Her brother Al", "reason": "She rang."}
    refused = post(heard.client, second, **typed)
    assert refused.status_code == 409
    assert "Someone else acted on this case" in words(refused)
    assert as_shown(refused)["about"].strip() == "Her brother Al"
    assert the_case(heard).person.about == ""
    assert post(heard.client, second, **as_shown(refused)).status_code == 200
    assert the_case(heard).person.about == "Her brother Al"
    assert the_case(heard).person.code == "child_lac"


def test_a_correction_to_what_we_have_says_so_and_records_nothing(heard: Heard, time: Any) -> None:
    case = a_case(FRIDAY)
    asked = link(case, "correct_name")
    shown = as_shown(get(heard.client, asked))
    assert shown["name"] == "Sam Carter"
    before = len(store.load_history(case.reference))
    refused = post(heard.client, asked, **shown | {"reason": "They told us."})
    assert refused.status_code == 422
    assert "This is what we have already" in words(refused)
    assert len(store.load_history(case.reference)) == before


def test_all_corrections_stand_together_on_the_case_page(heard: Heard, time: Any) -> None:
    shown = html.fromstring(page(get(heard.client, link(a_case(FRIDAY), links.LOOK))))
    (folded,) = shown.xpath("//details[summary[contains(., 'Complete or correct what we know')]]")
    buttons = [a.text for a in folded.xpath(".//a")]
    assert "Correct who they are" in buttons
    (others,) = shown.xpath("//details[summary[contains(., 'Other actions')]]")
    assert not set(buttons) & {a.text for a in others.xpath(".//a")}


def test_what_they_want_and_when_and_how_it_came_are_corrected_by_the_page(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    post(heard.client, link(case, "triage"), **SORTED)
    post(heard.client, link(case, "allocate"), officer="socialwork1", note="")
    why = {"reason": "She rang the team."}
    for move, form, said in (
        ("correct_wanted", {"wanted": "To see her each week"}, "What they want was corrected"),
        ("correct_when", {"when_text": "Since Easter"}, "When it happened was corrected"),
        ("correct_way", {"source": "school", "told_to": "Ms Webb"}, "How it came in was corrected"),
    ):
        asked = link(case, move)
        shown = as_shown(get(heard.client, asked))
        answer = post(heard.client, asked, **shown | form | why)
        assert answer.status_code == 200, words(answer)
        assert said in history(heard, case)
        kept = as_shown(get(heard.client, link(case, move)))
        assert {name: kept[name].strip() for name in form} == form
    assert "Now: It came through a school. Taken by Ms Webb" in history(heard, case)
    assert "To see her each week" in heard.letter("work_changed").text


TRUE_DAY = {
    "day-day": "13",
    "day-month": "11",
    "day-year": "2026",
    "where": "The front desk at Southport",
    "reason": "Their letter is stamped.",
}


def test_a_day_moved_back_past_the_dates_brings_what_is_owed_at_the_next_sweep(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    heard.deliver()
    answer = post(heard.client, link(case, "correct_receipt"), **TRUE_DAY)
    assert answer.status_code == 200, words(answer)
    told = heard.letter("day_corrected", to=SAM)
    assert "The council first had it on Friday 13 November 2026" in told.text
    assert "should have told you by Wednesday 18 November 2026" in told.text
    assert "it was Friday 11 December 2026. It is now Friday 27 November 2026" in told.text
    time.now = london("Mon 30 Nov 2026 09:00")
    heard.schedule("sweep")
    heard.letter("delay", to=SAM)
    again = len(heard.follow())
    heard.schedule("sweep")
    assert len(heard.follow()) == again
    shown = words(get(heard.client, link(case, links.LOOK, now=time.now)))
    assert "Done late, on Friday 27 November 2026" in shown
    assert "12:00am" not in shown
    assert "Why: The front desk at Southport. Their letter is stamped." in shown


def test_a_later_day_is_refused_to_the_team_kindly_and_nothing_is_lost(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    time.now = london("Tue 1 Dec 2026 09:00")
    later = TRUE_DAY | {"day-day": "30"}
    refused = post(heard.client, link(case, "correct_receipt"), **later)
    assert refused.status_code == 422
    assert "Only the complaints manager" in words(refused)
    assert as_shown(refused)["where"].strip() == "The front desk at Southport"
    assert post(heard.client, link(case, "correct_receipt", "manager"), **later).status_code == 200


SORTED = {"procedure": "children_act", "service": "social_work", "named": "", "points": "No visit."}


def test_an_owner_named_later_loses_the_case_and_their_links(heard: Heard, time: Any) -> None:
    case = a_case(FRIDAY)
    post(heard.client, link(case, "triage"), **SORTED)
    post(heard.client, link(case, "allocate"), officer="socialwork1", note="")
    theirs = heard.letter("allocation").link("See the whole case")
    assert get(heard.client, theirs).status_code == 200
    named = {"named": "Priya Nair", "reason": "The father rang and named her."}
    answer = post(heard.client, link(case, "correct_named"), **named)
    assert answer.status_code == 200, words(answer)
    assert the_case(heard).owner == "team"
    assert "Priya Nair" in heard.letter("owner_named").text
    assert "This complaint names you" in words(get(heard.client, theirs))


def test_the_words_name_an_officer_still_when_the_list_of_staff_is_put_right(heard: Heard) -> None:
    case = a_case(FRIDAY, happened="The social worker Priya Nair shouted at me.")
    post(heard.client, link(case, "triage"), **SORTED | {"named": "Priya Nair"})
    asked = link(case, "correct_named")
    warned = "The words of the complaint name these people, or may mean them: Priya Nair."
    assert warned in words(get(heard.client, asked))
    named = {"named": "Daniel Owusu", "reason": "The worker says that it was Daniel."}
    assert post(heard.client, asked, **named).status_code == 200
    case = the_case(heard)
    assert warned in words(get(heard.client, link(case, "correct_named")))
    give = link(case, "allocate")
    listed = words(get(heard.client, give))
    assert "Priya Nair, Team manager, social work. May be named in the complaint" in listed
    refused = post(heard.client, give, officer="socialwork1", note="")
    assert refused.status_code == 422
    assert "The complaint may be about Priya Nair" in words(refused)
    assert the_case(heard).owner == "team"


def test_a_points_form_holds_each_point_and_keeps_the_old_words(heard: Heard, time: Any) -> None:
    case = a_case(FRIDAY)
    post(heard.client, link(case, "triage"), **SORTED | {"points": "No visit.\nNo call."})
    asked = link(case, "correct_points")
    shown = as_shown(get(heard.client, asked))
    assert [shown["text-1"].strip(), shown["text-2"].strip()] == ["No visit.", "No call."]
    answer = post(heard.client, asked, **shown | {"text-2": "No call in May.", "reason": "Typed."})
    assert answer.status_code == 200, words(answer)
    assert "No call in May." in heard.letter("points_corrected", to=SAM).text
    said = history(heard, case)
    assert "Before: Point 2: No call. Now: Point 2: No call in May. Why: Typed." in said
