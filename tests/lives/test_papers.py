"""Papers go with letters, lived by links and pages: the evidence of an answer is the person's to
read (`000:46`), both reports and the panel's papers are sent (`002:90`, `002:126`, `002:247`)."""

from __future__ import annotations

from typing import Any

from lxml import html

from tests.helpers import Heard, get, page, post, words
from tests.lives.begin import MENDED, begun_once
from tests.lives.by_links import TEAM, Lived, findings
from tests.lives.test_advocate import AGREED, BUTTON, RANA, WITH_COPIES
from tests.moto_aws import aws_client

SEND = ("Send the reply", "allocation", "socialwork1")
LOG = "visit log.pdf"


@begun_once
def begin(heard: Heard, time: Any, **answers: str) -> Lived:
    """Return a complaint that Priya Nair has, with a log of visits among its papers."""
    life = Lived(heard, time, **{"code": "parent", "name": "Sam Carter", **answers})
    about = {"procedure": "children_act", "service": "social_work", "points": "No visit in June."}
    life.press("Record what it is about", "new_case", TEAM, **about)
    life.press("Give it to an officer", "new_case", TEAM, officer="socialwork1")
    life.add_papers(*SEND, LOG)
    return life


def answer(life: Lived, **more: str) -> None:
    life.press(*SEND, **findings("upheld"), **MENDED, **more)


def papers_at(life: Lived, path: str) -> list[str]:
    """Return the names of the papers that somebody's page offers them, each of which opens."""
    shown = html.fromstring(page(get(life.heard.client, path)))
    links = [a for a in shown.iter("a") if "/papers/" in (a.get("href") or "")]
    for link in links:
        opened = get(life.heard.client, path + "/papers/" + link.get("href").rpartition("/")[2])
        assert opened.status_code == 303
        assert "X-Amz-Signature" in opened.headers["Location"]
    return [link.text_content() for link in links]


def test_a_the_evidence_of_an_answer_goes_with_it_and_opens_on_the_persons_own_page(
    heard: Heard, time: Any
) -> None:
    life = begin(heard, time)
    mine = life.told("acknowledgement").link("See where things are")
    assert papers_at(life, mine) == []
    assert get(heard.client, f"{mine}/papers/1").status_code == 404  # it has gone with no letter
    answer(life, **{"enclosures-1": "yes"})
    reply = life.told("stage1_reply")
    assert f"{LOG} (2 KB)" in reply.text
    assert papers_at(life, reply.link("Open the papers")) == [LOG]
    assert f"{LOG} (2 KB), sent" in life.seen_by("new_case", TEAM)


def test_a_paper_that_nobody_chose_for_a_letter_is_never_shown_to_the_person(
    heard: Heard, time: Any
) -> None:
    life = begin(heard, time)
    answer(life)
    reply = life.told("stage1_reply")
    assert LOG not in reply.text
    assert papers_at(life, reply.link("See where things are")) == []


def test_a_paper_is_opened_no_more_where_its_letter_came_back(heard: Heard, time: Any) -> None:
    life = begin(heard, time)
    answer(life, **{"enclosures-1": "yes"})
    reply = life.told("stage1_reply")
    heard.bounce(reply)
    heard.deliver()
    assert papers_at(life, reply.link("See where things are")) == []
    asked = life.last("bounced", TEAM).text
    assert asked.index("Print these papers with it") < asked.index(LOG) < asked.index("The letter")


def test_where_there_is_no_email_the_papers_are_printed_with_the_letter(
    heard: Heard, time: Any
) -> None:
    life = begin(heard, time, email="", post="14 Orchard Close, Southport")
    answer(life, **{"enclosures-1": "yes"})
    asked = life.last("please_tell", TEAM)
    assert "Print these papers with it" in asked.text
    assert "They are printed with this letter." in asked.text
    assert f"{LOG} (2 KB)" in asked.text.partition("End of letter")[0]


def test_an_advocate_with_copies_opens_what_came_since_they_had_a_part(
    heard: Heard, time: Any
) -> None:
    life = begin(heard, time, code="child_lac")
    life.press(BUTTON, "new_case", TEAM, **{**WITH_COPIES, **AGREED})
    answer(life, **{"enclosures-1": "yes"})
    theirs = life.last("stage1_reply", RANA)
    assert papers_at(life, theirs.link("Open the papers")) == [LOG]


def test_what_an_officer_typed_is_there_again_once_they_have_added_a_paper(
    heard: Heard, time: Any
) -> None:
    life = begin(heard, time)
    path = life.last("allocation", "socialwork1").link("Send the reply")
    typed = {"evidence-1": "The log of every visit.", "sorry": "We are sorry about June."}
    there = post(heard.client, f"{path}/papers", **typed)
    assert there.status_code == 303
    assert "Nothing goes to anybody yet" in words(get(heard.client, f"{path}/papers"))
    back = words(get(heard.client, path))
    assert all(said in back for said in typed.values())


def test_only_papers_that_went_with_no_letter_are_taken_away(heard: Heard, time: Any) -> None:
    life = begin(heard, time)
    life.add_papers(*SEND, "by mistake.pdf")
    there = life.last("allocation", "socialwork1").link("Send the reply") + "/papers"
    assert post(heard.client, there, take_away="2").status_code == 303
    answer(life, **{"enclosures-1": "yes"})
    case_page = life.last("new_case", TEAM).link("See the whole case")
    assert post(heard.client, f"{case_page}/papers", take_away="1").status_code == 409
    assert "by mistake.pdf" not in words(get(heard.client, f"{case_page}/papers"))
    assert get(heard.client, f"{case_page}/papers/2").status_code == 404


def test_a_file_that_is_no_paper_is_refused_and_named(heard: Heard, time: Any) -> None:
    life = begin(heard, time)
    there = life.last("allocation", "socialwork1").link("Send the reply") + "/papers"
    upload = html.fromstring(page(get(heard.client, there)))
    key = str(upload.xpath("string(//input[@name='key']/@value)"))
    s3 = aws_client("s3")
    bucket = heard.environment["HEARD_FILES_BUCKET"]
    s3.put_object(Bucket=bucket, Key=key.replace("${filename}", "tool.exe"), Body=b"MZ\x90")
    refused = get(heard.client, there)
    assert refused.status_code == 422
    assert "tool.exe: we cannot take that kind of file" in words(refused)
