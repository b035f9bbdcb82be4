"""Those whom a case names, its service and its points can be corrected: no point, clock or event is
lost, and nobody keeps a case that names them.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core.cases import TEAM, Refused
from chalicelib.core.decisions import child_views, decide
from chalicelib.core.decisions.builder import fold
from tests.core.drawing import answers_to
from tests.core.lives import FRIDAY, HOUSE, REPLY, Life, officer
from tests.core.statutory import answered, appointed
from tests.core.told import Told
from tests.core.walks import on

WHY = {"reason": "She rang and said so."}


def with_priya() -> Told:
    """Return a case that Priya Nair has."""
    life = Told.begins()
    life.sorted_into("children_act")
    life.does("allocate", officer="socialwork1", note="")
    return life


def test_an_owner_who_is_named_later_loses_the_case_and_the_team_is_told() -> None:
    life = with_priya()
    life.does("correct_named", named="Priya Nair", **WHY)
    assert life.case.owner == TEAM
    assert life.case.stage == "triage"
    assert life.case.appointed == ()
    told = life.letter("owner_named")
    assert told.to == TEAM
    assert told.facts["taken"] == ["socialwork1"]
    life.does("allocate", officer="socialwork2", note="")
    assert life.case.owner == "socialwork2"


def test_a_name_that_rules_nobody_out_leaves_the_case_with_its_owner() -> None:
    life = with_priya()
    life.does("correct_named", named="Mr Bell of the school", **WHY)
    assert life.case.owner == "socialwork1"
    assert life.letters == []


def test_nobody_can_be_given_a_case_once_they_are_named() -> None:
    life = with_priya()
    life.does("correct_named", named="Priya Nair\nDaniel Owusu", **WHY)
    assert "officer" in life.refuses("allocate", officer="socialwork2", note="").errors


SHOUTED = "The social worker Priya Nair shouted at me."
SORTED = {"procedure": "children_act", "service": "social_work", "points": "Somebody shouted."}


def dropped_by_a_correction(**given: Any) -> Told:
    """Return a case whose list of staff, and its point, were corrected to Daniel Owusu."""
    life = Told.begins(**given)
    life.does("triage", named="\n".join(life.case.named), **SORTED)
    life.does("correct_named", named="Daniel Owusu", **WHY)
    life.does("correct_points", **{"text-1": "Daniel Owusu shouted.", **WHY})
    return life


def dropped_when_it_was_sorted(**given: Any) -> Told:
    """Return a case whose list of staff was put right as it was sorted."""
    life = Told.begins(**given)
    life.does("triage", named="Daniel Owusu", **SORTED)
    return life


@pytest.mark.parametrize("drop", [dropped_by_a_correction, dropped_when_it_was_sorted])
@pytest.mark.parametrize(
    "given",
    [
        {"happened": SHOUTED},
        {"wanted": "An apology from Priya Nair."},
        {"happened": "Ms Nair shouted.", "involved": ("Ms Nair",)},
        {"involved": ("Priya Nair",)},
    ],
    ids=["what happened", "what they want", "a surname", "listed by them"],
)
def test_one_whom_the_words_name_needs_the_tick_whatever_the_list_says_now(
    drop: Any, given: dict[str, Any]
) -> None:
    life = drop(**given)
    assert "officer" in life.refuses("allocate", officer="socialwork1", note="").errors
    ticked = {"officer-looked": "yes"}
    life.does("allocate", officer="socialwork1", note="", **ticked)
    assert life.case.owner == "socialwork1"


def test_one_whom_later_words_named_needs_the_tick_once_they_are_off_the_list() -> None:
    life = with_priya()
    life.does("correct_named", named="Priya Nair", **WHY)
    life.became(decide.add_words(life.case, "complainant", SHOUTED, (), life.now, HOUSE))
    life.does("correct_named", named="", **WHY)
    assert "officer" in life.refuses("allocate", officer="socialwork1", note="").errors


def test_an_investigator_who_is_named_later_loses_their_part_and_the_stage_stays() -> None:
    life = appointed()
    stage = life.case.stage
    life.does("correct_named", named="Nadia Rahman", **WHY)
    assert life.case.holder("io") == ""
    assert life.case.holder("ip") == "ip1"
    assert life.case.stage == stage
    assert life.letter("owner_named").facts["taken"] == ["io1"]


def second(form: dict[str, str]) -> dict[str, str]:
    """Return the answers about a second point, as those about the first."""
    return {k.replace("-1", "-2"): v for k, v in form.items() if k.endswith("-1")}


def test_a_point_is_put_right_and_the_old_words_stay_in_the_history() -> None:
    life = with_priya()
    first, other = life.case.points
    life.does("correct_points", **{"text-1": "Nobody came on 3 May.", "text-2": other.text}, **WHY)
    assert [p.text for p in life.case.points] == ["Nobody came on 3 May.", other.text]
    event = next(e for e in life.past if e.name == "points_corrected")
    assert event.facts["old"] == f"Point 1: {first.text}"
    assert event.facts["new"] == "Point 1: Nobody came on 3 May."
    assert life.letters == ["points_corrected", "work_changed"]


def test_points_that_read_the_same_are_refused() -> None:
    life = with_priya()
    same = {f"text-{p.number}": p.text for p in life.case.points}
    assert "already" in life.refuses("correct_points", **same, **WHY).errors["text-1"]


def test_a_point_cannot_be_emptied() -> None:
    life = with_priya()
    typed = {"text-1": " ", "text-2": "Nobody rang."}
    assert set(life.refuses("correct_points", **typed, **WHY).errors) == {"text-1"}


def test_a_finding_stays_with_its_point_when_its_words_are_put_right() -> None:
    life = with_priya()
    life.does("reply", by="socialwork1", **REPLY, **second(REPLY))
    texts = {f"text-{p.number}": f"{p.text} At all." for p in life.case.points}
    life.does("correct_points", **texts, **WHY)
    assert [p.finding for p in life.case.points] == ["upheld", "upheld"]


def test_a_point_that_was_missing_is_answered_with_the_rest() -> None:
    life = with_priya()
    life.does("add_point", point="The plan was late.", **WHY)
    assert [p.number for p in life.case.open_points] == [1, 2, 3]
    assert life.letters == ["points_corrected", "work_changed"]
    assert "finding-3" in life.refuses("reply", by="socialwork1", **REPLY, **second(REPLY)).errors


def test_no_point_is_added_where_nobody_would_answer_it() -> None:
    life = with_priya()
    life.does("reply", by="socialwork1", **REPLY, **second(REPLY))
    assert "moved on" in str(life.refuses("add_point", point="The plan was late.", **WHY))


def test_service_and_points_wait_until_it_is_recorded_what_it_is_about() -> None:
    life = Life.begins()
    for move, form in (
        ("correct_service", {"service": "in_care"}),
        ("correct_points", {"text-1": "Nobody came."}),
        ("add_point", {"point": "Nobody rang."}),
    ):
        assert "Nobody has recorded" in str(life.refuses(move, **form, **WHY))


def test_another_service_stands_in_the_history() -> None:
    life = with_priya()
    life.does("correct_service", service="in_care", **WHY)
    assert life.case.service == "in_care"
    assert life.case.owner == "socialwork1"
    assert life.past[-1].facts["old"] != life.past[-1].facts["new"]
    assert "already" in life.refuses("correct_service", service="in_care", **WHY).errors["service"]


# --- whatever is corrected, in whatever order

CORRECTING = (
    *("correct_who", "correct_name", "correct_about", "correct_help", "record_agreement"),
    *("correct_receipt", "correct_named", "correct_service", "correct_points", "add_point"),
)


@settings(max_examples=25, deadline=None)
@given(data=st.data(), hours=st.lists(st.integers(0, 200), min_size=1, max_size=7))
def test_no_sequence_of_corrections_loses_a_point_a_clock_or_an_event(
    data: Any, hours: list[int]
) -> None:
    life = with_priya()
    life.now = FRIDAY
    for step in hours:
        life.now += timedelta(hours=step)
        life.swept(life.now)
        points = [p.number for p in life.case.points]
        clocks = [c.name for c in life.case.clocks]
        stopped = []
        for clock in life.case.clocks:
            # What a child thinks is asked again where an adult turns out to complain after all.
            if clock.stopped_at and clock.name != child_views.CLOCK:
                stopped.append((clock.name, clock.stopped_at))
        kept = list(life.past)
        move = decide.find_stage(life.case).move(data.draw(st.sampled_from(CORRECTING)))
        if move is None:
            continue
        form = answers_to(move, life.case, life.now, data, well=True)
        who = data.draw(st.sampled_from(("team", "complaints1", "manager")))
        try:
            life.acts(move.name, form, who)
        except Refused:
            assert life.past == kept
            continue
        assert [p.number for p in life.case.points][: len(points)] == points
        now = [c.name for c in life.case.clocks]
        assert now[: len(clocks)] == clocks  # an alarm may come after them
        assert {*stopped} <= {(c.name, c.stopped_at) for c in life.case.clocks}
        assert life.past[: len(kept)] == kept
        assert life.past[len(kept)].name == move.records
        assert life.past[len(kept)].by == who
        assert fold(life.past) == life.case
        owner = officer(life.case.owner)
        assert life.case.owner == TEAM or HOUSE.staff(life.case).free(owner)


def test_a_day_on_christmas_eve_and_a_name_on_boxing_day_lose_nothing() -> None:
    life = with_priya()
    day = {"day": "2026-11-20", "where": "The school"}
    life.acts("correct_receipt", {**day, **WHY}, "manager", on(2026, 12, 24))
    life.acts("correct_named", {"named": "Priya Nair", **WHY}, "manager", on(2026, 12, 26))
    assert life.case.owner == TEAM
    assert len(life.case.points) == 2
    assert fold(life.past) == life.case


@pytest.mark.parametrize(
    ("move", "answers"),
    [
        ("add_point", {"point": "Her stepdad hits her every night.", **WHY}),
        ("correct_about", {"about": "Jay, who says he wants to die", **WHY}),
        ("correct_help", {"help": "He is scared of his dad, who hits him", **WHY}),
        ("correct_name", {"name": "Jay", "reason": "She rang. Her dad has a knife."}),
    ],
)
def test_words_of_danger_in_a_correction_alarm_at_once(move: str, answers: dict[str, str]) -> None:
    life = with_priya()
    assert life.case.clock("danger") is None
    life.does(move, **answers)
    assert "danger" in life.case.flags
    assert life.letters.count("danger_alarm") == 2


def test_words_of_danger_in_a_corrected_point_alarm_at_once() -> None:
    life = with_priya()
    texts = {f"text-{point.number}": point.text for point in life.case.points}
    life.does("correct_points", **{**texts, "text-1": "Her stepdad hits her every night."}, **WHY)
    assert life.letters.count("danger_alarm") == 2


def test_a_correction_that_leaves_words_of_danger_as_they_were_alarms_nobody_again() -> None:
    life = with_priya()
    life.does("add_point", point="Her stepdad hits her every night.", **WHY)
    texts = {f"text-{point.number}": point.text for point in life.case.points}
    life.does("correct_points", **{**texts, "text-1": "Nobody came for six weeks."}, **WHY)
    assert "danger_alarm" not in life.letters


def test_words_of_danger_in_the_persons_own_move_alarm_at_once() -> None:
    life = answered()
    decision = life.asks("want_stage2", said="He still hits her every night.")
    assert "danger" in life.case.flags
    assert [letter.name for letter in decision.letters].count("danger_alarm") == 2
