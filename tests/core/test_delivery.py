"""What the code and the words of a failed letter say of the address that it was sent to."""

from __future__ import annotations

import pytest

from chalicelib.core.reading.delivery_reports import is_no_mailbox, read_status

GONE = [
    ("5.1.1", "550 5.1.1 <kim@family.example>: Recipient address rejected: User unknown"),
    ("5.1.2", "Host or domain name not found"),
    ("5.1.3", "501 5.1.3 Invalid address"),
    ("5.1.6", "550 5.1.6 Mailbox has moved"),
    ("5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound"),
    ("5.0.0", "smtp; 550 5.1.1 <kim@family.example>: user unknown"),
    ("5.0.0", "550 No such user here"),
    ("5.0.0", "550 <kim@family.example> user unknown"),
    ("5.0.0", "550 Requested action not taken: mailbox unavailable; mailbox does not exist"),
    ("5.1.0", "smtp; 550 5.1.1 no mailbox by that name is currently available"),
    ("", "550 unknown user"),
]
NOT_GONE = [
    ("5.1.7", "553 5.1.7 bad sender's mailbox address syntax"),
    ("5.1.8", "553 5.1.8 <complaints@heard.sefton.example>: Sender address rejected"),
    ("5.1.1", "550 5.1.8 sender domain not found"),
    ("5.1.1", "550 Sender address rejected: User unknown in relay recipient table"),
    ("5.0.0", "550 Sender verify failed: no such user"),
    ("5.1.0", "550 5.1.0 Address rejected"),
    ("5.1.1", "smtp; 552 5.2.2 mailbox full"),
    ("5.0.0", "552 5.2.2 Over quota"),
    ("5.1.1", "552 The recipient's mailbox is full"),
    ("5.1.2", "550 Requested mail action aborted: exceeded storage allocation, 5.2.2"),
    ("5.2.1", "550 5.2.1 mailbox disabled"),
    ("5.7.1", "550 5.7.1 Message refused: user unknown to this filter"),
    ("5.4.1", "550 5.4.1 Access denied"),
    ("5.0.0", ""),
    ("4.4.7", "Delivery time expired"),
    ("", ""),
]


@pytest.mark.parametrize(("status", "words"), GONE)
def test_an_address_is_dead_where_the_report_speaks_of_that_address(
    status: str, words: str
) -> None:
    assert is_no_mailbox(read_status(status, words))


@pytest.mark.parametrize(("status", "words"), NOT_GONE)
def test_no_other_failure_ends_writing_to_an_address(status: str, words: str) -> None:
    assert not is_no_mailbox(read_status(status, words))
