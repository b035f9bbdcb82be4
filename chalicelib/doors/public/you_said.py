"""The public page of what changed because people complained: by theme, and no person in it."""

from __future__ import annotations

from chalice import Blueprint, Response

from chalicelib import clock, pages, store
from chalicelib.core.learning.published import find_last_quarter_end, list_published
from chalicelib.core.working_days import london_date

said = Blueprint(__name__)


@said.route("/you-said-we-did", methods=["GET", "HEAD"])
def show_changes() -> Response:
    """Show what people told us, theme by theme, what changed, and what is not done yet."""
    today = london_date(clock.now())
    body = pages.render_page(
        "you-said-we-did",
        themes=list_published(store.list_entries(today), today),
        until=find_last_quarter_end(today),
    )
    return pages.make_response(body, private=False)
