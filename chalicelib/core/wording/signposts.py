"""Ways that are not ours: courts, appeals, other agencies, whistleblowing. Each with why it is the
right way and what to do next (RULES 1.1.2).

A council gives addresses and telephone numbers in its own file, under `[elsewhere.<name>]`. It
gives none for `other_agency`: one contact cannot serve every agency.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Way:
    """One way that is not ours, with the words of the letter that sends a person there."""

    name: str
    choice: str  # how an officer chooses it
    whose: str  # who deals with it
    why: str  # why it is theirs
    do: str  # what the person does next
    source: str
    soon: str = ""  # its own time limits, which we do not compute
    find: str = ""  # how to reach an agency for which the council gives no contact


# Each agency has a contact of its own: another's would send a complaint to a stranger (`004:23`).
AGENCIES: tuple[Way, ...] = (
    Way(
        "police",
        "The police",
        "the police",
        "You told us about what the police did. They have their own way to deal with complaints,"
        " and we cannot decide for them.",
        "Write to the police force and say that it is a complaint."
        " If you want, we will pass on what you sent us. Just say so.",
        "004:23",
        find="You can call 101, or look for “complaints” on the website of your police force.",
    ),
    Way(
        "health",
        "The health service: a health visitor, GP, school nurse, hospital or clinic",
        "the health service",
        "You told us about what the health service did. It has its own way to deal with"
        " complaints, and we cannot decide for it.",
        "Write to the health service and say that it is a complaint."
        " If you want, we will pass on what you sent us. Just say so.",
        "004:23",
        find="Ask the surgery, clinic or hospital how to complain. They must tell you.",
    ),
    Way(
        "school",
        "A school, about what its own staff did",
        "the school",
        "You told us about what a school did. It has its own way to deal with complaints,"
        " and we cannot decide for it.",
        "Write to the school and say that it is a complaint."
        " If you want, we will pass on what you sent us. Just say so.",
        "004:23",
        find="Ask the school office how to complain. The school’s website should say it too.",
    ),
    Way(
        "probation",
        "The probation service",
        "the probation service",
        "You told us about what the probation service did. It has its own way to deal with"
        " complaints, and we cannot decide for it.",
        "Write to the probation office and say that it is a complaint."
        " If you want, we will pass on what you sent us. Just say so.",
        "004:23",
        find="Ask at any probation office how to complain.",
    ),
    Way(
        "cafcass",
        "Cafcass, which advises the family courts",
        "Cafcass",
        "You told us about what Cafcass did. It has its own way to deal with complaints,"
        " and we cannot decide for it.",
        "Write to Cafcass and say that it is a complaint."
        " If you want, we will pass on what you sent us. Just say so.",
        "004:23",
        find="Look for “complaints” on the website of Cafcass.",
    ),
    Way(
        "other_agency",
        "Another agency, which you name below",
        "that agency",
        "You told us about what another agency did. It has its own way to deal with complaints,"
        " and we cannot decide for it.",
        "Write to that agency and say that it is a complaint."
        " If you want, we will pass on what you sent us. Just say so.",
        "004:23",
        find="Ask that agency how to complain.",
    ),
)

WAYS: tuple[Way, ...] = (
    Way(
        "court",
        "A decision of a family court",
        "the court",
        (
            "A judge made this decision. Only a court can change it. We cannot, and nor can "
            "the Ombudsman."
        ),
        (
            "Ask a solicitor or the court office how to ask for a change. Many solicitors "
            "offer a free first meeting. You can still complain to us about what our own staff "
            "did."
        ),
        "RULES 1.1.9",
        "Courts have short time limits. Ask today.",
    ),
    Way(
        "send_tribunal",
        "An appeal to the SEND Tribunal",
        "the SEND Tribunal",
        (
            "You can appeal against this decision. The tribunal can change it. We cannot do so "
            "as a complaint."
        ),
        (
            "Our decision letter says how to appeal and how to ask for mediation first. If you "
            "do not have it, tell us and we will send it."
        ),
        "1.2; Staffordshire 22 013 473",
        "You often have two months from the decision letter. Look at its date now.",
    ),
    Way(
        "school_appeal",
        "A school admission or exclusion",
        "the school or its appeal panel",
        "This has its own appeal, and only an appeal can change the decision.",
        "Ask the school, or our school admissions team, for the appeal form.",
        "003:35",
        "Appeals have a closing date. The decision letter gives it.",
    ),
    Way(
        "approval_review",
        "A review of a fostering or adoption approval",
        "the Independent Review Mechanism",
        "A body outside the council reviews decisions on who may foster or adopt.",
        "Our decision letter says how to ask for a review. If you do not have it, tell us.",
        "003:35",
        "You often have 40 working days from the decision letter.",
    ),
    *AGENCIES,
    Way(
        "employment",
        "A member of staff about their own job",
        "the council’s staff team",
        "This is about your own work for the council, so it comes under the rules for staff.",
        (
            "Speak to your manager, your union or the council’s staff team, and ask for the "
            "grievance procedure."
        ),
        "002:179",
    ),
    Way(
        "whistleblowing",
        "A member of staff who reports wrongdoing",
        "the council’s whistleblowing officer",
        (
            "What you report is serious, and the law protects staff who report it. It comes "
            "under the whistleblowing policy, which keeps your name safe."
        ),
        (
            "The whistleblowing officer will speak with you. You can also go to a body outside "
            "the council, such as Ofsted."
        ),
        "002:179-180",
    ),
    Way(
        "adult",
        "A service for adults",
        "the council’s adult social care",
        "This is about a service for adults, which has a complaints procedure of its own.",
        "We pass it on to them, with the day it came in. You do not have to write again.",
        "RULES 1.1.2",
    ),
    Way(
        "another_council",
        "Another council",
        "that council",
        "It was another council that did this, and only it can answer for it.",
        "Write to that council’s complaints team and say what you told us.",
        "004:23",
    ),
)
BY_NAME = {way.name: way for way in WAYS}
