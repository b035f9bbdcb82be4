"""The facts that no move records: what Heard hears in somebody's words, and what it does by itself.

A move's own row says how the history tells what it records.
"""

from __future__ import annotations

from chalicelib.core.procedures.tables import Fact

_ROWS = (
    Fact("received", "The complaint came in"),
    Fact(
        "written_down",
        "Somebody wrote down how it came to the council",
        told="Written down: it came to the council on {came}, {how}{taken}",
    ),
    Fact(
        "brought_over",
        "It was brought over from an earlier system",
        told="It was brought over from an earlier system, where its reference was {reference}",
    ),
    Fact("split_off", "It was split from another case"),
    Fact("contributed", "Something was added"),
    Fact("papers_added", "Papers were added that can go with a letter"),
    Fact("paper_taken_away", "A paper that had gone with no letter was taken away"),
    Fact("parted", "A merged case was separated again"),
    Fact(
        "recounted",
        "Its dates were counted again, because the bank holidays changed",
        by_itself=True,
    ),
    Fact(
        "joined_here",
        "A later case about the same matter was merged into this one",
        words=("reason", "text"),
    ),
    Fact(
        "officer_gone",
        "The complaints manager was told that an officer of this case is no longer here",
        told="The complaints manager was told that {name} is no longer here",
        by_itself=True,
    ),
    # Heard in words
    Fact(
        "danger_flagged",
        "The duty team and the complaints manager were told that a child may be in danger",
        starts="we read that a child may be in danger",
        by_itself=True,
    ),
    Fact(
        "danger_asked",
        "Before an answer went, it was recorded who at the duty team has the alarm",
        words=("note",),
    ),
    Fact(
        "stop_asked",
        "Before an answer went, it was recorded who talked with them about their wish to stop",
        words=("note",),
    ),
    Fact(
        "agreement_asked",
        "Before an answer went, it was recorded whether the person they speak for agrees",
        words=("note",),
    ),
    Fact(
        "interpreter_asked",
        "Before an answer went, it was recorded how they understand it without an interpreter",
        words=("note",),
    ),
    Fact(
        "remedies_set",
        "The next day by which we must do what the Ombudsman said was set",
        starts="the Ombudsman set this day",
        by_itself=True,
    ),
    Fact(
        "learning_owed",
        "What changes because of our answer is to be recorded",
        starts="our answer said that something went wrong, or promised something",
        by_itself=True,
    ),
    Fact("learning_widened", "There is more from which to record what changes", by_itself=True),
    Fact("actions_set", "The next day by which something must change was set", by_itself=True),
    Fact(
        "effects_set", "The day on which to look whether an action helped was set", by_itself=True
    ),
    Fact(
        "points_given",
        "The next day by which somebody writes about a point was set",
        by_itself=True,
    ),
    Fact("points_over", "Nobody is asked to write about a point any more", by_itself=True),
    Fact(
        "points_followed",
        "Who is asked to write about a point was brought up to date",
        by_itself=True,
    ),
    Fact(
        "checks_set",
        "The day by which the proof of an action must be checked was set",
        by_itself=True,
    ),
    Fact(
        "door_doubted",
        "Where it was put is against what the case says",
        told="Where it was put is against what the case says. {against}",
        words=("reason",),
        starts="it was put where the case did not point to",
        by_itself=True,
    ),
    Fact(
        "freeze_flagged",
        "The complaints manager was asked whether a decision should be held",
        by_itself=True,
    ),
    Fact(
        "reprisal_held",
        "Words about bad treatment for complaining wait for the complaints manager",
        starts="their words may tell of bad treatment for complaining",
        by_itself=True,
    ),
    Fact(
        "request_heard",
        "Words that may ask for something were put before the complaints team",
        starts="their words may ask for something",
        by_itself=True,
    ),
    Fact(
        "address_doubted",
        "Words that their email address may not be safe were put before the complaints team",
        starts="their email address may not be safe",
        by_itself=True,
    ),
    Fact(
        "way_decided",
        "It was decided how to reach them safely",
        told="It was decided how to reach them safely: {decided}",
    ),
    Fact(
        "end_part_asked",
        "Words that may ask to end the part of somebody were put before the complaints team",
        starts="their words may ask to end the part of somebody on their side",
        by_itself=True,
    ),
    Fact(
        "child_to_tell",
        "Whoever has the case was asked to settle how the child hears of the answer",
        starts="we answered a complaint that an adult made",
        by_itself=True,
    ),
    Fact(
        "views_wanted",
        "Whoever has the case was asked to find out what the child or young person thinks",
        starts="it was recorded what this is about, and an adult complained",
        by_itself=True,
    ),
    Fact(
        "views_not_wanted",
        "What the child or young person thinks need not be asked, because of who complained",
        by_itself=True,
    ),
    Fact(
        "advocate_wanted",
        "The complaints team was asked to find them an advocate",
        starts="they asked about an advocate",
        by_itself=True,
    ),
    Fact(
        "talk_wanted",
        "The complaints team was asked to help them talk to the person they chose",
        starts="they told us who they want to talk to",
        by_itself=True,
    ),
    Fact("advocate_found", "They have an advocate", by_itself=True),
    # The post
    Fact("letter_sent", "Letter"),
    Fact(
        "pause_untold",
        "The days of a pause were taken back, because the letter that told of it bounced",
        by_itself=True,
    ),
    Fact("letter_bounced", "A letter to the person bounced"),
    Fact("copy_bounced", "A letter to somebody on the person’s side bounced"),
    Fact("copy_told", "A letter was passed on to somebody on the person’s side"),
    Fact("letter_held", "A letter to the person was held back"),
    Fact("letter_in_doubt", "We cannot tell whether a letter to the person left"),
    Fact("nudged", "Reminders were sent"),
    Fact(
        "wrote_to_person",
        "An officer wrote to the person by email, and it was sent to them as a letter",
    ),
    Fact("away", "Automatic reply: out of office"),
    Fact(
        "address_read",
        "They confirmed their new email address. A person decides whether we write there",
    ),
    Fact("address_proved", "They confirmed their new email address, and we write there now"),
    Fact("address_not_proved", "The email that asks them to confirm their new address bounced"),
    Fact("address_remembered", "They said that they write from another email address too"),
    Fact("reacted", "They answered our email with a symbol and no words"),
    Fact("copy_came", "The same email came again by another way"),
    Fact("delivery_report", "A mail server reports that a letter to the person is late or lost"),
)
FACTS = {fact.name: fact for fact in _ROWS}
