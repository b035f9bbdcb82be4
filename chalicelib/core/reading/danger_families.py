"""Families of words: what they have in common counts where a word itself has not been seen.

A line that begins in capitals begins a family, by its name. `hit*` stands for each word that begins
so. A word may be of several families. `infra/danger_points.py` finds out what each is worth.
"""

from __future__ import annotations

FAMILIES = """
ME i me my myself im ive id mine i'm i've i'd i'll
YOU you your yours you've you're you'd yourselves
WE we us our ours we've we're we'd ourselves
HE he him his hes he's he'd he'll himself
SHE she her hers shes she's she'd she'll herself
THEY they them their theirs they've they're they'd they'll themselves
MAN dad dads daddy daddies father fathers stepdad* step-dad* stepfather* uncle* grandad* grandpa*
granddad* grandfather* papa baba abbu pops stepbrother* brother-in-law
WOMAN mum mums mummy mam mammy mom mother mothers stepmum* stepmother* step-mum* aunt* nan nans
nana gran grans granny grandma* grandmother*
LOVER boyfriend* bf girlfriend* gf partner partners husband* wife fella ex exes fiance* lover*
hubby missus bloke
CHILD son sons daughter* boy boys girl girls child children* childs kid kids baby babies toddler*
twin twins infant* newborn* teenager* teen teens youngster* pupil* grandson* granddaughter*
grandchild* grandkid* niece* nephew* stepdaughter* stepson* unborn little lad lass bairn wean
SIBLING brother brothers sister sisters sibling* bro sis stepsister* cousin* half-brother*
FRIEND friend friends mate mates bestie* classmate*
CARER carer carers foster* staff keyworker* guardian* childminder* nanny nursery escort* driver*
lodger* landlord* coach* pastor* imam* priest* tutor* resident* babysitter* caretaker* nurse*
cleaner*
STRANGER man men lads stranger* blokes guy guys gang gangs dealer* older elders olders adult
adults grown males somebody someone sum1 anyone anybody people yp
OFFICIAL worker* social manager* council* team teams officer* department* panel* chair* solicitor*
barrister* judge* court* assessor* reviewing independent receptionist* supervisor* director*
authority ombudsman* tribunal* councillor* mp advocate* service services interpreter*
POLICE police policeman* officers bizzies feds constable*
BODY arm arms leg legs wrist* ankle* finger* thumb* hand hands foot feet toe toes rib ribs nose
jaw tooth teeth skull head face eye eyes lip lips mouth cheek* ear ears neck throat collarbone*
shoulder* elbow* knee* chest stomach tummy belly bum bottom skin spine bone bones body thigh*
shin* heel* nails
PRIVATE privates private willy bits crotch genital* vagina* penis* boobs breast* bum bottom chest
down trousers pants knickers underwear nightie bra zip topless
HIT hit hits hitting hiting beat beats beaten beating punch* kick* slap* smack* thump* thrash*
wallop* whack* clout* batter batters battered battering headbutt* whip whips whipped whipping
bash* belt belts belted pummel* clobber* cane caned caning lash* bang bangs banged banging shove*
pushed pushes pushing shoved knock knocks knocked knocking jab jabbed jabs swing swung swipe*
strike* struck lamped decked thud* slam* stamp* flog* spank* pinch* nip nips bite bites bit bitten
scratch* poke* prod* claw* yank* twist* bend bends bent
GRAB grab* drag* pin pinned pins pinning hold holds held holding restrain* grip* grabs wrestl*
tackle* squeez* press presses pressed sat sits knelt kneel* headlock* armlock* choke* choking
chokes strangl* throttl* smother* suffocat* gag* drown* dunk*
THROW throw* threw thrown thro chuck* hurl* fling* flung smash* launch* launched lob* tip tipped
pour* spray*
HURT hurt hurts hurting harm harms harmed harming injur* wound* pain* agony attack* assault* abus*
violen* torture* maul* savag* cruel* mistreat* illtreat* shake shakes shook shaken shaking
INJURY bruis* mark marks marked black-eye scar scars cut cuts burn burns burnt burned burning
scald* blister* bleed* blood bloody bled fractur* broken broke break breaks breaking snap snapped
swollen swell* lump lumps plaster stitches graze* gash* welt* weals red raw sore sores blue purple
rash handprint* dislocat* sprain* concuss* limp* split slit bald patches clump*
WEAPON knife knives blade* machete* gun guns weapon* hammer* axe* sword* screwdriver* scissors
razor* crossbow* pistol* shotgun* rifle* bat baton* stick sticks pole crowbar* brick bricks acid
petrol belt cord cable slipper spoon strap iron lighter hatchet* chain chains knuckle* zombie
rambo bottle bottles glass pan shank* firework* ammonia bleach
KILL kill* murder* stab* shoot* shot bury buried slit slash* execut* behead* massacre* die dead
death died dying drown* coffin* grave* funeral* morgue* alive corpse* ground lives
SELFHARM suicid* unaliv* kms kys overdos* selfharm* self-harm* ligature* noose* hang hanging
hanged hung rope ropes cutting slash* od ending tablets pills paracetamol sleeping-pills jump
jumps jumped jumping bridge* railway* tracks cliff* rooftop* roof ledge* lorry wrists starv*
LIVE live living life exist* existing alive breathe breathing wake wakes waking woke born
HOPELESS point hopeless* worthless* pointless burden goodbye goodbyes farewell gone disappear*
vanish* worse better forever without peace sleep rest end ends stop over
SEX sex* rape* rapist* raping molest* indecent* porn* nude* naked groom* touch* kiss* fondl* grop*
undress* strip strips stripped nonce* paedo* pedo* pervert* perv* intercourse noshing wank* snog*
horny cuddl* tickl* stroke* massage* incest pregnant std sti condom* virgin* shower showers bath
baths
PICTURE picture* pic pics photo* video* vid vids film* camera* webcam* selfie* image* snap*
record* livestream* onlyfans
ONLINE online snapchat* snap* insta* tiktok* discord* roblox* xbox* fortnite* whatsapp* telegram*
internet chat chats app apps messag* dm dms facetime* game* website* link* twitch*
GIFTS gift* present* presents vape* trainers cash phone phones money pays paid pay buys bought
credit hotel* taxi* lift lifts takeaway* cigarett* fags alcohol tracksuit* designer jewellery
DRUGS drug* weed cannabis spliff* skunk spice heroin crack coke cocaine ket ketamine meth mdma
pills gear needle* syringe* inject* dealing deals dealt sell* sells selling county lines line trap
trapp* plug* package* wraps stash* deliver* shotting shot running runner owe owes debt* smack
xanax* nos balloons bag bags high stoned joint joints acid snort* foil
DRUNK drunk* drink* drinks drank drinking vodka alcohol* beer* cider* pub wine whisky whiskey
booze* boozed pissed wasted hungover passed slurr* stagger* sloshed legless addict* junkie*
crackhead* smackhead* rehab sober wrecked
FOOD food eat eats eating ate fed feed feeds feeding hungry hunger starv* dinner dinners tea lunch
breakfast meal meals fridge cupboard* crisps bread toast milk formula bins scraps leftovers skinny
thin weight bony malnourish* thirsty nappy nappies
COLD cold freez* frozen snow rain gas electric* electricity heat heating heater damp mould* mouldy
filth* filthy dirty faeces poo urine wee stink* stinks smell* smelly rats mice maggots lice nits
fleas soaked wet soiled rubbish squal* hygien* unwashed coat coats shoes barefoot
MEDICINE insulin inhaler* epipen* epi-pen* medicine* medication* meds tablet tablets pills dose
doses oxygen antibiotic* prescription* methadone sedat* drugged calpol injection*
ILL fit fits fitting seizure* seizures unconscious* collapse* collapsed faint* floppy limp breath
breathe breathing wheez* choke* choking vomit* sick temperature* fever* meningitis sepsis
ambulance* hospital* a&e doctor* paramedic* 999 rash asthma diabetic* epilep* unwell poorly sores
bedsore* dehydrat* jaundic* lifeless unresponsive coughing
LOCK lock* bolt bolts bolted shut shuts trap trapped traps chain chained tie ties tied tying strap
strapped caged cage cages handcuff* cuffed confin* imprison* prisoner* padlock* barricad* key keys
kept keeps tape taped gagged captive hostage isolat* seclu* nailed
ROOM room rooms bedroom* bathroom* toilet* cupboard* wardrobe* shed sheds garage* cellar*
basement* attic* loft* door doors window* stairs hallway* kitchen* garden* balcon* cot crate
kennel* landing corridor*
BED bed beds sleep* asleep slept duvet pillow* mattress* pyjamas sheets sofa couch
NIGHT night nights nite midnight evening* dark bedtime late morning* tonight weekend* 2nite
OUTSIDE park parks street* doorway* tent tents bench bus-station car cars woods underpass
stairwell* alley* outside rough sofa-surf* surfing homeless* wandering wander* roaming motorway*
road* pavement*
RUN run runs ran running runaway* abscond* missing escape* escaped flee* fled leaving climb*
climbs climbed disappear* vanish* awol hiding hide hides hid
FEAR scared scary scares scare afraid frighten* terrif* fear fears petrif* worried worry nervous
dread* panic* shake* shaking trembl* tremble* flinch* cower* wets wetting threatened safe unsafe
unsafely danger* risk risks risky safety beg begs begged begging cry cries cried crying sob sobs
sobbing tears scream* shout* yell* howl* shriek*
HOME home homes house houses flat flats placement* unit hostel* refuge* address hotel caravan*
estate
ABROAD pakistan bangladesh somalia india egypt nigeria sudan gambia kenya afghanistan iraq iran
syria turkey yemen morocco ghana eritrea ethiopia albania vietnam* poland romania abroad passport*
flight* fly flying flown plane airport ticket* border overseas country dubai lahore
MARRY marry* marri* wedding* bride* groom engaged husband nikah dowry fgm circumcis* mutilat*
honour* shame* shamed disgrace* ritual* ceremony cutter
SPIRIT devil* demon* witch* spirit* possess* exorcis* jinn* curse* evil juju pray* prays
EXTREME bomb* isis terror* extrem* behead* martyr* syria nazi* radical* explosiv* jihad* massacre*
attack
TELL tell tells told say says said promise* swear* secret* silent quiet believe* believes lie lies
lying pretend* report* reported disclos* reveal*
FORCE make makes made making force* forcing forces let lets allow* letting won't wont cant can't
must refuse* refuses
THREAT threat* blackmail* warn* revenge regret* sorry promised swear swore swears
FOLLOW follow* stalk* track* tracker* watch* watches watching wait* waits waiting lurk* outside
found finds knows hunt* spying hack*
HELP help helps pls plz please urgent* emergency emergenc* quick* hurry rescue* save sos come
NOW now tonight today right immediately tomorrow soon currently again still keeps always everyday
every
ALONE alone own herself himself unattended unsupervised left leaves leave leaving nobody no-one
by-himself behind supervision abandon*
NOT not no never don't dont doesn't didn't won't can't cant cannot isn't wasn't aren't nothing
nobody none hasn't haven't hadn't couldn't wouldn't shouldn't without neither dnt
PAPER letter* form forms report* email* e-mail* file files record* minutes document* copy copies
plan plans policy policies leaflet* page pages statement* notes note paperwork assessment*
chronolog* agenda* template* appendix* booklet* certificate* invoice* website* portal online
poster* referral* log summary wording word words heading text guidance procedure*
MEETING meeting* review* conference* panel* hearing* visit visits appointment* interview* contact
session* course* training call calls called phone phoned ring rang rung message* voicemail*
workshop* assembly
LATE late wait waited waiting waits delay* delayed cancel* week weeks month months year years ago
deadline* date dates postpone* overdue slow queue* ages long
MONEYP allowance* payment* pay paid grant* budget* fund* fee fees cost costs bill bills invoice*
refund* expenses money cheque* bank wages compensation mileage
SERVICE respite support package* transport therapy taxi* bus ehcp school* college nursery
placement* equipment hours wheelchair* hoist* ramp* short-break* camhs assessment* place tutor*
COMPLAIN complain* complaint* answer* answered reply replies replied response* respond* apology
apolog* sorry ombudsman stage explain* explained ask asked asks request* decision* decid* appeal*
refus* ignored ignor* rude attitude unfair* wrong* mistake* error* incorrect* lost biased listen*
LEGAL court courts order orders judge* solicitor* hearing* barrister* proceedings evidence
statement* allegation* section enquir* inquir* threshold
CALM happy safe well fine settled lovely kind nice thriving enjoy* likes loves love thank thanks
grateful pleased helpful good great
CLOTHES clothes coat shoes uniform trainers glasses trousers top tops pyjamas dress skirt shirt
PETS dog dogs cat cats puppy* rabbit hamster*
TINY weeks-old months-old premature bump unborn
NUMBER one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen 5 6 7 8 9 10 11 12 13 14 15 16 17
"""
