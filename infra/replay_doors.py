"""A stand-in of its own for a published year, and the doors by which its contacts come in."""

from __future__ import annotations

import os
import smtplib
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from chalicelib.core.procedures.shared.ombudsman import LOG_OMBUDSMAN
from chalicelib.core.procedures.shared.reply import RESOLVE
from chalicelib.core.procedures.shared.triage import ALLOCATE, TRIAGE
from chalicelib.core.working_days import add_working_days
from infra.replay_years import EMAIL, FORM, OMBUDSMAN, RESOLVED, Contact
from infra.walk import Stuck
from infra.walk_pages import Heard, Mail, Page

ROOT = Path(__file__).resolve().parents[1]
TEAM = "complaints.team@sefton.example"
INBOX = "complaints@heard.sefton.example"
RESPONDERS = {"fostering": "socialwork2"}  # who is given a complaint of a service
RESPONDER = "care1"
# The words of links and buttons are those of the rows of the moves.
SORT = TRIAGE.button
GIVE = ALLOCATE.button
AGREE = RESOLVE.button
CASE = "See the whole case and its history"
LOG = LOG_OMBUDSMAN.button
WORDS = {
    "children_act": "Visit {number} was cancelled on the day, and nobody rang me.",
    "concern": "Call {number} was not returned. I would like somebody to ring me.",
    "compliment": "Thank you. The worker who came on visit {number} listened to us.",
    "enquiry": "Who do I ask about form {number}, please?",
    "": "Nobody came to visit {number}, and I had to ring twice.",
}
WAIT = 120  # seconds for a stand-in to start


@dataclass(frozen=True)
class Running:
    """Where a stand-in is reached."""

    origin: str
    smtp_port: int


def _find_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def run_standin(first: int) -> Iterator[Running]:
    """Run a stand-in of its own, whose clock begins on a year's first working morning, until it is
    done with. Raise Stuck where it does not start.
    """
    here = Running(f"http://localhost:{(port := _find_port())}", _find_port())
    clean = {}
    for name, value in os.environ.items():
        if not name.startswith(("AWS_", "HEARD_", "POWERTOOLS_")):
            clean[name] = value
    own = {
        "PORT": str(port),
        "SMTP_PORT": str(here.smtp_port),
        "HEARD_NOW": f"{_find_first_day(first).isoformat()}T09:00:00",
    }
    with TemporaryDirectory() as folder, (Path(folder) / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "infra.local"], cwd=ROOT, env=clean | own, stdout=log, stderr=log
        )
        try:
            _wait_for(process, here)
            yield here
        finally:
            process.terminate()
            process.wait(30)


def _find_first_day(first: int) -> date:
    return add_working_days(date(first, 3, 31), 1)


def _wait_for(process: subprocess.Popen[bytes], here: Running) -> None:
    until = time.monotonic() + WAIT
    while process.poll() is None and time.monotonic() < until:
        try:
            Heard(here.origin).read_data("/local/clock")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise Stuck("The stand-in did not start.")


class Doors:
    """Loads contacts into a running stand-in: the form, the mail, and the links of letters."""

    def __init__(self, here: Running) -> None:
        self._here = here
        self._heard = Heard(here.origin)
        self._sent = 0

    def load(self, contacts: Iterable[Contact]) -> None:
        """Send these contacts today, and do what officers do about each. Raise Stuck where a page
        or a letter is not as it must be.
        """
        sent = {}
        for contact in contacts:
            sent[self._send(contact)] = contact
        mails = self._heard.read_outbox()
        found = _find_cases(mails, sent)
        self._do_by_letter(_choose(found, door=FORM), SORT, self._sort, mails)
        if logged := _choose(found, ends=OMBUDSMAN):
            self._do_by_letter(logged, CASE, self._log, self._heard.read_outbox())
        if agreed := _choose(found, ends=RESOLVED):
            self._do_by_letter(agreed, GIVE, self._give, mails)
            self._do_by_letter(agreed, AGREE, self._agree, self._heard.read_outbox(), to="")

    def go_on(self) -> None:
        """Go on to the next working day."""
        self._heard.move_clock(working_days=1)

    def read_report(self, first: int) -> Any:
        """Return the figures of a year from April, by the ids of the dictionary."""
        days = f"from={first}-04-01&to={first + 1}-03-31"
        return self._heard.read_data(f"/local/report.json?{days}")

    def _send(self, contact: Contact) -> str:
        """Send one contact, and return the address that it came from."""
        self._sent += 1
        address = f"person{self._sent}@family.example"
        words = WORDS[contact.procedure].format(number=self._sent)
        if contact.door == EMAIL:
            self._send_email(address, words)
        else:
            self._send_form(contact, address, words)
        return address

    def _send_email(self, address: str, words: str) -> None:
        message = EmailMessage()
        message["From"] = f"Person {self._sent} <{address}>"
        message["To"] = INBOX
        message["Subject"] = f"About visit {self._sent}"
        message["Message-ID"] = f"<{self._sent}@family.example>"
        message.set_content(words)
        with smtplib.SMTP("127.0.0.1", self._here.smtp_port, "family.example", 60) as door:
            door.send_message(message)

    def _send_form(self, contact: Contact, address: str, words: str) -> None:
        browser = Heard(self._here.origin)
        page = browser.get_page(browser.get_page("/").find_link("Start now"))
        typed = {
            "happened": words,
            "code": contact.code,
            "name": f"Person {self._sent}",
            "about": f"Child {self._sent}",
            "email": address,
            "files": "no",
        }
        page = _press(browser, page, "Continue", typed)
        _press(browser, page, "Send complaint", {})

    def _do_by_letter(
        self,
        cases: dict[str, Contact],
        link: str,
        do: Callable[[Page, Contact], None],
        mails: list[Mail],
        to: str = TEAM,
    ) -> None:
        """Do something for each case by the newest letter about it that has a link. `to` is whose
        letter it must be, or "" for anybody's.
        """
        left = dict(cases)
        for mail in reversed(mails):
            is_theirs = mail.reference in left and to in ("", mail.to)
            if is_theirs and mail.page.has_link(link):
                contact = left.pop(mail.reference)
                do(self._heard.get_page(mail.page.find_link(link)), contact)
        if left:
            raise Stuck(f"No letter has the link “{link}” for {len(left)} cases.")

    def _sort(self, page: Page, contact: Contact) -> None:
        typed = {"procedure": contact.procedure, "service": contact.service, "named": ""}
        _press(self._heard, page, SORT, typed)

    def _give(self, page: Page, contact: Contact) -> None:
        officer = RESPONDERS.get(contact.service, RESPONDER)
        _press(self._heard, page, GIVE, {"officer": officer, "note": ""})

    def _agree(self, page: Page, _: Contact) -> None:
        typed = {"terms": "A call.", "actions": "A call, by the team."}
        _press(self._heard, page, AGREE, typed | _write_day("agreed_on", self._find_today()))

    def _log(self, page: Page, _: Contact) -> None:
        form = self._heard.get_page(page.find_link(LOG))
        due = _write_day("due", self._find_today() + timedelta(days=28))
        typed = {"their_reference": f"25 000 {self._sent:03}", "asked": "Everything about it."}
        _press(self._heard, form, LOG, typed | due)

    def _find_today(self) -> date:
        return datetime.fromisoformat(self._heard.read_data("/local/clock")["now"]).date()


def _choose(cases: dict[str, Contact], **wanted: str) -> dict[str, Contact]:
    """Return the cases whose contact has these answers."""
    found = {}
    for reference, contact in cases.items():
        if all(getattr(contact, name) == value for name, value in wanted.items()):
            found[reference] = contact
    return found


def _find_cases(mails: Iterable[Mail], sent: dict[str, Contact]) -> dict[str, Contact]:
    """Return what was sent by the reference of its case, which a letter to the person has. Raise
    Stuck where something has no case."""
    found = {}
    for mail in mails:
        if mail.reference and mail.to in sent:
            found[mail.reference] = sent[mail.to]
    if len(found) != len(sent):
        raise Stuck(f"{len(sent)} contacts were sent, and {len(found)} have a case.")
    return found


def _write_day(name: str, day: date) -> dict[str, str]:
    return {
        f"{name}-day": str(day.day),
        f"{name}-month": str(day.month),
        f"{name}-year": str(day.year),
    }


def _press(browser: Heard, page: Page, button: str, typed: dict[str, str]) -> Page:
    """Send the form that has this button, and return the page that follows. Raise Stuck where there
    is none, or the page refuses it.
    """
    form = page.find_form(button)
    if form is None:
        raise Stuck(f"There is no button “{button}” on {page.title}.")
    after = browser.post_form(page, form, typed)
    if after.status != 200 or after.problems:
        raise Stuck(f"{button}: {after.status}, {after.problems or after.title}")
    return after
