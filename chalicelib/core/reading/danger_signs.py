"""Signs of danger in what people write: one row for each kind, read broadly on purpose.

A needless call costs a minute, and a missed one may cost a child (RULES 2.3, trap 46).
"""

from __future__ import annotations

import re

from chalicelib.core.reading.patterns import Pattern

CHILD = (
    r"(?:child(?:ren)?|kids?|bab(?:y|ies)|toddlers?|sons?|daughters?|boys?|girls?|lads?|lass(?:es)?"
    r"|brothers?|sisters?|twins?|siblings?|grand(?:sons?|daughters?|child(?:ren)?)|nieces?|nephews?"
    r"|step(?:sons?|daughters?)|teenagers?|young (?:person|people|ones?)|little (?:ones?|boy|girl)"
    r"|youngest|oldest|eldest|pupils?|residents?|mum|mam|mom|dad|man|woman|wife|girlfriend|partner"
    r"|cousins?|friends?|mates?|nan|gran|granny|mother|father)"
)
WHOSE = r"(?:my|his|her|their|our|your|the|a|an|this|that|another|one of the|both)"
NAME = "zzname"  # what stands in for each name, see `mark_names`
SELF = r"(?:my ?self|him ?self|her ?self|themsel\w+|itself|ourselves)"
_SOMEONE = (
    rf"(?:me|him|her|them|us|each other|{SELF}|{WHOSE} (?:\w+[ -]){{0,2}}?{CHILD}"
    r"|children|kids|mum|mummy|mam|mammy|mom|dad|daddy|nan|nana|gran|grandad|bab(?:y|ies))\b"
)
ONE = rf"(?:{_SOMEONE}|{NAME})"
BODY = (
    r"(?:arms?|legs?|wrists?|ankles?|fingers?|thumbs?|hands?|foot|feet|toes?|ribs?|nose|jaw|tooth"
    r"|teeth|skull|head|face|eyes?|lips?|mouth|cheeks?|ears?|neck|throat|collar ?bone|shoulders?"
    r"|elbows?|knees?|back|bum|bottom|chest|stomach|tummy|belly|hips?|skin|spine|bones?|body"
    r"|pelvis|thighs?|shins?|heel|genitals|willy|privates?)"
)
_SERVICE = (
    r"(?:respite|support|package|hours|contact|funding|transport|benefits?|allowances?|sessions?"
    r"|money|care|services?|short breaks?|time|visits?|hair|nails|direct|placements?|budget"
    r"|therapy|taxis?|mentor\w*|sling|cord|losses|short|calls?)"
)
WAS = r"(?:was|were|is|are|be|been|being|got|gets|getting|keeps being)"
NOT = (
    r"(?:not|never|no longer|cannot"
    r"|(?:do|does|did|is|are|was|were|has|have|had|wo|would|ca|could|should|must|ai)n['’]?t)"
)
_ROOM = (
    r"(?:bathroom|toilet|loo|bedroom|room|cupboard|wardrobe|shed|garage|cellar|basement|attic"
    r"|loft|car|van|boot|cot|pram|buggy|high ?chair|cage|kennel|pen|garden|closet|pantry|porch"
    r"|crate|box|yard|kitchen|hall|hallway|utility|office|cell|dark|cold|outside|radiator|bed"
    r"|chair)"
)
_HOLE = (
    r"(?:cupboard|wardrobe|shed|garage|cellar|basement|attic|loft|cage|kennel|closet|pantry|crate"
    r"|boot of|outhouse|dog(?:['’]?s)? bed)"
)
_QUIET = (
    r"(?:say (?:nothing|owt|nowt)|(?:keep|stay|be) (?:quiet|silent|schtum|stum)"
    r"|keep (?:it|this|that|things|what \w+ \w+)(?: all)?(?: (?:a|as a|our))? ?"
    r"(?:secret|quiet|hidden|to (?:her|him|my|our|them)sel\w+|between)"
    r"|keep (?:a |his |her |their |the )?secrets?|keep (?:my|his|her|their|our) "
    r"(?:mouths?|gobs?|traps?) shut|shut up|tell no ?(?:one|body)|(?:tell|say) nothing|lie\b"
    r"|tell lies|pretend|hide (?:it|this|that|the|what)|cover (?:it|this|that) up|say (?:that )?"
    r"(?:i|he|she|they|it|we) (?:\w+ ){0,2}?(?:fell|fallen|tripped|did it|was an accident))"
)
_SPEAK = r"(?:say|tell|speak|talk|mention|let|report|admit|cry out|scream)"

SIGNS: tuple[str, ...] = (
    # Death, and harm that people do to themselves
    r"kill(?:s|ed|ing)?|suicid\w*|end (?:my|his|her|their|your) li(?:fe|ves)",
    r"take (?:my|his|her|their) (?:own )?life|(?:want|wants|wanted|going|gonna|wanna) (?:to )?die",
    rf"(?:wish|wishes|wished) (?:\w+ ){{1,2}}(?:was|were|am) dead|{NOT} (?:\w+ )?(?:want|wanna)"
    r" (?:to )?(?:be here|live|be alive|wake up|exist|go on)\b"
    r"(?! (?:like|with|in|for|at (?:the|\d|christmas)|next|until|when you))",
    r"better off dead|better off without (?:me|him|her)|no (?:point|reason) (?:in |to )?liv\w+",
    r"end(?:ing)? it all|(?:want|wants|gonna|going) (?:to )?end it|self[- ]?harm\w*|overdos\w*",
    r"(?:i|he|she|we) (?:can['’]?t|cannot|can not) (?:go on(?! \w+ing\b| with\b| to\b| about\b"
    r"| hold| leave)|cope any|take any ?more(?! (?:\w+ )?(?:time|days?|leave|calls?|off|work"
    r"|delay\w*)))",
    r"(?:took|takes|taken|swallow\w*) (?:\w+ ){0,3}(?:tablets|pills|paracetamol|bleach|batter\w+)",
    # Blows, and other injuries that somebody does
    r"hit|hits|hitting|beat|beats|beaten|beating|batter(?:s|ed|ing)?|punch\w*|kick\w*|slap\w*",
    r"smack(?:s|ed|ing)?|spank\w*|thump\w*|thrash(?:es|ed|ing)|wallop\w*|whack\w*|clout(?:s|ed)"
    r"|head-?butt\w*|whip(?:s|ped|ping)|throttl(?:es|ed|ing) (?:me|him|her|them|my)"
    r"|strangl\w*|chok(?:e|ed|es|ing)|suffocat\w*"
    r"|smother\w*|stab(?:s|bed|bing)?|scald\w*|burn(?:s|ed|t|ing)?|bruis\w*|assault\w*|poison\w*",
    r"fractur\w*|dislocat\w*|concuss\w*|unconscious|black eyes?|injur(?:y|ies|ed|es|ing)|bleed\w*",
    rf"(?:hurt|hurts|hurting|harm|harms|harmed|harming|attack|attacks|attacked|attacking) {ONE}",
    rf"(?:hurt|hurts|hurting|harm|harms|harming|harmed) {WHOSE}\b"
    r"(?! (?:feelings|trial|case|chances?|reputation|relationship|interests?|trust|education"
    r"|(?:\w+ )?(?:network|computer|device|system|data|pc|machine|business|organi[sz]ation)s?))",
    rf"(?:cut|cuts|cutting) (?:{SELF}|me|him|them|us|her)\b"
    rf"(?! (?:{_SERVICE}|\w+ {_SERVICE}|off|down|out|short|from)\b)",
    rf"(?:cut|cuts|cutting|slash\w*) {WHOSE} (?:\w+[ -]){{0,2}}?(?:{CHILD}|{BODY})\b"
    rf"(?! {_SERVICE})",
    r"(?:broke|break|breaks|breaking|broken|snap|snapp(?:ed|ing)|crush\w*|sprain\w*|twist\w*|bent"
    r"|bend\w*|cracked|smash\w*|trapp(?:ed|ing)|grab\w*|squeez\w*|pull\w*|yank\w*|wrench\w*"
    r"|scratch\w*|pinch\w*|bit|bites|biting|bitten|injure\w*|wound\w*|slamm\w*|bang\w*|split) "
    rf"(?:\w+ of )?(?:{WHOSE}|{NAME}['’]s|{WHOSE} (?:\w+[ -]){{0,2}}?{CHILD}['’]?s) "
    rf"(?:\w+ ){{0,2}}?(?:{BODY}|hair)\b",
    rf"(?:broken|cracked|swollen|burnt|cut|split|busted|bloody|bloodied|sore) (?:\w+ )?{BODY}\b",
    rf"(?:{BODY}|hair) (?:{WAS}|looks?|has been) (?:\w+ )?(?:broken?|swollen|cut|marked|snapped"
    r"|cracked|crushed|twisted|trapped|pulled|split|ripped|torn|smashed|squeezed)",
    r"(?:marks?|cuts|lumps?|blood|welts?|scratches|bites?) (?:\w+ ){0,3}"
    rf"(?:on|over|round|around|down|to) {WHOSE} (?:\w+[ -]){{0,2}}?(?:{BODY}|{CHILD})\b",
    r"(?:shook|shakes?|shaking|shaken|grab\w*|dragg?\w*|restrain\w*|(?<!a )(?<!little )bit|bites"
    rf"|biting|bitten|scratch\w*|pinch\w*|knock\w*|swung|whacks?) {ONE}"
    r"(?! (?:into court|through|attention|interest))",
    r"(?:push\w*|shov\w*|threw|throws?|throwing|thrown|slamm?\w*|pinn\w*|held|holds|holding"
    rf"|chuck\w*|knock\w*|pull\w*|sat|sits|sitting|dropp\w*) (?:on )?{ONE} (?:\w+ )?(?:down"
    r"|against|across|off|onto|on to|into|over|out of the (?:house|window|car)|under|by|around"
    r"|about|at|hard|so hard|to the (?:floor|ground|wall)|on the (?:floor|ground|stairs|bed))\b",
    rf"(?:threw|throws?|throwing|chuck\w*|sw[iu]ng\w*|point\w*|aim\w*) (?:\w+ ){{1,4}}at {ONE}"
    r"|spat (?:at|on)|(?:sits?|sat) on (?:him|her|me|them)",
    r"(?:hands?|arms?|belt|rope|cord|pillow|bag|tape|cloth) (?:\w+ ){0,2}(?:round|around|over"
    rf"|on|across|to) (?:{WHOSE} )?(?:\w+ )?(?:neck|throat|face|mouth|head)|(?:with|used|took) "
    r"(?:a|his|her|the) (?:belt|stick|cane|slipper|hammer|bat|lead|whip|iron|cigarette)",
    r"hurting|(?:grab\w*|drag\w*|held|holds|pull\w*|pick\w*) (?:\w+ )?(?:up )?by "
    rf"(?:the|his|her|my|their) (?:{BODY}|hair|collar|hood)",
    rf"(?:got|gets|getting|been|being|(?:he|she|they|{CHILD}|{NAME}) (?:was|were|is|are)) hurt",
    rf"{WAS} (?:\w+ )?(?:attacked|stabbed|scalded|shaken|restrained|dragged|pinned|bitten|drugged"
    r"|grabbed|thrown (?:down|against|across|into|at|onto|out of))\b(?! (?:by the news|by this))",
    rf"(?:drown\w*|gass?(?:ed|ing)) {ONE}|tried to drown|(?:held|under) (?:\w+ )?(?:bath ?)?water",
    # Confinement, and other punishments
    rf"(?:sleep|sleeps|slept|sleeping|live|lives|living|eats?) in (?:\w+ ){{0,2}}{_HOLE}\b|doors?"
    rf" {WAS} (?:\w+ )?(?:bolted|locked|tied|taped|wedged|shut) (?:\w+ ){{0,2}}?(?:from (?:the )?"
    r"outside|at night|all night|on (?:me|him|her|them|us))",
    rf"{WAS} (?:\w+ )?(?:left|kept|put|locked|shut) (?:outside|out (?:in the|all night))\b",
    rf"{NOT} let {ONE} (?:out|leave|eat|sleep|drink|wash|use the|go (?:out|to the toilet)"
    r"|see (?:a |the )?(?:doctor|nurse))\b",
    r"turn(?:s|ed) the key on|key (?:is|was) turned",
    rf"(?:tied|ties|tying|taped|bound|cuffed) {WHOSE} (?:\w+[’'s]* ){{0,2}}?(?:wrists|hands|legs"
    rf"|feet|arms|ankles)|(?:shut|slammed|caught) {WHOSE} (?:fingers?|hand|arm|foot) in",
    rf"{NOT} allowed (?:to )?(?:{_SPEAK} (?:any|mum|dad|you|the police|people|what|about)"
    r"|(?:go |come )?out(?:side)?\b|leave (?:\w+ ){0,2}?(?:room|house|home|bed)|eat|sleep|drink"
    r"|wash|use the (?:toilet|bathroom))",
    rf"(?:slamm?\w*|shut|stood|stamp\w*|stepp\w*|kne[el]\w*) (?:\w+ ){{0,4}}?on {WHOSE}"
    rf" (?:\w+ )?{BODY}\b|(?:tap(?:ed|ing)|gagg\w*|cover\w*|block\w*) (?:over )?{WHOSE} (?:\w+ )?"
    r"(?:mouth|nose|face)\b",
    r"locked (?:in|up|out|inside|outside|away)|(?:tied|tying|chained|chaining) (?:up|down|to)",
    r"(?:lock|locks|locked|locking|bolt|bolts|bolted|padlock\w*|tie|ties|tied|tying|chain|chains"
    r"|chained|strap|straps|strapped|strapping|handcuff\w*|barricad\w*|trapp?\w*|imprison\w*"
    rf"|caged|confin\w*|taped|glued) {ONE} (?:\w+ )?"
    r"(?:in|inside|into|up|out|outside|away|to|under|behind|down|from|there|at)\b",
    rf"(?:shut|shuts|shutting|close|closed|closes) {ONE} (?:up |away )?"
    r"(?:in|inside|into|outside|away|under|behind)\b",
    rf"(?:shut|shuts|shutting) {ONE} out (?:in|all|at night|over ?night|of (?:the|our|my|his|her)"
    r" (?:house|home|flat|room))",
    r"(?:shut|locked|bolted|tied|chained|strapped|kept|trapped|confined|stuck|left|held) "
    rf"(?:up |away |alone )?(?:in|inside|into|under|to|outside) (?:\w+ ){{0,3}}?{_ROOM}\b"
    r"(?! (?:about|that|until) (?:the|this|what|our))(?<!in the dark)",
    r"(?:put|puts|putting|kept|keep|keeps|keeping|left|leaves|leaving|made|makes|making|stuck"
    rf"|sticks|throws|threw|forc\w+|shov\w*|drag\w*|hold\w*|held) {ONE} (?:\w+ ){{0,3}}?"
    rf"(?:in|into|inside|to|under) (?:\w+ ){{0,2}}?{_HOLE}\b",
    rf"(?:leave|leaves|left|put|puts|made|makes|kept|keeps) {ONE} (?:\w+ ){{0,2}}?"
    r"(?:outside|out in the|in the (?:dark|cold|rain|snow|yard|garden))\b(?! about)",
    r"(?:kept|keeps|held|holds|locked) (?:\w+ )?(?:prisoner|captive|against (?:my|his|her|their))",
    rf"punish(?:es|ed|ing)? {ONE}(?! (?:for|because) (?:\w+ )?complain)"
    r"|(?:as|for) (?:a |his |her|my )?punishments?\b",
    r"(?:wash\w*|soap) (?:\w+ ){1,3}mouth|cold (?:bath|shower)s?"
    rf"|(?:made|makes|forc\w+) (?:{ONE} )?(?:to )?(?:stand|kneel|sleep|touch|watch|drink|swallow"
    r"|eat|strip|undress|beg|sit|stay|do (?:stuff|things|it|bad|sex\w*))\b",
    # Being told to keep silent
    r"(?:told|tells?|telling|made|makes|making|warn\w*|order\w*|threaten\w*|forc\w+|asked|asks"
    rf"|beg\w*|bullied|brib\w*|paid|got|scar\w+|instruct\w*) (?:{ONE} )?(?:\w+ )?(?:to |into )?"
    rf"{_QUIET}",
    r"(?:told|tells?|telling|warn\w*|order\w*|threaten\w*|asked|asks|instruct\w*|said|says|made"
    rf"|makes|promise\w*|swear|swore),?:? (?:{ONE},?:? )?(?:\w+ ){{0,2}}?[\"“'‘]?"
    rf"(?:not|never|do not|don['’]?t) (?:ever )?(?:to )?(?:ever )?{_SPEAK}\b",
    rf"(?:must|can|could|may|should|allowed|dare|dares|dared)(?: ?not|n['’]?t|nt| never) (?:to )?"
    rf"{_SPEAK} (?:\w+ ){{0,3}}?(?:what (?:happen\w*|goes|went)|he (?:did|does)|she (?:did|does)"
    r"|they (?:did|do))",
    r"(?:said|says|told|threaten\w*)[^.!?\n]{0,40}\b(?:lose|hurt|sent?|tak(?:e|en)|never|moved?"
    r"|leave|die|put|trouble|sorry|regret|prison|happen|kicked|home|care)\b[^.!?\n]{0,30} if "
    rf"(?:i|he|she|they|we|{NAME}) (?:ever )?"
    r"(?:told|tells?|says?|said|spoke|speaks?|talk(?:s|ed)?)\b",
    r"(?:do not|don['’]?t|never) (?:ever )?(?:tell|say) (?:\w+ ){0,2}?\w+\W{1,3}"
    r"(?:the|my|his|her|he|she|they)(?: \w+){0,2} (?:told|said|says)\b",
    r"(?:it|this|that) (?:was|is|stays?|must be|had to be|has to be) (?:a|our|their) secret",
    r"(?:our|his|their) (?:little |special |big )?secrets?\b|special secret|sworn to secrecy",
    # Sexual harm, exploitation and neglect
    r"rap(?:e|ed|es|ing)|molest\w*|sexual\w*|abus(?:e|ed|es|ing|ive|er|ers)|groom(?:ed|ing)?",
    r"exploit\w*|traffick\w*|county lines|indecent\w*|porn\w*|nudes?|naked|private parts?"
    r"|undress\w*|sex with",
    rf"touch(?:es|ed|ing)? (?:{ONE}|my|his|her|their)|kiss(?:es|ed|ing)? {ONE}"
    r"|(?:into|in) (?:my|her|his) bed\b(?= (?:with|at|when|and))|comes? in(?:to)? my (?:bed)?room",
    r"starv\w*|neglect\w*|no food|without (?:any )?"
    r"(?:food|water|tea|dinner|supper|breakfast|meals?)|nothing to eat|hungry|malnourish\w*",
    r"(?:withh\w+|hid|hides|refus\w+|took away|takes? away|taken away|denied|without|no) "
    r"(?:(?:his|her|my|their) )?(?:\w+ )?"
    r"(?:insulin|inhalers?|epi-?pens?|medicines?|medication|meds)\b(?! (?:review|chart|error))",
    rf"{NOT} (?:\w+ )?(?:been |being |get |getting )?"
    rf"(?:fed|feed(?:s|ing)? {ONE}|eaten|eating|given (?:any )?(?:food|meals))",
    rf"(?:left|leaves?|leaving) {ONE} (?:\w+ )?(?:home )?(?:alone|on (?:his|her|their|my|our) own"
    r"|unattended|by (?:him|her|them|my)sel\w+|over ?night|with strangers)",
    rf"(?:he|she|they|{CHILD}|{NAME}) (?:{WAS} |has been |have been )(?:\w+ )?left "
    r"(?:home |all )?(?:alone|on (?:his|her|their) own|unattended|by (?:him|her|them)sel\w+)"
    r"|home alone|left alone (?:all|over ?night|at night|with (?:him|her|a|the) (?:man|men|dog))",
    # Danger, fear and flight
    rf"{NOT} (?:\w+ ){{0,2}}?safe|un ?safe|nowhere safe|in danger|endanger\w*",
    r"(?:afraid|scared|frightened|terrified|petrified)(?: for| of| to| at home| when| every)",
    r"(?:so|very|really|too|always|am|i['’]?m|is|he['’]?s|she['’]?s|are|was|were) "
    r"(?:scared|frightened|terrified|petrified)",
    r"(?:run|runs|ran|running) (?:away|off)|runaway|abscond\w*|(?:gone|went|goes|is|been"
    r"|reported) missing(?! (?:out|work|school|lessons|college|meals|appointments?|classes|his"
    r"|her|from the (?:file|bundle|report|list|minutes|assessment|plan)))|(?:he|she|they)(?:['’]s"
    r"| has| have)? (?:disappeared|vanished)",
    rf"{NOT} (?:\w+ ){{0,2}}?(?:come|came|returned) (?:back )?home"
    rf"|{NOT} (?:\w+ )?know where (?:he|she|they|my (?:son|daughter|child)) (?:is|are|'s)",
    rf"{NOT} (?:\w+ )?(?:want to |wanna )?(?:go|be sent) (?:back )?(?:home|there)\b"
    r"(?! (?:for|until|to the meeting))",
    r"breathing (?:\w+ )?(?:right|properly|funny)|" + rf"{NOT} (?:\w+ )?(?:breath\w+|wak(?:e|ing))"
    r"|stopped breathing|turn(?:ed|ing) blue|passed out",
    r"knife|knives|machete|weapons?|guns?|threat(?:s|en\w*)?|violen\w*|forces? (?:me|him|her|them)"
    r" to (?!sign|agree|wait|pay|leave|move|accept|attend)",
)

_PAPER = (
    r"(?:polic(?:y|ies)|procedures?|protocols?|guidance|guidelines?|leaflets?|booklets?|brochures?"
    r"|forms?|templates?|training|courses?|workshops?|strateg(?:y|ies)|frameworks?|checklists?"
    r"|fact ?sheets?|posters?|modules?|handbooks?|toolkits?|webinars?|charts?|newsletters?|surveys?"
    r"|questionnaires?|consultations?|body maps?|web ?pages?|statistics)"
)
_THEME = (
    r"(?:bruis(?:e|es|ing)|abuse|neglect|violence|self[- ]?harm(?:ing)?|suicide|exploitation"
    r"|trafficking|grooming|injur(?:y|ies)|burns?|bleeding|choking|weapons?|knife|kni[fv]es?"
    r"|assaults?|sexual (?:abuse|exploitation|violence|harm|health|behaviou?r|harassment)"
    r"|poison\w*|overdose|hitting|smacking|punching|kicking|threats?|runaway|at risk"
    r"|gone missing)"
)
_BETWEEN = (
    r"(?:and|or|&|prevention|awareness|reduction|crime|safety|safeguarding|management|reporting"
    r"|recording|response|education|child|children['’]?s|domestic|staff|new|old|council['’]?s"
    r"|school['’]?s|first|aid|policy|team|information|support|health|feedback)"
)
# A sentence that says more than that there is a paper: it may say what happened.
_HAPPENED = Pattern(
    r"\b(?:filled|filed|disclos\w*|happen\w*|suffer\w*|tonight|last night|caused|due to"
    r"|signs? of)\b",
    re.IGNORECASE,
)
_OF_PAPER = Pattern(
    rf"\b(?:{_THEME}(?:(?:,| and| or)? (?:{_BETWEEN}|{_THEME})){{0,4}}[ -]{_PAPER}"
    rf"|{_PAPER} (?:on|about|for|regarding|concerning|around|covering|to do with) "
    rf"(?:(?:the|a|our|your|{_BETWEEN}|{_THEME}),? ){{0,4}}{_THEME}"
    r"(?! (?:of|by|from|my|his|her|i|we|he|she|they|towards|against)\b))\b",
    re.IGNORECASE,
)
_LOST_PAPER = Pattern(
    rf"\b(?:{_PAPER}|letters?|files?|reports?|records?|notes?|minutes|pages?|documents?|paperwork"
    r"|e-?mails?|cop(?:y|ies)|signatures?|passports?|certificates?|plans?|photos?|information"
    r"|answers?|agenda|dates?|it|this|that) (?:\w+ ){0,2}?(?:gone|went|goes|is|been|reported)"
    r" missing|\bkick-? ?off (?:meeting|call)s?|\bhit and miss"
    r"|\bhits? (?:the|its|their|your|a) (?:targets?|deadlines?|budget|wall|headlines)"
    r"|\block\w* (?:me |us )?out of (?:the|my|our|your|this) (?:\w+ )?"
    r"(?:portal|account|e-?mail|system|meeting|call|site|form|process|inbox|laptop|app)\b",
    re.IGNORECASE,
)
_SENTENCE = Pattern(r"((?<=[.!?;])\s+|\n+)")


def remove_document_names(text: str) -> str:
    """Return a text without its names of policies, forms and the like, such as "bruise policy".

    A sentence that may also say what happened keeps every word.
    """
    if not (_OF_PAPER.search(text) or _LOST_PAPER.search(text)):
        return text
    return "".join(map(_clean_sentence, _SENTENCE.split(text)))


def _clean_sentence(sentence: str) -> str:
    plain = _LOST_PAPER.sub(" ", sentence)
    if _HAPPENED.search(plain):
        return plain
    return _OF_PAPER.sub(" ", plain)


_CAPITAL = Pattern(
    r"\b(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July"
    r"|August|September|October|November|December|The|It|Our|This|That|And|But|I\b)"
    r"[A-Z][a-z]{2,20}\b"
)


def mark_names(text: str) -> str:
    """Return a text in which each word that is perhaps a name is the one that signs look for."""
    return _CAPITAL.sub(NAME, text)
