"""Writes the lists of docs/letters.md: each letter, the notice that it is, who gets it, when, and
under which procedures (`make tables`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from chalicelib.core.cases import COMPLAINANT
from chalicelib.core.decisions.alarms import ALARMS
from chalicelib.core.decisions.new_calendar import DATES_MOVED
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.corporate.corporate import CORPORATE
from chalicelib.core.procedures.tables import Nudge, Procedure
from chalicelib.core.reading.danger_words import DANGER, FREEZE
from chalicelib.core.wording.letter_names import NOTICES, Notice
from infra.table_words import (
    WHO,
    capitalise_first,
    describe_hours,
    join_words,
    lower_first,
    write_table,
)

FILE = Path(__file__).resolve().parent.parent / "docs" / "letters.md"
START = "<!-- made by make tables: {} -->"
END = "<!-- the end of what make tables made -->"
HEAD = ("letter", "notice", "to", "when", "under")
ALL = "all"
# Letters that no row of a procedure owes: what the code owes by itself, to whom, and when.
BY_CODE: dict[str, tuple[tuple[str, str], ...]] = {
    "withdrawal_confirmed": ((COMPLAINANT, "they withdraw on their own page"),),
    "message_received": ((COMPLAINANT, "they add something, three times a day at most"),),
    "helper_wrote": (
        (COMPLAINANT, "one who helps them adds something, once a day at most, or asks for them"),
    ),
    "member_outcome": (
        ("party", "an outcome is sent to a group: to each member who gets copies, in place of one"),
    ),
    "helper_receipt": (("party", "they add something, three times a day at most"),),
    "confirm_message": ((COMPLAINANT, "a message about it may not be theirs, once a day at most"),),
    "from_officer": ((COMPLAINANT, "an officer writes to them by email"),),
    "fresh_link": ((COMPLAINANT, "they ask for a new link, once an hour at most"),),
    "contribution": (
        ("owner", "someone adds something to an open case, or writes to the person by email"),
        ("team", "someone adds something later"),
        ("officer", "they wrote to the person by email"),
    ),
    "reprisal_heard": (
        ("complaints_lead", "their words say that somebody is treated worse for complaining"),
    ),
    "sorted_heard": (("owner", "a child says whether it is sorted"),),
    "answers_heard": (
        ("team", "they say “no” to how we did, or write something with it"),
        ("complaints_lead", "they say that nobody treats them differently, and write more"),
    ),
    "request_heard": (("team", "words that someone added may ask for something"),),
    "action_asked": (
        ("officer", "they are to see to an action, or its proof does not show that it was done"),
    ),
    "action_claimed": (
        ("action_checker", "somebody says that an action was done, and another must check it"),
    ),
    "point_asked": (("officer", "they are asked to write about a point for whoever answers"),),
    "point_written": (("owner", "somebody who was asked about a point has written about it"),),
    "point_ended": (("officer", "they need not write about a point any more"),),
    "taken_from": (("officer", "somebody else was given the case, or their part in it"),),
    "work_changed": (
        ("owner", "somebody else records that it, or a part, was withdrawn, paused or goes on"),
    ),
    "they_withdrew": (
        ("owner", "they withdraw on their own page"),
        ("team", "they withdraw on their own page"),
    ),
    "they_came_back": (("team", "they take it up again on their own page"),),
    "please_tell": (("team", "a letter to the person cannot go by email"),),
    "is_it_safe": (("team", "a letter would go to an address that may not be safe"),),
    "everyone_named": (
        ("complaints_manager", "it names everybody who could see to it, in place of any letter"),
    ),
    "still_to_tell": (
        ("team", "in place of a reminder, while a letter that would meet the date waits"),
        ("complaints_manager", "in place of word that it is late, while such a letter waits"),
        ("head_of_service", "in place of word that it is late, while such a letter waits"),
        ("director", "in place of word that it is late, while such a letter waits"),
    ),
    "written_not_told": (("owner", "on the day a date ends, while their letter waits"),),
    "bounced": (("team", "a letter to the person came back"),),
    "page_code": (("address", "they ask for a code that opens their own page"),),
    "come_back": (("address", "they stop half way, and say that this address is safe"),),
    "confirm_address": (("address", "a new email address of theirs is to be used"),),
    "old_address_told": (("old", "a new address is to be used, and the old one is safe"),),
    "new_address_bounced": (("team", "our email to a new address of theirs came back"),),
    "child_told": (
        ("party", "an adult complained, and somebody wrote to the child, who has a part in it"),
    ),
    "please_tell_child": (
        ("owner", "somebody wrote to the child of an adult’s complaint, to be handed over"),
    ),
    "please_copy": (("team", "a letter to somebody on the person’s side cannot go by email"),),
    "copy_bounced": (("team", "a letter to somebody on the person’s side came back"),),
    "extension_fails": (
        (
            "officer",
            "the letter that told of their new date, pause or promise came back, or told of a new "
            "date too late",
        ),
        ("team", "it told of it too late"),
    ),
    "officer_bounced": (
        ("team", "a letter to an officer came back; of the team’s own, whoever is above it"),
    ),
    "officer_in_doubt": (
        (
            "team",
            "an email to an officer may not have left; of the team’s own, whoever is above it",
        ),
    ),
    "officer_gone": (
        ("complaints_manager", "an officer who has the case, or a part of it, is no longer here"),
    ),
    "set_aside": (("team", "a message was made into no case"),),
    "aside_danger": (
        ("team", "a message that was made into no case speaks of danger"),
        ("complaints_manager", "a message that was made into no case speaks of danger"),
        ("duty_team", "a message that was made into no case speaks of danger"),
        ("head_of_service", "it still waits hours later, by night and at weekends too"),
        ("director", "it still waits hours after that"),
    ),
    "aside_waiting": (
        ("team", "a message waits in no case for longer than one working day: each working day"),
        ("complaints_manager", "from the third working day"),
    ),
    "confirm_officer_message": (
        ("officer", "a message that may not be theirs, once a day at most for a case"),
    ),
    "not_theirs": (("team", "somebody says that a message is not theirs"),),
    "not_sent_on": (("officer", "what they wrote to the person cannot be sent on"),),
    "joined_here": (("owner", "a later case about the same matter became a part of this one"),),
    "parted": (("owner", "a case that was merged into this one was separated again"),),
    "digest": (("complaints_manager", "7:30 on each working day"),),
    "bundle": (
        ("officer", "there is more within an hour than goes one by one: once an hour at most"),
    ),
    "write_down_link": (
        ("officer", "an officer asks for a new link to write down a complaint, once an hour"),
    ),
    "fresh_officer_link": (("officer", "an officer asks for a new link, once an hour at most"),),
}
SPEAK_OF = {
    DANGER: "the words speak of danger, or an officer sees it",
    FREEZE: "the words speak of a move or an ending",
}
FEW = 3
READERS = {
    **WHO,
    "officer": "that officer",
    "address": "whoever reads the new address",
    "old": "the person, at their old address",
}


def make_page() -> str:
    """Return the page with its lists made anew."""
    text = FILE.read_text("utf-8")
    for name, notices in (
        ("to the person", _select_notices(True)),
        ("to officers", _select_notices(False)),
    ):
        start = START.format(name)
        before, _, rest = text.partition(start)
        after = rest[rest.index(END) :]
        text = f"{before}{start}\n\n{write_table(HEAD, [_make_row(n) for n in notices])}\n{after}"
    return text


def _select_notices(wanted: bool) -> Iterable[Notice]:
    return (n for n in NOTICES.values() if bool(n.said) == wanted)


def _make_row(notice: Notice) -> tuple[str, ...]:
    """Return one letter's row. Raise LookupError for a letter that nobody sends."""
    times: dict[str, dict[str, None]] = defaultdict(dict)
    names: set[str] = set()
    for to, when, under in _list_sendings(notice.name):
        times[READERS[to]][when] = None
        names.add(under)
    if not times:
        raise LookupError(f"nothing sends {notice.name}: a row owes it, or BY_CODE says what does")
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for reader, on in times.items():
        alike[tuple(on)].append(reader)
    said = [
        _merge_times(when) if len(alike) == 1 else f"to {join_words(to)}: {_merge_times(when)}"
        for when, to in alike.items()
    ]
    return (
        f"`{notice.name}`",
        notice.number,
        join_words(list(times)),
        ". ".join(map(capitalise_first, said)),
        _name_procedures(names),
    )


def _list_sendings(name: str) -> Iterable[tuple[str, str, str]]:
    """Yield to whom, when and under which procedure a letter goes."""
    for p in PROCEDURES.values():
        for to, when in _list_sendings_by_rows(p, name):
            yield (to, when, p.name)
        for nudge in p.nudges:
            if nudge.letter == name:
                yield (nudge.to, _pack_nudge(nudge), p.name)
    for to, when in (*_list_sendings_by_alarm(name), *BY_CODE.get(name, ())):
        yield (to, when, ALL)


def _list_sendings_by_alarm(name: str) -> Iterable[tuple[str, str]]:
    """Yield to whom and when a letter goes by an alarm, or as dates move."""
    for flag, (_, owed) in ALARMS.items():
        for letter, to in owed:
            if letter == name:
                yield (to, SPEAK_OF[flag])
    for letter, to in DATES_MOVED:
        if letter == name:
            yield (to, "a new bank holiday moved a date")


def _list_sendings_by_rows(p: Procedure, name: str) -> Iterable[tuple[str, str]]:
    first = (
        ("it comes in", p.on_receipt),
        ("the team recorded what it is", p.on_triage),
        ("a part was split off", p.on_split),
    )
    for when, owed in first:
        for letter, to in owed:
            if letter == name:
                yield (to, when)
    for move in p.moves:
        for letter, to in move.letters:
            if letter == name:
                yield (to, lower_first(move.happened or move.button))


def _pack_nudge(n: Nudge) -> str:
    """Return a nudge's days and clock as one text, which `_said_once` merges with others."""
    if n.hours:
        return describe_hours(n, f"`{n.clock}`")
    return f"{n.offset}|{n.every}|{n.clock}"


def _merge_times(times: Iterable[str]) -> str:
    """Return the times as one sentence.

    The days of one clock are put together, and so are clocks with the same days.
    """
    said = []
    days: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for each in times:
        if "|" in each:
            offset, every, clock = each.split("|")
            days[clock].append((int(offset), int(every)))
        else:
            said.append(each)
    clocks: dict[str, list[str]] = defaultdict(list)
    for clock, on in days.items():
        clocks[_describe_days(on)].append(f"`{clock}`")
    for described, names in clocks.items():
        said.append(f"{described} the date of {_name_clocks(names)}")
    return "; ".join(said)


def _describe_days(on: list[tuple[int, int]]) -> str:
    """Return the days of nudges as "3 days before, on and 1 day after"."""
    before = []
    after = []
    that_day = ""
    daily = ""
    for n, every in on:
        if n < 0:
            before.append(str(-n))
        elif n > 0:
            after.append(_describe_repeat(n, every))
        else:
            that_day = "on"
            if every:
                daily = " and each day after"
    times = (_count_days(before, "before"), that_day, _count_days(after, "after"))
    return join_words(list(filter(None, times))) + daily


def _describe_repeat(n: int, every: int) -> str:
    if every:
        return f"{n}, then every {every},"
    return str(n)


def _count_days(numbers: list[str], where: str) -> str:
    """Return "1 day before", "3 and 5 days before", or "" without numbers."""
    if not numbers:
        return ""
    days = "days"
    if numbers == ["1"]:
        days = "day"
    return f"{join_words(numbers)} {days} {where}"


def _name_clocks(clocks: list[str]) -> str:
    if len(clocks) <= FEW:
        return join_words(clocks, "or")
    return f"any of {len(clocks)} clocks"


def _name_procedures(names: set[str]) -> str:
    """Return the procedures' names in the tables, with those of the Code put together."""
    if ALL in names or names >= set(PROCEDURES):
        return ALL
    missing = []
    for p in PROCEDURES:
        if p not in names:
            missing.append(p)
    if len(missing) <= FEW:
        return f"all but {join_words([f'`{p}`' for p in missing], 'and')}"
    variants = {p.name for p in CORPORATE}
    said = []
    for p in PROCEDURES:
        if p in names and not (p in variants and names >= variants):
            said.append(f"`{p}`")
    if names >= variants:
        said.append("the corporate ones")
    return join_words(said)
