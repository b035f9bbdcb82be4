"""The stages of the statutory procedure, and the moves of each, in order (RULES 1.1)."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.procedures.shared.end_stages import (
    FROM_OMBUDSMAN,
    TO_OMBUDSMAN,
    leave_out,
    limit_to_stages,
    make_at_rest,
    make_not_accepted,
    make_paused,
    make_transferred,
    make_with_ombudsman,
    make_withdrawn,
    replace_moves,
)
from chalicelib.core.procedures.shared.given_points import GIVE_POINT, WHILE_ASKED
from chalicelib.core.procedures.shared.join import JOINED
from chalicelib.core.procedures.shared.pause_and_stop import (
    ANSWERED,
    AT_REST,
    REST,
    RESTING,
    WHILE_OPEN,
)
from chalicelib.core.procedures.shared.reply import EXTEND, REPLY, RESOLVE
from chalicelib.core.procedures.shared.triage import AT_TRIAGE, GIVE, HAND_BACK, SPLIT, TRIAGE
from chalicelib.core.procedures.statutory.asking_onwards import (
    ACCEPT_LATE,
    AGREE_RECORD,
    ASKED_STAGE2,
    ASKED_STAGE3,
    EARLY_REFERRAL,
    LENGTHEN,
    RECORD_AGREED,
    REFUSE_LATE,
    S1_ASKING,
    SAID_STAGE2,
    WANT_STAGE2,
    WANT_STAGE3,
    WANT_STAGE3_LATE,
)
from chalicelib.core.procedures.statutory.meeting import ASK_MEETING, ASKED_MEETING, MEETING_HELD
from chalicelib.core.procedures.statutory.stage2 import AT_STAGE2
from chalicelib.core.procedures.statutory.stage3 import AFTER_PANEL, AT_PANEL, AT_STAGE3
from chalicelib.core.procedures.tables import Stage

LATER = replace_moves(ANSWERED, TO_OMBUDSMAN)
ASKING = replace_moves(RESTING, TO_OMBUDSMAN)
AFTER_STAGE1 = ("answered_stage1", "resolved_stage1", "at_rest_stage1")
AFTER_STAGE2 = ("answered_stage2", "at_rest_stage2")

# Whoever waits for the Ombudsman loses no time by it, so no day is too late to ask (r18, trap 27).
ANY_DAY = tuple(replace(move, when=None) for move in (WANT_STAGE3, ASKED_STAGE3))

# What was taken on at stage 1 goes on: no later stage may be refused (RULES 2.5, traps 15 and 27).
GOING_ON = tuple(move for move in WHILE_OPEN if move.name != "decline")

STAGES: tuple[Stage, ...] = (
    Stage(
        "triage",
        "Stage 1: reading your complaint",
        "The complaints team is reading what you told us and choosing who should look into it.",
        (*AT_TRIAGE, GIVE, *S1_ASKING, SAID_STAGE2, *WHILE_ASKED, *WHILE_OPEN),
        who="The complaints team",
        step="Stage 1",
        now_read="The complaints team is choosing who should look into it.",
    ),
    Stage(
        "stage1",
        "Stage 1: looking into it",
        "A manager who is not named in your complaint is looking into it and will write to you.",
        (
            REPLY,
            RESOLVE,
            EXTEND,
            HAND_BACK,
            TRIAGE,
            SPLIT,
            GIVE,
            GIVE_POINT,
            *WHILE_ASKED,
            *S1_ASKING,
            SAID_STAGE2,
            *WHILE_OPEN,
        ),
        who="A manager who is not named in your complaint",
        step="Stage 1",
    ),
    Stage(
        "answered_stage1",
        "Stage 1: answered",
        (
            "We have written to you with our answer. If you are not happy with it, tell "
            "us, and we will take it to stage 2."
        ),
        (WANT_STAGE2, ASKED_STAGE2, SAID_STAGE2, replace(REST, leads_to="at_rest_stage1"), *ASKING),
        status="answered",
        who="You: say whether you are happy with it",
        step="Stage 1",
    ),
    Stage(
        "resolved_stage1",
        "Stage 1: put right",
        (
            "We have written to you with what was agreed. If it does not last, tell us, "
            "and we will take it to stage 2."
        ),
        (
            WANT_STAGE2,
            ASKED_STAGE2,
            SAID_STAGE2,
            replace(REST, leads_to="at_rest_stage1"),
            *ASKING,
        ),
        status="answered",
        step="Stage 1",
    ),
    Stage(
        "at_rest_stage1",
        "Work stopped after stage 1",
        "You have not asked us for anything more. You can still ask for stage 2.",
        (WANT_STAGE2, ASKED_STAGE2, SAID_STAGE2, *ASKING),
        status="at rest",
    ),
    Stage(
        "stage2_record",
        "Stage 2: writing down what you told us",
        (
            "You asked for stage 2 by word of mouth. We sent you our record of it. Please "
            "tell us if it is right."
        ),
        (
            AGREE_RECORD,
            RECORD_AGREED,
            replace(ASKED_STAGE2, button="Record that they have now asked in writing"),
            *GOING_ON,
        ),
        who="The complaints team, and you",
        step="Stage 2",
    ),
    Stage(
        "stage2",
        "Stage 2: an investigation",
        (
            "An investigating officer looks at it again. An independent person makes sure "
            "that it is fair."
        ),
        (*AT_STAGE2, *GOING_ON),
        who=(
            "An investigating officer and an independent person, who had no part in it; "
            "then a senior manager decides"
        ),
        step="Stage 2",
    ),
    Stage(
        "answered_stage2",
        "Stage 2: answered",
        (
            "We have sent you the decision with both reports. If you are not happy with "
            "it, you can ask for a review panel."
        ),
        (
            WANT_STAGE3,
            WANT_STAGE3_LATE,
            ASKED_STAGE3,
            ASK_MEETING,
            ASKED_MEETING,
            LENGTHEN,
            EARLY_REFERRAL,
            replace(REST, leads_to="at_rest_stage2"),
            MEETING_HELD,
            *ASKING,
        ),
        status="answered",
        who="You: say whether you are happy with it",
        step="Stage 2",
    ),
    Stage(
        "at_rest_stage2",
        "Work stopped after stage 2",
        (
            "You have not asked us for anything more. You can still ask for a review panel, and "
            "someone will decide."
        ),
        (WANT_STAGE3, WANT_STAGE3_LATE, ASKED_STAGE3, MEETING_HELD, *ASKING),
        status="at rest",
    ),
    Stage(
        "stage3_late",
        "Stage 3: your request came after the time to ask",
        "A person is deciding whether a panel can still look at it, and will write to you.",
        (ACCEPT_LATE, REFUSE_LATE, MEETING_HELD, *GOING_ON),
        step="Stage 3",
    ),
    Stage(
        "stage3",
        "Stage 3: arranging the review panel",
        (
            "We are bringing together three people from outside the council to look at how "
            "stage 2 was done."
        ),
        (*AT_STAGE3, MEETING_HELD, *GOING_ON),
        who="A panel of three people from outside the council",
        step="Stage 3",
    ),
    Stage(
        "panel_met",
        "Stage 3: the panel has met",
        "The panel is writing its report. You will be sent it.",
        (*AT_PANEL, MEETING_HELD, *GOING_ON),
        who="The panel",
        step="Stage 3",
    ),
    Stage(
        "panel_reported",
        "Stage 3: the panel has reported",
        "A senior officer of the council is deciding what to do about what the panel said.",
        (*AFTER_PANEL, MEETING_HELD, *GOING_ON),
        who="A senior officer of the council, with the independent person",
        step="Stage 3",
    ),
    Stage(
        "answered_stage3",
        "Stage 3: answered",
        "You have our final answer. If you are still not happy, you can go to the Ombudsman.",
        (REST, MEETING_HELD, *LATER),
        status="answered",
        who="You: the Ombudsman is next, if you want",
        step="Stage 3",
    ),
    Stage(
        "early_referral",
        "With the Ombudsman, as agreed",
        "We agreed with you that the Ombudsman will look at it now, instead of a panel.",
        (*ANY_DAY, replace(REST, leads_to="at_rest_stage2"), MEETING_HELD, *RESTING),
        status="answered",
        still=True,
    ),
    make_with_ombudsman(
        leave_out(RESTING, "ombudsman_decided"),
        (
            *(limit_to_stages(m, *AFTER_STAGE1) for m in (WANT_STAGE2, ASKED_STAGE2, SAID_STAGE2)),
            *(limit_to_stages(m, *AFTER_STAGE2) for m in ANY_DAY),
            FROM_OMBUDSMAN,
            MEETING_HELD,
        ),
    ),
    make_paused(),
    make_withdrawn(),
    make_not_accepted(),
    make_transferred(),
    make_at_rest(AT_REST),
    JOINED,
)
