"""How the lives of the side roads begin: read, given to an officer, answered; and how the
complaints manager comes to a case.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from chalicelib.core.working_days import london_date
from tests.conftest import FRIDAY
from tests.helpers import Heard
from tests.lives.by_links import Lived, findings
from tests.moto_aws import Snapshot, is_empty, restore, snapshot

VISITS = "Nobody came in June."
CALLS = "Nobody rang me back."
MENDED = {
    "sorry": "We are sorry that nobody came.",
    "actions": "A visit by 11 December, by Priya Nair.",
}
BOTH = {"which-1": "yes", "which-2": "yes"}


Begin = Callable[..., Lived]
_BEGUN: dict[str, tuple[Snapshot, str, datetime]] = {}


def begun_once(begin: Begin) -> Begin:
    """Let a life that begins alike be lived once, and be put back as it was for each later test.

    A test that has written something before is given a life of its own.
    """

    @wraps(begin)
    def begun(heard: Heard, time: Any, **answers: str) -> Lived:
        fresh = is_empty(heard.environment) and time.now == FRIDAY
        name = f"{begin.__module__}.{begin.__name__} {sorted(answers.items())}"
        if fresh and name in _BEGUN:
            held, reference, time.now = _BEGUN[name]
            restore(heard.environment, held)
            return Lived.going_on(heard, time, reference)
        life = begin(heard, time, **answers)
        heard.deliver()
        if fresh:
            _BEGUN[name] = (snapshot(heard.environment), life.reference, time.now)
        return life

    return begun


@begun_once
def read(heard: Heard, time: Any, **answers: str) -> Lived:
    """Return a complaint of 10am on Friday 27 November 2026 that the team read on the Monday:
    two points.
    """
    life = Lived(heard, time, **answers)
    life.until("Mon 30 Nov 2026 09:30")
    about = {"procedure": "children_act", "service": "social_work", "points": f"{VISITS}\n{CALLS}"}
    life.press("Record what it is about", "new_case", "team", **about)
    if "child_views" in life.due:
        heard_child = {"answer": "yes", "said": "I want Priya to come."}
        life.press("Record what the child or young person said", "new_case", "team", **heard_child)
    return life


@begun_once
def given(heard: Heard, time: Any, **answers: str) -> Lived:
    """Return a complaint given to Priya Nair on Monday 30 November."""
    life = read(heard, time, **answers)
    life.press("Give it to an officer", "new_case", "team", officer="socialwork1")
    return life


@begun_once
def answered(heard: Heard, time: Any) -> Lived:
    """Return a complaint upheld in part on Tuesday 1 December."""
    life = given(heard, time)
    life.until("Tue 1 Dec 2026 12:00")
    life.press(
        "Send the reply", "allocation", "socialwork1", **findings("upheld", "not_upheld"), **MENDED
    )
    return life


@begun_once
def reported(heard: Heard, time: Any) -> Lived:
    """Return a complaint whose two stage 2 reports, upholding all of it, are with the complaints
    team on Tuesday 1 December.
    """
    life = answered(heard, time)
    life.asks("I want stage 2", "stage1_reply")
    listed(life)
    appoint = {"appoint_io": "io1", "appoint_ip": "ip1", "access": "The visit log."}
    life.press(
        "Appoint the investigating officer and the independent person",
        "stage2_asked",
        "team",
        **appoint,
    )
    for who in ("io1", "ip1"):
        life.press("Declare that you are independent", "appointment", who, declared="yes")
    points = {
        "points": f"{VISITS}\n{CALLS}",
        "agreed": "yes",
        "agreed_on": f"{london_date(life.time.now)}",
    }
    life.press("Record the agreed points", "appointment", "io1", **points)
    report = {
        "chronology": "The visit was put off twice.",
        "recommendations": "Call parents the same day.",
    }
    life.press("Give your report", "appointment", "io1", **report, **findings("upheld", "upheld"))
    life.press("Give your report", "appointment", "ip1", how="It was fair.", agrees="yes")
    return life


@begun_once
def decided(heard: Heard, time: Any) -> Lived:
    """Return a complaint through stage 2 by Tuesday 8 December, with all of it upheld."""
    life = reported(heard, time)
    life.press(
        "Send both reports to the adjudicating officer", "reports_in", "team", appoint_ao="ao1"
    )
    life.until("Tue 8 Dec 2026 12:00")
    agreed = {
        "decision-1": "agree",
        "decision-2": "agree",
        "rec_decision-1": "accept",
        "rec_action-1": MENDED["actions"],
    }
    life.press(
        "Send the decision with both reports",
        "adjudication_asked",
        "ao1",
        **agreed,
        sorry=MENDED["sorry"],
    )
    return life


def listed(life: Lived) -> None:
    """Send the morning's list to the complaints manager."""
    life.heard.schedule("digest")
    life.heard.deliver()


def by_manager(life: Lived, button: str, **answers: str) -> None:
    """Press a button as the complaints manager, who opens the case from the morning's list."""
    listed(life)
    life.press(button, "digest", "manager", **answers)
