"""The files of an officer's email to the person: which go with it as papers, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import files
from chalicelib.core.papers import FileRef
from chalicelib.kinds import HEAD, TAIL, Kind, fit_name, recognise_kind

if TYPE_CHECKING:
    from chalicelib import mail
    from chalicelib.casework.mail.inbound_message import Arrived

_SEALS = ("pkcs7-signature", "pgp-signature")


def find_why_files_stay(arrived: Arrived) -> str:
    """Return why the files of an officer's email cannot go to the person, as one of
    officer_mail.NOT_SENT, or "".

    Each must be of a kind that we take, and the email must have passed the virus check.
    """
    sent = [file for _, file in _list_sent(arrived)]
    for file in sent:
        if _recognise(file) is None or len(file.content) > files.LARGEST:
            return "files"
    if sent and arrived.verdicts.virus != "PASS":
        return "unchecked"
    return ""


def keep_enclosed_files(arrived: Arrived) -> tuple[FileRef, ...]:
    """Store the files that go to the person with an officer's email, and return them."""
    kept = []
    for number, file in _list_sent(arrived):
        kind = _recognise(file)
        if kind:
            key = f"mail/{arrived.message.digest}/{number}"
            name = fit_name(file.name, kind)
            kept.append(files.keep_attachment(key, name, file.content, kind.type))
    return tuple(kept)


def _list_sent(arrived: Arrived) -> list[tuple[int, mail.Attachment]]:
    """Return the files that somebody attached, by number: no picture within the words, and no
    seal."""
    sent = []
    for number, file in enumerate(arrived.message.attachments, 1):
        if not file.inline and not file.declared_type.endswith(_SEALS):
            sent.append((number, file))
    return sent


def _recognise(file: mail.Attachment) -> Kind | None:
    return recognise_kind(file.content[:HEAD], file.content[-TAIL:])
