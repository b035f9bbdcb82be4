"""Who wrote a message that something else passed on: a group, a rule, a form, a scanner, a person.

What such a message says of its writer is a claim, for a person to check; it proves nothing.
"""

import re
from collections.abc import Iterator

from chalicelib.core.reading.email_address import has_no_reader
from chalicelib.mail.addresses import clean_address, name_mailbox, read_mailboxes
from chalicelib.mail.headers import Headers, decode_words, make_one_line
from chalicelib.mail.help_desk import carries_words
from chalicelib.mail.message import Writer
from chalicelib.mail.mime import Part, split

_MOST = 5
_HEAD = 20_000
_VIA = re.compile(r"['\"]?(.{1,80}?)['\"]?\s\(?(?:via|durch|par)\s.{1,100}", re.IGNORECASE)
_GROUP_FIELDS = ("x-original-sender", "x-original-from", "x-google-group-id", "mailing-list")
_LIST_FIELDS = ("list-id", "list-post", "mailing-list", "x-beenthere")
_RULE_FIELDS = ("x-ms-exchange-forwardingloop", "resent-from", "x-forwarded-for")
_SHOP_FIELDS = ("list-unsubscribe", "feedback-id", "x-campaign", "x-campaignid", "x-mailgun-tag")
_LOOP = re.compile(r"x-(?!ms-)(?:[a-z0-9-]{1,60}-)?loop")
_VOICE = re.compile(
    r"(?:.{0,40}[._+-])?(?:voice-?mails?|voice-?messages?|answer-?phone"
    r"|unity-?(?:connection|messaging))(?:[._+-].{0,40}|\d{0,6})",
    re.IGNORECASE,
)
_VOICE_SUBJECT = re.compile(
    r"(?:\[?new\]? )?(?:voice ?(?:mail|message)|missed call)\b.{0,40}\b(?:from|received|for)\b"
    r"|you have (?:a |\d+ )?(?:new )?(?:voice ?(?:mail|message)|missed call)"
    r"|\[?(?:new )?voice ?(?:mail|message) ?[(\[]",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"\b\d{1,3} ?(?:s|secs?|seconds)\b|[(\[]\d{1,2}:\d\d[)\]]|\baudio attached\b"
    r"|^\W*(?:duration|length|caller|transcript\w*) ?:",
    re.IGNORECASE | re.MULTILINE,
)
"""What a program says of a call that a person who complains of a voicemail does not."""
_TEXT = re.compile(
    r"(?:.{0,40}[._+-])?(?:sms|mms|whatsapp|text-?messages?)(?:-?(?:gateway|relay))?\d{0,4}",
    re.IGNORECASE,
)
_TEXT_HOST = re.compile(r"(?:.*\.)?(?:sms|mms|txt|text)[a-z0-9-]{0,20}\..*", re.IGNORECASE)
_TEXT_SUBJECT = re.compile(
    r"(?:\[?new\]? )?(?:sms|mms|text(?: message)?|whatsapp(?: message)?) (?:received )?"
    r"(?:from|via) \+?\d[\d ]{8,14}|new (?:sms|mms|text|whatsapp) message(?:$| from\b)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\+?\d{9,15}")
_SCAN = re.compile(
    r"(?:.{0,40}[_+-])?(?:scan(?:s|ner|ners|ning)?|scan-?to-?e?mail|(?:photo)?copiers?|printers?"
    r"|kmbt|bizhub|xerox|ricoh|e?fax|faxes)(?:[._+-].{0,40}|\d{0,6})"
    r"|mf[dp][._-]?(?:\d.{0,20}|floor.{0,20})",
    re.IGNORECASE,
)
_SCAN_SUBJECT = re.compile(
    r"(?:scanned (?:from|image|document)|scan (?:from|to e-?mail)|attached image|new fax"
    r"|e?fax (?:message )?from|message from (?:km|kmbt|rnp|mf[dp]))",
    re.IGNORECASE,
)
_SCAN_WORDS = re.compile(
    r"sent (?:to you )?(?:using|from|by) (?:a|an|the|\"?rnp)\b|multi-?function|device name"
    r"|scanned (?:by|on|document|and sent)|do not reply|pages?:? \d|\d page fax",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"(?:.{0,40}[._+-])?(?:shar(?:e|es|ing)|drive-shares.*|files?|docs?|documents?|dse|e?sign)"
    r"(?:[._+-].{0,40}|_na\d)?",
    re.IGNORECASE,
)
_SHARE_SUBJECT = re.compile(
    r".{0,100}\b(?:shared|sent|invited you to|wants to share|document for you)\b.{0,120}",
    re.IGNORECASE,
)
_SHARE_WORDS = re.compile(
    r"\b(?:shared|invited you to (?:view|edit|sign)|sent you)\b.{0,200}"
    r"\b(?:files?|folders?|documents?|items?|photos?|videos?|album|with you|link)\b",
    re.IGNORECASE | re.DOTALL,
)
_FORM = re.compile(
    r"(?:.{0,40}[._+-])?(?:web(?:site|master|form|forms)?|(?:e-?)?forms?|wordpress|www|apache"
    r"|submissions?|notif(?:y|ications?)|contact-?(?:us|form)|enquir(?:y|ies)"
    r"|customer-?services?)(?:[._+-].{0,40}|\d{0,4})",
    re.IGNORECASE,
)
_FORM_SUBJECT = re.compile(
    r"(?:form|website|online) (?:submission|submitted|enquir\w+|contact|response)"
    r"|new (?:submission|enquiry|form entry|response)|contact (?:us )?form"
    r"|(?:submission|enquiry) (?:from|via) (?:the |your |our )?(?:web|form|site)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^[ \t>*•-]{0,6}"
    r"((?:your |contact |customer |full |first |last |sur)?(?:name|e-?mail(?: address)?"
    r"|phone(?: number)?|telephone(?: number)?|tel|mobile(?: number)?|contact number))"
    r"[ \t*]{0,5}(?::|\?|=|\t|\r?\n(?=[ \t]{0,5}\S))[ \t*]{0,5}([^\r\n]{1,320})$",
    re.IGNORECASE | re.MULTILINE,
)
_FORWARDED = re.compile(
    r"^[ \t>*|]{0,10}(?:From|Von|De|Da|Oddi wrth)\*?[ \t]?:\*?[ \t]{0,10}([^\r\n]{3,400})$",
    re.IGNORECASE | re.MULTILINE,
)
_AT = re.compile(r"[^\s<>()\[\]\"',;:*]{1,100}@[\w.-]{1,200}\w")


_BEHALF = re.compile(
    r"(?:.{1,80}\s\(?)?(?:on (?:behalf|be half) of|ar ran|obo|o/b/o|pp|p\.p\.|per pro)"
    r"\s(.{1,100})",
    re.IGNORECASE,
)
_BY_HAND_OF = re.compile(
    r"(.{1,80}?)\s\(?(?:sent by|written by|typed by|c/o|care of|via the hand of)\s.{1,100}",
    re.IGNORECASE,
)
_FORWARD_MARK = re.compile(
    r"^[ \t]*(?:-{2,} ?(?:forwarded|original) message ?-{2,}|begin forwarded message:"
    r"|\*?from ?: ?\*?[^\n]{3,300}\r?\n\*?(?:sent|date|to) ?: ?\*?[^\n]{3,300})",
    re.IGNORECASE | re.MULTILINE,
)
_SPEAKS_FOR_SELF = re.compile(
    r"\b(?:my|our) (?!constituents?|clients?|patients?|neighbours?|friends?|pupils?|students?"
    r"|members?|colleagues?|inbox|office|service|team|tenants?|e-?mail)\w"
    r"|\b(?:i|we)(?:['’]d| would|['’]ve| have| am|['’]m)? (?:\w+ ){0,3}?(?:complain\w*|unhappy)\b"
    r"|\b(?:treats?|treated|told|ignor\w+|answer\w*|wrote to|replied to|said to) (?:me|us)\b"
    r"|\bevidence\b|\bproof\b",
    re.IGNORECASE,
)
"""Words above a message that say it is quoted in a complaint of the writer's own."""
_COMPLAINS = re.compile(
    r"\b(?:want|wish|like|need|have|writing) to (?:\w+ )?(?:complain\b|make a (?:\w+ )?complaint)"
    r"|\bmy (?:\w+ )?complaint (?:is|about)\b|\b(?:i am|i['’]m|we are) complaining\b",
    re.IGNORECASE,
)
_FORWARDS = re.compile(r"\s*(?:fwd?|fw|wg|tr|i)\s?:", re.IGNORECASE)
_REPLIES = re.compile(r"\s*(?:re|aw|sv|antw)\s?:", re.IGNORECASE)
_OWN_WORDS = 400  # characters above a forwarded message that may be the writer's own complaint


def is_sent_by_rule(headers: Headers) -> bool:
    """Return whether a mailbox's own rule forwarded this, as Exchange and others mark it."""
    source = headers.first("x-ms-exchange-generated-message-source").lower()
    return "rule" in source or headers.has_any(_RULE_FIELDS)


def has_loop_mark(headers: Headers) -> bool:
    """Return whether a program marked this, so that it knows its own mail again."""
    for field, _ in headers.fields:
        if _LOOP.fullmatch(field):
            return True
    return False


def find_relay(root: Part, sender: str, name: str, subject: str, text: str) -> str:
    """Return what passed a message on, or "" where its sender seems to have written it.

    It is `group`, `rule`, `voicemail`, `text`, `scanner`, `share`, `form`, `no-reply`, `system`,
    `behalf` or `forward`.
    """
    headers = root.headers
    if _is_shared(headers, sender, subject, text):
        return "share"
    if carries_words(headers, sender, subject, text):
        return _find_hand(root, sender, name, subject, text)
    if _is_through_group(headers, sender, name):
        return "group"
    if _complains_in_bulk(headers, text):
        return "system"
    if headers.has_any(_SHOP_FIELDS) or _is_in_bulk(headers):
        return ""
    program = _find_program(headers, sender, subject, text)
    if program:
        return program
    if has_no_reader(sender):
        return "no-reply"
    return _find_rule(headers) or _find_hand(root, sender, name, subject, text)


def _find_program(headers: Headers, sender: str, subject: str, text: str) -> str:
    """Return which program made a message of what somebody said or sent another way, or ""."""
    local = sender.rpartition("@")[0]
    made = has_no_reader(sender) or _is_generated(headers)
    if _VOICE.fullmatch(local) or _tells_of_voice(subject, text, made=made):
        return "voicemail"
    if _is_text_message(sender, subject):
        return "text"
    if _SCAN.fullmatch(local) or (_SCAN_SUBJECT.match(subject) and _SCAN_WORDS.search(text[:2000])):
        return "scanner"
    if _is_form(headers, sender, subject, text, made):
        return "form"
    return ""


def _is_shared(headers: Headers, sender: str, subject: str, text: str) -> bool:
    """Return whether a service tells of files that somebody shared there."""
    if not (_SHARE_SUBJECT.match(subject) and _SHARE_WORDS.search(text[:2000])):
        return False
    made = has_no_reader(sender) or _is_generated(headers)
    return made or bool(_SHARE.fullmatch(sender.rpartition("@")[0]))


def _find_rule(headers: Headers) -> str:
    """Return whether a mailbox's rule or some other system sent a message, or ""."""
    if is_sent_by_rule(headers):
        return "rule"
    if _is_generated(headers) or has_loop_mark(headers):
        return "system"
    return ""


def _tells_of_voice(subject: str, text: str, *, made: bool) -> bool:
    """Return whether a telephone's program tells of a call: its subject alone proves nothing."""
    if not _VOICE_SUBJECT.match(subject):
        return False
    return made or bool(_LENGTH.search(subject) or _LENGTH.search(text[:500]))


def _is_text_message(sender: str, subject: str) -> bool:
    """Return whether a gateway made an email of a text message: no letter to it is read."""
    local = sender.rpartition("@")[0]
    domain = sender.rpartition("@")[2]
    if _TEXT.fullmatch(local):
        return True
    by_number = _NUMBER.fullmatch(local) and _TEXT_HOST.match(domain)
    return bool(by_number or _TEXT_SUBJECT.match(subject))


def _find_hand(root: Part, sender: str, name: str, subject: str, text: str) -> str:
    """Return how a person passed a message on, or ""."""
    if _is_on_behalf(root.headers, sender, name):
        return "behalf"
    if _passes_on_another(root, sender, subject, text):
        return "forward"
    return ""


def _is_on_behalf(headers: Headers, sender: str, name: str) -> bool:
    """Return whether somebody sent the message for somebody else, as Outlook marks it."""
    if _BEHALF.fullmatch(name) or _BY_HAND_OF.fullmatch(name):
        return True
    hand = _read_first_address(headers, "sender")
    if "@" not in hand or name_mailbox(hand) == name_mailbox(sender):
        return False
    return _is_persons(hand, sender.rpartition("@")[2].casefold())


def _read_first_address(headers: Headers, name: str) -> str:
    boxes, _ = read_mailboxes(headers.first(name))
    if not boxes:
        return ""
    return boxes[0].address


def _is_persons(hand: str, domain: str) -> bool:
    """Return whether a Sender is a colleague or a helper, and no machine that a host sends by."""
    local = hand.rpartition("@")[0]
    return not has_no_reader(hand) and "=" not in local and len(local) < 40 and bool(domain)


def _passes_on_another(root: Part, sender: str, subject: str, text: str) -> bool:
    """Return whether the sender only passes on what somebody else wrote, with few words of theirs.

    What somebody forwards below a complaint of their own is evidence, and theirs to send.
    """
    above = _find_words_above(text)
    if len(above) > _OWN_WORDS:
        return False
    if not _FORWARDS.match(subject) and not _hands_over(root, subject, above, text):
        return False
    first = next((w.email for w in _find_forwarded(root, text) if w.email), "")
    return bool(first) and name_mailbox(first) != name_mailbox(sender)


def _hands_over(root: Part, subject: str, above: str, text: str) -> bool:
    """Return whether a message that is no answer, and is not called a forward, only hands over
    another, in words that complain of nothing themselves."""
    if root.headers.has("in-reply-to") or _REPLIES.match(subject):
        return False
    return bool(_FORWARD_MARK.search(text)) and not _SPEAKS_FOR_SELF.search(above)


def _find_words_above(text: str) -> str:
    """Return what stands above the first forwarded header."""
    found = filter(None, (_FORWARDED.search(text), _FORWARD_MARK.search(text)))
    start = min((each.start() for each in found), default=len(text))
    return text[:start].strip()


def _is_through_group(headers: Headers, sender: str, name: str) -> bool:
    """Return whether a group or a list took the message in and sent it on in its own name."""
    if headers.has_any(_GROUP_FIELDS) or _VIA.fullmatch(name):
        return True
    lists = " ".join(headers.first(field) for field in _LIST_FIELDS).casefold()
    return bool(sender) and sender.casefold() in lists


def _complains_in_bulk(headers: Headers, text: str) -> bool:
    """Return whether what is marked as sent to many says that somebody complains."""
    marked = headers.has_any((*_SHOP_FIELDS, *_LIST_FIELDS))
    return (marked or _is_in_bulk(headers)) and bool(_COMPLAINS.search(text[:2000]))


def _is_in_bulk(headers: Headers) -> bool:
    return headers.first("precedence").strip().lower() in {"bulk", "junk", "list"}


def _is_generated(headers: Headers) -> bool:
    submitted = decode_words(headers.first("auto-submitted")).lower()
    return submitted.startswith("auto-generated")


def _is_form(headers: Headers, sender: str, subject: str, text: str, made: bool) -> bool:
    """Return whether another system's form sent this: labelled answers, not of its sender."""
    local = sender.rpartition("@")[0]
    if _FORM.fullmatch(local) and _asks_for_another(headers, sender):
        return True
    answers = _read_answers(text)
    if len(answers) < 2:
        return False
    theirs = answers.get("email", "").casefold()
    if theirs and theirs == sender.casefold():
        return False
    return bool(made or _FORM.fullmatch(local) or _FORM_SUBJECT.search(subject))


def _asks_for_another(headers: Headers, sender: str) -> bool:
    """Return whether answers are to go to another mailbox than the sender's, one that is read."""
    asked = _read_first_address(headers, "reply-to")
    if not asked or name_mailbox(asked) == name_mailbox(sender):
        return False
    return not has_no_reader(asked)


def _read_answers(text: str) -> dict[str, str]:
    """Return the name, email and phone that the labelled lines of a form give."""
    found: dict[str, str] = {}
    for match in _LABEL.finditer(text[:_HEAD]):
        label = match.group(1).lower()
        value = make_one_line(match.group(2)).strip(" *<>")
        address = _AT.search(value)
        if "mail" in label and address:
            found.setdefault("email", clean_address(address.group()))
        elif "name" in label and "@" not in value:
            last = label.startswith(("last", "sur")) and "name" in found
            found["name"] = f"{found['name']} {value}" if last else found.get("name", value)
        elif sum(c.isdigit() for c in value) >= 5 and "@" not in value:
            found.setdefault("phone", value[:100])
    return found


def find_writers(root: Part, sender: str, name: str, text: str) -> tuple[Writer, ...]:
    """Return whom a message says that it is from, the likeliest first, each address once."""
    found: dict[str, Writer] = {}
    for writer in _find_claims(root, name, text):
        before = found.get(writer.email.casefold(), Writer())
        found[writer.email.casefold()] = Writer(
            before.name or writer.name, writer.email, before.phone or writer.phone
        )
    if sender:
        found.setdefault(sender.casefold(), Writer(name, sender))
    return tuple(found.values())[:_MOST]


def _find_claims(root: Part, name: str, text: str) -> Iterator[Writer]:
    """Yield each writer that the header, the answers of a form or a forwarded header names."""
    headers = root.headers
    via = _VIA.fullmatch(name)
    if via:
        said = via.group(1).strip(" '\"")
    else:
        said = ""
    for field in ("x-original-from", "x-original-sender", "reply-to"):
        for box in read_mailboxes(headers.first(field))[0][:1]:
            yield Writer(box.name or said, box.address)
    behalf = _BEHALF.fullmatch(name) or _BY_HAND_OF.fullmatch(name)
    if behalf:
        yield Writer(behalf.group(1).strip(" '\"()"))
    answers = _read_answers(text)
    if answers.get("email") or len(answers) > 1:
        yield Writer(answers.get("name", ""), answers.get("email", ""), answers.get("phone", ""))
    yield from _find_forwarded(root, text)


def _find_forwarded(root: Part, text: str) -> Iterator[Writer]:
    """Yield the sender of each message that this one quotes or holds, the outermost first."""
    for match in list(_FORWARDED.finditer(text[:_HEAD]))[:_MOST]:
        address = _AT.search(match.group(1).replace("mailto:", " "))
        if address:
            name = make_one_line(match.group(1)[: address.start()]).strip(" *<>[]('\"")
            yield Writer(name.removesuffix("[mailto").strip(" [<*"), clean_address(address.group()))
    for part in [each for each in root.walk() if each.kind == "message/rfc822"][:_MOST]:
        inner = split(part.content(200_000))[0].headers
        for box in read_mailboxes(inner.first("from"))[0][:1]:
            yield Writer(box.name, box.address)
