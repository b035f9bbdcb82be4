"""Keep people's files; nothing else knows S3 for them.

A file goes from the browser straight to S3, since a photograph is larger than Lambda takes. It
lands under `drafts/`, untrusted and gone in nine days, and is checked there. When the complaint is
sent, it is copied under `files/`, by a key of ours.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from chalicelib import aws, translations
from chalicelib.core.papers import FileRef, format_size
from chalicelib.kinds import (
    HEAD,
    OTHER,
    TAIL,
    explain_not_taken,
    fit_name,
    is_program,
    recognise_kind,
)
from chalicelib.settings import settings

LARGEST = 20_000_000  # bytes a file: what is asked for. A photograph of 50 megapixels fits
# bytes that S3 itself lets through, so that we, not S3's XML, say that a file is too large
LARGEST_UPLOAD = 200_000_000
MOST = 10
LOOK_AT_MOST = 100  # uploads of one draft that are looked at; more is nobody's complaint
NONE_CHOSEN = "Choose a file first"
OPEN_FOR = 300  # seconds for which an address at S3 hands a file over
KEEP_OPEN = 3600 * 3  # seconds in which a page's upload form works


class Changed(Exception):
    """A file is not there any more, or is no longer the one that was looked into."""


@dataclass(frozen=True, slots=True)
class Held:
    """A file of a draft that was looked into and may be sent. `etag` is its content's, so that it
    cannot be exchanged afterwards.
    """

    id: str
    key: str
    name: str
    size: int
    type: str
    etag: str

    @property
    def shown_size(self) -> str:
        """Return the file's size as people say it."""
        return format_size(self.size)


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that was deleted, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Upload:
    """A form that posts a file straight to S3."""

    url: str
    fields: dict[str, str]


@cache
def _s3() -> Any:
    return aws.client("s3", signature_version="s3v4", s3={"addressing_style": "path"})


def make_upload_form(draft: str, return_to: str) -> Upload:
    """Return a form that uploads one file to a draft, and then sends the browser to `return_to`.

    S3 writes the file's own name into the key.
    """
    here = {"Content-Type": "application/octet-stream", "success_action_redirect": return_to}
    prefix = f"drafts/{draft}/{secrets.token_hex(4)}"
    conditions: list[object] = [
        ["starts-with", "$key", prefix],
        ["content-length-range", 0, LARGEST_UPLOAD],
    ]
    for name, value in here.items():
        conditions.append({name: value})
    made = _s3().generate_presigned_post(
        settings().files_bucket,
        prefix + "/${filename}",
        Fields=dict(here),
        Conditions=conditions,
        ExpiresIn=KEEP_OPEN,
    )
    return Upload(made["url"], made["fields"])


def load_held(rows: Iterable[dict[str, Any]]) -> tuple[Held, ...]:
    """Return the files of a draft from the rows that keep them."""
    return tuple(Held(**row) for row in rows)


def make_rows(files: Iterable[Held]) -> list[dict[str, Any]]:
    """Return the rows that keep files in a draft."""
    return list(map(asdict, files))


def settle(
    draft: str, known: Sequence[Held], *, every_kind: bool = True
) -> tuple[tuple[Held, ...], tuple[RefusedFile, ...]]:
    """Return what S3 holds for a draft: the files that may be sent, and those just refused and
    deleted.

    Only new files are looked into. What goes on to people is of a known kind: not `every_kind`.
    """
    found = (
        _s3()
        .list_objects_v2(
            Bucket=settings().files_bucket, Prefix=f"drafts/{draft}/", MaxKeys=LOOK_AT_MOST
        )
        .get("Contents", [])
    )
    there = {(o["Key"], o["ETag"]): o for o in sorted(found, key=lambda o: o["LastModified"])}
    own = f"drafts/{draft}/"  # those of a draft that this one was made from lie elsewhere
    kept = []
    for f in known:
        if (f.key, f.etag) in there or not f.key.startswith(own):
            kept.append(f)
    refused = []
    for key, etag in there.keys() - {(file.key, file.etag) for file in kept}:
        looked = _look_into(there[key, etag], full=len(kept) >= MOST, every_kind=every_kind)
        if isinstance(looked, Held):
            kept.append(looked)
        else:
            _s3().delete_object(Bucket=settings().files_bucket, Key=key)
            refused.append(looked)
    return tuple(kept), tuple(refused)


def _look_into(there: dict[str, Any], *, full: bool, every_kind: bool) -> Held | RefusedFile:
    _, _, id_, *tail = there["Key"].split("/")
    name = clean_name("/".join(tail))
    size = there["Size"]
    if not size and not name:
        return RefusedFile(name, NONE_CHOSEN)
    if not size:
        return RefusedFile(name, "it is empty. Choose a file with something in it")
    if size > LARGEST:
        return RefusedFile(
            name,
            translations.fill_later(
                "it is %(size)s. The largest we can take here is %(largest)s",
                size=format_size(size),
                largest=format_size(LARGEST),
            ),
        )
    if full:
        most = "you have added %(most)s files already, which is the most we can take here"
        return RefusedFile(name, translations.fill_later(most, most=str(MOST)))
    head = _fetch_part(there, f"bytes=0-{HEAD - 1}")
    end = b""
    if _is_zip(there):
        end = _fetch_part(there, f"bytes=-{TAIL}")
    kind = recognise_kind(head, end)
    if kind is None and every_kind and not is_program(name, head):
        kind = OTHER
    if kind is None:
        return RefusedFile(name, explain_not_taken(name, settings().council.inbox))
    return Held(id_, there["Key"], fit_name(name or "File", kind), size, kind.type, there["ETag"])


def _fetch_part(there: dict[str, Any], span: str) -> bytes:
    got = _s3().get_object(Bucket=settings().files_bucket, Key=there["Key"], Range=span)
    return got["Body"].read()


def _is_zip(there: dict[str, Any]) -> bool:
    return _fetch_part(there, "bytes=0-3") == b"PK\x03\x04"


def remove(file: Held) -> None:
    """Take a file away from a draft."""
    _s3().delete_object(Bucket=settings().files_bucket, Key=file.key)


def keep(draft: str, files: Iterable[Held]) -> tuple[FileRef, ...]:
    """Copy a draft's files to where a case's are kept, once. Raises Changed.

    No form uploads there, and a file with other content has another key: what was sent stays.
    """
    return tuple(_keep(draft, file) for file in files)


def _keep(draft: str, file: Held) -> FileRef:
    from botocore.exceptions import ClientError

    bucket = settings().files_bucket
    key = f"files/{draft}/{file.id}-{file.etag.strip(chr(34))}"
    kept = FileRef(key, file.name, file.size, file.type)
    if _is_there(key):
        return kept
    try:
        _s3().head_object(
            Bucket=bucket, Key=file.key, IfMatch=file.etag
        )  # a stand-in may pass over the copy's own condition
        _s3().copy_object(
            Bucket=bucket,
            Key=key,
            CopySource={"Bucket": bucket, "Key": file.key},
            CopySourceIfMatch=file.etag,
            MetadataDirective="REPLACE",
            TaggingDirective="REPLACE",
            ContentType=file.type,
            ContentDisposition="attachment",
        )
    except ClientError as error:
        if error.response["Error"]["Code"] in _NOT_THAT_FILE:
            raise Changed from error
        raise
    return kept


def _is_there(key: str) -> bool:
    from botocore.exceptions import ClientError

    try:
        _s3().head_object(Bucket=settings().files_bucket, Key=key)
    except ClientError as error:
        if error.response["Error"]["Code"] in _NOT_THAT_FILE:
            return False
        raise
    return True


# As S3 says it, by call: changed; or not there, which it calls forbidden to those who may not list
# the whole bucket.
_NOT_THAT_FILE = {"PreconditionFailed", "NoSuchKey", "412", "404", "403"}


def clean_name(name: str) -> str:
    """Return a file's own name, safe to show: at most 100 characters, with its ending kept and
    without folders, control characters or direction marks.
    """
    name = re.split(r"[/\\]", name)[-1]
    name = "".join(c for c in name if unicodedata.category(c)[0] != "C" or c == "\u200d").strip()
    stem, dot, ending = name.rpartition(".")
    if len(name) <= 100:
        return name
    if dot:
        return f"{stem[: 99 - len(ending[:10])]}{dot}{ending[:10]}"
    return name[:100]


def keep_attachment(key: str, name: str, content: bytes, kind: str) -> FileRef:
    """Keep a file that came with a message, whatever it is: it is evidence. `key` says where; doing
    it twice changes nothing.
    """
    shown = clean_name(name) or "File"
    _s3().put_object(
        Bucket=settings().files_bucket,
        Key=f"files/{key}",
        Body=content,
        ContentType=kind,
        ContentDisposition="attachment",
    )
    return FileRef(f"files/{key}", shown, len(content), kind)


def open_link(file: FileRef, seconds: int = OPEN_FOR) -> str:
    """Return an address at S3 that hands over one file, to save and never to show.

    It works for five minutes, or for `seconds` where they are fewer.
    """
    return _sign(settings().files_bucket, file.key, file.name, seconds)


def open_original(key: str, seconds: int = OPEN_FOR) -> str:
    """Return an address at S3 that hands over a message as it came, for as long as `open_link`."""
    return _sign(settings().mail_bucket, key, "message.eml", seconds)


def _sign(bucket: str, key: str, name: str, seconds: int) -> str:
    from urllib.parse import quote

    named = f"attachment; filename*=UTF-8''{quote(name)}"
    wanted = {
        "Bucket": bucket,
        "Key": key,
        "ResponseContentDisposition": named,
        "ResponseContentType": "application/octet-stream",
    }
    lasts = min(seconds, OPEN_FOR)
    return str(_s3().generate_presigned_url("get_object", Params=wanted, ExpiresIn=lasts))
