"""Long work on the window's thread, in slices that nobody notices."""

from collections.abc import Callable, Generator
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, QTimer

BUDGET = 0.003
"""Seconds that a slice may take."""
HELD = 250
"""Milliseconds of rest after each sign of a hand at work."""


class Slicer(QObject):
    """Does one piece of work at a time, a few milliseconds whenever the window has nothing to do."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Generator[object, None, Any] | None = None
        self._then: Callable[[Any], None] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Tell whether there is work left."""
        return self._work is not None

    def start(self, work: Generator[object, None, Any], then: Callable[[Any], None]) -> None:
        """Begin with a piece of work, in place of what was being done; its result goes to `then`."""
        self._work, self._then = work, then
        self._timer.start(0)
        self._go_on()

    def hold(self) -> None:
        """Rest for a moment: a hand is at work."""
        if self._work is not None:
            self._timer.start(HELD)

    def stop(self) -> None:
        """Leave the work undone."""
        self._timer.stop()
        self._work = self._then = None

    def _go_on(self) -> None:
        work, then = self._work, self._then
        if work is None or then is None:
            return
        self._timer.setInterval(0)
        until = perf_counter() + BUDGET
        try:
            while perf_counter() < until:
                next(work)
        except StopIteration as done:
            self.stop()
            then(done.value)
