"""The facts that moves record, by name: what a move makes true of a case.

`RECORDERS` in `core/decisions/moves.py` gives the function that records each; for the rest,
`record_move` keeps the answers and leads the case on. The history keeps the text: a member's name
may change, its text never.
"""

from __future__ import annotations

from enum import StrEnum


class Recorded(StrEnum):
    """What a move records, as the history names it."""

    # what it is about and who answers
    TRIAGED = "triaged"
    ALLOCATED = "allocated"
    HANDED_BACK = "handed_back"
    INTEREST_ACCEPTED = "interest_accepted"
    INTEREST_REFUSED = "interest_refused"
    DECLINED = "declined"
    SENT_ELSEWHERE = "sent_elsewhere"
    SPLIT = "split"
    MADE_COMPLAINT = "made_complaint"
    # the answer, and more time for it
    REPLIED = "replied"
    EXTENDED = "extended"
    DELAY_EXPLAINED = "delay_explained"
    RESOLVED = "resolved"
    MORE_ASKED = "more_asked"
    CONSENT_ASKED = "consent_asked"
    CONSENT_RECORDED = "consent_recorded"
    ADVOCATE_OFFERED = "advocate_offered"
    # pauses and ends
    WITHDRAWN = "withdrawn"
    PART_WITHDRAWN = "part_withdrawn"
    PAUSED = "paused"
    PAUSE_KEPT = "pause_kept"
    RESUMED = "resumed"
    ACTION_TOLD = "action_told"
    RESTED = "rested"
    REOPENED = "reopened"
    MISTAKE_UNDONE = "mistake_undone"
    # danger, and decisions on hold
    FREEZE_FLAGGED = "freeze_flagged"
    FREEZE_DECIDED = "freeze_decided"
    DANGER_RAISED = "danger_raised"
    DANGER_SEEN = "danger_seen"
    # people's words, and how they are reached
    REQUEST_SETTLED = "request_settled"
    REPRISAL_OPENED = "reprisal_opened"
    REPRISAL_RELEASED = "reprisal_released"
    CONTACT_RESTRICTED = "contact_restricted"
    RESTRICTION_REVIEWED = "restriction_reviewed"
    CONTACT_CHANGED = "contact_changed"
    LINKS_STOPPED = "links_stopped"
    WAY_SETTLED = "way_settled"
    # what we know, completed or corrected
    WHO_CORRECTED = "who_corrected"
    NAME_CORRECTED = "name_corrected"
    ABOUT_CORRECTED = "about_corrected"
    HELP_CORRECTED = "help_corrected"
    AGREEMENT_RECORDED = "agreement_recorded"
    RECEIPT_CORRECTED = "receipt_corrected"
    # other cases, other people, the Ombudsman
    JOINED_TO = "joined_to"
    TAKEN_APART = "taken_apart"
    GIVEN_OUTSIDE = "given_outside"
    OMBUDSMAN_ASKED = "ombudsman_asked"
    OMBUDSMAN_ANSWERED = "ombudsman_answered"
    OMBUDSMAN_DECIDED = "ombudsman_decided"
    # stages 2 and 3 of the Children Act
    STAGE2_REQUESTED = "stage2_requested"
    STAGE2_SAID = "stage2_said"
    STAGE3_REQUESTED = "stage3_requested"
    STAGE3_ASKED_LATE = "stage3_asked_late"
    LATE_REQUEST_REFUSED = "late_request_refused"
    REFERRED_EARLY = "referred_early"
    WINDOW_LENGTHENED = "window_lengthened"
    MEETING_ASKED = "meeting_asked"
    MEETING_HELD = "meeting_held"
    APPOINTED = "appointed"
    IO_DECLARED = "io_declared"
    IP_DECLARED = "ip_declared"
    STATEMENT_AGREED = "statement_agreed"
    PROGRESS_RECORDED = "progress_recorded"
    IP_CONCERN = "ip_concern"
    IO_REPORTED = "io_reported"
    IP_REPORTED = "ip_reported"
    REPORTS_SENT = "reports_sent"
    DECIDED = "decided"
    PANEL_APPOINTED = "panel_appointed"
    PANEL_ARRANGED = "panel_arranged"
    PAPERS_SENT = "papers_sent"
    PANEL_MET = "panel_met"
    PANEL_REPORTED = "panel_reported"
    IP_VIEWED = "ip_viewed"
    PANEL_ANSWERED = "panel_answered"
    # the council's own procedures
    REVIEWER_APPOINTED = "reviewer_appointed"
    DATA_OFFICER_ASKED = "data_officer_asked"
    # child protection conferences
    CHAIR_ASKED = "chair_asked"
    MANAGER_INSTEAD = "manager_instead"
    MANAGER_ASKED = "manager_asked"
    OFFICE_ASKED = "office_asked"
    CONFERENCE_PANEL_ASKED = "conference_panel_asked"
    CONFERENCE_MANAGER_GIVEN = "conference_manager_given"
    PARTNERSHIP_GIVEN = "partnership_given"
    PARTNERSHIP_PANEL_GIVEN = "partnership_panel_given"
    CHAIR_MET = "chair_met"
    VIEW_ASKED = "view_asked"
    VIEW_GIVEN = "view_given"
    # concerns, other contacts, what is told without a name
    CONCERN_ANSWERED = "concern_answered"
    SHARING_ALLOWED = "sharing_allowed"
    SHARING_REFUSED = "sharing_refused"
    COMPLIMENT_SHARED = "compliment_shared"
    COMMENT_NOTED = "comment_noted"
    ENQUIRY_REPLIED = "enquiry_replied"
    OUTCOME_RECORDED = "outcome_recorded"
