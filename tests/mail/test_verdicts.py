"""Whom to believe: SES's verdicts, as its notification carries them."""

import pytest

from chalicelib.mail import Verdicts, read_verdicts


def receipt(**given: str) -> dict[str, dict[str, str]]:
    return {f"{name}Verdict": {"status": status} for name, status in given.items()}


def test_verdicts_are_read_from_the_receipt() -> None:
    found = read_verdicts(
        receipt(spf="PASS", dkim="GRAY", dmarc="FAIL", spam="PASS", virus="PROCESSING_FAILED")
    )
    assert found == Verdicts("PASS", "GRAY", "FAIL", "PASS", "PROCESSING_FAILED")


@pytest.mark.parametrize(
    "strange",
    [
        {},
        {"spfVerdict": None},
        {"spfVerdict": "PASS"},
        {"spfVerdict": {"status": ["PASS"]}},
        {"spfVerdict": {"status": "pass"}},
    ],
)
def test_what_is_missing_or_strange_is_no_verdict(strange: dict[str, object]) -> None:
    assert read_verdicts(strange) == Verdicts()
    assert not read_verdicts(strange).trusted


@pytest.mark.parametrize(
    ("spf", "dkim", "dmarc", "trusted"),
    [
        ("FAIL", "FAIL", "PASS", True),
        ("PASS", "PASS", "", True),
        ("PASS", "PASS", "GRAY", True),
        ("PASS", "PASS", "FAIL", False),
        ("PASS", "GRAY", "", False),
        ("GRAY", "PASS", "GRAY", False),
        ("", "", "", False),
        ("PASS", "PASS", "PROCESSING_FAILED", True),
    ],
)
def test_a_sender_is_trusted_by_dmarc_or_by_spf_and_dkim_together(
    spf: str, dkim: str, dmarc: str, trusted: bool
) -> None:
    assert read_verdicts(receipt(spf=spf, dkim=dkim, dmarc=dmarc)).trusted is trusted


@pytest.mark.parametrize(
    ("spam", "virus", "clean"),
    [("PASS", "PASS", True), ("GRAY", "", True), ("FAIL", "PASS", False), ("PASS", "FAIL", False)],
)
def test_a_message_is_clean_unless_ses_says_otherwise(spam: str, virus: str, clean: bool) -> None:
    assert read_verdicts(receipt(spam=spam, virus=virus)).clean is clean
