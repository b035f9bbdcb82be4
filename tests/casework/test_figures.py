"""The figures of what the doors took in, read back from the table."""

from __future__ import annotations

import json
from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from chalicelib import casework, clock, links, store
from chalicelib.casework.figures import count_figures
from chalicelib.casework.reports import make_documents
from chalicelib.core.decisions import decide
from chalicelib.core.figures.period import make_period
from chalicelib.reports import documents
from chalicelib.reports.report import make_report
from chalicelib.settings import settings
from tests.core.lives import HOUSE, TRIAGE, a_complaint
from tests.helpers import get, post

NOVEMBER = make_period("2026-11-01", "2026-11-30")


def test_every_case_of_a_period_is_counted_once_and_what_came_after_is_not(aws, time):
    for n in range(3):
        casework.lodge(a_complaint(email=f"p{n}@family.example"), cause=f"f{n}", now=time.now)
    before = time.now - timedelta(days=500)
    old = casework.lodge(a_complaint(), cause="old", now=before)
    casework.lodge(a_complaint(), cause="new", now=time.now + timedelta(days=40))
    found = count_figures(make_period("2026-11-01", "2026-11-30"))
    plain = json.loads(documents.write_json(found.tally, found.tables, "Sefton Council"))
    assert plain["C1"]["figures"]["all"]["all"] == 3
    assert plain["S3"]["figures"]["all"]["all"] == 4, f"{old.reference} is open still"
    assert plain["about"]["cases_read"] == 4


def test_a_period_without_a_case_says_so_and_shows_zero(aws):
    found = count_figures(make_period("2026-11-01", "2026-11-30"))
    plain = json.loads(documents.write_json(found.tally, found.tables, "Sefton Council"))
    assert plain["C1"]["figures"]["all"]["all"] == 0
    report = make_report(found.tables, NOVEMBER, "Sefton Council", 0)
    assert {each.sentence for each in report.sections} == {"There were none in this period."}


def test_a_case_is_read_again_only_once_it_has_changed(aws, time):
    case = casework.lodge(a_complaint(), cause="one", now=time.now)
    count_figures(NOVEMBER)
    kept = store.load_accounts("2026-11")[case.reference]
    assert kept.version == case.version
    assert count_figures(NOVEMBER, most=0).unread == 0
    officer = settings().council.find_officer("team")
    assert officer
    decision = decide.make_move(
        case, "triage", officer, {**TRIAGE, "service": "fostering"}, time.now, HOUSE
    )
    store.commit(decision, before=case.version, now=time.now)
    assert count_figures(NOVEMBER, most=0).unread == 1
    services = {table.id: table for table in count_figures(NOVEMBER).tables}["C3"]
    assert services.find("fostering", "complaints") == 1


def test_counting_that_had_to_stop_says_how_many_are_left_and_goes_on_from_there(aws, time):
    for n in range(3):
        casework.lodge(a_complaint(), cause=f"{n}", now=time.now)
    assert count_figures(NOVEMBER, most=2).unread == 1
    assert count_figures(NOVEMBER, most=2).unread == 0


def test_a_kept_account_is_the_one_that_its_history_gives(aws, time):
    casework.lodge(a_complaint(code="child_lac"), cause="one", now=time.now)
    first = count_figures(NOVEMBER)
    again = count_figures(NOVEMBER, most=0)
    assert again.tables == first.tables


def test_the_complaints_manager_sees_the_figures_by_a_link_in_the_morning_list(heard, time):
    casework.lodge(a_complaint(), cause="one", now=time.now)
    heard.schedule("digest")
    link = heard.letter("digest").link("See the figures")
    page = get(heard.client, link)
    assert page.status_code == 200
    shown = page.body.decode()
    assert "Members’ edition" in shown
    assert shown.count("<table") == shown.count("<caption")
    earlier = get(heard.client, f"{link}?period=2021-22").body.decode()
    assert "1 April 2021 to 31 March 2022" in earlier
    days = get(heard.client, f"{link}?from=2026-11-01&to=2026-11-30").body.decode()
    assert "1 November 2026 to 30 November 2026" in days


@pytest.mark.parametrize("asked", ["period=2021", "from=2026-11-01", "from=x&to=y", "period=<b>"])
def test_days_that_no_report_can_cover_come_back_with_the_form_and_why(heard, asked):
    link = links.make_officer_link("", links.FIGURES, "manager", "n", clock.now())
    path = urlsplit(link).path
    page = get(heard.client, f"{path}?{asked}")
    assert page.status_code == 422
    assert "Error:" in page.body.decode()
    assert "<b>" not in page.body.decode().partition("<main")[2].partition("<form")[2][:3000]


def test_only_the_morning_list_brings_the_figures(heard, time):
    heard.schedule("digest")
    assert "See the figures" in heard.letter("digest").text
    casework.lodge(a_complaint(), cause="one", now=time.now)
    others = [posted for posted in heard.follow() if posted.name != "digest"]
    assert others
    assert not [posted for posted in others if "See the figures" in posted.text]


def test_the_documents_are_made_from_the_page_and_opened_by_its_link(heard, time):
    """Where histories are left to read, the page says so, and the next press goes on."""
    casework.lodge(a_complaint(), cause="one", now=time.now)
    link = links.make_officer_link("", links.FIGURES, "manager", "n", clock.now())
    path = urlsplit(link).path
    days = {"from": "2026-11-01", "to": "2026-11-30"}
    answer = post(heard.client, f"{path}/report", **days)
    assert answer.status_code == 303
    page = get(heard.client, f"{path}?from=2026-11-01&to=2026-11-30").body.decode()
    for name in ("public.html", "public.ods", "public-pages.json", "report.csv", "dictionary.csv"):
        assert f">{name}</a>" in page
    assert "Public edition: a draft, so do not publish it yet" in page
    assert "stays a draft until the period is over." in page
    over = {"from": "2026-10-01", "to": "2026-10-31"}
    assert post(heard.client, f"{path}/report", **over).status_code == 303
    page = get(heard.client, f"{path}?from=2026-10-01&to=2026-10-31").body.decode()
    assert "Public edition: you can publish it" in page
    assert "draft" not in page
    opened = get(heard.client, f"{path}/report?from=2026-11-01&to=2026-11-30&file=0")
    assert (opened.status_code, "files/reports/" in opened.headers["Location"]) == (303, True)
    for wrong in ("file=99", "file=x", "from=x"):
        assert get(heard.client, f"{path}/report?{wrong}").status_code == 404
    other = links.make_officer_link("", links.WRITE, "manager", "n", clock.now())
    assert post(heard.client, f"{urlsplit(other).path}/report", **days).status_code == 404


def test_a_public_edition_that_takes_long_is_gone_on_with_at_each_press(heard, time):
    """Each press but the last has no time at all here, and still gets on."""
    casework.lodge(a_complaint(), cause="one", now=time.now)
    path = urlsplit(links.make_officer_link("", links.FIGURES, "manager", "n", clock.now())).path
    asked = "from=2026-11-01&to=2026-11-30"
    no_time = timedelta(seconds=-1)
    assert not make_documents(NOVEMBER, time.now, no_time).has_public
    page = get(heard.client, f"{path}?{asked}&public=no").body.decode()
    assert "numbers that it hides are proved safe so far" in page
    assert (">report.html</a>" in page, ">public.html</a>" in page) == (True, False)
    first = store.load_attack(NOVEMBER.name)
    make_documents(NOVEMBER, time.now, no_time)
    second = store.load_attack(NOVEMBER.name)
    assert first
    assert second
    assert (first["shown"], first["proven"]) != (second["shown"], second["proven"])
    assert make_documents(NOVEMBER, time.now).has_public
    assert ">public.html</a>" in get(heard.client, f"{path}?{asked}").body.decode()
    assert store.find_report(NOVEMBER.name, time.now + timedelta(days=731)) is None


def test_what_a_person_writes_for_the_report_is_kept_part_by_part(heard, time):
    path = urlsplit(links.make_officer_link("", links.FIGURES, "manager", "n", clock.now())).path
    days = {"from": "2026-04-01", "to": "2027-03-31"}
    asked = "from=2026-04-01&to=2027-03-31"
    assert "stays a draft" in get(heard.client, f"{path}/words?{asked}").body.decode()
    for part in ("refused", "ombudsman", "answer"):
        saved = post(heard.client, f"{path}/words", **days, part=part, text="<b>None</b> came.")
        assert saved.status_code == 303
    page = get(heard.client, f"{path}/words?{asked}&saved=answer").body.decode()
    assert "&lt;b&gt;None&lt;/b&gt; came." in page
    assert "stays a draft" not in page
    too_long = post(heard.client, f"{path}/words", **days, part="shows", text="x" * 6_001)
    assert (too_long.status_code, "x" * 6_001 in too_long.body.decode()) == (422, True)
    assert post(heard.client, f"{path}/words", **days, part="none", text="x").status_code == 404


def test_the_self_assessment_is_filled_in_a_paragraph_at_a_time(heard, time):
    casework.lodge(a_complaint(), cause="one", now=time.now)
    path = urlsplit(links.make_officer_link("", links.FIGURES, "manager", "n", clock.now())).path
    days = {"from": "2026-04-01", "to": "2027-03-31"}
    asked = "from=2026-04-01&to=2027-03-31"
    assert "/code?from=2026-04-01" in get(heard.client, f"{path}?{asked}").body.decode()
    said = {"part": "code-9.5", "text-code-9.5": "<b>The board</b>", "kept-code-9.5": "yes"}
    saved = post(heard.client, f"{path}/code", **days, **said)
    assert saved.status_code == 303
    page = get(heard.client, f"{path}/code?{asked}&saved=code-9.5").body.decode()
    assert "&lt;b&gt;The board&lt;/b&gt;" in page
    assert "Nobody has said yet" in page
    too_long = {**said, "text-code-9.5": "x" * 6_001}
    assert post(heard.client, f"{path}/code", **days, **too_long).status_code == 422
    assert post(heard.client, f"{path}/code", **days, part="shows").status_code == 404
    assert get(heard.client, f"{path}/code?from=2026-11-01&to=2026-11-30").status_code == 404


def test_a_sentence_that_could_tell_of_one_person_stops_the_public_edition(heard, time):
    path = urlsplit(links.make_officer_link("", links.FIGURES, "manager", "n", clock.now())).path
    days = {"from": "2026-11-01", "to": "2026-11-30"}
    said = "Two children were refused."
    post(heard.client, f"{path}/words", **days, part="refused", text=said)
    answer = post(heard.client, f"{path}/report", **days)
    shown = answer.body.decode()
    assert (answer.status_code, said in shown, "fewer than 5" in shown) == (422, True, True)
    page = get(heard.client, f"{path}?from=2026-11-01&to=2026-11-30").body.decode()
    assert ">report.html</a>" in page
    assert ">public.html</a>" not in page
