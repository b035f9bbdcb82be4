"""What is heard as bad treatment for complaining, and what is not (`000:43`)."""

from __future__ import annotations

import pytest

from chalicelib.core.cases import REPLY_MARKER
from chalicelib.core.reading.reprisal_words import find_reprisal

HEARD = [
    # parents
    "Since I complained they have treated my daughter worse.",
    "They are punishing us for complaining.",
    "Ever since we put in a complaint the staff have been horrible to him.",
    "They stopped my contact with the boys because I complained about her.",
    "After I made the complaint our respite was cut.",
    "I feel we are being singled out because of my complaint.",
    "The social worker is taking it out on my kids.",
    "She told me they would move him if I complained again.",
    "He said my daughter would lose her placement if I don't drop it.",
    "I complained in May and ever since then they have been picking on my son.",
    "Since I complained everything is different. They have cancelled his visits.",
    "now that ive complained she wont talk to me",
    "As soon as I complained they threatened to go to court.",
    "this is retaliation",
    "It feels like they are getting their own back at us.",
    "They said they would stop contact if I complained again.",
    "I am scared, since they stopped our contact because I complained.",
    # children
    "my carer has been really mean to me since i told on her",
    "they took my phone because i complained",
    "i got grounded for complaining",
    "staff wont talk to me since i rang you",
    "Since I spoke up they are nasty to me",
    "they shout at me more since i told my advocate",
    # advocates
    "She reports being treated less favourably since raising her complaint.",
    "The young person feels that he is being penalised for complaining.",
    "Following his complaint his privileges were removed.",
    "Mum says that, since she complained, attitudes towards her have deteriorated.",
    "This appears to be a consequence of the complaint: support has been withdrawn.",
    "Since I complained they have stopped taking my daughter to contact.",
    "Ever since my complaint they won't drive him to school any more.",
    "They refused to take her to see her nan because I complained.",
]
INNOCENT = [
    # a fear, and nothing that was done
    "I am frightened they will stop contact because I complained.",
    "I'm scared they'll stop her visits because I complained.",
    "We are worried that staff might be horrible to him after we complained.",
    "I complained because they stopped taking my daughter to contact.",
    "I complained because he was horrible to my daughter.",
    "I am complaining because they punished her for being late.",
    "Since I complained nobody has rung me back.",
    "Since I complained things are much better, thank you.",
    "Nobody has treated us worse since I complained.",
    "She is not being punished for complaining.",
    "They treat us worse than other families.",
    "Things got worse after the move.",
    "Since I told you about the damp it has not been mended.",
    "Thank you for writing to me about my complaint.",
    "Will it be held against us if we complain?",
    "I took it out on my husband, which was wrong of me.",
    "I want to add to my complaint: they stopped our contact in March.",
    "Because of the complaint I would like a copy of the records.",
    "The other boy retaliated when he was pushed.",
    "After the meeting she was moved to another team.",
    "My complaint is that the carer shouts at him and took his phone.",
]


@pytest.mark.parametrize("said", HEARD)
def test_words_of_bad_treatment_for_complaining_are_heard(said: str) -> None:
    text = f"Hello, it is me.\n\n{said}\n\nPlease ring me."
    assert said.split(".")[0].split(":")[0].strip()[:20] in find_reprisal(text)


@pytest.mark.parametrize("said", INNOCENT)
def test_what_only_looks_like_it_is_passed_over(said: str) -> None:
    assert find_reprisal(f"Hello. {said} Thank you.") == ""


def test_our_own_words_that_they_quote_are_not_theirs() -> None:
    ours = "> Nobody may treat you worse because you complained.\n> Tell us at once."
    assert find_reprisal(f"Thank you.\n\nOn Mon 30 Nov Heard wrote:\n{ours}") == ""
    assert find_reprisal(f"Thanks.\n{REPLY_MARKER}\nThey punish you for complaining.") == ""
