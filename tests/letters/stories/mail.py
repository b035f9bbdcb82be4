"""What comes by mail: a message that may not be theirs, an officer who writes to the person, and
one whose words cannot be sent on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from chalicelib.core.cases import COMPLAINANT
from chalicelib.core.decisions import officer_mail

if TYPE_CHECKING:
    from tests.letters.letter_lives import Life

CAME = "2026-11-27T10:00:00+00:00"
LINES = (
    "Dear Ann,\n\nThank you for your call. I will see you on Tuesday at four.\n\nYou can bring "
    "a friend."
)


def stories(begin: Callable[..., Life]) -> Iterator[Life]:
    """Yield a case in which the person and an officer are each asked about a message, and
    another officer writes to the person, then with a file.
    """
    asked = begin()
    asked.write(
        "confirm_message", COMPLAINANT, received_at=CAME, elsewhere=True, contact="complaints1"
    )
    asked.triaged()
    asked.write(
        "confirm_officer_message",
        "care1",
        received_at=CAME,
        elsewhere=False,
        sender="ellen@home.example",
    )
    asked.write(
        "not_theirs",
        "team",
        case=False,
        received_at=CAME,
        message="ab12",
        about="K4M7-RT2C",
        by=COMPLAINANT,
    )
    yield asked

    written = begin()
    written.triaged()
    care1 = written.council.find_officer("care1")
    assert care1 is not None
    about = (written.now, written.council.authority, "inbound/1", written.now)
    written._take(officer_mail.send_on(written.case, care1, LINES, *about))
    written._take(officer_mail.note_unsent_email(written.case, care1, LINES, (), "files", *about))
    yield written


MUST: dict[str, tuple[str, ...]] = {
    "confirm_message": (
        "came to us at 10:00am on Friday 27 November 2026",
        "an email address that we do not hold for you",
        "So we have not added it",
        "If you say yes, we add it to your complaint, from the day it came in",
        "If you say no, we add nothing",
        "If you do nothing, a person",
        "Nothing happens until you press",
        "confirm/secret",
        "answer you by Friday 11 December 2026",
    ),
    "confirm_officer_message": (
        "at 10:00am on Friday 27 November 2026, apparently from you",
        "gives this address as its sender: ellen@home.example. We could not check that it came",
        "nothing on the case has changed",
        "confirm/secret",
        "act/look",
    ),
    "not_theirs": (
        "at 10:00am on Friday 27 November 2026 about the case with this reference: K4M7-RT2C",
        "the person whose case it is",
        "They say that they did not",
        "Nothing of it was added",
        "act/aside",
    ),
    "from_officer": (
        "I will see you on Tuesday at four.",
        "You can bring a friend.\n\n",
        "\n\nTeam manager, children in care",
        "Reply to this email",
        "answer you by Friday 11 December 2026",
    ),
    "not_sent_on": (
        "Your email of 10:00am on Friday 27 November 2026 was not sent to the person",
        "All its words are kept as a note on this case",
        "Your email had a file that we cannot pass on",
        "Save a file of another kind as a PDF",
        "Send the person the email that was not sent on",
        "k4m7rt2c.to-person@heard.example",
        "act/look",
    ),
}
