"""Take the files and words out of `winmail.dat`, Outlook's own wrapper (TNEF).

A file is a run of attributes (level, id, length, value, checksum); its long name and type are MAPI
properties within one. What is cut off or strange ends the reading; what came before is kept.
"""

import struct
from collections.abc import Iterator

from chalicelib.mail.charsets import decode
from chalicelib.mail.mime import Part, make_file_part
from chalicelib.mail.text import read_html, read_plain

SIGNATURE = b"\x78\x9f\x3e\x22"
_MAX_ATTRIBUTES = 5_000
_MAX_PROPERTIES = 1_000
_BODY = 0x800C
_ATTACH_DATA = 0x800F
_ATTACH_TITLE = 0x8010
_ATTACH_BEGIN = 0x9002
_MESSAGE = 0x9003
_ATTACHMENT = 0x9005
_TEXT = 0x1000
_HTML = 0x1013
_CONTENT = 0x3701
_SHORT_NAME = 0x3704
_LONG_NAME = 0x3707
_TYPE = 0x370E
_FIXED = {
    0x1: 4,
    0x2: 4,
    0x3: 4,
    0x4: 4,
    0x5: 8,
    0x6: 8,
    0x7: 8,
    0xA: 4,
    0xB: 4,
    0x14: 8,
    0x40: 8,
    0x48: 16,
}
_COUNTED = {0xD, 0x1E, 0x1F, 0x102}
_WIDE = 0x1F


def unwrap(data: bytes) -> tuple[list[Part], str]:
    """Return the files in `data` as parts, and its words if it holds them as text or HTML. Never
    raise.
    """
    files: list[dict[int, bytes]] = []
    words: dict[int, bytes] = {}
    for name, value in _read_attributes(data):
        if name == _ATTACH_BEGIN:
            files.append({})
        elif name == _BODY:
            words[_TEXT] = value
        elif name == _MESSAGE:
            words |= dict(_read_properties(value))
        elif files and name == _ATTACHMENT:
            files[-1] |= dict(_read_properties(value))
        elif files and name == _ATTACH_DATA:
            files[-1].setdefault(_CONTENT, value)
        elif files and name == _ATTACH_TITLE:
            files[-1].setdefault(_SHORT_NAME, value)
    return [_make_file(found) for found in files if found.get(_CONTENT)], _read_words(words)


def _read_attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 6
    for _ in range(_MAX_ATTRIBUTES):
        if at + 9 > len(data) or not data.startswith(SIGNATURE):
            return
        name, length = struct.unpack_from("<HxxI", data, at + 1)
        yield name, data[at + 9 : at + 9 + length]
        at += 9 + length + 2


def _read_properties(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the id and first value of each MAPI property, wide text as UTF-8.

    Stop at what cannot be measured.
    """
    at = 4
    for _ in range(_MAX_PROPERTIES):
        if at + 4 > len(data):
            return
        kind, name = struct.unpack_from("<HH", data, at)
        at = _skip_name(data, at + 4, name)
        if kind & 0xFFF in _COUNTED:
            value, at = _read_counted(data, at, many=bool(kind & 0x1000))
        elif kind in _FIXED:
            value = data[at : at + _FIXED[kind]]
            at = at + _FIXED[kind]
        else:
            return
        if kind & 0xFFF == _WIDE:
            value = value.decode("utf-16-le", "replace").encode()
        yield name, value


def _skip_name(data: bytes, at: int, name: int) -> int:
    """Return where the value begins. Ids from 0x8000 carry a name of their own first."""
    if name < 0x8000 or at + 24 > len(data):
        return at
    named, length = struct.unpack_from("<II", data, at + 16)
    if named:
        return at + 24 + _pad(length)
    return at + 24


def _read_counted(data: bytes, at: int, many: bool) -> tuple[bytes, int]:
    if at + 8 > len(data):
        return b"", len(data)
    count = 1
    if many:
        count = min(struct.unpack_from("<I", data, at)[0], _MAX_PROPERTIES)
    first = b""
    at = at + 4
    for number in range(count):
        if at + 4 > len(data):
            return first, len(data)
        length = struct.unpack_from("<I", data, at)[0]
        if number == 0:
            first = data[at + 4 : at + 4 + length]
        at += 4 + _pad(length)
    return first, at


def _pad(length: int) -> int:
    return length + -length % 4


def _make_file(found: dict[int, bytes]) -> Part:
    name = decode(found.get(_LONG_NAME) or found.get(_SHORT_NAME, b"")).strip("\0 ")
    kind = decode(found.get(_TYPE, b"")).strip("\0 ").lower()
    return make_file_part(kind, name, found[_CONTENT])


def _read_words(words: dict[int, bytes]) -> str:
    plain = read_plain(words.get(_TEXT, b""), "")
    if plain or not words.get(_HTML):
        return plain
    return read_html(words[_HTML], "")
