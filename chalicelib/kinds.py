"""What a file is, by looking inside: its name and the type a browser claims prove nothing. Only
what is known here is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from chalicelib import translations

HEAD, TAIL = 4096, 65_536  # bytes of a file's start, and of a zip's end, that are enough to tell


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that we take: its type, and the endings its name may have, the usual one
    first.
    """

    type: str
    endings: tuple[str, ...]


PDF = Kind("application/pdf", (".pdf",))
JPEG = Kind("image/jpeg", (".jpg", ".jpeg"))
PNG = Kind("image/png", (".png",))
GIF = Kind("image/gif", (".gif",))
WEBP = Kind("image/webp", (".webp",))
HEIC = Kind("image/heic", (".heic", ".heif"))
DOCX = Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (".docx",))
ODT = Kind("application/vnd.oasis.opendocument.text", (".odt",))
TEXT = Kind("text/plain", (".txt", ".text"))
MP3 = Kind("audio/mpeg", (".mp3",))
M4A = Kind("audio/mp4", (".m4a",))
WAV = Kind("audio/wav", (".wav",))
OGG = Kind("audio/ogg", (".ogg", ".opus", ".oga"))
AMR = Kind("audio/amr", (".amr",))
MP4 = Kind("video/mp4", (".mp4", ".m4v"))
MOV = Kind("video/quicktime", (".mov",))
GPP = Kind("video/3gpp", (".3gp",))
OTHER = Kind("application/octet-stream", ("",))  # anything else that people keep
KINDS = (PDF, JPEG, PNG, GIF, WEBP, HEIC, DOCX, ODT, TEXT, MP3, M4A, WAV, OGG, AMR, MP4, MOV, GPP)
ENDINGS = tuple(ending for kind in KINDS for ending in kind.endings)
# Endings of other files that come by email, and that hold no program and no macro.
_ALSO_HARMLESS = (".bmp", ".csv", ".eml", ".ics", ".ods", ".pptx", ".tif", ".tiff", ".vcf", ".xlsx")
IN_WORDS = (
    "photos (JPEG, PNG, HEIC, GIF, WebP), documents (PDF, Word .docx, OpenDocument .odt, "
    "plain text), sound recordings "
    "(MP3, M4A, WAV, OGG, AMR) and videos (MP4, MOV, 3GP)"
)
EVERY_KIND = (
    "photos, documents, emails, sound recordings, videos, and any other kind of file that is not a "
    "program"
)
# How programs begin, and how their names end. Whatever else people have is evidence.
_PROGRAM_STARTS = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
_PROGRAM_ENDINGS = (
    *(".apk", ".app", ".bat", ".cmd", ".com", ".exe", ".hta", ".jar", ".js", ".lnk", ".msi"),
    *(".ps1", ".scr", ".sh", ".vbs", ".wsf"),
)
# What to do about kinds that many people have, by the endings of their names.
INSTEAD = {
    (".zip",): (
        "it is a zip, which holds other files, and we cannot look inside. If it is a WhatsApp "
        "chat, export it again and choose “Without media”: you then get a text file that we can "
        "take. If not, take the files out of it and add each one"
    ),
    (".doc", ".rtf", ".pages", ".wpd", ".wps"): (
        "we cannot take that kind of document. Open it, save it as a PDF or as Word .docx, and add "
        "that"
    ),
    (".msg", ".eml"): (
        "it is an email. Forward that email to us, or save it as a PDF and add that"
    ),
    (".xls", ".xlsx", ".csv", ".ods", ".ppt", ".pptx", ".key", ".numbers"): (
        "we cannot take that kind of file. Open it, save it as a PDF, and add that"
    ),
    (".htm", ".html", ".mht", ".webarchive"): (
        "it is a web page. Print it to a PDF, or take a picture of it, and add that"
    ),
    (".bmp", ".tif", ".tiff", ".svg", ".psd"): (
        "we cannot take that kind of picture. Save it as JPEG or PNG, and add that"
    ),
    (".avi", ".wmv", ".mkv", ".webm", ".wma", ".aac", ".flac"): (
        "we cannot take that kind of recording. Save a video as MP4 or sound as MP3, and add that"
    ),
}
NOT_TAKEN = "we cannot take that kind of file, or it has a program in it"
_STARTS = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"OggS", OGG),
    (b"#!AMR", AMR),
    (b"ID3", MP3),
)
_BRANDS = (
    ((b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"), HEIC),
    ((b"M4A ", b"M4B "), M4A),
    ((b"qt  ",), MOV),
    ((b"3gp", b"3g2"), GPP),
    (
        (
            b"isom",
            b"iso2",
            b"iso4",
            b"iso5",
            b"iso6",
            b"mp41",
            b"mp42",
            b"avc1",
            b"M4V ",
            b"dash",
            b"MSNV",
        ),
        MP4,
    ),
)


def may_hold_program(name: str) -> bool:
    """Return whether a file may do something when it is opened, as programs, scripts, web pages and
    documents with macros do. What opens a file goes by the ending of its name.
    """
    return not name.casefold().strip(" .").endswith((*ENDINGS, *_ALSO_HARMLESS))


def recognise_kind(head: bytes, tail: bytes = b"") -> Kind | None:
    """Return the kind of a file by its first bytes and, for a zip, its last, which list its
    contents.

    Return None for a kind that we do not take.
    """
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return _recognise_document(head, tail)
    if head[:4] == b"RIFF":
        return {b"WEBP": WEBP, b"WAVE": WAV}.get(head[8:12])
    if head[4:8] == b"ftyp":
        return next((kind for brands, kind in _BRANDS if head[8:12].startswith(brands)), None)
    if len(head) > 2 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2:  # an MPEG audio frame, layer 3
        return MP3
    if not _is_text(head):
        return None
    return TEXT


def is_program(name: str, head: bytes) -> bool:
    """Return whether a file is a program, or would be run as one for its name."""
    return head.startswith(_PROGRAM_STARTS) or name.casefold().endswith(_PROGRAM_ENDINGS)


def explain_not_taken(name: str, inbox: str) -> str:
    """Return why we do not take a file here, and what somebody can do instead."""
    for endings, instead in INSTEAD.items():
        if name.lower().endswith(endings):
            return translations.fill_later(
                "%(instead)s. You can also email it to %(inbox)s as it is",
                instead=instead,
                inbox=inbox,
            )
    return NOT_TAKEN


def _recognise_document(head: bytes, tail: bytes) -> Kind | None:
    """Return which of our kinds of document a zip is, or None. One that carries macros is none."""
    inside = head + tail
    if b"vbaProject" in inside:
        return None
    if (
        b"mimetypeapplication/vnd.oasis.opendocument.text" in head
        and b"opendocument.text-" not in head
    ):
        return ODT
    if b"word/document.xml" in inside and b"[Content_Types].xml" in inside:
        return DOCX
    return None


def _is_text(head: bytes) -> bool:
    if re.match(rb"(\xef\xbb\xbf)?\s*<[!?a-zA-Z]", head) or head.startswith(
        (b"{\\rtf", b"#!", b"MZ")
    ):
        return False
    return not any(byte < 9 or 13 < byte < 32 for byte in head)


def fit_name(name: str, kind: Kind) -> str:
    """Return the file's own name with the ending that says what the file is.

    One of another kind keeps its own, unless that says a kind which it is not.
    """
    if kind is OTHER and name.lower().endswith(ENDINGS):
        return f"{name}.unknown"  # it is not what its name says, and nothing may open it as that
    if name.lower().endswith(kind.endings):
        return name
    return name + kind.endings[0]
