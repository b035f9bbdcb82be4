"""Rows that several procedures share: the ladder of a late clock, triage, and what may happen at
any stage.
"""

from __future__ import annotations

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.tables import ClockRule, Field, Nudge

ANYONE = ("owner", *TEAM_ROLES)

# those who decide for the team: its mailbox is read by the complaints officers, and by nobody else
MANAGERS = TEAM_ROLES
BY_NAME = (
    "complaints_officer",
    "complaints_manager",
)  # who may say no to someone: never a mailbox, so that it is known who did

FINDINGS = (
    ("upheld", "Upheld: we got this wrong"),
    ("partially_upheld", "Partly upheld: we got some of this wrong"),
    ("not_upheld", "Not upheld: we did not find that we got this wrong"),
    ("no_finding", "No finding: the evidence is not clear enough to decide"),
)

HOW_TOLD = (
    ("phone", "By telephone"),
    ("post", "By letter in the post"),
    ("in_person", "In person"),
)

# Why the person’s time has no cap where it is only advice.
NO_BAR = "only a suggestion: they can ask later too"

HOW_SAID = (*HOW_TOLD[:1], ("writing", "In writing"), HOW_TOLD[2])


def make_ladder(clock: str) -> tuple[Nudge, ...]:
    """Return who is told, in order, as `clock` nears its date and runs late (RULES 1.1.10).

    A rung held by a person whom the complaint names is skipped when it falls. Whoever has the case
    hears each working day, from the day after the date, that it is late (N15).
    """
    return (
        Nudge(clock, -5, "owner", "reminder"),
        Nudge(clock, -2, "owner", "reminder"),
        Nudge(clock, -1, "owner", "reminder"),
        Nudge(clock, 0, "owner", "due_today"),
        Nudge(clock, 0, "manager", "due_today"),
        *_make_rungs_above(clock),
        Nudge(clock, 1, "owner", "overdue", every=1),
    )


def make_late_ladder(clock: str, doer: str = "owner") -> tuple[Nudge, ...]:
    """Return who is told that a step which no law dates is late; `doer` is who must do it."""
    return (
        *_make_rungs_above(clock),
        Nudge(clock, 10, doer, "overdue", every=5),
    )


def _make_rungs_above(clock: str) -> tuple[Nudge, ...]:
    """Return who above those who must do it is told that it is late, and when."""
    return (
        Nudge(clock, 1, "complaints_manager", "overdue"),
        Nudge(clock, 3, "head_of_service", "overdue"),
        Nudge(clock, 5, "director", "overdue"),
        Nudge(clock, 10, "director", "overdue", every=5),
    )


def make_late_news(
    clock: str, first: str = "still_late", within: bool = False
) -> tuple[Nudge, ...]:
    """Return the letters to the person while an answer is late (N17, N24).

    `first` goes out on the day after the date, and a short word every ten working days until it is
    answered. `within` ends them at the limit that the clock may be extended to, whose own go on.
    """
    return (
        Nudge(clock, 1, "complainant", first, unless_extended=within),
        Nudge(clock, 11, "complainant", "still_late", every=10, unless_extended=within),
    )


def make_ack_clock(
    stops: tuple[str, ...], source: str = "002:175-177, 003:31", most: int = 3
) -> ClockRule:
    """Return the clock of the acknowledgement, which all get, whatever they sent (000:37)."""
    return ClockRule(
        "ack",
        3,
        ("receipt",),
        stops,
        "tell you that we have it, and who to ask",
        source,
        most=most,
        foretold=False,
        apology=False,
        to_do=(
            "They do not know yet that we have their {thing}. Reach them in some other way "
            "than by email, and record that you did."
        ),
        to_do_late=(
            "Reach the person in some other way than by email today, and record that you did."
        ),
    )


def make_understood_clock(
    stops: tuple[str, ...], source: str, instead: tuple[str, ...] = ()
) -> ClockRule:
    """Return the clock of the letter that checks what we have understood, which `stops` names
    first.

    The acknowledgement promises it by the third working day, and it waits for a person (N2 to N5).
    """
    return ClockRule(
        "understood",
        3,
        ("receipt",),
        stops,
        "write to you to check that we have understood you",
        source,
        most=3,
        instead=instead,
        foretold=False,
        apology=False,
        to_do=(
            "Nobody has recorded what this is about. Read it, and press “Record what it is "
            "about”. That sends the letter that we promised: it says what we have understood, so "
            "that they can put it right."
        ),
        to_do_late=(
            "Make sure that the team reads it today, and records what it is about. That sends the "
            "letter that we promised."
        ),
    )


# Only the complaints team can record what a complaint is about, whoever has it.
READ_IT = (
    Nudge("understood", -2, "team", "reminder"),
    Nudge("understood", -1, "team", "reminder"),
    Nudge("understood", 0, "team", "due_today"),
    *make_late_ladder("understood", "team"),
    Nudge("understood", 1, "complainant", "reading_late"),
)


def make_chaser(clock: str, to: str = "team") -> tuple[Nudge, ...]:
    """Return a short chase for a step that no law dates: the day before, the day, the ladder."""
    return (
        Nudge(clock, -1, to, "reminder"),
        Nudge(clock, 0, to, "due_today"),
        *make_late_ladder(clock, to),
    )


POINTS = Field(
    "points",
    "What you found, point by point",
    "each",
    role="points",
    parts=(
        Field("finding", "Finding", "choice", choices=FINDINGS),
        Field(
            "evidence",
            "What you looked at",
            hint="For example records, emails, and who you spoke to. Name no other family.",
            real=True,
        ),
        Field(
            "reasons",
            "Your reasons",
            hint="In words the person can follow: why the evidence leads to this finding.",
            real=True,
        ),
        Field("rule", "The rule or policy that applies", "text", required=False),
    ),
)

IF_UPHELD = "needed where we got something wrong"

SORRY = Field(
    "sorry",
    "What we are sorry for",
    hint="Say what we did and that we are sorry for it. Leave it empty if nothing went wrong.",
    required=False,
    apology=True,
    needed_when=IF_UPHELD,
)

ACTIONS = Field(
    "actions",
    "What we will do, who will do it, and by when",
    required=False,
    needed_when=IF_UPHELD,
)

ENCLOSURES = Field(
    "enclosures",
    "Which papers go with it?",
    "papers",
    "The letter names them, and the person opens them on their own page. Leave out what names "
    "another family.",
    required=False,
)

WHICH = Field("which", "Which points?", "points", role="points")

# Letters that end what the council owes, whatever was owed.
ENDINGS = ("withdrawal_confirmed", "not_accepted", "no_interest", "rerouted", "joined")
