"""Every letter that Heard can send, made by the real rules from whole lives of a case, and written
out for its reader.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from functools import cache, cached_property
from typing import Any

from chalicelib import councils
from chalicelib.core import bundles, records
from chalicelib.core.cases import COMPLAINANT, Case, Complaint, Decision, Letter
from chalicelib.core.decisions import (
    by_person,
    decide,
    enclose,
    letter_outcomes,
    nudges,
    prove_address,
)
from chalicelib.core.papers import FileRef
from chalicelib.core.people.officers import CHILDREN, Officer, Staff
from chalicelib.core.people.parties import Party
from chalicelib.core.people.person import AT_ADDRESS, Person
from chalicelib.core.working_days import add_working_days, london_date, london_time
from chalicelib.councils import Council
from chalicelib.letters import Links, MoveLink, Rendered, render_letter
from tests.letters import stories

STORIES = [
    importlib.import_module(f"tests.letters.stories.{m.name}")
    for m in pkgutil.iter_modules(stories.__path__)
]
FRIDAY = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
SITE = "https://complaints.example"
REFERENCE = "K4M7-RT2C"
COMPLAINT = Complaint(
    happened=(
        "My social worker changed three times and nobody told me.\n\nI was moved on a Friday night."
    ),
    code="child_lac",
    name="Ann Example",
    email="ann@people.example",
    phone="01632 960001",
    post="2 Example Road, Exampleton",
    safe="Please do not leave a voicemail. Ring me after school.",
    help="Large print, please.",
    about="Me",
    consent="I am saying this myself",
    when_text="Since September",
    involved=("Priya Nair",),
    wanted="I want to be told before I am moved.",
    files=(FileRef("uploads/1", "my-diary.pdf", 1200, "application/pdf"),),
)
# What a withdrawal asks beside words: who talked with the person, when, and whether they wish it.
TALKED = {"talked": "Tom Fairclough", "talked_on": "2026-11-27", "own_wish": "yes"}
WORDS = {
    "reason": "Two of the people we must speak to are away until next week.",
    "note": "Please ring after school.",
    "said": "It has been sorted out now.",
    "outcome": "We looked at the records and changed the rota.",
    "text": "There is one more thing.\n\nMy bag was left behind.",
    "sorry": "We should have told you. We did not, and we are sorry.",
    "actions": (
        "- Your new social worker will call you by 18 December.\n- We will bring your bag back."
    ),
    "evidence": "Your records from September to November.\nWhat the team told us.",
    "reasons": "Our own rules say that you must be told first.",
    "rule": "Placement rules, page 4",
}


@dataclass(frozen=True)
class Made:
    """A letter, the case as it stood, and who it is to."""

    letter: Letter
    case: Case | None
    to: Person | Party | Officer
    council: Council
    now: datetime

    @cached_property
    def written(self) -> Rendered:
        """Return how it reads. Most letters of a life are made again and again, and read once."""
        given = links(self.letter, self.case, self.to, self.council)
        return render_letter(
            self.letter, self.case, self.council, to=self.to, links=given, now=self.now
        )


def links(
    letter: Letter, case: Case | None, to: Person | Party | Officer, council: Council
) -> Links:
    """Addresses as the post room makes them."""
    guide = f"{SITE}/how-we-deal-with-complaints"
    if letter.to == COMPLAINANT:
        return Links(track=f"{SITE}/track/secret", guide=guide, confirm=f"{SITE}/confirm/secret")
    if letter.to == AT_ADDRESS:
        return Links(confirm=f"{SITE}/address/secret", go_on=f"{SITE}/return/secret")
    if isinstance(to, Party):
        return Links(track=f"{SITE}/track/party", guide=guide)
    if case is None:
        shown = {}
        if letter.name == "bundle":
            shown = {
                "cases": {REFERENCE: f"{SITE}/act/look"},
                "messages": {"ab12": f"{SITE}/act/aside"},
                "steps": {1: MoveLink("Record what it is about", "", f"{SITE}/act/triage")},
            }
        return Links(aside=f"{SITE}/act/aside", guide=guide, **shown)
    assert isinstance(to, Officer)
    moves = decide.list_moves(case, to, council.authority)
    asked = letter.facts.get("moves", {})
    shown = tuple(
        MoveLink(m.button, m.explains, f"{SITE}/act/{m.name}", m.name, m.name in asked)
        for m in moves
    )
    return Links(
        moves=shown,
        case=f"{SITE}/act/look",
        tell=f"{SITE}/act/tell" if "enclosed" in letter.facts else "",
        guide=guide,
        confirm=f"{SITE}/confirm/secret",
        write="k4m7rt2c.to-person@heard.example",
    )


def as_stored(letter: Letter, case: Case | None, council: Council, now: datetime) -> Made:
    """Return a letter as the post room has it: stored, and loaded again."""
    letter = records.from_plain(Letter, json.loads(json.dumps(records.to_plain(letter))))
    if case:
        staff = council.authority.staff(case)
    else:
        staff = Staff(council.officers, ())
    if case and letter.to == COMPLAINANT:
        return Made(letter, case, case.person, council, now)
    if case and letter.to == AT_ADDRESS:
        to = replace(case.person, email=letter.facts["at"])
        told = None if letter.name == "confirm_address" else case
        return Made(letter, told, to, council, now)
    if letter.to == AT_ADDRESS:
        return Made(letter, None, Person(email=letter.facts["at"], quiet="yes"), council, now)
    party = case.party(letter.to) if case else None
    if party:
        return Made(letter, case, party, council, now)
    officer = staff.officer(letter.to)
    assert officer is not None
    return Made(letter, case, officer, council, now)


# What opened a case, by the council and the complaint. The council is kept, so that its id is.
OPENED: dict[tuple[int, Complaint], tuple[Council, Decision]] = {}


def open_once(complaint: Complaint, council: Council) -> Decision:
    """Return the decision that opens a case: read once, since many lives begin alike."""
    key = (id(council), complaint)
    if key not in OPENED:
        opened = decide.open_case(complaint, REFERENCE, FRIDAY, FRIDAY, council.authority)
        OPENED[key] = (council, opened)
    return OPENED[key][1]


class Life:
    """One case, moved on by hand; `made` holds the first letter of each name, `owed` the last;
    `strands` are cases split from it.

    `tests.core.lives.Life` has the decisions of a case; this has its letters as they are read. It
    stands alone because the package's own test runs it where nothing else of the tests is.
    """

    def __init__(self, council: Council, complaint: Complaint, words: dict[str, str]) -> None:
        self.council = council
        self.words = words
        self.now = FRIDAY
        self.made: dict[str, Made] = {}
        self.owed: dict[str, Letter] = {}
        self.by_id: dict[str, Letter] = {}
        self.strands: list[Case] = []
        self._take(open_once(complaint, council))

    def _take(self, decision: Decision | None) -> None:
        assert decision is not None
        self.case = decision.case
        for each in (decision, *decision.strands):
            for letter in each.letters:
                self.owed[letter.name] = self.by_id[letter.id] = letter
                if letter.name not in self.made:
                    whole = self._with_enclosed(letter)
                    self.made[letter.name] = as_stored(whole, each.case, self.council, self.now)
        self.strands += [strand.case for strand in decision.strands]

    def _with_enclosed(self, letter: Letter) -> Letter:
        """Return the letter as the post room has it, with the facts of the letter it asks to
        pass on.
        """
        first = self.by_id.get(letter.facts.get("first", ""))
        if first is None or "facts" in letter.facts:
            return letter
        return letter_outcomes.add_enclosed_facts(letter, first)

    def move(self, name: str, by: str, **form: str) -> None:
        officer = self.council.find_officer(by)
        assert officer is not None
        self._take(
            decide.make_move(
                self.case,
                name,
                officer,
                {**self.words, **TALKED, **form},
                self.now,
                self.council.authority,
            )
        )

    def add_papers(self, *names: str) -> None:
        """Add papers, by their names, that can go with a letter."""
        files = tuple(FileRef(f"files/{name}", name, 24_000, "application/pdf") for name in names)
        team = self.council.find_officer("team")
        assert team
        authority = self.council.authority
        self._take(enclose.add_papers(self.case, team, files, self.now, authority))

    def asks(self, name: str, **form: str) -> None:
        """Make one of the person's own moves, on their page."""
        self._take(decide.make_own_move(self.case, name, form, self.now, self.council.authority))

    def triaged(self, procedure: str = "") -> None:
        """Record what it is about, under another procedure if one is given, and give it to an
        officer.
        """
        named = "\n".join(self.case.named)
        form = {"procedure": procedure or self.case.procedure, "service": "in_care", "named": named}
        if procedure and self.case.person.code in CHILDREN:
            form["why"] = "You asked us to use these rules."
        self.move(
            "triage",
            "team",
            **form,
            points="\n".join(p.text.replace("\n", " ")[:5000] for p in self.case.points)
            + "\nNobody said why.",
        )
        if decide.find_stage(self.case).move("allocate"):
            self.move("allocate", "team", officer="care1")

    def replied(self) -> None:
        parts = {
            f"{part}-{p.number}": self.words[part]
            for p in self.case.points
            for part in ("evidence", "reasons", "rule")
        }
        findings = {f"finding-{p.number}": "upheld" for p in self.case.points}
        self.move("reply", "care1", **parts, **findings)

    def wait(self, days: int) -> None:
        """Let working days go by, sweeping each morning."""
        for _ in range(days):
            self.now = london_time(add_working_days(london_date(self.now), 1), time(8, 0))
            decision = nudges.send_due_nudges(self.case, self.now, self.council.authority)
            if decision:
                self._take(decision)

    def add(self, by: str = COMPLAINANT) -> None:
        self._take(
            decide.add_words(
                self.case,
                by,
                self.words["text"],
                self.case.files,
                self.now,
                self.council.authority,
            )
        )

    def withdraw(self) -> None:
        self._take(
            by_person.withdraw_complaint(
                self.case, self.words["said"], self.now, self.council.authority
            )
        )

    def come_back(self) -> None:
        self._take(
            by_person.take_up_again(self.case, self.words["said"], self.now, self.council.authority)
        )

    def left(self, name: str, how: str = "email") -> None:
        self._take(
            letter_outcomes.record_letter_left(
                self.case, self.owed[name], how, self.now, self.council.authority
            )
        )

    def doubted(self, name: str) -> None:
        """Hold a letter back, because their address may not be safe."""
        letter = self.owed[name]
        authority = self.council.authority
        self._take(letter_outcomes.record_letter_doubted(self.case, letter, self.now, authority))

    def unproved(self, name: str) -> None:
        """Let the letter bounce that asks at a new address whether they read it."""
        why = "the address rejected our email"
        letter = self.owed[name]
        authority = self.council.authority
        self._take(prove_address.record_no_answer(self.case, letter, why, self.now, authority))

    def proves(self) -> None:
        """Let them say that a new address is theirs."""
        address = self.case.person.email_new
        self._take(
            prove_address.prove_address(self.case, address, self.now, self.council.authority)
        )

    def bounce(self, name: str) -> None:
        self._take(
            letter_outcomes.record_letter_failed(
                self.case,
                self.owed[name],
                "the address rejected our email",
                self.now,
                self.council.authority,
            )
        )

    def copy_bounced(self, name: str) -> None:
        """Let a letter to somebody on the person's side bounce."""
        why = "the address rejected our email"
        authority = self.council.authority
        letter = self.owed[name]
        self._take(letter_outcomes.record_copy_failed(self.case, letter, why, self.now, authority))

    def write(self, name: str, to: str, case: bool = True, **facts: object) -> None:
        """Write a letter that is sent outside any decision."""
        letter = Letter("X-1", name, to, facts)
        self.made[name] = as_stored(letter, self.case if case else None, self.council, self.now)


def every_letter(
    code: str, complaint: Complaint = COMPLAINT, words: dict[str, str] | None = None
) -> dict[str, Made]:
    """Return one of each letter, by name, for the council of that code."""
    return every_letter_of(councils.load_council(code), complaint, words)


@cache
def every_once(code: str) -> dict[str, Made]:
    """Return one of each letter for the council of that code, made once for all who read them."""
    return every_letter(code)


def every_letter_of(
    council: Council, complaint: Complaint = COMPLAINT, words: dict[str, str] | None = None
) -> dict[str, Made]:
    """Return one of each letter of a council, by name."""
    said = WORDS | (words or {})

    def life(complaint: Complaint = complaint) -> Life:
        return Life(council, complaint, said)

    answered = life()
    answered.triaged()
    answered.wait(7)
    answered.move("extend", "care1", ground="complex")
    answered.left("extension")
    answered.add()
    answered.move("hand_back", "care1")
    answered.move("allocate", "team", officer="care1")
    answered.replied()
    answered.left("acknowledgement")
    answered.bounce("acknowledgement")
    untold = life()
    untold.triaged()
    untold.wait(7)
    untold.move("extend", "care1", ground="complex")
    untold.left("extension")
    untold.bounce("extension")
    late = life()
    late.triaged()
    late.wait(12)
    late.move("explain_delay", "care1", date="2026-12-18")
    late.wait(10)
    stopped = life(replace(complaint, code="care_leaver"))  # a child's page stops nothing
    stopped.withdraw()
    stopped.move("put_right", "team")
    stopped.withdraw()
    stopped.come_back()
    nobody = life(replace(complaint, email="", phone="", post=""))
    nobody.triaged()
    nobody.move("record_outcome", "care1")
    told = life(replace(complaint, email=""))
    _outside_any_decision(stopped, said)
    first_of_each: dict[str, Made] = {}
    told_elsewhere = (
        each
        for story in STORIES
        for each in story.stories(lambda **other: life(replace(complaint, **other)))
    )
    for each in (answered, untold, late, stopped, nobody, told, *told_elsewhere):
        first_of_each = each.made | first_of_each
    return first_of_each


def _gather_lines(case: Case) -> dict[str, Any]:
    """Return the facts of a bundle with a new case, two messages set aside and a reminder."""
    line = {"at": FRIDAY.isoformat(), "reference": "", "message": "", "said": ""}
    line |= {"acknowledge_by": "2026-12-02"}
    aside = line | {"kind": "set_aside", "message": "ab12", "said": "It has no words."}
    aside |= {"sender": "jo"}
    new = line | {"kind": "new_case", "reference": REFERENCE}
    new |= {"called": case.person.name, "words": case.points[0].text}
    due = {"clock": "s1_response", "due_on": "2026-11-25", "acknowledge_by": ""}
    reminder = line | due | {"kind": "reminder", "reference": REFERENCE, "called": case.person.name}
    return bundles.make_facts([aside, new, aside, reminder])


def _outside_any_decision(life: Life, words: dict[str, str]) -> None:
    row = {
        "reference": REFERENCE,
        "stage": "stage1",
        "owner": "Ellen Marsh",
        "promised": [{"clock": "s1_response", "on": "2026-11-25"}],
        "among": [],
        "letters": [],
    }
    review = [{"clock": "restriction_review", "on": "2026-11-24"}]
    gone = row | {"gone": True, "promised": []}
    rows = [row, row | {"among": review}, row | {"letters": ["delay"]}, gone]
    life.write("fresh_link", COMPLAINANT, contact="complaints1")
    begun = {"at": "ann@people.example", "form": "x", "until": "2026-12-04"}
    life.write("come_back", AT_ADDRESS, case=False, **begun)
    sent = {"at": "ann@people.example", "code": "048215", "lasts": "10 minutes"}
    life.write("page_code", AT_ADDRESS, case=False, **sent)
    life.write("fresh_officer_link", "team", move="allocate")
    life.write("write_down_link", "team", case=False, typed_waits="7 days")
    life.write(
        "officer_bounced",
        "team",
        letter="reminder",
        reference=REFERENCE,
        officer="care1",
        why="the address rejected our email",
    )
    life.write(
        "officer_in_doubt", "team", letter="reminder", reference=REFERENCE, officer="care1", why=""
    )
    life.write("officer_gone", "manager", officer_name="Daniel Owusu", owner_left=True)
    aside = {
        "reason": words.get("aside", "It has no words and no files."),
        "received_at": FRIDAY.isoformat(),
        "message": "ab12",
        "about": REFERENCE,
    }
    life.write("set_aside", "team", case=False, **aside)
    life.write("bundle", "team", case=False, **_gather_lines(life.case))
    day = {"date": "2026-11-27", "checked_on": "2025-11-03", "machine": 1}
    life.write(
        "digest", "manager", case=False, **day, sections=[{"title": "Late", "rows": rows}], aside=2
    )
