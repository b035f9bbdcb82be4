"""Person or machine: RFC 3834's headers, and what machines do that know no RFC.

A machine gets no acknowledgement, so that two of them can never talk for ever. A person called a
machine would wait in the set-aside list: so words alone decide only where they are the fixed ones
of a program.
"""

import re

from chalicelib.core.reading.email_address import has_no_reader
from chalicelib.mail import machine_languages
from chalicelib.mail.headers import Headers, decode_words
from chalicelib.mail.help_desk import carries_words
from chalicelib.mail.little_answers import (
    ANSWERS,
    COMPLAINS,
    RECEIVED,
    answers_by_symbol,
    recognise_receipt,
    takes_back,
)
from chalicelib.mail.mime import Part
from chalicelib.mail.relay import has_loop_mark, is_sent_by_rule

_DAEMON = re.compile(
    r"(?:mailer-?daemon|mail-?daemon|mdaemon|postmaster|mail[._]?delivery"
    r"|microsoftexchange[0-9a-f]{32})(?:[._+=-].*)?@|[^@]{1,60}-daemon@",
    re.IGNORECASE,
)
_REPORTER = re.compile(r"ndr(?:[._+=-].*)?@", re.IGNORECASE)  # initials too, so it needs more
_DAEMON_NAME = re.compile(
    (
        r"mail (?:delivery|administrator|system)|mailer-?daemon|system administrator|postmaster"
        r"|mdaemon"
    ),
    re.IGNORECASE,
)
_FAILED = re.compile(
    r"undeliver|deliver\w* (?:status|failure|failed|has failed|incomplete|report|problem|error)"
    r"|mail (?:delivery|failed|failure|error)|returned? (?:mail|to sender)"
    r"|returning (?:message )?to sender|failure notice|(?:not|n't) (?:be )?deliver"
    r"|unable to deliver|non-?delivery|could not send|delay(?:ed)? (?:mail|\d)|delivery delayed"
    r"|reject(?:ed|ing)|address not found|user unknown|processing error|failed mail",
    re.IGNORECASE,
)
_SURELY_FAILED = re.compile(  # subjects that only programs write
    r"(?:undeliverable: |non-delivery: |undelivered mail returned to sender|mail delivery failed"
    r"(?:: returning message to sender)?$|failure notice$|delivery status notification ?(?:\(|$)"
    r"|returned mail: |mail could not be delivered$|delivery failure(?: notification)?$"
    r"|message (?:delivery )?undeliverable$|returned mail - error"
    r"|mail delivery (?:failure|error)$|warning: message .{1,60} delayed \d)",
    re.IGNORECASE,
)
_FAILED_AT_END = re.compile(
    r"[(\[](?:mail )?(?:delivery (?:has )?fail(?:ed|ure)|undeliver(?:ed|able)|not delivered)[)\]]$",
    re.IGNORECASE,
)
_AWAY_SUBJECT = re.compile(
    r"(?:automatic reply|automatische antwort|r[ée]ponse automatique|auto(?:matic)?[ -]?"
    r"(?:reply|response)|out[ -]of[ -](?:the[ -])?office(?: auto-?reply)?|autoreply|ooo)\s?:"
    r"|\[ooo\]|auto(?:matic)?[ -]?(?:reply|response)$|out of (?:the )?office$"
    r"|out of (?:the )?office (?:auto-?reply|message|reply)",
    re.IGNORECASE,
)
_AWAY_UNMARKED = re.compile(
    (
        r"(?:i(?: am|['’]m) )?(?:currently )?(?:out of (?:the )?office|away"
        r"|on (?:annual |maternity |sick )?leave|on (?:holiday|vacation))\b"
        r"(?:[^:]{0,60}\bre:|(?: until [^:]{1,30})?$)"
    ),
    re.IGNORECASE,
)
_SAYS_AWAY = re.compile(
    (
        r"(?:\s*(?:hi|hello|dear|thank|many thanks|thanks)\b[^\n.!]{0,120}[\n.!,]+)?\s*"
        r"(?:i(?: am|['’]m)|we are) (?:currently )?(?:out of (?:the |my )?office|away"
        r"|on (?:annual |maternity |sick )?leave|on (?:holiday|vacation))"
    ),
    re.IGNORECASE,
)
"""How an automatic reply begins that has no other mark; it is short, and has such a subject."""
_SAYS_ABSENT = re.compile(
    r"\b(?:i(?: am|['’]m| will be|['’]ll be)|we(?: are|['’]re)|(?:is|are) currently|am currently)"
    r"\b[^.!?\n]{0,40}\b(?:out of|away|absent|on (?:\w+ )?leave|on holiday|on vacation|back"
    r"|unavailable|in the office)\b|limited access to|non-working day|return(?:ing)? (?:on|to)\b"
    r"|thank(?:s| you) for (?:your|contacting|getting)",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:your|my|our|the|his|her) (?:\w+ )?(?:manager|worker|officer|son|daughter|child\w*)"
    r" (?:was|is|were|are|has|had|says|said)\b|\b(?:he|she) (?:was|is|said|says|told|never)\b",
    re.IGNORECASE,
)
"""How a person speaks of somebody else who was away, which an absence note does not."""
_NOT_DELIVERED = re.compile(
    r"(?:could not|cannot|was not|wasn['’]t|couldn['’]t|unable to|failed to)\b.{0,40}\bdeliver"
    r"|deliver\w* (?:to .{0,80}\b)?(?:has )?fail|non remis|user unknown|no such user"
    r"|mailbox (?:is )?full",
    re.IGNORECASE | re.DOTALL,
)
_REJECTED = re.compile(r"(?<![\d.])[45]\d\d[ -]|(?<![\w.])[45]\.\d{1,3}\.\d{1,3}(?![\w.])")
_RECIPIENT = re.compile(r"[^\s<>\"',;:()]{1,64}@[\w.-]{1,255}")

_SHORT = 600
_OPENED = re.compile(
    r"\bwas (?:read|opened|displayed|deleted(?: without being read)?) on\b", re.IGNORECASE
)
_OPENED_SUBJECT = re.compile(r"(?:not )?read(?: receipt)?\s?:|read receipt\b", re.IGNORECASE)
_INVITED = re.compile(
    r"\bhas (?:accepted|declined|tentatively accepted|replied)\b|\binvitation\b|calendar",
    re.IGNORECASE,
)
_AWAY_WORDS = re.compile(
    r"out of (?:the |my )?office|on (?:annual |maternity |paternity |sick |parental |study )?"
    r"leave|away from (?:the |my )?(?:office|desk|work)|on holiday|on vacation"
    r"|i am (?:currently )?away|i'm (?:currently )?away|return(?:ing)? to (?:the office|work)"
    r"|back in the office|non-working day|limited access to (?:my )?e-?mail|do not work on"
    r"|i will be back|currently unavailable",
    re.IGNORECASE,
)
_CHALLENGE = re.compile(
    r"verify#|requires? (?:verification|confirmation) (?:verify|of)"
    r"|message (?:is )?(?:awaiting|pending) (?:your )?(?:verification|confirmation|approval)"
    r"|confirm(?:ing)? that you are (?:a|not a) (?:human|person|real|robot|spam)|spam ?arrest"
    r"|boxtrapper|please confirm your (?:message|e-?mail to)"
    r"|(?:allow|accept)\w* (?:incoming )?(?:messages|e-?mails?) only from (?:senders|people)"
    r"|list of approved senders|challenge[ /-]response|verify (?:that )?you (?:are|sent)",
    re.IGNORECASE,
)
_CHALLENGER = (
    "x-boxtrapper",
    "x-tmda-",
    "x-spamarrest",
    "x-ask-",
    "x-choicemail",
    "x-challenge",
    "x-uol-smtp",
    "x-eln-",
)
_REPLIERS = (
    "x-autoreply",
    "x-autorespond",
    "x-autoresponse",
    "x-auto-reply-from",
    "x-autoreply-from",
    "x-mail-autoreply",
    "x-autogenerated",
    "x-auto-response",
    "autoreply",
    "x-ezmlm-autoreply",
    "x-facebook-notify-autoreply",
    "x-vacation",
    "x-out-of-office",
)
_LISTS = (
    "list-id",
    "list-post",
    "list-help",
    "mailing-list",
    "x-mailman-version",
    "x-mailing-list",
    "x-beenthere",
    "list-subscribe",
)
_REPORTS = {
    "delivery-status": "delivery-failure",
    "disposition-notification": "auto-reply",
    "feedback-report": "bulk",
}
_PRECEDENCE = {
    "auto_reply": "auto-reply",
    "auto-reply": "auto-reply",
    "list": "list",
    "bulk": "bulk",
    "junk": "bulk",
}
_QUIET = {"all", "oof", "autoreply"}
_ALSO_OF_DESKS = ("bulk", "list", "auto-reply")  # marks of the help desk, on people's words too


def recognise_machine(root: Part, sender: str, name: str, subject: str, text: str) -> str | None:
    """Return None for a person, or else "our-own", "delivery-failure", "challenge",
    "out-of-office", "auto-reply", "list", "bulk", "reaction" or "recall".
    """
    headers = root.headers
    if headers.has("x-heard-letter"):
        return "our-own"
    if answers_by_symbol(root, text):
        return "reaction"
    if takes_back(subject, text):
        return "recall"
    if _is_failure(root, sender, name, subject, text):
        return "delivery-failure"
    said = _find_declared(root, sender, subject, text)
    if _challenges(headers, subject, text, said, sender):
        return "challenge"
    if said in {None, "auto-reply", "bulk"} and _is_away(subject, text, said):
        return "out-of-office"
    if _OPENED_SUBJECT.match(subject) and len(text) < _SHORT and _OPENED.search(text):
        return "auto-reply"
    if said == "auto-reply":
        if _AWAY_WORDS.search(subject) or _AWAY_WORDS.search(text[:2000]):
            return "out-of-office"
        return "auto-reply"
    return said or _recognise_sender(sender) or recognise_receipt(headers, subject, text)


def _is_away(subject: str, text: str, said: str | None) -> bool:
    """Return whether somebody's program says that they are away.

    "Re: Automatic reply" is a person's, unless its header says otherwise.
    """
    if said and re.match(r"(?:(?:re|aw): ?)?auto: ", subject, re.IGNORECASE):
        return True
    if said:
        plain = re.sub(r"(?:re|aw): ?", "", subject, count=1, flags=re.IGNORECASE)
    else:
        plain = subject
    if _AWAY_SUBJECT.match(plain):
        return bool(said) or _is_absence(subject, text)
    if machine_languages.AWAY_SUBJECT.match(plain):
        return bool(said) or _is_absence_elsewhere(subject, text)
    return len(text) < _SHORT and bool(_AWAY_UNMARKED.match(subject) and _SAYS_AWAY.match(text))


def _is_absence(subject: str, text: str) -> bool:
    """Return whether what stands under such a subject is an absence note, and no person's words."""
    said = text.strip()[: 4 * _SHORT]
    if COMPLAINS.search(said) or _OF_OTHERS.search(said):
        return False
    answers_ours = ANSWERS.search(subject) and len(said) < _SHORT
    return not said or bool(answers_ours or _SAYS_ABSENT.search(said) or RECEIVED.search(said))


def _is_absence_elsewhere(subject: str, text: str) -> bool:
    """Return whether a short text under such a subject of another language is an absence note."""
    said = text.strip()
    if len(said) >= _SHORT or COMPLAINS.search(said):
        return False
    return bool(ANSWERS.search(subject) or machine_languages.SAYS_AWAY.search(said)) or not said


def _is_failure(root: Part, sender: str, name: str, subject: str, text: str) -> bool:
    """Return whether a message reports that another was not delivered."""
    if root.kind == "multipart/report" and _read_report_type(root) not in {"", "delivery-status"}:
        return False
    reported = any(part.kind.endswith("delivery-status") for part in root.children)
    if root.headers.has("x-failed-recipients") or (reported and root.kind == "multipart/report"):
        return True
    if _SURELY_FAILED.match(subject) or _FAILED_AT_END.search(subject):
        return _is_report(root, sender, name, text)
    if _AWAY_SUBJECT.match(subject):
        return False
    if sender.lower().startswith(("mailer-daemon", "mdaemon")):
        return True
    daemon = (
        _DAEMON.match(sender)
        or _REPORTER.match(sender)
        or _DAEMON_NAME.match(name)
        or has_null_return_path(root.headers)
        or not sender
    )
    failed = _FAILED.search(subject) or machine_languages.FAILED.search(subject)
    return bool(daemon and (reported or failed))


def _is_report(root: Part, sender: str, name: str, text: str) -> bool:
    """Return whether more than its subject says that a message is a delivery report.

    It is a program's address or header, or words that name a recipient and that they were missed.
    """
    headers = root.headers
    if _DAEMON.match(sender) or _REPORTER.match(sender) or _DAEMON_NAME.match(name) or not sender:
        return True
    if has_null_return_path(headers) or _is_automatic(headers):
        return True
    head = text[:3000]
    missed = _REJECTED.search(head) or _NOT_DELIVERED.search(head)
    return bool(missed and _RECIPIENT.search(head)) and not COMPLAINS.search(head)


def _is_automatic(headers: Headers) -> bool:
    submitted = decode_words(headers.first("auto-submitted")).lower()
    return bool(submitted) and not submitted.startswith("no")


def _read_report_type(root: Part) -> str:
    return root.parameters.get("report-type", "").lower()


def has_null_return_path(headers: Headers) -> bool:
    """Return whether the envelope had no sender, as automatic mail has none."""
    for value in headers.all("return-path"):
        if value.replace(" ", "") == "<>":
            return True
    return False


def _answers_invitation(root: Part, text: str) -> bool:
    """Return whether a calendar says yes or no, and no person has written anything with it."""
    leaves = root.leaves()
    if not any(
        p.kind == "text/calendar" and p.parameters.get("method", "").lower() == "reply"
        for p in leaves
    ):
        return False
    written = any(
        p.family == "text" and p.kind != "text/calendar" and p.content(1000).strip() for p in leaves
    )
    return not (written and text.strip() and not _INVITED.search(text[:300]))


def _find_declared(root: Part, sender: str, subject: str, text: str) -> str | None:
    """Return what the header says that a message is, or None; None too for what a person wrote by
    a help desk, whatever its program says."""
    said = _read_declared(root, root.headers, text)
    if said in _ALSO_OF_DESKS and carries_words(root.headers, sender, subject, text):
        return None
    return said


def _read_declared(root: Part, headers: Headers, text: str) -> str | None:
    """Return what the message's own header says it is, or None."""
    if root.kind == "multipart/report":
        return _REPORTS.get(_read_report_type(root), "auto-reply")
    if _answers_invitation(root, text):
        return "auto-reply"
    submitted = decode_words(headers.first("auto-submitted")).lower()
    by_rule = is_sent_by_rule(headers) and submitted.startswith("auto-generated")
    if submitted and not submitted.startswith("no") and not by_rule:
        if submitted.startswith("auto-replied") or headers.has("in-reply-to"):
            return "auto-reply"
        return "bulk"
    if headers.has_any(_REPLIERS):
        return "auto-reply"
    precedence = []
    for name in ("precedence", "x-precedence", "preference"):
        precedence.append(headers.first(name).lower().strip())
    found = next((_PRECEDENCE[word] for word in precedence if word in _PRECEDENCE), None)
    if headers.has_any(_LISTS):
        return "list"
    return found or _find_smaller_signs(headers, by_rule)


def _find_smaller_signs(headers: Headers, by_rule: bool) -> str | None:
    """Return what the smaller signs say of a machine, or None.

    They are a way to unsubscribe, a wish for no answers and an empty return path; of these the last
    two say nothing of what a mailbox's own rule passed on, since the rule sets them.
    """
    quiet = {word.strip().lower() for word in headers.first("x-auto-response-suppress").split(",")}
    if quiet & _QUIET and not by_rule:
        if headers.has("in-reply-to"):
            return "auto-reply"
        return "bulk"
    if headers.has("list-unsubscribe") or headers.first("x-fc-machinegenerated").lower() == "true":
        return "bulk"
    if has_loop_mark(headers):
        return "bulk"
    by_daemon = _DAEMON.match(headers.first("return-path").lstrip("<"))
    no_path = has_null_return_path(headers) or by_daemon
    if no_path and not by_rule:
        return "auto-reply"
    return None


def _challenges(headers: Headers, subject: str, text: str, said: str | None, sender: str) -> bool:
    """Return whether a machine asks whoever wrote to it to prove that they are a person."""
    if any(name.startswith(_CHALLENGER) for name, _ in headers.fields):
        return True
    machine = said or has_no_reader(sender) or headers.has("in-reply-to")
    return bool(
        machine and (_CHALLENGE.search(subject) or (said and _CHALLENGE.search(text[:2000])))
    )


def _recognise_sender(sender: str) -> str | None:
    if _DAEMON.match(sender):
        return "auto-reply"
    if not has_no_reader(sender):
        return None
    return "bulk"
