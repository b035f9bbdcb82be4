"""What the public reads of the register: by theme, in bands, in words that somebody wrote for it.

Small numbers are hidden, and no date is finer than a quarter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from chalicelib.core.learning.actions import CONFIRMED, DROPPED, Action
from chalicelib.core.learning.months import add_months
from chalicelib.core.learning.register import Entry
from chalicelib.core.learning.themes import THEMES, find_theme

FEW = 5  # below it, no number is shown
YEARS = 2  # what is older is left out
SPRING = 4  # councils' quarters begin in April, July, October and January


@dataclass(frozen=True, slots=True)
class Changed:
    """Something that changed, in words for the public, and the quarter in which it was done."""

    text: str
    quarter: str
    late: bool


@dataclass(frozen=True, slots=True)
class ThemeShown:
    """A theme: how often it was upheld, what changed, and how much is still to be done or was
    dropped, each as a band."""

    title: str
    said: str
    upheld: str
    changed: tuple[Changed, ...]
    to_do: str
    dropped: str


def band(count: int) -> str:
    """Return a number as the public may read it: 0 is "none", 1 to 4 "fewer than 5", and others go
    to the nearest 5.
    """
    if count == 0:
        return "none"
    if count < FEW:
        return f"fewer than {FEW}"
    return f"about {5 * ((count + 2) // 5)}"


def find_last_quarter_end(today: date) -> date:
    """Return the last day of the last quarter that has ended."""
    first = date(today.year, today.month - (today.month - 1) % 3, 1)
    return first - timedelta(days=1)


def name_quarter(day: date) -> str:
    """Return the quarter that a day is in, as "April to June 2026"."""
    start = date(day.year, day.month - (day.month - 1) % 3, 1)
    end = date(day.year, start.month + 2, 1)
    return f"{start:%B} to {end:%B} {day.year}"


def list_published(entries: Iterable[Entry], today: date) -> tuple[ThemeShown, ...]:
    """Return each theme about which something was upheld, or changed, in the last two years.

    Numbers stop at the end of the last quarter, so that nobody can watch one person's complaint
    arrive.
    """
    until = find_last_quarter_end(today)
    since = add_months(until, -12 * YEARS)
    known = tuple(entries)
    found = []
    for theme in THEMES:
        shown = _show_theme(known, theme.key, since, until)
        if shown.upheld != "none" or shown.changed or shown.to_do != "none":
            found.append(shown)
    return tuple(found)


def _show_theme(entries: tuple[Entry, ...], key: str, since: date, until: date) -> ThemeShown:
    upheld = 0
    to_do = 0
    dropped = 0
    changed = list[tuple[date, Changed]]()
    for entry in entries:
        for point in entry.upheld:
            if point.theme == key and since < point.on <= until:
                upheld += 1
        for action in entry.actions:
            if action.theme != key:
                continue
            to_do += _is_to_do(action, until)
            dropped += _was_dropped(action, since, until)
            if action.public and action.done_on and action.done_on > since:
                changed.append((action.done_on, _make_changed(action, action.done_on)))
    theme = find_theme(key)
    newest = tuple(each for _, each in sorted(changed, key=_find_day, reverse=True))
    return ThemeShown(theme.title, theme.said, band(upheld), newest, band(to_do), band(dropped))


def _find_day(pair: tuple[date, Changed]) -> tuple[date, str]:
    return (pair[0], pair[1].text)


def _make_changed(action: Action, done_on: date) -> Changed:
    return Changed(action.public, name_quarter(done_on), action.is_late(done_on))


def _is_to_do(action: Action, until: date) -> bool:
    """Return whether an action was decided by a day, and is not yet checked or dropped."""
    return action.made_on <= until and action.state not in (CONFIRMED, DROPPED)


def _was_dropped(action: Action, since: date, until: date) -> bool:
    return action.dropped_on is not None and since < action.dropped_on <= until
