"""Whether the person was asked how we did, or whether anybody treats them differently since: only
a letter that left, and did not bounce, asks anything."""

from __future__ import annotations

from datetime import date

from chalicelib.core.cases import Case, Refused, Sent
from chalicelib.core.procedures.shared.afterwards import HOW_LETTER, SINCE_LETTER
from chalicelib.core.procedures.shared.is_it_sorted import SORTED_LETTER

# A computer's answers, which end no conversation: what comes after them answers an earlier letter.
_BETWEEN = frozenset({"message_received", "fresh_link", "confirm_message"})


def require_asked_how(case: Case, today: date) -> bool:
    """Return True where the person was asked how we did. Raise Refused where they were not."""
    return _require_asked(case, HOW_LETTER)


def require_asked_since(case: Case, today: date) -> bool:
    """Return True where they were asked whether anybody treats them differently. Raise Refused
    where they were not."""
    return _require_asked(case, SINCE_LETTER)


def require_asked_if_sorted(case: Case, today: date) -> bool:
    """Return True where a child was asked whether it is sorted. Raise Refused where they were
    not."""
    return _require_asked(case, SORTED_LETTER, "We ask a child some days after we wrote to them.")


def _require_asked(
    case: Case, letter: str, when: str = "We ask it once the case is finished."
) -> bool:
    for sent in case.told:
        if sent.name == letter and sent.how != "bounced":
            return True
    raise Refused("They have not been asked this yet.", when)


def answers_since(case: Case, answered: tuple[str, ...]) -> bool:
    """Return whether words answer our letter that asks whether anybody treats the person
    differently: the letter with an id among `answered`, or, where that is not known, the last.
    """
    told = [sent for sent in case.told if sent.name not in _BETWEEN]
    return any(sent.name == SINCE_LETTER for sent in _list_answered(told, answered))


def _list_answered(told: list[Sent], answered: tuple[str, ...]) -> list[Sent]:
    known = [sent for sent in told if sent.letter_id in answered]
    return known or told[-1:]
