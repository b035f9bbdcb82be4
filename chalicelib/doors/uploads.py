"""What a page needs that lists uploaded files and takes more, straight to S3."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from chalicelib import files, kinds
from chalicelib.core.papers import format_size
from chalicelib.settings import settings

SENT, ON = "sent", "on"  # what our script asks of the page that follows: see upload.mjs
NOT_ALL_CAME = files.RefusedFile(
    "",
    "One of your files did not come through. Look which is missing from the list, and add it again",
)


def describe(
    draft: str,
    here: str,
    held: Sequence[files.Held],
    refused: Sequence[files.RefusedFile] = (),
    *,
    on: str = "",
    every_kind: bool = True,
) -> dict[str, Any]:
    """Return what the page at `here`, an address of ours, needs to list files and take more.

    `on` is where Continue leads, on a page that has such a button.
    """
    taken = kinds.IN_WORDS
    accept = ",".join(kinds.ENDINGS)
    if every_kind:
        taken = kinds.EVERY_KIND
        accept = ""
    upload = None
    left = files.MOST - len(held)
    if left > 0:
        site = settings().origin.removesuffix(settings().base)
        upload = files.make_upload_form(draft, f"{site}{here}")
    return {
        "files": held,
        "refused": refused,
        "upload": upload,
        "upload_here": here,
        "goes_on": on,
        "remove_to": here,
        "kinds": taken,
        "accept": accept,
        "most_files": files.MOST,
        "more_files": left,
        "largest": files.LARGEST,
        "largest_shown": format_size(files.LARGEST),
    }


def has_missing(said: str, known: int, held: int, refused: int) -> bool:
    """Return whether fewer files came than our script says that it sent."""
    return said.isdecimal() and len(said) < 3 and held - known + refused < int(said)
