"""What the rows of a report's tables are called."""

from __future__ import annotations

import re

from chalicelib.core.cases import KINDS
from chalicelib.core.council import Authority
from chalicelib.core.figures.measure import CLOCK, PROCEDURE, SERVICE, STEP, Row
from chalicelib.core.people.officers import describe_complainant
from chalicelib.core.procedures.tables import Procedure
from chalicelib.core.receipts import WAYS
from chalicelib.core.wording import signposts
from chalicelib.core.working_days import count_in_words

NOT_RECORDED = "Not recorded"
_KINDS = {
    "complaint": "Complaints",
    "concern": "Concerns, raised before a complaint",
    "compliment": "Compliments",
    "comment": "Comments",
    "enquiry": "Questions",
    "data_protection": "Complaints about data",
    "anonymous": "Told us without giving a name",
    "no_way": "Gave a name, but no way to answer",
    "unsorted": "Emails that nobody has recorded yet",
}
# Who complained, by the codes that forms offer.
WHO = {
    "child": "Children and young people, who were not asked more",
    "child_lac": "Children and young people in care",
    "child_cin": "Children and young people who get help from us",
    "care_leaver": "Care leavers",
    "parent": "Parents",
    "pr_holder": "Others with parental responsibility",
    "foster_carer": "Foster carers",
    "special_guardian": "Special guardians",
    "sgo_child": "Children and young people with a special guardian",
    "sgo_parent": "Parents of children with a special guardian",
    "sgo_applicant": "People who asked to be special guardians, or for support as one",
    "adopt_child": "Children and young people who may be adopted",
    "adopt_parent": "Parents or guardians of children who may be adopted",
    "adopter": "People who want to adopt, or have adopted",
    "adopted_person": "Adopted people",
    "birth_relative": "Birth parents or former guardians of adopted people",
    "adopt_support": "Users of adoption support",
    "advocate": "Advocates",
    "representative": "People who complained for somebody else",
    "group": "Groups of parents or carers",
    "sufficient_interest": "Others who are worried about a child",
}
_CAME = {
    "web form": "The form on the web",
    "email": "Email",
    "told to a worker": "Through somebody who works with them",
}
_OTHERS = {
    "older": "It happened more than a year earlier",
    "considered": "It had already been through every stage",
    "no_council": "It was not about what the council or its agents did",
    "no_interest": "No sufficient interest in the child",
    "late_request": "The request for a review panel came too late",
    "triaged": "Put under other rules",
    "sent_elsewhere": "Sent to another process",
    "declined": "Refused",
    "enquiry": "Enquiries",
    "fault_injustice": "Decided: fault that caused injustice",
    "fault": "Decided: fault, but no injustice",
    "no_fault": "Decided: no fault",
    "not_investigated": "Decided: will not investigate",
    "premature": "Sent back: the council must answer first",
    "recommendations": "Recommendations",
    "restricted": "Limits on contact in force",
    "alarm": "A child may be in danger, and nobody has confirmed the alarm",
    "stop": "A child may want to stop, and nobody has talked with them",
    "opened": "Complaints opened",
    "easy": "Was it easy to tell us?",
    "listened": "Did we listen?",
    "satisfied": "Are they happy with how it ended?",
    "treated": "Has anybody treated them differently?",
    "appointed": "Both people appointed",
    "agreed": "The points agreed",
    "reported": "Both reports",
    "answered": "The decision",
    "not_recorded": NOT_RECORDED,
}
_SAID = {
    "own_page": "on their own page",
    "phone": "by telephone",
    "writing": "in writing",
    "in_person": "in person",
}


class Labels:
    """The words of one council."""

    def __init__(self, authority: Authority) -> None:
        self._procedures = authority.procedures
        self._services = authority.services

    def name_row(self, head: str, row: Row) -> str:
        """Return what a row is called in a table whose first column is headed so."""
        if head == SERVICE:
            return self._services.get(row[0], NOT_RECORDED)
        if head == PROCEDURE:
            return self._name_procedure(row[0])
        if head == STEP:
            return f"{self._name_procedure(row[0])}: {row[1]}"
        if head == CLOCK:
            return self._name_clock(self._procedures[row[0]], row[1])
        if head == "Kind":
            return _KINDS.get(row[0], row[0])
        if head == "Who":
            return WHO.get(row[0]) or describe_complainant(row[0]) or NOT_RECORDED
        if head == "Way":
            return _name_way(row[0])
        if head == "Step, and how":
            return f"{_name_step(row[0])}, {_SAID.get(row[1], row[1])}"
        return _name_other(row[0])

    def order(self, row: Row) -> tuple[int, Row]:
        """Return where a row stands among others: procedures in their order, then by name."""
        names = list(self._procedures)
        if row[0] in names:
            return names.index(row[0]), row
        if row[0] in _KINDS:
            return list(_KINDS).index(row[0]), row
        return len(names), row

    def _name_procedure(self, name: str) -> str:
        if name in KINDS and name != "complaint":
            return _KINDS[name]
        title = self._procedures[name].title
        return title[:1].upper() + title[1:]

    def _name_clock(self, procedure: Procedure, clock: str) -> str:
        rule = procedure.clock(clock)
        days = count_in_words(rule.days, rule.unit)
        return f"{self._name_procedure(procedure.name)}: {_reword(rule.promise)} ({days})"


def _reword(promise: str) -> str:
    """Return what the council promises a person as a report says it: “answer the person”."""
    said = re.sub(r"\byou\b", "the person", promise, count=1)
    return re.sub(r"\byou\b", "them", re.sub(r"\byour\b", "their", said))


def _name_way(source: str) -> str:
    if source in WAYS and source not in _CAME:
        return WAYS[source][0]
    return _CAME.get(source, source)


def _name_step(step: str) -> str:
    if step == "later":
        return "After an answer"
    return step


def _name_other(code: str) -> str:
    if code in _OTHERS:
        return _OTHERS[code]
    if code in _KINDS:
        return _KINDS[code]
    if code in signposts.BY_NAME:
        return signposts.BY_NAME[code].choice
    return code
