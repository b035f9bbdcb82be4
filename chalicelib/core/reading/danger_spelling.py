"""Puts right how words of danger are typed: texting, spelling by ear, and slips of a finger."""

from __future__ import annotations

import re
from functools import cache

from chalicelib.core.reading.patterns import Pattern

# A line for each word as the signs know it, with ways to type it. Each is no word of its own.
_TYPED = """
knife nife nyf knive
kill kil kll killl
killed kild kiled killd killd
hit hitt hitted hited hitz
hits hitts
hitting hiting hittin hitin
hurt hert hurrt hrt
hurts herts hurtz
hurting hertin herting hurtin
beats beets
beat beet
suicide sucide suiside suacide sewerside
suicidal sucidal suisidal suicidle suicidel
scared scard skared scaird sacred scarred
frightened frightend frigtened fritened
stabbed stabed stabd
rape raip
raped rapped raypd
bruise broose brouse bruze
bruises brooses bruzes
touches tuches touchs
touching tuching touchin
touched tuched toucht
choke choak
choking choaking
strangle strangel strangul
strangled strangelled strangeld strangld
gun gunn
hungry hungrey ungry hungy hungary
starving starvin starveing
threatened threated threatend thretened
drugs drugz drugzz
punched puncht punchd
kicked kickt kiked kickd
slapped slapt slaped slapd
weapon wepon weppon
unconscious unconcious unconsious uncontious
bleeding bleedin bleding
breathing breething breathin
breathe breeth
safe saif sayf
dead ded
die dye dai
myself mysen meself mesen miself myslef mself
alive aliv
pictures pics pix
because cos coz cuz bcos bcz becos
and n
you u
your ur
want wnt
want-to wanna wana
going-to gonna gona gunna gunner
with wiv wif
this dis
that dat
they dey
what wot
was woz wos
when wen
my mi ma
night nite nyt
tonight 2nite tonite 2night tnite tonigt
someone sum1 some1 sumone
everyone every1 evry1
anyone any1
again agen agian agn
please plz pls plse
something sumthing sumfin summat
nothing nuffin nuthin nowt
police polis bizzies feds
children childrens childern chidren
brother bruv bro brova bruver
sister sis sista
mum mumma mums muma
boyfriend bf boyfreind
right-now rn
don't dont dnt dunt doesnt dosnt dosent
can't cant
won't wont
"""
# What slips are looked for in: the words of danger that are long enough to be told from others.
_LONG = frozenset(
    [
        "strangle",
        "strangled",
        "strangles",
        "strangling",
        "suicide",
        "suicidal",
        "bruises",
        "bruised",
        "bruising",
        "battered",
        "batters",
        "battering",
        "punched",
        "punches",
        "punching",
        "slapped",
        "kicked",
        "kicking",
        "choked",
        "choking",
        "stabbed",
        "threatens",
        "threatened",
        "threatening",
        "abused",
        "abusing",
        "raping",
        "touching",
        "touched",
        "touches",
        "beating",
        "unconscious",
        "overdose",
        "overdosed",
        "bleeding",
        "breathing",
        "starving",
        "hungry",
        "frightened",
        "terrified",
        "killing",
        "weapon",
        "machete",
        "groomed",
        "grooming",
        "exploited",
        "assaulted",
        "attacked",
        "fractured",
        "poisoned",
        "burning",
        "smothered",
        "suffocated",
        "restrained",
        "neglected",
        "hitting",
        "hurting",
        "injured",
        "violent",
        "sexual",
        "homeless",
        "missing",
        "runaway",
        "locked",
        "drowning",
        "seizure",
        "ambulance",
        "emergency",
    ]
)
_WORD = Pattern(r"[a-z0-9]+(?:['’][a-z]+)?", re.IGNORECASE)
_TWO = Pattern(
    r"\b(want\w*|wanna|going|gonna|need|have|has|had|try|tries|trying|tried|used|scared|like|love"
    r"|got|told|able|afraid|made|begs?) 2 (?=[a-z])",
    re.IGNORECASE,
)
_SAVE = Pattern(
    r"\b(feel|feels|felt|be|kept|not|isn['’]?t|am|is|are|i['’]?m) (?:not )?save\b(?! (?:the|a|my"
    r"|our|it|as|this|money|time|us|me|you|him|her)\b)",
    re.IGNORECASE,
)
_LENGTHENED = Pattern(r"([a-z])\1{2,}", re.IGNORECASE)
_FOR_PEOPLE_ONLY = frozenset({"dye", "mums", "ma", "beet", "beets", "sacred", "scarred", "rapped"})


def correct_spelling(text: str) -> str:
    """Return a text with its words of danger spelt as the signs know them."""
    plain = _TWO.sub(r"\1 to ", _LENGTHENED.sub(r"\1\1", text))
    plain = _SAVE.sub(lambda found: found[0][:-4] + "safe", plain)
    return _WORD.sub(_correct_word, plain)


def _correct_word(found: re.Match[str]) -> str:
    return _find_spelling(found[0]) if len(found[0]) < 16 else found[0]


@cache
def _list_typed() -> dict[str, str]:
    typed = dict[str, str]()
    for line in _TYPED.split("\n"):
        for way in line.split()[1:]:
            if way not in _FOR_PEOPLE_ONLY:
                typed[way] = line.split()[0].replace("-", " ")
    return typed


@cache
def _list_slips() -> dict[str, str]:
    """Return each long word with a letter left out, and the word that it stands for."""
    slips = dict[str, str]()
    for word in sorted(_LONG):
        for at in range(1, len(word)):
            slips.setdefault(word[:at] + word[at + 1 :], word)
    return slips


def _find_spelling(typed: str) -> str:
    word = typed.lower()
    if word in _LONG:
        return typed
    known = _list_typed().get(word)
    if known:
        return known
    if len(word) < 5:
        return typed
    return _find_slip(word) or typed


def _find_slip(word: str) -> str:
    """Return the long word that has a letter more or fewer than this, or two in another order."""
    if word in _REAL:
        return ""
    slips = _list_slips()
    if word in slips:
        return slips[word]
    for at in range(1, len(word)):
        if word[:at] + word[at + 1 :] in _LONG:
            return word[:at] + word[at + 1 :]
    for at in range(1, len(word) - 1):
        swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        if swapped in _LONG:
            return swapped
    return ""


# Words of their own that are a letter away from a word of danger.
_REAL = frozenset(
    [
        "abuse",
        "abused",
        "abuses",
        "bruise",
        "hunger",
        "hungary",
        "missin",
        "mission",
        "beatings",
        "battered",
        "batter",
        "looked",
        "punches",
        "touche",
        "strangler",
        "bating",
        "beaing",
        "suicides",
        "injure",
        "injures",
        "violet",
        "violets",
        "rating",
        "hurling",
        "kicking",
        "kiting",
        "slapper",
        "staving",
        "breeding",
        "overdoes",
        "beaten",
        "threaten",
        "stabled",
        "attacker",
        "poisoner",
        "locket",
        "rapping",
        "raging",
        "homelessness",
        "bleedin",
        "starting",
        "burying",
        "turning",
        "choosing",
        "neglects",
        "restrain",
        "fracture",
        "attack",
        "assault",
        "exploit",
        "terrify",
        "frighten",
        "smother",
        "suffocate",
        "weapons",
        "machetes",
        "seizures",
        "ambulances",
        "emergencies",
        "drowning",
        "killings",
        "skilling",
        "groove",
    ]
)
