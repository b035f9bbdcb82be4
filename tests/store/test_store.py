"""The table: what is committed whole or not at all, and every way it is read, on moto's DynamoDB
built from infra/template.yaml.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest
from pynamodb.exceptions import CancellationReason, TransactWriteError, VerboseClientError

from chalicelib import aws, store
from chalicelib.core.cases import Case, Decision, Letter
from chalicelib.core.decisions import decide, letter_outcomes, nudges
from chalicelib.core.decisions.builder import fold
from chalicelib.core.reading.references import make_reference
from chalicelib.store import rows
from chalicelib.store.rows import CaseRow, Row, pack, read_stamp, stamp, unpack
from tests.core.lives import (
    ALLOCATE,
    FRIDAY,
    HOUSE,
    REFERENCE,
    REPLY,
    TRIAGE,
    WITHDRAW,
    a_complaint,
    officer,
)

pytestmark = pytest.mark.usefixtures("aws")

NOT_UPHELD = {**REPLY, "finding-1": "not_upheld", "sorry": "", "actions": ""}
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def opened(reference: str = REFERENCE, at: datetime = FRIDAY, **given: Any) -> Decision:
    return decide.open_case(a_complaint(**given), reference, at, at, HOUSE)


def a_case(reference: str = REFERENCE, at: datetime = FRIDAY, **given: Any) -> Case:
    return store.commit(opened(reference, at, **given), before=0, now=at)


def acted(
    case: Case, move: str, form: dict[str, str], by: str = "team", at: datetime = FRIDAY
) -> Decision:
    return decide.make_move(case, move, officer(by), form, at, HOUSE)


def everything() -> list[dict[str, Any]]:
    return boto3.client("dynamodb").scan(TableName=os.environ["HEARD_TABLE"])["Items"]


@contextmanager
def nothing_written() -> Iterator[None]:
    before = everything()
    yield
    assert everything() == before


# --- commit


def test_a_case_is_read_back_as_it_was_committed():
    case = a_case(involved=("Ms Nair",), phone="07700 900001", when_text="in May")
    assert store.load(REFERENCE) == case
    assert store.load("2222-2222") is None


def test_a_decision_is_written_in_one_request_with_its_events_and_letters():
    store.commit(opened(), before=0, now=FRIDAY, seen="form/1")
    kinds = sorted(row["sk"]["S"].partition("#")[0] for row in everything())
    assert kinds == ["CASE", "EVENT", "LETTER", "LETTER", "SEEN"]


def test_the_same_cause_makes_nothing_twice_and_tells_which_case_it_made():
    store.commit(opened(), before=0, now=FRIDAY, seen="form/1")
    with nothing_written(), pytest.raises(store.Seen) as seen:
        store.commit(opened("W4M7-RT2D"), before=0, now=FRIDAY, seen="form/1")
    assert seen.value.reference == REFERENCE
    assert store.find_seen("form/1") == REFERENCE
    assert store.find_seen("form/2") is None


def test_a_form_sent_twice_is_seen_though_its_draft_was_deleted_with_it():
    store.save_draft("d1", {"happened": "Nobody came."}, FRIDAY)
    store.commit(opened(), before=0, now=FRIDAY, seen="form/1", draft="d1")
    assert store.load_draft("d1") is None
    with nothing_written(), pytest.raises(store.Seen) as seen:
        store.commit(opened("W4M7-RT2D"), before=0, now=FRIDAY, seen="form/1", draft="d1")
    assert seen.value.reference == REFERENCE


def test_a_reference_in_use_is_taken_with_or_without_a_draft():
    a_case()
    for draft in ("", "d1"):
        with nothing_written(), pytest.raises(store.Taken):
            store.commit(
                opened(happened="Another's complaint"),
                before=0,
                now=FRIDAY,
                seen=f"form/{draft}",
                draft=draft,
            )


def test_of_two_who_decide_on_one_version_the_second_is_stale_and_writes_nothing():
    case = a_case()
    store.commit(acted(case, "allocate", ALLOCATE), before=case.version, now=FRIDAY)
    with nothing_written(), pytest.raises(store.Stale):
        store.commit(acted(case, "triage", TRIAGE), before=case.version, now=FRIDAY, seen="link/2")
    assert store.find_seen("link/2") is None
    assert store.load(REFERENCE).owner == "socialwork1"


def test_a_link_used_twice_is_seen_even_where_the_case_has_changed_meanwhile():
    case = a_case()
    store.commit(acted(case, "allocate", ALLOCATE), before=case.version, now=FRIDAY, seen="link/1")
    with nothing_written(), pytest.raises(store.Seen):
        store.commit(
            acted(case, "allocate", ALLOCATE), before=case.version, now=FRIDAY, seen="link/1"
        )


@pytest.mark.parametrize(
    ("codes", "before", "draft", "becomes"),
    [
        (["TransactionConflict", "None"], 3, "", store.Stale),
        (["None", "TransactionConflict"], 0, "", store.Stale),
        (["TransactionConflict", "None", "None"], 3, "d1", store.Stale),
        (["ThrottlingError", "None"], 3, "", TransactWriteError),
        (["None", "ValidationError"], 0, "", TransactWriteError),
    ],
)
def test_what_a_refused_transaction_means(codes, before, draft, becomes):
    """moto never answers TransactionConflict, as DynamoDB does where two writers meet; so its
    reasons are given here by hand.
    """
    from chalicelib.store.cases import _explain_refusal

    reasons = [CancellationReason(code) if code != "None" else None for code in codes]
    cause = VerboseClientError(
        {"Error": {"Code": "TransactionCanceledException"}},
        "TransactWriteItems",
        cancellation_reasons=reasons,
    )
    assert isinstance(
        _explain_refusal(
            TransactWriteError("refused", cause), "link/1", before, False, bool(draft)
        ),
        becomes,
    )


def test_the_history_is_complete_and_in_order_and_the_case_is_its_fold():
    case = a_case()
    steps = [
        ("triage", TRIAGE),
        ("allocate", ALLOCATE),
        ("hand_back", {"reason": "x"}),
        *[("triage", {**TRIAGE, "points": f"Visit {n} was missed."}) for n in range(9)],
    ]
    for move, form in steps:
        if move == "hand_back":
            by = "socialwork1"
        else:
            by = "team"
        case = store.commit(acted(case, move, form, by), before=case.version, now=FRIDAY)
    history = store.load_history(REFERENCE)
    assert [event.number for event in history] == list(range(1, 15))
    assert fold(history) == store.load(REFERENCE) == case


def test_letters_are_listed_in_the_order_they_were_owed():
    case = a_case()
    for n in range(10):
        case = store.commit(
            acted(case, "triage", {**TRIAGE, "points": f"Visit {n} was missed."}),
            before=case.version,
            now=FRIDAY,
        )
    numbers = [int(w.letter.id.split("-")[2]) for w in store.load_letters(REFERENCE)]
    assert numbers == sorted(numbers)
    assert len(numbers) == 12


# --- what people write


def test_sixty_thousand_characters_of_any_kind_are_kept():
    kinds = ["x", "\u00e9", "\u6f22", '"', "\\", "\n", "\u202e"]
    mixed = "".join(symbol * 8_600 for symbol in kinds)
    # an emoji is the longest as it is stored, a null as it is written out
    for n, words in enumerate([mixed[:60_000], "\U0001f600" * 60_000, "\u0000" * 60_000]):
        case = a_case(f"K4M7-RT2{n}", happened=words)
        assert store.load(case.reference).words == words
        assert fold(store.load_history(case.reference)) == case


def test_words_of_every_kind_mixed_are_kept_though_they_would_fill_the_row():
    words = "".join(chr(0x1F300 + (n * 7919) % 700) for n in range(60_000))
    assert store.load(a_case(happened=words).reference).words == words


def test_lone_surrogates_are_replaced_and_stop_nothing():
    case = a_case(happened="before \ud800 after", name="\udfff", email="jo\ud83d@family.example")
    assert store.load(case.reference).words == "before ? after"
    assert store.list_from_address("jo\ud83d@family.example") == [case.reference]


@pytest.mark.parametrize("data", [{}, {"a": [1, None, "\u2028"]}, {"long": "y" * 300_000}])
def test_what_is_packed_is_read_back(data):
    assert unpack(pack(data)) == data
    assert len(pack(data)) < 400_000


@pytest.mark.parametrize("instant", [FRIDAY, datetime(2026, 7, 1, 0, 0, 0, 1, tzinfo=UTC)])
def test_an_instant_is_kept_to_the_microsecond_and_sorts_by_time(instant):
    assert read_stamp(stamp(instant)) == instant
    assert stamp(instant) < stamp(instant + timedelta(microseconds=1)) < stamp(instant + DAY)


# --- letters


def test_a_letter_is_claimed_by_one_until_its_lease_runs_out():
    a_case()
    owner, letter_id = next(store.list_unsent(FRIDAY))
    first = store.claim(owner, letter_id, FRIDAY)
    assert (first.state, first.attempts, first.reference) == ("sending", 1, REFERENCE)
    assert store.claim(owner, letter_id, FRIDAY + 14 * MINUTE) is None
    again = store.claim(owner, letter_id, FRIDAY + 15 * MINUTE)
    assert (again.state, again.attempts) == ("sending", 2)


def test_a_letter_that_is_sent_cannot_be_claimed_or_marked_again():
    a_case()
    owner, letter_id = next(store.list_unsent(FRIDAY))
    store.claim(owner, letter_id, FRIDAY)
    assert store.mark_sent(owner, letter_id, "ses-1", FRIDAY + MINUTE) is True
    assert store.mark_sent(owner, letter_id, "ses-2", FRIDAY + MINUTE) is False
    assert store.mark_failed(owner, letter_id) is False
    assert store.put_off(owner, letter_id, FRIDAY, "waiting") is False
    assert store.claim(owner, letter_id, FRIDAY + DAY) is None
    kept = store.load_letter(owner, letter_id)
    assert (kept.state, kept.ses_id, kept.sent_at) == ("sent", "ses-1", FRIDAY + MINUTE)


def test_a_letter_that_failed_for_good_is_never_tried_again():
    a_case()
    owner, letter_id = next(store.list_unsent(FRIDAY))
    assert store.mark_failed(owner, letter_id) is True
    assert store.claim(owner, letter_id, FRIDAY + DAY) is None
    assert letter_id not in [found for _, found in store.list_unsent(FRIDAY + DAY)]


@pytest.mark.parametrize("state", ["waiting", "unknown"])
def test_a_letter_put_off_is_not_listed_before_its_time(state):
    a_case()
    owner, letter_id = next(store.list_unsent(FRIDAY))
    store.claim(owner, letter_id, FRIDAY)
    assert store.put_off(owner, letter_id, FRIDAY + 5 * MINUTE, state) is True
    assert letter_id not in [found for _, found in store.list_unsent(FRIDAY + 4 * MINUTE)]
    assert letter_id in [found for _, found in store.list_unsent(FRIDAY + 5 * MINUTE)]


def test_a_letter_of_unknown_fate_waits_for_its_time_and_one_that_ses_refused_does_not():
    a_case()
    (owner, one), (_, other) = store.list_unsent(FRIDAY)
    for letter_id, state in ((one, "unknown"), (other, "waiting")):
        store.claim(owner, letter_id, FRIDAY)
        store.put_off(owner, letter_id, FRIDAY + 15 * MINUTE, state)
    assert store.claim(owner, one, FRIDAY + MINUTE) is None
    assert store.claim(owner, other, FRIDAY + MINUTE) is not None


def test_a_letter_while_it_is_claimed_comes_up_again_when_the_lease_runs_out():
    a_case()
    owner, letter_id = next(store.list_unsent(FRIDAY))
    store.claim(owner, letter_id, FRIDAY)
    assert letter_id not in [found for _, found in store.list_unsent(FRIDAY + 14 * MINUTE)]
    assert letter_id in [found for _, found in store.list_unsent(FRIDAY + 15 * MINUTE)]


def test_a_letter_that_is_not_there_can_be_neither_claimed_nor_marked():
    with nothing_written():
        assert store.claim("CASE#none", "none", FRIDAY) is None
        assert store.mark_sent("CASE#none", "none", "ses", FRIDAY) is False
        assert store.load_letter("CASE#none", "none") is None


def test_a_letter_is_marked_and_its_clock_stopped_at_once_or_neither():
    case = a_case()
    letter = next(
        w.letter for w in store.load_letters(REFERENCE) if w.letter.name == "acknowledgement"
    )
    left = letter_outcomes.record_letter_left(case, letter, "email", FRIDAY, HOUSE)
    store.commit(left, before=case.version, now=FRIDAY, sent=(letter.id, "ses-1"))
    assert store.load_letter(f"CASE#{REFERENCE}", letter.id).state == "sent"
    assert not store.load(REFERENCE).clock("ack").running
    again = replace(left, case=replace(left.case, version=3))
    with nothing_written(), pytest.raises(store.Seen):
        store.commit(again, before=2, now=FRIDAY, sent=(letter.id, "ses-2"))


def test_a_stale_mark_is_stale_and_not_seen():
    case = a_case()
    letter = next(
        w.letter for w in store.load_letters(REFERENCE) if w.letter.name == "acknowledgement"
    )
    left = letter_outcomes.record_letter_left(case, letter, "email", FRIDAY, HOUSE)
    store.commit(acted(case, "allocate", ALLOCATE), before=case.version, now=FRIDAY)
    with nothing_written(), pytest.raises(store.Stale):
        store.commit(left, before=case.version, now=FRIDAY, sent=(letter.id, "ses-1"))
    assert store.load_letter(f"CASE#{REFERENCE}", letter.id).state == "waiting"


def test_letters_of_no_case_are_put_before_the_post_room_once_for_a_cause():
    digest = Letter("DIGEST-2026-11-27", "digest", "manager", {})
    assert store.enqueue("DIGEST#2026-11-27", [digest], "digest/2026-11-27", FRIDAY) is True
    assert store.enqueue("DIGEST#2026-11-27", [digest], "digest/2026-11-27", FRIDAY) is False
    assert list(store.list_unsent(FRIDAY)) == [("DIGEST#2026-11-27", digest.id)]
    assert store.load_letter("DIGEST#2026-11-27", digest.id).reference == ""


# --- the indexes


@contextmanager
def items_read() -> Iterator[list[int]]:
    """Yield how many items each of our queries touches, as DynamoDB itself counts them."""
    counted: list[int] = []
    events = Row._get_connection().connection.client.meta.events
    events.register(
        "after-call.dynamodb",
        lambda parsed, **_: counted.append(parsed["ScannedCount"]),
        unique_id="counting",
    )
    yield counted
    events.unregister("after-call.dynamodb", unique_id="counting")


def test_the_sweep_reads_what_is_due_and_nothing_else():
    cases = [a_case(make_reference(), at=FRIDAY - n * DAY) for n in range(25)]
    now = FRIDAY - 17 * DAY
    due = {
        case.reference
        for case in cases
        if (soonest := nudges.find_next_due(case)) and soonest <= now
    }
    assert 0 < len(due) < 25
    with items_read() as counted:
        assert set(store.list_due(now)) == due
    assert sum(counted) == len(due)
    assert len(counted) == 4  # one query a shard


def test_a_case_leaves_the_due_index_when_nothing_runs():
    case = a_case()
    for move, form, letters in (
        ("allocate", ALLOCATE, ["acknowledgement"]),
        ("withdraw", WITHDRAW, ["withdrawal_confirmed"]),
    ):
        case = store.commit(acted(case, move, form), before=case.version, now=FRIDAY)
        for waiting in [w for w in store.load_letters(REFERENCE) if w.letter.name in letters]:
            left = letter_outcomes.record_letter_left(case, waiting.letter, "email", FRIDAY, HOUSE)
            case = store.commit(left, before=case.version, now=FRIDAY)
    assert list(store.list_due(FRIDAY + 400 * DAY)) == []
    assert store.list_open_cases_of("socialwork1") == []


def test_an_officers_open_cases_come_soonest_date_first():
    early = a_case("K4M7-RT2D", at=FRIDAY - 7 * DAY)
    late = a_case("W4M7-RT2D")
    for case in (late, early):
        store.commit(acted(case, "allocate", ALLOCATE), before=case.version, now=FRIDAY)
    rows = store.list_open_cases_of("socialwork1")
    assert [(row.reference, row.clock, f"{row.due_on:%a %d %b}") for row in rows] == [
        ("K4M7-RT2D", "ack", "Wed 25 Nov"),
        ("W4M7-RT2D", "ack", "Wed 02 Dec"),
    ]
    assert store.list_open_cases_of("team") == []


def test_a_case_whose_answer_came_back_is_among_its_owners_open_cases_again():
    case = a_case()
    for move, form, name in (
        ("allocate", ALLOCATE, "acknowledgement"),
        ("reply", NOT_UPHELD, "stage1_reply"),
    ):
        case = store.commit(acted(case, move, form), before=case.version, now=FRIDAY)
        (letter,) = (w.letter for w in store.load_letters(REFERENCE) if w.letter.name == name)
        left = letter_outcomes.record_letter_left(case, letter, "email", FRIDAY, HOUSE)
        assert store.list_open_cases_of("socialwork1") != []
        case = store.commit(left, before=case.version, now=FRIDAY)
    assert store.list_open_cases_of("socialwork1") == []
    back = letter_outcomes.record_letter_failed(case, letter, "no such mailbox", FRIDAY, HOUSE)
    store.commit(back, before=case.version, now=FRIDAY)
    assert [row.reference for row in store.list_open_cases_of("socialwork1")] == [REFERENCE]


def test_the_cases_of_an_address_are_found_newest_first_however_it_is_written():
    for n, reference in enumerate(["K4M7-RT2D", "W4M7-RT2D", "R4M7-RT2D"]):
        a_case(reference, at=FRIDAY + n * MINUTE)
    a_case("T4M7-RT2D", email="other@family.example")
    assert store.list_from_address(" Jo@Family.Example ") == ["R4M7-RT2D", "W4M7-RT2D", "K4M7-RT2D"]


def test_no_address_can_be_read_in_an_index():
    a_case()
    row = next(r for r in everything() if r["sk"]["S"] == "CASE")
    assert "family" not in row["address_pk"]["S"]
    assert "@" not in row["address_pk"]["S"]


def test_someone_who_gave_no_address_is_in_no_index_of_addresses():
    a_case(email="", phone="07700 900001")
    assert store.list_from_address("") == []
    assert all("address_pk" not in row for row in everything())


def test_a_case_counts_in_the_london_month_it_came_in():
    a_case(
        "K4M7-RT2D", at=datetime(2026, 7, 31, 23, 30, tzinfo=UTC)
    )  # Friday; in London it is Saturday 1 August already
    a_case("W4M7-RT2D", at=datetime(2026, 8, 31, 22, 59, tzinfo=UTC))  # Monday, 23:59 in London
    assert store.list_received_in("2026-07") == []
    assert store.list_received_in("2026-08") == ["K4M7-RT2D", "W4M7-RT2D"]


def test_a_history_longer_than_one_answer_of_dynamodb_is_read_to_the_end():
    case = a_case()
    for n in range(8):
        text = f"{n}" + "\u6f22" * 50_000  # 150 KB each, and DynamoDB answers 1 MB at a time
        added = decide.add_words(case, "complaints1", text, (), FRIDAY, HOUSE)
        case = store.commit(added, before=case.version, now=FRIDAY)
    with items_read() as counted:
        assert [event.number for event in store.load_history(REFERENCE)] == list(range(1, 10))
    assert len(counted) > 1


# --- drafts and what is set aside


def test_a_draft_is_gone_after_a_day_though_its_row_may_be_there_still():
    store.save_draft("d1", {"name": "Jo", "happened": "Nobody \ud800 came."}, FRIDAY)
    assert store.load_draft("d1", FRIDAY + DAY) == {"name": "Jo", "happened": "Nobody ? came."}
    assert store.load_draft("d1", FRIDAY + DAY + MINUTE) is None
    assert store.load_draft("d2") is None
    assert everything()[0]["expires"]["N"] == str(int((FRIDAY + DAY).timestamp()))


def test_a_message_is_set_aside_once_with_its_letter_until_a_person_has_dealt_with_it():
    message = store.SetAside(
        "m1", FRIDAY, "someone@family.example", "It could not be read.", "inbound/m1"
    )
    letter = Letter("ASIDE-m1", "set_aside", "team", {"message": "m1"})
    store.keep_aside(message, "mail/1", (letter,), FRIDAY)
    with nothing_written(), pytest.raises(store.Seen):
        store.keep_aside(message, "mail/1", (letter,), FRIDAY)
    assert store.list_set_aside() == [message]
    assert list(store.list_unsent(FRIDAY)) == [("MAIL#m1", "ASIDE-m1")]
    decided = replace(message, became="not_ours", why="It is about bins.", by="complaints1")
    assert store.mark_settled(decided)
    with nothing_written():
        assert not store.mark_settled(replace(decided, why="It is about trees."))
    assert store.list_set_aside() == []
    assert store.load_set_aside("m1") == replace(decided, settled=True)
    assert store.load_set_aside("m2") is None


def test_settling_a_message_that_is_not_there_makes_nothing():
    with nothing_written():
        assert not store.mark_settled(store.SetAside("never", FRIDAY, "", "why", "raw"))


@contextmanager
def just_before_an_update(happens: Callable[[], object]) -> Iterator[None]:
    """Let somebody else write once, between the reading of a row and its update."""
    events = Row._get_connection().connection.client.meta.events
    waiting = [happens]

    def interrupt(**_: Any) -> None:
        if waiting:
            waiting.pop()()

    name = "before-call.dynamodb.UpdateItem"
    events.register(name, interrupt, unique_id="interrupting")
    yield
    events.unregister(name, unique_id="interrupting")
    assert not waiting


def a_message() -> store.SetAside:
    message = store.SetAside("m1", FRIDAY, "someone@family.example", "Whose is it?", "inbound/m1")
    store.keep_aside(message, "mail/1", (), FRIDAY)
    return message


def test_a_remark_never_undoes_what_somebody_settled_a_moment_before():
    settled = replace(a_message(), became="not_ours", why="It is about bins.", by="complaints1")
    with just_before_an_update(lambda: store.mark_settled(settled)):
        assert not store.remark("m1", "They say that it is not theirs.")
    assert store.load_set_aside("m1") == replace(settled, settled=True)
    with nothing_written():
        assert not store.remark("m1", "Nor theirs.")
        assert not store.remark("never", "Nor theirs.")


def test_two_remarks_at_once_and_a_settling_are_all_kept():
    message = a_message()
    with just_before_an_update(lambda: store.remark("m1", "Jo says no.")):
        assert store.remark("m1", "Ellen says no.")
    both = "Whose is it? Jo says no. Ellen says no."
    assert store.list_set_aside()[0].reason == both
    with just_before_an_update(lambda: store.remark("m1", "So does Sam.")):
        assert store.mark_settled(replace(message, became="not_ours", why="Bins.", by="team"))
    kept = store.load_set_aside("m1")
    assert (kept.settled, kept.reason) == (True, f"{both} So does Sam.")


def test_an_event_of_a_history_is_never_overwritten():
    case = a_case()
    decision = acted(case, "triage", TRIAGE)
    rewritten = replace(decision, events=(replace(decision.events[0], number=1),))
    with nothing_written(), pytest.raises(store.Stale):
        store.commit(rewritten, before=case.version, now=FRIDAY)


def test_what_loses_every_race_is_stale_and_what_wins_one_is_done():
    tried = []

    def loses(often: int) -> str:
        tried.append(often)
        if len(tried) <= often:
            raise store.Stale
        return "done"

    assert store.retry_when_stale(lambda: loses(3)) == "done"
    assert len(tried) == 4
    with pytest.raises(store.Stale):
        store.retry_when_stale(lambda: loses(99))
    with pytest.raises(store.Seen):
        store.retry_when_stale(lambda: _raise(store.Seen("K4M7-RT2C")))


def _raise(error: Exception) -> None:
    raise error


def test_what_is_set_aside_is_listed_oldest_first():
    for n in (2, 0, 1):
        store.keep_aside(
            store.SetAside(f"m{n}", FRIDAY + n * MINUTE, "", "why", "raw"), f"mail/{n}", (), FRIDAY
        )
    assert [message.id for message in store.list_set_aside()] == ["m0", "m1", "m2"]


def test_a_row_of_a_case_holds_no_words_outside_its_body():
    a_case(happened="SECRET WORDS", name="Jo SECRET")
    for row in everything():
        assert "SECRET" not in str({key: value for key, value in row.items() if key != "body"})


def test_the_version_in_the_row_is_the_version_of_the_case():
    case = a_case()
    assert CaseRow.get(f"CASE#{REFERENCE}", "CASE").version == case.version == 1


def test_every_kind_of_row_shares_one_connection_on_the_process_s_session() -> None:
    kinds = (Row, CaseRow, rows.EventRow, rows.LetterRow, rows.SeenRow)
    assert {kind._get_connection().connection for kind in kinds} == {rows.get_connection()}
    assert rows.get_connection().session is aws.session()
    for index in (rows.LetterRow.todo, CaseRow.address, CaseRow.officer, CaseRow.open):
        assert list(index.query("nothing")) == []
