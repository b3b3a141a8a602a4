"""The panels, made one after the other in ticks after the first paint, so that the map is usable at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from krets.document import Document
    from krets.engine import Engine
    from krets.panels import CurvePanel, EgoPanel
    from krets.window.main_window import MainWindow

_KINDS = {
    "people": "PeoplePanel",
    "capital": "CapitalPanel",
    "person": "PersonPanel",
    "ego": "EgoPanel",
    "log": "LogPanel",
    "groups": "GroupsPanel",
    "tie": "TiePanel",
}
"""Each panel's class by the key of its dock, in the order in which they come."""
_LISTS = ("people",)
"""Panels that scroll by themselves and fill their dock."""


class Filling(QObject):
    """Fills the docks of a window; the chart only when its dock is first shown."""

    done = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.finished = False
        """Whether every panel is there."""
        self._steps = self._fill()
        curve = window.docks["curve"]
        self.curve: CurvePanel | None = None
        self._ego: EgoPanel | None = None
        curve.visibilityChanged.connect(self._curve)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._next)
        window.closed.connect(self._timer.stop)

    def start(self) -> None:
        """Start the engine, then fill dock after dock."""
        self._window.engine.start()
        self._timer.start()

    def _next(self) -> None:
        if next(self._steps, self) is self:
            self._timer.stop()
            self.finished = True
            self._curve(self._window.docks["curve"].isVisible())
            self.done.emit()

    def _fill(self) -> Iterator[None]:
        """Read, make and show each panel: each of the three may take half a frame."""
        from krets import panels  # which imports a panel when it is asked for

        window = self._window
        for key, kind in _KINDS.items():
            getattr(panels, kind)
            yield
            panel = self._make(key, window.document, window.engine)
            panel.setParent(window)  # it goes with the window, should that be closed before the next tick
            yield
            window.docks[key].put(panel, scroll=key not in _LISTS)
            yield

    def _make(self, key: str, document: Document, engine: Engine) -> QWidget:
        from krets import panels

        match key:
            case "people":
                self._window.people = people = panels.PeoplePanel(document, engine)
                people.activated.connect(self._window.canvas.centre_on)
                return people
            case "capital":
                capital = panels.CapitalPanel(document, engine)
                capital.curve_asked.connect(self.show_measure)
                capital.entry_asked.connect(self.open_entry)
                return capital
            case "ego":
                self._ego = panels.EgoPanel(document, engine)
                return self._ego
            case "person":
                return panels.PersonPanel(document, engine)
            case "log":
                return panels.LogPanel(document, engine)
            case "groups":
                return panels.GroupsPanel(document, engine)
            case _:
                return panels.TiePanel(document, engine)

    def _curve(self, visible: bool) -> None:
        if not visible or self.curve is not None or not self.finished:
            return
        from krets.panels import CurvePanel

        window = self._window
        self.curve = CurvePanel(window.document, window.engine)
        window.docks["curve"].put(self.curve, scroll=False)
        window.docks.room.keep_low("curve")

    def show_measure(self, measure: str) -> None:
        """Show the curve of a score in its dock."""
        self._window.docks["curve"].bring()
        self._curve(True)
        if self.curve is not None:
            self.curve.show_measure(measure)

    def open_entry(self, what: str) -> None:
        """Bring the panel where a score gets what it waits for: "needs" or "log"."""
        self._window.docks["log" if what == "log" else "ego"].bring()
        if what == "needs" and self._ego is not None:
            self._ego.focus_needs()
