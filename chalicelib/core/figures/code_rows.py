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
        "A request for a service, for something to be put right or for another decision is told "
        "apart from a complaint.",
        (Works("Questions, comments and concerns are recorded as kinds of their own."),),
    ),
    Paragraph(
        "1.4",
        "Any word of being unhappy with what we or those acting for us did is a complaint, "
        "however it is made.",
        (
            Works(
                "An email or a form is taken for a complaint until a person has read it. Letters, "
                "calls and visits are written down with the day on which they came."
            ),
        ),
    ),
    Paragraph(
        "1.5",
        "Nobody has to say “complaint”, and somebody may complain for another.",
        (Works("No word, reason or reference is asked for. Anybody’s helper may use the form."),),
    ),
    Paragraph(
        "1.6",
        "Our policy says what a request is and what a complaint is.",
        person="Where does your policy say so?",
    ),
    Paragraph(
        "1.7",
        "Someone unhappy with the answer to a request may complain, and work on the request goes "
        "on.",
        (Works("Each letter about a concern or a question offers to make it a complaint."),),
    ),
    Paragraph(
        "1.8",
        "Requests are recorded, watched and reviewed.",
        (
            Works("Each has a reference, an owner and a day, and is chased."),
            Counted("T2", ("concern/", "enquiry/"), _MET, _LATE),
        ),
    ),
    Paragraph(
        "2.1",
        "A complaint is taken, unless there is a good reason not to.",
        (Works("Only a person can refuse one, with a reason. Table R1 counts them by reason."),),
    ),
    Paragraph(
        "2.2",
        "A complaint is taken within 12 months, and later where there are good reasons.",
        (Works("No date refuses a complaint. Whoever decides says what was weighed."),),
    ),
    Paragraph(
        "2.3",
        "Our policy says what may not be looked into, and leaves nobody without a way to be heard.",
        person="Where does your policy say so, and is it reasonable?",
    ),
    Paragraph(
        "2.4",
        "Whoever is refused is told why, and that they can ask the Ombudsman.",
        (Works("The decision and the letter that says so leave together, or not at all."),),
    ),
    Paragraph(
        "2.5",
        "Each refusal is decided on its own.",
        person="Look at the refusals of this period again. Was each decided on its own?",
    ),
    Paragraph(
        "3.1",
        "There are several ways to complain, and the needs of disabled people are thought of "
        "before they ask.",
        (Works("Form, email, letter, telephone and visit. Table C5 counts them."),),
        "What did you do this year so that disabled people can complain?",
    ),
    Paragraph(
        "3.2",
        "A complaint can be made to any member of staff, who knows where to pass it.",
        person="How do all staff learn what to do with a complaint?",
    ),
    Paragraph(
        "3.3",
        "Many complaints are no bad sign, and few may mean that people cannot complain.",
        person="Which services or people complain less than you would expect, and why?",
    ),
    Paragraph(
        "3.4",
        "Our policy is published, easy to read, and says what happens at each stage and by when.",
        (Works("The public guide is made from the rules and days by which cases are run."),),
    ),
    Paragraph(
        "3.5",
        "Our policy says how people get to know of it, of the Ombudsman and of the Code.",
        person="How do people get to know of it?",
    ),
    Paragraph(
        "3.6",
        "Someone may act for a person, and may come to any meeting with them.",
        (Works("Advocates and representatives have a place on the case and get its letters."),),
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
        "There are enough people for complaints, who can reach staff at all levels.",
        person="Who deals with complaints, is it enough, and are they trained?",
    ),
    Paragraph(
        "5.1",
        "There is one policy for the complaints that the Code is about.",
        person="Is it one policy for the whole council?",
    ),
    Paragraph(
        "5.2",
        "There are two stages, and none before or between them by another name.",
        (Steps(2),),
    ),
    Paragraph(
        "5.3",
        "Whoever is unhappy is offered a complaint, and need not fear for the help they get.",
        (
            Works("Each message about a concern offers to make it a complaint."),
            Counted("Q2", ("treated",), ("no",), ("yes",)),
        ),
    ),
    Paragraph(
        "5.4",
        "Whoever answers asks what is unclear, hears the person, has no conflict of interest and "
        "looks at the evidence.",
        (Works("Nobody whom a complaint names deals with it or gets its links."),),
        "How do you know that answers are fair? Say how many you read.",
    ),
    Paragraph(
        "5.5",
        "Where an answer will be late, the person is told when it comes, and why.",
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
        (Works("The form asks. What is agreed stands on the case, for everyone who writes."),),
        "How do you look at it again?",
    ),
    Paragraph(
        "5.7",
        "Stage 2 is refused only for a good reason, which the person is told.",
        (Works("Stage 2 begins with the request. Only a person can refuse it, with a reason."),),
    ),
    Paragraph(
        "6.1",
        "What can be put right at once is looked for early, and who may be at risk.",
        (
            Works(
                "Signs of danger are looked for in all that comes in. At stage 1 a complaint can "
                "be put right by agreement: table S1.closed counts those."
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
            Works("That is with all the time that can be given. The letter gives the reason."),
        ),
    ),
    Paragraph(
        "6.5",
        "Whoever is told of more time is told of the Ombudsman.",
        (Works("The letter that gives more time says how to reach the Ombudsman."),),
    ),
    Paragraph(
        "6.6",
        "An answer does not wait for what it promises, which is then followed up.",
        (Counted("L1.actions", ("all",), ("in_time",), ("late", "still_open")),),
    ),
    Paragraph(
        "6.7",
        "Every point is answered, with reasons and the law or policy.",
        (Works("An answer cannot leave while a point of it has no finding and no reason."),),
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
        "Somebody else looks at stage 2, and nobody is asked why they want it.",
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
        (Days("s2_max", 40), Works("That is with all the time that can be given.")),
    ),
    Paragraph(
        "7.1",
        "Where something went wrong we say so, and what we do about it.",
        (Works("Table M1 counts answers with an apology, and those with actions."),),
        "Are apologies plain, and do they say what went wrong?",
    ),
    Paragraph(
        "7.2",
        "What we offer fits the harm that was done.",
        person="How do you make sure of it?",
    ),
    Paragraph(
        "7.3",
        "What we offer says what will be done and by when, and is done.",
        (Counted("B1.recommendations", ("recommendations",), ("in_time",), _NOT_DONE),),
    ),
    Paragraph(
        "7.4",
        "If it cannot be done, the person is told why, what else there is, and of the Ombudsman.",
        (Works("What was promised is dropped only with a reason, and the person is told."),),
    ),
    Paragraph(
        "7.5",
        "The Ombudsman’s guidance on remedies is used.",
        person="Who uses it, and when?",
    ),
    Paragraph(
        "8.1",
        "There is a yearly report with this table, the figures, what was refused, what was "
        "changed, and the Ombudsman’s letter.",
        (Written(("refused", "changed", "ombudsman")),),
    ),
    Paragraph(
        "8.2",
        "It goes to members and is published, with what they said to it.",
        (Written(("answer",)),),
        "Where is it published?",
    ),
    Paragraph(
        "8.3",
        "This table is filled in again when the council or its procedures change much.",
        person="Has either changed since the last one?",
    ),
    Paragraph(
        "9.1",
        "We look past the one case for what should change.",
        (Counted("L1", ("all",), ("with_action", "without_action")),),
    ),
    Paragraph(
        "9.2",
        "Complaints are used to find what is wrong with a service.",
        person="Give an example from this year.",
    ),
    Paragraph(
        "9.3",
        "What was learned is told to citizens, staff and committees.",
        (Works("The public page “You said, we did” shows it by theme."),),
        "Whom else did you tell, and when?",
    ),
    Paragraph(
        "9.4",
        "One senior person watches over complaints, their themes and their risks.",
        person="Who is it?",
    ),
    Paragraph(
        "9.5",
        "A member of the council, or a committee, is responsible for complaints.",
        person="Who is it?",
    ),
    Paragraph(
        "9.6",
        "That member hears regularly how complaints are dealt with, and can ask staff.",
        person="What do they get, and how often?",
    ),
    Paragraph(
        "9.7",
        "They get numbers, kinds, outcomes and times, what comes again and again, and this report.",
        (Works("This report has all of them."),),
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
