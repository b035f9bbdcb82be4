"""How a case may end or stand still, as stages that several procedures share, and how one of their
rows is put in another's place.
"""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.procedures.shared.ombudsman import LOG_OMBUDSMAN, OMBUDSMAN_DECIDED
from chalicelib.core.procedures.shared.pause_and_stop import AFTERWARDS, RESUME, WHILE_OPEN
from chalicelib.core.procedures.tables import BACK, Move, Stage
from chalicelib.core.procedures.when import Guard, When

TO_OMBUDSMAN = replace(LOG_OMBUDSMAN, leads_to="with_ombudsman")
FROM_OMBUDSMAN = replace(
    OMBUDSMAN_DECIDED, leads_to=BACK
)  # what they send back, or find that we have not answered, goes on from there


def limit_to_stages(move: Move, *stages: str) -> Move:
    """Return `move` as offered only where the case came from one of `stages`."""
    return replace(move, when=When(Guard.CAME_FROM, stages))


def replace_moves(rows: tuple[Move, ...], *own: Move) -> tuple[Move, ...]:
    """Return `rows` with each of `own` in the place of the row of its name."""
    by_name = {move.name: move for move in own}
    return tuple(by_name.get(move.name, move) for move in rows)


def leave_out(rows: tuple[Move, ...], *names: str) -> tuple[Move, ...]:
    """Return `rows` except those of these names."""
    kept = []
    for move in rows:
        if move.name not in names:
            kept.append(move)
    return tuple(kept)


def make_paused(*also: Move) -> Stage:
    """Return the stage of a case that waits for proceedings (r8)."""
    moves = (
        RESUME,
        *leave_out(WHILE_OPEN, "pause", "resume", "explain_delay", "decline", "withdraw_part"),
        *also,
    )
    return Stage(
        "paused",
        "Paused for proceedings",
        (
            "We have paused it so as not to harm other proceedings. We will look again on the "
            "day we told you."
        ),
        moves,
    )


def make_withdrawn(after: tuple[Move, ...] = AFTERWARDS) -> Stage:
    """Return the stage of a case that the person asked us to stop (RULES 1.1.8)."""
    return Stage(
        "withdrawn",
        "Withdrawn",
        "You asked us to stop. You can come back at any time.",
        after,
        status="withdrawn",
    )


def make_not_accepted(after: tuple[Move, ...] = AFTERWARDS) -> Stage:
    """Return the stage of a case that we refuse to look into, with reasons (Code 2.4)."""
    return Stage(
        "not_accepted",
        "Not accepted",
        "We wrote to you to say why. You can go to the Ombudsman.",
        after,
        status="not accepted",
    )


def make_transferred(after: tuple[Move, ...] = AFTERWARDS) -> Stage:
    """Return the stage of a case that belongs somewhere else (003:35, 004:23)."""
    return Stage(
        "transferred",
        "Somewhere else",
        "We wrote to you to say where it goes, and why.",
        after,
        status="transferred",
    )


def make_at_rest(
    after: tuple[Move, ...] = AFTERWARDS,
    name: str = "at_rest",
    now: str = "You have not asked us for anything more. You can come back at any time.",
) -> Stage:
    """Return a stage at which nothing more is asked of us; it closes nothing (RULES 1.1.8)."""
    return Stage(name, "Work stopped", now, replace_moves(after, TO_OMBUDSMAN), status="at rest")


def make_with_ombudsman(
    after: tuple[Move, ...] = AFTERWARDS, asking: tuple[Move, ...] = ()
) -> Stage:
    """Return the stage of a case that the Ombudsman has asked us about (RULES 1.1.9).

    By `asking` the person goes on from there to the next stage, as they could before.
    """
    now = "The Ombudsman has asked us about your complaint. They decide what happens next."
    return Stage(
        "with_ombudsman",
        "With the Ombudsman",
        now,
        (*asking, *leave_out(replace_moves(after, FROM_OMBUDSMAN), "come_back")),
        status="answered",
        still=True,
    )
