"""What a person may be asking for in their own words: hints for the complaints team, each with the
words that show it, and never acted on.

Read to catch what asks, and to pass over what only looks like it: "I do not want to withdraw",
"they told me to withdraw", "if I withdraw", and whatever is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from chalicelib.core.reading import advocate_words, new_complaint_words
from chalicelib.core.reading.for_constituent import CONSTITUENT, WHOSE
from chalicelib.core.reading.other_address_words import OTHER_ADDRESS, WATCHED, WHEN_TO_REACH
from chalicelib.core.reading.patterns import Pattern
from chalicelib.core.reading.spoken_sentences import split_spoken
from chalicelib.core.reading.unsafe_score import ENOUGH, score_unsafe
from chalicelib.core.reading.unsafe_words import ANOTHER_WAY, NOT_ME, TELLS_THEM, TO_HELPER, UNSAFE

SHOWN = 400  # characters of the words that show a request


@dataclass(frozen=True, slots=True)
class Request:
    """Something that somebody's words may ask for: `what` is a row's name, `words` are what shows
    it.
    """

    what: str
    words: str

    @property
    def said(self) -> str:
        """Return what the request may be, in a line for an officer."""
        return _BY_NAME[self.what].said

    @property
    def always(self) -> bool:
        """Return whether the team is told of it even if nothing on the case can record it now."""
        return _BY_NAME[self.what].always

    @property
    def holds(self) -> bool:
        """Return whether nothing may go to their address until a person has decided."""
        if self.what == "helper":
            return bool(_NOT_ME.search(self.words))
        if self.what == "end_party":
            return bool(_TELLS.search(self.words))
        return self.what == "unsafe"

    @property
    def facts(self) -> tuple[str, ...]:
        """Return the facts by which moves record such a request."""
        return _BY_NAME[self.what].facts


@dataclass(frozen=True, slots=True)
class _Row:
    """One kind of request: what an officer is told of it, the facts by which moves record it, and
    its signs.

    `unless` are signs before them, in the same clause, that nobody asks for it. `always` says it to
    the team though no move records it now.
    """

    name: str
    said: str
    facts: tuple[str, ...]
    signs: tuple[Pattern, ...]
    unless: Pattern
    always: bool = True


def _compile_signs(*patterns: str) -> tuple[Pattern, ...]:
    signs = []
    for p in patterns:
        signs.append(Pattern(p.replace("GAP", _GAP).replace("ASK", _ASK), re.IGNORECASE))
    return tuple(signs)


# Between an asking and what is asked for: a few words, none of which turns it round.
_GAP = r"(?:(?!\b(?:no|not|nothing|never|without|instead|rather)\b|n['’]t)[^.;!?]){0,60}?"
_ASK = (
    r"(?:want(?:ed|ing)?|wish(?:ed|ing)?|(?:would|['’]d) (?:like|prefer)"
    r"|ask(?:ed|ing)?(?: you)? (?:for|to)|request(?:ed|ing)?|need|appl(?:y|ied|ying) (?:for|to)"
    r"|demand|please|insist|can (?:i|we|you)|could (?:i|we|you)|may (?:i|we)|how do (?:i|we)"
    r"|let['’]?s|entitled to|right to)"
)
_NO = (
    r"(?:\b(?:not|never|no longer|cannot|neither|nor|(?:do|does|did|is|wo|ca|would|should)nt)"
    r"|n['’]t)"
)
_NOT = (
    rf"{_NO}\s+(?:\w+\s+){{0,1}}$|{_NO} (?:think|believe|say|saying|said|mean|know|see|feel)"
    r"[^,]{0,12}\b(?:i|we)\s+(?:\w+\s+){0,1}$"
)
_NEGATED = Pattern(_NOT, re.IGNORECASE)
OTHERWISE = Pattern(
    rf"{_NOT}|\b(?:if|whether|unless|until|before|why|even though|what happens when|rather than"
    r"|instead of|without|(?:told|tell|tells|telling|asked|asks|asking|made|make|makes|making"
    r"|forced|forcing|pressed|pressured|pressuring|wanted|wants|wanting|advised|persuaded|begged"
    r"|got|pushing|pushed) (?:me|us|her|him|them|my \w+)|(?<!\bi )(?<!\bwe )"
    r"(?:said|says?|saying|thinks?|hopes?|claims?|told \w+|wrote|writes?)(?: that)?)\b[^,]*$",
    re.IGNORECASE,
)
_IT = (
    r"(?:(?:my|the|this|our|that) (?:\w+ )?(?:complaint|concern|case|question|comment|request)s?"
    r"|it|this|everything|all of (?:it|this))"
)
_END = (
    r"(?=\s*(?:$|[.,!?)]|and\b|as\b|because\b|since\b|now\b|please\b|due\b|for\b|from\b|at this\b"
    r"|any ?more\b|any (?:further|longer)\b|further\b|with immediate\b|thank))"
)
_STOP_IT = r"(?:close|cancel|drop|stop|end|withdraw|forget|scrap)"
_NEXT = r"(?:stage|step) ?(?:2|two|ii)\b|second stage|next (?:stage|step|level)"
_ROWS = (
    _Row(
        "withdraw",
        "They may want to stop their complaint",
        ("withdrawn",),
        _compile_signs(
            (
                r"\b(?:i|we)(?:['’](?:d|ll|m|ve|re))?,? (?:(?:hereby|now|formally|just|both|would"
                r"|like to|wish to|want to|have|decided to|am|are|going to|will|must|had to"
                rf"|need to|think|should) ){{0,8}}withdraw(?:ing)?\b(?: {_IT}\b|{_END})"
            ),
            (
                r"(?:^|please |kindly |\b(?:want|like|wish|ask|need) (?:you )?to (?:please )?"
                r"|\b(?:can|could|would|will) (?:you|i|we) (?:please )?|\b(?:so|then) )"
                rf"(?:please )?{_STOP_IT} (?:my|our|the|this) (?:\w+ )?complaint\b"
            ),
            rf"(?:^|\b(?:want|like|wish|need) to )withdraw\b(?: {_IT}\b|{_END})",
            (
                rf"{_NO} (?:\w+ )?(?:want|wish|intend|plan|like|going) "
                rf"(?:to (?:go on|continue|carry on|proceed|go ahead|press on)(?: with {_IT})?"
                rf"(?:{_END}| any)|to (?:pursue|complain|take) ?(?:{_IT})?(?: about (?:it|this))?"
                rf"(?: any)? ?(?:further|more|longer)?{_END})"
            ),
        ),
        OTHERWISE,
    ),
    _Row(
        "stage2",
        "They may be asking for the next stage",
        ("stage2_requested", "manager_asked", "office_asked"),
        _compile_signs(
            rf"\bASK\bGAP\b(?:{_NEXT}|escalat\w+)",
            (
                r"\b(?:take|taking|move|moving|go|going|put|escalate|escalating|refer|pass|push)"
                r"\b(?: (?:it|this|things|my complaint|the complaint|everything|that))? "
                rf"(?:straight |up )?(?:on )?(?:to|for|into) (?:the )?(?:{_NEXT})"
            ),
            r"\b(?:please|kindly|i|we|to|must|will|and) (?:\w+ )?escalate\b",
            (
                r"\b(?:want|like|wish|intend|going|need|will be|am) (?:to )?(?:take|taking|tak) "
                r"(?:it|this|things|my complaint|the complaint|the matter|that) (?:any )?"
                r"(?:further|higher)\b"
            ),
            r"^(?:stage (?:2|two)|escalate)(?: please)?$",
        ),
        _NEGATED,
    ),
    _Row(
        "unhappy",
        "They are not happy with our answer, so they may want the next stage",
        (
            "stage2_requested",
            "stage3_requested",
            "manager_asked",
            "office_asked",
            "conference_panel_asked",
        ),
        _compile_signs(
            (
                rf"(?:{_NO}|\bfar from) (?:\w+ )?"
                r"(?:happy|satisfied|content|pleased|accept\w*|agree\w*)\b"
            ),
            (
                r"\b(?:unhappy|dissatisfied|disagree|disappointed|unacceptable|not good enough"
                r"|reject)\b"
            ),
        ),
        Pattern(r"\b(?:nobody|no one|i['’]m not saying)\b[^,]*$", re.IGNORECASE),
        always=False,
    ),
    _Row(
        "panel",
        "They may be asking for a panel",
        ("stage3_requested", "stage3_asked_late", "conference_panel_asked"),
        _compile_signs(
            (
                r"\bASK\bGAP\b(?:(?:a|the|your|review|independent|complaints?) (?:\w+ )?panel\b"
                r"|panel (?:hearing|review|meeting)|(?:stage|step) ?(?:3|three|iii)\b"
                r"|third stage)"
            ),
            (
                r"\b(?:take|taking|move|moving|go|going|put|escalate|refer)\b"
                r"(?: (?:it|this|things|my complaint|the complaint|that))? (?:on )?to (?:a|the) "
                r"(?:\w+ )?panel\b"
            ),
            r"^(?:a )?(?:review )?panel(?: please)?$",
        ),
        _NEGATED,
    ),
    _Row(
        "complaint",
        "They may want it to be a complaint",
        ("made_complaint",),
        _compile_signs(
            (
                r"\bASK\bGAP\b(?:(?:formal|official|proper|full|real) (?:\w+ )?complaint\b"
                r"|to complain\b|complain formally)"
            ),
            (
                r"\bASK\bGAP\b(?:make|made|making|treat\w*|log\w*|record\w*|register\w*|raise|be"
                r"|become|as|lodge|submit|put in|file) (?:\w+ ){0,2}?a (?:\w+ )?complaint\b"
            ),
            (
                r"\b(?:this|it) (?:is|should be|must be|has to be|needs to be) (?:now )?an? "
                r"(?:\w+ )?complaint\b"
            ),
            (
                r"\b(?:treat|log|record|register|take|count) (?:it|this|that|my \w+) as an? "
                r"(?:\w+ )?complaint\b"
            ),
            (
                r"\b(?:i|we) (?:\w+ ){0,2}complain (?:formally|officially)\b|\b(?:i|we)"
                r" am complaining\b|\bi['’]m complaining\b|\bmaking an? (?:\w+ )?complaint\b"
            ),
        ),
        _NEGATED,
        always=False,
    ),
    _Row(
        "separate",
        "They may have sent a new complaint, that is not part of this one",
        ("message_moved",),
        _compile_signs(*new_complaint_words.SIGNS),
        OTHERWISE,
        always=False,
    ),
    _Row(
        "advocate",
        "They may be asking for an advocate",
        ("advocate_offered",),
        _compile_signs(
            (
                r"\b(?:ASK|get|find|have|give|send|looking for|where is|interested in)"
                r"\bGAP\badvoca(?:te|cy)\b"
            ),
            (
                r"\bASK\bGAP\b(?:someone|somebody|a person|help) (?:to |who can |who will )?"
                r"(?:speak|talk|write|stand)(?:s|ing)? (?:up )?(?:for|with) me\b"
            ),
            r"^(?:an )?advocate(?: please)?$",
        ),
        _NEGATED,
    ),
    _Row(
        "helper",
        "They may want our letters to go to their advocate, or another helper, and not to them",
        ("party_added", "contact_changed"),
        _compile_signs(*TO_HELPER),
        _NEGATED,
    ),
    # its signs: `for_constituent.py`
    _Row(CONSTITUENT, WHOSE, ("name_corrected", "contact_changed", "party_added"), (), OTHERWISE),
    _Row(
        "end_party",  # its signs hold names: `end_party_words.py`
        "They may want somebody to have no part in this any more",
        ("party_ended", "party_kept", "party_changed"),
        (),
        OTHERWISE,
    ),
    _Row(
        "unsafe",
        "What we send to their address may not be safe: somebody else may read it",
        ("contact_changed",),
        _compile_signs(*UNSAFE, *OTHER_ADDRESS, *WATCHED),
        Pattern(r"\b(?:why (?:did|do|does|is|are)|i (?:never )?said)\b[^,]*$", re.IGNORECASE),
    ),
    _Row(
        "contact",
        "They may be asking us to reach them another way, which may be about their safety",
        ("contact_changed",),
        _compile_signs(*ANOTHER_WAY, *WHEN_TO_REACH),
        Pattern(r"\b(?:why (?:did|do|does|is|are)|i (?:never )?said)\b[^,]*$", re.IGNORECASE),
    ),
)
_BY_NAME = {row.name: row for row in _ROWS}
# the facts of moves that do what somebody may have asked for
ANSWERED_BY = frozenset(chain.from_iterable(row.facts for row in _ROWS))

_NOT_ME = Pattern(NOT_ME, re.IGNORECASE)
_TELLS = Pattern(TELLS_THEM, re.IGNORECASE)
_CLAUSE = Pattern(r",|\bbut\b|\s[-–—]\s", re.IGNORECASE)


# What an advocate who writes asks for where they ask for an advocate at all.
_ANOTHER = Pattern(r"\b(?:another|new|different|other|second) (?:\w+ )?advocate", re.IGNORECASE)


@lru_cache(maxsize=64)
def find_requests(text: str) -> tuple[Request, ...]:
    """Return what a text may ask for, each thing once, in the order of the rows.

    One message is read by several rules, so the last few texts are remembered.
    """
    unsigned = advocate_words.remove_advocates_signature(text)
    sentences = list(dict.fromkeys(split_spoken(unsigned)))
    kept: dict[str, str] = {}
    for row in _ROWS:
        if row.name == "unsafe":
            found = _find_most_unsafe(row, sentences, kept)
        else:
            found = _find_sentence(row, sentences)
        if found:
            kept[row.name] = found
    if "unhappy" in kept and kept.keys() & {"stage2", "panel"}:
        kept.pop("unhappy")
    if not _ANOTHER.search(kept.get("advocate", "")) and advocate_words.is_by_advocate(text):
        kept.pop("advocate", None)
    for plainer, other in (("unsafe", "contact"), ("helper", "advocate"), ("helper", "contact")):
        if plainer in kept and kept[plainer] == kept.get(other):
            kept.pop(other)
    return tuple(Request(name, words[:SHOWN]) for name, words in kept.items())


def _find_sentence(row: _Row, sentences: list[tuple[str, str]]) -> str:
    """Return the first sentence in which the signs of a row stand, or ""."""
    for sentence, words in sentences:
        if asks_for(row.signs, row.unless, words):
            return sentence
    return ""


def has_signs_of_doubt(text: str) -> bool:
    """Return whether signs alone, without points, say that an address may not be safe to use."""
    sentences = split_spoken(text)
    return any(row.name == "unsafe" and _find_sentence(row, sentences) for row in _ROWS)


def _find_most_unsafe(row: _Row, sentences: list[tuple[str, str]], kept: dict[str, str]) -> str:
    """Return the sentence that says most plainly that an address may not be safe, by signs or
    points, or "". What was heard as being about a helper needs a sign."""
    heard = (kept.get("helper"), kept.get("end_party"))
    said: dict[str, int] = {}
    for sentence, words in sentences:
        points = score_unsafe(words)
        enough = points >= ENOUGH and sentence not in heard
        if enough or asks_for(row.signs, row.unless, words):
            said[sentence] = points
    return max(said, key=said.__getitem__, default="")


def find_doubt(typed: Iterable[str]) -> str:
    """Return the words that show most plainly that an address may not be safe to use, or ""."""
    doubts = []
    for text in typed:
        doubts += [request.words for request in find_requests(text) if request.holds]
    return max(doubts, key=lambda words: score_unsafe(words.casefold()), default="")


def find_new_requests(words: str, kind: str) -> tuple[Request, ...]:
    """Return what a first message may ask for besides what it reports.

    That a complaint may be a complaint is no news, so it is left out.
    """
    moot = {"unhappy", "separate"}
    if kind == "complaint":
        moot.add("complaint")
    new_requests = []
    for request in find_requests(words):
        if request.what not in moot:
            new_requests.append(request)
    return tuple(new_requests)


def asks_for(signs: tuple[Pattern, ...], unless: Pattern, spoken: str) -> bool:
    """Return whether a sentence shows one of the signs, with no sign before it that nobody asks."""
    for sign in signs:
        for found in sign.finditer(spoken):
            before = _find_clause(spoken[: found.start()])
            if not unless.search(before):
                return True
    return False


def _find_clause(before: str) -> str:
    """Return the part of the same clause that stands before a sign."""
    return _CLAUSE.split(before)[-1]
