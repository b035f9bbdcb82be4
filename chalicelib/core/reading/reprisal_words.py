"""Words that may say that somebody is treated worse because they complained (`000:43`).

A hint for the complaints manager, who decides. Bad treatment counts where the words tie it to the
complaint: to complain because somebody was treated badly is no such report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from chalicelib.core.reading import spoken_sentences
from chalicelib.core.reading.patterns import Pattern

WHO = r"(?:i|we|you|he|she|they|my \w+|our \w+|mum|mam|dad|nan|the (?:child|young person))"
WHO += r"(?:['’]?(?:ve|d|s|m|re))?"
THEM = (
    r"(?:me|us|her|him|them|my|our|his|their|mum|dad|the (?:kids|child\w*|boys|girls|lads|family))"
)
COMPLAINT = r"(?:(?:my|our|the|this|that|her|his|their|a|an|first|last|formal) ){0,3}complaints?"
# What somebody did: they complained, or told on those who look after them.
COMPLAINED = (
    r"(?:complain\w*|(?:made|put in|sent(?: in)?|raised|lodged|submitted|filed) (?:\w+ )?"
    rf"{COMPLAINT}|sp(?:oke|oken|eaking) (?:up|out)|said something|(?:rang|called|phoned|emailed"
    r"|contacted|wrote to|spoke to|told) (?:you|the council|the complaints team|the ombudsman"
    r"|(?:my|the|an|her|his) advocate)|told on \w+|grassed|snitched"
    r"|reported (?:it|this|him|her|them|staff)|went to (?:the ombudsman|(?:my|an|the) advocate))"
)
COMPLAINING = (
    rf"(?:complaining|(?:making|putting in|raising|having made|sending|lodging) {COMPLAINT}"
    rf"|speaking (?:up|out)|telling (?:you|on|my advocate)|grassing|snitching|{COMPLAINT})"
)
LINK = (
    r"(?:(?:ever )?since|because(?: of)?|cos|coz|after|straight after|as soon as|now that|once"
    r"|the (?:day|minute|moment) (?:that )?|for|over|following|due to|as a (?:result|consequence)"
    r" of|a (?:result|consequence) of|in (?:response to|return for|retaliation for)|thanks to)"
)
CAUSE = Pattern(
    rf"\b{LINK} (?:{WHO} (?:\w+ ){{0,3}}{COMPLAINED}|{COMPLAINING})\b|\b{WHO} (?:\w+ ){{0,2}}"
    rf"{COMPLAINED}\b.{{0,80}}\b(?:ever since|since then|after that|from then on|straight after)\b",
    re.IGNORECASE,
)
LOST = (
    r"(?:contact|visits?|respite|support|help|phone|mobile|pocket money|privileges|placement"
    r"|package|short breaks?|care|service|funding|money|activities|wi-?fi|transport|time)"
)
TOOK = (
    r"(?:stop\w*|cut\w*|cancel\w*|withdr[ae]w\w*|remov\w*|reduc\w*|refus\w*|den(?:y|ied|ying)"
    r"|end(?:ed|ing)|took|taken|taking|lost|block\w*|confiscat\w*)"
)
WORSE = Pattern(
    r"\b(?:punish\w*|penali[sz]\w*|victimi[sz]\w*|retaliat\w*|reprisal\w*|revenge|payback"
    r"|singl(?:ed|ing) \w+ out|singled out|pick(?:ed|ing|s)? on|harass\w*|bull(?:y|ied|ies|ying)"
    r"|target(?:ed|ing)|threat\w*|intimidat\w*|ignor(?:e|es|ed|ing) (?:me|us|her|him|them)"
    r"|treat\w* (?:\w+ ){0,5}(?:worse|badly|differently|unfairly|like (?:dirt|rubbish|a \w+)"
    r"|less favou?rably|unfavou?rably)|(?:less favou?rable|different|unfair|worse) treatment"
    r"|n(?:o|o)t (?:been )?(?:being )?treat\w* (?:\w+ ){0,3}(?:well|fairly|properly|the same)"
    r"|(?:things?|it|everything|life|attitudes?|contact|treatment) (?:\w+ ){0,4}(?:worse"
    r"|deteriorated|hell)(?: for (?:me|us|her|him|them|my \w+))?|(?:horrible|nasty|mean|rude|cold"
    rf"|awful|hostile|vile|funny|off|aggressive|unkind|cruel) (?:to|with|towards?) {THEM}|(?:been"
    r"|being|are|were|is|so) (?:horrible|nasty|mean|vile|hostile|unkind|cruel|rude|strict\w*)"
    r"|(?:shout\w*|yell\w*|swear\w*|swore|have a go|having a go|had a go) (?:at|on) \w+"
    r"|(?:hard|rough) time|detriment\w*|sanction\w*|ground(?:ed|ing) (?:me|her|him|us)"
    r"|(?:got|been|am|is|was) grounded|a difference in (?:how|the way) (?:\w+ )?treat\w*"
    r"|(?:wo|wo)n['’]?t (?:talk|speak|let|look|answer|listen)|will not (?:talk|speak|let)"
    r"|(?:do|does)n['’]?t (?:talk|speak) to (?:me|us|her|him)|(?:blam|accus)(?:e|es|ed|ing)"
    rf"|mov(?:e|ed|ing) {THEM}|{TOOK} (?:\w+ ){{0,3}}{LOST}|{LOST} (?:\w+ ){{0,3}}{TOOK}"
    # What was done for them is done no longer: "stopped taking her to contact".
    rf"|(?:stop\w*|refus\w*|w(?:o|ill )n[o'’]?t|do(?:es)?n['’]t) (?:\w+ ){{0,2}}"
    r"(?:tak|bring|driv|fetch|collect|pick|visit|see|ring|call|pay|help|answer|reply|return)\w*"
    rf" (?:\w+ ){{0,2}}(?:{THEM}|\w+ to (?:see|school|contact)|calls?|emails?|messages))",
    re.IGNORECASE,
)
# These say it by themselves.
PLAIN = Pattern(
    r"(?<!\bi )(?<!\bi am )(?<!\bi['’]m )(?<!\bwe )\b(?:tak(?:e|es|ing|en)|took) (?:it|this) "
    rf"(?:all )?out on {THEM}\b|\bget(?:s|ting)? (?:their own )?back at {THEM}\b|\bretaliat\w+ "
    rf"(?:against|on) {THEM}\b|\bin retaliation\b|\b(?:it|this) (?:is|feels like) (?:retaliation"
    rf"|revenge|payback|a reprisal)\b|\b(?:said|says|told|warned|threat\w+)\b.{{0,80}}\bif {WHO} "
    rf"(?:\w+ ){{0,2}}(?:complain\w*|(?:made|make|put in) {COMPLAINT}|carr(?:y|ied) on"
    r"|ke(?:ep|pt) (?:on )?complaining|d(?:o|id)(?: not|n['’]?t) (?:drop|withdraw|stop))\b",
    re.IGNORECASE,
)
_TURNED = Pattern(
    (
        r"\b(?:not|never|nobody|no one|none|no longer|stopped|without)\b[^,;]{0,30}$"
        r"|n['’]t [^,;]{0,30}$"
        # What they fear has not been done.
        r"|\b(?:frightened|scared|afraid|worried|worry|fear(?:ful)?|terrified|anxious)\b"
        r"(?: \w+){0,5}? (?:will|would|might|may|could|going to)(?: \w+){0,2} ?$"
        r"|\b(?:frightened|scared|afraid|worried|worry|terrified|anxious)\b"
        r"(?: \w+){0,4}? \w+['’](?:ll|d)(?: \w+){0,2} ?$"
    ),
    re.IGNORECASE,
)
SHOWN = 600  # characters of the words that show it


def find_reprisal(text: str) -> str:
    """Return the words that may say that somebody is treated worse for complaining, or ""."""
    said = [*spoken_sentences.split_sentences(text)]
    return next(_find_sentences(said), "")


def _find_sentences(said: list[str]) -> Iterator[str]:
    for sentence in said:
        if PLAIN.search(sentence) or (CAUSE.search(sentence) and _is_worse(sentence)):
            yield sentence[:SHOWN]
    for first, second in pairwise(said):
        if CAUSE.search(first) and _is_worse(second):
            yield f"{first}. {second}"[:SHOWN]


def _is_worse(sentence: str) -> bool:
    """Return whether a sentence tells of bad treatment, and does not say that there is none."""
    found = WORSE.finditer(sentence)
    for sign in found:
        if not _TURNED.search(sentence[: sign.start()]):
            return True
    return False
