"""The measures of a report, with what is missing in each. Those that Heard has no data for are
here too.

The ids are those of a draft made from the reports of fifteen councils. Until a council has checked
it, the dictionary is ours; ids that begin with H are our own.
"""

from __future__ import annotations

from chalicelib.core.figures.measure import Measure
from chalicelib.core.figures.rows_after import AFTER_ROWS
from chalicelib.core.figures.rows_learning import LEARNING_ROWS
from chalicelib.core.figures.rows_outcomes import OUTCOME_ROWS
from chalicelib.core.figures.rows_received import RECEIVED_ROWS
from chalicelib.core.figures.rows_steps import STEP_ROWS

MEASURES: tuple[Measure, ...] = (
    *RECEIVED_ROWS,
    *STEP_ROWS,
    *OUTCOME_ROWS,
    *AFTER_ROWS,
    *LEARNING_ROWS,
)
# Measures of the dictionary that are columns of another's table.
WITHIN = {"T3": ("T2", ("in_extension",)), "T4": ("T2", ("late", "open_late"))}
