"""Moving the stand-in's clock on: every schedule that falls due on the way runs at its own instant,
in order.
"""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from typing import Any

from infra.local import schedules
from infra.local.lambdas import Lambdas, make_schedule_event
from infra.local.pumps import Pump
from infra.local.timepiece import LONDON, Backwards, Timepiece

FURTHEST = timedelta(days=3 * 366)


class Movement:
    """The clock's works: it runs the schedules, whether time passes by itself or is moved."""

    def __init__(self, clock: Timepiece, app: Any, lambdas: Lambdas, pump: Pump) -> None:
        self.clock = clock
        self._lambdas = lambdas
        self._pump = pump
        self.schedules = schedules.read_schedules(app)
        self._done = clock.now()
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True, name="schedules")

    def start(self) -> None:
        """Run schedules as time passes by itself."""
        self._thread.start()

    def stop(self) -> None:
        """Run none any more, also of a move under way."""
        self._stop.set()

    def move_to(self, instant: datetime) -> list[dict[str, Any]]:
        """Move the clock to `instant`, and return what ran: `at`, `schedule`, and `failed` if it
        did. Raise Backwards or ValueError if the clock cannot go there.
        """
        with self._lock, self._pump.hold_still():
            now = self.clock.now()
            if instant < now.replace(microsecond=0):
                said = now.isoformat(timespec="seconds"), instant.isoformat(timespec="seconds")
                raise Backwards("The clock says {}: it cannot go back to {}.".format(*said))
            if instant - now > FURTHEST:
                raise ValueError("The clock can be moved by three years at most at a time.")
            self._pump.carry_until_quiet()
            runs = self._run_due(instant)
            self.clock.stand_at(instant)
            self.clock.tick()
            return runs

    def add_working_days(self, days: int) -> datetime:
        """Return the instant `days` working days from now, at the same time of day in London."""
        from chalicelib.core.working_days import add_working_days

        here = self.clock.now().astimezone(LONDON)
        day = add_working_days(here.date(), days)
        return datetime.combine(day, here.timetz().replace(tzinfo=None), LONDON).astimezone(
            self.clock.now().tzinfo
        )

    def _run_due(self, until: datetime) -> list[dict[str, Any]]:
        runs = []
        for at, name in schedules.list_runs(self.schedules, self._done, until):
            if self._stop.is_set():
                break
            self.clock.stand_at(at)
            done = self._lambdas.run_until_done(name, make_schedule_event(name, at))
            self._pump.carry_until_quiet(look=False)
            self._done = at
            runs.append(
                {"at": at.isoformat(), "schedule": name} | ({} if done else {"failed": True})
            )
        self._done = max(self._done, until)
        return runs

    def _run(self) -> None:
        while not self._stop.wait(0.5):
            with self._lock, self._pump.hold_still():
                self._tick()

    def _tick(self) -> None:
        now = self.clock.now()
        for at, name in schedules.list_runs(self.schedules, self._done, now):
            self._lambdas.run_until_done(name, make_schedule_event(name, at))
        self._done = max(self._done, now)
