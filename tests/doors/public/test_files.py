"""People's files: what is taken, what is refused and named, and that a file cannot be exchanged
once it was looked into.
"""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import boto3
import pytest
from lxml import html

from chalicelib import files, kinds, store
from chalicelib.settings import settings
from tests.conftest import FRIDAY
from tests.helpers import FORM

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 500
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"x" * 500


def zipped(**inside: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in inside.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return made.getvalue()


DOCX = zipped(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>" * 9000})
ODT = zipped(mimetype=b"application/vnd.oasis.opendocument.text", **{"content.xml": b"<x/>"})


def mp4(brand: bytes) -> bytes:
    return b"\0\0\0\x20ftyp" + brand + b"\0\0\0\0isom" + b"\0" * 100


TAKEN = [
    (PDF, ".pdf"),
    (PNG, ".png"),
    (b"\xff\xd8\xff\xe1" + b"\0" * 90, ".jpg"),
    (b"GIF89a" + b"\0" * 90, ".gif"),
    (b"RIFF\0\0\0\0WEBPVP8 ", ".webp"),
    (mp4(b"heic"), ".heic"),
    (mp4(b"mif1"), ".heic"),
    (DOCX, ".docx"),
    (ODT, ".odt"),
    ("Dear all,\r\nCafé\r\n".encode(), ".txt"),
    ("Café".encode("cp1252"), ".txt"),
    (b"ID3\x04" + b"\0" * 90, ".mp3"),
    (b"\xff\xfb\x90\x44" + b"\0" * 90, ".mp3"),
    (mp4(b"M4A "), ".m4a"),
    (mp4(b"mp42"), ".mp4"),
    (mp4(b"qt  "), ".mov"),
    (mp4(b"3gp4"), ".3gp"),
    (b"RIFF\0\0\0\0WAVEfmt ", ".wav"),
    (b"OggS\0\x02" + b"\0" * 90, ".ogg"),
    (b"#!AMR\n" + b"\0" * 9, ".amr"),
]
NOT_TAKEN = [
    b"MZ\x90\x00\x03",
    b"\x7fELF\x02\x01",
    b"<!DOCTYPE html><script>x</script>",
    b"  <svg xmlns='x'>",
    b"<?xml version='1.0'?>",
    b"#!/bin/sh\nrm",
    b"{\\rtf1 x}",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 90,
    zipped(**{"a.txt": b"x"}),
    zipped(**{"[Content_Types].xml": b"", "xl/workbook.xml": b"x"}),
    zipped(**{"[Content_Types].xml": b"", "word/document.xml": b"x", "word/vbaProject.bin": b"x"}),
    b"\x1f\x8b\x08\0",
    b"Rar!\x1a\x07",
    b"\0\0\0\0",
    bytes(range(256)),
]


@pytest.mark.parametrize(("content", "ending"), TAKEN)
def test_a_file_is_known_by_what_is_in_it(content: bytes, ending: str) -> None:
    kind = kinds.recognise_kind(content[: kinds.HEAD], content[-kinds.TAIL :])
    assert kind
    assert kind.endings[0] == ending


@pytest.mark.parametrize("content", NOT_TAKEN)
def test_programs_web_pages_macros_and_what_is_not_known_are_not_taken(content: bytes) -> None:
    assert kinds.recognise_kind(content[: kinds.HEAD], content[-kinds.TAIL :]) is None


@pytest.mark.parametrize(
    "content", [b"", b"P", b"PK\x03\x04", b"RIFF", b"\0\0\0\x20ftyp", b"\xff", b"%PDF"]
)
def test_a_file_cut_short_breaks_nothing(content: bytes) -> None:
    assert kinds.recognise_kind(content) in {None, kinds.TEXT}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Mo\\letter.pdf", "letter.pdf"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("a\r\nb\0.txt", "ab.txt"),
        ("x" * 300 + ".jpeg", "x" * 95 + ".jpeg"),
        ("Żółć – 👩‍👧.png", "Żółć – 👩‍👧.png"),
    ],
)
def test_a_files_name_is_shown_without_what_could_mislead(typed: str, shown: str) -> None:
    assert files.clean_name(typed) == shown


class Draft:
    """A complaint that wants files, and S3 as a browser uses it."""

    def __init__(self, client: Any) -> None:
        self.http = client.http
        self.s3 = boto3.client("s3")
        answers = {"code": "parent", "email": "mo@family.example", "happened": "x", "files": "yes"}
        location = self.http.post(
            "/complain", headers=FORM, body=urlencode(answers).encode()
        ).headers["Location"]
        assert location.endswith("/files")
        self.id = location.split("/")[2]
        self.at = location

    def upload(self, name: str, content: bytes) -> Any:
        """Upload a file as a browser posts the page's form, with the key's mark replaced by the
        file's name, and return the page.
        """
        key = self.page().xpath("string(//input[@name='key']/@value)")
        self.s3.put_object(
            Bucket=settings().files_bucket, Key=key.replace("${filename}", name), Body=content
        )
        return self.http.get(self.at)

    def page(self) -> Any:
        return html.fromstring(self.http.get(self.at).body.decode())

    def keys(self, prefix: str = "drafts/") -> list[str]:
        return [
            o["Key"]
            for o in self.s3.list_objects_v2(Bucket=settings().files_bucket, Prefix=prefix).get(
                "Contents", []
            )
        ]

    def send(self) -> Any:
        return self.http.post(f"/complain/{self.id}/send", headers=FORM, body=b"")


@pytest.fixture
def draft(client: Any) -> Draft:
    return Draft(client)


def words(answer: Any) -> str:
    return " ".join(html.fromstring(answer.body.decode()).xpath("string(//main)").split())


def test_sizes_and_kinds_are_said_first_and_the_form_posts_only_under_our_own_prefix(
    draft: Draft,
) -> None:
    answer = draft.http.get(draft.at)
    said = words(answer)
    for told in ("up to 10 files", "up to 20 MB", "photos, documents", "not a program"):
        assert said.index(told) < said.index("Choose a file")
    (form,) = html.fromstring(answer.body.decode()).xpath("//form[@enctype='multipart/form-data']")
    assert (
        form.get("action") in answer.headers["Content-Security-Policy"].partition("form-action")[2]
    )
    assert form.xpath("string(.//input[@name='key']/@value)").startswith(f"drafts/{draft.id}/")
    assert (
        form.xpath("string(.//input[@name='success_action_redirect']/@value)")
        == f"{settings().origin}/complain/{draft.id}/files"
    )
    assert form.xpath(".//input/@name")[-1] == "file"  # S3 reads nothing that comes after the file


def test_files_that_were_added_go_with_the_case_under_a_key_of_ours_as_what_they_are(
    draft: Draft,
) -> None:
    draft.upload("../letter from school.pdf", PDF)
    draft.upload("photo.exe", PNG)
    assert "2 files added" in words(draft.http.get(draft.at))
    draft.send()
    (reference,) = store.list_received_in("2026-11")
    case = store.load(reference)
    assert case
    assert [(f.name, f.type, f.size) for f in case.files] == [
        ("letter from school.pdf", "application/pdf", len(PDF)),
        ("photo.exe.png", "image/png", len(PNG)),
    ]
    for file in case.files:
        assert file.key.startswith(f"files/{draft.id}/")
        got = draft.s3.get_object(Bucket=settings().files_bucket, Key=file.key)
        assert (got["ContentType"], got["ContentDisposition"]) == (file.type, "attachment")
        assert len(got["Body"].read()) == file.size


def test_a_refused_file_is_named_with_the_reason_and_deleted(draft: Draft) -> None:
    answer = draft.upload("virus.exe", b"MZ\x90\0")
    assert answer.status_code == 422
    assert html.fromstring(answer.body.decode()).findtext(".//title").startswith("Error: ")
    assert "virus.exe: we cannot take that kind of file" in words(answer)
    assert draft.keys() == []
    assert "virus.exe" not in words(draft.http.get(draft.at))


OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 90


@pytest.mark.parametrize(
    ("name", "content", "kept_as"),
    [
        ("Chat with Social Worker.zip", zipped(chat_DOT_txt=b"x"), "Chat with Social Worker.zip"),
        ("solicitor letter.doc", OLD_OFFICE, "solicitor letter.doc"),
        ("email.msg", OLD_OFFICE, "email.msg"),
        ("plan.xlsx", zipped(xl__workbook_DOT_xml=b"x"), "plan.xlsx"),
        ("diary.pages", b"\0\1\2", "diary.pages"),
        ("my page.pdf", b"<script>alert(1)</script>", "my page.pdf.unknown"),
    ],
)
def test_every_kind_that_is_no_program_is_kept_and_never_under_a_name_that_it_is_not(
    draft: Draft, name: str, content: bytes, kept_as: str
) -> None:
    assert "1 file added" in words(draft.upload(name, content))
    draft.send()
    (reference,) = store.list_received_in("2026-11")
    (file,) = store.load(reference).files
    assert (file.name, file.type) == (kept_as, "application/octet-stream")


@pytest.mark.parametrize("name", ["run.bat", "game.apk", "photo.jpg.js"])
def test_what_would_be_run_for_its_name_is_refused_at_the_field(draft: Draft, name: str) -> None:
    page = html.fromstring(draft.upload(name, b"\0\1\2").body.decode())
    box = page.get_element_by_id("file")
    (said,) = box.get("aria-describedby").split()
    assert (
        f"{name}: we cannot take that kind of file" in page.get_element_by_id(said).text_content()
    )


def test_continue_goes_on_with_no_file_chosen_and_with_files_that_all_came(draft: Draft) -> None:
    to_check = f"/complain/{draft.id}/check"
    draft.upload("a.png", PNG)
    draft.upload("b.png", PNG)
    assert draft.upload("", b"").headers["Location"] == to_check
    assert draft.http.get(f"{draft.at}?sent=0&on=yes").headers["Location"] == to_check
    assert "1 file" not in words(draft.http.get(draft.at))
    missing = draft.http.get(f"{draft.at}?sent=1&on=yes")
    assert missing.status_code == 422
    assert "One of your files did not come through" in words(missing)


def test_files_that_were_deleted_before_an_open_page_is_sent_are_told_of(
    draft: Draft, time: Any
) -> None:
    draft.upload("a.png", PNG)
    page = html.fromstring(draft.http.get(f"/complain/{draft.id}/check").body.decode())
    fields = page.xpath("//form//input[@type='hidden']")
    typed = {field.get("name"): field.get("value") for field in fields}
    time.now += timedelta(days=8)
    kept = draft.keys()
    for key in kept:
        draft.s3.delete_object(Bucket=settings().files_bucket, Key=key)
    body = urlencode(typed).encode()
    answer = draft.http.post(f"/complain/{draft.id}/send", body=body, headers=FORM)
    assert answer.headers["Location"].endswith("/check?lost=yes")
    assert "we no longer have all the files you added" in words(
        draft.http.get(f"/complain/{draft.id}/check?lost=yes")
    )
    assert store.list_received_in("2026-11") == []
    assert draft.send().status_code == 303


def test_a_file_that_is_too_large_is_refused_with_its_size_and_the_largest(draft: Draft) -> None:
    said = words(draft.upload("film.mp4", mp4(b"mp42") + b"\0" * 21_000_000))
    assert "film.mp4: it is 21 MB. The largest we can take here is 20 MB" in said


def test_an_empty_file_is_said_to_be_so(draft: Draft) -> None:
    assert "note.txt: it is empty" in words(draft.upload("note.txt", b""))


def test_an_eleventh_file_is_refused_and_the_first_ten_are_kept(draft: Draft) -> None:
    for n in range(10):
        draft.upload(f"{n}.png", PNG)
    draft.s3.put_object(
        Bucket=settings().files_bucket, Key=f"drafts/{draft.id}/ffff/late.png", Body=PNG
    )
    said = words(draft.http.get(draft.at))
    assert "late.png: you have added 10 files already" in said
    assert "10 files added" in said
    assert not draft.page().xpath("//input[@type='file']")


def test_a_file_can_be_taken_away_again(draft: Draft) -> None:
    draft.upload("a.png", PNG)
    draft.upload("b.pdf", PDF)
    which = draft.page().xpath("//input[@name='remove']/@value")[0]
    draft.http.post(draft.at, headers=FORM, body=urlencode({"remove": which}).encode())
    said = words(draft.http.get(draft.at))
    assert "1 file added" in said
    assert "b.pdf" in said
    assert "a.png" not in said
    assert len(draft.keys()) == 1


def test_another_drafts_file_cannot_be_taken_away_or_sent(draft: Draft, client: Any) -> None:
    draft.upload("a.png", PNG)
    which = draft.page().xpath("//input[@name='remove']/@value")[0]
    other = Draft(client)
    other.http.post(
        other.at, headers=FORM, body=urlencode({"remove": which, "held": "[]"}).encode()
    )
    assert "1 file added" in words(draft.http.get(draft.at))
    assert "added" not in words(other.http.get(other.at)).partition("You can add")[0]


def test_a_file_exchanged_after_it_was_looked_into_is_not_sent(draft: Draft) -> None:
    draft.upload("letter.pdf", PDF)
    (key,) = draft.keys()
    draft.s3.put_object(Bucket=settings().files_bucket, Key=key, Body=b"MZ\x90\0" * 400)
    answer = draft.send()
    assert answer.status_code == 409
    assert "Your complaint was not sent, and what you wrote is kept" in words(answer)
    assert store.list_received_in("2026-11") == []
    assert "letter.pdf: we cannot take that kind of file" in words(draft.http.get(draft.at))
    assert draft.send().status_code == 303


def test_answers_changed_later_leave_the_files_where_they_are(draft: Draft) -> None:
    draft.upload("a.png", PNG)
    page = html.fromstring(draft.http.get(f"/complain?draft={draft.id}").body.decode())
    hidden = {e.get("name"): e.get("value") for e in page.xpath("//input[@type='hidden']")}
    answers = {
        "code": "parent",
        "email": "mo@family.example",
        "happened": "y",
        "files": "no",
    } | hidden
    to_files = draft.http.post("/complain", headers=FORM, body=urlencode(answers).encode())
    draft.id = to_files.headers["Location"].split("/")[2]
    draft.at = f"/complain/{draft.id}/files"
    assert "1 file added" in words(draft.http.get(draft.at))
    draft.upload("b.png", PNG)
    assert "a.png b.png" in words(draft.http.get(f"/complain/{draft.id}/check"))
    draft.send()
    (reference,) = store.list_received_in("2026-11")
    case = store.load(reference)
    assert case
    assert [f.name for f in case.files] == ["a.png", "b.png"]


def held_by(case: Any, draft: Draft) -> list[bytes]:
    """Return what S3 hands over for the files of a case."""
    bucket = settings().files_bucket
    return [draft.s3.get_object(Bucket=bucket, Key=f.key)["Body"].read() for f in case.files]


@pytest.mark.parametrize("changes", [{}, {"happened": "z"}, {"change": "yes"}])
def test_what_a_sent_case_holds_cannot_be_exchanged_by_its_draft(
    draft: Draft, changes: dict[str, str]
) -> None:
    draft.upload("a.png", PNG)
    (uploaded,) = draft.keys()
    draft.send()
    before = sent_case()
    other = PNG[:-4] + b"evil"
    draft.s3.put_object(Bucket=settings().files_bucket, Key=uploaded, Body=other)
    again = {"code": "parent", "email": "mo@family.example", "happened": "x", "files": "yes"}
    again |= {"draft": draft.id, **changes}
    draft.http.post("/complain", headers=FORM, body=urlencode(again).encode())
    assert draft.http.get(draft.at).status_code == 404
    draft.send()
    assert sent_case() == before
    assert held_by(before, draft) == [PNG]


def test_a_draft_that_was_written_back_while_it_was_sent_changes_nothing_of_its_case(
    draft: Draft,
) -> None:
    draft.upload("a.png", PNG)
    (uploaded,) = draft.keys()
    answers = store.load_draft(draft.id)
    assert answers
    draft.send()
    before = sent_case()
    store.save_draft(draft.id, answers, FRIDAY)
    draft.s3.put_object(Bucket=settings().files_bucket, Key=uploaded, Body=PNG[:-4] + b"evil")
    draft.http.get(draft.at)
    assert draft.send().headers["Location"] == f"/complain/{draft.id}/received"
    assert sent_case() == before
    assert held_by(before, draft) == [PNG]


def sent_case() -> Any:
    """Return the one case there is."""
    (reference,) = store.list_received_in("2026-11")
    return store.load(reference)


def test_the_files_page_of_a_draft_that_is_over_gives_no_way_to_upload(
    draft: Draft, time: Any
) -> None:
    time.now += timedelta(days=8)
    answer = draft.http.get(draft.at)
    assert answer.status_code == 404
    assert b"policy" not in answer.body
