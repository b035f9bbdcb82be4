"""Take one complaint through the whole statutory procedure against a running `make run`: `make
walk`.

It uses HTTP alone: the form, the letters' links, the pages' buttons, the clock. It prints each
step; INTO=docs/a-case-from-start-to-end.md writes them between that file's two marks, so that the
file is true.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from infra.walk_pages import Form, Heard, Mail, Page
from infra.walk_story import ROSA, STORY, Day, Step

LONDON = ZoneInfo("Europe/London")
BEGIN = "<!-- made by make walk: begin -->"
END = "<!-- made by make walk: end -->"
DIGEST = "Open cases on"
SETTLED = {"sent", "bundled"}  # the states of a letter that nobody waits for


class Stuck(Exception):
    """The story cannot go on: what was sought is not there, or a page refused what was typed."""


@dataclass(frozen=True)
class Done:
    """What became of a step: when, from which letter, what was typed, what was sent before and
    after it, and what runs now.
    """

    step: Step
    on: date
    letter: str
    typed: tuple[str, ...]
    meanwhile: tuple[Mail, ...]
    sent: tuple[Mail, ...]
    running: tuple[tuple[str, date], ...]
    stage: str


class Walk:
    """One case on its way. `do_steps` does them in order and gives each when it is done."""

    def __init__(
        self, heard: Heard, story: tuple[Step, ...] = STORY, *, keeps_time: bool = True
    ) -> None:
        self.heard = heard
        self._story = story
        self._keeps_time = keeps_time  # or another, beside it, moves the clock
        self.reference = ""
        self._before = {case["reference"] for case in heard.read_data("/local/cases.json")}
        self._read = {mail.id for mail in heard.read_outbox()}
        self._panel: date | None = None

    def do_steps(self) -> Iterator[Done]:
        """Do the whole story. Raise Stuck if it cannot go on."""
        for step in self._story:
            if self._keeps_time:
                self._pass_time(step)
            meanwhile = self._read_news()
            letter, page = self._open_page(step)
            typed = self._press_buttons(step, page)
            self._settle()
            case = self.heard.read_data(f"/local/cases/{self.reference}.json")
            running = _list_running(case)
            yield Done(
                step,
                self._find_today(),
                letter,
                typed,
                meanwhile,
                self._read_news(),
                running,
                case["stage"],
            )

    def _pass_time(self, step: Step) -> None:
        if step.on:
            self.heard.move_clock(to=f"{self._find_day(step.on).isoformat()}T11:00:00")
        elif step.days:
            self.heard.move_clock(working_days=step.days)

    def _open_page(self, step: Step) -> tuple[str, Page]:
        """Return the page that the step's links lead to, and the subject of the letter that holds
        the first link. Raise Stuck if no letter has it.
        """
        if not self.reference:
            return "", self.heard.get_page(self.heard.get_page("/").find_link("Start now"))
        first, *others = step.links or step.buttons[:1]
        for mail in reversed(self.heard.read_outbox()):
            if (mail.reference, mail.to) != (self.reference, step.who.email):
                continue
            if not mail.page.has_link(first):
                continue
            page = self.heard.get_page(mail.page.find_link(first))
            for words in others:
                page = self.heard.get_page(page.find_link(words))
            return mail.subject, page
        raise Stuck(f"No letter to {step.who.email} has the link “{first}”.")

    def _press_buttons(self, step: Step, page: Page) -> tuple[str, ...]:
        said: list[str] = []
        typed = dict(self._list_fields(step))
        if step.papers:
            page = self._add_papers(page, step.papers)
            said.append(f"Added, by *Add a paper*: {', '.join(step.papers)}")
        for button in step.buttons:
            form = page.find_form(button)
            if form is None:
                raise Stuck(f"{step.title}: there is no button “{button}” on {page.title}.")
            if unknown := typed.keys() - {field.name for field in form.fields}:
                raise Stuck(
                    f"{step.title}: nothing on the page is called {', '.join(sorted(unknown))}."
                )
            said += _describe_typed(form, typed)
            page = self.heard.post_form(page, form, typed)
            typed = {}
            if page.status != 200 or page.problems:
                raise Stuck(f"{step.title}: {page.status}, {page.problems or page.title}")
        return tuple(said)

    def _add_papers(self, page: Page, names: tuple[str, ...]) -> Page:
        """Upload papers from the page behind *Add a paper*, and return the form again. Raise Stuck
        where it takes none."""
        there = self.heard.get_page(f"{page.url}/papers")
        for name in names:
            form = there.find_form("Add this file")
            if form is None:
                raise Stuck(f"There is no form for files on {there.title}.")
            there = self.heard.post_file(there, form, name, b"%PDF-1.7\n" + b"-" * 1500)
        added = there.find_form("Add these papers, and go back to the form")
        if added is None:
            raise Stuck(f"The papers cannot be added on {there.title}.")
        return self.heard.post_form(there, added, {})

    def _list_fields(self, step: Step) -> Iterator[tuple[str, str]]:
        for name, value in step.typed.items():
            if isinstance(value, Day):
                day = self._find_day(value)
                yield from ((f"{name}-day", str(day.day)), (f"{name}-month", str(day.month)))
                yield f"{name}-year", str(day.year)
            else:
                yield name, value

    def _find_today(self) -> date:
        return (
            datetime.fromisoformat(self.heard.read_data("/local/clock")["now"])
            .astimezone(LONDON)
            .date()
        )

    def _find_day(self, day: Day) -> date:
        """Return the date of that day.

        The panel meets a week before its last permitted date, which is read from the case's clock
        once.
        """
        if day is Day.TODAY:
            return self._find_today()
        if self._panel is None:
            case = self.heard.read_data(f"/local/cases/{self.reference}.json")
            self._panel = _find_last_panel_day(case["clocks"]) - timedelta(days=7)
        return self._panel

    def _settle(self) -> None:
        """Wait until every letter of the case has left, or waits to go with others in one."""
        for _ in range(200):
            if not self.reference:
                self.reference = self._find_reference()
            if self.reference:
                letters = self.heard.read_data(f"/local/cases/{self.reference}.json")["letters"]
                if letters and all(letter["state"] in SETTLED for letter in letters):
                    return
            time.sleep(0.1)
        raise Stuck("A letter has not left after twenty seconds. See /local/ for what went wrong.")

    def _find_reference(self) -> str:
        """Return the reference of the case that was not there before, or "" while none is new."""
        for case in self.heard.read_data("/local/cases.json"):
            if case["reference"] not in self._before:
                return str(case["reference"])
        return ""

    def _read_news(self) -> tuple[Mail, ...]:
        """Return what was sent since the last call."""
        new = []
        for mail in self.heard.read_outbox():
            if mail.id not in self._read:
                self._read.add(mail.id)
                new.append(mail)
        return tuple(new)


def _find_last_panel_day(clocks: list[dict[str, Any]]) -> date:
    """Return the last day on which a case's panel may meet. Raise Stuck where it has none."""
    for clock in clocks:
        if clock["name"] == "s3_panel_meets":
            return date.fromisoformat(clock["due_on"])
    raise Stuck("The case has no day by which a panel meets: nobody has asked for stage 3.")


def _list_running(case: dict[str, Any]) -> tuple[tuple[str, date], ...]:
    """Return the clocks that run, each with the day it is due, by that day."""
    running = []
    for clock in case["clocks"]:
        if not clock["stopped_at"]:
            running.append((date.fromisoformat(clock["due_on"]), clock["name"]))
    return tuple((name, due) for due, name in sorted(running))


def _describe_typed(form: Form, typed: dict[str, str]) -> Iterator[str]:
    """Yield what was typed and chosen, in the words of the page."""
    dates: dict[str, list[str]] = {}
    for field in form.fields:
        if typed.get(field.name) is None or (field.is_picked and field.value != typed[field.name]):
            continue
        stem, _, part = field.name.rpartition("-")
        if part in ("day", "month", "year"):
            dates.setdefault(stem, []).append(typed[field.name])
            if part == "year":
                yield _write_answer(field.legend, " ".join(dates[stem]))
        elif field.is_picked:
            yield _write_answer(field.legend or "Ticked", field.label)
        else:
            yield _write_answer(field.label, " / ".join(typed[field.name].splitlines()))


def _write_answer(asked: str, said: str) -> str:
    if asked.endswith("?"):
        return f"{asked} {said}"
    return f"{asked}: {said}"


def write_date(day: date) -> str:
    """Return a date with its weekday, as people write it."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def write_section(number: int, done: Done) -> str:
    """Return one step as a part of the document."""
    if done.letter:
        where = f"From “{done.letter}”"
    else:
        where = "From the first page"
    who = done.step.who.name
    pressed = f"{where}: {_describe_pressed(done)}."
    lines = [
        f"### {number}. {done.step.title}",
        "",
        f"{write_date(done.on)}. **{who[0].upper()}{who[1:]}**. {pressed}",
        "",
    ]
    for said in done.typed:
        lines.append(f"- {said}")
    lines.append("")
    lines += _list_sent("Sent since the step before", done.meanwhile)
    lines += _list_sent("Sent now", done.sent)
    running = _name_running(done) or "nothing"
    lines += [f"The case is at `{done.stage}`. Running: {running}.", ""]
    return "\n".join(lines)


def _describe_pressed(done: Done) -> str:
    """Return the links and buttons in the order they were pressed.

    A link and the button it leads to often have the same words.
    """
    if done.step.links:
        links = done.step.links
    elif done.letter:
        links = done.step.buttons[:1]
    else:
        links = ("Start now",)
    return ", then ".join(f"*{words}*" for words in dict.fromkeys(links + done.step.buttons))


def _list_sent(head: str, mails: tuple[Mail, ...]) -> Iterator[str]:
    if not mails:
        return
    yield f"{head}:"
    yield ""
    lists = 0
    for mail in mails:
        if mail.subject.startswith(DIGEST):
            lists += 1
        else:
            yield f"- {write_date(mail.on)}: “{mail.subject}” to {mail.to}"
    if lists == 1:
        yield "- the complaints manager’s morning list, 1 time"
    elif lists:
        yield f"- the complaints manager’s morning list, {lists} times"
    yield ""


def _name_running(done: Done) -> str:
    return ", ".join(f"`{name}` to {write_date(due)}" for name, due in done.running)


def write_table(all_done: list[Done]) -> str:
    """Return the steps at a glance, as a table."""
    rows = ["| | day | who | does | the person is sent |", "| --- | --- | --- | --- | --- |"]
    for number, done in enumerate(all_done, 1):
        told = []
        for mail in done.sent:
            if mail.to == ROSA.email:
                told.append(f"“{mail.subject}”")
        rows.append(
            f"| {number} | {write_date(done.on)} | {done.step.who.name} | {done.step.title} "
            f"| {', '.join(told) or 'nothing'} |"
        )
    return "\n".join(rows)


BETWEEN = re.compile(f"{re.escape(BEGIN)}.*{re.escape(END)}", re.DOTALL)


def require_marks(name: str) -> Path:
    """Return a file that has marks to write between.

    Raise argparse.ArgumentTypeError now if it has none, rather than after the walk.
    """
    file = Path(name)
    if not file.is_file() or not BETWEEN.search(file.read_text("utf-8")):
        raise argparse.ArgumentTypeError(f"{name} is no file with the lines {BEGIN} and {END}")
    return file


def write_between(file: Path, text: str) -> None:
    """Put the text between the marks of a file."""
    whole = file.read_text("utf-8")
    file.write_text(BETWEEN.sub(lambda _: f"{BEGIN}\n\n{text}\n{END}", whole), "utf-8")


def main() -> int:
    """Walk, print, and write the document where one is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--origin", default="http://localhost:8000")
    parser.add_argument("--into", type=require_marks)
    options = parser.parse_args()
    all_done: list[Done] = []
    sections: list[str] = []
    try:
        for done in Walk(Heard(options.origin)).do_steps():
            all_done.append(done)
            sections.append(write_section(len(all_done), done))
            print(sections[-1], flush=True)
        if options.into:
            write_between(options.into, "\n".join([write_table(all_done), "", *sections]))
    except (Stuck, LookupError, OSError) as error:
        print(f"The walk stopped after step {len(all_done)}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
