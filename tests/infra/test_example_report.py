"""The example report in the docs is whole, and is one that could be published."""

from __future__ import annotations

from pathlib import Path

from infra.example_report import INTO

PICTURE = Path(__file__).parents[2] / "docs" / "pictures" / "report.png"


def test_the_example_has_both_editions_as_every_document():
    for name in ("public", "report"):
        for ending in ("html", "pdf", "ods", "csv"):
            assert (INTO / f"{name}.{ending}").stat().st_size > 10_000
        for ending in ("html", "pdf"):
            assert (INTO / f"{name}-one-page.{ending}").is_file()
    assert PICTURE.is_file()


def test_the_public_example_is_no_draft_and_hides_small_numbers():
    page = (INTO / "public.html").read_text("utf-8")
    assert "Public edition" in page
    assert "Draft" not in page
    assert "fewer than 5" in page
    assert "made up" in page
    assert b"/StructTreeRoot" in (INTO / "public.pdf").read_bytes()
