"""The public guide: every procedure's page says what the tables that run it say, for each council,
in plain words and without JavaScript.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from chalicelib import councils, pages
from chalicelib.core.cases import COMPLAINANT
from chalicelib.core.council import Authority
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.tables import ClockRule, Procedure
from chalicelib.doors.public import guide, guide_dates
from chalicelib.settings import settings
from tests.doors.public.test_public_pages import COUNCILS
from tests.helpers import set_up_as
from tests.letters.test_letters_words import grade

INDEX = "/how-we-deal-with-complaints"
SHOWN = [name for name in PROCEDURES if name != "anonymous"]
HIGHEST_GRADE = 6.0
CHILDREN_ACT = PROCEDURES["children_act"]


def page_of(client: Any, name: str, query: str = "") -> Any:
    answer = client.http.get(f"{INDEX}/{name}{query}")
    assert answer.status_code == 200
    return html.fromstring(answer.body.decode())


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def said(rule: ClockRule) -> str:
    """Return a number of days as the page must have it.

    Written here a second time, so that the two can differ.
    """
    if rule.days == 0:
        if rule.dated_by:
            return "a day that is set for it"
        return "the same day"
    if rule.unit == "working":
        unit = "working day"
    else:
        unit = "day"
    many = f"{abs(rule.days)} {unit}{'' if abs(rule.days) == 1 else 's'}"
    if rule.unit == "working":
        return many
    return f"{many}, weekends too"


def numbers(page: Any, clock: str) -> list[str]:
    """Return the bold numbers of a clock's line on the map."""
    found = page.xpath(f"//li[@data-clock='{clock}']")
    assert len(found) <= 1, f"{clock} is on the page twice"
    return [words(strong) for line in found for strong in line.xpath(".//strong")]


@pytest.fixture(params=COUNCILS)
def of_each(client: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """Yield the app as each council has it, in turn."""
    with set_up_as(HEARD_COUNCIL=request.param):
        yield client


@pytest.mark.parametrize("name", SHOWN)
def test_every_number_of_the_councils_clocks_is_on_the_page_as_the_data_has_it(
    of_each: Any, name: str
) -> None:
    procedure = settings().council.authority.procedures[name]
    page = page_of(of_each, name)
    limits = {rule.extends_to for rule in procedure.clocks}
    for rule in procedure.clocks:
        if rule.whose == "council" and rule.name not in limits:
            longest = [procedure.clock(rule.extends_to)] if rule.extends_to else []
            assert numbers(page, rule.name) == [said(r) for r in (rule, *longest)], rule.name


@pytest.mark.parametrize("name", SHOWN)
def test_the_persons_own_time_is_told_as_theirs_and_a_question_of_ours_is_not(
    of_each: Any, name: str
) -> None:
    procedure = settings().council.authority.procedures[name]
    page = page_of(of_each, name)
    theirs = {m.records for m in procedure.moves if COMPLAINANT in m.by}
    for rule in (r for r in procedure.clocks if r.whose == "person"):
        told = page.xpath(f"//li[@data-clock='{rule.name}']")
        assert bool(told) is (rule.stopped_by[0] in theirs), rule.name
        assert all(
            "you can" in words(line) and "heard-limit--yours" in line.get("class") for line in told
        )


@pytest.mark.parametrize("name", SHOWN)
def test_every_stage_with_someone_who_deals_with_it_is_a_box_in_the_order_of_the_table(
    client: Any, name: str
) -> None:
    page = page_of(client, name)
    procedure = PROCEDURES[name]
    drawn = [s for s in procedure.stages if s.who]
    order = [li.get("id") for li in page.xpath("//li[contains(@class, 'heard-box')]")]
    aside = [li.get("id") for li in page.xpath("//li[contains(@class, 'heard-box--aside')]")]
    assert [x for x in order if x not in aside] == [s.name for s in drawn if s.name not in aside]
    assert {s.name for s in drawn} <= set(order)
    for stage in drawn:
        box = words(page.get_element_by_id(stage.name))
        assert stage.who in box
        assert stage.now in box
    assert [words(h) for h in page.xpath("//ol[@id='map']//h2")][:-1] == list(
        dict.fromkeys(s.step for s in drawn)
    )


@pytest.mark.parametrize("name", SHOWN)
def test_a_box_offers_what_the_table_lets_the_person_do_there(client: Any, name: str) -> None:
    page = page_of(client, name)
    for stage in (s for s in PROCEDURES[name].stages if s.who):
        box = words(page.get_element_by_id(stage.name))
        for move in stage.moves:
            if COMPLAINANT in move.by and not move.section:  # not a step of the procedure
                assert f"“{move.button}”. {move.explains}" in box
                assert not move.when or guide.WHEN[move.when.guard] in box, (
                    f"{move.when} has no words"
                )


def test_what_is_off_the_usual_way_stands_last_in_its_step_and_says_so(client: Any) -> None:
    page = page_of(client, "children_act")
    for step, box in (("stage-2", "stage2_record"), ("stage-3", "stage3_late")):
        assert page.xpath(f"//li[@id='{step}']//li[contains(@class, 'heard-box')]/@id")[-1] == box
        assert "Only if this happens" in words(page.get_element_by_id(box))
    assert "Only if" not in words(page.get_element_by_id("stage-1"))


def placed(name: str, *anchor: str) -> set[str]:
    view = guide.make_guide(PROCEDURES[name], PROCEDURES)
    return {it.name for s in view.steps for b in s.boxes if b.name in anchor for it in b.limits}


@pytest.mark.parametrize(
    ("procedure", "stage", "clocks"),
    [
        ("children_act", "triage", {"ack", "understood"}),
        ("children_act", "stage1", {"s1_response"}),
        ("children_act", "answered_stage1", {"s2_request_advised"}),
        ("children_act", "stage2", {"s2_response", "s2_statement", "s2_progress"}),
        ("children_act", "answered_stage2", {"s3_request_window"}),
        ("children_act", "stage3_late", {"s3_late_request"}),
        (
            "children_act",
            "stage3",
            {
                "s3_request_ack",
                "s3_chair_appointed",
                "s3_panel_meets",
                "s3_panel_papers",
                "s3_panel_day",
            },
        ),
        ("children_act", "panel_met", {"s3_panel_report"}),
        ("children_act", "panel_reported", {"s3_council_response"}),
        ("corporate", "stage2", {"s2_ack", "s2_response"}),
        ("cp_conference", "chair", {"chair_meeting"}),
        ("data_protection", "looking", {"dp_outcome"}),
    ],
)
def test_a_clock_stands_at_the_stage_where_it_is_kept(
    procedure: str, stage: str, clocks: set[str]
) -> None:
    assert placed(procedure, stage) == clocks


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_between_officers_alone_is_promised_to_nobody(client: Any, name: str) -> None:
    page = page_of(client, name, "?from=2026-12-24")
    told = set(page.xpath("//@data-clock"))
    assert told
    assert not told & {rule.name for rule in PROCEDURES[name].clocks if rule.whose == "officers"}


def test_what_may_happen_at_any_time_stands_apart_from_the_way(client: Any) -> None:
    held = replace(
        CHILDREN_ACT.clock("freeze"), whose="council"
    )  # promised to the person, as it is not today
    page = rendered(
        replace(
            CHILDREN_ACT, clocks=(*(c for c in CHILDREN_ACT.clocks if c.name != "freeze"), held)
        )
    )
    assert numbers(page, "freeze") == ["the same day"]
    assert not page.xpath("//ol[@id='map']//li[@data-clock='freeze']")
    assert words(page.get_element_by_id("any-time")) == "What may happen at any time"
    assert page_of(client, "children_act").xpath("//*[@id='any-time']") == []


def test_a_box_says_where_it_leads_and_what_comes_only_if_the_person_asks(client: Any) -> None:
    page = page_of(client, "children_act")
    assert "Stage 1: answered Stage 2: an investigation, if you ask for it" in words(
        page.get_element_by_id("stage1")
    )
    assert "Stage 3: arranging the review panel, if you ask for it" in words(
        page.get_element_by_id("answered_stage2")
    )
    assert "What comes next Stage 3: the panel has met How" in words(
        page.get_element_by_id("stage3")
    )


def test_the_source_of_a_number_is_told_in_words(client: Any) -> None:
    box = words(page_of(client, "children_act").get_element_by_id("stage1"))
    assert "10 working days, counted from the day that it comes in." in box
    assert "the law: regulation 14 of SI 2006/1738" in box
    for name, procedure in PROCEDURES.items():
        for rule in procedure.clocks:
            told = " ".join(guide.list_sources(rule.source))
            assert not any(tag in told for tag in ("002:", "DESIGN", "GTBFC", "RULES", " N2")), (
                name,
                rule.name,
            )


def rendered(procedure: Procedure) -> Any:
    view = guide.make_guide(procedure, PROCEDURES)
    nothing = guide_dates.Asked({})
    return html.fromstring(
        pages.render_page("guide", guide=view, asked=nothing, review=settings().council.ombudsman)
    )


def test_a_councils_own_number_in_its_file_changes_the_page() -> None:
    file = (
        "[timings.children_act]\ns1_response = 7\ns2_request_advised = "
        "30\n[timings.send]\ns1_response = 9\n"
    )
    council = councils.load_council("sefton")
    own = Authority.of("sefton", council.officers, council.services, tomllib.loads(file)["timings"])
    page = rendered(own.procedures["children_act"])
    assert numbers(page, "s1_response") == ["7 working days", "20 working days"]
    assert numbers(page, "s2_request_advised") == ["30 working days"]
    assert numbers(rendered(own.procedures["send"]), "s1_response")[0] == "9 working days"
    assert "Sefton Council chose this number" in words(page.get_element_by_id("stage1"))
    assert "chose this number" not in words(rendered(CHILDREN_ACT))


def test_a_number_looser_than_the_codes_stands_with_its_reason_and_its_own_start(
    client: Any,
) -> None:
    own = councils.load_council("sefton").authority.procedures["send"]
    said = words(rendered(own))
    assert "15 working days, counted from the day that it comes in. Sefton Council chose this" in (
        said
    )
    assert "chose this number: “Our page on special educational needs promises" in said
    assert "10 working days, counted from the day that stage 2 was asked for." in said


def test_the_start_page_counts_in_the_councils_own_numbers() -> None:
    own = guide.describe_first_answer(
        CHILDREN_ACT.with_days({"ack": 1, "s1_response": 5, "s1_max": 15})
    )
    said_at_start = words(html.fromstring(pages.render_page("start", days=own)))
    for told in (
        "Within 1 working day, we will tell you who",
        "Within 5 working days, you will get our answer",
        "up to 15 working days",
    ):
        assert told in said_at_start


@pytest.mark.parametrize("name", SHOWN)
def test_the_page_needs_no_javascript(client: Any, name: str) -> None:
    page = page_of(client, name, "?from=2026-12-24")
    for closed in page.xpath("//main//details"):
        assert closed[0].tag == "summary"
    assert not page.xpath(
        "//main//*[@hidden] | //main//button[not(ancestor::form) and not(contains(@class, 'exit'))]"
    )
    summaries = [words(s) for s in page.xpath("//main//summary")]
    assert len(summaries) == len(set(summaries)), "two boxes would be read out alike"
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.xpath("//main//a/@href") if href.startswith("#")} <= set(ids)


@pytest.mark.parametrize("name", SHOWN)
def test_the_page_is_in_plain_words(client: Any, name: str) -> None:
    page = page_of(client, name)
    for aside in page.xpath(
        "//main//form | //main//*[contains(@class, 'heard-source')] | //main//h1 | "
        "//main//h2 | //main//h3 | //main//h4"
    ):
        aside.drop_tree()
    lines = page.xpath("//main//p | //main//li[not(.//p or .//li)] | //main//dd")
    text = "\n\n".join(words(line) for line in lines)
    assert grade(text) <= HIGHEST_GRADE
    assert "lscb" not in text.lower()


def test_the_index_leads_to_every_procedure_and_says_what_each_is_for(of_each: Any) -> None:
    page = html.fromstring(of_each.http.get(INDEX).body.decode())
    for name in SHOWN:
        (link,) = page.xpath(f"//main//a[contains(@href, '{INDEX}/{name}')]")
        assert words(link).lower() == PROCEDURES[name].title.lower()
        assert PROCEDURES[name].about in words(page)
        assert of_each.http.get(link.get("href")).status_code == 200
    told = words(page)
    for part in (
        "10 working days. But we cannot write to you",
        "Working days are Monday to Friday",
        "Who sees your complaint",
        "Ombudsman",
    ):
        assert part in told
    assert settings().council.advocacy.name in told


@pytest.mark.parametrize("name", ["anonymous", "no-such", "children_act%20", "..%2Fprivacy"])
def test_a_procedure_that_has_no_page_gets_a_kind_one(client: Any, name: str) -> None:
    answer = client.http.get(f"{INDEX}/{name}")
    assert answer.status_code == 404
    assert "We cannot find that page" in answer.body.decode()


@pytest.mark.parametrize(
    "query",
    ["?from=2026-12-24", "?from-day=24&from-month=12&from-year=2026", "?from=24%20December%202026"],
)
def test_a_day_that_is_asked_about_shows_its_dates_with_their_working(
    client: Any, query: str
) -> None:
    page = page_of(client, "children_act", query)
    rows = {row.get("data-clock"): words(row) for row in page.xpath("//div[@data-clock]")}
    assert rows["ack"].startswith(
        "Thursday 31 December 2026 By then we must tell you that we have it"
    )
    assert rows["s1_response"].startswith("Tuesday 12 January 2027 By then we must answer you.")
    assert rows["s1_max"].startswith("Tuesday 26 January 2027")
    assert "Boxing Day (substitute day) (28 December)" in rows["ack"]
    assert rows["s2_request_advised"].startswith(
        "Tuesday 9 February 2027 (not sure yet) By then you can ask for stage 2"
    )
    assert page.xpath("//input[@name='from-day']/@value") == ["24"]


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("?from=soon", "Give a day, a month and a year"),
        ("?from-day=31&from-month=2&from-year=2027", "Give a day, a month and a year"),
        ("?from-day=1&from-month=1&from-year=1999", "Choose a day well within that time"),
        ("?from=%3Cscript%3E", "Give a day, a month and a year"),
    ],
)
def test_a_day_that_cannot_be_counted_from_is_told_so_and_nothing_breaks(
    client: Any, query: str, says: str
) -> None:
    answer = client.http.get(f"{INDEX}/children_act{query}")
    page = html.fromstring(answer.body.decode())
    assert answer.status_code == 422
    assert says in words(page.xpath("//*[@role='alert']")[0])
    assert not page.xpath("//div[@data-clock]")
    assert "<script>" not in answer.body.decode().replace("<script type", "")


def test_what_is_no_complaint_leads_to_making_it_one_and_a_complaint_to_whoever_reviews_it(
    client: Any,
) -> None:
    council = settings().council
    assert "Make it a complaint" in words(
        page_of(client, "concern").get_element_by_id("still-not-happy")
    )
    assert council.ombudsman.name in words(
        page_of(client, "corporate").get_element_by_id("still-not-happy")
    )
    about_data = words(page_of(client, "data_protection").get_element_by_id("still-not-happy"))
    assert council.elsewhere["ico"].name in about_data
