"""What happens at each stage, in words for the public guide: more than the line that a person's own
page has. The sources are the lines of `002` and `004` that the councils give out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from chalicelib.core.procedures.tables import Stage

STATUTORY_STAGES: Mapping[str, tuple[str, ...]] = {
    "triage": (
        "We record your complaint as soon as it comes in, and keep the record up to date until it "
        "is settled.",
        "We write to you with your reference, who you can ask, and when to expect our answer. The "
        "letter says how to get an advocate, and where to read these rules.",
        "A complaints officer reads it, and talks to the manager of the service about who should "
        "look into it.",
    ),
    "stage1": (
        "The manager tries to solve the problem, explains what happened, and agrees with you "
        "what to do.",
        "If we need longer, we tell you why, and when you will have the answer.",
    ),
    "answered_stage1": (
        "The answer comes by email, by post to your home, or in the way that we agreed.",
        "It says who looked into it, what they found and why, and whether each part of your "
        "complaint was upheld. It also says what you can do next.",
    ),
    "stage2": (
        "We ask two people. The investigating officer does not work in the service that you "
        "complain about. The independent person does not work for the council at all.",
        "They read the records, and interview the staff. They talk to you.",
        "The investigating officer writes a report: what they found, and what they recommend to "
        "put things right for you and to do better in future.",
        "The independent person takes part in all of it, looks after the interests of the child, "
        "and writes a report on whether the investigation was done properly.",
        "Then a senior manager reads both reports and decides.",
    ),
    "answered_stage2": (
        "You get a letter from the senior manager, with a copy of both reports.",
        "You can meet us to go through it, with your advocate if you like. We try to settle it "
        "with you there.",
        "You can ask for a panel for any reason, or give none. People often ask because the report "
        "or the letter is wrong or leaves something out, because the procedure was not followed, "
        "or because we have not tried our best to sort it out. Your advocate can ask for you.",
    ),
    "stage3": (
        "The panel is three people who do not work for the council. One of them leads it.",
        "We invite you, and send the papers to everyone who comes: your complaint, our answers at "
        "both stages, and anything that the chair of the panel adds.",
        "The panel does not investigate again. It looks at how stage 2 was done, and at what would "
        "settle your complaint.",
        "The investigating officer, the independent person, the senior manager who decided and a "
        "complaints officer may be there too. Only the three decide.",
        "You can bring an advocate and one other person, such as a friend or a relative. They can "
        "speak for you, or come in your place.",
        "Most panels meet by video call. Tell us if another way is better for you.",
        "If you do not come, the panel can go ahead without you. Tell us if you need another day.",
    ),
    "panel_met": (
        "The report has a short summary, what the panel found, and what it recommends. It goes to "
        "you and to the council.",
    ),
    "panel_reported": (
        "The senior officer writes to you with what the council will do about each recommendation, "
        "and why. A copy of the panel’s report comes with the letter.",
    ),
}

CONFERENCE_STAGES: Mapping[str, tuple[str, ...]] = {
    "triage": (
        "You may also be unhappy with a service. Then we look at both together: the complaints "
        "officer speaks to the chair’s manager, and each part follows its own rules.",
        "Another agency, such as the police, a school or the health service, has a complaints "
        "procedure of its own. We tell you how to reach it.",
    ),
    "chair": (
        "It can often be sorted out at this meeting.",
        "You can bring somebody with you, such as an advocate, a friend or a relative.",
    ),
    "office": (
        "It decides what should happen next, if anything, and tells you why.",
        "It may ask somebody who is independent of children’s services to look at your complaint "
        "first.",
    ),
    "panel": (
        "It recommends how to sort things out. It may decide that the conference should be "
        "held again, often with a different chair. It may bring a review conference forward. "
        "Or it may confirm what the conference decided.",
        "It may ask somebody who is independent of children’s services for their view.",
    ),
}


def add_guide_words(
    stages: tuple[Stage, ...], words: Mapping[str, tuple[str, ...]]
) -> tuple[Stage, ...]:
    """Return the stages, each with what the public guide says happens there. Raise KeyError for
    words of a stage that is not there.
    """
    unknown = set(words) - {stage.name for stage in stages}
    if unknown:
        raise KeyError(*unknown)
    return tuple(replace(stage, tells=words.get(stage.name, ())) for stage in stages)
