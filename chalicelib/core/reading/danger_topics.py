"""More signs of danger, by what the danger is: to oneself, from others, from being uncared for.

Each says who does what to whom, or names a thing that is seldom in a complaint of another kind.
"""

from __future__ import annotations

from chalicelib.core.reading.danger_signs import (
    BODY,
    CHILD,
    NOT,
    ONE,
    SELF,
    WHOSE,
)

_MY = r"(?:my|his|her|their|our|your)"
_HE = r"(?:i|he|she|they|we|mum\w*|mam|dad\w*|bab(?:y|ies)|kids?|child(?:ren)?|son|daughter)"
_IS = r"(?:['’](?:s|m|re)| is| am| are| was| were|)"
_PARENT = r"(?:mum\w*|mam\w*|mom\w*|dad\w*|step\w+|parents?|carers?|nan\w*|mother|father)"
_MAN = (
    r"(?:m[ae]n|blokes?|guys?|fellas?|males?|strangers?|boyfriend|dealers?|offenders?"
    r"|(?:older|adult|grown)(?: \w+)?)"
)
_OLDER = rf"(?:(?:grown|older|adult|strange|random|unknown|different) {_MAN}|man of \d\d)"
_DOSE = r"(?:insulin|inhalers?|epi-?pens?|meds|medication|medicines?|tablets|pills|oxygen|doses?)"
_PHOTO = r"(?:pictures?|photos?|pics?|videos?|images|selfies|nudes?)"
_GARMENT = (
    r"(?:skirt|top|trousers|pants|knickers|underwear|bra|shorts|dress|clothes|leggings|tights"
    r"|nappy|pyjamas|pjs|shirt|jumper|blouse|boobs?|breasts?)"
)
_DRUG = r"(?:drugs|weed|spice|heroin|cocaine|coke|crack|ket|pills|gear|meth|cannabis)"
_DRINK = r"(?:vodka|alcohol|drinks?\b(?! of)|beers?|cider|booze|wine|fags|cig\w+|vapes?)"
_HURTS = (
    r"(?:hit\w*|hurt\w*|kill\w*|smack\w*|shak\w*|shook|thr[eo]w\w*|smother\w*|stab\w*|harm\w*"
    r"|strangl\w*|chok\w*|punch\w*|slap\w*|drop\w*|drown\w*)"
)

TO_ONESELF: tuple[str, ...] = (
    rf"(?:hang|hung|hanging|cut|cuts|cutting|hurt|hurts|hurting|harm\w*|stab\w*|shoot|drown\w*"
    rf"|starv\w*|burn\w*|poison\w*|gas|unaliv\w*|end|ending|top|topping|scratch\w*|punish\w*"
    rf"|chuck\w*|throw\w*|jump\w*) {SELF}\b(?! (?:off|short|out|away|with|into|behind|for|down)\b)",
    r"unaliv\w*|kms|kys|ligatures?|nooses?|razor ?blades?|razors|train tracks|cut(?:s|ting)? up my",
    r"goodbye (?:letters?|notes?|messages?|videos?)|(?:say|saying|said) (?:\w+ ){0,3}?goodbye"
    r" (?:for|forever)|(?:letters?|notes?) (?:to say|saying) goodbye|suicide note",
    r"(?:want|wants|wanted|wanna|going|gonna|ready|plan\w*|try|trying|tried|like|thinking of"
    r"|thinking about|thought of|thought about|decided|used) (?:to )?(?:just )?(?:die|dying"
    r"|jump(?:ing)? (?:off|in front|from|out)|hang(?:ing)? (?:my|him|her|them)|be dead|be gone"
    r"|disappear(?:ing)?(?: for ?ever|$)|not be here|not exist|sleep for ?ever"
    r"|be with (?:my|her|his|their) (?:dead|late) \w+|o\.?d\b|end (?:my|his|her) life)",
    r"(?:not|never|n['’]?t) (?:to )?(?:wak(?:e|ing)) up|(?:not|never) (?:be |being )?alive",
    r"(?:it|everything|life|the pain) (?:all )?to (?:just )?(?:stop|end|be over)"
    r"(?: tonight| now| for ?ever|[.!]|$)|(?:it|everything) all to (?:stop|end|be over)",
    r"no (?:point|reason) (?:in |to |of |for )?(?:me )?(?:being|be|stay\w*) (?:here|alive|around)"
    r"|no (?:point|reason) (?:in |to |of )?(?:life|living|carrying on|going on|anything)",
    r"if (?:i|he|she) (?:(?:was|were|am|is|just|had|wasn['’]?t|weren['’]?t|isn['’]?t|never) ){1,2}"
    r"(?:gone|dead|born|not here|here any ?more|around any ?more|here$|woke)"
    r"|if i (?:died|disappeared)|miss me (?:if|when) i",
    r"(?:stood|standing|stands?|sat|sitting|up|out|got|jump\w*|climb\w*|edge|walk\w*) (?:on|of|off"
    r"|onto|from) (?:to )?(?:the|a|that) (?:\w+ )?(?:bridge|roof|ledge|cliff|window ?(?:ledge|sill)"
    r"|motorway|multi-?storey|tracks|platform|balcony)|railway (?:line|tracks?|bridge)",
    r"got (?:a |the |some |my )(?:\w+ )?(?:rope|pills|tablets|blades?)"
    r"|(?:my|his|her) (?:own )?(?:cuts|scars|wrists) (?:are|is|get\w*|have|keep\w*)",
    r"voices (?:\w+ ){0,3}?(?:tell\w*|told|say\w*|said|want)|hear(?:s|ing)? voices",
    rf"bang(?:s|ed|ing)? {_MY} (?:own )?heads?",
    r"(?:can['’]?t|cannot|can not|don['’]?t want to) (?:do|face|live) (?:this|it|life|like this)"
    r" any ?more|(?:can['’]?t|cannot) (?:live like|go on living|go on$|go on any|go on[.!,])"
    r"|given up on (?:life|living)|rather (?:be dead|die)|wants? (?:my|his|her) life to end",
    r"(?:stopped|refus\w+|refuses to) (?:to )?eat(?:ing)?(?: altogether| anything| and|$|[.,!])"
    r"|faint(?:s|ed|ing)\b",
)
FROM_OTHERS: tuple[str, ...] = (
    rf"(?:lamp\w*|leather\w*|deck(?:s|ed)|welt\w*|belt(?:s|ed|ing)?|clobber\w*|bash\w*|pummel\w*"
    rf"|maul\w*|tortur\w*|terrori[sz]\w*|manhandl\w*|rough\w* up|flog\w*|cane[sd]?|caning|tramp\w*"
    rf"|twat\w*|glass(?:ed|es)|shot|shoots?|electrocut\w*|hos(?:e|ed|es|ing)|spit\w*|torment\w*"
    rf"|knock\w* out|laid into|lays into|went for|goes for|set about|jump(?:s|ed)?|nutted) "
    rf"(?:on |at )?{ONE}\b(?! (?:through|a look|to the|at the chance|an? (?:break|walk)))",
    rf"(?:give|gives|gave|giving|given|get|gets|got|getting) (?:{ONE} )?(?:a |the |another )?"
    rf"(?:\w+ )?(?:hiding|kicking|beating|thrashing|battering|pasting|belting|clip round|clout"
    rf"|whack|back ?hander|belt|slipper|stick|cane|strap|lash\w*|fist)\b",
    r"wooden spoon|(?:us(?:e|es|ed|ing)|got|with|took off|takes off) (?:a|his|her|the) (?:belt"
    r"|cane|stick|slipper|strap|whip|hose|lead|wire|ruler) (?:on|to|at|across|when)",
    rf"knock(?:s|ed|ing)? (?:\w+ ){{0,3}}?(?:teeth|tooth|out cold|unconscious|{ONE} (?:to|down))",
    r"by (?:the|his|her|my|their) (?:throat|neck|hair|feet|ankles?|legs|ears?|scruff)\b",
    rf"{ONE} (?:up )?against (?:the|a) (?:wall|door|fence|floor|radiator|fridge)\b",
    rf"(?:hurt|hurts|hit|hits|hitting|attack\w*|batter\w*) {_PARENT}\b",
    r"(?:threaten|going|gonna|want|will|wants|tried|try|trying|plan\w*|said (?:he|she"
    r"|they)(?:['’]ll|['’]d| will| would)?|says (?:he|she|they)(?:['’]ll"
    r"| will)?) (?:\w+ )?(?:to )?(?:do|get|batter|smash|jump|find|shoot|finish|hurt|come for"
    rf"|slice|bury) (?:{ONE}|my (?:\w+ )?(?:famil\w+|house|face|head|lad|mates?))\b(?! (?:an?|the"
    r"|some|another|help|back|to|in|into|out of|ready|support\w*|suitable|something) ?)",
    r"(?:could|might|may|will|would|['’]ll|going to|gonna|nearly|almost|about to) (?:have )?"
    r"(?:die|died|be dead|be killed|end up dead)\b",
    r"smash\w* (?:\w+ ){0,3}?(?:windows?|doors?|house|home|place up|everything|plates|tv|room|face)"
    r"|(?:kick\w*|broke|break\w*|smash\w*|bust\w*|bang\w*) (?:\w+ ){0,3}?doors? (?:in|down|off)",
    r"tried (?:my|her|his|our|the) (?:bedroom )?door\b|tri(?:ed|es) to get in(?:to)? (?:my|our"
    r"|her)",
    r"(?:nailed|screwed|wedged|bolted|chained|jammed|locked) (?:shut\b|from the outside)",
    rf"off (?:a|the) cliff|(?:me|us|him|her|them|be|being|i['’]?m|am|still|not) alive\b|fear for "
    rf"(?:{_MY}|the|{_HE}|me|us|them) (?!jobs?|future|place|education|grades|exams)",
    rf"(?:me|us|them|him|her|{_MY} kids?) (?:all )?with (?:him|her)self|take (?:us|them) all with",
    r"set\w* (?:\w+ ){0,4}?(?:on fire|alight|fire to)|set\w* fire|arson\w*|on fire\b|acid attack",
    r"(?:with|got|has|had|have|carr\w+|pull\w*|hold\w*|waving|found|under|hid\w*|brought|keeps?) "
    r"(?:an? |the |some |his |her )?(?:\w+ )?(?:blades?|scissors|hammer|axe|sword|acid|bomb"
    r"|firearm|bullets?|crossbow|screwdriver|baseball bat|hatchet|samurai)\b",
    # Fear, and those who come after somebody
    r"(?:hid|hide|hides|hiding) (?:\w+ )?(?:in|under|behind|from) (?:the |a |my |our )?(?:\w+ )?"
    r"(?:bed|cupboard|wardrobe|stairs|table|bathroom|toilet|shed|loft|him|her|them|dad|mum|sofa"
    r"|attic|bath|garden|car|room)\b|hid(?:e|es|ing)? (?:when|every|until) ",
    r"(?:sleep\w*|slept|lie|lies) with (?:a|the|my|our|his|her) (?:chair|knife|bat|drawers"
    r"|dresser|door (?:blocked|locked)|clothes on|shoes on|phone in)",
    r"flinch(?:es|ed|ing)?|cowers?|cowering|(?:wet|wets|wetting) (?:my|him|her)sel\w+",
    r"begs? (?:me |us )?not to|begg(?:ed|ing) (?:me |us |him |her |them )?(?:not|to (?:stop|stay)"
    r"|him|her)|beg\w* (?:him|her|them) to stop|cling(?:s|ing)? (?:on )?to (?:me|us)|scream(?:s|ed"
    r"|ing) (?:and|when|every|for|all|at night|because|from|in (?:pain|the night))",
    r"(?:hear|hears|heard|hearing) (?:\w+ ){0,6}?(?:scream\w*|smack\w*|begg\w*|thud\w*|yelling"
    r"|crying (?:every|all|at)|bang\w* and)|all (?:\w+ )?scream\w*",
    r"follow(?:s|ed|ing)? (?:me|us|her|him|them) (?:home|from|around|everywhere|to (?:school|the"
    r"|my|our)|down the|in (?:a|his) car)|stalk(?:s|ed|ing|er)\b",
    rf"(?:find|finds|found|knows?|know|worked) (?:out )?where (?:i|we|she|he|they|{_MY} \w+)"
    rf" (?:am|are|is|live|lives|go|goes|sleep)\b",
    rf"(?:he|him|she|ex|father|dad|perpetrator|abuser|{_MAN}|partner|husband|mother|gang) (?:\w+ )"
    rf"{{0,2}}?(?:has|have|got|knows?|found|given|told) (?:\w+ )?(?:our|my|her|the|their|his) "
    rf"(?:new |home |secret )?address",
    r"(?:gave|given|told|sent|handed) (?:him|them|my ex|her ex|my dad|the father|(?:my|her|his|the)"
    r" (?:ex|abuser|perpetrator|father|dad)\S*) (?:our|my|her|the|their) (?:new |home )?address",
    r"(?:is|['’]s|says|said|was|be) (?:\w+ )?(?:coming|on (?:his|her|their) way|outside|at the "
    r"door|banging|here) (?:\w+ )?(?:tonight|right now|for (?:me|us|him|her|them)|after (?:me|us))"
    r"|coming after (?:me|us|her|him)|coming to (?:get|kill|hurt) (?:me|us|her|him|them)",
    r"drunk\b|off (?:his|her|their) (?:head|face)|when (?:he|she|dad|mum)(?: is|['’]s| gets| has"
    r"| was) (?:been )?(?:drinking|angry|high|mad|had a drink|raging|like that)"
    r"|drinking (?:\w+ ){0,3}?(?:and|then) driv\w+|drink[- ]driv\w*",
    r"goes? (?:mental|mad|crazy|psycho|ballistic|nuts) (?:and|when|at (?:me|us|him|her))"
    r"|kicks off (?:every|when|and|at (?:me|us|home))|chuck(?:s|ed|ing)? (?:things|stuff)"
    r"|throw(?:s|ing)? (?:things|stuff|plates|furniture)|threw (?:things|stuff|furniture)",
    r"sex(?:ual)? offend\w*|offenders?\b|offences? against|convict(?:ed|ions?) (?:for|of)|pa?edo\w*"
    r"|nonces?|perverts?|pervy|schedule (?:one|1) offender|perpetrators?",
    # Emergencies
    r"(?:call|ring|phone|send) (?:me |us )?(?:the |an? )?(?:police|999|ambulance)(?: please| now"
    r"| quick\w*|[.!]|$)|(?:please|plz|pls) (?:come|send \w+) (?:now|quick\w*|tonight|fast"
    r"|straight)|come (?:now|quick\w*|and (?:get|save) (?:me|us))"
    r"|get me out(?:ta)? (?:of )?(?:here|this house)|(?:need|want) help (?:right )?now|\bsos\b"
    r"|save (?:me|us|him|her|them)\b(?! (?:time|money|from having|some|the|a))|life or death"
    r"|life[- ]threat\w*",
    r"emergency[.,!]|(?:is|real|medical|proper) (?:an )?emergency\b(?! (?:duty|number|contact|fund"
    r"|payment|placement|meeting|plan|housing|review|team))|rescue (?:me|us|him|her|them)",
    rf"(?:{NOT}|nobody|no ?one|never|refus\w*|instead of|without|too late to|would)"
    rf"(?: \w+){{0,4}}? (?:call\w*|ring\w*|rang|rung|phon\w*|tak\w*|took|get\w*|got|let|seen)"
    rf"(?: \w+){{0,3}}? (?:an? |the )?(?:ambulance|hospital|doctor|999|police|paramedics?|a&e|"
    rf"casualty)\b(?! (?:appointments?|check\w*|forms?|letters?|report|visits?|pass))",
    r"(?:writing|ended up|rushed|taken|blue ?lighted|admitted|airlifted) (?:\w+ )?(?:in|to|from"
    r"|into) (?:the )?(?:hospital|a ?(?:&|and) ?e|casualty|intensive care|resus)",
    rf"{_HE}{_IS} (?:\w+ )?(?:unresponsive|floppy|limp|lifeless|not moving|collapsed|fitting|having"
    r" a (?:fit|seizure)|convulsing|out cold|blue)\b(?! to )|(?:and|he|she|i) collaps\w+|had (?:a |"
    r"another )(?:\w+ )?(?:seizure|fit|stroke|allergic|anaphyla\w+)\b(?! of)",
    rf"(?:wrong|(?:some(?:body|one)|another \w+|anyone) (?:else)?['’]?s|double|too (?:much|many)) "
    rf"(?:\w+ )?{_DOSE}",
    rf"{NOT} (?:\w+ ){{0,3}}?(?:given|giving|give|gave|had|got|getting|get|hav(?:e"
    rf"|ing)) (?:{ONE} )?(?:\w+ ){{0,2}}?{_DOSE}\b(?! (?:review|chart|form))",
    r"(?:swallow\w*|drank|drinks?|drinking|ate|eat(?:s|en|ing)?) (?:\w+ ){0,3}?(?:batter(?:y"
    r"|ies)|magnets?|bleach|blades?|broken glass|poison|toilet|bins?\b|dog (?:food|bowl)"
    r"|off the floor|mould\w*|scraps|cleaner|needles?)",
    r"(?:fell|fallen|falls|jump\w*|climb\w*|push\w*) (?:\w+ )?(?:out |from )(?:of )?(?:an? |the "
    r"|his |her |my )?(?:\w+ ){0,3}?(?:window|balcony|roof|moving car)",
    r"ear ?drum|blood (?:in|on|all|every\w*|coming|from)|(?:was|is|were|are) (?:covered in blood"
    r"|on the floor)\b(?! (?:of|plan|in reception))|screaming in pain|in agony",
    r"(?:chilli|pepper|bleach|boiling|hot water|acid|salt|soap|soup|vinegar) (?:\w+ )?(?:in|into|on"
    rf"|over|down) (?:{_MY} )?(?:\w+ )?(?:{BODY}|throat|food)",
    r"heads? (?:in|down|under) (?:the )?(?:toilet|loo|water|sink|bath)\b|demons?\b|exorcis\w*"
    r"|witch(?:es|craft)?\b(?![- ]?hunt)|evil spirits?|(?:i['’]?m|she['’]?s|he['’]?s|am|is) evil"
    r"|possessed by|(?:d)?jinns?\b",
)
USED_BY_OTHERS: tuple[str, ...] = (
    rf"(?:makes?|made|making|forc\w*|got|gets|getting|tell(?:s|ing)?|told|wants?|asks?|asked|pays?"
    rf"|paid|pressur\w*|trick\w*|trying to get|tries to get) {ONE} (?:to )?(?:\w+ )?(?:sell|deal"
    rf"|steal|shoplift|rob|strip|pose|undress|sleep with|kiss|go with|marry|have sex|smoke|lick"
    rf"|suck|take (?:my|his|her|their|our) (?:clothes|top|pants)|get (?:naked|undressed|in (?:the|"
    r"his) (?:car|bed))|do (?:stuff|things|it to|bad|sex\w*|favours|runs|sexual)|carry (?:stuff"
    r"|things|drugs|packages|parcels|it|a (?:knife|bag))|hold (?:stuff|things|drugs|a knife)"
    r"|deliver|run drugs|work (?:all|until|till|through|without|for no|in (?:the|his|a)|every)"
    rf"|send (?:\w+ ){{0,3}}?{_PHOTO}|touch|meet (?:him|men|up))\b",
    rf"{_OLDER}\b|(?:boyfriend|bloke|man) (?:who |is |who['’]s )+\d\d|\d\d[- ]year[- ]old (?:man"
    r"|bloke|boyfriend|guy|fella)|hostel (?:\w+ )?(?:with|full of) (?:grown |adult )?men",
    rf"{_MAN} (?:\w+ ){{0,3}}?(?:gives?|gave|giving|buys?|bought|buying|pays?|paid|picks? (?:me|her"
    rf"|him)|picked) (?:me|her|him|them|us|my|girls|kids)\b",
    rf"(?:buys?|bought|gives?|gave|giving|sells?|selling) (?:me|him|her|them|us|kids|the (?:kids"
    rf"|girls|boys|children)|my \w+) (?:\w+ ){{0,2}}?(?:{_DRINK}|{_DRUG})\b",
    rf"(?:sell|sells|sold|selling|deal|deals|dealing|carry\w*|deliver\w*|inject\w*|do(?:es|ing)"
    rf"|runn?(?:s|ing)|taking|takes|using|uses|smok\w*|hooked on|high on|offer\w*|found|full of"
    rf"|giv\w+|on) (?:\w+ )?{_DRUG}\b(?! (?:polic\w+|test\w*|chart|round|worker|team|service))"
    r"|heroin|cocaine|drug (?:dens?|deal\w*|debts?|runn\w*|den)|crack (?:house|head|pipe|den)s?"
    r"|needles? (?:on|in|all|every|left|lying)|syringes?|dealers?\b|drug[- ]runn\w*",
    r"gangs?\b|bounty|trap house|going cunch|cuckoo\w*|debt to|price on (?:his|her|my)"
    r"|owes? (?:them|these|some|him|a) (?:\w+ )?(?:money|cash|lads?|m[ae]n|boys|people|guys|£?\d+"
    r"|dealer|debt)",
    rf"(?:{_MAN}|boys?|lads?|someone|somebody|person|him|she|he) (?:\w+ ){{0,5}}?(?:online|on (?:"
    r"snap\w*|insta\w*|tik ?tok|discord|roblox|xbox|a game|the internet)|off the internet)\b"
    r"(?! (?:form|meeting|portal|course|training|account|booking))",
    r"(?:gone|goes|went|going|living|lives|staying|stays|sleeping|left|leav\w+|run|ran|alone"
    r"|seeing|out|home|moved in) (?:\w+ )?(?:off )?with (?:an? |the |this |some |her |his |my "
    rf"|that )?(?:\w+ ){{0,2}}?{_MAN}\b(?! (?:carers?|worker|brother|sister|siblings?|services?"
    r"|team))",
    rf"(?:tak\w+|took|send\w*|sent|film\w*|show\w*|wants?|asks?|asking|sell\w*|sold|got|has|keeps?)"
    rf" (?:\w+ ){{0,3}}?{_PHOTO} of (?:me|her|him|them|us|{SELF}|{WHOSE} (?:\w+ )?{CHILD})\b"
    r"(?! (?:as a baby|for the file))",
    rf"(?:ask(?:s|ed|ing)?|beg\w*|want(?:s|ed|ing)?) (?:\w+ )?for (?:\w+ )?(?:{_PHOTO}|a kiss"
    rf"|kisses|cuddles?|a hug|sex)\b(?! of (?:the (?:damage|house|room|form)))",
    rf"(?:has|have|got|post\w*|show\w*|shar\w+|leak\w*) (?:\w+ )?(?:my|her|his) (?:{_PHOTO})"
    rf"(?: if| unless| online| around| to every\w+|$)|blackmail\w*|sextort\w*|extort\w*",
    rf"(?:hands?|fingers?|tongue|mouth) (?:up|down|in|inside|under|on|between|near) {_MY} (?:\w+ )?"
    rf"(?:{_GARMENT}|{BODY})\b",
    rf"(?:feel(?:s|ing)? up|felt up|felt|rub(?:s|bed|bing)?|strok\w*|squeez\w*|lick\w*|kiss\w*"
    rf"|finger\w*|tickl\w*|grabb?\w*) {_MY} (?:\w+ )?(?:{_GARMENT}|{BODY})\b|grop(?:e|ed|es|ing)"
    r"|fondl\w*|rubb?(?:ed|ing|s) (?:himself|against me|up against)",
    r"(?:fiddl\w*|interfer\w*|mess(?:es|ed|ing)? about) with (?:me|him|her|them"
    rf"|my (?:\w+ )?{CHILD}|the (?:\w+ )?(?:little|kids|children|boys|girls|ones))"
    r"|does things to (?:me|him|her|us|them)|did (?:things|stuff|something|bad things) to (?:me"
    r"|him|her|them|us)|special games?\b",
    rf"(?:get\w*|got|climb\w*|came|comes?|sle[ep]\w+|lies?|lay|in|into) (?:in ?to |in )?(?:bed"
    rf"|the bath|bath|the shower) with (?:me|him|her|them|us|my|the|a|his|one|{CHILD})"
    rf"|on top of (?:me|her|him|them|us)\b|bath(?:es|ed|ing) with (?:him|her|them|me|my|the)"
    rf"|(?:get\w*|got|climb\w*|c[ao]mes?) in(?:to)? (?:my|her|his|their|our|the kids['’]?) bed\b",
    rf"(?:sleep\w*|slept) with (?:one of|the (?:girls|boys|kids|residents)|an? (?:girl|boy|resident"
    rf"|child|worker|man|member)|(?:my|our) (?:\w+ )?{CHILD}|men)\b|(?:have|having|had|having) sex"
    r"|sex (?:with|acts?|games?|stuff|things|toys?|chat)|for sex\b|oral sex|intercourse",
    r"knickers|underwear|\bwilly\b|vagina\w*|penis|\bdick\b|\bfanny\b|genital\w*|down there\b"
    r"|private (?:bits|area|places?)|privates\b|acting out sex|sexuali[sz]ed|knows too much about",
    r"(?:watch\w*|look\w* at|spy\w* on|spie[sd] on|peep\w* at|film\w*"
    rf"|walks? in on) {ONE} (?:\w+ )?(?:get|gets|getting|in the|undress\w*|chang\w*|shower\w*"
    r"|bath\w*|dress\w*|sleep\w*|when)",
    r"i said no|told (?:him|them) (?:no\b|to stop)|(?:he|they|she) (?:did not|didn['’]?t|would"
    r" not|wouldn['’]?t|won['’]?t|don['’]?t) stop(?: when| until| even| him| touching|[.!]|$)",
    r"pass(?:ed|es|ing)? (?:me|her|him) (?:a?round)(?=[.,!?]|$| (?:his|their|to (?:his|their|other)"
    r"|like|the (?:men|lads|boys))\b)",
    r"pregnant (?:and|at) (?:i['’]?m |i am |she is |she['’]?s |only |just )*(?:1[0-5]\b|twelve"
    r"|thirteen|fourteen|fifteen)|(?:1[0-5]|twelve|thirteen|fourteen|fifteen) and (?:\w+ )?pregnant"
    r"|infection (?:that )?(?:a|no|young) child\w*|chlamydia|sexually",
    rf"(?:staff|workers?|teacher|manager|driver|carer|coach|mentor|tutor|escort) (?:\w+ ){{0,3}}?"
    rf"(?:in a relationship with|dating|seeing|kiss\w*|cuddl\w*|(?:text|messag|snapchat)\w* {ONE}"
    rf"|(?:took|takes|invit\w*|drove|drives) {ONE} (?:back )?(?:to|into) (?:his|her|their) (?:flat"
    rf"|house|home|place|bed\w*|van|caravan|hotel|room))\b",
    r"(?:mature|special|pretty|beautiful|sexy|grown up|old) for (?:my|her|his) age",
    # Made to marry, to be cut, or to work
    rf"(?:have|get|getting|be|having|gets|been) (?:{ONE} )?(?:cut|circumcised)\b(?= (?:in|when"
    rf"|abroad|this|next|over)\b|[.!?]|$)|fgm|circumcis\w*|genital cutting|the cutter\b",
    r"(?:forc\w*|made|make|mak(?:es|ing)|sent|send|taken|take|abroad|country|fl(?:y|own)|going"
    r"|have|has|must|promised|arranged|sold|trick\w*|want\w*)\b[^.!?\n]{0,40}\b(?:to (?:be |get )?"
    r"(?:marry|married)|into (?:a )?marriage|marry (?:a|an|him|her|some\w*|my|his|me|them)"
    r"|arranged marriage|wedding (?:in|abroad))\b|forced marriage|honou?r (?:killing|based)|child "
    r"bride",
    rf"(?:takes?|taken|taking|took|sent|send|sending|fly\w*|flown|smuggl\w*) (?:{ONE} )?(?:\w+ )?"
    r"(?:abroad|out of (?:the )?(?:country|uk|england)|overseas|back to \w+ (?:to|against))\b"
    r"(?! (?:on|for) (?:a |our |his |her )?holiday)",
    rf"(?:took|takes?|taken|keep\w*|kept|hid|hides|hold\w*) (?:\w+ )?{_MY} passports?\b"
    r"(?! (?:photos?|copy|application|form|number|details))|passports? (?:\w+ )?(?:was|were|is|has "
    r"been|got) (?:taken|hidden|kept)|slaves?\b|slavery|servants?\b|no wages|unpaid work",
    r"(?:can['’]?t|cannot|can not|couldn['’]?t|not allowed to|never allowed to) (?:leave|get out"
    r"|get away|escape)\b(?! (?:it|the (?:meeting|office|message|form)|a message|work|early"
    r"|my (?:job|message)|voicemail|messages|until|of the (?:contract|system)))",
    r"work(?:s|ed|ing)? (?:\w+ ){0,4}?(?:all night|until (?:\w+ )?(?:in the morning|midnight"
    r"|\d+ ?am)|for no (?:money|pay)|without (?:any )?(?:pay|wages|being paid))",
)
UNCARED_FOR: tuple[str, ...] = (
    r"one meal a day|(?:only|just) (?:get|gets|got|given|eat\w*|fed|have|has|had) (?:\w+ )?(?:one"
    r"|1|a single) meal|(?:bed|night|days?|home|out) (?:\w+ ){0,4}?with(?:out"
    r"| no) (?:any )?(?:tea|dinner|food|supper|breakfast|lunch|eating)|lock\w* (?:up )?(?:the "
    r"|their )?(?:fridge|food|kitchen|cupboards?)|steal\w* food|eat\w* (?:out of"
    r"|from) (?:the )?bins?|beg\w* for food",
    r"(?:liv\w+|lives?|flat|house|home|we|we['’]ve|kids|child\w*|baby|room|winter|got|have|has)\b"
    r"[^.!?\n]{0,40}\b(?:no|without(?: any)?) (?:heating|electric\w*|leccy|gas|hot water|running "
    r"water|power|beds?|bedding|blankets?|toilet|clean clothes)\b|no money (?:on|for|in) (?:"
    r"the )?(?:meter|gas|electric\w*|leccy|food|nappies|milk)|no (?:nappies|milk|formula) ",
    rf"blue with (?:the )?cold|{_HE}{_IS} (?:\w+ )?(?:freezing|shivering)\b(?! (?:in (?:the )?"
    rf"(?:meeting|office|waiting|contact)))|{_HE}{_IS} (?:so |really |very |always )?cold (?:and "
    r"(?:hungry|there|wet|scared|alone|got|no|we|i|it|starving)|all|at night|every|in bed|because"
    r"|[.!]|$)|in the (?:snow|rain|freezing cold|pouring rain|cold) (?:in|with|for|all|without)",
    r"dog (?:mess|poo|muck|faeces|shit|dirt)|faeces|urine|(?:wet|dirty|same|soiled) (?:\w+ )?napp"
    r"(?:y|ies)|soiled|squalor|infest\w*|maggots|(?:bed|pressure|open|nappy) ?sores?|sores\b"
    r"|rotten teeth|teeth (?:are |have )?(?:rotten|rotting|rotted|black)|bare (?:floor|mattress\w*"
    r"|boards)|(?:sleep\w*|slept|bed) on (?:the |a |an )?(?:\w+ )?(?:floor|mattress|sofa cushions)"
    rf"|{_HE}{_IS} (?:\w+ )?(?:filthy|stink\w*|unwashed)|(?:covered|lying|sitting|lay|sat) in "
    r"(?:\w+ )?(?:own |poo|wee|shit|piss|sick|vomit|dirt|filth)",
    r"lost (?:\w+ ){0,4}?(?:stone|weight|kilos?|kg|pounds|lbs)\b|weighs? (?:\w+ )?(?:less|only"
    r"|nothing)|skin and bones?|skeletal|emaciat\w*|underweight|dehydrat\w*|wasting away|ribs "
    r"(?:show\w*|stick\w*)|see (?:his|her|their) ribs",
    r"all (?:alone|by (?:my|him|her|our|them)sel\w+|on (?:my|his|her|our|their) own)"
    r"|found (?:\w+ ){0,8}?(?:alone|by (?:him|her|them)sel\w+|on (?:his|her|their) own)"
    r"|alone (?:in (?:the|a|his|her|that) (?:\w+ )?(?:house|flat|home|dark|room|car|bath)"
    r"|all (?:day|night)|at night|for (?:\w+ )?(?:hours|days)|with (?:a|the|his|her|that) (?:man"
    r"|men|baby))",
    rf"(?:leav\w*|left) {WHOSE} (?:\w+[ -]){{0,5}}?(?:{CHILD}|old|months?) (?:\w+ ){{0,2}}?(?:alone"
    rf"|on (?:his|her|their) own|unattended|unsupervised|by (?:him|her|them)sel\w+)\b"
    rf"|(?:leav\w*|left) (?:{ONE}|kids|babies) (?:\w+ )?(?:in (?:the |a |his |her |their )?(?:car"
    rf"|van|rain|snow|street|pub|bath|car park|soiled|wet|dirty|pain|own|poo|wee)|with (?:a |his |"
    rf"the |her )?(?:\w+ )?(?:drunk|{_MAN}|abus\w*|addict))\b",
    rf"(?:forgot|forgets|forgotten|left|lost|locked) (?:about )?{ONE} (?:\w+ )?(?:on|in|at) (?:the "
    r"|a )?(?:\w+ )?(?:bus|minibus|coach|taxi|van|train|park|road|beach|shops?|supermarket|street)",
    rf"(?:{_PARENT}|parents)(?:['’]s| has| have| is| are|['’]ve| was)? (?:\w+ )?(?:been )?(?:gone"
    r"|out|away|left us|not been (?:home|back)) (?:for|since|all (?:night|weekend)|\d)|(?:nobody|no"
    r" ?one|mum\w*|dad\w*) (?:has |is |hasn['’]?t |not )?(?:\w+ )?(?:come|came|been|coming) home",
    r"looking after (?:my|our) (?:\w+ )?(?:sisters?|brothers?|siblings|baby)\b(?!['’])(?! (?:kids"
    r"|children|under|since (?:she|he) (?:was|came)|full))|i have to feed (?:my|the)",
    r"curtains (?:\w+ ){0,2}?(?:shut|closed|drawn)|kept indoors|(?:no ?one|nobody) (?:has "
    r"|have )?seen (?:the|that|her|his) (?:baby|child\w*|kids|little \w+|boy|girl)\b(?= (?:for"
    r"|since|in|outside))|not (?:been )?seen (?:by any\w*|for (?:days|weeks)|outside)"
    r"|seen by (?:no ?one|anyone|nobody)",
    rf"(?:wander\w*|walking|walked|out|playing|found) (?:\w+ )?(?:on|in|along|by|near|into) (?:the "
    r"|a )?(?:\w+ )?(?:main|busy|dual|motorway|river|canal|railway|pond)\b|wandering (?:the|on|in"
    rf"|around|alone|off)|{CHILD} (?:\w+ )?walked out (?:in|into|at|of the (?:house|home|unit))"
    r"|(?:out|alone|outside) (?:\w+ ){0,3}?in (?:his|her|their|my) (?:pyjamas|pjs|underwear|nappy"
    r"|bare feet)|barefoot|no shoes|bare feet",
    r"sleep\w* rough|rough sleep\w*|(?:sleep\w*|slept|liv\w+) (?:\w+ )?(?:at|in|on) (?:a |the "
    r"|my |his |her )?(?:\w+ )?(?:bus|station|car|park|streets?|bench|doorway|tent|stairwell"
    r"|bins?|woods|car park)\b|nowhere (?:\w+ )?to (?:go|sleep|live|stay)"
    r"|(?:out )?on (?:to )?the streets?\b|kicked (?:me|him|her) out|(?:threw|thrown"
    r"|chuck\w*) (?:me |him |her |us )?out(?: of (?:the|my|our|his|her) (?:house|home"
    r"|placement))?(?=[.,!]|$| (?:on|with|at|last|to|tonight|and|in)\b)|homeless\b(?! (?:team"
    r"|appl\w+|service|officer|unit|depart\w*|register|section))",
    r"missing (?:since|for (?:\w+ )?(?:days|nights|hours)|all night|person|child|again|from (?:the "
    r"|her |his |our )?(?:\w+ )?(?:home|care|placement|unit|foster)\b)",
    r"at (?:\w+ )?risk(?! (?:of (?:los\w+|miss\w+|fail\w+|clos\w+|evict\w+|exclu\w+|be(?:ing"
    r"|coming) (?:exclu|clos|evict|lost|late|miss|cut|out|home\w*s? )\w*|not|falling|break\w+|a "
    r"|redundan\w+|debt|ending|cuts)|assessment|register))|(?:significant|serious) (?:harm"
    r"|injury)|seriously harm\w*|come to (?:\w+ )?harm|risk of (?:\w+ )?harm",
    rf"(?:child|she|he|daughter|son|pupil|girl|boy|young person|{CHILD}) (?:has |had )?(?:\w+ )?"
    r"(?:made (?:a )?disclosures?|disclosed)|made (?:a )?disclosures? of",
    r"(?:can['’]?t|cannot|can not|unable to|could ?n['’]?t|not able to|struggl\w* to) keep "
    r"(?:\w+ ){1,4}?safe",
    r"(?:might|going to|gonna|will|could|nearly|almost|feel like|want to|urge to|scared i"
    rf"|afraid i|about to) (?:\w+ )?{_HURTS} (?:my|the|him|her|them|these|one of)\b(?! (?:trial"
    r"|trust|job|place|deadline|chances?|case|the|hours|lesson|subject|complaint|charges?|out))"
    r"|feel like (?:hurting|hitting|killing|smothering|shaking|throwing|dying|ending)"
    r"|(?:going to|gonna|will) (?:lose it|snap)\b(?! (?:if|with (?:you|the council)))"
    r"|pillow over",
    r"(?:feel|feeling|safe|be|kept?|keep (?:me|him|her|us)) (?:not |un)safe|not (?:kept )?safe",
)
TOPICS = (*TO_ONESELF, *FROM_OTHERS, *USED_BY_OTHERS, *UNCARED_FOR)
