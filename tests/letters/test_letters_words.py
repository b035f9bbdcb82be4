"""How a letter reads: short sentences, plain words, none that hide or wound. Measured, for both
councils.
"""

from __future__ import annotations

import re
from dataclasses import replace
from statistics import median
from typing import Any

import pytest
from lxml import html

from chalicelib import councils, store
from chalicelib.core.cases import COMPLAINANT, Case, Decision
from chalicelib.core.decisions import decide
from chalicelib.core.papers import FileRef
from chalicelib.core.people.officers import CHILDREN
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.working_days import london_date
from tests.core.lives import FRIDAY
from tests.doors.person.test_tracking import track
from tests.helpers import Heard, get
from tests.letters.letter_lives import COMPLAINT, REFERENCE, Life, Made, as_stored, every_once
from tests.letters.test_letters import FOLDER, NAMES, TO_PERSON, made
from tests.reading_age import (
    count_words,
    measure_age_by_hundreds,
    measure_age_by_letters,
    split_sentences,
)
from tests.reading_ease import grade, sentences

__all__ = ["made"]  # a fixture

HIGHEST_GRADE = 5.0  # Flesch-Kincaid: what a child of eleven or twelve reads at school
NEVER_TO_A_CHILD = {"no_interest", "consent_wanted"}  # to someone who complains for one
HIGHEST_FOR_A_CHILD = 4.0  # nine or ten
OLDEST_READER = 9  # years, by two other formulas
# Years over that, by the formula that counts long words. All are rare: of a child protection
# conference, or of a mistake of ours.
HARDER = dict.fromkeys(
    (
        "conference_understood",
        "conference_office_begun",
        "conference_panel_begun",
        "recorded_wrongly",
    ),
    0.5,
)
DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d+ [A-Z][a-z]+ \d{4}")
TO_CHILD = sorted({*TO_PERSON} - NEVER_TO_A_CHILD)
LONGEST_SENTENCE = 25  # words
BANNED = (
    "sorry you feel",
    "sorry that you feel",
    "sorry if",
    "any inconvenience",
    "unfortunately",
    "please be advised",
    "pursuant",
    "hereby",
    "herein",
    "in accordance with",
    "with regard to",
    "aforementioned",
    "representation",
    "complainant",
    "utilise",
    "commence",
    "endeavour",
    "in due course",
    "as soon as possible",
    "do not hesitate",
    "stakeholder",
    "service user",
    "vexatious",
    "allegation",
    "lscb",
    "safeguarding",
)


@pytest.mark.parametrize("name", TO_PERSON)
def test_no_sentence_to_the_person_is_longer_than_a_breath(
    made: dict[str, Made], name: str
) -> None:
    assert [
        " ".join(s) for s in sentences(made[name].written.text) if len(s) > LONGEST_SENTENCE
    ] == []


@pytest.mark.parametrize("name", TO_PERSON)
def test_a_letter_to_the_person_can_be_read_by_a_child_of_twelve(
    made: dict[str, Made], name: str
) -> None:
    assert grade(made[name].written.text) <= HIGHEST_GRADE


@pytest.mark.parametrize("name", TO_PERSON)
def test_the_same_letter_to_a_child_can_be_read_by_a_younger_one(
    made: dict[str, Made], name: str
) -> None:
    case = made[name].case
    assert case is not None
    assert case.person.code in CHILDREN or name in NEVER_TO_A_CHILD
    assert grade(made[name].written.text) <= HIGHEST_FOR_A_CHILD


@pytest.mark.parametrize("name", [*TO_CHILD, "child_told"])
def test_a_letter_to_a_child_is_in_words_for_a_child_by_every_measure(
    made: dict[str, Made], name: str
) -> None:
    said = sentences(DAY.sub("then", made[name].written.text))
    lengths = [len(sentence) for sentence in said]
    assert median(lengths) <= 12
    assert [" ".join(sentence) for sentence in said if len(sentence) > 20] == []
    whole = [" ".join(sentence) for sentence in said]
    assert measure_age_by_letters(whole) <= OLDEST_READER
    assert measure_age_by_hundreds(whole) <= OLDEST_READER + HARDER.get(name, 0)


def test_each_stage_says_to_a_child_what_is_happening_in_their_words() -> None:
    for procedure in PROCEDURES.values():
        said = []
        for stage in procedure.stages:
            assert stage.now_for_child, f"{procedure.name} {stage.name}"
            said += split_sentences(stage.now_for_child)
        assert_in_words_for_child(said)


def test_a_childs_own_page_is_in_their_words_in_every_state_that_they_meet(
    heard: Heard, time: Any
) -> None:
    states = find_states_of_child("sefton")
    assert {state[1] for state in states} >= {"triage", "stage1", "stage2", "paused"}
    assert {late for _, _, late in states} == {True, False}
    for version, (state, seen) in enumerate(states.items()):
        case = seen.case
        assert case
        time.now = seen.now
        person = replace(case.person, code="child", since=None, stops=0)
        case = replace(case, reference=REFERENCE, person=person, version=version + 1)
        store.commit(Decision(case, (), ()), before=version, now=seen.now)
        answer = get(heard.client, track(case, seen.now))
        main = html.fromstring(answer.body.decode()).xpath("//main")[0]
        assert "You will not be in trouble" in main.text_content(), state
        assert "0800 1111" in main.text_content(), state
        assert "complain" not in main.text_content().replace("complaint", ""), state
        assert_in_words_for_child(read_blocks(main))
        for forms in main.xpath(".//*[@id='reach']"):
            forms.drop_tree()
        assert_in_words_for_child(read_blocks(main))


def find_states_of_child(council: str) -> dict[tuple[str, str, bool], Made]:
    """Return one case for each stage that the lives of the letters reach, in time and late."""
    states: dict[tuple[str, str, bool], Made] = {}
    for name in TO_CHILD:
        seen = every_once(council)[name]
        if seen.case:
            late = is_late(seen.case, seen)
            states.setdefault((seen.case.procedure, seen.case.stage, late), seen)
    return states


def is_late(case: Case, seen: Made) -> bool:
    today = london_date(seen.now)
    return any(clock.running and clock.due_on < today for clock in case.clocks)


def read_blocks(main: Any) -> list[str]:
    """Return the sentences of a page's main part, without what people themselves wrote."""
    found = []
    for block in main.xpath(
        ".//*[self::h1 or self::h2 or self::h3 or self::p or self::li or self::legend"
        " or self::label or self::summary or self::button or contains(@class, 'govuk-hint')]"
    ):
        own = "heard-said" in block.get("class", "")
        if not own and not block.xpath(".//*[self::p or self::li or self::label]"):
            said = DAY.sub("then", " ".join(block.text_content().split()))
            found.extend(split_sentences(said))
    return found


def assert_in_words_for_child(said: list[str]) -> None:
    lengths = [count_words(sentence) for sentence in said]
    assert median(lengths) <= 12
    assert [sentence for sentence in said if count_words(sentence) > 20] == []
    assert measure_age_by_letters(said) <= OLDEST_READER
    assert measure_age_by_hundreds(said) <= OLDEST_READER


def test_a_letter_that_a_child_has_in_other_words_is_still_plain_to_an_adult(
    made: dict[str, Made],
) -> None:
    own = {path.stem for path in (FOLDER / "child").glob("[!_]*.txt")}
    assert {"acknowledgement", "stage1_reply", "withdrawal_confirmed"} <= own
    for name in sorted(own):
        m = made[name]
        assert m.case
        person = replace(m.case.person, code="parent")
        adults = as_stored(m.letter, replace(m.case, person=person), m.council, m.now)
        assert "Childline" in m.written.text
        assert "Childline" not in adults.written.text
        assert grade(adults.written.text) <= HIGHEST_GRADE
        assert max(map(len, sentences(adults.written.text))) <= LONGEST_SENTENCE


def test_who_asked_for_easy_read_is_told_who_makes_it_and_by_when() -> None:
    asked = replace(COMPLAINT, help="Easy Read, please.")
    life = Life(councils.load_council("sefton"), asked, {})
    life.triaged()
    told = life.made["points_understood"].written.text
    assert "You asked for Easy Read. Someone is making this letter in Easy Read for you." in told
    assert "We will send it by Wednesday 2 December 2026." in told


@pytest.mark.parametrize("code", ["parent", "child"])
def test_who_asked_for_an_interpreter_is_told_by_when_they_know_who_it_is(code: str) -> None:
    asked = replace(COMPLAINT, code=code, help="An interpreter who speaks Polish")
    life = Life(councils.load_council("sefton"), asked, {})
    life.triaged()
    told = " ".join(life.made["points_understood"].written.text.split())
    assert "You asked for an interpreter. Someone is finding one for you." in told
    assert "We will tell you who it is by Wednesday 2 December 2026." in told


@pytest.mark.parametrize(
    ("code", "quiet", "said"),
    [
        (
            "parent",
            "",
            "Files with it: 2 (my-diary.pdf, one [x](https://x.example).png).",
        ),
        ("parent", "yes", "Files with it: 2."),
        ("child_lac", "", "Files with it: 2."),
    ],
)
def test_a_receipt_says_which_files_came(code: str, quiet: str, said: str) -> None:
    other = FileRef("uploads/2", "one [x](https://x.example).png", 1200, "image/png")
    came = (*COMPLAINT.files, other)
    asked = replace(COMPLAINT, code=code, quiet=quiet, files=came)
    life = Life(councils.load_council("sefton"), asked, {})
    first = life.made["acknowledgement"]
    names = [file.name for file in came]
    added = replace(life.made["acknowledgement"].letter, name="message_received")
    added = replace(added, facts={**added.facts, "files": names})
    assert "Files with it: 2." in first.written.text
    written = as_stored(added, first.case, first.council, first.now).written
    assert said in " ".join(written.text.split())
    assert 'href="https://x.example' not in written.html


def write_receipt(words: str, **more: str) -> tuple[str, str]:
    """Return our answer to words that somebody adds, and then the letter that ends it."""
    life = Life(councils.load_council("sefton"), replace(COMPLAINT, code="parent", **more), {})
    decision = decide.add_words(life.case, COMPLAINANT, words, (), FRIDAY, life.council.authority)
    (letter,) = [each for each in decision.letters if each.name == "message_received"]
    receipt = as_stored(letter, decision.case, life.council, FRIDAY)
    ends = replace(letter, name="withdrawal_confirmed", facts={"how": "page"})
    ended = as_stored(ends, decision.case, life.council, FRIDAY)
    return " ".join(receipt.written.text.split()), " ".join(ended.written.text.split())


@pytest.mark.parametrize(
    ("words", "more", "said"),
    [
        ("His dad whacked him with a belt last night.", {}, True),
        ("His dad whacked him with a belt last night.", {"quiet": "yes"}, False),
        ("Kind regards, Ann Example", {}, False),
    ],
)
def test_who_writes_of_danger_is_told_whom_we_told_and_that_it_goes_on(
    words: str, more: dict[str, str], said: bool
) -> None:
    receipt, ended = write_receipt(words, **more)
    told = "We have told the people who keep children safe"
    assert (told in receipt) is said
    assert (f"{told}, and that goes on." in ended) is said


def test_who_asks_to_stop_by_email_is_told_that_a_person_asks_them() -> None:
    receipt, _ = write_receipt("Please stop the complaint.")
    assert "You may have asked us to stop. A person will ask you about it by" in receipt
    assert "asked us to stop" not in write_receipt("Thank you.")[0]


def test_the_measure_of_reading_ease_can_fail() -> None:
    hard = (
        "Representations received subsequent to determination necessitate consideration of "
        "jurisdictional eligibility criteria."
    )
    assert grade(hard) > 15
    assert grade("The cat sat on the mat. It was a big cat.") < 2


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_uses_the_words_that_hide_or_wound(made: dict[str, Made], name: str) -> None:
    text = made[name].written.text.lower()
    assert [banned for banned in BANNED if banned in text] == []
