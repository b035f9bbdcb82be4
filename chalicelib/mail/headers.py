"""The header of a message or of one of its parts: cut from the bytes, unfolded, decoded.

Made for headers as they arrive: raw 8-bit, folded without indent, encoded words that are broken,
a megabyte long. Each pattern here reads its text once, so that no header can make it slow.
"""

import binascii
import itertools
import re
import urllib.parse
from collections.abc import Iterable, Iterator

from chalicelib.mail import bounds
from chalicelib.mail.charsets import decode

_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]{0,20}:")
_USUAL = re.compile(
    rb"(from|to|cc|subject|date|sender|reply-to|message-id|mime-version|content-[a-z-]{2,30}"
    rb"|received|return-path"
    rb"|references|in-reply-to|x-[a-z0-9-]{1,60})[ \t]{0,20}:",
    re.IGNORECASE,
)
_WORD = re.compile(
    r"=\?([^?=\s]{1,60})\?([bBqQ])\?((?:[^?=]|=(?!\?[^=])|\?(?!=)){0,20000})(?:\?=|$|(?==\?))"
)
_KIND = re.compile(r"\s{0,50}([\w.+-]{1,100}/[\w.+-]{1,100}|[\w.+-]{1,100})")
_PARAM = re.compile(
    r';\s{0,50}([^\s=;"]{1,100})\s{0,20}=\s{0,20}(?:"((?:[^"\\]|\\.)*)"?|([^;]*))', re.DOTALL
)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_LOOK_AHEAD = 50
_MAX_STRAY = 20


class Headers:
    """Header fields in their order. Names are lower-case; values are unfolded but not yet
    decoded.
    """

    def __init__(self) -> None:
        self.fields: list[tuple[str, str]] = []
        self.cut = False

    def all(self, name: str) -> list[str]:
        """Return every value of a field, in order."""
        values = []
        for key, value in self.fields:
            if key == name:
                values.append(value)
        return values

    def first(self, name: str) -> str:
        """Return the first value of a field that is not blank, or ""."""
        for key, value in self.fields:
            if key == name and value:
                return value
        return ""

    def has(self, name: str) -> bool:
        """Return whether the field is there, even if it is blank."""
        for key, _ in self.fields:
            if key == name:
                return True
        return False

    def has_any(self, names: Iterable[str]) -> bool:
        """Return whether one of these fields is there."""
        return any(map(self.has, names))


class _Draft:
    """The fields of a header while its lines are read; beyond the bounds only the usual ones, and
    those in part.
    """

    def __init__(self) -> None:
        self.fields: list[tuple[bytes, list[bytes]]] = []
        self.size = self.stray = 0
        self.open = self.full = False

    def begin(self, name: bytes, value: bytes) -> None:
        self.full = (
            self.full
            or len(self.fields) >= bounds.MAX_HEADERS
            or self.size > bounds.MAX_HEADER_BYTES
        )
        self.open = not self.full or bool(
            _USUAL.match(name + b":") and len(self.fields) < 2 * bounds.MAX_HEADERS
        )
        if self.open:
            self.fields.append((name, []))
            self.extend(value)

    def extend(self, line: bytes) -> None:
        most = bounds.MAX_VALUE
        if self.full:
            most = 1_000
        kept = line[:most]
        self.size += len(kept)
        if self.open and self.size < 4 * bounds.MAX_HEADER_BYTES:
            self.fields[-1][1].append(kept)


def parse_headers(raw: bytes, start: int, end: int) -> tuple[Headers, int]:
    """Return the header that begins at `start`, and where the body after it begins (at most
    `end`).
    """
    draft = _Draft()
    body = -1
    at = start
    for line_start, line_end, after in itertools.islice(
        _split_lines(raw, start, end), bounds.MAX_HEADER_LINES
    ):
        line = raw[line_start : min(line_end, line_start + bounds.MAX_VALUE)]
        at = after
        found = _FIELD.match(line)
        if not line:
            body = after
            break
        if found and line[:1] not in b" \t":
            draft.begin(found.group(1), line[found.end() :])
        elif line_start == start and line.startswith((b"From ", b">From ")):
            continue
        elif (draft.fields and line[:1] in b" \t") or _goes_on(raw, after, end, draft):
            draft.extend(b" " + line.lstrip(b" \t"))
        else:
            body = line_start
            break
    headers = Headers()
    headers.cut = draft.full or (body < 0 and at < end)
    headers.fields = [_read_field(name, lines) for name, lines in draft.fields]
    if body < 0:
        body = _find_blank_line(raw, at, end)
    return headers, body


def _split_lines(raw: bytes, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Start, end without its line break, and start of the next, of each line."""
    while start < end:
        stop = raw.find(b"\n", start, end)
        after = stop + 1
        if stop < 0:
            stop = end
            after = end
        if stop > start and raw[stop - 1] == 13:
            stop -= 1
        yield start, stop, after
        start = after


def _goes_on(raw: bytes, start: int, end: int, draft: _Draft) -> bool:
    """Return whether the line before only strayed into the header: a field that every mailer
    knows follows before a blank line.
    """
    draft.stray += 1
    if draft.stray > _MAX_STRAY:
        return False
    for count, (line_start, line_end, _) in enumerate(_split_lines(raw, start, end)):
        if line_end == line_start or count > _LOOK_AHEAD:
            return False
        if _USUAL.match(raw, line_start, min(line_end, line_start + 100)):
            return True
    return False


def _find_blank_line(raw: bytes, start: int, end: int) -> int:
    """Return where the body begins if the header is longer than we read."""
    ends = []
    for gap in (b"\n\n", b"\n\r\n"):
        at = raw.find(gap, start, end)
        if at >= 0:
            ends.append(at + len(gap))
    return min(ends, default=end)


def _read_field(name: bytes, lines: list[bytes]) -> tuple[str, str]:
    value = b"".join(lines)[: bounds.MAX_VALUE]
    return name.decode("ascii").lower(), decode(value).strip(" \t\r\n\0")


def decode_words(value: str) -> str:
    """Return `value` on one line with its encoded words (RFC 2047) read, broken ones as far as
    they go.
    """
    out: list[str] = []
    run: list[tuple[str, str, str]] = []
    last = 0
    for found in _WORD.finditer(value):
        between = value[last : found.start()]
        charset = found.group(1).partition("*")[0].lower()
        if not run or run[0][0] != charset or between.strip():
            out.append(_run(run))
            if between.strip() or not last:
                out.append(between)
            run = []
        run.append((charset, found.group(2).lower(), found.group(3)))
        last = found.end()
    out += [_run(run), value[last:]]
    return make_one_line("".join(out))


def _run(run: list[tuple[str, str, str]]) -> str:
    """Return encoded words of one alphabet that stand together as one text.

    A letter, or a group of base64, may be cut between two of them.
    """
    data = b""
    open_word = ""
    for _, encoding, payload in run:
        whole = open_word + payload
        if encoding == "b" and open_word and len(whole) % 4 == 0:
            data = data + _decode_word("b", whole)
            open_word = ""
            continue
        data += _decode_word("b", open_word)
        is_open = encoding == "b" and len(payload) % 4 != 0 and not payload.endswith("=")
        if is_open:
            open_word = payload
        else:
            data += _decode_word(encoding, payload)
            open_word = ""
    data += _decode_word("b", open_word)
    if not run:
        return ""
    return decode(data, run[0][0])


def _decode_word(encoding: str, payload: str) -> bytes:
    data = payload.encode("utf-8", "replace")
    if encoding == "q":
        return binascii.a2b_qp(data, header=True)
    return decode_base64(data)


def decode_base64(data: bytes) -> bytes:
    """Return `data` read as base64. What is not base64 is skipped, and what was cut off or
    joined is mended.
    """
    out = []
    for run in re.sub(rb"[^A-Za-z0-9+/=]+", b"", data.translate(_URL_SAFE)).split(b"="):
        whole = run
        if len(run) % 4 == 1:
            whole = run[:-1]
        out.append(binascii.a2b_base64(whole + b"=" * (-len(whole) % 4)))
    return b"".join(out)


_URL_SAFE = bytes.maketrans(b"-_", b"+/")


def make_one_line(value: str) -> str:
    """Return `value` on a single line, without control characters or blanks at its ends."""
    return re.sub(r"[ \t]{2,}", " ", _CONTROLS.sub(" ", value)).strip()


def read_parameters(value: str) -> tuple[str, dict[str, str]]:
    """Return the value and the parameters of a field such as Content-Type, with RFC 2231's parts
    joined.
    """
    said = ""
    rest = value.strip()
    kind = _KIND.match(value)
    if kind:
        said = kind.group(1).lower()
        rest = value[kind.end() :].strip()
    if not rest.startswith(";"):
        rest = ";" + rest
    found: dict[str, str] = {}
    for match in _PARAM.finditer(rest):
        quoted = match.group(2)
        bare = match.group(3)
        if quoted is not None:
            text = re.sub(r'\\(["\\])', r"\1", quoted)
        else:
            text = bare.strip()
        found.setdefault(match.group(1).lower(), text)
        if len(found) > 100:
            break
    return said, _join_parts(found)


def _join_parts(found: dict[str, str]) -> dict[str, str]:
    """Return the parameters with RFC 2231's parts joined.

    `name*0*`, `name*1` and so on make one value; `name*` begins with its alphabet.
    """
    plain = {}
    names = []
    for key, text in found.items():
        name = key.partition("*")[0]
        if "*" not in key:
            plain[key] = text
        elif name not in names:
            names.append(name)
    for name in names:
        pieces = []
        for key, text in found.items():
            number = _read_piece(key, name)
            if number >= 0:
                pieces.append((number, key, text))
        joined = _decode_extended([(key, text) for _, key, text in sorted(pieces)])
        if joined:
            plain[name] = joined
    return plain


def _read_piece(key: str, name: str) -> int:
    head, _, rest = key.partition("*")
    number = rest.rstrip("*")
    if head != name or "*" not in key:
        return -1
    if number.isascii() and number.isdigit() and len(number) < 4:
        return int(number)
    return 0


def _decode_extended(pieces: list[tuple[str, str]]) -> str:
    charset = ""
    data = b""
    for index, (key, text) in enumerate(pieces):
        if key.endswith("*"):
            if index == 0 and text.count("'") >= 2:
                charset, _, text = text.split("'", 2)
            data += urllib.parse.unquote_to_bytes(text)
        else:
            data += text.encode("utf-8", "replace")
    return decode(data, charset)
