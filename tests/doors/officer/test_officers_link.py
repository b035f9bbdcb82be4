"""Officers act by signed links: GET shows, POST acts; one move, one officer, one case, once, for
thirty days.
"""

from __future__ import annotations

import json
import random
import string
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import boto3
import pytest
from lxml import html

from chalicelib import links, store
from chalicelib.core.cases import Case
from tests.conftest import FRIDAY
from tests.core.lives import WITHDRAW
from tests.helpers import FORM, SAM, Heard, a_case, as_shown, get, london, page, post, words

TEAM = "complaints.team@sefton.example"
ELLEN = "ellen.marsh@sefton.example"
TRIAGE = {
    "kind": "complaint",
    "procedure": "children_act",
    "service": "social_work",
    "named": "",
    "points": "Nobody came\nNobody rang",
}
FINDING = {
    "finding-1": "upheld",
    "evidence-1": "The visit log.",
    "reasons-1": "No visit is written there.",
}
FINDINGS = FINDING | {k.replace("1", "2"): v for k, v in FINDING.items()}
REPLY = FINDINGS | {"sorry": "We should have come.", "actions": "Mr Bell will come on 14 December."}


def link(case: Case, move: str, officer: str = "team", nonce: str = "") -> str:
    return urlsplit(
        links.make_officer_link(case.reference, move, officer, nonce or f"{officer}/{move}", FRIDAY)
    ).path


def now_of(case: Case) -> Case:
    found = store.load(case.reference)
    assert found
    return found


def with_ellen(heard: Heard) -> Case:
    case = a_case(FRIDAY)
    assert (
        post(
            heard.client, heard.letter("new_case").link("Record what it is about"), **TRIAGE
        ).status_code
        == 200
    )
    assert post(heard.client, link(case, "allocate"), officer="care1").status_code == 200
    return now_of(case)


# --- GET shows


def test_fetching_a_link_changes_nothing(heard: Heard) -> None:
    case = a_case(FRIDAY)
    for method in ("get", "head"):
        for agent in ("Mozilla/5.0", "Microsoft Office Existence Discovery", "Mimecast"):
            answer = getattr(heard.client.http, method)(
                link(case, "triage"), headers={"User-Agent": agent, "Purpose": "prefetch"}
            )
            assert answer.status_code == 200
    assert "The social worker did not come." in page(get(heard.client, link(case, "triage")))
    assert now_of(case) == case
    assert post(heard.client, link(case, "triage"), **TRIAGE).status_code == 200


def test_a_link_acts_once(heard: Heard) -> None:
    case = a_case(FRIDAY)
    first, second = (post(heard.client, link(case, "triage"), **TRIAGE) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 200)
    assert "This is done already" in words(second)
    assert "What has happened since" in page(second)
    assert len(now_of(case).points) == 2
    assert len(heard.sent("points_understood")) == 1


def test_pressed_twice_it_says_what_is_done_since_when_and_what_comes_next_and_refuses_nothing(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    heard.deliver()
    answers = as_shown(get(heard.client, link(case, "triage"))) | TRIAGE
    assert post(heard.client, link(case, "triage"), **answers).status_code == 200
    heard.deliver()
    time.now += timedelta(minutes=20)
    for again in (
        post(heard.client, link(case, "triage"), **answers),
        get(heard.client, link(case, "triage")),
    ):
        said = words(again)
        assert again.status_code == 200
        assert (
            "This is done already What it is about was recorded, on Friday 27 November "
            "2026 at 10:00am."
        ) in said
        assert "Next: Friday 11 December 2026, to answer them." in said
        for refusal in (
            "Someone else",
            "nothing was changed",
            "Nothing was changed",
            "has been used",
        ):
            assert refusal not in said


def test_whoever_hands_a_case_back_twice_is_told_that_it_is_done_though_it_is_theirs_no_more(
    heard: Heard,
) -> None:
    case = with_ellen(heard)
    answers = [
        post(heard.client, link(case, "hand_back", "care1"), reason="I know the family.")
        for _ in range(2)
    ]
    assert [a.status_code for a in answers] == [200, 200]
    assert "This is done already" in words(answers[1])
    assert "I know the family." not in page(answers[1])
    assert "Send me a fresh link" not in page(answers[1])


def test_what_a_spent_link_did_is_told_to_nobody_whom_the_complaint_names_since(
    heard: Heard,
) -> None:
    case = with_ellen(heard)
    extend = link(case, "extend", "care1")
    assert (
        post(heard.client, extend, ground="complex", reason="Two people are away.").status_code
        == 200
    )
    named = TRIAGE | {"named": "Ellen Marsh"}
    assert post(heard.client, link(case, "triage", nonce="again"), **named).status_code == 200
    for answer in (
        get(heard.client, extend),
        post(heard.client, extend, ground="complex", reason="x"),
    ):
        assert answer.status_code in (409, 410)
        assert "This is done already" not in words(answer)
        assert "Two people are away." not in page(answer)


def test_a_letter_told_by_telephone_and_recorded_twice_is_said_to_be_done(heard: Heard) -> None:
    heard.bounce((a_case(FRIDAY), heard.letter("acknowledgement"))[1])
    heard.deliver()
    path = heard.letter("bounced").link("Record how you told them")
    answers = [post(heard.client, path, how="phone") for _ in range(2)]
    assert [a.status_code for a in answers] == [200, 200]
    assert "This is done already Letter read out by phone" in words(answers[1])


# --- every move


def test_triage_records_what_it_is_about_and_sends_the_person_the_points(heard: Heard) -> None:
    case = a_case(FRIDAY)
    new = heard.letter("new_case")
    answer = post(
        heard.client,
        new.link("Record what it is about"),
        **TRIAGE | {"named": "Priya Nair\nA duty worker"},
    )
    assert answer.status_code == 200
    after = now_of(case)
    assert (after.service, after.named) == ("social_work", ("Priya Nair", "A duty worker"))
    assert [p.text for p in after.points] == ["Nobody came", "Nobody rang"]
    told = heard.letter("points_understood")
    assert told.to == SAM
    assert "Nobody rang" in told.text
    assert set(case.clocks[1:]) <= set(after.clocks)


def test_allocating_gives_the_case_to_an_officer_with_the_facts_the_date_and_their_links(
    heard: Heard,
) -> None:
    case = with_ellen(heard)
    assert (case.owner, case.stage) == ("care1", "stage1")
    allocation = heard.letter("allocation")
    assert allocation.to == ELLEN
    assert "answer it by Friday 11 December 2026" in allocation.text
    assert "Nobody came" in allocation.text
    for button in ("Send the reply", "Ask for more time", "Hand it back"):
        assert get(heard.client, allocation.link(button)).status_code == 200


def test_more_time_is_given_once_with_a_reason_and_the_person_is_told_the_day_and_their_rights(
    heard: Heard, time: Any
) -> None:
    case = with_ellen(heard)
    time.now = london("Thu 10 Dec 2026 16:00")
    assert (
        post(
            heard.client,
            link(case, "extend", "care1"),
            ground="complex",
            reason="Two people are away.",
        ).status_code
        == 200
    )
    told = heard.letter("extension")
    assert f"{now_of(case).clock('s1_response').due_on:%a %d %b %Y}" == "Tue 29 Dec 2026"
    assert told.to == SAM
    assert "Two people are away." in told.text
    assert "We will answer you by Tuesday 29 December 2026." in told.text
    assert "stage 2" in told.text
    again = post(
        heard.client, link(case, "extend", "care1", "n2"), ground="complex", reason="Again."
    )
    assert again.status_code == 409
    assert "The rules allow it once." in words(again)
    assert "Again." in page(again)


def test_a_date_that_has_passed_cannot_be_put_back(heard: Heard, time: Any) -> None:
    case = with_ellen(heard)
    time.now = london("Sat 12 Dec 2026 00:00")
    answer = post(heard.client, link(case, "extend", "care1"), ground="complex", reason="Sorry.")
    assert answer.status_code == 409
    assert "A date that has passed cannot be extended." in words(answer)
    assert now_of(case) == case


def test_the_reply_carries_a_finding_a_point_and_stops_the_clocks_when_it_leaves(
    heard: Heard,
) -> None:
    case = with_ellen(heard)
    assert post(heard.client, link(case, "reply", "care1"), **REPLY).status_code == 200
    assert now_of(case).stage == "answered_stage1"
    assert now_of(case).clock("s1_response").running
    told = heard.letter("stage1_reply")
    assert told.to == SAM
    assert all(
        part in told.text
        for part in (
            "Upheld",
            "The visit log.",
            "No visit is written there.",
            "We should have come.",
        )
    )
    assert not now_of(case).clock("s1_response").running


@pytest.mark.parametrize("missing", FINDINGS)
def test_a_reply_with_a_point_left_open_cannot_be_sent_and_keeps_what_was_typed(
    heard: Heard, missing: str
) -> None:
    case = with_ellen(heard)
    answer = post(heard.client, link(case, "reply", "care1"), **REPLY | {missing: ""})
    assert answer.status_code == 422
    assert html.fromstring(page(answer)).xpath(
        "//*[contains(@class, 'error-summary')]//a/@href"
    ) == [f"#{missing}"]
    assert "Mr Bell will come on 14 December." in page(answer)
    assert now_of(case) == case


def test_handing_back_returns_the_case_to_the_team_with_the_reason_and_moves_no_date(
    heard: Heard,
) -> None:
    case = with_ellen(heard)
    assert (
        post(
            heard.client, link(case, "hand_back", "care1"), reason="I know the family."
        ).status_code
        == 200
    )
    after = now_of(case)
    assert (after.owner, after.stage, after.clocks) == ("team", "triage", case.clocks)
    told = heard.letter("handed_back")
    assert told.to == TEAM
    assert "I know the family." in told.text


def test_a_withdrawal_that_the_team_records_is_confirmed_in_writing(heard: Heard) -> None:
    case = a_case(FRIDAY)
    assert post(heard.client, link(case, "withdraw"), **WITHDRAW).status_code == 200
    assert now_of(case).stage == "withdrawn"
    assert "by telephone" in heard.letter("withdrawal_confirmed").text


def test_what_was_withdrawn_can_be_opened_again_with_its_first_day_kept(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    post(heard.client, link(case, "withdraw"), **WITHDRAW)
    heard.deliver()
    time.now = london("Mon 14 Dec 2026 10:00")
    assert (
        post(heard.client, link(case, "come_back", nonce="n2"), reason="They rang.").status_code
        == 200
    )
    after = now_of(case)
    assert (after.stage, after.received_at) == ("triage", FRIDAY)
    assert f"{after.clock('s1_response').due_on:%a %d %b %Y}" == "Wed 30 Dec 2026"
    assert heard.letter("reopened").to == SAM


def test_a_delay_is_explained_to_the_person_and_stays_late(heard: Heard, time: Any) -> None:
    case = with_ellen(heard)
    time.now = london("Mon 14 Dec 2026 10:00")
    assert (
        post(
            heard.client,
            link(case, "explain_delay", "care1"),
            reason="We were slow.",
            date="2026-12-16",
        ).status_code
        == 200
    )
    assert "We were slow." in heard.letter("delay_explained").text
    assert f"{now_of(case).clock('s1_response').due_on:%a %d %b %Y}" == "Fri 11 Dec 2026"


def test_an_anonymous_case_is_looked_into_and_what_was_done_is_recorded(heard: Heard) -> None:
    case = a_case(FRIDAY, code="anonymous", name="", email="")
    post(heard.client, link(case, "allocate"), officer="care1")
    assert (
        post(
            heard.client,
            link(case, "record_outcome", "care1", "n2"),
            outcome="We changed the rota.",
        ).status_code
        == 200
    )
    assert now_of(case).stage == "looked_into"
    assert "We changed the rota." in heard.letter("outcome_recorded").text
    assert [p.to for p in heard.follow() if p.to == SAM] == []


def test_the_pages_offer_the_moves_of_the_table_and_no_others(heard: Heard) -> None:
    case = with_ellen(heard)
    shown = words(get(heard.client, link(case, links.LOOK, "care1")))
    for button in ("Send the reply", "Ask for more time", "Hand it back"):
        assert button in shown
    for button in ("Give it to an officer", "Open it again", "Record that they have withdrawn it"):
        assert button not in shown
    for move in ("allocate", "triage", "withdraw", "come_back", "rest"):
        answer = post(
            heard.client,
            link(case, move, "care1", move),
            **TRIAGE,
            officer="care1",
            how="phone",
            said="x",
            reason="x",
        )
        assert answer.status_code == 409
    assert now_of(case) == case


# --- independence (000:45, T28)


def test_an_officer_whom_the_complaint_names_cannot_be_given_it_nor_is_shown(heard: Heard) -> None:
    case = a_case(FRIDAY, involved=("Ellen Marsh",))
    assert "Ellen Marsh, Team manager" not in words(get(heard.client, link(case, "allocate")))
    answer = post(heard.client, link(case, "allocate"), officer="care1")
    assert answer.status_code == 422
    assert "Ellen Marsh is named in this complaint, so they cannot be given it." in words(answer)
    assert now_of(case) == case


def test_an_officer_who_turns_out_to_be_named_loses_the_case_and_every_link_to_it(
    heard: Heard,
) -> None:
    case = with_ellen(heard)
    allocation = heard.letter("allocation")
    assert (
        post(
            heard.client, link(case, "triage", nonce="n2"), **TRIAGE | {"named": "Ellen Marsh"}
        ).status_code
        == 200
    )
    assert now_of(case).owner == "team"
    before = len(heard.follow())
    for button in ("Send the reply", "Ask for more time", "Hand it back", "See the whole case"):
        path = allocation.link(button)
        for answer in (
            get(heard.client, path),
            post(heard.client, path, **REPLY, reason="x", ground="complex"),
        ):
            assert answer.status_code == 409
            assert "This complaint names you" in words(answer)
            assert "Nobody came" not in page(answer)
        post(heard.client, path + "/fresh")
    assert ELLEN not in [p.to for p in heard.follow()[before:]]


def test_one_who_handed_the_case_back_can_see_it_no_more(heard: Heard) -> None:
    case = with_ellen(heard)
    allocation = heard.letter("allocation")
    post(heard.client, allocation.link("Hand it back"), reason="I know them.")
    answer = get(heard.client, allocation.link("See the whole case"))
    assert answer.status_code == 409
    assert "This case is not with you any more." in words(answer)
    assert "Nobody came" not in page(answer)
    assert post(heard.client, allocation.link("Send the reply"), **REPLY).status_code == 409
    assert now_of(case).stage == "triage"


def test_an_officer_who_has_left_can_do_nothing_with_the_links_they_had(heard: Heard) -> None:
    case = a_case(FRIDAY)
    for move in ("reply", links.LOOK, "allocate"):
        for answer in (
            get(heard.client, link(case, move, "gone")),
            post(heard.client, link(case, move, "gone"), **REPLY),
        ):
            assert answer.status_code == 409
            assert "no longer deals with complaints here" in words(answer)
            assert case.words not in page(answer)
    assert now_of(case) == case


# --- two at once, and late comers


def test_of_two_officers_at_once_one_wins_and_the_other_is_told_with_what_they_typed_kept(
    heard: Heard,
) -> None:
    case = a_case(FRIDAY)
    first = as_shown(get(heard.client, link(case, "allocate", "manager", "a")))
    second = as_shown(get(heard.client, link(case, "triage", "complaints1", "b")))
    assert (
        post(
            heard.client, link(case, "allocate", "manager", "a"), **first | {"officer": "care1"}
        ).status_code
        == 200
    )
    answer = post(
        heard.client,
        link(case, "triage", "complaints1", "b"),
        **second | TRIAGE | {"points": "What I typed"},
    )
    assert answer.status_code == 409
    assert "Someone else acted on this case while you had this page open." in words(answer)
    assert "Allocated to Ellen Marsh" in words(answer)
    assert "What I typed" in page(answer)
    assert [p.text for p in now_of(case).points] == [p.text for p in case.points]
    again = post(heard.client, link(case, "triage", "complaints1", "b"), **as_shown(answer))
    assert again.status_code == 200
    assert [p.text for p in now_of(case).points] == ["What I typed"]


def test_what_the_person_adds_meanwhile_stops_no_officer(heard: Heard) -> None:
    case = a_case(FRIDAY)
    shown = as_shown(get(heard.client, link(case, "allocate")))
    post(
        heard.client,
        urlsplit(links.make_person_link(case.reference, "complainant", FRIDAY)).path + "/add",
        text="More.",
    )
    assert (
        post(heard.client, link(case, "allocate"), **shown | {"officer": "care1"}).status_code
        == 200
    )


@pytest.mark.parametrize("as_of", ["-1", "x", "9" * 400, "٣", "1e9", ""])
def test_a_page_that_says_nonsense_of_what_it_knew_breaks_nothing(heard: Heard, as_of: str) -> None:
    case = a_case(FRIDAY)
    assert post(heard.client, link(case, "triage"), **TRIAGE, as_of=as_of).status_code in (200, 409)


def test_a_move_that_is_over_says_what_happened_since_and_offers_a_fresh_link(
    heard: Heard, time: Any
) -> None:
    case = with_ellen(heard)
    time.now += timedelta(minutes=1)
    post(heard.client, link(case, "reply", "care1"), **REPLY)
    answer = get(heard.client, link(case, "extend", "care1", "n5"))
    assert answer.status_code == 410
    said = words(answer)
    assert "This case has moved on" in said
    assert "The reply was written" in said
    assert "Send me a fresh link" in said


def test_a_spent_link_shows_what_was_done_and_no_word_that_anyone_wrote(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    time.now += timedelta(minutes=1)
    post(
        heard.client,
        urlsplit(links.make_person_link(case.reference, "complainant", FRIDAY)).path + "/add",
        text="My own secret.",
    )
    post(heard.client, link(case, "triage"), **TRIAGE)
    shown = page(get(heard.client, link(case, "triage")))
    assert "Something was added" in shown
    for said in ("My own secret.", case.words, "Nobody rang", SAM):
        assert said not in shown


# --- thirty days, fresh


def test_a_link_works_for_thirty_days_and_not_a_second_longer(heard: Heard, time: Any) -> None:
    case = a_case(FRIDAY)
    time.now = FRIDAY + timedelta(days=30, seconds=-1)
    assert get(heard.client, link(case, "triage")).status_code == 200
    time.now = FRIDAY + timedelta(days=30)
    for answer in (
        get(heard.client, link(case, "triage")),
        post(heard.client, link(case, "triage"), **TRIAGE),
    ):
        assert answer.status_code == 410
        assert "This link is more than 30 days old." in words(answer)
        assert case.words not in page(answer)
    assert now_of(case) == case


def test_a_fresh_link_goes_to_the_officers_own_address_and_is_never_shown(
    heard: Heard, time: Any
) -> None:
    case = with_ellen(heard)
    time.now = FRIDAY + timedelta(days=31)
    answer = post(heard.client, link(case, "reply", "care1") + "/fresh", email="thief@evil.example")
    assert answer.status_code == 200
    assert "/act/" not in page(answer)
    fresh = heard.letter("fresh_officer_link")
    assert fresh.to == ELLEN
    assert post(heard.client, fresh.link("Send the reply"), **REPLY).status_code == 200


def test_fresh_links_are_one_an_hour_however_often_they_are_asked_for(heard: Heard) -> None:
    case = a_case(FRIDAY)
    for _ in range(5):
        post(heard.client, link(case, "triage") + "/fresh")
    assert len(heard.sent("fresh_officer_link")) == 1


# --- forged tokens

WRITTEN = string.ascii_letters + string.digits + "-_"


def test_every_character_of_a_link_counts(heard: Heard) -> None:
    token = link(a_case(FRIDAY), "triage").rpartition("/")[2]
    for place in range(len(token)):
        for other in {*(WRITTEN if place == len(token) - 1 else "Ab-"), ".", "=", " "} - {
            token[place]
        }:
            with pytest.raises(links.BadLink):
                links.read_officer(token[:place] + other + token[place + 1 :], FRIDAY)
    for end in range(len(token)):
        with pytest.raises(links.BadLink):
            links.read_officer(token[:end], FRIDAY)


def test_of_ten_thousand_forgeries_none_is_taken(heard: Heard) -> None:
    body, _, mark = link(a_case(FRIDAY), "triage").rpartition("/")[2].rpartition(".")
    guess = random.Random(27)
    for _ in range(10_000):
        forged = "".join(guess.choices(WRITTEN, k=len(mark)))
        with pytest.raises(links.BadLink):
            links.read_officer(f"{body}.{forged}", FRIDAY)


FORGED = [
    "",
    "x",
    ".",
    "a.b",
    "a.b.c",
    "%00",
    "..%2f..%2fetc",
    "eyJhbGciOiJub25lIn0.W10.",
    "WyJ4Il0",
    "é",
    "A" * 5000,
    "null",
    "%F0%28",
    "{{7*7}}",
]


@pytest.mark.parametrize("token", FORGED)
@pytest.mark.parametrize(
    "path", ["/act/{}", "/act/{}/fresh", "/act/{}/files/0", "/track/{}", "/track/{}/add"]
)
def test_what_is_no_link_of_ours_gets_a_kind_page_that_gives_nothing_away(
    heard: Heard, token: str, path: str
) -> None:
    case = a_case(FRIDAY)
    for answer in (
        get(heard.client, path.format(token)),
        post(heard.client, path.format(token), **TRIAGE),
    ):
        assert answer.status_code in (403, 404, 405)
        assert case.reference not in page(answer)
    assert now_of(case) == case


def test_no_link_serves_another_case_another_move_or_another_officer(heard: Heard) -> None:
    one = a_case(FRIDAY)
    other = a_case(FRIDAY, email="kim@family.example")
    body, _, mark = link(one, "triage").rpartition("/")[2].rpartition(".")
    for elsewhere in (link(other, "triage"), link(one, "allocate"), link(one, "triage", "manager")):
        swapped = elsewhere.rpartition("/")[2].rpartition(".")[0] + "." + mark
        assert post(heard.client, f"/act/{swapped}", **TRIAGE, officer="care1").status_code == 404
    post(heard.client, f"/act/{body}.{mark}", **TRIAGE)
    assert now_of(other) == other
    assert now_of(one) != one


def with_keys(environment: dict[str, str], *keys: str) -> None:
    """Put these keys in the links' secret, newest first, and let this process read it anew."""
    value = json.dumps({"keys": list(keys)})
    boto3.client("secretsmanager").put_secret_value(
        SecretId=environment["HEARD_KEYS_SECRET"], SecretString=value
    )
    links._list_keys.cache_clear()


@pytest.fixture
def keys(aws: dict[str, str]) -> Iterator[Any]:
    before = boto3.client("secretsmanager").get_secret_value(SecretId=aws["HEARD_KEYS_SECRET"])[
        "SecretString"
    ]
    yield lambda *keys: with_keys(aws, *keys)
    with_keys(aws, *json.loads(before)["keys"])


def test_after_a_rotation_the_old_keys_links_still_read_and_new_ones_are_signed_with_the_new(
    heard: Heard, keys: Any
) -> None:
    keys("first-key")
    case = a_case(FRIDAY)
    old = link(case, "triage")
    address = links.make_reply_address(case.reference, "complainant")
    keys("second-key", "first-key")
    new = link(case, "triage")
    assert new != old
    assert get(heard.client, old).status_code == 200
    assert get(heard.client, new).status_code == 200
    assert links.read_reply_address(address) == (case.reference, "complainant")
    keys("second-key")
    assert get(heard.client, old).status_code == 404
    assert get(heard.client, new).status_code == 200
    assert links.read_reply_address(address) is None


# --- host tricks


@pytest.mark.parametrize(
    "header",
    [
        "Host",
        "X-Forwarded-Host",
        "X-Host",
        "Forwarded",
        "X-Forwarded-Proto",
        "X-Original-URL",
        "X-Rewrite-URL",
        "X-Forwarded-Server",
    ],
)
def test_links_are_made_of_the_settings_and_of_no_header(heard: Heard, header: str) -> None:
    case = a_case(FRIDAY)
    if "Original" in header or "Rewrite" in header:
        value = "https://evil.example"
    else:
        value = "evil.example"
    answer = heard.client.http.post(
        link(case, "allocate"), headers=FORM | {header: value}, body=b"officer=care1"
    )
    assert answer.status_code == 200
    assert "evil.example" not in page(answer) + str(answer.headers)
    for letter in heard.follow():
        assert "evil.example" not in letter.text + letter.html
        assert "https://complaints.sefton.example/" in letter.text


def test_a_form_that_another_site_sends_is_refused(heard: Heard) -> None:
    case = a_case(FRIDAY)
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
        for path in (link(case, "allocate"), link(case, "allocate") + "/fresh"):
            assert (
                heard.client.http.post(
                    path, headers=FORM | headers, body=b"officer=care1"
                ).status_code
                == 403
            )
    assert now_of(case) == case
