"""Rows that ask what the child or young person thinks, where an adult complains (RULES 1.1.1)."""

from __future__ import annotations

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.clock_rules import ClockRule
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.common import ANYONE, make_chaser
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.core.procedures.when import Guard, When

ASK_CONSENT = Move(
    "ask_consent",
    "Ask what the child or young person wants",
    TEAM_ROLES,
    Recorded.CONSENT_ASKED,
    fields=(
        Field(
            "question",
            "What do you want to ask them?",
            hint=(
                "For example whether they are happy for this to be looked into, and whether "
                "the words are theirs."
            ),
        ),
        Field(
            "safe_way",
            "A safe way for them to answer",
            hint=(
                "One that no adult in the case can read or overhear. It is kept for whoever "
                "speaks with them. The letter goes to an adult, so it does not say it."
            ),
        ),
    ),
    letters=(("consent_wanted", "complainant"),),
    explains=(
        "For a complaint that an adult makes, for a child or in their own right, or for another "
        "adult. It says that there is no pressure. The dates keep running. Where it is safe, speak "
        "to the child yourself instead."
    ),
    source="RULES 1.1.1, N8",
    when=When(Guard.IS_FOR_SOMEONE),
    rare=True,
    done="The question is on its way. Tell them the safe way where no adult can hear it.",
    happened="It was asked what the child or young person wants",
)

RECORD_CONSENT = Move(
    "record_consent",
    "Record what the child or young person said",
    ANYONE,
    Recorded.CONSENT_RECORDED,
    fields=(
        Field(
            "answer",
            "What did they say?",
            "choice",
            choices=(
                ("yes", "They are happy for it to go on"),
                ("no", "They do not want it"),
                ("part", "They want some of it, or other words"),
                ("cannot", "They are too young to say, or could not be asked"),
                ("not_asked", "They were not asked"),
            ),
        ),
        Field(
            "said",
            "In their own words. Or why they were not asked",
            hint="If this is about an adult alone, say so.",
            required=False,
            needed=(
                "answer",
                ("cannot", "not_asked"),
                "Say why they could not say, or were not asked",
            ),
        ),
    ),
    explains=(
        "Whoever has the case finds this out, where it is safe and the child can say. A parent "
        "may complain in their own right whatever the child says. Nothing is refused by this "
        "alone."
    ),
    source="RULES 1.1.1",
    when=When(Guard.IS_FOR_SOMEONE),
    done="Recorded.",
    happened="What the child or young person wants was recorded",
)

VIEWS_CLOCK = ClockRule(
    "child_views",
    5,
    ("views_wanted",),
    ("consent_recorded",),
    "find out what the child or young person thinks",
    "RULES 1.1.1, N8; five days: DESIGN",
    most=5,
    whose="officers",
    instead=("views_not_wanted",),
    apology=False,
    to_do=(
        "Find out what the child or young person thinks of this complaint, where it is safe and "
        "they can say. Then record what they said, or why they are not asked. Nothing else waits "
        "for this."
    ),
    to_do_late=(
        "Make sure today that the child or young person is asked, where it is safe, or record why "
        "they are not asked."
    ),
    while_open=True,
)

VIEWS_NUDGES = make_chaser("child_views", "owner")
