"""Thanks and nothing else are a compliment; whatever could be more is a complaint."""

from __future__ import annotations

import pytest

from chalicelib.core.reading.thanks_words import is_only_thanks

THANKS = [
    ("Thank you", "Thank you for sorting this, no need to reply"),
    (
        "Thanks",
        "Hi Tom,\n\nThank you so much for all your help with my son’s taxi. You were all so kind."
        "\n\nSam Carter",
    ),
    ("", "Thanks!"),
    (
        "Thank you",
        "Dear team\nI just wanted to say thank you for everything you did. No need to reply.\n\n"
        "Kind regards\nAnn Bell",
    ),
    ("Re: thank you", "Many thanks for getting back to me so quickly."),
    ("Thank you", "Thank you for looking after Tia. Please pass on my thanks to Ellen."),
]
MORE = [
    ("Thank you", "Thank you for nothing"),
    ("Thanks", "Thanks for ruining my life"),
    ("Complaint", "Thank you for your help"),
    ("My son", "Thank you for your help"),
    ("Thank you", "Thank you for sorting this, but nobody rang."),
    ("Thanks", "Thanks for your reply. I still want to complain."),
    ("Thanks", "Thank you for your letter. My son is scared."),
    ("Thanks", "Thank you for your help. Can you ring me?"),
    ("", "Thank you for taking my kids"),
    ("", "Thank you for your email. I look forward to your answer."),
    ("", "thanks for all the help you never gave"),
    ("", "Thank you for your help he hit me"),
    ("", "THANK YOU FOR YOUR HELP HE HIT ME"),
    ("", "Thank you for being useless"),
    ("", "Thanks for listening to my complaint"),
    ("", "thank you for your time I am going to end it all"),
    ("", "Thank you for your help goodbye forever"),
    ("", "Thank you for your help\nHelp"),
    ("", "Cheers for making her cry"),
    ("", "Thanks. Please ring me."),
    ("Thank you", "Thank you for the visit. My new number is 07700 900123."),
    ("Thank you", ""),
]


@pytest.mark.parametrize(("subject", "said"), THANKS)
def test_plain_thanks_are_thanks(subject: str, said: str) -> None:
    assert is_only_thanks(subject, said)


@pytest.mark.parametrize(("subject", "said"), MORE)
def test_what_says_or_may_say_anything_more_is_not(subject: str, said: str) -> None:
    assert not is_only_thanks(subject, said)
