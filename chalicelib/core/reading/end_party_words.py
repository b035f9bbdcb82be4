"""Signs, in the person's own words, that somebody on their side is to have no part any more: by
name, by what they are, or by "her" or "it" in an answer to our letter about them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from chalicelib.core.people.parties import Party
from chalicelib.core.reading.patterns import Pattern
from chalicelib.core.reading.request_words import (
    OTHERWISE,
    SHOWN,
    Request,
    asks_for,
)
from chalicelib.core.reading.spoken_sentences import split_spoken
from chalicelib.core.reading.unsafe_words import TELLS_THEM


@dataclass(frozen=True, slots=True)
class EndAsked:
    """A request to end a part, with the keys of those whom it may mean."""

    request: Request
    parties: tuple[str, ...]


# What a person calls somebody with each capacity.
_CALLED = {
    "advocate": "advocate|advocacy worker",
    "non_instructed_advocate": "advocate|advocacy worker",
    "representative": "representative|rep|solicitor|lawyer|supporter|friend",
    "parent": "parent|mum|mam|mom|mother|dad|father",
    "child": "child|son|daughter",
    "interested": "friend",
    "messenger": "councillor|MP|worker",
    "member": "",
}
_TITLE = Pattern(
    r"(?:mrs?|ms|miss|mx|dr|prof|sir|dame|cllr|councillor|alderman|aunt\w*|uncle|nan|gran\w*|mum"
    r"|dad|the)\.?",
    re.IGNORECASE,
)
_PRONOUN = r"(?:her|him|them)"
_TO_US = (
    r"(?:^[\W_]*|[,;(–—]\s*|\s-\s|\b(?:and|but|so|then|also|please|pls|plz|can you|could you"
    r"|would you|will you|(?:want|like|need|ask) you to|(?:want|like|wish) to)\s+)"
    r"(?:(?:please|pls|hi|hello|now|just)[\s,]+)*"
)
_NOT_WANT = (
    r"\b(?:i|we) (?:\w+ ){0,2}?(?:(?:do not|don['’]?t|would not|wouldn['’]?t|no longer|never)"
    r" (?:\w+ ){0,1}?(?:want|wish|like|need)|(?:would|['’]d) (?:rather|prefer)(?: that)?)(?: for)?"
)
_OF_IT = (
    r"(?:my|our|this|the|any|your|these|copies|letters?|e-?mails?|what|it|anything|everything)\b"
)
_END = r"\s*(?:$|[.,!?)]|any ?more\b|any longer\b|now\b|please\b|because\b|cos\b|and\b)"
_PARTS = (
    r"(?:part|role|access|copy|copies|letters|involvement|help|link)\b(?! (?:from|of) (?:his|her))"
)
# WHO is a name or "my advocate".
_SIGNS = (
    # "I do not want Aunt Jo to see my complaint." "I don't want my advocate any more."
    rf"{_NOT_WANT} WHO to (?:\w+ )?(?:get|see|read|receive|look at|know about|have) {_OF_IT}",
    rf"{_NOT_WANT} WHO to (?:be )?(?:copied|involved|part of|on my|help|speak for|act for"
    r"|represent|in (?:my|this))\b",
    rf"{_NOT_WANT} WHO (?:getting|seeing|reading|receiving|having) {_OF_IT}",
    rf"{_NOT_WANT} WHO (?:helping|involved|copied|on (?:my|this)|as my|in (?:my|this))\b",
    rf"{_NOT_WANT} WHO{_END}",
    # "Stop sending things to Asha." "Please don't send Asha any more letters."
    rf"{_TO_US}(?:stop|quit|cease) (?:sending|giving|writing|emailing|copying|showing|posting)\b"
    r"(?:(?!\b(?:about|with|from)\b)[^.,;!?]){0,40}?(?<=\s)WHO",
    rf"{_TO_US}(?:do not|don['’]?t|never) (?:send|give|write|e-?mail|copy|show|post)\b"
    r"(?:(?!\b(?:about|with|from)\b)[^.,;!?]){0,40}?(?<=\s)WHO",
    r"\bno more (?:letters|copies|e-?mails|things) (?:to|for) WHO",
    # "Take Asha off." "Remove my advocate."
    rf"{_TO_US}(?:take|remove|drop|cut|leave|get) WHO"
    r" (?:off|out)\b(?! (?:me\b|my (?:hands|back)))",
    rf"{_TO_US}(?:remove|cancel|drop|sack|get rid of) WHO"
    rf"(?:{_END}| (?:from|as) (?:my|the|this|it)\b(?! meeting))",
    # "End Asha's part." "Stop my advocate getting my letters."
    rf"{_TO_US}(?:end|stop|cancel|finish) WHOS {_PARTS}",
    rf"{_TO_US}(?:end|stop|cancel|finish) the {_PARTS} of WHO",
    rf"{_TO_US}stop WHO (?:from )?(?:getting|seeing|reading|receiving|having|being|helping)\b",
    # "Asha is no longer my advocate." "Aunt Jo must not see my complaint."
    r"\bWHO (?:is|are)(?: not|n['’]?t| no longer) (?:my|our|helping|part of|to (?:get|see|have))\b",
    r"\bWHO (?:must|should|can|may)(?: no longer| ?not|n['’]?t|['’]?t) (?:\w+ )?"
    rf"(?:get|see|read|receive|have) {_OF_IT}",
    r"\bchanged my mind about WHO",
)
# Of the one who has a part, in any message.
_HER_PART = (
    rf"{_TO_US}(?:end|stop|cancel|finish) (?:her|his|their) {_PARTS}",
    rf"{_TO_US}(?:take|remove) {_PRONOUN} (?:off|from) (?:my|the|this) (?:complaint|case|letters)",
)
BARE = 12  # words, with a name below them: a longer text says what is to stop
# Of anybody, where the text says little more.
_ALONE = (
    rf"{_TO_US}(?:stop|end|cancel|undo|reverse) (?:it|this|that|{_PRONOUN}){_END}",
    r"^[\W_]*(?:please )?(?:stop|cancel)(?: please| thank you| thanks| now)?[\W_]*$",
    rf"{_TO_US}(?:take|remove|leave|get|drop) {_PRONOUN}(?: (?:off|out|from)\b|{_END})",
)
# In an answer to our letter about them.
_IN_REPLY = (
    *_ALONE,
    r"^[\W_]*no(?: please| thank you| thanks)?[\W_]*$",
    rf"{_NOT_WANT} (?:{_PRONOUN}|this|it|that){_END}",
    rf"{_NOT_WANT} {_PRONOUN} (?:to (?:\w+ )?(?:get|see|read|receive|have|be|help)\b"
    r"|(?:getting|seeing|reading|having|involved|helping)\b)",
    r"\bi (?:did not|didn['’]?t|never) (?:ask|agree|say yes|want)\b(?: \w+)?"
    r"(?: (?:for|to))?(?: (?:this|it|that|her|him|them))?",
    r"\bi(?:['’]ve| have)? changed my mind\b",
)


def find_end_asked(
    text: str, parties: tuple[Party, ...], *, in_reply: bool = False
) -> EndAsked | None:
    """Return the request in a text to end the part of one of these, or None.

    `in_reply` says that the text answers our letter about one of them. A text that says little but
    "stop it please" counts whatever it answers. Where it may mean several, all are given.
    """
    sentences = split_spoken(text)
    for party in parties:
        words = _find_sentence(_make_signs(party.name, party.capacity), sentences)
        if words:
            return _make_request(words, sentences, (party.key,))
    if not parties:
        return None
    words = _find_sentence(_HER_SIGNS, sentences)
    if not words and in_reply:
        words = _find_sentence(_REPLY_SIGNS, sentences)
    if not words and len(text.split()) <= BARE:
        words = _find_sentence(_BARE_SIGNS, sentences)
    if not words:
        return None
    return _make_request(words, sentences, tuple(party.key for party in parties))


def _make_request(
    words: str, sentences: list[tuple[str, str]], parties: tuple[str, ...]
) -> EndAsked:
    """Return the request with the words that show it, and those that tell of danger by them."""
    shown = [words]
    for sentence, spoken in sentences:
        if sentence != words and _TELLS.search(spoken):
            shown.append(sentence)
            break
    return EndAsked(Request("end_party", ". ".join(shown)[:SHOWN]), parties)


def _find_sentence(signs: tuple[Pattern, ...], sentences: list[tuple[str, str]]) -> str:
    """Return the first sentence that shows one of the signs, or ""."""
    for sentence, spoken in sentences:
        if asks_for(signs, OTHERWISE, spoken):
            return sentence
    return ""


@lru_cache(maxsize=64)
def _make_signs(name: str, capacity: str) -> tuple[Pattern, ...]:
    """Return the signs by which somebody of this name and capacity is meant."""
    names = [r"\s+".join(re.escape(word) for word in name.split())]
    plain = [word for word in name.split() if not _TITLE.fullmatch(word)]
    if plain and len(plain[0]) > 1:
        names.append(rf"(?:(?:my )?(?:aunt\w*|uncle) )?{re.escape(plain[0])}")
    if len(plain) > 1:
        names.append(rf"(?:mr|mrs|ms|miss|dr)\.? {re.escape(plain[-1])}")
    if called := _CALLED.get(capacity, ""):
        names.append(rf"(?:my|our|the) (?:\w+ )?(?:{called})")
    who = rf"(?:{'|'.join(names)})"
    signs = []
    for sign in _SIGNS:
        whole = sign.replace("WHOS", rf"{who}(?:['’]?s)?")
        whole = whole.replace("WHO", rf"{who}\b(?!['’]s\b|\w)")
        signs.append(Pattern(whole, re.IGNORECASE))
    return tuple(signs)


def _compile(signs: tuple[str, ...]) -> tuple[Pattern, ...]:
    return tuple(Pattern(sign, re.IGNORECASE) for sign in signs)


_HER_SIGNS = _compile(_HER_PART)
_BARE_SIGNS = _compile(_ALONE)
_REPLY_SIGNS = _compile(_IN_REPLY)
_TELLS = Pattern(TELLS_THEM, re.IGNORECASE)
