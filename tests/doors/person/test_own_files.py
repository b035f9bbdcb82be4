"""Files that a person adds from their own page: kept with the case once, and told to its team."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import boto3
from lxml import html

from chalicelib import store
from chalicelib.settings import settings
from tests.conftest import FRIDAY
from tests.doors.person.test_tracking import track
from tests.helpers import Heard, a_case, get, page, post, words

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 300


def test_files_added_on_their_own_page_go_to_the_case_once_and_the_team_is_told(
    heard: Heard,
) -> None:
    case = a_case(FRIDAY)
    heard.deliver()
    here = f"{track(case)}/files"
    form = html.fromstring(page(get(heard.client, here)))
    key = form.xpath("string(//input[@name='key']/@value)")
    for name in ("drawing.png", "two.png"):  # as our script names them, several at once
        theirs = key.replace("/${filename}", f"-{len(name)}/{name}")
        boto3.client("s3").put_object(Bucket=settings().files_bucket, Key=theirs, Body=PNG)
    assert "2 files added" in words(get(heard.client, here))
    which = html.fromstring(page(get(heard.client, here))).xpath("//input[@name='remove']/@value")
    post(heard.client, here, remove=which[0])
    for _ in range(2):
        post(heard.client, here)
    assert "2 files" not in words(get(heard.client, here))
    (file,) = store.load(case.reference).files
    assert (file.name, file.size) in [("drawing.png", len(PNG)), ("two.png", len(PNG))]
    assert len(heard.sent("contribution")) == 1
    assert "We have your files" in words(get(heard.client, f"{track(case)}?added=yes"))


def test_their_own_page_shows_their_words_and_files_every_letter_and_what_is_new(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY, happened="Nobody came on Friday.")
    heard.deliver()
    own = track(case)
    visit = {"Sec-Fetch-Mode": "navigate"}
    heard.client.http.get(own, headers=visit)
    time.now += timedelta(minutes=10)
    post(heard.client, f"{own}/add", text="He was ill, they say.")
    heard.deliver()
    shown = html.fromstring(page(get(heard.client, own)))
    told = shown.get_element_by_id("own").text_content()
    assert told.index("Nobody came on Friday.") < told.index("He was ill, they say.")
    links = shown.get_element_by_id("letters").xpath(".//a/@href")
    letter = words(get(heard.client, links[-1]))
    assert case.reference in letter
    assert "999" in letter
    assert "/track/" not in letter
    assert "heard-large" in page(get(heard.client, f"{links[-1]}?print=large"))
    assert get(heard.client, f"{own}/letters/99").status_code == 404
    assert get(heard.client, f"{own}/sent/0").status_code == 404
    time.now += timedelta(hours=2)
    assert "We told you that we have what you sent" in _read_news(heard, own)
    heard.client.http.get(own, headers=visit)
    time.now += timedelta(hours=2)
    assert _read_news(heard, own) == ""


def _read_news(heard: Heard, own: str) -> str:
    """Return what a page lists as new. A program's look at it changes nothing."""
    shown = html.fromstring(page(get(heard.client, own)))
    return str(shown.xpath("string(//h2[starts-with(., 'New since')]/following-sibling::ul[1])"))
