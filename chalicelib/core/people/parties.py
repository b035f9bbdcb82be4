"""Who is on the complainant's side of a case, beside the complainant: advocates, and others whom
the person has let in. Each sees, gets and does only what the person agreed to (`003:32`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.core.reading.email_address import has_no_reader
from chalicelib.core.working_days import london_date

MESSENGER = "messenger"
MEMBER = "member"  # of a group, which alone has such parties
# What somebody is on a case: the code, its choice, and what the history calls them.
CAPACITIES: dict[str, tuple[str, str]] = {
    "advocate": ("An advocate", "advocate"),
    "non_instructed_advocate": (
        "An advocate for somebody who cannot say what they want",
        "advocate without instructions",
    ),
    "representative": ("Somebody they chose to speak for them", "representative"),
    "parent": ("A parent, or somebody with parental responsibility", "parent"),
    "child": ("The child or young person it is about", "child or young person"),
    "interested": ("Somebody else who cares about the child", "person with an interest"),
    "messenger": (
        "A councillor, an MP or a worker who passed it on",
        "councillor, MP or worker who passed it on",
    ),
    "member": ("A member of the same group or forum", "member of the group"),
}
ADVOCATES = frozenset({"advocate", "non_instructed_advocate"})
# The same as letters say it after "as": {whose} is "your", "their" or "Sam’s".
_PARTS = {
    "advocate": "{whose} advocate",
    "non_instructed_advocate": "{whose} advocate",
    "representative": "{whose} representative",
    "parent": "{whose} parent",
    "child": "the child or young person it is about",
    "interested": "somebody who cares about the child",
    "messenger": "the person who passed it on",
    "member": "a member of {group}",
}

OF_GROUP = "the group’s"

# To whom a row's letter goes that is for the party whom the move is about.
PARTY = "party"

# Who reads a letter that somebody gives to the child whom it is about, where an adult complained
# and the child has no part of their own. No party has this key.
CHILD_READER = "child"

# Which of our letters they get.
NO_COPIES = "none"
COPIES = "copies"
INSTEAD = "instead"
# What they may do on their own page: see how it stands, add words, ask for what the person could
# ask for, and withdraw.
RIGHTS = ("see", "add", "ask", "withdraw")

# How the person agreed. By these they did so in writing.
AGREED = (
    ("writing", "In writing, such as a letter, an email or a signed form"),
    ("own_words", "They told one of us, face to face"),
    ("telephone", "They told one of us by telephone"),
    ("not_needed", "Their agreement is not needed"),
)
ON_THEIR_PAGE = "own_page"
IN_WRITING = frozenset({"writing", ON_THEIR_PAGE})
NOT_NEEDED = "not_needed"
# While this clock runs, no letter goes to those whose keys are kept under this fact.
END_CLOCK = "end_part"
END_ASKED = "end_part_asked"
_KEY = re.compile(r"p[1-9]\d{0,2}", re.ASCII)


def is_party_key(key: str) -> bool:
    """Return whether `key` is written as a party's is. No officer may have such a key."""
    return bool(_KEY.fullmatch(key))


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody on the complainant's side, with what the person agreed that they see, get and do."""

    key: str  # "p1", "p2" and so on, never used twice on a case
    capacity: str
    name: str
    since: datetime
    email: str = ""
    phone: str = ""
    post: str = ""
    organisation: str = ""
    copies: str = NO_COPIES
    may: tuple[str, ...] = ()
    agreed: str = ""  # how the person agreed, as one of AGREED or ON_THEIR_PAGE
    agreed_words: str = ""  # what they said, or why they need not agree
    agreed_before: str = ""  # the key of who saw or heard it
    until: date | None = None  # the last day on which they have a part
    ended_at: datetime | None = None
    bounced: bool = False
    stops: int = 0  # how often the links to their own page were stopped

    @property
    def number(self) -> int:
        """Return their number among those of the case."""
        return int(self.key.removeprefix("p"))

    @property
    def mailable(self) -> bool:
        """Return whether a letter can reach them by email."""
        return bool(self.email) and not self.bounced and not has_no_reader(self.email)

    @property
    def reachable(self) -> bool:
        """Return whether a letter can be posted or read out to them."""
        return bool(self.post or self.phone)

    @property
    def called(self) -> str:
        """Return their name with what they are, as the history names them."""
        return f"{self.name}, {describe_capacity(self.capacity)}"

    def is_same(self, other: Party) -> bool:
        """Return whether this is the same somebody as a party of another case, as far as a computer
        may say: of the same name and address."""
        return (self.name, self.email.casefold()) == (other.name, other.email.casefold())

    def is_active(self, now: datetime) -> bool:
        """Return whether they still have a part: nobody ended it, and its last day is not over."""
        if self.ended_at is not None:
            return False
        return self.until is None or london_date(now) <= self.until


def make_child_reader(called: str, since: datetime) -> Party:
    """Return the child as the reader of a letter that somebody gives or reads to them."""
    return Party(CHILD_READER, "child", called, since)


def describe_capacity(capacity: str) -> str:
    """Return what somebody is, in words that follow "as their"."""
    if capacity not in CAPACITIES:
        return "helper"
    return CAPACITIES[capacity][1]


def name_part(capacity: str, whose: str) -> str:
    """Return what somebody is to the person, as in "your advocate"."""
    group = f"{whose} group"
    if whose == OF_GROUP:
        group = "the group"
    return _PARTS.get(capacity, "{whose} helper").format(whose=whose, group=group)


def say_whose(name: str, *, group: bool) -> str:
    """Return whose somebody is: "Sam’s", "the group’s", or "their" where there is no name."""
    if group:
        return OF_GROUP
    if not name:
        return "their"
    return f"{name}’s"


_GETS = {
    NO_COPIES: "gets no letters",
    COPIES: "gets copies of our letters",
    INSTEAD: "gets our letters instead of the person",
}
_MAY = {
    "see": "sees how things stand",
    "add": "adds to it",
    "ask": "asks for the next step",
    "withdraw": "asks us to stop",
}


def describe_rights(party: Party) -> str:
    """Return who somebody is, with what they get and may do, as the history tells it."""
    said = [_GETS[party.copies], *(_MAY[right] for right in party.may)]
    return f"{party.called}; {', '.join(said)}"


def list_copied(parties: tuple[Party, ...], now: datetime) -> list[Party]:
    """Return those who get a copy of each letter to the person."""
    copied = []
    for party in parties:
        if party.is_active(now) and party.copies == COPIES:
            copied.append(party)
    return copied


def find_through(parties: tuple[Party, ...], now: datetime) -> Party | None:
    """Return whom the person asked us to write to instead of themselves, or None (`003:32`)."""
    for party in parties:
        if party.is_active(now) and party.copies == INSTEAD:
            return party
    return None


def find_advocate(parties: tuple[Party, ...], now: datetime) -> Party | None:
    """Return the advocate who has a part now, or None."""
    for party in parties:
        if party.is_active(now) and party.capacity in ADVOCATES:
            return party
    return None
