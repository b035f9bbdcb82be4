"""What the letters say of a date that nobody has been told of yet, or that was lost on its way."""

from __future__ import annotations

from chalicelib.core.working_days import in_words
from tests.letters.letter_lives import Life
from tests.letters.test_letters_otherwise import PAUSE, begun, last, plain, triaged

EVERY = {"which-1": "yes", "which-2": "yes"}
LATE = {"reason": "Two of the people we must ask were away.", "date": "2027-01-08"}


def test_whoever_paused_it_is_asked_to_tell_the_person_another_way() -> None:
    life = triaged()
    life.move("pause", "manager", **PAUSE, **EVERY)
    life.left("paused_for_now")
    life.bounce("paused_for_now")
    text = last(life, "extension_fails")
    assert "Our letter to the person bounced, so the pause does not count." in text
    assert "The pause counts from the day you tell them." in text
    assert "we have to wait before we look into this" in text  # the letter to pass on is inside
    assert "act/tell" in text


def test_whoever_kept_it_paused_is_asked_to_tell_the_person_another_way() -> None:
    life = triaged()
    life.move("pause", "manager", **PAUSE, **EVERY)
    life.left("paused_for_now")
    known = life.case.clock("pause_review").due_on
    kept = {**PAUSE, "review_on": "2027-03-01"}
    life.move("keep_paused", "manager", **kept)
    life.left("still_paused")
    life.bounce("still_paused")
    text = last(life, "extension_fails")
    assert "put the next review off to Monday 1 March 2027" in text
    assert f"They still expect to hear from us by {in_words(known)}, so that date stands." in text
    assert "we still have to wait" in text  # the letter to pass on is inside
    assert "act/tell" in text


def test_whoever_paused_what_goes_on_again_reads_that_the_days_do_not_count() -> None:
    life = triaged()
    life.move("pause", "manager", **PAUSE, **EVERY)
    life.left("paused_for_now")
    life.wait(4)
    life.move("resume", "manager", reason="The trial is over.")
    life.bounce("paused_for_now")
    text = last(life, "extension_fails")
    assert "it is going on again now" in text
    assert "The deadlines are the ones from before it." in text
    assert (
        "we have to wait before we look into this" not in text
    )  # that letter says what is no longer so


def late() -> Life:
    life = triaged()
    life.wait(11)
    life.move("explain_delay", "complaints1", **LATE)
    return life


def test_whoever_promised_a_date_is_asked_to_tell_the_person_another_way() -> None:
    life = late()
    life.left("delay_explained")
    life.bounce("delay_explained")
    text = last(life, "extension_fails")
    assert "You promised a new date on this case, Friday 8 January 2027." in text
    assert "It was due on Friday 11 December 2026, and it is still late." in text


def test_no_letter_says_that_a_date_was_promised_which_nobody_has_been_told() -> None:
    life = late()
    life.wait(20)
    assert "that promise stands" not in last(life, "still_late")


def test_a_letter_that_it_is_late_says_who_has_it_and_that_nobody_has_if_nobody_has() -> None:
    life = triaged()
    life.wait(11)
    nobody = begun()
    nobody.left("acknowledgement")
    nobody.wait(11)
    text = last(nobody, "delay")
    assert "Nobody has been given it to look into yet." in text
    assert "looking into it" not in text
    assert plain(text)
