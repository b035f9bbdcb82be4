"""Signs of danger that say less than they mean: hints, euphemisms, and a worried person's words."""

from __future__ import annotations

from chalicelib.core.reading.danger_signs import BODY, CHILD, NOT, ONE, SELF, WHOSE

_MEN = r"(?:m[ae]n|lads?|blokes?|boys|guys?|strangers?|older \w+|boyfriend)"
_THEM = r"(?:me|him|her|them|us)"
_KIDS = r"(?:kids|child(?:ren)?|bab(?:y|ies)|boys?|girls?|toddlers?|little \w+|two|three|four)"
_LONG = r"(?:days|weeks|months|a week|a month|days|hours)"
_DARK = r"(?:river|bridge|canal|sea|railway|ending|death|dying|dead|pills|rope|roof|not being here)"

OF_ONESELF: tuple[str, ...] = (
    r"(?:think\w*|thought|thoughts|walk\w*|jump\w*|dream\w*) (?:\w+ )?(?:about|of|to|into"
    rf"|towards|in) (?:the |my |being |a )?{_DARK}\b|dark (?:thoughts|place)|(?:so|really"
    r"|too) low\b(?= (?:i|that i|and i|she|he|right|at)|[.,!]|$)|bad thoughts",
    r"wish(?:es|ed)? (?:\w+ ){0,3}?(?:wasn['’]?t|weren['’]?t|was never|were never|had never been"
    r"|not|hadn['’]?t been|never been|never) (?:born|here|alive|been born|woken)",
    r"(?:longer|if|that) i can (?:keep going|carry on|go on|cope|live|do this|last|keep (?:him"
    r"|her|them|myself) safe)|(?:don['’]?t|can['’]?t|do not) (?:see|have) (?:a|any"
    r"|my) (?:way out|future|reason to)|(?:the only|no|no other) way out\b|had enough of (?:life"
    r"|living|being here|it all)|(?:done|tired|sick) (?:with|of) (?:life|living|being (?:alive"
    rf"|here))|hates? (?:my|his|her) life|hates? (?:living|being alive|{SELF})|burden (?:to"
    r"|on) (?:every\w+|you all|my|them|him|her)|(?:what['’]?s|whats|what is) the point (?:of"
    r"|in) (?:living|life|being|me\b|going on)",
    r"(?:i|she|he) (?:won['’]?t|will not|['’]ll not) be (?:here|around|alive) (?:by|much longer"
    r"|soon|when you read|any ?more|for (?:long|christmas))|(?:have|has|had|got) a plan (?:and"
    r"|to (?:end|kill|die|hurt|do it|run))|how (?:i['’]?m|i am|she['’]?s|he['’]?s) (?:going to"
    r"|gonna) do it|written (?:a |his |her )?(?:note|will)\b|(?:giv\w+"
    r"|gave) (?:all )?(?:away )?(?:my|his|her) (?:things|stuff|belongings) away",
    r"mak(?:e|es|ing) (?:my|him|her)self (?:sick|throw|vomit)|(?:don['’]?t|not|never|doesn['’]?t"
    r"|won['’]?t|hardly|barely|stopped) (?:eat|eats|eating) (?:any ?more|anything|at all"
    r"|for (?:\w+ )?days|since)|bulimi\w*|anorexi\w*|an o\.?d\b|o\.?d['’](?:ed|d)\b|(?:taken|took"
    r"|take|necked) (?:\w+ )?(?:\d+|twenty|thirty|forty|fifty|handful of|lots of|too many"
    r"|all (?:my|his|her|the|of)|a load of|loads of) (?:\w+ )?(?:paracetamol|tablets|pills|meds"
    r"|ibuprofen|antidepressants|aspirin)",
    r"(?:she|he|i) cuts\b(?! (?:our|my|his|the|hours|corners|\w+ off|short|down|off|out|\w+ \w+))"
    r"|(?:started|been|is|i['’]?m|she['’]?s|he['’]?s|keeps?) cutting\b(?=[.,!]|$| (?:again|and"
    r"|when|to cope|her|him|my ?self|because))|burning my|(?:harm|hurt)(?:ing|s)? (?:her|him"
    r"|my)self",
)
OF_OTHERS: tuple[str, ...] = (
    rf"(?:com\w+|came|walk\w*|barg\w*) in(?:to)? (?:on {_THEM}|(?:the )?(?:bathroom|shower|bath"
    r"|toilet) (?:when|while|with))|cameras? (?:in|on) (?:my|the|her|his) (?:bed\w*|bath\w*|room"
    rf"|shower|toilet)|look\w* at {_THEM} (?:funny|weird\w*|in a (?:\w+ )?way|like (?:that|he))"
    r"|feel (?:\w+ )?dirty",
    r"if (?:i|she|he|we) (?:ever )?(?:(?:say|says) (?:anything|a word)|(?:tell|tells)(?=$|[,.!]"
    r"| (?:he|she|they|any\w*|mum|dad|on|about|the (?:police|school|teacher)|my (?:mum|dad"
    r"|teacher|social))\b))|put (?:me|him|us|her|them) in (?:the |a )?(?:ground|hospital|grave"
    r"|river|boot|box|coffin)",
    r"(?:mov|transport|shift|tak|ferry|stash|hold)\w* (?:\w+ )?drugs|going country|pimp\w*"
    r"|prostitut\w*|onlyfans|brothel|sell(?:s|ing)? (?:her|him|my)(?:self| body)"
    r"|sold (?:\w+ )?(?:for|to) (?:sex|men|older)|radicali[sz]\w*|extremis[mt]s?|terroris[mt]s?"
    r"|isis",
    r"(?:boyfriend|girlfriend|partner|man|he)\W{1,3}(?:is |who is |who['’]s |aged |of "
    r"|a )*(?:2[2-9]|[3-9]\d)\b(?! (?:minutes|hours|days|weeks|miles|times|years (?:ago|old and"
    r"|in)|per|%|pages|percent))|(?:\(|is |aged |am |i['’]?m "
    r"|only )1[0-5]\b[^.!?]{0,50}\b(?:boyfriend|men|man|bloke|older|sex|pregnant|drunk|drinking)"
    r"|(?:older|adult|grown[- ]?up) (?:boyfriend|friends?|men|man|males?)",
    rf"mak\w* (?:{_THEM}|{WHOSE} (?:\w+ )?{CHILD}) (?:\w+ )?(?:fight|watch|dance|call him daddy"
    r"|bleed)|(?:does|do|doing|did) (?:\w+ )?(?:bad|horrible|nasty|rude|dirty|weird|naughty|sexy"
    rf"|disgusting|the |that )?(?:stuff|things?) (?:to|with|on) (?:{_THEM}|my|the)\b(?= (?:when"
    rf"|and|at|in|wh|after|bec|that (?:hurt|i don)|body|priv|{CHILD})|[.,!]|$)|bad (?:stuff"
    rf"|things) to {_THEM}|when (?:every ?(?:one|body)|mum|dad|they|the house) (?:is|are|['’]s"
    r"|else is) (?:all )?(?:asleep|at work|in bed)",
    r"(?:off|out|away|go|going|went|goes|rid\w+|get\w*|got|picked up|collected|driv\w+"
    rf"|drove) (?:\w+ )?(?:with|by|in|into|from) (?:\w+ ){{0,2}}?{_MEN}\b[^.!?]{{0,20}}\b(?:cars?"
    rf"|vans?|night|taxi|flat|houses?|party|parties|hotel)|{_MEN} in (?:a |an? \w+ "
    r"|different )?(?:cars?|vans?)|into (?:his|their|a stranger['’]?s?) (?:flat|car|van|room"
    rf"|house|bed\w*|place|tent|shed)|{_MEN} (?:\w+ )?in and out|(?:with"
    rf"|by) (?:\w+ )?(?:the )?men (?:who|that)\b|\b{_MEN} (?:hang\w*|wait\w*) (?:around|about"
    r"|outside)",
    rf"stand\w* over {_THEM}|(?:scream|spit|spat|swear)\w* (?:\w+ )?(?:in|at) (?:my|his|her|their"
    r"|our) (?:face|son|daughter|child\w*|baby|kids)|spits? (?:at|on)|(?:breaks?|breaking"
    r"|smash\w*|punch\w*) (?:things|stuff|everything|walls|holes|the walls|all (?:my|our|the))"
    rf"|(?:call|calls|called|calling) {_THEM} (?:an? )?(?:\w+ )?(?:slag|slut|whore|worthless"
    r"|retard\w*|freak|spastic|scum|bitch|cunt|bastard|animal|paki|nigg\w*)|wo(?:n['’]?t|uld not"
    r"|uldn['’]?t) leave (?:me|her|him) alone",
    r"(?:push|shov|grab|drag|yank|pinch|scratch|poke|jab|elbow|trip|squash|stamp|tread"
    rf"|sit)\w* (?:on )?{ONE}(?=[.,!]| *$| (?:and|when|again|every|so hard|really hard|hard|if"
    r"|for no)\b)(?! and push)",
    rf"giv\w+ {_THEM} (?:\w+ ){{0,2}}?(?:tablets|pills|meds|medicine|something|stuff"
    r"|drink\w*) (?:\w+ )?(?:to (?:make|keep|knock|sleep|shut)|that (?:make|aren|are not|isn"
    r"|knock)|so (?:i|we|she|he))|spik(?:ed|ing)\b|drugg(?:ed|ing)|(?:i|he"
    r"|she) (?:\w+ )?black(?:ed|s) out(?=[.,!]|$| (?:and|from|at|on|for|bec))|force[- ]?fe\w+"
    r"|(?:nose|face) in (?:it|his|her|the)\b(?= (?:when|own|wee|poo|sick))",
    r"hand ?prints?|finger ?marks|bite marks?|love ?bites?|(?:rope|belt|carpet"
    r"|cigarette) (?:marks?|burns?)|dogs? (?:bit|attacked|bites?|mauled)|bitten by|(?:face|eye"
    r"|lip|hand|arm|leg|head|jaw) (?:is|was|are|all) (?:\w+ )?(?:swollen|swelled|puffed)|limping"
    rf"|(?:he|she|i) can['’]?t (?:walk|move {WHOSE})|won['’]?t say (?:how|who|what happened)"
    r"|(?:unexplained|suspicious|mystery) (?:marks?|injur\w+)|how (?:he|she|they) got (?:the"
    r"|those|that|it|them)\b(?= (?:mark|bruis|injur|burn|cut)|[.,?!]|$)",
    r"(?:be|end up|ends up|find \w+|found|get|all) (?:\w+ )?dead\b(?! (?:end|line|time|wood"
    r"|lock))|body ?bags?|after (?:me|him|her|us) (?:for|over|because) (?:the |drug )?(?:money"
    r"|drugs|debt)|(?:they['’]?re|he['’]?s|he is|they are|people are) after (?:me|us"
    r"|my)\b(?! (?:to|for))|(?:find|finds|found|catch\w*|get|gets) (?:us|me)\b(?= (?:again|and"
    r"|he|they|this|tonight|i|we)|[.,!]| *$)|next to die|she is next|i['’]?m next|(?:he"
    r"|they)(?:['’]ll| will| would| might)(?: \w+)? (?:do it|hurt|get) (?:again|worse|to (?:me"
    r"|her|him|the))|to be wed|married off|be wed\b",
)
UNCARED_FOR: tuple[str, ...] = (
    r"nothing but (?:crisps|bread|cereal|toast|biscuits|sweets|chips|water|noodles)|(?:living"
    r"|lives?|survive?\w*) on (?:crisps|toast|cereal|bread|noodles|biscuits)|(?:so|painfully"
    r"|terribly|dangerously|very|really) thin\b(?! (?:walls?|carpet|coat|on))|(?:every|his|her"
    r"|their) ribs?\b|(?:eat|feed) too much (?:i|he|she|we)|(?:have|has|had|got) to (?:go|stay"
    r"|stand|sleep|eat|sit) outside\b(?! (?:the|of|school|to))|(?:locks?|locked"
    r"|locking) (?:up )?(?:the |all the )?(?:kitchen|fridge|food|cupboards)",
    r"sle[ep]\w+ (?:in|on) (?:the |a |an )?(?:\w+ )?(?:bath|chairs?|armchair|kitchen|hallway"
    r"|landing|stairs|tent|car|shed|garage|pram|buggy|towels?|coats?)\b|there(?:['’]s"
    r"| is) no bed|no beds? (?:for (?:him|her|them|the)|to sleep)|smell\w* of (?:wee|pee|urine"
    r"|poo|alcohol|drink|booze|weed|cannabis|smoke and)|(?:same|dirty|filthy|stinking|soaking"
    r"|wet) (?:\w+ )?(?:clothes|bed(?:ding)?|nappy|sheets|knickers|pants) (?:for|every|all|since"
    r"|and|again)|in wet (?:beds?|sheets|clothes|pants|trousers)",
    rf"(?:{NOT}|no|without|hardly|nobody) (?:\w+ )?(?:had |been )?(?:a |an |any )?(?:wash\w*"
    r"|bath\w*|shower\w*|changed|clean(?:ed)? (?:clothes|nappy|teeth))(?: \w+){0,5} (?:for|in"
    rf"|since) (?:\w+ )?{_LONG}",
    r"no adults?\b(?! (?:social|services|care|disab|education))|no (?:one|body"
    r"|grown ?ups?) (?:is |was )?(?:looking after|with|watching|minding) (?:me|us|them|him|her"
    rf"|the {_KIDS}|those|these)|nobody (?:is |was |['’]s )?(?:looking after|watching|minding"
    rf"|with) (?:me|us|them|the {_KIDS}|those)|(?:kids|children|they) (?:\w+ )?(?:fend"
    r"|look after) (?:for )?them|(?:year old|child|boy|girl|sister|brother"
    r"|\d) (?:\w+ )?(?:looks? after|looking after|caring for|minding|feeds?) (?:the|his|her"
    r"|their|my) (?:baby|little|younger|brothers?|sisters?|mum|mother)",
    r"please (?:somebody|someone)\b|welfare check|(?:check|look in) on (?:those|the|these|my"
    rf"|our) (?:\w+ )?{_KIDS}\b(?= (?:tonight|now|today|please|urgent\w*|asap|before)|[.!]|$)"
    r"|before (?:it['’]?s|it is) too late\b|before (?:some(?:body|one|thing)|a child|he|she|they"
    r"|one of them) (?:\w+ )?(?:dies|gets? (?:hurt|killed)|is (?:hurt|killed)|happens|bad)"
    r"|something (?:terrible|awful|bad|really bad) (?:is|will|has|might|could|'s|going"
    r"|happen\w*)|(?:worried|concern\w*|fear\w*) (?:\w+ )?for (?:(?:his|her|their|the"
    r"|my) )?(?:\w+ )?(?:safety|lives|life|wellbeing right)|gut feeling",
    r"no (?:car ?seat|seat ?belt)s?|without (?:a )?(?:car ?seat|seat ?belt)|gas leak|(?:bare"
    r"|exposed|live) wires|carbon monoxide|(?:cough|vomit|throw|sick|wee|pee|spit"
    r"|bring)\w* (?:up )?blood|temperature of (?:39|4\d)|meningitis|sepsis|allergic reaction"
    r"|anaphyla\w*|lips (?:\w+ )?(?:blue|swollen)|(?:gone|going|went) (?:blue|grey|floppy|limp)"
    r"|(?:chest pains?|head injury)\b(?! (?:team|clinic|unit|service))|dka\b|hypo\b"
    r"|blood sugar\w* (?:\w+ ){0,3}?(?:high|low|dangerous)",
    rf"(?:{NOT}) (?:\w+ )?(?:come|came|been|got|get|returned|return|be|made it|turned up) (?:back"
    r"|home)\b(?! to (?:me|us))(?: \w+){0,3}? (?:since|tonight|last night|all night|yet"
    r"|for days|from school|until (?:\d|the (?:next|early)))|(?:nobody|no ?one) (?:has |have "
    r"|['’]s )?(?:seen|heard from|heard off) (?:him|her|them) (?:since|for|in)|not been seen"
    r"|(?:left|kept|shut|stuck) (?:\w+ )?in (?:his|her|their|my) (?:\w+ )?(?:room|cot|chair"
    rf"|wheelchair|pram|buggy|bed) (?:all (?:day|night|weekend)|for (?:\w+ )?{_LONG}|\d)"
    r"|(?:he|she|son)(?: has| is|['’]s) (?:gone|vanished)(?=[.,!]|$| and (?:we|nobody|i|no))",
    rf"(?:his|her|their|my) {BODY} (?:is|are|was|were) (?:\w+ )?(?:black|blue|purple|raw|infected"
    r"|burning|bleeding)|(?:stinks?|reeks?) of|not been (?:washed|changed|fed)",
)
IN_OTHER_WORDS: tuple[str, ...] = (
    rf"do something (?:stupid|silly|bad|awful|terrible|to {SELF})|(?:slit|cut|cuts|slic\w*"
    r"|slash\w*) (?:my|his|her|our|their|your) (?:\w+ )?(?:throat|wrists?|neck|arms?|face"
    r"|tongue)",
    r"(?:he|they|dad|man|step\w+|uncle|carer) (?:\w+ )?watch(?:es)? (?:me|us|her"
    rf"|him)\b(?! (?:play|grow|swim|perform))|show(?:s|ed|ing)? {ONE} (?:his|her|their) (?:thing"
    rf"|bits|willy|privates?|dick|body|bum)|expos(?:e|ed|es|ing) {SELF}|flash(?:ed|es|er) (?:me"
    r"|us|her|him|at)|(?:dirty|rude|sexy) (?:videos?|films?|pictures?|movies?|magazines?"
    r"|photos?)",
    rf"(?:get|gets|got|getting|mak\w+|made) {ONE} (?:to )?(?:hold|carry|move|deliver|keep|hide"
    r"|drop|collect|pick up) (?:\w+ )?(?:packages?|parcels?|money|cash|bags?|phones?|stuff"
    r"|things|food for them|knives)",
    rf"{BODY} (?:was|were|is|are|got|been) (?:\w+ )?(?:knocked|ripped|kicked|punched|stamped"
    rf"|slammed|bitten|stabbed|slashed|pierced|burnt|bent|wrenched)|tie {WHOSE} (?:\w+ )?(?:hands"
    r"|wrists|legs|feet|arms)",
    r"throw(?:s|ing)? (?:the )?(?:pans?|plates?|chairs?|knives|bottles?|cups?|objects|punches"
    r"|bricks?)|(?:has|have|got) a (?:\w+ )?temper\b|lose(?:s)? (?:his|her) temper"
    r"|loses it (?:and|with)|(?:get|gets|got|gettin) (?:the|his|her) (?:belt|slipper|stick)"
    r"|belt (?:off|out)\b",
    rf"in charge of (?:the |his |her |my |our )?(?:\w+ )?(?:twins|{_KIDS}|brothers?"
    r"|sisters?)\b(?! (?:home|services|social))|(?:i['’]?m|i am|is|only|she['’]?s|he['’]?s"
    r"|aged) (?:only )?(?:[1-9]|1[0-2])\b[^.!?]{0,40}\b(?:left|alone|in charge|on (?:my|his"
    r"|her|their) own|looks? after|cooks?|by (?:my|him|her)self|drunk|smok\w*)\b(?! (?:out"
    r"|off the|without a (?:social|school)))",
    r"los(?:t|ing) (?:so |too |lots of |a lot of |loads of )*(?:much )?blood|(?:fallen|fell|floor"
    r"|nan|mum|dad|he|she|baby|brother|sister)\b[^.!?]{0,30}(?:isn['’]?t|is not|not"
    r"|ain['’]?t) (?:moving|breathing)\b",
    r"(?:got|been|was|were|being|get|gets|getting) (?:\w+ )?(?:jumped|mugged|chased|stalked"
    r"|groped|touched(?! base| by (?:your|the|how)| on)|shoved|tied up|strip(?:ped)?[- ]searched"
    r"|lured|spiked|sold|recruited|electrocuted|run over|knocked (?:down|over|out)|used (?:by"
    r"|for) (?:men|gangs?|sex|older))",
    rf"run {_THEM} over|set(?:s|ting)? (?:the|his|their|her) dogs? on"
    rf"|pour\w* (?:\w+ ){{1,4}}(?:on|over) {ONE}|dangl\w* {ONE}|depriv\w* (?:\w+ )?of (?:food"
    r"|sleep|water|oxygen|warmth)|withh\w+ (?:\w+ )?(?:food|meals|water|drinks?)|(?:nobody"
    r"|no ?one) (?:feeds|washes|baths|changes|dresses|wakes) ",
    r"(?:drinks?|drinking) (?:\w+ )?(?:all (?:day|the time)|every (?:day|night)|too much|heavily"
    r"|vodka)\b(?! (?:tea|coffee|water))|(?:can['’]?t|cannot|couldn['’]?t) find (?:him|her|them"
    r"|my (?:son|daughter|child|brother|sister))\b(?=[.,!]| *$| (?:any\w*|and|since|tonight"
    r"|now))",
    r"(?:at|to|in|from|round) (?:some|a|an|this|that|her|the|older) (?:\w+ )?(?:m[ae]n|lad|bloke"
    r"|boyfriend|guy|stranger)['’]?s (?:house|flat|place|home|room|car|bed)|burner phones?"
    r"|(?:second|two|three|new) (?:expensive )?(?:phones|trainers) (?:and|but"
    r"|that)[^.!?]{0,30}(?:won['’]?t|where|from)",
    r"(?:i['’]?d|['’]ll|will|would) (?:be sorry|regret it|pay for it|get what)\b|(?:shame"
    r"|dishonou?r\w*) (?:on|to) (?:the|our|her|my) family|give(?:s)? (?:me|him|her"
    r"|them) (?:a )?(?:\w+ )?(?:joint|spliff|bong|line of)|gave (?:me|him|her"
    r"|them) (?:a )?(?:\w+ )?(?:joint|spliff|bong|line of)",
)
VOICES = (*OF_ONESELF, *OF_OTHERS, *UNCARED_FOR, *IN_OTHER_WORDS)
