"""Nobody named in a complaint handles it, decides it, or gets its links (`000:45`, Code 5.4)."""

from __future__ import annotations

import json
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib import councils
from chalicelib.core import records
from chalicelib.core.cases import Case
from chalicelib.core.people.officers import (
    CHILDREN,
    COMPLAINANTS,
    JOINED,
    Officer,
    Staff,
    describe_complainant,
    find_mentioned,
    find_statute_code,
    is_named,
)
from chalicelib.core.reading.mentions import find_possible_names, may_be_named

OFFICERS = councils.load_council("sefton").officers
BY_KEY = {officer.key: officer for officer in OFFICERS}
PRIYA = BY_KEY["socialwork1"]  # Priya Nair, Team manager, social work; her manager is Martin Quayle
MAILBOX = BY_KEY["team"]
ROLES = ("owner", "team", "manager", "complaints_manager", "head_of_service", "director")


@pytest.mark.parametrize(
    "said",
    [
        "Priya Nair",
        "priya nair",
        "NAIR",
        "Nair, Priya",
        "nair priya",
        "Ms Nair",
        "Mrs. Nair",
        "P. Nair",
        "Ms P Nair",
        "Priya Kaur Nair",
        "the social worker Nair",
        "Ms Nair, team manager",
        "Nair (social work)",
        "Priya Nair the manager of the team",
        "Nair and Fairclough",
        "Jo Smith & Ms Nair",
        "priya.nair@sefton.example",
        "PRIYA.NAIR@SEFTON.EXAMPLE",
        "Priya Nair <priya.nair@sefton.example>",
        "Príya Naïr",
        "  Priya   Nair  ",
    ],
)
def test_an_officer_is_named_however_people_say_their_name(said):
    assert is_named(PRIYA, (said,))


@pytest.mark.parametrize(
    "said",
    [
        "Priya",
        "priya",
        "Ms Priya",
        "P",
        "",
        "   ",
        "Anita Nair",
        "A. Nairn",
        "Nairobi",
        "Team manager",
        "social work",
        "The manager",
        "Tom Fairclough",
        "Mr",
        "😀",
        "priya@sefton.example",
    ],
)
def test_a_first_name_alone_a_job_or_another_persons_name_does_not_name_them(said):
    assert not is_named(PRIYA, (said,))


@pytest.mark.parametrize(
    ("said", "perhaps"),
    [("Priya", True), ("priya", True), ("Ms Nair", False), ("Priya Shah", False), ("", False)],
)
def test_a_first_name_alone_asks_somebody_to_check(said, perhaps):
    assert may_be_named(PRIYA, (said,)) is perhaps


def test_a_word_without_end_is_no_name_and_takes_no_memory_to_see():
    tracemalloc.start()
    found = find_possible_names({"happened": "漢" * 20_000 + " Priya Nair"}, OFFICERS)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == ("socialwork1",)
    assert most < 20_000_000


def test_one_name_among_many_is_enough():
    assert is_named(PRIYA, ("Someone Else", "nobody", "Ms Nair"))
    assert not is_named(PRIYA, ())


def test_accents_make_no_difference_either_way():
    zoe = Officer("zoe", "Zoë Ångström-Quill", "zoe@sefton.example")
    assert all(
        is_named(zoe, (said,))
        for said in ("Zoe Angstrom-Quill", "Zoë Ångström Quill", "Zoë Ångström-Quill")
    )


def test_the_shared_mailbox_is_named_by_its_name_and_not_by_the_word_team():
    assert is_named(MAILBOX, ("Children's complaints team",))
    assert is_named(MAILBOX, ("the complaints team",))
    assert not is_named(MAILBOX, ("the social work team",))


def test_a_name_in_the_words_of_a_complaint_is_found_without_anyone_reading_it():
    text = "I rang on Monday.\nPRIYA  NAIR said no. So did Tom, and a Mr Quayle."
    assert find_mentioned(text, OFFICERS) == ("Priya Nair",)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Priya said no to Mrs Nairn",
        "I wrote to the Children's complaints team",
        "Helen and Ashworth Road",
    ],
)
def test_words_that_hold_no_officers_whole_name_name_nobody(text):
    assert find_mentioned(text, OFFICERS) == ()


def test_a_role_is_held_by_its_officer():
    staff = Staff(OFFICERS, ())
    held = {role: staff.holder(role, "socialwork1").key for role in ROLES}
    assert held == {
        "owner": "socialwork1",
        "team": "team",
        "manager": "headsw",
        "complaints_manager": "manager",
        "head_of_service": "head",
        "director": "director",
    }


def test_while_nobody_has_the_case_the_team_is_its_owner_and_the_complaints_manager_its_manager():
    staff = Staff(OFFICERS, ())
    assert (staff.holder("owner", "team").key, staff.holder("manager", "team").key) == (
        "team",
        "manager",
    )


@pytest.mark.parametrize(
    ("named", "role", "goes_to"),
    [
        (("Priya Nair",), "owner", "headsw"),
        (("Priya Nair", "Quayle"), "owner", "manager"),
        (("Quayle",), "manager", "manager"),
        (("Grace Adeyemi",), "complaints_manager", "head"),
        (("Adeyemi", "Bright"), "complaints_manager", "director"),
        (("Samuel Bright",), "head_of_service", "director"),
    ],
)
def test_a_named_rung_is_skipped_and_the_next_one_up_is_told(named, role, goes_to):
    assert Staff(OFFICERS, named).holder(role, "socialwork1").key == goes_to


def test_an_owner_who_has_left_the_council_is_stood_for_by_the_complaints_manager():
    assert Staff(OFFICERS, ()).holder("owner", "someone-gone").key == "manager"


def test_where_a_complaints_officer_is_named_the_mailbox_they_read_gets_nothing():
    staff = Staff(OFFICERS, ("Tom Fairclough",))
    assert not staff.free(MAILBOX)
    assert staff.holder("team", "team").key == "manager"
    assert staff.holder("owner", "team").key == "manager"
    assert staff.contact.key == "manager"


def test_the_contact_is_a_complaints_officer():
    assert Staff(OFFICERS, ()).contact.key == "complaints1"


def test_only_responders_who_are_not_named_may_be_given_a_case():
    assert [o.key for o in Staff(OFFICERS, ()).responders()] == [
        "socialwork1",
        "socialwork2",
        "care1",
    ]
    assert [o.key for o in Staff(OFFICERS, ("ms nair", "Ellen Marsh")).responders()] == [
        "socialwork2"
    ]


SOME_NAMES = st.lists(
    st.sampled_from([o.name for o in OFFICERS[1:]] + [o.name.split()[-1] for o in OFFICERS[1:]]),
    max_size=8,
)


@given(SOME_NAMES, st.sampled_from(ROLES), st.sampled_from([*BY_KEY, "gone"]))
def test_nobody_named_ever_holds_a_role_while_anyone_else_is_left(named, role, owner):
    staff = Staff(OFFICERS, tuple(named))
    holder = staff.holder(role, owner)
    assert staff.free(holder) or not any(staff.free(o) for o in OFFICERS)
    if staff.free(holder):
        assert not is_named(holder, named)


@given(SOME_NAMES)
def test_the_contact_is_never_named_while_anyone_else_is_left(named):
    staff = Staff(OFFICERS, tuple(named))
    assert staff.free(staff.contact) or not any(staff.free(o) for o in OFFICERS)


@given(SOME_NAMES)
def test_nobody_named_is_offered_the_case(named):
    assert not [o for o in Staff(OFFICERS, tuple(named)).responders() if is_named(o, named)]


@given(st.sampled_from(OFFICERS[1:]), st.randoms())
def test_every_officer_is_named_by_their_surname_and_by_their_words_in_any_order(officer, random):
    words = officer.name.split()
    random.shuffle(words)
    assert is_named(officer, (" ".join(words),))
    assert is_named(officer, (officer.name.split()[-1].upper(),))
    assert not is_named(
        replace(officer, name="Ada Lovelace", email="", key="ada"), (" ".join(words),)
    )


def test_every_council_has_someone_on_each_rung():
    for code in ("sefton", "sthelens"):
        officers = councils.load_council(code).officers
        held = {role for officer in officers for role in officer.roles}
        assert held >= {
            "complaints_team",
            "complaints_officer",
            "complaints_manager",
            "responder",
            "head_of_service",
            "director",
        }
        keys = {officer.key for officer in officers}
        assert all(officer.manager in keys for officer in officers if officer.manager)


def test_each_person_the_law_lets_complain_has_words_on_the_form():
    of_law = {find_statute_code(code) for code in COMPLAINANTS} - {""}
    assert len(of_law) == 16  # the fifteen rows of RULES 1.1.1, of which one holds two codes
    assert find_statute_code("group") == ""
    assert len(set(COMPLAINANTS.values())) == len(COMPLAINANTS) == 20


def test_a_code_that_joined_two_kinds_counts_where_both_of_them_count():
    for code in JOINED:
        now = [each for each in COMPLAINANTS if find_statute_code(each) == code]
        assert len(now) == 2
        assert find_statute_code(code) == code


def test_an_older_case_with_a_joined_code_loads_and_is_written_to_as_an_adult():
    before = Path(__file__).with_name("case_before_parties.json").read_text("utf-8")
    for code in JOINED:
        stored = json.loads(before)
        stored["person"]["code"] = code
        person = records.from_plain(Case, stored).person
        assert (person.code, person.speaks_for) == (code, "")
        assert person.code not in CHILDREN
        assert describe_complainant(person.code).startswith(JOINED[code])
        assert "not told apart" in describe_complainant(person.code)


@pytest.mark.parametrize("written", ["", "  ", "\t\n"])
def test_a_line_without_words_names_nobody_though_somebody_has_no_address(written: str) -> None:
    assert not is_named(Officer("p1", "Jean Example", ""), [written])
