"""The only place that knows SES, and the S3 bucket of mail: one attempt at sending, and what became
of it, in our own words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from functools import cache
from typing import Any

from chalicelib import aws
from chalicelib.settings import settings

LETTER_HEADER = "X-Heard-Letter"
_MESSAGE_ID = re.compile(r"<[\w!#$%&'*+/=?^{|}~.-]{1,150}@[\w.-]{1,150}>", re.ASCII)


class PostError(Exception):
    """The letter did not, or may not have, left: TryLater, NeverWill or NoAnswer says which."""


class TryLater(PostError):
    """SES did not take the letter, and may later."""


class NeverWill(PostError):
    """SES will never take this letter, for the reason `why`, in words for the team.

    `address` says that no other letter will get there either.
    """

    def __init__(self, why: str, address: bool = True) -> None:
        super().__init__(why)
        self.why = why
        self.address = address


class NoAnswer(PostError):
    """SES may have taken the letter or not."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter as it goes into the post: who it is for, where an answer goes, and its words.

    `answers` is the Message-ID of what it answers, `earlier` SES's ids of what the same reader had
    of this case before; `automatic` letters are what a computer answers a message with, and those
    `by_hand` a person's own words.
    """

    letter_id: str
    owner: str
    to: str
    reply_to: str
    subject: str
    text: str
    html: str
    automatic: bool
    answers: str = ""
    earlier: tuple[str, ...] = ()
    by_hand: bool = False
    discreet: bool = False  # its sender says nothing of what it is about


NEVER = {"MessageRejected", "BadRequestException", "InvalidParameterValue", "ValidationException"}


@cache
def _open_ses() -> Any:
    # The SDK's own retries would send a letter twice after a lost answer: one attempt, and we
    # decide.
    return aws.client(
        "sesv2", retries={"total_max_attempts": 1}, connect_timeout=3, read_timeout=10
    )


@cache
def _open_s3() -> Any:
    # A letter waits for its copy: S3 must answer, or be given up, long before a function is cut
    # off.
    return aws.client("s3", retries={"total_max_attempts": 2}, connect_timeout=2, read_timeout=5)


def build_message(mail: Mail, now: Any) -> bytes:
    """Return the raw message, marked so that machines leave it alone and mail programs keep a case
    together.

    Raise NeverWill for an address that cannot be written, and ValueError where we wrote the rest
    wrong.
    """
    built = EmailMessage(policy=SMTP.clone(max_line_length=78))
    built["From"] = _write_sender(mail)
    _write_address(built, mail.to)
    built["Reply-To"] = mail.reply_to
    built["Subject"] = mail.subject
    built["Date"] = format_datetime(now)
    for name, value in {**_write_thread(mail), **_write_marks(mail)}.items():
        built[name] = value
    built[LETTER_HEADER] = mail.letter_id
    built.set_content(mail.text, cte="quoted-printable")
    built.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    return built.as_bytes(policy=_UNFOLDED)


def _write_sender(mail: Mail) -> str:
    """Return who a letter is from. A discreet one has another name, and the case's own address."""
    council = settings().council
    if mail.discreet:
        return formataddr((council.quiet_sender, mail.reply_to))
    return formataddr((council.sender, council.inbox))


def _write_address(built: EmailMessage, to: str) -> None:
    """Write the recipient's address in.

    Raise NeverWill if it cannot be written, whatever else is right.
    """
    alone = EmailMessage(policy=_UNFOLDED)
    try:
        alone["To"] = to
        alone.as_bytes()
    except Exception as error:
        raise NeverWill("we cannot write to that email address") from error
    built["To"] = to


def _write_thread(mail: Mail) -> dict[str, str]:
    """Return the headers that place a letter in its thread: its own id, what it answers and what it
    follows. The thread begins with the case itself, whose id no letter has.
    """
    domain = settings().council.inbox.partition("@")[2]
    answers = (
        mail.answers if _MESSAGE_ID.fullmatch(mail.answers) else ""
    )  # theirs to choose: only an id is passed on
    follows = (
        f"<{mail.owner.partition('#')[2]}@{domain}>",
        *map(make_message_id, mail.earlier),
        answers,
    )
    thread = {
        "Message-ID": f"<{mail.letter_id}@{domain}>",
        "References": " ".join(filter(None, follows)),
    }
    if answers:
        return {**thread, "In-Reply-To": answers}
    return thread


def make_message_id(ses_id: str) -> str:
    """Return the Message-ID that SES puts in place of ours, from its own id for a letter."""
    if aws.REGION == "us-east-1":
        where = "email"
    else:
        where = aws.REGION
    if "@" in ses_id:
        return f"<{ses_id}>"
    return f"<{ses_id}@{where}.amazonses.com>"


def _write_marks(mail: Mail) -> dict[str, str]:
    """Return the headers that say that a computer sent it (RFC 3834) and, in Exchange's words, how
    not to answer. We always want reports of failed delivery, and of absence too, except in reply to
    automatic answers: two computers could go on for ever.
    """
    if mail.by_hand:
        return {}
    if mail.automatic:
        away = "OOF, "
    else:
        away = ""
    return {
        "Auto-Submitted": "auto-replied" if mail.automatic and mail.answers else "auto-generated",
        "X-Auto-Response-Suppress": f"DR, RN, NRN, {away}AutoReply",
    }


# Python would fold a long message id by encoding it, and so break the thread.
_UNFOLDED = SMTP.clone(max_line_length=900)


def send_mail(mail: Mail, raw: bytes) -> str:
    """Send one letter by SES, once, and return SES's id for it.

    Raise TryLater, NeverWill or NoAnswer.
    """
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        answer = _open_ses().send_email(
            FromEmailAddress=_write_sender(mail),
            Destination={"ToAddresses": [mail.to]},
            Content={"Raw": {"Data": raw}},
            ConfigurationSetName=settings().configuration_set,
            EmailTags=[
                {"Name": "letter", "Value": mail.letter_id},
                {"Name": "owner", "Value": mail.owner.replace("#", "_")},
            ],
        )
    except ClientError as error:
        said = error.response["Error"]
        if _is_at_fault(said):
            raise NeverWill(_REFUSED, address=said["Code"] != "MessageRejected") from error
        raise TryLater(said["Code"]) from error
    except BotoCoreError as error:
        raise (TryLater if type(error).__name__ in _NEVER_SENT else NoAnswer)(
            type(error).__name__
        ) from error
    return str(answer["MessageId"])


def _is_at_fault(said: dict[str, str]) -> bool:
    """Return whether SES refuses the letter itself.

    A fault in our domain, sender or configuration set is for an operator to mend, and every letter
    waits for it.
    """
    message = said.get("Message", "").casefold()
    ours = ("not verified", "configuration set", settings().council.inbox.casefold())
    return said["Code"] in NEVER and not any(name in message for name in ours)


_REFUSED = "the mail service rejected it: the address or the letter may be wrong"
_NEVER_SENT = {
    "ConnectTimeoutError",
    "EndpointConnectionError",
    "NoCredentialsError",
    "ParamValidationError",
}


def keep_copy(mail: Mail, raw: bytes, sending: int = 1) -> None:
    """Store a copy of a letter that is about to be sent. Each sending has its own copy."""
    if sending > 1:
        again = f".{sending}"
    else:
        again = ""
    _open_s3().put_object(
        Bucket=settings().mail_bucket,
        Key=f"sent/{mail.letter_id}{again}.eml",
        Body=raw,
        Metadata={"letter": mail.letter_id, "owner": mail.owner.replace("#", "_")},
    )


def load_copy(letter_id: str) -> bytes | None:
    """Return a letter as it was first sent, or None where no copy is kept."""
    from botocore.exceptions import ClientError

    try:
        return bytes(
            _open_s3()
            .get_object(Bucket=settings().mail_bucket, Key=f"sent/{letter_id}.eml")["Body"]
            .read()
        )
    except ClientError as error:
        # S3 says AccessDenied of what is not there to a function that may not list the bucket
        if error.response["Error"]["Code"] in ("NoSuchKey", "404", "AccessDenied"):
            return None
        raise


def fetch_message(bucket: str, key: str) -> bytes:
    """Return a message as it came in.

    Raise S3's own error if it is not there, so that the queue tries again.
    """
    return bytes(_open_s3().get_object(Bucket=bucket, Key=key)["Body"].read())
