"""Send each letter once: claim it, write it out, hand it to SES and mark it.

SES cannot say that it has a letter already, so its id is kept on the letter's row at once. A lost
answer waits for SES's Send event; if that happens twice, a person is told instead.
"""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import datetime, timedelta

from chalicelib import log, post, store
from chalicelib.casework.act import change_case
from chalicelib.casework.bundles import gather, send_bundles
from chalicelib.casework.case_letters import CaseLetters
from chalicelib.casework.letter_by_hand import add_enclosed
from chalicelib.casework.letter_links import (
    ASKS,
    COME_BACK,
    CONFIRM_ADDRESS,
    NEW_CASE,
    make_links,
)
from chalicelib.casework.letters_to_parties import (
    NoPartNow,
    PartInDoubt,
    address_now,
    keep_from_party,
)
from chalicelib.casework.past_reminders import keep_if_past
from chalicelib.casework.recipient import DoubtedAddress, choose_reply_address, find_recipient
from chalicelib.casework.similar_cases import remember
from chalicelib.casework.undelivered import (
    MOST_UNSURE,
    PUT_OFF,
    reopen_duty,
    stop,
)
from chalicelib.core.cases import COMPLAINANT, Case, Letter
from chalicelib.core.decisions import letter_outcomes
from chalicelib.core.decisions.open_alarm import may_be_unsafe
from chalicelib.core.decisions.running_clocks import find_owing_event
from chalicelib.letter_heads import is_discreet
from chalicelib.settings import settings

NO_ANSWER_IN_A_ROW = 3
LONGEST_RUN = 240  # seconds; the function is cut off at 300, and must have counted by then
ANSWERS = ("acknowledgement", "message_received", "helper_receipt")  # a computer's answers
# Letters that anybody can have us send, by what they are counted with: three a day of each to one
# mailbox (T1).
COUNTED = dict.fromkeys(ANSWERS, "") | dict.fromkeys((*ASKS, COME_BACK), "confirm")
MOST_ANSWERS = 3  # a day to one mailbox
# An advocate may write for several young people in a day. Nobody else can write in a name that the
# checks of a mail prove, so more of its complaints are answered, unless it answers our answers.
MOST_PROVED = 10
PROVED = "proved"
THREAD = 5  # earlier letters that a letter says it follows
TOO_MANY = (
    "A computer has answered this email address several times within a day. It did not send "
    "another answer, because someone may be using us to fill another person’s mailbox. Check "
    "that they wrote to us."
)


def deliver(owner: str, letter_id: str, now: datetime) -> str:
    """Send one letter if it is ours to send, and return what became of it.

    That is `sent`, `bundled`, `held`, `failed`, `waiting`, `unknown` or `stopped`, or "" where it
    was not ours. Raise what stops it from being written out or marked: it is kept and tried again,
    or only marked if SES has taken it.
    """
    if not settings().origin_known:
        return "waiting"
    waiting = store.claim(owner, letter_id, now)
    if waiting is None:
        return ""
    of_case = CaseLetters(waiting.reference)
    if became := _end_without_sending(waiting, of_case, now):
        return became
    waiting = address_now(waiting, now)
    try:
        if gather(waiting, now):
            return "bundled"
        mail = compose(waiting, of_case, now)
        if not _has_room(mail, waiting.letter, now):
            return _hold_back(waiting, now)
        raw = post.build_message(mail, now)
    except DoubtedAddress:
        return _hold_doubted(waiting, now)
    except (NoPartNow, PartInDoubt) as error:
        return keep_from_party(waiting, error, now)
    except post.NeverWill as error:
        return _give_up(waiting, error, now)
    except Exception:
        # Keys, settings, a template, the table: whatever it is, the letter itself has not left.
        store.put_off(owner, letter_id, now + PUT_OFF, "waiting")
        raise
    _keep_copy(mail, raw, waiting.unsure)
    return _hand_over(waiting, mail, raw, now)


def _end_without_sending(waiting: store.Waiting, of_case: CaseLetters, now: datetime) -> str:
    """Return what became of a letter that is not sent again, or "" of one that is to be sent."""
    if waiting.ses_id:
        mark_taken(waiting, waiting.ses_id, now)
        return "sent"
    if waiting.unsure > MOST_UNSURE:
        return stop(waiting, now)
    if keep_if_past(waiting, of_case):
        return "held"
    return ""


def _has_room(mail: post.Mail, letter: Letter, now: datetime) -> bool:
    kind = COUNTED.get(letter.name)
    if kind != "":
        return kind is None or store.take_room_for(mail.to, letter.id, now, kind)
    if letter.name != "acknowledgement" or not letter.facts.get("proved"):
        most = MOST_ANSWERS - store.count_letters_to(mail.to, now, PROVED)
        return store.take_room_for(mail.to, letter.id, now, at_most=most)
    most = MOST_PROVED
    answered = store.count_letters_to(mail.to, now)
    if answered:
        most = MOST_ANSWERS - answered
    return store.take_room_for(mail.to, letter.id, now, PROVED, most)


def _hand_over(waiting: store.Waiting, mail: post.Mail, raw: bytes, now: datetime) -> str:
    owner, letter_id = waiting.owner, waiting.letter.id
    try:
        ses_id = post.send_mail(mail, raw)
    except post.TryLater:
        store.put_off(owner, letter_id, now + _choose_patience(waiting.attempts), "waiting")
        return "waiting"
    except post.NoAnswer:
        store.put_off(owner, letter_id, now + PUT_OFF, "unknown")
        return "unknown"
    except post.NeverWill as error:
        return _give_up(waiting, error, now)
    if _stops_clocks(waiting):
        _keep_ses_id(waiting, ses_id, now)
        mark_taken(waiting, ses_id, now)
        return "sent"
    try:
        _mark(waiting, ses_id, now)
    except Exception:
        _keep_ses_id(waiting, ses_id, now)
        raise
    return "sent"


def _stops_clocks(waiting: store.Waiting) -> bool:
    """Return whether marking a letter as sent changes its case too: that can fail though the
    letter's own row is free.
    """
    return bool(waiting.reference) and waiting.letter.tells_person


def _hold_doubted(waiting: store.Waiting, now: datetime) -> str:
    """Keep back a letter to an address that may not be safe; the team is asked how it is to go."""
    letter, authority = waiting.letter, settings().council.authority
    with suppress(store.Seen):
        case = change_case(
            waiting.reference,
            lambda case: letter_outcomes.record_letter_doubted(case, letter, now, authority),
            now,
            seen=f"doubted/{letter.id}",
        )
        if not may_be_unsafe(case):
            store.put_off(waiting.owner, letter.id, now, "waiting")
            return "waiting"
    store.mark_failed(waiting.owner, letter.id)
    log.count("LettersDoubted")
    return "held"


def _keep_ses_id(waiting: store.Waiting, ses_id: str, now: datetime) -> None:
    """Write SES's id on the letter's own row. Where even that is refused, marking may yet
    succeed.
    """
    try:
        store.keep_ses_id(waiting.owner, waiting.letter.id, ses_id, now)
    except Exception as error:  # noqa: BLE001 - the letter is with SES, whatever the table says
        log.log_trouble("SES's id was not written down.", error, letter=waiting.letter.id)
        log.count("SesIdsNotKept")


def _give_up(waiting: store.Waiting, error: post.NeverWill, now: datetime) -> str:
    log.log_trouble("A letter can never be sent.", error, letter=waiting.letter.id)
    # It is known not to have left, whatever stops this from being told.
    store.put_off(waiting.owner, waiting.letter.id, now + PUT_OFF, "waiting")
    reopen_duty(waiting, error.why, now, address_dead=error.address)
    return "failed"


def _keep_copy(mail: post.Mail, raw: bytes, sending: int) -> None:
    """Keep what is about to leave. A letter that cannot be kept leaves all the same."""
    try:
        post.keep_copy(mail, raw, sending)
    except Exception as error:  # noqa: BLE001 - whatever S3 says, the person is owed the letter
        log.log_trouble("The copy of a letter could not be kept.", error, letter=mail.letter_id)
        log.count("CopiesNotKept")


def _hold_back(waiting: store.Waiting, now: datetime) -> str:
    """Hold back an automatic answer to a mailbox that has had too many.

    The team is told what it would have said, unless it was a mere receipt.
    """
    letter, authority = waiting.letter, settings().council.authority
    if letter.name == "acknowledgement":
        with suppress(store.Seen):
            change_case(
                waiting.reference,
                lambda case: letter_outcomes.record_letter_held(
                    case, letter, TOO_MANY, now, authority
                ),
                now,
                seen=f"held/{letter.id}",
            )
    store.mark_failed(waiting.owner, letter.id)
    log.count("AnswersHeld")
    return "held"


def _choose_patience(attempts: int) -> timedelta:
    """Return how long to leave a letter that SES would not take for now: longer each time."""
    return min(timedelta(seconds=30) * 2 ** min(attempts, 5), PUT_OFF)


def mark_taken(waiting: store.Waiting, ses_id: str, now: datetime) -> None:
    """Mark a letter that SES has taken.

    A letter to the person also stops its clocks, in the same transaction, at the instant SES took
    it if that is known. Raise store.Stale.
    """
    if not _stops_clocks(waiting):
        _mark(waiting, ses_id, now)
        return
    try:
        store.retry_when_stale(lambda: _record_left(waiting, ses_id, now))
    except store.Seen:
        store.keep_sent(waiting.owner, waiting.letter.id, ses_id, now)


def _record_left(waiting: store.Waiting, ses_id: str, now: datetime) -> None:
    """Mark a letter to the person, in one transaction with what its leaving changes in its case."""
    case = store.load(waiting.reference)
    if case is None:
        _mark(waiting, ses_id, now)
        return
    at = waiting.sent_at or now
    authority = settings().council.authority
    decision = letter_outcomes.record_letter_left(case, waiting.letter, "email", at, authority)
    if decision is None:
        _mark(waiting, ses_id, now)
        return
    store.commit(decision, before=case.version, now=now, sent=(waiting.letter.id, ses_id))


def _mark(waiting: store.Waiting, ses_id: str, now: datetime) -> None:
    """Mark a letter as sent; one that was marked before has left twice, after a lost answer, and
    SES has two ids for it.
    """
    if not store.mark_sent(waiting.owner, waiting.letter.id, ses_id, now):
        store.keep_sent(waiting.owner, waiting.letter.id, ses_id, now)


def compose(waiting: store.Waiting, of_case: CaseLetters, now: datetime) -> post.Mail:
    """Return a letter written out for its reader, with their own links and reply address.

    Raise post.NeverWill if there is no reader.
    """
    from chalicelib import letters

    letter = add_enclosed(waiting.letter, waiting.owner)
    case = None
    if waiting.reference:
        case = store.load(waiting.reference)
    to = find_recipient(letter, case, now)
    if case and letter.name == NEW_CASE:
        remember(case)
    told = case
    if letter.name == CONFIRM_ADDRESS:
        told = None  # nothing of it goes there yet
    links = make_links(letter, case, to, now)
    rendered = letters.render_letter(letter, told, settings().council, to=to, links=links, now=now)
    discreet = is_discreet(to)
    theirs = ""
    if case and letter.to == COMPLAINANT:
        theirs = case.message_id
    return post.Mail(
        letter_id=letter.id,
        owner=waiting.owner,
        to=to.email,
        reply_to=choose_reply_address(case, to.key, discreet),
        subject=rendered.subject,
        text=rendered.text,
        html=rendered.html,
        automatic=letter.name in ANSWERS,
        answers=letter.facts.get("answers") or theirs,
        earlier=_list_earlier(letter, case, of_case),
        by_hand=letter.name == "from_officer",
        discreet=discreet,
    )


def _list_earlier(letter: Letter, case: Case | None, of_case: CaseLetters) -> tuple[str, ...]:
    """Return SES's ids of the last letters of this case to the same reader, by which mail
    programs keep a thread together.
    """
    if case is None or find_owing_event(case, letter.id) == 1:
        return ()
    sent = []
    for each in of_case.letters:
        if each.letter.to == letter.to and each.sent_at and each.ses_id:
            sent.append(each)
    sent.sort(key=lambda each: str(each.sent_at))
    return tuple(each.ses_id for each in sent[-THREAD:])


def send_stragglers(now: datetime) -> int:
    """Try every letter whose time has come, and return how many have not left.

    Count them all, and the age of the oldest, whether due in this run or not: an alarm watches it.
    What was gathered for an officer goes before them when its hour is over.
    """
    send_bundles(now)
    since = store.list_owed_since()
    if since:
        _try_each(now)
        since = store.list_owed_since()
    since.extend(store.list_bundles_late(now))
    oldest = max(now - min(since, default=now), timedelta())
    log.count("LettersWaiting", len(since))
    log.count("OldestUnsentMinutes", oldest // timedelta(minutes=1))
    return len(since)


def _try_each(now: datetime) -> None:
    """Try the letters that are due, until SES gives several in a row no answer or time is short."""
    stop_at = time.monotonic() + LONGEST_RUN
    unanswered = 0
    for owner, letter_id in list(store.list_unsent(now)):
        if try_to_deliver(owner, letter_id, now) == "unknown":
            unanswered += 1
        else:
            unanswered = 0
        if unanswered == NO_ANSWER_IN_A_ROW or time.monotonic() > stop_at:
            return


def try_to_deliver(owner: str, letter_id: str, now: datetime) -> str:
    """Deliver a letter as `deliver` does; log and count an error, so that it holds up no other."""
    try:
        return deliver(owner, letter_id, now)
    except Exception as error:  # noqa: BLE001 - the letter waits in the table, to be tried again
        log.log_trouble("A letter could not be tried.", error, letter=letter_id)
        log.count("LettersTroubled")
        return "waiting"
