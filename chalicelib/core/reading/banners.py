"""What scanners and gateways put above and below people's mail: it is not read as people's words.

Only the few words of danger that machines use of mail are passed over, and only in a sentence that
speaks of mail and of nobody. In doubt a sentence is the person's own.
"""

from __future__ import annotations

import re

from chalicelib.core.reading.patterns import Pattern

_SECURITY = Pattern(
    r"\b(?:anti-?)?virus(?:es)?\b|\b(?:mal|spy|ransom)ware\b|\bphish\w*|\banti-?spam\b"
    r"|\bmalicious\b|\bcyber-? ?(?:security|attacks?|crime|essentials)\b|\bunsolicited\b"
    r"|\bimpersonation\b|\b(?:scanned|checked|screened|swept|inspected|analy[sz]ed) "
    r"(?:\w+ ){0,3}(?:for|by|using)\b|\bscans? (?:all|for|your|every)\b|\b"
    r"(?:e-?mail|mail|cloud|internet|web|network|information|it) (?:security|gateway|protection"
    r"|safety|filter\w*|scan\w*)\b|\bsecurity (?:service|gateway|cloud|software|solution)s?\b"
    r"|\b(?:mimecast|proofpoint|messagelabs|symantec|sophos|barracuda|trend micro|avast|avg"
    r"|mcafee|trellix|forcepoint|websense|ironport|(?:microsoft|windows) defender|defender for"
    r"|libraesva|trustwave|mailmarshal|webroot|kaspersky|bitdefender|eset|forti(?:mail|net)"
    r"|clearswift|mailscanner|spamassassin|clamav|spamtitan|vipre|hornetsecurity|zivver|tessian"
    r"|darktrace|avanan|ironscales|cloudflare|retarus|glasswall|f-secure|malwarebytes|mailguard"
    r"|censornet|appriver|smoothwall|netskope|zscaler|microsoft 365|office 365)\b",
    re.IGNORECASE,
)
_OF_MAIL = Pattern(
    r"\b(?:e-?mails?|messages?|links?|attachments?|senders?|inbox|external(?:ly)?|outside|content"
    r"|quarantin\w*|suspicious|spam|files?|networks?|systems?|computers?|devices?|data"
    r"|originat\w+|click\w*|recipients?|caution|junk|online)\b",
    re.IGNORECASE,
)
_BANNER = Pattern(
    r"\bexternal (?:e-?mail|sender|source|message)\b|\[external|^\W*external\W"
    r"|\b(?:originat\w+|sent|came|comes|received|is) from (?:an? )?(?:outside|external)\b"
    r"|\boriginat\w+ outside\b|\bsecurity (?:warning|notice|alert)\b"
    r"|\b(?:caution|warning|attention|alert)\W{1,3}(?:this (?:e-?mail|message)|external)\b"
    r"|\b(?:message|e-?mail|attachments?) (?:(?:was|were|is|are|has been|have been) )?"
    r"(?:secured|protected|scanned|checked|screened|processed|verified|cleaned|filtered) by\b"
    r"|\bdo not click\b|\breport (?:suspicious|phishing|spam|this (?:e-?mail|message))",
    re.IGNORECASE,
)
_SOMEBODY = Pattern(
    r"\b(?:i|i['’]\w+|me|my|mine|myself|he|he['’]\w+|him|his|himself|she|she['’]\w+|hers?|herself"
    r"|who|someone|somebody|everyone|everybody|nobody|anybody|people|unborn|unit|ward|hostel"
    r"|refuge|mum|mam|mom|mummy|mother|dad|daddy|father|parents?|step\w+|sons?|daughters?|bab(?:y"
    r"|ies)|kids?|child|children\w*|boys?|girls?|teenagers?|brothers?|sisters?|siblings?|uncles?"
    r"|aunt(?:y|ie)?s?|nan|nana|gran\w*|cousins?|husband|wife|partner|ex|boyfriend|girlfriend"
    r"|famil(?:y|ies)|carers?|foster\w*|school|teachers?|workers?|social|placement|home|house"
    r"|flat|bedroom|police|court|neighbou?rs?|m[ae]n|wom[ae]n|death|kill\w*|die|rang|shout\w*"
    r"|scared|frightened|afraid|worried|facebook|whatsapp|snapchat|instagram|tiktok|texts?)\b"
    r"|\b(?:get|gets|got|getting|receiv\w+|had|mak\w+|made|sends?|sending|said|says|full of|more"
    r"|constant|daily) (?:\w+ ){0,2}threats?\b|\bthere (?:is|are|was|were|has|have)\b"
    r"|\bthreats? (?:against|of|that|made|from the|continu\w+|every|all night|again)\b"
    r"|\b(?:with|and) threats (?:in|on|at)\b",
    re.IGNORECASE,
)
"""Signs that a sentence is of people, and not of mail."""

_US = Pattern(r"\b(?:we|us|our|ours|they|their)\b", re.IGNORECASE)
_NOT = Pattern(r"\b(?:not|never|nothing|no one|none|cannot)\b|n['’]t\b", re.IGNORECASE)
_THREAT = Pattern(
    r"\b(?:scan\w*|check\w*|screen\w*|swept|inspect\w*|analy[sz]\w*|test\w*|verif\w+|clean\w*"
    r"|process\w*|protect\w*|defen[cds]\w*|guard\w*|secur\w+|safeguard\w*|filter\w*|block\w*"
    r"|detect\w*|stop\w*|remov\w+|identif\w+|free|clear|aware|beware|vigilant|alert|careful"
    r"|cautious|(?:may|might|can|could) (?:\w+ )?(?:contain|pose|carry|spread|be)|report\w*"
    r"|latest|emerging|known|potential|possible|suspected|virus\w*|malware|phishing)"
    r"\b[^.!?]{0,80}?\bthreats?\b|\bthreats? (?:were |was |have been )?(?:found|detected"
    r"|removed|blocked|identified)\b|\bthreat (?:level|score|status|rating|check|free)\b"
    r"|\bthreats? (?:protect|defen[cs]|prevent|detect|intelligen|isolat|manage|scan|filter|secur"
    r"|monitor|respon|analy|emulat|extract)\w*",
    re.IGNORECASE,
)
"""A threat as machines speak of it: something was looked for, or is guarded against."""

_MASKED = Pattern(r"\b(?:at risk|exploits?|exploited|(?:not |un)safe)\b", re.IGNORECASE)
_OF_MACHINES = (
    r"(?:virus(?:es)?|malware|threats?|trojans?|worms?|infections?|process(?:es)?|files?|scripts?"
    r"|attachments?|e-?mails?|messages?|links?|objects?|items?|content|programs?|macros?|adverts?)"
)
_KILLED = Pattern(
    r"\b(?:nothing|none|\d+|(?:no|all|any|the|these|found|suspicious|infected|malicious) (?:\w+"
    rf" ){{0,2}}{_OF_MACHINES}|{_OF_MACHINES}) (?:(?:(?:was|were|is|are|has|have|been|being|had|to"
    r"|be|found|cleaned|removed|deleted|blocked|stopped|disarmed|quarantined|detected|or|and)"
    r"|[,/])[ ]?){0,8}killed\b(?:[/ ,]+(?:or |and )?(?:removed|deleted|blocked|cleaned|stopped)"
    rf")*|\bkill(?:s|ed|ing)? (?:\w+ ){{0,3}}?{_OF_MACHINES}\b|\bkilled\W{{1,3}}\d+\b|(?:\b"
    r"(?:no|zero|spam|rules?|score|\d+)|[=:])\W{1,3}hits?\b|\bhits?\W{0,3}[=:]\W{0,3}-?\d",
    re.IGNORECASE,
)
"""What a scanner did to files and programs, and never to anybody."""

_CATEGORIES = Pattern(
    r"\b(?:scan\w*|check\w*|screen\w*|filter\w*|block\w*|monitor\w*|inspect\w*)[^.!?]{0,80}?"
    r"\b(?:violen(?:t|ce)|sexual|abusive|porn\w*|indecent|threatening|weapons|self-harm|exploit\w*)"
    r"[^.!?]{0,60}?\b(?:content|material|language|images|words)\b",
    re.IGNORECASE,
)
"""What a filter of a school or council looks for in every message."""

_DOUBTFUL = Pattern(
    r"\bthreats?\b|\babuse\b|\bkill|\bhits?\b"
    rf"|\b(?:violen|sexual|abusive|porn|indecent|weapons|self-harm|exploit)|{_MASKED.text}",
    re.IGNORECASE,
)
_TAG = Pattern(r"[\[{(*]{1,3}([^\[\]{}()*\n]{1,40})[\]})*]{1,3}")
_ABUSE = Pattern(
    r"\b(?:report|spam|phishing)\b[^.!?]{0,30}\babuse\b"
    r"|\babuse (?:desk|team|department|reports?)\b",
    re.IGNORECASE,
)
_SENTENCE = Pattern(r"((?<=[.!?;\]])\s+|\s*\n+\s*(?=[^a-z\s])|\n[ \t]*\n)")
_PARAGRAPH = Pattern(r"(\n[ \t]*\n)")
_ADDRESS = Pattern(r"<(?:https?|ftps?)://[^<>\s]*>|\b[\w.+-]{1,64}@[\w.-]{1,255}", re.IGNORECASE)


def remove_machine_words(text: str) -> str:
    """Return a text in which scanners and gateways say nothing of danger, for looking for danger.

    Addresses that stand for a link or a mailbox are left out, since nobody says them.
    """
    plain = _ADDRESS.sub(" ", text)
    if not (_DOUBTFUL.search(plain)):
        return plain
    return "".join(_clean_paragraph(each) for each in _PARAGRAPH.split(plain))


def _clean_paragraph(paragraph: str) -> str:
    marked = bool(_SECURITY.search(paragraph) or _BANNER.search(paragraph))
    tagless = _TAG.sub(_clean_tag, paragraph)
    return "".join(_clean_sentence(each, marked) for each in _SENTENCE.split(tagless))


def _clean_tag(found: re.Match[str]) -> str:
    return _clean_sentence(found.group(), _tells_of_mail(found.group()))


def is_notice(paragraph: str) -> bool:
    """Return whether a paragraph is all a scanner's or a gateway's."""
    marked = _SECURITY.search(paragraph) or _BANNER.search(paragraph)
    if not marked or _SOMEBODY.search(paragraph):
        return False
    return all(map(_tells_of_mail, filter(str.strip, _SENTENCE.split(paragraph))))


def _tells_of_mail(sentence: str) -> bool:
    return bool(_OF_MAIL.search(sentence) or _SECURITY.search(sentence))


def _clean_sentence(sentence: str, marked: bool) -> str:
    """Return a sentence, without words of danger if a machine wrote it; `marked` if it stands in a
    paragraph that is a machine's."""
    if not _DOUBTFUL.search(sentence):
        return sentence
    secure = bool(_SECURITY.search(sentence))
    if not (secure or marked):
        return sentence
    plain = _CATEGORIES.sub(" ", _KILLED.sub(" ", sentence))
    if _SOMEBODY.search(plain):
        return sentence
    if _US.search(plain) and (not secure or _NOT.search(plain)):
        return sentence
    masked = _THREAT.sub(" ", plain)
    of_mail = bool(_OF_MAIL.search(sentence))
    if of_mail:
        return _ABUSE.sub(" ", _MASKED.sub(" ", masked))
    return masked
