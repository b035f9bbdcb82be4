"""Numbers of things that no table counts: “one policy”, “two new lists”, “one of our leaflets”.

What is not surely such a thing may be people or cases. So “three forms” is not: they may have come
in.
"""

from __future__ import annotations

import re

# People and cases, and what else the tables count: a number of them may be a cell.
PEOPLE = (
    r"(?:people|persons?|child(?:ren)?|parents?|carers?|famil(?:y|ies)|mothers?|fathers?|mums?"
    r"|dads?|grand\w+|siblings?|brothers?|sisters?|sons?|daughters?|aunts?|uncles?|guardians?"
    r"|relatives?|adults?|m[ae]n|wom[ae]n|bab(?:y|ies)|teenagers?|pupils?|students?|adopters?"
    r"|residents?|girls?|boys?|leavers?|young|complaints?|complainants?|cases?|points?|contacts?"
    r"|compliments?|refusals?|withdrawals?|concerns?|enquir(?:y|ies)|requests?|answers?"
    r"|questions?)"
)
# Things of a council that many people share, so that none of them stands for somebody.
_THINGS = (
    r"(?:polic(?:y|ies)|procedures?|process(?:es)?|rules?|standards?|systems?|approach(?:es)?"
    r"|leaflets?|posters?|templates?|checklists?|lists?|registers?|guides?"
    r"|pages?|websites?|films?|videos?|audits?|inbox(?:es)?|mailbox(?:es)?"
    r"|sentences?|chapters?|themes?|lessons?|priorit(?:y|ies)|reasons?|examples?|ideas?"
    r"|ways?|things?|times?|courses?|workshops?|budgets?"
    r"|committees?|boards?|councils?|authorit(?:y|ies)|partnerships?|departments?|services?|teams?"
    r"|districts?|areas?)"
)
_JOINS = (
    r"(?:of|in|on|at|for|to|by|with|from|about|and|or|but|that|which|who|whose|is|was|are|were|has"
    r"|had|have|more|less|fewer)"
)
_DESCRIBES = rf"(?:(?!(?:{PEOPLE}|{_JOINS})\b)[a-z-]+\s)"
_OWN = r"(?:the|our|its|their|these|those|all)\s"
# A thing may stand before somebody: “one team manager”, “two policy complaints”.
_SOMEBODY = rf"(?:{PEOPLE}|[a-z]+(?:er|or|ist|ant|ee|ian)s?|heads?)"
_BEFORE_SOMEBODY = rf"(?!\s(?!{_JOINS}\b)(?:{_DESCRIBES})?{_SOMEBODY}\b)"
_OF_THINGS = re.compile(
    rf"(?<![\d.,])(?<!%\sof\s)(?<!cent\sof\s)\d[\d,]*\s"
    rf"(?:(?:out\s)?of\s(?:{_OWN})?(?:\d[\d,]*\s)?)?"
    rf"{_DESCRIBES}{{0,2}}{_THINGS}\b(?!’|'){_BEFORE_SOMEBODY}",
    re.IGNORECASE,
)


def remove_things(text: str) -> str:
    """Return a text, whose numbers are digits, without those that count things."""
    return _OF_THINGS.sub(" ", text)
