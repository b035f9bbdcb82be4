"""The same matter by two doors: the words of a copy are known again, and those of another complaint
of the same family are not.
"""

from __future__ import annotations

import random
import textwrap
import time

import pytest

from chalicelib.core.reading.similar_text import (
    ENOUGH,
    READ,
    SAME,
    list_runs,
    make_sketch,
    may_be_same,
    measure_overlap,
    pack_sketch,
    unpack_sketch,
)

LEO = """My son Leo has been on a child in need plan since March. Our social worker has changed
four times and nobody told us. The last one, who started in June, has visited once. She said that
she would send us a copy of the plan, and she has not. I have rung the office eleven times since
September and nobody has rung me back. Leo missed his place at the holiday club because the form
was not signed in time. I want someone to tell me who his social worker is and to sign the form."""
FORWARDED = f"""Fwd: my son Leo

Dear complaints team,

One of my residents asked me to pass this on. Please could you look into it and let me know what
happens. I have told her that you would be in touch with her within three working days.

Kind regards
Cllr Jo Brown

---------- Forwarded message ---------
From: Sam Carter <sam@family.example>
Date: Fri, 27 Nov 2026 at 09:12
Subject: my son Leo

{textwrap.indent(textwrap.fill(LEO, 70), "> ")}
"""
AGAIN = (
    "My complaint\n\nDear Sir or Madam\n\n"
    + LEO.replace("four times", "4 times")
    .replace("eleven", "11")
    .replace("I want someone to tell me", "Please tell me")
    + "\n\nSam Carter\n07700 900123"
)
OTHER = """My son Leo has been on a child in need plan since March. At the meeting on 12 November
the chair would not let me speak, and the minutes say that I agreed to things that I did not. I
asked for the minutes to be put right and was told that they never change them. The school was
not there although they had been asked. I want the minutes to say what I said, and I want another
meeting with the school there."""
STRANGER = """Our daughter Mia has had three foster homes since the spring and nobody asked her
what she wanted. She was told on a Friday that she would move on the Monday. She missed her
exams. The reviewing officer has not seen her since May. We want her to stay where she is until
summer."""
TYPED_OTHERWISE = LEO.upper().replace("\n", "   ").replace(",", " -")

SAME_MATTER = {
    "forwarded with a note": FORWARDED,
    "by form and by email": AGAIN,
    "typed otherwise": TYPED_OTHERWISE,
    "the same": LEO,
}
ANOTHER = {
    "another complaint of the family": OTHER,
    "someone else's": STRANGER,
    "the note alone": FORWARDED.partition("Kind")[0],
}


@pytest.mark.parametrize("text", SAME_MATTER.values(), ids=SAME_MATTER)
def test_a_copy_is_known_again_whatever_stands_around_it(text: str) -> None:
    assert measure_overlap(LEO, text) >= SAME + 0.2
    assert measure_overlap(text, LEO) == measure_overlap(LEO, text)
    assert may_be_same(make_sketch(LEO), make_sketch(text))


@pytest.mark.parametrize("text", ANOTHER.values(), ids=ANOTHER)
def test_another_matter_is_not_taken_for_it_though_names_and_places_are_the_same(text: str) -> None:
    assert measure_overlap(LEO, text) <= SAME - 0.3
    assert not may_be_same(make_sketch(LEO), make_sketch(text))


@pytest.mark.parametrize(
    "text",
    ["", "Nobody came.", "Nobody came to our meeting on Tuesday, and nobody rang.", "no " * 500],
)
def test_a_text_that_says_too_little_is_like_no_other(text: str) -> None:
    assert len(list_runs(text)) < ENOUGH
    assert measure_overlap(text, text) == 0
    assert make_sketch(text) == ()
    assert not may_be_same(make_sketch(text), make_sketch(text))


@pytest.mark.slow
def test_a_sketch_shows_what_the_texts_would() -> None:
    drawn = random.Random(1)
    missed = 0
    counted = 0
    for _ in range(200):
        said = [str(drawn.randrange(5000)) for _ in range(drawn.choice([20, 40, 80, 200, 600]))]
        copy = [
            word if drawn.random() > 0.03 else str(drawn.randrange(5000, 9999)) for word in said
        ]
        note = [str(drawn.randrange(5000, 9999)) for _ in range(drawn.choice([0, 50, 400, 8000]))]
        one = " ".join(said)
        other = " ".join(note + copy)
        if measure_overlap(one, other) >= SAME:
            counted += 1
            missed += not may_be_same(make_sketch(one), make_sketch(other))
        assert not may_be_same(make_sketch(one), make_sketch(" ".join(note[::-1])))
    assert counted > 160
    assert missed / counted < 0.01


def test_a_sketch_is_kept_as_short_text_and_read_again() -> None:
    found = make_sketch(FORWARDED)
    assert unpack_sketch(pack_sketch(found)) == found
    assert unpack_sketch(pack_sketch(())) == ()
    assert len(pack_sketch(found)) < 1500


def test_the_longest_message_takes_no_time_and_little_room() -> None:
    drawn = random.Random(2)
    text = " ".join(str(drawn.randrange(10**6)) for _ in range(READ // 6))
    began = time.process_time()
    assert len(pack_sketch(make_sketch(text))) < 12_000
    assert measure_overlap(text, LEO) == 0
    assert time.process_time() - began < 1
