"""A case lived from outside: the last letter to someone, the link in it, the page behind it, and
the days between.
"""

from __future__ import annotations

import re
from copy import copy
from datetime import timedelta
from typing import Any, Self
from urllib.parse import urlsplit

from lxml import html

from chalicelib import councils, store
from chalicelib.core.cases import Case
from chalicelib.core.decisions.learning import CLOCK as LEARNING
from chalicelib.core.procedures.shared.afterwards import SINCE
from chalicelib.settings import settings
from tests.helpers import SAM, Heard, Posted, an_email, by_form, get, london, page, post, words
from tests.moto_aws import aws_client

TEAM = "team"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"x" * 2000
SEFTON = councils.load_council("sefton")


class Lived:
    """One case, from the form on. Officers are named by their keys in the council's file.

    Where `tests.core.lives.Life` asks the rules, this presses what people are shown: a letter, the
    link in it, the page behind it. The two share no code, so that each would find the other wrong.
    """

    def __init__(self, heard: Heard, time: Any, **answers: str) -> None:
        self.heard = heard
        self.time = time
        self.reference = by_form(heard.client, **answers)
        self.heard.deliver()

    @classmethod
    def going_on(cls, heard: Heard, time: Any, reference: str) -> Self:
        """Return the life of a case that is there already."""
        life = cls.__new__(cls)
        life.heard = heard
        life.time = time
        life.reference = reference
        return life

    # --- what is so

    @property
    def case(self) -> Case:
        """Return the case as it is stored."""
        found = store.load(self.reference)
        assert found
        return found

    @property
    def due(self) -> dict[str, str]:
        """Return the running clocks, each with its date and weekday: all but the task to record
        what changes, which follows most answers, and the private question of six weeks later.
        """
        return {
            c.name: f"{c.due_on:%a} {c.due_on.day} {c.due_on:%b %Y}"
            for c in self.case.clocks
            if c.running and c.name not in (LEARNING, SINCE)
        }

    def last(self, letter: str, to: str = "") -> Posted:
        """Return the last letter of that name that SES has taken, to an officer of that key or
        to an address.
        """
        officer = SEFTON.find_officer(to)
        sent = self.heard.sent(letter, officer.email if officer else to)
        assert sent, (
            f"no {letter} to {to or 'anybody'} in {sorted({p.name for p in self.heard.follow()})}"
        )
        return sent[-1]

    def told(self, letter: str) -> Posted:
        """Return the last letter of that name to the person."""
        return self.last(letter, SAM)

    def seen_by(self, letter: str, to: str) -> str:
        """Return what an officer reads on the case page that a letter of theirs opens."""
        return words(self.case_page(letter, to))

    def case_page(self, letter: str, to: str) -> Any:
        """Return the case page that an officer's letter opens."""
        return self._case_page(self.last(letter, to))

    def _case_page(self, posted: Posted) -> Any:
        """Return the case page that a letter about it, or the list of all cases, opens."""
        if posted.name == "digest":
            see = f"See {self.reference}"
        else:
            see = "See the whole case"
        return get(self.heard.client, posted.link(see))

    def part(self, n: int) -> Lived:
        """Return a part that was split from this case, with its own reference."""
        other = copy(self)
        other.reference = self.case.strands[n]
        return other

    # --- what people do

    def press(self, button: str, letter: str, to: str, **answers: str) -> Any:
        """Open a link of an officer's letter, by its button there or on the case's page, see its
        form, and send it.
        """
        posted = self.last(letter, to)
        if f"{button}:" in posted.text or f"{button}\n" in posted.text:
            path = posted.link(button)
        else:
            path = self.on_page(posted, button)
        shown = get(self.heard.client, path)
        assert shown.status_code == 200, words(shown)
        assert answers.keys() <= _boxes(shown), (
            f"{sorted(answers.keys() - _boxes(shown))} are not on the page"
        )
        answer = post(self.heard.client, path, **{"as_of": _as_of(shown), **answers})
        assert answer.status_code == 200, words(answer)
        self.heard.deliver()
        return answer

    def add_papers(self, button: str, letter: str, to: str, *names: str) -> None:
        """Add papers as an officer does: from the form behind a button, by its page of papers."""
        posted = self.last(letter, to)
        path = posted.link(button) if button in posted.text else self.on_page(posted, button)
        shown = html.fromstring(page(get(self.heard.client, path)))
        (there,) = shown.xpath("//button[normalize-space()='Add a paper']/@formaction")
        there = urlsplit(there).path
        s3 = aws_client("s3")
        for name in names:
            upload = html.fromstring(page(get(self.heard.client, there)))
            key = str(upload.xpath("string(//input[@name='key']/@value)"))
            key = key.replace("${filename}", name)
            s3.put_object(Bucket=settings().files_bucket, Key=key, Body=PDF)
        assert post(self.heard.client, there, add="yes").status_code == 303

    def afresh(self, letter: str, to: str) -> None:
        """Open a link that is too old as an officer, and have fresh links sent to their address."""
        path = self.last(letter, to).link("See the whole case")
        assert get(self.heard.client, path).status_code == 410
        assert post(self.heard.client, f"{path}/fresh").status_code == 200
        self.heard.deliver()

    def on_page(self, posted: Posted, button: str) -> str:
        """Return the link of a move that is on the case page and not in the letters."""
        shown = html.fromstring(page(self._case_page(posted)))
        found, *_ = [a.get("href") for a in shown.iter("a") if (a.text or "").strip() == button]
        return urlsplit(found).path

    def asks(self, button: str, letter: str, **answers: str) -> Any:
        """Press a button on the person's own page, opened from one of their letters."""
        path = self.told(letter).link("See where things are")
        shown = html.fromstring(page(get(self.heard.client, path)))
        (form,) = [
            f
            for f in shown.iter("form")
            if any(" ".join(b.text_content().split()) == button for b in f.iter("button"))
        ]
        move = form.get("action").rpartition("/")[2]
        given = {f"{move}-{name}": value for name, value in answers.items()}
        assert given.keys() <= {b.get("name") for b in form.iter("textarea", "input")}
        answer = post(self.heard.client, urlsplit(form.get("action")).path, **given)
        assert answer.status_code == 200, words(answer)
        self.heard.deliver()
        return answer

    def writes_back(self, text: str, letter: str, by: str = SAM) -> None:
        """Reply by email to a letter, as the person or as the officer of that key."""
        posted = self.last(letter, by)
        key = f"{posted.letter}-{self.time.now.timestamp():.0f}"
        raw = an_email(
            text, f"Re: {posted.subject}", from_=posted.to, message_id=f"<{key}@family.example>"
        )
        self.heard.arrive(raw, to=posted.reply_to, key=key)
        self.heard.deliver()

    def stops(self, letter: str, said: str = "") -> None:
        """Stop the complaint as the person, who confirms it on their own page."""
        shown = html.fromstring(page(self.asks_nothing(letter)))
        (ask,) = [
            urlsplit(a.get("href")).path
            for a in shown.iter("a")
            if "Ask us to stop" in (a.text or "")
        ]
        assert get(self.heard.client, ask).status_code == 200
        assert post(self.heard.client, ask, sure="yes", said=said).status_code == 200
        self.heard.deliver()

    def asks_nothing(self, letter: str) -> Any:
        """Open the person's page, and do no more."""
        return get(self.heard.client, self.told(letter).link("See where things are"))

    def until(self, said: str) -> None:
        """Let the days go by to an instant like "Wed 2 Dec 2026 09:00", with the sweep run each
        morning at nine.
        """
        to = london(said)
        while self.time.now + timedelta(days=1) <= to:
            self.time.now += timedelta(days=1)
            self.heard.schedule("sweep")
            self.heard.deliver()
        self.time.now = to
        self.heard.schedule("sweep")
        self.heard.deliver()


def _boxes(shown: Any) -> set[str]:
    found = html.fromstring(page(shown)).iter("input", "textarea", "select")
    return {re.sub(r"-(day|month|year)$", "", b.get("name") or "") for b in found} | {
        b.get("name") or "" for b in found
    }


def _as_of(shown: Any) -> str:
    (box,) = html.fromstring(page(shown)).xpath("//input[@name='as_of']/@value")
    return str(box)


def findings(*found: str) -> dict[str, str]:
    """Return the answers for the finding on each point, in order."""
    answers: dict[str, str] = {}
    for n, finding in enumerate(found, 1):
        answers |= {
            f"finding-{n}": finding,
            f"evidence-{n}": "The visit log.",
            f"reasons-{n}": "The log shows no visit in June.",
        }
    return answers
