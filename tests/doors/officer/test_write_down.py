"""A complaint that was told to anyone at the council counts from the day that they were told."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import boto3
import pytest
from lxml import html

from chalicelib import links, store
from chalicelib.core.cases import Case
from chalicelib.core.working_days import london_date
from chalicelib.settings import settings
from tests.conftest import FRIDAY
from tests.doors.officer.test_typed_words import boxes
from tests.doors.public.test_files import PNG
from tests.engines import COUNCILS
from tests.helpers import (
    SAM,
    Heard,
    a_case,
    an_email,
    get,
    london,
    page,
    post,
    set_up_as,
    words,
)

PRIYA = "priya.nair@sefton.example"
MANAGER = "grace.adeyemi@sefton.example"
MONDAY = london("Mon 30 Nov 2026 09:30")
TOLD = {
    "way": "telephone",
    "got-day": "26",
    "got-month": "11",
    "got-year": "2026",
    "told_to": "Ann Lee",
    "code": "parent",
    "name": "Sam Carter",
    "email": SAM,
    "email_safe": "yes",
    "happened": "Nobody came to see Jay for six weeks.",
    "wanted": "A visit.",
}


def form_of(officer: str = "socialwork1", now: Any = FRIDAY) -> str:
    return urlsplit(links.make_officer_link("", links.WRITE, officer, "n", now)).path


def cases() -> list[Case]:
    found = [store.load(each.reference) for each in store.list_open_cases()]
    return [case for case in found if case]


def filled(heard: Heard, path: str, **answers: str) -> dict[str, str]:
    """Return the fields of the page on which the answers are checked."""
    empty = boxes(get(heard.client, path))
    checked = post(heard.client, path, **empty | TOLD | answers | {"step": "check"})
    assert checked.status_code == 200, words(checked)
    return boxes(checked)


def written(heard: Heard, officer: str = "socialwork1", **answers: str) -> Any:
    """Write a complaint down, and return the page that says what became of it."""
    path = form_of(officer)
    return post(heard.client, path, **filled(heard, path, **answers) | {"step": "send"})


def the_case() -> Case:
    (case,) = cases()
    return case


def test_each_letter_to_an_officer_has_a_link_to_the_form_and_none_to_the_person_has_one(
    heard: Heard,
) -> None:
    a_case(FRIDAY)
    team = heard.letter("new_case")
    assert get(heard.client, team.link("Write down what you were told")).status_code == 200
    assert "Write down" not in heard.letter("acknowledgement").text
    heard.schedule("digest")
    digest = heard.letter("digest")
    assert get(heard.client, digest.link("Write down what you were told")).status_code == 200


def test_what_was_told_on_thursday_and_typed_on_monday_counts_from_thursday(
    heard: Heard, time: Any
) -> None:
    time.now = MONDAY
    done = written(heard)
    case = the_case()
    assert case.reference in words(done)
    assert london_date(case.received_at) == date(2026, 11, 26)
    assert case.received_at == london("Thu 26 Nov 2026 00:00")
    assert case.source == "telephone"
    ack = case.clock("ack")
    reply = case.clock("s1_response")
    assert ack
    assert reply
    assert (ack.due_on, reply.due_on) == (date(2026, 12, 1), date(2026, 12, 10))
    assert case.receipt
    assert (case.receipt.by, case.receipt.at) == ("socialwork1", MONDAY)
    look = links.make_officer_link(case.reference, links.LOOK, "team", "l", MONDAY)
    shown = words(get(heard.client, urlsplit(look).path))
    assert "it came to the council on Thursday 26 November 2026, by telephone" in shown
    assert "Priya Nair" in shown
    assert "Taken by Ann Lee" in shown


def test_the_time_of_day_counts_where_somebody_knows_it(heard: Heard, time: Any) -> None:
    time.now = MONDAY
    written(heard, at="3.30 pm")
    assert the_case().received_at == london("Thu 26 Nov 2026 15:30")


def test_the_person_is_sent_what_was_written_down_to_correct(heard: Heard, time: Any) -> None:
    time.now = MONDAY
    written(heard, involved="Ruth Calder")
    letter = heard.letter("acknowledgement")
    assert letter.to == SAM
    assert "It reached us by telephone on Thursday 26 November 2026" in letter.text
    assert "Tell us if we got something wrong" in letter.text
    for said in (TOLD["happened"], TOLD["wanted"], "Ruth Calder", "Ann Lee"):
        assert said in letter.text
    assert "sorry" not in letter.text.split("# Your")[0]


def test_a_letter_stamped_before_christmas_and_typed_in_january_is_late_and_says_sorry(
    heard: Heard, time: Any
) -> None:
    time.now = london("Mon 4 Jan 2027 09:00")
    path = form_of(now=time.now)
    paper = {"way": "letter", "got-day": "23", "got-month": "12"}
    done = post(heard.client, path, **filled(heard, path, **paper) | {"step": "send"})
    assert "Wednesday 30 December 2026 Late" in words(done)
    letter = heard.letter("acknowledgement")
    assert "You should have had this letter by Wednesday 30 December 2026." in letter.text
    assert "we are sorry" in letter.text
    ack = the_case().clock("ack")
    assert ack
    assert ack.due_on == date(2026, 12, 30)
    assert ack.stopped_at
    assert london_date(ack.stopped_at) > ack.due_on


@pytest.mark.parametrize("where", ["involved", "happened"])
def test_a_worker_who_is_named_in_what_they_typed_hears_no_more_of_it(
    heard: Heard, where: str
) -> None:
    done = written(heard, **{where: "Priya Nair shouted at us."})
    case = the_case()
    assert "It names you" in words(done)
    assert case.reference not in page(done)
    assert "Priya Nair" in case.named or "Priya Nair shouted at us." in case.named
    letters = heard.follow()
    assert PRIYA not in {letter.to for letter in letters}
    manager = heard.letter("new_case", MANAGER)
    assert "Priya Nair wrote it down" in manager.text
    assert "check with the person that these are their words" in manager.text
    look = links.make_officer_link(case.reference, links.LOOK, "socialwork1", "l", FRIDAY)
    assert get(heard.client, urlsplit(look).path).status_code == 409


def test_an_officer_whom_it_does_not_name_is_no_news_for_the_complaints_manager(
    heard: Heard,
) -> None:
    written(heard)
    assert [letter.to for letter in heard.sent("new_case")] == ["complaints.team@sefton.example"]


def test_the_complaints_manager_who_is_named_in_what_they_typed_is_passed_over(
    heard: Heard,
) -> None:
    done = written(heard, "manager", involved="Grace Adeyemi")
    assert "It names you" in words(done)
    letters = heard.follow()
    assert MANAGER not in {letter.to for letter in letters}
    assert heard.letter("new_case", "samuel.bright@sefton.example")


def test_words_of_danger_that_were_told_alarm_at_once(heard: Heard) -> None:
    written(heard, happened="She said her stepdad hits her every night and will kill her.")
    assert "danger" in the_case().flags
    assert heard.sent("danger_alarm")


@pytest.mark.parametrize("answer", ["about", "wanted", "help", "safe"])
def test_words_of_danger_alarm_in_whichever_answer_they_were_written_down(
    heard: Heard, answer: str
) -> None:
    written(heard, **{answer: "Jay, who is scared of his dad. He hits him."})
    assert "danger" in the_case().flags
    assert heard.sent("danger_alarm")


def test_one_form_sent_twice_is_one_case(heard: Heard) -> None:
    path = form_of()
    sent = filled(heard, path) | {"step": "send"}
    first = words(post(heard.client, path, **sent))
    assert words(post(heard.client, path, **sent)) == first
    assert len(cases()) == 1
    assert len(heard.sent("acknowledgement")) == 1


def test_a_form_that_was_changed_after_it_was_sent_asks_whether_it_is_another_complaint(
    heard: Heard,
) -> None:
    path = form_of()
    sent = filled(heard, path) | {"step": "send"}
    post(heard.client, path, **sent)
    again = post(heard.client, path, **sent | {"happened": "And nobody rang."})
    assert "Press the button below only if this is another complaint" in words(again)
    assert len(cases()) == 1
    post(heard.client, path, **boxes(again) | {"step": "send"})
    assert len(cases()) == 2


def test_two_forms_of_one_link_are_two_cases(heard: Heard) -> None:
    written(heard)
    written(heard, happened="Another family rang.")
    assert len(cases()) == 2
    alike = "came in on Thursday 26 November 2026. Why it may be the same"
    assert alike in heard.sent("new_case")[-1].text


WRONG = {
    "nothing": (dict.fromkeys(TOLD, ""), "Choose how the council got it"),
    "a day to come": ({"got-day": "28"}, "That day has not come yet"),
    "no such day": ({"got-day": "31"}, "Enter a day, a month and a year"),
    "a day before all days": ({"got-year": "0202"}, "Check the year"),
    "no day": (dict.fromkeys(("got-day", "got-month", "got-year"), ""), "Say on which day"),
    "no time": ({"at": "teatime"}, "Enter the time like 3:30pm"),
    "a time to come": ({"got-day": "27", "at": "23:00"}, "That time has not come yet"),
    "no way": ({"email": ""}, "Give one safe way to reach them"),
    "an unsafe way alone": ({"email_safe": "no"}, "Give one safe way to reach them"),
    "safe or not": ({"email_safe": ""}, "Say whether it is safe to use"),
    "a false choice": ({"way": "pigeon"}, "Choose one of the answers in the list"),
    "no address": ({"email": "sam at home"}, "email address"),
    "a colleague's": ({"email": PRIYA}, "That is an address of the council"),
    "no number": ({"phone": "ring me", "phone_safe": "yes"}, "at least 5 digits"),
    "digits missing": (
        {"phone": "0151 000 111, after four", "phone_safe": "yes"},
        "It has 10 digits, and numbers like it have 11",
    ),
    "too long": ({"happened": "x" * 30_001}, "this has 30,001 characters"),
    "no words": ({"happened": "  "}, "Write down what they said happened"),
}


def test_what_is_wrong_is_said_and_what_was_typed_stays(heard: Heard) -> None:
    path = form_of()
    for wrong, (changed, said) in WRONG.items():
        answers = TOLD | changed
        refused = post(heard.client, path, **answers, step="send")
        assert refused.status_code == 422, wrong
        assert said in words(refused), wrong
        kept = {n: v for n, v in answers.items() if v.strip() and v != "pigeon"}
        assert boxes(refused).items() >= kept.items(), wrong
    assert not cases()


def test_a_form_without_end_is_refused_with_a_way_to_save_its_words(heard: Heard) -> None:
    answer = post(heard.client, form_of(), **TOLD | {"happened": "x" * 400_000})
    assert answer.status_code == 413


def test_a_day_more_than_a_year_ago_is_asked_about_once(heard: Heard) -> None:
    path = form_of()
    old = TOLD | {"got-year": "2024"}
    asked = post(heard.client, path, **old, step="check")
    assert asked.status_code == 422
    assert "Check that it was Tuesday 26 November 2024" in words(asked)
    checked = post(heard.client, path, **old, old="yes", step="check")
    assert checked.status_code == 200
    post(heard.client, path, **boxes(checked) | {"step": "send"})
    assert london_date(the_case().received_at) == date(2024, 11, 26)


def test_a_day_that_is_no_working_day_counts_as_day_0(heard: Heard) -> None:
    written(heard, **{"got-day": "22"})
    ack = the_case().clock("ack")
    assert ack
    assert (ack.started_on, ack.due_on) == (date(2026, 11, 22), date(2026, 11, 25))


def test_nothing_goes_to_what_is_not_safe_and_a_letter_waits_to_be_passed_on(
    heard: Heard,
) -> None:
    written(
        heard,
        email_safe="no",
        phone="01632 960001",
        phone_safe="yes",
        phone_when="weekdays after 4pm",
        phone_message="no",
    )
    case = the_case()
    assert (case.person.email, case.person.phone) == ("", "01632 960001")
    assert [each.name for each in case.to_pass_on] == ["acknowledgement"]
    assert SAM not in {letter.to for letter in heard.follow()}
    told = heard.letter("please_tell")
    for said in ("weekdays after 4pm", "Do not leave one", "Tell us if we got something wrong"):
        assert said in told.text
    assert f"Avoid this email address: {SAM}" in told.text


def test_an_email_address_that_may_not_be_safe_is_kept_and_not_used(heard: Heard) -> None:
    written(heard, email_safe="unsure")
    assert (the_case().person.email, the_case().person.email_safe) == (SAM, "unsure")
    assert not heard.sent("acknowledgement")
    assert "Email (may not be safe: do not use it)" in heard.letter("is_it_safe").text


def test_a_safe_email_address_is_used_though_another_way_is_not_safe(heard: Heard) -> None:
    written(heard, phone="01632 960001", phone_safe="no", post="1 Hill", post_safe="no")
    assert heard.letter("acknowledgement").to == SAM


def test_somebody_who_is_reached_in_person_is_a_complainant_like_any_other(heard: Heard) -> None:
    written(heard, email="", email_safe="", in_person="At school, through Mr Dean")
    case = the_case()
    assert case.procedure == "children_act"
    assert "At school, through Mr Dean" in heard.letter("please_tell").text


def test_nobody_is_written_to_where_there_is_no_safe_way(heard: Heard) -> None:
    written(heard, email_safe="no", no_way="yes")
    assert the_case().anonymous
    assert not heard.sent("acknowledgement")
    assert heard.letter("new_case")


def test_opening_the_form_records_nothing(heard: Heard) -> None:
    for _ in range(3):
        get(heard.client, form_of())
    filled(heard, form_of())
    assert not cases()


def test_a_forged_token_opens_nothing(heard: Heard) -> None:
    path = form_of()
    for forged in (path[:-1] + ("A" if path[-1] != "A" else "B"), f"{path}x", "/act/x.y"):
        assert get(heard.client, forged).status_code == 404
        assert post(heard.client, forged, **TOLD, step="send").status_code == 404
    assert not cases()


def test_a_forged_id_of_a_form_meets_no_other_case(heard: Heard) -> None:
    path = form_of()
    for form in ("a" * 38, "../../case", ""):
        post(heard.client, path, **TOLD, form=form, step="send")
    assert len(cases()) == 3


def test_an_ended_link_keeps_the_words_and_a_fresh_one_opens_with_them(
    heard: Heard, time: Any
) -> None:
    path = form_of()
    time.now = FRIDAY + timedelta(days=31)
    old = post(heard.client, path, **TOLD, step="send")
    assert old.status_code == 410
    assert TOLD["happened"] in words(old)
    assert not cases()
    post(heard.client, f"{path}/fresh", **boxes(old))
    letter = heard.letter("write_down_link")
    assert letter.to == PRIYA
    assert TOLD["happened"] not in letter.text
    opened = boxes(get(heard.client, letter.link("Write down what you were told")))
    assert opened.items() >= TOLD.items()


def test_the_link_of_an_officer_who_left_records_nothing_and_keeps_their_words(
    heard: Heard, tmp_path: Path
) -> None:
    path = form_of()
    shutil.copytree(COUNCILS, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "sefton.toml"
    file.write_text(file.read_text("utf-8").replace('"socialwork1"', '"socialwork9"'), "utf-8")
    with set_up_as(HEARD_COUNCILS=str(tmp_path)):
        assert get(heard.client, path).status_code == 409
        refused = post(heard.client, path, **TOLD, step="send")
    assert refused.status_code == 409
    assert TOLD["happened"] in words(refused)
    assert "Tell the complaints team about the complaint today" in words(refused)
    assert not cases()


# --- a message that a colleague forwarded


def test_of_a_letter_found_months_late_each_reader_is_told_once_per_letter(
    heard: Heard, time: Any
) -> None:
    """All that fell due since it came is told at the first sweep, and nothing at the next."""
    written(heard, way="letter", **{"got-day": "1", "got-month": "9"})
    heard.deliver()
    heard.schedule("sweep")
    told = Counter((p.name, p.to, p.subject) for p in heard.follow())
    assert set(told.values()) == {1}
    reached = {to for name, to, _ in told if name == "overdue"}
    assert {MANAGER, "helen.ashworth@sefton.example"} <= reached
    assert {"acknowledgement", "delay", "still_late"} <= {n for n, to, _ in told if to == SAM}
    for _ in range(2):
        heard.schedule("sweep")
    assert Counter((p.name, p.to, p.subject) for p in heard.follow()) == told


# --- files


def put_in(heard: Heard, checked: Any, name: str, content: bytes) -> Any:
    """Upload a file as a browser posts the page's form, and return the page it comes back to."""
    shown = html.fromstring(page(checked))
    key = shown.xpath("string(//input[@name='key']/@value)")
    back = shown.xpath("string(//input[@name='success_action_redirect']/@value)")
    boto3.client("s3").put_object(
        Bucket=settings().files_bucket, Key=key.replace("${filename}", name), Body=content
    )
    return get(heard.client, urlsplit(back).path)


def checked(heard: Heard, path: str) -> Any:
    empty = boxes(get(heard.client, path))
    return post(heard.client, path, **empty | TOLD | {"way": "letter", "step": "check"})


def test_a_photo_of_a_letter_goes_with_what_was_handed_in(heard: Heard, time: Any) -> None:
    time.now = MONDAY
    path = form_of()
    back = put_in(heard, checked(heard, path), "letter.png", PNG)
    assert "letter.png" in words(back)
    assert TOLD["happened"] in words(back)
    done = post(heard.client, path, **last_form(back) | {"step": "send"})
    assert done.status_code == 200, words(done)
    (kept,) = the_case().files
    assert (kept.name, kept.type, kept.key[:6]) == ("letter.png", "image/png", "files/")
    stored = boto3.client("s3").get_object(Bucket=settings().files_bucket, Key=kept.key)
    assert stored["Body"].read() == PNG
    look = links.make_officer_link(the_case().reference, links.LOOK, "team", "l", MONDAY)
    assert "letter.png" in words(get(heard.client, urlsplit(look).path))


def last_form(answer: Any) -> dict[str, str]:
    """Return the fields of the last form on a page: the one that records what was checked."""
    return dict(html.fromstring(page(answer)).xpath("//main//form")[-1].form_values())


def test_what_was_handed_in_is_taken_by_the_rules_for_other_files(heard: Heard, time: Any) -> None:
    time.now = MONDAY
    path = form_of()
    back = put_in(heard, checked(heard, path), "letter.exe", b"MZ\x90\0" * 90)
    assert back.status_code == 422
    assert "we cannot take that kind of file" in words(back)
    put_in(heard, back, "ok.png", PNG)
    at = urlsplit(
        html.fromstring(page(back)).xpath("string(//input[@name='success_action_redirect']/@value)")
    ).path
    shown = html.fromstring(page(get(heard.client, at)))
    which = shown.xpath("string(//input[@name='remove']/@value)")
    assert post(heard.client, at, remove=which).status_code == 303
    post(heard.client, path, **last_form(back) | {"step": "send"})
    assert the_case().files == ()


def test_nobody_elses_link_opens_what_an_officer_wrote_down(heard: Heard) -> None:
    back = page(checked(heard, form_of()))
    at = urlsplit(
        html.fromstring(back).xpath("string(//input[@name='success_action_redirect']/@value)")
    ).path
    assert TOLD["happened"] in words(get(heard.client, at))
    other = at.replace(form_of(), form_of("care1"))
    assert TOLD["happened"] not in words(get(heard.client, other))
    form = at.rpartition("/")[2]
    assert get(heard.client, f"/complain/{form}/check").status_code == 404
    look = links.make_officer_link(a_case(FRIDAY).reference, links.LOOK, "team", "l", FRIDAY)
    assert get(heard.client, f"{urlsplit(look).path}/told/{form}").status_code == 404


def test_a_file_exchanged_after_it_was_looked_into_is_not_kept(heard: Heard, time: Any) -> None:
    time.now = MONDAY
    path = form_of()
    before = checked(heard, path)
    back = put_in(heard, before, "letter.png", PNG)
    put_in_again = html.fromstring(page(before)).xpath("string(//input[@name='key']/@value)")
    boto3.client("s3").put_object(
        Bucket=settings().files_bucket,
        Key=put_in_again.replace("${filename}", "letter.png"),
        Body=b"MZ\x90\0" * 90,
    )
    again = post(heard.client, path, **last_form(back) | {"step": "send"})
    assert again.status_code == 409
    assert "Add it again" in words(again)
    assert not cases()


def forwarded(heard: Heard) -> str:
    """Let a worker pass a complaint on by email, and return the team's link to the message."""
    told = "Mrs Field told me at the door: nobody came."
    heard.arrive(an_email(told, from_=f"Priya Nair <{PRIYA}>"))
    return heard.letter("set_aside").link("Look at the message")


def test_a_case_made_of_what_a_worker_passed_on_counts_from_the_day_the_worker_was_told(
    heard: Heard,
) -> None:
    path = forwarded(heard)
    shown = boxes(get(heard.client, path))
    assert shown["got-day"] == "27"
    answers = shown | {
        "what": "case",
        "email": "jo@family.example",
        "email_safe": "yes",
        "got-day": "19",
    }
    assert post(heard.client, path, **answers).status_code == 200
    case = the_case()
    assert london_date(case.received_at) == date(2026, 11, 19)
    assert (
        "We received your message on Thursday 19 November 2026"
        in heard.letter("acknowledgement").text
    )
    look = links.make_officer_link(case.reference, links.LOOK, "manager", "l", FRIDAY)
    shown_to_manager = words(get(heard.client, urlsplit(look).path))
    assert "it came to the council on Thursday 19 November 2026, by email" in shown_to_manager


def test_a_message_whose_day_is_left_alone_keeps_its_moment(heard: Heard) -> None:
    path = forwarded(heard)
    post(
        heard.client, path, **boxes(get(heard.client, path)) | {"what": "case", "email_safe": "yes"}
    )
    assert the_case().received_at == FRIDAY
    assert the_case().receipt is None


def test_a_message_did_not_reach_the_council_after_the_day_it_came_in(
    heard: Heard, time: Any
) -> None:
    path = forwarded(heard)
    time.now = MONDAY
    shown = boxes(get(heard.client, path)) | {"what": "case", "name": "Jo Field"}
    shown["email_safe"] = "yes"
    for day, said in (("28", "The message came in on Friday 27"), ("x", "Enter a day, a month")):
        refused = post(heard.client, path, **shown | {"got-day": day})
        assert refused.status_code == 422
        assert said in words(refused)
        assert boxes(refused)["name"] == "Jo Field"
    assert not cases()


@pytest.mark.parametrize(
    ("way", "told", "new"),
    [
        ("in person", "You told us in person", "A new complaint was made in person"),
        (
            "told to a worker",
            "Somebody who works with you passed it to us",
            "A new complaint came in through somebody who works with them",
        ),
        ("somebody else", "Somebody else passed it to us", "came in through somebody else"),
    ],
)
def test_how_it_came_is_said_to_each_reader_in_words_that_fit_them(
    heard: Heard, time: Any, way: str, told: str, new: str
) -> None:
    time.now = MONDAY
    written(heard, way=way)
    acknowledged = heard.letter("acknowledgement").text
    assert told in acknowledged
    assert "will read what we wrote down" in acknowledged
    assert new in heard.letter("new_case").text
