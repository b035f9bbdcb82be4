"""The paragraphs of the Ombudsman's Complaint Handling Code (February 2024), in our own words, each
with what shows whether the council keeps to it.

Nobody here has read section 4, nor stage 2 after 6.8, word for word: the guide says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.core.figures.code_evidence import (
    Counted,
    Days,
    Evidence,
    Steps,
    Works,
    Written,
    list_rows,
)

PART = "code-"  # before the number of a paragraph, as what a person writes of it is kept
_MET = ("in_time", "in_extension")
_LATE = ("late", "open_late")
_NOT_DONE = ("late", "not_done")
SECTIONS = (
    ("1", "What a complaint is"),
    ("2", "What may be refused"),
    ("3", "Easy to find and to use"),
    ("4", "People and time"),
    ("5", "How complaints are dealt with"),
    ("6", "The two stages"),
    ("7", "Putting things right"),
    ("8", "Reporting"),
    ("9", "Scrutiny and learning"),
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the Code. `person` is what only a person can say of it."""

    number: str
    asks: str
    evidence: tuple[Evidence, ...] = ()
    person: str = ""

    @property
    def key(self) -> str:
        """Return the name under which what a person writes of it is kept."""
        return PART + self.number.replace(",", "").replace(" ", "-")

    @property
    def key_kept(self) -> str:
        """Return the name under which a person's own answer is kept."""
        return f"{self.key}-kept"


PARAGRAPHS: tuple[Paragraph, ...] = (
    Paragraph(
        "1.2",
        "A request for a service, for something to be put right or for another decision is kept "
        "apart from a complaint.",
        (Works("Questions, comments and concerns are recorded as kinds of their own."),),
    ),
    Paragraph(
        "1.4",
        "Any expression of dissatisfaction with what we, or those acting for us, did is a "
        "complaint, however it is made.",
        (
            Works(
                "An email or a form counts as a complaint until a person has read it. Letters, "
                "calls and visits are written down with the day on which they came."
            ),
        ),
    ),
    Paragraph(
        "1.5",
        "Nobody has to use the word “complaint”, and people may complain for somebody else.",
        (Works("We ask for no special word, reason or reference. Helpers may use the form."),),
    ),
    Paragraph(
        "1.6",
        "Our policy says what a request is and what a complaint is.",
        person="Where does your policy say so?",
    ),
    Paragraph(
        "1.7",
        "Someone unhappy with the answer to a request may complain, and work on the request "
        "continues.",
        (Works("Each letter about a concern or a question offers to make it a complaint."),),
    ),
    Paragraph(
        "1.8",
        "Requests are recorded, monitored and reviewed.",
        (
            Works("Each has a reference, an owner and a date, and is chased."),
            Counted("T2", ("concern/", "enquiry/"), _MET, _LATE),
        ),
    ),
    Paragraph(
        "2.1",
        "A complaint is accepted, unless there is a good reason not to.",
        (Works("Only a person can refuse one, with a reason. Table R1 counts them by reason."),),
    ),
    Paragraph(
        "2.2",
        "A complaint is accepted within 12 months, and later where there are good reasons.",
        (
            Works(
                "No complaint is refused by its date alone. Whoever decides says what they weighed."
            ),
        ),
    ),
    Paragraph(
        "2.3",
        "Our policy says what we may not look into, and leaves nobody without a way to be heard.",
        person="Where does your policy say so, and is it reasonable?",
    ),
    Paragraph(
        "2.4",
        "Whoever is refused is told why, and that they can ask the Ombudsman.",
        (Works("The decision and the letter that says so leave together, or not at all."),),
    ),
    Paragraph(
        "2.5",
        "Each refusal is decided on its own facts.",
        person="Look at the refusals of this period again. Was each decided on its own facts?",
    ),
    Paragraph(
        "3.1",
        "There are several ways to complain, and we think of what disabled people need before "
        "they ask.",
        (Works("Form, email, letter, telephone and visit. Table C5 counts them."),),
        "What did you do this year so that disabled people can complain?",
    ),
    Paragraph(
        "3.2",
        "People can complain to any member of staff, who knows where to pass it on.",
        person="How do all staff learn what to do with a complaint?",
    ),
    Paragraph(
        "3.3",
        "Many complaints are not a bad sign. Few may mean that people cannot complain.",
        person="Which services or people complain less than you would expect, and why?",
    ),
    Paragraph(
        "3.4",
        "Our policy is published, easy to read, and says what happens at each stage and by when.",
        (Works("The public guide is made from the same rules and days that cases run by."),),
    ),
    Paragraph(
        "3.5",
        "Our policy says how people find out about it, the Ombudsman and the Code.",
        person="How do people find out about it?",
    ),
    Paragraph(
        "3.6",
        "Someone may act for a person, and may come to any meeting with them.",
        (Works("Advocates and representatives have a part in the case and get its letters."),),
    ),
    Paragraph(
        "3.7",
        "People are told that they can go to the Ombudsman, and how.",
        (Works("Acknowledgements, answers and refusals say so, as does the public guide."),),
    ),
    Paragraph(
        "3.8",
        "Where we ask people what they think of a service, we say how to complain.",
        person="Which surveys do you send, and does each say how to complain?",
    ),
    Paragraph(
        "4",
        "Enough people deal with complaints, and they can reach staff at all levels.",
        person="Who deals with complaints? Are there enough of them, and are they trained?",
    ),
    Paragraph(
        "5.1",
        "There is one policy for the complaints that the Code covers.",
        person="Is it one policy for the whole council?",
    ),
    Paragraph(
        "5.2",
        "There are two stages, and none before or between them by another name.",
        (Steps(2),),
    ),
    Paragraph(
        "5.3",
        "Anybody who is unhappy is told that they can complain, and need not fear losing help.",
        (
            Works("Each message about a concern offers to make it a complaint."),
            Counted("Q2", ("treated",), ("no",), ("yes",)),
        ),
    ),
    Paragraph(
        "5.4",
        "Whoever answers asks about what is unclear, hears the person, has no conflict of "
        "interest and looks at the evidence.",
        (Works("Nobody whom a complaint names deals with it or gets its links."),),
        "How do you know that answers are fair? Say how many you read.",
    ),
    Paragraph(
        "5.5",
        "Where an answer will be late, the person is told when it will come, and why.",
        (
            Counted(
                "H1",
                (*list_rows("s1_response"), *list_rows("s1_max"), *list_rows("s2_response")),
                ("next_day",),
                ("later", "not_told"),
            ),
        ),
    ),
    Paragraph(
        "5.6",
        "What a disabled person needs is agreed, recorded and looked at again.",
        (
            Works(
                "The form asks. What is agreed is shown on the case to everyone who writes to them."
            ),
        ),
        "How do you look at it again?",
    ),
    Paragraph(
        "5.7",
        "Stage 2 is refused only for a good reason, and the person is told it.",
        (Works("Stage 2 begins with the request. Only a person can refuse it, with a reason."),),
    ),
    Paragraph(
        "6.1",
        "We look early for what can be put right at once, and for anybody at risk.",
        (
            Works(
                "Heard looks for signs of danger in everything that comes in. At stage 1 a "
                "complaint can be put right by agreement: table S1.closed counts those."
            ),
        ),
    ),
    Paragraph(
        "6.2",
        "A complaint is acknowledged in 5 working days.",
        (Days("ack", 5), Counted("T1", ("complaint",), _MET, _LATE)),
    ),
    Paragraph(
        "6.3",
        "Stage 1 is answered in 10 working days from the acknowledgement.",
        (
            Days("s1_response", 10),
            Counted("T2", list_rows("s1_response"), ("in_time",), ("in_extension", *_LATE)),
        ),
    ),
    Paragraph(
        "6.4",
        "More time at stage 1 is at most 10 working days, with a reason that the person is told.",
        (
            Days("s1_max", 20),
            Works("That includes all the extra time there can be. The letter gives the reason."),
        ),
    ),
    Paragraph(
        "6.5",
        "Whoever is told of more time is told about the Ombudsman.",
        (Works("The letter that gives more time says how to reach the Ombudsman."),),
    ),
    Paragraph(
        "6.6",
        "An answer does not wait until its promises are kept. They are followed up afterwards.",
        (Counted("L1.actions", ("all",), ("in_time",), ("late", "still_open")),),
    ),
    Paragraph(
        "6.7",
        "Every point is answered, with reasons and the law or policy.",
        (Works("An answer cannot be sent until every point has a finding and a reason."),),
    ),
    Paragraph(
        "6.8",
        "The answer at stage 1 says how to go further.",
        (Works("Each answer says how to ask for stage 2, and where to find the Ombudsman."),),
    ),
    Paragraph(
        "6.10",
        "A request for stage 2 is acknowledged in 5 working days.",
        (Days("s2_ack", 5), Counted("T2", list_rows("s2_ack"), _MET, _LATE)),
    ),
    Paragraph(
        "6.11",
        "Somebody else looks into stage 2, and people need not say why they want it.",
        (Works("Whoever answered at stage 1 is not among those who can be chosen."),),
    ),
    Paragraph(
        "6, stage 2",
        "Stage 2 is answered in 20 working days from its acknowledgement.",
        (
            Days("s2_response", 20),
            Counted("T2", list_rows("s2_response"), ("in_time",), ("in_extension", *_LATE)),
        ),
    ),
    Paragraph(
        "6, more time",
        "More time at stage 2 is at most 20 working days.",
        (Days("s2_max", 40), Works("That includes all the extra time there can be.")),
    ),
    Paragraph(
        "7.1",
        "Where something went wrong, we say so, and say what we will do about it.",
        (Works("Table M1 counts answers with an apology, and those with actions."),),
        "Are apologies plain, and do they say what went wrong?",
    ),
    Paragraph(
        "7.2",
        "What we offer reflects the harm that was done.",
        person="How do you make sure that it does?",
    ),
    Paragraph(
        "7.3",
        "Our offer says what will be done and by when, and it is done.",
        (Counted("B1.recommendations", ("recommendations",), ("in_time",), _NOT_DONE),),
    ),
    Paragraph(
        "7.4",
        "If it cannot be done, the person is told why, what we offer instead, and about the "
        "Ombudsman.",
        (Works("What was promised is dropped only with a reason, and the person is told."),),
    ),
    Paragraph(
        "7.5",
        "The Ombudsman’s guidance on remedies is used.",
        person="Who uses it, and when?",
    ),
    Paragraph(
        "8.1",
        "There is a yearly report with this table, the figures, what was refused, what changed, "
        "and the Ombudsman’s letter.",
        (Written(("refused", "changed", "ombudsman")),),
    ),
    Paragraph(
        "8.2",
        "It goes to members and is published, with their response.",
        (Written(("answer",)),),
        "Where is it published?",
    ),
    Paragraph(
        "8.3",
        "This table is filled in again after a major change to the council or its procedures.",
        person="Has either changed since the last table?",
    ),
    Paragraph(
        "9.1",
        "We look beyond the single case for what should change.",
        (Counted("L1", ("all",), ("with_action", "without_action"), ("nothing_yet",)),),
    ),
    Paragraph(
        "9.2",
        "Complaints are used to find what is wrong with a service.",
        person="Give an example from this year.",
    ),
    Paragraph(
        "9.3",
        "We tell citizens, staff and committees what we learned.",
        (Works("The public page “You said, we did” shows it by theme."),),
        "Whom else did you tell, and when?",
    ),
    Paragraph(
        "9.4",
        "One senior person oversees complaints, their themes and their risks.",
        person="Who is it?",
    ),
    Paragraph(
        "9.5",
        "A member of the council, or a committee, is responsible for complaints.",
        person="Who is it?",
    ),
    Paragraph(
        "9.6",
        "That member is told regularly how complaints are dealt with, and can ask staff.",
        person="What do they get, and how often?",
    ),
    Paragraph(
        "9.7",
        "They get the numbers, kinds, outcomes and times, what keeps recurring, and this report.",
        (Works("This report has all of that."),),
        "When did they last get it?",
    ),
)


def find_paragraph(key: str) -> Paragraph | None:
    """Return the paragraph under whose name something is kept, or None."""
    for paragraph in PARAGRAPHS:
        if paragraph.key == key:
            return paragraph
    return None


def list_section(number: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a section of the Code."""
    found = []
    for paragraph in PARAGRAPHS:
        if paragraph.number[0] == number:
            found.append(paragraph)
    return tuple(found)
