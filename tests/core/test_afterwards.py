"""What we ask once a case is finished: how we did, and some weeks later whether anybody treats the
person differently. Each is asked once, by a way that is safe; the complaints team alone reads it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.core.cases import COMPLAINANT, Decision, Event, Refused
from chalicelib.core.decisions import decide, reprisal
from chalicelib.core.people.parties import COPIES, INSTEAD, Party
from tests.core.lives import FRIDAY, HOUSE, Life, letters, officer
from tests.core.test_nudges import at_seven
from tests.core.walks import ANSWERS, triaged

CLOSED = date(2026, 12, 1)  # a Tuesday
ASKED = date(2026, 12, 8)  # five working days after it
SINCE = date(2027, 1, 22)  # thirty working days after that, over Christmas and the New Year
GOOD = {"easy": "yes", "listened": "yes", "satisfied": "yes"}
POOR = {"easy": "yes", "listened": "partly", "satisfied": "no"}
WORSE = "They shout at my daughter because I complained."
RANA = Party("p1", "advocate", "Rana Ali", FRIDAY, "rana.ali@advocates.example")


def finished() -> Life:
    """Return a case that was answered at both stages, and closed on CLOSED."""
    life = triaged("corporate")
    life.leaves("acknowledgement")
    life.acts("allocate", {"officer": "socialwork1"})
    life.acts("reply", ANSWERS, "socialwork1")
    life.leaves("corporate_reply")
    life.learns(FRIDAY)
    life.asks("want_stage2", {}, FRIDAY)
    life.leaves("corporate_stage2_acknowledged")
    life.acts("appoint", {"appoint_reviewer": "reviewer1", "note": ""})
    life.acts("final_reply", ANSWERS, "reviewer1")
    life.leaves("corporate_stage2_reply")
    life.learns(FRIDAY)
    life.acts("rest", {}, at=at_seven(CLOSED))
    return life


def asked() -> Life:
    """Return a finished case whose person has been asked how we did."""
    life = finished()
    life.swept(at_seven(ASKED))
    life.leaves("how_was_it", at_seven(ASKED))
    return life


def asked_since() -> Life:
    """Return one who has been asked whether anybody treats them differently, too."""
    life = asked()
    life.swept(at_seven(SINCE))
    life.leaves("since_you_complained", at_seven(SINCE))
    life.now = at_seven(SINCE)
    return life


def answers_how(life: Life, said: str = "", **answers: str) -> Decision:
    return life.asks("answer_how", {**GOOD, **answers, "said": said}, at_seven(ASKED))


def recorded(life: Life, fact: str) -> Event:
    return next(event for event in reversed(life.past) if event.name == fact)


# --- when, and by what way


def test_five_working_days_after_the_end_they_are_asked_how_we_did_and_once_only() -> None:
    life = finished()
    assert life.swept(at_seven(date(2026, 12, 7))) is None
    assert letters(life.swept(at_seven(ASKED))) == [("how_was_it", COMPLAINANT)]
    life.leaves("how_was_it", at_seven(ASKED))
    life.acts("come_back", {"reason": "One thing more."}, at=at_seven(date(2026, 12, 14)))
    life.acts("final_reply", ANSWERS, "reviewer1", at=at_seven(date(2026, 12, 14)))
    life.leaves("corporate_stage2_reply", at_seven(date(2026, 12, 14)))
    life.acts("rest", {}, at=at_seven(date(2026, 12, 15)))
    assert "how_it_was" not in life.running
    life.swept(at_seven(date(2027, 1, 15)))
    assert life.named("how_was_it") == 1


def test_six_weeks_later_they_are_asked_whether_anybody_treats_them_differently() -> None:
    life = asked()
    assert life.running == {"since_then": "Fri 22 Jan 2027"}
    assert letters(life.swept(at_seven(SINCE))) == [("since_you_complained", COMPLAINANT)]
    life.leaves("since_you_complained", at_seven(SINCE))
    assert life.running == {}


def test_the_second_question_comes_though_the_case_was_taken_up_again_in_between() -> None:
    life = asked()
    life.acts("come_back", {"reason": "One thing more."}, at=at_seven(date(2026, 12, 14)))
    assert "since_then" in life.running
    life.acts("final_reply", ANSWERS, "reviewer1", at=at_seven(date(2026, 12, 14)))
    life.leaves("corporate_stage2_reply", at_seven(date(2026, 12, 14)))
    life.acts("rest", {}, at=at_seven(date(2026, 12, 15)))
    assert ("since_you_complained", COMPLAINANT) in letters(life.swept(at_seven(SINCE)))


def test_a_question_that_bounced_asked_nothing_and_no_second_one_follows() -> None:
    life = asked()
    life.bounces("how_was_it", at_seven(date(2026, 12, 9)))
    assert "since_then" not in life.running
    with pytest.raises(Refused):
        answers_how(life)


@pytest.mark.parametrize("letter", ["how_was_it", "since_you_complained"])
@pytest.mark.parametrize(
    "changed",
    [
        {"email_off": True, "phone": ""},
        {"bounced": True, "phone": ""},
        {"email_off": True, "phone": "01632 960001", "phone_safe": "no"},
        {"email_off": True, "phone": "01632 960001", "phone_safe": "unsure"},
        {"email_off": True, "phone": "", "post": "2 Example Road", "post_safe": "no"},
    ],
)
def test_nobody_is_asked_where_no_way_is_safe_and_no_officer_is_asked_to_try(
    letter: str, changed: dict[str, object]
) -> None:
    life = finished() if letter == "how_was_it" else asked()
    life.case = replace(life.case, person=replace(life.case.person, **changed))
    decision = life.swept(at_seven(ASKED if letter == "how_was_it" else SINCE))
    assert decision
    assert letters(decision) == []


def test_nobody_is_asked_while_their_address_may_not_be_safe() -> None:
    life = finished()
    life.became(
        decide.add_words(
            life.case, COMPLAINANT, "Do not email me. He reads it.", (), at_seven(CLOSED), HOUSE
        )
    )
    life.swept(at_seven(ASKED))
    assert life.named("how_was_it") == 0


def test_who_is_reached_by_telephone_is_asked_so_and_the_team_records_what_they_say() -> None:
    life = finished()
    person = replace(life.case.person, email="", phone="01632 960001")
    life.case = replace(life.case, person=person)
    assert letters(life.swept(at_seven(ASKED))) == [("please_tell", "team")]
    life.told("please_tell", "phone", at=at_seven(ASKED))
    life.acts("record_how", {**POOR, "said": "Too slow."}, at=at_seven(ASKED))
    assert recorded(life, "how_answered").facts == {**POOR, "said": "Too slow."}


def test_who_wants_letters_to_go_through_an_advocate_is_asked_through_them_and_no_copy_goes() -> (
    None
):
    life = finished()
    copied = replace(RANA, key="p2", email="kay@advocates.example", copies=COPIES)
    life.case = replace(life.case, parties=(replace(RANA, copies=INSTEAD), copied))
    assert letters(life.swept(at_seven(ASKED))) == [("how_was_it", "p1")]


# --- how we did


def test_answers_are_kept_on_the_case_without_the_words_and_cannot_be_given_twice() -> None:
    life = asked()
    decision = answers_how(life, "All fine.")
    assert letters(decision) == [("answers_heard", "team")]
    kept = life.case.kept["how_answered"]
    assert {name: kept[name] for name in GOOD} == GOOD
    assert "All fine." not in str(kept)
    with pytest.raises(Refused):
        answers_how(life)


def test_nobody_is_written_to_about_answers_that_are_well_and_say_no_more() -> None:
    assert letters(answers_how(asked())) == []


def test_a_no_is_told_to_the_team() -> None:
    assert letters(answers_how(asked(), satisfied="no")) == [("answers_heard", "team")]


def test_words_that_ask_for_the_next_stage_count_from_the_day_they_came() -> None:
    life = asked()
    decision = answers_how(life, "I want to go to stage 2.")
    heard = next(letter for letter in decision.letters if letter.name == "request_heard")
    assert heard.facts["asked_on"] == "2026-12-08"


def test_words_of_danger_raise_the_alarm() -> None:
    decision = answers_how(asked(), "My stepdad hits me every night.")
    assert ("danger_alarm", "duty") in letters(decision)


def test_words_of_bad_treatment_wait_for_the_manager_and_the_team_is_not_sent_them() -> None:
    life = asked()
    decision = answers_how(life, WORSE)
    assert [name for name, _ in letters(decision)].count("reprisal_heard") == 1
    assert life.case.held[0].text == WORSE
    assert WORSE not in str([event.facts for event in decision.events])


def test_nobody_who_has_the_case_is_shown_what_they_said_of_us() -> None:
    life = asked_since()
    answers_how(life, "It was slow.")
    life.asks("answer_since", {"treated": "no", "said": "Not so far."})
    for fact in ("how_answered", "since_answered"):
        assert reprisal.is_kept_back(recorded(life, fact))


# --- whether anybody treats them differently


@pytest.mark.parametrize("treated", ["yes", "unsure"])
def test_who_says_yes_or_is_unsure_is_heard_by_the_manager_at_once_and_by_nobody_else(
    treated: str,
) -> None:
    life = asked_since()
    decision = life.asks("answer_since", {"treated": treated, "said": "She will not ring back."})
    assert letters(decision) == [("reprisal_heard", "manager")]
    assert life.case.held[0].text == "She will not ring back."
    assert "ring back" not in str([event.facts for event in decision.events])
    assert "reprisal" in life.running


def test_a_yes_without_words_is_heard_too_and_can_become_a_complaint() -> None:
    life = asked_since()
    life.asks("answer_since", {"treated": "yes", "said": ""})
    decision = life.became(
        decide.make_move(
            life.case,
            "open_complaint",
            officer("manager"),
            {"named": ""},
            life.now,
            HOUSE,
            fresh="D7DF-NTKV",
        )
    )
    assert decision.strands[0].case.reference == "D7DF-NTKV"


def test_a_no_is_told_to_nobody_unless_it_has_words() -> None:
    assert letters(asked_since().asks("answer_since", {"treated": "no", "said": ""})) == []
    said = {"treated": "no", "said": "They have been kind."}
    assert letters(asked_since().asks("answer_since", said)) == [("answers_heard", "manager")]


def test_a_no_whose_words_say_otherwise_is_heard_as_a_yes() -> None:
    life = asked_since()
    life.asks("answer_since", {"treated": "no", "said": WORSE})
    assert [each.text for each in life.case.held] == [WORSE]


def test_an_email_that_answers_the_private_question_waits_for_the_manager_whatever_it_says() -> (
    None
):
    life = asked_since()
    said = "Yes. She does not ring me any more."
    decision = life.became(decide.add_words(life.case, COMPLAINANT, said, (), life.now, HOUSE))
    assert ("reprisal_heard", "manager") in letters(decision)
    assert "contribution" not in {name for name, _ in letters(decision)}
    assert said not in str([event.facts for event in decision.events])


def test_only_the_complaints_team_records_answers_for_the_person() -> None:
    life = asked_since()
    for key in ("socialwork1", "headsw", "head"):
        shown = decide.list_moves_to_show(life.case, officer(key), HOUSE, life.now)
        assert not {"record_how", "record_since"} & {move.name for move in shown}
