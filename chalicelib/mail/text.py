"""Text as a person reads it: from plain text, flowed text (RFC 3676) and HTML."""

import html
import re

from chalicelib.mail import bounds
from chalicelib.mail.charsets import decode
from chalicelib.mail.linked import show_addresses

_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ud800-\udfff]")
_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_.:-]{1,50})", re.IGNORECASE
)
_HIDDEN = re.compile(
    r"<(script|style|head|title)\b[^<>]*>.*?(?:</\1\s{0,9}>|(?=<body\b)|\Z)|<!--.*?(?:-->|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_CELL = re.compile(r"</?(?:td|th)\b[^<>]*>", re.IGNORECASE)
_BLOCK = re.compile(
    r"<(?:/?(?:p|div|tr|li|h[1-6]|ul|ol|table|blockquote|pre)\b|br)[^<>]*>", re.IGNORECASE
)
_TAG = re.compile(r"<(?=[a-zA-Z/!?])[^<>]*>?")
_WORDS = re.compile(r"\w+")
_PICTURE = re.compile(
    rb"data:[a-z]{1,20}/[a-z0-9.+-]{1,60};base64,[A-Za-z0-9+/=%\s]*", re.IGNORECASE
)
_DEEP = 100
"""Levels of HTML: beyond these libxml2 drops words and the converter calls itself too often."""

_DEPTH_OF = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "tr",
        "td",
        "th",
        "option",
        "o",
    ]
)


def clean(text: str) -> str:
    """Return `text` with line feeds only, and without control characters or blanks at line ends."""
    text = _CONTROLS.sub("", _BREAKS.sub("\n", text))
    lines = []
    for line in text.split("\n"):
        if line != "-- ":
            line = line.rstrip(" \t\xa0")
        lines.append(line)
    return re.sub(r"\n{4,}", "\n\n\n", "\n".join(lines)).strip("\n")


def read_plain(data: bytes, charset: str, flowed: bool = False, delsp: bool = False) -> str:
    """Return the words of a text/plain part."""
    text = _BREAKS.sub("\n", decode(data, charset))
    if flowed:
        text = unflow(text, delsp)
    return clean(text)


def unflow(text: str, delsp: bool = False) -> str:
    """Join lines that end in a blank with the next of the same quote depth. "-- " stands alone."""
    out: list[str] = []
    depth = -1
    open_line = False
    for line in text.split("\n"):
        mark = len(line) - len(line.lstrip(">"))
        body = line[mark:].removeprefix(" ")
        flows = body.endswith(" ") and body != "-- "
        if flows and delsp:
            body = body[:-1]
        if not open_line or mark != depth or body == "-- ":
            out.append(f"{_quote(mark)}{body}")
        elif len(out[-1]) < 10_000:
            out[-1] += body
        else:
            out.append(body)
        depth = mark
        open_line = flows
    return "\n".join(out)


def read_html(data: bytes, charset: str) -> str:
    """Return the words of an HTML part, with its lists and tables, quotations marked by ">"."""
    source = prepare_html(data, charset)
    if not _TAG.search(source):
        return clean(html.unescape(source))
    plain = clean(strip_tags(source))
    if _measure_depth(source) > _DEEP:
        return plain
    try:
        from chalicelib.mail.html import render

        text = re.sub(r"\n{3,}", "\n\n", clean(render(source)))
    except Exception:  # noqa: BLE001 - whatever a converter may do, the words must come through
        return plain
    if text and not _lacks_words(text, plain):
        return text
    return plain


def _quote(depth: int) -> str:
    """Return what stands before a line that is quoted so deep."""
    if not depth:
        return ""
    return ">" * depth + " "


def prepare_html(data: bytes, charset: str) -> str:
    """Return the HTML of a part without pictures, the address of each link beside its words."""
    data = _PICTURE.sub(b"", data[: bounds.MAX_HTML_BYTES])[: bounds.MAX_TEXT_BYTES]
    meta = _META.search(data[:4096])
    if meta and not charset:
        charset = meta.group(1).decode("ascii")
    source = decode(data, charset)
    return show_addresses(_CONTROLS.sub("", source))


def _lacks_words(text: str, plain: str) -> bool:
    """Return whether a converter lost clearly more words than a message hides."""
    return count_words(plain) > 1.5 * count_words(text) + 15


def strip_tags(source: str) -> str:
    """Return HTML without its tags: less pretty, but it loses no word that a reader would see."""
    text = _CELL.sub(" ", _BLOCK.sub("\n", _HIDDEN.sub(" ", source)))
    return clean(re.sub(r"[ \t]+", " ", html.unescape(_TAG.sub("", text))))


def _measure_depth(source: str) -> int:
    """Return roughly how deep the tags nest. Those that need no end tag do not count."""
    depth = deepest = 0
    for found in _DEPTH_OF.finditer(source):
        if found.group(2).lower() in _VOID:
            continue
        if found.group(1):
            depth = max(0, depth - 1)
        else:
            depth = depth + 1
        deepest = max(deepest, depth)
    return deepest


def count_words(text: str) -> int:
    """Return how many words `text` has."""
    return len(_WORDS.findall(text))
