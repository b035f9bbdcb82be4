"""What every letter must say, in words that a worried twelve-year-old can follow (RULES section 5),
for both councils.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from lxml import html

from chalicelib import councils, markup, pages
from chalicelib.core import procedures
from chalicelib.core.cases import COMPLAINANT, Complaint, Letter
from chalicelib.core.decisions.alarms import ALARMS
from chalicelib.core.decisions.new_calendar import DATES_MOVED
from chalicelib.core.papers import FileRef
from chalicelib.core.people.officers import Officer
from chalicelib.core.reading.danger_words import speaks_of_danger
from chalicelib.core.reading.request_words import find_requests
from chalicelib.core.wording.letter_names import NOTICES
from chalicelib.letter_phrases import describe_distance
from chalicelib.letters import Links, render_letter
from chalicelib.mail import REPLY_MARKER
from chalicelib.mail.reply import divide
from tests.letters.letter_lives import (
    COMPLAINT,
    FRIDAY,
    REFERENCE,
    SITE,
    STORIES,
    Life,
    Made,
    every_once,
)
from tests.reading_ease import without_links

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "templates" / "letters"
NAMES = sorted(p.stem for p in FOLDER.glob("[!_]*.txt"))
COUNCILS = councils.list_codes()
TO_PERSON = tuple(n.name for n in NOTICES.values() if n.said)
AUTOMATIC = ("acknowledgement", "fresh_link", "message_received")


@pytest.fixture(params=COUNCILS)
def made(request: pytest.FixtureRequest) -> dict[str, Made]:
    return every_once(request.param)


class Words(HTMLParser):
    """The words a reader sees in a page, and what in it could act."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self._hidden = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        self._hidden = tag in ("title", "style") or (self._hidden and tag != "body")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def plain_words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_there_is_a_letter_for_each_name_in_the_procedures_and_the_code_and_none_besides() -> None:
    in_tables = {name for p in procedures.PROCEDURES.values() for name in p.letters}
    source = "\n".join(p.read_text("utf-8") for p in (ROOT / "chalicelib").rglob("*.py"))
    in_code = set(re.findall(r"(?:owe\(|_add\(|Letter\([^,]*,)\s*\"([a-z_0-9]+)\"", source))
    alarms = {letter for _, letters in ALARMS.values() for letter, _ in letters}
    moved = {letter for letter, _ in DATES_MOVED}
    members = {notice.member for notice in NOTICES.values() if notice.member}
    assert sorted(in_tables | in_code | alarms | moved | members) == NAMES
    assert {"please_tell", "bounced", "digest", "set_aside", "fresh_link"} <= in_code


def test_the_lives_of_the_tests_send_every_letter(made: dict[str, Made]) -> None:
    assert sorted(made) == NAMES
    assert sorted(name for name, m in made.items() if m.letter.to == COMPLAINANT) == sorted(
        TO_PERSON
    )


def test_text_and_html_say_the_same_words(made: dict[str, Made]) -> None:
    for name, m in made.items():
        assert plain_words(without_links(m.written.text)) == plain_words(
            " ".join(Words(m.written.html).words)
        ), name


def test_a_letter_is_one_main_part_under_one_heading_and_no_level_is_passed_over(
    made: dict[str, Made],
) -> None:
    for name, each in made.items():
        page = html.fromstring(each.written.html)
        levels = [int(found.tag[1]) for found in page.xpath("//h1 | //h2 | //h3 | //h4")]
        assert levels[:1] == [1], name
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), name
        (main,) = page.xpath("//body/*")
        assert main.get("role") == "main", name


def test_both_parts_carry_the_same_links(made: dict[str, Made]) -> None:
    for name, m in made.items():
        links = [link for link in Words(m.written.html).links if not link.startswith("tel:")]
        assert re.findall(r"(?m)^https?://\S+$", m.written.text) == links, name


def test_each_number_of_ours_can_be_pressed_and_no_number_of_anybody_elses() -> None:
    said = "Call 999, or 0151 496 0110. Not 0151 496 01100, 09098 790000 or x-999."
    shown = markup.render_html("", markup.parse_blocks(said), numbers=("0151 496 0110",))
    assert Words(shown).links == ["tel:999", "tel:01514960110"]
    quoted = markup.parse_blocks("> Call 999.\n\n# Call 999")
    assert Words(markup.render_html("", quoted)).links == []


def test_a_subject_carries_the_reference_and_nothing_private(made: dict[str, Made]) -> None:
    for name, m in made.items():
        subject = m.written.subject
        assert m.case is None or subject.startswith(f"Reference {REFERENCE}"), name
        assert not re.search(
            r"child|safeguard|complain|Ann|Example|social|care", subject, re.IGNORECASE
        ), name
        assert "\n" not in subject
        assert len(subject) < 78


def test_the_first_line_says_what_the_letter_is_about_and_asks_and_alarms_nobody(
    made: dict[str, Made],
) -> None:
    for name, m in made.items():
        first = m.written.text.partition("\n")[0]
        if m.case is None:
            continue
        about, marker, after = first.partition(REPLY_MARKER)
        assert (marker, after) == (REPLY_MARKER, ""), name
        assert about[:1].isupper(), name
        assert not find_requests(about), name
        assert not speaks_of_danger(about), name


@pytest.mark.parametrize("mark", ["", "> "])
def test_a_reply_without_an_attribution_ends_above_the_first_line_of_a_letter(
    made: dict[str, Made], mark: str
) -> None:
    for name, m in made.items():
        if m.case is None or (">" in m.written.text and not mark):
            continue  # it quotes somebody, so that words below could be the writer's own
        lines = [f"{mark}{line}" for line in m.written.text.split("\n")]
        quoted = "\n".join(lines)
        found = divide(f"Tuesday is fine.\n\n{quoted}", "Re: yours", is_reply=True)
        assert found.new.strip() == "Tuesday is fine.", name


# These may be of no case, or their reader may not write to it.
TOLD_OF_LETTERS = (
    "officer_bounced",
    "officer_in_doubt",
    "everyone_named",
    "taken_from",
    "point_ended",
)


def test_every_letter_about_a_case_says_where_a_reply_goes(made: dict[str, Made]) -> None:
    for name, m in made.items():
        assert (REPLY_MARKER in m.written.text.partition("\n")[0]) == (m.case is not None), name
        officer = isinstance(m.to, Officer)
        if m.case and officer and name not in TOLD_OF_LETTERS:
            assert "your reply is kept as a note on this case" in m.written.text, name


@pytest.mark.parametrize("name", TO_PERSON)
def test_a_letter_to_the_person_carries_what_every_notice_must(
    made: dict[str, Made], name: str
) -> None:
    m = made[name]
    text = made[name].written.text
    assert m.case
    council = councils.load_council(m.case.council)
    contact = council.authority.staff(m.case).contact
    for needed in (
        REFERENCE,
        contact.name,
        contact.phone,
        contact.email,
        council.advocacy.name,
        council.ombudsman.name,
        council.ombudsman.phone,
        f"{SITE}/track/secret",
        "large print",
        "/how-we-deal-with-complaints#your-rights",
    ):
        assert needed in text, needed


@pytest.mark.parametrize("name", AUTOMATIC)
def test_an_automatic_reply_gives_the_danger_numbers_999_first(
    made: dict[str, Made], name: str
) -> None:
    text = made[name].written.text
    case = made[name].case
    assert case
    calls = [row.call for row in councils.load_council(case.council).danger]
    assert calls[0] == "999"
    assert [text.index(call) for call in calls] == sorted(text.index(call) for call in calls)
    assert (
        "We will still look into what you told us" in text
    )  # trap 45: never as if the complaint were refused


MUST = {
    "acknowledgement": (  # N1, N2
        "10:00am on Friday 27 November 2026",
        "by Wednesday 2 December 2026",
        "answer you by Friday 11 December 2026",
        "no later than Tuesday 29 December 2026",
        "children’s social care complaints procedure",
        "want to add to it",
        "If you did not write to us",
    ),
    "points_understood": (
        "Point 1",
        "Nobody said why.",
        "wrong or missing",
        "answer you by Friday 11 December 2026",
        "help you asked for",
    ),
    "extension": (  # N16
        "Friday 11 December 2026",
        "answer you by Tuesday 29 December 2026",
        "Two of the people we must speak to are away",
        "stage 2",
    ),
    "delay": (
        "by Friday 11 December 2026",
        "We are sorry",
        "We do not know why yet",
        "Tuesday 29 December 2026",
        "stage 2",
        "We have told",
        "Who has it",
        "What has happened so far",
    ),
    "delay_explained": (
        "by Friday 11 December 2026",
        "We are sorry",
        "away until next week",
        "Friday 18 December 2026",
        "still late",
        "do not have to wait",
    ),
    "delay_past_limit": (
        "Tuesday 29 December 2026",
        "we are sorry",
        "reason",
        "that it is late",
        "go to stage 2 today",
        "It is with ",
        "What has happened so far",
        "Ombudsman now. Tell them that we are late",
        "No form",
    ),  # N17
    "stage1_reply": (  # N18
        "Team manager, children in care",
        "Nobody said why.",
        "Upheld. We got this wrong.",
        "Your records from September to November.",
        "Our own rules say that you must be told first.",
        "Placement rules, page 4",
        "We are sorry",
        "Your new social worker will call you by 18 December.",
        "20 working days",
        "you can still ask later",
        "No form",
        "treats you badly because you complained",
    ),
    "withdrawal_confirmed": (
        "on your own page",
        "Friday 27 November 2026",
        "What has stopped",
        "come back at any time",
    ),  # N30
    "reopened": (
        "opened your complaint again",
        "kept the date it first came in: Friday 27 November 2026",
        "We will answer you by",
    ),
    "recorded_wrongly": (
        "We told you that you had asked us to stop your complaint. We recorded that wrongly",
        "as if it had not happened, with the same dates as before",
        "answer you by Friday 11 December 2026",
    ),
    "message_received": (
        "We have what you sent us",
        "We will answer you by Tuesday 29 December 2026",
    ),
    "fresh_link": ("asked for a new link", "did not ask for it"),
    "page_code": ("Your code is 048215", "It works once, within 10 minutes"),
    "come_back": ("go on with what you began", "until the end of Friday 4 December 2026"),
    "new_case": (
        "I was moved on a Friday night.",
        "I am a child or young person in care",
        "do not leave a voicemail",
        "Large print",
        "my-diary.pdf",
        "Priya Nair",
        "Wednesday 2 December 2026",
        "Friday 11 December 2026",
        "act/triage",
        "act/allocate",
        "act/look",
    ),
    "allocation": (  # N13
        "Point 2",
        "answer it by Friday 11 December 2026",
        "Priya Nair",
        "hand it back now",
        "Please ring after school.",
        "act/reply",
        "act/extend",
        "act/hand_back",
        "Do not forward",
    ),
    "reminder": (
        "What is left to do",
        "Wednesday 2 December 2026",
        "in 2 working days",
        "act/reply",
    ),  # N14
    "due_today": ("We must do this today", "act/reply"),
    "overdue": ("1 working day late", "reason", "act/"),  # N15
    "handed_back": (
        "has handed this back",
        "Two of the people",
        "dates have not moved",
        "act/allocate",
    ),
    "contribution": ("My bag was left behind.", "my-diary.pdf", "has added to this case", "danger"),
    "they_withdrew": ("It has been sorted out now.", "do not ask them to come back"),
    "they_came_back": ("It has been sorted out now.", "the same care as any other", "act/allocate"),
    "outcome_recorded": ("changed the rota", "act/come_back"),
    "work_changed": ("Stop work on this:", "They are being told in writing", "The dates"),
    "extension_fails": (
        "Our letter to the person bounced, so the new date does not count.",
        "If you record it by Friday 11 December 2026, the new date counts from then.",
        "01632 960001",
    ),
    "please_tell": (
        "01632 960001",
        "2 Example Road",
        "do not leave a voicemail",
        "act/tell",
        "answer you by Friday 11 December 2026",
    ),
    "bounced": (
        "bounced",
        "Wednesday 2 December 2026",
        "01632 960001",
        "act/tell",
        "we have your message",
    ),  # N38
    "officer_bounced": ("bounced", "The deadlines stay the same"),
    "officer_in_doubt": ("cannot tell whether either one left", "The deadlines stay the same"),
    "officer_gone": ("Daniel Owusu had this case", "Give the case to somebody else today"),
    "set_aside": (
        "It has no words and no files.",
        "10:00am on Friday 27 November 2026",
        "act/aside",
        REFERENCE,
    ),
    "digest": (
        "Late: 4",
        REFERENCE,
        "Ellen Marsh",
        "Late by 2 working days, since Wednesday 25 November 2026: answer this person.",
        "Among officers, late by 3 working days, since Tuesday 24 November 2026: ",
        "A letter is ready to pass on.",
        "It was given to Ellen Marsh, who is no longer here.",
        "2 messages are waiting",
        "Of these, 1 was marked as spam or sent by a machine.",
        "last checked on Monday 3 November 2025",
        "act/aside",
    ),
    "bundle": (
        "New case: 1",
        "2. K4M7-RT2C (Ann Example). It came in at 10:00am on Friday 27 November 2026.",
        "Acknowledge it by Wednesday 2 December 2026.",
        "Record what it is about",
        "act/look",
        "Messages set aside: 2",
        "one of 2 from the same sender (sender 1)",
        "Reminder: 1",
        "1. K4M7-RT2C (Ann Example). Late by 2 working days, since Wednesday 25 November 2026",
        "It has no words.",
        "act/aside",
        "The dates do not wait for this email",
    ),
    "fresh_officer_link": ("asked for a new link", "act/look"),
    "write_down_link": ("write down a complaint that somebody told you about", "7 days"),
}


for story in STORIES:
    MUST |= story.MUST


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_says_what_its_notice_must(made: dict[str, Made], name: str) -> None:
    assert [needed for needed in MUST[name] if needed not in made[name].written.text] == []


def test_overdue_gives_the_owner_words_to_say_sorry_that_promise_nothing_yet(
    made: dict[str, Made],
) -> None:
    late = Life(councils.load_council("sefton"), COMPLAINT, {})
    late.made["acknowledgement"] = made["acknowledgement"]
    late.left("acknowledgement")
    late.triaged()
    late.left("points_understood")
    late.wait(12)
    text = late.made["overdue"].written.text
    assert (
        "> We said that we would answer you by Friday 11 December 2026. We did not, and I am sorry."
        in text
    )
    assert "(a date that you will keep)" in text


def test_the_acknowledgement_carries_nothing_its_sender_chose() -> None:
    """T2: it may go to a stranger whose address was typed. It only counts the files that came."""
    other = FileRef("uploads/2", "x.png", 1, "image/png")
    empty = Complaint("x", code="child_lac", email="ann@people.example", files=(other,))
    chosen = Life(councils.load_council("sefton"), COMPLAINT, {}).made["acknowledgement"].written
    bare = Life(councils.load_council("sefton"), empty, {}).made["acknowledgement"].written
    assert chosen == bare


def test_no_letter_that_a_machine_sends_by_itself_greets_by_name(made: dict[str, Made]) -> None:
    by_itself = {
        n.letter for p in procedures.PROCEDURES.values() for n in p.nudges if n.to == COMPLAINANT
    }
    named = {name for name in TO_PERSON if "Ann Example" in made[name].written.text}
    assert sorted(named & (by_itself | set(AUTOMATIC))) == []
    assert {"points_understood", "stage1_reply", "stage2_letter", "stage3_reply"} <= named


def test_a_message_set_aside_gives_its_reason_and_no_word_of_its_sender(
    made: dict[str, Made],
) -> None:
    assert "Ann" not in made["set_aside"].written.text


def test_an_enclosed_letter_reads_as_it_would_to_the_person_but_for_what_paper_cannot_do(
    made: dict[str, Made],
) -> None:
    text = made["please_tell"].written.text
    inside = text.split("=" * 40)[1]
    assert "Ask for:" in inside
    assert "PO Box 4771" in inside
    assert "Reply to this email" not in inside
    assert "/track/" not in text


@pytest.mark.parametrize("code", ["parent", "child_lac", "advocate", ""])
def test_advocacy_is_offered_and_never_made_compulsory(code: str) -> None:
    complaint = Complaint("x", code=code, email="ann@people.example")
    text = Life(councils.load_council("sefton"), complaint, {}).made["acknowledgement"].written.text
    assert "do not have to have one" in text or "Nobody has to have one" in text
    assert ("You can have an advocate" in text) == (code == "child_lac")


def test_a_letter_with_a_fact_missing_is_an_error_and_not_a_letter_with_a_hole() -> None:
    life = Life(councils.load_council("sefton"), COMPLAINT, {})
    with pytest.raises(UndefinedError):
        render_letter(
            Letter(
                "1", "extension", COMPLAINANT, {"old_date": "2026-12-11", "new_date": "2026-12-29"}
            ),
            life.case,
            life.council,
            to=life.case.person,
            links=Links(),
            now=FRIDAY,
        )


def test_letters_compiled_for_the_package_read_the_same_with_no_templates_beside_them(
    tmp_path: Path,
) -> None:
    shutil.copytree(
        ROOT / "chalicelib",
        tmp_path / "chalicelib",
        ignore=shutil.ignore_patterns("__pycache__", "_templates"),
    )
    pages.compile_templates(tmp_path / "chalicelib" / "_templates")
    script = (
        "import json, tests.letters.letter_lives as lives, chalicelib; assert "
        f"chalicelib.__file__.startswith({str(tmp_path)!r});"
        "print(json.dumps({name: made.written.text for name, made in "
        "lives.every_letter('sefton').items()}))"
    )
    paths = os.pathsep.join((str(tmp_path), str(ROOT)))
    ran = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONPATH": paths},
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert json.loads(ran.stdout) == {
        name: made.written.text for name, made in every_once("sefton").items()
    }


def test_how_far_a_date_is_is_said_in_working_days() -> None:
    friday = date(2026, 11, 27)
    assert describe_distance(friday, friday) == "today"
    assert describe_distance(date(2026, 11, 30), friday) == "on the next working day"
    assert describe_distance(date(2026, 12, 1), friday) == "in 2 working days"
    assert describe_distance(date(2026, 11, 26), friday) == "1 working day ago"
    assert describe_distance(date(2026, 11, 25), friday) == "2 working days ago"
