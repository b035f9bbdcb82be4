"""The letters that many procedures share, where things went otherwise than in the lives that send
one of each: still right, still plain.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib import councils
from chalicelib.core.cases import COMPLAINANT, Letter, Refused
from chalicelib.core.wording.signposts import AGENCIES, WAYS, Way
from chalicelib.councils import Council
from tests.letters.letter_lives import COMPLAINT, FRIDAY, WORDS, Life, as_stored, every_once
from tests.letters.test_letters import COUNCILS
from tests.letters.test_letters_words import HIGHEST_GRADE, LONGEST_SENTENCE, grade, sentences

FIRST = "My social worker changed three times and nobody told me."
PAUSE = {
    "proceedings": "A criminal trial",
    "reason": "They are to be heard there first.",
    "decided_by": "Grace Adeyemi",
    "review_on": "2027-01-15",
}
RESTRICT = {
    "behaviour": "You called nine times in one night.",
    "warned_on": "2026-11-27",
    "adjusted": "We offered you one person to talk to.",
    "restriction": "You can call us on Mondays.",
    "ends_on": "2027-01-29",
    "review_on": "2026-12-18",
}
FREEZE = {"what": "Your move", "reason": "It is not safe to wait.", "decided_by": "Samuel Bright"}


def begun(council: str = "sefton", **other: str) -> Life:
    return Life(councils.load_council(council), replace(COMPLAINT, happened=FIRST, **other), WORDS)


def triaged(**other: str) -> Life:
    life = begun(**other)
    life.left("acknowledgement")
    life.triaged()
    return life


def last(life: Life, name: str) -> str:
    """Return the text of the last letter of that name."""
    return as_stored(life.owed[name], life.case, life.council, life.now).written.text


def plain(text: str) -> bool:
    return grade(text) <= HIGHEST_GRADE and all(len(s) <= LONGEST_SENTENCE for s in sentences(text))


@pytest.fixture(params=COUNCILS)
def council(request: pytest.FixtureRequest) -> Council:
    return councils.load_council(request.param)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_whoever_is_sent_elsewhere_is_told_why_what_to_do_by_when_and_whom_to_ask(
    way: Way, council: Council
) -> None:
    life = begun(council.code)
    life.move(
        "reroute", "manager", where=way.name, reason="It was they who decided it.", contact_told=""
    )
    text = last(life, "rerouted")
    there = council.elsewhere.get(way.name)
    for needed in (
        way.why,
        way.whose,
        way.do,
        way.soon,
        *((there.name, there.phone, there.web) if there else ()),
    ):
        assert needed in text
    assert ("Please do not wait" in text) == bool(way.soon)
    assert "We have passed it on" not in text
    assert plain(text)


@pytest.mark.parametrize("way", AGENCIES, ids=lambda way: way.name)
def test_a_complaint_about_an_agency_never_names_the_contact_of_another(
    way: Way, council: Council
) -> None:
    life = begun(council.code)
    life.move("reroute", "manager", where=way.name, reason="They did it.", contact_told="")
    text = last(life, "rerouted")
    others = [contact for name, contact in council.elsewhere.items() if name != way.name]
    assert not [other.name for other in others if other.name in text or other.web in text]
    if way.name not in council.elsewhere:
        assert way.find in text
        assert "We will find out and tell you" in text


def test_an_agency_that_is_not_in_the_list_is_called_by_the_name_that_was_typed() -> None:
    life = begun()
    agency = {"where": "other_agency", "agency": "the Riverside housing association"}
    life.move("reroute", "manager", **agency, reason="They did it.", contact_told="")
    assert "It goes to the Riverside housing association." in last(life, "rerouted")


def test_a_name_typed_beside_an_agency_of_the_list_changes_nothing() -> None:
    life = begun()
    agency = {"where": "health", "agency": "the police"}
    life.move("reroute", "manager", **agency, reason="They did it.", contact_told="")
    text = last(life, "rerouted")
    assert "It goes to the health service." in text
    assert "police" not in text


def test_every_letter_to_the_person_can_be_printed_and_read_out() -> None:
    sefton = councils.load_council("sefton")
    for name, made in every_once("sefton").items():
        if made.letter.to == COMPLAINANT and made.case:
            told = Letter(
                "1", "please_tell", "team", {"enclosed": name, "facts": made.letter.facts}
            )
            inside = as_stored(told, made.case, sefton, FRIDAY).written.text.split("=" * 40)[1]
            assert "reply to this email" not in inside.lower(), name
            assert "use your own page" not in inside, name
            assert "/track/" not in inside, name
            assert "PO Box 4771" in inside, name


@pytest.mark.parametrize("code", ["parent", "foster_carer", "advocate", "representative"])
def test_an_advocate_is_offered_for_the_child_to_those_who_are_none(code: str) -> None:
    life = triaged(code=code)
    assert "advocacy_offered" not in life.made
    life.move("offer_advocate", "team")
    text = last(life, "advocacy_offered")
    assert (
        "A child or young person can have" in text
        or "The child or young person you are helping can have" in text
    )
    assert "Nobody has to have one" in text
    assert "We will arrange it" in text
    assert plain(text)


def test_an_alarm_holds_no_word_of_the_person_and_nothing_to_find_them_by() -> None:
    life = begun(wanted="He hits me.")
    life.wait(1)
    for text in (life.made["danger_alarm"].written.text, last(life, "danger_alarm")):
        for theirs in (
            FIRST,
            "He hits me",
            "Ann",
            "ann@people.example",
            "01632 960001",
            "2 Example Road",
            "Priya Nair",
        ):
            assert theirs not in text


def test_an_alarm_that_nobody_confirmed_says_so_and_brings_the_button_that_confirms_it() -> None:
    life = begun(wanted="He hits me.")
    assert "Nobody has confirmed it yet" not in life.made["danger_alarm"].written.text
    life.wait(1)
    text = last(life, "danger_alarm")
    assert "Nobody has confirmed it yet" in text
    assert "act/see_danger" in text


def test_a_move_that_only_their_words_speak_of_is_put_to_a_person_as_no_more_than_that() -> None:
    text = last(begun(wanted="They are going to move me on Friday."), "freeze_asked")
    assert "Nobody has recorded it as a request" in text
    assert "They are going to move me on Friday." in text
    assert "act/freeze" in text


def test_a_change_that_is_not_held_goes_ahead_and_both_are_told_why() -> None:
    life = triaged()
    life.move("ask_freeze", "care1", text="The move on 4 December.")
    life.move("freeze", "manager", held="no", **FREEZE)
    person = last(life, "freeze_decision")
    service = last(life, "freeze_decision_service")
    assert "It will go ahead as planned" in person
    assert "call us today" in person
    assert "may go ahead as planned" in service
    assert all("It is not safe to wait." in text for text in (person, service))
    assert plain(person)


def test_a_change_is_held_until_a_day_on_which_somebody_looks_at_it_again() -> None:
    life = triaged()
    life.move("ask_freeze", "care1", text="The move on 4 December.")
    with pytest.raises(Refused) as refused:
        life.move("freeze", "manager", held="yes", **FREEZE)
    assert "give the day on which you will look at it again" in refused.value.errors["until"]


def test_where_a_part_is_paused_the_rest_goes_on_by_the_same_date_and_both_letters_say_so() -> None:
    life = triaged()
    life.move("pause", "manager", **PAUSE, **{"which-2": "yes"})
    text = last(life, "paused_for_now")
    assert (
        text.index("Nobody said why.")
        < text.index("What goes on in the meantime")
        < text.index(FIRST)
    )
    assert "answer you by Friday 11 December 2026" in text
    assert plain(text)
    life.wait(2)
    life.move("resume", "team", reason="The trial is over.")
    again = last(life, "going_on_again")
    assert "our dates have not changed" in again
    assert "answer you by Friday 11 December 2026" in again
    assert plain(again)


def test_a_promise_that_was_kept_is_told_without_an_apology() -> None:
    life = triaged()
    life.replied()
    life.move(
        "tell_action",
        "complaints1",
        action="Bring your bag back.",
        done="done",
        what="Your bag is with you.",
    )
    text = last(life, "action_told")
    assert "It is done" in text
    assert "sorry" not in text
    assert plain(text)


def learned() -> Life:
    """Return a case from whose answer something changes by 18 December."""
    life = triaged()
    life.replied()
    life.left("stage1_reply")
    answers = {
        "source": "promise",
        "theme": "records",
        "what": "We read the file before each visit.",
        "action_owner": "socialwork2",
        "due": "2026-12-18",
        "proof_wanted": "Ten files",
    }
    life.move("add_action", "complaints1", **answers)
    return life


def test_a_child_reads_in_short_words_that_it_was_done_late() -> None:
    life = learned()
    life.add_papers("files.pdf")
    life.wait(16)
    text = last(life, "overdue")
    assert "> We read the file before each visit." in text
    done = {"action": "1", "done_on": "2026-12-21", "what_done": "Ten files.", "proof-1": "yes"}
    life.move("claim_action", "socialwork2", **done)
    assert "It was done late, and counts as late." in last(life, "action_claimed")
    told = "We now read your file before we come."
    life.move("check_action", "manager", action="1", shown="yes", what=told, public="")
    text = last(life, "action_told")
    assert "We said that we would do this:" in text
    assert "This is what we promised" not in text
    assert told in text
    assert "That was late, and we are sorry." in text
    assert "Is it better now?" in text
    assert plain(text)


def test_a_child_reads_why_something_is_not_done() -> None:
    life = learned()
    life.move("drop_action", "manager", action="1", what="The team was closed.")
    text = last(life, "action_told")
    assert "We will not do it" in text
    assert "The team was closed." in text
    assert "somebody you trust" in text
    assert plain(text)


def test_a_limit_on_contact_that_stays_still_ends() -> None:
    life = triaged()
    life.move("restrict", "manager", **RESTRICT)
    life.move("review_restriction", "head", outcome="stays", reason="It is too soon.")
    text = last(life, "contact_limit_reviewed")
    assert "The limit stays for now. It ends on " in text
    assert "unless we make a new decision and tell you why" in text
    assert plain(text)


def test_a_complaint_the_ombudsman_sends_back_is_answered_and_no_fault_asks_for_nothing() -> None:
    life = triaged()
    life.move("ombudsman_decided", "manager", decision="premature", text="Answer them first.")
    assert "Answer the person" in last(life, "ombudsman_decision")
    life.move("ombudsman_decided", "manager", decision="no_fault", text="We found no fault.")
    assert "what went wrong" not in last(life, "ombudsman_decision")


def test_stopping_one_of_two_references_says_that_the_other_goes_on() -> None:
    life = triaged()
    life.move(
        "split",
        "complaints1",
        why="Other rules.",
        **{"goes-1": "children_act", "goes-2": "corporate"},
    )
    life.move("withdraw", "team", how="phone")
    text = last(life, "withdrawal_confirmed")
    assert "about K4M7-RT2C alone" in text
    assert plain(text)
    whole = triaged()
    whole.move("withdraw", "team", how="phone")
    assert "alone. A part" not in last(whole, "withdrawal_confirmed")


def test_a_reminder_that_the_ombudsman_waits_says_what_to_do_and_gives_no_words_to_say_sorry() -> (
    None
):
    life = triaged()
    life.replied()
    life.left("stage1_reply")
    life.move("log_ombudsman", "manager", their_reference="26 1", asked="Why?", due="2026-12-01")
    life.wait(1)
    assert "record that you did" in last(life, "reminder")
    life.wait(2)
    text = last(life, "overdue")
    assert "ask it for more time, today" in text
    assert "Suggested apology" not in text


def test_a_change_nobody_decided_on_is_chased_as_a_decision_and_not_as_an_answer() -> None:
    life = triaged()
    life.move("ask_freeze", "care1", text="The move on 4 December.")
    life.wait(1)
    text = last(life, "overdue")
    assert "has not been done: say whether the decision is held" in text
    assert "a senior person decides today" in text
    assert "Suggested apology" not in text


def test_reminders_of_the_investigation_speak_of_the_investigation() -> None:
    life = triaged()
    life.replied()
    life.left("stage1_reply")
    life.asks("want_stage2", said="")
    life.left("stage2_acknowledged")
    life.wait(20)
    text = last(life, "reminder")
    assert "send this person the decision and both reports" in text
    assert "Nobody has been appointed to investigate it yet" in text
    life.wait(6)
    late = last(life, "overdue")
    assert (
        "We said that we would send you the decision and both reports by Wednesday 6 January 2027."
        in late
    )


def test_a_late_investigation_that_is_explained_is_not_offered_the_stage_it_is_at() -> None:
    life = triaged()
    life.replied()
    life.left("stage1_reply")
    life.asks("want_stage2", said="")
    life.left("stage2_acknowledged")
    life.wait(27)
    life.move("explain_delay", "complaints1", date="2027-01-22")
    text = last(life, "delay_explained")
    assert (
        "We said that we would send you the decision and both reports by Wednesday 6 January 2027"
        in text
    )
    assert "You can go to stage 2 today" not in text
    assert "promise to send you the decision and both reports by Friday 22 January 2027" in text
    assert plain(text)


def test_what_happens_next_names_each_date_we_owe_and_says_which_are_late() -> None:
    life = triaged()
    life.replied()
    life.left("stage1_reply")
    life.asks("want_stage2", said="")
    life.left("stage2_acknowledged")
    life.add()
    text = last(life, "message_received")
    for promise in (
        "send you the decision and both reports by",
        "send you an update by",
        "what is to be looked into by",
    ):
        assert f"{promise} " in text
    assert "at the very latest" not in text
    life.wait(6)
    life.add()
    assert (
        "We said that we would agree with you what is to be looked into by Friday 4 "
        "December 2026. We are late"
    ) in last(life, "message_received")


def test_no_letter_to_the_person_speaks_of_the_alarm() -> None:
    life = begun(wanted="He hits me.")
    life.wait(3)
    life.add()
    for name, made in life.made.items():
        if made.letter.to == COMPLAINANT:
            assert "make sure that the child is safe" not in made.written.text, name


def test_the_last_day_to_ask_stands_in_letters_once_we_have_answered() -> None:
    life = triaged()
    life.replied()
    life.left("stage1_reply")
    life.add()
    assert "It is best to ask by Tuesday 29 December 2026, but" in last(life, "message_received")
