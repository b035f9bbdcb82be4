"""Telephone numbers as links, so that whoever reads one on a phone can press it.

In a text only the council's own numbers are, and those of help for everybody: a letter may hold
other people's words, and a number of theirs is no link of ours.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

    from chalicelib.councils import Council

HELP = ("999", "0800 1111")  # the police, and Childline


def make_call_link(number: str) -> Markup:
    """Return a telephone number as a link of a page. Its digits keep their order in every
    language."""
    from markupsafe import Markup

    return Markup('<a class="govuk-link heard-call" dir="ltr" href="tel:{}">{}</a>').format(
        str(number).replace(" ", ""), number
    )


def link_numbers(text: str, council: Council) -> Markup:
    """Return a text of a page with each of the council's telephone numbers in it as a link."""
    from markupsafe import Markup, escape

    pieces = []
    end = 0
    for found in _make_pattern(council.numbers).finditer(text):
        pieces += [escape(text[end : found.start()]), make_call_link(found[0])]
        end = found.end()
    return Markup("").join([*pieces, text[end:]])


def link_in_letter(row: str, numbers: tuple[str, ...]) -> str:
    """Return a line of a letter, whose signs are escaped, with each of these telephone numbers in
    it as a link."""
    return _make_pattern(numbers).sub(_write_link, row)


def _write_link(found: re.Match[str]) -> str:
    number = found[0]
    style = "color:#1d70b8;white-space:nowrap"
    return f'<a dir="ltr" href="tel:{number.replace(" ", "")}" style="{style}">{number}</a>'


@cache
def _make_pattern(numbers: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(map(re.escape, sorted({*numbers, *HELP}, key=len, reverse=True)))
    return re.compile(rf"(?<![\w/+.-])(?:{either})(?![\w-])")
