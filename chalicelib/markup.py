"""Write a letter's plain text and its HTML from one source, in the line markup of docs/letters.md.

`guard_value` makes people's words inert before a template sees them: it puts each sign that could
mean something away in a private character, which is put back only when the letter is written out.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import groupby
from typing import Any

from chalicelib import translations
from chalicelib.phone_links import link_in_letter

_SIGNS = "#*>=[]!"
_LINE, _BREAK = (
    "\ue0f0",
    "\ue0f1",
)  # the end of a line as somebody wrote it; the same where it is to be kept
_PUT_AWAY = {ord(sign): chr(0xE000 + n) for n, sign in enumerate(_SIGNS)} | {ord("\n"): _LINE}
PUT_BACK = {ord(put): chr(sign) for sign, put in _PUT_AWAY.items()} | {ord(_LINE): " "}
_JOINERS = "\u200c\u200d"  # Persian, Hindi and emoji are spelt with these
_URL = re.compile(r"https?://[^\s<>\"']+")
_LINK = re.compile(r"\[(!?)([^\[\]]+)\]\((\S+)\)")
GREEN, BLACK, GREY, WHITE = "#00703c", "#0b0c0c", "#505a5f", "#ffffff"


def _is_unseen(sign: str) -> bool:
    """Return whether a character shows nothing and may mislead: controls, direction marks, zero
    width, private use, half a pair.
    """
    return (
        sign not in _JOINERS
        and sign != "\n"
        and unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cs")
    )


def guard_value(value: Any) -> Any:
    """Return `value` with every string in it made inert, so that any letter shows it as plain
    words.
    """
    if isinstance(value, str):
        return _make_inert(value)
    if isinstance(value, dict):
        return {key: guard_value(got) for key, got in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(guard_value(got) for got in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        guarded = {}
        for of in dataclasses.fields(value):
            guarded[of.name] = guard_value(getattr(value, of.name))
        return dataclasses.replace(value, **guarded)
    return value


def _make_inert(words: str) -> str:
    if words.isascii() and words.isalnum():
        return words
    rows = []
    for row in words.splitlines():
        rows.append(" ".join(row.split()))
    said = "\n".join(rows)
    hidden = dict.fromkeys(map(ord, filter(_is_unseen, set(said))))
    return re.sub("\n{3,}", "\n\n", said.translate(hidden).strip()).translate(_PUT_AWAY)


def make_line(value: Any, limit: int = 200) -> str:
    """Return somebody's words as part of a sentence: on one line, cut short after `limit`
    characters.
    """
    words = _make_text(value).replace(_LINE, " ").strip()
    if len(words) <= limit:
        return words
    return words[:limit].rstrip() + "…"


def quote_words(value: Any, limit: int = 0) -> str:
    """Return somebody's words as lines marked as theirs, so that nobody takes them for ours.

    After `limit` characters a line says that there is more.
    """
    words = _make_text(value)
    is_cut = bool(limit) and len(words) > limit
    if is_cut:
        words = words[:limit]
    rows = []
    for row in _split_rows(words):
        rows.append(f"> {row}".rstrip())
    said = "\n".join(rows)
    if is_cut:
        return f"{said}\n\nThere is more. Open the case to read all of it."
    return said


def make_prose(value: Any) -> str:
    """Return an officer's words as paragraphs of a letter. Line ends are kept, and no sign is
    read as markup.
    """
    return _BREAK.join(_split_rows(_make_text(value))).replace(_BREAK * 2, "\n\n")


def write_out_links(source: str) -> str:
    """Return a letter's source with the address of each link in words, as paper needs it."""
    rows = []
    for row in source.split("\n"):
        found = _LINK.fullmatch(row.strip())
        if found and not found[1]:
            row = f"{found[2]}: {found[3]}"
        rows.append(row)
    return "\n".join(rows)


def _make_text(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _split_rows(words: str) -> list[str]:
    return words.split(_LINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a letter: a heading, lesser heading, paragraph, bullets, quote, rule, link or
    button.
    """

    kind: str
    lines: tuple[str, ...] = ()
    url: str = ""
    language: str = ""  # its code, where a row of the letter said it: "=== pl"


_LANGUAGE = re.compile(r"=== ([a-z]{2,3}(?:-[A-Za-z]{2,4})?)")
_KINDS = (("# ", "heading"), ("## ", "lesser"), ("* ", "bullets"), (">", "quote"), ("===", "rule"))


def parse_blocks(source: str) -> list[Block]:
    """Return the pieces of a letter's source, in order."""
    made: list[Block] = []
    open_ = ""
    language = ""
    for row in map(str.strip, source.split("\n")):
        switched = _LANGUAGE.fullmatch(row)
        if switched:
            language = switched[1]
            row = ""
        block = _parse_block(row, language)
        if block and block.kind == open_ and open_ in ("bullets", "quote", "paragraph"):
            made[-1] = dataclasses.replace(made[-1], lines=(*made[-1].lines, *block.lines))
        elif block:
            made.append(block)
        if block:
            open_ = block.kind
        else:
            open_ = ""
    return made


def _parse_block(row: str, language: str) -> Block | None:
    if not row:
        return None
    found = _LINK.fullmatch(row)
    if found:
        url = _read_words(found[3])
        kind = "link"
        if found[1]:
            kind = "button"
        if _URL.fullmatch(url):
            return Block(kind, (found[2],), url, language)
    for mark, kind in _KINDS:
        if row.startswith(mark):
            return Block(kind, (row.removeprefix(mark).strip(),), language=language)
    return Block("paragraph", (row.strip(),), language=language)


def _read_words(row: str) -> str:
    return row.translate(PUT_BACK)


def render_text(title: str, parts: list[Block], above: str = "") -> str:
    """Return the letter as plain text, with `title` over it and `above` over that."""
    return "\n\n".join(filter(None, (above, title, *map(_render_as_text, parts)))) + "\n"


def _render_as_text(block: Block) -> str:
    rows = [_read_words(row).replace(_BREAK, "\n") for row in block.lines]
    if block.kind == "heading":
        return f"{rows[0]}\n{'-' * min(len(rows[0]), 60)}"
    if block.kind == "lesser":
        if rows[0].endswith("?"):
            return rows[0]
        return f"{rows[0]}:"
    if block.kind in ("link", "button"):
        return f"{rows[0]}:\n{block.url}"
    if block.kind == "rule":
        return "=" * 40
    if block.kind in _MARKS:
        marked = []
        for row in rows:
            marked.append(f"{_MARKS[block.kind]} {row}".rstrip())
        return "\n".join(marked)
    return " ".join(rows)


_MARKS = {"bullets": "*", "quote": ">"}


def render_html(
    title: str,
    parts: list[Block],
    above: str = "",
    subject: str = "",
    colour: str = BLACK,
    language: str = translations.ENGLISH,
    numbers: tuple[str, ...] = (),
) -> str:
    """Return the letter as a page of HTML that reads well on a phone, in the same words as
    `render_text`. Each of these telephone numbers can be pressed.

    It fetches nothing and runs nothing.
    """
    if above:
        small = f'<p style="margin:0 0 12px;font-size:13px;color:{GREY}">{escape(above)}</p>'
    else:
        small = ""
    return _PAGE.format(
        subject=escape(_read_words(subject)),
        small=small,
        title=escape(_read_words(title)),
        colour=colour,
        language=_mark_page(language),
        body="\n".join(_render_parts(_lead_by_headings(parts), numbers)),
    )


def _lead_by_headings(parts: list[Block]) -> list[Block]:
    """Return the parts with no lesser heading before the first heading, so that no level of a
    page is passed over."""
    found = []
    led = False
    for block in parts:
        led = led or block.kind == "heading"
        if block.kind == "lesser" and not led:
            block = dataclasses.replace(block, kind="heading")
        found.append(block)
    return found


def _mark_language(code: str) -> str:
    """Return how HTML says in which language something is, and which way that runs."""
    return f'lang="{code}" dir="{translations.find_direction(code)}"'


def _mark_page(code: str) -> str:
    if code == translations.ENGLISH:
        return 'lang="en"'
    return _mark_language(code)


def _render_parts(parts: list[Block], numbers: tuple[str, ...]) -> Iterator[str]:
    for language, blocks in groupby(parts, lambda block: block.language):
        written = "\n".join(_render_as_html(block, numbers) for block in blocks)
        if language:
            written = f"<div {_mark_language(language)}>\n{written}\n</div>"
        yield written


def _render_as_html(block: Block, numbers: tuple[str, ...]) -> str:
    rows = [escape(_read_words(row)).replace(_BREAK, "<br>\n") for row in block.lines]
    if block.kind in ("bullets", "paragraph"):
        rows = [link_in_letter(row, numbers) for row in rows]
    if block.kind == "bullets":
        return _write_bullets(rows, block.language)
    if block.kind == "quote":
        return _HTML["quote"].format("".join(_quote_rows(rows)))
    return _HTML[block.kind].format(" ".join(rows), escape(block.url))


def _write_bullets(rows: list[str], language: str) -> str:
    """Return a list. In a language written to the left, a row may be the council's own English."""
    auto = ""
    space = "padding-left:24px"
    if translations.find_direction(language) == "rtl":
        auto = ' dir="auto"'
        space = "padding:0 24px"
    items = [f'<li{auto} style="margin:0 0 6px">{row}</li>' for row in rows]
    return f'<ul style="margin:0 0 16px;{space}">{"".join(items)}</ul>'


def _quote_rows(rows: list[str]) -> Iterator[str]:
    for paragraph in "\n".join(rows).split("\n\n"):
        yield (
            '<p dir="auto" style="margin:0 0 8px">'
            f"{paragraph.strip().replace(chr(10), '<br>' + chr(10))}</p>"
        )


_HTML = {
    "heading": (
        f'<h2 style="margin:28px 0 10px;font-size:20px;line-height:1.3;color:{BLACK}">{{0}}</h2>'
    ),
    "lesser": (
        f'<h3 style="margin:16px 0 6px;font-size:17px;line-height:1.3;color:{BLACK}">{{0}}</h3>'
    ),
    "paragraph": '<p style="margin:0 0 16px">{0}</p>',
    "quote": (
        '<blockquote style="margin:0 0 16px;padding:4px 0 4px 14px;'
        f'border-left:4px solid #b1b4b6;color:{BLACK}">{{0}}</blockquote>'
    ),
    "rule": f'<hr style="margin:28px 0;border:0;border-top:3px solid {BLACK}">',
    "link": '<p style="margin:0 0 16px"><a href="{1}" style="color:#1d70b8">{0}</a></p>',
    "button": (
        '<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 16px">'
        f'<tr><td style="background:{GREEN}">'
        '<a href="{1}" style="display:inline-block;padding:12px 18px;font-weight:bold;'
        f'color:{WHITE};background:{GREEN};text-decoration:none">{{0}}</a></td></tr></table>'
    ),
}

_PAGE = """<!doctype html>
<html {language}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>{subject}</title>
</head>
<body style="margin:0;padding:16px;background:#ffffff;color:#0b0c0c;\
font-family:Arial,Helvetica,sans-serif;font-size:17px;line-height:1.5">
<div role="main" style="max-width:600px;margin:0 auto;word-wrap:break-word;overflow-wrap:anywhere">
{small}
<h1 style="margin:0 0 24px;padding:0 0 10px;border-bottom:6px solid {colour};\
font-size:20px;line-height:1.5;font-weight:bold">{title}</h1>
{body}
</div>
</body>
</html>
"""
