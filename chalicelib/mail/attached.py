"""The words of attached messages, each under a line that says whose they are."""

import re

from chalicelib.core.cases import REPLY_MARKER
from chalicelib.mail import bounds
from chalicelib.mail.addresses import read_mailboxes
from chalicelib.mail.attachments import find_file_name
from chalicelib.mail.body import gather
from chalicelib.mail.headers import decode_words
from chalicelib.mail.mime import Part, split
from chalicelib.mail.reply import divide

_MESSAGES = {"message/rfc822", "message/global", "message/partial"}
_MARKER = re.compile(r"[\s>|*]+".join(REPLY_MARKER.split()), re.IGNORECASE)
OTHERS = "---------- Forwarded message ----------"
OWN = "---------- Their own message, attached ----------"
OURS = "(This is one of our own letters, so its words are not repeated here.)"
OURS_BELOW = "(One of our own letters stands below. It is not repeated here.)"
GOES_ON = "(There is more. Open the file to read all of it.)"


def read_attached(files: list[Part], sender: str) -> str:
    """Return the words of the messages among `files`, or "".

    A message within a message is read to a depth of three, ten in all. `sender` is the address that
    the outermost message came from.
    """
    found: list[str] = []
    todo = [(part, 1) for part in reversed(files) if _is_message(part)]
    while todo and len(found) < bounds.MAX_NESTED:
        part, depth = todo.pop()
        inner, _ = split(part.content(bounds.MAX_ATTACHED_BYTES))
        body = gather(inner)
        if said := _remove_ours(inner, body.whole().strip()):
            found.append(f"{_write_heading(inner, sender)}\n\n{_cut(said)}")
        if depth < bounds.MAX_ATTACHED_DEPTH:
            for each in reversed(body.files):
                if _is_message(each):
                    todo.append((each, depth + 1))
    return "\n\n".join(found)


def _is_message(part: Part) -> bool:
    return part.kind in _MESSAGES or find_file_name(part).lower().endswith(".eml")


def _cut(said: str) -> str:
    if len(said) <= bounds.MAX_ATTACHED_TEXT:
        return said
    return f"{said[: bounds.MAX_ATTACHED_TEXT]}\n\n{GOES_ON}"


def _remove_ours(inner: Part, said: str) -> str:
    """Return what a message says, without a letter of ours that it is, or that it quotes whole."""
    if inner.headers.has("x-heard-letter"):
        return OURS
    if not _MARKER.search(said):
        return said
    reply = divide(said, "", is_reply=True)
    if reply.quoted and reply.new.strip():
        return "\n\n".join(filter(None, (reply.new, reply.signature, OURS_BELOW)))
    said = said.lstrip("> *|\n")
    marker = _MARKER.search(said)
    if marker and "\n" not in said[: marker.start()]:
        return OURS
    return said


def _write_heading(inner: Part, sender: str) -> str:
    """Return the lines that say whose a message is."""
    fields = []
    for name in ("From", "Date", "Subject"):
        fields.append((name, decode_words(inner.headers.first(name.lower()))))
    wrote = [box.address for box in read_mailboxes(inner.headers.first("from"))[0]]
    if sender and wrote == [sender]:
        line = OWN
    else:
        line = OTHERS
    lines = []
    for name, value in fields:
        if value:
            lines.append(f"{name}: {value[: bounds.MAX_SUBJECT]}")
    return "\n".join([line, *lines])
