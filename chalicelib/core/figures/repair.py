"""Look for other numbers that fit what was published: change one number of the true ones, then mend
what that broke, a number at a time, always the one that breaks least.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chalicelib.core.figures.equations import Bounds, Equation, Share, Sum, list_cells

STEPS = 150  # changes that are tried before nothing counts as found
RESTS = (6, 2, 15)  # steps for which a number that was changed is left alone, tried in turn


class Repair:
    """The true numbers and what ties them, ready to be changed again and again."""

    def __init__(self, equations: Sequence[Equation], true: Mapping[str, int]) -> None:
        self._equations = equations
        self._true = true
        self._by_cell: dict[str, list[int]] = {}
        for number, equation in enumerate(equations):
            for cell in set(list_cells(equation)):
                self._by_cell.setdefault(cell, []).append(number)

    def can_be(self, known: Mapping[str, Bounds], cell: str, value: int) -> bool:
        """Return whether numbers were found that fit, in which a cell has this value. That none
        was found does not show that there is none.
        """
        for rest in RESTS:
            if self._try(known, cell, value, rest):
                return True
        return False

    def _try(self, known: Mapping[str, Bounds], cell: str, value: int, rest: int) -> bool:
        now = {cell: value}
        rested: dict[str, int] = {}
        wrong = self._find_wrong(now, cell)
        for step in range(STEPS):
            if not wrong:
                return True
            number = next(iter(wrong))
            best = self._choose(known, self._equations[number], now, step, rested, cell)
            if best is None:
                return False
            changed, new = best
            now[changed] = new
            rested[changed] = step + rest
            for other in self._by_cell.get(changed, ()):
                if self._miss(self._equations[other], now):
                    wrong[other] = None
                else:
                    wrong.pop(other, None)
        return not wrong

    def _find_wrong(self, now: Mapping[str, int], cell: str) -> dict[int, None]:
        wrong: dict[int, None] = {}
        for number in self._by_cell.get(cell, ()):
            if self._miss(self._equations[number], now):
                wrong[number] = None
        return wrong

    def _choose(
        self,
        known: Mapping[str, Bounds],
        equation: Equation,
        now: dict[str, int],
        step: int,
        rested: Mapping[str, int],
        fixed: str,
    ) -> tuple[str, int] | None:
        """Return the number of an equation whose change breaks least, with its new value."""
        best = None
        least = 0
        for cell in list_cells(equation):
            if cell == fixed or rested.get(cell, 0) > step:
                continue
            lowest, highest = known[cell]
            old = self._read(cell, now)
            new = min(max(self._find_needed(equation, cell, now), lowest), highest)
            if new == old:
                continue
            cost = self._weigh(cell, new, now) - self._weigh(cell, old, now)
            if best is None or cost < least:
                best = (cell, new)
                least = cost
        return best

    def _weigh(self, cell: str, value: int, now: dict[str, int]) -> int:
        """Return by how much the equations of a cell would be missed if it had this value."""
        tried = {**now, cell: value}
        return sum(
            self._miss(self._equations[number], tried) for number in self._by_cell.get(cell, ())
        )

    def _read(self, cell: str, now: Mapping[str, int]) -> int:
        found = now.get(cell)
        return self._true[cell] if found is None else found

    def _miss(self, equation: Equation, now: Mapping[str, int]) -> int:
        """Return by how much an equation is missed; 0 where it holds."""
        if isinstance(equation, Sum):
            return abs(self._find_rest(equation, now))
        part = self._read(equation.part, now)
        whole = self._read(equation.whole, now)
        if isinstance(equation, Share):
            half = 0.5 * 10**-equation.decimals
            off = abs(100 * part - equation.percent * whole) - half * whole
            return max(0, round(off / 100 + 0.5))
        return max(0, part - whole)

    def _find_rest(self, equation: Sum, now: Mapping[str, int]) -> int:
        rest = self._read(equation.total, now)
        for part in equation.parts:
            rest -= self._read(part, now)
        return rest

    def _find_needed(self, equation: Equation, cell: str, now: Mapping[str, int]) -> int:
        """Return the value of a cell with which an equation would hold."""
        old = self._read(cell, now)
        if isinstance(equation, Sum):
            rest = self._find_rest(equation, now)
            if cell == equation.total:
                return old - rest
            return old + rest
        if isinstance(equation, Share):
            share = equation.percent / 100
            if cell == equation.part:
                return round(self._read(equation.whole, now) * share)
            if not share:
                return old
            return round(self._read(equation.part, now) / share)
        if cell == equation.part:
            return self._read(equation.whole, now)
        return self._read(equation.part, now)
