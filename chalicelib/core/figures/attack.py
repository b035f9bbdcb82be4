"""Attack published tables: take every number in them as an equation, and find what the hidden ones
can be.

Sums, parts of a whole, percentages and the same number in two places tie cells together. A hidden
cell is safe while at least four values are possible for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from chalicelib.core.figures.equations import Bounds, Equation, Share, Sum, Within, list_cells
from chalicelib.core.figures.repair import Repair

SAFE = 4  # values that a hidden cell must still be able to have
MOST = 1_000_000  # stands for no upper bound
FEW = 150  # cells among which it is worth trying everything where a repair fails
NEAR = 6  # values below and above the true one that are tried
STEPS = 2_000  # of one search; a search that takes more has found nothing, and counts as a leak


class Impossible(Exception):
    """No numbers fit what was published."""


class TooMuch(ValueError):
    """Tables that could not be made safe in the time that there is."""


Known = dict[str, Bounds]


@dataclass
class Published:
    """All that was published: what is shown of each cell, which of them are hidden, and what ties
    them together.
    """

    bounds: Known = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    equations: list[Equation] = field(default_factory=list)

    def show(self, cell: str, lowest: int, highest: int = -1) -> None:
        """Add a number that is shown, or what is shown of it."""
        if highest < 0:
            highest = lowest
        self.bounds[cell] = (lowest, highest)

    def hide(self, cell: str, lowest: int = 1, highest: int = 4) -> None:
        """Add a number that is hidden: that it lies between two is all that is said."""
        self.bounds[cell] = (lowest, highest)
        self.hidden.append(cell)

    def tie(self, equation: Equation) -> None:
        """Add what ties cells together."""
        self.equations.append(equation)


@dataclass(frozen=True, slots=True)
class Leak:
    """A hidden cell that has too few possible values: those that were found."""

    cell: str
    values: tuple[int, ...]


def find_leaks(published: Published, true: dict[str, int] | None = None) -> list[Leak]:
    """Return every hidden cell that has fewer than four possible values. Raise Impossible if what
    was published contradicts itself.

    The `true` numbers, where they are known, only make it quicker: they are a place to look from
    for others that fit.
    """
    return _Attack(published, true or {}).find_leaks()


def find_next_leaks(
    published: Published, true: dict[str, int], proven: set[str], watch: Callable[[], None]
) -> list[Leak]:
    """Return hidden cells that have fewer than four possible values: those that follow without a
    search, or else all others.

    Cells in `proven` are passed over, and those found safe are added, since hiding more takes no
    value away. `watch`, called before each search, may raise TooMuch: then return what was found.
    """
    attack = _Attack(published, true)
    return attack.find_narrow() or attack.find_leaks(proven, watch)


def find_known(published: Published) -> Known:
    """Return the cells of which fewer than four values follow from what was published, without any
    search, with their bounds.
    """
    known = _Attack(published, {}).narrow_all()
    settled = {}
    for cell, (lowest, highest) in known.items():
        if highest - lowest + 1 < SAFE:
            settled[cell] = (lowest, highest)
    return settled


class _Attack:
    def __init__(self, published: Published, true: dict[str, int]) -> None:
        self._published = published
        self._true = true
        self._repair = Repair(published.equations, true)
        self._steps = 0
        self._by_cell: dict[str, list[Equation]] = {cell: [] for cell in published.bounds}
        for equation in published.equations:
            for cell in list_cells(equation):
                self._by_cell[cell].append(equation)

    def narrow_all(self) -> Known:
        """Return the bounds of every cell, as narrow as its equations make them."""
        known = dict(self._published.bounds)
        self._narrow(known, self._published.equations)
        return known

    def find_narrow(self) -> list[Leak]:
        """Return the hidden cells whose bounds alone leave them too few values."""
        known = self.narrow_all()
        leaks = []
        for cell in self._published.hidden:
            lowest, highest = known[cell]
            if highest - lowest + 1 < SAFE:
                leaks.append(Leak(cell, tuple(range(lowest, highest + 1))))
        return leaks

    def find_leaks(
        self, proven: set[str] | None = None, watch: Callable[[], None] | None = None
    ) -> list[Leak]:
        known = self.narrow_all()
        leaks: list[Leak] = []
        for cell in self._published.hidden:
            if proven is not None and cell in proven:
                continue
            if watch and not _has_time(watch, leaks):
                return leaks
            values = self._list_possible(known, cell)
            if len(values) < SAFE:
                leaks.append(Leak(cell, values))
            elif proven is not None:
                proven.add(cell)
        return leaks

    def _list_possible(self, known: Known, cell: str) -> tuple[int, ...]:
        """Return the first values that are possible for a cell, no more than are needed."""
        possible: list[int] = []
        tried = self._list_tried(known, cell)
        for place, value in enumerate(tried):
            if len(possible) == SAFE:
                break
            if self._true and len(possible) + len(tried) - place < SAFE:
                break
            if self._can_be(known, cell, value):
                possible.append(value)
        return tuple(sorted(possible))

    def _list_tried(self, known: Known, cell: str) -> list[int]:
        """Return the values to try: those nearest to the true one first, where it is known."""
        lowest, highest = known[cell]
        if not self._true:
            return list(range(lowest, min(highest, lowest + 10 * SAFE) + 1))
        true = self._true[cell]
        near = range(max(lowest, true - NEAR), min(highest, true + NEAR) + 1)
        return sorted(near, key=lambda value: abs(value - true))

    def _can_be(self, known: Known, cell: str, value: int) -> bool:
        """Return whether some numbers fit in which a cell has this value."""
        if self._true:
            if self._repair.can_be(known, cell, value):
                return True
            if len(known) > FEW:
                return False
        self._steps = 0
        return self._fits({**known, cell: (value, value)}, [cell])

    def _fits(self, known: Known, changed: list[str]) -> bool:
        """Return whether some numbers fit what is known, after these cells have changed."""
        self._steps += 1
        if self._steps > STEPS:
            return False
        equations = [each for cell in changed for each in self._by_cell[cell]]
        try:
            self._narrow(known, equations)
        except Impossible:
            return False
        open_cell = self._choose(known)
        if not open_cell:
            return True
        lowest, highest = known[open_cell]
        middle = (lowest + highest) // 2
        for half in ((lowest, middle), (middle + 1, highest)):
            if self._fits({**known, open_cell: half}, [open_cell]):
                return True
        return False

    def _choose(self, known: Known) -> str:
        """Return a tied cell with the fewest values that is not settled, or "" if there is none."""
        best = ""
        for cell, (lowest, highest) in known.items():
            if lowest < highest and self._by_cell[cell]:
                if not best or highest - lowest < known[best][1] - known[best][0]:
                    best = cell
        return best

    def _narrow(self, known: Known, equations: list[Equation]) -> None:
        """Narrow the bounds of cells until no equation says more. Raise Impossible."""
        waiting = list(dict.fromkeys(equations))
        while waiting:
            equation = waiting.pop()
            for cell in narrow(known, equation):
                for other in self._by_cell[cell]:
                    if other is not equation and other not in waiting:
                        waiting.append(other)


def _has_time(watch: Callable[[], None], leaks: list[Leak]) -> bool:
    """Return whether there is time for one more search. Raise TooMuch where there is none, and
    nothing was found.
    """
    try:
        watch()
    except TooMuch:
        if leaks:
            return False
        raise
    return True


def narrow(known: Known, equation: Equation) -> list[str]:
    """Narrow the bounds of the cells of one equation, and return those that changed. Raise
    Impossible if no numbers fit.
    """
    if isinstance(equation, Sum):
        return _narrow_sum(known, equation)
    if isinstance(equation, Within):
        return _narrow_within(known, equation)
    return _narrow_share(known, equation)


def _set(known: Known, cell: str, lowest: int, highest: int) -> list[str]:
    """Narrow one cell, and return it if that changed it."""
    before = known[cell]
    after = (max(before[0], lowest), min(before[1], highest))
    if after[0] > after[1]:
        raise Impossible(cell)
    if after == before:
        return []
    known[cell] = after
    return [cell]


def _narrow_sum(known: Known, equation: Sum) -> list[str]:
    changed = []
    for _ in range(2):
        lows = sum(known[part][0] for part in equation.parts)
        highs = sum(known[part][1] for part in equation.parts)
        changed += _set(known, equation.total, lows, highs)
        lowest, highest = known[equation.total]
        for part in equation.parts:
            low, high = known[part]
            narrowed = _set(known, part, lowest - (highs - high), highest - (lows - low))
            changed += narrowed
            lows += known[part][0] - low
            highs += known[part][1] - high
    return changed


def _narrow_within(known: Known, equation: Within) -> list[str]:
    changed = _set(known, equation.part, 0, known[equation.whole][1])
    return changed + _set(known, equation.whole, known[equation.part][0], MOST)


def _narrow_share(known: Known, equation: Share) -> list[str]:
    """Narrow a part and its whole by the percentage that was printed of them, rounded."""
    half = 0.5 * 10**-equation.decimals
    least = max(0.0, equation.percent - half) / 100
    most = (equation.percent + half) / 100
    whole = known[equation.whole]
    changed = _set(known, equation.part, _up(least * whole[0]), int(most * whole[1] + 1e-9))
    part = known[equation.part]
    if most > 0:
        changed += _set(known, equation.whole, _up(part[0] / most), MOST)
    if least > 0:
        changed += _set(known, equation.whole, 0, int(part[1] / least + 1e-9))
    return changed


def _up(number: float) -> int:
    return -int(-(number - 1e-9) // 1)
