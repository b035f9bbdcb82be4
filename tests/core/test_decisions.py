"""What may be done at each stage: what it records, whom it owes a letter, and how it is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from chalicelib.core.cases import Refused
from chalicelib.core.decisions import by_person, decide
from chalicelib.core.decisions.builder import fold
from chalicelib.core.papers import FileRef
from tests.core.lives import (
    ALLOCATE,
    COME_BACK,
    EXPLAIN,
    EXTEND,
    FRIDAY,
    HAND_BACK,
    HOUSE,
    REPLY,
    TRIAGE,
    WITHDRAW,
    Life,
    answered,
    at_stage1,
    later,
    letters,
    officer,
)

MONDAY_14_DECEMBER = datetime(
    2026, 12, 14, 9, 0, tzinfo=UTC
)  # the first working day after the reply was due
ACKNOWLEDGED = ["acknowledgement", "new_case"]


def may(life: Life, key: str) -> list[str]:
    """Return the usual moves of an officer: those in their letters."""
    return [
        move.name for move in decide.list_moves(life.case, officer(key), HOUSE) if not move.rare
    ]


def refused(
    life: Life, move: str, form: dict[str, str], by: str = "team", at: datetime = FRIDAY
) -> Refused:
    before = life.case
    with pytest.raises(Refused) as caught:
        life.acts(move, form, by, at)
    assert life.case is before
    return caught.value


# --- a complaint comes in


def test_a_complaint_is_received_with_its_three_dates_and_owes_two_letters():
    life = Life.begins()
    assert life.running == {
        "ack": "Wed 02 Dec 2026",
        "understood": "Wed 02 Dec 2026",
        "s1_response": "Fri 11 Dec 2026",
        "s1_max": "Tue 29 Dec 2026",
    }
    assert letters(life.last) == [("acknowledgement", "complainant"), ("new_case", "team")]
    assert [(e.number, e.name, e.by) for e in life.last.events] == [(1, "received", "complainant")]
    assert (life.case.stage, life.case.owner, life.case.version) == ("triage", "team", 1)
    assert life.case.received_at == FRIDAY


def test_the_acknowledgement_promises_the_dates_and_names_the_contact():
    facts = Life.begins().letter("acknowledgement").facts
    assert facts == {
        "reply_by": "2026-12-11",
        "latest_by": "2026-12-29",
        "told_by": "2026-12-02",
        "contact": "complaints1",
        "proved": False,
    }


def test_the_clocks_count_from_the_receipt_however_late_it_is_dealt_with():
    life = Life.begins(at=FRIDAY, now=later(10))
    assert life.running["ack"] == "Wed 02 Dec 2026"
    assert life.case.received_at == FRIDAY
    assert life.last.events[0].at == later(10)


def test_officers_named_in_the_form_or_in_the_words_are_named_from_the_start():
    life = Life.begins(happened="Priya Nair never came.", involved=("Mr Quayle", "the school"))
    assert life.case.named == ("Mr Quayle", "the school", "Priya Nair")
    assert "socialwork1" not in [
        o.key for o in decide.Deciding(life.case, FRIDAY, HOUSE).staff.responders()
    ]


def test_a_complaint_that_names_a_complaints_officer_never_goes_to_the_mailbox_they_read():
    life = Life.begins(involved=("Tom Fairclough",))
    assert letters(life.last) == [("acknowledgement", "complainant"), ("new_case", "manager")]
    assert life.letter("acknowledgement").facts["contact"] == "manager"
    assert may(life, "complaints1") == may(life, "team") == []
    assert {"triage", "allocate", "explain_delay"} < set(may(life, "manager"))


def test_someone_who_gives_only_a_telephone_is_told_by_the_team():
    life = Life.begins(email="", phone="07700 900001")
    assert letters(life.last) == [("please_tell", "team"), ("new_case", "team")]
    assert life.letter("please_tell").facts["enclosed"] == "acknowledgement"
    assert life.letter("please_tell").facts["facts"]["reply_by"] == "2026-12-11"
    life.told("please_tell")
    assert set(life.running) == {"understood", "s1_response", "s1_max"}
    assert [(s.name, s.how) for s in life.case.told] == [("acknowledgement", "phone")]


def test_an_anonymous_complaint_is_looked_into_and_nobody_is_written_to():
    life = Life.begins(name="", email="", code="anonymous")
    assert (life.case.procedure, life.case.anonymous) == ("anonymous", True)
    assert letters(life.last) == [("new_case", "team")]
    assert life.running == {"look_into": "Fri 11 Dec 2026"}


def test_the_record_of_what_was_done_stops_an_anonymous_complaints_clock():
    life = Life.begins(name="", email="")
    life.acts("allocate", ALLOCATE)
    decision = life.acts("record_outcome", {"outcome": "The home was visited."}, "socialwork1")
    assert letters(decision) == [("outcome_recorded", "team")]
    assert life.running == {}
    assert (life.case.stage, life.case.clocks[0].stopped_by) == ("looked_into", "outcome_recorded")


def test_an_anonymous_complaint_has_nobody_who_could_withdraw_it():
    life = Life.begins(name="", email="")
    with pytest.raises(Refused, match="not open"):
        by_person.withdraw_complaint(life.case, "", FRIDAY, HOUSE)


# --- triage


def test_triage_records_what_it_is_about_and_tells_the_person_the_points():
    life = Life.begins()
    decision = life.acts(
        "triage", {**TRIAGE, "named": "Ellen Marsh\n  \n the panel "}, "complaints1"
    )
    assert [p.text for p in life.case.points] == ["Nobody came.", "Nobody rang."]
    assert [p.number for p in life.case.points] == [1, 2]
    assert (life.case.service, life.case.named, life.case.stage) == (
        "social_work",
        ("Ellen Marsh", "the panel"),
        "triage",
    )
    assert letters(decision) == [("points_understood", "complainant")]
    assert (decision.events[0].name, decision.events[0].by) == ("triaged", "complaints1")
    assert life.case.moved == 2


def test_the_points_are_not_sent_again_where_they_have_not_changed():
    life = Life.begins()
    life.acts("triage", TRIAGE)
    life.leaves("points_understood")
    assert letters(life.acts("triage", {**TRIAGE, "service": "fostering"})) == []
    assert letters(life.acts("triage", {**TRIAGE, "points": "Nobody came."})) == [
        ("points_understood", "complainant")
    ]


def test_triage_stops_no_clock_and_starts_none():
    life = Life.begins()
    before = life.case.clocks
    life.acts("triage", TRIAGE, at=later(4))
    of_officers = ("child_views",)  # what the child thinks is asked from now on
    assert tuple(c for c in life.case.clocks if c.name not in of_officers) == before


def test_a_triage_that_names_the_owner_takes_the_case_away_from_them():
    life = at_stage1()
    decision = life.acts("triage", {**TRIAGE, "named": "Ms Nair"})
    assert (life.case.owner, life.case.stage) == ("team", "triage")
    assert decision.events[0].facts["taken_from"] == "socialwork1"
    assert may(life, "socialwork1") == []
    assert "names you" in str(refused(life, "reply", REPLY, "socialwork1"))


@pytest.mark.parametrize(
    ("wrong", "field", "why"),
    [
        ({"procedure": ""}, "procedure", "Choose an answer: what is it, and which procedure fits"),
        (
            {"procedure": "anonymous"},
            "procedure",
            "Choose one from the list: what is it, and which procedure fits",
        ),
        (
            {"service": "bins"},
            "service",
            "Choose one from the list: which part of children’s services",
        ),
        ({"points": " \r\n \r\n"}, "points", "Enter an answer: the points, as you understand them"),
        ({"points": "x" * 20_001}, "points", "Use 20,000 characters or fewer: this is 20,001"),
    ],
)
def test_a_triage_that_falls_short_says_what_to_put_right(wrong, field, why):
    problem = refused(Life.begins(), "triage", {**TRIAGE, **wrong})
    assert problem.errors == {field: why}
    assert (
        problem.what_next
        == "Nothing has been sent or changed. Put right what is marked, then send it again."
    )


def test_every_wrong_answer_is_named_at_once():
    assert set(refused(Life.begins(), "triage", {}).errors) == {"procedure", "service", "points"}


# --- allocate


def test_the_officer_who_is_given_a_case_is_told_with_the_note():
    life = Life.begins()
    decision = life.acts("allocate", ALLOCATE)
    assert (life.case.owner, life.case.stage) == ("socialwork1", "stage1")
    assert ("allocation", "socialwork1") in letters(decision)
    assert life.letter("allocation").facts["note"] == "The school knows them."
    assert life.letter("allocation").facts["reply_by"] == "2026-12-11"


def test_a_person_whose_complaint_is_given_to_an_officer_at_once_is_told_who_it_is_and_the_date():
    life = Life.begins()
    life.acts("allocate", ALLOCATE)
    assert ("who_answers", "complainant") in letters(life.last)
    told = life.letter("who_answers").facts
    assert (told["officer"], told["reply_by"]) == ("socialwork1", "2026-12-11")  # Friday
    life.acts("allocate", {"officer": "care1"})
    assert life.letter("who_answers").facts["officer"] == "care1"


@pytest.mark.parametrize("procedure", ["children_act", "corporate", "ehcp"])
def test_a_person_is_told_who_looks_into_it_in_whatever_order_the_team_works(procedure):
    life = Life.begins()
    life.acts("triage", TRIAGE | {"procedure": procedure})
    both = [("allocation", "socialwork1"), ("who_answers", "complainant")]
    assert letters(life.acts("allocate", ALLOCATE)) == both
    assert letters(life.acts("allocate", ALLOCATE)) == both[:1], "they know that already"


def test_an_officer_who_is_named_cannot_be_given_the_case():
    life = Life.begins(involved=("Ms Nair",))
    problem = refused(life, "allocate", ALLOCATE)
    assert problem.errors == {
        "officer": (
            "Priya Nair is named in this complaint, so they cannot be given it. Choose someone else"
        )
    }


@pytest.mark.parametrize("key", ["director", "nobody", "team", ""])
def test_only_a_responder_can_be_given_the_case(key):
    assert "officer" in refused(Life.begins(), "allocate", {"officer": key}).errors


def test_a_case_can_be_given_to_someone_else_and_no_clock_moves():
    life = at_stage1()
    before = life.case.clocks
    decision = life.acts("allocate", {"officer": "care1"}, at=later(5))
    assert (life.case.owner, letters(decision)[0]) == ("care1", ("allocation", "care1"))
    assert life.case.clocks == before
    assert may(life, "socialwork1") == []


# --- extend


def test_an_extension_moves_the_date_once_to_day_twenty_and_tells_the_person_why():
    life = at_stage1()
    decision = life.acts("extend", EXTEND, "socialwork1", at=later(10))  # Monday 7 December
    life.leaves("extension", at=later(10))
    clock = life.case.clock("s1_response")
    assert (clock.due_on, clock.first_due_on) == (date(2026, 12, 29), date(2026, 12, 11))
    assert clock.why_extended == EXTEND["reason"]
    assert letters(decision) == [("extension", "complainant"), ("extension_copied", "team")]
    facts = life.letter("extension").facts
    assert (facts["new_date"], facts["old_date"], facts["reason"]) == (
        "2026-12-29",
        "2026-12-11",
        EXTEND["reason"],
    )


def test_an_extension_is_given_once():
    life = at_stage1()
    life.acts("extend", EXTEND, "socialwork1")
    assert "That day does not count until" in str(refused(life, "extend", EXTEND, "team"))
    life.leaves("extension")
    assert str(refused(life, "extend", EXTEND, "team")) == (
        "This was extended once already, to Tuesday 29 December 2026. The rules allow it once."
    )


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 12, 10, 23, 59, 59, tzinfo=UTC),  # Thursday, the last second of day 9
        datetime(2026, 12, 10, 9, 0, tzinfo=UTC),
    ],
)
def test_an_extension_can_be_given_up_to_the_end_of_the_day_before_it_is_due(at):
    life = at_stage1()
    life.acts("extend", EXTEND, "socialwork1", at=at)
    life.leaves("extension", at=at)
    assert life.running["s1_response"] == "Tue 29 Dec 2026"


def test_on_the_day_itself_it_is_too_late_to_ask_for_more_time():
    friday = datetime(2026, 12, 11, 0, 0, tzinfo=UTC)
    problem = refused(at_stage1(), "extend", EXTEND, "socialwork1", at=friday)
    assert "before the day it is due" in str(problem)


@pytest.mark.parametrize(
    "at", [datetime(2026, 12, 12, 0, 0, tzinfo=UTC), MONDAY_14_DECEMBER, later(60)]
)
def test_a_date_that_has_passed_cannot_be_extended(at):
    problem = refused(at_stage1(), "extend", EXTEND, "socialwork1", at=at)
    assert str(problem) == (
        "The reply was due on Friday 11 December 2026. A date that has passed cannot be extended."
    )


def test_in_summer_the_last_day_ends_at_midnight_in_london_and_not_an_hour_later():
    life = at_stage1(
        at=datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
    )  # Wednesday: due on Wednesday 15 July
    assert life.running["s1_response"] == "Wed 15 Jul 2026"
    refused(
        life, "extend", EXTEND, "socialwork1", at=datetime(2026, 7, 15, 23, 0, tzinfo=UTC)
    )  # midnight in London


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"reason": " "}, "reason"), ({"ground": "busy"}, "ground"), ({"ground": ""}, "ground")],
)
def test_an_extension_needs_a_reason_the_rules_allow(wrong, field):
    assert list(refused(at_stage1(), "extend", {**EXTEND, **wrong}, "socialwork1").errors) == [
        field
    ]


def test_once_the_reply_is_written_nobody_can_ask_for_more_time():
    life = at_stage1()
    life.acts("reply", REPLY, "socialwork1")
    assert "extend" not in may(life, "socialwork1") + may(life, "team")


# --- say why it is late


def test_a_late_answer_is_explained_and_promised_anew_and_stays_late():
    life = at_stage1()
    life.leaves("acknowledgement")
    decision = life.acts("explain_delay", EXPLAIN, "socialwork1", at=MONDAY_14_DECEMBER)
    life.leaves("delay_explained", at=MONDAY_14_DECEMBER)
    clock = life.case.clock("s1_response")
    assert (clock.due_on, clock.why_late, clock.promised_on) == (
        date(2026, 12, 11),
        EXPLAIN["reason"],
        date(2027, 1, 8),
    )
    assert life.case.clock("s1_max").promised_on is None
    assert letters(decision) == [("delay_explained", "complainant")]
    facts = life.letter("delay_explained").facts
    assert (facts["due_on"], facts["new_date"], facts["reason"]) == (
        "2026-12-11",
        "2027-01-08",
        EXPLAIN["reason"],
    )


def test_an_acknowledgement_that_is_late_is_no_late_answer():
    life = at_stage1()  # its acknowledgement was due on Wednesday 2 December, and has not left
    assert (
        str(refused(life, "explain_delay", EXPLAIN, at=later(7))) == "Nothing is late on this case."
    )
    life.acts("explain_delay", EXPLAIN, at=MONDAY_14_DECEMBER)
    assert life.letter("delay_explained").facts["due_on"] == "2026-12-11"


@pytest.mark.parametrize(
    "given",
    [
        {"date-day": "8", "date-month": "1", "date-year": "2027"},
        {"date-day": "08", "date-month": "January", "date-year": "2027"},
        {"date": "8/1/2027"},
        {"date": "8 Jan 2027"},
        {"date": "2027-01-08"},
    ],
)
def test_a_date_is_read_as_people_write_it(given):
    life = at_stage1()
    life.acts("explain_delay", {"reason": EXPLAIN["reason"], **given}, at=MONDAY_14_DECEMBER)
    life.leaves("delay_explained", at=MONDAY_14_DECEMBER)
    assert life.case.clock("s1_response").promised_on == date(2027, 1, 8)


@pytest.mark.parametrize(
    "day", ["2026-12-13", "soon", "2026-13-01", "", "30/2/2027", "8/1/27", "0/0/0000"]
)
def test_a_late_answer_is_promised_for_a_day_to_come(day):
    life = at_stage1()
    assert list(
        refused(life, "explain_delay", {**EXPLAIN, "date": day}, at=MONDAY_14_DECEMBER).errors
    ) == ["date"]


# --- reply


def test_a_reply_goes_to_the_person_with_its_findings_and_the_clocks_wait_until_it_leaves():
    life = at_stage1()
    decision = life.acts("reply", {**REPLY, "actions": "Ring by Friday."}, "socialwork1")
    assert letters(decision) == [("stage1_reply", "complainant"), ("answer_copied", "team")]
    facts = life.letter("stage1_reply").facts
    assert (facts["looked_by"], facts["sorry"], facts["actions"]) == (
        "socialwork1",
        REPLY["sorry"],
        "Ring by Friday.",
    )
    assert facts["points"][0]["finding"] == "upheld"
    assert life.case.stage == "answered_stage1"
    assert set(life.running) == {"ack", "understood", "s1_response", "s1_max"}
    life.leaves("stage1_reply", at=later(1))
    assert set(life.running) == {"ack", "s2_request_advised"}
    assert life.case.clock("s1_response").stopped_at == later(1)


@pytest.mark.parametrize("part", ["finding", "evidence", "reasons"])
@pytest.mark.parametrize("number", [1, 2])
def test_no_point_can_be_answered_without_a_finding_evidence_and_reasons(part, number):
    life = at_stage1()
    life.acts("triage", TRIAGE)
    form = {
        f"{key}-{n}": value
        for n in (1, 2)
        for key, value in (
            ("finding", "not_upheld"),
            ("evidence", "The log."),
            ("reasons", "They rang."),
        )
    }
    problem = refused(life, "reply", {**form, f"{part}-{number}": "  "}, "socialwork1")
    assert set(problem.errors) - {"sorry", "actions"} == {f"{part}-{number}"}
    assert str(number) in problem.errors[f"{part}-{number}"]


def test_a_finding_must_be_one_of_ours_and_no_part_may_be_endless():
    problem = refused(
        at_stage1(),
        "reply",
        {**REPLY, "finding-1": "maybe", "reasons-1": "x" * (10_000 + 1)},
        "socialwork1",
    )
    assert problem.errors == {
        "finding-1": "Choose one from the list: finding, for number 1",
        "reasons-1": "Use 10,000 characters or fewer: this is 10,001",
    }


@pytest.mark.parametrize(
    ("finding", "said"),
    [("upheld", "You upheld a point"), ("", "If you uphold a point"), ("not_upheld", "")],
)
def test_all_that_an_answer_lacks_is_said_at_once(finding: str, said: str) -> None:
    life = Life.begins()
    life.acts("triage", {**TRIAGE, "points": "Nobody came."})
    life.acts("allocate", ALLOCATE)
    form = {**REPLY, "finding-1": finding, "reasons-1": "", "sorry": "", "actions": ""}
    errors = refused(life, "reply", form, "socialwork1").errors
    assert "reasons-1" in errors
    for name in ("sorry", "actions"):
        assert errors.get(name, "").startswith(said)
        assert (name in errors) == bool(said)


@pytest.mark.parametrize("finding", ["upheld", "partially_upheld"])
@pytest.mark.parametrize("left_out", ["sorry", "actions"])
def test_where_we_were_wrong_the_reply_says_sorry_and_what_will_be_done(finding, left_out):
    form = {**REPLY, "finding-1": finding, left_out: " "}
    assert list(refused(at_stage1(), "reply", form, "socialwork1").errors) == [left_out]


@pytest.mark.parametrize("finding", ["not_upheld", "no_finding"])
def test_where_we_were_not_found_wrong_nobody_is_made_to_say_sorry(finding):
    life = at_stage1()
    life.acts("reply", {**REPLY, "finding-1": finding, "sorry": "", "actions": ""}, "socialwork1")
    assert life.case.stage == "answered_stage1"


@pytest.mark.parametrize(
    ("at", "was_due"), [(later(14), None), (datetime(2026, 12, 12, 0, 0, tzinfo=UTC), "2026-12-11")]
)
def test_a_reply_that_is_late_says_when_it_was_due(at, was_due):
    life = at_stage1()  # due on Friday 11 December
    life.acts("reply", REPLY, "socialwork1", at=at)
    assert life.letter("stage1_reply").facts["was_due"] == was_due


def test_moves_that_could_only_be_refused_are_not_offered():
    life = at_stage1()

    def shown(at: datetime) -> list[str]:
        return [
            move.name
            for move in decide.list_moves_to_show(life.case, officer("socialwork1"), HOUSE, at)
            if not move.rare
        ]

    always = {"reply", "resolve", "hand_back", "record_consent"}
    assert set(shown(FRIDAY)) == always | {"extend"}
    assert set(shown(MONDAY_14_DECEMBER)) == always | {"explain_delay"}
    life.acts("extend", EXTEND, "socialwork1")
    life.leaves("extension")
    assert set(shown(MONDAY_14_DECEMBER)) == always


def test_only_the_owner_and_the_team_may_reply():
    life = at_stage1()
    asked = {"record_consent", "record_talk", "tell_child", "record_learning", "record_interpreter"}
    of_the_owner = {"reply", "resolve", "extend", "hand_back", "explain_delay"} | asked
    assert set(may(life, "socialwork1")) == of_the_owner
    assert may(life, "socialwork2") == may(life, "headsw") == []
    assert set(may(life, "complaints1")) > {
        "reply",
        "extend",
        "explain_delay",
        "triage",
        "allocate",
    }


# --- hand back, withdraw, rest, come back


def test_a_case_handed_back_is_the_teams_again_with_the_reason_and_no_clock_moves():
    life = at_stage1()
    before = life.case.clocks
    decision = life.acts("hand_back", HAND_BACK, "socialwork1", at=later(3))
    assert (life.case.owner, life.case.stage, life.case.clocks) == ("team", "triage", before)
    assert letters(decision) == [("handed_back", "team")]
    assert life.letter("handed_back").facts["reason"] == "I know the family."
    assert "reason" in refused(at_stage1(), "hand_back", {}, "socialwork1").errors


def test_the_team_records_a_withdrawal_and_confirms_it_in_writing():
    life = at_stage1()
    decision = life.acts("withdraw", WITHDRAW)
    assert life.case.stage == "withdrawn"
    facts = decision.events[0].facts
    assert (facts["how"], facts["said"]) == ("phone", WITHDRAW["said"])
    told = "Tom Fairclough talked with them on Friday 27 November 2026. It was their own wish."
    assert facts["other"] == told
    assert ("withdrawal_confirmed", "complainant") in letters(decision)
    assert set(life.running) == {"ack", "understood", "s1_response", "s1_max"}
    life.leaves("withdrawal_confirmed")
    assert life.running == {}


def test_the_person_withdraws_by_their_own_page_and_whoever_holds_it_is_told():
    life = at_stage1()
    decision = life.became(by_person.withdraw_complaint(life.case, "It is sorted.", FRIDAY, HOUSE))
    assert letters(decision) == [
        ("withdrawal_confirmed", "complainant"),
        ("they_withdrew", "socialwork1"),
        ("they_withdrew", "team"),
    ]
    assert decision.events[0].by == "complainant"
    with pytest.raises(Refused, match="not open"):
        by_person.withdraw_complaint(life.case, "Again.", FRIDAY, HOUSE)


def test_the_person_comes_back_by_their_own_page_and_the_team_is_told():
    life = at_stage1()
    life.became(by_person.withdraw_complaint(life.case, "", FRIDAY, HOUSE))
    decision = life.became(
        by_person.take_up_again(life.case, "It began again.", MONDAY_14_DECEMBER, HOUSE)
    )
    stood = (life.case.stage, life.case.owner, life.case.received_at)
    assert stood == ("stage1", "socialwork1", FRIDAY)
    assert life.running["s1_response"] == "Wed 30 Dec 2026"
    assert letters(decision) == [
        ("reopened", "complainant"),
        ("they_came_back", "socialwork1"),
        ("they_came_back", "team"),
    ]
    assert decision.events[0].by == "complainant"
    with pytest.raises(Refused, match="open already"):
        by_person.take_up_again(life.case, "Again.", MONDAY_14_DECEMBER, HOUSE)


def test_a_confirmation_still_in_the_post_does_not_stop_a_complaint_that_its_person_took_up_again():
    life = at_stage1()
    life.became(by_person.withdraw_complaint(life.case, "", FRIDAY, HOUSE))
    life.became(by_person.take_up_again(life.case, "I changed my mind.", FRIDAY, HOUSE))
    life.leaves("withdrawal_confirmed")
    assert {"s1_response", "s1_max"} <= set(life.running)


def test_a_case_that_was_withdrawn_goes_on_where_it_was_with_its_receipt_kept_and_fresh_dates():
    life = at_stage1()
    life.acts("withdraw", WITHDRAW)
    life.leaves("withdrawal_confirmed")
    decision = life.acts("come_back", COME_BACK, at=MONDAY_14_DECEMBER)
    stood = (life.case.stage, life.case.owner, life.case.received_at)
    assert stood == ("stage1", "socialwork1", FRIDAY)
    assert life.running["s1_response"] == "Wed 30 Dec 2026"
    assert life.running["s1_max"] == "Thu 14 Jan 2027"
    assert letters(decision) == [("reopened", "complainant"), ("they_came_back", "socialwork1")]
    assert life.letter("reopened").facts["reply_by"] == "2026-12-30"


# --- what is refused at every stage


EVERY_STAGE = {
    "triage": Life.begins,
    "stage1": at_stage1,
    "answered_stage1": answered,
    "withdrawn": lambda: _ended("withdraw", WITHDRAW, at_stage1()),
    "at_rest_stage1": lambda: _ended("rest", {}, answered()),
}
FORMS = {
    "triage": TRIAGE,
    "allocate": ALLOCATE,
    "withdraw": WITHDRAW,
    "reply": REPLY,
    "extend": EXTEND,
    "hand_back": HAND_BACK,
    "explain_delay": EXPLAIN,
    "rest": {},
    "come_back": COME_BACK,
}
ALLOWED = {
    "triage": {"triage", "allocate", "explain_delay", "withdraw"},
    "stage1": {"reply", "extend", "explain_delay", "triage", "allocate", "withdraw"},
    "answered_stage1": {"rest"},
    "withdrawn": {"come_back"},
    "at_rest_stage1": set(),
}


def _ended(move, form, life):
    life.acts(move, form)
    return life


@pytest.mark.parametrize("stage", EVERY_STAGE)
@pytest.mark.parametrize("move", [*FORMS, "fly", ""])
def test_the_team_can_do_at_a_stage_just_what_the_table_says(stage, move):
    life = EVERY_STAGE[stage]()
    assert life.case.stage == stage
    if move in ALLOWED[stage]:
        life.acts(move, FORMS[move], at=MONDAY_14_DECEMBER if move == "explain_delay" else FRIDAY)
        assert life.last
        assert life.case.moved == life.last.events[0].number
    else:
        problem = refused(life, move, FORMS.get(move, {}))
        assert str(problem).startswith("This case has moved on. It is now here: ")


@pytest.mark.parametrize("stage", EVERY_STAGE)
@pytest.mark.parametrize(
    "key", ["socialwork2", "headsw", "io1", "ip1", "panel1", "senior1", "duty"]
)
def test_whoever_has_no_part_in_a_case_can_do_nothing(stage, key):
    life = EVERY_STAGE[stage]()
    assert decide.list_moves_to_show(life.case, officer(key), HOUSE, FRIDAY) == ()


@pytest.mark.parametrize("stage", EVERY_STAGE)
@pytest.mark.parametrize("key", ["head", "director"])
def test_those_at_the_top_hold_a_decision_limit_contact_or_give_the_case_outside(stage, key):
    life = EVERY_STAGE[stage]()
    moves = decide.list_moves(life.case, officer(key), HOUSE)
    theirs = {"freeze", "restrict", "review_restriction", "give_outside", "check_action"}
    theirs |= {"put_back_file"}
    theirs |= {move.name for move in moves if move.name == "see_danger"}  # where an alarm is open
    assert {m.name for m in moves} == theirs


def test_nobody_named_can_act_whatever_their_role():
    life = at_stage1(involved=("Grace Adeyemi",))
    assert "This complaint names you" in str(refused(life, "reply", REPLY, "manager"))


# --- two at once


def test_of_two_who_look_at_one_page_the_second_is_told_that_someone_acted():
    life = Life.begins()
    page = {"as_of": str(life.case.moved)}
    life.acts("allocate", {**ALLOCATE, **page}, "complaints1")
    problem = refused(life, "triage", {**TRIAGE, **page}, "manager")
    assert str(problem) == "Someone else acted on this case while you had this page open."


def test_what_no_officer_did_makes_no_page_stale():
    life = Life.begins()
    page = {"as_of": str(life.case.moved)}
    life.leaves("acknowledgement")
    life.became(decide.add_words(life.case, "complainant", "One more thing.", (), FRIDAY, HOUSE))
    life.acts("allocate", {**ALLOCATE, **page})
    assert life.case.owner == "socialwork1"


@pytest.mark.parametrize("junk", ["x", "-1", "1.5", "9" * 5000, "²", "0"])
def test_a_page_that_says_nonsense_of_when_it_was_made_is_taken_for_an_old_one(junk):
    life = at_stage1()
    assert "Someone else acted" in str(refused(life, "extend", {**EXTEND, "as_of": junk}))


# --- something is added


def test_what_the_person_adds_is_kept_and_the_owner_and_the_person_are_told():
    life = at_stage1()
    photo = FileRef("f1", "bruise.jpg", 20, "image/jpeg")
    decision = life.became(
        decide.add_words(life.case, "complainant", "Here is a photograph.", (photo,), FRIDAY, HOUSE)
    )
    assert letters(decision) == [
        ("contribution", "socialwork1"),
        ("message_received", "complainant"),
    ]
    assert life.case.files == (photo,)
    assert life.letter("contribution").facts == {
        "text": "Here is a photograph.",
        "files": ["bruise.jpg"],
        "by": "complainant",
        "below": "",
    }


def test_what_is_added_after_the_answer_goes_to_the_team():
    life = answered()
    decision = decide.add_words(life.case, "complainant", "I do not agree.", (), FRIDAY, HOUSE)
    assert letters(decision) == [
        ("contribution", "team"),
        ("request_heard", "team"),
        ("message_received", "complainant"),
    ]


def test_an_officers_addition_is_not_answered_to_the_person():
    life = at_stage1()
    assert letters(decide.add_words(life.case, "complaints1", "She rang.", (), FRIDAY, HOUSE)) == [
        ("contribution", "socialwork1")
    ]


def test_at_most_three_automatic_receipts_leave_in_a_day_so_that_two_machines_must_stop():
    life = Life.begins()
    told = 0
    for minute in range(10):
        at = later(minute / 1440)
        decision = life.became(
            decide.add_words(life.case, "complainant", "I am away.", (), at, HOUSE)
        )
        if ("message_received", "complainant") in letters(decision):
            told += 1
            life.leaves("message_received", at=at)
    assert told == 3
    assert len([1 for letter in life.owed if letter.name == "contribution"]) == 10
    decision = decide.add_words(life.case, "complainant", "I am back.", (), later(2), HOUSE)
    assert ("message_received", "complainant") in letters(decision)


# --- letters leave and come back


def test_a_letter_that_left_stops_the_clocks_that_wait_for_it_and_no_others():
    life = Life.begins()
    life.leaves("acknowledgement", at=later(0.1))
    assert set(life.running) == {"understood", "s1_response", "s1_max"}
    ack = life.case.clock("ack")
    assert (ack.stopped_at, ack.stopped_by) == (later(0.1), life.letter("acknowledgement").id)


def test_being_told_twice_that_a_letter_left_changes_nothing():
    life = Life.begins()
    life.leaves("acknowledgement")
    before = life.case
    assert life.leaves("acknowledgement", at=later(1)) is None
    assert life.case is before


def test_a_bounce_opens_the_duty_again_within_the_same_three_working_days():
    life = Life.begins()
    life.leaves("acknowledgement")
    decision = life.bounces("acknowledgement", at=later(0.1))
    assert life.running["ack"] == "Wed 02 Dec 2026"
    assert letters(decision) == [("bounced", "team")]
    facts = life.letter("bounced").facts
    assert (facts["enclosed"], facts["why"]) == ("acknowledgement", "no such mailbox")
    assert facts["facts"]["reply_by"] == "2026-12-11"
    assert life.case.person.bounced


def test_telling_the_person_another_way_stops_the_clock_that_the_bounce_set_going():
    life = Life.begins()
    life.leaves("acknowledgement")
    life.bounces("acknowledgement")
    life.told("bounced", how="post", at=later(4))
    assert "ack" not in life.running
    assert life.case.clock("ack").stopped_at == later(4)
    assert [(s.name, s.how) for s in life.case.told] == [
        ("acknowledgement", "bounced"),
        ("acknowledgement", "post"),
    ]
    with pytest.raises(Refused, match="recorded already"):
        life.told("bounced", how="post")


def test_a_bounce_reported_twice_is_dealt_with_once():
    life = Life.begins()
    life.leaves("acknowledgement")
    life.bounces("acknowledgement")
    assert life.bounces("acknowledgement") is None


def test_a_bounce_that_is_reported_before_the_letter_is_known_to_have_left_still_reaches_the_team():
    life = Life.begins()
    assert letters(life.bounces("acknowledgement")) == [("bounced", "team")]
    assert "ack" in life.running


def test_after_a_bounce_no_letter_goes_to_that_address():
    life = at_stage1()
    life.leaves("acknowledgement")
    life.bounces("acknowledgement")
    decision = life.acts("reply", REPLY, "socialwork1")
    assert letters(decision) == [("please_tell", "team"), ("answer_copied", "team")]
    assert life.letter("please_tell").facts["enclosed"] == "stage1_reply"
    life.told("please_tell", how="in_person", at=later(5))
    assert life.case.clock("s1_response").stopped_at == later(5)


def test_an_officer_the_complaint_names_cannot_say_that_they_told_the_person():
    life = Life.begins(email="", phone="07700 900001")
    life.acts("triage", {**TRIAGE, "named": "Tom Fairclough"}, "manager")
    with pytest.raises(Refused, match="names you"):
        life.told("please_tell", by="complaints1")


def test_a_letter_to_an_officer_changes_nothing_of_the_case_when_it_comes_back():
    assert Life.begins().bounces("new_case") is None


# --- all of it is in the history


def test_the_case_is_the_fold_of_its_events_after_every_move():
    life = Life.begins()
    events = list(life.last.events)

    def so_far() -> None:
        events.extend(life.last.events)
        assert fold(events) == life.case

    for step in (
        lambda: life.leaves("acknowledgement"),
        lambda: life.acts("triage", {**TRIAGE, "named": "Ellen Marsh"}),
        lambda: life.acts("allocate", ALLOCATE),
        lambda: life.acts("extend", EXTEND, "socialwork1"),
        lambda: life.acts("hand_back", HAND_BACK, "socialwork1"),
        lambda: life.acts(
            "triage", {**TRIAGE, "points": "One thing."}
        ),  # the names are taken out again: a part goes back to its default
        lambda: life.acts("allocate", ALLOCATE),
        lambda: life.acts("reply", REPLY, "socialwork1"),
        lambda: life.leaves("stage1_reply"),
        lambda: life.bounces("stage1_reply"),
        lambda: life.told("bounced"),
        lambda: life.acts("rest", {}),
        lambda: life.acts("put_right", {"reason": "They had asked."}),
        lambda: life.asks("want_stage2"),
        lambda: life.acts("withdraw", WITHDRAW),
        lambda: life.acts("come_back", COME_BACK, at=MONDAY_14_DECEMBER),
    ):
        step()
        so_far()
    assert [e.number for e in events] == list(range(1, len(events) + 1))
    assert life.case.version == len(events)


def test_letters_have_ids_of_their_own_that_say_which_event_owed_them():
    life = answered()
    ids = [letter.id for letter in life.owed]
    assert len(set(ids)) == len(ids)
    assert ids[:3] == ["K4M7-RT2D-1-1", "K4M7-RT2D-1-2", "K4M7-RT2D-2-1"]
