"""The post room's work: one letter claimed, written out, handed to SES once, and marked; and what SES says of it afterwards.

SES has no way to say "I have this one already", so after a lost answer the letter first waits for SES's own Send event, which carries
the letter's id, before it is tried again.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from chalicelib import links, log, post, store
from chalicelib.casework.acting import changed
from chalicelib.casework.alike import remember
from chalicelib.casework.linking import ASKS, NEW_CASE, links_for
from chalicelib.casework.pass_on import with_enclosed
from chalicelib.core import delivery, posting
from chalicelib.core.cases import COMPLAINANT, TEAM, Case, Letter, Person
from chalicelib.core.people import LADDER, Officer, Staff
from chalicelib.core.running import owing_event
from chalicelib.settings import settings

WAIT_FOR_SES = timedelta(minutes=15)
ANSWERS = ("acknowledgement", "message_received")  # what a computer answers a message with
# Letters that anybody can have us send, by what they are counted with: three a day of each to one mailbox (T1).
COUNTED = dict.fromkeys(ANSWERS, "") | dict.fromkeys(ASKS, "confirm")
THREAD = 5  # earlier letters that a letter says it follows
TOO_MANY = (
    "Several complaints have given this email address within a day, and each was answered by a computer. "
    "We did not send another answer, since someone may be using us to fill another person's mailbox. Check that they wrote to us."
)


def deliver(owner: str, letter_id: str, now: datetime) -> str:
    """Send one letter if it is ours to send. Returns what became of it: sent, held, failed, waiting, unknown, or "" where it was not ours."""
    waiting = store.claim(owner, letter_id, now)
    if waiting is None:
        return ""
    try:
        mail = compose(waiting, now)
        if (kind := COUNTED.get(waiting.letter.name)) is not None and not store.room_for(
            mail.to, letter_id, now, kind
        ):
            return _held(waiting, now)
        raw = post.message(mail, now)
        ses_id = post.send(mail, raw)
    except post.TryLater:
        store.put_off(owner, letter_id, now + _patience(waiting.attempts), "waiting")
        return "waiting"
    except post.NoAnswer:
        store.put_off(owner, letter_id, now + WAIT_FOR_SES, "unknown")
        return "unknown"
    except (post.NeverWill, ValueError) as error:
        log.troubled("A letter can never be sent.", error, letter=letter_id)
        ours = isinstance(
            error, ValueError
        )  # what we wrote is at fault, and says nothing of their address
        gone_wrong(waiting, "it could not be sent to that address", now, address_dead=not ours)
        return "failed"
    took(waiting, ses_id, now)
    _keep_copy(mail, raw, ses_id)
    return "sent"


def _keep_copy(mail: post.Mail, raw: bytes, ses_id: str) -> None:
    """Keep what left. The letter has left whether or not this succeeds, so it is never a reason to try again."""
    try:
        post.keep_copy(mail, raw, ses_id)
    except Exception as error:  # noqa: BLE001 - whatever S3 says, the letter is with SES
        log.troubled(
            "The copy of a letter that left could not be kept.", error, letter=mail.letter_id
        )
        log.count("CopiesNotKept")


def _held(waiting: store.Waiting, now: datetime) -> str:
    """A computer's answer too many for one mailbox. What it would have told is put before the team; a mere receipt is let go."""
    letter, authority = waiting.letter, settings().council.authority
    if letter.name == "acknowledgement":
        with suppress(store.Seen):
            changed(
                waiting.reference,
                lambda case: posting.letter_held(case, letter, TOO_MANY, now, authority),
                now,
                seen=f"held/{letter.id}",
            )
    store.failed(waiting.owner, letter.id)
    log.count("AnswersHeld")
    return "held"


def _patience(attempts: int) -> timedelta:
    """How long to leave a letter that SES would not take for now: longer each time, never over a quarter of an hour."""
    return min(timedelta(seconds=30) * 2 ** min(attempts, 5), timedelta(minutes=15))


def took(waiting: store.Waiting, ses_id: str, now: datetime) -> None:
    """SES has taken a letter: mark it and, for one to the person, let it stop the clocks that wait for it, in one transaction."""
    if not waiting.reference or waiting.letter.to != COMPLAINANT:
        _mark(waiting, ses_id, now)
        return
    authority = settings().council.authority
    for _ in range(8):
        case = store.load(waiting.reference)
        decision = (
            posting.letter_left(case, waiting.letter, "email", now, authority) if case else None
        )
        if case is None or decision is None:
            _mark(waiting, ses_id, now)
            return
        try:
            store.commit(decision, before=case.version, now=now, sent=(waiting.letter.id, ses_id))
            return
        except store.Seen:
            store.keep_sent(waiting.owner, waiting.letter.id, ses_id, now)
            return
        except store.Stale:
            continue
    raise store.Stale


def _mark(waiting: store.Waiting, ses_id: str, now: datetime) -> None:
    """Mark a letter as sent; one that was marked before has left twice, after a lost answer, and SES has two ids for it."""
    if not store.mark_sent(waiting.owner, waiting.letter.id, ses_id, now):
        store.keep_sent(waiting.owner, waiting.letter.id, ses_id, now)


def gone_wrong(waiting: store.Waiting, why: str, now: datetime, address_dead: bool = True) -> None:
    """A letter came back, or can never leave: its duty is open again, and somebody is asked to see to it (N38).

    The letter is marked last, so that a crash in between leaves it to be found again.
    """
    letter, authority = waiting.letter, settings().council.authority
    if waiting.reference and letter.to == COMPLAINANT:
        changed(
            waiting.reference,
            lambda case: posting.letter_failed(case, letter, why, now, authority, address_dead),
            now,
        )
    elif to := _next_to(letter):
        facts = {
            "letter": letter.name,
            "reference": waiting.reference,
            "officer": letter.to,
            "why": why,
        }
        told = Letter(f"{letter.id}-B", "officer_bounced", to.key, facts)
        store.enqueue(waiting.owner, [told], f"bounced/{letter.id}", now)
    store.failed(waiting.owner, letter.id)
    log.count("LettersFailed")


def _next_to(letter: Letter) -> Officer | None:
    """Who is told that an officer's mail came back: the complaints team, and then up the ladder where that mail comes back too."""
    staff = Staff(settings().council.officers, ())
    rungs = [TEAM, *(staff.holder(role, TEAM).key for role in LADDER[1:])]
    above = (
        rungs[rungs.index(letter.to) + 1 :]
        if letter.to in rungs and letter.name == "officer_bounced"
        else rungs
    )
    return next(
        (officer for key in above if key != letter.to and (officer := staff.officer(key))), None
    )


def compose(waiting: store.Waiting, now: datetime) -> post.Mail:
    """Write a letter out for the one it is to, with their own links and reply address. Raises post.NeverWill where there is nobody."""
    from chalicelib import letters

    letter, council = with_enclosed(waiting.letter, waiting.owner), settings().council
    case = store.load(waiting.reference) if waiting.reference else None
    to = _recipient(letter, case)
    if case and letter.name == NEW_CASE:
        remember(case)
    rendered = letters.render(
        letter, case, council, to=to, links=links_for(letter, case, to, now), now=now
    )
    who = COMPLAINANT if letter.to == COMPLAINANT else to.key
    theirs = case.message_id if case and letter.to == COMPLAINANT else ""
    return post.Mail(
        letter_id=letter.id,
        owner=waiting.owner,
        to=to.email,
        reply_to=links.reply_address(case.reference, who) if case else council.inbox,
        subject=rendered.subject,
        text=rendered.text,
        html=rendered.html,
        automatic=letter.name in ANSWERS,
        answers=letter.facts.get("answers") or theirs,
        earlier=_earlier(letter, case) if case else (),
        by_hand=letter.name == "from_officer",
    )


def _earlier(letter: Letter, case: Case) -> tuple[str, ...]:
    """SES's ids of the last letters of this case to the same reader: a mail program keeps together what follows what it has."""
    if owing_event(case, letter.id) == 1:
        return ()
    sent = [
        w
        for w in store.letters(case.reference)
        if w.letter.to == letter.to and w.sent_at and w.ses_id
    ]
    return tuple(w.ses_id for w in sorted(sent, key=lambda w: str(w.sent_at))[-THREAD:])


def _recipient(letter: Letter, case: Case | None) -> Person | Officer:
    if letter.to == COMPLAINANT:
        if case is None or not case.person.mailable:
            raise post.NeverWill("there is no address to send it to")
        return case.person
    staff = Staff(settings().council.officers, case.named if case else ())
    officer = staff.officer(letter.to)
    return officer if officer and staff.free(officer) else staff.holder(TEAM, TEAM)


def stragglers(now: datetime) -> int:
    """Try every letter whose time has come again. Returns how many still wait; the alarm watches those that wait too long."""
    still = 0
    for owner, letter_id in list(store.unsent(now)):
        try:
            still += deliver(owner, letter_id, now) in ("waiting", "unknown")
        except Exception as error:  # noqa: BLE001 - one letter that cannot be written must not hold up the rest
            still += 1
            log.troubled("A letter could not be tried.", error, letter=letter_id)
    log.count("LettersWaiting", still)
    return still


def heard_from_ses(event: dict[str, Any], now: datetime) -> str:
    """What SES says of a letter, by the tags we gave it. Anything about a letter that is not ours changes nothing (T22)."""
    tags = _tags(event)
    owner, letter_id = "#".join(tags.get("owner", "").split("_", 1)), tags.get("letter", "")
    waiting = store.letter(owner, letter_id) if owner and letter_id else None
    kind = (
        str(event.get("eventType") or event.get("notificationType") or "")
        if isinstance(event, dict)
        else ""
    )
    if waiting is None:
        log.logger.warning("SES spoke of a letter that is not ours.")
        return ""
    ses_id = str(event["mail"].get("messageId", ""))
    if waiting.state in store.UNDONE and kind != "Reject":
        took(waiting, ses_id, now)
    elif ses_id != waiting.ses_id:  # it left twice, after a lost answer
        store.keep_sent(waiting.owner, letter_id, ses_id, now)
    if kind == "Reject":
        gone_wrong(waiting, "it was refused before it left", now, address_dead=False)
    if kind == "Bounce":
        _came_back(waiting, event.get("bounce", {}), now)
    return kind


def _tags(event: Any) -> dict[str, str]:
    """The tags we gave the letter that an event is about, each as text; none where it is no event of SES's."""
    sent = event.get("mail") if isinstance(event, dict) else None
    tags = sent.get("tags") if isinstance(sent, dict) else None
    found = tags.items() if isinstance(tags, dict) else ()
    return {name: str(values[0]) for name, values in found if isinstance(values, list) and values}


def _came_back(waiting: store.Waiting, bounce: dict[str, Any], now: datetime) -> None:
    """Count a letter as not sent where SES says that it failed.

    Out-of-office answers come as bounces too, of no recipient that failed: they change nothing.
    """
    recipients = bounce.get("bouncedRecipients", ())
    for_good = bounce.get("bounceType") == "Permanent"
    if not for_good and not any(r.get("action") == "failed" for r in recipients):
        return
    dead = for_good and _speak_of_the_address(recipients)
    why = "their mailbox did not take it, and may be full"
    if dead:
        why = "the address does not take our mail"
    elif for_good:
        why = "their mail service refused it, and did not say that the address is wrong"
    gone_wrong(waiting, why, now, address_dead=dead)


def _speak_of_the_address(recipients: list[dict[str, Any]]) -> bool:
    """Return whether what mail servers say of a bounce is about the address, and not our own.

    Where none of them says anything, SES's own word is all there is, as of an address that it
    keeps on its list of those that bounced before.
    """
    statuses = [
        delivery.read_status(str(r.get("status") or ""), str(r.get("diagnosticCode") or ""))
        for r in recipients
    ]
    said = [status for status in statuses if status]
    return not said or any(map(delivery.is_no_mailbox, said))
