"""Everyday turns of phrase with words of danger in them, in which nobody is in danger.

Each is taken out of a text before signs of danger are looked for in what is left, so that a phrase
never hides what stands beside it. What people do to people is no figure of speech.
"""

from __future__ import annotations

from chalicelib.core.reading.patterns import Pattern

_THING = (
    r"(?:letters?|e-?mails?|decisions?|news|delays?|wait(?:ing)?|cuts?|council|budgets?|forms?"
    r"|paperwork|reports?|polic(?:y|ies)|deadlines?|targets?|meetings?|process(?:es)?|systems?"
    r"|contact|reviews?|assessments?|panel|stress|queues?|calls?|tone|wording|repl(?:y|ies)"
    r"|answers?|costs?|bills?|fees?|prices?|words|bureaucracy|red tape|loss|change|closure"
    r"|outcome|refusal|response|service|journey|parking|noise|rent|debts?|admin|grief|reality"
    r"|language|text)"
)
_ME = r"(?:me|us|him|her|them|you)"
_FEAR = r"(?:scared|afraid|frightened|terrified|petrified|fearful)"
_NO_PERSON = (
    r"(?!(?:him|her|them|dad|daddy|mum|home|staff|carers?|man|uncle|brother|die|he|she|they|going"
    r"|go|night|hurt|hit|hits|my (?:dad|mum|step\w*|uncle|carer)|live|tell)\b)"
)
_NO_DOER = (
    r"(?!(?:and|but|my|his|her|he|she|they|i|who|because|dad|mum|m[ae]n|step\w*|carers?|workers?"
    r"|staff|uncle|then|when|while|somebody|someone)\b)"
)
_DREADED = (
    r"(?:miss\w*|losing|lose|late|deadlines?|form|letters?|panel|meetings?|speak(?:ing)? (?:at|in"
    r"|up|to the|on)|talk(?:ing)? (?:at|in)|dogs?|cats?|spiders?|heights|needles|lifts?|the dark"
    r"|crowds?|noises?|loud \w+|dryers?|fireworks|change|tests?|exams?|dentist|flying|birds|wasps"
    r"|bees|insects|balloons|thunder|stairs|escalators?|swimming|answer|phone|bills?|costs?|wrong"
    r"|paperwork|refused?|appeal|review|interview|public|stage|buses|toilets?|maths)"
)
_SAID_OF_US = (
    r"(?:said|says?|wrote|writes|accus\w+|claim\w*|called|labell?ed|recorded|described|report"
    r"|notes?|implied|made out|treated|painted|put down)"
)

# What a paper is about, or a word in it, which tells of nobody in danger.
_THEME = (
    r"(?:fgm|abuse|neglect|violence|weapons?|kni(?:fe|ves)|drugs?|assaults?|bruis(?:e|ing)"
    r"|injur(?:y|ies)|self[- ]?harm|suicide|threats?|incident|allegations?|grooming|trafficking"
    r"|exploitation|missing (?:person|child|episode))"
)
_WRITING = (
    r"(?:chronolog(?:y|ies)|records?|reports?|files?|notes?|minutes|plan|assessment|letter|summary"
    r"|paragraph|statement)"
)
OF_PAPER: tuple[str, ...] = (
    r"(?:page|section|paragraph|part|copy|sheet|chapter|appendix) (?:\w+ )?(?:of (?:\w+ ){0,4})?"
    r"(?:is|are|was|were|has gone|went|still) missing",
    r"missing (?:person|child|episode)s? (?:return )?(?:interviews?|forms?|reports? form)",
    r"(?:words?|terms?|phrases?|wording|headings?|labels?|box(?:es)?|spelling of) "
    r"[\"“'‘](?:[^\"”'’\n]{1,60})[\"”'’]",
    rf"the (?:words?|terms?|phrases?|headings?|labels?) (?:of )?{_THEME}",
    r"hits? (?:my|our|the|his|her|their) (?:bank )?(?:account|bank|inbox|mailbox|desk|door ?mat)",
    r"(?:keep|stay|be) quiet (?:in|during|at|while|until|for) (?:the )?(?:\w+ )?(?:meeting|others"
    r"|review|panel|conference|library|exam|class)",
    r"(?:scared|afraid|frightened) to (?:ring|phone|call|e-?mail|complain|ask|open|answer|write)",
    r"(?:found|find) out (?:\w+ ){0,8}?from (?:a|the|your) (?:letter|e-?mail|report|file|minutes)",
    r"(?:on|sleep on) the floor (?:of|in) (?:the|your) (?:office|station|waiting|hospital"
    r"|reception)",
    r"threatening (?:tone|wording|manner|style)",
    r"at risk of (?:\w+ )?(?:breakdown|breaking down|closure|disruption|eviction|exclusion)",
    r"(?:weapons?|knife|drugs?|bag) (?:search\w*|scan\w*|sweep|arch|amnesty)",
    rf"{_WRITING} (?:\w+ )?(?:calls?|called|names?|labels?) (?:it|this|that) (?:an? )?\w+",
    rf"(?:{_THEME}|{_THEME} and {_THEME}) (?:\w+ )?(?:screening|risk assessment|scoring)?"
    r" ?(?:tools?|matrix|leaflets?|posters?|toolkits?|checklists?|scores?|box)",
    rf"sexual {_THEME} (?:\w+ )?(?:screening|assessment|risk) (?:tools?|forms?|matrix)",
    rf"{_THEME} (?:mentioned|referred to|described|listed|recorded|quoted) (?:in|on|at|under)"
    rf" (?:the |your |my |that |this )?(?:\w+ )?(?:{_WRITING}|page|section|point|box)",
    rf"(?:previous|earlier|old|historic|past) {_THEME} (?=(?:she|he|they|i) had|was|were|has been)",
    r"(?:review|application|referral|complaint|payment|request|allowance|refund|reply|it"
    r"|report|form)s? (?:has|have|had|was|were|is|being) (?:\w+ )?(?:been )?chased",
)

FIGURES: tuple[str, ...] = (
    # kill, die, dead
    rf"(?:it(?:['’]s| is| has been|['’]s been)|this is|that is|{_THING} (?:is|are|was)"
    rf"|which is) (?:\w+ )?killing {_ME}|killing {_ME} (?:waiting|having to|not knowing"
    r"|with (?:the|this|all))",
    rf"(?:(?:would|wo|will|does|did|could)(?: not|n['’]?t)|won['’]?t) (?:it )?kill {_ME}(?= to\b)"
    r"|(?:would|could|['’]d) (?:\w+ )?kill for|kill(?:s|ed|ing)? (?:time|two birds|the (?:mood"
    r"|idea|plan|deal|application|conversation|chat)|off the)|dressed to kill|(?:wouldn['’]?t"
    r"|would not|won['’]?t) it kill|kill(?:ed|s)? (?:any|all|off)? ?(?:hope|trust|confidence"
    r"|enthusiasm|momentum)",
    r"(?:nearly|almost|could have|thought i would|i) died? (?:of|with) (?:shame|embarr?as\w+"
    r"|laugh\w*|boredom|shock|fright)|(?:sick|bored|tired|worried|fed up|scared|done"
    r"|tickled) to death of|(?:sick|bored) to death|dying to (?:know|hear|meet|see|get|find)"
    r"|die of (?:boredom|shame|embarr\w+|old age)|die (?:on|in a ditch over)|until (?:i"
    r"|we) die of old age",
    # hit, beat, kick, slap, stab, and other blows
    r"hit(?:s|ting)? (?:a |the |our |my |your |their |its |another |yet another |all |every "
    r"|rock |that |this |an? absolute )*(?:dead[- ]?ends?|brick wall|wall|roof|nail"
    r"|ground running|targets?|deadlines?|budgets?|headlines|road|buffers|snags?|bumps?"
    r"|low(?: point)?|bottom|limits?|caps?|milestones?|jackpot|mark|pause|send|reply|delete"
    r"|submit|button|sack|hay|spot|news|impasse|obstacles?|problems?|barriers?|ceiling|threshold"
    r"|crisis|stumbling|home|panic|fan)\b",
    rf"(?:{_THING}|inflation|pandemic|covid|strikes?|austerity)(?: {_NO_DOER}\w+){{0,4}}? (?:has "
    rf"|have |had |will |really |badly |just )*(?:hit|hits) (?:{_ME}|our|my|the|his|families"
    r"|budget|hard\w*|home)\b|(?:it|that|this|which) (?:has |have |had |really |suddenly "
    rf"|all )*(?:hit|hits) (?:{_ME}|home|hard)\b(?= (?:hard|that|like|how|all|when|very|really"
    r"|financially)|\W*$)",
    r"hit (?:or|and)[- ](?:miss|run)|(?:hardest|hard|badly|worst)[- ]hit|hit (?:hard|badly) by"
    r"|hit (?:by|with) (?:the |a |another |more )?(?:\w+ )?(?:cuts?|costs?|fees?|delays?|fines?"
    r"|charges?|strikes?|bills?|jargon|questions?|paperwork|news)|(?:a|big|massive"
    r"|smash) hit (?:with|at|for)|hit it off|hit the ground",
    r"beat(?:s|ing)? (?:about|around|round) the bush|beaten (?:\w+ )?to (?:it|the (?!ground"
    rf"|floor|point|head|bone|edge)\w+|a (?!pulp)\w+)|beat(?:s|ing|en)? (?:{_ME} )?(?:at"
    r"|in the) (?:\w+ ){0,2}?(?:chess|football|race|games?|cards|match|final|fifa|pool"
    r"|interview|queue|sports? day)|beat(?:s|ing)? the (?:deadline|queue|clock|system|traffic"
    r"|odds|record|budget|rush|drum)|off the beaten|dead ?beat|beat(?:s|ing)? (?:myself"
    rf"|ourselves|yourself) up|beaten (?:down )?by (?:the |your |this )?{_THING}|(?:system"
    rf"|council|process) (?:has |have )?beat(?:en|s)? {_ME}|beats me (?:why|how|what)"
    r"|took a beating (?:in|from|financ\w*)",
    r"(?:is|was|as|like|felt|feels|been|be|being|another|such|just|what|came|final|,|-|–|it['’]s"
    r"|that['’]s) (?:just |quite |really |yet |nothing but |like |as )*(?:a |another |such a "
    r"|one more )(?:\w+ )?(?:slap|kick|punch|smack|blow|stab|knock)\w* (?:in|to|on) the \w+"
    r"|slap(?:ped)? on the (?:wrist|back)|^(?:a )?(?:slap|kick) in the (?:face|teeth)",
    r"felt (?:\w+ )?(?:kicked|punched|slapped|stabbed|knifed|bitten) in the \w+|(?:process"
    r"|works?|project|review|meeting|term|it|plan|season|course|sessions?) (?:\w+ )?(?:kick(?:s"
    r"|ed)?|to kick) off|kick(?:ed|ing|s)? (?:up a|the can|the bucket|into (?:touch|the long)"
    r"|(?:my|our|your) heels|back and|in (?:on|from|at)|myself|ourselves|yourself|things off"
    r"|off (?:the|with|in|on) (?!me|him|her|us))|(?:kick(?:ed)? (?:out )?of|off) the (?:group"
    r"|panel|club|team|forum|call|list|meeting|course)|alive and kicking|get a kick"
    r"|kick ?start\w*",
    r"(?:knif|stab)\w* (?:\w+ ){0,2}?in the back by (?:\w+ing|(?:the|my|our|your) (?:council|worker"
    r"|manager|team|department))|(?:workers?|council|manager|department|team|you|service|school)"
    rf" (?:have |has )?(?:\w+ )?stabbed {_ME} in the back(?! with a)|stab in the dark|stab at|"
    r"back[- ]?stab\w*",
    r"bit(?:e|es|ing|ten)? (?:my|his|her|your|our) (?:head off|tongue|lip)|bite the bullet|(?:rip"
    r"|snap|bit|tear|tore)\w* (?:my|our|her) head off|head(?:s)? (?:against|on|into) (?:a|the"
    r"|this) brick wall|bang\w* (?:my|our) heads? (?:\w+ )?against|like banging|head is banging"
    r"|bang\w* on about|(?:my|our) heads? against",
    r"(?:assaulted|attacked|battered|hit|bombarded|overwhelmed) by (?:the |a "
    r"|all )?(?:sheer )?(?:amount|number|noise|smell|volume|quantity|sight)|assault (?:course"
    r"|on (?:my|our) (?:senses|dignity|character|integrity))|attack(?:ed|ing|s)? (?:on )?(?:my"
    r"|our|her) (?:character|parenting|integrity|reputation|views)|feel(?:ing)? attacked (?:in"
    r"|by the (?:report|letter|panel))|felt attacked (?:in|at|by the|by her)",
    r"battered old|insult to injury|(?:personal|brain|head|birth|spinal|sports) injur(?:y"
    r"|ies) (?:claim|unit|team|solicitor|association|service|nurse|clinic)|bruised (?:ego"
    r"|feelings|by (?:the|this))|feel(?:ing)? bruised|felt bruised|packs? a punch|punch(?:ed"
    r"|ing)? (?:above|in (?:my|the) (?:number|code|details)|the numbers?|holes?)|hole punch\w*"
    r"|smack(?:s|ed)? of|spanking new|thrash(?:ed|ing)? (?:it |things |this )?out"
    r"|whip(?:ped)? (?:up|through)|whip[- ]round|out of whack|whack(?:ed)? (?:up|on)"
    r"|pat on the back|walloping great|thumping (?:great|headache)",
    # burn, bleed, drown, choke, poison, starve, hunger, break
    r"burn\w* (?:a hole|bridges|through (?:my|our|the)|the candle|our boats)"
    r"|burnt?[- ]?(?:ed )?out|burned out|burnout|burning (?:issue|question|desire|the midnight"
    rf"|ambition)|bleed(?:ing)? (?:{_ME} )?dry|bleeding (?:obvious|heck|useless|ridiculous|edge"
    r"|joke|hell)|burn rate|feel the burn|money to burn|slow burn|get burned by",
    rf"drown\w* (?:\w+ )?in (?:\w+ ){{0,2}}?{_THING}|chok(?:ed|ing) (?:up|back)|chok\w* (?:on|by"
    r"|with) (?:\w+ )?(?:red tape|words|cost|paperwork)|strangl\w* (?:by|in"
    r"|with) (?:\w+ )?(?:red tape|bureaucracy|rules|process|debt|paperwork)|poisoned chalice"
    r"|poison\w* (?:the (?:well|relationship)|pen)|smother\w* (?:by|in|with) (?:paperwork|forms"
    r"|kindness|love)",
    r"(?:starv\w*|hungry|thirsty) (?:of|for) (?:\w+ )?(?:information|funds|funding|resources"
    r"|contact|news|money|attention|cash|support|answers?|updates?|justice|change|facts|knowledge"
    r"|success)|naked (?:truth|ambition|attempt|contempt|eye)|(?:well[- ]|being )groomed for"
    r"|dog groom\w*|groomed for (?:the|promotion|management)",
    r"(?:pulling|tearing|tear|pulled) (?:my|our) (?:own )?hair out|twist\w* (?:my|our|her"
    r"|his) (?:arm (?:to|into)|words)|break a leg|break (?:my|our) back|cut(?:s|ting)? (?:my|his"
    r"|her|our|the) (?:nose|losses|cloth)|cut the (?:air|atmosphere"
    r"|tension)(?: \w+)* (?:with a knife)?|cut (?:to the|corners)|hair (?:is |was |has been "
    r"|being |been |got )?(?:\w+ )?cut|haircuts?|arm and a leg|crush(?:ed|es|ing)? (?:my|his|her"
    r"|our) (?:confidence|hopes?|spirits?|dreams?)",
    # weapons, violence, abuse, neglect, exploit
    r"(?:gun|knife|pistol) (?:was |is |being )?(?:held )?to (?:our|my|your) heads?|jump(?:ing"
    r"|ed)? the gun|gunning for|(?:stick|stuck|sticking) to (?:my|our|your|their|his|her) guns"
    r"|smoking gun|(?:top|glue|nerf|water|spray|speed|toy|heat|bb?q) guns?|knife[- ]edge|(?:twist"
    r"|turn)\w* the knife|(?:with|like|through) (?:a |the )?(?:hot )?knife (?:through|and fork)"
    r"|knives and forks|cake knife|butter knife|shoot(?:ing)? the (?:messenger|breeze)|shot (?:me"
    r"|us|him|her) (?:a|an) (?:\w+ )?(?:look|glance|e-?mail|smile)|secret weapons?"
    r"|weapons? of choice|under fire",
    r"violently (?:disagree\w*|oppos\w+|sick)|abus(?:e|es|ed|ing) of (?:\w+ )?(?:power|process"
    r"|position|authority|the system|office|blue badge\w*|public \w+)|abus(?:e|es|ed|ing) (?:the"
    r"|your|their|his|her|its) (?:position|power|authority|system|process|role)|neglect(?:ed|s"
    r"|ing)? to (?!feed|give|wash|dress|look|take|clean|change)\w+|neglect(?:ed|s|ing"
    r"|ful)? (?:of )?(?:your|their|its|his|her|our) (?:\w+ )?(?:dut\w+|responsib\w+|role|job"
    r"|e-?mails?|obligations?|case|complaint|calls?|paperwork|garden)|(?:feel|felt|feeling"
    r"|left) (?:\w+ )?neglected by (?:you|the|this|our|my|your)|exploit\w* (?:\w+ )?(?:loopholes?"
    r"|gaps?|the system|the rules|our goodwill)|neglect of (?:dut\w+|the (?:building|garden"
    r"|paperwork))|duty neglect\w*",
    rf"{_SAID_OF_US}\b[^.!?\n]{{0,40}}?\b(?:i|we|me|us) (?:of being|was|were|am|are|as|had been"
    r"|being|being so) (?:\w+ )?(?:abusive|violent|threatening|neglectful|aggressive|a danger"
    r"|unsafe|drunk|a threat|neglecting \w+|abusing \w+)",
    # threats of letters, courts and cuts
    rf"threats? of (?:\w+ )?(?:losing|court|closure|legal|eviction|cuts?|{_THING}|action|further"
    r"|disciplin\w*|redundancy|bailiffs?|enforcement|proceedings|a fine|fines?|closing"
    r"|withdrawal|adoption|removal from the (?:list|register|panel)|sanctions?)|under threat"
    r"|threat(?:s)? (?:to|of) (?:the |our |my |your )?(?:\w+ )?(?:services?|jobs?|placement"
    r"|funding|contact|support|centre|club|library|route|bus|hours)|empty threats?",
    rf"threaten(?:s|ed|ing)?(?: (?:{_ME}|my|our|to|with|that|the|they|you|would|will|family|a|by"
    r"|son|daughter|again|even|of|if|was|once|being|us all)){0,5} (?:\w+ )?(?:court|legal"
    r"|solicitors?|lawyers?|clos\w+|stop|stopping|end|ending|withdraw\w*|cancel\w*"
    r"|report(?:ing)? (?:me|us)|refer|refuse|remove (?:the|my|our|his|her) (?:funding|support"
    r"|package|payment\w*|transport|place)|cut(?:ting)? (?:off )?(?:my|our|the|his"
    r"|her) (?!throat|face|wrist|hand|finger)|bailiffs?|evict\w*|fines?|fined|sanction\w*|charge"
    r"|suspend\w*|exclu\w+|proceedings|action|enforcement|prosecut\w*|letters?|not to (?:pay"
    r"|attend|come|help)|resign\w*|strike|adoption|reduce|delay|complaints?|sue|suing|unpaid"
    r"|take (?:it|this|the)|us to court|bills?|security|banned?|ban)",
    r"(?:tone|wording|letters?|e-?mails?|language|manner|text|message"
    r"|notice)(?: \w+){0,5}? (?:was|is|were|are|felt|sounded|seemed|as|and|very|rather"
    rf"|so)? ?(?:\w+ and )?threatening\b(?! {_ME}| to)|(?:your|the council['’]s"
    r"|council) (?:\w+ )?threatening (?:letters?|e-?mails?|tone|words)",
    # fear of things, and nobody hurt
    rf"{_FEAR} (?:that |of |about |to |at |by |we |i |it |this )?(?:{_NO_PERSON}\w+ ){{0,5}}?"
    rf"{_DREADED}\b|fear of (?:{_NO_PERSON}\w+ ){{0,2}}?{_DREADED}\b|{_FEAR} (?:of|to|about) "
    r"(?:complain\w*|ask\w*|phon\w*|open\w*) ",
    r"(?:nobody|no ?one|no child(?:ren)?|none of (?:us|them|the children)) (?:is|was|has been|got"
    r"|were|are) (?:being )?(?:\w+ )?(?:hurt|injured|harmed|in (?:any )?(?:immediate )?danger"
    r"|at (?:any )?risk|unsafe)(?! yet)|(?:was|is|were|are)(?: not|n['’]?t) (?:\w+ )?(?:hurt"
    r"|injured|harmed|in (?:any )?danger|at (?:any )?risk)(?! yet| any)|no(?:t"
    r"|body) (?:\w+ )?(?:any )?(?:bruis\w+|injur\w+) (?:or|and)|no (?:injur\w+|bruis\w+|harm"
    r"|violence|abuse|threats?)\b(?! (?:to|from) (?:stop|prevent))",
    rf"hurts? (?:{_ME} )?(?:that (?:you|i|we|they|she|he|nobody|no|my|the)|to (?:be|see|hear"
    r"|think|read|know|say))|hurt(?:s|ing)? (?:my|our|her|his|their|your) (?:feelings|chances?"
    r"|case|pride|prospects)|hurt (?:and (?:upset|angry|disappointed|let down|insulted)"
    rf"|by (?:\w+ ){{0,2}}?(?:{_THING}|comments?|remarks?|attitude|lack|silence|it|this))"
    rf"|{_THING} (?:\w+ )?hurts? (?:my|our|us|me|the)|(?:feel|felt|feeling) hurt",
    r"(?:data|information|details|files?|records?|e-?mails?|website|links?|passwords?|documents?"
    r"|payments?)(?: \w+){0,2} (?:is|are|was|were|be)(?: not|n['’]?t) (?:\w+ )?safe",
    r"in danger of (?:miss\w*|losing (?!his life|her life|my life)|being (?:late|closed|missed|lost"
    r"|excluded|evicted)|clos\w*|running out|fail\w*|becom\w*|breaking down|going (?:under|bust))",
    # shut, left, made, missing, run
    r"(?:left|kept|stuck|held|sat|waited)(?: \w+)? (?:in|at) (?:the |a "
    r"|your )?(?:\w+ )?(?:waiting (?:room|area)|reception|queue|foyer|lobby|limbo|meeting room"
    r"|interview room|dark (?:about|over|as to))|(?:left|kept|shut|put) outside (?:the |a |your "
    r"|my )?(?:\w+ )?(?:meeting|door of|review|panel|loop|process|hearing|court|conference)"
    r"|locked? (?:in|into) (?:a |an? ongoing |the )?(?:battle|dispute|cycle|contract|argument"
    r"|process|system|talks|limbo)",
    r"(?:files?|records?|papers?|letters?|office|gates?|building|account|toys?|cabinet|money"
    r"|reports?|photos?|documents?|keys?|laptops?|phones?|tablets?|medicines?|knives|bike|bikes"
    r"|equipment|wheelchair|car park|reception|doors? of the) (?:is|are|was|were|been|being|get"
    r"|got|has been|have been) (?:\w+ )?(?:locked|shut|tied|chained)(?: (?:in|up|away|when|at"
    r"|inside))?|locked (?:filing )?cabinets?",
    rf"(?:push|pull|dropp?|sat|sit|held|hold|knock|forc|thr[eo]w|thrown)\w* (?:{_ME}|my \w+"
    r"|our \w+) (?:\w+ )?(?:into|over to|over for|off|at|out of|by|down|over) (?:sign\w*"
    r"|accept\w*|agree\w*|adult\w*|a (?:meeting|corner|decision)|the (?:last|meeting|list|system"
    r"|cracks|deep end|school|station|centre|conversation|register|course|club|gates?|wrong"
    r"|process)|school|class|lessons|assembly|contact|nursery|mainstream|\d|making|taking"
    r"|to (?:talk|explain|tell)|for a chat|for no|and (?:explained|talked)|early|late|work"
    r"|college|promotion|the job)|thr[eo]w\w* (?:\w+ )?under the bus|hold\w* (?:us"
    r"|me) (?:to ransom|up)|pushed from pillar|dragg?\w* (?:us|me|it|this|him|them"
    r"|her) (?:into court|through (?:the )?(?:courts?|process|mud)|on|out)\b",
    r"made (?:\w+ )?(?:to )?(?:sit|stand|stay|wait) (?:through|in (?:a |the )?(?:corridor"
    r"|reception|queue|waiting|lobby|meeting|office)|and wait|on hold|at the back)|(?:feels?|felt"
    r"|seems?|is|was|looks?) like (?:a |some |we are being )?punish\w*|(?:feel|felt|being|been"
    r"|was|were|are) (?:\w+ )?punished (?:for|because) (?:\w+ )?(?:complain\w*|speaking|asking"
    r"|raising|working)",
    r"(?:complaints?|statements?|parcels?|equipment|money|payments?|uniforms?|bags?|wheelchairs?"
    r"|belongings|things|toys|clothes|glasses|pages?|sections?|forms?|calls?|referrals?"
    r"|application|post|appeal|phone|laptop|bike|shoes|kit|lunch ?box|coat|referral|invoice"
    r"|cheque|signature) (?:\w+ ){0,2}?(?:gone|went|goes|is|are|been|reported) missing|(?:run|ran"
    r"|running) (?:away with (?:the|itself|your)|off (?:a |the |some )?(?:copies|copy|my feet"
    r"|our feet|their feet))",
    r"(?:(?:was|were|am|been|being|falsely|wrongly) (?:\w+ )?accused of|accus\w* (?:me"
    r"|us) of) (?:\w+ )?(?:hitting|smacking|hurting|harming|abusing|neglecting|abuse|neglect"
    r"|violence|assault|kicking|slapping)",
    r"no (?:food|tea|drinks?|water|lunch) (?:\w+ )?(?:at|in|during|for) (?:the |our "
    r"|your )?(?:\w+ )?(?:meeting|conference|panel|contact|training|course|event|review|office)"
    r"|never knocks? before (?:they|he|she|coming) (?:comes? )?in(?:to)? my room"
    r"|could harm the (?:network|system|computer)",
    r"(?:blackmail\w*|bullied|pressured) (?:\w+ )?into (?:sign\w*|agree\w*|accept\w*|taking"
    r"|going)|emotional blackmail|slave to (?:the|my)|slave(?:d|s)? (?:away|over)|civil servants?"
    r"|public servants?|witch[- ]?hunts?|demoni[sz]\w*|fire(?:s|d)? off|pass\w* (?:me|us|him"
    r"|her) (?:a?round) (?:\w+ ){0,3}?(?:departments|teams|offices|houses|lines|like a parcel"
    r"|staff|workers|in circles)",
    r"(?:forc\w+) (?:me|us|him|her|them|my \w+|families) (?:\w+ )?to (?:sign|agree|wait|pay|leave"
    r"|move|accept|attend|ring|call|phone|chase|complain|travel|use|take (?:time|unpaid|a|it"
    r"|leave|the)|give up|go (?:to|back|without|private)|fill|drive|spend|repeat|explain|write"
    r"|e-?mail|make|choose|decide|apply|appeal|prove|buy|cancel|share|come|resign|change|start"
    r"|do (?:it|this|the|all)|tell|stop|find|rely|borrow|beg for)",
    r"disclos\w* (?:of |the |my |our |your |to )|(?:abuse|violence|neglect|exploitation"
    r"|self[- ]harm|suicide|weapons?|sexual (?:health|abuse)|safeguarding"
    r"|bereavement) (?:and \w+ )?(?:team|worker|charity|services?|awareness|prevention"
    r"|coordinator|lead|advis[eo]r|helpline|support group|strategy|briefing|lesson|assembly"
    r"|course|training|nurse|clinic|project|board|partnership)s?",
)
# What parents fear of us: that their children are taken, because they complain.
_DREADS = r"(?:scared|afraid|frightened|terrified|petrified|worried|anxious|fear(?:ful)?)"
_SERVICES = (
    r"(?:social (?:services?|workers?|care)|children'?s services|the (?:council|local authority"
    r"|social worker|department)|(?:your|our|my) (?:team|staff|department|social worker)|you)"
)
_TAKE = (
    r"(?:(?:wi|'?)ll|will|would|'d|might|may|could|can|(?:are |is )?going to)"
    r" (?:\w+ ){0,2}?(?:take|remove)"
)
_CHILDREN = (
    r"(?:my|our|the|her|his) (?:\w+ ){0,2}?(?:kids?|child(?:ren)?|bab(?:y|ies)|sons?|daughters?"
    r"|boys?|girls?|grand\w+)(?: (?:away|off (?:me|us)|from (?:me|us)|into care))*"
)
_FOR_COMPLAINING = (
    r"(?:because|cos|if|for|as|since|when|after)(?: of)? (?:\w+ ){0,3}?(?:complain\w*|sp(?:eak\w*"
    r"|oke)(?: (?:up|out))?|sa(?:y|id) (?:any|some)thing|tell|told)"
)
OF_COMPLAINING: tuple[str, ...] = (
    rf"{_DREADS} (?:that )?(?:{_SERVICES}|they) ?{_TAKE} {_CHILDREN} {_FOR_COMPLAINING}",
    rf"{_DREADS} (?:that )?{_FOR_COMPLAINING}(?: \w+)? ?,? (?:{_SERVICES}|they) ?{_TAKE}"
    rf" {_CHILDREN}",
    rf"{_DREADS} (?:that )?{_SERVICES} ?{_TAKE} {_CHILDREN}",
)
# Without IGNORECASE, which is slow: the text is lowered.
_FIGURES = Pattern(rf"\b(?:{'|'.join((*OF_PAPER, *FIGURES, *OF_COMPLAINING))})")
# Names that hold a word of danger: Mrs Burns, Gunn Street.
_NAMED = Pattern(
    r"\b(?:(?:[Mm]r|[Mm]rs|[Mm]s|Miss|[Dd]r|Cllr|Councillor|Prof|Judge|Nurse|PC"
    r"|Sgt)\.? [A-Z]['’\w]+|[A-Z]\w+ (?:Road|Street|Lane|Close|Avenue|House|School|Academy"
    r"|Primary|Centre|Drive|Court|Way|Farm|Hill|Park|Place|Terrace|Grove|Surgery)\b)"
)


def remove_figures_of_speech(text: str) -> str:
    """Return a text without its figures of speech."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few foreign capitals are two letters when they are small
        return _FIGURES.sub(" ", lowered)
    kept = []
    start = 0
    for figure in _FIGURES.finditer(lowered):
        kept.append(text[start : figure.start()])
        start = figure.end()
    return " ".join([*kept, text[start:]])


def remove_titled_names(text: str) -> str:
    """Return a text without names that stand behind a title or before a kind of street."""
    return _NAMED.sub(" ", text)
