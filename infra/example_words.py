"""What the complaints manager of the made-up council wrote for the example report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chalicelib.core.learning.actions import Action
from chalicelib.core.learning.themes import BOARD

WORDS = {
    "worries": "Stage 2 takes too long to begin, and children in care complain less than we would "
    "expect.",
    "shows": "More people wrote by the form than by telephone, and most complaints about social "
    "work teams were about not being told things. We answered most complaints in time. "
    "Those that were late were late at stage 2, where we had too few people who could "
    "investigate.\n"
    "Children and young people seldom complain alone. Where an advocate was with them, "
    "their complaint was more often put right at stage 1.",
    "refused": "We refused complaints because what happened was too long ago, or because the "
    "person had not enough interest in the child. Each person was told why, and how to ask the "
    "Ombudsman. We looked at every refusal of this kind again in March, and would decide "
    "none of them otherwise.",
    "working": "Everybody who complained was told who would answer and by when. The procedure "
    "works well at stage 1. At stage 2 it took too long to appoint investigators. From May we "
    "share a list of investigators with a neighbouring council.",
    "changed": "Each family now has the name and number of a worker who covers when theirs is "
    "away. Minutes of meetings go out within ten working days, and the team counts how many "
    "did. Complaints about missed visits went down in the teams that did both.",
    "ombudsman": "The annual letter came in July. It counts decisions by the day on which the "
    "Ombudsman made them, and we count them by the day on which we were told, so they "
    "differ. We agree with what it says of delays at stage 2.",
    "next": "By the end of September: a shared list of investigators. By the end of December: a "
    "page for each child who moves home, which says what goes with them. Each is in the "
    "register, with its owner.",
    "answer": "The corporate parenting board considered this report in September. It asked for a "
    "report back on stage 2 in January, and for the figures of children and young people "
    "each quarter.",
}

# What its complaints manager says of the Ombudsman's Code: by paragraph, whether the council keeps
# to it, where only a person can say, and in words.
_OF_THE_CODE = (
    ("1.6", "yes", "Section 2 of our policy, with an example of each."),
    (
        "1.8",
        "",
        "A second person looks each morning at what is due. None has been late since January.",
    ),
    ("2.3", "yes", "Section 4 of our policy. Legal services looked at it in May."),
    ("2.5", "yes", "We read every refusal again in March, and would decide none otherwise."),
    (
        "3.1",
        "partly",
        "The form was tried with disabled people and changed. By December there will be a "
        "film in British Sign Language.",
    ),
    ("3.2", "partly", "New staff are told in their first week. Agency staff will be from June."),
    (
        "3.3",
        "yes",
        "Few complaints come from children’s homes. Advocates now visit each home every month.",
    ),
    ("3.5", "yes", "Posters in every office and home, and a card for each child in care."),
    ("3.8", "no", "Our survey of foster carers does not. It will from the next one, in October."),
    ("4", "partly", "The team grew in January, and everyone in it was trained in March."),
    ("5.1", "yes", "One policy for the whole council."),
    ("5.3", "", "Each person who said so was rung by the complaints manager the same week."),
    ("5.4", "yes", "The complaints manager reads some answers each quarter, chosen by lot."),
    ("5.6", "yes", "Whoever writes next looks at it first. The team looks at all in April."),
    ("6.2", "", "All were emails that lay unread over a bank holiday. The inbox is now covered."),
    ("6.3", "", "Cabinet will decide in September whether to go down to the Code’s ten days."),
    ("6.6", "", "Heads of service get the list of late actions each month, and answer for it."),
    ("6-stage-2", "", "See “How well our procedures worked”: a shared list of investigators."),
    ("7.1", "partly", "Some apologies did not say what for. We wrote examples in February."),
    ("7.2", "yes", "A second manager reads each offer."),
    ("7.5", "yes", "Whoever proposes a remedy names the part of the guidance that it follows."),
    ("8.2", "yes", "On the council’s page about complaints, with the board’s minutes."),
    ("8.3", "yes", "Nothing has changed since the last one."),
    ("9.2", "yes", "Complaints about missed visits led to the cover worker for each family."),
    ("9.3", "yes", "The children in care council, in June, and all team meetings, in July."),
    ("9.4", "yes", "The assistant director of children’s services."),
    ("9.5", "yes", "The cabinet member for children and young people."),
    ("9.6", "partly", "They had the quarterly page twice. From April they get it every quarter."),
)
CODE_WORDS: dict[str, str] = {}
for _number, _kept, _text in _OF_THE_CODE:
    CODE_WORDS[f"code-{_number}"] = _text
    CODE_WORDS[f"code-{_number}-kept"] = _kept

_STAGE_2 = Action(
    1,
    "Report back on how long it takes to appoint investigators at stage 2",
    "delay",
    "manager",
    date(2026, 1, 30),
    "The minutes of the meeting",
    BOARD,
    date(2025, 9, 22),
    "manager",
    public="Report back on how long it takes to appoint investigators at stage 2",
)
# What the board asked for when it read the report of the year before.
ASKED_BY_BOARD = (
    replace(
        _STAGE_2,
        done_on=date(2026, 2, 6),
        done="The board had the report, and asked for a shared list of investigators.",
        confirmed_on=date(2026, 2, 9),
        confirmed_by="head",
    ),
    replace(
        _STAGE_2,
        number=2,
        what="Bring the figures of children and young people each quarter",
        public="Bring the figures of children and young people each quarter",
        due_on=date(2025, 12, 19),
    ),
)
