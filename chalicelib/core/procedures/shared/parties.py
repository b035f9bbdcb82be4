"""Rows for those of the complainant's side: let in, given more or less to see, and ended."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.people.parties import (
    AGREED,
    CAPACITIES,
    COPIES,
    END_CLOCK,
    INSTEAD,
    MEMBER,
    NO_COPIES,
)
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.corrections import WHY
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.core.procedures.when import Guard, When

PERSON = "complainant"
SOURCE = "003:32, RULES 4.5; Ombudsman 25 002 161"

_CAPACITY = Field(
    "capacity",
    "What are they?",
    "choice",
    choices=tuple((code, choice) for code, (choice, _) in CAPACITIES.items()),
    for_group=(MEMBER,),
    not_for_group=("parent", "child"),
)
_COPIES = Field(
    "copies",
    "Which of our letters do they get?",
    "choice",
    choices=(
        (NO_COPIES, "None"),
        (COPIES, "A copy of each letter about the complaint"),
        (INSTEAD, "Each letter instead of the person, who asked us to write through them"),
    ),
)
_MAY = (
    Field("may_see", "They may see how things stand, on a page of their own", "check"),
    Field("may_add", "They may add to it, on their page or by email", "check"),
    Field("may_ask", "They may ask for the next step", "check"),
    Field("may_withdraw", "They may ask us to stop", "check"),
)
_AGREED = (
    Field("agreed", "How did the person agree?", "choice", choices=AGREED),
    Field(
        "said",
        "What did they say?",
        hint="Use their words. If their agreement is not needed, say why.",
        limit=2000,
    ),
    Field(
        "seen_by",
        "Who saw or heard them say it?",
        "text",
        required=False,
        limit=200,
        needed=(
            "agreed",
            ("writing", "own_words", "telephone"),
            "Say who saw or heard them agree",
        ),
    ),
)
_UNTIL = Field(
    "until",
    "What is the last day?",
    "date",
    "Leave it empty if they did not give one.",
    required=False,
    must="future",
)


_MEMBER_AGREES = Field(
    "member_agrees",
    "If they are a member of the group: they want to hear from us about it",
    "check",
    "Each member decides for themselves. Nobody in the group is told about the others.",
    required=False,
    for_group=("yes",),
    needed=("capacity", (MEMBER,), "Ask them, and tick this if they want to hear from us"),
)


def _make_optional(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Return boxes that may be left without a tick."""
    return tuple(replace(field, required=False) for field in fields)


def _fill_in(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Return questions whose form holds at first what the only party of the case has now."""
    return tuple(replace(field, known=f"party_{field.name}") for field in fields)


_WHO = (
    _CAPACITY,
    Field("helper", "Their name", "text", limit=200),
    Field("organisation", "Who do they work for, if anyone?", "text", required=False, limit=200),
    Field("email", "Their email address", "text", required=False, limit=300),
    Field("phone", "Their telephone number", "text", required=False, limit=200),
    Field("post", "Their postal address", required=False, limit=1000),
    _MEMBER_AGREES,
)
_SURE = (
    Field(
        "namesake",
        "An officer has the same name, and this is somebody else",
        "check",
        "Tick it only if you know.",
        required=False,
    ),
    Field(
        "still_wanted",
        "The complaint names them, and the person still wants them to have this role",
        "check",
        "Tick it only if that is so, and the person has told you.",
        required=False,
    ),
)

ADD_PARTY = Move(
    "add_party",
    "Add an advocate or somebody else",
    TEAM_ROLES,
    Recorded.PARTY_ADDED,
    fields=(
        *_WHO,
        _COPIES,
        *_make_optional(_MAY),
        _UNTIL,
        *_AGREED,
        *_SURE,
    ),
    letters=(
        ("helper_added", PERSON),
        ("helper_invited", "party"),
        ("messenger_thanked", "party"),
    ),
    explains=(
        "Do this only if the person asked for it, or agrees. They are told who was added and how "
        "to stop it. Nobody gets more than you tick here."
    ),
    source=SOURCE,
    rare=True,
    shared=True,
    done="Added. The person is being told. So are they, if we can email them.",
    happened="Somebody was added to the person’s side",
)

CHANGE_PARTY = Move(
    "change_party",
    "Change what an advocate or somebody else may see or get",
    TEAM_ROLES,
    Recorded.PARTY_CHANGED,
    fields=(
        Field("party", "Who is it?", "party"),
        *_fill_in((_COPIES, *_make_optional(_MAY), _UNTIL)),
        *_AGREED,
    ),
    letters=(("helper_changed", PERSON), ("helper_invited", "party")),
    explains="It replaces all that was agreed before. It takes effect at once.",
    source=SOURCE,
    when=When(Guard.HAS_PARTY),
    rare=True,
    shared=True,
    done="Changed. The person is being told. So are they, if we can email them.",
    happened="What somebody on the person’s side may see or get was changed",
)

CORRECT_PARTY = Move(
    "correct_party",
    "Correct who an advocate or somebody else is",
    TEAM_ROLES,
    Recorded.PARTY_CORRECTED,
    fields=(
        Field("party", "Who is it?", "party"),
        *_fill_in(_WHO),
        *_SURE,
        WHY,
    ),
    letters=(("helper_corrected", PERSON), ("helper_invited", "party")),
    explains=(
        "Their name, what they are, and how we reach them. What the person agreed stays as it is. "
        "If their email address changes, their old links stop at once, and they get a new one at "
        "the new address."
    ),
    source=SOURCE,
    when=When(Guard.HAS_PARTY),
    rare=True,
    shared=True,
    corrects=True,
    done="Saved. The person is being told.",
    happened="Who somebody on the person’s side is was corrected",
)

END_PARTY = Move(
    "end_party",
    "End the part of an advocate or somebody else",
    TEAM_ROLES,
    Recorded.PARTY_ENDED,
    fields=(
        Field("party", "Who is it?", "party"),
        Field("reason", "Why? If the person asked, say how and when", limit=2000),
    ),
    letters=(("helper_ended", PERSON),),
    explains=(
        "Their links stop at once, and no more letters go to them. Any way in which the person "
        "asks for it will do. We do not write to tell them."
    ),
    source=SOURCE,
    when=When(Guard.HAS_PARTY),
    rare=True,
    shared=True,
    everywhere=True,
    done="Ended. Their links no longer work. The person is being told.",
    happened="The part of somebody on the person’s side was ended",
)

TELL_MEMBER = Move(
    "tell_member",
    "Tell one member of the group what we will do for them",
    ("owner", *TEAM_ROLES),
    Recorded.MEMBER_TOLD,
    fields=(
        Field("party", "Which member?", "party", role=MEMBER),
        Field(
            "remedy",
            "What will we do for them?",
            hint="Say what, who does it and by when. Only this member is sent it.",
            real=True,
        ),
    ),
    letters=(("member_remedy", "party"),),
    explains=(
        "For what should be put right for one member alone. What we found for the group goes to "
        "each member by itself, with our answer."
    ),
    source="000:47, N41",
    when=When(Guard.HAS_MEMBER),
    rare=True,
    done="They are being told. Nobody else in the group is.",
    happened="One member of the group was told what we will do for them",
)

KEEP_PARTY = Move(
    "keep_party",
    "Record that their part goes on",
    TEAM_ROLES,
    Recorded.PARTY_KEPT,
    fields=(
        Field(
            "note",
            "How do you know that the person does not want it to end?",
            hint="For example, you asked them, and they said that they meant somebody else.",
        ),
    ),
    explains=(
        "For words that we showed you. Press it only if you know. Letters that are waiting for "
        "them are then sent."
    ),
    source=SOURCE,
    when=When(Guard.CLOCK_RUNS, (END_CLOCK,)),
    shared=True,
    everywhere=True,
    done="Recorded. What waited for them is being sent.",
    happened="It was recorded that the part of somebody on the person’s side goes on",
)

_OWN_COPIES = Field(
    "copies",
    "Which of our letters should they get?",
    "choice",
    choices=(
        (NO_COPIES, "None"),
        (COPIES, "A copy of each letter that you get"),
        (INSTEAD, "Each letter instead of you: write to me through them"),
    ),
)
_OWN_MAY = (
    Field("may_see", "They may see how things stand", "check", required=False),
    Field("may_add", "They may add to what I told you", "check", required=False),
    Field("may_ask", "They may ask for the next step for me", "check", required=False),
    Field("may_withdraw", "They may ask you to stop", "check", required=False),
)

ADD_HELPER = Move(
    "add_helper",
    "Add somebody to help me",
    (PERSON,),
    Recorded.PARTY_ADDED,
    fields=(
        Field(
            "capacity",
            "Who is it?",
            "choice",
            choices=(
                ("advocate", "An advocate"),
                ("representative", "Somebody else I trust"),
                ("parent", "My parent, or somebody who has parental responsibility for me"),
                (MEMBER, "A member of our group"),
            ),
            for_group=(MEMBER,),
            not_for_group=("parent",),
        ),
        Field("helper", "Their name", "text", limit=200),
        Field("email", "Their email address", "text", required=False, limit=300),
        Field("phone", "Their telephone number", "text", required=False, limit=200),
        Field("post", "Their postal address, if they have no email", required=False, limit=1000),
        _MEMBER_AGREES,
        _OWN_COPIES,
        *_OWN_MAY,
    ),
    letters=(
        ("helper_added", PERSON),
        ("helper_invited", "party"),
        ("messenger_thanked", "party"),
    ),
    explains=(
        "You choose what they see and do. We write to you about it, and we tell them too. We never "
        "give them your address or your telephone number, or tell them what you told us about "
        "keeping safe. You can end it at any time."
    ),
    source=SOURCE,
    section="helpers",
    shared=True,
    done=(
        "We have added them, and we are writing to tell you so. If you let them see or get "
        "anything, we are writing to them too."
    ),
    happened="The person added somebody to their side",
)

CHANGE_HELPER = Move(
    "change_helper",
    "Change what somebody may see or get",
    (PERSON,),
    Recorded.PARTY_CHANGED,
    fields=(Field("party", "Who is it?", "party"), *_fill_in((_OWN_COPIES, *_OWN_MAY))),
    letters=(("helper_changed", PERSON), ("helper_invited", "party")),
    explains=(
        "It replaces what you agreed before, and takes effect at once. We tell them too, so that "
        "they know what they may do now."
    ),
    source=SOURCE,
    when=When(Guard.HAS_PARTY),
    section="helpers",
    shared=True,
    done="Changed. We are writing to you, and to them if we can email them.",
    happened="The person changed what somebody on their side may see or get",
)

END_HELPER = Move(
    "end_helper",
    "Stop somebody helping me",
    (PERSON,),
    Recorded.PARTY_ENDED,
    fields=(Field("party", "Who is it?", "party"),),
    letters=(("helper_ended", PERSON),),
    explains=(
        "The link to their page stops at once, and they get no more letters. We do not write to "
        "them about it. You do not have to say why."
    ),
    source=SOURCE,
    when=When(Guard.HAS_PARTY),
    section="helpers",
    shared=True,
    everywhere=True,
    done="Ended. Their link no longer works.",
    happened="The person ended the part of somebody on their side",
)

PARTY_MOVES = (
    ADD_PARTY,
    CHANGE_PARTY,
    CORRECT_PARTY,
    END_PARTY,
    KEEP_PARTY,
    TELL_MEMBER,
    ADD_HELPER,
    CHANGE_HELPER,
    END_HELPER,
)
