"""A colleague passes a complaint on: the team is asked if email is safe, from which day it counts,
and if it complains of that colleague.
"""

from __future__ import annotations

import pytest
from lxml import html

from chalicelib import store
from tests.casework.mail.mailing import only_aside
from tests.casework.mail.test_whose_complaint import BEV, FORWARD, KAREN, the_case, the_page
from tests.helpers import Heard, an_email, get, page, post, words

PRIYA = "priya.nair@sefton.example"


def passed_on(heard: Heard, text: str = FORWARD, sender: str = f"Karen Holt <{KAREN}>") -> None:
    heard.arrive(an_email(text, subject="FW: complaint", from_=sender))


def shown(heard: Heard) -> html.HtmlElement:
    return html.fromstring(page(get(heard.client, the_page(heard))))


def ticked(heard: Heard) -> bool:
    (box,) = shown(heard).xpath("//input[@name='of_sender'][@type='checkbox']")
    return box.get("checked") is not None


def day(heard: Heard) -> list[str]:
    form = shown(heard)
    found = []
    for part in ("day", "month", "year"):
        (box, *_) = form.xpath(f"//input[@name='got-{part}']")
        found.append(str(box.get("value")))
    return found


def test_the_day_on_which_the_colleague_got_it_is_filled_in(heard: Heard) -> None:
    passed_on(heard)
    assert day(heard) == ["26", "11", "2026"]


def test_the_team_is_told_to_acknowledge_it_within_three_days_of_that_day(heard: Heard) -> None:
    passed_on(heard)
    assert "Acknowledge it by Tuesday 1 December 2026" in heard.letter("set_aside").text
    assert "Tuesday 1 December 2026" in words(get(heard.client, the_page(heard)))


@pytest.mark.parametrize("sent", ["29 November 2026", "1 January 1999", "soon"])
def test_no_day_is_filled_in_that_is_after_it_came_or_cannot_be(heard: Heard, sent: str) -> None:
    passed_on(heard, FORWARD.replace("26 November 2026", sent))
    assert day(heard) == ["27", "11", "2026"]


def test_what_a_neighbour_had_before_does_not_count_as_the_councils(heard: Heard) -> None:
    passed_on(heard, sender="Nel Price <nel@people.example>")
    assert day(heard) == ["27", "11", "2026"]


@pytest.mark.parametrize("answer", ["no", "unsure"])
def test_an_address_that_may_not_be_safe_gets_nothing(heard: Heard, answer: str) -> None:
    passed_on(heard)
    given = {"what": "case", "name": "Bev Stott", "email": BEV, "email_safe": answer}
    assert post(heard.client, the_page(heard), **given).status_code == 200
    assert BEV not in {posted.to for posted in heard.follow()}
    assert heard.letter("is_it_safe")


def test_the_form_asks_if_email_is_safe(heard: Heard) -> None:
    passed_on(heard)
    assert "Is it safe for us to email them?" in words(get(heard.client, the_page(heard)))


def test_who_passes_on_a_complaint_about_themselves_is_named_and_never_gets_it(
    heard: Heard,
) -> None:
    passed_on(heard, sender=f"P Nair <{PRIYA}>")
    assert ticked(heard)
    given = {
        "what": "case",
        "name": "Bev Stott",
        "email": BEV,
        "email_safe": "yes",
        "of_sender": "yes",
    }
    assert post(heard.client, the_page(heard), **given).status_code == 200
    assert "Priya Nair" in the_case().named
    assert PRIYA not in {posted.to for posted in heard.follow()}


def test_who_passes_on_a_complaint_about_somebody_else_is_not_taken_for_named(
    heard: Heard,
) -> None:
    passed_on(heard, FORWARD.replace("about you", "about the bus"))
    assert not ticked(heard)
    given = {"what": "case", "name": "Bev Stott", "email": BEV, "email_safe": "yes"}
    assert post(heard.client, the_page(heard), **given).status_code == 200
    assert "Karen Holt" not in the_case().named


def test_five_young_people_whom_one_advocate_writes_for_get_five_acknowledgements(
    heard: Heard,
) -> None:
    for n in range(5):
        raw = an_email(
            f"I write for young person number {n}. Nobody visits them at home {n}.",
            subject=f"Complaint for young person {n}",
            from_="Nina Cole <nina@advocacy.example>",
            message_id=f"<{n}@advocacy.example>",
        )
        heard.arrive(raw, key=f"m{n}")
    sent = heard.sent("acknowledgement", "nina@advocacy.example")
    assert len({posted.subject for posted in sent}) == 5


@pytest.mark.parametrize(
    ("said", "named"),
    [("Nobody rang me.", ()), ("Priya Nair shouted at my son.", ("Priya Nair",))],
)
def test_the_signature_of_an_officer_who_passes_a_complaint_on_names_nobody(
    heard: Heard, said: str, named: tuple[str, ...]
) -> None:
    signed = "Please log this.\n\nKind regards\nPriya Nair\nTeam manager | Sefton Council\n\n"
    sent = "From: Lily Moor <lily@family.example>\nSent: 26 November 2026 10:00\n"
    text = f"{signed}{sent}To: Priya Nair\nSubject: complaint\n\n{said}\nLily"
    passed_on(heard, text, f"Priya Nair <{PRIYA}>")
    assert only_aside().named == named
    fields = {**dict(shown(heard).forms[0].fields), "at_once": "case"}
    assert post(heard.client, the_page(heard), **fields).status_code == 200
    (reference,) = store.list_received_in("2026-11")
    case = store.load(reference)
    assert case
    assert case.named == named
    chosen = heard.letter("new_case").link("Give it to an officer")
    assert "May be named" not in words(get(heard.client, chosen))
