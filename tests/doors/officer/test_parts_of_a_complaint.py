"""A letter of several matters becomes strands of one family: one receipt, one contact, dates of
their own (RULES 1.1.2, traps 18 and 29).
"""

from __future__ import annotations

from typing import Any

from chalicelib import store
from tests.conftest import FRIDAY
from tests.helpers import SAM, Heard, an_email, page, post, words
from tests.lives.by_links import Lived

MIXED = "Nobody came in June.\nThe school bus never came.\nSomeone gave my address away."
WHY = "Each has rules of its own."


def split(heard: Heard, time: Any, hours: int = 0) -> Lived:
    life = Lived(heard, time)
    time.now = time.now.replace(hour=10 + hours)
    life.press(
        "Record what it is about",
        "new_case",
        "team",
        procedure="children_act",
        service="social_work",
        points=MIXED,
    )
    goes = {"goes-1": "children_act", "goes-2": "transport", "goes-3": "data_protection"}
    life.press("Split it into parts", "new_case", "team", why=WHY, **goes)
    return life


def test_points_under_other_procedures_become_strands_with_the_same_receipt_and_person(
    heard: Heard, time: Any
) -> None:
    life = split(heard, time, hours=4)
    bus, data = (store.load(f"{life.reference}-{n}") for n in (2, 3))
    assert bus
    assert data
    assert (bus.procedure, data.procedure) == ("transport", "data_protection")
    assert {c.received_at for c in (life.case, bus, data)} == {FRIDAY}
    assert {c.person for c in (life.case, bus, data)} == {life.case.person}
    assert [p.text for p in bus.points] == ["The school bus never came."]
    assert [p.state for p in life.case.points] == ["", bus.reference, data.reference]
    assert life.case.strands == (bus.reference, data.reference)
    assert {bus.family, data.family} == {life.reference}


def test_the_person_is_told_where_each_part_goes_why_and_by_one_contact(
    heard: Heard, time: Any
) -> None:
    life = split(heard, time)
    told = life.told("parts_explained").text
    for needed in (
        WHY,
        f"{life.reference}-2",
        f"{life.reference}-3",
        "travel to school",
        "The school bus never came.",
        "Nobody came in June.",
    ):
        assert needed in told
    about = heard.sent("corporate_understood", SAM) + heard.sent("data_understood", SAM)
    assert [p.subject.split(":")[0] for p in about] == [
        f"Reference {life.reference}-2",
        f"Reference {life.reference}-3",
    ]
    assert all("Tom Fairclough" in p.text for p in (*about, life.told("parts_explained")))


def test_a_strands_clock_counts_from_the_day_the_whole_came_in(heard: Heard, time: Any) -> None:
    life = split(heard, time)
    data = store.load(f"{life.reference}-3")
    assert data
    clock = data.clock("dp_acknowledge")
    assert clock
    assert (f"{clock.started_on:%a %d %b %Y}", f"{clock.first_due_on:%a %d %b %Y}") == (
        "Fri 27 Nov 2026",
        "Tue 29 Dec 2026",
    )  # day 30 is Sunday 27 December


def test_a_reply_to_a_strands_letter_lands_on_the_strand(heard: Heard, time: Any) -> None:
    life = split(heard, time)
    letter = heard.letter("data_understood")
    raw = an_email(
        "It was the lady at the desk.",
        subject=f"Re: {letter.subject}",
        in_reply_to=str(letter.message["Message-ID"]),
    )
    heard.arrive(raw, to=letter.reply_to)
    by_thread = an_email(
        "And it was in May.",
        subject="Re: my address",
        message_id="<two@family.example>",
        in_reply_to=str(letter.message["Message-ID"]),
    )
    heard.arrive(by_thread, key="m2")
    facts = [
        e.facts.get("text", "")
        for e in store.load_history(f"{life.reference}-3")
        if e.name == "contributed"
    ]
    assert facts == ["It was the lady at the desk.", "my address\n\nAnd it was in May."]


def test_the_persons_page_of_each_part_tells_of_the_others(heard: Heard, time: Any) -> None:
    life = split(heard, time)
    assert f"{life.reference}-2" in words(life.asks_nothing("parts_explained"))
    assert f"{life.reference}-3" in words(life.asks_nothing("parts_explained"))


def test_a_split_pressed_twice_makes_its_strands_once(heard: Heard, time: Any) -> None:
    life = Lived(heard, time)
    life.press(
        "Record what it is about",
        "new_case",
        "team",
        procedure="children_act",
        service="social_work",
        points=MIXED,
    )
    link = life.on_page(life.last("new_case", "team"), "Split it into parts")
    goes = {"goes-1": "children_act", "goes-2": "transport", "goes-3": "transport"}
    assert [post(heard.client, link, why=WHY, **goes).status_code for _ in range(2)] == [200, 200]
    assert life.case.strands == (f"{life.reference}-2",)
    assert store.load(f"{life.reference}-3") is None
    assert len(heard.sent("parts_explained")) == 1


def test_a_split_that_moves_nothing_or_everything_is_refused_with_what_to_do(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    life.press(
        "Record what it is about",
        "new_case",
        "team",
        procedure="children_act",
        service="social_work",
        points=MIXED,
    )
    for goes in ("children_act", "send"):
        link = life.on_page(life.last("new_case", "team"), "Split it into parts")
        answer = post(heard.client, link, why=WHY, **{f"goes-{n}": goes for n in (1, 2, 3)})
        assert answer.status_code == 409
        assert "record that instead" in words(answer)
        assert WHY in page(answer)  # nothing typed is lost
    assert life.case.strands == ()
