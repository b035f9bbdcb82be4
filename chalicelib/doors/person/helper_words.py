"""What the person's own page says, as somebody who helps them reads it: "you" is its reader, and
the person is "they"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from chalicelib.core.wording.words_for_helper import reword_for_helper
from chalicelib.doors.case_dates import DateShown


def reword_view(shown: dict[str, Any]) -> dict[str, Any]:
    """Return what a helper's page shows of how things stand."""
    lines = {}
    for each in shown["dates"]:
        lines[each.name] = reword_for_helper(each.line)
    documents = []
    for each in shown["documents"]:
        documents.append({**each, "title": reword_for_helper(each["title"])})
    return {
        "stage": reword_for_helper(shown["stage"]),
        "now": reword_for_helper(shown["now"]),
        "with": shown["with"],
        "next": _reword_date(shown["next"]),
        "theirs": _reword_date(shown["theirs"]),
        "dates": list(map(_reword_date, shown["dates"])),
        "lines": lines,
        "documents": documents,
    }


def _reword_date(shown: DateShown | None) -> DateShown | None:
    if shown is None:
        return None
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
        reworded.append(
            {
                **move,
                "button": reword_for_helper(move["button"]),
                "explains": reword_for_helper(move["explains"]),
                "fields": list(map(_reword_field, move["fields"])),
            }
        )
    return reworded


def _reword_field(field: dict[str, Any]) -> dict[str, Any]:
    if "label" not in field:
        return field
    choices = []
    for code, said in field.get("choices", ()):
        choices.append((code, reword_for_helper(said)))
    label = reword_for_helper(field["label"])
    hint = reword_for_helper(field.get("hint", ""))
    return {**field, "label": label, "hint": hint, "choices": tuple(choices)}
