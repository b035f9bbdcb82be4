"""Signs of danger by kind, one way to say it a line: what strangers wrote that no sign heard.

Each kind is wider than the sentences that showed it. `danger_topics.py` and `danger_voices.py`
hold the rest.
"""

from __future__ import annotations

from chalicelib.core.reading.danger_signs import BODY, CHILD, NAME, NOT, ONE, SELF, WHOSE

_ME = r"(?:me|him|her|them|us)"
_MY = r"(?:my|his|her|their|our)"
_SMALL = r"(?:bab(?:y|ies)|toddlers?|kids?|child(?:ren)?|little \w+|brother|sister|son|daughter)"
_FAMILY = (
    r"(?:mum\w*|mam|dad|daddy|step\w+|uncle|aunt\w*|grandad|grandpa|nan|cousin|brother|boyfriend"
    r"|girlfriend|partner|husband|ex|lodger)"
)
_MEN = r"(?:m[ae]n|lads?|blokes?|guys?|strangers?|dealers?|older \w+|fellas?)"
_PILLS = r"(?:tablets|pills|paracetamol|meds|medication|ibuprofen|medicine)"
_DRUGS = r"(?:drugs|cannabis|weed|heroin|crack|coke|cocaine|ket|spice|pills)"
_FILMS = r"(?:photos?|pictures?|pics?|videos?|vids?|images|selfies|nudes?)"
_HOT = (
    r"(?:cooker|hob|oven|iron|fire|stove|grill|lighter|straight(?:e)?ners|radiator|hot \w+"
    r"|flames?|kettle|boiling \w+)"
)
_SEAT = r"(?:pushchair|pram|buggy|car ?seats?|cot|high ?chair|play ?pen|wheelchair|bouncer)"
_LONG = r"(?:all (?:day|night|weekend|evening)|overnight|for (?:\w+ )?(?:hours|days)|hours)"
_CLOTHES = (
    r"(?:clothes|trousers|pants|knickers|underwear|tops?|nightie|pyjamas|bottoms|skirt|shirt|bra"
    r"|shorts|leggings)"
)
_YOUNG = r"(?:[5-9]|1[0-5]|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|year (?:[5-9]|10))"
_ONLINE = (
    r"(?:snap\w*|insta\w*|tik ?tok|discord|roblox|xbox|fortnite|whatsapp|facebook|online|webcam"
    r"|an? app|an? game|the internet|the game)"
)
_HOME = r"(?:flat|house|home|place|kitchen|room|bedroom|garage|shed|car)"

_WHO = (
    rf"(?:i|we|she|he|they|(?:my|her|his|our|the|a|one of the) (?:\w+ )?{CHILD}|{NAME})"
    r"(?: (?:am|is|are|was|were|gets?|got|still|just|only|half|all)|['’](?:m|s|re))*"
)
_ENTERS = (
    r"(?:c[ao]m(?:e|es|ing)|went|go(?:es|ing)?|walk\w*|barg\w*|burst\w*|stands?|stood|stays?"
    r"|stayed|let (?:him|himself)|opens?|opened|opening|was|is|were|are|look\w*|peep\w*|watch\w*)"
)
_PRIVATE = (
    r"(?:room|bedroom|bathroom|toilets?|changing room|shower|doors?|doorway|upstairs|in on"
    r"|cubicle)"
)
_UNDRESSED = (
    r"(?:chang(?:ing|ed)(?=[.,;!?\n]|$| (?:for|into|out of|and|after|before)\b)|getting (?:changed"
    r"|dressed|undressed|ready for bed)|(?:un)?dress(?:ed|ing)(?! (?:the|a|my|his|her|gown))"
    r"|naked|in the (?:bath|shower)|on the toilet|bath(?:ing|ed)(?! the)|shower(?:ing|ed)"
    r"|washing(?=[.,;!?\n]|$| (?:herself|himself|myself|and)))"
)

NOT_WANTING_TO_LIVE: tuple[str, ...] = (
    r"(?:wish|want|like) (?:\w+ ){0,3}?(?:go(?:ing)? to sleep|fall asleep|sleep) and",
    r"(?:go|going|went) to sleep (?:and )?(?:never|not|for ?ever|for good)",
    r"(?:no ?one|nobody) (?:would|will|['’]d) (?:even )?(?:miss|notice|care)(?: if| when|[.,!]|$)"
    r"(?! (?:i|we) (?:came|rang|asked|applied|sent))",
    r"(?:everyone|everybody|world|you all|they|family|kids)(?: would| will|['’]d)? (?:all )?"
    r"(?:be )?(?:better|happier|easier) (?:off )?(?:without|if i)",
    r"(?:say|saying|tell\w*) (?:\w+ ){0,2}?good ?bye\b(?! (?:to (?:his|her|their) (?:old|last)))",
    r"(?:good ?bye|farewell) (?:letters?|notes?|texts?|messages?|videos?)",
    r"when (?:i['’]?m|i am|she['’]?s|he['’]?s) (?:gone|dead)",
    r"my (?:own )?funeral",
    r"(?:last|final) (?:message|time you (?:will|['’]ll) hear|words|letter from me)",
    r"(?:won['’]?t|will not) (?:have to|need to) (?:worry|bother) (?:about|with) me",
    r"(?:in|to) heaven",
    r"(?:be|together|join|back) with (?:my |our )?(?:grandad|grandma|nan\w*|granny) (?:again|soon)",
    r"so (?:we|i|they) can (?:all )?be (?:together|with) (?:with )?(?:\w+ )?(?:\w+)(?=[.,!]|$)"
    r"(?<!contact)(?<!family)(?<!mum)(?<!dad)",
    r"(?:car park|multi ?storey|bridge|flats|roof|cliff)(?: \w+)? (?:roof|ledge|edge|top)",
    r"(?:on|off|at) (?:the )?(?:top|edge|roof|side) of (?:the |a )?(?:\w+ )?(?:car ?park|bridge"
    r"|building|flats|cliff|tower|platform|motorway|multi\w*)",
    r"(?:in front of|under|into) (?:a|the) (?:train|lorry|traffic|bus|tram)",
    rf"(?:stopped|stop|stopping|off|refus\w+|not) (?:taking |to take )?{_MY} (?:\w+ )?{_PILLS}",
    rf"(?:hoard|stash|sav|hid|count|stockpil|steal|stol)\w* (?:\w+ ){{0,3}}?{_PILLS}",
    rf"empty (?:\w+ )?(?:packets?|boxes|box|bottles?|strips?) (?:of (?:\w+ )?)?{_PILLS}",
    rf"(?:\d+|handful of|packets? of|box of|loads of|whole) (?:\w+ ){{0,2}}?{_PILLS}",
    r"attempt(?:s|ed)? (?:on|to take|to end) (?:my|his|her|their|it)",
    r"tri(?:ed|es) to (?:end|do it|jump|hang|die|finish)",
    r"(?:carv|scratch|cutt|gouge|pick)\w* (?:\w+ ){0,2}?(?:in|into|at|up) (?:\w+ )?"
    rf"(?:{BODY}|{SELF})",
    r"(?:scars?|cuts|scratches|bandages?|blood) (?:\w+ ){0,3}?(?:arms?|wrists?|legs|sleeves?"
    r"|thighs)",
    r"(?:no|don['’]?t have|haven['’]?t got|nothing) (?:\w+ )?(?:left )?(?:to live for"
    r"|reason to be)",
    r"(?:can['’]?t|cannot|don['’]?t) (?:see|want) (?:a|any|the|my) (?:way out|future|tomorrow)",
    r"(?:don['’]?t|not) (?:want|wanna) (?:\w+ )?(?:wake|tomorrow|another day|be alive)",
    r"(?:fed up|sick|tired) of (?:being alive|living|life|existing)",
)
THREATS: tuple[str, ...] = (
    r"(?:if|that) (?:he|she|i) (?:can['’]?t|cannot|can not) have (?:me|him|her|them|the \w+|my"
    r"|his|us)\b",
    r"(?:no ?one|nobody) (?:else )?(?:will|is going to|gonna|can|['’]ll) have (?:me|her|him|them)",
    r"(?:be|get|been) found (?:\w+ )?(?:in|dead|floating|under|at the bottom)",
    r"(?:end|ends|ending|ended) up (?:\w+ )?(?:in (?:a|the) (?:box|ditch|grave|coffin|morgue"
    r"|river|suitcase|hospital|body ?bag)|dead|on the news|in the papers)",
    rf"driv\w* (?:{_ME}|the (?:kids|children|car)|with) (?:\w+ )?(?:into|off|at)\b",
    r"crash\w* (?:the |his |her |my |us )?(?:car )?(?:on purpose|with|into|in)",
    r"(?:kidnap|abduct|snatch)\w*",
    rf"(?:says?|said|saying|threat\w*|told \w+) (?:that )?(?:he|she)(?:['’]?s| is|['’]ll| will"
    rf"|['’]d| would)? (?:\w+ )?(?:taking|take|having|have|grab|getting|snatch) (?:{_ME}|the kids"
    r"|the children|my \w+)(?=[.,!]|$| (?:away|abroad|off|and|from|whether|for good|out))",
    r"(?:out of|released from|left|coming out of|let out of) (?:prison|jail|custody)",
    r"(?:breach|broke|break|ignor)\w* (?:\w+ ){0,3}?(?:order|bail|injunction|conditions"
    r"|licen[cs]e)",
    r"on (?:bail|tag|the run|remand|licence)\b",
    r"(?:at|outside|by|near) (?:the|her|his|my|our) (?:\w+ )?(?:school|nursery|gates?|house|flat"
    r"|refuge|window|door) (?:\w+ )?(?:waiting|watching|saying|shouting|threat\w*|asking|trying"
    r"|again|every)",
    r"(?:waits?|waiting|sits?|sat|parks?|parked|hang\w*|turn\w* up|show\w* up|lurk\w*) (?:\w+ )?"
    r"(?:outside|near|by) (?:\w+ ){0,2}?(?:school|house|home|flat|college|nursery|refuge|gates?)",
    r"(?:still|has|got|has got|kept|keeps) (?:\w+ )?(?:his|her|a) keys?\b(?= (?:and|to (?:my|our"
    r"|the house))|[.!]|$)",
    r"(?:found|knows|find|tracked|traced) (?:out )?(?:\w+ )?(?:the refuge|where (?:i|we|she|they)"
    r"|(?:us|me)\b)(?=[.,!]|$| )(?! (?:a |an |the |to be|very|it|through))",
    r"(?:track\w*|air ?tags?) (?:\w+ ){0,4}?(?:phone|car|bag|pram|coat)\b",
    r"petrol (?:through|over|on|bomb)|through (?:the|our|my) letter ?box",
    r"(?:put|push|throw|chuck|kick|smash|drop)\w* "
    rf"{ONE} (?:\w+ )?(?:through|out|out of) (?:the|a) (?:window|wall|door|car)",
    r"(?:no ?one|nobody)(?: would| will|['’]d|['’]ll| is going to|s going to)? (?:ever )?"
    r"(?:believe|find) (?:me|her|him|us)\b",
    r"(?:keep|kept|keeps|keeping) (?:my|his|her|their|your|our) (?:mouths?|gobs?|traps?) shut",
    r"if (?:i|she|he|we) (?:ever )?(?:report(?:ed|s)? (?:him|her|them|it)|grass\w*|snitch\w*"
    r"|scream\w*|leav\w+ (?:him|her)|block\w* (?:him|them)|says? no|cr(?:y|ies)|call\w* (?:the )?"
    r"police|tr(?:y|ied) to (?:leave|go)|refuse(?=[.,!]|$))",
    r"(?:he|she|they|dad|mum|uncle|man|lads|partner|boyfriend)\b[^.!?\n]{0,50} if (?:i|she|he) "
    r"(?:ever )?(?:talks?|speaks?|tells?|stops?|say|leaves?|do ?n['’]?t|does ?n['’]?t|won['’]?t) "
    r"(?:to (?:my|the|a|you|any\w*|her|his) (?:social|teacher|police|worker|school|mum|dad)"
    r"|any(?:one|body|thing)|him|her|it\b|do it|meet|send|pay|go with|come (?:back|home))",
    r"if (?:he|dad|mum|my (?:dad|mum|husband|partner|ex|step\w+)|they) (?:finds?|found) out",
    r"(?:he|dad|mum|they) (?:can['’]?t|must ?n['’]?t|mustnt|cannot|can not) (?:know|find out|see)",
    rf"do(?: not|n['’]?t) (?:let|tell) (?:him|them|{_FAMILY}|my {_FAMILY}) (?:know |that )?"
    r"(?:i|about|it|what|where)\b",
    r"not (?:supposed|allowed|meant) to (?:tell|say|talk about|speak)",
    r"or else\b(?=[.,!]|$| (?:he|she|they|i))",
)
IMMINENCE: tuple[str, ...] = (
    r"please (?:please )?(?:hurry|help (?:me|us|her|him|them)(?=[.,!]|$| (?:he|now|get))|come|be"
    r" quick)|hurry up please|come quick\w*|as fast as you can",
    r"(?:get|come|fetch|pick) (?:and )?(?:get|fetch|take|save)? ?(?:me|us) (?:out|away from"
    r"|from here)",
    rf"(?:he|she|they|him|man|dad)(?:['’]?s| is| has|ve|['’]ve)? got {_ME} (?:by (?:my|him|her"
    r"|our)sel\w+|on (?:my|his|her|our) own|trapped|locked|here|in (?:his|the|a))",
    rf"{NOT} let (?:{ONE}) go(?=[.,!]|$| (?:until|and he|unless))",
    r"(?:he|she|they)(?:['’]?s| is| are|['’]re) (?:downstairs|at the door|in the next room"
    r"|banging|outside (?:now|my|our|the (?:house|door|flat)))",
    r"(?:ring|get|call|phone|send|need) (?:\w+ ){0,2}?(?:police|ambulance|999|coppers|cops)",
    r"(?:tonight|right now|this minute)[^.!?\n]{0,25}\b(?:with him|in that house|alone|scared)",
)
BLOWS: tuple[str, ...] = (
    rf"(?:{BODY}) (?:on|onto|against|to|in|into|under|over|near) (?:the |a |his |her )?"
    rf"(?:\w+ )?{_HOT}\b",
    r"(?:because|cos|coz|cause|when|for being|if) (?:(?:i|he|she|we|they) )?(?:was|were|is|am|are"
    r"|been|have been|being)? ?(?:naughty|bad|cheeky)(?=[.,!]|$| (?:and|he|she|they|i|boy|girl))",
    r"for being (?:naughty|bad|cheeky|a bad)",
    rf"(?:threw|throws?|throwing|thrown|chuck\w*|hurl\w*|fling\w*|flung|slung|launch\w*|toss\w*"
    rf"|slamm?\w*|lobb?\w*) (?:{ONE}|{WHOSE} (?:\w+ )?{_SMALL}) (?:\w+ )?(?:on|onto|in|into|at"
    r"|across|against|down|over|to|around)\b(?! (?:the )?(?:deep end|bus|system|street))",
    rf"{NOT} (?:\w+ )?(?:mov|us|lift|bend|put|stand|walk|wak)\w* (?:\w+ )?(?:{_MY} |on )?"
    rf"(?:\w+ )?(?:arms?|legs?|hands?|wrist|foot|feet|shoulder|neck|weight)\b",
    r"(?:over|off|out of|from) (?:the|a|our|their) (?:\w+ )?(?:balcony|bann?isters?|railings?"
    r"|upstairs window|bedroom window|bridge|landing|scaffold\w*)",
    r"(?:is |are |was |were |been |get |got )?t(?:ie|ies|ied|ying)(?: up)? (?:with|by|to|on)"
    r" (?:a |the |his |her )?(?:\w+ )?(?:rope|chain|chair|bed|tree|post|cord|belt|radiator|string"
    r"|tape|lead|pipe|cable\w*)",
    r"(?:with|by|use[sd]?|using|in) (?:a |the )?(?:ropes?|chains?|cable ties?|duct tape|gaffer"
    r" tape|handcuffs|dog lead|rolling pin|coat ?hanger|electric \w+|frying pan|hair ?brush)\b",
    rf"(?:strapped|left|kept|shut|stuck|sat|tied|buckled|put)\b[^.!?\n]{{0,25}}\b{_SEAT}\b"
    rf"[^.!?\n]{{0,15}}\b{_LONG}",
    r"(?:bolts?|locks?|padlocks?|latch\w*|hooks?|chains?|keys?)\b[^.!?\n]{0,25}\b(?:on|from|to) the"
    r" outside",
    r"(?:use|uses|used|using|wee|wees|weeing|pee|poo|go|goes) (?:in )?a (?:bucket|potty|bottle)",
    rf"(?:hold|holds|held|holding|pins?|pinn\w+) {ONE} (?:down|under|back|still|by)\b",
    r"(?:round|across|upside|around|over|on|to) (?:the|my|his|her|their) (?:\w+ )?(?:head|face"
    r"|ears?|back|legs?|bum|bottom|arms?|hands?|chops) (?:with|when|because|so hard|until)\b",
    r"(?:round|across|upside) (?:the|my|his|her) (?:head|face|ear\w*|chops|legs)",
    r"(?:lay|lays|laid|put|puts|raise[sd]?|raising) (?:a |his |her |their )?(?:hands?|fingers?"
    r"|fists?) (?:on|to|at|in) (?:me|him|her|them|us|my)\b",
    r"(?:gets?|got|getting|is|was|being|too|very|so|really) (?:\w+ )?(?:physical|rough|handsy"
    r"|heavy[- ]handed|violent) (?:with|to|towards|and) "
    r"(?!(?:her|his|their|your) (?:words|tone))",
    r"(?:red|purple|yellow|blue|black|hand|slap|round|circular|grip|pinch|strap|whip|burn|strange"
    r"|funny|fresh) marks?\b",
    r"covered in (?:\w+ )?(?:bites?|fleas?|nits|lice|cuts|scratches|marks|scars|wee|poo|sores)",
    r"can['’]?t sit down|bald patch\w*|clumps? of (?:\w+ )?hair|busted? (?:his|her|my) \w+",
    r"(?:mum\w*|dad\w*|parents)\b[^.!?\n]{0,25}\bfight(?:s|ing)?\b(?! (?:for|the council|over|to))",
    rf"(?:made|makes?|making|forc\w+) {ONE} (?:\w+ )?(?:hold|carry|lie|run|crawl|squat|kneel|stay"
    r"|eat|lick|drink|stand|wear|sleep|sit)\b[^.!?\n]{0,30}\b(?:all night|for hours|naked|outside"
    r"|until|off the floor|in the (?:rain|cold|dark|garden|hall))",
    r"seclu(?:ded|sion)|face[- ]?down|prone restraint",
    r"dangerous dog|xl bully|pit ?bull|dogs? (?:\w+ )?(?:goes for|went for|growl\w*|bit|bitten)",
)
SEXUAL: tuple[str, ...] = (
    rf"{_ENTERS}\b[^.!?\n]{{0,50}}\b{_PRIVATE}\b[^.!?\n]{{0,40}}\b(?:while|whilst|when|as|with)"
    rf" {_WHO} {_UNDRESSED}",
    rf"pregnant\b[^!?\n]{{0,60}}\b{_YOUNG}\b(?! (?:weeks?|months?|days?|miles|times))",
    rf"\b(?:is|am|i['’]?m|aged|only) {_YOUNG}\b[^!?\n]{{0,50}}\bpregnant",
    r"pregnant by|got (?:me|her) pregnant|(?:made|make) (?:me|her) have (?:an )?abortion",
    r"(?:got to|have to|has to|had to|must|mak\w+ \w+|made \w+|want\w* \w+ to|or) (?:\w+ )?sleep"
    r" with (?:him|them|men|people|some\w+|his)",
    rf"{_FILMS} (?:\w+ ){{0,2}}?of (?:{SELF}|me (?:in|with|naked|when|on)|(?:her|my|his) (?:body"
    r"|bits|chest|feet))",
    rf"(?:post|posts|posting|share|shares|sharing|send|sends|leak|leaks|show|shows|upload|put)"
    rf" (?:\w+ ){{0,3}}?{_FILMS}\b[^.!?\n]{{0,25}}\b(?:if|unless|until)\b",
    rf"(?:money|pays?|paying|paid|gifts?|sends?|robux|vbucks|v-bucks|vouchers?)\b[^.!?\n]{{0,40}}"
    rf"\bfor (?:\w+ ){{0,2}}?{_FILMS}(?= of (?:my|her|him|them)|[.,!]|$)",
    r"(?:because|cos) of what (?:i|she|he) (?:was|were) wearing|led him on|asked for it\b"
    r"(?= by|[.!]|$)|(?:my|her|his) fault (?:for|because|cos) (?:of |i |she |wearing |what )",
    r"(?:put|slip|spik)\w* (?:something|stuff|a \w+|pills?) in (?:my|her|his|our|the) (?:drink|tea"
    r"|bottle|food|juice|cup)",
    r"(?:woke|wake|wakes|woken) up (?:\w+ )?(?:with (?:no|him|my|her)|naked|to (?:him|find)"
    r"|next to|in (?:his|a strange|some)|and (?:he|someone|my (?:pants|top|clothes)))",
    rf"(?:no|without (?:any |my |his |her )?) ?{_CLOTHES} on|with (?:no|nothing|his \w+) (?:clothes"
    r"|on\b|off\b|out\b)",
    rf"(?:take|takes|took|taking|taken|pull\w*|lift\w*|undo\w*|unzip\w*) (?:off )?(?:my|her|his"
    rf"|their|our) (?:\w+ )?{_CLOTHES}\b",
    rf"(?:take|takes|taking|took|pull\w*) (?:\w+ )?{_CLOTHES} (?:off|down|up)",
    r"(?:let|lets|letting) (?:him|her|them)sel\w+ in(?:to)?\b",
    r"(?:creep|crept|sneak|snuck|slip)\w* (?:in|up|out)(?:to)? (?:my|her|his|their|the|to|at)",
    r"in(?:to)? (?:the )?(?:girls?|boys?|kids|children|residents?|daughters?)['’]?s?"
    r" (?:bed)?rooms?",
    r"(?:pass\w*|shar\w+|swap\w*|sold) (?:\w+ )?(?:about|around|round|between|among\w*) (?:\w+ )?"
    r"(?:m[ae]n|lads|blokes|guys|mates|his|them|friends)",
    r"between (?:the |different |those )?(?:men|lads|blokes|guys)",
    r"(?:have|has|got|had|must|need) to do (?:\w+ )?(?:what|whatever|anything|everything|as|stuff"
    rf"|things) (?:\w+ )?(?:he|they|{_MEN}|for (?:him|them)|with (?:him|them)|to (?:him|them))",
    rf"{_MEN}\b[^.!?\n]{{0,30}}\b(?:gave|gives?|giving|buys?|bought|buying|sends?|pays?|given)"
    rf" {_ME} (?:\w+ ){{0,3}}?(?:phones?|mobile|trainers|money|cash|vapes?|presents?|gifts?|sweets"
    r"|drinks?|fags|jewel\w+|takeaways?|lifts?|necklace|clothes|stuff|things)",
    rf"what (?:my )?{_FAMILY} (?:\w+ )?(?:does|did|do|done|was doing|been doing|keeps doing)",
    r"(?:sent|sending|send|put|gone|going|took|taken|return\w*) (?:me |him |her |them |us )?back"
    r" (?:there\b|to (?:him|her|them)\b|to (?:that|the same) (?:house|home|place|man|flat))",
    rf"(?:{_MEN}|boys|big \w+|older \w+|{_FAMILY})\b[^.!?\n]{{0,40}}\b(?:do|does|did|doing)"
    r" (?:\w+ )?(?:stuff|things)\b(?= to| with (?:me|us)|[.,!]|$| (?:at night|when|in bed|and))",
    r"shar\w+ (?:a|his|her|the same|one) bed with (?:him|an?|his|the (?:lodger|man)|my (?:uncle"
    r"|dad|step\w+|cousin))|gets? in with (?:me|her|him|them) at night",
    rf"(?:met|meet|meets|meeting|talk\w*|chat\w*|messag\w*|speak\w*) (?:\w+ ){{0,6}}?(?:on|off"
    rf"|from|over|through)? ?{_ONLINE}[^.!?\n]{{0,50}}\b(?:he|man|men|older|lad|guy|boy|\d\d|photos"
    r"|pictures|pics|secret)",
    rf"(?:some(?:one|body)|people|person|boy|lad|guy|man|men) (?:\w+ ){{0,4}}?(?:on|off|from|over)"
    rf" (?:\w+ )?{_ONLINE}\b(?! (?:form|meeting|course|training))",
    r"(?:turn|put|switch)\w* (?:my |her |his |the )?(?:web ?)?cam\w* on|live ?stream\w*",
    r"(?:sat|sit|sits|sitting|sleep|sleeps|lie|lay) on (?:his|her) (?:lap|knee)\b",
    r"(?:hurts?|sore|bleeding|itch\w*|stings?|burns) (?:\w+ ){0,2}?(?:when (?:i|she|he) (?:go\w* )?"
    r"(?:for a |to )?(?:wees?|pees?|the toilet|sits?)|down (?:there|below)|between)",
    r"(?:goes|gone|went|going|takes?|took|in|at|to) (?:\w+ ){0,4}?(?:hotels?|parties|a party|house"
    rf" part\w+)\b[^.!?\n]{{0,30}}\b(?:{_MEN}|boys|older|drunk|drugs|different)",
)
USED: tuple[str, ...] = (
    r"(?:took|taken|take|takes|taking) over (?:my|his|her|their|our) (?:flat|house|home|place"
    r"|tenancy|kitchen)",
    r"(?:make|get|getting) them (?:go|leave|out)\b(?=[.,!]|$| of (?:my|the|our))",
    rf"(?:cook|grow|sell|bag|deal|stor|hid|keep|weigh|drop|pick|cut)\w* (?:\w+ ){{0,2}}?{_DRUGS}",
    rf"{_DRUGS} (?:\w+ ){{0,2}}?(?:in|from|out of|round|through|at) (?:my|our|the|his|her|their)"
    rf" (?:\w+ )?{_HOME}\b",
    r"(?:cannabis|weed|hash) (?:sweets|gummies|edibles|cakes?|cookies|oil|plants?|farm)",
    rf"to (?:make|keep|get|shut|knock|help) (?:{ONE}|the \w+) (?:\w+ )?(?:quiet|sleep|asleep|to"
    r" sleep|calm|up|out|still|go to sleep|knocked out)\b",
    r"(?:sleeping|sleep) (?:tablets?|pills?)|sedat\w+",
    r"(?:vodka|whisk\w+|alcohol|beer|rum|brandy|wine|methadone|calpol|piriton|valium|diazepam)"
    r" (?:\w+ ){0,2}?(?:in|on|to) (?:the |his |her |their )?(?:bottle|milk|dummy|juice|gums|baby"
    r"|kids)",
    r"(?:train|coach|taxi|bus|car) to (?:the coast|sell|deliver|drop|pick up|a (?:house|trap))",
    r"(?:nail (?:bar|salon)|car wash|cannabis (?:farm|house))",
    r"(?:takes?|took|keeps?) all (?:my|his|her|their) (?:wages|money|pay|tips)",
    r"(?:back of|in) (?:a |the |his )?(?:lorry|van) (?:\w+ )?(?:with|and|to|from)",
    r"(?:brought|sent|came) (?:me |her |him |us )?(?:here|over) (?:to work|to clean|as a)",
    rf"(?:is|am|i['’]?m|aged|only) {_YOUNG}\b[^!?\n]{{0,60}}\b(?:marr(?:y|ied)|wedding|engaged"
    r"|husband)",
    r"(?:marr(?:y|ied)|wedding|engaged|husband)\b[^!?\n]{0,50}\b(?:is|am|i['’]?m|aged|only)"
    r" (?:1[0-7]|twelve|thirteen|fourteen|fifteen|sixteen)\b",
    r"one[- ]way tickets?|become a (?:real |proper )?woman|(?:the|a) ceremony (?:abroad|in)",
    r"(?:sofa|couch) ?-?surf\w*",
    r"(?:controls?|checks?) (?:all )?(?:my|her) (?:phone|money|messages|every\w*|bank)",
)
FEAR: tuple[str, ...] = (
    r"(?:scared|frightened|terrified|petrified|afraid) (?:stiff|he|she|that (?:he|she)|what (?:he"
    r"|she|they|i|will|might)|in case (?:he|she)|about what|to (?:sleep|tell|leave|be (?:alone"
    r"|here|with|in)|close my|stay|come home|shut))\b",
    r"(?:he|dad|mum\w*|man|carer|she) (?:\w+ )?(?:scares?|frightens?|terrifies) (?:me|us|her|him"
    r"|them|the)\b",
    r"(?:alone|left|be|on (?:my|her|his) own) (?:\w+ )?with (?:him|that man|my (?:uncle|stepdad"
    r"|dad|brother|cousin|grandad))\b(?= |[.,!]|$)(?<!be with him)(?<!be with my dad)"
    r"(?<!be with my brother)",
    r"(?:cr(?:y|ies|ied|ying)|shak(?:es?|ing)|sobb\w*|panics?|hysterical|vomit\w*) (?:\w+ ){0,4}?"
    r"(?:when|before|every time|whenever) (?:\w+ ){0,4}?(?:goes|going|go|back) (?:back|there|home"
    r"|to (?:his|her|dad|mum))",
    r"(?:dreads?|hates?|beg\w*|refus\w+) (?:going|to go|not to go) (?:back )?(?:there|home"
    r"|to (?:his|her|dad|mum)\w*)(?! (?:school|class))",
    r"don['’]?t (?:send|make|take) (?:me|us|him|her|them) (?:go )?(?:back|home|there)",
    r"(?:what|how) (?:i|he|she) (?:might|may|will|could|['’]ll|['’]d) (?:do|react) (?:to|if|next"
    r"|when)\b",
    r"(?:don['’]?t|cannot|can['’]?t) trust (?:my|him|her)self",
    r"(?:what|things?|stuff|it|something) (?:\w+ )?(?:happens?|happening|goes on|going on|happened)"
    r" (?:to (?:me|her|him|us) )?(?:at (?:home|night|dad|mum|his)|in (?:that|the) (?:house|home"
    r"|night|flat)|behind)",
    r"(?:neighbou?rs?|next door|upstairs|downstairs|across the road|opposite|number \d+)"
    r"[^.!?\n]{0,60}\b(?:child\w*|kids?|bab\w+|boys?|girls?|toddler|little)\b[^.!?\n]{0,50}\b"
    r"(?:cr(?:y|ies|ying)|scream\w*|shout\w*|alone|outside|dirty|thin|bins?|night|shed|window"
    r"|own|garden|naked|tied)",
    r"(?:scream|cr(?:y|ie)|sob|wail|shout|bang|thud)\w* (?:\w+ ){0,6}?(?:through the walls?|next"
    r" door|upstairs|every night|all night|for hours|then (?:\w+ )?(?:quiet|silence|stop\w*))",
    r"(?:is|am|['’]?m|['’]s|got|has|as) (?:the |a )?(?:devil|satan|cursed|possessed|jinx)\b"
    r"(?! (?:is )?in the detail)",
)
UNCARED: tuple[str, ...] = (
    r"(?:in there|inside|there|in (?:the|that) (?:house|flat)) (?:\w+ )?(?:on (?:their|his|her|our)"
    r" own|alone|by (?:them|him|her|our)sel\w+)",
    r"(?:on (?:their|his|her|our) own|alone|by (?:them|him|her|our)sel\w+) (?:\w+ )?(?:from|since"
    r"|all (?:day|night|weekend)|until|till|for (?:\w+ )?(?:days|hours|night|weekend)|every"
    r"|overnight|while (?:she|he|mum|dad|they)|at (?:home|night)|in (?:the|that) (?:house|flat))\b",
    r"(?:under|aged?) (?:two|three|four|five|six|seven|eight|\d)\b[^.!?\n]{0,30}\b(?:own|alone"
    r"|themselves|nobody|no one)",
    r"with no(?:body| one| ?adults?| grown ?ups?| supervision| parents?) (?:\w+ )?(?:watching|there"
    r"|home|about|around|with|looking|in)\b",
    r"(?:fridge|cupboards?|kitchen)(?:['’]?s| is| are| was| were)? (?:\w+ )?(?:empty|bare|locked"
    r"|padlock\w*)|empty (?:fridge|cupboards?)",
    rf"(?:stop|stops|stopped|stopping|ban\w*) {_ME} (?:from )?(?:eating|sleeping|drinking)",
    r"(?:only|just|nothing but|lives? on) (?:\w+ ){0,3}?(?:crisps|dry bread|toast|cereal|biscuits"
    r"|noodles|plain rice|bread and water)",
    r"(?:ask|beg|look|scaveng|steal|knock)\w* (?:\w+ ){0,3}?for (?:food|something to eat|scraps)",
    r"(?:taking|takes|steal\w*|nick\w*|hid\w*|hoard\w*) (?:\w+ )?food",
    rf"(?:{NOT}|no ?one|nobody|hardly|never) (?:\w+ )?(?:had|having|eaten|ate|given|giv\w+ {_ME}"
    r"|got|get|gets) (?:\w+ ){0,3}?(?:food|to eat|dinner|breakfast|meal|lunch|tea)\b"
    r"(?! (?:vouchers?|allowance|money|time))",
    r"(?:mum\w*|dad\w*|she|he|they|parents?|carer)(?:['’]s| is| was| are|['’]re|s)? (?:\w+ )?"
    r"(?:wasted|stoned|paralytic|out of it|passed out|hammered|smashed out|back on the (?:drink"
    r"|gear|drugs|bottle)|using again|drinking again|on (?:something|the floor)|relaps\w+)",
    r"(?:mum\w*|dad\w*) (?:has ?n['’]?t|did ?n['’]?t|never|has not|did not|not|wo ?n['’]?t"
    r"|ca ?n['’]?t) (?:\w+ )?(?:come|came|been|got|get|wake|woke\w*) (?:back|home|in|up)",
    r"(?:play\w*|ran|runs?|running|walk\w*|sat|wander\w*|crawl\w*) (?:\w+ ){0,2}?(?:in|on|into"
    r"|onto|out into) the (?:middle of the )?(?:roads?|traffic|tracks|roof|balcony|dark)\b",
    r"(?:i|she|he) (?:\w+ )?(?:cooks?|feeds?|baths?|wash\w*|look\w* after|puts?) (?:\w+ )?(?:for )?"
    r"(?:my|her|his|the) (?:little |baby |younger )?(?:brothers?|sisters?|siblings)\b",
    r"(?:rotting|mouldy|rotten) food|crawling with|scabies|rats\b|cockroach\w*|flea[- ]?(?:bit\w*"
    r"|ridden)",
    r"(?:struggl|fight|gasp)\w* (?:to|for) (?:breath\w*|air)|wheez\w*|drows[yi]\w*|feeding tube"
    r"|infected (?:wound|cut|burn|leg|foot)|septic",
    r"allerg\w*\b[^.!?\n]{0,60}\b(?:gave|fed|feed|give|giving|ate)|(?:gave|fed|feed|give|giving)\b"
    r"[^.!?\n]{0,50}\ballerg\w*",
    r"(?:fits|seizures?|epilep\w*|diabet\w*|asthma\w*)\b[^.!?\n]{0,60}\b(?:no ?one|nobody|not"
    r"|won['’]?t|never|n['’]t|refus\w+|stopped|ran out|run out)\b(?! (?:been )?(?:asked|record|ment"
    r"|in the|on the|told|invited|list|put|includ|got it))",
    r"(?:has ?n['’]?t|have ?n['’]?t|has not|have not|never|did ?n['’]?t|not) (?:\w+ )?(?:come|came"
    r"|been|got|returned?) home\b",
    r"(?:been )?gone (?:since|all night|for (?:\w+ )?(?:days|nights|hours)|\w+ (?:days|nights))",
    r"(?:no ?one|nobody|not) (?:\w+ )?(?:knows?|idea|clue) where (?:he|she|they|my)\b",
    r"(?:left|walked|stormed|ran|took off|climbed) (?:\w+ ){0,3}?(?:last night|at \d+|in the night"
    r"|at midnight|out the window)\b[^.!?\n]{0,40}\b(?:not|n['’]?t|never|no ?one|nobody|phone)",
)
KINDS = (*NOT_WANTING_TO_LIVE, *THREATS, *IMMINENCE, *BLOWS, *SEXUAL, *USED, *FEAR, *UNCARED)
