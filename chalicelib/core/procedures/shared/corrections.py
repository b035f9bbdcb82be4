"""Rows that complete or correct what we know of a case. Each keeps what was there before in the
history, with who changed it and why.
"""

from __future__ import annotations

from chalicelib.core.people.officers import COMPLAINANTS, TEAM_ROLES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.core.procedures.when import Guard, When
from chalicelib.core.receipts import CAME_TO_HEARD, WAYS

WHY = Field(
    "reason",
    "How do you know?",
    hint="For example, they told us on the telephone. This is kept in the history of the case.",
    limit=2000,
)

CORRECT_WHO = Move(
    "correct_who",
    "Correct who they are",
    TEAM_ROLES,
    Recorded.WHO_CORRECTED,
    fields=(
        Field(
            "code",
            "Which of these best describes them?",
            "choice",
            "It decides how we write to them, and whether they are offered an advocate.",
            choices=tuple(COMPLAINANTS.items()),
            known="code",
        ),
        Field(
            "speaks_for",
            "If they are a group: who do they speak for?",
            hint="Names, or how many people. It may be private. No letter says it.",
            required=False,
            limit=2000,
            known="speaks_for",
        ),
        WHY,
    ),
    letters=(("advocacy_offered", "child"),),
    explains=(
        "For a person who did not say who they are, or where we got it wrong. A child or care "
        "leaver is told about advocates today, and our letters are written for them."
    ),
    source="RULES 1.1.1, s26A, N11",
    rare=True,
    shared=True,
    corrects=True,
    done="Saved. Our letters are written for them from now on.",
    happened="Who they are was corrected",
)

CORRECT_NAME = Move(
    "correct_name",
    "Correct what they are called",
    TEAM_ROLES,
    Recorded.NAME_CORRECTED,
    fields=(
        Field(
            "name",
            "What do they want to be called?",
            "text",
            "We use it to greet them. Leave it empty if they do not want us to use a name.",
            required=False,
            limit=100,
            known="name",
        ),
        WHY,
    ),
    explains="Our letters use this name from now on.",
    source="RULES 1.1.1; DESIGN: put right what we know",
    rare=True,
    shared=True,
    corrects=True,
    done="Saved. Our letters use this name from now on.",
    happened="What they are called was corrected",
)

CORRECT_ABOUT = Move(
    "correct_about",
    "Correct who it is about",
    TEAM_ROLES,
    Recorded.ABOUT_CORRECTED,
    fields=(
        Field("about", "Who is it about?", required=False, limit=1000, known="about"),
        WHY,
    ),
    explains="The child, young person or adult that the complaint is about.",
    source="RULES 1.1.1; DESIGN: put right what we know",
    rare=True,
    shared=True,
    corrects=True,
    done="Saved.",
    happened="Who it is about was corrected",
)

CORRECT_HELP = Move(
    "correct_help",
    "Record the help they need",
    TEAM_ROLES,
    Recorded.HELP_CORRECTED,
    fields=(
        Field(
            "help",
            "What do they need to take part?",
            hint=(
                "For example an interpreter and which language, British Sign Language, large "
                "print, Easy Read, more time, or somebody with them."
            ),
            required=False,
            limit=2000,
            known="help",
        ),
        WHY,
    ),
    explains="Everyone who deals with the complaint sees this, and whoever has it is told.",
    source="RULES 1.1.1, 2.6; Equality Act 2010 s20",
    rare=True,
    shared=True,
    corrects=True,
    work="they need help to take part",
    done="Saved. Whoever has the case is being told.",
    happened="The help they need was recorded",
)

RECORD_AGREEMENT = Move(
    "record_agreement",
    "Record who agrees to this complaint, and how",
    TEAM_ROLES,
    Recorded.AGREEMENT_RECORDED,
    fields=(
        Field("whose", "Whose agreement is it?", "text", limit=100),
        Field(
            "age",
            "Are they a child or an adult?",
            "choice",
            choices=(("child", "Under 18"), ("adult", "18 or older")),
        ),
        Field(
            "given",
            "How did they agree?",
            "choice",
            choices=(
                ("writing", "In writing"),
                ("spoken", "They told one of us, face to face or on the telephone"),
                ("advocate", "Through their advocate"),
                ("passed_on", "The person who complained told us so"),
            ),
        ),
        Field("seen_by", "Who saw or heard it?", "text", limit=100),
        Field("said", "What do they agree to?", required=False, limit=2000),
    ),
    explains=(
        "For a complaint that is made for somebody else. An adult agrees in writing. Until they "
        "have, record what you know, and ask them for it."
    ),
    source="RULES 1.1.1",
    keeps=True,
    rare=True,
    shared=True,
    corrects=True,
    done="Saved.",
    happened="Who agrees to the complaint was recorded",
)

CORRECT_PERSON = (CORRECT_WHO, CORRECT_NAME, CORRECT_ABOUT, CORRECT_HELP, RECORD_AGREEMENT)

CORRECT_RECEIPT = Move(
    "correct_receipt",
    "Correct the day it came in",
    TEAM_ROLES,
    Recorded.RECEIPT_CORRECTED,
    fields=(
        Field(
            "day",
            "On what day did the council first have it?",
            "date",
            "Anyone at the council: a social worker, a school visit, a front desk.",
            must="until today",
        ),
        Field("where", "Which worker or office had it?", "text", limit=200),
        WHY,
    ),
    letters=(("day_corrected", "complainant"), ("day_corrected_officer", "owner")),
    explains=(
        "Every date that runs from the day it came in is counted again. The person is told the "
        "new dates. Only the complaints manager can record a later day."
    ),
    source="RULES `ack`, 002:175, 003:31",
    rare=True,
    shared=True,
    corrects=True,
    done="Saved. Its dates are counted from that day.",
    happened="The day it came in was corrected",
)

CORRECT_WAY = Move(
    "correct_way",
    "Correct how it came in",
    TEAM_ROLES,
    Recorded.WAY_CORRECTED,
    fields=(
        Field(
            "source",
            "How did it first come to the council?",
            "choice",
            choices=(*CAME_TO_HEARD, *((way, choice) for way, (choice, _) in WAYS.items())),
            known="source",
        ),
        Field(
            "told_to",
            "Who at the council took it?",
            "text",
            "Leave it empty if nobody did, or if you do not know.",
            required=False,
            limit=200,
            known="told_to",
        ),
        WHY,
    ),
    explains="No date changes. If it came on another day, correct the day too.",
    source="RULES `ack`, 002:175",
    rare=True,
    shared=True,
    corrects=True,
    done="Saved.",
    happened="How it came in was corrected",
)

CORRECT_WANTED = Move(
    "correct_wanted",
    "Correct what they want",
    TEAM_ROLES,
    Recorded.WANTED_CORRECTED,
    fields=(
        Field(
            "wanted",
            "What would put it right?",
            hint="Use their own words.",
            required=False,
            known="wanted",
        ),
        WHY,
    ),
    explains="Whoever has the case is told, so that the answer can say what we will do about it.",
    source="RULES 1.1.2; DESIGN: put right what we know",
    rare=True,
    shared=True,
    corrects=True,
    work="what the person wants has changed",
    done="Saved. Whoever has the case is being told.",
    happened="What they want was corrected",
)

CORRECT_WHEN = Move(
    "correct_when",
    "Correct when it happened",
    TEAM_ROLES,
    Recorded.WHEN_CORRECTED,
    fields=(
        Field(
            "when_text",
            "When did it happen?",
            hint="For example, from March until last week.",
            required=False,
            limit=1000,
            known="when_text",
        ),
        WHY,
    ),
    explains=(
        "The case says if all of it was more than a year before the complaint. A complaint is not "
        "refused by that alone."
    ),
    source="r9, RULES 1.1.4; DESIGN: put right what we know",
    rare=True,
    shared=True,
    corrects=True,
    done="Saved.",
    happened="When it happened was corrected",
)

CORRECT_NAMED = Move(
    "correct_named",
    "Correct which staff it names",
    TEAM_ROLES,
    Recorded.NAMED_CORRECTED,
    fields=(
        Field(
            "named",
            "Which members of staff does it name?",
            "lines",
            "One name a line. They will not be sent this case or its links.",
            required=False,
            known="named",
        ),
        WHY,
    ),
    letters=(("owner_named", "team"),),
    explains=(
        "Whoever is named can no longer see it. If they have the case, or a part in it, it is "
        "taken from them at once, and the team is asked to give it to someone else."
    ),
    source="000:45, Code 5.4, T28",
    rare=True,
    shared=True,
    corrects=True,
    done="Saved. Nobody it names can see it now.",
    happened="Which staff it names was corrected",
)

CORRECT_SERVICE = Move(
    "correct_service",
    "Correct which service it is about",
    TEAM_ROLES,
    Recorded.SERVICE_CORRECTED,
    fields=(
        Field("service", "Which part of children’s services?", "service", known="service"),
        WHY,
    ),
    explains="The case stays with whoever has it. Give it to someone else if it should move.",
    source="RULES 1.1.2",
    when=When(Guard.IS_SORTED),
    rare=True,
    corrects=True,
    done="Saved.",
    happened="Which service it is about was corrected",
)

CORRECT_POINTS = Move(
    "correct_points",
    "Correct the points",
    TEAM_ROLES,
    Recorded.POINTS_CORRECTED,
    fields=(
        Field(
            "points",
            "The points, as they should read",
            "each",
            role="every point",
            parts=(Field("text", "What it should say", known="text"),),
        ),
        WHY,
    ),
    letters=(("points_corrected", "complainant"),),
    explains="The person is sent the corrected points. A point cannot be deleted here.",
    source="RULES 1.1.2, N2",
    when=When(Guard.IS_SORTED),
    rare=True,
    corrects=True,
    work="its points have changed",
    done="Saved. The person is being sent the corrected points.",
    happened="The points were corrected",
)

ADD_POINT = Move(
    "add_point",
    "Add a point",
    TEAM_ROLES,
    Recorded.POINT_ADDED,
    fields=(Field("point", "What is the point?"), WHY),
    letters=(("points_corrected", "complainant"),),
    explains="For something they complained about that is not among the points.",
    source="RULES 1.1.2, N2",
    when=When(Guard.CAN_TAKE_POINT),
    rare=True,
    corrects=True,
    work="a point was added",
    done="Saved. The person is being sent the corrected points.",
    happened="A point was added",
)

# Those that are made without writing to the person, who may not be known.
CORRECT_MATTER = (
    CORRECT_NAMED,
    CORRECT_SERVICE,
    CORRECT_POINTS,
    CORRECT_WANTED,
    CORRECT_WHEN,
    CORRECT_RECEIPT,
    CORRECT_WAY,
)
CORRECTIONS = (*CORRECT_PERSON, *CORRECT_MATTER)
