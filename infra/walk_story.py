"""The story that `infra.walk` tells: one mother's complaint, who acts on it, and what each types.

Everyone is made up. A step names the links to follow, from the newest letter with the first; then
the button to press. Days are working days after the step before; no typed words hold a date, so it
starts on any day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Day(Enum):
    """A date that is typed as a day, a month and a year, and is only known on the way."""

    TODAY = "today"
    PANEL = "a week before the panel’s last day"


@dataclass(frozen=True)
class Actor:
    """Someone of the story, and the address their letters go to."""

    name: str
    email: str


@dataclass(frozen=True)
class Step:
    """One thing that someone does. `days` is how many working days pass first; `on` moves to that
    day instead.
    """

    title: str
    who: Actor
    buttons: tuple[str, ...]
    typed: Mapping[str, str | Day] = field(default_factory=dict)
    links: tuple[str, ...] = ()
    days: int = 0
    on: Day | None = None
    papers: tuple[str, ...] = ()  # added on the form's own page of papers


ROSA = Actor("Rosa Delgado, a mother", "rosa.delgado@family.example")
TEAM = Actor("the complaints team", "complaints.team@sefton.example")
PRIYA = Actor("Priya Nair, a team manager", "priya.nair@sefton.example")
NADIA = Actor("Nadia Rahman, the investigating officer", "nadia.rahman@independent.example")
JOYCE = Actor("Joyce Akande, the independent person", "joyce.akande@independent.example")
CATHERINE = Actor("Catherine Doyle, the adjudicating officer", "catherine.doyle@sefton.example")
MIRIAM = Actor("Miriam Stone, the chair of the panel", "miriam.stone@independent.example")
ELAINE = Actor("Elaine Foster, the senior officer", "elaine.foster@sefton.example")

OWN_PAGE = "See where things are, or add something"
CASE = "See the whole case and its history"

STAGE1 = (
    Step(
        "The complaint is sent",
        ROSA,
        ("Continue", "Send complaint"),
        {
            "code": "parent",
            "name": "Rosa Delgado",
            "about": "Mateo Delgado",
            "email": ROSA.email,
            "phone": "07700 900123",
            "safe": "No voicemail, please.",
            "happened": (
                "Three visits were cancelled on the day in the spring, and nobody rang. Then the "
                "assessment said that I had refused support. I never did."
            ),
            "when_text": "March to October this year",
            "involved": "Kevin Short",
            "wanted": "The assessment put right, and an apology.",
            "files": "no",
        },
    ),
    Step(
        "Triage",
        TEAM,
        ("Record what it is about",),
        {
            "procedure": "children_act",
            "service": "disabled_children",
            "named": "Kevin Short",
            "points": "Three visits were cancelled on the day in the spring, and nobody rang.\n"
            "The assessment says that I refused support. I never did.",
        },
        days=1,
    ),
    Step(
        "Allocation",
        TEAM,
        ("Give it to an officer",),
        {"officer": "socialwork1", "note": "The family has had three workers this year."},
    ),
    Step(
        "The stage 1 reply",
        PRIYA,
        ("Send the reply",),
        {
            "finding-1": "upheld",
            "evidence-1": (
                "The visit diary for the spring, and what the two workers on duty told me."
            ),
            "reasons-1": (
                "The diary shows three visits cancelled that morning. Our standard says that "
                "we ring. Nobody did."
            ),
            "rule-1": "Our visiting standard, section 4",
            "finding-2": "not_upheld",
            "evidence-2": "The assessment, and the case note that was made the week before it.",
            "reasons-2": (
                "The note says that support was offered and not wanted. I found nothing that "
                "shows otherwise."
            ),
            "sorry": "Three visits were cancelled and we did not ring you. We are sorry.",
            "actions": (
                "Priya Nair checks every Friday, until the end of the school year, that "
                "cancelled visits are rung through."
            ),
        },
        days=7,
    ),
)

STAGE2 = (
    Step(
        "Stage 2 is asked for",
        ROSA,
        ("I want stage 2",),
        {
            "want_stage2-said": (
                "I did not refuse support. I asked for it twice, in emails to Kevin Short. "
                "Nobody asked me about them."
            )
        },
        links=(OWN_PAGE,),
        days=2,
    ),
    Step(
        "Appointments",
        TEAM,
        ("Appoint the investigating officer and the independent person",),
        {
            "appoint_io": "io1",
            "appoint_ip": "ip1",
            "access": (
                "Mateo’s file since January, the visit diary, Kevin Short’s emails, and the "
                "two workers on duty."
            ),
        },
        days=1,
    ),
    Step(
        "The investigating officer declares",
        NADIA,
        ("Declare that you are independent",),
        {"declared": "yes"},
    ),
    Step(
        "The independent person declares",
        JOYCE,
        ("Declare that you are independent",),
        {"declared": "yes"},
    ),
    Step(
        "The statement is agreed",
        NADIA,
        ("Record the agreed points",),
        {
            "points": "Three visits were cancelled on the day in the spring, and nobody rang.\n"
            "The assessment says that I refused support. I asked for it twice by email.",
            "wanted": "The assessment put right, and an apology.",
            "agreed": "yes",
            "agreed_on": Day.TODAY,
        },
        days=2,
    ),
    Step(
        "Progress",
        NADIA,
        ("Send a progress update",),
        {
            "done": (
                "Nadia Rahman has read the visit diary and Mateo’s file, and has spoken with "
                "two workers."
            ),
            "next": (
                "Nadia Rahman and Joyce Akande meet Kevin Short in the new year. Then they "
                "write their reports."
            ),
        },
        days=6,
    ),
    Step(
        "The investigating officer’s report",
        NADIA,
        ("Give your report",),
        {
            "chronology": (
                "In the spring, three visits were cancelled. Ms Delgado emailed twice to ask for "
                "support. In the autumn a case note said that she had refused it, and the "
                "assessment repeated that."
            ),
            "finding-1": "upheld",
            "evidence-1": "The visit diary, and both workers on duty.",
            "reasons-1": "All three were cancelled that morning, and nobody rang.",
            "finding-2": "upheld",
            "evidence-2": (
                "Two emails from Ms Delgado in Kevin Short’s mailbox, the case note, and our "
                "talk with Kevin Short."
            ),
            "reasons-2": (
                "She asked twice in writing. Whoever wrote the note had not seen her emails."
            ),
            "recommendations": (
                "Put the assessment right, and send Ms Delgado the new one.\nSay sorry for "
                "writing that she refused support."
            ),
        },
        links=(CASE, "Give your report"),
        days=7,
    ),
    Step(
        "The independent person’s report",
        JOYCE,
        ("Give your report",),
        {
            "how": (
                "I was at every meeting. It was thorough and fair, and Ms Delgado was heard. "
                "Mateo was asked what he thinks."
            ),
            "agrees": "yes",
        },
        links=(CASE, "Give your report"),
        days=1,
    ),
    Step(
        "Both reports go on",
        TEAM,
        ("Send both reports to the adjudicating officer",),
        {"appoint_ao": "ao1"},
    ),
    Step(
        "The adjudicating officer’s letter",
        CATHERINE,
        ("Send the decision with both reports",),
        {
            "decision-1": "agree",
            "decision-2": "agree",
            "rec_decision-1": "accept",
            "rec_action-1": (
                "Priya Nair writes the assessment anew with Ms Delgado within ten working days."
            ),
            "rec_decision-2": "accept",
            "rec_action-2": "It is said in this letter.",
            "sorry": "We wrote that you refused support. You had asked for it twice. We are sorry.",
        },
        days=2,
    ),
)

STAGE3 = (
    Step(
        "A panel is asked for",
        ROSA,
        ("I want a review panel",),
        {"want_stage3-said": "Nobody says who wrote the note about me, or why."},
        links=(OWN_PAGE,),
        days=6,
    ),
    Step(
        "The panel is appointed",
        TEAM,
        ("Appoint the chair and the panel",),
        {
            "appoint_chair": "panel1",
            "appoint_second": "panel2",
            "appoint_third": "panel3",
            "declared": "yes",
        },
        days=4,
    ),
    Step(
        "The day is fixed",
        TEAM,
        ("Fix the day of the panel",),
        {"panel_on": Day.PANEL, "time": "10am", "place": "By video call"},
        links=(CASE, "Fix the day of the panel"),
        days=1,
    ),
    Step(
        "The papers are sent",
        TEAM,
        ("Send the invitation and the papers",),
        {
            "enclosures-1": "yes",
            "enclosures-2": "yes",
            "attends": (
                "Nadia Rahman and Joyce Akande, to answer questions. Catherine Doyle, for the "
                "council."
            ),
        },
        links=(CASE, "Send the invitation and the papers"),
        papers=("The complaint and its points.pdf", "Both reports, and the decision.pdf"),
        days=8,
    ),
    Step(
        "The panel meets",
        MIRIAM,
        ("Record that the panel met",),
        {
            "met_on": Day.TODAY,
            "present": (
                "The three of the panel. Ms Delgado and her sister. Nadia Rahman, Joyce Akande "
                "and Catherine Doyle."
            ),
        },
        on=Day.PANEL,
    ),
    Step(
        "The panel reports",
        MIRIAM,
        ("Give the panel’s report",),
        {
            "summary": (
                "Stage 2 was fair. It left one thing out: who wrote the note, and on what it "
                "rested."
            ),
            "report": "We met by video call, and heard Ms Delgado and both authors. The "
            "investigation was fair and full on both points. "
            "It did not say who wrote the note.",
            "recommendations": (
                "Tell Ms Delgado who wrote the note, and on what it rested.\nPut a correction "
                "beside it on the file."
            ),
            "appoint_senior": "senior1",
            "received_on": Day.TODAY,
        },
        links=(CASE, "Give the panel’s report"),
        days=3,
    ),
    Step(
        "The independent person’s view",
        JOYCE,
        ("Say what you think the council should do",),
        {"view": "The council should do both. It is what Ms Delgado asked for from the start."},
        days=2,
    ),
    Step(
        "The final answer",
        ELAINE,
        ("Send the final answer",),
        {
            "rec_decision-1": "accept",
            "rec_action-1": (
                "Catherine Doyle writes to you with the name and the reason within five "
                "working days."
            ),
            "rec_decision-2": "accept",
            "rec_action-2": "Priya Nair adds it within five working days, and sends you a copy.",
            "response": (
                "The panel is right. We looked at what the note said, and not at who wrote it."
            ),
            "sorry": "We did not tell you who wrote the note. We are sorry.",
        },
        days=8,
    ),
)

STORY = STAGE1 + STAGE2 + STAGE3
