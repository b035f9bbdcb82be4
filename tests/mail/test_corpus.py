"""Each message of the corpus says, in the .toml beside it, what must be read from it; what it does
not name is free.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from chalicelib.mail import Message, read

CORPUS = Path(__file__).parent / "corpus"
NAMES = sorted(path.stem for path in CORPUS.glob("*.eml"))
SAME = (
    "sender",
    "sender_name",
    "subject",
    "text",
    "new_text",
    "signature",
    "reply_to",
    "message_id",
    "in_reply_to",
)
TUPLES = ("to", "cc", "references", "from_addresses")


def wanted(name: str) -> dict[str, Any]:
    return tomllib.loads((CORPUS / f"{name}.toml").read_text("utf-8"))


@pytest.fixture(params=NAMES)
def case(request: pytest.FixtureRequest) -> tuple[Message, dict[str, Any]]:
    return read((CORPUS / f"{request.param}.eml").read_bytes()), wanted(request.param)


def test_what_is_read_is_what_a_person_would_read(case: tuple[Message, dict[str, Any]]) -> None:
    message, want = case
    for name in SAME:
        assert getattr(message, name) == want.get(name, getattr(message, name)), name
    for name in TUPLES:
        assert getattr(message, name) == tuple(want.get(name, getattr(message, name))), name
    assert message.sender != want.get("not_sender", "nobody")
    assert all(words in message.text for words in want.get("text_has", []))
    assert message.text.endswith(want.get("ends", ""))
    assert message.new_text.endswith(want.get("new_ends", ""))


def test_the_problem_is_named_or_there_is_none(case: tuple[Message, dict[str, Any]]) -> None:
    message, want = case
    assert message.problem == want.get("problem", message.problem)
    assert want.get("problem_says", "") in message.problem
    assert "by our system" not in message.problem, "a step failed where it should have coped"


def test_files_are_named_and_whole(case: tuple[Message, dict[str, Any]]) -> None:
    message, want = case
    found = [[file.name, file.sniffed_type, len(file.content)] for file in message.attachments]
    if "attachments" in want:
        assert found == want["attachments"]
    if "inline" in want:
        assert [file.name for file in message.attachments if file.inline] == want["inline"]


def test_the_date_is_read_or_left_out(case: tuple[Message, dict[str, Any]]) -> None:
    message, want = case
    if "date" in want:
        assert (message.date.isoformat() if message.date else "") == want["date"]


def test_a_machine_is_told_from_a_person_and_a_bounce_says_whom_it_missed(
    case: tuple[Message, dict[str, Any]],
) -> None:
    message, want = case
    assert (message.automatic or "") == want.get("automatic", "")
    for name, value in want.get("bounce", {}).items():
        assert getattr(message.bounce, name) == value, name
    assert (message.bounce is not None) == (message.automatic == "delivery-failure")


def test_no_word_is_lost_between_new_signature_and_quoted(
    case: tuple[Message, dict[str, Any]],
) -> None:
    message, _ = case
    above = f"{message.new_text}\n{message.signature}\n{message.quoted}".split()
    below = f"{message.quoted}\n{message.new_text}\n{message.signature}".split()
    assert message.text.split() in (above, below)


def test_every_kind_has_a_reason_beside_it() -> None:
    assert len(NAMES) > 120
    assert all(wanted(name)["why"] for name in NAMES)
