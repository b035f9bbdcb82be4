"""Who wrote a message that something else passed on: a group, a rule, a form, a scanner, a person.

What such a message says of its writer is a claim, for a person to check; it proves nothing.
"""

import re
from collections.abc import Iterator

from chalicelib.core.reading.email_address import has_no_reader
from chalicelib.mail.addresses import clean_address, name_mailbox, read_mailboxes
from chalicelib.mail.headers import Headers, decode_words, make_one_line
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
    r"|you have (?:a |\d+ )?(?:new )?(?:voice ?(?:mail|message)|missed call)",
    re.IGNORECASE,
)
_SCAN = re.compile(
    r"(?:.{0,40}[_+-])?(?:scan(?:s|ner|ners|ning)?|scan-?to-?e?mail|(?:photo)?copiers?|printers?"
    r"|kmbt|bizhub|xerox|ricoh|e?fax|faxes)(?:[._+-].{0,40}|\d{0,6})"
    r"|mf[dp][._-]?(?:\d.{0,20}|floor.{0,20})",
    re.IGNORECASE,
)
_SCAN_SUBJECT = re.compile(
    r"(?:scanned (?:from|image|document)|scan from|message from (?:km|kmbt|rnp|mf[dp])"
    r"|attached image|new fax|fax from)",
    re.IGNORECASE,
)
_SCAN_WORDS = re.compile(
    r"sent (?:to you )?(?:using|from|by) (?:a|an|the|\"?rnp)\b|multi-?function|device name"
    r"|scanned (?:by|on|document)|do not reply|pages?:? \d",
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
    r"\b(?:file|folder|document|with you|link)\b",
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
    r"(?:.{1,80}\s\(?)?(?:on (?:behalf|be half) of|ar ran|obo|o/b/o)\s(.{1,100})", re.IGNORECASE
)
_FORWARDS = re.compile(r"\s*(?:fwd?|fw|wg|tr|i)\s?:", re.IGNORECASE)
_OWN_WORDS = 400  # characters above a forwarded message that may be the writer's own complaint


def is_sent_by_rule(headers: Headers) -> bool:
    """Return whether a mailbox's own rule forwarded this, as Exchange and others mark it."""
    source = headers.first("x-ms-exchange-generated-message-source").lower()
    return "rule" in source or any(headers.has(name) for name in _RULE_FIELDS)


def has_loop_mark(headers: Headers) -> bool:
    """Return whether a program marked this, so that it knows its own mail again."""
    for field, _ in headers.fields:
        if _LOOP.fullmatch(field):
            return True
    return False


def find_relay(root: Part, sender: str, name: str, subject: str, text: str) -> str:
    """Return what passed a message on, or "" where its sender seems to have written it.

    It is `group`, `rule`, `voicemail`, `scanner`, `share`, `form`, `no-reply`, `system`, `behalf`
    or `forward`.
    """
    headers = root.headers
    if _is_through_group(headers, sender, name):
        return "group"
    if any(headers.has(field) for field in _SHOP_FIELDS) or _is_in_bulk(headers):
        return ""
    local = sender.rpartition("@")[0]
    unread = has_no_reader(sender)
    made = unread or _is_generated(headers)
    if _VOICE.fullmatch(local) or (made and _VOICE_SUBJECT.match(subject)):
        return "voicemail"
    if _SCAN.fullmatch(local) or (_SCAN_SUBJECT.match(subject) and _SCAN_WORDS.search(text[:2000])):
        return "scanner"
    shared = _SHARE_SUBJECT.match(subject) and _SHARE_WORDS.search(text[:2000])
    if shared and (made or _SHARE.fullmatch(local)):
        return "share"
    if _is_form(headers, sender, subject, text, made):
        return "form"
    if unread:
        return "no-reply"
    if is_sent_by_rule(headers):
        return "rule"
    if _is_generated(headers) or has_loop_mark(headers):
        return "system"
    return _find_hand(root, sender, name, subject, text)


def _find_hand(root: Part, sender: str, name: str, subject: str, text: str) -> str:
    """Return how a person passed a message on, or ""."""
    if _is_on_behalf(root.headers, sender, name):
        return "behalf"
    if _passes_on_another(root, sender, subject, text):
        return "forward"
    return ""


def _is_on_behalf(headers: Headers, sender: str, name: str) -> bool:
    """Return whether somebody sent the message for somebody else, as Outlook marks it."""
    if _BEHALF.fullmatch(name):
        return True
    hands = [box.address for box in read_mailboxes(headers.first("sender"))[0][:1]]
    domain = sender.rpartition("@")[2].casefold()
    return any(
        "@" in hand and name_mailbox(hand) != name_mailbox(sender) and _is_persons(hand, domain)
        for hand in hands
    )


def _is_persons(hand: str, domain: str) -> bool:
    """Return whether a Sender is a colleague or a helper, and no machine that a host sends by."""
    local = hand.rpartition("@")[0]
    return not has_no_reader(hand) and "=" not in local and len(local) < 40 and bool(domain)


def _passes_on_another(root: Part, sender: str, subject: str, text: str) -> bool:
    """Return whether the sender only passes on what somebody else wrote, with few words of theirs.

    What somebody forwards below a complaint of their own is evidence, and theirs to send.
    """
    if not _FORWARDS.match(subject):
        return False
    if len(_find_words_above(text)) > _OWN_WORDS:
        return False
    first = next((w.email for w in _find_forwarded(root, text) if w.email), "")
    return bool(first) and name_mailbox(first) != name_mailbox(sender)


def _find_words_above(text: str) -> str:
    """Return what stands above the first forwarded header."""
    header = _FORWARDED.search(text)
    if not header:
        return text.strip()
    return text[: header.start()].strip()


def _is_through_group(headers: Headers, sender: str, name: str) -> bool:
    """Return whether a group or a list took the message in and sent it on in its own name."""
    if any(headers.has(field) for field in _GROUP_FIELDS) or _VIA.fullmatch(name):
        return True
    lists = " ".join(headers.first(field) for field in _LIST_FIELDS).casefold()
    return bool(sender) and sender.casefold() in lists


def _is_in_bulk(headers: Headers) -> bool:
    return headers.first("precedence").strip().lower() in {"bulk", "junk", "list"}


def _is_generated(headers: Headers) -> bool:
    submitted = decode_words(headers.first("auto-submitted")).lower()
    return submitted.startswith("auto-generated")


def _is_form(headers: Headers, sender: str, subject: str, text: str, made: bool) -> bool:
    """Return whether another system's form sent this: labelled answers, not of its sender."""
    answers = _read_answers(text)
    if len(answers) < 2:
        return False
    theirs = answers.get("email", "").casefold()
    if theirs and theirs == sender.casefold():
        return False
    local = sender.rpartition("@")[0]
    return bool(made or _FORM.fullmatch(local) or _FORM_SUBJECT.search(subject))


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
    behalf = _BEHALF.fullmatch(name)
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
