"""What is happening at each stage, in words for a child: the line of a child's own page (K9, K10).
No sentence is over 20 words. Written for a reader of nine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from chalicelib.core.procedures.tables import Procedure, Stage

_NEXT_STEP = "Are you not happy with it? Then you can ask for the next step."
_STOPPED = "We have stopped for now. You can still ask for the next step."
_STANDS = " For now, what the meeting decided still counts."

# Stages that mean the same under every procedure that has them.
ANY: Mapping[str, str] = {
    "triage": (
        "The complaints team reads what you told us. Then they choose a manager to look into it."
    ),
    "stage1": "A manager is finding out what happened. They will write to you with our answer.",
    "answered_stage1": (
        "We have sent you our answer. Are you not happy with it? Then you can ask for stage 2. "
        "Somebody else looks at it again."
    ),
    "resolved_stage1": (
        "We agreed with you how to put it right, and wrote it down for you. If it does not work, "
        "you can ask for stage 2."
    ),
    "at_rest_stage1": "We have stopped for now. You can still ask for stage 2.",
    "with_ombudsman": (
        "The Ombudsman has asked us about this. They do not work for us. They choose what happens "
        "next."
    ),
    "paused": "We have to wait before we look into this. Our letter says why, and until when.",
    "withdrawn": "You asked us to stop. You can start again at any time.",
    "not_accepted": (
        "We will not look into this. Our letter says why. You can ask the Ombudsman to look at it."
    ),
    "transferred": "Somebody else deals with this now. Our letter says who, and why.",
    "at_rest": "We have stopped for now. You can start again at any time.",
    "joined": (
        "Something else came to us about the same thing. So we look at the two of them together."
    ),
}

STATUTORY: Mapping[str, str] = {
    "stage2_record": (
        "You asked for stage 2. We wrote down what you said, and sent it to you. Tell us if it is "
        "right."
    ),
    "stage2": (
        "Now two people look at it again. One of them finds out what happened. The other does not "
        "work for us, and makes sure that it is fair."
    ),
    "answered_stage2": (
        "We have told you what we decided, and sent you both reports. Are you not happy with it? "
        "Then you can ask for a panel. That is three people who do not work for us."
    ),
    "at_rest_stage2": (
        "We have stopped for now. You can still ask for a panel. A person then decides about it."
    ),
    "stage3_late": (
        "You asked for a panel, but the time to ask was over. A person decides if you can still "
        "have one. They will write to you."
    ),
    "stage3": (
        "We are finding three people who do not work for us. They are your panel. They look at how "
        "stage 2 was done."
    ),
    "panel_met": "The panel has met. Now they write down what they think. We will send it to you.",
    "panel_reported": (
        "The panel told us what they think. Now someone high up at the council decides what to do."
    ),
    "answered_stage3": (
        "We have sent you our last answer. Are you still not happy? Then you can go to the "
        "Ombudsman."
    ),
    "early_referral": (
        "We agreed with you that the Ombudsman will look at it now. There is no panel."
    ),
}

CODE: Mapping[str, str] = {
    "stage2": (
        "Somebody else is looking at it again. They did not write our first answer. They will "
        "write to you."
    ),
    "answered_stage2": STATUTORY["answered_stage3"],
}

CONFERENCE: Mapping[str, str] = {
    "triage": (
        "The complaints team reads what you told us. Then they choose who will meet you." + _STANDS
    ),
    "chair": (
        "The person who led the meeting will meet you to talk about it. Or their manager will."
        + _STANDS
    ),
    "answered_chair": f"We sent you the notes of our meeting. {_NEXT_STEP}{_STANDS}",
    "manager": "A manager is looking at it. They will write to you." + _STANDS,
    "answered_manager": f"We have sent you an answer. {_NEXT_STEP}{_STANDS}",
    "office": (
        "The council, the police and the health service look at it together. They will write "
        "to you." + _STANDS
    ),
    "answered_office": f"We have sent you what they decided. {_NEXT_STEP}{_STANDS}",
    "panel": "A few people who help to keep children safe look at it together." + _STANDS,
    "answered_panel": (
        "We have sent you what the panel decided. Are you still not happy? The Ombudsman can look "
        "at what the council did."
    ),
    "at_rest_chair": _STOPPED + _STANDS,
    "at_rest_manager": _STOPPED + _STANDS,
    "at_rest_office": _STOPPED + _STANDS,
}

DATA: Mapping[str, str] = {
    "triage": (
        "The complaints team reads what you told us. Then somebody who knows the rules about data "
        "looks into it."
    ),
    "looking": (
        "Somebody is looking into what we did with facts about you. They will tell you what they "
        "find."
    ),
    "answered": (
        "We have told you what we found. Are you not happy with it? Then you can go to the "
        "Information Commissioner. They do not work for us."
    ),
}

CONCERN: Mapping[str, str] = {
    "triage": (
        "The complaints team reads what worries you. Then they choose who can put it right. You "
        "can make it a complaint at any time."
    ),
    "stage1": (
        "A manager is trying to put it right. They will tell you what was done. You can make it a "
        "complaint at any time."
    ),
    "answered": "We told you what was done. Is it not right? Then you can make it a complaint.",
}

COMPLIMENT: Mapping[str, str] = {
    "triage": "The complaints team reads what you told us. You can say if we may pass it on.",
    "to_pass_on": (
        "You said that we may pass it on. We will tell the manager of the person you thanked."
    ),
    "passed_on": "We told the manager of the person you thanked. Thank you.",
    "kept": "Thank you. You asked us not to pass it on, so we did not.",
}

COMMENT: Mapping[str, str] = {
    "triage": "The complaints team reads what you told us.",
    "noted": "We have read it, and told you what came of it. Thank you.",
}

QUESTION: Mapping[str, str] = {
    "triage": "The complaints team reads what you asked. We will find someone who can answer you.",
    "stage1": "A manager is writing an answer to you.",
    "answered": "We have sent you an answer. Does it not help? Then you can make it a complaint.",
}

WITHOUT_NAME: Mapping[str, str] = {
    "triage": "The complaints team reads what you told us.",
    "stage1": "A manager is looking into what you told us.",
    "looked_into": "We have looked into what you told us.",
}

# The words that a procedure has for itself; the Code's are for each of its variants.
BY_PROCEDURE: Mapping[str, Mapping[str, str]] = {
    "children_act": STATUTORY,
    "cp_conference": CONFERENCE,
    "data_protection": DATA,
    "concern": CONCERN,
    "compliment": COMPLIMENT,
    "comment": COMMENT,
    "enquiry": QUESTION,
    "anonymous": WITHOUT_NAME,
}


def say_to_child(procedure: Procedure) -> Procedure:
    """Return a procedure whose stages say to a child what is happening."""
    words = {**ANY, **BY_PROCEDURE.get(procedure.name, CODE)}
    stages = list[Stage]()
    for stage in procedure.stages:
        stages.append(replace(stage, now_for_child=words.get(stage.name, "")))
    return replace(procedure, stages=tuple(stages))
