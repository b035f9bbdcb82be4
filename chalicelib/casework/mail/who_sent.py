"""Who sent a message, and so what may come of it: a case, a part of one, or nothing until a person
has looked.
"""

from __future__ import annotations

from datetime import timedelta

from chalicelib import store
from chalicelib.casework.mail.inbound_message import Arrived
from chalicelib.casework.mail.which_case import Meant
from chalicelib.core.cases import COMPLAINANT, TEAM, Case
from chalicelib.core.people.access import may_party, may_see
from chalicelib.core.people.officers import TEAM_ROLES, Officer, is_named
from chalicelib.core.people.parties import Party, is_party_key
from chalicelib.core.reading.subjects import find_own_subject
from chalicelib.settings import settings

# Messages an hour from one address that are dealt with as they come. A worried parent with many
# photographs sends a dozen; a program that has gone wrong sends hundreds, and each would be a
# letter to somebody. What is over is set aside before a person, and nothing is lost.
MOST_AN_HOUR = 20

TEAM_READERS = frozenset(TEAM_ROLES)  # who reads the shared mailbox
FLOOD = (
    f"This address has sent more than {MOST_AN_HOUR} messages within an hour, so Heard stopped "
    "dealing with them by itself. More may follow it on the list."
)
FORGED = "It may not come from the address it gives: the checks on its sender failed."
UNPROVED = "It is about this case, but the checks on its sender did not pass."
ELSEWHERE = "It quotes this case, but does not come from the address we hold for it."
NOT_THAT_OFFICER = "It came to an officer’s own reply address, but not from that officer."
NOT_AGREED = "It comes from somebody whom the person has not agreed to let add to their complaint."
PART_IN_DOUBT = (
    "The person may have asked to end the part of whoever sent it, and nobody has decided yet."
)
NOT_THAT_PARTY = (
    "It came to the reply address of somebody on the person’s side, but not from them, or not "
    "while they had a part."
)
NOT_THEIR_CASE = "It comes from an officer who does not have this case."
NAMED = "It comes from an officer who is named in this complaint."


def explain_failed_scan(arrived: Arrived) -> str:
    """Return why SES's checks of a message's content keep it apart, or ""."""
    if arrived.infected:
        return "The virus check failed. Do not open its files."
    if arrived.verdicts.spam != "FAIL":
        return ""
    return "It was marked as spam."


def explain_unreadable(arrived: Arrived) -> str:
    """Return why a person must look at a message before anything comes of it, or ""."""
    message = arrived.message
    if message.problem:
        return message.problem
    if not message.sender:
        return "It does not say who sent it, so nobody could be answered."
    if message.sender.rpartition("@")[2] == settings().council.inbox.rpartition("@")[2]:
        return "It gives one of our own addresses as its sender."
    said = message.text.strip() or find_own_subject(message.subject, ())
    if not said and not message.attachments:
        return "It has no words and no files."
    return ""


def is_forged(arrived: Arrived) -> bool:
    """Return whether SES's checks say that a message does not come from the address it gives."""
    verdicts = arrived.verdicts
    if is_through_gateway(arrived):
        return False
    return verdicts.dmarc == "FAIL" or (verdicts.spf == "FAIL" and verdicts.dkim != "PASS")


def is_by_trusted_forwarder(arrived: Arrived) -> bool:
    """Return whether a mailbox that the council's file names sent a message on, as SPF proves.

    Its sender's own checks may fail on that way, and say nothing then.
    """
    local, _, domain = arrived.envelope.casefold().rpartition("@")
    if arrived.verdicts.spf != "PASS":
        return False
    for forwarder in settings().council.forwarders:
        name, _, home = forwarder.casefold().rpartition("@")
        if domain == home and (local.partition("+")[0] == name or local.startswith("srs")):
            return True
    return False


def is_through_gateway(arrived: Arrived) -> bool:
    """Return whether a gateway of the council's file handed a message on, as SES wrote down. The
    checks that SES makes of its sender say nothing then, and the gateway's own count."""
    if arrived.message.vouched == "!":
        return False
    return settings().council.owns_gateway(arrived.message.server)


def find_officer_at_sender(arrived: Arrived, case: Case | None = None) -> Officer | None:
    """Return the officer whose address a message gives as its sender, or who outside the council
    has the case; None for anybody else."""
    council = settings().council
    sender = arrived.message.sender
    if case:
        given = case.outsider
    else:
        given = None
    if case and given and given.email.casefold() == sender.casefold():
        return council.authority.staff(case).officer(given.key)
    return council.find_officer_at(sender)


def is_from_complainant(arrived: Arrived, case: Case) -> bool:
    """Return whether a message gives an address of a case's own complainant as its sender."""
    return case.person.writes_from(arrived.message.sender)


def find_officer_writing(arrived: Arrived, case: Case) -> Officer | None:
    """Return the officer who writes about a case, or None where its own complainant does."""
    if is_from_complainant(arrived, case):
        return None
    return find_officer_at_sender(arrived, case)


def may_write_to_person(officer: Officer, meant: Meant) -> bool:
    """Return whether an officer may use the address of a letter to write to the person: their own,
    or the team's, whose shared mailbox those of the team read."""
    if officer.key == meant.who:
        return True
    return meant.who == TEAM and not TEAM_READERS.isdisjoint(officer.roles)


def find_party_writing(arrived: Arrived, case: Case) -> Party | None:
    """Return who of the complainant's side writes, by the address of one who still has a part, or
    None. The complainant's own mail is nobody else's."""
    if is_from_complainant(arrived, case):
        return None
    sender = arrived.message.sender.casefold()
    for party in case.active_parties(arrived.received_at):
        if party.email.casefold() == sender != "":
            return party
    return None


def explain_may_not_add(arrived: Arrived, meant: Meant) -> str:
    """Return why a message may not add to the case it is meant for, or "".

    Only proved mail may add: the complainant's, whichever reply address of the case they answer,
    that of a party who may add to it, and that of an officer who may see the case.
    """
    officer = find_officer_at_sender(arrived, meant.case)
    case = meant.case
    if not arrived.proved:
        if is_forged(arrived):
            return FORGED
        return UNPROVED
    if is_from_complainant(arrived, case):
        return ""
    if officer is None:
        return _explain_no_officer(arrived, meant)
    if is_named(officer, case.named):
        return NAMED
    if may_see(case, officer, settings().council.authority):
        return ""
    return NOT_THEIR_CASE


def _explain_no_officer(arrived: Arrived, meant: Meant) -> str:
    """Return why proved mail of nobody of the council's, and not the complainant's, may not add, or
    "" for that of a party who may."""
    party = find_party_writing(arrived, meant.case)
    if party:
        if meant.case.may_end(party):
            return PART_IN_DOUBT
        if may_party(meant.case, party, "add", arrived.received_at):
            return ""
        return NOT_AGREED
    if meant.who in ("", COMPLAINANT):
        return ELSEWHERE
    if is_party_key(meant.who):
        return NOT_THAT_PARTY
    return NOT_THAT_OFFICER


def count_sent_within_hour(arrived: Arrived) -> int:
    """Return how many messages came from the same sender in the hour before this one, counted no
    further than the limit needs.
    """
    since = arrived.received_at - timedelta(hours=1)
    return store.count_messages_from(
        arrived.cause.sender, since, arrived.received_at, MOST_AN_HOUR + 1
    )
