"""`make what-if` on the terminal: a plain table with weekdays and workings, and an error that says
what to write instead.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from infra import what_if

ROOT = Path(__file__).resolve().parents[2]


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = what_if.main(arguments)
    said = capsys.readouterr()
    return code, " ".join(said.out.split()), said.err.strip()


def test_the_table_has_the_weekday_and_the_working_of_each_date(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, err = asked(
        capsys, "--at", "2026-12-24T13:00", "--procedure", "children_act", "--council", "sefton"
    )
    assert (code, err) == (0, "")
    assert "Sefton Council: the children’s social care complaints procedure" in out
    assert "If it comes in on Thursday 24 December 2026" in out
    assert "Thursday 31 December 2026 ack 3 working days" in out
    assert "Tuesday 12 January 2027 s1_response 10 working days" in out
    assert "Tuesday 26 January 2027 s1_max 20 working days" in out
    assert "Boxing Day (substitute day) (28 December)" in out
    assert "? Tuesday 9 February 2027 s2_request_advised" in out


def test_the_command_counts_from_the_days_that_are_given(
    capsys: pytest.CaptureFixture[str],
) -> None:
    known = (
        "STAGE2=2026-01-05",
        "STAGE3=2026-03-02",
        "PANEL=2026-04-15",
        "stage2_letter=2026-02-09",
    )
    _, out, _ = asked(capsys, "--at", "2025-12-01", *known)
    assert "? Monday 9 February 2026 s2_response" not in out
    assert "Monday 9 February 2026 s2_response 25 working days" in out
    assert "Monday 9 March 2026 s3_request_window" in out
    assert "Monday 30 March 2026 s3_panel_papers 10 working days before" in out
    assert "Wednesday 22 April 2026 s3_panel_report" in out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "AT=2026-12-24T13:00"),
        (("--at", "soon"), "Write it like 2026-12-24T13:00"),
        (("--at", "2026-12-24", "--council", "atlantis"), "COUNCIL is one of: sefton, sthelens"),
        (
            ("--at", "2026-12-24", "--procedure", "duel"),
            "PROCEDURE is one of: children_act, corporate",
        ),
        (("--at", "2026-12-24", "--procedure", "corporate", "PANEL=2027-02-01"), "Leave it out"),
        (("--at", "2026-12-24", "STAGE2=soon"), "like 24 12 2026"),
        (("--at", "2026-12-24", "STAGE2=2026-12-01"), "Give a later day"),
    ],
)
def test_a_question_that_is_wrong_is_told_what_to_write_and_fails(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str
) -> None:
    code, out, err = asked(capsys, *arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert "Traceback" not in err


def test_make_hands_every_word_of_the_question_on() -> None:
    words = [
        "AT=2026-12-24T13:00",
        "PROCEDURE=corporate",
        "COUNCIL=sthelens",
        "STAGE2=2027-02-01",
        "KNOWN=rested=2027-03-01",
    ]
    ran = subprocess.run(
        ["make", "--dry-run", "what-if", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (
        '-m infra.what_if --at "2026-12-24T13:00" --procedure "corporate" --council '
        '"sthelens" "STAGE2=2027-02-01" rested=2027-03-01'
    ) in " ".join(ran.stdout.replace("\\", " ").split())


def test_a_number_that_the_council_chose_is_told_apart_from_the_rules_own(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Sefton answers a corporate complaint in 15 days, where the Code says 10; its acknowledgement
    keeps the rule's own number.
    """
    _, out, _ = asked(
        capsys, "--at", "2026-11-27T10:00", "--procedure", "corporate", "--council", "sefton"
    )
    assert out.count("The council’s own number: the rule’s is 10.") == 1
