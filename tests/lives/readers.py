"""What one reader has of a case: each letter to their address, with its headers, and each page that
a link in one of them opens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import html

from chalicelib.settings import settings
from tests.helpers import Heard, Posted, get, page, sent_so_far

_LINK = re.compile(r"https?://[^\s<>\"]+")
_PRIVATE = re.compile(r"/(?:act|track|confirm)/[^\s<>\"?#/]+")


@dataclass(frozen=True)
class Read:
    """One thing that somebody read: what it is called here, and all of its text."""

    name: str
    text: str


def find_private_links(text: str) -> set[str]:
    """Return the paths of the signed links in a text."""
    return set(_PRIVATE.findall(text))


def list_read(heard: Heard, address: str) -> list[Read]:
    """Return all that the reader of a mailbox has had and can open, as of now."""
    found = []
    paths = dict[str, None]()
    for posted in _list_letters_to(heard, address):
        found.append(Read(f"the letter {posted.name}", _read_whole(posted)))
        for link in _LINK.findall(posted.text):
            if link.startswith(settings().origin):
                paths[urlsplit(link).path] = None
    for path in paths:
        shown = page(get(heard.client, path))
        found.append(Read(f"the page behind {path[:12]}", shown))
        for deeper in _list_links_of(shown):
            if deeper not in paths:
                found.append(Read(f"a page behind {path[:12]}", page(get(heard.client, deeper))))
    return found


def _list_letters_to(heard: Heard, address: str) -> list[Posted]:
    heard.deliver()
    return [p for p in sent_so_far() if p.to.casefold() == address.casefold()]


def _read_whole(posted: Posted) -> str:
    headers = "\n".join(f"{name}: {value}" for name, value in posted.message.items())
    return "\n".join((headers, posted.text, posted.html))


def _list_links_of(shown: str) -> list[str]:
    """Return the signed links of a page that lead on to another."""
    found = dict[str, None]()
    for each in html.fromstring(shown).xpath("//a/@href"):
        path = urlsplit(each).path
        if _PRIVATE.match(path) and not path.endswith(("/original", "/print")):
            found[path] = None
    return list(found)


def list_links_of_others(heard: Heard, *addresses: str) -> set[str]:
    """Return every signed link that went to somebody else than these readers."""
    theirs = set[str]()
    others = set[str]()
    known = {each.casefold() for each in addresses}
    heard.deliver()
    for posted in sent_so_far():
        links = find_private_links(_read_whole(posted))
        if posted.to.casefold() in known:
            theirs |= links
        else:
            others |= links
    return others - theirs


def find_leaks(heard: Heard, address: str, private: tuple[str, ...]) -> list[str]:
    """Return what a reader has and may not: private words, and links that are others'. Each is
    named with where it stands."""
    others = list_links_of_others(heard, address)
    found = []
    for read in list_read(heard, address):
        for words in private:
            if words in read.text:
                found.append(f"{words!r} in {read.name}")
        for link in find_private_links(read.text) & others:
            found.append(f"somebody else's link {link[:16]} in {read.name}")
    return found
