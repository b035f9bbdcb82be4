"""A complaint that names everybody goes to somebody outside, and its words to nobody it names."""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib import councils, store
from tests.helpers import Heard, by_form, get, london, post, words

GRACE = "grace.adeyemi@sefton.example"
OUTSIDER = "ines.moran@independent.example"
SECRET = "The whole department laughed about my daughter"
SEFTON = councils.load_council("sefton").officers
EVERYBODY = "\n".join(o.name for o in SEFTON)
OVERSEERS = "\n".join(["Tom Fairclough", "Grace Adeyemi", "Samuel Bright", "Helen Ashworth"])
GIVEN = {
    "outside_name": "Inés Moran",
    "outside_email": OUTSIDER,
    "reason": "It names everybody here.",
}
GIVE = "Give it to somebody outside the council"


def complain(heard: Heard, involved: str = EVERYBODY, **more: str) -> str:
    return by_form(heard.client, happened=SECRET, involved=involved, **more)


@pytest.mark.parametrize("involved", [EVERYBODY, OVERSEERS])
def test_its_words_go_to_nobody_it_names_and_the_manager_is_asked_to_give_it_outside(
    heard: Heard, time: Any, involved: str
) -> None:
    complain(heard, involved)
    ours = [p for p in heard.follow() if p.to.endswith("sefton.example")]
    assert [(p.name, p.to) for p in ours] == [("everyone_named", GRACE)]
    assert not [p for p in heard.follow() if SECRET in p.text and p.name != "acknowledgement"]
    shown = words(get(heard.client, ours[0].link(GIVE)))
    assert "It names you and everyone else" in shown
    assert SECRET not in shown


def test_whoever_it_is_given_to_can_see_it_through_and_the_person_is_told(
    heard: Heard, time: Any
) -> None:
    reference = complain(heard)
    done = post(heard.client, heard.letter("everyone_named").link(GIVE), **GIVEN)
    assert done.status_code == 200
    assert SECRET not in words(done)
    asked = heard.letter("outside_asked")
    assert asked.to == OUTSIDER
    assert SECRET in asked.text
    assert "Inés Moran" in heard.letter("outside_told").text
    triage = {"procedure": "children_act", "service": "in_care", "named": EVERYBODY}
    told = post(
        heard.client, asked.link("Record what it is about"), **triage, points="They laughed."
    )
    assert told.status_code == 200, words(told)
    case = store.load(reference)
    assert case
    assert case.outsider
    give = asked.link("Give it to an officer")
    answer = post(heard.client, give, officer=case.outsider.key, note="")
    assert answer.status_code == 200, words(answer)
    reply = heard.letter("allocation")
    assert reply.to == OUTSIDER
    found = {
        "finding-1": "not_upheld",
        "evidence-1": "The log.",
        "reasons-1": "Nobody was asked.",
    }
    assert post(heard.client, reply.link("Send the reply"), **found).status_code == 200
    assert heard.letter("stage1_reply")
    (history,) = [e for e in store.load_history(reference) if e.name == "given_outside"]
    assert history.facts["reason"] == "It names everybody here."
    assert history.by == "manager"


def test_reminders_go_to_the_manager_until_it_is_given_and_to_them_after(
    heard: Heard, time: Any
) -> None:
    complain(heard)
    heard.deliver()
    time.now = london("Fri 4 Dec 2026 08:00")
    heard.schedule("sweep")
    ours = [p for p in heard.follow() if p.to.endswith("sefton.example")]
    assert {(p.name, p.to) for p in ours} == {("everyone_named", GRACE)}
    assert len(ours) > 1
    post(heard.client, ours[-1].link(GIVE), **GIVEN)
    time.now = london("Fri 11 Dec 2026 08:00")
    heard.schedule("sweep")
    later = [p for p in heard.follow() if p.name in ("reminder", "due_today")]
    assert {p.to for p in later} == {OUTSIDER}
    assert not [p for p in later if "no longer here" in p.text]
    assert not heard.sent("officer_gone")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"outside_email": "nobody"}, "should look like"),
        ({"outside_email": "priya.nair@sefton.example"}, "in the council’s file"),
        ({"outside_name": "Priya Nair"}, "names this person too"),
        ({"reason": ""}, "Enter an answer"),
    ],
)
def test_what_is_wrong_is_said_beside_its_box_and_what_was_typed_stays(
    heard: Heard, time: Any, wrong: dict[str, str], said: str
) -> None:
    complain(heard)
    answer = post(heard.client, heard.letter("everyone_named").link(GIVE), **{**GIVEN, **wrong})
    assert answer.status_code == 422
    assert said in words(answer)
    assert SECRET not in str(answer.body)


def test_words_of_danger_still_reach_the_duty_team_and_are_told_to_the_manager(
    heard: Heard, time: Any
) -> None:
    complain(heard, OVERSEERS, wanted="He hits me.")
    assert heard.letter("danger_alarm").to == "duty.team@sefton.example"
    assert "may mean a child is in danger" in heard.letter("everyone_named").text


def test_a_manager_whom_it_names_cannot_give_it_away_while_somebody_else_can_see_to_it(
    heard: Heard, time: Any
) -> None:
    complain(heard, "Grace Adeyemi")
    assert not heard.sent("everyone_named")
    assert not [p for p in heard.follow() if p.to == GRACE]


def test_who_stands_in_for_a_named_team_can_do_what_the_team_does(heard: Heard, time: Any) -> None:
    complain(heard, "Tom Fairclough\nGrace Adeyemi")
    new = heard.letter("new_case")
    assert new.to == "samuel.bright@sefton.example"
    triage = {"procedure": "children_act", "service": "in_care", "named": "Tom Fairclough"}
    told = post(heard.client, new.link("Record what it is about"), **triage, points="They laughed.")
    assert told.status_code == 200


def test_a_case_given_again_opens_for_the_newer_one_alone(heard: Heard, time: Any) -> None:
    complain(heard)
    post(heard.client, heard.letter("everyone_named").link(GIVE), **GIVEN)
    first = heard.letter("outside_asked")
    page = get(heard.client, first.link("See the whole case"))
    assert page.status_code == 200
    if GIVE in first.text:
        again = first.link(GIVE)
    else:
        again = ""
    case_page = str(page.body)
    assert GIVE in case_page
    if not again:
        again = case_page.split(GIVE)[0].rsplit('href="', 1)[1].split('"')[0].split("/act/")[1]
        again = f"/act/{again}"
    given = {**GIVEN, "outside_name": "Bo Lind", "outside_email": "bo@independent.example"}
    assert post(heard.client, again, **given).status_code == 200
    assert get(heard.client, first.link("See the whole case")).status_code == 409
