"""Letters out: owed with what they tell of, sent once, tried again where SES says no, and never
lost. Faults are put into the real clients.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from chalicelib import store
from chalicelib.core.cases import Letter
from chalicelib.core.decisions.open_alarm import may_be_unsafe
from tests import faults
from tests.casework.letters_out import QUARTER, TEAM, bounce, letter_of, now_of, send_event, to_sam
from tests.conftest import FRIDAY
from tests.helpers import SAM, Heard, a_case, an_email, by_form, post, sent_so_far
from tests.moto_aws import taken

# --- nothing is forgotten


def test_a_letter_is_owed_in_the_transaction_that_makes_its_case(heard: Heard) -> None:
    case = a_case(FRIDAY)
    assert sorted(w.letter.name for w in store.load_letters(case.reference)) == [
        "acknowledgement",
        "new_case",
    ]
    assert taken() == []


def test_if_the_process_dies_before_anything_is_sent_the_schedule_sends_it(heard: Heard) -> None:
    a_case(FRIDAY)  # and the stream never comes
    assert [p.name for p in heard.stragglers()] == ["acknowledgement", "new_case"]
    assert [p.name for p in heard.stragglers()] == ["acknowledgement", "new_case"]


@pytest.mark.parametrize("first", ["stream", "schedule"])
def test_the_stream_and_the_schedule_together_send_each_letter_once(
    heard: Heard, first: str
) -> None:
    case = a_case(FRIDAY)
    for _ in range(2):
        (heard.deliver if first == "stream" else heard.stragglers)()
        (heard.stragglers if first == "stream" else heard.deliver)()
    assert len(taken()) == 2
    assert letter_of(case).attempts == 1


def test_the_streams_records_brought_twice_send_nothing_twice(heard: Heard) -> None:
    a_case(FRIDAY)
    records = heard.new_records()
    for _ in range(3):
        heard.call("postroom", {"Records": records})
    assert len(taken()) == 2


def test_the_streams_records_brought_again_while_an_answer_is_waited_for_send_nothing(
    heard: Heard,
) -> None:
    a_case(FRIDAY)
    records = heard.new_records()
    with faults.ses(faults.answer_lost(), times=1):
        heard.call("postroom", {"Records": records})
    for _ in range(3):
        heard.call("postroom", {"Records": records})
    assert to_sam() == 1


def test_what_left_is_marked_with_sess_own_id_and_a_copy_is_kept(heard: Heard) -> None:
    from chalicelib import post as the_post

    case = a_case(FRIDAY)
    posted = heard.letter("acknowledgement")
    assert (letter_of(case).state, letter_of(case).ses_id) == ("sent", posted.ses_id)
    assert the_post.load_copy(posted.letter) == taken()[0].raw_data.encode()


# --- SES says no for now

NO_FOR_NOW = {
    "throttled": ("TooManyRequestsException", 429, "Maximum sending rate exceeded"),
    "the day's quota": ("LimitExceededException", 400, "Daily message quota exceeded"),
    "paused": ("SendingPausedException", 400, "Sending is paused"),
    "down": ("InternalFailure", 500, "no"),
    "away": ("ServiceUnavailable", 503, "no"),
    "suspended": ("AccountSuspendedException", 400, "no"),
    "our own domain is not verified": ("MessageRejected", 400, "Email address is not verified."),
    "no configuration set": ("NotFoundException", 404, "Configuration set heard does not exist"),
    "no permission": ("AccessDeniedException", 403, "not authorized"),
}


@pytest.mark.parametrize("no", NO_FOR_NOW.values(), ids=NO_FOR_NOW)
def test_what_ses_will_not_take_for_now_is_tried_again_and_is_nobodys_bounce(
    heard: Heard, time: Any, no: tuple[str, int, str]
) -> None:
    case = a_case(FRIDAY)
    with faults.ses(faults.refused(*no)):
        heard.deliver()
    assert taken() == []
    assert letter_of(case).state == "waiting"
    assert not now_of(case).person.bounced
    time.now += QUARTER
    assert len(heard.stragglers()) == 2
    assert not now_of(case).clock("ack").running


def test_a_letter_ses_would_not_take_is_not_hammered(heard: Heard, time: Any) -> None:
    a_case(FRIDAY)
    with faults.ses(faults.refused("TooManyRequestsException")) as calls:
        heard.deliver()
        for _ in range(10):
            heard.stragglers()
    assert len(calls) == 2


def test_after_three_days_without_ses_every_letter_leaves_within_half_an_hour_of_its_return(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    with faults.ses(faults.refused("SendingPausedException", 400)):
        heard.deliver()
        for _ in range(3 * 4):
            time.now += timedelta(hours=6)
            heard.schedule("stragglers")
            assert letter_of(case).state == "waiting"
    assert taken() == []
    time.now += 2 * QUARTER
    heard.schedule("stragglers")
    assert len(taken()) == 2
    assert letter_of(case).state == "sent"


def test_the_number_that_still_waits_is_put_out_for_the_alarm(
    heard: Heard, capsys: pytest.CaptureFixture[str]
) -> None:
    a_case(FRIDAY)
    with faults.ses(faults.refused("TooManyRequestsException")):
        heard.schedule("stragglers")
    assert '"LettersWaiting":[2.0]' in capsys.readouterr().out


def test_an_sdk_that_retries_by_itself_would_send_twice_so_it_makes_one_attempt(
    heard: Heard,
) -> None:
    a_case(FRIDAY)
    with faults.ses_attempts() as attempts:
        heard.stragglers()
    assert len(attempts) == 2  # for two letters


# --- SES says no for ever


@pytest.mark.parametrize(
    "code", ["MessageRejected", "BadRequestException", "InvalidParameterValue"]
)
def test_what_ses_refuses_is_final_at_once_and_the_team_is_told_with_a_link(
    heard: Heard, time: Any, code: str
) -> None:
    case = a_case(FRIDAY, phone="07700 900123")
    with faults.ses(faults.refused(code, 400), times=1) as calls:
        heard.deliver()
        time.now += timedelta(hours=5)
        heard.stragglers()
    assert letter_of(case).state == "failed"
    assert letter_of(case).attempts == 1
    assert len(calls) == 3  # this letter, the new case's, and the one to the team
    told = heard.letter("bounced")
    assert told.to == TEAM
    assert post(heard.client, told.link("Record how you told them"), how="phone").status_code == 200
    assert not now_of(case).clock("ack").running


def test_if_the_process_dies_while_a_refusal_is_recorded_the_team_is_told_all_the_same(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    with (
        faults.ses(faults.refused("MessageRejected", 400), times=1),
        faults.table(faults.died_before(), "TransactWriteItems"),
        pytest.raises(faults.Died),
    ):
        heard.stragglers()
    time.now += QUARTER
    with faults.ses(faults.refused("MessageRejected", 400)):
        heard.stragglers()
    assert len(heard.sent("bounced")) == 1
    assert letter_of(case).state == "failed"


def test_an_address_no_mail_can_be_written_to_is_told_to_the_team_and_never_an_endless_retry(
    heard: Heard,
) -> None:
    for n, email in enumerate(
        [
            "sam@family.example\r\nBcc: x@evil.example",
            "sam\0@family.example",
            "not an address",
            "a@b@c",
        ]
    ):
        case = a_case(FRIDAY, email=email, cause=f"odd/{n}")
        heard.deliver()
        assert letter_of(case).state in ("sent", "failed")
    assert all("evil" not in str(m.destinations) for m in taken())
    assert all(p.message["Bcc"] is None for p in sent_so_far())


# --- the answer is lost


def test_after_a_lost_answer_the_letter_waits_for_ses_own_word_and_is_one_mail(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    with faults.ses(faults.answer_lost(), times=1):
        heard.deliver()
    assert letter_of(case).state == "unknown"
    assert now_of(case).clock("ack").running
    heard.tell(send_event(case))
    assert letter_of(case).state == "sent"
    assert not now_of(case).clock("ack").running
    for _ in range(5):
        time.now += QUARTER
        heard.stragglers()
    assert to_sam() == 1


def test_without_that_word_it_is_sent_again_by_the_next_run_of_the_schedule_and_not_before(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    with faults.ses(faults.answer_lost(), times=1):
        heard.deliver()
    time.now += timedelta(minutes=13, seconds=59)
    heard.stragglers()
    assert to_sam() == 1
    time.now += timedelta(seconds=1)
    for _ in range(5):
        heard.stragglers()
        time.now += QUARTER
    assert to_sam() == 2
    first, second = sent_so_far(SAM)
    assert (first.subject, first.letter) == (second.subject, second.letter)
    assert letter_of(case).attempts == 2


def test_a_late_word_for_the_first_of_two_changes_nothing(heard: Heard, time: Any) -> None:
    case = a_case(FRIDAY)
    with faults.ses(faults.answer_lost(), times=1):
        heard.deliver()
    time.now += QUARTER
    heard.stragglers()
    before = now_of(case)
    heard.tell(send_event(case))
    assert now_of(case) == before


def test_what_never_reached_ses_leaves_as_one_mail(heard: Heard, time: Any) -> None:
    a_case(FRIDAY)
    with faults.ses(faults.never_reached(), times=1):
        heard.deliver()
    time.now += QUARTER
    heard.stragglers()
    assert to_sam() == 1


@pytest.mark.parametrize("word", ["in time", "never"])
def test_if_the_process_dies_after_ses_took_it_the_lease_keeps_others_off(
    heard: Heard, time: Any, word: str
) -> None:
    case = a_case(FRIDAY)
    with faults.ses(faults.died_after(), times=1), pytest.raises(faults.Died):
        heard.deliver()
    assert letter_of(case).state == "sending"
    heard.stragglers()
    assert to_sam() == 1
    if word == "in time":
        heard.tell(send_event(case))
    time.now += QUARTER
    for _ in range(4):
        heard.stragglers()
    assert to_sam() == (1 if word == "in time" else 2)
    assert not now_of(case).clock("ack").running


def test_if_the_process_dies_before_ses_is_asked_it_is_one_mail(heard: Heard, time: Any) -> None:
    a_case(FRIDAY)
    with faults.ses(faults.died_before(), times=1), pytest.raises(faults.Died):
        heard.deliver()
    time.now += QUARTER
    heard.stragglers()
    assert to_sam() == 1


def test_a_letter_that_left_is_not_sent_again_because_it_could_not_be_marked(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    with faults.table(faults.refused("InternalServerError", 500), "TransactWriteItems"):
        heard.deliver()
    assert to_sam() == 1
    heard.tell(send_event(case))
    time.now += QUARTER
    heard.stragglers()
    assert to_sam() == 1
    assert letter_of(case).state == "sent"


def test_a_letter_that_left_is_not_sent_again_because_its_copy_could_not_be_kept(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    with faults.s3(faults.refused("SlowDown", 503), "PutObject"):
        heard.deliver()
    assert letter_of(case).state == "sent"
    for _ in range(3):
        time.now += QUARTER
        heard.stragglers()
    assert to_sam() == 1


# --- every call dies, before it and after it

CALLS = [("table", what) for what in ("GetItem", "UpdateItem", "TransactWriteItems", "PutItem")] + [
    ("ses", ""),
    ("s3", "PutObject"),
]


def dying(where: str, what: str, fault: faults.Fault, nth: int) -> Any:
    inject: dict[str, Callable[..., Any]] = {
        "table": faults.table,
        "s3": faults.s3,
        "ses": faults.ses,
    }
    return inject[where](fault, **({"what": what} if what else {}), only=nth)


@pytest.mark.parametrize("nth", [1, 2, 3])
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(("where", "what"), CALLS)
def test_wherever_the_post_room_dies_the_person_is_acknowledged_once_and_the_case_knows(
    heard: Heard, time: Any, where: str, what: str, when: str, nth: int
) -> None:
    case = a_case(FRIDAY)
    if when == "before":
        fault = faults.died_before()
    else:
        fault = faults.died_after()
    with dying(where, what, fault, nth):
        try:
            heard.deliver()
        except faults.Died:
            if (heard_of := letter_of(case)).state == "sending" and to_sam():
                heard.tell(send_event(case))
                assert heard_of.letter.to == "complainant"
    for _ in range(4):
        time.now += QUARTER
        heard.stragglers()
    assert to_sam() == 1
    assert not now_of(case).clock("ack").running
    assert list(store.list_unsent(time.now + timedelta(days=1))) == []
    assert [e.name for e in store.load_history(case.reference)] == ["received", "letter_sent"]


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("nth", [1, 2, 3])
@pytest.mark.parametrize("what", ["GetItem", "TransactWriteItems", "PutItem"])
def test_wherever_the_mail_room_dies_the_message_is_one_case_when_the_queue_brings_it_again(
    heard: Heard, what: str, when: str, nth: int
) -> None:
    if when == "before":
        fault = faults.died_before()
    else:
        fault = faults.died_after()
    with faults.table(fault, what, only=nth):
        try:
            heard.arrive(an_email())
        except faults.Died:
            heard.queue("m1")
    assert len(store.list_received_in("2026-11")) == 1
    heard.deliver()
    assert to_sam() == 1


@pytest.mark.parametrize("when", ["before", "after", "answer lost", "throttled", "conflict"])
def test_a_form_whose_sending_was_cut_off_is_one_case_when_it_is_sent_again(
    heard: Heard, when: str
) -> None:
    fault = {
        "before": faults.died_before(),
        "after": faults.died_after(),
        "answer lost": faults.answer_lost(),
        "throttled": faults.refused("ProvisionedThroughputExceededException", 400),
        "conflict": faults.refused("TransactionInProgressException", 400),
    }[when]
    answer = post(
        heard.client, "/complain", code="parent", email=SAM, happened="Nobody came.", files="no"
    )
    send = answer.headers["Location"].rpartition("/")[0] + "/send"
    with faults.table(fault, "TransactWriteItems"):
        try:
            cut_off = post(heard.client, send)
            assert cut_off.status_code in (303, 500, 503)
        except faults.Died:
            pass
    assert post(heard.client, send).status_code == 303
    assert len(store.list_received_in("2026-11")) == 1
    heard.deliver()
    assert to_sam() == 1


# --- what SES says, in any order


@pytest.mark.parametrize(
    "order",
    [
        ["Send", "Delivery"],
        ["Delivery", "Send"],
        ["Delivery", "Delivery", "Send", "Send"],
        ["DeliveryDelay", "Send"],
    ],
)
def test_reports_in_any_order_and_number_end_in_the_same_case(
    heard: Heard, order: list[str]
) -> None:
    case = a_case(FRIDAY)
    with faults.ses(faults.answer_lost(), times=1):
        heard.deliver()
    for kind in order:
        heard.tell(send_event(case, kind))
    assert letter_of(case).state == "sent"
    assert [(s.name, s.how) for s in now_of(case).told] == [("acknowledgement", "email")]
    assert [e.name for e in store.load_history(case.reference)] == ["received", "letter_sent"]


def test_a_bounce_that_comes_before_our_own_mark_reopens_the_duty_and_stays_so(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    with faults.ses(faults.died_after(), times=1), pytest.raises(faults.Died):
        heard.deliver()
    heard.tell(bounce(case))
    heard.tell(send_event(case))
    heard.tell(send_event(case, "Delivery"))
    time.now += QUARTER
    heard.stragglers()
    assert to_sam() == 1
    assert now_of(case).clock("ack").running
    assert len(heard.sent("bounced")) == 1


def test_a_bounce_told_five_times_is_told_to_the_team_once(heard: Heard) -> None:
    case = a_case(FRIDAY)
    heard.deliver()
    for _ in range(5):
        heard.tell(bounce(case))
    assert len(heard.sent("bounced")) == 1


def test_a_letter_that_ses_refuses_after_taking_it_reopens_the_duty_and_leaves_the_address_alone(
    heard: Heard,
) -> None:
    case = a_case(FRIDAY)
    heard.deliver()
    heard.tell(send_event(case, "Reject", reject={"reason": "Bad content"}))
    assert now_of(case).clock("ack").running
    assert not now_of(case).person.bounced
    assert len(heard.sent("bounced")) == 1


def test_a_letter_marked_as_spam_stops_what_goes_there_until_the_team_has_decided(
    heard: Heard,
) -> None:
    case = a_case(FRIDAY)
    heard.deliver()
    for _ in range(2):
        heard.tell(send_event(case, "Complaint", complaint={"complaintFeedbackType": "abuse"}))
    assert may_be_unsafe(now_of(case))
    (told,) = heard.sent("request_heard")
    assert "marked our letter as spam" in told.text
    assert "A message came in" not in told.text
    assert told.link("Change how we reach them")
    before = to_sam()
    heard.arrive(an_email("One more thing.", subject=f"Re: {case.reference}"), key="m2")
    heard.follow()
    assert to_sam() == before


@pytest.mark.parametrize(
    "tags",
    [
        {},
        {"letter": ["K4M7-RT2C-1-1"], "owner": ["CASE_K4M7-RT2C"]},
        {"letter": [], "owner": []},
        {"letter": ["x"]},
        {"letter": ["x"], "owner": ["CASE"]},
        {"letter": ["CASE"], "owner": ["SEEN_form/1"]},
    ],
)
def test_a_report_of_a_letter_that_is_not_ours_changes_nothing(
    heard: Heard, tags: dict[str, list[str]]
) -> None:
    case = a_case(FRIDAY)
    heard.deliver()
    before = now_of(case)
    sent = len(taken())
    for kind in ("Bounce", "Complaint", "Send", "Reject"):
        heard.tell(
            {
                "eventType": kind,
                "mail": {"messageId": "x", "tags": tags},
                "bounce": {"bounceType": "Permanent"},
            }
        )
    assert now_of(case) == before
    assert len(heard.follow()) == sent


@pytest.mark.parametrize(
    "message",
    [
        "",
        "null",
        "[]",
        "7",
        '"x"',
        "{}",
        '{"mail": null}',
        '{"mail": {"tags": null}}',
        '{"mail": {"tags": {"owner": "x", "letter": "y"}}}',
        "Successfully validated SNS topic for Amazon SES event publishing.",
    ],
)
def test_a_report_that_is_none_breaks_nothing(heard: Heard, message: str) -> None:
    heard.call("feedback", heard.client.events.generate_sns_event(message))
    assert taken() == []


def test_a_delivery_report_that_came_by_mail_bounces_nothing(heard: Heard) -> None:
    """Anyone can write one: only SES's own, by its topic, counts (T22)."""
    case = a_case(FRIDAY)
    letter = heard.letter("acknowledgement")
    heard.arrive(
        an_email(
            f"{letter.letter} failed",
            "Undelivered Mail Returned to Sender",
            from_="MAILER-DAEMON@family.example",
            return_path="<>",
            x_failed_recipients=SAM,
        )
    )
    assert not now_of(case).person.bounced
    assert not now_of(case).clock("ack").running


# --- officers' mail comes back


def test_when_an_officers_mail_comes_back_the_team_is_told_once(heard: Heard) -> None:
    case = a_case(FRIDAY)
    post(heard.client, heard.letter("new_case").link("Give it to an officer"), officer="care1")
    allocation = heard.letter("allocation")
    for _ in range(3):
        heard.bounce(allocation)
    told = heard.letter("officer_bounced")
    assert told.to == TEAM
    assert "Our email to Ellen Marsh bounced" in told.text
    assert "Give it to an officer" in told.text
    assert now_of(case).owner == "care1"


def test_when_the_teams_own_mail_comes_back_the_manager_is_told_and_so_up_the_ladder_to_its_end(
    heard: Heard,
) -> None:
    a_case(FRIDAY)
    heard.bounce(heard.letter("new_case"))
    climbed = []
    for _ in range(10):
        told = heard.sent("officer_bounced")
        climbed = [p.to.partition("@")[0] for p in told]
        heard.bounce(told[-1])
    assert climbed == ["grace.adeyemi", "samuel.bright", "helen.ashworth"]


def test_when_the_digest_comes_back_the_team_is_told(heard: Heard, time: Any) -> None:
    time.now = FRIDAY
    heard.schedule("digest")
    heard.bounce(heard.letter("digest"))
    assert heard.letter("officer_bounced").to == TEAM


# --- one letter holds up no other


def test_a_letter_that_cannot_be_written_holds_up_no_other_and_is_counted(
    heard: Heard, capsys: pytest.CaptureFixture[str]
) -> None:
    case = a_case(FRIDAY)
    store.enqueue(
        f"CASE#{case.reference}",
        [Letter(f"{case.reference}-0-1", "no_such_letter", "team", {})],
        "broken",
        FRIDAY,
    )
    heard.schedule("stragglers")
    assert sorted(p.name for p in sent_so_far()) == ["acknowledgement", "new_case"]
    assert '"LettersWaiting":[1.0]' in capsys.readouterr().out


def test_a_letter_goes_to_the_one_it_is_for_and_to_nobody_else(heard: Heard) -> None:
    by_form(heard.client, email=SAM)
    by_form(heard.client, email="kim@family.example", code="care_leaver")
    heard.deliver()
    assert [(set(m.destinations), p.to) for m, p in zip(taken(), sent_so_far(), strict=True)] == [
        ({to}, to) for to in (SAM, TEAM, "kim@family.example", TEAM)
    ]
