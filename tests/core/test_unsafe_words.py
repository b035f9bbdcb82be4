"""Words that say an address may not be safe are heard however people put them, and nothing else
is.
"""

from __future__ import annotations

import pytest

from chalicelib.core.reading.request_words import find_doubt, find_requests

UNSAFE = [
    "he reads this",
    "My foster mum logs into this",
    "my carer can see this too, so please be careful",
    "He can see what you send me",
    "she gets a copy of all my emails",
    "My dad is copied in to everything I get",
    "I have to show my emails to staff",
    "it's his account",
    "Everyone here uses this inbox",
    "please don't use this email",
    "dont reply",
    "I live with him so do not write",
    "use my school email instead",
    "answer at jo@people.example please, not here",
    "I can't open emails safely",
    "Could you text instead of emailing",
    "Please ring and not email, he looks",
    "Contact me only by phone",
    "Only by letter please",
    "only ring me",
    "He mustn't see this",
    "I am scared he will find it",
    "Make sure she does not see your reply",
    "he would go mad if he saw this",
    "DO NOT EMAIL ME. My ex has my password",
    "Dont email me",
    "please dont reply to this email",
    "Please never write to me at this address",
    "pls don’t send anything here",
    "Stop emailing me",
    "no emails please",
    "I don't want you to email me",
    "i dont want any emails",
    "I'd rather you didn't email",
    "It is not safe to email me",
    "its not safe to reply",
    "my email isn't safe",
    "This inbox is not private",
    "my carers read my emails",
    "My foster carer checks my phone every night",
    "he reads my phone",
    "he goes through my phone",
    "My dad can see my messages",
    "My mum can read my emails",
    "my ex still gets into my account",
    "they look through my phone",
    "staff read our messages",
    "my boyfriend tracks my phone",
    "my emails are read by the staff",
    "my phone is checked by my carer",
    "my phone is monitored",
    "My ex has my password",
    "he knows all my passwords",
    "my husband has access to my email",
    "my ex has hacked my account",
    "someone else has my login",
    "my stepdad changed my password",
    "We share this email",
    "it is a shared inbox",
    "this is my dads email",
    "This isn't my email",
    "I'm on my mum's phone",
    "my emails come up on his phone",
    "my messages go to his ipad too",
    "only answer to the address I have set for replies, he reads the other one",
    "Please only reply to my other email",
    "please use the reply-to address",
    "he reads the other one",
    "Write to my private email",
    "Reply to the address that I set for replies",
    "please don't tell them I wrote",
    "dont tell my carers",
    "do not tell my parents",
    "please dont let my mum know",
    "don't let him find out",
    "Please do not tell anyone",
    "nobody must know about this",
    "my mum must not know",
    "my dad cant find out",
    "they dont know im writing this",
    "nobody knows I am writing to you",
    "he will kill me if he finds out",
    "if my carer sees this I am dead",
    "I don't want them to know",
    "i dont want my mum finding out",
    "without him knowing",
    "please keep this secret",
    "keep it between us",
    "ill get in trouble for writing",
    "he might see your email",
    "my dad will open your letter",
    "I will delete this email after",
    "can you not email me, he sees everything on my phone",
    "my social worker reads my emails",
    "Use jo.safe@people.example instead",
    "not to this email",
    "so please dont email",
]
SAFE = [
    "My son has this, and nobody helps",
    "The panel cannot read this report",
    "My social worker never emails, only letters come",
    "My social worker does not email me",
    "I am worried he will get excluded",
    "It is his phone that was taken",
    "She reads this report as blame",
    "Only call me if it is urgent",
    "please just ring me",
    "I would like an answer by email, not by post",
    "They asked us not to email for a week",
    "I got a copy of my emails from the school",
    "He sees this differently",
    "please email me",
    "Please email me at jo@family.example",
    "I have read your email",
    "nobody answers my emails",
    "They never email me",
    "My social worker won't email me back",
    "you never reply to me",
    "he never answers",
    "I check my emails every day",
    "please reply to this email",
    "Please do not hesitate to contact me",
    "don't just email me, come and see us",
    "Email is best",
    "You have my email address",
    "The school has my phone number",
    "I have no access to my email at work",
    "They don't tell me anything",
    "They did not tell my mum about the meeting",
    "nobody told my parents",
    "Nobody knows what is going on",
    "they don't know what they are doing",
    "he can't see his children",
    "I sent three emails and got no reply",
    "There were no emails from you",
    "I want somebody to read my emails",
    "Please call me back in future before meetings",
    "do not ring before 4pm",
    "no voicemail",
    "no post to my home",
    "Please do not leave a voicemail",
    "Please do not ring me at work",
    "Please dont send letters to my house",
    "She is not safe there",
    "It is not safe for him to go home",
    "please don't let them move me",
    "do not let him see her",
    "When they found out he was ill they did nothing",
    "Why did nobody email me?",
    "She wrote to my advocate",
    "please tell my mum",
    "The manager can see my point",
    "They can see my son on Monday",
    "Please don't forget to email me",
    "I share a house with two others",
    "my phone is broken",
    "We share care of her",
    "my emails go unanswered",
    "The letters go to the wrong house",
    "I only get replies after weeks",
    "They only reply to me after weeks",
    "I asked them not to move her",
    "I read the other one",
    "please answer my email",
    "He opened the door to my social worker",
    "she goes to my school",
]
HELPER = [
    "Send it to my advocate, not to me",
    "Please send your answer to my advocate, Nina at nina@advocacy.example, and not to me",
    "I want everything sent to my solicitor, not me",
    "All letters should go to my advocate instead of me",
    "write to my advocate, never to me",
    "answers to my advocate not me please",
    "Please reply to my mums advocate rather than to me",
    "my advocate should get the letters, not me",
]
HELPER_TOO = [
    "Please copy it to my advocate",
    "Contact my advocate",
    "please send copies to my advocate",
    "Please go through my advocate",
    "I would like the letters to go to my representative",
]


def whats(said: str) -> list[str]:
    return [request.what for request in find_requests(said)]


@pytest.mark.parametrize("said", UNSAFE)
def test_words_that_an_address_is_not_safe_are_heard(said: str) -> None:
    assert "unsafe" in whats(said)
    assert find_doubt(["", f"I am 13 and in care. {said}. Thank you"])


@pytest.mark.parametrize("said", SAFE)
def test_words_that_say_nothing_of_an_address_hold_nothing(said: str) -> None:
    assert find_doubt([said, f"Hello. {said} Thank you."]) == ""


@pytest.mark.parametrize("said", HELPER)
def test_letters_to_go_to_an_advocate_and_not_to_them_are_heard_as_that(said: str) -> None:
    assert whats(said) == ["helper"]
    assert find_doubt([said])


@pytest.mark.parametrize("said", HELPER_TOO)
def test_letters_to_go_to_an_advocate_too_hold_nothing(said: str) -> None:
    assert whats(said) == ["helper"]
    assert not find_doubt([said])


@pytest.mark.parametrize(
    "said", ["I need an advocate", "Please send me an advocate", "I want to talk to an advocate"]
)
def test_wanting_an_advocate_is_still_heard_as_that(said: str) -> None:
    assert whats(said) == ["advocate"]


@pytest.mark.parametrize(
    "said", ["My advocate came with me", "They wrote to my advocate", "I gave it to my solicitor"]
)
def test_what_an_advocate_did_asks_for_nothing(said: str) -> None:
    assert whats(said) == []
