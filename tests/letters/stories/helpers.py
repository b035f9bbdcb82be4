"""Somebody is added to the person's side, may see more, and has a part no longer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests.letters.stories.common import Begin

if TYPE_CHECKING:
    from tests.letters.letter_lives import Life

MUST: dict[str, tuple[str, ...]] = {
    "helper_added": (
        "Dear Ann Example",
        "Rana Ali is now part of your complaint, as your advocate.",
        "They get a copy of our letters about your complaint.",
        "They can see how things stand",
        "It ends by itself after Friday 26 March 2027.",
        "We do not give them your address",
        "You can stop it at any time",
        "If you did not ask for this",
    ),
    "helper_changed": (
        "Dear Ann Example",
        "what Rana Ali, your advocate, gets and can do",
        "They do not get our letters.",
        "You can stop it at any time",
    ),
    "helper_corrected": (
        "Dear Ann Example",
        "We have corrected what we know about Rana Ali-Khan, your advocate",
        "What you agreed that they get and can do has not changed.",
        "They do not get our letters.",
        "You can stop it at any time",
        "If you did not ask for this",
    ),
    "helper_ended": (
        "Dear Ann Example",
        "Rana Ali-Khan is no longer part of your complaint.",
        "We have not written to them.",
        "Nothing else has changed.",
    ),
    "helper_wrote": (
        "Dear Ann Example",
        "Rana Ali, your advocate, has told us something for your complaint.",
        "under “What other people have told us for you”",
        "You can change it or stop it at any time",
    ),
    "helper_receipt": (
        "Dear Rana Ali",
        "We have what you sent us.",
        "call 999",
    ),
    "helper_invited": (
        "Dear Rana Ali",
        "Ann Example has agreed that you have a part in what they told us, as their advocate.",
        "You get a copy of our letters to them",
        "You can see how things stand.",
        "They can change this or end it at any time",
        "https://complaints.example/track/party",
        "call 999",
    ),
    "messenger_thanked": (
        "Dear Alderman Joan Pike",
        "Thank you for passing this on",
        "we cannot tell you any more about it unless they ask us to",
    ),
    "member_outcome": (
        "Dear Amy Field",
        "about the complaint of Southport Parents. This is our answer for you.",
        "Nobody else in the group is sent this letter.",
        "Your own reference is K4M7-RT2C-X",
        "What we found is the same for each of you.",
        "what happened to you alone",
        "You can complain to us yourself",
        "your own dates, your own answer and your own right to ask for the next stage",
        "Southport Parents can ask for the next stage for the group.",
    ),
    "member_remedy": (
        "Dear Amy Field",
        "This is about you alone, and not about the group.",
        "A visit on 4 December, by Ellen Marsh.",
        "Your own reference is K4M7-RT2C-X",
    ),
    "please_copy": (
        "We have a letter for Jean Example, representative",
        "3 Mill Row",
        "No date depends on it.",
        "When you have told them",
        "You get a copy of our letters to them about it.",
    ),
    "copy_bounced": (
        "did not arrive: Rana Ali, advocate.",
        "The address rejected our email.",
        "no date changes",
    ),
}
RANA = {
    "capacity": "advocate",
    "helper": "Rana Ali",
    "organisation": "Coram Voice",
    "email": "rana@advocates.example",
    "copies": "copies",
    "may_see": "yes",
    "agreed": "own_words",
    "said": "I want Rana to help me.",
    "seen_by": "Ellen Marsh",
}


def stories(begin: Begin) -> Iterator[Life]:
    """Yield a child's complaint with an advocate, and one that a councillor passed on."""
    life = begin()
    life.move("add_party", "complaints1", **RANA, until="26 3 2027")
    life.add("p1")
    nan = {"capacity": "representative", "helper": "Jean Example", "post": "3 Mill Row"}
    life.move("add_party", "complaints1", **RANA | nan | {"email": "", "may_see": ""})
    life.copy_bounced("helper_invited")
    agreed = {name: RANA[name] for name in ("agreed", "said", "seen_by")}
    life.move("change_party", "complaints1", party="p1", copies="none", may_see="yes", **agreed)
    corrected = {name: RANA[name] for name in ("capacity", "organisation", "email")}
    why = {"helper": "Rana Ali-Khan", "reason": "She told us."}
    life.move("correct_party", "complaints1", party="p1", **corrected, **why)
    life.move("end_party", "complaints1", party="p1", reason="Ann asked us to by telephone.")
    yield life
    yield tell_members(begin(code="group", name="Southport Parents", speaks_for="Nine families."))
    life = begin()
    passed_on = {
        "capacity": "messenger",
        "helper": "Alderman Joan Pike",
        "email": "joan.pike@members.example",
        "copies": "none",
        "agreed": "not_needed",
        "said": "She passed on Ann’s letter.",
    }
    life.move("add_party", "complaints1", **passed_on)
    yield life


def tell_members(life: Life) -> Life:
    """Return the complaint of a group that was answered, with what one member is sent."""
    amy = {"capacity": "member", "helper": "Amy Field", "email": "amy@members.example"}
    agreed = {"agreed": "writing", "member_agrees": "yes", "organisation": ""}
    life.move("add_party", "complaints1", **RANA | amy | agreed)
    life.triaged()
    life.replied()
    life.move("tell_member", "care1", party="p1", remedy="A visit on 4 December, by Ellen Marsh.")
    return life
