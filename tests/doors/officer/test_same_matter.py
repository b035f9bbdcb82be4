"""The same matter by several doors: suggested to the team with why, joined on their word and on
nobody else's, and nothing told to the wrong person.
"""

from __future__ import annotations

import textwrap
from typing import Any

import pytest
from lxml import html

from chalicelib import links, store
from chalicelib.core.cases import Case
from tests.core.test_joining import LEO, OTHER
from tests.helpers import SAM, Heard, an_email, by_form, get, london, page, post, words
from tests.moto_aws import all_rows

TEAM = "complaints.team@sefton.example"
ELLEN = "ellen.marsh@sefton.example"
COUNCILLOR = "jo.brown@councillors.example"


def forwarded(text: str = LEO, **headers: str) -> bytes:
    """Return the first message, passed on by a councillor who complains of it at length too: a
    short note would only pass it on, and be asked about.
    """
    note = (
        "Dear team,\n\nOne of my residents came to my surgery on Saturday and asked me to pass "
        "this on. I have known the family for years, and I am troubled by it myself. I have "
        "written to the service twice this autumn about other families in the same street, and "
        "had no answer to either letter. I would like to know from you, as the member for this "
        "ward, what is being done about it and by whom, and I would like an answer of my own. "
        "Please look into it.\n\nKind regards\nCllr Jo Brown\n\n"
    )
    told = (
        f"---------- Forwarded message ---------\nFrom: Sam Carter <{SAM}>\nDate: Fri, 27 Nov "
        "2026 at 09:12\nSubject: Leo\n\n"
    )
    body = note + told + textwrap.indent(textwrap.fill(text, 70), "> ")
    return an_email(
        body,
        subject="Fwd: Leo",
        from_=f"Jo Brown <{COUNCILLOR}>",
        message_id="<fwd@councillors.example>",
        **headers,
    )


def the_case(reference: str) -> Case:
    found = store.load(reference)
    assert found
    return found


def newest() -> str:
    return store.list_received_in("2026-11")[-1]


def suggested(heard: Heard) -> list[str]:
    """Return the references that the last letter about a new case suggests."""
    text = heard.sent("new_case")[-1].text
    return [line.split()[0] for line in text.splitlines() if "Why it may be the same" in line]


def two_doors(heard: Heard, time: Any) -> tuple[str, str]:
    """Send the same complaint by form on Friday and by email on Monday, from one address, and
    return both references.
    """
    first = by_form(heard.client, happened=LEO)
    heard.deliver()
    time.now = london("Mon 30 Nov 2026 09:00")
    heard.arrive(an_email(f"Dear Sir or Madam\n\n{LEO}\n\nSam", subject="My son"), key="m2")
    heard.deliver()
    return first, newest()


def join(heard: Heard, other: str, reason: str = "The same words.") -> Any:
    """Press the link of the letter about the newest case, see its form, and send it."""
    path = heard.sent("new_case")[-1].link(f"Merge it with {other}")
    shown = get(heard.client, path)
    assert shown.status_code == 200, words(shown)
    boxes = {
        b.get("name"): b.get("value") or "" for b in html.fromstring(page(shown)).iter("input")
    }
    assert boxes["other"] == other  # typed in already
    answer = post(heard.client, path, **boxes, reason=reason)
    heard.deliver()
    return answer


# --- suggested


def test_the_same_by_form_and_by_email_is_suggested_with_why_and_joined_by_nobody(
    heard: Heard, time: Any
) -> None:
    first, second = two_doors(heard, time)
    assert suggested(heard) == [first]
    told = heard.sent("new_case")[-1].text
    assert (
        "it came from the same email address, and 100% of the shorter one’s words stand in "
        "the other in the same order"
    ) in told
    assert "Nothing has been merged" in told
    assert the_case(first).stage == the_case(second).stage == "triage"


def test_what_a_councillor_passes_on_is_known_by_its_words(heard: Heard) -> None:
    first = by_form(heard.client, happened=LEO)
    heard.deliver()
    heard.arrive(forwarded(), key="m2")
    assert suggested(heard) == [first]
    assert (
        "email address"
        not in heard.sent("new_case")[-1]
        .text.partition("Why it may be the same")[2]
        .partition("\n")[0]
    )


def test_a_second_complaint_of_the_same_person_is_suggested_by_the_address_alone(
    heard: Heard, time: Any
) -> None:
    first = by_form(heard.client, happened=LEO)
    heard.deliver()
    by_form(heard.client, happened=OTHER)
    assert suggested(heard) == [first]
    told = heard.sent("new_case")[-1].text
    assert "Why it may be the same: it came from the same email address." in told


@pytest.mark.parametrize(
    "other",
    [
        {"happened": OTHER, "email": "aunt@family.example"},
        {"happened": "Nobody came.", "email": "x@family.example"},
    ],
)
def test_another_matter_of_another_person_is_not_suggested(
    heard: Heard, other: dict[str, str]
) -> None:
    by_form(heard.client, happened=LEO)
    by_form(heard.client, happened="Nobody came.")
    heard.deliver()
    by_form(heard.client, **other)
    assert suggested(heard) == []


def test_what_came_in_more_than_sixty_days_before_is_not_suggested_nor_what_is_over(
    heard: Heard, time: Any
) -> None:
    first, second = two_doors(heard, time)
    person = heard.sent("acknowledgement", SAM)[0].link("See where things are")
    post(heard.client, f"{person}/withdraw", sure="yes", said="")
    time.now = london("Mon 25 Jan 2027 09:00")
    heard.arrive(
        an_email(LEO, subject="Again", message_id="<3@family.example>"), key="m3", at=time.now
    )
    assert suggested(heard) == [second]  # fifty-six days; the first was withdrawn
    time.now = london("Mon 5 Apr 2027 09:00")
    heard.arrive(
        an_email(LEO, subject="And again", message_id="<4@family.example>"), key="m4", at=time.now
    )
    assert suggested(heard) == []
    assert the_case(first).stage == "withdrawn"


def test_a_case_that_names_its_reader_is_suggested_to_them_by_nothing(
    heard: Heard, time: Any
) -> None:
    by_form(heard.client, happened=f"{LEO} Tom Fairclough laughed.")
    heard.deliver()
    second = by_form(heard.client, happened=LEO)
    assert suggested(heard) == []  # Tom reads the team's mailbox
    path = (
        "/act/"
        + links.make_officer_link(second, links.LOOK, "complaints1", "n", time.now).rpartition("/")[
            2
        ]
    )
    assert "may be about the same matter" not in words(get(heard.client, path))
    path = (
        "/act/"
        + links.make_officer_link(second, links.LOOK, "manager", "n", time.now).rpartition("/")[2]
    )
    assert "may be about the same matter" in words(get(heard.client, path))


def test_the_cases_page_suggests_it_too_on_either_case_with_links_to_see_and_to_join(
    heard: Heard, time: Any
) -> None:
    first, second = two_doors(heard, time)
    for here, other in ((first, second), (second, first)):
        path = (
            "/act/"
            + links.make_officer_link(here, links.LOOK, "team", "n", time.now).rpartition("/")[2]
        )
        shown = html.fromstring(page(get(heard.client, path)))
        (see,) = [a.get("href") for a in shown.iter("a") if a.text_content() == f"See {other}"]
        (put,) = [
            a.get("href") for a in shown.iter("a") if a.text_content() == f"Merge the two ({other})"
        ]
        assert f"Case {other}" in words(
            get(heard.client, see.removeprefix("https://complaints.sefton.example"))
        )
        assert f'value="{other}"' in page(
            get(heard.client, put.removeprefix("https://complaints.sefton.example"))
        )


def test_a_sketch_of_the_words_is_kept_once_and_goes_by_itself_and_the_words_are_not_in_it(
    heard: Heard,
) -> None:
    reference = by_form(heard.client, happened=LEO)
    heard.deliver()
    heard.stragglers()
    (row,) = [
        row for row in all_rows(heard.environment["HEARD_TABLE"]) if row["pk"].startswith("LIKE#")
    ]
    assert (row["pk"], row["sk"]) == ("LIKE#2026-11", reference)
    assert int(row["expires"]) == int(london("Sun 7 Mar 2027 10:00").timestamp())
    assert "Leo" not in row["body"]


WRITES_AGAIN = "I wrote last week and nobody has rung me. Please ring me."


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"phone": "+44 7700 900123"}, "it gives the same telephone number"),
        ({"name": "sam carter"}, "it came from somebody of the same name"),
        ({"about": "My son Leo Carter"}, "it names the same child or young person"),
    ],
)
def test_who_writes_again_from_a_new_address_is_suggested_with_why_and_joined_by_a_person(
    heard: Heard, time: Any, given: dict[str, str], why: str
) -> None:
    known = {"name": "Sam Carter", "phone": "07700 900123", "about": "Leo Carter"}
    first = by_form(heard.client, happened=LEO, **known)
    heard.deliver()
    time.now = london("Mon 30 Nov 2026 09:00")
    again = {"name": "", "email": "another@family.example", "happened": WRITES_AGAIN, **given}
    second = by_form(heard.client, **again)
    heard.deliver()
    assert suggested(heard) == [first]
    assert f"Why it may be the same: {why}." in heard.sent("new_case")[-1].text
    assert (the_case(second).joined_to, the_case(first).joined_to) == ("", "")
    shown = get(heard.client, heard.sent("new_case")[-1].link("See the whole case"))
    assert f"It may be about the same matter as {first}" in words(shown)
    join(heard, first)
    assert the_case(second).joined_to == first


def test_a_stranger_with_another_name_number_and_child_is_not_suggested(
    heard: Heard, time: Any
) -> None:
    by_form(heard.client, happened=LEO, name="Sam Carter", phone="07700 900123")
    heard.deliver()
    other = {"name": "Pat Lee", "phone": "07700 900124", "about": "Mia Lee"}
    by_form(heard.client, email="pat@family.example", happened=WRITES_AGAIN, **other)
    heard.deliver()
    assert suggested(heard) == []


def test_an_advocate_of_many_is_no_reason_to_suggest_their_other_cases(
    heard: Heard, time: Any
) -> None:
    advocate = {"code": "advocate", "name": "Ada Voss", "phone": "07700 900123"}
    by_form(heard.client, happened=LEO, email="a@advocates.example", **advocate)
    heard.deliver()
    by_form(heard.client, happened=WRITES_AGAIN, email="b@advocates.example", **advocate)
    heard.deliver()
    assert suggested(heard) == []


def test_the_letter_about_a_new_case_leaves_though_nothing_can_be_compared(heard: Heard) -> None:
    from tests.faults import refused, table

    by_form(heard.client, happened=LEO)
    with (
        table(refused("ProvisionedThroughputExceededException", 400), what="Query"),
        table(refused("ValidationException", 400), what="PutItem"),
    ):
        heard.deliver()
    heard.stragglers()
    assert heard.letter("new_case").to == TEAM


# --- joined


def test_joined_on_the_teams_word_the_earliest_goes_on_with_its_dates_and_one_reference(
    heard: Heard, time: Any
) -> None:
    first, second = two_doors(heard, time)
    answer = join(heard, first)
    assert answer.status_code == 200, words(answer)
    earlier = the_case(first)
    later = the_case(second)
    assert (earlier.stage, later.stage, later.joined_to) == ("triage", "joined", first)
    assert [c.name for c in later.clocks if c.running] == []
    due = earlier.clock("s1_response")
    assert due
    assert f"{due.due_on:%a %d %b %Y}" == "Fri 11 Dec 2026"
    told = heard.letter("joined", SAM)
    assert f"Your reference is now {first}" in told.text
    assert "We will answer you by Friday 11 December 2026" in told.text
    (event,) = [e for e in store.load_history(first) if e.name == "joined_here"]
    assert event.facts["received_at"] == london("Mon 30 Nov 2026 09:00").isoformat()
    assert LEO.splitlines()[0] in heard.letter("joined_here").text
    assert second not in [case.reference for case in store.list_open_cases_of("team")]


def test_pressed_twice_it_is_done_once(heard: Heard, time: Any) -> None:
    first, second = two_doors(heard, time)
    path = heard.sent("new_case")[-1].link(f"Merge it with {first}")
    answers = [post(heard.client, path, other=first, reason="The same.") for _ in range(3)]
    assert [a.status_code for a in answers] == [200, 200, 200]
    assert [e.name for e in store.load_history(first)].count("joined_here") == 1
    assert [e.name for e in store.load_history(second)].count("joined_to") == 1


def test_somebody_acting_on_the_other_case_meanwhile_loses_neither(heard: Heard, time: Any) -> None:
    """Both cases change in one transaction: where one of them has moved, it is decided anew on what
    is there.
    """
    from chalicelib import casework
    from tests.faults import table

    first, second = two_doors(heard, time)
    claim = links.Claim(second, "join", "team", "once", time.now.replace(year=2028))

    def meanwhile(**_: Any) -> None:
        casework.add(first, "complainant", "One more thing.", (), time.now, "meanwhile")

    with table(("before-call", meanwhile), what="TransactWriteItems", times=1):
        casework.act(claim, {"other": first, "reason": "The same."}, time.now)
    names = [e.name for e in store.load_history(first)]
    assert names.index("contributed") < names.index("joined_here")
    assert the_case(first).version == len(names)


def test_what_the_person_adds_to_the_later_reference_goes_to_the_one_that_goes_on(
    heard: Heard, time: Any
) -> None:
    first, _ = two_doors(heard, time)
    join(heard, first)
    told = heard.letter("joined", SAM)
    heard.arrive(
        an_email("And one more thing.", subject="Re: it", message_id="<5@family.example>"),
        to=told.reply_to,
        key="m5",
    )
    page_of_later = told.link("See where things are")
    assert post(heard.client, f"{page_of_later}/add", text="And by the page.").status_code == 200
    added = [e.facts["text"] for e in store.load_history(first) if e.name == "contributed"]
    assert added == ["And one more thing.", "And by the page."]
    shown = words(get(heard.client, page_of_later))
    assert "Put together with another" in shown
    assert first in shown


def test_to_somebody_else_nothing_is_told_of_the_first_and_nothing_of_them_to_the_first(
    heard: Heard, time: Any
) -> None:
    first = by_form(heard.client, happened=LEO)
    heard.deliver()
    time.now = london("Mon 30 Nov 2026 09:00")
    heard.arrive(forwarded(), key="m2")
    heard.deliver()
    second = newest()
    assert join(heard, first).status_code == 200
    told = heard.letter("joined", COUNCILLOR)
    shown = get(heard.client, told.link("See where things are"))
    for secret in (first, "Sam", SAM, "11 December"):
        assert secret not in told.text + told.html + told.subject
        assert secret not in words(shown)
    assert "If you want an answer of your own" in told.text
    assert [p.name for p in heard.follow() if p.to == SAM] == ["acknowledgement"]
    assert second not in heard.letter("acknowledgement", SAM).text
    own = heard.letter("acknowledgement", SAM).link("See where things are")
    assert "Brown" not in words(get(heard.client, own))
    heard.arrive(
        an_email("Thank you.", from_=f"Jo Brown <{COUNCILLOR}>", message_id="<6@c.example>"),
        to=told.reply_to,
        key="m6",
    )
    assert [
        e.name for e in store.load_history(first) if e.name == "contributed"
    ] == []  # it stays theirs, before the team


def test_taken_apart_again_both_go_on_and_the_person_is_told_the_dates_of_the_day_it_came(
    heard: Heard, time: Any
) -> None:
    first, second = two_doors(heard, time)
    join(heard, first)
    path = (
        "/act/"
        + links.make_officer_link(second, "take_apart", "team", "n", time.now).rpartition("/")[2]
    )
    assert post(heard.client, path, reason="They are two.").status_code == 200
    heard.deliver()
    assert (the_case(first).joins, the_case(second).stage) == ((), "triage")
    assert "We will answer you by Monday 14 December 2026" in heard.letter("apart_again", SAM).text
    assert heard.letter("parted").to == TEAM
    assert "A merged case was separated again" in words(
        get(heard.client, heard.letter("parted").link("See the whole case"))
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("K4M7", "Check the reference"),
        ("K4M7-RT2Q", "There is no case K4M7-RT2Q that you can choose"),
    ],
)
def test_a_reference_that_cannot_be_is_said_to_be_and_what_was_typed_stays(
    heard: Heard, time: Any, typed: str, said: str
) -> None:
    _, second = two_doors(heard, time)
    path = (
        "/act/" + links.make_officer_link(second, "join", "team", "n", time.now).rpartition("/")[2]
    )
    answer = post(heard.client, path, other=typed, reason="The very same.")
    assert answer.status_code == 422
    assert said in words(answer)
    assert "The very same." in page(answer)
    assert f'value="{typed}"' in page(answer)


def test_an_owner_may_not_join_cases_and_sees_no_suggestion_of_cases_that_are_not_theirs(
    heard: Heard, time: Any
) -> None:
    _, second = two_doors(heard, time)
    post(
        heard.client,
        heard.sent("new_case")[-1].link("Give it to an officer"),
        officer="care1",
        note="",
    )
    heard.deliver()
    shown = words(get(heard.client, heard.letter("allocation", ELLEN).link("See the whole case")))
    assert f"Case {second}" in shown
    assert "may be about the same matter" not in shown
