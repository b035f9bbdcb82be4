"""One file a procedure: its stages, clocks, moves, nudges and letters, as tables that a complaints
manager could read.

`tables.py` says what the columns mean. `checker.py` checks them before anything is packaged,
deployed or run here, and not on Lambda, where it would delay each start. Every number carries its
source. Nothing here branches on a procedure's name.
"""

from __future__ import annotations

from chalicelib.core.procedures.anonymous import ANONYMOUS
from chalicelib.core.procedures.concern import CONCERN
from chalicelib.core.procedures.conference.conference import CONFERENCE
from chalicelib.core.procedures.contacts import CONTACTS
from chalicelib.core.procedures.corporate.corporate import CORPORATE
from chalicelib.core.procedures.data_protection import DATA_PROTECTION
from chalicelib.core.procedures.shared.child_words import say_to_child
from chalicelib.core.procedures.statutory.children_act import CHILDREN_ACT
from chalicelib.core.procedures.tables import Procedure

STATUTORY = CHILDREN_ACT.name
PROCEDURES: dict[str, Procedure] = {
    p.name: say_to_child(p)
    for p in (CHILDREN_ACT, *CORPORATE, CONFERENCE, DATA_PROTECTION, CONCERN, *CONTACTS, ANONYMOUS)
}
