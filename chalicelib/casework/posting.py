"""The post room's work: one letter claimed, written out, handed to SES once, and marked; and what SES says of it afterwards.

SES has no way to say "I have this one already", so after a lost answer the letter first waits for SES's own Send event, which carries
the letter's id, before it is tried again.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from chalicelib import links, log, post, store
from chalicelib.casework.acting import changed
from chalicelib.core import posting
from chalicelib.core.cases import COMPLAINANT, TEAM, Case, Letter, Person
from chalicelib.core.decide import moves_for
from chalicelib.core.people import Officer, Staff
from chalicelib.settings import settings

WAIT_FOR_SES = timedelta(minutes=15)
LATE = timedelta(hours=4)


def deliver(owner: str, letter_id: str, now: datetime) -> str:
    """Send one letter if it is ours to send. Returns what became of it: sent, failed, waiting, unknown, or "" where it was not ours."""
    waiting = store.claim(owner, letter_id, now)
    if waiting is None:
        return ""
    try:
        mail = compose(waiting, now)
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
        gone_wrong(waiting, "it could not be sent to that address", now)
        return "failed"
    took(waiting, ses_id, now)
    post.keep_copy(mail, raw, ses_id)
    return "sent"


def _patience(attempts: int) -> timedelta:
    """How long to leave a letter that SES would not take for now: longer each time, never over a quarter of an hour."""
    return min(timedelta(seconds=30) * 2**attempts, timedelta(minutes=15))


def took(waiting: store.Waiting, ses_id: str, now: datetime) -> None:
    """SES has taken a letter: mark it and, for one to the person, let it stop the clocks that wait for it, in one transaction."""
    if not waiting.reference or waiting.letter.to != COMPLAINANT:
        store.mark_sent(waiting.owner, waiting.letter.id, ses_id, now)
        return
    officers = settings().council.officers
    for _ in range(8):
        case = store.load(waiting.reference)
        decision = posting.letter_left(case, waiting.letter, "email", now, officers) if case else None
        if case is None or decision is None:
            store.mark_sent(waiting.owner, waiting.letter.id, ses_id, now)
            return
        try:
            store.commit(decision, before=case.version, now=now, sent=(waiting.letter.id, ses_id))
            return
        except store.Seen:
            return
        except store.Stale:
            continue
    raise store.Stale


def gone_wrong(waiting: store.Waiting, why: str, now: datetime) -> None:
    """A letter came back, or can never leave: its duty is open again, and the complaints team is asked to see to it (N38)."""
    officers = settings().council.officers
    store.failed(waiting.owner, waiting.letter.id)
    if waiting.reference and waiting.letter.to == COMPLAINANT:
        changed(waiting.reference, lambda case: posting.letter_failed(case, waiting.letter, why, now, officers), now)
        return
    facts = {"letter": waiting.letter.name, "reference": waiting.reference, "officer": waiting.letter.to, "why": why}
    to = _next_to(waiting.letter.to)
    if to:
        letter = Letter(f"{waiting.letter.id}-B", "officer_bounced", to.key, facts)
        store.enqueue(waiting.owner, [letter], f"bounced/{waiting.letter.id}", now)
    log.count("OfficerMailBounced")


def _next_to(key: str) -> Officer | None:
    """Who is told that an officer's mail came back: the complaints team, or the manager where it was the team's own."""
    staff = Staff(settings().council.officers, ())
    to = staff.holder(TEAM if key != TEAM else "complaints_manager", TEAM)
    return to if to.key != key else None


def compose(waiting: store.Waiting, now: datetime) -> post.Mail:
    """Write a letter out for the one it is to, with their own links and reply address. Raises post.NeverWill where there is nobody."""
    from chalicelib import letters

    letter, council = waiting.letter, settings().council
    case = store.load(waiting.reference) if waiting.reference else None
    to = _recipient(letter, case)
    rendered = letters.render(letter, case, council, to=to, links=_links(letter, case, to, now), now=now)
    who = COMPLAINANT if letter.to == COMPLAINANT else to.key
    return post.Mail(
        letter_id=letter.id,
        owner=waiting.owner,
        to=to.email,
        reply_to=links.reply_address(case.reference, who) if case else council.inbox,
        subject=rendered.subject,
        text=rendered.text,
        html=rendered.html,
        automatic=letter.name in ("acknowledgement", "message_received"),
        answers=case.message_id if case and letter.to == COMPLAINANT else "",
    )


def _recipient(letter: Letter, case: Case | None) -> Person | Officer:
    if letter.to == COMPLAINANT:
        if case is None or not case.person.mailable:
            raise post.NeverWill("there is no address to send it to")
        return case.person
    staff = Staff(settings().council.officers, case.named if case else ())
    officer = staff.officer(letter.to)
    return officer if officer and staff.free(officer) else staff.holder(TEAM, TEAM)


def _links(letter: Letter, case: Case | None, to: Person | Officer, now: datetime) -> Any:
    from chalicelib import letters

    guide = f"{settings().origin}/how-we-deal-with-complaints"
    if case and letter.to == COMPLAINANT:
        return letters.Links(track=links.person_link(case.reference, COMPLAINANT, now), guide=guide)

    def link(move: str, *about: str) -> str:
        return links.officer_link(case.reference if case else "", move, to.key, f"{letter.id}/{move}", now, about)

    if case is None:
        aside = letter.facts.get("message", "")
        return letters.Links(aside=link(links.ASIDE, aside) if aside else "", guide=guide)
    moves = tuple(letters.MoveLink(m.button, m.explains, link(m.name)) for m in moves_for(case, _as_officer(to), settings().council.officers))
    enclosed = letter.facts.get("enclosed")
    tell = link(links.TELL, letter.facts.get("first") or letter.id, enclosed) if enclosed else ""
    return letters.Links(moves=moves, case=link(links.LOOK), tell=tell, guide=guide)


def _as_officer(to: Person | Officer) -> Officer:
    if not isinstance(to, Officer):
        raise TypeError("only officers have moves")
    return to


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
    tags = event.get("mail", {}).get("tags", {})
    owner = "#".join((tags.get("owner") or [""])[0].split("_", 1))
    letter_id = (tags.get("letter") or [""])[0]
    waiting = store.letter(owner, letter_id) if owner and letter_id else None
    kind = event.get("eventType") or event.get("notificationType") or ""
    if waiting is None:
        log.logger.warning("SES spoke of a letter that is not ours.", extra={"kind": kind})
        return ""
    if waiting.state in ("waiting", "sending", "unknown") and kind != "Reject":
        took(waiting, event["mail"].get("messageId", ""), now)
    if kind == "Reject" or (kind == "Bounce" and event.get("bounce", {}).get("bounceType") == "Permanent"):
        gone_wrong(waiting, "the address does not take our mail", now)
    return kind
