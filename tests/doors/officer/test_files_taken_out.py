"""A file that should not be on a case is taken out of what its readers see, with the reason; it is
kept for those who oversee complaints, and can be put back."""

from __future__ import annotations

from typing import Any

from lxml import html

from chalicelib import files, links, store
from chalicelib.core.cases import Case
from tests.conftest import FRIDAY
from tests.doors.officer.test_corrections import history, link
from tests.helpers import Heard, a_case, an_email, get, page, post, words

WHY = {"reason": "It is about another family."}
WITH_LIST = an_email(
    "--b\r\nContent-Type: text/plain\r\n\r\nNobody came.\r\n--b\r\nContent-Type: text/csv\r\n"
    "Content-Disposition: attachment; filename=list.csv\r\n\r\nname,day\r\n--b--\r\n",
    content_type="multipart/mixed; boundary=b",
)


def with_files(heard: Heard) -> Case:
    """Return a case with a photo, and a letter that is of another family."""
    photo = files.keep_attachment("k/1", "door.png", b"x", "image/png")
    wrong = files.keep_attachment("k/2", "their letter.pdf", b"y", "application/pdf")
    case = a_case(FRIDAY, files=(photo, wrong))
    heard.deliver()
    return case


def take_out(heard: Heard, case: Case, file: str = "file-1") -> None:
    answer = post(heard.client, link(case, "take_out_file"), file=file, **WHY)
    assert answer.status_code == 200, words(answer)


def look(case: Case, officer: str) -> str:
    return link(case, links.LOOK, officer)


def list_files(heard: Heard, case: Case, officer: str) -> list[str]:
    """Return the files that an officer's page of the case leads to."""
    shown = html.fromstring(page(get(heard.client, look(case, officer))))
    found = shown.xpath("//a[contains(@href, '/files/') or contains(@href, '/taken-out/')]")
    return [" ".join(a.text.split()) for a in found]


def test_a_file_taken_out_is_opened_by_nobody_who_reads_the_case(heard: Heard, time: Any) -> None:
    case = with_files(heard)
    assert list_files(heard, case, "complaints1") == ["door.png", "their letter.pdf"]
    take_out(heard, case)
    assert list_files(heard, case, "complaints1") == ["door.png"]
    assert get(heard.client, f"{look(case, 'complaints1')}/files/1").status_code == 404
    assert get(heard.client, f"{look(case, 'complaints1')}/taken-out/file-1").status_code == 404
    assert get(heard.client, f"{look(case, 'complaints1')}/files/0").status_code == 303
    told = history(heard, case)
    assert "A file was taken out: their letter.pdf" in told
    assert WHY["reason"] in told


def test_the_complaints_manager_still_opens_it_and_can_put_it_back(heard: Heard, time: Any) -> None:
    case = with_files(heard)
    take_out(heard, case)
    assert list_files(heard, case, "manager")[0].startswith("their letter.pdf")
    away = get(heard.client, f"{look(case, 'manager')}/taken-out/file-1")
    assert away.status_code == 303
    assert "k/2" in away.headers["Location"]
    form = {"file": "file-1", "reason": "It is theirs after all."}
    assert post(heard.client, link(case, "put_back_file"), **form).status_code != 200
    assert post(heard.client, link(case, "put_back_file", "manager"), **form).status_code == 200
    assert list_files(heard, case, "complaints1") == ["door.png", "their letter.pdf"]


def test_whoever_has_the_case_is_told_to_delete_it_and_no_letter_lists_it(
    heard: Heard, time: Any
) -> None:
    case = with_files(heard)
    take_out(heard, case)
    form = {"procedure": "children_act", "service": "in_care", "named": "", "points": "Nobody came"}
    post(heard.client, link(case, "triage"), **form)
    post(heard.client, link(case, "allocate"), officer="socialwork1", note="")
    given = heard.letter("allocation")
    assert "door.png" in given.text
    assert "their letter.pdf" not in given.text
    take_out(heard, case, "file-0")
    told = heard.letter("work_changed", to=given.to)
    assert "If you have a copy of it, delete it." in told.text
    for said in ("door.png", "family"):
        assert said not in told.text


def test_the_message_that_brought_it_is_not_handed_over_with_it(heard: Heard, time: Any) -> None:
    heard.arrive(WITH_LIST, at=FRIDAY)
    heard.deliver()
    reference = heard.letter("new_case").subject.split()[1].rstrip(":")
    case = store.load(reference)
    assert case
    take_out(heard, case, "file-0")
    for officer, status in (("complaints1", 200), ("manager", 303)):
        answer = get(heard.client, f"{look(case, officer)}/mail/1?original=1")
        assert answer.status_code == status
        assert "list.csv" not in page(answer)
