"""What a person is told of a letter that did not arrive, or may not have: the team, or an officer's
next.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from chalicelib import log, store
from chalicelib.casework.act import change_case
from chalicelib.core.cases import TEAM, Case, Letter
from chalicelib.core.decisions import letter_outcomes, marked_as_spam, prove_address
from chalicelib.core.people.officers import LADDER, Officer, Staff
from chalicelib.core.people.parties import is_party_key
from chalicelib.core.people.person import AT_ADDRESS
from chalicelib.core.reading import delivery_reports
from chalicelib.settings import settings

# Less than the quarter of an hour between two runs of the schedule, which EventBridge never keeps
# to the second: whatever is put off is due again in the very next run.
PUT_OFF = timedelta(minutes=14)
MOST_UNSURE = 2  # sendings of a letter of which nobody knows whether SES took them
KEEP_COUNTING = timedelta(days=5)  # a stopped letter of which nobody could be told by letter
SES_KNOWS_NO_MAILBOX = frozenset({"NoEmail", "Suppressed", "OnAccountSuppressionList"})
MAY_HAVE_LEFT = (
    "We tried to send this letter twice and cannot tell whether either email left. "
    "We will not send it again, so that nobody gets it many times. They may have it: ask them."
)


def stop(waiting: store.Waiting, now: datetime) -> str:
    """Send a letter of unknown outcome no more, and tell a person, who can pass it on another way.

    It goes on counting as unsent until the letter that tells them has left, so that the alarm
    does not fall silent while nobody can be told by letter.
    """
    owner = waiting.owner
    letter = waiting.letter
    if waiting.unsure == MOST_UNSURE + 1:
        log.logger.error("A letter is sent no more.", extra={"letter": letter.id})
        log.count("LettersStopped")
    notices = _make_letters_about(waiting)
    if not notices:
        _tell_of_doubt(waiting, now)
    told = any(notice.state not in ("waiting", "sending", "unknown") for notice in notices)
    if told or now - (waiting.owed_at or now) > KEEP_COUNTING:
        store.mark_stopped(owner, letter.id)
    else:
        store.put_off(owner, letter.id, now + PUT_OFF, "unknown")
    return "stopped"


def _make_letters_about(waiting: store.Waiting) -> list[store.Waiting]:
    """Return the letters that tell somebody of a stopped one."""
    letter = waiting.letter
    if waiting.reference and letter.tells_person:
        of_case = store.load_letters(waiting.reference)
        letters_about = []
        for w in of_case:
            if w.letter.facts.get("first") == letter.id:
                letters_about.append(w)
        return letters_about
    notice = store.load_letter(waiting.owner, f"{letter.id}-B")
    if not notice:
        return []
    return [notice]


def _tell_of_doubt(waiting: store.Waiting, now: datetime) -> None:
    """Ask the team, once, to pass a letter on; of an officer's, tell the next officer."""
    letter = waiting.letter
    authority = settings().council.authority
    seen = f"stopped/{letter.id}"
    if waiting.reference and is_party_key(letter.to) and not letter.tells_person:
        record_copy_failed(waiting, MAY_HAVE_LEFT, now, address_dead=False)
        return
    if not waiting.reference or not letter.tells_person:
        if to := _find_next_reader(letter):
            told = Letter(f"{letter.id}-B", "officer_in_doubt", to.key, _state_facts(waiting, ""))
            store.enqueue(waiting.owner, [told], seen, now)
        return
    with suppress(store.Seen):
        change_case(
            waiting.reference,
            lambda case: letter_outcomes.record_letter_held(
                case, letter, MAY_HAVE_LEFT, now, authority, "letter_in_doubt"
            ),
            now,
            seen=seen,
        )


def _load_kin(case: Case) -> tuple[Case, ...]:
    """Return the parts that were split from a case, and the case that it was split from."""
    kin = []
    for reference in (*case.strands, case.family):
        other = store.load(reference) if reference else None
        if other:
            kin.append(other)
    return tuple(kin)


def reopen_duty(waiting: store.Waiting, why: str, now: datetime, address_dead: bool = True) -> None:
    """Reopen the duty of a letter that bounced or can never leave, and ask somebody to see to it
    (N38). The letter is marked last, so that after a crash it is found again.
    """
    letter = waiting.letter
    authority = settings().council.authority
    if waiting.reference and letter.tells_person:
        change_case(
            waiting.reference,
            lambda case: letter_outcomes.record_letter_failed(
                case, letter, why, now, authority, address_dead, _load_kin(case)
            ),
            now,
        )
    elif waiting.reference and is_party_key(letter.to):
        record_copy_failed(waiting, why, now, address_dead)
    elif waiting.reference and letter.to == AT_ADDRESS:
        _record_no_answer(waiting, why, now)
    elif to := _find_next_reader(letter):
        told = Letter(f"{letter.id}-B", "officer_bounced", to.key, _state_facts(waiting, why))
        store.enqueue(waiting.owner, [told], f"bounced/{letter.id}", now)
    store.mark_failed(waiting.owner, letter.id)
    log.count("LettersFailed")


def stop_what_is_spam(waiting: store.Waiting, now: datetime) -> None:
    """Count a letter that its reader marked as spam. Where it was the person's, send no more to
    their address until the team has decided how to reach them."""
    log.count("LettersMarkedAsSpam")
    letter = waiting.letter
    authority = settings().council.authority
    if not waiting.reference or not letter.tells_person:
        return
    with suppress(store.Seen):
        change_case(
            waiting.reference,
            lambda case: marked_as_spam.record_marked_as_spam(case, now, authority),
            now,
            seen=f"spam/{letter.id}",
        )


def _record_no_answer(waiting: store.Waiting, why: str, now: datetime) -> None:
    """Tell the team, once, where the letter that asks at a new address did not arrive."""
    letter = waiting.letter
    authority = settings().council.authority
    with suppress(store.Seen):
        change_case(
            waiting.reference,
            lambda case: prove_address.record_no_answer(case, letter, why, now, authority),
            now,
            seen=f"unproved/{letter.id}",
        )


def record_copy_failed(waiting: store.Waiting, why: str, now: datetime, address_dead: bool) -> None:
    """Tell the team, once, that a letter did not reach somebody on the person's side. No duty to
    the person reopens."""
    letter = waiting.letter
    authority = settings().council.authority
    with suppress(store.Seen):
        change_case(
            waiting.reference,
            lambda case: letter_outcomes.record_copy_failed(
                case, letter, why, now, authority, address_dead
            ),
            now,
            seen=f"bounced/{letter.id}",
        )


def _state_facts(waiting: store.Waiting, why: str) -> dict[str, str]:
    letter = waiting.letter
    return {
        "letter": letter.name,
        "reference": waiting.reference,
        "officer": letter.to,
        "why": why,
    }


def _find_next_reader(letter: Letter) -> Officer | None:
    """Return whom to tell that mail did not reach an officer: the team, then up the ladder."""
    if letter.to == AT_ADDRESS:
        return None
    staff = Staff(settings().council.officers, ())
    rungs = [TEAM, *(staff.holder(role, TEAM).key for role in LADDER[1:])]
    if letter.to in rungs and letter.name in ("officer_bounced", "officer_in_doubt"):
        rungs = rungs[rungs.index(letter.to) + 1 :]
    others = (staff.officer(key) for key in rungs if key != letter.to)
    for officer in others:
        if officer:
            return officer
    return None


def speak_of_the_address(recipients: list[dict[str, Any]], subtype: str) -> bool:
    """Return whether what mail servers say of a bounce is about the address, and not our own.

    SES's own word, its `subtype`, goes before theirs. Where none of them says anything, it is all
    there is.
    """
    if subtype in SES_KNOWS_NO_MAILBOX:
        return True
    statuses = []
    for recipient in recipients:
        statuses.append(
            delivery_reports.read_status(
                str(recipient.get("status") or ""), str(recipient.get("diagnosticCode") or "")
            )
        )
    said = []
    for status in statuses:
        if status:
            said.append(status)
    return not said or any(map(delivery_reports.is_no_mailbox, said))
