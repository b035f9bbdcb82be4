"""What the person's own page says, as somebody who helps them reads it: "you" is its reader, and
the person is "they"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from chalicelib.core.wording.letter_names import reword_for_helper
from chalicelib.doors.case_dates import DateShown


def reword_view(shown: dict[str, Any]) -> dict[str, Any]:
    """Return what a helper's page shows of how things stand."""
    dates = [_reword_date(each) for each in shown["dates"]]
    return {
        "stage": reword_for_helper(shown["stage"]),
        "now": reword_for_helper(shown["now"]),
        "with": shown["with"],
        "next": shown["next"] and _reword_date(shown["next"]),
        "theirs": shown["theirs"] and _reword_date(shown["theirs"]),
        "dates": dates,
        "lines": {each.name: reword_for_helper(each.line) for each in shown["dates"]},
        "documents": [
            {**each, "title": reword_for_helper(each["title"])} for each in shown["documents"]
        ],
    }


def _reword_date(shown: DateShown) -> DateShown:
    return replace(
        shown,
        promise=reword_for_helper(shown.promise),
        ended=reword_for_helper(shown.ended),
        why=reword_for_helper(shown.why),
    )


def reword_moves(moves: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the forms of what may be asked for, with their own words made fit for a helper. What
    was typed stays as it is."""
    reworded = []
    for move in moves:
        fields = [_reword_field(field) for field in move["fields"]]
        words = {name: reword_for_helper(move[name]) for name in ("button", "explains")}
        reworded.append({**move, **words, "fields": fields})
    return reworded


def _reword_field(field: dict[str, Any]) -> dict[str, Any]:
    if "label" not in field:
        return field
    choices = tuple((code, reword_for_helper(said)) for code, said in field.get("choices", ()))
    label = reword_for_helper(field["label"])
    hint = reword_for_helper(field.get("hint", ""))
    return {**field, "label": label, "hint": hint, "choices": choices}
