"""The two stages of the corporate procedure, and what may come after them."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.procedures.corporate.moves import (
    ANSWER,
    APPOINT,
    ASKED_REVIEW,
    FINAL_ANSWER,
    GIVE_UP,
    MORE_TIME,
    OPEN,
    SETTLE,
    WANT_REVIEW,
)
from chalicelib.core.procedures.shared.end_stages import (
    FROM_OMBUDSMAN,
    leave_out,
    limit_to_stages,
    make_at_rest,
    make_not_accepted,
    make_paused,
    make_transferred,
    make_with_ombudsman,
    make_withdrawn,
)
from chalicelib.core.procedures.shared.given_points import GIVE_POINT, WHILE_ASKED
from chalicelib.core.procedures.shared.join import JOINED
from chalicelib.core.procedures.shared.pause_and_stop import AT_REST, REST, RESTING
from chalicelib.core.procedures.shared.triage import GIVE, HAND_BACK, REROUTE
from chalicelib.core.procedures.shared.wrong_rules import OTHER_RULES, WRONG_RULES
from chalicelib.core.procedures.statutory.stages import AFTER_STAGE1, ASKING, LATER
from chalicelib.core.procedures.tables import Move, Stage

UNANSWERED = (
    WANT_REVIEW,
    ASKED_REVIEW,
    replace(REST, leads_to="at_rest_stage1"),
    WRONG_RULES,
    OTHER_RULES,
    *ASKING,
)

LATER_STAGES = (
    Stage(
        "answered_stage1",
        "Stage 1: answered",
        (
            "We have written to you with our answer. If you are not happy with it, tell us, "
            "and we will take it to stage 2."
        ),
        UNANSWERED,
        status="answered",
        who="You: say whether you are happy with it",
        step="Stage 1",
    ),
    Stage(
        "resolved_stage1",
        "Stage 1: put right",
        (
            "We have written to you with what was agreed. If it does not last, tell us, and we "
            "will take it to stage 2."
        ),
        UNANSWERED,
        status="answered",
        step="Stage 1",
    ),
    Stage(
        "at_rest_stage1",
        "Work stopped after stage 1",
        "You have not asked us for anything more. You can still ask for stage 2.",
        (WANT_REVIEW, ASKED_REVIEW, WRONG_RULES, OTHER_RULES, *ASKING),
        status="at rest",
    ),
    Stage(
        "stage2",
        "Stage 2: a fresh look",
        (
            "Someone who did not write the first answer is looking at it again. They will "
            "write to you with our final answer."
        ),
        (APPOINT, FINAL_ANSWER, MORE_TIME, GIVE_UP, WRONG_RULES, OTHER_RULES, *OPEN),
        who="A manager who did not deal with stage 1",
        step="Stage 2",
    ),
    Stage(
        "answered_stage2",
        "Stage 2: answered",
        "You have our final answer. If you are still not happy, you can go to the Ombudsman.",
        (REST, WRONG_RULES, OTHER_RULES, *LATER),
        status="answered",
        who="You: the Ombudsman is next, if you want",
        step="Stage 2",
    ),
    # Back to where it was: what the Ombudsman finds that we have not answered yet can still go to
    # stage 2.
    make_with_ombudsman(
        leave_out(RESTING, "ombudsman_decided"),
        (*(limit_to_stages(m, *AFTER_STAGE1) for m in (WANT_REVIEW, ASKED_REVIEW)), FROM_OMBUDSMAN),
    ),
    # Where all is held, no point is open to be chosen.
    replace(
        make_paused(),
        moves=tuple(
            m for m in make_paused().moves if not any(f.kind == "points" for f in m.fields)
        ),
    ),
    make_withdrawn(),
    make_not_accepted(),
    make_transferred(),
    make_at_rest(AT_REST),
    JOINED,
)


def make_stage1(sort: Move, part: Move) -> tuple[Stage, ...]:
    """Return the two stages before an answer, with the moves that sort it and split it."""
    return (
        Stage(
            "triage",
            "Stage 1: reading your complaint",
            "The complaints team is reading what you told us and choosing who should look into it.",
            (sort, part, REROUTE, GIVE, *WHILE_ASKED, *OPEN),
            who="The complaints team",
            step="Stage 1",
            now_read="The complaints team is choosing who should look into it.",
        ),
        Stage(
            "stage1",
            "Stage 1: looking into it",
            (
                "A manager who is not named in your complaint is looking into it and will "
                "write to you."
            ),
            (
                *(ANSWER, SETTLE, MORE_TIME, HAND_BACK, sort, part, GIVE),
                *(GIVE_POINT, *WHILE_ASKED, *OPEN),
            ),
            who="A manager who is not named in your complaint",
            step="Stage 1",
        ),
    )
