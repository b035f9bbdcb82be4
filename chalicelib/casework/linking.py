"""The addresses that a letter shows its one reader: their own page, their moves, the cases they may see, and no others."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib import links, store
from chalicelib.casework.acting import may_see
from chalicelib.casework.alike import alike
from chalicelib.core import limits
from chalicelib.core.cases import COMPLAINANT, Case, Letter, Person
from chalicelib.core.decide import moves_shown
from chalicelib.core.people import Officer
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.tables import Move
from chalicelib.settings import settings

if TYPE_CHECKING:
    from chalicelib.letters import AlikeLink, Links  # brings jinja2 with it, which most doors never need

NEW_CASE = "new_case"
ASKS = ("confirm_message", "confirm_officer_message")


def links_for(letter: Letter, case: Case | None, to: Person | Officer, now: datetime) -> Links:
    """The addresses that a letter may show to the one who reads it, each signed for them alone."""
    from chalicelib import letters

    guide = f"{settings().origin}/how-we-deal-with-complaints"
    if case and letter.to == COMPLAINANT:
        track = links.person_link(case.reference, COMPLAINANT, now)
        return letters.Links(track=track, guide=guide, confirm=_confirm(letter, case, COMPLAINANT, now))

    def link(move: str, *about: str) -> str:
        return links.officer_link(case.reference if case else "", move, to.key, f"{letter.id}/{move}", now, about)

    if case is None:
        aside = letter.facts.get("message", "")
        shown = link(links.ASIDE, *([aside] if aside else [])) if aside or letter.facts.get("aside") else ""
        return letters.Links(aside=shown, guide=guide, cases=_listed(letter, _as_officer(to), now))
    asked = letter.facts.get("moves", {})  # what the letter is about, rare or not, with the answers that are known
    moves = tuple(
        letters.MoveLink(m.button, m.explains, link(m.name, *links.known(asked.get(m.name, {}))), m.name)
        for m in _due_first(letter, case, _as_officer(to), now)
        if m.name in asked or not m.rare
    )
    enclosed = letter.facts.get("enclosed")
    tell = link(links.TELL, letter.facts.get("first") or letter.id, enclosed) if enclosed else ""
    write = links.person_address(case.reference, to.key) if case.person.reachable else ""
    confirm = _confirm(letter, case, to.key, now)
    same = _alike(letter, case, _as_officer(to), now)
    return letters.Links(
        moves=moves, case=link(links.LOOK), tell=tell, guide=guide, write=write, confirm=confirm, alike=same
    )


def _due_first(letter: Letter, case: Case, to: Officer, now: datetime) -> list[Move]:
    """What an officer may do: what brings the thing that a letter says is due stands first, and what is rare last."""
    due = limits.toward(PROCEDURES[case.procedure], case, letter.facts.get("clock", ""))
    return sorted(moves_shown(case, to, settings().council.authority, now), key=lambda m: (m.name not in due, m.rare))


def _alike(letter: Letter, case: Case, to: Officer, now: datetime) -> tuple[AlikeLink, ...]:
    """The links of a letter about a new case to those that may be about the same matter, which its reader may see."""
    from chalicelib import letters

    return tuple(
        letters.AlikeLink(
            each.case.reference,
            each.case.received_at,
            each.why,
            links.officer_link(each.case.reference, links.LOOK, to.key, f"{letter.id}/{each.case.reference}", now),
            links.officer_link(
                case.reference,
                "join",
                to.key,
                f"{letter.id}/join/{each.case.reference}",
                now,
                links.known({"other": each.case.reference}),
            ),
        )
        for each in (alike(case, to, now) if letter.name == NEW_CASE else ())
    )


def _confirm(letter: Letter, case: Case, who: str, now: datetime) -> str:
    """The link of a letter that asks whether a message is its reader's; any other has none."""
    return links.confirm_link(case.reference, who, now) if letter.name in ASKS else ""


def _listed(letter: Letter, to: Officer, now: datetime) -> dict[str, str]:
    """Where an officer opens each case that their list names, but for those that are no business of theirs, as where the case names them."""
    named = [row["reference"] for section in letter.facts.get("sections", ()) for row in section["rows"]]
    theirs = [reference for reference in named if (case := store.load(reference)) and may_see(case, to)]
    return {r: links.officer_link(r, links.LOOK, to.key, f"{letter.id}/{r}", now) for r in theirs}


def _as_officer(to: Person | Officer) -> Officer:
    if not isinstance(to, Officer):
        raise TypeError("only officers have moves")
    return to
