"""Every text of a public page and of the first letter stands in the catalogues of other languages,
or is named here with the reason why it is in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import nodes

from chalicelib import pages, translations
from infra import messages

PAGES = Path(__file__).resolve().parents[1] / "templates" / "pages"
# Tags, attributes and classes that macros make, and the addresses of links in letters.
UNREAD = re.compile(
    r"<[^>]*>|\b(?:data|aria)-[\w-]+(?:=\"[^\"]*\")?|\b(?:dir|lang)=\"[^\"]*\""
    r"|\b(?:govuk|heard)-[\w-]+|\]\([^)]*\)"
)
SPOKEN = re.compile(r'\s(?:aria-label|alt|title|placeholder|data-kept|data-failed)="([^"]*)"')
PROSE = re.compile(r"[A-Z][a-z]+( |$|:)|[a-z]+[,.]? [a-z]+ [a-z]+")
OURS = re.compile(r"(govuk|heard)-")  # classes of the style sheet
# What is the same in every language.
AS_IT_IS = {
    "pages/start.html": {"Polski", "Română", "اردو", "العربية"},
    "letters/_in_two_languages.txt": {"en"},
    "letters/acknowledgement.txt": {"Subject"},
    "letters/child/acknowledgement.txt": {"Subject"},
}
OFFICERS = "only officers see it"
OWN = "it shows a case, in words that come from the rules: English, as later letters are"
# The pages that no catalogue covers, and why.
IN_ENGLISH = {
    **dict.fromkeys(
        (
            *("act", "acted", "aside", "asides", "case", "fault", "figures", "message", "one-page"),
            *("outside", "papers", "print", "register", "report", "report-code", "report-words"),
            *("settled", "stale", "write-down", "write-down-check", "written-down"),
        ),
        OFFICERS,
    ),
    **dict.fromkeys(
        (*("track", "child-track", "how-we-did", "party", "emails-stopped"),),
        OWN,
    ),
    "gateway": "API Gateway itself sends it, the same to everybody",
}


def list_words(template: str) -> Iterator[str]:
    """Yield each piece of a template that somebody reads and no catalogue has."""
    parsed = pages.load_sources().parse((messages.TEMPLATES / template).read_text("utf-8"))
    shown = ""
    for output in parsed.find_all(nodes.Output):
        for part in output.nodes:
            shown += part.data if isinstance(part, nodes.TemplateData) else "\0"
    for said in SPOKEN.findall(shown):
        shown += f" {said} "
    yield from re.findall(r"[^\W\d_]{2,}", UNREAD.sub(" ", shown))
    yield from _list_strings(parsed)


def _list_strings(node: Any) -> Iterator[str]:
    """Yield each string of an expression that reads as prose, and is not given to `_`."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Call) and _is_translated(child):
            continue
        if isinstance(node, nodes.Pair) and child is node.key:
            continue
        if isinstance(child, nodes.Const) and isinstance(child.value, str):
            if PROSE.search(child.value) and not OURS.search(child.value):
                yield child.value
        yield from _list_strings(child)


def _is_translated(call: nodes.Call) -> bool:
    return isinstance(call.node, nodes.Name) and call.node.name in ("_", "gettext")


@pytest.mark.parametrize("template", messages.list_templates())
def test_every_text_of_a_page_or_letter_that_catalogues_cover_is_in_them(template: str) -> None:
    left = [word for word in list_words(template) if word not in AS_IT_IS.get(template, ())]
    assert left == []


def test_every_other_page_is_named_with_the_reason_why_it_is_in_english() -> None:
    there = {path.stem for path in PAGES.glob("*.html")}
    assert IN_ENGLISH.keys() | translations.PAGES == there
    assert not IN_ENGLISH.keys() & translations.PAGES
