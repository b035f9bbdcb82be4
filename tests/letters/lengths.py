"""Measure each letter to the person and each public page, and print the tables of docs/letters.md.

`make words` runs it. Letters are those of the stories: one of each, for one council, by email.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import html

from tests.reading_ease import count_words, reading_ages, sentences

COUNCILS = Path(__file__).resolve().parents[1] / "councils"
COUNCIL = "sefton"
MOST = 250  # words of a letter that is routine
MOST_IN_FOOT = 60
RIGHTS = "/how-we-deal-with-complaints#your-rights"  # and ends here
FOOT = "See where things are, or add something:"  # a letter's foot begins here
PAGES = {
    "start": "/",
    "danger": "/danger",
    "young people": "/young-people",
    "how we deal with complaints": "/how-we-deal-with-complaints",
    "privacy": "/privacy",
    "accessibility": "/accessibility",
}
OFFER = re.compile(r"(?m)^.*(?:can have an|is your) advocate\..* 0800 1111\.$")
NEEDED = (  # settings without which the pages do not start; none of them is used
    *("TABLE", "MAIL_BUCKET", "FILES_BUCKET", "KEYS_SECRET", "CONFIGURATION_SET"),
    *("MAIL_QUEUE", "FEEDBACK_TOPIC", "STREAM_ARN"),
)
_POINTS = "It has each point as we understand it, the rules and why, and the help asked for."
_DECISION = "It is a decision, with the reasons that an officer wrote."
_ANSWER = "It is an answer, with what was found and why."
_LATE = "It is late, and says why, who has it, what has happened and what they can do."
LONGER = {
    "acknowledgement": "It is two notices in one: who to call in danger, and the dates and rules.",
    "contact_changed": "It says who to call, since somebody unsafe may have read the old address.",
    "confirm_message": "What came may speak of danger and is unread, so it says who to call.",
    "reading_late": _LATE,
    "points_understood": _POINTS,
    "corporate_understood": _POINTS,
    "conference_understood": _POINTS,
    "concern_understood": _POINTS,
    "data_understood": _POINTS,
    "enquiry_understood": _POINTS,
    "comment_thanks": _POINTS,
    "now_a_complaint": _POINTS,
    "stage2_acknowledged": _POINTS,
    "consent_wanted": "Half of it is for the child, in words for them.",
    "panel_invitation": "It says who sits, who comes, what the papers are and what help there is.",
    "stage3_acknowledged": "It says what a panel is, whom they may bring, and each of its dates.",
    "not_accepted": _DECISION,
    "part_not_accepted": _DECISION,
    "late_refused": _DECISION,
    "no_interest": _DECISION,
    "rerouted": _DECISION,
    "parts_explained": _DECISION,
    "paused_for_now": _DECISION,
    "still_paused": _DECISION,
    "contact_limited": _DECISION,
    "resolution_confirmed": _ANSWER,
    "conference_notes": _ANSWER,
    "data_outcome": _ANSWER,
    "stage1_reply": _ANSWER,
    "stage2_letter": _ANSWER,
    "stage3_reply": _ANSWER,
    "early_referral_told": _ANSWER,
    "corporate_reply": _ANSWER,
    "corporate_stage2_reply": _ANSWER,
    "conference_reply": _ANSWER,
    "conference_office_decision": _ANSWER,
    "conference_panel_decision": _ANSWER,
    "delay_past_limit": _LATE,
    "stage2_late": _LATE,
    "data_late": _LATE,
    "conference_late": _LATE,
}


def main() -> None:
    """Print both tables."""
    os.environ["HEARD_COUNCILS"] = str(COUNCILS)
    print("| letter | words | reading age | longest sentence | why it is longer |")
    print("|---|--:|--:|--:|---|")
    for row in sorted(_measure_letters()):
        print(row)
    print("\n| page | words | reading age | longest sentence |")
    print("|---|--:|--:|--:|")
    for row in _measure_pages():
        print(row)


def count_routine(text: str) -> int:
    """Return the words of a letter without the line in which each child is offered an advocate and
    Childline (K5)."""
    return count_words(OFFER.sub("", text))


def cut_foot(text: str) -> str:
    """Return the foot of a letter: from the button of their own page to the link to their rights,
    or nothing."""
    _, found, rest = text.partition(FOOT)
    return found + rest.partition(RIGHTS)[0]


def _measure_letters() -> Iterator[str]:
    from chalicelib.core.cases import COMPLAINANT
    from tests.letters.letter_lives import every_once

    for name, made in every_once(COUNCIL).items():
        if made.letter.to == COMPLAINANT:
            text = made.written.text
            reason = LONGER.get(name, "")
            yield f"| `{name}` | {count_words(text)} | {_describe(text)} | {reason} |"


def _measure_pages() -> Iterator[str]:
    from chalice.test import Client

    os.environ |= {
        "HEARD_COUNCIL": COUNCIL,
        "HEARD_ORIGIN": "https://complaints.example",
        "AWS_DEFAULT_REGION": "eu-west-2",
    }
    for name in NEEDED:
        os.environ.setdefault(f"HEARD_{name}", "heard")
    from app import app

    with Client(app) as client:
        for name, path in PAGES.items():
            page = html.fromstring(client.http.get(path).body.decode())
            text = _read_main(page)
            yield f"| {name} | {count_words(text)} | {_describe(text)} |"


def _read_main(page: html.HtmlElement) -> str:
    """Return the words of a page's main part, a block a line."""
    blocks = page.xpath(
        "//main//*[self::h1 or self::h2 or self::h3 or self::p or self::li[not(.//p)]]"
    )
    return "\n\n".join(" ".join(block.text_content().split()) for block in blocks)


def _describe(text: str) -> str:
    longest = max(len(sentence) for sentence in sentences(text))
    first, second = reading_ages(text)
    return f"{first:.1f}, {second:.1f} | {longest}"


if __name__ == "__main__":
    main()
