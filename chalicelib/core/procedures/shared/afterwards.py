"""Rows for what we ask once a case is finished: how we did, and some weeks later whether anybody
treats the person differently because they complained (001:37, 000:43, N43).
"""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.cases import COMPLAINANT
from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.common import BY_NAME
from chalicelib.core.procedures.tables import ClockRule, Field, Move, Nudge
from chalicelib.core.procedures.when import Guard, When

HOW = "how_it_was"  # the clocks, and the parts of the person's own pages where each is answered
SINCE = "since_then"
HOW_LETTER = "how_was_it"
SINCE_LETTER = "since_you_complained"
YES = "yes"
PARTLY = "partly"
NO = "no"
UNSURE = "unsure"
_HOW_WELL = ((YES, "Yes"), (PARTLY, "Partly"), (NO, "No"))
# What the team reads where it records an answer that did not come by the person's own page.
_TOLD_OTHERWISE = (
    "For somebody who answered by telephone, by post or by email. The service that they "
    "complained about does not see it."
)

ANSWER_HOW = Move(
    "answer_how",
    "Send my answers",
    (COMPLAINANT,),
    Recorded.HOW_ANSWERED,
    fields=(
        Field("easy", "Was it easy to tell us?", "choice", choices=_HOW_WELL),
        Field("listened", "Did we listen to you?", "choice", choices=_HOW_WELL),
        Field("satisfied", "Are you happy with how it ended?", "choice", choices=_HOW_WELL),
        Field("said", "Is there anything you want to say?", required=False, limit=5000),
    ),
    explains="You do not have to answer. If you do not, nothing changes for you.",
    source="001:37, N43",
    when=When(Guard.WAS_ASKED_HOW),
    unless=(Recorded.HOW_ANSWERED,),
    keeps=True,
    hears=True,
    section=HOW,
    done="Thank you. We have your answers.",
    happened="They answered how we did",
)

RECORD_HOW = replace(
    ANSWER_HOW,
    name="record_how",
    button="Record what they say about how we did",
    by=TEAM_ROLES,
    fields=(
        replace(ANSWER_HOW.fields[0], label="Was it easy for them to tell us?"),
        replace(ANSWER_HOW.fields[1], label="Did we listen to them?"),
        replace(ANSWER_HOW.fields[2], label="Are they happy with how it ended?"),
        replace(ANSWER_HOW.fields[3], label="What else did they say?"),
    ),
    explains=_TOLD_OTHERWISE,
    hears=False,
    section="",
    rare=True,
    done="Recorded.",
)

ANSWER_SINCE = Move(
    "answer_since",
    "Send my answer",
    (COMPLAINANT,),
    Recorded.SINCE_ANSWERED,
    fields=(
        Field(
            "treated",
            "Has anybody treated you differently since you complained?",
            "choice",
            choices=((NO, "No"), (YES, "Yes"), (UNSURE, "I am not sure")),
        ),
        Field("said", "What happened?", required=False, limit=5000),
    ),
    explains="Only the complaints manager’s team reads it. The people you complained about do not.",
    source="000:43, Code 1.8; six weeks: DESIGN",
    when=When(Guard.WAS_ASKED_SINCE),
    unless=(Recorded.SINCE_ANSWERED,),
    keeps=True,
    hears=True,
    section=SINCE,
    done="Thank you. We have your answer.",
    happened="They answered whether anybody treats them differently",
)

RECORD_SINCE = replace(
    ANSWER_SINCE,
    name="record_since",
    button="Record whether they are treated differently",
    by=BY_NAME,
    fields=(
        replace(
            ANSWER_SINCE.fields[0],
            label="Has anybody treated them differently since they complained?",
            choices=((NO, "No"), (YES, "Yes"), (UNSURE, "They are not sure")),
        ),
        replace(ANSWER_SINCE.fields[1], label="What did they say?"),
    ),
    explains=_TOLD_OTHERWISE,
    hears=False,
    section="",
    rare=True,
    done="Recorded. If they said yes, or were not sure, the complaints manager decides.",
)

AFTERWARDS_MOVES = (ANSWER_HOW, RECORD_HOW, ANSWER_SINCE, RECORD_SINCE)


def make_afterwards_clocks(
    starts: tuple[str, ...], *stops: str, instead: tuple[str, ...] = ()
) -> tuple[ClockRule, ClockRule]:
    """Return the clocks of the two questions: how we did, some days after the end (001:37, N43),
    and six weeks after that, whether anybody treats the person differently (000:43).
    """
    how = ClockRule(
        HOW,
        5,
        starts,
        (HOW_LETTER, *stops),
        "ask you how we did",
        "001:37, N43",
        whose="person",
        instead=instead,
        no_most="they do not have to answer it",
        shown_to="nobody",
        foretold=False,
        once=True,
    )
    since = ClockRule(
        SINCE,
        30,
        (HOW_LETTER,),
        (SINCE_LETTER,),
        "ask you whether anybody treats you differently",
        "000:43; six weeks: DESIGN",
        whose="person",
        no_most="they do not have to answer it",
        shown_to="nobody",
        foretold=False,
        goes_on=True,
        once=True,
    )
    return (how, since)


AFTERWARDS_NUDGES = (
    Nudge(HOW, 0, COMPLAINANT, HOW_LETTER, only_if_safe=True),
    Nudge(SINCE, 0, COMPLAINANT, SINCE_LETTER, only_if_safe=True),
)
