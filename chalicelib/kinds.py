"""What a file is, by looking inside: its name and the type a browser claims prove nothing. Only
what is known here is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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
KINDS = (PDF, JPEG, PNG, GIF, WEBP, HEIC, DOCX, ODT, TEXT, MP3, M4A, WAV, OGG, AMR, MP4, MOV, GPP)
ENDINGS = tuple(ending for kind in KINDS for ending in kind.endings)
IN_WORDS = (
    "photos (JPEG, PNG, HEIC, GIF, WebP), documents (PDF, Word .docx, OpenDocument .odt, "
    "plain text), sound recordings "
    "(MP3, M4A, WAV, OGG, AMR) and videos (MP4, MOV, 3GP)"
)
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
    """Return the file's own name with the ending that says what the file is."""
    if name.lower().endswith(kind.endings):
        return name
    return name + kind.endings[0]
