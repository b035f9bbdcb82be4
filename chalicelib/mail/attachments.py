"""Files that came with a message: their names made safe, their types judged by their first
bytes.
"""

import re
import unicodedata
import urllib.parse

from chalicelib.mail import bounds
from chalicelib.mail.headers import decode_words, make_one_line, parse_headers
from chalicelib.mail.message import Attachment
from chalicelib.mail.mime import Part

UNKNOWN = "application/octet-stream"

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"\x78\x9f\x3e\x22", "application/ms-tnef"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"#!AMR", "audio/amr"),
    (b"OggS", "audio/ogg"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"MZ", "application/x-msdownload"),
    (b"\x7fELF", "application/x-executable"),
    (b"#!", "text/x-script"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x1f\x8b", "application/gzip"),
    (b"-----BEGIN PGP", "application/pgp-encrypted"),
    (b"BEGIN:VCALENDAR", "text/calendar"),
    (b"BEGIN:VCARD", "text/vcard"),
)
_ZIPPED: tuple[tuple[bytes, str], ...] = (
    (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"),
    (
        b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.oasis.opendocument.spreadsheet",
    ),
)
_BRANDS = {
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heic",
    b"avif": "image/avif",
    b"M4A ": "audio/mp4",
    b"qt  ": "video/quicktime",
    b"3gp4": "video/3gpp",
    b"3gp5": "video/3gpp",
}
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?"
    rb"<(!doctype html|html|head|body|script|svg)",
    re.IGNORECASE | re.DOTALL,
)
_EXTENSIONS = {
    "text/plain": ".txt",
    "text/html": ".html",
    "text/calendar": ".ics",
    "text/vcard": ".vcf",
    "text/csv": ".csv",
    "text/rfc822-headers": ".txt",
    "message/rfc822": ".eml",
    "message/delivery-status": ".txt",
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/rtf": ".rtf",
    "application/zip": ".zip",
    "application/ms-tnef": ".dat",
    "application/pkcs7-signature": ".p7s",
    "application/pkcs7-mime": ".p7m",
    "application/pgp-signature": ".asc",
    "application/pgp-encrypted": ".asc",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/heic": ".heic",
    "image/webp": ".webp",
    "image/bmp": ".bmp",
    "image/tiff": ".tif",
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "audio/amr": ".amr",
    "audio/wav": ".wav",
    "video/mp4": ".mp4",
    "video/quicktime": ".mov",
    "video/3gpp": ".3gp",
} | {
    kind: ending
    for (_, kind), ending in zip(_ZIPPED, (".docx", ".xlsx", ".pptx", ".odt", ".ods"), strict=True)
}
_CALLED = {
    "image": "picture",
    "audio": "recording",
    "video": "video",
    "message": "message",
    "text": "text",
}
_FORBIDDEN = re.compile(r'[<>:"|?*\\/%\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+')
_PERCENTS = re.compile(r"%[0-9A-Fa-f]{2}")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z)", re.IGNORECASE)


def sniff(content: bytes) -> str:
    """Return the type that the first bytes of `content` show, or "application/octet-stream"."""
    for start, kind in _MAGIC:
        if content.startswith(start):
            return kind
    if content.startswith(b"PK\x03\x04"):
        for mark, kind in _ZIPPED:
            if mark in content[:8192]:
                return kind
        return "application/zip"
    if content[4:8] == b"ftyp":
        return _BRANDS.get(content[8:12], "video/mp4")
    if content.startswith(b"RIFF"):
        return _RIFF.get(content[8:12], UNKNOWN)
    return _sniff_text(content[:4096])


def _sniff_text(head: bytes) -> str:
    markup = _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf"))
    if markup:
        if markup.group(1).lower() == b"svg":
            return "image/svg+xml"
        return "text/html"
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "text/plain"
    odd = sum(byte < 9 or 13 < byte < 32 for byte in head)
    if head and not odd:
        return "text/plain"
    return UNKNOWN


def is_binary(content: bytes) -> bool:
    """Return whether what is labelled as text is a file of another kind."""
    seen = sniff(content[:8192])
    return seen != UNKNOWN and not seen.startswith("text/") and b"\0" in content[:8192]


def find_file_name(part: Part) -> str:
    """Return the name that the sender gave a part, as they wrote it, or ""."""
    name = part.disposition()[1].get("filename") or part.parameters.get("name") or ""
    name = decode_words(name[: bounds.MAX_VALUE])
    if _PERCENTS.search(name) and " " not in name:
        return _decode_percents(name)
    return name


def _decode_percents(name: str) -> str:
    """Return what a name written as in a web address means; any other name as it stands."""
    try:
        return urllib.parse.unquote(name, errors="strict")
    except UnicodeError:
        return name


def make_safe_name(name: str, kind: str, number: int) -> str:
    """Return `name` without its folders and without what could mislead or harm.

    If nothing is left, the name is made from `kind`.
    """
    name = unicodedata.normalize(
        "NFC", _UNSEEN.sub("", re.sub(r"[\t\r\n]+", " ", name[:5000]))
    ).replace("\\", "/")
    if not name.lower().startswith(("http:", "https:")):
        name = name.rstrip("/ .").rpartition("/")[2]
    else:
        name = name
    name = "".join(
        char
        for char in _FORBIDDEN.sub("_", name)
        if unicodedata.category(char) not in {"Cf", "Co", "Cn"}
    )
    name = re.sub(r"\s+", " ", name).strip(" .")
    if not name.strip("_"):
        ending = _EXTENSIONS.get(kind, "")
        return f"{_CALLED.get(kind.partition('/')[0], 'file')}-{number}{ending}"
    return _shorten("_" + name if _DEVICES.match(name) else name)


def _shorten(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    if len(name) <= bounds.MAX_FILE_NAME or not stem or len(ending) > 10:
        return name[: bounds.MAX_FILE_NAME]
    return stem[: bounds.MAX_FILE_NAME - len(ending) - 1].rstrip(" .") + dot + ending


def attach(part: Part, number: int) -> Attachment:
    """Return the part as a file. `number` names it if the sender did not."""
    content = part.content()
    seen = sniff(content)
    disposition, _ = part.disposition()
    name = find_file_name(part) or _read_subject(part, content)
    content_id = make_one_line(part.headers.first("content-id"))[:300].strip("<> ")
    inline = (
        disposition != "attachment"
        and (disposition == "inline" or bool(content_id))
        and part.family == "image"
    )
    if part.headers.has("content-type"):
        kind = part.kind
    else:
        kind = seen
    if kind in {UNKNOWN, "text/plain"} and seen != "text/plain":
        typed = seen
    else:
        typed = kind
    return Attachment(make_safe_name(name, typed, number), kind, content, inline, seen, content_id)


def _read_subject(part: Part, content: bytes) -> str:
    """Return the subject of an attached message, by which it is named."""
    if part.kind not in {"message/rfc822", "message/global"}:
        return ""
    subject = decode_words(
        parse_headers(content, 0, min(len(content), bounds.MAX_HEADER_BYTES))[0].first("subject")
    )
    if not subject:
        return ""
    return f"{subject[:80]}.eml"
