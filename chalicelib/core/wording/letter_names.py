"""Every letter by its template's name: the notice that it is (RULES section 5), and what its reader
is told that it was.

`describe_letter` is for the person's own page and the history ("We told you ..."); a letter to an
officer has none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MEMBER_OUTCOME = "member_outcome"


@dataclass(frozen=True, slots=True)
class Notice:
    """One letter: its number among the notices of the rules, or "" for one of our own, and what it
    was in a line.

    Every letter to the person is copied as they agreed, but those that are for them alone.
    """

    name: str
    number: str
    said: str = ""
    alone: bool = False  # goes to the person alone: never copied, never sent through anybody
    private: bool = False  # goes to the person, or through whom they want letters to go: no copies
    member: str = ""  # what each member of a group is sent in place of a copy of it


_ROWS = (
    # Receipt and triage
    Notice("acknowledgement", "N1 N2", "We told you that we have your complaint, and who to ask"),
    Notice("points_understood", "N2", "We sent you what we understand your complaint to be about"),
    Notice("who_answers", "N2", "We told you who is looking into it, and when we will answer"),
    Notice("advocacy_offered", "N11", "We told you about advocates, who can help you", alone=True),
    Notice("parts_explained", "N6", "We told you which part of your complaint goes where, and why"),
    Notice("rerouted", "N6", "We told you who can deal with this, why, and what to do next"),
    Notice("more_wanted", "N7", "We asked you a question"),
    Notice("consent_wanted", "N8", "We asked what the child or young person wants"),
    Notice("no_interest", "N9", "We told you that we cannot take this from you, and why"),
    Notice("child_told", "N9 N11"),
    Notice("please_tell_child", ""),
    Notice("not_accepted", "N10", "We told you that we will not look into this, and why"),
    Notice("part_not_accepted", "N10", "We told you which part we will not look into, and why"),
    Notice("danger_alarm", "N12"),
    Notice("freeze_asked", "N32"),
    Notice("freeze_decision", "N32", "We told you whether the change will wait, and why"),
    Notice("freeze_decision_service", "N32"),
    Notice("new_case", ""),
    Notice("new_strand", ""),
    Notice("sorted", ""),
    # Stage 1
    Notice("allocation", "N13"),
    Notice("reminder", "N14"),
    Notice("due_today", "N14"),
    Notice("overdue", "N15"),
    Notice("handed_back", ""),
    Notice("point_asked", ""),
    Notice("point_written", ""),
    Notice("point_ended", ""),
    Notice("taken_from", ""),
    Notice("answer_copied", ""),
    Notice("extension_copied", ""),
    Notice("terms_copied", ""),
    Notice("extension", "N16", "We told you that we need more time, and why"),
    Notice("reading_late", "N17", "We told you that we are late in writing to you"),
    Notice("delay", "N17", "We told you that our answer is late"),
    Notice(
        "delay_explained", "N17", "We told you why our answer is late, and when you will have it"
    ),
    Notice(
        "delay_past_limit", "N17", "We told you that our answer is very late, and what you can do"
    ),
    Notice("still_late", "N17 N24", "We told you how things are, while we are late"),
    Notice("stage1_reply", "N18", "We sent you our answer", member=MEMBER_OUTCOME),
    Notice("resolution_confirmed", "N19", "We sent you what was agreed"),
    # Stage 2
    Notice("stage2_acknowledged", "N20", "We told you that stage 2 has begun, and its dates"),
    Notice("stage2_asked", ""),
    Notice("written_record", "N21", "We sent you our record of what you told us"),
    Notice("record_asked_again", "N21", "We asked you again if our record is right"),
    Notice("statement", "N21", "We sent you what will be looked into, as you agreed it"),
    Notice("statement_shared", ""),
    Notice("appointment", "N22"),
    Notice("who_investigates", "N20", "We told you who is looking into your complaint at stage 2"),
    Notice("stage2_extension", "N23", "We told you that stage 2 needs more time, and why"),
    Notice("stage2_late", "N17", "We told you that our decision at stage 2 is late"),
    Notice("plan_shared", "", "We sent you the plan for looking into it"),
    Notice("progress_told", "N24", "We sent you an update"),
    Notice("ip_concern", ""),
    Notice("reports_in", ""),
    Notice("report_asked", ""),
    Notice("adjudication_asked", ""),
    Notice(
        "stage2_letter",
        "N25",
        "We sent you our decision at stage 2, with both reports",
        member=MEMBER_OUTCOME,
    ),
    Notice("stage2_closed", ""),
    Notice("meeting_asked", ""),
    Notice("window_lengthened", "N33", "We gave you longer to ask for a panel"),
    Notice("early_referral_told", "N29", "We told you that it goes to the Ombudsman"),
    # Stage 3
    Notice(
        "stage3_acknowledged",
        "N26",
        "We told you that we have your request for a panel, and its dates",
    ),
    Notice("stage3_asked", ""),
    Notice("stage3_late_received", "N26", "We told you that we will decide on your late request"),
    Notice("stage3_asked_late", ""),
    Notice("late_refused", "N10", "We told you why a panel will not look at it"),
    Notice("stage3_late", "N17", "We told you that stage 3 is late"),
    Notice("panel_appointment", "N22"),
    Notice("panel_invitation", "N27", "We invited you to the panel, with its papers"),
    Notice("panel_invited", "N27"),
    Notice("panel_report_asked", ""),
    Notice("panel_report_sent", "N28", "We sent you the panel’s report"),
    Notice("panel_report_shared", "N28"),
    Notice("ip_view", ""),
    Notice("stage3_reply", "N29", "We sent you our final answer", member=MEMBER_OUTCOME),
    Notice("stage3_closed", ""),
    # Corporate
    Notice(
        "corporate_understood", "N3", "We sent you what we understand your complaint to be about"
    ),
    Notice("corporate_extension", "N16 N23", "We told you that we need more time, and why"),
    Notice("corporate_delay", "N17", "We told you that our answer is late"),
    Notice(
        "corporate_delay_explained",
        "N17",
        "We told you why our answer is late, and when you will have it",
    ),
    Notice("corporate_reply", "N18", "We sent you our answer", member=MEMBER_OUTCOME),
    Notice(
        "corporate_stage2_acknowledged", "N20", "We told you that stage 2 has begun, and its dates"
    ),
    Notice("corporate_stage2_asked", ""),
    Notice("corporate_review_asked", "N13"),
    Notice("corporate_who_reviews", "N20", "We told you who will look at your complaint again"),
    Notice(
        "corporate_stage2_reply",
        "N18 N29",
        "We sent you our final answer",
        member=MEMBER_OUTCOME,
    ),
    Notice("corporate_closed", ""),
    # Conference
    Notice(
        "conference_understood",
        "N4",
        "We sent you what we understand your complaint to be about, and who will look at it",
    ),
    Notice("conference_who", "", "We told you who is dealing with it now, and by when"),
    Notice("conference_asked", "N13"),
    Notice("conference_notes", "N18", "We sent you the notes of our meeting"),
    Notice("conference_notes_shared", ""),
    Notice(
        "conference_manager_begun",
        "N20",
        "We told you that the chair’s manager is looking at it",
    ),
    Notice("conference_office_begun", "N20", "We told you that the partnership is looking at it"),
    Notice("conference_panel_begun", "N20", "We told you that a panel is looking at it"),
    Notice("conference_step_asked", ""),
    Notice("conference_reply", "N18 N40", "We sent you the answer of the chair’s manager"),
    Notice("conference_office_decision", "N18 N40", "We sent you the partnership’s decision"),
    Notice("conference_panel_decision", "N18 N40", "We sent you the panel’s decision"),
    Notice("conference_outcome", "N40"),
    Notice("conference_late", "N17", "We told you that we are late, and what you can do"),
    Notice("conference_ask_soon", "N33", "We reminded you that you can ask for the next step"),
    Notice(
        "conference_at_rest",
        "N34",
        "We told you that we had stopped work on it, and that you can come back",
    ),
    Notice("conference_reopened", "N4", "We told you that your complaint is open again"),
    Notice("coordinate", ""),
    Notice("view_asked", "N22"),
    Notice("view_given", ""),
    # Concern
    Notice(
        "concern_understood", "N5", "We sent you what we understand, and when you will hear from us"
    ),
    Notice("concern_allocated", "N13"),
    Notice(
        "concern_unanswered",
        "N17 N5",
        "We told you that we are late, and asked if you want it to be a complaint",
    ),
    Notice("concern_reply", "N18", "We told you what was done"),
    Notice("concern_ask_soon", "N33", "We asked whether it is sorted out"),
    Notice(
        "concern_at_rest",
        "N34",
        "We told you that we had stopped work on it, and that you can come back",
    ),
    Notice("now_a_complaint", "N2 N5", "We told you that it is a complaint now, and its dates"),
    Notice("made_a_complaint", ""),
    Notice("taken_up_again", "", "We told you that it is open again"),
    # Data protection
    Notice("data_understood", "N42", "We sent you what we understand your complaint to be about"),
    Notice("data_asked", "N13"),
    Notice("data_outcome", "N18", "We told you what we found about your data"),
    Notice("data_closed", ""),
    Notice("data_late", "N17", "We told you that we are late"),
    # Compliments, comments, questions
    Notice("thanks", "N39", "We thanked you, and asked whether we may pass it on"),
    Notice("sharing_noted", "N39", "We told you what we will do with what you said"),
    Notice("compliment_allowed", ""),
    Notice("compliment_passed_on", "N39"),
    Notice("compliment_told", "N39", "We told you that we passed it on"),
    Notice("compliment_at_rest", "N34", "We told you that we kept it to ourselves"),
    Notice("comment_thanks", "N39", "We thanked you for your comment"),
    Notice("comment_heard", "", "We told you what came of your comment"),
    Notice("enquiry_understood", "N2", "We told you that we have your question"),
    Notice("enquiry_allocated", "N13"),
    Notice("enquiry_answered", "N18", "We answered your question"),
    Notice("enquiry_late", "N17", "We told you that our answer is late"),
    Notice("contact_waiting", "N14"),
    # At any time
    Notice("withdrawal_confirmed", "N30", "We confirmed that you asked us to stop"),
    Notice("part_withdrawal_confirmed", "N30", "We confirmed which part you asked us to stop"),
    Notice("paused_for_now", "N31", "We told you what is paused, why, and until when"),
    Notice("still_paused", "N31", "We told you that we still have to wait, why, and until when"),
    Notice("going_on_again", "N31", "We told you that what was paused is going on again"),
    Notice("window_ending_stage2", "N33", "We reminded you that you can ask for stage 2"),
    Notice("window_ending_stage3", "N33", "We reminded you that you can ask for a panel"),
    Notice(
        "no_request_stage2",
        "N34",
        "We told you that we had stopped work on it, and that you can come back",
    ),
    Notice(
        "no_request_stage3",
        "N34",
        "We told you that we had stopped work on it, and that you can come back",
    ),
    Notice("action_told", "N35", "We told you about something that we promised to do"),
    Notice("contact_limited", "N36", "We told you how you can contact us for now, and why"),
    Notice(
        "contact_limit_reviewed", "N36", "We told you what we decided about how you can contact us"
    ),
    Notice("action_asked", ""),
    Notice("action_claimed", ""),
    Notice("ombudsman_logged", "N37"),
    Notice("ombudsman_decision", "N37"),
    Notice("bounced", "N38"),
    Notice("officer_bounced", "N38"),
    Notice("officer_in_doubt", ""),
    Notice("officer_gone", "N14"),
    Notice("how_was_it", "N43", "We asked you how we did", private=True),
    Notice("since_you_complained", "", "We asked how people treat you now", private=True),
    Notice("answers_heard", ""),
    Notice("is_it_sorted", "", "We asked you if it is sorted", private=True),
    Notice("sorted_heard", ""),
    Notice("contact_changed", "", "We told you how we will reach you from now on", alone=True),
    Notice("confirm_address", ""),
    Notice("come_back", ""),
    Notice("page_code", ""),
    Notice("old_address_told", ""),
    Notice("new_address_bounced", "N38"),
    Notice("helper_added", "", "We told you who was added to help you, as you asked", alone=True),
    Notice("helper_changed", "", "We told you what the person who helps you may see", alone=True),
    Notice("helper_corrected", "", "We told you that we corrected who helps you", alone=True),
    Notice("helper_ended", "", "We told you that somebody is no longer part of this", alone=True),
    Notice("helper_wrote", "", "We told you that somebody who helps you wrote to us", alone=True),
    Notice("helper_invited", ""),
    Notice("helper_receipt", ""),
    # A group
    Notice(MEMBER_OUTCOME, "N41"),
    Notice("member_remedy", "N41"),
    Notice("messenger_thanked", ""),
    Notice("copy_bounced", ""),
    Notice("joined", "", "We told you that we are looking at it together with another"),
    Notice("joined_here", ""),
    Notice("apart_again", "", "We told you that we are looking at it by itself again"),
    Notice("parted", ""),
    Notice("owner_named", ""),
    Notice("points_corrected", "N2", "We sent you the corrected points"),
    Notice("day_corrected", "", "We told you that we count our dates from another day"),
    Notice("day_corrected_officer", ""),
    Notice("date_moved", "", "We told you that a new bank holiday moves our dates"),
    Notice("date_moved_officer", ""),
    Notice("reopened", "", "We told you that your complaint is open again"),
    Notice("recorded_wrongly", "", "We told you that we had recorded something wrongly"),
    Notice("message_received", "", "We told you that we have what you sent", alone=True),
    Notice("confirm_message", "", "We asked you whether a message was from you", alone=True),
    Notice("confirm_officer_message", ""),
    Notice("not_theirs", ""),
    Notice("from_officer", "", "We sent you a message from someone who is dealing with it"),
    Notice("not_sent_on", ""),
    Notice("fresh_link", "", "We sent you a new link to this page", alone=True),
    Notice("fresh_officer_link", ""),
    Notice("write_down_link", ""),
    Notice("extension_fails", ""),
    Notice("please_tell", ""),
    Notice("please_copy", ""),
    Notice("is_it_safe", ""),
    Notice("everyone_named", ""),
    Notice("outside_asked", "N13"),
    Notice("outside_told", "", "We told you who outside the council is dealing with it"),
    Notice("still_to_tell", "N14 N15"),
    Notice("written_not_told", "N14"),
    Notice("contribution", ""),
    Notice("request_heard", ""),
    Notice("reprisal_heard", ""),
    Notice("reprisal_waits", ""),
    Notice("work_changed", ""),
    Notice("they_withdrew", ""),
    Notice("they_came_back", ""),
    Notice("set_aside", ""),
    Notice("aside_danger", "N12"),
    Notice("aside_waiting", "N14"),
    Notice("digest", ""),
    Notice("bundle", ""),
    Notice("outcome_recorded", ""),
)
NOTICES = {notice.name: notice for notice in _ROWS}
_ABOUT_DELAY = {notice.name for notice in _ROWS if "N17" in notice.number.split()}
_THINGS = {"complaint": "complaint", "concern": "concern", "enquiry": "question"}


def describe_letter(letter: str, kind: str = "complaint") -> str:
    """Return in a line what a letter to the person was, such as "We sent you our answer". `kind`
    is the kind of case.
    """
    notice = NOTICES.get(letter)
    if notice and notice.said:
        line = notice.said
    else:
        line = "We wrote to you"
    return line.replace("your complaint", f"your {name_thing(kind)}")


def is_for_person_alone(letter: str) -> bool:
    """Return whether a letter to the person goes to them alone, and is never copied."""
    notice = NOTICES.get(letter)
    return notice is None or notice.alone


def is_private(letter: str) -> bool:
    """Return whether nobody is sent a copy of a letter to the person."""
    notice = NOTICES.get(letter)
    return notice is None or notice.alone or notice.private


def find_member_letter(letter: str) -> str:
    """Return the letter that each member of a group is sent in place of a copy of this one, or ""
    (`000:47`, N41).
    """
    notice = NOTICES.get(letter)
    return notice.member if notice else ""


def is_about_delay(letter: str) -> bool:
    """Return whether a letter tells the person that we are late."""
    return letter in _ABOUT_DELAY


def name_thing(kind: str) -> str:
    """Return our name for what the person sent us: nobody who said thank you is told that they
    complained.
    """
    return _THINGS.get(kind, "message")


# After these words "you" does something; anywhere else something is done to "you".
WHO_DOES = r"(\b(?:what|that|as|and|when|part|how|if|whether|where|which|who|until|once)|;) you\b"


def reword_for_officer(said: str) -> str:
    """Return what was told to the person ("We told you that we have your complaint") as an
    officer reads it.
    """
    does = re.sub(WHO_DOES, r"\1 they", said.removeprefix("We "))
    return re.sub(r"\byou\b", "them", re.sub(r"\byour\b", "their", does))


def reword_without_person(said: str) -> str:
    """Return what was said to the person for an officer who has not read of them: "answer you"
    as "answer this person"."""
    return re.sub(r"\bthem\b", "this person", reword_for_officer(said), count=1)
