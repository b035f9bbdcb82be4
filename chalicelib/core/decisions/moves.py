"""What each move does to a case. The table's column `records` names the fact; most facts are only
kept and told, and need no function here.

Each function records what happened and gives the facts that the move's letters tell.
"""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.case_clocks import Promise
from chalicelib.core.cases import TEAM, Appointed, Case
from chalicelib.core.decisions import (
    alarms,
    correct_case,
    correct_points,
    correct_told,
    move_message,
    officer_mail,
    running_clocks,
    take_out_file,
)
from chalicelib.core.decisions.afterwards import record_how, record_since
from chalicelib.core.decisions.ask_new_way import ask_for_new_way, stop_emails
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.decisions.change_contact import (
    record_new_contact,
    record_safe_way,
    record_settled_request,
    stop_links,
)
from chalicelib.core.decisions.child_asks import record_withdrawal
from chalicelib.core.decisions.child_views import record_views
from chalicelib.core.decisions.early_referral import refer_early
from chalicelib.core.decisions.given_points import (
    give_points,
    take_points_back,
    write_on_points,
)
from chalicelib.core.decisions.guards import find_clock_to_extend, find_late_clocks, list_promises
from chalicelib.core.decisions.is_it_sorted import record_sorted
from chalicelib.core.decisions.join_cases import join_case, take_case_apart
from chalicelib.core.decisions.learning import (
    add_action,
    change_public,
    check_action,
    claim_action,
    drop_action,
    record_effect,
    record_learning,
)
from chalicelib.core.decisions.make_known import make_known
from chalicelib.core.decisions.move_helpers import (
    Answers,
    Recorder,
    add_point_answers,
    advance_stage,
    find_missed_day,
    number_closed_points,
    number_points,
    record_move,
    refuse_answer,
    require_remedy,
)
from chalicelib.core.decisions.ombudsman import (
    record_answer,
    record_decision_of_ombudsman,
    record_remedy,
)
from chalicelib.core.decisions.own_wish import require_own_wish
from chalicelib.core.decisions.parties import (
    add_party,
    change_party,
    correct_party,
    end_party,
    keep_party,
)
from chalicelib.core.decisions.pause import keep_paused, resume_points, settle_points
from chalicelib.core.decisions.prove_address import ask_for_new_email
from chalicelib.core.decisions.reopen import reopen_case, undo_mistake
from chalicelib.core.decisions.reprisal import open_own_complaint, release_held_words
from chalicelib.core.decisions.split_case import split_off_strands
from chalicelib.core.decisions.stage2_and_3 import (
    arrange_panel,
    lengthen_window,
    record_agreed_statement,
    record_appointments,
    record_decision,
    record_investigation_report,
    record_panel_report,
)
from chalicelib.core.decisions.tell_child import write_to_child
from chalicelib.core.decisions.wrong_door import require_reason
from chalicelib.core.decisions.wrong_rules import correct_own_rules, correct_rules
from chalicelib.core.people.officers import BESIDE, Officer, is_named
from chalicelib.core.people.outside import give_to_outsider
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.tables import Move
from chalicelib.core.reading.danger_words import DANGER
from chalicelib.core.reading.names_in_case import mark_dropped
from chalicelib.core.working_days import in_words, london_date


def find_recorder(move: Move) -> Recorder:
    """Return the function that makes a move."""
    return RECORDERS.get(move.records, record_move)


def record_triage(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record what the complaint is, its service, who is named, and its points.

    An owner who turns out to be named loses the case at once. Under a new procedure every clock is
    counted from the same receipt (trap 7), and that procedure's first letters go out.
    """
    before = deciding.case
    require_reason(before, move, given)
    points = number_points(given["points"], before.points)
    case = replace(
        before,
        service=given["service"],
        named=given["named"],
        points=(*points, *number_closed_points(before, len(points))),
    )
    case = mark_dropped(case, before.named, deciding.authority.officers)
    procedure = deciding.authority.procedures[given["procedure"]]
    if procedure.name != before.procedure:
        switched = running_clocks.switch_procedure(case, procedure, deciding.now)
        case = replace(switched, owner=TEAM, before=before.before)
    owner = deciding.staff.officer(before.owner)
    if owner and owner.key != TEAM and is_named(owner, case.named):
        case = replace(case, owner=TEAM, stage=procedure.stages[0].name)
    if case.owner != before.owner:
        taken = before.owner
    else:
        taken = ""
    deciding.apply_fact(
        move.records, by.key, case, kind=case.kind, service=case.service, taken_from=taken
    )
    withheld = _list_told_already(before, deciding)
    facts = {"withheld": withheld, "why": given["why"]}
    deciding.owe_all(procedure.on_triage, **list_promises(deciding.case), **facts)
    return facts


def _list_told_already(before: Case, deciding: Deciding) -> tuple[str, ...]:
    """Return the letters of triage that tell the person nothing new."""
    after = deciding.case
    procedure = deciding.authority.procedure(after)
    told = {sent.name for sent in before.told}
    withheld = {"advocacy_offered"} & told
    if before.procedure != after.procedure:
        return tuple(sorted(withheld))
    withheld |= {name for name, to in procedure.on_triage if to == TEAM}
    if [p.text for p in before.open_points] == [p.text for p in after.open_points]:
        withheld |= {name for name, _ in procedure.on_triage if name in told}
    return tuple(sorted(withheld))


def record_allocation(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Give the case to an owner whom it does not name (`000:45`); `form_answers` has already
    left out those it does.

    The person is told who looks into it, unless that officer has it already.
    """
    withheld: tuple[str, ...] = ()
    if deciding.case.owner == given["officer"]:
        withheld = ("who_answers",)
    part = Appointed("responder", given["officer"], london_date(deciding.now))
    rest = []
    for a in deciding.case.appointed:
        if a.role != part.role:
            rest.append(a)
    case = replace(
        deciding.case, owner=given["officer"], stage=move.leads_to, appointed=(*rest, part)
    )
    deciding.apply_fact(move.records, by.key, case, officer=given["officer"], note=given["note"])
    return {
        "note": given["note"],
        "officer": given["officer"],
        "withheld": withheld,
    }


def extend_answer(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Ask for a later day for the answer, once: the one chosen or the rule's limit (trap 11).

    It holds from when the letter that tells the person has left (trap 12). Raises Refused for a
    day past the limit.
    """
    case = deciding.case
    today = london_date(deciding.now)
    clock, limit = find_clock_to_extend(case, today)
    new_date = given.get("new_date") or limit.due_on
    if new_date > limit.due_on:
        raise refuse_answer(
            "new_date",
            (
                f"The rules allow no day after {in_words(limit.due_on)}. Choose a working day "
                f"after {in_words(clock.due_on)}, up to that day"
            ),
        )
    if new_date <= clock.due_on:
        raise refuse_answer(
            "new_date",
            f"It is due on {in_words(clock.due_on)} as it is. Choose a working day after that, "
            f"no later than {in_words(limit.due_on)}",
        )
    later = replace(
        clock,
        why_extended=given["reason"],
        put_off_to=new_date,
        put_off_from=clock.due_on,
        put_off_in=case.version + 1,
        put_off_by=by.key,
    )
    facts = {**given, "new_date": new_date, "old_date": clock.due_on}
    deciding.apply_fact(move.records, by.key, case.with_clock(later), **facts)
    return {"ground": "", **facts, "by": by.key}


def explain_delay(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record why an answer is late and when it is promised now.

    The clock does not move: late stays late (trap 11). The promise holds once the letter that tells
    the person of it has left (trap 12).
    """
    case = deciding.case
    first, passed = find_late_clocks(case, london_date(deciding.now))
    facts = {
        "reason": given["reason"],
        "new_date": given["date"],
        "due_on": first.due_on,
        "clock": first.name,
    }
    promise = Promise(given["date"], case.version + 1, by.key)
    for clock in passed:
        late = replace(clock, why_late=given["reason"], promise=promise)
        if not case.person.reachable:  # there is nobody to tell first
            late = replace(late, promised_on=promise.on)
        case = case.with_clock(late)
    deciding.apply_fact(move.records, by.key, case, **facts)
    return facts


def record_reply(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record the answer, with a finding on each point (`000:46`, Code 6.7).

    The clocks stop when the letter leaves. If we got something wrong, the letter must say sorry and
    say what will be done; neither may be empty.
    """
    case = add_point_answers(deciding.case, given["points"])
    require_remedy(case.open_points, given)
    facts = {**given, "looked_by": by.key, "was_due": find_missed_day(deciding, move)}
    facts.pop("points")
    if given.get("outcome") == "confirmed":
        facts["by_when"] = None  # a conference that is not held again has no day
    deciding.apply_fact(move.records, by.key, advance_stage(case, move, deciding), **facts)
    return {**facts, "points": case.open_points}


def hand_back_case(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Give the case back to the complaints team, with the reason. No clock moves."""
    rest = tuple(a for a in deciding.case.appointed if a.officer != by.key or a.role in BESIDE)
    case = replace(
        deciding.case, owner=TEAM, stage=move.leads_to or deciding.case.stage, appointed=rest
    )
    deciding.apply_fact(move.records, by.key, case, reason=given["reason"])
    return {"reason": given["reason"], "by": by.key}


def turn_into_complaint(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Make a complaint of a concern. The day it first came in is kept (000:35, Code 5.3, trap
    7).
    """
    into = deciding.authority.procedures[deciding.authority.procedure(deciding.case).into]
    case = replace(running_clocks.switch_procedure(deciding.case, into, deciding.now), owner=TEAM)
    deciding.apply_fact(move.records, by.key, case, **given)
    return {**given, **list_promises(deciding.case), "by": by.key}


def record_danger(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record that a child may be in danger, and tell the duty team and the complaints manager at
    once (003:4-10, N12).
    """
    flagged = replace(deciding.case, flags=tuple(dict.fromkeys((*deciding.case.flags, DANGER))))
    deciding.apply_fact(move.records, by.key, flagged, **given)
    alarms.raise_alarm(deciding, DANGER, by.key)
    return given


RECORDERS: dict[Recorded, Recorder] = {
    Recorded.WHO_CORRECTED: correct_case.correct_who,
    Recorded.NAME_CORRECTED: correct_case.correct_name,
    Recorded.ABOUT_CORRECTED: correct_case.correct_about,
    Recorded.HELP_CORRECTED: correct_case.correct_help,
    Recorded.AGREEMENT_RECORDED: correct_case.record_agreement,
    Recorded.CONSENT_RECORDED: record_views,
    Recorded.RECEIPT_CORRECTED: correct_case.correct_receipt,
    Recorded.NAMED_CORRECTED: correct_points.correct_named,
    Recorded.SERVICE_CORRECTED: correct_points.correct_service,
    Recorded.POINTS_CORRECTED: correct_points.correct_points,
    Recorded.POINT_ADDED: correct_points.add_point,
    Recorded.WANTED_CORRECTED: correct_told.correct_wanted,
    Recorded.WHEN_CORRECTED: correct_told.correct_when,
    Recorded.WAY_CORRECTED: correct_told.correct_way,
    Recorded.FILE_TAKEN_OUT: take_out_file.take_out_file,
    Recorded.FILE_PUT_BACK: take_out_file.put_back_file,
    Recorded.MESSAGE_MOVED: move_message.move_message,
    Recorded.EMAIL_SENT_ON: officer_mail.send_unsent_email,
    Recorded.WITHDRAWN: require_own_wish(record_withdrawal),
    Recorded.PART_WITHDRAWN: require_own_wish(settle_points("withdrawn")),
    Recorded.DECLINED: settle_points("declined"),
    Recorded.PAUSED: settle_points("held"),
    Recorded.PAUSE_KEPT: keep_paused,
    Recorded.PANEL_ANSWERED: record_decision,
    Recorded.JOINED_TO: join_case,
    Recorded.RESUMED: resume_points,
    Recorded.REOPENED: reopen_case,
    Recorded.MISTAKE_UNDONE: undo_mistake,
    Recorded.RULES_CORRECTED: correct_rules,
    Recorded.OWN_RULES_CORRECTED: correct_own_rules,
    Recorded.TRIAGED: record_triage,
    Recorded.APPOINTED: record_appointments,
    Recorded.ALLOCATED: record_allocation,
    Recorded.EXTENDED: extend_answer,
    Recorded.DELAY_EXPLAINED: explain_delay,
    Recorded.REPLIED: record_reply,
    Recorded.IO_REPORTED: record_investigation_report,
    Recorded.PANEL_REPORTED: record_panel_report,
    Recorded.DECIDED: record_decision,
    Recorded.REFERRED_EARLY: refer_early,
    Recorded.OMBUDSMAN_ANSWERED: record_answer,
    Recorded.OMBUDSMAN_DECIDED: record_decision_of_ombudsman,
    Recorded.REMEDY_RECORDED: record_remedy,
    Recorded.LEARNING_RECORDED: record_learning,
    Recorded.ACTION_ADDED: add_action,
    Recorded.ACTION_CLAIMED: claim_action,
    Recorded.ACTION_CHECKED: check_action,
    Recorded.ACTION_DROPPED: drop_action,
    Recorded.EFFECT_RECORDED: record_effect,
    Recorded.PUBLIC_CHANGED: change_public,
    Recorded.HOW_ANSWERED: record_how,
    Recorded.SINCE_ANSWERED: record_since,
    Recorded.SORTED_ANSWERED: record_sorted,
    Recorded.STATEMENT_AGREED: record_agreed_statement,
    Recorded.HANDED_BACK: hand_back_case,
    Recorded.POINT_GIVEN: give_points,
    Recorded.POINT_ANSWERED: write_on_points,
    Recorded.POINT_TAKEN_BACK: take_points_back,
    Recorded.MADE_COMPLAINT: turn_into_complaint,
    Recorded.SPLIT: split_off_strands,
    Recorded.WINDOW_LENGTHENED: lengthen_window,
    Recorded.PANEL_ARRANGED: arrange_panel,
    Recorded.DANGER_RAISED: record_danger,
    Recorded.TAKEN_APART: take_case_apart,
    Recorded.CHILD_WRITTEN: write_to_child,
    Recorded.CONTACT_CHANGED: record_new_contact,
    Recorded.ADDRESS_ASKED: ask_for_new_email,
    Recorded.NEW_WAY_ASKED: ask_for_new_way,
    Recorded.EMAILS_STOPPED: stop_emails,
    Recorded.MADE_KNOWN: make_known,
    Recorded.LINKS_STOPPED: stop_links,
    Recorded.REQUEST_SETTLED: record_settled_request,
    Recorded.REPRISAL_OPENED: open_own_complaint,
    Recorded.REPRISAL_RELEASED: release_held_words,
    Recorded.WAY_SETTLED: record_safe_way,
    Recorded.GIVEN_OUTSIDE: give_to_outsider,
    Recorded.PARTY_ADDED: add_party,
    Recorded.PARTY_CHANGED: change_party,
    Recorded.PARTY_CORRECTED: correct_party,
    Recorded.PARTY_ENDED: end_party,
    Recorded.PARTY_KEPT: keep_party,
}
