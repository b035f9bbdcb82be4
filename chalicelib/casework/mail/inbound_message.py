"""A message as it came in, with all that its door knew of it, and what a case takes of it: its
words and its files.
"""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib import files, post, store
from chalicelib.core.cases import Case, Complaint
from chalicelib.core.papers import FileRef
from chalicelib.core.reading import danger_words
from chalicelib.core.reading.advocate_words import is_by_advocate
from chalicelib.core.reading.copied_names import choose_spoken_names
from chalicelib.core.reading.email_address import find_email_fault, is_in
from chalicelib.core.reading.empty_words import says_nothing
from chalicelib.core.reading.subjects import find_own_subject
from chalicelib.core.reading.thanks_words import is_only_thanks
from chalicelib.settings import settings

if TYPE_CHECKING:
    from chalicelib import mail  # read by one door of seven: the others start without it

DECORATION = 20_000  # bytes: a picture of something that happened has more
MOST_COPIED = 30  # addresses that a message was sent to, as a case keeps them
AT_ONCE = 8  # files that are stored side by side: hundreds in a row would take too long
WORDS = 60_000  # characters of a message kept on the case; the whole is always in the original


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message with all that its door knew of it. `original` is where its bytes are kept;
    `envelope` is the sender by SMTP, "" of a bounce.
    """

    message: mail.Message
    verdicts: mail.Verdicts
    recipients: tuple[str, ...]
    received_at: datetime
    original: str
    envelope: str = ""

    @property
    def id(self) -> str:
        """Return the id that the message has once it is set aside."""
        return make_aside_id(self.original)

    @property
    def proved(self) -> bool:
        """Return whether SES's checks prove the address it gives: by DMARC, or failing that by SPF
        and DKIM for that very domain. So do those of a gateway of the council's file.
        """
        from chalicelib import mail

        if self.verdicts.dmarc == "PASS" or self._is_vouched_for:
            return True
        return self.verdicts.trusted and mail.is_aligned(self.message.sender, self.envelope)

    @property
    def _is_vouched_for(self) -> bool:
        vouched = self.message.vouched
        if not (vouched and settings().council.owns_gateway(self.message.server)):
            return False
        return is_in(self.message.sender, (vouched,))

    @property
    def infected(self) -> bool:
        """Return whether SES's virus check failed.

        Then its words may be read, but not its files.
        """
        return self.verdicts.virus == "FAIL"

    @property
    def cause(self) -> store.MailCause:
        """Return what identifies the message, so that a second delivery is dealt with only once.

        All ways to write a mailbox count as one. A message that may be forged is counted apart, so
        that nobody can use up another sender's share.
        """
        from chalicelib import mail

        sender = ""
        if self.message.sender:
            sender = mail.name_mailbox(self.message.sender)
        if sender and not self.proved:
            sender = f"unproved {sender}"
        return store.MailCause(self.message.digest, sender, self.received_at)


def make_aside_id(original: str) -> str:
    """Return the id that a message stored at `original` has once it is set aside."""
    return hashlib.sha256(original.encode()).hexdigest()[:20]


def is_empty(arrived: Arrived) -> bool:
    """Return whether a message has no words and no files, and a subject that says nothing."""
    from chalicelib import mail

    message = arrived.message
    if arrived.infected or message.truncated or message.attachments:
        return False
    if message.problem not in ("", mail.EMPTY):
        return False
    subject = message.subject.strip()
    own = message.text.strip()
    if own == subject:  # what has no words of its own is read by its subject
        own = ""
    if any(map(str.isalnum, own + message.attached)):
        return False
    return subject.isascii() and says_nothing(subject)


def read_again(message: store.SetAside) -> Arrived:
    """Return a set-aside message, read again from its bytes."""
    from chalicelib import mail

    read = mail.read(post.fetch_message(settings().mail_bucket, message.original))
    found = mail.Verdicts(virus="FAIL" if message.infected else "")
    return Arrived(read, found, (), message.received_at, message.original)


def make_complaint(arrived: Arrived) -> Complaint:
    """Return the complaint that a message makes."""
    message = arrived.message
    return Complaint(
        happened=read_words(message) + _note_refused_files(arrived),
        kind=_find_kind(message),
        source="email",
        code=_find_code(message),
        name=message.sender_name[:200],
        email=message.sender,
        files=keep_files(arrived),
        original=arrived.original,
        message_id=message.message_id[:500],
        reply_to=_reply_to(message),
        involved=_list_copied_staff(arrived),
        copied=_list_copied(arrived),
        proved=arrived.proved,
    )


def _find_kind(message: mail.Message) -> str:
    """Return the kind of a message: a compliment where it is plainly thanks and nothing else, and
    a complaint where it may be anything more."""
    beside = (message.quoted, message.attached, message.attachments, message.truncated)
    if any(beside) or danger_words.speaks_of_danger(message.text):
        return "complaint"
    if is_only_thanks(message.subject, message.new_text):
        return "compliment"
    return "complaint"


def _find_code(message: mail.Message) -> str:
    """Return who the writer of a message says that they are, where they say that they are an
    advocate; or ""."""
    if is_by_advocate(f"{message.new_text}\n{message.signature}"):
        return "advocate"
    return ""


def _list_copied(arrived: Arrived) -> tuple[str, ...]:
    """Return the addresses that a message went to beside ours and its sender's own."""
    message = arrived.message
    ours = {address.casefold() for address in (*arrived.recipients, message.sender)}
    domain = settings().council.inbox.rpartition("@")[2]
    found = dict[str, None]()
    for address in (*message.to, *message.cc):
        if address.casefold() not in ours and not is_in(address, (domain,)):
            found[address[:254]] = None
    return tuple(found)[:MOST_COPIED]


def _list_copied_staff(arrived: Arrived) -> tuple[str, ...]:
    """Return the names of the council's own people who were copied in and whom the words speak of.

    They count as named, though the words may give no more than a first name.
    """
    from chalicelib import mail

    council = settings().council
    message = arrived.message
    boxes = dict[str, str]()
    for field, line in message.written:
        if field in ("To", "Cc"):
            boxes |= mail.list_mailboxes(line)
    copied = list[tuple[str, str]]()
    for address in _list_copied(arrived):
        officer = council.find_officer_at(address)
        if officer:
            copied.append((officer.name, address))
        elif council.owns_address(address):
            copied.append((boxes.get(address.casefold(), ""), address))
    return choose_spoken_names(copied, f"{message.subject}\n{message.text[:WORDS]}")


def _reply_to(message: mail.Message) -> str:
    """Return the address that a message asks to be answered at, where that is not its sender's."""
    from chalicelib import mail

    asked = message.reply_to
    if mail.name_mailbox(asked) == mail.name_mailbox(message.sender) or find_email_fault(asked):
        return ""
    return asked


def read_new_words(arrived: Arrived, case: Case) -> str:
    """Return what a message adds to a case: its new words, and whatever its subject adds."""
    message = arrived.message
    subject = find_own_subject(message.subject, (case.words.partition("\n")[0],))
    text = message.new_text.strip()[:WORDS]
    if not text:
        return read_words(message, subject) + _note_refused_files(arrived)
    if subject and subject not in text:
        text = f"{subject}\n\n{text}"
    return _add_attached(text, message) + _note_refused_files(arrived)


def read_folded(arrived: Arrived) -> str:
    """Return the signature or notice under the new words, which is shown folded and read alike."""
    if not arrived.message.new_text.strip():
        return ""
    return arrived.message.signature.strip()[:WORDS]


def _add_attached(text: str, message: mail.Message) -> str:
    """Return words with those of the messages attached to them, as much as a case keeps."""
    return "\n\n".join(filter(None, (text, message.attached[:WORDS])))


def _note_refused_files(arrived: Arrived) -> str:
    """Return a note that names the files we do not keep, or "" if there are none."""
    names = ", ".join(files.clean_name(file.name) or "File" for file in arrived.message.attachments)
    if not names or not arrived.infected:
        return ""
    return (
        "\n\n[The virus check of this message failed, so its files are not kept here: "
        f"{names}. Ask for them another way.]"
    )


def read_words(message: mail.Message, subject: str | None = None) -> str:
    """Return a message's subject and words, as much of them as a case keeps.

    `subject` is shown in place of the message's own where it is given.
    """
    said = (message.subject if subject is None else subject).strip()
    text = message.text.strip()
    if not text and not (said and not message.attachments):
        text = f"(The message had no words{', only files' if message.attachments else ''}.)"
    if len(text) > WORDS:
        text = text[:WORDS] + "\n\n[The message goes on. The whole of it is kept.]"
    if said != text:
        text = "\n\n".join(filter(None, (said, text)))
    return _add_attached(text, message)


def keep_files(arrived: Arrived) -> tuple[FileRef, ...]:
    """Store a message's files and return them.

    Each has its own key, however often the message comes. There are none if its virus check failed.
    """
    if arrived.infected:
        return ()
    sent = []
    for n, file in list_files(arrived.message):
        sent.append((f"mail/{arrived.message.digest}/{n}", file))
    if len(sent) <= AT_ONCE:
        return tuple(map(_keep_file, sent))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return tuple(pool.map(_keep_file, sent))


def list_files(message: mail.Message) -> list[tuple[int, mail.Attachment]]:
    """Return the files that somebody sent, by number: no small picture within the words."""
    sent = []
    for number, file in enumerate(message.attachments, 1):
        if not _is_decoration(file, message):
            sent.append((number, file))
    return sent


def _keep_file(sent: tuple[str, mail.Attachment]) -> FileRef:
    key, file = sent
    return files.keep_attachment(key, file.name, file.content, file.sniffed_type)


def _is_decoration(file: mail.Attachment, message: mail.Message) -> bool:
    """Return whether a file is a small picture within the words, as logos of signatures are: it
    stays with the whole message, and is nothing that somebody sent."""
    placed = file.inline and bool(file.content_id)
    return placed and len(file.content) <= DECORATION and bool(message.new_text.strip())
