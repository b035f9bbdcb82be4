"""The addresses behind the links of an HTML message, put beside their words as text.

"Click to Download" becomes "Click to Download <https://…>", so that an officer can see where
evidence is kept. Nothing here can be pressed.
"""

import html
import re
import urllib.parse

from chalicelib.mail import bounds

_ANCHOR = re.compile(r"<a\b([^<>]*)>|</a\s{0,9}>", re.IGNORECASE)
_HREF = re.compile(r"\bhref\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_SCHEME = re.compile(r"(?:https?|ftps?)://|www\.|mailto:|tel:|sms:|callto:", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_BLANK = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_BARE = re.compile(r"^(?:[a-z]{2,9}:(?://)?)?(?:www\.)?|[/.,;]+$")
_OURS = re.compile(r"/(?:act|confirm|track)/[\w-]{10,}\.?[\w.-]{20,}", re.IGNORECASE)
"""A private link of a letter of ours, which a reply quotes: it is for its one reader alone."""

_PIXEL = re.compile(
    r"<img\b(?=[^<>]*\b(?:width|height)\s{0,9}=\s{0,9}[\"']?[01](?:px)?[\"'\s/>])[^<>]*>",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(
    r"https?://[\w.-]{1,80}\.safelinks\.protection\.outlook\.com/", re.IGNORECASE
)
_DIGITS = re.compile(r"\D+")


def show_addresses(source: str) -> str:
    """Return HTML with the address of each link as text after the words of the link, each once."""
    shown: set[str] = set()
    out: list[str] = []
    href = ""
    begun = 0
    at = 0
    for tag in _ANCHOR.finditer(source):
        out.append(source[at : tag.start()])
        out.append(_show_beside(href, source[begun : tag.start()], shown))
        out.append(tag.group())
        href = _find_href(tag.group(1) or "")
        begun = tag.end()
        at = tag.end()
    out += [source[at:], _show_beside(href, source[begun:], shown)]
    return "".join(out)


def _find_href(attributes: str) -> str:
    found = _HREF.search(attributes)
    if not found:
        return ""
    return next(filter(None, found.groups()), "")


def _show_beside(href: str, words: str, shown: set[str]) -> str:
    """Return the address of a link as text in HTML, or "" where it would tell nothing new."""
    if not href:
        return ""
    address = _read_address(href)
    said = html.unescape(_TAG.sub("", words[:5000]))
    known = not address or address in shown or _says(said, address) or _OURS.search(address)
    if known or len(shown) >= bounds.MAX_LINKS or (not said.strip() and _PIXEL.search(words)):
        return ""
    shown.add(address)
    if len(address) <= bounds.MAX_LINK:
        cut = address
    else:
        cut = address[: bounds.MAX_LINK] + "…"
    return html.escape(f" <{cut}>", quote=False)


def _read_address(href: str) -> str:
    """Return the address that a link leads to, or "" for one that leads out of no message."""
    address = _BLANK.sub("", html.unescape(href[: bounds.MAX_VALUE]))
    if not _SCHEME.match(address):
        return ""
    if _PASSED_ON.match(address):
        query = urllib.parse.urlsplit(address.replace("[", "").replace("]", "")).query
        address = urllib.parse.parse_qs(query, max_num_fields=20).get("url", [address])[0]
    if address.lower().startswith("mailto:"):
        address = urllib.parse.unquote(address[7:].partition("?")[0])
    return _BLANK.sub("", address).replace("<", "%3C").replace(">", "%3E")


def _says(words: str, address: str) -> bool:
    """Return whether the words of a link hold its address already."""
    if address.lower().startswith(("tel:", "sms:", "callto:")):
        return _DIGITS.sub("", address)[-9:] in _DIGITS.sub("", words)
    bare = _BARE.sub("", urllib.parse.unquote(address).casefold())
    return bare in _BLANK.sub("", urllib.parse.unquote(words).casefold())
