"""Ways that are not ours: courts, appeals, other agencies, whistleblowing. Each with why it is the right way and what to do next (RULES 1.1.2).

What a council must fill in, an address or a telephone number, stands in its own file under `[elsewhere.<name>]`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Way:
    """One way: `choice` is how an officer chooses it, `whose` deals with it, `why` it and not us, `do` what the person does next, `soon` its
    own time limits, which we do not compute."""

    name: str
    choice: str
    whose: str
    why: str
    do: str
    source: str
    soon: str = ""


WAYS: tuple[Way, ...] = (
    Way("court", "A decision of a family court", "the court",
        "A judge made this decision. Only a court can change it. We cannot, and nor can the Ombudsman.",
        "Ask a solicitor or the court office how to ask for a change. Many solicitors give a first talk for free. You can still complain to us about what our own staff did.",
        "RULES 1.1.9", "Courts have short time limits. Ask today."),
    Way("send_tribunal", "An appeal to the SEND Tribunal", "the SEND Tribunal",
        "You can appeal against this decision. The tribunal can change it. We cannot do so as a complaint.",
        "Our decision letter says how to appeal and how to ask for mediation first. If you do not have it, tell us and we will send it.",
        "1.2; Staffordshire 22 013 473", "You often have two months from the decision letter. Look at its date now."),
    Way("school_appeal", "A school admission or exclusion", "the school or its appeal panel",
        "There is an appeal of its own for this, and only it can change the decision.",
        "Ask the school, or our school admissions team, for the appeal form.",
        "003:35", "Appeals have a closing date. The decision letter gives it."),
    Way("approval_review", "A review of a fostering or adoption approval", "the Independent Review Mechanism",
        "A body outside the council reviews decisions on who may foster or adopt.",
        "Our decision letter says how to ask for a review. If you do not have it, tell us.",
        "003:35", "You often have 40 working days from the decision letter."),
    Way("other_agency", "The police, the health service, a school or another agency", "that agency",
        "What you tell us about is what another agency did. It has a complaints procedure of its own, and we cannot decide for it.",
        "Write to that agency and say that it is a complaint. If you want, we pass on what you sent us. Just say so.",
        "004:23"),
    Way("employment", "A member of staff about their own job", "the council’s staff team",
        "This is about your own work for the council, so it goes by the rules for staff.",
        "Speak to your manager, your union or the council’s staff team, and ask for the grievance procedure.",
        "002:179"),
    Way("whistleblowing", "A member of staff who reports wrongdoing", "the council’s whistleblowing officer",
        "What you report is serious, and the law protects staff who report it. It goes by the whistleblowing policy, which keeps your name safe.",
        "The whistleblowing officer will speak with you. You can also go to a body outside the council, such as Ofsted.",
        "002:179-180"),
    Way("adult", "A service for adults", "the council’s adult social care",
        "This is about a service for adults, which has a complaints procedure of its own.",
        "We pass it on to them, with the day it came in. You do not have to write again.",
        "RULES 1.1.2"),
    Way("another_council", "Another council", "that council",
        "It was another council that did this, and only it can answer for it.",
        "Write to that council’s complaints team and say what you told us.",
        "004:23"),
)  # fmt: skip
BY_NAME = {way.name: way for way in WAYS}
