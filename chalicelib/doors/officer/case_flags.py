"""What an officer looks at before anything else on a case, and what was dealt with since."""

from __future__ import annotations

from typing import Any

from chalicelib import store
from chalicelib.core.cases import Case
from chalicelib.core.decisions.open_alarm import may_be_unsafe
from chalicelib.core.people.safe_contact import describe_ways
from chalicelib.core.reading import danger_words, first_requests
from chalicelib.core.reading.danger_sentences import MOST, find_in_no_point, find_sentences
from chalicelib.core.reading.request_words import Request
from chalicelib.settings import settings

LOOKED_AT = 50  # sentences that speak of danger, to see whether each is in a point
FLAGS = {
    danger_words.DANGER: "The words speak of danger. Read them first.",
    danger_words.FREEZE: "A move or an ending may be coming. Should it wait for the answer?",
    danger_words.REPRISAL: "They say that they are treated worse because they complained. "
    "Give it to someone outside the service that it is about.",
    danger_words.UNSAFE: (
        "Their email address may not be safe. Nothing goes there until somebody has decided."
    ),
    # r9
    danger_words.OLD: (
        "Some of it may be more than a year old. A person decides whether that matters."
    ),
}


def show_flags(case: Case) -> dict[str, Any]:
    """Return what to look at before anything else, and the flags that have been dealt with
    since.
    """
    flags = []
    seen_to = []
    for flag in case.flags:
        if flag not in FLAGS:
            continue
        if not _is_dealt_with(case, flag):
            flags.append(FLAGS[flag])
        elif flag == danger_words.UNSAFE:
            seen_to.append(_describe_decided_way(case))
        else:
            seen_to.append(FLAGS[flag])
    asked: tuple[Request, ...] = ()
    if case.stage == "triage":
        asked = first_requests.find_first_requests(case)
    return {
        "flags": flags,
        "seen_to": seen_to,
        "danger": _find_danger(case),
        "left_out": _find_left_out(case),
        "sorting": _is_unsorted(case),
        "asked": asked,
    }


def _find_danger(case: Case) -> tuple[str, ...]:
    """Return the sentences that may have raised an alarm which nobody has confirmed."""
    if danger_words.DANGER not in case.flags or _is_dealt_with(case, danger_words.DANGER):
        return ()
    return _find_told_danger(case)


def _find_left_out(case: Case) -> tuple[str, ...]:
    """Return the sentences that speak of danger and are in no point, while the case is open, until
    the alarm is confirmed. Until the points are recorded, all of them are to be put into one.
    """
    open_now = settings().council.authority.stage(case).status == "open"
    if danger_words.DANGER not in case.flags or not open_now:
        return ()
    if _is_unsorted(case):
        return _find_told_danger(case, LOOKED_AT)[:MOST]
    if _is_dealt_with(case, danger_words.DANGER):
        return ()
    sentences = _find_told_danger(case, LOOKED_AT)
    return find_in_no_point(sentences, [point.text for point in case.points])[:MOST]


def _is_unsorted(case: Case) -> bool:
    """Return whether nobody has written points of what they told us yet."""
    return case.stage == "triage" and [p.text for p in case.points] == [case.words]


def _find_told_danger(case: Case, most: int = MOST) -> tuple[str, ...]:
    """Return the sentences that speak of danger in all that they told us and added, what came last
    first. What is kept back for the complaints manager is no part of it.
    """
    person = case.person
    texts = [case.words, case.wanted, case.when_text, person.help, person.safe, person.consent]
    for event in store.load_history(case.reference):
        if event.name == "contributed":  # what came last is read first
            texts[:0] = [event.facts.get("text", ""), event.facts.get("below", "")]
    return find_sentences("\n\n".join(filter(None, texts)), most)


def _is_dealt_with(case: Case, flag: str) -> bool:
    """Return whether somebody has decided on a flag: by the clock of its name or, without one,
    by sorting the case.
    """
    if flag == danger_words.UNSAFE:
        return not may_be_unsafe(case)
    clock = case.clock(flag)
    if clock:
        return not clock.running
    return case.stage != "triage"


def _describe_decided_way(case: Case) -> str:
    """Return what came of the doubt about their email address: how they are reached now."""
    said = describe_ways(case.person)
    return f"Their email address may not have been safe. They are now reached {said}"
