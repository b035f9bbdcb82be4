"""What the Ombudsman asks, sends back and says that we must do (RULES 1.1.9).

Friday 27 November 2026; what is heard on Monday 4 January 2027 counts from that day.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chalicelib.core.cases import COMPLAINANT, Refused
from tests.core.lives import FRIDAY, WITHDRAW, Life, letters
from tests.core.statutory import allocated, answered, at_stage2, decided
from tests.core.walks import ANSWERS, on, triaged

MONDAY = on(2027, 1, 4)
ENQUIRY = {"their_reference": "1", "asked": "The file", "due": "2027-01-15"}
SENT_BACK = {"decision": "premature", "text": "You must answer first."}
FAULT = {"decision": "fault_injustice", "text": "A panel should have met."}
TWO = {"remedies": "Say sorry by 8 January 2027\nPay £200 on Friday 5th March 2027."}


def asked(life: Life) -> Life:
    """Return the life once the Ombudsman has asked about it."""
    life.does("log_ombudsman", "complaints1", **ENQUIRY)
    return life


def at_rest() -> Life:
    life = answered()
    life.does("rest")
    return life


def corporate() -> Life:
    life = triaged("corporate")
    life.acts("allocate", {"officer": "socialwork1"})
    life.acts("reply", ANSWERS, "socialwork1")
    life.leaves("corporate_reply")
    return life


# --- the answer


def test_an_answer_recorded_late_counts_on_the_day_that_it_went() -> None:
    life = asked(answered())
    life.till(on(2027, 1, 20).date())
    went = {"answered_on": "2027-01-14", "note": "The whole file, by email."}
    life.does("answer_ombudsman", "complaints1", **went)
    clock = life.case.clock("ombudsman")
    assert clock
    assert clock.stopped_at
    assert f"{clock.stopped_at:%Y-%m-%d}" == "2027-01-14"
    assert life.past[-1].facts["answered_on"] == "2027-01-14"


def test_an_answer_without_its_day_or_before_they_asked_is_refused() -> None:
    life = asked(answered())
    wrong = life.refuses("answer_ombudsman", "complaints1", note="By email.")
    assert set(wrong.errors) == {"answered_on"}
    early = {"answered_on": "2026-11-26", "note": "By email."}
    assert set(life.refuses("answer_ombudsman", "complaints1", **early).errors) == {"answered_on"}


# --- sent back


@pytest.mark.parametrize(
    ("begin", "stage", "clocks", "letter"),
    [
        (answered, "stage2", {"s2_response": "Mon 08 Feb 2027"}, "stage2_acknowledged"),
        (at_rest, "stage2", {"s2_response": "Mon 08 Feb 2027"}, "stage2_acknowledged"),
        (decided, "stage3", {"s3_panel_meets": "Mon 15 Feb 2027"}, "stage3_acknowledged"),
        (corporate, "stage2", {"s2_response": "Mon 01 Feb 2027"}, "corporate_stage2_acknowledged"),
    ],
)
def test_what_the_ombudsman_sends_back_begins_the_stage_that_is_owed_with_its_dates(
    begin: Callable[[], Life], stage: str, clocks: dict[str, str], letter: str
) -> None:
    life = asked(begin())
    life.acts("ombudsman_decided", SENT_BACK, "complaints1", at=MONDAY)
    assert life.case.stage == stage
    assert clocks.items() <= life.running.items()
    assert (letter, COMPLAINANT) in letters(life.last)
    assert life.letter(letter).facts["sent_back"] is True
    assert life.letter("ombudsman_decision").facts["owed"]


def test_its_dates_run_from_the_day_that_we_heard_of_it() -> None:
    life = asked(decided())
    heard = {**SENT_BACK, "heard_on": "2026-12-30"}
    life.acts("ombudsman_decided", heard, "complaints1", at=MONDAY)
    assert life.running["s3_panel_meets"] == "Thu 11 Feb 2027"


def test_what_is_still_open_goes_on_with_its_first_dates() -> None:
    life = at_stage2()
    before = life.running
    life.acts("ombudsman_decided", SENT_BACK, "complaints1", at=MONDAY)
    assert (life.case.stage, life.running) == ("stage2", before)


def test_what_was_withdrawn_and_is_sent_back_goes_on_where_it_stopped() -> None:
    life = allocated()
    life.does("withdraw", **WITHDRAW)
    life.sends("withdrawal_confirmed")
    life.acts("ombudsman_decided", SENT_BACK, "complaints1", at=MONDAY)
    assert (life.case.stage, life.case.owner) == ("stage1", "socialwork1")
    assert life.running["s1_response"] == "Mon 18 Jan 2027"
    assert ("reopened", COMPLAINANT) in letters(life.last)


@pytest.mark.parametrize("decision", ["no_fault", "fault", "not_investigated"])
def test_what_the_ombudsman_decides_otherwise_begins_no_stage(decision: str) -> None:
    life = asked(answered())
    life.acts("ombudsman_decided", {**SENT_BACK, "decision": decision}, "complaints1", at=MONDAY)
    assert life.case.stage == "answered_stage1"


# --- remedies


def test_each_remedy_has_a_day_and_is_chased_until_it_is_done() -> None:
    life = asked(answered())
    life.does("ombudsman_decided", "complaints1", **FAULT, **TWO)
    assert [(r.text, f"{r.due_on}") for r in life.case.remedies] == [
        ("Say sorry", "2027-01-08"),
        ("Pay £200", "2027-03-05"),
    ]
    assert life.running["remedy"] == "Fri 08 Jan 2027"
    life.till(on(2027, 1, 14).date())
    told = [(owed.name, owed.to) for owed in life.owed if owed.facts.get("clock") == "remedy"]
    assert ("reminder", "manager") in told
    assert ("overdue", "head") in told
    done = {"remedy": "1", "done": "done", "what": "She wrote.", "done_on": "2027-01-13"}
    life.does("record_remedy", "complaints1", **done)
    assert ("action_told", COMPLAINANT) in letters(life.last)
    assert life.letter("action_told").facts["action"] == "Say sorry"
    assert life.running["remedy"] == "Fri 05 Mar 2027"
    life.does("record_remedy", "complaints1", **{**done, "remedy": "2"})
    assert "remedy" not in life.running
    assert "nothing of that kind" in str(life.refuses("record_remedy", "complaints1", **done))


def test_a_remedy_that_is_not_done_keeps_the_ombudsmans_day() -> None:
    life = asked(answered())
    life.does("ombudsman_decided", "complaints1", **FAULT, **TWO)
    late = {"remedy": "1", "done": "late", "what": "She is ill.", "new_date": "2027-01-22"}
    assert set(life.refuses("record_remedy", "complaints1", **late | {"new_date": ""}).errors) == {
        "new_date"
    }
    life.does("record_remedy", "complaints1", **late)
    assert life.running["remedy"] == "Fri 08 Jan 2027"
    assert life.letter("action_told").facts["new_date"] == "2027-01-22"


@pytest.mark.parametrize("line", ["Pay £200", "Pay £200 soon", "Pay £200 by 31 February 2027"])
def test_a_remedy_without_a_day_is_refused_with_the_line(line: str) -> None:
    life = asked(answered())
    with pytest.raises(Refused) as refused:
        life.acts(
            "ombudsman_decided",
            {**FAULT, "remedies": f"Say sorry by 8 January 2027\n{line}"},
            "complaints1",
            FRIDAY,
        )
    assert "Line 2 has no day" in refused.value.errors["remedies"]
