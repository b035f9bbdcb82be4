"""A child who asks us by email, or on their page, to end somebody's part: it is put before the team
the same day, and no letter goes to that person until somebody has decided (RULES 4.5)."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from tests.helpers import Heard, an_email, get, page, post, sent_so_far, words
from tests.lives.by_links import TEAM, Lived
from tests.lives.test_advocate import RANA, add_by_team, answer, begin

HEARD = "They may want somebody to have no part in this any more"
END = "End the part of an advocate or somebody else"


@pytest.fixture
def life(heard: Heard, time: Any) -> Lived:
    """Return the complaint of a child whose advocate gets copies."""
    life = begin(heard, time)
    add_by_team(life)
    return life


def count_hers() -> int:
    return len([posted for posted in sent_so_far() if posted.to == RANA])


@pytest.mark.parametrize("text", ["Stop it please", "I dont want Rana to get my letters any more"])
def test_who_asks_by_email_is_heard_the_same_day_and_the_button_knows_whom_they_mean(
    life: Lived, text: str
) -> None:
    life.writes_back(text, "helper_added")
    asked = life.last("request_heard", TEAM)
    assert HEARD in asked.text
    assert "Rana Ali, advocate" in asked.text
    assert life.due["end_part"] == "Mon 30 Nov 2026"
    form = html.fromstring(page(get(life.heard.client, asked.link(END))))
    assert form.xpath("//input[@name='party'][@checked]/@value") == ["p1"]
    life.press(END, "request_heard", TEAM, party="p1", reason="He asked by email.")
    assert "end_part" not in life.due
    assert "request" not in life.due
    assert "Rana Ali is no longer part of" in life.told("helper_ended").text


def test_who_asks_on_their_own_page_is_heard(life: Lived) -> None:
    path = life.told("helper_added").link("See where things are")
    text = "I do not want my advocate to see my complaint"
    assert post(life.heard.client, f"{path}/add", text=text).status_code == 200
    life.heard.deliver()
    assert HEARD in life.last("request_heard", TEAM).text


def reply_in_thread(life: Lived, text: str, letter: str) -> None:
    """Reply to a letter as a mail program does, with its Message-ID."""
    posted = life.told(letter)
    raw = an_email(
        text,
        f"Re: {posted.subject}",
        message_id=f"<late-{letter}@family.example>",
        in_reply_to=f"<{posted.ses_id}@eu-west-2.amazonses.com>",
    )
    life.heard.arrive(raw, to=posted.reply_to, key=f"late-{letter}")
    life.heard.deliver()


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("I did not ask for this!", "helper_added"),
        ("stop it please", "helper_added"),
        ("stop it please", "stage1_reply"),
    ],
)
def test_who_answers_once_other_letters_have_left_is_heard(
    life: Lived, text: str, letter: str
) -> None:
    answer(life)
    assert life.told("stage1_reply")
    reply_in_thread(life, text, letter)
    assert HEARD in life.last("request_heard", TEAM).text
    assert "end_part" in life.due


def test_no_letter_goes_to_them_until_somebody_decides_and_none_once_it_is_ended(
    life: Lived,
) -> None:
    life.writes_back("Please stop sending things to Rana.", "helper_added")
    before = count_hers()
    answer(life)
    assert life.told("stage1_reply")
    assert count_hers() == before
    life.press(END, "request_heard", TEAM, party="p1", reason="He asked by email.")
    life.until("Wed 2 Dec 2026 12:00")
    assert count_hers() == before


def test_what_waited_goes_to_them_once_it_is_known_that_their_part_goes_on(life: Lived) -> None:
    life.writes_back("Please stop sending things to Rana.", "helper_added")
    answer(life)
    assert not life.heard.sent("stage1_reply", RANA)
    life.press("Record that their part goes on", "request_heard", TEAM, note="He meant Ron.")
    life.until("Wed 2 Dec 2026 12:00")
    life.heard.stragglers()
    assert life.last("stage1_reply", RANA)
    assert "end_part" not in life.due


def test_her_page_shows_and_takes_nothing_while_it_waits_and_comes_back(life: Lived) -> None:
    path = life.last("helper_invited", RANA).link("Open your page")
    assert get(life.heard.client, path).status_code == 200
    life.writes_back("Please stop sending things to Rana.", "helper_added")
    shown = get(life.heard.client, path)
    assert shown.status_code == 403
    said = words(shown)
    assert "This page cannot be shown at the moment" in said
    for hint in ("asked", "end", "Sam", life.reference, "No visit", "agreed"):
        assert hint not in said.partition("Go to the start page")[0].split()
    for door, form in (("add", {"text": "Hi"}), ("ask/want_stage2", {}), ("withdraw", {})):
        answered = post(life.heard.client, f"{path}/{door}", **form)
        assert words(answered) == said
    life.writes_back("He has a new school.", "helper_invited", RANA)
    assert "may have asked to end the part" in life.last("set_aside", TEAM).text
    told = [posted.text for posted in life.heard.sent("contribution")]
    assert "new school" not in "".join(told)
    life.press("Record that their part goes on", "request_heard", TEAM, note="He meant Ron.")
    assert "Helping with" in words(get(life.heard.client, path))


def test_one_who_tells_their_carers_makes_their_own_address_doubtful_too(life: Lived) -> None:
    life.writes_back("Please end her part. She tells my carers everything.", "helper_added")
    assert {"end_part", "safe_way"} <= life.due.keys()


def test_it_is_chased_once_the_day_is_over(life: Lived) -> None:
    life.writes_back("Please stop sending things to Rana.", "helper_added")
    life.until("Tue 1 Dec 2026 12:00")
    assert "end the part of somebody" in life.last("overdue").text


def test_her_own_words_end_nobodys_part(life: Lived) -> None:
    life.writes_back("Stop it please", "helper_invited", RANA)
    assert "end_part" not in life.due


def begin_another(life: Lived) -> Lived:
    """Return another complaint of the same child, with the same advocate."""
    other = Lived(life.heard, life.time, code="child_lac", name="Sam", happened="My bag is gone.")
    posted = other.last("new_case", TEAM)
    assert other.reference in posted.text
    add_by_team(other)
    return other


def test_what_is_asked_on_one_complaint_holds_the_letters_of_the_childs_others_too(
    life: Lived,
) -> None:
    other = begin_another(life)
    life.writes_back("Please stop sending things to Rana.", "helper_added")
    assert {"end_part"} <= life.due.keys() & other.due.keys()
    party = other.case.party("p1")
    assert party
    assert other.case.may_end(party)
    life.press(END, "request_heard", TEAM, party="p1", reason="He asked by email.")
    ended = [case.party("p1") for case in (life.case, other.case)]
    assert all(party and party.ended_at for party in ended)
    assert "end_part" not in life.due.keys() | other.due.keys()


def test_that_a_part_goes_on_is_recorded_once_for_all_of_them(life: Lived) -> None:
    other = begin_another(life)
    life.writes_back("Please stop sending things to Rana.", "helper_added")
    life.press("Record that their part goes on", "request_heard", TEAM, note="He meant Ron.")
    assert "end_part" not in life.due.keys() | other.due.keys()
