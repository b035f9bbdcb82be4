"""The addresses that a letter shows its one reader: their own page, their moves, the cases they may
see, and no others.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from chalicelib import links, store
from chalicelib.casework.similar_cases import find_similar_cases
from chalicelib.core import bundles
from chalicelib.core.cases import COMPLAINANT, TEAM, Case, Letter
from chalicelib.core.decisions.offered_moves import list_moves_to_show
from chalicelib.core.decisions.order_of_moves import find_urgent, put_in_order, put_urgent_first
from chalicelib.core.people.access import may_see
from chalicelib.core.people.officers import Officer
from chalicelib.core.people.parties import Party
from chalicelib.core.people.person import AT_ADDRESS, Person
from chalicelib.core.procedures import clock_words
from chalicelib.core.procedures.tables import Move
from chalicelib.core.working_days import london_date
from chalicelib.settings import settings

if TYPE_CHECKING:
    # Imported for its types alone: it brings jinja2, which most doors never need.
    from chalicelib.letters import AlikeLink, Links, MoveLink

NEW_CASE = "new_case"
BUNDLE = "bundle"
DIGEST = "digest"
CONFIRM_ADDRESS = "confirm_address"
PAGE_CODE = "page_code"  # has a code in place of a link
COME_BACK = "come_back"  # to an address that somebody gave before they sent their form
TOLD = "Record how you told them"
ASKS = ("confirm_message", "confirm_officer_message")


def make_links(
    letter: Letter, case: Case | None, to: Person | Party | Officer, now: datetime
) -> Links:
    """Return the addresses that a letter may show its one reader, each signed for them alone."""
    if letter.name == COME_BACK:
        return _make_links_to_form(letter)
    if letter.name == PAGE_CODE:
        return _make_no_links()
    if case is None:
        return _make_links_without_case(letter, _require_officer(to), now)
    if letter.to == COMPLAINANT:
        return _make_links_for_person(letter, case, now)
    if letter.to == AT_ADDRESS:
        return _make_links_at_address(letter, case, now)
    if isinstance(to, Party):
        return _make_links_for_party(case, to, now)
    return _make_links_for_officer(letter, case, _require_officer(to), now)


def _make_no_links() -> Links:
    from chalicelib import letters

    return letters.Links()


def _make_links_to_form(letter: Letter) -> Links:
    """Return the link by which somebody goes on with a form that they have not sent."""
    from chalicelib import letters

    last_day = date.fromisoformat(letter.facts["until"])
    return letters.Links(go_on=links.make_return_link(letter.facts["form"], last_day))


def _make_write_down_link(letter: Letter, to: Officer, now: datetime) -> str:
    """Return where an officer writes down a complaint that they were told of, or "" for somebody
    who is not in the council's file.
    """
    if settings().council.find_officer(to.key) is None:
        return ""
    return links.make_officer_link("", links.WRITE, to.key, f"{letter.id}/{links.WRITE}", now)


def _make_register_link(letter: Letter, to: Officer, now: datetime) -> str:
    """Return where the reader of the morning's list opens the register of what changes, or ""."""
    if letter.name != DIGEST:
        return ""
    return links.make_register_link(to.key, now)


def _make_guide_link() -> str:
    return f"{settings().origin}/how-we-deal-with-complaints"


def _make_links_for_person(letter: Letter, case: Case, now: datetime) -> Links:
    from chalicelib import letters

    return letters.Links(
        track=links.make_person_link(case.reference, COMPLAINANT, now, case.person.stops),
        guide=_make_guide_link(),
        confirm=_confirm(letter, case, COMPLAINANT, now),
    )


def _make_links_at_address(letter: Letter, case: Case, now: datetime) -> Links:
    """Return the link by which they show that they read a new address; none to their page."""
    from chalicelib import letters

    confirm = ""
    if letter.name == CONFIRM_ADDRESS:
        confirm = links.make_address_link(case.reference, letter.facts["at"], now)
    return letters.Links(confirm=confirm)


def _make_links_for_party(case: Case, party: Party, now: datetime) -> Links:
    """Return the links of somebody on the person's side: to their own page, if they have one, and
    never the person's."""
    from chalicelib import letters

    track = ""
    if party.may:
        track = links.make_person_link(case.reference, party.key, now, party.stops)
    return letters.Links(track=track, guide=_make_guide_link())


def _make_links_without_case(letter: Letter, to: Officer, now: datetime) -> Links:
    """Return the links of a letter about no one case: a message set aside, or a list of cases."""
    from chalicelib import letters

    shown = ""
    cases = _load_listed_cases(letter, to)
    message = letter.facts.get("message", "")
    if message or letter.facts.get("aside"):
        about = (message,) if message else ()
        shown = links.make_officer_link(
            "", links.ASIDE, to.key, f"{letter.id}/{links.ASIDE}", now, about
        )
    return letters.Links(
        aside=shown,
        register=_make_register_link(letter, to, now),
        figures=_make_figures_link(letter, to, now),
        guide=_make_guide_link(),
        cases=_link_listed_cases(letter, cases, to, now),
        messages=_link_listed_messages(letter, to, now),
        steps=_link_next_steps(letter, cases, to, now) if letter.name == BUNDLE else {},
        write_down=_make_write_down_link(letter, to, now),
    )


def _make_figures_link(letter: Letter, to: Officer, now: datetime) -> str:
    """Return where the complaints manager sees the figures, from the morning list alone."""
    if letter.name != DIGEST:
        return ""
    return links.make_officer_link("", links.FIGURES, to.key, f"{letter.id}/{links.FIGURES}", now)


def _make_links_for_officer(letter: Letter, case: Case, to: Officer, now: datetime) -> Links:
    """Return an officer's links: their moves, the case, and what only this letter brings.

    The moves that the letter itself asks for are shown even where they are rare, with the
    answers that are known.
    """
    from chalicelib import letters

    def link(move: str, *about: str) -> str:
        return links.make_officer_link(
            case.reference, move, to.key, f"{letter.id}/{move}", now, about
        )

    asked = letter.facts.get("moves", {})
    clock = letter.facts.get("clock", "")
    moves = []
    offered = _sort_due_first(clock, case, to, now)
    if not clock:
        offered.sort(key=lambda move: move.name not in asked)
    before = {move.after for move in offered}
    main = _find_next_step(clock, case, offered)
    for move in offered:
        if move.name in asked or move.name in before or move is main or not move.rare:
            url = link(move.name, *links.list_known(asked.get(move.name, {})))
            given = (move.button, move.explains, url, move.name, move.name in asked)
            moves.append(letters.MoveLink(*given, main=move is main))
    enclosed = letter.facts.get("enclosed")
    about: tuple[str, ...] = (str(letter.facts.get("first") or letter.id), str(enclosed))
    if letter.facts.get("copy_for"):
        about = (*about, letter.facts["copy_for"])
    return letters.Links(
        moves=tuple(moves),
        case=link(links.LOOK),
        tell=link(links.TELL, *about) if enclosed else "",
        guide=_make_guide_link(),
        write=links.make_person_address(case.reference, to.key) if case.person.reachable else "",
        confirm=_confirm(letter, case, to.key, now),
        alike=_link_similar_cases(letter, case, to, now),
        write_down=_make_write_down_link(letter, to, now),
    )


def _sort_due_first(clock: str, case: Case, to: Officer, now: datetime) -> list[Move]:
    """Return an officer's moves.

    Those that bring what the `clock` of a letter waits for come first, then what is most urgent;
    rare ones come last. A move that its row puts `after` another follows that one.
    """
    due = _find_due(clock, case)
    authority = settings().council.authority
    urgent = find_urgent(case, authority.procedure(case), london_date(now))
    moves = put_urgent_first(list_moves_to_show(case, to, authority, now), urgent)
    return put_in_order(sorted(moves, key=lambda m: (m.name not in due, m.rare)))


def _find_next_step(clock: str, case: Case, offered: list[Move]) -> Move | None:
    """Return the move to make next for what a clock waits for, or None where it is for somebody
    else to make: of what nobody has been given, the one that gives it to somebody.

    `offered` has what is due first, and what must come before that before it.
    """
    due = _find_due(clock, case)
    if any(move.name in due for move in offered):
        return offered[0]
    for move in offered:
        chooses = any(field.kind in ("officer", "appoint") for field in move.fields)
        if clock and chooses and case.owner == TEAM and not move.rare:
            return move
    return None


def _find_due(clock: str, case: Case) -> set[str]:
    """Return the moves that bring what a clock waits for."""
    procedure = settings().council.authority.procedure(case)
    return clock_words.find_moves_toward(procedure, case, clock)


def _link_similar_cases(
    letter: Letter, case: Case, to: Officer, now: datetime
) -> tuple[AlikeLink, ...]:
    """Return links from a letter about a new case to the cases that may be about the same matter,
    where its reader may see them.
    """
    from chalicelib import letter_phrases, letters

    if letter.name != NEW_CASE:
        return ()
    linked = []
    for each in find_similar_cases(case, to, now):
        linked.append(
            letters.AlikeLink(
                each.case.reference,
                letter_phrases.describe_receipt(each.case),
                each.why,
                links.make_officer_link(
                    each.case.reference,
                    links.LOOK,
                    to.key,
                    f"{letter.id}/{each.case.reference}",
                    now,
                ),
                links.make_officer_link(
                    case.reference,
                    "join",
                    to.key,
                    f"{letter.id}/join/{each.case.reference}",
                    now,
                    links.list_known({"other": each.case.reference}),
                ),
            )
        )
    return tuple(linked)


def _confirm(letter: Letter, case: Case, who: str, now: datetime) -> str:
    """Return the link by which the reader says whether a message is theirs, or "" if the letter
    does not ask.
    """
    if letter.name not in ASKS:
        return ""
    if who == COMPLAINANT:
        stops = case.person.stops
    else:
        stops = 0
    return links.confirm_link(case.reference, who, now, stops)


def _load_listed_cases(letter: Letter, to: Officer) -> dict[str, Case]:
    """Return the cases in an officer's list that they may see, by reference."""
    theirs = {}
    for reference in _list_named(letter, "reference"):
        case = store.load(reference)
        if case and may_see(case, to, settings().council.authority):
            theirs[reference] = case
    return theirs


def _link_listed_cases(
    letter: Letter, cases: dict[str, Case], to: Officer, now: datetime
) -> dict[str, str]:
    """Return where an officer opens each case in their list."""
    linked = {}
    for reference in cases:
        nonce = f"{letter.id}/{reference}"
        linked[reference] = links.make_officer_link(reference, links.LOOK, to.key, nonce, now)
    return linked


def _link_next_steps(
    letter: Letter, cases: dict[str, Case], to: Officer, now: datetime
) -> dict[int, MoveLink]:
    """Return the one button of each line of a bundle: what its own letter asks for first."""
    steps = {}
    for section in letter.facts.get("sections", ()):
        for row in section["rows"]:
            case = cases.get(row["reference"])
            step = _link_next_step(letter, row, case, to, now) if case else None
            if step:
                steps[int(row["number"])] = step
    return steps


def _link_next_step(
    letter: Letter, row: dict[str, Any], case: Case, to: Officer, now: datetime
) -> MoveLink | None:
    """Return the button of one line, or None where its reader has only to read the case."""
    from chalicelib import letters

    def link(move: str, *about: str) -> str:
        nonce = f"{letter.id}/{row['number']}/{move}"
        return links.make_officer_link(case.reference, move, to.key, nonce, now, about)

    if row.get("enclosed"):
        about = [str(row.get("first") or row["id"]), str(row["enclosed"])]
        if row.get("copy_for"):
            about.append(row["copy_for"])
        return letters.MoveLink(TOLD, "", link(links.TELL, *about), links.TELL)
    clock = row.get("clock", "")
    offered = _sort_due_first(clock, case, to, now)
    if row["kind"] == bundles.NEW_CASE:
        move = next(iter(offered), None)
    else:
        move = _find_next_step(clock, case, offered)
    if move is None:
        return None
    return letters.MoveLink(move.button, move.explains, link(move.name), move.name)


def _link_listed_messages(letter: Letter, to: Officer, now: datetime) -> dict[str, str]:
    """Return where an officer opens each message set aside in their list."""
    linked = {}
    for message in _list_named(letter, "message"):
        nonce = f"{letter.id}/{links.ASIDE}/{message}"
        linked[message] = links.make_officer_link("", links.ASIDE, to.key, nonce, now, (message,))
    return linked


def _list_named(letter: Letter, what: str) -> list[str]:
    """Return each case's reference or message's id that the sections of a letter name, once."""
    named = dict[str, None]()
    for section in letter.facts.get("sections", ()):
        for row in section["rows"]:
            if row.get(what):
                named[row[what]] = None
    return list(named)


def _require_officer(to: Person | Party | Officer) -> Officer:
    if not isinstance(to, Officer):
        raise TypeError("only officers have moves")
    return to
