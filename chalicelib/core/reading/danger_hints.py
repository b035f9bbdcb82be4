"""Signs of danger that are seldom in other complaints: a thing, a place, a person out of place."""

from __future__ import annotations

from chalicelib.core.reading.danger_signs import CHILD, NAME, ONE, WHOSE

_ME = r"(?:me|him|her|them|us)"
_MY = r"(?:my|his|her|their|our)"
_MAN = r"(?:man|bloke|fella|guy|male|lad)"
_MEN = r"(?:men|lads|blokes|guys|strangers|dealers|boys)"
_KIN = (
    r"(?:uncle|grandad|grandpa|stepdad|step ?father|step ?mum|step ?brother|lodger|landlord"
    r"|boyfriend|cousin|half brother)"
)

OF_ONESELF: tuple[str, ...] = (
    r"(?:my )?goodbyes\b",
    r"(?:my|his|her) life(?:['’]s| is|s)? (?:\w+ )?(?:over|finished|not worth|worthless|pointless)",
    r"(?:got )?nothing left\b(?=[.,!]|$| (?:to live|for me|in me|and))",
    r"(?:please )?look after my (?:kids|children|dog|cat|sisters?|brothers?|mum|baby|babies|boys"
    r"|girls|son|daughter)(?= for me| when| if|[.,!]|$)",
    r"(?:can['’]?t|cannot|can not) (?:do|take|face|live|handle|carry) (?:this |it |on |like this )?"
    r"(?:\w+ )?(?:no more|any longer|much longer)",
    r"off the (?:road|cliff|pier|roof|bridge|multi\w*)\b",
    r"(?:up )?on (?:the|a|that) (?:\w+ )?(?:roof|ledge|bridge|tracks|window ?sill|edge)\b",
    r"(?:be|been|am|is) (?:dead|gone) (?:by|before|soon|tomorrow|when)",
    r"(?:life|living|myself|everything)(?: is)? (?:n['’]?t|not) worth",
    r"(?:don['’]?t|do not|doesn['’]?t) (?:\w+ )?(?:deserve|want) (?:to )?(?:live|life|be alive)",
    r"(?:in|into) the (?:river|canal|sea|reservoir)\b",
    r"(?:urges?|thoughts|feelings?) (?:to|of|about) (?:\w+ )?(?:jump|cut|hurt|end|hang|die|dying)",
    r"(?:not|stopped|is ?n['’]?t|won['’]?t|hardly|barely|nothing) (?:\w+ )?(?:eating|drinking)\b"
    r"(?! (?:the|meat|halal|out|school|what|pork|with|water from))",
)
OF_THE_BODY: tuple[str, ...] = (
    r"(?<!flesh and )(?<!bad )blood\b(?! (?:tests?|pressure|relat\w+|family|boil\w*|type|results?"
    r"|brother|sister|ties?|link|is boil\w+|was boil\w+|out of))",
    r"water (?:was |is |all )?(?:red|pink)\b",
    r"(?:see|sees|saw|hide|hides|hid|hiding|cover\w*|notic\w*|ask\w* about|explain\w*) (?:\w+ )?"
    r"(?:the|her|his|my|those|these|any) (?:\w+ )?marks\b",
    r"(?:breaks?|fractures|injuries|marks|burns|scars|wounds)(?: \w+)? (?:are|were|is)? ?"
    r"(?:of |at )?(?:different|various|several) (?:ages|stages)"
    r"|different ages\b(?= and| old|[.!]|$)",
    r"skeletons?|bag of bones|stick[- ]thin|fading away|skinny",
    r"(?:weigh\w*|down to|dropped to|only) (?:\w+ ){0,2}?(?:stone|kilos?|kg)\b",
    r"in (?:so much|too much|terrible|severe|constant|real|a lot of|awful) pain\b",
    r"(?:rash|fever|temperature)\b[^.!?\n]{0,50}\b(?:not|won['’]?t|never|no ?one|refus\w+|nobody)",
    rf"(?:pour|tip|chuck|splash|spray)\w* (?:\w+ ){{1,4}}(?:on|over|at|down|in) (?:{ONE}|{_MY})\b",
    r"(?:cut|slit|slash\w*) (?:\w+['’]?s? ){0,4}?throats?",
    r"(?:hurt|kill|cut|strangl|drown|kick|stab|burn|shoot|poison)\w* (?:the|my|our|her|his) "
    r"(?:\w+ )?(?:dog|cat|puppy|kitten|hamster|rabbit|pets?)",
    r"(?:takes?|took|taking|throws?|threw|bins?|binned) (?:away )?(?:my|his|her|their|our) "
    r"(?:\w+ )?(?:dinner|tea|food|lunch|breakfast|meals?)\b",
    r"(?:fat|ugly|stupid|useless) and (?:\w+ ){0,3}?(?:won['’]?t|no|not|don['’]?t) (?:give"
    r"|let|feed)",
    r"begging\b(?! you| for (?:a |an |some )?(?:call|reply|visit|meeting|place|help from|answer))",
    r"(?:crying|shout\w*|call\w*|scream\w*|yell\w*) (?:out )?(?:for )?help",
    r"hostage|handcuff\w*|tortur\w*|drown\w*|electrocut\w*|taser\w*|crowbar|knuckle ?dusters?",
)
OF_STRANGERS: tuple[str, ...] = (
    rf"(?:a|some|this|that|another|the|an) (?:\w+ )?{_MAN} (?:\w+ )?(?:staying|living|sleeping"
    r"|sleeps|stays|lives|comes|in (?:our|my|her)|keeps|gives|wants|follow\w*|waits?|waiting"
    r"|watch\w*|takes|took|touch\w*|picks|drives|pays|messag\w*|text\w*|offer\w*|grabb\w*)\b",
    rf"(?:different|grown|older|random|strange|drunk|adult|unknown|dodgy|lots of|loads of) "
    rf"(?:\w+ )?{_MEN}\b(?! (?:and girls|clothes))",
    rf"(?:let|lets|letting|has|bring\w*|brought|invit\w*) (?:\w+ )?{_MEN} (?:\w+ )?(?:in|into|stay"
    r"|round|over|back|touch|sleep|have|at night|home)\b",
    rf"{_KIN}\b[^.!?\n]{{0,60}}\b(?:bed|bedroom|shower|bath|naked|drunk|night|nights|touch\w*"
    r"|secret\w*|alone|cuddl\w*|tickl\w*|photos?|videos?|films?|watch(?:es)?|scar\w+|anger|angry"
    r"|shout\w*|temper|drugs|prison|key|phone|knickers|body|hurt\w*|throw\w*|threw)\b",
    r"(?:sleep|sleeps|sleeping|slept|stays|lies|lay) in (?:my|her|his|their|the) (?:\w+ )?(?:bed"
    rf"|{CHILD}['’]?s?['’]? (?:bed)?room|(?:little|baby) \w+ room)\b",
    r"(?:in|into|uses?) the (?:shower|bath|bathroom|toilet) (?:\w+ )?(?:with (?:me|him|her|us|them"
    r"|my)|when (?:i|she|he|we|they)|while (?:i|she|he|we|they))",
    r"(?:puts?|putting|sticks?|stuck) (?:his|her|their|a|some\w*) (?:\w+ )?(?:in|inside|up|into|on)"
    r" (?:me|her|him|my (?:mouth|body|bum|bottom|pants|private\w*))\b",
    r"tak(?:e|es|ing) turns (?:on|with)|had a go (?:on|with)",
    r"pretend\w* to be (?:her|him|me|a|my|someone|\d+|young\w*)\b",
    r"(?:being|been|was|am|is|getting|are) (?:\w+ )?(?:followed|watched|stalked|harassed|hunted)"
    r" (?:by (?:my|her|his|a|an|some\w*|him|two|men|the (?:same|father|dad))|home|everywhere|to)\b",
    rf"(?:he|hes|ex|dad|father|him|{NAME})(?:['’]?s| is| has| was)? (?:\w+ )?(?:been |got )?"
    r"(?:let out|released|coming out|due out|out on (?:bail|tag|licen[cs]e))\b"
    r"(?! (?:a |the )?(?:visit|report|letter))",
    r"(?:he|ex|dad|father|husband)(?: \w+)? (?:came|come|turned up|was|been|showed up|comes)"
    r" (?:\w+ )?(?:to|at|round|outside)(?: to)? (?:the|my|our|her) (?:house|door|flat|window|work"
    r"|school)\b(?= (?:last night|at night|again|shouting|drunk|with|at \d|banging|threat\w+))",
    r"(?:he|man|ex|dad|father|someone|somebody|they|she) (?:has |have )?tri(?:ed|es) to (?:grab"
    r"|snatch|drag|drown|touch|kiss|buy|sell|strangle|choke|pull|push|(?:take|get) (?:me|her|him"
    r"|them|us) (?:away|from|out|off|into|in (?:his|a)))\b",
    rf"(?:send|take|taking|sending|took|sent) (?:{_ME}|{WHOSE} \w+) (?:back |over )?to {NAME} "
    r"(?:\w+ )?(?:so|to (?:be|get|marry|meet)|for (?:good|ever|a wedding|the)"
    r"|and (?:not|leave|marry|keep))",
    r"(?:i|she|me|her|he|him) (?:can |will |to )*(?:be|get) (?:fixed|cleansed|cured|purified"
    r"|straightened out)",
    r"(?:pay|work)\w* (?:it|them|him|that|this|off)(?: \w+)? (?:off|back or|what (?:she|he|i)"
    r" owes?)"
    r"|one way or (?:the other|another)\b(?= by|[.!]|$)",
    r"com(?:es|ing|e) (?:back|home|in) (?:\w+ )?(?:with (?:new|money|cash|bruis\w+|cuts|marks"
    r"|presents|love|expensive)|high|drunk|stoned|smelling|bruised|hungry|filthy|covered)",
    r"(?:smack|crack|bag)[- ]?heads?\b|druggies?|junkies?|alcoholics?|addicts?|raided",
    r"from (?:my|a) (?:\w+ )?(?:mates?|friends?|neighbours?|strangers?)['’]?s? phone",
    r"(?:he|she|dad|mum\w*|they|step\w+)(?: has| have|['’]s)? (?:\w+ )?(?:locked|locks|bolted|bolts"
    r"|barricad\w+|nailed|hid|hides|blocked) (?:the |all the |every |our |my )?(?:\w+ )?(?:doors?"
    r"|windows?)\b(?! (?:of|to) (?:the )?(?:office|centre))",
)
HINTS = (*OF_ONESELF, *OF_THE_BODY, *OF_STRANGERS)
