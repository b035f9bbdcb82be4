"""An officer's papers: added to a case, and taken away again while no letter has carried them."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from hashlib import sha256

from chalicelib import files, store
from chalicelib.casework.act import change_case, require_officer
from chalicelib.casework.fresh_links import TYPED_WAITS
from chalicelib.core.cases import Case
from chalicelib.core.decisions import enclose
from chalicelib.links import Claim
from chalicelib.settings import settings


def name_draft(claim: Claim) -> str:
    """Return where the uploads behind an officer's link wait until they are added."""
    return f"papers-{sha256(claim.nonce.encode()).hexdigest()[:32]}"


def add_papers(claim: Claim, held: tuple[files.Held, ...], now: datetime) -> None:
    """Add uploaded files to the case of a link, once. Raise files.Changed where one is not as it
    was when it was checked."""
    officer = require_officer(claim)
    draft = name_draft(claim)
    kept = files.keep(draft, held)
    authority = settings().council.authority
    if kept:
        keys = " ".join(sorted(file.key for file in kept))
        cause = f"papers/{claim.reference}/{sha256(keys.encode()).hexdigest()[:32]}"
        with suppress(store.Seen):  # a second press: they are there
            change_case(
                claim.reference,
                lambda case: enclose.add_papers(case, officer, kept, now, authority),
                now,
                seen=cause,
            )
    for file in held:
        files.remove(file)


def take_away_paper(claim: Claim, number: int, now: datetime) -> Case:
    """Take a paper away that went with no letter, and return the case. Raise Refused for one that
    did, or that is not there."""
    officer = require_officer(claim)
    authority = settings().council.authority
    return change_case(
        claim.reference,
        lambda case: enclose.take_away(case, number, officer, now, authority),
        now,
    )


def keep_typed(claim: Claim, typed: dict[str, str], now: datetime) -> None:
    """Keep what an officer typed into a form behind that form's own link."""
    if typed:
        store.save_draft(f"link/{claim.nonce}", typed, now, TYPED_WAITS)
