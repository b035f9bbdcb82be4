"""The person is reached another way from now on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests.letters.stories.common import FIRST, SECOND, Begin

if TYPE_CHECKING:
    from tests.letters.letter_lives import Life

MUST: dict[str, tuple[str, ...]] = {
    "contact_changed": (
        "Dear Ann Example",
        "We have changed how we reach you",
        "not write about it to the email address that we had before",
        "Links in our older emails no longer work",
        "what you told us is safe",
        "Nothing else has changed",
        "If you did not ask for this",
        "999",
    ),
    "confirm_address": (
        "Someone gave us this email address",
        "address/secret",
        "Nothing happens until you press the button",
        "We will send nothing more here",
    ),
    "old_address_told": (
        "We were asked to write to another email address",
        "until that address is confirmed",
        "If you did not ask for this",
        "Call us today",
        "999",
    ),
    "new_address_bounced": (
        "Our email came back",
        "Nothing of the case was in it",
        "ann.new@people.example",
        "act/change_contact",
    ),
    "points_corrected": (
        "Dear Ann Example",
        "how it reads now",
        "Point 1",
        "> My social worker changed four times and nobody told me.",
        "Have we got it right?",
    ),
    "owner_named": (
        "taken from them",
        "Give it, or their part in it, to someone else today",
        "act/allocate",
    ),
    "day_corrected": (
        "Dear Ann Example",
        "The council first had it on Friday 20 November 2026",
        "should have told you by Wednesday 25 November 2026",
        "it was Friday 11 December 2026. It is now Friday 4 December 2026",
        "If you think that the new day is wrong, tell us",
    ),
    "day_corrected_officer": (
        "The council first had it on Friday 20 November 2026",
        "To answer them: it was Friday 11 December 2026. It is now Friday 4 December 2026",
        "The person is being told",
    ),
    "is_it_safe": (
        "we have not sent the letter below",
        "> My mum must not know",
        "Tell nobody what they wrote",
        "act/address_safe",
        "act/change_contact",
        "act/tell",
        "01632 960001",
    ),
}


def stories(begin: Begin) -> Iterator[Life]:
    """Yield cases whose person is reached another way, or which came in before we thought."""
    life = begin()
    life.left("acknowledgement")
    ways = {
        "email": "ann.new@people.example",
        "phone": "",
        "post": "",
        "safe": "Nothing to the house, please.",
    }
    asked = {"asked": "She called us from the number that we had."}
    life.move("change_contact", "complaints1", **ways, **asked, old_email="yes")
    life.unproved("confirm_address")
    life.proves()
    yield life
    day = {"day": "2026-11-20", "where": "Her school", "reason": "A teacher wrote it down."}
    life.move("correct_receipt", "complaints1", **day)
    yield life
    life = begin(happened=FIRST)
    life.triaged()
    now = {"text-1": FIRST.replace("three", "four"), "text-2": SECOND}
    life.move("correct_points", "complaints1", **now, reason="She told us.")
    owner = next(o for o in life.council.officers if o.key == life.case.owner)
    life.move("correct_named", "complaints1", named=owner.name, reason="She told us.")
    yield life
    life = begin(safe="Please do not leave a voicemail. My mum must not know.")
    life.doubted("acknowledgement")
    yield life
