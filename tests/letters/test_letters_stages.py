"""How the letters of stages 2 and 3 read where a case took another way than the straight one: late,
by right, on paper, to another reader.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from chalicelib import councils
from tests.letters.letter_lives import COMPLAINT, WORDS, Life, as_stored
from tests.letters.stories.stage2 import answered, begun, decided, reported
from tests.letters.stories.stage3 import asked, held, invited

SEFTON = councils.load_council("sefton")
WANTED = {"rec_decision-1": "accept", "rec_decision-2": "accept"}
WANTED |= {
    "rec_action-1": "It is said in this letter.",
    "rec_action-2": "From January, by each team.",
}


def begin(**other: Any) -> Life:
    return Life(SEFTON, replace(COMPLAINT, **other), WORDS)


def last(life: Life, name: str) -> str:
    """Return the text of the last letter of that name."""
    return as_stored(life.owed[name], life.case, SEFTON, life.now).written.text


def decide(life: Life) -> str:
    """Make the stage 2 decision, and return it as the person reads it."""
    life.move(
        "decide", "ao1", **{f"decision-{p.number}": "agree" for p in life.case.points}, **WANTED
    )
    return last(life, "stage2_letter")


# --- stage 2


def test_who_goes_to_stage_2_by_right_is_told_that_we_are_sorry_for_stage_1():
    life = begin()
    life.triaged()
    life.wait(21)
    life.asks("want_stage2_now")
    text = last(life, "stage2_acknowledged")
    assert (
        "We should have answered you at stage 1 by Friday 11 December 2026. We did not, "
        "and we are sorry."
    ) in text
    assert "by Thursday 4 February 2027" in text


def test_who_has_had_an_answer_is_not_told_that_stage_1_was_late():
    life = answered(begin)
    life.wait(30)
    life.asks("want_stage2")
    assert "We should have answered you at stage 1" not in last(life, "stage2_acknowledged")


def test_who_went_straight_to_stage_2_is_told_that_it_was_agreed():
    life = begin()
    life.triaged()
    life.move(
        "straight_to_stage2",
        "complaints1",
        asked_on="2026-11-27",
        said="By telephone.",
        agreed="yes",
    )
    text = last(life, "stage2_acknowledged")
    assert "We agreed with you to go straight to stage 2." in text
    assert "By telephone." not in text  # the officer wrote that for the record
    assert "By telephone." in last(life, "stage2_asked")


def test_agreeing_a_written_record_is_told_to_start_the_dates_and_shows_what_was_put_right():
    life = answered(begin)
    life.move("said_stage2", "team", asked_on="2026-11-27", record="Three times.")
    life.wait(3)  # Wednesday
    life.move("record_agreed", "team", asked_on="2026-12-01", changes="Four times, not three.")
    text = last(life, "stage2_acknowledged")
    assert "25 working days from Tuesday 1 December 2026, the day you agreed to our record" in text
    assert "> Four times, not three." in text


def test_a_record_that_was_sent_after_its_own_date_says_sorry_and_gives_no_day_that_has_passed():
    life = answered(begin)
    life.wait(7)
    life.move("said_stage2", "team", asked_on="2026-11-27", record="Three times.")
    text = last(life, "written_record")
    assert "We should have sent you this sooner, and we are sorry." in text
    assert "4 December" not in text


def test_the_independent_person_is_told_their_own_part():
    text = last(begun(begin), "appointment")
    assert "appointed as the independent person" in text
    assert "Nadia Rahman is the investigating officer" in text
    assert "It goes straight to the complaints manager." in text
    assert "neither a member nor an officer of this council" in text


def test_once_both_reports_are_in_the_team_is_asked_to_send_them_on():
    text = last(reported(begin), "reports_in")
    assert "Nadia Rahman and Joyce Akande have both reported." in text
    assert "agrees with some of the findings" in text
    assert "Send them to the adjudicating officer today" in text


def test_more_time_to_the_very_last_day_says_that_it_is_the_last():
    life = begun(begin)
    life.move("extend", "io1", new_date="2027-03-03")  # Wednesday, day 65
    assert "Wednesday 3 March 2027 is the last day the rules allow." in last(
        life, "stage2_extension"
    )


def test_a_late_decision_says_sorry_and_one_in_time_does_not_though_other_news_was_late():
    late = reported(begin)
    in_time = reported(begin)
    late.wait(28)
    in_time.wait(12)  # Tuesday 15 December: it was to be told how it goes by Friday 11 December
    sorry = "You should have had this by Wednesday 6 January 2027. We are sorry that it is late."
    assert sorry in decide(late)
    assert "You should have had this" not in decide(in_time)


def test_past_day_65_it_says_so_and_keeps_a_promise_that_was_made():
    life = begun(begin)
    life.wait(66)
    bare = as_stored(life.owed["stage2_late"], life.case, SEFTON, life.now).written.text
    assert "by Wednesday 3 March 2027 at the very latest" in bare
    assert "We will tell you as soon as we have a date that we can keep." in bare
    life.move("explain_delay", "io1", date="2027-03-12")  # a Friday
    life.left("delay_explained")
    assert "We promised it by Friday 12 March 2027, and that promise stands." in last(
        life, "stage2_late"
    )


def test_on_paper_the_decision_gives_a_last_day_no_later_than_the_true_one_and_works_on_paper():
    life = reported(begin)
    life.bounce("stage2_acknowledged")  # their email address is dead from here on
    life.move(
        "decide", "ao1", **{f"decision-{p.number}": "agree" for p in life.case.points}, **WANTED
    )
    text = last(life, "please_tell")
    assert "you have longer: 20 working days from the day you get it." in text
    assert "Ask by the end of Tuesday 29 December 2026. If you get this letter after" in text
    assert "Reply to this email" not in text
    assert "your own page" not in text
    assert "Report 2: the independent person" in text


# --- stage 3


def test_a_late_request_that_is_accepted_says_so_and_does_not_quote_the_officer_as_the_person():
    life = decided(begin)
    life.wait(21)
    life.asks("want_stage3_late", said="I was ill.")
    life.move("accept_late", "complaints1", asked_on="2026-12-30", said="She was in hospital.")
    text = last(life, "stage3_acknowledged")
    assert "We have decided to hold the panel all the same." in text
    assert "She was in hospital." not in text
    assert "by Thursday 11 February 2027" in text


def test_points_that_nobody_agreed_to_are_not_said_to_be_agreed_and_why_it_goes_on_is_said():
    life = begun(begin)
    life.move(
        "agree_statement",
        "io1",
        points="Nobody came.",
        agreed="no",
        tried="I rang you twice, and wrote.",
    )
    assert "We do not take that as a yes." in last(life, "statement")
    assert "has not agreed" in last(life, "statement_shared")
    for letter in ("statement", "statement_shared"):
        assert "I rang you twice, and wrote." in last(life, letter)
        assert "2026 you agreed" not in last(life, letter)


def test_those_who_sit_and_those_who_are_heard_are_each_told_their_own_part():
    member = last(asked(begin), "panel_appointment")
    heard = last(invited(begin), "panel_invited")
    assert "appointed to the review panel" in member
    assert "a paper or a person that the panel needs" not in member  # that is for the one who leads
    assert "to be heard on your decision" in heard


def test_a_panel_later_than_the_rules_allow_and_papers_later_still_are_told_with_a_sorry():
    life = asked(begin)
    day = {"panel_on": "2027-01-20", "time": "10am", "place": "Video call"}  # a Wednesday
    life.move("arrange", "team", **day, agreed="By telephone today.")
    life.wait(27)  # Friday 8 January: the papers were due on Wednesday 6 January
    life.add_papers("The reports.pdf")
    life.move("papers", "team", **{"enclosures-1": "yes"}, attends="Nobody else.")
    text = last(life, "panel_invitation")
    assert "The rules say that it should meet by Wednesday 13 January 2027." in text
    assert (
        "You should have had this letter and the papers by Wednesday 6 January 2027. We are sorry."
        in text
    )
    life.wait(4)
    assert "The day of the panel is Wednesday 20 January 2027." in last(life, "stage3_late")


def test_a_panel_too_near_for_its_papers_says_to_all_who_attend_why_it_is():
    life = asked(begin)
    life.wait(22)  # Wednesday 30 December: no day within the law leaves ten working days
    day = {
        "panel_on": "2027-01-13",
        "time": "10am",
        "place": "Video call",
        "why_near": "A member of the panel fell ill.",
    }
    life.move("arrange", "team", **day)  # a Wednesday
    life.add_papers("The reports.pdf")
    life.move("papers", "team", **{"enclosures-1": "yes"}, attends="Nobody else.")
    for letter in ("panel_invitation", "panel_invited"):
        assert "10 working days" in last(life, letter)
        assert "A member of the panel fell ill." in last(life, letter)
    assert "so near" not in last(invited(begin), "panel_invitation")


def test_each_part_of_stage_3_that_is_late_is_told_by_its_own_name():
    life = invited(begin)
    life.wait(29)
    life.move("met", "panel1", met_on="2027-01-12", present="All.")
    life.wait(6)
    assert "You should have had the panel’s report by Tuesday 19 January 2027." in last(
        life, "stage3_late"
    )
    life = held(begin)
    life.wait(16)
    assert "You should have had our final answer by Tuesday 2 February 2027." in last(
        life, "stage3_late"
    )


def test_a_panel_report_and_a_final_answer_that_are_late_say_sorry():
    life = held(begin)
    life.wait(16)
    assert "You should have had it by Tuesday 19 January 2027." in last(life, "panel_report_sent")
    life.move("ip_view", "team", view="Do both.")
    assert "as the children's complaints team wrote it down" in last(life, "ip_view")
    life.move("final_reply", "senior1", **WANTED, response="We do both.")
    assert "You should have had this by Tuesday 2 February 2027. We are sorry" in last(
        life, "stage3_reply"
    )


def test_the_panels_report_tells_each_reader_what_is_theirs_to_do():
    life = held(begin)
    letter = life.owed["panel_report_shared"]
    read = {
        to: as_stored(replace(letter, to=to), life.case, SEFTON, life.now).written.text
        for to in ("ip1", "team")
    }
    assert "Say what you think the council should do" in read["ip1"]
    assert "Elaine Foster may not answer without it" in read["ip1"]
    assert "Make sure that Joyce Akande gives their view this week" in read["team"]


def test_while_late_the_person_is_told_who_has_it_what_happened_and_what_they_can_ask_for():
    life = begin()
    life.triaged()
    life.wait(32)
    text = last(life, "still_late")
    for needed in (
        "answer you by Tuesday 29 December 2026 at the very latest",
        "It is with Ellen Marsh",
        "Ellen Marsh was asked to look into it on",
        "“I want stage 2”",
    ):
        assert needed in text


def test_while_late_and_with_nobody_the_person_is_told_so():
    life = begin()
    life.wait(32)
    assert "Nobody has been given it to look into yet." in last(life, "still_late")


def test_a_late_decision_says_what_comes_next_and_a_late_stage_3_that_nothing_does():
    life = begun(begin)
    life.wait(66)
    text = last(life, "stage2_late")
    assert "It is with Nadia Rahman" in text
    assert "was asked to look into it on" in text
    assert "you can ask for stage 3" in text
    life = held(begin)
    life.wait(16)
    assert "This is the last step." in last(life, "stage3_late")


# --- a part that waits


def half_paused() -> Life:
    life = begin()
    life.triaged()
    form = {"proceedings": "A trial", "decided_by": "Grace", "review_on": "2027-01-11"}
    life.move("pause", "manager", **form, **{"which-2": "yes"})
    parts = {f"{part}-1": WORDS[part] for part in ("evidence", "reasons", "rule")}
    life.move("reply", "care1", **parts, **{"finding-1": "upheld"})
    return life


def test_an_answer_names_what_still_waits_and_the_day_we_look_again():
    text = " ".join(last(half_paused(), "stage1_reply").split())
    assert "What is still on hold" in text
    assert "Nobody said why." in text.split("What is still on hold")[1]
    assert "We will look again by Monday 11 January 2027 at whether it can go on" in text


def test_an_answer_to_all_of_it_speaks_of_nothing_that_waits():
    assert "What is still on hold" not in last(answered(begin), "stage1_reply")
