"""Whether words are thanks and nothing else. In doubt they are not: each sentence must be of a kind
that only thanks, and whatever could turn it round makes it a complaint.
"""

from __future__ import annotations

import re

from chalicelib.core.reading.patterns import Pattern

_LONGEST = 600  # characters: who thanks at length may well say more than thanks
_MOST_WORDS = 40  # of one sentence
_FOR = (
    r"(?:all )?(?:you(?:r|rs)?(?: \w+)?(?: all)? (?:help|support|work|time|patience|kindness"
    r"|reply|letter|answer|visit|call|efforts?|care|advice|service|understanding|response)"
    r"|(?:everything|all|what|the (?:\w+ )?(?:help|support|work|care|visit|advice))"
    r"(?: (?:that )?you(?:['’]ve| have)?(?: all)? (?:did|done|do|gave|given))?"
    r"|(?:sorting|fixing|resolving|helping|listening|coming|ringing|calling|answering"
    r"|being (?:so |very |really )?(?:kind|there|patient|helpful|lovely)"
    r"|looking (?:after|into)|getting (?:back|this|that|it)|taking (?:the|your) time"
    r"|seeing (?:me|us)|dealing with|replying|writing))"
)
_TAIL = (
    r"(?:with|to|for|in|on|at|of|about|and|the|this|that|it|so|very|out|back|me|us|our|my|her|his"
    r"|him|them|their|you|your|son|daughter|child|children|kids|family|school|taxi|transport|case"
    r"|meeting|visit|contact|placement|review|plan|quickly|quick|kindly|today|yesterday|week"
    r"|everything|all|help|support|work|time|care|kindness|patience|advice|did|do|done|give|gave"
    r"|(?-i:[^\W\d_a-z][a-zà-ÿ-]+))(?:['’]s)?"
)
"""What may follow what somebody is thanked for: little words, and names."""
_NOTHING_ELSE = (
    r"(?:there is |there['’]s )?no (?:need|reply)(?: \w+){0,3}"
    r"|(?:please )?pass (?:this |my |our |on )*(?:thanks|on)(?: to \w+(?: and \w+)?)?"
    r"|have a (?:\w+ ){1,3}(?:day|week|weekend|christmas|evening)"
    r"|(?:hi|hello|dear|good (?:morning|afternoon))(?: \w+){0,4}"
    r"|(?:(?:kind|best|warm|many) )*(?:regards|wishes|thanks)|yours (?:sincerely|faithfully)"
)
_WHOM = r"(?: (?:you|so|very|much|again|all|everyone|everybody|team|indeed|a lot|a million))*"
_THANKS = Pattern(
    rf"(?:just |i |we |would like to |wanted to |want to |to say |say |a |big |huge |many |and |so "
    rf"|my |our |family )*(?:thanks?|thank-you|thankyou|grateful|cheers){_WHOM}"
    rf"(?: to \w+(?: \w+)?)?(?: for {_FOR}(?: {_TAIL}){{0,12}})?",
    re.IGNORECASE,
)
_WELL_DONE = Pattern(
    r"(?:(?:you|they|everyone|she|he|\w+) (?:all )?(?:was|were|have been|has been|are|is) "
    r"(?:so |very |really |all )*(?:kind|helpful|lovely|brilliant|great|wonderful|amazing|patient"
    r"|supportive)|(?:it (?:is|was)|we are|i am) (?:all )?(?:so |very )?(?:sorted|fixed|happy"
    r"|pleased|grateful|great)(?: now)?|(?:really |much )?appreciated?|well done(?: \w+){0,3})",
    re.IGNORECASE,
)
_REST = Pattern(_NOTHING_ELSE, re.IGNORECASE)
_NAME = Pattern(
    r"(?!Help|Sorry|Bye|Goodbye|Please|Stop|Bad|Sad|No\b)[^\W\d_a-z][a-zà-ÿ'’-]+"
    r"(?: [^\W\d_a-z][A-Za-zà-ÿ'’-]+){0,2}(?: ?x+)?"
)
_TURNS = Pattern(
    r"\b(?:but|however|although|though|yet|except|still|until|unless|if|when|why|never|nothing"
    r"|nobody|without|instead|finally|eventually|at last|complain\w*|unhappy|wrong|problem\w*"
    r"|worr\w+|upset\w*|sad|hurt\w*|scared|afraid|ruin\w*|wast\w+|ignor\w+|late|again\w* and again"
    r"|bye|goodbye|farewell"
    r"|forever|end|ending|die\w*|dead|kill\w*|alone|cry\w*|hit\w*|fail\w*"
    r"|cancel\w*|refus\w*|taking (?:my|our|away|him|her|them)|police|court|hospital"
    r"|letting (?:me|us|him|her|my|our) down|not|cannot|\w+n['’]t|please (?!pass)|question|ask"
    r"|help (?:me|us)|need(?! to reply| for)|want(?:ed)?(?! to (?:say|thank)))\b|[?\d]",
    re.IGNORECASE,
)
_SENTENCE = Pattern(r"[.!,;:\n]+|\s-+\s| – |[^\w\s'’-]+")
_SUBJECT = Pattern(
    r"\W*(?:(?:re|fw|fwd) ?: ?)?(?:(?:a )?(?:big |huge |many )?(?:thanks?|thank[ -]?you|cheers)"
    r"(?: (?:so|very|much|you|again|all|team|from|to|for|\w+)){0,5}|compliment|well done|hello|hi)?"
    r"\W*",
    re.IGNORECASE,
)


def is_only_thanks(subject: str, text: str) -> bool:
    """Return whether a message thanks somebody, and says nothing that is no thanks."""
    said = text.strip()
    if not said or len(said) > _LONGEST or not _SUBJECT.fullmatch(subject):
        return False
    if _TURNS.search(f"{subject}\n{said}"):
        return False
    thanked = False
    for sentence in filter(None, map(str.strip, _SENTENCE.split(said))):
        if _thanks(sentence):
            thanked = True
        elif not _is_beside(sentence):
            return False
    return thanked


def _thanks(sentence: str) -> bool:
    return len(sentence.split()) <= _MOST_WORDS and bool(_THANKS.fullmatch(sentence))


def _is_beside(sentence: str) -> bool:
    """Return whether a sentence stands well beside thanks: a greeting, praise, a name."""
    return any(each.fullmatch(sentence) for each in (_WELL_DONE, _REST, _NAME))
