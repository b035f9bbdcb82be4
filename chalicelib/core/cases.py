"""What a case is made of: frozen values, and nothing that acts.

`Case` is the state; `Event` is a fact of its history; `Letter` is a message owed to a person; a
`Decision` is all three, ready to be committed at once. `Refused` is the other answer: why not, in
words fit for the person who asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from typing import Any

from chalicelib.core.added import Added
from chalicelib.core.case_clocks import PASSED, Before, Clock, Left, Paused
from chalicelib.core.contributors import Contributor
from chalicelib.core.learning.actions import Action, NoAction
from chalicelib.core.papers import FileRef, Paper
from chalicelib.core.people import safe_contact
from chalicelib.core.people.parties import END_ASKED, END_CLOCK, INSTEAD, Party
from chalicelib.core.people.person import Person
from chalicelib.core.receipts import Receipt
from chalicelib.core.recommendations import Recommendation, Remedy

COMPLAINANT = "complainant"
TEAM = "team"
# stands at the top of each letter of a case: what is above it in a reply is new
REPLY_MARKER = "Please write your reply above this line"
KINDS = {
    "complaint": "A complaint",
    "concern": "A concern, to be put right before it becomes a complaint",
    "compliment": "A compliment",
    "comment": "A comment",
    "enquiry": "A question",
}


class Refused(Exception):
    """A move that the rules do not allow. `str(error)` says why, fit for a person; `what_next` says
    what they can do; `errors` says it field by field where a form was at fault."""

    def __init__(self, why: str, what_next: str = "", errors: dict[str, str] | None = None) -> None:
        super().__init__(why)
        self.what_next = what_next
        self.errors = errors or {}


# What a complaint holds that nobody typed. Every other answer is read for danger and for names.
NOT_TYPED = frozenset(
    {"kind", "source", "code", "files", "original", "message_id", "reply_to", "receipt", "proved"}
    | {"copied", "passed_by", *safe_contact.CHOSEN}
)


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint as it came in, before anything is decided. `code` is one of
    `people.COMPLAINANTS`, "anonymous" or "" (not said)."""

    happened: str
    kind: str = "complaint"
    source: str = "web form"
    code: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    post: str = ""
    safe: str = ""
    about: str = ""
    consent: str = ""
    when_text: str = ""
    involved: tuple[str, ...] = ()
    wanted: str = ""
    help: str = ""
    speaks_for: str = ""  # whom a group speaks for; it may be private
    files: tuple[FileRef, ...] = ()
    original: str = ""
    message_id: str = ""
    reply_to: str = ""  # the address that their mail asks to be answered at, where it is another
    copied: tuple[str, ...] = ()  # to whom else their mail went
    proved: bool = False  # the checks of their mail prove that it came from `email`
    passed_by: str = ""  # who passed it on, whose signature names nobody
    receipt: Receipt | None = None  # how it came, where an officer wrote that down
    email_safe: str = ""  # one of `safe_contact.ANSWERS`, or "" where it was not asked or answered
    quiet: str = ""  # "yes" where our emails are to be discreet
    ask_code: str = ""  # "yes" where they give a code before their own page is shown
    phone_safe: str = ""
    phone_message: str = ""
    phone_when: str = ""
    post_safe: str = ""
    topic: str = ""  # this and the next two: what a child pressed on their own form, in its words
    feels: str = ""
    talk_to: str = ""
    language: str = ""  # the code of the language that they read us in, "" for English

    @property
    def reachable(self) -> bool:
        """Return whether we were given any way to answer."""
        return bool(self.email or self.phone or self.post)

    @property
    def typed(self) -> dict[str, str]:
        """Return each answer that somebody typed, by its field's name; a list is one text."""
        found: dict[str, str] = {}
        for each in fields(self):
            if each.name not in NOT_TYPED:
                answer = getattr(self, each.name)
                if isinstance(answer, tuple):
                    answer = "\n".join(answer)
                found[each.name] = answer
        return found


@dataclass(frozen=True, slots=True)
class AnsweredUnder:
    """An answer to a point under the wrong rules: what those are called, and what was found."""

    rules: str
    finding: str


@dataclass(frozen=True, slots=True)
class Point:
    """One thing complained of. It cannot be answered without a finding, evidence and reasons
    (`000:46`).

    `state` is empty while it is to be answered; else withdrawn, held (for proceedings), declined,
    answered (while another is still to be), or the reference of the strand it moved to.
    `decision` and `why` are the adjudicating officer's on the finding.
    """

    number: int
    text: str
    finding: str = ""
    evidence: str = ""
    reasons: str = ""
    rule: str = ""
    state: str = ""
    decision: str = ""
    why: str = ""
    paused: Paused | None = None
    came_from: str = ""  # the reference of the joined case that it came with
    own_finding: str = ""  # the adjudicating officer's, where they differ
    contributors: tuple[Contributor, ...] = ()  # who was asked to write about it, the last last
    answered_under: tuple[AnsweredUnder, ...] = ()  # answers that the wrong rules gave it

    @property
    def outcome(self) -> str:
        """Return the finding that stands: the adjudicating officer's own, or the one it was."""
        return self.own_finding or self.finding

    @property
    def open(self) -> bool:
        """Return whether the point is to be answered on this case."""
        return not self.state

    @property
    def waits_for(self) -> Contributor | None:
        """Return whoever was asked to write about it and has not written yet, or None."""
        for contributor in self.contributors:
            if contributor.waits:
                return contributor
        return None


@dataclass(frozen=True, slots=True)
class Appointed:
    """An officer's key in a part that they were appointed to on this case, as `io`, since a day."""

    role: str
    officer: str
    on: date


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter as the case remembers it: `letter_id` finds the copy that left."""

    letter_id: str
    name: str
    at: datetime
    how: str
    to: str = ""  # the party who had it instead of the person


@dataclass(frozen=True, slots=True)
class Outsider:
    """Somebody outside the council who was given one case (`outside.py`)."""

    key: str
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class PassOn:
    """A letter to the person that waits to be posted, read out or handed over, since an instant."""

    letter_id: str
    name: str
    since: datetime
    to: str = ""  # the party whom it is for, where it is not for the person
    copy: str = ""  # as on `Letter`


@dataclass(frozen=True, slots=True)
class HeldWords:
    """Words of bad treatment for complaining that wait for the complaints manager
    (`reprisal.py`).
    """

    by: str
    text: str
    files: tuple[FileRef, ...]
    came: datetime
    original: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One person's complaint, as its events have made it."""

    reference: str
    kind: str
    procedure: str
    stage: str
    received_at: datetime
    council: str
    source: str
    person: Person
    points: tuple[Point, ...] = ()
    named: tuple[str, ...] = ()
    service: str = ""
    owner: str = TEAM  # an officer's key, or team
    clocks: tuple[Clock, ...] = ()
    files: tuple[FileRef, ...] = ()
    told: tuple[Sent, ...] = ()
    words: str = ""  # the person's own, as they came
    wanted: str = ""
    when_text: str = ""
    original: str = ""  # where the mail it came in by is stored
    message_id: str = ""
    moved: int = 0  # the number of the last event that an officer's move made
    version: int = 0  # the number of its last event
    flags: tuple[str, ...] = ()  # what a person should look at (`danger_words.py`)
    appointed: tuple[Appointed, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    remedies: tuple[Remedy, ...] = ()  # what the Ombudsman said we must do
    # facts that later moves need, each with its answers, `on` and `by`
    kept: dict[str, dict[str, Any]] = field(default_factory=dict)
    left: str = ""  # the stage it goes back to after a pause
    family: str = ""  # the reference that a strand was split from, which lists its strands
    strands: tuple[str, ...] = ()
    joined_to: str = ""  # the case about the same matter that this one became a part of
    joins: tuple[str, ...] = ()  # those that became a part of this one
    calendar: str = ""  # the version of the bank holidays that its dates were counted with
    # the event at which it began again, or the turn passed. Letters owed before start no clocks
    anew: int = 0
    again_on: date | None = None  # the day it came back
    perhaps: tuple[str, ...] = ()  # keys of officers whom their words may mean (`mentions.py`)
    to_pass_on: tuple[PassOn, ...] = ()
    held: tuple[HeldWords, ...] = ()
    linked: tuple[str, ...] = ()  # a complaint about how somebody was treated for this one, or back
    worked: Left | None = None  # where it stood when work on it last stopped
    before: Before | None = None  # how it stood before the last decision that can be undone
    void: tuple[int, ...] = ()  # events whose letters stop and start nothing
    # The officers this case has met, by their keys, as each was called when they last had a part.
    names: dict[str, str] = field(default_factory=dict)
    outsider: Outsider | None = None
    reply_to: str = ""  # the address that their first mail asked to be answered at, if another
    copied: tuple[str, ...] = ()  # to whom else their first mail went
    passed_by: str = ""  # the officer, councillor or MP who passed their first mail on
    receipt: Receipt | None = None  # how it came, where an officer wrote that down
    parties: tuple[Party, ...] = ()  # the others of the complainant's side, those that ended too
    papers: tuple[Paper, ...] = ()  # what goes to the person with letters (`enclose.py`)
    files_out: tuple[str, ...] = ()  # keys of files that no reader sees (`take_out_file.py`)
    added: tuple[Added, ...] = ()  # the newest messages that were added to it
    actions: tuple[Action, ...] = ()  # what changes because of it
    no_actions: tuple[NoAction, ...] = ()  # why nothing does
    topic: str = ""  # what a child pressed on their own form, in its words
    feels: str = ""
    talk_to: str = ""  # whom they would like to talk to

    def party(self, key: str) -> Party | None:
        """Return the party with this key, whether or not their part has ended, or None."""
        return next((each for each in self.parties if each.key == key), None)

    def active_parties(self, now: datetime) -> tuple[Party, ...]:
        """Return those of the complainant's side who have a part at that instant."""
        return tuple(each for each in self.parties if each.is_active(now))

    def may_end(self, party: Party) -> bool:
        """Return whether the person may have asked to end this one's part, and nobody decided."""
        clock = self.clock(END_CLOCK)
        waiting = clock is not None and clock.running
        return waiting and party.key in self.kept.get(END_ASKED, {}).get("parties", ())

    def with_party(self, party: Party) -> Case:
        """Return this case with `party` in place of the one that has its key, or added last."""
        parties = {each.key: each for each in self.parties}
        parties[party.key] = party
        return replace(self, parties=tuple(parties.values()))

    def clock(self, name: str) -> Clock | None:
        """Return the clock of that name, running or stopped, or None."""
        for clock in self.clocks:
            if clock.name == name:
                return clock
        return None

    @property
    def shown_files(self) -> tuple[FileRef, ...]:
        """Return the files that came with the case, without those that were taken out."""
        return tuple(file for file in self.files if file.key not in self.files_out)

    def passed_before(self, clock: str) -> bool:
        """Return whether a clock's date had passed when work on the case stopped, before it was
        opened again."""
        return clock in self.kept.get(PASSED, {}).get("clocks", ())

    @property
    def anonymous(self) -> bool:
        """Return whether we have nobody to answer."""
        return not self.person.reachable

    def holder(self, role: str) -> str:
        """Return the key of the officer who was appointed to `role`, or ""."""
        return next((a.officer for a in self.appointed if a.role == role), "")

    def has_part(self, role: str, officer: str) -> bool:
        """Return whether the officer with this key was appointed to `role`."""
        return any(a.role == role and a.officer == officer for a in self.appointed)

    @property
    def open_points(self) -> tuple[Point, ...]:
        """Return the points that are to be answered on this case."""
        return tuple(p for p in self.points if p.open)

    def with_points_open(self, *states: str) -> Case:
        """Return this case with those of its points open again that are in one of these states."""
        points = []
        for point in self.points:
            if point.state in states:
                point = replace(point, state="")
            points.append(point)
        return replace(self, points=tuple(points))

    def with_clock(self, clock: Clock) -> Case:
        """Return this case with `clock` in place of the one that has its name."""
        clocks = {each.name: each for each in self.clocks}
        clocks[clock.name] = clock
        return replace(self, clocks=tuple(clocks.values()))


@dataclass(frozen=True, slots=True)
class Event:
    """A fact of a case's history: the `number`th, at an instant, by an officer's key,
    `complainant`, `post` or `clock`.

    `facts` say what happened; `change` holds the parts of the case that it changed, so that the
    case is the fold of its events.
    """

    number: int
    at: datetime
    name: str
    by: str
    facts: dict[str, Any] = field(default_factory=dict)
    change: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Letter:
    """A message owed to a person. `to` is `complainant`, or the key of a party or an officer;
    `facts` are frozen now, the words come from its template.
    """

    id: str
    name: str
    to: str
    facts: dict[str, Any] = field(default_factory=dict)
    copy: str = ""  # of a letter to the person that a party is sent: COPIES, or INSTEAD of it

    @property
    def tells_person(self) -> bool:
        """Return whether this letter meets a duty to the person: their own, or the one that goes
        to their advocate instead (`003:32`)."""
        return self.to == COMPLAINANT or self.copy == INSTEAD


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be so: the case as changed, the events that changed it, the letters owed, and the
    cases split from it, or joined with it. Committed whole or not at all.
    """

    case: Case
    events: tuple[Event, ...]
    letters: tuple[Letter, ...] = ()
    strands: tuple[Decision, ...] = ()
