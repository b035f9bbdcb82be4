"""Which of our letters a message answers. SES puts an id of its own in place of ours, so that is
what a reader's reply names.
"""

from __future__ import annotations

from datetime import datetime

from pynamodb.exceptions import DoesNotExist

from chalicelib.store.rows import KEEP_SEEN, Row, pack


def make_sent_row(owner: str, letter_id: str, ses_id: str, now: datetime) -> Row:
    """Return the row that finds a letter by SES's id for it."""
    about = {"owner": owner, "letter": letter_id}
    return Row(
        _make_key(ses_id), "SENT", body=pack(about), expires=int((now + KEEP_SEEN).timestamp())
    )


def keep_sent(owner: str, letter_id: str, ses_id: str, now: datetime) -> None:
    """Keep SES's id for a letter of a case. One that left twice, after a lost answer, has two, and
    both are known.
    """
    if ses_id and owner.startswith("CASE#"):
        make_sent_row(owner, letter_id, ses_id, now).save()


def find_sent_letter(ses_id: str) -> tuple[str, str] | None:
    """Return the case's reference and the letter's id for what SES sent as `ses_id`, or None if we
    sent no such letter about a case.
    """
    try:
        about = Row.get(_make_key(ses_id), "SENT", consistent_read=True).data
    except DoesNotExist:
        return None
    return about["owner"].removeprefix("CASE#"), about["letter"]


def _make_key(ses_id: str) -> str:
    return f"SENT#{ses_id.partition('@')[0]}"
