"""Who is who: the codes of those who may complain, the roles of officers, the ladder, and who may
not handle whom.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

# Who may complain: code -> the words of the form (`003:15-25`, s26 Children Act 1989).
COMPLAINANTS: dict[str, str] = {
    "child_lac": "I am a child or young person in care",
    "child_cin": "I am a child or young person who gets help from children’s services",
    "care_leaver": "I am leaving care, or I have left care",
    "parent": "I am a parent",
    "pr_holder": "I am not a parent, but I have parental responsibility for a child",
    "foster_carer": "I am a foster carer",
    "special_guardian": "I am a special guardian",
    "sgo_child": "I am a child or young person who has a special guardian",
    "sgo_parent": "I am a parent of a child who has a special guardian",
    "sgo_applicant": "I asked for support as a special guardian, or to become one",
    "adopt_child": "I am a child or young person who may be adopted",
    "adopt_parent": "I am a parent or guardian of a child who may be adopted",
    "adopter": "I want to adopt, or I have adopted, a child",
    "adopted_person": "I was adopted",
    "birth_relative": "I am a birth parent or former guardian of someone who was adopted",
    "adopt_support": "I use adoption support services",
    "advocate": "I am an advocate, helping someone to complain",
    "representative": "I am complaining for someone else, and they know about it",
    "group": "We are a forum or group of parents or carers",
    "sufficient_interest": "Someone else who is worried about a child",
}
CHILD = "child"
# Who a child is on their own form, which does not ask which of the codes above is theirs.
OWN_FORM: dict[str, str] = {CHILD: "I am a child or young person"}
CHILDREN = frozenset({CHILD, "child_lac", "child_cin", "care_leaver", "sgo_child", "adopt_child"})
# Those who may well be adults by now: they agree in writing, as other adults do.
MAY_BE_ADULT = frozenset({"care_leaver"})
SURELY_CHILDREN = CHILDREN - MAY_BE_ADULT
GROUP = "group"
FOR_SOMEONE = frozenset({"advocate", "representative"})
SPEAKS_FOR_OTHERS = frozenset({*FOR_SOMEONE, GROUP})  # those who are asked whether others agree
# Codes that no form offers now, since each joined two kinds of people. Older cases hold them.
JOINED: dict[str, str] = {
    "child_sgo": "I am a child with a special guardian, or that child’s parent",
    "child_adopt": "I am a child who may be adopted, or that child’s parent or guardian",
    "adopted": "I was adopted, or I am a birth parent or former guardian of someone who was",
}
# The code of RULES 1.1.1 that a code counts under, where that is another. A group has none, nor
# has a child who was not asked.
STATUTE_CODES: dict[str, str] = {
    "sgo_child": "child_sgo",
    "sgo_parent": "child_sgo",
    "adopt_child": "child_adopt",
    "adopt_parent": "child_adopt",
    "adopted_person": "adopted",
    "birth_relative": "adopted",
    GROUP: "",
    CHILD: "",
}

# RULES 1.1.10: owner before, owner and manager on the day, then up a rung. Any rung that is named
# in the complaint is skipped.
LADDER = ("manager", "complaints_manager", "head_of_service", "director")
TEAM_ROLES = ("complaints_team", "complaints_officer", "complaints_manager")
OVERSEERS = frozenset({*TEAM_ROLES, *LADDER[1:]})  # who can see to a case that nobody has yet
TEAMS = frozenset(
    {"complaints_team", "duty_team"}
)  # mailboxes: many write of them, and name nobody

# Parts that someone is appointed to on one case: part -> the role of the council's file that it is
# filled from, and what it is called.
PARTS: dict[str, tuple[str, str]] = {
    "responder": ("responder", "the manager who answers"),
    "reviewer": ("reviewer", "the manager who looks at it again"),
    "io": ("investigating_officer", "the investigating officer"),
    "ip": ("independent_person", "the independent person"),
    "ao": ("adjudicating_officer", "the adjudicating officer"),
    "panel_chair": ("panel_member", "the chair of the panel"),
    "panel_second": ("panel_member", "the second member of the panel"),
    "panel_third": ("panel_member", "the third member of the panel"),
    "senior": ("senior_officer", "the senior council officer"),
    "conference_chair": ("conference_chair", "the chair of the conference"),
    "conference_manager": ("conference_manager", "the conference chair’s manager"),
    "partnership": ("partnership", "the safeguarding partnership’s senior office"),
    "partnership_panel": ("partnership_panel", "the partnership’s panel"),
    "independent_view": (
        "independent_view",
        "the person outside children’s services who gives a view",
    ),
    "data_officer": ("data_protection_officer", "the data protection officer"),
}
# Those who see to the actions of a case that are due soon, and whoever looks at the proof of one.
ACTION_OWNER = "action_owner"
ACTION_OWNERS = "action_owners"
ACTION_CHECKER = "action_checker"
# Whoever answered, to say what changes; the team, once somebody else looks at the case again.
ANSWERER = "answerer"
# Those who write about a point for whoever answers, and those of them who have not written yet.
CONTRIBUTOR = "contributor"
CONTRIBUTORS = "contributors"
# Whoever has a part in a case and wrote an email to the person that was not sent on.
UNSENT_WRITER = "unsent_writer"
# Parts beside the work on a case: several may hold one, and who has the case does not change it.
BESIDE = frozenset({ACTION_OWNER, CONTRIBUTOR, UNSENT_WRITER})
# Whom a letter to a group goes to, each alone.
GROUPS: dict[str, tuple[str, ...]] = {
    "panel": ("panel_chair", "panel_second", "panel_third"),
    "attending": ("panel_chair", "panel_second", "panel_third", "io", "ip", "ao"),
    "panel_report": ("senior", "ip"),
}


@dataclass(frozen=True, slots=True)
class Officer:
    """Someone of the council's side. `key` is the id in the council's file; `manager` is another
    officer's key.

    `outside` is "council" for one who is neither member nor officer of it, "service" for an officer
    outside children's services, or "".
    """

    key: str
    name: str
    email: str
    title: str = ""
    roles: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    manager: str = ""
    phone: str = ""
    outside: str = ""


def describe_part(part: str) -> str:
    """Return what somebody with a part in a case is called."""
    if part == ACTION_OWNER:
        return "who is responsible for an action"
    if part == CONTRIBUTOR:
        return "who writes about a point"
    return PARTS[part][1]


def find_statute_code(code: str) -> str:
    """Return the code of RULES 1.1.1 that a complainant counts under in a report, or ""."""
    return STATUTE_CODES.get(code, code)


def describe_complainant(code: str) -> str:
    """Return how an officer reads a code, or "" where it says nothing of who somebody is."""
    if code in JOINED:
        return f"{JOINED[code]} (not told apart when it came in)"
    if code in OWN_FORM:
        return f"{OWN_FORM[code]} (they were not asked more)"
    return COMPLAINANTS.get(code, "")


# What people put beside a name, and what is no part of it.
_NOT_NAMES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sir",
        "the",
        "my",
        "our",
        "his",
        "her",
        "their",
        "a",
        "an",
        "of",
        "from",
        "in",
        "at",
        "social",
        "worker",
        "work",
        "officer",
        "manager",
        "team",
        "leader",
    ]
)


def fold_letters(text: str) -> str:
    """Return a text with its accents taken off."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c))


def _split_words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", fold_letters(text).casefold())


def is_named(officer: Officer, named: Iterable[str]) -> bool:
    """Return whether the complaint names this officer: by address, or by name, in any order and
    with or without accents.

    A surname names them if a title, an initial or a job stands beside it (`000:45`, Code 5.4). A
    first name alone does not, nor a surname with another first name. A shared mailbox is named only
    by its name.
    """
    for name in named:
        if _is_meant_by(officer, name):
            return True
    return False


@lru_cache(maxsize=4096)
def _is_meant_by(officer: Officer, name: str) -> bool:
    own = _split_words(officer.name)
    if officer.email and name.strip().casefold() == officer.email.casefold():
        return True
    if own and set(own) <= set(_split_words(name)):
        return True
    if "complaints_team" in officer.roles:
        words = set(_split_words(name)) - {"the", "your", "our", "my"}
        return len(words) > 1 and words <= set(own)
    jobs = (_NOT_NAMES | set(_split_words(officer.title))) - set(own)
    parts = [name, *re.split(r"\band\b|[,;:&/+()]", name, flags=re.IGNORECASE)]
    for part in parts:
        said = [word for word in _split_words(part) if word not in jobs]
        if _is_name(said, own):
            return True
    return False


def _is_name(said: list[str], own: list[str]) -> bool:
    if not own or own[-1] not in said:
        return False
    initials = {word[0] for word in own}
    return set(said) <= initials.union(own)


def find_mentioned(text: str, officers: Iterable[Officer]) -> tuple[str, ...]:
    """Return the names of officers that stand in a text in full, so that a complaint is protected
    before anyone has read it.

    Teams' mailboxes are left out: many people mention one only to say where they wrote.
    """
    said = f" {' '.join(_split_words(text))} "
    names = []
    for officer in officers:
        words = _split_words(officer.name)
        full = f" {' '.join(words)} "
        if len(words) > 1 and full in said and not TEAMS.intersection(officer.roles):
            names.append(officer.name)
    return tuple(names)


@dataclass(frozen=True, slots=True)
class Staff:
    """The officers who may know of one case: those it names are left out, and whoever stands above
    them is asked instead.
    """

    officers: tuple[Officer, ...]
    named: tuple[str, ...]
    appointed: dict[str, str] = field(default_factory=dict)

    def free(self, officer: Officer) -> bool:
        """Return whether the complaint does not name this officer.

        For a team's shared mailbox: whether it names none of the officers who read it.
        """
        readers = [officer]
        if "complaints_team" in officer.roles:
            readers += self._with("complaints_officer")
        for reader in readers:
            if is_named(reader, self.named):
                return False
        return True

    @property
    def locked(self) -> bool:
        """Return whether the complaint names everybody who could see to it."""
        for officer in self.officers:
            if OVERSEERS.intersection(officer.roles) and self.free(officer):
                return False
        return True

    @property
    def keeper(self) -> Officer:
        """Return who gives a case outside where it names everybody: the complaints manager, though
        it names them."""
        for rung in LADDER[1:]:
            for officer in self._with(rung):
                return officer
        return self.officers[0]

    def stands_in(self, officer: Officer) -> bool:
        """Return whether an officer stands in for the complaints team, whom the case names."""
        roles = set(officer.roles)
        if "complaints_team" in roles or not OVERSEERS & roles:
            return False
        return self.holder("team", "team") == officer

    def officer(self, key: str) -> Officer | None:
        """Return the officer with this key, named or not, or None."""
        for officer in self.officers:
            if officer.key == key:
                return officer
        return None

    def holder(self, role: str, owner: str) -> Officer:
        """Return who stands for `role` on a case of `owner`: the first on the way up the ladder
        whom the complaint does not name.

        `role` is owner, team, manager (of the owner), a part that someone was appointed to, or a
        role of the council's file.
        """
        for officer in self._climb(role, owner):
            if self.free(officer):
                return officer
        return self.officers[0]

    def holders(self, role: str, owner: str) -> tuple[Officer, ...]:
        """Return everyone who stands for `role`: each appointed member of a group, or the one
        holder.
        """
        if role not in GROUPS:
            return (self.holder(role, owner),)
        members = dict[str, Officer]()
        for part in GROUPS[role]:
            officer = self.officer(self.appointed.get(part, ""))
            if officer and self.free(officer):
                members.setdefault(officer.key, officer)
        return tuple(members.values())

    def _climb(self, role: str, owner: str) -> Iterable[Officer]:
        by_key = {o.key: o for o in self.officers}
        who = by_key.get(owner)
        if role == "owner" and who:
            yield who
        if role == "complaints_lead":
            for each in reversed(TEAM_ROLES):
                yield from self._with(each)
            yield from self._with("director")
        if self.appointed.get(role) in by_key:
            yield by_key[self.appointed[role]]
        elif role not in LADDER and role not in PARTS:
            yield from self._with(role)
        if role == "team" or role in PARTS or (role == "owner" and who and who.key == "team"):
            yield from self._with("complaints_team")
        elif role in ("owner", "manager") and who and who.manager in by_key:
            yield by_key[who.manager]
        if role in LADDER[1:]:
            rungs = LADDER[LADDER.index(role) :]
        else:
            rungs = LADDER[1:]
        for rung in rungs:
            yield from self._with(rung)
        yield from (o for o in self.officers if not o.outside)

    def _with(self, role: str) -> Iterable[Officer]:
        return (o for o in self.officers if role in o.roles)

    @property
    def contact(self) -> Officer:
        """Return the complaints officer whom the person is told to ask for, and whom the
        complaint does not name (002:175).
        """
        for officer in self._with("complaints_officer"):
            if self.free(officer):
                return officer
        return self.holder("team", "team")

    def responders(self) -> tuple[Officer, ...]:
        """Return the officers who may be given this case, in the order of the council's file
        (`000:45`).
        """
        return tuple(o for o in self._with("responder") if self.free(o))
