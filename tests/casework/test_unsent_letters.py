"""Letters that SES took and nobody marked, that may have left, or that wait: none is sent over and
over, and a person hears of each.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from typing import Any

import pytest

from chalicelib import links, store
from tests import faults
from tests.casework.letters_out import QUARTER, TEAM, letter_of, now_of, send_event, to_sam
from tests.conftest import FRIDAY
from tests.helpers import SAM, Heard, a_case, get, post, sent_so_far
from tests.infra.test_template import R as RESOURCES
from tests.moto_aws import aws_client, taken

DAY = timedelta(days=1)


def mails(letter_id: str) -> int:
    """Return how often a letter left."""
    return len([p for p in sent_so_far() if p.letter == letter_id])


def runs(heard: Heard, time: Any, how_many: int) -> None:
    """Run the schedule a quarter of an hour apart, with nothing from the stream."""
    for _ in range(how_many):
        time.now += QUARTER
        heard.schedule("stragglers")
        heard.new_records()


# --- SES took it, and it cannot be marked


def test_a_letter_that_ses_took_is_never_sent_again_while_transactions_are_refused(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    with faults.table(faults.refused("InternalServerError", 500), "TransactWriteItems"):
        heard.deliver()
        runs(heard, time, 12)
    assert to_sam() == 1
    assert letter_of(case).ses_id == sent_so_far(SAM)[0].ses_id
    assert now_of(case).clock("ack").running
    runs(heard, time, 1)
    assert to_sam() == 1
    assert letter_of(case).state == "sent"
    assert now_of(case).clock("ack").stopped_at == FRIDAY, "it counts from when SES took it"
    assert [e.name for e in store.load_history(case.reference)] == ["received", "letter_sent"]


def test_a_letter_that_ses_took_is_never_sent_again_while_our_own_rules_fail_on_it(
    heard: Heard, time: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """The case itself cannot be read any more: whatever the fault, marking the letter raises."""
    case = a_case(FRIDAY)
    with unreadable_after_sending(case.reference):
        heard.deliver()
        runs(heard, time, 12)
    assert to_sam() == 1
    said = capsys.readouterr().out
    assert figures(said, "LettersTroubled")
    assert figures(said, "OldestUnsentMinutes")[-1] == 3 * 60
    runs(heard, time, 1)
    assert to_sam() == 1
    assert not now_of(case).clock("ack").running


@contextmanager
def unreadable_after_sending(reference: str) -> Iterator[None]:
    """Spoil a case's row as soon as SES has taken a letter, and mend it at the end."""
    from chalicelib.store.rows import CaseRow

    row = CaseRow.get(f"CASE#{reference}", "CASE")
    good = row.body

    def spoil(**_: Any) -> None:
        row.update(actions=[CaseRow.body.set('{"spoilt": true}')])

    with faults.ses(("after-call", spoil)):
        yield
    row.update(actions=[CaseRow.body.set(good)])


def test_a_letter_is_marked_from_sess_id_after_the_process_died_and_is_not_sent_again(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    with (
        faults.table(faults.died_before(), "TransactWriteItems"),
        pytest.raises(faults.Died),
    ):
        heard.deliver()
    assert letter_of(case).ses_id
    runs(heard, time, 3)
    assert to_sam() == 1
    assert letter_of(case).state == "sent"


def test_sess_word_finishes_a_letter_whose_id_was_written_and_counts_from_when_it_left(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    with faults.table(faults.refused("InternalServerError", 500), "TransactWriteItems"):
        heard.deliver()
    time.now += timedelta(hours=3)
    heard.tell(send_event(case))
    assert letter_of(case).state == "sent"
    assert now_of(case).clock("ack").stopped_at == FRIDAY


def test_where_neither_the_id_nor_the_mark_can_be_written_a_letter_leaves_twice_at_most(
    heard: Heard, time: Any
) -> None:
    """A claim is written, and nothing after it, as where the table fails in the middle."""
    case = a_case(FRIDAY)
    with nothing_written_after_sending():
        heard.deliver()
        runs(heard, time, 5)
    runs(heard, time, 3)
    assert to_sam() == 2
    assert letter_of(case).state == "stopped"


@contextmanager
def nothing_written_after_sending() -> Iterator[None]:
    """Refuse every write to the table from when SES takes a letter until the next is claimed."""
    sent: list[int] = []
    when, refuse = faults.refused("InternalServerError", 500)

    def after_ses(**_: Any) -> None:
        sent.append(1)

    def on_write(**given: Any) -> Any:
        if "attempts" in str(given["params"]):
            sent.clear()
        if not sent:
            return None
        return refuse(**given)

    with (
        faults.ses(("after-call", after_ses)),
        faults.table((when, on_write), "UpdateItem"),
        faults.table((when, on_write), "TransactWriteItems"),
    ):
        yield


# --- nobody knows whether it left


@pytest.mark.parametrize("how", ["answer lost", "died"])
def test_a_letter_that_may_have_left_twice_is_sent_no_more_and_the_team_passes_it_on(
    heard: Heard, time: Any, how: str
) -> None:
    case = a_case(FRIDAY, phone="01632 960001")
    letter_id = letter_of(case).letter.id
    with faults.ses(faults.answer_lost() if how == "answer lost" else faults.died_after(), times=2):
        for _ in range(2):
            try_one(heard, case, letter_id)
            time.now += QUARTER
    runs(heard, time, 4)
    assert mails(letter_id) == 2
    assert letter_of(case).state == "stopped"
    told = heard.letter("please_tell")
    assert told.to == TEAM
    assert "cannot tell whether either email left" in told.text
    assert now_of(case).clock("ack").running
    post(heard.client, told.link("Record how you told them"), how="phone")
    assert not now_of(case).clock("ack").running


def try_one(heard: Heard, case: Any, letter_id: str) -> None:
    from chalicelib import casework, clock

    with suppress(faults.Died):
        casework.try_to_deliver(f"CASE#{case.reference}", letter_id, clock.now())


def test_sess_late_word_for_a_stopped_letter_still_stops_its_clock(heard: Heard, time: Any) -> None:
    case = a_case(FRIDAY)
    with faults.ses(faults.answer_lost()):
        heard.stragglers()
        runs(heard, time, 3)
    runs(heard, time, 2)
    assert letter_of(case).state in ("stopped", "unknown")
    heard.tell(send_event(case))
    assert letter_of(case).state == "sent"
    assert not now_of(case).clock("ack").running


def test_an_officers_letter_that_may_have_left_is_told_up_the_ladder_and_each_leaves_twice_at_most(
    heard: Heard, time: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    case = a_case(FRIDAY)
    with faults.ses(faults.answer_lost()):
        heard.deliver()
        runs(heard, time, 12)
    every = [p.letter for p in sent_so_far()]
    assert max(map(every.count, every)) == 2
    told = [p for p in sent_so_far() if p.name == "officer_in_doubt"]
    assert {p.to.partition("@")[0] for p in told} == {
        "grace.adeyemi",
        "samuel.bright",
        "helen.ashworth",
    }
    assert "may not have left" in told[0].subject
    ages = figures(capsys.readouterr().out, "OldestUnsentMinutes")
    assert ages[-1] == 3 * 60, "nobody could be told by letter, so the alarm goes on"
    runs(heard, time, 2)
    assert letter_of(case, "new_case").state == "unknown"


def test_the_copy_is_kept_before_the_letter_leaves_and_a_second_sending_keeps_its_own(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    letter_id = letter_of(case).letter.id
    with faults.ses(faults.died_after(), times=1), pytest.raises(faults.Died):
        try_to_send(case, letter_id)
    assert kept(heard) == {f"sent/{letter_id}.eml": taken()[0].raw_data.encode()}
    time.now += QUARTER
    try_to_send(case, letter_id)
    assert kept(heard) == {
        f"sent/{letter_id}.eml": taken()[0].raw_data.encode(),
        f"sent/{letter_id}.2.eml": taken()[1].raw_data.encode(),
    }


def try_to_send(case: Any, letter_id: str) -> None:
    from chalicelib import casework, clock

    casework.deliver(f"CASE#{case.reference}", letter_id, clock.now())


def kept(heard: Heard) -> dict[str, bytes]:
    """Return the copies of letters, by key."""
    s3 = aws_client("s3")
    bucket = heard.environment["HEARD_MAIL_BUCKET"]
    found = s3.list_objects_v2(Bucket=bucket, Prefix="sent/").get("Contents", [])
    keys = [each["Key"] for each in found]
    return {key: s3.get_object(Bucket=bucket, Key=key)["Body"].read() for key in keys}


# --- a fault of ours loses no letter


@pytest.mark.parametrize("secret", ["{", "[]", '{"keys": [7]}'])
def test_a_slip_in_the_keys_loses_no_letter_and_tells_nobody_anything_false(
    heard: Heard, time: Any, capsys: pytest.CaptureFixture[str], secret: str
) -> None:
    case = a_case(FRIDAY)
    with keys_as(heard, secret):
        heard.deliver()
        runs(heard, time, 2)
    assert taken() == []
    said = capsys.readouterr().out
    assert sum(figures(said, "LettersTroubled")) >= 4
    assert figures(said, "OldestUnsentMinutes")[-1] == 30
    assert letter_of(case).state == "waiting"
    runs(heard, time, 1)
    heard.deliver()
    assert sorted(p.name for p in sent_so_far()) == ["acknowledgement", "new_case"]
    assert not now_of(case).person.bounced
    assert not now_of(case).clock("ack").running


def test_a_link_is_never_called_unknown_because_the_keys_cannot_be_read(heard: Heard) -> None:
    a_case(FRIDAY)
    track = heard.letter("acknowledgement").link("/track/")
    act = heard.letter("new_case").link("Give it to an officer")
    with keys_as(heard, "{"):
        assert [get(heard.client, path).status_code for path in (track, act)] == [500, 500]
    assert [get(heard.client, path).status_code for path in (track, act)] == [200, 200]


@contextmanager
def keys_as(heard: Heard, secret: str) -> Iterator[None]:
    """Put something else in the keys' secret, and let every function start anew."""
    manager = aws_client("secretsmanager")
    name = heard.environment["HEARD_KEYS_SECRET"]
    good = manager.get_secret_value(SecretId=name)["SecretString"]
    manager.put_secret_value(SecretId=name, SecretString=secret)
    links._list_keys.cache_clear()
    yield
    manager.put_secret_value(SecretId=name, SecretString=good)
    links._list_keys.cache_clear()


@pytest.mark.parametrize(
    "message",
    [
        "Email address is not verified.",
        "Configuration set name heard-dev is not valid.",
        "Invalid sender: complaints@heard.sefton.example",
    ],
)
def test_what_ses_refuses_because_of_our_own_settings_is_tried_again(
    heard: Heard, time: Any, message: str
) -> None:
    case = a_case(FRIDAY)
    with faults.ses(faults.refused("BadRequestException", 400, message)):
        heard.deliver()
        runs(heard, time, 2)
    runs(heard, time, 1)
    assert letter_of(case).state == "sent"
    assert not now_of(case).person.bounced


@pytest.mark.parametrize(
    ("code", "dead"), [("MessageRejected", False), ("InvalidParameterValue", True)]
)
def test_the_team_is_told_what_is_known_of_a_refusal_and_a_refused_message_kills_no_address(
    heard: Heard, code: str, dead: bool
) -> None:
    case = a_case(FRIDAY)
    with faults.ses(faults.refused(code, 400), times=1):
        heard.deliver()
    assert "the address or the letter may be wrong" in heard.letter("bounced").text
    assert now_of(case).person.bounced is dead


def test_a_refusal_that_cannot_be_written_down_is_never_told_as_a_doubt(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    with (
        faults.ses(faults.refused("InvalidParameterValue", 400)),
        faults.table(faults.refused("InternalServerError", 500), "TransactWriteItems"),
    ):
        heard.deliver()
        runs(heard, time, 3)
    with faults.ses(faults.refused("InvalidParameterValue", 400), times=1):
        time.now += QUARTER
        try_one(heard, case, letter_of(case).letter.id)
    heard.deliver()
    assert letter_of(case).state == "failed"
    assert [e.name for e in store.load_history(case.reference)] == ["received", "letter_bounced"]


def test_s3_is_given_up_on_long_before_the_post_room_is_cut_off(heard: Heard) -> None:
    from chalicelib import post
    from infra.record import LIMITS

    config = post._open_s3().meta.config
    longest = config.retries["total_max_attempts"] * (config.connect_timeout + config.read_timeout)
    assert 2 * longest < LIMITS["postroom"]["lambda_timeout"]


# --- the alarm of unsent letters


def figures(said: str, name: str) -> list[float]:
    """Return the figures of one name that functions put out, in order."""
    return [json.loads(line)[name][0] for line in said.splitlines() if f'"{name}":[' in line]


def alarm_states(figure_at: list[tuple[datetime, float]]) -> list[tuple[datetime, bool]]:
    """Return how the template's alarm goes, as CloudWatch judges it: a missing figure changes
    nothing.
    """
    alarm = RESOURCES["UnsentLettersAlarm"]
    assert (alarm["Statistic"], alarm["EvaluationPeriods"]) == ("Maximum", 1)
    assert alarm["TreatMissingData"] == "ignore"
    assert alarm["ComparisonOperator"] == "GreaterThanOrEqualToThreshold"
    late = timedelta(seconds=alarm["Period"])  # a period is judged when it has ended
    return [(at + late, value >= alarm["Threshold"]) for at, value in figure_at]


FAULTS_OF_SES = {
    "refuses": faults.refused("SendingPausedException", 400),
    "gives no answer": faults.never_reached(),
    "takes them and says nothing": faults.answer_lost(),
}


@pytest.mark.parametrize("how", FAULTS_OF_SES)
def test_an_outage_of_ses_rings_within_the_hour_and_goes_on_ringing_however_the_schedule_jitters(
    heard: Heard, time: Any, capsys: pytest.CaptureFixture[str], how: str
) -> None:
    jitter = random.Random(how)
    start = FRIDAY + timedelta(seconds=jitter.randint(0, 900))
    time.now = start
    a_case(start)
    with faults.ses(FAULTS_OF_SES[how]):
        heard.deliver()
        seen = [jittered(heard, time, capsys, jitter) for _ in range(6)]
    rung = [at for at, on in alarm_states(seen) if on]
    assert rung[0] - start <= timedelta(hours=1)
    assert all(on for at, on in alarm_states(seen) if at >= rung[0]), "no false all-clear"
    after = [jittered(heard, time, capsys, jitter) for _ in range(2)]
    if how == "refuses":
        assert not alarm_states(after)[0][1], "and all is clear with the first run after it"


def test_one_lost_answer_does_not_ring(
    heard: Heard, time: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    for seed in range(3):
        jitter = random.Random(seed)
        time.now = start = time.now + timedelta(seconds=jitter.randint(0, 900))
        a_case(start, cause=f"form/{seed}")
        with faults.ses(faults.answer_lost(), times=1):
            heard.deliver()
        seen = [jittered(heard, time, capsys, jitter) for _ in range(1, 5)]
        assert not any(on for _, on in alarm_states(seen))
        time.now += QUARTER


def jittered(
    heard: Heard, time: Any, capsys: pytest.CaptureFixture[str], jitter: random.Random
) -> tuple[datetime, float]:
    """Run the schedule next, up to a minute late, and return when it ran and the age it put out."""
    quarters = FRIDAY + ((time.now - FRIDAY) // QUARTER + 1) * QUARTER
    at = quarters + timedelta(seconds=jitter.uniform(1, 60))
    time.now = at
    capsys.readouterr()
    heard.schedule("stragglers")
    heard.new_records()
    (age,) = figures(capsys.readouterr().out, "OldestUnsentMinutes")
    return at, age


def test_letters_that_are_not_due_in_this_run_count_too(
    heard: Heard, time: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    a_case(FRIDAY)
    with faults.ses(faults.refused("SendingPausedException", 400)):
        heard.deliver()
        runs(heard, time, 4)
        capsys.readouterr()
        time.now += timedelta(minutes=1)
        heard.schedule("stragglers")
    said = capsys.readouterr().out
    assert figures(said, "OldestUnsentMinutes") == [61]
    assert figures(said, "LettersWaiting") == [2]


def test_where_ses_answers_nothing_the_run_leaves_the_other_letters_out_of_doubt(
    heard: Heard, time: Any
) -> None:
    for n in range(4):
        a_case(FRIDAY, cause=f"form/{n}")
    with faults.ses(faults.never_reached()) as asked:
        heard.schedule("stragglers")
    assert len(asked) == 3
    runs(heard, time, 2)
    assert len(taken()) == 8


def test_rows_written_before_letters_counted_their_sendings_still_leave(heard: Heard) -> None:
    from chalicelib.store.rows import LetterRow

    case = a_case(FRIDAY)
    for waiting in store.load_letters(case.reference):
        LetterRow(waiting.owner, f"LETTER#{waiting.letter.id}").update(
            actions=[LetterRow.unsure.remove(), LetterRow.owed_at.remove()]
        )
    heard.deliver()
    assert {w.state for w in store.load_letters(case.reference)} == {"sent"}
