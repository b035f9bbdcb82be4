"""Signs that the email address we hold is not the one to use, or that somebody watches it; and when
and how else a person may be reached. `request_words.py` reads by them, beside `unsafe_words.py`.
"""

from __future__ import annotations

from chalicelib.core.reading.unsafe_words import KIN, MAIL, MY_MAIL, NEVER, ONE, REPLY, START

_BOX = r"(?:e-?mail|inbox|mailbox|account|address)"
_MAKER = r"(?:gmail|hotmail|outlook|yahoo|icloud|aol)"
_DEVICE = r"(?:phone|mobile|laptop|computer|tablet|i-?pad)"
_CLOSE = rf"(?:he|she|they|(?:my |our )?{KIN})"
_WHICH = r"(?:other|new|private|personal|school|college|work|university|safe|secret|different)"
_NO_TURN = r"(?:(?!\b(?:no|not|never|nothing|hardly|without|didn|doesn|don)\b)[^;!?.,])"
_ENDS = r"\s*(?:$|[,)]|and\b|so\b|because\b|cos\b|as\b|please\b|he\b|she\b|they\b)"

# Whatever goes to the address that we have waits for a person.
OTHER_ADDRESS = (
    # "I have a new email." "My email has changed." "I no longer use this email."
    rf"\b(?:i|we)(?:['’]?ve| have)?(?: just| now)?(?: got)? (?:a new|changed my|lost access to"
    rf" (?:this|my)) (?:\w+ )?{_BOX}\b",
    rf"{START}(?:change|update|amend) my (?:\w+ )?e-?mail\b",
    r"\bmy (?:\w+ )?e-?mail(?: address)? (?:has|is) (?:now )?chang",
    rf"\b(?:this|it)(?: is|['’]?s) my old {_BOX}\b",
    rf"\b(?:i|we) (?:can )?no longer (?:use|check|get into|have access to) (?:this|my) (?:\w+ )?"
    rf"{_BOX}\b",
    rf"\b(?:i|we) (?:do not|don['’]?t) use this (?:\w+ )?{_BOX}\b",
    # "Please write to my school email." "Only use jo@people.example."
    rf"{START}(?:use|{REPLY}|write to|reply to)(?: (?:me )?(?:at|on|to))? my {_WHICH} {_BOX}\b",
    rf"{START}(?:{NEVER} )?use my {_MAKER}\b",
    rf"{START}only use (?:\S+@\S|the address|my )",
    rf"{START}(?:use|{REPLY})(?: to)? only(?: (?:to|at|on))? \S+@\S",
    # "Text me only." "Ring, don't email." "Nothing by email please."
    r"^[\W_]*(?:please )?(?:text|ring|call|phone) (?:me |us )?(?:only\s*(?:$|[,)]|please\b)"
    r"|(?:and )?(?:don['’]?t|do not|never|not) e-?mail)",
    r"^[\W_]*(?:please )?(?:nothing|not) by e-?mail\b",
    rf"{START}(?:kindly )?(?:avoid|refrain from) (?:contacting|e-?mailing|writing to|messaging)"
    rf"(?: (?:me|us))? ?(?:(?:by|via|on) (?:\w+ )?{_BOX}|{_ENDS})",
    r"^[\W_]*(?:kindly )?(?:avoid|refrain from) e-?mailing\b",
    rf"{START}(?:kindly )?(?:do not|don['’]?t|dnt|never) (?:ever )?(?:under any circumstances )?"
    r"(?:e-?mail|reply to|write to) (?:me|us)\b(?! (?:before|after|until|between|on a))",
    r"\b(?:prefer|rather) not (?:to )?(?:be e-?mailed|get (?:any )?e-?mails|e-?mail)\b",
    r"\b(?:i|we)(?:['’]d| would) (?:prefer|rather have|like) no e-?mails?\b",
    rf"\b(?:can|could|would|will) (?:you|u) (?:please )?not (?:use )?e-?mail(?: (?:me|us|here))?"
    rf"{_ENDS}",
    # "This address isn't safe." "It is not a safe email." "My email is being watched."
    rf"\b(?:this|my) (?:\w+ )?{_BOX} (?:is not|isn['’]?t|is no longer) (?:safe|private|secure)\b",
    rf"\b(?:not|isn['’]?t) a (?:safe|private|secure) (?:e-?mail|account|inbox|address{_ENDS})",
    rf"(?:{START}|\bmy )e-?mails? (?:is|are)(?: being)? (?:watched|monitored|tracked"
    r"|intercepted)\b",
    r"\b(?:can['’]?t|can ?not) (?:talk|speak|write) (?:by|on|over|via) e-?mail\b",
    # "He put spyware on my phone." "She forwards my emails." "Somebody hacked my email."
    rf"\b(?:spyware|stalkerware|key ?logger|trackers?|tracking app|spy app)\b[^;!?]{{0,30}}?\bmy"
    rf" (?:\w+ )?{_DEVICE}\b",
    rf"\b{ONE} gets? (?:an? )?(?:notifications?|alerts?)\b[^;!?]{{0,30}}?\b(?:e-?mail|message)",
    rf"\b{MY_MAIL}(?: \w+){{0,2}}? (?:pops?|shows?|appears?|comes?)(?: up)? (?:on|to) (?:the|our|a)"
    r" (?:family|home|house|shared)\b",
    r"\b(?:it|this|they|everything) (?:pops?|shows?|comes?|appears?) up on (?:the|our|a) "
    r"(?:family|shared|house)\b",
    rf"\b{_CLOSE} takes? (?:my|our) {_DEVICE}\b[^;!?]{{0,25}}?\b(?:reads?|checks?|looks?|goe?s?"
    r" through)\b",
    rf"\b{_CLOSE} forwards? {MY_MAIL}",
    rf"\bhacked (?:into )?(?:my|our) (?:\w+ )?{MAIL}\b",
    rf"\b{_CLOSE} (?:reads?|sees?|checks?) (?:it|them) all{_ENDS}",
    rf"\b{_CLOSE} (?:picks? up|collects?) (?:all )?my (?:e-?mails?|mail|post|letters)\b",
    # "I am scared he'll read your reply." "If he sees an email from you."
    r"\b(?:scared|afraid|frightened|worried|terrified)\b[^;!?]{0,20}?\b(?:he|she|they)['’]?ll "
    rf"(?:\w+ )?(?:see|read|find|open|get) (?:this|it|out|(?:my|your) (?:{MAIL}|reply|answer))\b",
    rf"\b(?:if|when|in case) {ONE} (?:ever )?(?:sees?|saw|finds?|found|reads?|opens?|gets?)"
    r" (?:an?|the|any)"
    r" (?:e-?mail|message|letter|text) from (?:you|u|the council)\b",
    # "I am using my friend's phone." "I borrowed a phone to write this."
    rf"\b(?:i['’]?m|i am)(?: \w+)? (?:using|on|borrowing) (?:my |a )?"
    rf"(?:friend|mate|neighbour|teacher)['’]?s (?:\w+ )?(?:{_DEVICE}|{_BOX})\b",
    rf"\bborrow(?:ed|ing)? (?:a|someone['’]?s|somebody['’]?s) (?:{_DEVICE}|{_BOX}) to "
    r"(?:write|send|e-?mail|message|contact|tell)\b",
)

# The same in more voices: what somebody sees, holds or makes them show, and short orders to us.
WATCHED = (
    rf"\bover my shoulder\b|\b(?:and|who|that) (?:goes|gets|got|logs) in(?:to)? {MY_MAIL}",
    r"\b(?:stands?|standing|sits?|sitting|sat) (?:next to|behind|beside|with) me (?:when|while)"
    r" i(?:['’]m| am)? (?:\w+ )?(?:e-?mails?|reading|writing|typing|online|on (?:the|my)|read|open"
    r"|write|type)\b",
    rf"{START}(?:stop|quit|no more) (?:sending|writing|messaging)\b[^;!?]{{0,12}}?\b(?:to this"
    r"|e-?mails?(?: here)?|here)\b",
    rf"{START}(?:send|want) (?:me )?nothing\b[^;!?]{{0,15}}?\be-?mail",
    r"\bmake sure nothing (?:comes|goes|is sent|gets sent)\b[^;!?]{0,12}?\b(?:e-?mail|here|home)\b",
    r"\b(?:do not|don['’]?t|never) want (?:any )?(?:contact|letters|anything|replies|answers) "
    r"(?:by|via|through|on) e-?mail\b",
    r"\byou (?:must not|mustn['’]?t|should not|shouldn['’]?t|better not) (?:ever )?(?:reply|answer"
    rf"|respond|write back|e-?mail)(?: (?:to )?(?:me|us|here|this))?{_ENDS}",
    rf"{START}(?:do not|don['’]?t|dnt|never) (?:ever )?(?:e-?mail|mess?age|reply|write|txt)"
    r"(?: (?:me|us))? (?:back|bk|on here|here)\b",
    rf"{START}no (?:reply|replies|answers?) (?:to this|here|please)\b",
    rf"{START}{NEVER} let on (?:to|that)\b",
    r"^[\W_]*(?:please )?(?:phone calls?|calls?|texts?|letters?) only\b",
    rf"{START}(?:only )?(?:contact|reach) (?:me|us) (?:only )?(?:through|via) my "
    r"(?!\w* ?(?:advoca|solicit|lawyer|represent))\w",
    r"\bsafe\b[^;!?]{0,20}?\bbut (?:my )?e-?mail (?:is not|isn['’]?t)\b",
    rf"\bthis (?:one|{_BOX})(?: is|['’]?s)?(?: not|n['’]?t) (?:private|safe|secure|mine)\b",
    rf"\bmy old {_BOX} (?:is not|isn['’]?t|does not|doesn['’]?t|no longer)\b",
    r"(?:^[\W_]*|\bmy )new e-?mail\b",
    r"\b(?:i|we)(?:['’]?ve| have)(?: got)? a new ad+ress for e-?mails?\b",
    rf"\b(?:i|we) (?:can['’]?t|can ?not|must not|mustn['’]?t) (?:have|receive) (?:any )?{MAIL}\b",
    r"\b(?:dangerous|risky) (?:for (?:me|us) )?(?:to (?:get|have|receive)|if you (?:send|write))\b"
    r"[^;!?]{0,12}?\b(?:e-?mails?|letters?|messages?)\b",
    rf"\b(?:we|me and \w+) (?:have|use|share|got) the same (?:{_BOX}|{_DEVICE})\b",
    rf"\bthis (?:{_BOX}|{_DEVICE})(?: address)? belongs to (?:my |our )?{KIN}\b",
    r"\b(?:made|makes?|making) me (?:show|hand|unlock|open|give|tell)\b[^;!?]{0,20}?\bmy (?:\w+ )?"
    rf"(?:{MAIL}|password|passcode|log-?in)\b",
    rf"\bhand (?:in )?(?:my|our) {_DEVICE}\b[^;!?]{{0,25}}?\b(?:read|check|look|go through)",
    rf"\b(?:(?:he|she|they)['’]?(?:s|re)?|(?:my |our )?{KIN})(?: is| are)?(?: still| always)? (?:in"
    rf"|logged (?:in|on|into)(?: to)?) my (?:\w+ )?{_BOX}\b",
    r"\bmy e-?mails? (?:is|are)(?: also| still)? on (?:his|her|their|our|the)\b",
    rf"\b(?:our|the) (?:family|shared|home) {_DEVICE} (?:gets?|shows?|has) (?:all )?my\b",
    rf"\b{_CLOSE} reads? my (?:\w+ )?one\b",
    rf"\b{_CLOSE}\b{_NO_TURN}{{0,30}}?\b(?:looks?|sees?|checks?"
    rf"|logs? (?:on|in))\b{_NO_TURN}{{0,20}}?"
    r"\b(?:at mine|as me|my (?:inbox|e-?mails?|account|messages|all my stuff|ipad|laptop))\b",
    rf"\b{_CLOSE} (?:\w+ )?(?:checks?|reads?|looks? (?:at|through)) (?:at )?all my stuff\b",
    rf"\b{_CLOSE} (?:\w+ )?(?:has|have|keeps?|holds?) my {_DEVICE}\b",
    rf"\b{_CLOSE} (?:sits?|stands?|is standing|is sitting) (?:next to|behind|with|by) me when i\b",
    rf"\b(?:if|in case) {_CLOSE}[^;!?]{{0,12}}? (?:saw|found|read|opened) your "
    r"(?:e-?mail|letter|message|reply)\b",
    r"\bif an? (?:e-?mail|letter|message) (?:came|comes|arrived|arrives)\b",
    rf"{START}be (?:very |really )?discreet\b",
    r"\bmake your e-?mails? (?:look|sound)\b",
    r"\bthe e-?mail (?:that )?i(?:['’]?m| am) (?:writing|using|sending)[^;!?]{0,12}? "
    r"(?:is not|isn['’]?t)",
    r"\bborrowing this (?:account|e-?mail|phone|laptop)\b",
    rf"\b(?:set up|made) (?:this|my) {_BOX}\b[^;!?]{{0,10}}? for me\b",
    rf"\bmy (?:\w+ )?{_BOX}(?: account)? was set up by\b",
    r"\b(?:scared|afraid|frightened) to (?:get|have|receive|open) (?:an?|any|your) "
    r"(?:e-?mail|letter|message)s?\b",
    rf"{START}(?:wait for me to|let me) contact (?:you|u)\b",
    rf"{START}put nothing in writing\b",
    r"\bi(?:['’]?m| am) (?:on|using) (?:a|the|my) (?:school|work|staff|unit) "
    r"(?:computer|laptop|pc|account|e-?mail)\b",
    rf"\bsend (?:things|it|letters|everything) to my {KIN}['’]?s (?:e-?mail|address)\b",
    rf"{START}(?:reply|write) to my (?:\w+['’]s) e-?mail\b",
)

# Asked of a person, and nothing is held: when to ring, no voicemail, another number, a move.
WHEN_TO_REACH = (
    rf"{START}(?:{NEVER}|only) (?:ever )?(?:ring|call|phone|text|contact|come|visit)\b"
    r"(?: (?:me|us|round|here))* (?:before|after|between|until|at|in|on)\b",
    rf"{START}(?:ring|call|phone|text|contact) (?:me|us) [^;!?]{{0,30}}?\bonly\b",
    rf"{START}(?:{NEVER} leave|no) (?:an? |any )?(?:voice ?mails?|messages?|answer ?phones?)\b"
    r"(?! (?:from|was|were|has|have|left))",
    rf"{START}(?:{NEVER} post (?:anything|letters|it|things)|no (?:more )?(?:post|letters?)"
    r" (?:to|at) (?:the|my|our))\b(?! on (?:facebook|social|line))",
    r"\b(?:i|we)(?:['’]ve| have)(?: just| now)? moved(?: house| home| address)?\s*(?:$|[,)])",
    r"\b(?:my|our) new (?:home |postal )?(?:address|phone|number|mobile)(?: number)? is\b",
    r"\b(?:i|we)(?:['’]ve| have)(?: got)? a new (?:phone |mobile |telephone )?number\b",
)
