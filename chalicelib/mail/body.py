"""Which parts of a message are its words, and which are files beside them."""

import re
from dataclasses import dataclass, field

from chalicelib.mail import bounds, calendar, signed, tnef
from chalicelib.mail.attachments import find_file_name, is_binary
from chalicelib.mail.mime import Part, split, take_uu_files
from chalicelib.mail.text import count_words, prepare_html, read_html, read_plain, strip_tags
from chalicelib.mail.unsaid import find_unsaid

_WRITTEN = {
    "text/plain",
    "text/html",
    "text/enriched",
    "text/richtext",
    "text/markdown",
    "text/x-markdown",
}
_SIGNED = {"application/pkcs7-mime", "application/x-pkcs7-mime"}
_OUTLOOK = {"application/ms-tnef", "application/vnd.ms-tnef"}
_STUB = re.compile(
    r"(?:this (?:message|e-?mail) (?:is|was sent) in html|(?:view|read|see|display) this "
    r"(?:message|e-?mail)|(?:does not|doesn't|cannot|can't|unable to) "
    r"(?:support|display|read|show) html|html[- ](?:enabled|capable|compatible))",
    re.IGNORECASE,
)
_SCAFFOLD = re.compile(
    r"--\S|content-[a-z-]{1,40}:|[ \t]+boundary=|[A-Za-z0-9+/=]{60,}$", re.IGNORECASE
)
_MORE_WORDS = re.compile(r"ATT\d{5}\.(?:txt|html?)", re.IGNORECASE)
"""What Exchange calls the words that stand after a picture in a message from Apple Mail."""

_SAID = re.compile(r"\w+")
_PICTURE = re.compile(r"\[(?:cid|image): ?[^\]\n]{0,200}\]")
_IS_HTML = re.compile(rb"\s{0,100}(?:<!doctype html|<html[\s>])", re.IGNORECASE)
_SHORT = 400
"""Characters of a form of the words that is read though another has more."""

ALSO = "[Another copy of the same message also says:]"


@dataclass(slots=True)
class Words:
    """The words of a message in their order, and the parts that are files."""

    texts: list[str] = field(default_factory=list)
    also: list[str] = field(default_factory=list)
    wrapped: list[str] = field(default_factory=list)
    files: list[Part] = field(default_factory=list)
    cut: bool = False

    def text(self) -> str:
        """Return all the words, with a blank line between parts. The same words twice in a row
        are said once.
        """
        kept: list[str] = []
        for text in self.texts:
            if text.strip() and not (kept and _SAID.findall(text) == _SAID.findall(kept[-1])):
                kept.append(text)
        return "\n\n".join(kept)

    def only_elsewhere(self) -> str:
        """Return what only another form of the words says, under a line that says so, or ""."""
        said = "\n".join(dict.fromkeys(self.also))
        if not said:
            return ""
        return f"{ALSO}\n{said[: bounds.MAX_TEXT // 2]}"

    def whole(self) -> str:
        """Return all the words, with what only another form of them says below."""
        return "\n\n".join(filter(None, (self.text(), self.only_elsewhere())))


def gather(root: Part) -> Words:
    """Return the words of a message and its files."""
    found = Words()
    _gather(root, found, root)
    if not found.text():
        found.texts = _find_last_resort(root, found)
    return found


def _gather(part: Part, found: Words, root: Part) -> None:
    if part.kind == "multipart/alternative" and part.children:
        _take_best(part, found, root)
    elif part.children:
        for child in part.children:
            _gather(child, found, root)
    elif part.family == "multipart":
        _read_unopened(part, found, root)
    elif part is root or _is_words(part):
        _read(part, found, root)
    else:
        _unwrap(part, found, root)


def _unwrap(part: Part, found: Words, root: Part) -> None:
    """Add a file, and what is in it if only Outlook or a reader of signatures could open it."""
    if (
        part.kind in _SIGNED
        and part.depth < bounds.MAX_DEPTH
        and (inside := signed.read_content(part.content()))
    ):
        inner, cut = split(inside, part.depth + bounds.MAX_DEPTH // 5)
        found.cut = found.cut or bool(cut)
        _gather(inner, found, inner)
    if part.kind in _OUTLOOK or find_file_name(part).lower() == "winmail.dat":
        files, text = tnef.unwrap(part.content())
        found.files += files
        found.wrapped += [text] if text else []
    found.files.append(part)


def _read_unopened(part: Part, found: Words, root: Part) -> None:
    """Read a multipart in which no part was found: words without a boundary, or deeper than we
    look.
    """
    if part.depth >= bounds.MAX_DEPTH:
        found.files.append(part)
        found.texts.append(_salvage(part))
    elif part is not root:
        found.texts.append(_read_outside(part))


def _salvage(part: Part) -> str:
    """Return the words of a part that was not opened, without the lines that only hold it
    together.
    """
    text = read_plain(part.raw[part.start : min(part.end, part.start + bounds.MAX_TEXT_BYTES)], "")
    return "\n".join(
        line for line in text.split("\n") if line and not _SCAFFOLD.match(line)
    ).strip()


def _is_words(part: Part) -> bool:
    if part.kind not in _WRITTEN and part.family != "multipart":
        return False
    if part.family == "text" and _MORE_WORDS.fullmatch(find_file_name(part)):
        return True
    return (
        part.disposition()[0] != "attachment"
        and not find_file_name(part)
        and part.depth < bounds.MAX_DEPTH
    )


def _read(part: Part, found: Words, root: Part) -> None:
    if part is root and part.family not in {"text", "multipart"}:
        _unwrap(part, found, root)
        return
    if part.kind == "text/html":
        limit = bounds.MAX_HTML_BYTES
    else:
        limit = bounds.MAX_TEXT_BYTES
    data = part.content(limit)
    if is_binary(data):
        found.files.append(part)
        return
    found.cut = found.cut or part.end - part.start > limit
    if find_file_name(part) or (
        part is root and (part.kind not in _WRITTEN or part.disposition()[0] == "attachment")
    ):
        found.files.append(part)
    if part.kind == "text/plain" and b"begin " in data:
        data, files = take_uu_files(part.content())
        found.files += files
    found.texts.append(read_text(part, data[:limit]))


def read_text(part: Part, data: bytes) -> str:
    """Return the words in the decoded body of a text part."""
    charset = part.parameters.get("charset", "")
    if part.kind in {"text/html", "text/enriched", "text/richtext"} or _IS_HTML.match(data):
        return read_html(data, charset)
    if part.kind == "text/calendar" and (said := calendar.read_invitation(data, charset)):
        return said
    flowed = part.parameters.get("format", "").lower() == "flowed"
    return signed.remove_armour(
        read_plain(data, charset, flowed, part.parameters.get("delsp", "").lower() == "yes")
    )


def _take_best(part: Part, found: Words, root: Part) -> None:
    """Take one of several forms of the same words, and what only another says; keep all files."""
    branches: list[Words] = []
    for child in sorted(part.children, key=_is_html):
        if _is_html(child) and any(_says_all(branch.whole(), child) for branch in branches):
            continue
        branch = Words()
        _gather(child, branch, root)
        branches.append(branch)
        found.files += branch.files
        found.cut = found.cut or branch.cut
    if branches:
        _take_one(branches, found)


def _take_one(branches: list[Words], found: Words) -> None:
    """Take the fullest form, or one that says all of that and more."""
    chosen = _choose_fullest(branches)
    others = []
    for each in branches:
        if each is not chosen and not _is_empty(each.text()):
            others.append(each)
    for other in others:
        if find_unsaid(chosen.text(), other.text()) and not find_unsaid(
            other.text(), chosen.text()
        ):
            chosen = other
    found.texts += chosen.texts
    found.also += chosen.also
    for other in others:
        found.also += find_unsaid(chosen.text(), other.text())


def _choose_fullest(branches: list[Words]) -> Words:
    """Return the first branch with a real text. Of short ones, return the one with the most
    words; a stub only if there is no other.
    """
    written = []
    for branch in branches:
        if branch.text():
            written.append(branch)
    real = [branch for branch in written if not _is_stub(branch.text())] or written or branches
    for branch in real:
        if len(branch.text()) >= _SHORT:
            return branch
    return max(real, key=lambda each: count_words(_PICTURE.sub("", each.text())))


def _is_stub(text: str) -> bool:
    return len(text) < _SHORT and bool(_STUB.search(text))


def _is_html(part: Part) -> bool:
    return part.kind == "text/html" and not part.children


def _is_empty(text: str) -> bool:
    """Return whether a form of the words says nothing, or only that there is another."""
    return not _PICTURE.sub("", text).strip() or _is_stub(text)


def _says_all(plain: str, other: Part) -> bool:
    """Return whether a text says all that the HTML beside it does."""
    if _is_empty(plain):
        return False
    data = other.content(bounds.MAX_HTML_BYTES)
    return not find_unsaid(
        plain, strip_tags(prepare_html(data, other.parameters.get("charset", "")))
    )


def _find_last_resort(root: Part, found: Words) -> list[str]:
    """Return words where there seem to be none: a named text, or what stands outside the parts."""
    if found.wrapped:
        return found.wrapped
    for part in found.files:
        if (
            part.kind in {"text/plain", "text/html", "text/calendar"}
            and part.disposition()[0] != "attachment"
        ):
            data = part.content(bounds.MAX_TEXT_BYTES)
            if not is_binary(data) and (text := read_text(part, data)):
                return [text]
    if root.family == "multipart" and not found.files:
        return [_read_outside(root)]
    return []


def _read_outside(root: Part) -> str:
    """Return what stands under the last part of a multipart, or within one that has no parts."""
    if root.children:
        start = root.children[-1].end
    else:
        start = root.start
    text = read_plain(root.raw[start : min(root.end, start + bounds.MAX_TEXT_BYTES)], "")
    line = "--" + root.parameters.get("boundary", "")
    return "\n".join(each for each in text.split("\n") if each.removesuffix("--") != line).strip()
