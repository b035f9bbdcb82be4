"""Rows of the dictionary: what came in, about what, by whom and how."""

from __future__ import annotations

from chalicelib.core.figures import count_contacts as contacts
from chalicelib.core.figures.measure import PROCEDURE, RECEIVED, SERVICE, Measure

_AS_KNOWN = "Cases are counted under what is recorded of them now."

RECEIVED_ROWS: tuple[Measure, ...] = (
    Measure(
        "C1",
        "Contacts",
        RECEIVED,
        "Everything that people sent which opened a record. A reply that joined an existing case "
        "does not count. Each complaint stands under the furthest step that it reached.",
        "Kind",
        (
            ("recorded", "Not complaints"),
            ("unanswerable", "With no way to answer"),
            ("step1", "At stage 1"),
            ("step2", "Reached stage 2"),
            ("step3", "Reached stage 3"),
            ("step4", "Reached step 4"),
            ("ombudsman", "Reached the Ombudsman"),
        ),
        contacts.count_contacts,
        f"Emails that nobody has read and recorded yet stand in a row of their own. {_AS_KNOWN}",
    ),
    Measure(
        "C2",
        "Complaints",
        RECEIVED,
        "Contacts that were ever put under a procedure for complaints. A part that was split off "
        "is not counted again. Contacts that we cannot answer are in C1 only.",
        PROCEDURE,
        (
            ("complaint", "Complaints"),
            ("merged", "Merged with one about the same matter"),
            ("changed", "Recorded as something else since"),
            ("unsorted", "Emails that nobody has recorded yet"),
        ),
        contacts.count_complaints,
        "An email counts as a complaint until somebody records what it is, and its time runs. "
        f"{_AS_KNOWN}",
    ),
    Measure(
        "C3",
        "By service",
        RECEIVED,
        "Contacts, complaints and points by service. A complaint that was split counts once in "
        "each service that has a part of it. A point that another service was asked about counts "
        "under that service.",
        SERVICE,
        (
            ("contacts", "Contacts"),
            ("complaints", "Complaints"),
            ("points", "Points complained of"),
            ("by_children", "Complaints by children and young people"),
            ("children_resolved", "Of these, put right by agreement"),
        ),
        contacts.count_services,
        "Heard records services, and not teams or districts.",
        apart=False,
        whole=False,
    ),
    Measure(
        "C4",
        "Open cases and referrals of each service",
        missing="They are in the council’s own case system, and nobody has entered them yet.",
    ),
    Measure(
        "C5",
        "How contacts came",
        RECEIVED,
        "By the way in which the contact reached the council.",
        "Way",
        (("complaints", "Complaints"), ("others", "Other contacts")),
        contacts.count_ways,
    ),
    Measure(
        "W1",
        "Who complained",
        RECEIVED,
        "Complaints by who made them. Children and young people stand apart, by whether they had "
        "help.",
        "Who",
        (
            ("adult", "Adults"),
            ("alone", "Children and young people alone"),
            ("advocate", "Children and young people with an advocate"),
            ("helped", "Children and young people with other help"),
        ),
        contacts.count_people,
        "An advocate who complains in their own name is counted with adults, since Heard does not "
        "record whether it is for a child.",
        apart=False,
    ),
    Measure(
        "W2",
        "Adults about their own childhood in care",
        missing="Heard does not ask whether a complaint is about past care.",
    ),
)
