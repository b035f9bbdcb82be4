"""Pages, forms and letters as a person has them, read by HTTP alone, for `infra.walk`."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from html.parser import HTMLParser
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
FORM = "application/x-www-form-urlencoded"


@dataclass
class Field:
    """One input of a form, with its words: its own label, and the legend of the group that it is
    in.
    """

    name: str
    kind: str
    value: str
    id: str
    on: bool = True
    legend: str = ""
    label: str = ""

    @property
    def is_picked(self) -> bool:
        """Return whether the field is chosen rather than typed."""
        return self.kind in ("radio", "checkbox")


@dataclass
class Form:
    """A form of a page, and the words on its buttons."""

    action: str
    fields: list[Field] = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)

    def fill_in(self, typed: dict[str, str]) -> list[tuple[str, str]]:
        """Return what a browser would send: what is typed, and elsewhere what the page held."""
        kept = []
        for f in self.fields:
            if f.name not in typed and f.on and f.kind != "file":
                kept.append((f.name, f.value))
        return kept + list(typed.items())


class Page(HTMLParser):
    """What a browser would show of some HTML, as far as the walk needs it."""

    def __init__(self, html: str, url: str = "", status: int = 200) -> None:
        super().__init__(convert_charrefs=True)
        self.url = url
        self.status = status
        self.links: list[tuple[str, str]] = []
        self.forms: list[Form] = []
        self.title = ""
        self.problems = ""
        self._open: dict[str, tuple[dict[str, str], list[str]]] = {}
        self._labels: dict[str, str] = {}
        self._legends: list[str] = []
        self._depth = 0
        self.feed(html)
        self.close()
        for each in self.forms:
            for one in each.fields:
                one.label = self._labels.get(one.id, "")
        self.title = " ".join(self.title.split())
        self.problems = " ".join(self.problems.split())

    def has_link(self, words: str) -> bool:
        """Return whether a link has these words."""
        for text, _ in self.links:
            if words == text:
                return True
        return False

    def find_link(self, words: str) -> str:
        """Return where the link with these words leads. Raise LookupError if there is none."""
        for text, address in self.links:
            if words == text:
                return urljoin(self.url, address)
        raise LookupError(f"There is no link “{words}” on {self.title or 'the page'}.")

    def find_form(self, button: str) -> Form | None:
        """Return the form that has this button, or None."""
        for form in self.forms:
            if button in form.buttons:
                return form
        return None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what is kept."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(urljoin(self.url, given.get("action", ""))))
        elif tag == "fieldset":
            self._legends.append("")
        elif tag in ("a", "label", "button", "legend", "textarea", "title"):
            self._open[tag] = (given, [])
        elif tag == "div" and (
            self._depth or "govuk-error-summary" in given.get("class", "").split()
        ):
            self._depth += 1
        if tag in ("input", "textarea") and given.get("name") and self.forms:
            self._add(tag, given)

    def _add(self, tag: str, given: dict[str, str]) -> None:
        if tag == "input":
            kind = given.get("type", "text")
        else:
            kind = tag
        legend = next(filter(None, reversed(self._legends)), "")
        on = kind not in ("radio", "checkbox") or "checked" in given
        one = Field(given["name"], kind, given.get("value", ""), given.get("id", ""), on, legend)
        self.forms[-1].fields.append(one)

    def handle_endtag(self, tag: str) -> None:
        """Keep what has ended."""
        if tag == "fieldset" and self._legends:
            self._legends.pop()
        elif tag == "div" and self._depth:
            self._depth -= 1
        elif tag in self._open:
            given, parts = self._open.pop(tag)
            self._keep(tag, given, "".join(parts))

    def _keep(self, tag: str, given: dict[str, str], text: str) -> None:
        words = " ".join(text.split())
        if tag == "a" and "href" in given:
            self.links.append((words, given["href"]))
        elif tag == "label":
            self._labels[given.get("for", "")] = words
        elif tag == "button" and self.forms:
            self.forms[-1].buttons.append(words)
        elif tag == "legend" and self._legends:
            self._legends[-1] = words
        elif tag == "textarea" and self.forms and self.forms[-1].fields:
            self.forms[-1].fields[-1].value = text.removeprefix("\n")
        elif tag == "title":
            self.title = self.title or words

    def handle_data(self, data: str) -> None:
        """Keep the text in all that is open."""
        for _, parts in self._open.values():
            parts.append(data)
        if self._depth:
            self.problems += data


@dataclass(frozen=True)
class Mail:
    """A letter of the outbox. The reference that its subject begins with is kept apart from the
    rest of it.
    """

    id: str
    reference: str
    on: date
    to: str
    subject: str
    html: str

    @cached_property
    def page(self) -> Page:
        """Return the letter as a page to read."""
        return Page(self.html)


class Heard:
    """A running `make run`."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.cookie = ""  # by which a browser's own forms open in it alone

    def get_page(self, url: str) -> Page:
        """Return the page at `url`."""
        return self._ask(url, None, FORM)

    def post_form(self, page: Page, form: Form, typed: dict[str, str]) -> Page:
        """Send a form, and return the page that follows."""
        return self._ask(urljoin(page.url, form.action), urlencode(form.fill_in(typed)), FORM)

    def post_file(self, page: Page, form: Form, name: str, content: bytes) -> Page:
        """Send a form with one file, as a browser does, and return the page that follows."""
        mark = "heard-walk"
        body = b""
        for own, value in form.fill_in({}):
            head = f'Content-Disposition: form-data; name="{own}"'
            body += f"--{mark}\r\n{head}\r\n\r\n{value}\r\n".encode()
        head = f'Content-Disposition: form-data; name="file"; filename="{name}"'
        body += f"--{mark}\r\n{head}\r\n\r\n".encode() + content
        body += f"\r\n--{mark}--\r\n".encode()
        kind = f"multipart/form-data; boundary={mark}"
        return self._ask(urljoin(page.url, form.action), body, kind)

    def read_data(self, path: str) -> Any:
        """Return one of the stand-in's JSON answers."""
        return json.loads(self._fetch(path, None, FORM)[2])

    def move_clock(self, **to: Any) -> None:
        """Move the clock on. Raise LookupError if it will not go."""
        status, _, body = self._fetch("/local/clock", json.dumps(to), "application/json")
        if status != 200:
            raise LookupError(f"The clock did not move: {body}")

    def read_outbox(self) -> list[Mail]:
        """Return every letter that was sent, oldest first."""
        return [_read_mail(each) for each in self.read_data("/local/outbox.json")]

    def _ask(self, url: str, body: str | bytes | None, kind: str) -> Page:
        status, at, text = self._fetch(url, body, kind)
        return Page(text, at, status)

    def _fetch(self, url: str, body: str | bytes | None, kind: str) -> tuple[int, str, str]:
        """Return the status, address and text of an answer, following redirects as a browser
        does.
        """
        at = urljoin(self.origin, url)
        parts = urlsplit(at)
        connection = HTTPConnection(parts.netloc, timeout=600)
        try:
            target = parts.path
            if parts.query:
                target = f"{target}?{parts.query}"
            brought = {}
            if self.cookie:
                brought["Cookie"] = self.cookie
            if body is None:
                connection.request("GET", target, headers=brought)
            else:
                sent = body if isinstance(body, bytes) else body.encode()
                connection.request("POST", target, sent, {"Content-Type": kind, **brought})
            answer = connection.getresponse()
            self.cookie = answer.headers.get("Set-Cookie", self.cookie).partition(";")[0]
            text = answer.read().decode()
        finally:
            connection.close()
        if answer.status in (301, 302, 303):
            return self._fetch(urljoin(at, answer.headers["Location"]), None, FORM)
        return answer.status, at, text


def _read_mail(each: dict[str, Any]) -> Mail:
    head, found, rest = each["subject"].partition(": ")
    own = bool(found) and head.startswith("Reference ")
    reference, subject = (head.removeprefix("Reference "), rest) if own else ("", each["subject"])
    sent_on = datetime.fromisoformat(each["sent_at"]).astimezone(LONDON).date()
    return Mail(each["id"], reference, sent_on, ", ".join(each["to"]), subject, each["html"])
