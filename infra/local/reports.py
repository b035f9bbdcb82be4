"""SES's reports of what became of a message, in the words of its configuration sets' events."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from infra.local.outbox import Sent

BOUNCES = ("bounce@simulator.amazonses.com", "suppressionlist@simulator.amazonses.com")
COMPLAINS = "complaint@simulator.amazonses.com"
BOUNCE_DOMAIN = "@bounce.example"
TYPES = ("Send", "Delivery", "Bounce", "Complaint", "DeliveryDelay", "Reject")
BOUNCE_TYPES = ("Permanent", "Transient", "Undetermined")


def is_undeliverable(address: str) -> bool:
    """Return whether mail to `address` bounces, as SES's simulator and any address at
    bounce.example do.
    """
    return address.casefold() in BOUNCES or address.casefold().endswith(BOUNCE_DOMAIN)


def make_reports(sent: Sent, at: datetime) -> list[dict[str, Any]]:
    """Return the reports that SES sends unasked: that it took the message, then what happened at
    each address.
    """
    back = []
    there = []
    angry = []
    for recipient in sent.recipients:
        if is_undeliverable(recipient):
            back.append(recipient)
            continue
        there.append(recipient)
        if recipient.casefold() == COMPLAINS:
            angry.append(recipient)
    reports = [make_report(sent, "Send", at, list(sent.recipients))]
    for kind, recipients in (("Delivery", there), ("Bounce", back), ("Complaint", angry)):
        if recipients:
            reports.append(make_report(sent, kind, at, recipients))
    return reports


def make_report(
    sent: Sent, kind: str, at: datetime, recipients: list[str], bounce_type: str = "Permanent"
) -> dict[str, Any]:
    """Return one report of `kind`, one of TYPES, about `recipients` of `sent`."""
    return {
        "eventType": kind,
        "mail": _describe_mail(sent),
        kind[0].lower() + kind[1:]: _describe_event(kind, at, recipients, bounce_type),
    }


def _describe_event(
    kind: str, at: datetime, recipients: list[str], bounce_type: str
) -> dict[str, Any]:
    if kind == "Delivery":
        return _describe_delivery(at, recipients)
    if kind == "Bounce":
        return _describe_bounce(at, recipients, bounce_type)
    if kind == "Complaint":
        return _describe_complaint(at, recipients)
    if kind == "DeliveryDelay":
        return {
            "timestamp": format_instant(at),
            "delayType": "TransientCommunicationFailure",
            "delayedRecipients": _list_addresses(recipients),
        }
    if kind != "Reject":
        return {}
    return {"reason": "Bad content"}


def _list_addresses(recipients: list[str]) -> list[dict[str, str]]:
    return [{"emailAddress": address} for address in recipients]


def _describe_mail(sent: Sent) -> dict[str, Any]:
    headers = []
    for name, value in sent.message.items():
        headers.append({"name": name, "value": str(value)})
    tags = {"ses:configuration-set": [sent.configuration_set]}
    for name, value in sent.tags.items():
        tags[name] = [value]
    return {
        "timestamp": format_instant(sent.at),
        "messageId": sent.id,
        "source": sent.bare_source,
        "sendingAccountId": "123456789012",
        "destination": list(sent.recipients),
        "headersTruncated": False,
        "headers": headers,
        "commonHeaders": {
            "from": [str(sent.message["From"])],
            "to": list(sent.recipients),
            "messageId": sent.id,
            "subject": str(sent.message["Subject"]),
        },
        "tags": tags,
    }


def _describe_delivery(at: datetime, recipients: list[str]) -> dict[str, Any]:
    return {
        "timestamp": format_instant(at),
        "processingTimeMillis": 500,
        "recipients": recipients,
        "smtpResponse": "250 ok",
        "reportingMTA": "local.smtp-out.eu-west-2.amazonses.com",
    }


def _describe_bounce(at: datetime, recipients: list[str], bounce_type: str) -> dict[str, Any]:
    if bounce_type == "Permanent":
        code = "smtp; 550 5.1.1 user unknown"
    else:
        code = "smtp; 452 4.2.2 mailbox full"
    failure = {"action": "failed", "status": code.split()[2], "diagnosticCode": code}
    return {
        "feedbackId": f"local-{uuid.uuid4()}",
        "bounceType": bounce_type,
        "bounceSubType": "General",
        "bouncedRecipients": [address | failure for address in _list_addresses(recipients)],
        "timestamp": format_instant(at),
        "reportingMTA": "dns; local.smtp-out.eu-west-2.amazonses.com",
    }


def _describe_complaint(at: datetime, recipients: list[str]) -> dict[str, Any]:
    return {
        "feedbackId": f"local-{uuid.uuid4()}",
        "complaintSubType": None,
        "complainedRecipients": _list_addresses(recipients),
        "timestamp": format_instant(at),
        "userAgent": "heard.local",
        "complaintFeedbackType": "abuse",
        "arrivalDate": format_instant(at),
    }


def format_instant(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03}Z"
