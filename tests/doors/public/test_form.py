"""The complaint form, through the app: what is asked, what is kept, what is refused, and one case
whatever is pressed.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from lxml import html

from chalicelib import child_form, form_steps, forms, store
from chalicelib.core.cases import Case
from chalicelib.core.papers import FileRef
from chalicelib.core.people.officers import COMPLAINANTS
from chalicelib.help_questions import describe_help
from tests.conftest import FRIDAY
from tests.helpers import FORM

OWN = f"heard-form={'k' * 22}"  # the cookie of the tests' browser, and of somebody else's
ANOTHER = f"heard-form={'q' * 22}"
A_PARENT = {
    "code": "parent",
    "email": "mo@family.example",
    "happened": "Nobody came to the meeting.",
}
EVERYTHING = {
    "code": "representative",
    "name": "Zoë O’Brien-Łukasz",
    "about": "Billy",
    "consent": "not_yet",
    "email": "zoe@family.example",
    "phone": "07700 900123 after 5pm",
    "post": "1 Example Street\r\nBootle",
    "safe": "No voicemail",
    "happened": "First line.\r\n\r\n  Second & <b>line</b>.",
    "when_text": "last March",
    "involved": "Priya Nair\r\nMr Quayle and a duty worker",
    "wanted": "An apology + a visit",
    "help": "Large print",
    "files": "no",
}


class Person:
    """Someone at the form: posts it, follows where it leads, reads what it says."""

    def __init__(self, client: Any) -> None:
        self.http = client.http

    def post(
        self,
        path: str,
        answers: dict[str, str] | list[tuple[str, str]] | bytes = b"",
        **headers: str,
    ) -> Any:
        if isinstance(answers, bytes):
            body = answers
        else:
            body = urlencode(answers).encode()
        return self.http.post(
            path,
            body=body,
            headers=FORM | {name.replace("_", "-"): value for name, value in headers.items()},
        )

    def fill_in(self, answers: dict[str, str]) -> str:
        """Post the form; the id of the draft it made."""
        answer = self.post("/complain", answers)
        assert answer.status_code == 303, html.fromstring(answer.body.decode()).xpath(
            "string(//*[@role='alert'])"
        )
        return urlsplit(answer.headers["Location"]).path.split("/")[2]

    def send(self, draft: str) -> Any:
        return self.post(f"/complain/{draft}/send")

    def go_on(self, answer: Any) -> Any:
        """Return the form to which the page leads that a code or a link opens."""
        done = self.page(urlsplit(answer.headers["Location"]).path)
        return self.page(done.xpath("//main//a/@href")[0].partition("#")[0])

    def page(self, path: str) -> Any:
        return html.fromstring(self.http.get(path).body.decode())


@pytest.fixture
def person(client: Any) -> Person:
    return Person(client)


def all_cases() -> list[Case]:
    months = ("2026-11", "2026-12")
    found = [store.load(each) for month in months for each in store.list_received_in(month)]
    return [case for case in found if case]


def words(page: Any) -> str:
    return " ".join(page.xpath("string(//main)").split())


def test_what_was_answered_becomes_the_case_word_for_word(person: Person) -> None:
    person.send(person.fill_in(EVERYTHING))
    (case,) = all_cases()
    assert case.points[0].text == "First line.\n\n  Second & <b>line</b>."
    assert (case.person.code, case.person.name, case.person.about) == (
        "representative",
        "Zoë O’Brien-Łukasz",
        "Billy",
    )
    assert (case.person.email, case.person.phone) == (
        "zoe@family.example",
        "07700 900123 after 5pm",
    )
    assert (case.person.post, case.person.safe, case.person.help) == (
        "1 Example Street\nBootle",
        "No voicemail",
        "Large print",
    )
    assert case.person.consent == "No, I have not asked them yet"
    assert (case.when_text, case.wanted, case.source) == (
        "last March",
        "An apology + a visit",
        "web form",
    )
    assert {"Priya Nair", "Mr Quayle", "a duty worker"} <= set(case.named)
    assert case.received_at == FRIDAY


def test_help_that_was_ticked_and_help_in_their_own_words_are_one_answer_a_line_each(
    person: Person,
) -> None:
    ticked = dict.fromkeys(("help_interpreter", "help_bsl", "help_easy_read", "help_time"), "yes")
    needed = {**ticked, "help_language": "Tigrinya", "help": "No stairs"}
    draft = person.fill_in(EVERYTHING | needed)
    checked = person.page(f"/complain/{draft}/check").xpath("//dl")[0].text_content()
    changed = person.page(f"/complain?draft={draft}&change=yes")
    assert changed.xpath("//input[@type='checkbox'][@checked]/@name") == list(ticked)
    person.send(draft)
    (case,) = all_cases()
    assert case.person.help.split("\n") == [
        "An interpreter who speaks Tigrinya",
        "British Sign Language",
        "Easy Read",
        "More time",
        "No stairs",
    ]
    for line in case.person.help.split("\n"):
        assert line in checked


def test_a_language_that_was_typed_asks_for_an_interpreter_though_none_was_ticked() -> None:
    assert describe_help({"help_language": "100% Welsh"}) == "An interpreter who speaks 100% Welsh"
    assert describe_help({"help_interpreter": "yes"}) == "An interpreter"


@pytest.mark.parametrize("code", COMPLAINANTS)
def test_everyone_who_may_complain_can_with_three_answers(person: Person, code: str) -> None:
    person.send(person.fill_in(A_PARENT | {"code": code}))
    (case,) = all_cases()
    assert (case.person.code, case.procedure) == (code, "children_act")


def test_the_received_page_gives_the_reference_and_each_date_in_words(person: Person) -> None:
    answer = person.send(person.fill_in(A_PARENT))
    page = person.page(answer.headers["Location"])
    (case,) = all_cases()
    assert page.xpath("string(//*[@class='heard-reference'])") == case.reference
    for said in (
        "By Wednesday 2 December 2026",
        "By Friday 11 December 2026",
        "Tuesday 29 December 2026",
        "call 999",
        "0151 496 0111",
    ):
        assert said in words(page)
    assert (
        "/track/" not in html.tostring(page).decode()
    )  # their link goes by email; this address stays in a browser's history


def test_without_an_email_address_the_received_page_gives_the_private_link(person: Person) -> None:
    answers = {
        "code": "child_lac",
        "phone": "07700 900123",
        "happened": "I was moved and nobody told me.",
    }
    page = person.page(person.send(person.fill_in(answers)).headers["Location"])
    (link,) = page.xpath("//a[contains(@href, '/track/')]/@href")
    assert link.startswith("https://complaints.sefton.example/track/")
    assert "Save it on this phone or computer now" in words(page)
    assert person.http.get(urlsplit(link).path).status_code == 200


def test_an_anonymous_complaint_is_taken_and_told_what_cannot_then_be_done(person: Person) -> None:
    draft = person.fill_in({"code": "anonymous", "happened": "A child next door is always alone."})
    assert "we cannot send you an answer" in words(person.page(f"/complain/{draft}/check"))
    page = person.page(person.send(draft).headers["Location"])
    assert "we cannot send you an answer" in words(page)
    assert not page.xpath("//a[contains(@href, '/track/')]")
    assert [case.procedure for case in all_cases()] == ["anonymous"]


def test_an_anonymous_complaint_keeps_no_name_and_no_address_that_was_typed_before(
    person: Person,
) -> None:
    draft = person.fill_in(A_PARENT | {"code": "anonymous", "name": "Mo", "phone": "07700 900123"})
    assert "mo@family" not in words(person.page(f"/complain/{draft}/check"))
    person.send(draft)
    (case,) = all_cases()
    assert (case.person.name, case.person.email, case.person.phone) == ("", "", "")


def test_a_child_needs_nobodys_consent_and_is_not_asked_for_it(person: Person) -> None:
    draft = person.fill_in(A_PARENT | {"code": "child_cin", "consent": "not_yet"})
    assert "Whether they know" not in words(person.page(f"/complain/{draft}/check"))
    person.send(draft)
    assert [case.person.consent for case in all_cases()] == [""]


@pytest.mark.parametrize(
    ("without", "field"),
    [
        ({"code": ""}, "code"),
        ({"code": "queen"}, "code"),
        ({"happened": ""}, "happened"),
        ({"happened": " \r\n \u200b\u200f\ufeff "}, "happened"),
        ({"email": ""}, "email"),
        ({"email": "mo"}, "email"),
        ({"email": "mo@family.example, other@family.example"}, "email"),
        ({"email": "<mo@family.example>"}, "email"),
        ({"phone": "ring me"}, "phone"),
        ({"consent": "perhaps"}, "consent"),
        ({"files": "many"}, "files"),
        *(
            ({q.name: "ab " * (q.limit // 3) + "abc"}, q.name)
            for q in forms.QUESTIONS
            if not q.choices and q.name not in {"email", "phone", *child_form.ALONE}
        ),
    ],
)
def test_what_is_wrong_is_said_at_the_top_with_a_link_to_the_field_and_everything_typed_is_kept(
    person: Person, without: dict[str, str], field: str
) -> None:
    answers = EVERYTHING | {"phone": "", "post": ""} | without
    answer = person.post("/complain", answers)
    assert answer.status_code == 422
    page = html.fromstring(answer.body.decode())
    assert page.findtext(".//title").startswith("Error: ")
    links = page.xpath("//*[contains(@class, 'govuk-error-summary')]//a/@href")
    assert links == [f"#{field}"]
    target = page.get_element_by_id(field)
    assert f"{field}-error" in (
        target.get("aria-describedby")
        or target.xpath("ancestor::fieldset")[0].get("aria-describedby")
    )
    for name, typed in answers.items():
        box = page.xpath(f"//*[@name='{name}' and (not(@type='radio') or @checked)]")
        if box and box[0].tag == "textarea":
            shown = box[0].text
        else:
            if box:
                shown = box[0].get("value")
            else:
                shown = ""
        question = next(q for q in forms.QUESTIONS if q.name == name)
        assert (shown or "").lstrip("\n") == (
            ""
            if question.choices and typed not in dict(question.choices)
            else forms.clean(typed, question.lines)
        )
    assert all_cases() == []


def test_text_that_is_too_long_is_told_the_limit_and_its_own_length(person: Person) -> None:
    page = html.fromstring(
        person.post("/complain", A_PARENT | {"happened": "x" * 30_001}).body.decode()
    )
    assert "this has 30,001 characters. The most we can take here is 30,000" in words(page)


def test_a_megabyte_of_spaces_round_a_text_is_taken_off(person: Person) -> None:
    person.send(
        person.fill_in(A_PARENT | {"happened": " " * 500_000 + "Nobody came." + " " * 500_000})
    )
    assert [case.points[0].text for case in all_cases()] == ["Nobody came."]


def test_more_than_can_be_kept_is_refused_before_anything_is_lost_and_another_way_is_given(
    person: Person,
) -> None:
    for body in (A_PARENT | {"happened": "x" * 400_000}, b"happened=" + b"%20" * 2_000_000):
        answer = person.post("/complain", body)
        assert answer.status_code == 413
        assert "complaints@heard.sefton.example" in answer.body.decode()


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "javascript:alert(1)",
        "{{7*7}} {{7*7}} ${7*7}",
        "</textarea><script>x</script>",
        "' OR 1=1 --",
        "\u202eevil\u202c",
        "مرحبا بالعالم",
        "Z̷̡a̵l̸g̶o̷",
        "👩‍👧‍👦 🏳️‍🌈",
        "a\u200bb\u2060c",
        "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
        "%00 %0d%0aBcc: x@y.example",
        "&lt;&amp;",
    ],
)
def test_hostile_and_unusual_text_in_every_field_is_kept_as_typed_and_shown_as_text(
    person: Person, text: str
) -> None:
    free = {
        q.name: text for q in forms.QUESTIONS if not q.choices and q.name not in {"email", "phone"}
    }
    refused = person.post("/complain", free)
    draft = person.fill_in(A_PARENT | free)
    for body in (refused.body.decode(), person.http.get(f"/complain/{draft}/check").body.decode()):
        page = html.fromstring(body)
        assert len(page.xpath("//script")) == 1
        assert not page.xpath("//img | //main//*[@onerror]")
        assert text in body.replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", '"').replace(
            "&#39;", "'"
        ).replace("&amp;", "&") or text in str(html.fromstring(body).text_content())
        assert "49 49" not in words(page)
    person.send(draft)
    (case,) = all_cases()
    assert (case.points[0].text, case.person.name, case.wanted) == (text, text, text)


def test_control_characters_are_dropped_and_line_breaks_in_a_name_become_spaces(
    person: Person,
) -> None:
    person.send(
        person.fill_in(
            A_PARENT | {"name": "Mo\r\nBcc: all@family.example", "happened": "a\x00b\x1b[31mc\td"}
        )
    )
    (case,) = all_cases()
    assert (case.person.name, case.points[0].text) == ("Mo Bcc: all@family.example", "ab[31mc\td")


def test_letters_from_a_program_that_does_not_write_utf_8_are_kept(person: Person) -> None:
    answer = person.post(
        "/complain", b"code=parent&email=mo%40family.example&happened=Caf%E9+closed"
    )
    person.send(urlsplit(answer.headers["Location"]).path.split("/")[2])
    assert [case.points[0].text for case in all_cases()] == ["Café closed"]


def test_raw_bytes_fields_twice_and_fields_of_nobodys_are_no_trouble(person: Person) -> None:
    pairs = [
        *A_PARENT.items(),
        ("email", "second@family.example"),
        ("__proto__", "x"),
        ("held", "[]"),
        ("reference", "AAAA-AAAA"),
    ]
    person.send(urlsplit(person.post("/complain", pairs).headers["Location"]).path.split("/")[2])
    assert [case.person.email for case in all_cases()] == ["second@family.example"]
    assert person.post("/complain", [(f"field{n}", "x") for n in range(1000)]).status_code == 400
    assert person.post("/complain", bytes(range(256)) * 20).status_code == 422
    assert person.post("/complain", b"").status_code == 422


@pytest.mark.parametrize(
    "kind",
    [
        "application/json",
        "text/plain",
        "multipart/form-data; boundary=x",
        "image/png",
        "",
        "a/b; c=d; e",
    ],
)
@pytest.mark.parametrize(
    "path",
    [
        "/complain",
        "/complain/AAAAAAAAAAAAAAAAAAAAAA/send",
        "/complain/AAAAAAAAAAAAAAAAAAAAAA/files",
    ],
)
def test_what_is_no_form_gets_a_page_that_says_so(person: Person, kind: str, path: str) -> None:
    answer = person.http.post(path, body=b'{"code": "parent"}', headers={"Content-Type": kind})
    assert answer.status_code == 415
    assert "We could not read what was sent" in words(html.fromstring(answer.body.decode()))


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Origin": "https://attacker.example"},
        {"Origin": "http://complaints.sefton.example"},
    ],
)
def test_a_form_that_another_site_sends_is_refused_and_changes_nothing(
    person: Person, headers: dict[str, str]
) -> None:
    draft = person.fill_in(A_PARENT)
    for answer in (
        person.post("/complain", A_PARENT, **headers),
        person.post(f"/complain/{draft}/send", **headers),
        person.post(f"/complain/{draft}/files", **headers),
    ):
        assert answer.status_code == 403
    assert all_cases() == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec_Fetch_Site": "same-origin", "Origin": "null"},
        {"Origin": "https://complaints.sefton.example"},
        {"Origin": "null"},
        {},
    ],
)
def test_a_form_that_our_own_page_sends_is_taken_from_new_browsers_and_old(
    person: Person, headers: dict[str, str]
) -> None:
    assert person.post("/complain", A_PARENT, **headers).status_code == 303


def test_sent_twice_it_is_one_case(person: Person) -> None:
    draft = person.fill_in(A_PARENT)
    first = person.send(draft)
    second = person.send(draft)
    assert first.headers["Location"] == second.headers["Location"] == f"/complain/{draft}/received"
    assert len(all_cases()) == 1


def test_gone_back_to_the_form_and_sent_again_unchanged_it_is_one_case(person: Person) -> None:
    (draft,) = person.page("/complain").xpath("//input[@name='draft']/@value")
    for _ in range(2):
        assert person.fill_in(A_PARENT | {"draft": draft}) == draft
        assert person.send(draft).headers["Location"] == f"/complain/{draft}/received"
    assert len(all_cases()) == 1


def test_changed_after_sending_nothing_is_lost_and_a_second_case_is_warned_of(
    person: Person,
) -> None:
    draft = person.fill_in(A_PARENT)
    person.send(draft)
    new = person.fill_in(A_PARENT | {"draft": draft, "happened": "Nobody came, twice."})
    assert person.send(draft).headers["Location"] == f"/complain/{draft}/received"
    page = person.page(f"/complain/{new}/check")
    assert "You have sent a complaint already" in words(page)
    assert "Nobody came, twice." in words(page)
    assert len(all_cases()) == 1
    person.send(new)
    assert sorted(case.points[0].text for case in all_cases()) == [
        "Nobody came to the meeting.",
        "Nobody came, twice.",
    ]


def test_to_change_an_answer_the_form_opens_with_what_was_said(person: Person) -> None:
    draft = person.fill_in(EVERYTHING)
    changes = person.page(f"/complain/{draft}/check").xpath(
        "//a[starts-with(text(), 'Change')]/@href"
    )
    assert f"/complain?draft={draft}&change=yes#happened" in changes
    page = person.page(f"/complain?draft={draft}&change=yes")
    assert (
        page.get_element_by_id("happened").text.lstrip("\n")
        == "First line.\n\n  Second & <b>line</b>."
    )
    assert page.xpath("//input[@name='code' and @checked]/@value") == ["representative"]
    for change in changes:
        if "#" in change:
            assert page.get_element_by_id(urlsplit(change).fragment) is not None
    again = {
        element.get("name"): element.get("value")
        for element in page.xpath("//input[@type='hidden']")
    }
    assert person.fill_in(EVERYTHING | again) == draft
    assert person.fill_in(EVERYTHING | again | {"name": "Zoëlle"}) == draft
    assert "Zoëlle" in words(person.page(f"/complain/{draft}/check"))


@pytest.mark.parametrize("made_up", ["A" * 22, "A" * 38, "a-_9" * 9, "", "x"])
def test_an_id_that_we_did_not_make_is_replaced_by_one_that_we_did(
    person: Person, made_up: str
) -> None:
    draft = person.fill_in(A_PARENT | {"draft": made_up})
    assert draft != made_up
    for path in (f"/complain/{made_up}/check", f"/complain?draft={made_up or 'none'}"):
        assert person.http.get(path).status_code == 404


@pytest.mark.parametrize("posted", [{}, {"files": "yes"}])
def test_who_hands_somebody_a_link_to_a_form_cannot_read_what_they_write_in_it(
    person: Person, posted: dict[str, str]
) -> None:
    planted = person.fill_in(A_PARENT | {"happened": "Tell us here."})
    person.http.cookie = ANOTHER
    assert person.http.get(f"/complain?draft={planted}").status_code == 404
    typed = A_PARENT | {"draft": planted, "happened": "He locks me in.", **posted}
    theirs = person.fill_in(typed)
    assert theirs != planted
    for path in ("check", "files"):
        assert "He locks me in." not in words(person.page(f"/complain/{planted}/{path}"))
    person.http.cookie = OWN
    assert "He locks me in." not in str(person.http.get(f"/complain?draft={planted}").body)
    assert person.http.get(f"/complain/{theirs}/check").status_code == 404
    person.http.cookie = ANOTHER
    assert person.send(theirs).headers["Location"] == f"/complain/{theirs}/received"
    assert person.http.get(f"/complain/{planted}/received").status_code == 404
    assert [case.points[0].text for case in all_cases()] == ["He locks me in."]


def test_sent_as_it_was_and_then_as_it_was_changed_the_second_says_that_there_is_a_first(
    person: Person,
) -> None:
    first = person.fill_in(A_PARENT)
    form = dict(person.page(f"/complain?draft={first}").forms[0].form_values())
    person.send(first)
    changed = person.fill_in(form | {"happened": "Nobody came, twice."})
    assert "You have sent a complaint already" in words(person.page(f"/complain/{changed}/check"))


def test_a_draft_is_kept_for_a_week_and_then_cannot_be_told_from_one_that_never_was(
    person: Person, time: Any
) -> None:
    draft = person.fill_in(A_PARENT)
    page = person.page(f"/complain/{draft}/check")
    assert "until the end of Friday 4 December 2026" in words(page)
    time.now += timedelta(days=7)
    assert person.http.get(f"/complain/{draft}/check").status_code == 200
    time.now += timedelta(days=1)
    for path in (
        "/complain?draft={}",
        "/complain/{}/check",
        "/complain/{}/files",
        "/complain/{}/received",
    ):
        bodies = [
            person.http.get(path.format(id_))
            for id_ in (draft, "B" * 22, "x", "..%2F..%2Fetc", "%00")
        ]
        assert {answer.status_code for answer in bodies} == {404}
        assert len({answer.body for answer in bodies}) == 1
    assert person.send(draft).status_code == person.send("B" * 22).status_code == 404
    assert all_cases() == []


def test_the_received_page_is_not_shown_after_a_day_since_its_address_stays_in_the_browser(
    person: Person, time: Any
) -> None:
    to_received = person.send(person.fill_in(A_PARENT)).headers["Location"]
    assert person.http.get(to_received).status_code == 200
    time.now += timedelta(days=1, minutes=1)
    assert person.http.get(to_received).status_code == 404


@pytest.mark.parametrize("mark", ["\u202a", "\u200b", "\u2066", "\ufeff"])
def test_unseen_marks_around_a_pasted_address_or_number_are_taken_out(
    person: Person, mark: str
) -> None:
    pasted = {"email": f"{mark}mo@family.example\u202c", "phone": f"{mark}07700 900123\u2069"}
    person.send(person.fill_in(A_PARENT | pasted))
    (case,) = all_cases()
    assert (case.person.email, case.person.phone) == ("mo@family.example", "07700 900123")


def test_a_phone_number_with_digits_missing_is_said_kindly_and_stays_on_the_page(
    person: Person,
) -> None:
    typed = "0151 000 111 after school"
    refused = person.post("/complain", A_PARENT | {"phone": typed})
    assert refused.status_code == 422
    assert "It has 10 digits, and numbers like it have 11" in refused.body.decode()
    assert typed in refused.body.decode()


def read_hidden(page: Any) -> dict[str, str]:
    return dict(
        zip(
            page.xpath("//input[@type='hidden']/@name"),
            page.xpath("//input[@type='hidden']/@value"),
            strict=True,
        )
    )


def test_a_check_page_left_open_until_its_draft_is_deleted_can_still_be_sent(
    person: Person, time: Any
) -> None:
    draft = person.fill_in(EVERYTHING)
    page = person.page(f"/complain/{draft}/check")
    time.now += timedelta(days=8)
    assert person.http.get(f"/complain/{draft}/check").status_code == 404
    assert person.post(f"/complain/{draft}/send", read_hidden(page)).status_code == 303
    (case,) = all_cases()
    assert case.words == EVERYTHING["happened"].replace("\r\n", "\n")
    assert person.post(f"/complain/{draft}/send", read_hidden(page)).status_code == 303
    assert len(all_cases()) == 1


def test_a_check_page_left_open_until_its_browser_was_closed_is_sent_and_shows_the_reference(
    person: Person, time: Any
) -> None:
    draft = person.fill_in(EVERYTHING)
    page = person.page(f"/complain/{draft}/check")
    time.now += timedelta(days=1)
    person.http.cookie = ""
    changed = read_hidden(page) | {"wanted": "Something else"}
    assert person.post(f"/complain/{draft}/send", changed).status_code == 404
    assert person.post(f"/complain/{draft}/send").status_code == 404
    assert all_cases() == []
    for _ in range(2):
        answer = person.post(f"/complain/{draft}/send", read_hidden(page))
        (case,) = all_cases()
        assert case.reference in answer.body.decode()
    assert person.http.get(f"/complain/{draft}/received").status_code == 404


@pytest.mark.parametrize("path", ["?draft={}", "/{}/check", "/{}/files", "/{}/saved", "/{}/send"])
def test_another_browser_is_shown_nothing_of_a_form_and_told_how_to_go_on_with_it(
    person: Person, path: str
) -> None:
    draft = person.fill_in(EVERYTHING)
    person.http.cookie = ANOTHER
    answer = person.http.get(f"/complain{path.format(draft)}")
    assert answer.status_code == 404
    page = html.fromstring(answer.body.decode())
    assert "opens only in the browser in which you began it" in words(page)
    assert page.xpath("//main//a[@href='/return']")


def test_what_is_half_written_opens_in_another_browser_by_its_code_alone(person: Person) -> None:
    half = {"happened": "Nobody came, and", "email": "mo@"}
    saved = person.post("/complain", half | {"later": "yes"})
    assert saved.status_code == 303
    page = person.page(urlsplit(saved.headers["Location"]).path)
    assert "until the end of Friday 4 December 2026" in words(page)
    code = page.xpath("string(//*[contains(@class, 'heard-code')])")
    person.http.cookie = ""
    for wrong in ("", "K4M7-RT2C-9VWD", "x" * 5000, code[:-1]):
        assert person.post("/return", {"code": wrong}).status_code == 422
    typed = f" {code.lower().replace('-', ' ')} "
    form = person.go_on(person.post("/return", {"code": typed}))
    assert form.get_element_by_id("happened").text.strip() == "Nobody came, and"
    assert form.get_element_by_id("email").get("value") == "mo@"
    whole = dict(form.forms[0].form_values()) | A_PARENT
    draft = person.fill_in(whole)
    assert person.post("/return", {"code": code}).headers["Location"].endswith(f"{draft}/check")
    person.send(draft)
    assert person.post("/return", {"code": code}).status_code == 422


def test_who_wanted_to_add_files_and_comes_back_is_led_to_them(person: Person) -> None:
    whole = A_PARENT | {"files": "yes", "later": "yes"}
    here = urlsplit(person.post("/complain", whole).headers["Location"]).path
    code = person.page(here).xpath("string(//*[contains(@class, 'heard-code')])")
    back = person.post("/return", {"code": code}).headers["Location"]
    assert back.endswith("/files")
    checked = person.page(urlsplit(back).path.replace("/files", "/check"))
    assert "None yet. You said that you want to add some" in words(checked)


def test_a_half_written_form_is_kept_at_each_step_and_says_until_when(person: Person) -> None:
    (draft,) = person.page("/complain").xpath("//input[@name='draft']/@value")
    half = {"happened": "Nobody came, and", "draft": draft, "later": "script"}
    answer = person.post("/complain", half)
    assert (answer.status_code, answer.body) == (200, b"Friday 4 December 2026")
    again = person.page(f"/complain?draft={draft}")
    assert again.get_element_by_id("happened").text.strip() == "Nobody came, and"


def test_what_is_too_long_to_send_is_kept_until_it_is_made_shorter(person: Person) -> None:
    (draft,) = person.page("/complain").xpath("//input[@name='draft']/@value")
    long = {"happened": "Nobody came. " * 4000, "name": "x" * 201, "draft": draft}
    assert person.post("/complain", long | {"later": "script"}).status_code == 200
    form = person.page(f"/complain?draft={draft}")
    assert form.get_element_by_id("happened").text.strip() == long["happened"].strip()
    assert person.post("/complain", long | {"later": "yes"}).status_code == 303
    assert person.post("/complain", long).status_code == 422
    too_much = person.post("/complain", {"happened": "x" * 300_001, "later": "script"})
    assert too_much.status_code == 413  # the script says that it could not be kept


@pytest.mark.parametrize(
    ("typed", "step", "on"),
    [
        ({"happened": "Nobody came."}, "which-child", "which-child"),
        ({"happened": "Nobody came."}, "", "about-you"),
        ({"happened": "Nobody came.", "code": "parent"}, "nowhere", "reach-you"),
        ({}, "", "what-happened"),
    ],
)
def test_a_code_leads_to_what_is_done_and_back_to_where_they_stopped(
    person: Person, typed: dict[str, str], step: str, on: str
) -> None:
    saved = person.post("/complain", typed | {"later": "yes", "step": step})
    here = urlsplit(saved.headers["Location"]).path
    code = person.page(here).xpath("string(//*[contains(@class, 'heard-code')])")
    page = person.page(urlsplit(person.post("/return", {"code": code}).headers["Location"]).path)
    assert page.xpath("//main//a[@role='button']/@href")[0].endswith(f"#{on}")
    form = person.page(page.xpath("//main//a/@href")[0].partition("#")[0])
    for part in page.xpath("//main//ul[@class='heard-ways']//a/@href"):
        assert form.get_element_by_id(part.partition("#")[2]).tag == "section"
    done = words(page).count("You have answered this")
    assert done == len(typed)


def test_every_question_of_the_form_is_in_one_of_its_steps() -> None:
    asked = [name for step in form_steps.STEPS for name in step.asks]
    assert sorted(asked) == sorted(set(forms.NAMES) - child_form.ALONE)


def test_a_childs_code_leads_straight_to_the_screen_where_they_stopped(person: Person) -> None:
    typed = {"code": "child", "feels": "sad", "later": "yes", "step": "who-to-talk-to"}
    here = urlsplit(person.post("/complain", typed).headers["Location"]).path
    code = person.page(here).xpath("string(//*[contains(@class, 'heard-code')])")
    back = person.post("/return", {"code": code}).headers["Location"]
    assert back.endswith("#who-to-talk-to")


def test_a_link_to_go_on_goes_discreetly_to_an_address_that_is_safe_and_changes_nothing_opened(
    heard: Any,
) -> None:
    person = Person(heard.client)
    saved = person.post("/complain", {"happened": "Nobody came.", "later": "yes"})
    here = urlsplit(saved.headers["Location"]).path
    for unsafe in ("no", "unsure", ""):
        refused = {"email": "mo@family.example", "email_safe": unsafe}
        assert person.post(here, refused).status_code == 422
    for _ in range(2):
        person.post(here, {"email": "mo@family.example", "email_safe": "yes"})
    letter = heard.letter("come_back", "mo@family.example")
    seen = f"{letter.message['From']} {letter.subject} {letter.message['Reply-To']}"
    assert not re.search("child|complain|social", seen, re.IGNORECASE)
    link = letter.link("Go on")
    person.http.cookie = ""
    assert "Nobody came" not in person.http.get(link).body.decode()
    assert person.http.cookie == ""
    form = person.go_on(person.post(link))
    assert form.get_element_by_id("happened").text.strip() == "Nobody came."
    assert person.http.get(f"{link}x").status_code == 404


def test_words_posted_under_an_address_that_is_not_ours_are_not_taken_for_a_draft(
    person: Person,
) -> None:
    assert person.post(f"/complain/{'x' * 54}/send", A_PARENT).status_code == 404
    assert all_cases() == []


def test_once_sent_the_draft_is_gone_with_what_it_held(person: Person) -> None:
    draft = person.fill_in(A_PARENT)
    person.send(draft)
    assert store.load_draft(draft) is None
    assert person.http.get(f"/complain/{draft}/check").status_code == 404


def test_no_address_of_the_form_carries_what_a_person_wrote(person: Person) -> None:
    draft = person.fill_in(EVERYTHING)
    page = person.page(f"/complain/{draft}/check")
    addresses = " ".join(page.xpath("//@href | //@action"))
    assert not re.search("zoe|billy|bootle", addresses, re.IGNORECASE)


@pytest.mark.slow
@hypothesis_settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(
        st.sampled_from([*forms.NAMES, "draft", "change", "other"]),
        st.text(max_size=200),
        max_size=14,
    )
)
def test_whatever_is_posted_the_form_answers_with_a_page_or_goes_on(
    answers: dict[str, str],
) -> None:
    read = forms.read(answers)
    found = forms.find_faults(read)
    assert set(found) <= set(forms.NAMES)
    if not found:
        made = forms.make_complaint(read)
        assert made.happened
        assert made.reachable or made.code == "anonymous"


def test_names_are_told_apart_however_they_were_listed() -> None:
    listed = "Priya Nair\n- Mr Quayle, Ruth Calder; Dr A. Example & Sam and Jo\n\nPriya Nair"
    assert forms.split_names(listed) == (
        "Priya Nair",
        "Mr Quayle",
        "Ruth Calder",
        "Dr A. Example",
        "Sam",
        "Jo",
    )


def test_the_files_of_a_complaint_go_with_it() -> None:
    file = FileRef("files/a/1", "letter.pdf", 10, "application/pdf")
    assert forms.make_complaint(forms.read(A_PARENT), [file]).files == (file,)
