"""Cases about the same matter become one on the team's word: the earliest stays, with one clock,
nothing is lost, and it can be taken apart.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.core.cases import COMPLAINANT, Case, Decision, Letter, Refused
from chalicelib.core.decisions import by_person, decide, letter_outcomes, nudges
from chalicelib.core.decisions.builder import fold
from chalicelib.core.papers import FileRef
from chalicelib.core.procedures import PROCEDURES
from tests.core.lives import ALLOCATE, FRIDAY, HOUSE, TRIAGE, a_complaint, letters, officer

MONDAY = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
FIRST = "K4M7-RT2Q"
SECOND = "C53N-9DHH"
WHY = "Both are about the meeting on 20 November."
PHOTO = FileRef("mail/2", "a-photo.jpg", 90, "image/jpeg")


def begun(reference: str, at: datetime, **given: Any) -> Case:
    return decide.open_case(a_complaint(**given), reference, at, at, HOUSE).case


def moved(
    case: Case,
    name: str,
    form: dict[str, str],
    by: str = "team",
    at: datetime = MONDAY,
    others: tuple[Case, ...] = (),
) -> Decision:
    return decide.make_move(case, name, officer(by), form, at, HOUSE, others)


def two(**later: Any) -> tuple[Case, Case]:
    """Return a case that came in on Friday, and one of the same person on Monday."""
    return begun(FIRST, FRIDAY), begun(
        SECOND, MONDAY, happened="Nobody came, and nobody rang.", **later
    )


def join(case: Case, other: Case, by: str = "team", at: datetime = MONDAY) -> Decision:
    return moved(case, "join", {"other": other.reference, "reason": WHY}, by, at, (other,))


def both(decision: Decision) -> dict[str, Decision]:
    return {each.case.reference: each for each in (decision, *decision.strands)}


def sent(decision: Decision, name: str) -> Case:
    """Return the case once a letter of a decision has left for the person."""
    letter = next(each for each in decision.letters if each.name == name and each.to == COMPLAINANT)
    left = letter_outcomes.record_letter_left(decision.case, letter, "email", MONDAY, HOUSE)
    assert left
    return left.case


def waits(case: Case, *whose: str) -> set[str]:
    rules = {r.name: r.whose for r in PROCEDURES[case.procedure].clocks}
    return {c.name for c in case.clocks if c.running and rules[c.name] in whose}


@pytest.mark.parametrize("asked_on", ["the earlier", "the later"])
def test_whichever_page_it_is_done_on_the_earliest_goes_on_and_the_later_becomes_a_part_of_it(
    asked_on: str,
) -> None:
    first, second = two(files=(PHOTO,))
    found = both(join(first, second) if asked_on == "the earlier" else join(second, first))
    earlier = found[FIRST].case
    later = found[SECOND].case
    assert (earlier.stage, earlier.joins, earlier.received_at) == ("triage", (SECOND,), FRIDAY)
    assert (later.stage, later.joined_to, later.received_at) == ("joined", FIRST, MONDAY)
    assert [(c.name, c.due_on) for c in earlier.clocks] == [
        (c.name, c.due_on) for c in first.clocks
    ]
    (taken_in,) = found[FIRST].events
    assert taken_in.name == "joined_here"
    assert taken_in.facts["text"] == "Nobody came, and nobody rang."
    assert taken_in.facts["received_at"] == MONDAY.isoformat()
    assert earlier.files == (PHOTO,)
    assert letters(found[FIRST]) == [("joined_here", "team")]
    assert letters(found[SECOND]) == [("joined", COMPLAINANT)]


def test_the_letter_stops_every_clock_of_the_later_and_until_it_has_left_none() -> None:
    first, second = two()
    found = both(join(second, first))
    assert waits(found[SECOND].case, "council") == {"ack", "understood", "s1_response", "s1_max"}
    over = sent(found[SECOND], "joined")
    assert waits(over, "council") == set()
    assert nudges.find_next_due(over) is None
    assert waits(found[FIRST].case, "council") == {"ack", "understood", "s1_response", "s1_max"}


def test_an_alarm_that_nobody_has_confirmed_goes_on_though_the_case_is_joined() -> None:
    first = begun(FIRST, FRIDAY)
    second = begun(SECOND, MONDAY, happened="My uncle hits me.")
    found = both(join(second, first))
    over = sent(found[SECOND], "joined")
    assert waits(over, "officers") == {"danger"}
    assert "danger" in found[FIRST].case.flags
    assert decide.make_move(
        over, "see_danger", officer("duty"), {"note": "We went."}, MONDAY, HOUSE
    )


def test_each_history_tells_what_its_case_is() -> None:
    first, second = two()
    opened = {FIRST: first, SECOND: second}
    for reference, decision in both(join(second, first)).items():
        before = decide.open_case(
            a_complaint(happened=opened[reference].words),
            reference,
            opened[reference].received_at,
            opened[reference].received_at,
            HOUSE,
        )
        assert fold((*before.events, *decision.events)) == decision.case


def test_the_same_person_is_told_the_one_reference_and_the_earliest_date() -> None:
    first, second = two()
    (letter,) = both(join(second, first))[SECOND].letters
    assert (letter.facts["same"], letter.facts["other"], letter.facts["reply_by"]) == (
        True,
        FIRST,
        "2026-12-11",
    )  # Friday


def test_of_two_people_nothing_of_the_one_is_told_to_the_other() -> None:
    first, second = two(email="councillor@sefton.example", name="Cllr Brown")
    found = both(join(second, first))
    (letter,) = found[SECOND].letters
    told = {
        name: value
        for name, value in letter.facts.items()
        if name not in ("contact", "told_by", "reply_by", "latest_by")
    }
    assert told == {"same": False}
    assert not [each for each in found[FIRST].letters if each.to == COMPLAINANT]


def test_an_owner_whom_the_later_one_names_loses_the_earlier_at_once() -> None:
    first = moved(begun(FIRST, FRIDAY), "allocate", ALLOCATE).case
    assert first.owner == "socialwork1"
    second = begun(SECOND, MONDAY, involved=("Priya Nair",))
    found = both(join(second, first))
    assert (found[FIRST].case.owner, found[FIRST].case.stage) == ("team", "triage")
    assert "Priya Nair" in found[FIRST].case.named
    assert letters(found[FIRST]) == [("joined_here", "team")]


@pytest.mark.parametrize("asked_on", ["the earlier", "the later"])
@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("the earlier is over", "is not open"),
        ("the later is answered", "has gone too far"),
        ("the later is paused", "has gone too far"),
        ("one family", "parts of one complaint already"),
        ("nobody can be answered", "We cannot reply on"),
        ("a concern", "is not a complaint"),
    ],
)
def test_what_cannot_be_one_is_refused_with_the_reason_and_nothing_changes(
    what: str, said: str, asked_on: str
) -> None:
    first, second = two()
    if what == "the earlier is over":
        first = by_person.withdraw_complaint(first, "", MONDAY, HOUSE).case
    if what == "the later is answered":
        second = replace(second, stage="stage2")
    if what == "the later is paused":
        second = replace(second, stage="paused")
    if what == "one family":
        second = replace(second, reference=f"{FIRST}-2")
    if what == "nobody can be answered":
        first = begun(FIRST, FRIDAY, email="", name="")
    if what == "a concern":
        first = moved(first, "triage", {**TRIAGE, "procedure": "concern"}).case
    case, other = (first, second) if asked_on == "the earlier" else (second, first)
    with pytest.raises(Refused) as refused:
        join(case, other)
    over = what == "the earlier is over" and case is first  # its own page offers no such move
    assert said in refused.value.errors["other"] if not over else "moved on" in str(refused.value)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("K4M7", "Check the reference"),
        (SECOND, "own reference"),
        ("W2GK-H7Q3", "Check"),
        (FIRST, f"There is no case {FIRST} that you can choose"),
    ],
)
def test_a_reference_that_is_mistyped_unknown_or_its_own_is_said_to_be(
    typed: str, said: str
) -> None:
    _, second = two()
    with pytest.raises(Refused) as refused:
        moved(second, "join", {"other": typed, "reason": WHY})
    assert said in refused.value.errors["other"]


def test_what_nobody_signed_can_become_a_part_of_what_somebody_did() -> None:
    first = begun(FIRST, FRIDAY)
    second = begun(SECOND, MONDAY, email="", name="")
    later = both(join(second, first))[SECOND]
    assert later.letters == ()
    assert waits(later.case, "council") == set()


@pytest.mark.parametrize("procedure", sorted({*PROCEDURES} - {"anonymous"}))
def test_a_case_of_any_procedure_can_be_joined_its_clocks_stop_and_it_can_be_taken_apart(
    procedure: str,
) -> None:
    first, second = two()
    first, second = (
        moved(case, "triage", {**TRIAGE, "procedure": procedure}).case for case in (first, second)
    )
    found = both(join(second, first))
    over = sent(found[SECOND], "joined")
    assert waits(over, "council", "person") == set()
    apart = moved(over, "take_apart", {"reason": "They are two."}, others=(found[FIRST].case,))
    assert apart.case.stage == PROCEDURES[procedure].stages[0].name
    told = {"ack", "understood"}  # the letters that began it are not owed a second time
    assert waits(apart.case, "council") - told == waits(second, "council") - told


def test_what_nobody_signed_is_looked_into_by_its_first_day_once_it_is_separated() -> None:
    nobody = {"name": "", "email": "", "phone": "", "post": ""}
    first = begun(FIRST, FRIDAY, **nobody)
    second = begun(SECOND, MONDAY, **nobody)
    later = both(join(second, first))[SECOND].case
    assert waits(later, "council") == set()
    apart = moved(later, "take_apart", {"reason": "Two matters."}, others=(first,)).case
    assert waits(apart, "council") == {"look_into"}
    assert apart.clock("look_into").due_on == second.clock("look_into").due_on


def test_taken_apart_its_dates_count_from_its_own_receipt_and_the_earlier_goes_on() -> None:
    first, second = two(files=(PHOTO,))
    found = both(join(second, first))
    over = sent(found[SECOND], "joined")
    later = MONDAY + timedelta(days=7)
    apart = both(
        moved(
            over, "take_apart", {"reason": "They are two."}, at=later, others=(found[FIRST].case,)
        )
    )
    alone = apart[SECOND].case
    rest = apart[FIRST].case
    assert (alone.stage, alone.joined_to, alone.owner, alone.received_at) == (
        "triage",
        "",
        "team",
        MONDAY,
    )
    clock = alone.clock("s1_response")
    assert clock
    assert (f"{clock.due_on:%a %d %b}", clock.running) == ("Mon 14 Dec", True)
    assert (rest.joins, rest.files, rest.stage) == ((), (), "triage")
    assert letters(apart[SECOND]) == [("apart_again", COMPLAINANT)]
    assert letters(apart[FIRST]) == [("parted", "team")]


def test_what_was_joined_wrongly_stands_where_it_stood_with_its_owner_and_its_first_dates() -> None:
    first, second = two()
    second = moved(second, "triage", TRIAGE).case
    second = moved(second, "allocate", {"officer": "care1"}).case
    found = both(join(second, first))
    for over in (found[SECOND].case, sent(found[SECOND], "joined")):
        later = MONDAY + timedelta(days=21)
        form = {"reason": "They are two."}
        apart = moved(over, "take_apart", form, at=later, others=(found[FIRST].case,))
        alone = both(apart)[SECOND].case
        assert (alone.stage, alone.owner) == ("stage1", "care1")
        for clock in second.clocks:
            again = alone.clock(clock.name)
            assert again
            assert (again.due_on, again.running) == (clock.due_on, clock.running), clock.name
        assert ("they_came_back", "care1") in letters(both(apart)[SECOND])


def test_a_letter_of_joining_that_leaves_after_they_are_separated_stops_nothing() -> None:
    first, second = two()
    found = both(join(second, first))
    over = found[SECOND].case
    form = {"reason": "They are two."}
    apart = both(moved(over, "take_apart", form, others=(found[FIRST].case,)))[SECOND]
    before = waits(apart.case, "council")
    assert waits(sent(replace(found[SECOND], case=apart.case), "joined"), "council") == before


def test_nobody_takes_apart_what_they_may_see_only_one_half_of() -> None:
    first, second = two()
    over = both(join(second, first))[SECOND].case
    with pytest.raises(Refused, match="cannot separate these"):
        moved(over, "take_apart", {"reason": "They are two."})


def test_a_joined_case_waits_for_nothing_and_offers_no_second_joining() -> None:
    first, second = two()
    over = both(join(second, first))[SECOND].case
    with pytest.raises(Refused, match="moved on"):
        join(over, first)
    assert next(m.name for m in decide.list_moves(over, officer("team"), HOUSE)) == "take_apart"


def test_a_bounce_of_that_letter_opens_what_it_stopped() -> None:
    first, second = two()
    decision = both(join(second, first))[SECOND]
    over = sent(decision, "joined")
    letter: Letter = decision.letters[0]
    failed = letter_outcomes.record_letter_failed(over, letter, "no such mailbox", MONDAY, HOUSE)
    assert failed
    assert waits(failed.case, "council") == {"ack", "understood", "s1_response", "s1_max"}


def told_twice(**later: Any) -> tuple[Case, Case]:
    """Return a case that an officer looks into, and a later one of the same person about more."""
    first = moved(begun(FIRST, FRIDAY), "triage", TRIAGE).case
    first = moved(first, "allocate", ALLOCATE).case
    return first, begun(SECOND, MONDAY, happened="The second review was missed.", **later)


def test_the_points_of_the_later_are_asked_for_in_the_answer_and_the_officer_is_told_of_them():
    first, second = told_twice()
    found = both(join(first, second))
    points = found[FIRST].case.points
    assert [(p.number, p.text, p.came_from) for p in points] == [
        (1, "Nobody came.", ""),
        (2, "Nobody rang.", ""),
        (3, "The second review was missed.", SECOND),
    ]
    (letter,) = found[FIRST].letters
    assert letter.to == "socialwork1"
    assert letter.facts["added"] == [{"number": 3, "text": "The second review was missed."}]
    earlier = found[FIRST].case
    each = {
        f"{part}-{n}": "Our own records." for part in ("evidence", "reasons") for n in (1, 2, 3)
    }
    findings = {f"finding-{n}": "not_upheld" for n in (1, 2)}
    with pytest.raises(Refused) as refused:
        moved(earlier, "reply", each | findings, "socialwork1")
    assert "finding-3" in refused.value.errors
    answered = moved(earlier, "reply", each | findings | {"finding-3": "upheld"} | MENDED, "team")
    assert [p["number"] for p in answered.letters[0].facts["points"]] == [1, 2, 3]


MENDED = {"sorry": "We are sorry.", "actions": "A review in May, by the manager."}


def test_where_a_carried_point_came_from_is_kept_when_the_points_are_written_again():
    first, second = told_twice()
    earlier = both(join(first, second))[FIRST].case
    lines = "Nobody came.\nThe second review was missed."
    again = moved(earlier, "triage", {**TRIAGE, "points": lines}).case
    assert [(p.text, p.came_from) for p in again.points] == [
        ("Nobody came.", ""),
        ("The second review was missed.", SECOND),
    ]


def test_taken_apart_the_points_go_back_and_are_not_answered_twice():
    first, second = told_twice()
    found = both(join(first, second))
    over = sent(found[SECOND], "joined")
    form = {"reason": "They are two."}
    apart = both(moved(over, "take_apart", form, others=(found[FIRST].case,)))
    assert [p.text for p in apart[FIRST].case.open_points] == ["Nobody came.", "Nobody rang."]
    assert [p.text for p in apart[SECOND].case.open_points] == ["The second review was missed."]


def test_what_was_said_twice_in_the_same_words_is_asked_for_once():
    first, _ = told_twice()
    second = begun(SECOND, MONDAY, happened="nobody rang. ")
    found = both(join(first, second))
    assert len(found[FIRST].case.points) == 2


def test_of_two_people_no_point_is_carried_over():
    first, second = told_twice(email="councillor@sefton.example", name="Cllr Brown")
    found = both(join(first, second))
    assert len(found[FIRST].case.points) == 2
    assert found[FIRST].letters[0].facts["added"] == []


def test_where_no_answer_to_come_could_cover_the_points_they_are_kept_apart():
    first, second = told_twice()
    far = replace(first, stage="panel_met")
    with pytest.raises(Refused) as refused:
        join(far, second)
    assert "too far for one answer" in refused.value.errors["other"]
    reported = replace(first, stage="stage2", kept={"io_reported": {"on": "2026-11-27"}})
    with pytest.raises(Refused):
        join(reported, second)
    both(join(replace(first, stage="stage2"), second))
