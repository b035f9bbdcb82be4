"""Where a signature begins: what follows "-- ", what a phone or a mail program adds, a card of who
somebody is and how to reach them after a closing, and the notices that an office puts under all its
mail. In doubt a line is the writer's own."""

import re

from chalicelib.core.reading import banners

_LINKS = re.compile(r"<(?:https?:|mailto:)[^<>\s]{1,2000}>|\]\(https?:[^()\s]{1,2000}\)|[\[\]®™]")
_PHONE = re.compile(
    r"(?:sent (?:from|via|with|by|using|on) (?:my|the all[- ]new) [\w' .+-]{1,60}"
    r"|sent (?:from|via|with|by|using) (?:the |an? )?[\w' .+-]{0,40}\b(?:e-?mail|mail|outlook"
    r"|gmail|yahoo|aol|app|i?phone|ipad|android|galaxy|samsung|windows|mobile|smartphone|tablet"
    r"|device|blackberry|tutanota|tuta)\b[\w' .+-]{0,40}|get outlook for \w{1,20}.{0,60}"
    r"|yahoo mail: .{1,60}|download the all-new .{1,60})\.?",
    re.IGNORECASE,
)
_FROM_MY = re.compile(r"^sent (?:from|via|with|by|using|on) my ", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:with |and )?(?:(?:very |my )?(?:kind(?:est)?|best|warm(?:est)?|many|yours) ?)?"
    r"(?:regards|wishes|thanks|rgds|sincerely|faithfully|truly|thank you|cheers|all the best)"
    r"(?: (?:and|&) (?:kind |best )?(?:regards|wishes))?[,.!]{0,3}",
    re.IGNORECASE,
)
_CARD = re.compile(
    r"\||\bwww\.\w|https?://|^(?:t|m|e|w|dd|tel|mob|mobile|phone|telephone|direct|email|e-mail"
    r"|web|fax|office)\s?(?:no\.?)?\s?[:.]\s?\S",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"\b(?:i|me|my|you|your|we|us|our|he|she|him|her|his|they|them|it|please|ring|call|don['’]?t"
    r"|not|no|if|is|are|was|do|want|need|safe|only|after|before|until|changed"
    r"|new (?:number|address|e-?mail|phone|mobile|tel\w*)|p\.?s\.?)\b",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"(?:please |kindly )?(?:consider|think (?:of|about)) (?:the |our )?environment before "
    r"(?:you )?print|.{2,150}(?:authorised and regulated by|limited liability partnership"
    r"|registered in england (?:and|&|no|number|with))"
    r"|any (?:views|opinions) (?:or \w+ )?(?:expressed|presented) (?:in|within|are)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:privileged|intended (?:recipient|solely|only|for the)|addressee|unauthori[sz]ed|virus\w*"
    r"|liab\w+|monitored|received (?:this|it)[^.]{0,40} in error|sent (?:to you )?in error)",
    re.IGNORECASE,
)
"""What only a notice says: without it, "confidential" and "do not disclose" are a person's own."""

_OWN = re.compile(
    r"\b(?:i|i['’]\w+|me|my|mine|he|he['’]\w+|she|she['’]\w+|him|his|her|hers|mum|mam|mom|dad"
    r"|mother|father|husband|wife|partner|ex|sons?|daughters?|kids?|baby|school|house|flat|moved"
    r"|scared|afraid|safe|our (?:\w+ )?(?:address|home|house|number|phone|mobile|street|school"
    r"|where\w+|child\w*|names?)|we (?:are|were|have|had|live|moved?|fled|hide|left|need|want))\b",
    re.IGNORECASE,
)
"""Signs that somebody speaks of their own life, which a notice does not."""

_NOT_OWN = re.compile(
    r"\b(?:his|her|him|he|she)\s?(?:/|or|and)\s?(?:his|hers?|him|he|she)\b"
    r"|\bwe (?:are|have|were) (?:not|no|taken|a|an|registered|committed|unable|happy|regulated"
    r"|authori[sz]ed|obliged|required)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\||\bwww\.\w|https?://|^(?:dd|direct|fax|office|switchboard)\b"
    r"|\b(?:llp|ltd|limited|plc|cic|solicitors?|council|borough|nhs|trust|charity|department"
    r"|directorate|manager|officer|director|head of|team|services?|advocate|paralegal|assistant"
    r"|secretary|clerk|consultant|practitioner|legal)\b",
    re.IGNORECASE,
)
"""Signs that a card is an office's, and not a name with its telephone number."""

_MARKED = re.compile(rf"{_CARD.pattern}|{_OFFICE.pattern}|\d{{5}}|\S@\S", re.IGNORECASE)
"""Signs that lines are a card of somebody at all: a number, an address, a title or an office."""

_LEGAL = re.compile(
    (
        r"\b(confidential|privileged|intended (?:recipient|solely|only|for the)|addressee"
        r"|in error|disclos|unauthori[sz]ed|virus|monitored|delete)"
    ),
    re.IGNORECASE,
)
"""Words of which a lawyer's paragraph has two and a person's own "This is confidential" has one."""

_RULE = re.compile(r"[_*=-]{3,}$")
_LAST = 30
"""Lines at the end of a text among which its signature may begin."""


def is_phones(line: str) -> bool:
    """Return whether a phone or a mail program added the line."""
    said = _LINKS.sub(" ", line[:2000]).replace("  ", " ").strip()[:200]
    return bool(_PHONE.fullmatch(said)) and not _SPOKEN.search(_FROM_MY.sub("", said))


def begins(lines: list[str]) -> int:
    """Return the line at which the signature begins, or the number of lines if there is none."""
    end = _find_notice(lines, _find_end(lines, len(lines)))
    last = _find_end(lines, end)
    if last and is_phones(lines[last - 1]):
        end = last - 1
    dashes = [at for at, line in enumerate(lines) if line.rstrip() == "--"]
    if len(dashes) == 1 and dashes[0] >= len(lines) - _LAST:
        at = dashes[0]
        if at >= end or _is_signed(lines[at + 1 : end], _say_before(lines, at)):
            return min(at, end)
    return _find_card(lines, end)


def _find_end(lines: list[str], end: int) -> int:
    """Return where the words before `end` stop, without the blank lines after them."""
    while end and not lines[end - 1].strip():
        end -= 1
    return end


def _find_notice(lines: list[str], end: int) -> int:
    """Return where the notices at the end begin, with the rule above them, or the number of
    lines.
    """
    begins = len(lines)
    while end:
        start = end
        while start and lines[start - 1].strip():
            start -= 1
        body = []
        for line in lines[start:end]:
            if not _RULE.match(line.strip()):
                body.append(line.strip("*_ "))
        if start == 0:
            break
        if body:
            noticed = _is_notice(" ".join(body)[:1000])
        else:
            noticed = begins < len(lines)  # the rule above one
        if not noticed:
            break
        begins = start
        end = _find_end(lines, start)
    return begins


def _is_notice(paragraph: str) -> bool:
    """Return whether a paragraph is a lawyer's, an office's or a scanner's, and nobody's own."""
    if _OWN.search(_NOT_OWN.sub(" ", paragraph)):
        return False
    if _NOTICE.match(paragraph) or banners.is_notice(paragraph):
        return True
    legal = {found.lower() for found in _LEGAL.findall(paragraph)}
    return len(legal) > 1 and bool(_STRONG.search(paragraph))


def _find_card(lines: list[str], end: int) -> int:
    """Return where a closing with a card after it begins, at most `end`.

    Return `end` if there is none, or if a line may be said to the reader.
    """
    for at in range(max(1, end - _LAST), end):
        if _CLOSING.fullmatch(lines[at].strip()):
            below = list(map(str.strip, list_said(lines[at + 1 : end])))
            carded = _has(_CARD, below) and _has(_OFFICE, below)
            if carded and not _is_spoken(below) and _looks_signed(below):
                return at
    return end


def list_said(lines: list[str]) -> list[str]:
    """Return the lines that have words."""
    return list(filter(str.strip, lines))


def _has(signs: re.Pattern[str], lines: list[str]) -> bool:
    """Return whether one of the lines has one of these signs."""
    return any(signs.search(line) for line in lines)


def _is_spoken(lines: list[str]) -> bool:
    """Return whether one of the lines may be said to the reader, and is no part of a card."""
    return any(_SPOKEN.search(line) for line in lines if not _CARD.search(line))


def _say_before(lines: list[str], at: int) -> str:
    """Return the last line above one that has words."""
    end = _find_end(lines, at)
    if end == 0:
        return ""
    return lines[end - 1].strip()


def _is_signed(lines: list[str], before: str) -> bool:
    """Return whether what stands below "--" is a card: short, and without sentences. A list that
    the line `before` leads up to is none, nor are several names without a way to reach anybody."""
    said = list_said(lines)
    if before.endswith((":", ",")) or (len(said) > 1 and not _has(_MARKED, said)):
        return False
    return not _is_spoken(said) and _looks_signed(said)


def _looks_signed(lines: list[str]) -> bool:
    """Return whether the lines are all short: names and numbers, no sentences."""
    said = list_said(lines)
    if len(said) > 10:
        return False
    for line in said:
        if len(line) > 80 or len(line.split()) > 8:
            return False
    return True
