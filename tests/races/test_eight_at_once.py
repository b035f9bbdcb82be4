"""Eight at once on one case: one wins, the others are told, and nothing is lost, sent twice or made
twice.
"""

from __future__ import annotations

import itertools
import json
import urllib.request
from collections import Counter
from typing import Any

import pytest

FRIDAY = (
    "2026-11-27T10:00:00+00:00"  # Friday 27 November 2026: ack by Wed 2 Dec, reply by Fri 11 Dec
)
THE_FRIDAY_AFTER = "2026-12-04T08:00:00+00:00"  # five working days before the reply is due
ALLOCATE = {"officer": "socialwork1", "note": ""}
TRIAGE = {
    "kind": "complaint",
    "procedure": "children_act",
    "service": "social_work",
    "named": "",
    "points": "Nobody came.\nNobody rang.",
}
WITHDRAW = {
    "how": "phone",
    "talked": "Tom Fairclough",
    "talked_on": "2026-11-27",
    "said": "She said so.",
    "own_wish": "yes",
}
PRESSES = [
    ("allocate", "team", ALLOCATE),
    ("allocate", "complaints1", {"officer": "socialwork2", "note": ""}),
    ("allocate", "manager", {"officer": "care1", "note": ""}),
    ("triage", "team", TRIAGE),
    ("triage", "complaints1", {**TRIAGE, "points": "Nobody wrote."}),
    ("triage", "manager", {**TRIAGE, "service": "fostering"}),
    ("withdraw", "team", WITHDRAW),
    ("withdraw", "complaints1", WITHDRAW),
]
_numbers = itertools.count()


def fresh(what: str) -> str:
    """Return a name that nobody has used in this run."""
    return f"{what}{next(_numbers)}"


def a_case(eight: Any) -> str:
    return eight.one(
        "lodge", now=FRIDAY, cause=fresh("form/"), email=f"{fresh('jo')}@family.example"
    )


def gave(answers: list[dict[str, Any]]) -> list[Any]:
    return [answer["gave"] for answer in answers if "gave" in answer]


def raised(answers: list[dict[str, Any]]) -> Counter[str]:
    return Counter(answer["raised"] for answer in answers if "raised" in answer)


def sound(eight: Any, reference: str) -> dict[str, Any]:
    """Return the case as it stands, after checking that no event was lost or overwritten and
    that no letter is there twice.
    """
    seen = eight.one("look", reference=reference)
    assert seen["numbers"] == list(range(1, seen["version"] + 1))
    assert seen["is_its_history"]
    assert len({letter for letter, _, _ in seen["letters"]}) == len(seen["letters"])
    return seen


def presses(reference: str, **page: str) -> list[tuple[str, dict[str, Any]]]:
    return [
        (
            "act",
            {
                "now": FRIDAY,
                "reference": reference,
                "move": move,
                "officer": by,
                "nonce": fresh("n"),
                "form": {**form, **page},
            },
        )
        for move, by, form in PRESSES
    ]


@pytest.mark.parametrize("_again", range(3))
def test_of_eight_officers_who_press_different_buttons_of_one_page_one_wins_and_seven_are_told(
    eight, _again
):
    reference = a_case(eight)
    answers = eight.at_once(*presses(reference, as_of="0"))
    assert gave(answers) == [2]
    assert raised(answers) == {"Refused": 7}
    assert all(
        "Someone else acted" in a["said"] or "moved on" in a["said"] for a in answers if "said" in a
    )
    assert sound(eight, reference)["version"] == 2


def test_moves_that_may_follow_one_another_all_happen_and_none_is_lost(eight):
    reference = a_case(eight)
    triage = [
        (
            "act",
            {
                "now": FRIDAY,
                "reference": reference,
                "move": "triage",
                "officer": "team",
                "nonce": fresh("n"),
                "form": {**TRIAGE, "points": f"Visit {n} was missed."},
            },
        )
        for n in range(8)
    ]
    answers = eight.at_once(*triage)
    assert sorted(gave(answers)) == list(range(2, 10))
    assert sound(eight, reference)["events"] == ["received"] + ["triaged"] * 8


def test_a_link_pressed_eight_times_at_once_acts_once(eight):
    reference = a_case(eight)
    job = (
        "act",
        {
            "now": FRIDAY,
            "reference": reference,
            "move": "triage",
            "officer": "team",
            "nonce": fresh("n"),
            "form": TRIAGE,
        },
    )
    answers = eight.at_once(*[job] * 8)
    assert gave(answers) == [2]
    assert raised(answers) == {"Seen": 7}
    assert sound(eight, reference)["version"] == 2


@pytest.mark.parametrize("draft", ["", "d1"])
def test_one_form_that_comes_eight_times_at_once_makes_one_case(eight, draft):
    email = f"{fresh('sam')}@family.example"
    cause = fresh("form/")
    answers = eight.at_once(
        *[("lodge", {"now": FRIDAY, "cause": cause, "email": email, "draft": draft})] * 8
    )
    assert raised(answers) == {}
    assert len(set(gave(answers))) == 1
    assert eight.one("of_address", email=email) == gave(answers)[:1]
    assert sound(eight, gave(answers)[0])["version"] == 1


def test_eight_different_forms_at_once_make_eight_cases(eight):
    email = f"{fresh('sam')}@family.example"
    answers = eight.at_once(
        *[("lodge", {"now": FRIDAY, "cause": fresh("form/"), "email": email}) for _ in range(8)]
    )
    assert len(set(gave(answers))) == 8
    assert sorted(eight.one("of_address", email=email)) == sorted(gave(answers))


def test_one_mail_that_the_queue_brings_eight_times_at_once_makes_one_case(eight):
    who = f"{fresh('sam')}@family.example"
    key = f"inbound/{fresh('m')}"
    headers = (
        f"From: Sam <{who}>\r\nTo: complaints@heard.sefton.example\r\nSubject: My "
        f"complaint\r\nMessage-ID: <{key}@family.example>"
    )
    eight.one("keep_mail", key=key, raw=f"{headers}\r\n\r\nNobody came.\r\n")
    answers = eight.at_once(*[("receive", {"now": FRIDAY, "key": key})] * 8)
    assert raised(answers) == {}
    assert len(set(gave(answers))) == 1
    assert eight.one("of_address", email=who) == gave(answers)[:1]


def test_a_message_set_aside_and_settled_by_eight_at_once_makes_one_case(eight):
    who = f"{fresh('sam')}@family.example"
    key = f"inbound/{fresh('m')}"
    eight.one(
        "keep_mail",
        key=key,
        raw=(
            f"From: Sam <{who}>\r\nAuto-Submitted: auto-replied\r\nSubject: Away\r\n\r\nI am "
            "away.\r\n"
        ),
    )
    before = set(eight.one("aside"))
    eight.one("receive", now=FRIDAY, key=key)
    (message,) = set(eight.one("aside")) - before
    answers = eight.at_once(*[("settle", {"now": FRIDAY, "message": message})] * 8)
    assert set(raised(answers)) <= {"Seen"}  # whoever comes after it was settled is told so
    assert len(set(gave(answers))) == 1
    assert eight.one("of_address", email=who) == gave(answers)[:1]


def test_remarks_on_what_another_settles_at_once_undo_nothing_and_lose_nothing(eight):
    key = f"inbound/{fresh('m')}"
    sender = f"From: {fresh('sam')}@family.example"
    raw = f"{sender}\r\nAuto-Submitted: auto-replied\r\n\r\nI am away.\r\n"
    eight.one("keep_mail", key=key, raw=raw)
    before = set(eight.one("aside"))
    eight.one("receive", now=FRIDAY, key=key)
    (message,) = set(eight.one("aside")) - before
    remarks = [("remark", {"message": message, "said": f"Number {n} says no."}) for n in range(7)]
    answers = eight.at_once(("settle", {"now": FRIDAY, "message": message}), *remarks)
    assert set(raised(answers)) <= {"Stale"}
    settled, reason = eight.one("reason", message=message)
    assert settled
    for n, answer in enumerate(answers[1:]):
        assert (f"Number {n} says no." in reason) == (answer.get("gave") is True)


def test_eight_sweeps_at_once_send_each_nudge_once(eight):
    references = [a_case(eight) for _ in range(4)]
    answers = eight.at_once(*[("sweep", {"now": THE_FRIDAY_AFTER})] * 8)
    assert raised(answers) == {}
    for reference in references:
        seen = sound(eight, reference)
        assert seen["events"] == ["received", "nudged"]
        assert len(set(seen["nudges"])) == len(seen["nudges"]) > 0
        assert any(fired.startswith("s1_response/2026-12-11/-5/owner") for fired in seen["nudges"])
        ids = [letter for letter, _, _ in seen["letters"]]
        assert len(set(ids)) == len(ids)
        assert 2 < len(ids) <= 2 + len(seen["nudges"])  # two nudges may share one letter
    assert sum(gave(answers)) >= len(references)


def test_eight_post_rooms_at_once_send_one_letter_once(eight):
    reference = a_case(eight)
    letter = next(
        letter
        for letter, name, _ in eight.one("look", reference=reference)["letters"]
        if name == "acknowledgement"
    )
    answers = eight.at_once(
        *[("deliver", {"now": FRIDAY, "owner": f"CASE#{reference}", "letter": letter})] * 8
    )
    assert sorted(gave(answers)) == [""] * 7 + ["sent"]
    assert len([mail for mail in taken_by_ses(eight) if reference in mail["Subject"]]) == 1
    seen = sound(eight, reference)
    assert seen["events"] == ["received", "letter_sent"]
    assert "ack" not in seen["running"]


def taken_by_ses(eight: Any) -> list[dict[str, str]]:
    """Return what ministack's SES has taken."""
    with urllib.request.urlopen(f"{eight.endpoint}/_ministack/ses/messages", timeout=10) as answer:
        accounts = json.load(answer)["messages"]
    return [mail for mails in accounts.values() for mail in mails]


def test_eight_digests_at_once_make_one(eight):
    answers = eight.at_once(*[("digest", {"now": "2026-11-27T08:00:00+00:00"})] * 8)
    assert sorted(gave(answers)) == [False] * 7 + [True]


def test_eight_who_write_again_and_again_lose_nothing_that_they_were_told_was_taken(eight):
    reference = a_case(eight)
    jobs = [
        (
            "add",
            {
                "now": FRIDAY,
                "reference": reference,
                "causes": [f"{reference}/{who}/{n}" for n in range(6)],
            },
        )
        for who in range(8)
    ]
    taken = sum(gave(eight.at_once(*jobs)))
    seen = sound(eight, reference)
    assert seen["version"] == 1 + taken
    assert len(set(seen["texts"])) == len(seen["texts"]) == taken
    assert taken >= 8


def test_the_person_the_post_the_sweep_and_the_officers_at_once_leave_a_case_that_is_its_history(
    eight,
):
    reference = a_case(eight)
    letters = [letter for letter, _, _ in eight.one("look", reference=reference)["letters"]]
    act = {"now": THE_FRIDAY_AFTER, "reference": reference}
    answers = eight.at_once(
        ("withdraw", {"now": THE_FRIDAY_AFTER, "reference": reference}),
        ("add", {"now": THE_FRIDAY_AFTER, "reference": reference, "causes": [f"{reference}/a"]}),
        ("sweep", {"now": THE_FRIDAY_AFTER}),
        ("sweep", {"now": THE_FRIDAY_AFTER}),
        ("deliver", {"now": THE_FRIDAY_AFTER, "owner": f"CASE#{reference}", "letter": letters[0]}),
        ("deliver", {"now": THE_FRIDAY_AFTER, "owner": f"CASE#{reference}", "letter": letters[1]}),
        (
            "act",
            {
                **act,
                "move": "allocate",
                "officer": "team",
                "nonce": fresh("n"),
                "form": {**ALLOCATE, "as_of": "0"},
            },
        ),
        (
            "act",
            {
                **act,
                "move": "triage",
                "officer": "complaints1",
                "nonce": fresh("n"),
                "form": {**TRIAGE, "as_of": "0"},
            },
        ),
    )
    assert set(raised(answers)) <= {"Refused"}
    seen = sound(eight, reference)
    assert Counter(seen["events"])["contributed"] == 1
    assert Counter(seen["events"])["letter_sent"] == 1
    assert seen["events"].count("allocated") + seen["events"].count("triaged") <= 1
    assert len(set(seen["nudges"])) == len(seen["nudges"])
    assert {state for letter, _, state in seen["letters"] if letter in letters} == {"sent"}
