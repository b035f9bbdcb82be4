"""What came by mail can be read whole by an officer who may see the case: one click from the
history, and by nobody else.
"""

from __future__ import annotations

from typing import Any

from lxml import html

from tests.helpers import Heard, an_email, get, page, words
from tests.lives.by_links import Lived

REPLY = (
    "I will come on Tuesday.\n\nOn Mon, 30 Nov 2026 at 09:00, Jo wrote:\n> Can you come? "
    "<script>alert(1)</script>\n> Bring a friend.\n"
)
SEE = "See the whole message"


def whole(heard: Heard, life: Lived, letter: str, to: str) -> list[str]:
    """Return where the case page's history leads to whole messages, newest first."""
    shown = html.fromstring(page(life.case_page(letter, to)))
    return [a.get("href") for a in shown.iter("a") if (a.text or "") == SEE]


def test_the_history_shows_what_is_new_and_the_whole_message_is_one_click_away(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    life.writes_back(REPLY, "acknowledgement")
    assert "Can you come" not in life.seen_by("contribution", "team")
    (link,) = whole(heard, life, "contribution", "team")
    shown = get(heard.client, link)
    assert shown.status_code == 200
    for said in (
        "I will come on Tuesday.",
        "Can you come? <script>alert(1)</script>",
        "Bring a friend.",
    ):
        assert said in words(shown)
    assert "<script>alert" not in page(shown)
    assert get(heard.client, link.rpartition("/mail/")[0]).status_code == 200  # and back


def test_the_mail_that_a_case_began_with_is_there_too_and_a_form_has_none(
    heard: Heard, time: Any
) -> None:
    heard.arrive(an_email("Nobody came.", "My son"))
    team = heard.letter("new_case")
    shown = html.fromstring(page(get(heard.client, team.link("See the whole case"))))
    (link,) = [a.get("href") for a in shown.iter("a") if (a.text or "") == SEE]
    assert "Nobody came." in words(get(heard.client, link))
    away = heard.client.http.get(f"{link}?original=1")
    assert away.status_code == 303
    assert "message.eml" in away.headers["Location"]
    assert whole(heard, Lived(heard, time), "new_case", "team") == []


def test_an_event_that_came_by_no_mail_and_one_that_never_was_have_no_message(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    here = life.last("new_case", "team").link("See the whole case")
    for number in ("1", "999", "0", "-1", "x", "٣", "1" * 9):
        answer = get(heard.client, f"{here}/mail/{number}")
        assert answer.status_code == 404, number


def test_whoever_has_the_case_no_more_and_whom_it_names_read_no_message_of_it(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    life.writes_back(REPLY, "acknowledgement")
    life.press("Give it to an officer", "new_case", "team", officer="care1", note="")
    (link,) = whole(heard, life, "allocation", "care1")
    assert get(heard.client, link).status_code == 200
    life.press("Hand it back", "allocation", "care1", reason="I know the family.")
    answer = get(heard.client, link)
    assert answer.status_code == 409
    assert "Tuesday" not in words(answer)
