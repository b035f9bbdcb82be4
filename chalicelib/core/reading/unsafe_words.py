"""Signs, in people's own words, that what we send them may not be safe where it would go, and that
letters are to go to somebody who helps them. `request_words.py` reads by them, a sentence at a
time.
"""

from __future__ import annotations

# An order to us stands at the start of a clause, perhaps after a word such as "please".
_LEAD = (
    r"(?:(?:please|pls|plz|just|also|and|but|so|or|ok|now|hi|hello|really|whatever you do|(?:can"
    r"|could|will|would) (?:you|u)|(?:i|we) (?:beg|ask|need|want|am asking|would like) (?:you|u)"
    r"(?: to)?|i['’]d like you to|make sure (?:that )?(?:you|u)?|you must|promise)[\s,]+)*"
)
START = rf"(?:^[\W_]*|[,(–—]\s*|\s-\s|\b(?:and|but|so|because|cos|as|then|also|or)\s+){_LEAD}"
_ASK = (
    r"(?:please|pls|plz|can you|could you|i want|i would like|i['’]d like|i would prefer"
    r"|i['’]d prefer|i need|i ask)"
)
NEVER = (
    r"(?:do not|don['’]?t|never|must not|mustn['’]?t|should not|shouldn['’]?t|please not|not to"
    r"|can ?not|can['’]?t)(?! (?:hesitate|forget|worry|be afraid|just|only))"
)
KIN = (
    r"(?:mum|mam|mom|mother|dad|father|step\w*|ex|ex[- ]\w+|husband|wife|partner|boyfriend"
    r"|girlfriend|carers?|nan|gran|grandma|grandad|brother|sister|uncle|aunt\w*|son|daughter"
    r"|parents?|family|foster \w+)"
)
ONE = (
    rf"(?:he|she|they|someone(?: else)?|somebody(?: else)?|everyone(?: here)?|{KIN}|staff"
    r"|keyworker|(?:my|our|the|his|her|their) (?:[\w’'-]+ ){0,2}?[\w’'-]+)"
)
_THEM = (
    rf"(?:him|her|them|anyone(?: else)?|anybody(?: else)?|any ?one|no ?one|nobody|{KIN}|staff"
    r"|(?:my|our|the|his) (?:[\w’'-]+ ){0,1}?[\w’'-]+)"
)
MAIL = (
    r"(?:e-?mails?|mails?|inbox|mailbox|messages?|texts|letters|post|phone|mobile|accounts?"
    r"|laptop|computer|tablet|i-?pad|gmail|hotmail|outlook|whats ?app)"
)
_OURS = r"(?:(?:all|every one) (?:of )?)?(?:my|our|mine|this|these|the)"
MY_MAIL = rf"{_OURS} (?:[\w’'-]+ ){{0,2}}?{MAIL}\b"
_HARDLY = (
    r"(?:always|still|also|sometimes|often|even|who|can|could|might|may|will|would|regularly|all)"
)
_READ = (
    r"(?:reads?|reading|checks?|checking|sees?|seeing|opens?|opening|looks? (?:at|through|in|on)"
    r"|looking (?:at|through|in|on)|goes (?:through|on|in|into)|go (?:through|on|into)"
    r"|going (?:through|on|into)|gets? (?:into|in|on|onto)|monitors?|monitoring|monitored|tracks?"
    r"|tracking|spies on|spying on|snoops? \w+|hacks?(?: into)?|hacked(?: into)?|controls?"
    r"|intercepts?|intercepting|listens? (?:to|in on)|logs? (?:in|on|into)(?: to)?|keeps|takes)"
)
REPLY = (
    r"(?:e-?mail|emailing|reply|replying|write|writing|respond|answer|message|contact"
    r"|send (?:\w+ ){0,3}?to|send)"
)
_BY_ANOTHER_WAY = (
    r"(?:(?:by|via|through|on|over) )?(?:my |the |a )?(?:phone|telephone|mobile|text|texts|sms"
    r"|letter|letters|post|whats ?app|landline)"
)
# Signs that speak of the whole message, or of another way than email.
_MORE = (
    # "He reads this." "My foster mum logs into this." "He can see what you send me."
    rf"\b{ONE} (?:{_HARDLY} ){{0,2}}?(?:reads?|checks?|sees?|opens?|looks? at"
    r"|logs? (?:in|on|into)(?: to)?"
    r"|uses?|gets? into|monitors?) (?:all )?(?:this|these|here)(?: too| as well)?\s*"
    r"(?:$|[,)]|and\b|so\b|but\b)",
    rf"\b{ONE} (?:{_HARDLY} ){{0,2}}?(?:{_READ}) "
    r"(?:what|everything|anything|whatever|all) (?:that )?"
    r"(?:you|u) (?:send|write|say|email|post)",
    rf"\b{ONE} (?:{_HARDLY} ){{0,2}}?(?:gets?|has|receives?) (?:a copy|copies) of "
    rf"(?:{MY_MAIL}|everything|whatever)",
    rf"\b{ONE} (?:is|are|gets?) copied (?:in(?:to)?|on)(?: to)? (?:{MY_MAIL}|everything|all|my)",
    rf"\b(?:i|we) (?:have to|must|had to|got to) show {ONE}? ?(?:{MY_MAIL}|everything|them)",
    rf"\b(?:this|it)(?: is|['’]?s) (?:his|her|their|{KIN}['’]?s?) (?:\w+ )?"
    r"(?:e-?mail|account|phone|i-?pad|laptop|computer|mobile|inbox)\b(?! (?:that|which|who)\b)",
    r"\b(?:other people|others|everyone|everybody|the (?:whole|other) \w+|we all|lots of people)"
    rf"(?: \w+){{0,2}}? (?:{_READ}|uses?|shares?) {MY_MAIL}",
    # "Please don't use this email." "Don't reply." "I live with him, so do not write."
    rf"{START}{NEVER} (?:ever )?use (?:this|my(?: \w+)?) "
    r"(?:e-?mail|address|account|inbox|one)\b",
    rf"{START}{NEVER} (?:ever )?(?:reply|respond|answer|write)(?: back)?\s*(?:$|[,)]|please\b)",
    rf"{START}(?:use|try) (?:\S+ ){{1,4}}?(?:e-?mail|address|account)(?: address)? "
    r"(?:only|instead)\b",
    rf"{START}use (?:only )?this (?:e-?mail|address|account)[^;!?]{{0,10}}\bonly\b",
    rf"\b(?:{REPLY}|use)\b[^;!?]{{0,40}}\S@\S+[^;!?]{{0,20}}\b(?:not (?:here|this)|only)\b",
    r"\b(?:can['’]?t|can ?not|not able to|unable to) (?:get|read|open|receive|have|use|check)"
    rf" {MAIL}\b(?: \w+){{0,2}}? (?:safely|in private|privately)\b",
    # "Text me instead of emailing." "Only by letter, please." "Only ring me."
    r"\b(?:instead of|rather than) (?:by |via )?e-?mail(?:s|ing)?\b"
    r"|\b(?:please|pls|ring|call|text|phone|write|want|like|prefer)\b[^;!?]{0,40}?\bnot "
    r"(?:by |via )?e-?mail(?:s|ing)?\s*(?:$|[,)]|please\b|he\b|she\b|they\b|because\b|as\b)",
    rf"{START}(?:{REPLY}|get in touch|reach)(?: with)? (?:me|us) only {_BY_ANOTHER_WAY}\b",
    rf"{START}only (?:ever )?(?:{REPLY}|get in touch|reach)(?: with| to)? (?:me|us) "
    rf"{_BY_ANOTHER_WAY}\b",
    rf"{START}only (?:ever )?(?:ring|call|phone|text|telephone|post)(?: to)? (?:me|us)\b"
    r"(?! (?:if|when|before|after|between)\b)",
    rf"{START}(?:only )?{_BY_ANOTHER_WAY} only\b|{START}only (?:by|via|through)"
    r" (?:phone|telephone|text|letter|post)\b",
    # "He mustn't see this." "I am scared he will see this." "Delete this after reading."
    rf"\b(?:{ONE}|nobody|no ?one|anyone) (?:must not|mustn['’]?t|must never|can never|should not"
    r"|shouldn['’]?t|can ?not|can['’]?t) (?:ever )?(?:see|read|get|find) (?:(?:this|that|it)\s*"
    rf"(?:$|[,)]|and\b|or\b|because\b|please\b)|(?:your|any|my|this) {MAIL}\b)",
    rf"\b(?:scared|afraid|frightened|worried|terrified)\b[^;!?]{{0,20}}\b{ONE} "
    r"(?:will|might|may|could|would|is going to|['’]?ll) (?:\w+ )?(?:see|read|find|open|get)"
    rf" (?:this|it|out|what|(?:my|your|our|the) {MAIL})\b",
    rf"\bmake sure\b[^;!?]{{0,10}}\b{ONE} (?:does not|doesn['’]?t|do not|don['’]?t|can['’]?t"
    r"|cannot|never|won['’]?t) (?:ever )?(?:see|sees|read|reads|get|gets|know|knows|find|finds)\b",
    rf"{START}delete (?:this|it|my (?:e-?mail|message))\b[^;!?]{{0,20}}\b(?:after|once|when)\b",
)

# Whatever goes to the address that we have waits for a person.
UNSAFE = (
    *_MORE,
    # "Do not email me." "Please never write to this address."
    rf"{START}(?:{NEVER}|stop|quit|no more|avoid) (?:ever )?(?:\w+ )?{REPLY}\b(?: back)?"
    r"(?: to)?(?: (?:me|us|here|back|this|that|anything|any|on this|at this|(?:my|our)"
    r" (?:\w+ )?(?:e-?mail|account|inbox)))\b(?! (?:before|after|until|between|on a|in the))",
    rf"{START}(?:{NEVER}|stop|quit|avoid) (?:ever )?e-?mail(?:ing)?\b"
    r"(?: (?:my|our) (?:\w+ )?home\b|\s*(?:$|[,)]|and\b|please\b|pls\b|at all\b|because\b|cos\b))",
    rf"{START}no (?:more )?e-?mails?\b(?! (?:from|address|was|were|has|have))",
    rf"\b(?:i|we) (?:do not|don['’]?t|never) want (?:you |u |any |an |your )?(?:to )?(?:be )?"
    rf"(?:e-?mail(?:s|ed)?|{REPLY} (?:me|us|here|back|to)|replies|letters)\b",
    rf"\b(?:rather|prefer) (?:it if |that )?(?:you|u) (?:did not|didn['’]?t|do not|don['’]?t)"
    rf" {REPLY}\b",
    # "It is not safe to write to me." "My email is not private."
    rf"\b(?:not|isn['’]?t|no longer|never|un) ?safe (?:for (?:you|me|anyone) )?(?:to|for you to)"
    rf" (?:\w+ )?(?:{REPLY}|call|ring|phone|text|use|answer|talk|post|leave)\b",
    rf"\b{MAIL}\b(?: address)?(?: \w+){{0,3}}? (?:is|are)(?: not|n['’]?t| no longer| never)"
    r"(?: \w+)? (?:safe|private|secure|confidential)\b",
    rf"\b(?:unsafe|not[- ]safe) {MAIL}\b",
    # "He reads my phone." "My carers can see my emails." "My messages are checked."
    rf"\b{ONE} (?:{_HARDLY} ){{0,2}}?(?:{_READ}|is (?:on|{_READ})|are (?:on|{_READ})|uses?) "
    rf"(?:{MY_MAIL}|the other (?:one|address|e-?mail|account|inbox)"
    r"|everything (?:i|that|on|in|we)\b|my stuff|what i (?:write|send|get))",
    rf"\b{MY_MAIL}(?: \w+)? (?:is|are|gets?|being|get) (?:\w+ ){{0,2}}?"
    r"(?:read|checked|monitored|tracked|watched|opened|hacked|seen|shared) ?(?:by|with|together|$)",
    rf"\b{MY_MAIL} (?:is|are|has been|gets?) (?:being )?(?:monitored|tracked|hacked|watched)\b",
    # "My ex has my password."
    rf"\b{ONE} (?:{_HARDLY} ){{0,2}}?(?:has|have|had|has got|have got|got|gets?|knows?|stole|took"
    r"|changed|guessed|set up|sets? up) (?:\w+ ){0,3}?"
    r"(?:password|passwords|passcode|log-?in|logins|log in details)\b",
    rf"\b{ONE} (?:{_HARDLY} ){{0,2}}?(?:has|have|had|has got|have got|got|gets?) (?:\w+ ){{0,2}}?"
    rf"access to {MY_MAIL}",
    # "We share this email." "It is my dad's account."
    rf"\b(?:we|i)(?: \w+)? share (?:(?:an|this|the|one|our|my|a) )?(?:\w+ )?{MAIL}\b",
    r"\b(?:shared|joint|family) (?!(?:my|our|his|her|their|the) )(?:\w+ )?"
    r"(?:e-?mail|inbox|mailbox|mail account|account|phone)\b",
    rf"\b(?:this|it)(?:(?: is|['’]?s) not my| isn['’]?t my|(?: is|['’]?s) my (?:\w+ )?{KIN}['’]?"
    r"s?) (?:own )?(?:e-?mail|account|phone|i-?pad|laptop|computer|mobile|inbox)\b",
    rf"\b(?:on|from|using|borrow\w*) (?:my )?{KIN}['’]?s (?:\w+ )?"
    r"(?:e-?mail|account|phone|i-?pad|laptop|mobile|inbox)\b",
    rf"\b{MY_MAIL}(?: \w+){{0,2}}? (?:go|goes|come|comes|pop|show|appear|sync|syncs|forward\w*)"
    r"(?: up| through| straight| also| both)?(?: to| on| at)? "
    rf"(?:him|them|(?:his|her|their)\b|(?:my )?{KIN}\b)",
    # "Only answer to the address that I set for replies."
    rf"{START}only (?:ever )?{REPLY}\b[^;!?]{{0,40}}\b(?:other|another|new|different|below"
    r"|reply[- ]to|for repl\w+|address (?:that |which )?(?:i|we))\b",
    r"\baddress (?:that |which )?(?:i|we)(?:['’]ve| have)? (?:set|put|given?|entered)"
    r"\b[^;!?]{0,30}\brepl\w+",
    rf"{START}(?:use|{REPLY})\b[^;!?]{{0,30}}\b(?:reply[- ]to|(?:my|the) "
    r"(?:other|new|private|secret|safe|different)) (?:address|e-?mail|account|one|inbox)\b",
    rf"{START}(?:use|write to|e-?mail|{REPLY})\b[^;!?]{{0,60}}(?:\S@\S+|address|account)"
    r"[^;!?]{0,20}\b(?:instead|from now on|in future)\b",
    r"\bnot (?:to |at |on |via )?(?:this|my (?:old|usual|normal)) "
    r"(?:e-?mail|address|account|inbox|one)\b",
    r"\bmy new (?:\w+ )?e-?mail\b",
    # "Please don't tell them I wrote." "Nobody must know."
    rf"{START}{NEVER} (?:ever )?(?:tell|telling|inform|show|say (?:anything |this |that )?to"
    rf"|mention (?:this |it |anything )?to|speak to|talk to) {_THEM}\b",
    rf"{START}{NEVER} (?:ever )?let {_THEM}(?: (?:ever|even))? "
    r"(?:know|find out|see (?:this|that|it|your)|read|hear)\b",
    rf"\b(?:do not|don['’]?t|never) want {_THEM} (?:to )?(?:know|knowing|find out|finding out"
    r"|be told|being told|hear about|see (?:this|your)|seeing (?:this|your))",
    rf"\b(?:{ONE}|no ?one|nobody|anyone) (?:must not|mustn['’]?t|must never|can never|should not"
    r"|shouldn['’]?t|can ?not|can['’]?t|must|can) (?:ever )?(?:know|find out|be told|hear about)"
    r"\b(?! (?:what|why|how|when|where|who))",
    r"\b(?:doesn['’]?t|does not|don['’]?t|do not|nobody|no ?one) knows? (?:that )?(?:i|we)"
    r"(?:['’]?m| am|['’]?ve| have|['’]?re| are)? ?(?:\w+ )?(?:writ\w+|wrote|complain\w*|email\w*"
    r"|messag\w+|sent|sending|contact\w*|doing this|told you|telling)",
    rf"\b(?:if|in case|that) {ONE} (?:ever |even )?(?:finds? out|sees? (?:this|it|that|your)"
    r"|knows? (?:i|that i|about this)|reads? this|saw (?:this|it|that)|read this"
    r"|found (?:this|out))\b",
    rf"\bwithout (?:him|her|them|anyone|my {KIN}|{KIN}) (?:knowing|finding out|seeing)\b",
    (
        r"\bkeep (?:this|it|that) "
        r"(?:a secret|secret|hidden|quiet|(?:just )?between (?:us|you and me))\b"
    ),
    r"\b(?:i|i['’]?ll|we|we['’]?ll)(?: \w+){0,2}? in trouble (?:if|for)\b",
    rf"\b{ONE} (?:will|would|might|may|could|can|is going to|are going to|['’]?ll) (?:\w+ )?"
    r"(?:see|read|find|open|get|intercept) (?:this|your|the|any|my|our) "
    r"(?:e-?mails?|reply|repl(?:y|ies)|letters?|answers?|messages?|texts?)\b",
    r"\b(?:i|i['’]?ll|we) (?:\w+ ){0,3}?delet(?:e|ing|ed) (?:this|it|the|my|your) ?(?:e-?mails?"
    r"|messages?|history)?\b(?: after| when| once| so| straight|$)",
)

# "Send it to my advocate." Where it says "not to me" too, nothing goes to them by itself.
_HELPER = (
    r"(?:my|our|the|his|her|their) (?:[\w’'-]+ ){0,2}?(?:advocates?|advocacy worker|solicitors?"
    r"|lawyers?|representatives?|support worker|key ?worker|barrister)\b"
)
TO_HELPER = (
    rf"(?:{START}|\b{_ASK}\b[^;!?]{{0,60}}?\b)(?:send|sent|write|reply|answer|e-?mail|copy|copied"
    r"|forward|forwarded|address|addressed|direct|post|posted|give|go|goes)\b[^;!?]{0,60}?\b"
    rf"(?:to|through|via|care of|c/o|with) {_HELPER}",
    rf"{START}(?:only )?(?:speak|talk|deal|communicate|correspond|liaise|go|contact|e-?mail|ring"
    rf"|call|write)(?: only| directly)?(?: to| with| through| via)? {_HELPER}",
    r"\b(?:letters?|e-?mails?|answers?|repl(?:y|ies)|correspondence|contact|everything|it|copies)"
    r"\b[^;!?]{0,30}?\b(?:should|must|to|can|please|needs? to|has to|have to)\b[^;!?]{0,20}?"
    r"\b(?:go|be (?:sent|addressed|made|copied|given))\b[^;!?]{0,30}?\b(?:to|through|via|with)"
    rf" {_HELPER}",
    rf"\b{_HELPER}[^;!?]{{0,30}}?\b(?:should|must|will|can|is to|needs to)\b (?:\w+ )?"
    r"(?:get|have|receive|open|deal with|handle|be sent|be copied)\b",
    rf"\b(?:letters?|e-?mails?|answers?|repl(?:y|ies)|everything|it all|copies) to {_HELPER}",
)
NOT_ME = (
    r"\b(?:not|never|instead of|rather than|nothing) (?:\w+ )?(?:to |directly )?(?:me|us)\b"
    r"|\bnothing\b[^;!?]{0,20}\b(?:to|for) me\b"
)
# Somebody on their side passes it on: "She tells my carers everything."
TELLS_THEM = (
    r"\b(?:tells?|telling|told|shows?|showing|showed|passes|passing|passed|gives?|giving|gave"
    r"|reports?|reporting|talks? to|talking to|sends?|sending|sent)\b[^.;!?]{0,30}?"
    rf"\b(?:to )?(?:my|our|the|his|her) (?:[\w’'-]+ ){{0,1}}?{KIN}\b"
    r"|\bnot safe\b|\b(?:scared|frightened|afraid|threaten\w*)\b"
)

_REACH = (
    r"(?:e-?mail(?:ing)?|ring(?:ing)?|call(?:ing)?|phon(?:e|ing)|text(?:ing)?"
    r"|writ(?:e|ing)(?: to)?|contact(?:ing)?|post(?:ing)?|send(?:ing)?(?: \w+){0,3}? to"
    r"|com(?:e|ing) to|visit(?:ing)?|leav(?:e|ing) (?:voice ?mails?|messages?)|us(?:e|ing))"
)
_WHERE = (
    r"(?:me|us|my (?:\w+ )?(?:home|house|work|mum|dad|mother|father|partner|husband|wife|school"
    r"|address|number|phone|mobile|e-?mail|landline|voice ?mail)|this (?:address|number|e-?mail"
    r"|phone)|that (?:address|number|e-?mail|phone)|the (?:house|landline|home)|home|here)"
)
_PRIVATE = (
    r"(?:our|my|her|his|their|the|this) (?:new |home |work ){0,2}"
    r"(?:address|whereabouts|location|number|e-?mail|phone|mobile|school|refuge)"
)
# "Please do not disclose our new address to his dad."
_KEEP_PRIVATE = (
    r"\b(?:do not|don['’]?t|never|must not|mustn['’]?t|please not|not to|should not"
    r"|shouldn['’]?t) (?:ever |please )?(?:disclose|reveal|release|share|give(?: out)?"
    rf"|pass(?: on)?|show|tell|let)\b[^.;!?]{{0,40}}\b{_PRIVATE}\b",
    rf"\b(?:keep|kept|stay|remain)\b[^.;!?]{{0,20}}\b{_PRIVATE}\b[^.;!?]{{0,20}}\b"
    r"(?:private|confidential|secret|from)\b",
    rf"\b{_PRIVATE} (?:\w+ ){{0,3}}(?:must|has to|needs to|should) (?:stay|be kept|remain)\b",
)
# Contact with a child or a parent is seeing them: only contact with who writes is about us.
_CONTACT_WITH_OTHERS = (
    r"contact\b(?! (?:with )?(?:me|us)\b| (?:by|via|on) (?:\w+ )?(?:phone|mobile|e-?mail))"
)
_OTHERS = (
    *("they", "he", "she", "who", "staff", "worker", "workers", "council", "school", "team"),
    *("carer", "carers", "mum", "dad", "manager", "court", "centre", "services", "it", "nobody"),
)
_MAY = ("will", "would", "might", "may", "could", "can", "should", "did", "just", "also")
_WANT = ("want", "wants", "wanted", "going", "trying", "tried", "threatened", "threatening")


def _make_others_do() -> str:
    """Return what lets nothing through before which somebody else is said to do it, or to be about
    to: "they will", "he wants to"."""
    subjects = [f"{word} " for word in _OTHERS]
    subjects += [f"{word}{end} " for word in ("they", "he", "she") for end in ("'ll", "’ll")]
    subjects += [f"{word} {may} " for word in _OTHERS for may in _MAY]
    subjects += [f"{want} to " for want in (*_WANT, "decided", "planning", "agreed")]
    return "".join(rf"(?<!\b{before})" for before in subjects)


_NOT_OTHERS = _make_others_do()
ANOTHER_WAY = (
    rf"\b(?=(?:stop|quit|no more|cease|avoid) ){_NOT_OTHERS}(?:stop|quit|no more|cease|avoid) "
    rf"(?!{_CONTACT_WITH_OTHERS}){_REACH}\b(?: \w+){{0,3}}? ?(?:{_WHERE})?\b",
    (
        rf"\b(?=do not|don['’]?t|never){_NOT_OTHERS}(?:do not|don['’]?t|never) "
        rf"(?:ever |please )?{_REACH}\b(?: \w+){{0,3}}? {_WHERE}\b"
    ),
    (
        r"\b(?:must not|mustn['’]t|please not|not to"
        r"|rather you did not|rather you didn['’]t|should not|shouldn['’]t"
        r"|(?:make sure|ensure)(?: that)? \w+ (?:do not|don['’]?t|never)) "
        rf"(?:ever |please )?{_REACH}\b(?: \w+){{0,3}}? {_WHERE}\b"
    ),
    rf"\b(?:not|isn['’]t|un|no longer) ?safe (?:for you |for anyone )?to {_REACH}\b",
    (
        r"\b(?:use|write to|e-?mail|call|ring|reach|contact (?:me|us|my|our|only|\S+@\S+))\b"
        r"[^.;!?]{0,40}\b"
        r"(?:instead|from now on|in future)\b"
    ),
    r"\bmy new (?:\w+ )?(?:address|e-?mail|number|phone|mobile)\b",
    *_KEEP_PRIVATE,
)
