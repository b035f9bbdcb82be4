"""Many voices that say an address is not safe, or is another now, and as many ordinary sentences:
each a line of a file beside this one. Of both, only a few may be read wrongly.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from chalicelib.core.reading.request_words import find_doubt, find_requests
from infra.unsafe_points import TARGET, describe_source

HERE = Path(__file__).parent
LEAST_HEARD = 98  # of 100 that speak of an address, so that none that is heard now is lost
MOST_FALSE = 5  # of 100 that do not: holding a letter for a person to look costs little


def lines(name: str) -> list[str]:
    return (HERE / name).read_text("utf-8").splitlines()


def test_nearly_every_way_to_say_that_an_address_is_not_safe_is_heard() -> None:
    said = lines("address_not_safe.txt")
    missed = [each for each in said if not find_doubt([each])]
    assert len(said) >= 200
    assert len(missed) * 100 <= len(said) * (100 - LEAST_HEARD), missed


def test_hardly_any_ordinary_sentence_holds_a_letter_back() -> None:
    said = lines("address_not_spoken_of.txt")
    held = [each for each in said if find_doubt([each])]
    assert len(said) >= 150
    assert len(held) * 100 <= len(said) * MOST_FALSE, held


@pytest.mark.parametrize("said", lines("when_to_reach.txt"))
def test_when_and_how_to_reach_them_is_put_before_the_team_and_holds_nothing(said: str) -> None:
    assert "contact" in [request.what for request in find_requests(said)]
    assert not find_doubt([said])


def test_most_fresh_sentences_that_an_address_is_not_safe_are_heard() -> None:
    """They were written before the points were learnt, which never read them."""
    said = lines("address_not_safe_held_back.txt")
    assert len(said) >= 50
    assert sum(bool(find_doubt([each])) for each in said) >= 0.6 * len(said)


def test_of_100_fresh_ordinary_sentences_at_most_2_hold_a_letter_back() -> None:
    said = lines("address_not_spoken_of_held_back.txt")
    assert len(said) >= 100
    assert sum(bool(find_doubt([each])) for each in said) * 100 <= 2 * len(said)


def test_the_points_of_an_unsafe_address_are_learnt_from_the_sentences_as_they_stand() -> None:
    """If this fails, run `python -m infra.unsafe_points`."""
    assert TARGET.read_text("utf-8").startswith(f"{describe_source()}\n")


@pytest.mark.parametrize(
    "said",
    [
        "Darren still gets into my emails.",
        "This email is a joint one, my ex still logs in.",
        "Before that: Darren (my ex) still has the password to this email and looks at it.",
    ],
)
def test_one_such_sentence_within_a_long_message_is_heard(said: str) -> None:
    before = "Nobody has visited since June. I rang four times and was promised a call. "
    after = " The meeting was moved twice. I would like a visit and an answer in writing."
    assert find_doubt([f"{before}{said}{after}"])


@pytest.mark.parametrize(
    "said",
    [
        "Craig knows my password for this",
        "my nan has this on her ipad and shows dad",
        "Wayne reads over my shoulder when it pings",
    ],
)
def test_such_a_line_is_heard_among_lines_without_a_stop(said: str) -> None:
    """People write on a telephone without stops, a thought a line."""
    before = "hello\nmy name is jess and i am 14\n"
    after = (
        "\nthe social worker has not been for six weeks and they said she would come on monday "
        "and then she did not\nand the school says that it is not them\nthanks\njess"
    )
    assert not find_doubt([f"{before}nobody rang{after}"])
    assert find_doubt([f"{before}{said}{after}"])


@pytest.mark.parametrize(
    "said",
    [
        "Naomi got my password off our daughter",
        "I would be in for it if Wayne saw your reply",
        "Pritam logged in as me and answered your letter",
        "staff print our emails off before we get them",
        "he empties the letter box before me and opens what looks official",
        "I wipe my sent folder before Joel gets home",
    ],
)
def test_somebody_called_by_name_may_read_what_we_send_too(said: str) -> None:
    assert find_doubt([f"Nobody has visited since June. {said}. Please help."])


@pytest.mark.parametrize(
    "said",
    [
        "Naomi got my son a place at the club",
        "I would be pleased if Wayne saw the report",
        "Pritam logged the call and rang back",
        "staff print the rota for us",
        "Joel gets home at four from school",
    ],
)
def test_a_name_alone_holds_nothing(said: str) -> None:
    assert not find_doubt([f"Nobody has visited since June. {said}. Please help."])
