"""Checks what a council's file says of itself for the public's pages: the privacy notice, the
accessibility statement, and the look, whose colours everybody must be able to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from chalicelib.core.reading.email_address import find_email_fault
from chalicelib.councils.check_parts import (
    DIGITS,
    WEB,
    Row,
    check_names,
    check_texts,
    read_table,
    read_text,
)
from chalicelib.councils.colours import COLOUR, LEAST_CONTRAST, WHITE, find_contrast
from chalicelib.councils.font import WEIGHTS

PRIVACY = ("name", "email", "phone", "post", "notice", "kept_years")
ACCESSIBILITY = ("name", "email", "phone", "answered_in", "tested_by", "tested_on")
LOOK = ("logo", "typeface", *WEIGHTS)
LEAST_YEARS = 2
MOST_YEARS = 100
_LOGO = re.compile(r"[a-z0-9][a-z0-9_-]*\.(svg|png)")
_FONT = re.compile(r"[a-z0-9][a-z0-9_-]*\.woff2")
_TYPEFACE = re.compile(r'[A-Za-z0-9 ,"-]*(sans-serif|serif|system-ui)')


def check_public(data: Row) -> Iterator[str]:
    """Yield what is wrong with what the public's pages say of a council."""
    yield from _check_privacy(read_table(data, "privacy"))
    yield from _check_accessibility(read_table(data, "accessibility"))
    yield from _check_look(read_table(data, "look"))
    yield from _check_colour(read_text(data, "colour"))


def _check_privacy(row: Row) -> Iterator[str]:
    where = "[privacy]"
    yield from _check_ways(where, row, PRIVACY, ("kept_years",))
    years = row.get("kept_years", LEAST_YEARS)
    if not isinstance(years, int) or not LEAST_YEARS <= years <= MOST_YEARS:
        yield f"{where}: kept_years must be a whole number from 2, such as kept_years = 6."
    if read_text(row, "notice") and not WEB.fullmatch(row["notice"]):
        yield f"{where}: notice is “{row['notice']}”. It must begin with https:// or http://."


def _check_accessibility(row: Row) -> Iterator[str]:
    where = "[accessibility]"
    yield from _check_ways(where, row, ACCESSIBILITY, ("tested_on",))
    if "name" in row and not (read_text(row, "email") or read_text(row, "phone")):
        yield f"{where}: name is given, but no way to reach them. Add their email or phone."
    tested = row.get("tested_on")
    if tested is not None and (not isinstance(tested, date) or isinstance(tested, datetime)):
        yield f"{where}: tested_on must be a date without quotes, such as 2026-11-01."
    if (tested is None) != (not read_text(row, "tested_by")):
        yield f"{where}: tested_by and tested_on belong together. Give both, or neither."


def _check_ways(
    where: str, row: Row, known: tuple[str, ...], other: tuple[str, ...]
) -> Iterator[str]:
    texts = [name for name in known if name not in other]
    yield from check_texts(where, row, (), texts)
    yield from check_names(where, row, known)
    if wrong := find_email_fault(read_text(row, "email")):
        yield f"{where}: email is “{row['email']}”. {wrong}."
    if read_text(row, "phone") and not DIGITS.match(row["phone"]):
        yield f"{where}: phone is “{row['phone']}”, which is no number. Write a number or “”."


def _check_look(row: Row) -> Iterator[str]:
    where = "[look]"
    yield from check_texts(where, row, (), LOOK)
    yield from check_names(where, row, LOOK)
    if read_text(row, "logo") and not _LOGO.fullmatch(row["logo"]):
        yield (
            f"{where}: logo is “{row['logo']}”. Name a file beside this one, in small letters, "
            "that ends in .svg or .png."
        )
    if read_text(row, "typeface") and not _TYPEFACE.fullmatch(row["typeface"]):
        yield (
            f"{where}: typeface is “{row['typeface']}”. List typefaces with commas, the last of "
            "them sans-serif, serif or system-ui, such as “Verdana, Arial, sans-serif”."
        )
    yield from _check_fonts(where, row)


def _check_fonts(where: str, row: Row) -> Iterator[str]:
    for setting in WEIGHTS:
        if read_text(row, setting) and not _FONT.fullmatch(row[setting]):
            yield (
                f"{where}: {setting} is “{row[setting]}”. Name a file beside this one, in small "
                "letters, that ends in .woff2."
            )
    if read_text(row, "font_bold") and not read_text(row, "font"):
        yield f"{where}: font_bold is given without font. Give the ordinary letters too."


def _check_colour(colour: str) -> Iterator[str]:
    if not COLOUR.fullmatch(colour):
        return
    contrast = find_contrast(colour, WHITE)
    if contrast < LEAST_CONTRAST:
        yield (
            f"colour is “{colour}”. White words on it have a contrast of {contrast:.1f} to 1. "
            f"Many people cannot read less than {LEAST_CONTRAST} to 1. Choose a darker one."
        )
