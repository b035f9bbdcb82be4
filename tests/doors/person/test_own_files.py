"""Files that a person adds from their own page: kept with the case once, and told to its team."""

from __future__ import annotations

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
