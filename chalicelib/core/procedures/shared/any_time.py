"""Rows that hold at any stage of a complaint, with their clocks and nudges."""

from __future__ import annotations

from chalicelib.core.people.officers import LADDER
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.added_words import (
    OPEN_COMPLAINT,
    PUT_WITH_CASE,
    SETTLE_REQUEST,
)
from chalicelib.core.procedures.shared.afterwards import AFTERWARDS_MOVES
from chalicelib.core.procedures.shared.common import (
    make_chaser,
    make_late_ladder,
    make_late_news,
)
from chalicelib.core.procedures.shared.corrections import CORRECTIONS
from chalicelib.core.procedures.shared.danger_and_holds import (
    ASK_FREEZE,
    DANGER_NUDGES,
    FREEZE,
    RAISE_DANGER,
    SEE_DANGER,
)
from chalicelib.core.procedures.shared.files import FILE_MOVES
from chalicelib.core.procedures.shared.find_advocate import (
    ADVOCATE_CLOCK,
    ADVOCATE_NUDGES,
    SETTLE_ADVOCATE,
)
from chalicelib.core.procedures.shared.given_points import POINT_CLOCK, POINT_NUDGES
from chalicelib.core.procedures.shared.is_it_sorted import SORTED_MOVES, TALK_CLOCK, TALK_NUDGES
from chalicelib.core.procedures.shared.learning import (
    LEARNING_CLOCKS,
    LEARNING_MOVES,
    LEARNING_NUDGES,
)
from chalicelib.core.procedures.shared.messages import MOVE_MESSAGE, SEND_EMAIL
from chalicelib.core.procedures.shared.ombudsman import (
    ANSWER_OMBUDSMAN,
    LOG_OMBUDSMAN,
    OMBUDSMAN_DECIDED,
    RECORD_REMEDY,
)
from chalicelib.core.procedures.shared.parties import PARTY_MOVES
from chalicelib.core.procedures.shared.reaching_them import (
    ADDRESS_SAFE,
    ASK_NEW_WAY,
    CHANGE_CONTACT,
    CHANGE_EMAIL,
    RESTRICT,
    REVIEW_RESTRICTION,
    STOP_EMAILS,
    STOP_LINKS,
)
from chalicelib.core.procedures.shared.tell_child import (
    TELL_CHILD,
    TELL_CHILD_CLOCK,
    TELL_CHILD_NUDGES,
    WRITE_TO_CHILD,
)
from chalicelib.core.procedures.shared.wanted_talk import (
    SETTLE_TALK,
    TALK_WANTED_CLOCK,
    TALK_WANTED_NUDGES,
)
from chalicelib.core.procedures.tables import ClockRule, Field, Move, Nudge
from chalicelib.core.procedures.when import Guard, When

CHECK_DOOR = Move(
    "check_door",
    "Record that you checked where it was put",
    ("complaints_manager",),
    Recorded.DOOR_CHECKED,
    fields=(
        Field(
            "reason",
            "Is it in the right place, although the case says otherwise? Why?",
            hint=(
                "If it is not, put it right first: use “We recorded it wrongly”, or record again "
                "what it is about. Nobody outside the council is sent this."
            ),
        ),
    ),
    explains=(
        "Where it was put, or that it was refused, is against what the case says. The complaints "
        "manager looks at it."
    ),
    source="RULES 1.1.2, 2.5; the Ombudsman’s faults",
    when=When(Guard.CLOCK_RUNS, ("door",)),
    done="Recorded.",
    happened="Where it was put was checked",
)

GIVE_OUTSIDE = Move(
    "give_outside",
    "Give it to somebody outside the council",
    LADDER[1:],
    Recorded.GIVEN_OUTSIDE,
    fields=(
        Field("outside_name", "Their name", "text", limit=100),
        Field("outside_email", "Their email address", "text", limit=254),
        Field(
            "reason",
            "Why should somebody outside deal with it?",
            hint="In words that the person may read.",
        ),
    ),
    letters=(("outside_asked", "owner"), ("outside_told", "complainant")),
    explains="They are sent all of it, and then do what the complaints team and a manager would do."
    " Choose someone who was not involved in what it is about.",
    source="000:45, Code 5.4, T28",
    rare=True,
    done="They have been sent the case, and the person is being told.",
    happened="It was given to somebody outside the council",
)

# What may be done at any stage of any procedure for a complaint.
ALWAYS = (
    OPEN_COMPLAINT,
    PUT_WITH_CASE,
    GIVE_OUTSIDE,
    ADDRESS_SAFE,
    WRITE_TO_CHILD,
    TELL_CHILD,
    SETTLE_REQUEST,
    SETTLE_ADVOCATE,
    SETTLE_TALK,
    *PARTY_MOVES,
    CHANGE_CONTACT,
    STOP_EMAILS,
    CHANGE_EMAIL,
    ASK_NEW_WAY,
    STOP_LINKS,
    *CORRECTIONS,
    *FILE_MOVES,
    MOVE_MESSAGE,
    SEND_EMAIL,
    RAISE_DANGER,
    SEE_DANGER,
    ASK_FREEZE,
    FREEZE,
    LOG_OMBUDSMAN,
    CHECK_DOOR,
    ANSWER_OMBUDSMAN,
    OMBUDSMAN_DECIDED,
    RECORD_REMEDY,
    *LEARNING_MOVES,
    *AFTERWARDS_MOVES,
    *SORTED_MOVES,
    RESTRICT,
    REVIEW_RESTRICTION,
)

ALWAYS_CLOCKS = (
    TALK_CLOCK,
    ClockRule(
        "reprisal",
        1,
        ("reprisal_held",),
        ("reprisal_opened", "reprisal_released"),
        "decide what becomes of words about bad treatment for complaining",
        "000:43; one day: DESIGN",
        whose="officers",
        most=2,
    ),
    ClockRule(
        "request",
        1,
        ("request_heard",),
        ("request_settled", "withdrawal_confirmed"),
        "act on what they may have asked for",
        "DESIGN: words that ask are seen to within a day",
        whose="officers",
        apology=False,
        to_do=(
            "Read what they wrote: it may ask for something. Do what they ask by its button, or "
            "record what became of it. Their words count from the day they came."
        ),
        to_do_late=(
            "Read what they wrote, and do what they ask by its button, or record what became of "
            "it. Their words count from the day they came."
        ),
        most=2,
    ),
    ClockRule(
        "door",
        2,
        ("door_doubted",),
        ("door_checked", "mistake_undone"),
        "check that it was put in the right place",
        "RULES 1.1.2, 2.5; two days: DESIGN",
        whose="officers",
        apology=False,
        to_do=(
            "Read why it was put there although the case says otherwise. Put it right, or record "
            "that it is right."
        ),
        to_do_late=(
            "Read today why it was put there although the case says otherwise. Put it right, or "
            "record that it is right."
        ),
        most=5,
    ),
    TELL_CHILD_CLOCK,
    ADVOCATE_CLOCK,
    TALK_WANTED_CLOCK,
    ClockRule(
        "safe_way",
        0,
        ("address_doubted",),
        ("way_settled", "way_decided"),
        "decide how to reach them safely",
        "DESIGN: safe contact; RULES 0.3 (7)",
        whose="officers",
        dated_by="on",
    ),
    ClockRule(
        "end_part",
        0,
        ("end_part_asked",),
        ("party_ended", "party_changed", "party_kept"),
        "end the part of somebody, if the person asked for it",
        "003:32, RULES 4.5: we promise to end it on the day they tell us",
        whose="officers",
        dated_by="on",
        apology=False,
        to_do=(
            "Read what they wrote, and end the part of whoever they mean. Until you decide, no "
            "letter goes to that person."
        ),
        to_do_late=(
            "Read what they wrote, and end the part of whoever they mean today. We promised to do "
            "it on the day they told us. Until you decide, no letter goes to that person."
        ),
    ),
    ClockRule(
        "danger",
        1,
        ("danger_flagged",),
        ("danger_seen",),
        "make sure that the child is safe",
        "003:4-10, N12",
        most=1,
        unit="days",
        whose="officers",
    ),
    ClockRule(
        "freeze",
        0,
        ("freeze_flagged",),
        ("freeze_decided",),
        "say whether the decision is held",
        "GTBFC (same day: DESIGN)",
        whose="officers",
        apology=False,
        to_do_late=(
            "Make sure that a senior person decides today. Until then, ask for nothing "
            "irreversible to be done."
        ),
    ),
    ClockRule(
        "freeze_until",
        0,
        ("freeze_decided",),
        ("freeze_decided",),
        "look again at the decision that is held",
        "GTBFC: the date is set for the case",
        dated_by="until",
        whose="officers",
    ),
    ClockRule(
        "pause_review",
        0,
        ("paused", "pause_kept"),
        ("resumed", "pause_kept", "withdrawal_confirmed", "not_accepted", "rerouted"),
        "look again at whether it can go on",
        "r8: the date is set for the case",
        dated_by="review_on",
        whose="officers",
        shown_to="everyone",
        apology=False,
    ),
    ClockRule(
        "ombudsman",
        0,
        ("ombudsman_asked",),
        ("ombudsman_answered", "ombudsman_decided"),
        "answer the Ombudsman",
        "RULES 1.1.9: the Ombudsman sets the date",
        dated_by="due",
        whose="officers",
        apology=False,
        to_do=(
            "Send the {ombudsman} what it asked for, and record that you did. What it asked, and "
            "what was done on this case, is on the case page."
        ),
        to_do_late=(
            "Send the {ombudsman} what it asked for, or ask it for more time, today. Then record "
            "it."
        ),
    ),
    ClockRule(
        "remedy",
        0,
        ("remedies_set",),
        ("remedy_recorded",),
        "do what the Ombudsman said we must do",
        "RULES 1.1.9, 2.5: the Ombudsman sets the date",
        dated_by="on",
        whose="officers",
        shown_to="everyone",
        apology=False,
        to_do=(
            "Do what the {ombudsman} said, keep the proof, and record it here. The person is told."
        ),
        to_do_late=(
            "The {ombudsman} set this day. Do what it said today, or tell the {ombudsman} and the "
            "person why not. Then record it."
        ),
    ),
    ClockRule(
        "restriction_review",
        0,
        ("contact_restricted",),
        ("restriction_reviewed",),
        "look again at the limit on contact",
        "RULES 2.6: the date is set for the case",
        dated_by="review_on",
        whose="officers",
        apology=False,
    ),
    *LEARNING_CLOCKS,
    POINT_CLOCK,
)

ALWAYS_NUDGES = (
    *TALK_NUDGES,
    Nudge("reprisal", 0, "complaints_lead", "reprisal_waits"),
    Nudge("reprisal", 1, "complaints_lead", "reprisal_waits", every=1),
    *make_chaser("request"),
    *TELL_CHILD_NUDGES,
    *ADVOCATE_NUDGES,
    *TALK_WANTED_NUDGES,
    Nudge("door", -1, "complaints_manager", "reminder"),
    Nudge("door", 0, "complaints_manager", "due_today"),
    *make_late_ladder("door", "complaints_manager"),
    Nudge("safe_way", 0, "team", "due_today"),
    *make_late_ladder("safe_way", "team"),
    Nudge("end_part", 0, "team", "due_today"),
    *make_late_ladder("end_part", "team"),
    *DANGER_NUDGES,
    *make_late_ladder("freeze", "complaints_manager"),
    Nudge("freeze_until", -2, "complaints_manager", "reminder"),
    Nudge("freeze_until", 0, "complaints_manager", "due_today"),
    *make_late_ladder("freeze_until", "complaints_manager"),
    *make_late_news("freeze_until"),
    Nudge("pause_review", 0, "complaints_manager", "due_today"),
    *make_late_ladder("pause_review", "complaints_manager"),
    *make_late_news("pause_review"),
    Nudge("ombudsman", -5, "complaints_manager", "reminder"),
    Nudge("ombudsman", -1, "complaints_manager", "reminder"),
    *make_late_ladder("ombudsman", "complaints_manager"),
    Nudge("remedy", -5, "complaints_manager", "reminder"),
    Nudge("remedy", -1, "complaints_manager", "reminder"),
    Nudge("remedy", 0, "complaints_manager", "due_today"),
    *make_late_ladder("remedy", "complaints_manager"),
    Nudge("restriction_review", 0, "complaints_manager", "due_today"),
    *make_late_ladder("restriction_review", "complaints_manager"),
    *LEARNING_NUDGES,
    *POINT_NUDGES,
)
