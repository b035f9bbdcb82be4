"""Answers to any move's form, drawn by hypothesis: well given, or now and then not."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import strategies as st

from chalicelib.core.cases import Case
from chalicelib.core.decisions import form_answers, form_choices
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.core.working_days import add_working_days, london_date
from tests.core.lives import HOUSE, OFFICERS

NAMES = st.sampled_from(
    [o.name for o in OFFICERS[1:]] + ["Ms Nair", "Mr Fairclough", "the school", "Quayle", ""]
)
WORDS = st.text(min_size=1, max_size=20)
SAID = WORDS.filter(str.strip)
LINES = st.lists(
    st.sampled_from(["Nobody came.", "Nobody rang.", "The plan was late."]), min_size=1, max_size=3
)


REAL = st.sampled_from(
    ["The visit record of June says so.", "We are sorry that nobody came to see your son."]
)


def answers_to(
    move: Move, case: Case, now: datetime, data: st.DataObject, *, well: bool
) -> dict[str, str]:
    """Return a form for a move, box by box. Unless it is filled in well, one box in ten holds
    anything at all.
    """
    form: dict[str, str] = {}
    for name, field in _boxes(move, case):
        good = _well(field, case, now, form)
        form[name] = data.draw(good if well else st.one_of(*[good] * 9, WORDS))
    return form


def _boxes(move: Move, case: Case) -> list[tuple[str, Field]]:
    boxes: list[tuple[str, Field]] = []
    for field in move.fields:
        rows = form_choices.list_rows(field, case) if field.kind in ("each", "points") else ()
        if field.kind == "each":
            boxes += [(f"{part.name}-{row.number}", part) for row in rows for part in field.parts]
        elif field.kind == "points":
            boxes += [(f"{field.name}-{row.number}", field) for row in rows]
        else:
            boxes.append((field.name, field))
    return boxes


def _well(field: Field, case: Case, now: datetime, form: dict[str, str]) -> st.SearchStrategy[str]:
    offered = [value for value, _ in form_choices.list_choices(field, case, HOUSE)]
    if field.kind == "appoint":
        offered = [value for value in offered if value not in form.values()]
    if offered:
        return st.sampled_from(offered)
    if field.name == "phone":
        return st.just("01632 960123")
    if field.kind == "date":
        return _day(field, case, now)
    if field.kind in ("check", "points"):
        if field.kind == "points":
            return st.sampled_from([form_answers.TICKED, form_answers.TICKED, ""])
        return st.just(form_answers.TICKED)
    if field.kind == "lines":
        if field.name == "named":
            return st.lists(NAMES, max_size=2).map("\n".join)
        return LINES.map("\n".join)
    if field.real or field.apology:
        return REAL
    return SAID


def _day(field: Field, case: Case, now: datetime) -> st.SearchStrategy[str]:
    today = london_date(now)
    received_on = london_date(case.received_at)
    if field.must == "past":
        return st.integers(0, min((today - received_on).days, 30)).map(
            lambda n: (today - timedelta(days=n)).isoformat()
        )
    if field.must == "until today":
        return st.integers(0, 60).map(lambda n: (today - timedelta(days=n)).isoformat())
    if field.must == "working":
        ahead = st.integers(1, 40)
        return ahead.map(lambda n: add_working_days(today, n).isoformat())
    return st.integers(1, 60).map(lambda n: (today + timedelta(days=n)).isoformat())
