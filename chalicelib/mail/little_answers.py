"""What programs answer in a few words of a form: a symbol, a wish to take a message back, a note
that something came. No person wrote them.
"""

import re

from chalicelib.mail.headers import Headers
from chalicelib.mail.mime import Part
from chalicelib.mail.reply import divide

SHORT = 600  # characters: whoever writes more says it in their own words
_SAID = re.compile(r"[^\W\d_]{2}")
ANSWERS = re.compile(r":\s{0,5}(?:re|aw)\s?:|\breference [0-9A-Z]{4}-[0-9A-Z]{4}\b", re.IGNORECASE)
COMPLAINS = re.compile(
    r"\bto (?:complain|make a complaint)|(?:is|as) (?:a|my|our) (?:formal )?complaint"
    r"|\bi(?: am|['’]m) complaining|every time i\b"
    r"|(?:nobody|no one|never) (?:\w+ )?(?:answer|rang|ring|repl|call|came)",
    re.IGNORECASE,
)
"""What a person says who quotes a machine in the subject."""
RECEIVED = re.compile(
    r"\byour (?:\w+ )?(?:request|enquiry|e-?mail|message|query|ticket|case)\b[^.!?\n]{0,40}"
    r"\b(?:has been|was) (?:received|logged|created|registered)\b"
    r"|\bwe have received your (?:\w+ )?(?:request|enquiry|e-?mail|message|query)\b"
    r"|\bthank(?:s| you) for (?:your (?:e-?mail|message|enquiry)|contacting|getting in touch)\b"
    r"[^!?]{0,200}\b(?:will (?:respond|reply|be in touch|get back)|aim to (?:respond|reply)"
    r"|(?:ticket|reference) (?:number|no)|is (?:now )?closed|office hours|working days)\b"
    r"|\bthis (?:mailbox|inbox|e-?mail(?: address)?|account|address) is (?:no longer|not)"
    r" (?:monitored|in use|used|checked|active)\b"
    r"|\bi (?:no longer|do not|don['’]t) work (?:for|at|here|with)\b",
    re.IGNORECASE,
)
"""What programs, and few people, answer by: that something came, or that nobody reads there."""
OWN_AFFAIRS = re.compile(
    r"\b(?:my|our) (?:son|daughter|child\w*|kids?|complaint|case|social worker|worker|family)\b"
    r"|\bme\b(?! know)",
    re.IGNORECASE,
)
_RECALLED = re.compile(
    r"\b(?:would like to recall the message|möchte die nachricht\b.{0,200}\bzurückrufen"
    r"|souhaite rappeler le message)",
    re.IGNORECASE | re.DOTALL,
)
_RECALL_SUBJECT = re.compile(r"(?:recall|rückruf|rappel)\s?:", re.IGNORECASE)
_REACTED = re.compile(
    r"\W{0,40}(?:[\w.'’,-]{1,40}\s){0,6}(?:reacted (?:via (?:gmail|outlook)"
    r"|to your (?:message|e-?mail)|with [^\w\s]{1,8} (?:via|to your)))\b[^\n]{0,60}",
    re.IGNORECASE,
)
_TAPPED = re.compile(
    r"(?:liked|loved|laughed at|emphasi[sz]ed|disliked|questioned) [“\"‘'].{1,4000}[”\"’']\W*",
    re.IGNORECASE | re.DOTALL,
)
"""What a telephone writes of a symbol that somebody put to a message."""
_SYMBOLS = re.compile(r"(?:[👍👌🙏❤♥😊🙂✅✔👏💯🆗]|[\ufe0f\u200d\U0001f3fb-\U0001f3ff\s])+")
"""Symbols that say no more than yes or thank you. A sad one may be a person's only word."""
_NAMED_SYMBOL = re.compile(
    r"\[(?:like|heart|celebrate|laugh|surprised|sad|thumbs ?up)\]", re.IGNORECASE
)
_REACTION = "text/vnd.google.email-reaction+json"


def takes_back(subject: str, text: str) -> bool:
    """Return whether a mail program asks to take back a message, and nothing more is said."""
    return bool(_RECALL_SUBJECT.match(subject)) and _recalls(text)


def recognise_receipt(headers: Headers, subject: str, text: str) -> str | None:
    """Return what a short answer to a letter is that only says that it came, or that nobody reads
    it there."""
    if not (headers.has("in-reply-to") or ANSWERS.search(subject)):
        return None
    new = divide(text[: 20 * SHORT], subject, True).new
    if len(new) > SHORT or not RECEIVED.search(new):
        return None
    if COMPLAINS.search(new) or OWN_AFFAIRS.search(new):
        return None
    return "auto-reply"


def answers_by_symbol(root: Part, text: str) -> bool:
    """Return whether a message only puts a symbol to another, and no person wrote words in it."""
    marked = any(part.kind == _REACTION for part in root.leaves())
    new = divide(text[: 20 * SHORT], "", True).new.strip()
    answers = root.headers.has("in-reply-to")
    if answers and (_TAPPED.fullmatch(new) or (new and _SYMBOLS.fullmatch(new))):
        return True
    if not marked and "reacted" not in text[:SHORT].lower():
        return False
    said = _REACTED.match(new)
    rest = new[said.end() :] if said else new
    return bool(marked or said) and not _SAID.search(_NAMED_SYMBOL.sub("", rest))


def _recalls(text: str) -> bool:
    """Return whether a mail program asks to take back a message, and nothing more is said."""
    said = text.strip()
    return len(said) < SHORT and bool(_RECALLED.search(said.partition("\n")[0]))
