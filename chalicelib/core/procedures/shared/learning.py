"""Rows for what changes because of what people told us: an action, or a reason why none, after each
answer that upholds a point; its proof, a second person's look, and whether it helped.
"""

from __future__ import annotations

from chalicelib.core.learning.actions import TO_REVIEW
from chalicelib.core.learning.themes import SOURCES, list_theme_choices
from chalicelib.core.people.officers import (
    ACTION_CHECKER,
    ACTION_OWNER,
    ACTION_OWNERS,
    ANSWERER,
    TEAM_ROLES,
)
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.common import (
    ANYONE,
    BY_NAME,
    make_chaser,
    make_late_ladder,
)
from chalicelib.core.procedures.tables import ClockRule, Field, Move, Nudge
from chalicelib.core.procedures.when import Guard, When

CHANGES = "action"
SAY_WHAT = "Something changes, so say what"
THEME = Field("theme", "What is it about?", "choice", choices=list_theme_choices())

RECORD_LEARNING = Move(
    "record_learning",
    "Record what changes",
    ANYONE,
    Recorded.LEARNING_RECORDED,
    fields=(
        Field(
            "lessons",
            "What follows, one by one",
            "each",
            role="lessons",
            parts=(
                THEME,
                Field(
                    "follows",
                    "What follows from it?",
                    "choice",
                    choices=((CHANGES, "Something changes"), ("none", "Nothing changes")),
                ),
                Field(
                    "what",
                    "If something changes: what will be done",
                    hint="One thing that anybody can check. Later, the person is sent these words.",
                    required=False,
                    needed=("follows", (CHANGES,), SAY_WHAT),
                    known="promised",
                ),
                Field(
                    "action_owner",
                    "If something changes: who is responsible",
                    "action_owner",
                    required=False,
                    needed=("follows", (CHANGES,), "Choose who is responsible"),
                ),
                Field(
                    "due",
                    "If something changes: by what day",
                    "date",
                    "The day cannot be moved later.",
                    required=False,
                    must="working",
                    needed=("follows", (CHANGES,), "Give the day by which it is done"),
                ),
                Field(
                    "proof_wanted",
                    "If something changes: what will prove it",
                    "text",
                    "For example a new policy, a list of who was trained and when, or ten cases "
                    "that somebody checked.",
                    required=False,
                    needed=("follows", (CHANGES,), "Say what will prove it"),
                ),
                Field(
                    "why_none",
                    "If nothing changes: why",
                    required=False,
                    needed=("follows", ("none",), "Nothing changes, so say why"),
                ),
            ),
        ),
    ),
    explains=(
        "Our answer says that something went wrong, or promises something. Say what will change, "
        "who is responsible, by when, and what will prove it. If nothing changes, say why."
    ),
    source="001:47, 001:51, Code 9, r13",
    when=When(Guard.CLOCK_RUNS, ("learning",)),
    done="Recorded. Each person who has something to do is being told.",
    happened="What changes because of it was recorded",
)

ADD_ACTION = Move(
    "add_action",
    "Add something that will change",
    TEAM_ROLES,
    Recorded.ACTION_ADDED,
    fields=(
        Field("source", "Where does it come from?", "choice", choices=SOURCES),
        THEME,
        Field(
            "what",
            "What will be done?",
            hint="One thing that anybody can check. Later, the person is sent these words.",
            real=True,
        ),
        Field("action_owner", "Who is responsible for it?", "action_owner"),
        Field("due", "By what day?", "date", "The day cannot be moved later.", must="working"),
        Field(
            "proof_wanted",
            "What will prove it?",
            "text",
            "For example a new policy, a list of who was trained and when, or ten cases that "
            "somebody checked.",
        ),
    ),
    explains=(
        "For what we learn from a comment, a compliment, a panel or the Ombudsman, for what we "
        "promised, and for what the board asked for. Whoever is responsible is told, and reminded."
    ),
    source="001:47, 001:51, Code 9",
    rare=True,
    done="Recorded. Whoever is responsible is being told.",
    happened="Something that will change was recorded",
)

CLAIM_ACTION = Move(
    "claim_action",
    "Say that an action is done",
    (ACTION_OWNER, *TEAM_ROLES),
    Recorded.ACTION_CLAIMED,
    fields=(
        Field("action", "Which action?", "action", role="open"),
        Field("done_on", "On what day was it done?", "date", must="until today"),
        Field("what_done", "What was done, and how does the proof show it?", real=True),
        Field(
            "proof",
            "Where is the proof?",
            "papers",
            "Add a file that shows it, then tick it. A picture of a page will do. Nobody outside "
            "the council sees it.",
        ),
    ),
    explains="A second person looks at the proof. Until they have, it does not count as done.",
    source="001:51; a second person: DESIGN",
    when=When(Guard.CLOCK_RUNS, ("action",)),
    done="Recorded. Somebody else is being asked to look at the proof.",
    happened="An action was said to be done",
)

CHECK_ACTION = Move(
    "check_action",
    "Check the proof of an action",
    (*BY_NAME, "head_of_service", "director"),
    Recorded.ACTION_CHECKED,
    fields=(
        Field("action", "Which action?", "action", role="claimed"),
        Field(
            "shown",
            "Does the proof show that it was done?",
            "choice",
            choices=(("yes", "Yes"), ("no", "No: it goes back to whoever is responsible")),
        ),
        Field(
            "why_not",
            "If it does not: what is missing",
            required=False,
            needed=("shown", ("no",), "Say what is missing"),
        ),
        Field(
            "what",
            "If it does: what was done, for the person who complained",
            hint="In words they would use. To a child, write short sentences. They are sent this.",
            required=False,
            needed=("shown", ("yes",), "Say what was done, for the person who complained"),
        ),
        Field(
            "public",
            "If it does: what the public may read",
            hint="Say what changed, like “We now ring back on the same day”. Name nobody, and give "
            "no day or place that points to somebody. If you leave it empty, nothing is published.",
            required=False,
            limit=400,
            published=True,
        ),
    ),
    letters=(("action_told", "complainant"),),
    explains=(
        "For somebody who did not do it. If the proof shows it, the person who complained is told. "
        "What was done after its day counts as late."
    ),
    source="001:51, Code 7.4, N35; a second person: DESIGN",
    when=When(Guard.CLOCK_RUNS, ("action_check",)),
    done="Recorded.",
    happened="The proof of an action was checked",
)

DROP_ACTION = Move(
    "drop_action",
    "Drop an action, and say why",
    BY_NAME,
    Recorded.ACTION_DROPPED,
    fields=(
        Field("action", "Which action?", "action", role="open"),
        Field(
            "what",
            "Why will we not do it, and what will we do instead?",
            hint="In words the person would use. To a child, write short sentences. They are sent "
            "this.",
            real=True,
        ),
    ),
    letters=(("action_told", "complainant"),),
    explains="The person who complained is told why. It stays on the register as dropped.",
    source="001:51, Code 7.4, N35",
    when=When(Guard.CLOCK_RUNS, ("action",)),
    rare=True,
    done="Recorded. They are being told.",
    happened="An action was dropped",
)

RECORD_EFFECT = Move(
    "record_effect",
    "Record whether an action helped",
    BY_NAME,
    Recorded.EFFECT_RECORDED,
    fields=(
        Field("action", "Which action?", "action", role=TO_REVIEW),
        Field(
            "effect",
            "Did the same thing go wrong again in this team?",
            "choice",
            "The register of actions counts the points that were upheld since.",
            choices=(
                ("no", "No"),
                ("yes", "Yes"),
                ("unclear", "It is too early, or too few complaints, to tell"),
            ),
        ),
        Field("effect_why", "How do you know, and what follows?", real=True),
    ),
    explains=(
        "Some months after something was done, check whether it helped. If it did not, add "
        "something else that will change."
    ),
    source="001:47, Code 9; four months: DESIGN",
    when=When(Guard.CLOCK_RUNS, ("action_effect",)),
    rare=True,
    done="Recorded. It is shown beside the action on the register.",
    happened="Whether an action helped was recorded",
)

CHANGE_PUBLIC = Move(
    "change_public",
    "Change what the public reads of an action",
    ("complaints_manager",),
    Recorded.PUBLIC_CHANGED,
    fields=(
        Field("action", "Which action?", "action", role="confirmed"),
        Field(
            "public",
            "What may the public read?",
            hint="Name nobody, and give no day or place that points to somebody. Leave it empty, "
            "and it is taken off the page.",
            required=False,
            limit=400,
            published=True,
        ),
    ),
    explains="For the page “You said, we did”. It changes within five minutes.",
    source="001:47; Code 9; nothing is public unless somebody wrote it for the public: DESIGN",
    when=When(Guard.HAS_ACTION_DONE),
    rare=True,
    done="Saved. The page says it within five minutes.",
    happened="What the public reads of an action was changed",
)

LEARNING_MOVES = (
    RECORD_LEARNING,
    ADD_ACTION,
    CLAIM_ACTION,
    CHECK_ACTION,
    DROP_ACTION,
    RECORD_EFFECT,
    CHANGE_PUBLIC,
)

LEARNING_CLOCKS = (
    ClockRule(
        "learning",
        5,
        ("learning_owed",),
        ("learning_recorded",),
        "record what changes because of our answer",
        "001:47, Code 9; five days: DESIGN",
        whose="officers",
        apology=False,
        to_do=(
            "Our answer says that something went wrong, or promises something. Press “Record what "
            "changes”: say what will be done, by whom and by when, or why nothing will."
        ),
        to_do_late=(
            "Press “Record what changes” today: say what will be done, by whom and by when, or why "
            "nothing will."
        ),
        most=20,
    ),
    ClockRule(
        "action",
        0,
        ("actions_set",),
        ("action_claimed", "action_dropped"),
        "do what we said would change",
        "001:51: the date is set for the action",
        whose="officers",
        dated_by="on",
        apology=False,
        to_do="Do it, keep the proof, and press “Say that an action is done”.",
        to_do_late=(
            "Do it today, keep the proof, and press “Say that an action is done”. It counts as "
            "late, and as open until then."
        ),
    ),
    ClockRule(
        "action_check",
        0,
        ("checks_set",),
        ("action_checked",),
        "check the proof of what was done",
        "001:51; five days: DESIGN",
        whose="officers",
        dated_by="on",
        apology=False,
        to_do="Look at the proof on the case, and press “Check the proof of an action”.",
        to_do_late=(
            "Look at the proof on the case today, and press “Check the proof of an action”. Until "
            "then it does not count as done, and the person is not told."
        ),
    ),
    ClockRule(
        "action_effect",
        0,
        ("effects_set",),
        ("effect_recorded",),
        "check whether what we changed has helped",
        "001:47, Code 9; four months: DESIGN",
        whose="officers",
        dated_by="on",
        apology=False,
        to_do=(
            "Open the register of actions from your list of this morning. It counts the points of "
            "the same theme that were upheld in this team since. Then press “Record whether an "
            "action helped”."
        ),
        to_do_late=(
            "Look at the register of actions, and press “Record whether an action helped” today."
        ),
    ),
)

LEARNING_NUDGES = (
    *make_chaser("learning", ANSWERER),
    Nudge("action", -10, ACTION_OWNERS, "reminder"),
    Nudge("action", -5, ACTION_OWNERS, "reminder"),
    Nudge("action", -1, ACTION_OWNERS, "reminder"),
    Nudge("action", -1, "complaints_manager", "reminder"),
    Nudge("action", 0, ACTION_OWNERS, "due_today"),
    Nudge("action", 1, ACTION_OWNERS, "overdue"),
    *make_late_ladder("action", ACTION_OWNERS),
    Nudge("action_check", -1, ACTION_CHECKER, "reminder"),
    Nudge("action_check", 0, ACTION_CHECKER, "due_today"),
    *make_late_ladder("action_check", ACTION_CHECKER),
    Nudge("action_effect", 0, "complaints_manager", "due_today"),
    Nudge("action_effect", 5, "complaints_manager", "overdue", every=20),
)
