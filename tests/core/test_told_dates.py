"""A pause and a newly promised day hold only while the letter that tells of them has left and has
not come back (RULES 0.3.4, trap 12).
"""

from __future__ import annotations

from datetime import date

from tests.core.lives import ALLOCATE, EXPLAIN, TRIAGE, Life, at_stage1, later, letters
from tests.core.walks import on

PAUSE = {
    "proceedings": "A trial",
    "reason": "A witness could be harmed.",
    "decided_by": "Grace",
    "review_on": "2027-02-01",  # a Monday
}
GO_ON = {"reason": "The trial is over."}
BY_PHONE = {"email": "", "phone": "07700 900001"}
DUE = "Fri 11 Dec 2026"


def paused(**given: str) -> Life:
    """Return a case that is wholly paused on Friday 27 November, and due on 11 December."""
    life = at_stage1(**given)
    if not given:
        life.leaves("acknowledgement")
    life.acts("pause", PAUSE, "complaints1")
    return life


def held(life: Life) -> bool:
    clock = life.case.clock("s1_response")
    assert clock
    return clock.held


def test_a_pause_stops_no_date_before_its_letter_has_left() -> None:
    life = paused()
    assert (life.case.stage, held(life)) == ("paused", False)
    life.leaves("paused_for_now", at=on(2026, 11, 30))
    assert held(life)
    life.acts("resume", GO_ON, at=on(2026, 12, 4))  # a Friday: four working days after it left
    assert life.running["s1_response"] == "Thu 17 Dec 2026"


def test_when_the_letter_of_a_pause_comes_back_the_older_date_stands_and_the_ladder_runs() -> None:
    life = paused()
    life.leaves("paused_for_now")
    decision = life.bounces("paused_for_now", at=later(4))
    assert (held(life), life.running["s1_response"]) == (False, DUE)
    assert letters(decision) == [("bounced", "team"), ("extension_fails", "complaints1")]
    facts = life.letter("extension_fails").facts
    assert (facts["fails"], facts["enclosed"]) == ("pause", "paused_for_now")
    assert ("due_today", "socialwork1") in letters(life.swept(on(2026, 12, 11)))


def test_a_pause_told_another_way_counts_from_that_day() -> None:
    life = paused()
    life.leaves("paused_for_now")
    life.bounces("paused_for_now", at=on(2026, 11, 30))
    life.told("extension_fails", by="complaints1", at=on(2026, 12, 3), told_on=date(2026, 12, 2))
    assert held(life)
    life.acts("resume", GO_ON, at=on(2026, 12, 4))
    assert life.running["s1_response"] == "Tue 15 Dec 2026"


def test_a_bounce_known_only_after_the_date_makes_a_paused_case_late_at_once() -> None:
    life = paused()
    life.leaves("paused_for_now")
    life.bounces("paused_for_now", at=on(2026, 12, 14))
    assert ("overdue", "manager") in letters(life.swept(on(2026, 12, 14, 13)))
    life.acts("resume", GO_ON, at=on(2026, 12, 15))
    life.acts("explain_delay", EXPLAIN, "socialwork1", on(2026, 12, 15))
    assert life.running["s1_response"] == DUE


def test_a_part_of_a_case_that_nobody_was_told_is_paused_gets_no_more_time() -> None:
    life = Life.begins()
    life.acts("triage", TRIAGE)
    life.acts("allocate", ALLOCATE)
    life.acts("pause", PAUSE | {"which-2": "yes"}, "complaints1")
    life.leaves("paused_for_now")
    life.bounces("paused_for_now", at=later(1))
    life.acts("resume", GO_ON, at=on(2026, 12, 8))
    assert life.running["s1_response"] == DUE


def test_who_has_no_email_must_be_told_of_a_pause_before_it_holds() -> None:
    life = paused(**BY_PHONE)
    assert not held(life)
    life.told("please_tell", at=on(2026, 11, 30))
    assert held(life)


def test_the_letter_of_a_pause_that_was_a_mistake_holds_nothing() -> None:
    life = paused()
    life.acts("put_right", {"reason": "No trial."})
    assert not held(life)
    life.leaves("paused_for_now", at=later(3))  # it was on its way as the mistake was undone
    assert not held(life)


def late() -> Life:
    """Return a case that is late since 11 December, and whose answer is promised anew."""
    life = at_stage1()
    life.leaves("acknowledgement")
    life.acts("explain_delay", EXPLAIN, "socialwork1", on(2026, 12, 15))
    return life


def promised(life: Life) -> date | None:
    clock = life.case.clock("s1_response")
    assert clock
    return clock.promised_on


def test_a_new_promise_counts_from_when_its_letter_has_left() -> None:
    life = late()
    assert promised(life) is None
    life.leaves("delay_explained", at=on(2026, 12, 15))
    assert promised(life) == date(2027, 1, 8)


def test_a_promise_whose_letter_came_back_gives_way_to_the_one_before() -> None:
    life = late()
    life.leaves("delay_explained", at=on(2026, 12, 15))
    again = {"reason": "It was shut again.", "date": "2027-01-15"}
    life.acts("explain_delay", again, "socialwork1", on(2026, 12, 16))
    life.leaves("delay_explained", at=on(2026, 12, 16))
    assert promised(life) == date(2027, 1, 15)
    decision = life.bounces("delay_explained", at=on(2026, 12, 17))
    assert promised(life) == date(2027, 1, 8)
    assert ("extension_fails", "socialwork1") in letters(decision)
    assert life.letter("extension_fails").facts["fails"] == "promise"
    life.told("extension_fails", by="socialwork1", at=on(2026, 12, 18))
    assert promised(life) == date(2027, 1, 15)


# --- a later day to look again, and a pause that is over

KEEP = {"reason": "The trial was put off.", "decided_by": "Grace", "review_on": "2027-03-01"}


def kept_paused(**given: str) -> Life:
    """Return a paused case that was kept on hold on its day, Monday 1 February, until 1 March."""
    life = paused(**given)
    if not given:
        life.leaves("paused_for_now")
    life.acts("keep_paused", KEEP, "manager", on(2027, 2, 1))
    return life


def test_a_later_day_to_look_again_holds_once_the_person_has_been_told() -> None:
    life = kept_paused()
    assert life.running["pause_review"] == "Mon 01 Feb 2027"
    life.leaves("still_paused", at=on(2027, 2, 2))  # the day after: it is told all the same
    assert life.running["pause_review"] == "Mon 01 Mar 2027"


def test_where_the_letter_of_the_later_day_comes_back_the_day_that_was_told_stands() -> None:
    life = kept_paused()
    life.leaves("still_paused", at=on(2027, 2, 1))
    decision = life.bounces("still_paused", at=on(2027, 2, 3))
    assert life.running["pause_review"] == "Mon 01 Feb 2027"
    assert letters(decision) == [("bounced", "team"), ("extension_fails", "manager")]
    facts = life.letter("extension_fails").facts
    assert (facts["fails"], facts["enclosed"]) == ("review", "still_paused")
    assert ("overdue", "head") in letters(life.swept(on(2027, 2, 4)))
    life.told("extension_fails", by="manager", at=on(2027, 2, 5))
    assert life.running["pause_review"] == "Mon 01 Mar 2027"


def test_who_has_no_email_must_be_told_of_the_later_day_before_it_holds() -> None:
    life = kept_paused(**BY_PHONE)
    assert life.running["pause_review"] == "Mon 01 Feb 2027"
    life.told("please_tell", at=on(2027, 2, 2))
    assert life.running["pause_review"] == "Mon 01 Mar 2027"


def resumed() -> Life:
    """Return a case that was paused on Friday 27 November and goes on since Friday 4 December:
    its date went from 11 to 18 December.
    """
    life = paused()
    life.leaves("paused_for_now")
    life.acts("resume", GO_ON, at=on(2026, 12, 4))
    assert life.running["s1_response"] == "Fri 18 Dec 2026"
    return life


def test_a_bounce_known_only_after_it_goes_on_again_takes_the_days_of_the_pause_back() -> None:
    life = resumed()
    decision = life.bounces("paused_for_now", at=on(2026, 12, 7))
    assert (life.running["s1_response"], life.running["s1_max"]) == (DUE, "Tue 29 Dec 2026")
    assert letters(decision) == [("bounced", "team"), ("extension_fails", "complaints1")]
    assert life.letter("extension_fails").facts["fails"] == "pause_over"
    assert "those days do not count" in life.case.clock("s1_response").pauses
    assert ("due_today", "socialwork1") in letters(life.swept(on(2026, 12, 11)))


def test_a_bounce_known_after_the_older_date_makes_a_case_late_at_once() -> None:
    life = resumed()
    life.bounces("paused_for_now", at=on(2026, 12, 14))
    assert life.running["s1_response"] == DUE
    assert ("overdue", "manager") in letters(life.swept(on(2026, 12, 14, 13)))


def test_who_was_told_in_time_that_it_goes_on_and_by_when_has_that_date() -> None:
    life = resumed()
    life.leaves("going_on_again", at=on(2026, 12, 4))
    life.bounces("paused_for_now", at=on(2026, 12, 7))
    assert life.running["s1_response"] == "Fri 18 Dec 2026"
    life.bounces("going_on_again", at=on(2026, 12, 8))
    assert life.running["s1_response"] == DUE


def test_a_pause_that_was_told_another_way_before_it_ended_keeps_its_days() -> None:
    life = paused()
    life.leaves("paused_for_now")
    life.bounces("paused_for_now", at=on(2026, 11, 27))
    life.told("extension_fails", by="complaints1", at=on(2026, 11, 30))
    life.acts("resume", GO_ON, at=on(2026, 12, 4))
    life.bounces("acknowledgement", at=on(2026, 12, 7))
    assert life.running["s1_response"] == "Thu 17 Dec 2026"
