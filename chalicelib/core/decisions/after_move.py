"""What is asked of officers once a move is made, by what it was."""

from __future__ import annotations

from chalicelib.core.cases import Case
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.decisions.child_views import ask_what_child_thinks
from chalicelib.core.decisions.find_advocate import end_search
from chalicelib.core.decisions.given_points import follow_points
from chalicelib.core.decisions.learning import ask_what_changes
from chalicelib.core.decisions.move_helpers import Answers
from chalicelib.core.decisions.tell_child import ask_to_tell_child
from chalicelib.core.people.officers import Officer
from chalicelib.core.procedures.tables import Move


def ask_what_follows(
    deciding: Deciding, before: Case, move: Move, by: Officer, given: Answers
) -> None:
    """Start the tasks that a move gives rise to: that the child hears of it, or is asked, that
    somebody records what changes, and that others write about points.
    """
    ask_to_tell_child(deciding, move, by)
    ask_what_child_thinks(deciding, move)
    ask_what_changes(deciding, move, by, given)
    reason = str(given.get("reason", ""))
    follow_points(deciding, before, by.key, reason, told=bool(move.work))
    end_search(deciding)
