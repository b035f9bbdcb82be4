"""Files that came with what an officer was told: a photo of a letter, or whatever the person
handed in. They are taken by the same rules as those that people add themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from chalicelib import files, store
from chalicelib.core.papers import FileRef
from chalicelib.doors import uploads

ADD_AGAIN = files.RefusedFile("", "one of the files has changed since. Add it again")


def _name_draft(form: str) -> str:
    """Return what a form is kept under, which no page of the public's own form opens."""
    return f"told-{form}"


def keep_answers(form: str, by: str, answers: Mapping[str, str], now: datetime) -> None:
    """Keep an officer's checked answers for a day, while their browser sends a file to S3."""
    held = (_load(form, by, now) or {}).get("held", [])
    _save(form, {"by": by, "answers": dict(answers), "held": held}, now)


def load_answers(form: str, by: str, now: datetime) -> dict[str, str] | None:
    """Return the answers that an officer checked, or None where there are none of theirs."""
    kept = _load(form, by, now)
    return dict(kept["answers"]) if kept else None


def _load(form: str, by: str, now: datetime) -> dict[str, Any] | None:
    kept = store.load_draft(_name_draft(form), now)
    if kept is None or kept.get("by") != by:
        return None
    return kept


def _save(form: str, kept: dict[str, Any], now: datetime) -> None:
    store.save_draft(_name_draft(form), kept, now)


def describe(form: str, by: str, here: str, now: datetime) -> dict[str, Any]:
    """Return what the page needs to list a form's files and take one more, with those refused.

    `here` is the address of the officer's link. New files are looked into first.
    """
    kept = _load(form, by, now)
    if kept is None:
        return {"files": (), "refused": (), "upload": None}
    known = files.load_held(kept["held"])
    held, refused = files.settle(form, known)
    if held != known:
        _save(form, kept | {"held": files.make_rows(held)}, now)
    return uploads.describe(form, f"{here}/told/{form}", held, refused)


def remove(form: str, by: str, which: str, now: datetime) -> None:
    """Take one file away again."""
    kept = _load(form, by, now)
    if kept is None:
        return
    left = []
    for file in files.load_held(kept["held"]):
        if file.id == which:
            files.remove(file)
        else:
            left.append(file)
    _save(form, kept | {"held": files.make_rows(left)}, now)


def take(form: str, by: str, now: datetime) -> tuple[FileRef, ...]:
    """Return a form's files, copied to where a case's stay. Raise files.Changed if one is no longer
    what was looked into."""
    kept = _load(form, by, now)
    if kept is None or not kept["held"]:
        return ()
    return files.keep(form, files.load_held(kept["held"]))
