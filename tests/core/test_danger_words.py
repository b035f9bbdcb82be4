"""Words of danger raise an alarm, and talk of policies, papers and meetings does not."""

from __future__ import annotations

import time

import pytest

from chalicelib.core.reading.danger_words import speaks_of_danger
from chalicelib.core.reading.subjects import find_own_subject

INJURIES = (
    "The staff member burned my son's hand on the radiator",
    "His ear was cut and nobody says how",
    "Her finger is fractured and the home said she fell",
    "They kicked my brother down the stairs",
    "dad chokes me when he is drunk",
    "My little girl came back with a black eye",
    "she shook the baby because he was crying",
    "The foster dad dragged him up the stairs by his hair",
    "dad batters me",
    "the manager pinned my son to the floor",
    "my stepmum threw a plate at me",
    "He swung a bat at her",
    "He snapped my wrist",
    "staff twisted her arm behind her back",
    "There are marks all over his back",
    "I found cigarette marks on her legs",
    "His lip was split and his nose was bleeding",
    "someone bit my baby",
    "hes hurting Leo again",
    "She grabbed Mia by the throat",
    "They taped his mouth",
    "My niece has a broken collarbone",
    "Staff sat on him until he could not breathe",
    "her hair was pulled out",
    "He trapped his fingers in the door on purpose",
    "they slammed the door on her hand",
    "his arm got broken in a restraint",
    "They held her under the shower",
    "The driver slapped him",
    "the carer's boyfriend burnt her with an iron",
    "he pulled a knife",
    "they put a pillow over his face",
    "he was punched in the stomach",
    "kid in the home got stabbed",
    "She was choked by another resident",
    "he threw my brother down the stairs",
    "He broke two of her ribs",
    "they dislocated his shoulder",
    "her skull was cracked",
)
CONFINEMENT = (
    "he ties my sister's hands",
    "The key is turned on her every night",
    "She was sent to bed without tea for a week",
    "He locked my daughter in the bathroom to punish her",
    "He pushed her against the wall",
    "They shut her in a cupboard when she wets the bed",
    "He was tied to a chair at the unit",
    "They strapped my son into a car seat all day",
    "My daughter has to sleep in the shed",
    "made him stand in the cold for hours",
    "kept her in the cellar as a punishment",
    "the door is bolted from the outside at night",
    "She is locked in her room every evening",
    "He was shut in the laundry room for an hour",
    "I was left outside all night",
    "he wont let us out of the house",
    "Punishing the children by locking the door",
    "The children are not allowed out of their room all weekend",
    "they lock the fridge and the kids are hungry",
    "Confined to her bedroom for two days",
)
UNDRESSED = (
    "He came without ringing and went into the bedroom while my daughter was changing",
    "The new support worker was stood in her bedroom when she was changing for PE",
    "My dad's mate looks round the door while I'm getting dressed",
    "A man from the agency walked into the bathroom while I was in the bath",
    "and he came in my room without knocking when i was getting undressed, again",
    "they watched through the door while he was naked",
)
ORDINARY_OF_ROOMS = (
    "The social worker called while I was in the shower and left a card",
    "We were in the meeting room when the plan was changed",
    "She was changing schools when the worker went to the bedroom to look for the form",
    "The bathroom door was being fixed while we were at school",
    "He came to the door as she was getting ready for school",
    "The team manager came in the room while I was getting my coat",
)
SILENCE = (
    'A staff member told my son "don\'t tell your mum"',
    "“Do not tell anyone,” the carer told my boy",
    "He told my daughter that it was a secret",
    "She made my son swear not to tell",
    "The carer broke her arm and told her to say nothing",
    "He held his hand over her mouth until she went quiet",
    "The carer said not to tell mum",
    "He told her to keep her mouth shut",
    "She was warned never to say what happened",
    "They made us promise not to tell anyone",
    "he says I will be sent away if I tell",
    "It is our little secret, he says",
    "I was told to keep quiet about it",
    "they told him to say he fell",
    "dad says he'll hurt us if we talk",
    "the worker told us to hide it from the inspectors",
    "She was made to lie about the bruise",
    "We were told we would lose the children if we spoke up",
)
OTHERWISE = (
    "the teacher choked my boy",
    "A worker punched a lad in the jaw",
    "They tie him to the bed at night",
    "He has been locked in the bathroom again",
    "The manager ordered staff to keep it quiet",
    "he made her promise to say nothing",
    "the carer bruised her arms",
    "he broke her finger on purpose",
    "Her jaw is broken",
    "He tied my wrists with tape",
    "she is shut in the utility room whenever she swears",
    "He stamped on my hand",
    "staff threatened her if she spoke to me",
    "carer broke my brothers nose",
    "Locked in, no toilet",
    "they held him face down on the floor",
    "they tied her up",
    "I cant go home tonight",
    "he forces me to do stuff",
    "my baby isnt breathing right",
    "im gonna end it all tonight",
    "The baby was left alone all night",
    "My son hasn't eaten since Friday",
    "She has not been fed properly",
    "nobody knows where he is. he hasn't come home",
    "he comes into my room at night",
    "he gets in my bed with me when mum is out",
    "He touches my sister",
    "I took all my tablets",
    "I dont want to be here anymore",
    "I wish I was dead",
    "scared to go home",
    "I ran away again",
    "she ran off from the placement last night",
    "They withheld his insulin",
    "she made him drink bleach",
    "the carer washes his mouth out with soap",
)
PAPERS = (
    "Nobody rang about the bruise policy and the meeting was put off.",
    "The school would not show me its policy on self-harm.",
    "I asked for the abuse reporting form three times.",
    "The training on neglect and exploitation was cancelled.",
    "We were never sent the leaflet about sexual exploitation.",
    "The bruising protocol was not on the website.",
    "The meeting about the safeguarding policy ran late.",
    "You promised us the form about domestic abuse and it did not come.",
    "The violence reduction strategy has the wrong date.",
    "Our school has a policy on violence and abuse.",
    "The strategy on child sexual exploitation is out of date.",
    "I could not find the overdose protocol or the first aid guidance.",
)
CALM = (
    "The meeting about the restraint policy was moved to Friday",
    "The child protection conference was put off again",
    "The social worker was late for the missing-from-home meeting",
    "The school transport broke down three times",
    "I broke my phone so could not ring",
    "The worker left and nobody took over",
    "They told me to keep the letter",
    "The minutes say that I was not there",
    "The manager made us wait in the hall",
    "No medication review was booked",
    "He told us the form was lost",
    "The report is in the wrong order",
    "The bathroom adaptation is late and he cannot get in the shower",
    "The health visitor said she would come back on Friday",
    "They keep passing me from person to person",
    "The head's hands are tied by the budget",
    "The door was locked when we got there",
    "My file has gone missing.",
    "The form is missing and nobody can find it.",
    "I was locked out of the portal.",
    "The kick-off meeting was cancelled twice.",
    "You shut us out of the meeting.",
    "We were kept in the dark about the review.",
    "She broke her promise to ring.",
    "He broke the rules of the panel.",
    "You cut my respite and nobody asked us.",
    "They cut her hours without a word.",
    "The letter says nothing about the date.",
    "I was told to ring back on Monday.",
    "She told me not to worry.",
    "They told us to wait for the panel.",
    "The manager told me to fill in the form.",
    "Nobody told me about the meeting.",
    "The social worker left early and did not come back.",
    "He was left off the list.",
    "We were left with no support worker.",
    "The door was shut when we came to the office.",
    "The office is shut in August.",
    "The clinic closed in March.",
    "My case was closed without a word.",
    "I had to hold for forty minutes.",
    "She held the meeting without us.",
    "They kept me waiting in the car park for an hour.",
    "The photo in the file is of another child.",
    "I am worried about the wait for an assessment.",
    "The bus pass was cut off.",
    "Her leg brace has not been ordered.",
    "He needs a new hearing aid for his left ear.",
    "The chair of the panel was rude to me.",
    "The head of service did not reply.",
    "You pushed the meeting back by a week.",
    "She threw the letter in the bin.",
    "They dropped us from the list.",
    "I want somebody to say sorry.",
    "I was asked to keep the receipt.",
    "Please do not ring before 4pm.",
    "My daughter has had no taxi to school for two weeks.",
    "The wheelchair did not fit through the door.",
    "Nobody came to the meeting, and the minutes were wrong.",
    "You said you would call if we told you the date.",
    "She was not told that the plan had changed.",
    "He will not come back to the office until Monday.",
    "The council hid the report from us.",
    "They did not return my call.",
)


@pytest.mark.parametrize("said", INJURIES)
def test_an_injury_that_somebody_does_raises_an_alarm(said: str) -> None:
    assert speaks_of_danger(said)
    assert speaks_of_danger(f"NOBODY RANG. {said.upper()}")


@pytest.mark.parametrize("said", CONFINEMENT)
def test_confinement_and_other_cruel_punishment_raise_an_alarm(said: str) -> None:
    assert speaks_of_danger(said)


@pytest.mark.parametrize("said", UNDRESSED)
def test_coming_in_on_somebody_undressed_raises_an_alarm(said: str) -> None:
    assert speaks_of_danger(said)


@pytest.mark.parametrize("said", ORDINARY_OF_ROOMS)
def test_rooms_and_changes_alone_raise_no_alarm(said: str) -> None:
    assert not speaks_of_danger(said)


@pytest.mark.parametrize("said", SILENCE)
def test_being_told_to_keep_silent_raises_an_alarm(said: str) -> None:
    assert speaks_of_danger(said)


@pytest.mark.parametrize("said", OTHERWISE)
def test_danger_in_a_childs_or_a_carers_own_words_raises_an_alarm(said: str) -> None:
    assert speaks_of_danger(said)
    assert speaks_of_danger(said.replace("'", "’"))


@pytest.mark.parametrize("said", PAPERS)
def test_the_name_of_a_policy_or_a_form_raises_no_alarm(said: str) -> None:
    assert not speaks_of_danger(said)
    assert speaks_of_danger(f"{said} He hit her.")


@pytest.mark.parametrize("said", CALM)
def test_plain_complaints_raise_no_alarm(said: str) -> None:
    assert not speaks_of_danger(said)


@pytest.mark.parametrize(
    "said",
    [
        "I filled in the form about abuse by my stepdad.",
        "The policy says one thing, and he has a bruise on his face.",
        "She filled in a form on neglect tonight.",
        "The bruise is not on the form.",
        "He abused her and the policy was not followed.",
        "The body map form shows bruises.",
        "Your policy on violence did not stop him: he punched her.",
        "They lost the form, and she has gone missing.",
    ],
)
def test_a_paper_that_tells_of_danger_raises_an_alarm(said: str) -> None:
    assert speaks_of_danger(said)


@pytest.mark.parametrize(
    "tail",
    [
        "Run away from placement",
        "run away again",
        "Not safe in the unit",
        "left alone all night",
        "told to keep quiet",
    ],
)
def test_danger_in_a_subject_is_never_taken_for_the_subject_of_a_letter(tail: str) -> None:
    for before in ("", "Re: ", "RE: [EXTERNAL] ", "Re: Reference K4M7-RT2C: "):
        assert find_own_subject(f"{before}{tail}", ()).endswith(tail)
    assert find_own_subject(f"[Warning: {tail}] Hello", ()).startswith("[Warning")


def test_looking_for_danger_is_quick_in_a_text_of_any_shape() -> None:
    for words in (
        "told her her to the ",
        "my and or and policy ",
        "he left my the child in the a ",
        "review,meeting,kill,",
    ):
        began = time.process_time()
        speaks_of_danger(words * 1_000)
        assert time.process_time() - began < 2


@pytest.mark.parametrize("reference", ["K4M7-RT2D", "JJJ2-H2R9", "5NNN-HHH3"])
def test_danger_written_on_in_our_subject_is_read_whatever_the_reference(reference: str) -> None:
    ours = f"Reference {reference}: we have your complaint"
    assert not speaks_of_danger(ours)
    assert speaks_of_danger(f"{ours} broken wrist in the bath")
