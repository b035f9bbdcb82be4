"""Rows for a file that was put on the wrong case, or that is not the person's."""

from __future__ import annotations

from chalicelib.core.people.officers import LADDER, TEAM_ROLES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.core.procedures.when import Guard, When

TAKE_OUT_FILE = Move(
    "take_out_file",
    "Take out a file that should not be here",
    TEAM_ROLES,
    Recorded.FILE_TAKEN_OUT,
    fields=(
        Field("file", "Which file is it?", "file"),
        Field(
            "reason",
            "Why should it not be here?",
            hint="For example, it is about another family. Do not repeat what the file says.",
            limit=2000,
        ),
    ),
    explains=(
        "For a file of another case, or one that is not the person’s. Nobody who reads the case "
        "can open it from then on, and the person cannot either. It is kept, and the complaints "
        "manager and those above can still open it. If it is about somebody else, tell your data "
        "protection officer today."
    ),
    source="RULES 1.1.2; UK GDPR articles 5, 33; DESIGN: put right what we know",
    when=When(Guard.HAS_FILE),
    rare=True,
    shared=True,
    corrects=True,
    work="a file was taken out of it",
    done="Taken out. Whoever has the case is being told.",
    happened="A file was taken out",
)

PUT_BACK_FILE = Move(
    "put_back_file",
    "Put back a file that was taken out",
    LADDER[1:],
    Recorded.FILE_PUT_BACK,
    fields=(
        Field("file", "Which file is it?", "file", role="taken out"),
        Field("reason", "Why does it belong here after all?", limit=2000),
    ),
    explains="Everyone who reads the case can open it again.",
    source="RULES 1.1.2; DESIGN: put right what we know",
    when=When(Guard.HAS_FILE_OUT),
    rare=True,
    shared=True,
    corrects=True,
    done="Put back.",
    happened="A file that was taken out was put back",
)

FILE_MOVES = (TAKE_OUT_FILE, PUT_BACK_FILE)
