"""What changes because of an answer, as officers and the person meet it on pages and in letters."""

from __future__ import annotations

from typing import Any

from chalicelib import store
from chalicelib.core.cases import Case
from chalicelib.core.decisions import enclose
from chalicelib.core.papers import FileRef
from tests.doors.officer.test_pass_on import link
from tests.helpers import Heard, a_case, get, london, page, post, words
from tests.lives.by_links import SEFTON

UPHELD = {
    "finding-1": "upheld",
    "evidence-1": "The log.",
    "reasons-1": "Nobody came.",
    "sorry": "We did not come, and we are sorry.",
    "actions": "A manager rings you by 4 December.",
}
LEARNED = {
    "theme-1": "communication",
    "follows-1": "action",
    "what-1": "A missed visit is followed by a call the same day.",
    "action_owner-1": "care1",
    "due-1-day": "11",
    "due-1-month": "12",
    "due-1-year": "2026",
    "proof_wanted-1": "Ten cases that somebody checked",
}


def does(heard: Heard, case: Case, move: str, by: str, now: Any, **form: str) -> str:
    answer = post(heard.client, link(case, move, by, now), **form)
    assert answer.status_code == 200, words(answer)
    heard.deliver()
    return words(answer)


def answered(heard: Heard, time: Any) -> Case:
    """Return a case whose one point was upheld by the answer, on Monday."""
    case = a_case(london("Fri 27 Nov 2026 10:00"), happened="Nobody came to see my son.")
    heard.deliver()
    time.now = london("Mon 30 Nov 2026 10:00")
    does(heard, case, "allocate", "team", time.now, officer="care1")
    does(heard, case, "reply", "care1", time.now, **UPHELD)
    return case


def test_the_form_asks_of_each_upheld_point_and_begins_from_what_was_promised(
    heard: Heard, time: Any
) -> None:
    case = answered(heard, time)
    shown = get(heard.client, link(case, "record_learning", "care1", time.now))
    assert "Point 1" in words(shown)
    assert UPHELD["actions"] in page(shown)
    wrong = post(heard.client, link(case, "record_learning", "care1", time.now))
    assert wrong.status_code == 422
    assert "Choose an answer: what is it about, for point 1" in words(wrong)


def test_an_action_is_given_out_proved_checked_and_told(heard: Heard, time: Any) -> None:
    case = answered(heard, time)
    does(heard, case, "record_learning", "care1", time.now, **LEARNED)
    assert "A missed visit is followed by a call" in heard.sent("action_asked")[-1].text
    time.now = london("Mon 14 Dec 2026 10:00")
    heard.schedule("sweep")
    heard.deliver()
    assert "A missed visit is followed by a call" in heard.sent("overdue")[-1].text
    given = {"action": "1", "what_done": "Ten cases were checked.", "done_on": "2026-12-14"}
    wrong = post(heard.client, link(case, "claim_action", "care1", time.now), **given)
    assert "Add a file that shows it, then tick it" in words(wrong)
    told = words(get(heard.client, f"{link(case, 'claim_action', 'care1', time.now)}/papers"))
    assert "Where is the proof?" in told
    assert "go with a letter" not in told
    add_proof(case, time.now)
    does(heard, case, "claim_action", "care1", time.now, **given, **{"proof-1": "yes"})
    assert "It was done late, and counts as late." in heard.sent("action_claimed")[-1].text
    form = words(get(heard.client, link(case, "check_action", "manager", time.now)))
    assert "Ten cases were checked." in form
    assert "ten-cases.pdf" in form
    told = "We ring you the same day when we miss a visit."
    shown = {"action": "1", "shown": "yes", "what": told}
    done = does(heard, case, "check_action", "manager", time.now, **shown)
    assert "Done, and checked by a second person, late" in done
    assert told in heard.sent("action_told")[-1].text


def test_a_reminder_among_others_says_the_words_of_its_action(heard: Heard, time: Any) -> None:
    time.now = london("Mon 30 Nov 2026 10:00")
    given = {"source": "comment", "theme": "records", "action_owner": "care1"}
    given |= {"due": "2026-12-11", "proof_wanted": "Ten files"}
    for what in ("Read the file first", "Ring before a visit"):
        case = a_case(time.now, happened=f"Nobody came. {what}.")
        heard.deliver()
        does(heard, case, "add_action", "manager", time.now, **given, what=what)
    time.now = london("Fri 4 Dec 2026 08:00")
    heard.schedule("sweep")
    heard.deliver()
    time.now = london("Fri 4 Dec 2026 09:30")
    heard.stragglers()
    heard.deliver()
    told = [*heard.sent("reminder"), *heard.sent("bundle")]
    said = "".join(each.text for each in told if each.to == "ellen.marsh@sefton.example")
    assert "Read the file first" in said
    assert "Ring before a visit" in said


def add_proof(case: Case, now: Any) -> None:
    """Add a paper to the case, which an action's form can tick as its proof."""
    found = store.load(case.reference)
    officer = SEFTON.find_officer("care1")
    assert found
    assert officer
    proof = FileRef("files/1", "ten-cases.pdf", 900, "application/pdf")
    decision = enclose.add_papers(found, officer, (proof,), now, SEFTON.authority)
    store.commit(decision, before=found.version, now=now)
