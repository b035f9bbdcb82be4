"""Record what SES reports of a letter after it took it: that it left, came back, was rejected, or
was marked as spam.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from chalicelib import log, store
from chalicelib.casework.send_letters import mark_taken
from chalicelib.casework.undelivered import (
    reopen_duty,
    speak_of_the_address,
    stop_what_is_spam,
)


def record_ses_report(event: dict[str, Any], now: datetime) -> str:
    """Record what SES reports of a letter, found by our tags, and return the kind of report.

    For a letter that is not ours, return "" and change nothing (T22).
    """
    waiting = _find_letter(event)
    if waiting is None:
        log.logger.warning("SES spoke of a letter that is not ours.")
        log.count("LettersNotOurs")
        return ""
    kind = str(event.get("eventType") or event.get("notificationType") or "")
    ses_id = str(event["mail"].get("messageId", ""))
    if waiting.state in store.UNDONE and kind != "Reject":
        mark_taken(waiting, ses_id, now)
    elif ses_id != waiting.ses_id:  # it left twice, after a lost answer
        store.keep_sent(waiting.owner, waiting.letter.id, ses_id, now)
    if kind == "Complaint":
        stop_what_is_spam(waiting, now)
    if kind == "Reject":
        reopen_duty(waiting, "it was rejected before it left us", now, address_dead=False)
    if kind == "Bounce":
        _record_bounce(waiting, event.get("bounce", {}), now)
    return kind


def _find_letter(event: Any) -> store.Waiting | None:
    """Return the letter that an SES event is about, or None where it is none of ours."""
    tags = _read_tags(event)
    owner = "#".join(tags.get("owner", "").split("_", 1))
    letter_id = tags.get("letter", "")
    if not owner or not letter_id:
        return None
    return store.load_letter(owner, letter_id)


def _read_tags(event: Any) -> dict[str, str]:
    """Return the tags of the letter that an SES event is about, as text. Anything else has none."""
    tags = {}
    for name, values in _read_part(_read_part(event, "mail"), "tags").items():
        if isinstance(values, list) and values:
            tags[name] = str(values[0])
    return tags


def _read_part(of: Any, name: str) -> dict[str, Any]:
    """Return a part of an event that holds names and values; it is empty where there is none."""
    if not isinstance(of, dict):
        return {}
    part = of.get(name)
    if not isinstance(part, dict):
        return {}
    return part


def _record_bounce(waiting: store.Waiting, bounce: dict[str, Any], now: datetime) -> None:
    """Count a letter as not sent where SES says that it failed.

    Out-of-office answers come as bounces too, of no recipient that failed: they change nothing.
    """
    recipients = bounce.get("bouncedRecipients", ())
    for_good = bounce.get("bounceType") == "Permanent"
    if not for_good and not any(r.get("action") == "failed" for r in recipients):
        return
    dead = for_good and speak_of_the_address(recipients, str(bounce.get("bounceSubType")))
    why = "their mailbox could not take our email, and may be full"
    if dead:
        why = "the address rejected our email"
    elif for_good:
        why = "their mail service rejected it, but did not say that the address is wrong"
    reopen_duty(waiting, why, now, address_dead=dead)
