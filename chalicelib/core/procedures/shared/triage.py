"""Rows of the time before anyone looks into a case: what it is, where it belongs, whether we take
it, and who is given it.
"""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.common import BY_NAME, MANAGERS, WHICH
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.core.procedures.when import Guard, When

TRIAGE = Move(
    "triage",
    "Record what it is about",
    TEAM_ROLES,
    Recorded.TRIAGED,
    fields=(
        Field(
            "procedure",
            "What is it, and which procedure fits?",
            "procedure",
            (
                "The person can change this at any time: if they say it is a complaint, it is. "
                "The day it came in does not change."
            ),
            known="procedure",
        ),
        Field("service", "Which part of children’s services?", "service", known="service"),
        Field(
            "named",
            "Which members of staff does it name?",
            "lines",
            "One name a line. They will not be sent this case or its links.",
            required=False,
            known="named",
        ),
        Field(
            "points",
            "The points, as you understand them",
            "lines",
            "One point a line. We send these to the person, who can correct them.",
            limit=20_000,
            known="points",
            real=True,
        ),
        Field(
            "why",
            "Why does this procedure fit? Say it in words the person will read",
            hint=(
                "They are sent this. You must say it where the case points to other rules: for "
                "example a child in care whose complaint is put under the council’s own procedure."
            ),
            required=False,
        ),
    ),
    explains=(
        "Check what it is, which procedure it comes under, who it names, and each thing "
        "complained of."
    ),
    source="RULES 1.1.2, 1.1.10, N2",
    done=(
        "Recorded. The person is being told which procedure it is under, why, and the points "
        "as you understand them."
    ),
    happened="What it is about was recorded",
    undoable=True,
    undone="what we understood your {thing} to be about, and which rules we use for it",
)

ALLOCATE = Move(
    "allocate",
    "Give it to an officer",
    TEAM_ROLES,
    Recorded.ALLOCATED,
    leads_to="stage1",
    fields=(
        Field(
            "officer",
            "Who will look into it?",
            "officer",
            "Anyone named in the complaint has been left off. Consider anyone close to them too.",
        ),
        Field("note", "Anything they should know first", required=False),
    ),
    letters=(("allocation", "owner"),),
    explains="The officer is sent the points, the date of the reply and their own links.",
    source="002:29, 000:45, N13",
    done="Done. The officer has been sent the case.",
    happened="It was given to an officer",
    told="Allocated to {officer}",
)

# The person is told who looks into it, whatever was recorded before (002:175-177).
GIVE = replace(
    ALLOCATE,
    letters=(*ALLOCATE.letters, ("who_answers", "complainant")),
    source=f"{ALLOCATE.source}, N2",
    done="Done. The officer has been sent the case, and the person is told who looks into it.",
)

HAND_BACK = Move(
    "hand_back",
    "Hand it back",
    ("owner",),
    Recorded.HANDED_BACK,
    leads_to="triage",
    fields=(
        Field(
            "reason",
            "Why should someone else look into it?",
            hint="For example, you know the family, or you were involved in what it is about.",
        ),
    ),
    letters=(("handed_back", "team"),),
    explains="It goes back to the complaints team at once. The date of the reply does not change.",
    source="Code 5.4",
    done="Done. The complaints team has it again.",
    happened="It was handed back to the complaints team",
)

ALLOW_INTEREST = Move(
    "allow_interest",
    "Accept that they have a sufficient interest in the child",
    MANAGERS,
    Recorded.INTEREST_ACCEPTED,
    fields=(Field("reason", "Why, and what does the child think?"),),
    explains=(
        "Only for someone with no right of their own to complain. The complaint goes on as any "
        "other."
    ),
    source="s26(3)(e), r12",
    when=When(Guard.CLAIMS_INTEREST),
    unless=("interest_accepted",),
    keeps=True,
    done="Recorded. It goes on as any other complaint.",
    happened="They were accepted as having a sufficient interest in the child",
)

REFUSE_INTEREST = Move(
    "refuse_interest",
    "Decide that they do not have a sufficient interest in the child",
    BY_NAME,
    Recorded.INTEREST_REFUSED,
    leads_to="not_accepted",
    fields=(
        Field("reason", "Why, in words the person will read"),
        Field("weighed", "What did you take into account, including the child’s own views?"),
    ),
    letters=(("no_interest", "complainant"),),
    explains=(
        "Only for someone with no right of their own to complain. They are told why, and how "
        "to go to the Ombudsman."
    ),
    source="s26(3)(e), r12, N9",
    when=When(Guard.CLAIMS_INTEREST),
    unless=("interest_accepted",),
    done="They are being told, with your reasons.",
    happened="They were found not to have a sufficient interest in the child",
    affects_child=True,
    undoable=True,
    undone="that you did not have enough interest in the child to complain",
    decides=True,
)

DECLINE = Move(
    "decline",
    "Decide not to look into some or all of it",
    BY_NAME,
    Recorded.DECLINED,
    leads_to="not_accepted",
    fields=(
        WHICH,
        Field(
            "ground",
            "On what ground?",
            "choice",
            choices=(
                ("older", "It happened more than a year before they complained"),
                ("considered", "It has been through all stages already"),
                ("no_council", "It is not about anything that this council or its agents did"),
            ),
        ),
        Field("reason", "Why, for this case? Say it in words the person will read"),
        Field(
            "weighed",
            "What did you take into account?",
            hint=(
                "Could they be expected to complain sooner? Illness, disability, fear? Can it "
                "still be looked into fairly? A date alone is not a reason."
            ),
        ),
    ),
    letters=(("not_accepted", "complainant"), ("part_not_accepted", "complainant")),
    explains=(
        "A person decides this, never a date. What is declined is explained to them, with the "
        "Ombudsman; the rest goes on."
    ),
    source="r9, GTBFC 3.3.1, Code 2.4, N10, traps 23 and 24",
    rare=True,
    done="They are being told, with your reasons.",
    happened="Some or all of it was not accepted",
    undoable=True,
    undone="that we would not look into some or all of your {thing}",
    decides=True,
)

REROUTE = Move(
    "reroute",
    "Redirect them to another process",
    MANAGERS,
    Recorded.SENT_ELSEWHERE,
    leads_to="transferred",
    fields=(
        Field("where", "Where should all of it go?", "elsewhere"),
        Field(
            "agency",
            "If it is another agency: which one?",
            "text",
            "For example “the housing association”. The person will read it.",
            required=False,
            limit=200,
        ),
        Field("reason", "Why, for this case? Say it in words the person will read"),
        Field("contact_told", "Have you passed it on? Say to whom and when", required=False),
    ),
    letters=(("rerouted", "complainant"),),
    explains=(
        "For a matter that is wholly for someone else: a court, an appeal, another agency, "
        "whistleblowing. They are told why and what to do next."
    ),
    source="003:35, 004:23, 002:179, N6",
    rare=True,
    done="They are being told where it goes, why, and what to do next.",
    happened="The person was redirected to another process",
    undoable=True,
    undone="that your {thing} was for someone else to deal with",
    decides=True,
)

SPLIT = Move(
    "split",
    "Split it into parts",
    TEAM_ROLES,
    Recorded.SPLIT,
    fields=(
        Field(
            "points",
            "Which procedure fits each point?",
            "each",
            role="points",
            parts=(Field("goes", "Procedure", "procedure", known="procedure"),),
        ),
        Field("why", "Why should they be separate? Say it in words the person will read"),
    ),
    letters=(("parts_explained", "complainant"),),
    explains=(
        "Each part gets its own procedure and dates, counted from the day all of it came in. "
        "The person keeps one contact and one family of references."
    ),
    source="RULES 1.1.2, N6, traps 18 and 19",
    rare=True,
    done="Done. The person is being told where each part goes and why.",
    happened="It was split into parts",
)

# Before anyone has begun to look into it.
AT_TRIAGE = (TRIAGE, SPLIT, REROUTE, ALLOW_INTEREST, REFUSE_INTEREST)
