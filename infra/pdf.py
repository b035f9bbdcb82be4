"""Write a report as a tagged PDF, by typst: PDF/UA-1, which refuses a document without a title, its
language, or words beside each picture.

Typst is 34 MB, so it stays on the operator's machine and out of the Lambda package (decision 19).
"""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

PAGES = Path(__file__).with_name("pdf.typ")
ONE_PAGE = Path(__file__).with_name("one_page.typ")
# The same report gives the same file.
MADE_AT = datetime(2000, 1, 1, tzinfo=UTC)


def write_pdf(shown: dict[str, Any]) -> bytes:
    """Return the PDF of what `describe_pages` or `describe_one_page` gave of a report."""
    import typst

    template = PAGES
    if "worries" in shown:
        template = ONE_PAGE
    return typst.compile(
        template,
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"report": json.dumps(shown, ensure_ascii=False)},
        timestamp=int(MADE_AT.timestamp()),
    )


def main() -> None:
    """Write the PDF of a `pages.json` that was saved from the page of figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("of", type=Path)
    parser.add_argument("into", type=Path)
    given = parser.parse_args()
    given.into.write_bytes(write_pdf(json.loads(given.of.read_text("utf-8"))))
    print(given.into)


if __name__ == "__main__":
    main()
