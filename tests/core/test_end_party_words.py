"""A person who asks in their own words to end somebody's part is heard, and nobody else is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from chalicelib.core.people.parties import Party
from chalicelib.core.reading.end_party_words import find_end_asked

SINCE = datetime(2026, 11, 2, tzinfo=UTC)
ASHA = Party("p1", "advocate", "Asha Khan", SINCE)
JO = Party("p2", "representative", "Aunt Jo", SINCE)

ENDS_JO = (
    "I dont want Aunt Jo to get my letters any more. Please take her off.",
    "I do not want Aunt Jo to see my complaint",
    "Please take Jo off my complaint.",
    "Aunty Jo must not read my letters",
    "Hi\n\nplease can you stop Jo getting my letters\n\nMia",
)
ENDS_ASHA = (
    "I dont want my advocate any more",
    "Please stop sending things to Asha, I changed my mind about her",
    "Please don't send Asha any more letters",
    "Asha is no longer my advocate.",
    "I want you to end Asha’s part",
    "No more copies to Ms Khan please",
    "I no longer want Asha Khan helping me",
    "I changed my mind about Asha",
)
ENDS_EITHER = ("Please end her part. She tells my carers everything.", "Stop his access please")
ONLY_IN_REPLY = (
    "I don't want her to see it",
    "I did not ask for this!",
    "No thank you",
    "I think that everybody has said enough by now about my bag and my room. Stop it please.",
)
ALONE = (
    "Stop it please",
    "stop it please\n\nSam",
    "Stop",
    "Please stop.",
    "can you stop this now please",
    "take him off please",
    "Hi, I want you to stop it. From Mia",
)
ENDS_NOTHING = (
    "I do not want you to stop writing to Asha.",
    "I don't want my advocate to lose her job.",
    "Please don't take Asha off my complaint.",
    "They told me to stop sending things to Asha.",
    "My social worker said I don't want my advocate.",
    "Please stop sending letters to Asha's old address",
    "I want my advocate to see my complaint.",
    "Please take me off the school bus list.",
    "If I don't want Asha any more, what do I do?",
    "He took my advocate off the meeting list and I was upset.",
    "Asha did not get your letter.",
    "I don't want to see the social worker any more.",
    "Please stop it happening again to other children.",
)


@pytest.mark.parametrize("text", ENDS_JO)
def test_whoever_is_named_is_the_one_who_is_meant(text):
    asked = find_end_asked(text, (ASHA, JO))
    assert asked
    assert asked.parties == ("p2",)


@pytest.mark.parametrize("text", ENDS_ASHA)
def test_an_advocate_is_meant_by_name_first_name_or_what_she_is(text):
    asked = find_end_asked(text, (ASHA, JO))
    assert asked
    assert asked.parties == ("p1",)


@pytest.mark.parametrize("text", ENDS_EITHER)
def test_her_part_may_be_that_of_each_who_has_one(text):
    asked = find_end_asked(text, (ASHA, JO))
    assert asked
    assert asked.parties == ("p1", "p2")


@pytest.mark.parametrize("text", ONLY_IN_REPLY)
def test_it_and_her_count_only_in_an_answer_to_our_letter_about_them(text):
    assert find_end_asked(text, (ASHA,), in_reply=True)
    assert not find_end_asked(text, (ASHA,))


@pytest.mark.parametrize("text", ALONE)
def test_little_more_than_stop_it_counts_whatever_it_answers(text):
    asked = find_end_asked(text, (ASHA, JO))
    assert asked
    assert asked.parties == ("p1", "p2")
    assert not find_end_asked(text, ())


@pytest.mark.parametrize(
    "text",
    [
        "He would not stop it",
        "They said stop it to me",
        "Please don't stop it",
        "Please stop the bullying at my home",
        "Stop shouting at my son",
    ],
)
def test_few_words_that_tell_of_something_else_end_nobodys_part(text):
    assert not find_end_asked(text, (ASHA, JO))


@pytest.mark.parametrize("text", ENDS_NOTHING)
def test_what_only_looks_like_it_is_passed_over(text):
    assert not find_end_asked(text, (ASHA, JO), in_reply=True)


@pytest.mark.parametrize("text", [*ENDS_JO, *ENDS_ASHA, *ENDS_EITHER])
def test_nobody_is_heard_where_nobody_has_a_part(text):
    assert not find_end_asked(text, (), in_reply=True)


def test_one_who_passes_it_on_to_their_carers_makes_their_address_doubtful():
    text = "Please end her part. She tells my carers everything."
    asked = find_end_asked(text, (ASHA,))
    assert asked
    assert asked.request.holds
    plain = find_end_asked("Please end her part.", (ASHA,))
    assert plain
    assert not plain.request.holds
