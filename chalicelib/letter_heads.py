"""What stands over a letter: what an inbox shows of it before it is opened."""

from __future__ import annotations

from chalicelib import markup
from chalicelib.core.cases import REPLY_MARKER
from chalicelib.core.reading import request_words


def put_above(subject: str) -> str:
    """Return the first line of a letter about a case: what it is about, which an inbox shows, and
    the marker. What is above that line in a reply is new.

    A reply may keep our words: so they are none that would be read as a request.
    """
    about = markup.make_line(subject).translate(markup.PUT_BACK).partition(": ")[2].strip()
    if not about or request_words.find_requests(about):
        about = "this is about what we are doing"
    if about[-1] not in ".?!":
        about += "."
    return f"{about[:1].upper()}{about[1:]} {REPLY_MARKER}"
