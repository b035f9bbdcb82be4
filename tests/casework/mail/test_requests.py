"""Requests in words: put before the complaints team with the move that would record them, dated by
the mail, and never acted on by themselves.
"""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib import store
from chalicelib.core.cases import Case
from tests.helpers import SAM, Heard, an_email, by_form, get, london, page, post, words
from tests.lives.by_links import Lived, findings

TEAM = "complaints.team@sefton.example"


def answered(heard: Heard, time: Any) -> Lived:
    """Return a complaint answered at stage 1 on Friday 4 December 2026."""
    life = Lived(heard, time)
    form = {
        "procedure": "children_act",
        "service": "social_work",
        "named": "",
        "points": "Nobody came.",
    }
    life.press("Record what it is about", "new_case", "team", **form)
    life.press("Give it to an officer", "new_case", "team", officer="care1", note="")
    time.now = london("Fri 4 Dec 2026 12:00")
    life.press(
        "Send the reply",
        "allocation",
        "care1",
        **findings("upheld"),
        sorry="We are sorry.",
        actions="- A visit on Monday.",
    )
    return life


def asked(heard: Heard) -> list[str]:
    return [p.to for p in heard.sent("request_heard")]


def boxes(shown: Any) -> dict[str, str]:
    from lxml import html

    return {b.get("name"): b.get("value") or "" for b in html.fromstring(page(shown)).iter("input")}


def test_stage_2_asked_for_in_a_reply_is_put_before_the_team_and_its_dates_run_from_the_mail(
    heard: Heard, time: Any
) -> None:
    life = answered(heard, time)
    acknowledged = life.told("stage1_reply")
    raw = an_email(
        f"I am not happy and want stage 2.\n\n{quoted(acknowledged.text)}",
        "Re: our answer",
        message_id="<2@family.example>",
    )
    time.now = london("Wed 9 Dec 2026 08:00")  # the queue stood still over the night
    heard.arrive(raw, to=acknowledged.reply_to, at=london("Tue 8 Dec 2026 23:40"), key="m2")
    assert life.case.stage == "answered_stage1"  # nothing is done by itself
    told = heard.letter("request_heard")
    assert told.to == TEAM
    assert "I am not happy and want stage 2" in told.text
    assert "It came in at 11:40pm on Tuesday 8 December 2026" in told.text
    link = told.link("Record that they asked for stage 2 in writing")
    shown = get(heard.client, link)
    given = boxes(shown)
    assert [given[f"asked_on-{part}"] for part in ("day", "month", "year")] == ["8", "12", "2026"]
    answer = post(
        heard.client, link, **{name: value for name, value in given.items() if name}, said=""
    )
    assert answer.status_code == 200, words(answer)
    assert (
        life.due["s2_response"] == "Fri 15 Jan 2027"
    )  # 25 working days from the Tuesday: 25 and 28 December and 1 January do not count


def quoted(text: str) -> str:
    return (
        "On Fri, 4 Dec 2026 at 12:00, Sefton <complaints@heard.sefton.example> wrote:\n\n"
        + "\n".join(f"> {line}" for line in text.splitlines())
    )


def test_withdrawing_in_words_withdraws_nothing_and_the_team_gets_the_rare_button(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    life.writes_back("I have had enough. I withdraw my complaint.", "acknowledgement")
    assert life.case.stage == "triage"
    told = heard.letter("request_heard")
    assert get(heard.client, told.link("Record that they have withdrawn it")).status_code == 200
    assert (
        "Record that they have withdrawn it" not in heard.letter("contribution").text
    )  # rare: it is in no other letter
    (event,) = [e for e in store.load_history(life.reference) if e.name == "request_heard"]
    assert (event.facts["what"], event.facts["text"]) == (["withdraw"], "I withdraw my complaint")
    assert "Words that may ask for something were put before the complaints team" in life.seen_by(
        "contribution", "team"
    )


def test_what_is_written_on_the_persons_own_page_is_read_alike(heard: Heard, time: Any) -> None:
    life = Lived(heard, time)
    add = life.told("acknowledgement").link("See where things are") + "/add"
    post(heard.client, add, text="Please stop emailing my home. I want a panel.")
    told = heard.letter("request_heard")
    assert "Please stop emailing my home" in told.text
    assert told.link("Change how we reach them")
    assert "They may be asking for a panel" in told.text
    assert "There is no button for this at the moment" in told.text


def test_the_same_message_again_is_told_once(heard: Heard, time: Any) -> None:
    life = Lived(heard, time)
    for _ in range(3):
        life.writes_back("I want to withdraw.", "acknowledgement")
    assert asked(heard) == [TEAM]


@pytest.mark.parametrize(
    "said",
    [
        "I do not want to withdraw.",
        "Thank you.\n\n> I withdraw\n",
        "They told me to withdraw my complaint. I will not.",
        "When is the meeting?",
    ],
)
def test_what_asks_for_nothing_is_put_before_nobody(heard: Heard, time: Any, said: str) -> None:
    life = Lived(heard, time)
    life.writes_back(said, "acknowledgement")
    assert asked(heard) == []
    assert len(heard.sent("contribution")) == 1


def test_what_an_officer_adds_is_not_taken_for_the_persons_wish(heard: Heard, time: Any) -> None:
    life = Lived(heard, time)
    life.writes_back("They say: I withdraw my complaint.", "new_case", by="team")
    assert asked(heard) == []


def test_a_concern_that_asks_to_be_a_complaint_is_one_press_away(heard: Heard, time: Any) -> None:
    life = Lived(heard, time)
    form = {"procedure": "concern", "service": "social_work", "named": "", "points": "Nobody came."}
    life.press("Record what it is about", "new_case", "team", **form)
    life.writes_back("I want this to be a formal complaint.", "acknowledgement")
    assert (
        get(
            heard.client,
            heard.letter("request_heard").link("Record that they want it to be a complaint"),
        ).status_code
        == 200
    )
    assert life.case.kind == "concern"


def test_of_a_first_message_the_one_who_reads_it_is_told_and_nobody_else(heard: Heard) -> None:
    reference = by_form(
        heard.client, happened="Nobody came. I need an advocate. I am making a complaint."
    )
    new = heard.letter("new_case")
    assert "They may be asking for an advocate: “I need an advocate”" in new.text
    assert "want it to be a complaint" not in new.text
    assert asked(heard) == []
    shown = words(get(heard.client, new.link("See the whole case")))
    assert "They may be asking for an advocate: “I need an advocate”" in shown
    assert "may be asking" not in heard.letter("acknowledgement").text
    found: Case | None = store.load(reference)
    assert found
    assert [e.name for e in store.load_history(reference) if e.name == "request_heard"] == []


def test_no_word_of_the_persons_stands_in_the_links_address(heard: Heard, time: Any) -> None:
    from chalicelib import links

    life = Lived(heard, time)
    life.writes_back("Please, I withdraw my complaint about Zebedee.", "acknowledgement")
    token = (
        heard.letter("request_heard").link("Record that they have withdrawn it").rpartition("/")[2]
    )
    claim = links.read_officer(token, time.now)
    assert (claim.move, claim.about) == ("withdraw", ("asked_on=2026-11-27",))


def test_the_day_of_a_request_stands_on_the_case_page_beside_its_button_until_it_is_dealt_with(
    heard: Heard, time: Any
) -> None:
    life = answered(heard, time)
    time.now = london("Wed 9 Dec 2026 09:00")
    life.writes_back("I want to go to stage 2.", "stage1_reply")
    button = "Record that they asked for stage 2 in writing"
    said = "They may have asked for this on Wednesday 9 December 2026: “I want to go to stage 2”"
    shown = words(life.case_page("request_heard", "team"))
    assert f"{button}{said}" in shown
    form = boxes(get(heard.client, life.on_page(life.last("request_heard", "team"), button)))
    assert [form[f"asked_on-{part}"] for part in ("day", "month", "year")] == ["9", "12", "2026"]
    done = {"note": "They have said again that they are unhappy."}
    life.press("Record what you did about a possible request", "request_heard", "team", **done)
    assert "They may have asked for this" not in words(life.case_page("request_heard", "team"))


def test_the_person_is_told_no_more_than_that_we_have_it(heard: Heard, time: Any) -> None:
    life = Lived(heard, time)
    life.writes_back("I withdraw.", "acknowledgement")
    assert [p.name for p in heard.follow() if p.to == SAM] == [
        "acknowledgement",
        "message_received",
    ]


# --- until somebody has seen to it


def test_words_that_ask_for_stage_2_are_chased_until_somebody_has_seen_to_them(
    heard: Heard, time: Any
) -> None:
    life = answered(heard, time)
    time.now = london("Wed 9 Dec 2026 09:00")
    life.writes_back("I want to go to stage 2.", "stage1_reply")
    assert life.due["request"] == "Thu 10 Dec 2026"
    life.until("Thu 10 Dec 2026 09:00")
    due = life.last("due_today", "team")
    assert "act on what they may have asked for" in due.text
    assert due.link("Record what you did about a possible request")
    assert "I want to go to stage 2" in due.text
    assert "the dates run from the day it came in: Wednesday 9 December 2026" in due.text
    assert "It is for you to do." in due.text
    form = boxes(get(heard.client, due.link("Record that they asked for stage 2 in writing")))
    assert [form[f"asked_on-{part}"] for part in ("day", "month", "year")] == ["9", "12", "2026"]
    life.until("Fri 11 Dec 2026 09:00")
    late = life.last("overdue", "manager")
    assert "Read what they wrote" in late.text
    assert "I want to go to stage 2" in late.text
    assert "It is with" not in late.text
    assert "Suggested apology" not in late.text
    assert "act on what they may have asked for" not in words(
        life.asks_nothing("stage1_reply")
    )  # ours, and not theirs


def test_the_button_that_does_what_they_ask_ends_the_chase_and_so_does_a_word_on_what_became_of_it(
    heard: Heard, time: Any
) -> None:
    life = answered(heard, time)
    time.now = london("Wed 9 Dec 2026 09:00")
    life.writes_back("I want to go to stage 2.", "stage1_reply")
    life.press(
        "Record that they asked for stage 2 in writing",
        "request_heard",
        "team",
        asked_on="2026-12-09",
    )
    assert "request" not in life.due
    assert "What was done about a possible request was recorded" in life.seen_by(
        "stage2_asked", "team"
    )
    life.writes_back("Please can I have an advocate?", "stage2_acknowledged")
    assert life.due["request"] == "Thu 10 Dec 2026"
    done = "Record what you did about a possible request"
    life.press(done, "request_heard", "team", note="They have one already, and meant to say so.")
    assert "request" not in life.due


def test_a_withdrawal_ends_the_chase(heard: Heard, time: Any) -> None:
    life = Lived(heard, time)
    life.writes_back("Please can I have an advocate?", "acknowledgement")
    assert "request" in life.due
    life.stops("acknowledgement")
    assert "request" not in life.due


def test_an_advocate_who_writes_by_email_is_answered_as_one_and_asks_for_none(
    heard: Heard,
) -> None:
    text = (
        "Tia asked me to complain for her. Her review was cancelled twice.\n\nPlease write to me."
        "\n\nKind regards\nRana Iqbal\nAdvocate, Youth Voice"
    )
    heard.arrive(an_email(text, from_="Rana Iqbal <rana@advocates.example>"))
    greeted = heard.letter("acknowledgement").text
    assert "You say that you are an advocate" in greeted
    told = heard.letter("new_case").text
    assert "I am an advocate, helping someone to complain" in told
    assert "asking for an advocate" not in told


def test_plain_thanks_by_email_are_answered_as_thanks_and_a_word_more_as_a_complaint(
    heard: Heard,
) -> None:
    said = "Thank you for sorting this, no need to reply."
    heard.arrive(an_email(said, subject="Thank you", message_id="<t@family.example>"))
    assert "someone did something well" in heard.letter("acknowledgement").text
    more = an_email(f"{said} Nobody came today.", "Thanks", message_id="<m@family.example>")
    heard.arrive(more, key="m2")
    assert "someone did something well" not in heard.sent("acknowledgement")[-1].text


def test_the_team_is_asked_whose_complaint_it_is_that_a_councillor_sent(heard: Heard) -> None:
    text = "My constituent Mia Ward says that nobody came to her meeting."
    heard.arrive(an_email(text, from_="Cllr Ann Jones <ann@members.example>"))
    told = heard.letter("new_case")
    assert "A councillor or an MP may have sent this for somebody else" in told.text
    triage = words(get(heard.client, told.link("Record what it is about")))
    assert "it is that person’s complaint" in triage
    assert "My constituent Mia Ward says" in triage


def test_whom_else_an_advocate_or_an_mp_was_sent_it_is_asked_in_the_first_letter(
    heard: Heard,
) -> None:
    heard.arrive(an_email(cc="Al Poole MP <al@parliament.uk>, Rana <rana@advocates.example>"))
    asked = heard.letter("acknowledgement").text
    assert "You sent your message to other people too" in asked
    assert "an advocate, a solicitor or your MP" in asked
    shown = heard.letter("new_case")
    assert "rana@advocates.example" in shown.text
    assert "al@parliament.uk" in words(get(heard.client, shown.link("See the whole case")))
    assert not {"al@parliament.uk", "rana@advocates.example"} & {p.to for p in heard.follow()}
