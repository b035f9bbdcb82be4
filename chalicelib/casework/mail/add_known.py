"""What somebody wrote before we knew who they are joins their case once the team has said so."""

from __future__ import annotations

from datetime import datetime

from chalicelib import log, store
from chalicelib.casework.mail.set_aside import Choice, settle
from chalicelib.core.cases import Case, Refused
from chalicelib.core.people.officers import Officer


def add_what_waited(case: Case, officer: Officer, now: datetime) -> None:
    """Add to a case the messages set aside about it that came from an address which `officer` has
    just recorded as the person's.

    What cannot be added stays on the list of messages set aside.
    """
    person = case.person
    theirs = {person.email.casefold(), person.email_new.casefold()} - {""}
    for message in store.list_set_aside():
        if message.about != case.reference or message.sender.casefold() not in theirs:
            continue
        try:
            settle(message.id, Choice("add", reference=case.reference), officer, now)
        except (Refused, store.Seen):
            continue  # it names this officer, or somebody has just decided on it
        except Exception as error:  # noqa: BLE001 - who they are is recorded, and it still waits
            log.log_trouble("A message set aside was not added to its case.", error)
            log.count("MessagesNotAdded")
