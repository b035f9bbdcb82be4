"""Mail that somebody wrote by the program of a help desk: it bears a program's marks, and the words
are a person's. The notices that such programs send by themselves bear the same marks.
"""

import re

from chalicelib.core.reading.email_address import has_no_reader
from chalicelib.mail.headers import Headers, decode_words
from chalicelib.mail.little_answers import COMPLAINS, OWN_AFFAIRS, RECEIVED
from chalicelib.mail.reply import divide

_FIELDS = (
    "x-zendesk-",
    "x-freshdesk-",
    "x-fd-",
    "x-fw-",
    "x-sfdc-",
    "x-jira-",
    "x-jsm-",
    "x-atlassian-",
    "x-otrs-",
    "x-znuny-",
    "x-zammad-",
    "x-rt-",
    "rt-ticket",
    "x-helpscout-",
    "x-gorgias-",
    "x-front-",
    "x-kayako-",
    "x-freescout-",
    "x-osticket-",
    "x-servicenow-",
    "x-ms-dynamics-",
    "x-crm-",
    "x-helpdesk-",
    "x-ticket-",
)
"""How the header fields begin that the programs of help desks write."""
_PROGRAM = re.compile(
    r"zendesk|freshdesk|freshservice|salesforce|jira|atlassian|otrs|znuny|zammad|request tracker"
    r"|\brt\b|help ?scout|help-?desk|osticket|freescout|kayako|service-?now|dynamics|halo|topdesk",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"^[^\w\n]{0,12}(?:please )?(?:type|write|enter|add)? ?(?:your )?reply above this line\b"
    r"|\bref:[_!]?00D\w+[._!]+500\w+(?:[._!]\w+)?:ref\b|\[?\b(?:ticket|case)[ -]?id:?\s?#?\d{3,}",
    re.IGNORECASE | re.MULTILINE,
)
_TOKEN = re.compile(r"\bCRM:\d{4,}")
_FRAME = re.compile(
    r"^[^\w\n]{0,12}(?:(?:please )?(?:type |write |enter |add )?(?:your )?reply above this line"
    r"|your (?:request|ticket|case|enquiry)[^\n]{0,60} has been updated|to (?:add|view|reopen)\b"
    r"|view (?:request|ticket|case)\b|powered by\b|this (?:email is a service|is shared)\b"
    r"|ticket: https?:|ref:)[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""Lines that such a program puts round what somebody wrote."""
_NOTICE = re.compile(
    r"\b(?:request|enquiry|ticket|case|query|issue)\b[^.!?\n]{0,60}\b(?:has been|was|is|been)"
    r" (?:now )?(?:received|created|opened|logged|registered|raised|assigned|closed|solved"
    r"|resolved|deemed|escalated)\b|\b(?:case|ticket|request|reference) (?:number|no|id)\b"
    r"|\b(?:we(?: have|['’]ve)?|just confirming that we) (?:got|received) your\b"
    r"|\bhow would you rate\b|\bautomatic(?:ally)? (?:generated|response|reply)\b"
    r"|\bthank(?:s| you) for (?:contacting|your (?:e-?mail|message|enquiry|patience)|getting in)"
    r"|\b(?:representative|agent|member of (?:our|the) team|someone)[^.!?\n]{0,40} will\b"
    r"|\bto reopen this\b",
    re.IGNORECASE,
)
_OF_PEOPLE = re.compile(
    r"\b(?:my|our|her|his|their) (?:\w+ )?(?:sons?|daughters?|child\w*|kids?|grand\w+|clients?"
    r"|young person|social worker|worker|family|mother|father|sister|brother|mum|dad|foster\w*"
    r"|complaint)\b|\byoung (?:person|people|man|woman)\b|\bconstituents?\b"
    r"|\b(?:complain|complained|complaining)\b|\b(?:make|making|made|raise) a (?:\w+ )?complaint\b"
    r"|\b(?:he|she) (?:was|is|has|had|asked|asks|says|said|told|tells|wants|feels|would|did)\b",
    re.IGNORECASE,
)
"""What people write of people, and few notices do."""
_OF_OWN = re.compile(
    r"\bmy (?:\w+ )?(?:sons?|daughters?|child\w*|kids?|grand\w+|clients?|complaint|constituents?)\b"
    r"|\b(?:he|she) (?:asked|asks|told|tells|said|says) (?:me|us)\b",
    re.IGNORECASE,
)
"""What nobody writes who only tells that something came."""
_SUPPOSED = re.compile(r"\bif you\b[^.!?\n]*", re.IGNORECASE)  # as notices say how to complain
_HEAD = 3_000


def carries_words(headers: Headers, sender: str, subject: str, text: str) -> bool:
    """Return whether somebody wrote a message by the program of a help desk, to be answered there.

    What a program says that it answered by itself is a notice, and so is what tells of a ticket.
    """
    if has_no_reader(sender) or _answers_by_itself(headers):
        return False
    if not is_from_help_desk(headers, subject, text):
        return False
    said = _FRAME.sub("", divide(text[:_HEAD], subject, True).new)
    said = _SUPPOSED.sub("", said)
    if COMPLAINS.search(said) or _OF_OWN.search(said):
        return True
    if _NOTICE.search(said) or RECEIVED.search(said):
        return False
    return bool(_OF_PEOPLE.search(said) or OWN_AFFAIRS.search(said))


def is_from_help_desk(headers: Headers, subject: str, text: str) -> bool:
    """Return whether the program of a help desk sent a message, by what such programs leave in
    it."""
    for name, _ in headers.fields:
        if name.startswith(_FIELDS):
            return True
    for name in ("x-mailer", "x-powered-by", "x-managed-by", "user-agent"):
        if _PROGRAM.search(decode_words(headers.first(name))):
            return True
    return bool(_TOKEN.search(subject) or _MARK.search(text[:_HEAD]))


def _answers_by_itself(headers: Headers) -> bool:
    """Return whether a message says that it is an automatic answer, or was sent to many."""
    submitted = decode_words(headers.first("auto-submitted")).lower()
    marked = headers.has("x-autoreply") or headers.has("x-autorespond")
    precedence = headers.first("precedence").lower().strip()
    to_many = headers.has("list-id") or headers.has("list-unsubscribe") or precedence == "list"
    automatic = submitted.startswith("auto-replied") or precedence.startswith("auto")
    return marked or to_many or automatic
