"""What in a person's words somebody should look at: danger, a move that is coming, and how long ago it was. Hints for people, never decisions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from chalicelib.core.reading import banners
from chalicelib.core.reading.patterns import Pattern

DANGER, FREEZE, OLD = "danger", "freeze", "older_than_one_year"
REPRISAL = "reprisal"  # they say that they are treated worse for complaining (`reprisal.py`)
UNSAFE = "request"  # their address may not be safe (`reaching.unsafe`); so called in old rows

# Read broadly on purpose: a needless call costs a minute, a missed one costs a child (RULES 2.3, trap 46).
_DANGER = Pattern(
    r"\b(kill(s|ed|ing)?|suicid\w*|end (my|his|her|their) life|take (my|his|her|their) (own )?life|(want|wants|wanted) to die|self[- ]?harm\w*"
    r"|(cut|cuts|cutting|hurt|hurts|hurting|harm|harms|harming) (myself|himself|herself|themsel\w+|me|him|her|them|my|the (child|children|baby|kids))"
    r"|(hit|hits|hitting|beat|beats|beaten|beating|punch\w*|kick\w*|strangl\w*|chok(e|ed|es|ing)|burn(s|ed|t|ing)?|bruis\w*|slap\w*)"
    r"|rap(e|ed|es|ing)|molest\w*|sexual\w*|abus(e|ed|es|ing|ive)|groom(ed|ing)?|exploit\w*|traffick\w*|touch(es|ed|ing)? (me|him|her|them)"
    r"|(not|not feel(ing)?|isn.?t|aren.?t|don.?t feel|doesn.?t feel|un) ?safe|in danger|at risk|(afraid|scared|frightened|terrified)( for| of| to)|run(ning)? away|(gone|went|goes|is|been|reported) missing"
    r"|overdos\w*|knife|knives|weapon|gun|starv\w*|neglect\w*|no food|locked (in|up|out)|threat(s|en\w*)?|violen\w*)\b",
    re.IGNORECASE,
)
_FREEZE = Pattern(
    r"\b(mov(e|ed|ing) (me|us|him|her|them|my|the child\w*|placement|out|away|school)|(being|be|get|getting|going to be|will be|to) moved?\b"
    r"|(end|ends|ending|ended|stop|stops|stopping|close|closing|cut|cuts|cutting|taking away|take away) (my|our|his|her|their|the) "
    r"(placement|contact|support|package|respite|short breaks?|care|service|services|funding)|placement (is|will|may)? ?(end|break|breaking)\w*"
    r"|change (of|my|his|her|their) (placement|school|home|carer\w*))\b",
    re.IGNORECASE,
)
# Answers that hold a name or an address, where a surname such as Burns is no word of danger.
_NAMES_AND_PLACES = frozenset({"name", "email", "phone", "post", "involved"})
_SURNAMES = Pattern(r"\b(?:burns?|beat|choke|gun|harm|hurt|kick|punch|slap)\b", re.IGNORECASE)
_TELLS = Pattern(
    r"\b(?:i|me|my|myself|we|us|our|you|he|him|his|she|her|they|them|their|it|is|are|was|will"
    r"|mum|mam|mom|dad|step\w*|uncle|aunt\w*|brother|sister|nan|child\w*|kids?|baby|help|and)\b",
    re.IGNORECASE,
)
_MONTHS = {
    m: n
    for n, m in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_NUMBERS = {
    w: n
    for n, w in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1
    )
}
ONE_DAY = timedelta(days=1)


def read_answers(typed: Mapping[str, str]) -> str:
    """Return every answer as one text to look for danger in. In a name or an address, a line that
    tells nothing loses the surnames that would read as danger."""
    return "\n".join(
        _without_surnames(text) if name in _NAMES_AND_PLACES else text
        for name, text in typed.items()
    )


def _without_surnames(text: str) -> str:
    return "\n".join(
        line if _TELLS.search(line) else _SURNAMES.sub("", line) for line in text.split("\n")
    )


def raised(words: str, when_text: str, received_on: date) -> tuple[str, ...]:
    """The flags that a complaint raises by what it says, and by when it says that it happened."""
    said = banners.spoken(words)
    found = [flag for flag, sign in ((DANGER, _DANGER), (FREEZE, _FREEZE)) if sign.search(said)]
    happened = happened_between(when_text, received_on)
    return (*found, *([OLD] if happened and happened[1] < a_year_before(received_on) else []))


def a_year_before(day: date) -> date:
    """The same day a calendar year earlier; of 29 February, the 28th (r9 counts years, not days)."""
    return (
        day.replace(year=day.year - 1)
        if (day.month, day.day) != (2, 29)
        else date(day.year - 1, 2, 28)
    )


def happened_between(said: str, received_on: date) -> tuple[date, date] | None:
    """The first and last day that "March 2024", "12/05/2023", "2022" or "about two years ago" may mean; None where nothing can be read.

    What goes on still ("since 2022", "for two years") may have happened yesterday.
    """
    text = said.casefold()
    spans = [*_days(text), *_months(text), *_years(text), *_ago(text, received_on)]
    if not spans:
        return None
    last = (
        received_on
        if re.search(
            r"\b(since|until now|still|ongoing|now|today|for (about |over |nearly )?\w+ (year|month))",
            text,
        )
        else None
    )
    return min(s[0] for s in spans), last or max(s[1] for s in spans)


def _days(text: str) -> list[tuple[date, date]]:
    found = re.findall(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b", text)
    made = (_day(int(y) + (2000 if len(y) == 2 else 0), int(m), int(d)) for d, m, y in found)
    return [(day, day) for day in made if day]


def _months(text: str) -> list[tuple[date, date]]:
    found = re.findall(rf"\b({'|'.join(_MONTHS)})[a-z]*\.?,? (\d{{4}})\b", text)
    return [_span(int(y), _MONTHS[m], _MONTHS[m]) for m, y in found if 1900 < int(y) < 2200]


def _years(text: str) -> list[tuple[date, date]]:
    rest = re.sub(rf"\b({'|'.join(_MONTHS)})[a-z]*\.?,? \d{{4}}\b|\d+[/.-]\d+[/.-]\d+", " ", text)
    return [_span(int(y), 1, 12) for y in re.findall(r"\b(19\d\d|20\d\d)\b", rest)]


def _ago(text: str, today: date) -> list[tuple[date, date]]:
    spans = []
    for number, unit in re.findall(
        rf"\b(\d{{1,2}}|{'|'.join(_NUMBERS)}|an?) (year|month)s? ago\b", text
    ):
        many = int(number) if number.isdecimal() else _NUMBERS.get(number, 1)
        months = many * (12 if unit == "year" else 1)
        slack = 3 if unit == "year" else 1
        spans.append(
            (today - (months + slack) * 30 * ONE_DAY, today - max(0, months - slack) * 30 * ONE_DAY)
        )
    return spans


def _span(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), (date(year + last // 12, last % 12 + 1, 1) - ONE_DAY)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
