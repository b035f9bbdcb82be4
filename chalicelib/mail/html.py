"""HTML to text by inscriptis, which keeps lists and tables and drops scripts and hidden text.

Quotations are rendered apart, each line with ">" before it as in plain mail, so that what a reply
quotes can be told from what it says. This file is imported only when a message has no plain text:
lxml is slow to load.
"""

import re

from inscriptis import Inscriptis
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.html_properties import Display
from inscriptis.model.config import ParserConfig
from inscriptis.model.html_element import HtmlElement as Look
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

_MAX_QUOTES = 50
_MAX_ELEMENTS = 60_000  # rendering them takes some three seconds
_RULE = "_" * 32
_LIST = Look(display=Display.block, margin_before=0, margin_after=0, padding_inline=2)
_LOOKS = CSS_PROFILES["strict"] | {"ul": _LIST, "ol": _LIST}
_STYLE = re.compile(r"(display|white-space)\s{0,9}:\s{0,9}([a-z-]{1,20})", re.IGNORECASE)

_HIDDEN = re.compile(
    r"visibility\s{0,9}:\s{0,9}hidden|mso-hide\s{0,9}:\s{0,9}all"
    r"|max-height\s{0,9}:\s{0,9}0(?:px)?\s{0,9}(?:;|!|$)",
    re.IGNORECASE,
)
_FRAME = re.compile(r"</?(?:html|body)\b[^<>]*>|<!doctype[^<>]*>", re.IGNORECASE)
_LETTERS = re.compile(r"[\w\[\]]")
_SHRUNK = re.compile(r"font-size\s{0,9}:\s{0,9}0(?:px|pt)?\s{0,9}(?:;|!|$)", re.IGNORECASE)


def render(source: str) -> str:
    """Return the text of an HTML document, or of several that a gateway put one after another.

    The parser makes each a root of its own and gives us the first alone, so their frames are taken
    off. Raises whatever lxml and inscriptis raise on what they cannot read.
    """
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    whole = _FRAME.sub(" ", source).encode("utf-8", "replace")
    tree = document_fromstring(whole, parser=parser)
    if sum(1 for _ in tree.iter()) > _MAX_ELEMENTS:
        raise ValueError("more elements than a person's message has: it is read crudely")
    _show_symbols(tree)
    etree.strip_elements(tree, "script", "style", "noscript", with_tail=False)
    _simplify_styles(tree)
    quotes = _lift_quotes(tree)
    return _put_quotes_back(_render_plain(tree), quotes)


def _show_symbols(tree: HtmlElement) -> None:
    """Put the symbol that a picture stands for in its place, as some mail programs send them."""
    for picture in tree.iter("img"):
        said = picture.get("alt", "")[:20]
        if said.strip() and not _LETTERS.search(said):
            picture.tag = "span"
            picture.text = said


def _render_plain(tree: HtmlElement) -> str:
    return str(Inscriptis(tree, ParserConfig(css=_LOOKS.copy())).get_text())


def _simplify_styles(tree: HtmlElement) -> None:
    """Keep of each style only what hides words or keeps line breaks: margins could fill the
    memory with blanks.
    """
    for element in tree.iter():
        if element.tag == "hr":
            element.tag = "div"
            element.text = _RULE
        style = element.attrib.get("style", "")[:5000]
        if (
            _HIDDEN.search(style)
            or "hidden" in element.attrib
            or (_SHRUNK.search(style) and not len(element))
        ):
            element.attrib["style"] = "display:none"
        elif style:
            kept = map(":".join, _STYLE.findall(style))
            element.attrib["style"] = ";".join(kept)


def _lift_quotes(tree: HtmlElement) -> dict[str, str]:
    """Put a word of ours in place of each innermost quotation. Return what each word stands for."""
    quotes: dict[str, str] = {}
    for quote in reversed(list(tree.iter("blockquote"))[:_MAX_QUOTES]):
        parent = quote.getparent()
        if parent is None or not _cites(quote):
            continue
        token = f"heard\ue000{len(quotes)}\ue001"
        stand_in = parent.makeelement("div")
        stand_in.text = token
        stand_in.tail = quote.tail
        parent.replace(quote, stand_in)
        quote.tail = None
        quotes[token] = _put_quotes_back(_render_plain(quote), quotes)
    return quotes


def _cites(quote: HtmlElement) -> bool:
    """Return whether a mail client made the quotation. A plain blockquote may be the writer's
    indent.
    """
    return (
        quote.get("type", "").lower() == "cite"
        or "quote" in quote.get("class", "").lower()
        or "cite" in quote.attrib
    )


def _put_quotes_back(text: str, quotes: dict[str, str]) -> str:
    for token in [token for token in quotes if token in text]:
        quoted = []
        for line in quotes.pop(token).strip("\n").split("\n"):
            quoted.append(f"> {line}".rstrip())
        text = text.replace(token, "\n".join(quoted))
    return text
