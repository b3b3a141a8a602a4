"""The curve: the scores of days gone by, reckoned once and kept."""

from collections.abc import Generator
from datetime import date, timedelta
from functools import partial
from threading import Event, Thread
from time import sleep

from PySide6.QtCore import QObject, Signal

from krets.analysis import curve_in_slices, days_of
from krets.document import Damaged, Document, StorageTrouble
from krets.engine.slicer import Slicer
from krets.model import Mismatch, Point

IN_SLICES = 1_000
"""Up to so many contacts the past is reckoned on the window's thread, in slices; above in a thread of its
own."""


class Past(QObject):
    """The points of one document's curve. What a day was like does not change any more, so each is reckoned
    once.
    """

    found = Signal(object)
    """A list of points from the first day to yesterday; empty where the log cannot be read."""
    _walked = Signal(object)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._points: dict[date, Point] = {}
        self._days: list[date] = []
        self._slicer = Slicer(self)
        self._thread: Thread | None = None
        self._enough = Event()
        self._walked.connect(self._keep)

    def ask(self, today: date) -> None:
        """Find the points up to yesterday, and last Sunday's; `found` says when they are there."""
        if self._slicer.busy or self._thread is not None:
            return
        try:
            log = self._document.steps()
        except StorageTrouble:
            self.found.emit([])
            return
        first = min((step.at.date() for step in log), default=today)
        days = {*days_of(first, today), last_sunday(today)}
        self._days = sorted(day for day in days if first <= day < today)
        missing = [day for day in self._days if day not in self._points]
        if not missing:
            self._tell()
            return
        steps = [(step.at.date(), partial(getattr, step, "change")) for step in log]
        network = self._document.network.copy()
        work = _guarded(curve_in_slices(network, steps, missing))
        if len(network.contacts) <= IN_SLICES:
            self._slicer.start(work, self._keep)
        else:
            self._enough.clear()
            self._thread = Thread(target=self._walk, args=(work,), name="krets-curve", daemon=True)
            self._thread.start()

    def sunday(self, today: date) -> Point | None:
        """Return the scores at the end of last week, if they have been found."""
        return self._points.get(last_sunday(today))

    def hold(self) -> None:
        """Rest for a moment: a hand is at work."""
        self._slicer.hold()

    def stop(self) -> None:
        """Leave off; leaves no thread behind."""
        self._slicer.stop()
        self._enough.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _walk(self, work: Generator[object, None, list[Point]]) -> None:
        while not self._enough.is_set():
            try:
                next(work)
            except StopIteration as done:
                self._walked.emit(done.value)
                return
            sleep(0.0005)  # the window's thread comes first

    def _keep(self, points: list[Point]) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self._points.update((point.on, point) for point in points)
        self._tell()

    def _tell(self) -> None:
        self.found.emit([self._points[day] for day in self._days if day in self._points])


def last_sunday(today: date) -> date:
    """Return the last day of the week before.

    >>> last_sunday(date(2026, 11, 22)), last_sunday(date(2026, 11, 23))
    (datetime.date(2026, 11, 15), datetime.date(2026, 11, 22))
    """
    return today - timedelta(days=today.weekday() + 1)


def _guarded(walk: Generator[Point | None, None, list[Point]]) -> Generator[None, None, list[Point]]:
    """Stop the walk back where the log does not fit the map, with the points found so far."""
    points: list[Point] = []
    try:
        for point in walk:
            if point is not None:
                points.append(point)
            yield
    except (Damaged, Mismatch):
        pass
    return points
