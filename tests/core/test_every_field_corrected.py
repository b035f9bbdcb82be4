"""Everything wrong on a case can be put right by somebody: each field of what a case is made of has
a move that corrects it, or a reason here why it is derived or can never be wrong. A new field fails
until somebody has thought of it."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from chalicelib.core.cases import Case, Point
from chalicelib.core.people.parties import Party
from chalicelib.core.people.person import Person
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.receipts import Receipt
from tests.core.lives import FRIDAY, TRIAGE, WITHDRAW
from tests.core.statutory import PHOTO
from tests.core.told import RANA, Told

WHY = {"reason": "They told us on the telephone."}
AGREED = {"agreed": "writing", "said": "Yes, all of it.", "seen_by": "Ellen Marsh"}
REACHED = {
    "email": "jo@family.example",
    "email_safe": "yes",
    "phone": "01632 960123",
    "phone_safe": "unsure",
    "phone_message": "no",
    "phone_when": "After four",
    "post": "2 Mill Row",
    "post_safe": "no",
    "safe": "Do not ring the house",
    "quiet": "yes",
    "ask_code": "yes",
    "asked": "They rang us, and knew the reference.",
}
THEM = {
    "party": "p1",
    "capacity": "representative",
    "helper": "Rana Khan",
    "organisation": "Coram Voice",
    "email": "rana.khan@advocates.example",
    "phone": "01632 960555",
    "post": "1 Office Street",
}
GETS = {"party": "p1", "copies": "copies", "may_see": "yes", "until": "2027-03-26"}

# What corrects each field: the move, and answers by which it becomes another.
CORRECTED: dict[str, tuple[str, dict[str, str]]] = {
    "Case.kind": ("triage", {**TRIAGE, "procedure": "concern", "why": "They do not want one."}),
    "Case.procedure": ("triage", {**TRIAGE, "procedure": "corporate", "why": "A report to court."}),
    "Case.received_at": ("correct_receipt", {"day": "2026-11-25", "where": "A school"}),
    "Case.source": ("correct_way", {"source": "school", "told_to": "Ms Webb"}),
    "Case.receipt": ("correct_way", {"source": "school", "told_to": "Ms Webb"}),
    "Case.points": ("add_point", {"point": "Nobody wrote."}),
    "Case.named": ("correct_named", {"named": "Priya Nair"}),
    "Case.service": ("correct_service", {"service": "in_care"}),
    "Case.owner": ("allocate", {"officer": "socialwork2", "note": ""}),
    "Case.appointed": ("allocate", {"officer": "socialwork2", "note": ""}),
    "Case.files_out": ("take_out_file", {"file": "file-0"}),
    "Case.wanted": ("correct_wanted", {"wanted": "A visit"}),
    "Case.when_text": ("correct_when", {"when_text": "Since Easter"}),
    "Case.parties": ("end_party", {"party": "p1"}),
    "Person.code": ("correct_who", {"code": "child_lac"}),
    "Person.speaks_for": ("correct_who", {"code": "group", "speaks_for": "Nine families"}),
    "Person.name": ("correct_name", {"name": "Joey"}),
    "Person.about": ("correct_about", {"about": "My son"}),
    "Person.help": ("correct_help", {"help": "Large print"}),
    "Person.consent": (
        "record_agreement",
        {"whose": "Al", "age": "child", "given": "spoken", "seen_by": "Dana Reid"},
    ),
    **dict.fromkeys(
        ("Person.phone", "Person.post", "Person.safe", "Person.email_safe", "Person.quiet"),
        ("change_contact", REACHED),
    ),
    **dict.fromkeys(
        ("Person.ask_code",),
        ("change_contact", REACHED),
    ),
    **dict.fromkeys(
        ("Person.phone_safe", "Person.phone_message", "Person.phone_when", "Person.post_safe"),
        ("change_contact", REACHED),
    ),
    "Person.email": ("change_contact", {**REACHED, "email": ""}),
    "Person.email_new": (
        "change_contact",
        {**REACHED, "email": "new@family.example", "old_email": "no"},
    ),
    **dict.fromkeys(
        ("Party.capacity", "Party.name", "Party.organisation", "Party.email", "Party.phone"),
        ("correct_party", THEM),
    ),
    "Party.post": ("correct_party", THEM),
    **dict.fromkeys(
        ("Party.copies", "Party.may", "Party.until", "Party.agreed", "Party.agreed_words"),
        ("change_party", {**GETS, **AGREED}),
    ),
    "Party.agreed_before": ("change_party", {**GETS, **AGREED}),
    "Party.ended_at": ("end_party", {"party": "p1"}),
    "Receipt.told_to": ("correct_way", {"source": "telephone", "told_to": "Ms Webb"}),
    "Point.text": ("correct_points", {"text-1": "Nobody came in June.", "text-2": "Nobody rang."}),
    "Point.state": ("withdraw_part", {**WITHDRAW, "which-2": "yes"}),
}

STAGE = "moves lead to it; the last of them is taken back by “We recorded it wrongly”"
ANSWER = (
    "what our answer says, which the person has been sent: the next answer replaces it, at the "
    "next stage or once the case is open again, and the history keeps both"
)
OURS = "Heard makes it, and nobody types it"
LOG = "what happened, as the history has it; what was wrong in it is put right by what follows"
MAIL = "what the message says that it came in, which is kept as it came"

# Why nobody corrects the rest.
NEED_NOT = {
    "Case.reference": OURS,
    "Case.council": OURS,
    "Case.person": "each of its fields is below",
    "Case.stage": STAGE,
    "Case.left": STAGE,
    "Case.clocks": "counted from the days that moves record, and again where a day is corrected",
    "Case.added": LOG,
    "Case.files": "what came; one that should not be there is taken out by `take_out_file`",
    "Case.told": LOG,
    "Case.words": (
        "the person's own, as they came; what they complain of is corrected as the points, and "
        "what they want and when it happened by moves of their own"
    ),
    **dict.fromkeys(
        ("Case.topic", "Case.feels", "Case.talk_to"),
        "what a child pressed on their own form, kept as it came",
    ),
    "Case.original": MAIL,
    "Case.message_id": MAIL,
    "Case.copied": MAIL,
    "Case.passed_by": MAIL,
    "Case.reply_to": "as their mail says; whether it is used is decided by `change_contact`",
    "Case.moved": OURS,
    "Case.version": OURS,
    "Case.flags": "found in words; each has a move by which somebody deals with it",
    "Case.recommendations": ANSWER,
    "Case.remedies": (
        "what the Ombudsman said; one typed wrongly is ended by `record_remedy` with why, and the "
        "right one recorded by `ombudsman_decided`"
    ),
    "Case.kept": LOG,
    "Case.family": "`split` makes it; a part can be recorded under any procedure by itself",
    "Case.strands": "`split` makes it; a part can be recorded under any procedure by itself",
    "Case.joined_to": "`join` makes it, and `take_apart` takes it back",
    "Case.joins": "`join` makes it, and `take_apart` takes it back",
    "Case.calendar": OURS,
    "Case.anew": OURS,
    "Case.again_on": "`reopen` and the like record it, with the day the person came back",
    "Case.perhaps": "found in words; whoever gives the case to one of them says that they looked",
    "Case.to_pass_on": "letters that wait; each ends once somebody records how it was told",
    "Case.held": "the person's own words; the complaints manager decides what becomes of them",
    "Case.linked": OURS,
    "Case.worked": STAGE,
    "Case.before": STAGE,
    "Case.void": OURS,
    "Case.names": "what officers are called in the council's file",
    "Case.outsider": "`give_outside` gives the case to somebody else",
    "Case.papers": "one not sent is taken away on its page; one that was, by `take_out_file`",
    "Case.actions": (
        "one recorded wrongly is dropped by `drop_action`, with why, and `add_action` records the "
        "right one"
    ),
    "Case.no_actions": "`add_action` records what changes after all; the reason given first stays",
    "Person.key": OURS,
    "Person.bounced": "what the mail service said; another address ends it",
    "Person.since": OURS,
    "Person.stops": OURS,
    "Person.language": "only the first letter is written in it, and that has left",
    "Person.also": "the person shows that they write from there; `change_contact` ends it",
    "Person.proved": "the person shows that they read what goes there",
    "Person.unsafe": "follows from `change_contact`; giving an address again takes it off",
    "Person.email_off": "follows from what `change_contact` and `address_safe` record",
    "Party.key": OURS,
    "Party.since": OURS,
    "Party.bounced": "what the mail service said; another address ends it",
    "Party.stops": OURS,
    "Receipt.by": OURS,
    "Receipt.at": OURS,
    "Receipt.day_only": "follows from the day that `correct_receipt` records",
    "Point.number": OURS,
    "Point.finding": ANSWER,
    "Point.evidence": ANSWER,
    "Point.reasons": ANSWER,
    "Point.rule": ANSWER,
    "Point.decision": ANSWER,
    "Point.why": ANSWER,
    "Point.own_finding": ANSWER,
    "Point.paused": "`pause` records it, and `keep_paused` and `resume` change and end it",
    "Point.answered_under": (
        "what the wrong rules found: `wrong_rules` keeps it, and the answer that follows counts"
    ),
    "Point.contributors": "`give_point` and `take_point_back` change them; what they wrote stays",
    "Point.came_from": "`join` makes it, and `take_apart` takes it back",
}
FIELDS = {
    f"{part.__name__}.{field.name}"
    for part in (Case, Person, Party, Receipt, Point)
    for field in fields(part)
}


def test_every_field_is_corrected_by_a_move_or_has_a_reason_why_none_is_needed() -> None:
    assert CORRECTED.keys() | NEED_NOT.keys() == FIELDS
    assert not CORRECTED.keys() & NEED_NOT.keys()


def begun() -> Told:
    """Return a case that was sorted and given to an officer, with a file and an advocate."""
    life = Told.begins(source="telephone")
    life.sorted_into("children_act")
    life.does("allocate", officer="socialwork1", note="")
    life.case = replace(life.case, files=(PHOTO,), parties=(replace(RANA, phone="01632 960001"),))
    return life


def read_field(case: Case, name: str) -> Any:
    """Return what a case says in a field of one of its parts."""
    part, _, field = name.partition(".")
    found = {
        "Case": case,
        "Person": case.person,
        "Party": case.parties[0],
        "Receipt": case.receipt or Receipt("team", FRIDAY),
        "Point": case.points[-1] if field == "state" else case.points[0],
    }
    return getattr(found[part], field)


@pytest.mark.parametrize("name", sorted(CORRECTED))
def test_the_move_that_corrects_a_field_makes_it_another(name: str) -> None:
    move, form = CORRECTED[name]
    life = begun()
    before = read_field(life.case, name)
    life.does(move, **WHY | form)
    assert read_field(life.case, name) != before
    assert life.past[-1].at == life.now


def test_every_move_that_corrects_stands_at_each_stage_of_a_complaint() -> None:
    corrections = {"correct_party", "take_out_file", "put_back_file", "correct_wanted"}
    for name in ("children_act", "corporate", "cp_conference", "data_protection", "concern"):
        for stage in PROCEDURES[name].stages:
            offered = {move.name for move in stage.moves}
            assert corrections <= offered, (name, stage.name)
