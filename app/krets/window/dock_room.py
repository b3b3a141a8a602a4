"""How much room the panels have: at first, when the window or the letters change their size."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QStyle

from krets.look import text_scale

ROOM = {"people": QSize(250, 600), "capital": QSize(340, 430), "person": QSize(340, 300)}
"""What the panels want at first, px, with letters of the usual size."""
GRIP = 10
"""The height of what a dock is dragged by."""
_LOW = 170
"""How high the chart below the map is at first."""
_LEAST_BELOW = 0.25
"""The part of its column's height that is left for what lies below social capital."""
_MOST_ASIDE = 0.58
"""The part of the window's width that panels take at the most by themselves."""
_SIDES = (Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea)


class DockRoom(QObject):
    """Shares the window among its docks.

    What the user has set with the mouse is kept: a window made larger and smaller again is as it was.
    """

    def __init__(self, window: QMainWindow, docks: Mapping[str, QDockWidget]) -> None:
        super().__init__(window)
        self._window, self._docks = window, docks
        self._text = text_scale()
        self._widths = {key: float(size.width()) for key, size in ROOM.items()}
        """How wide the docks at the sides are to be with letters of the usual size."""
        self._chosen: int | None = None
        """How high the user wants social capital; None: as high as it wants to be itself."""
        self._begun = self._dragging = False
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._share_height)
        self._wider = QTimer(self, singleShot=True, interval=0)
        self._wider.timeout.connect(self._share_width)
        window.installEventFilter(self)

    def share(self) -> None:
        """Give the panels the room that they have at first."""
        self._chosen, self._begun = None, True
        self._widths = {key: float(ROOM[key].width()) for key in ("people", "capital")}
        self._share_width()
        self._share_height()

    def keep(self) -> None:
        """Take the room that the panels have now for what the user wants."""
        self._chosen, self._begun = self._docks["capital"].height(), True
        seen = {key: dock for key, dock in self._docks.items() if not dock.visibleRegion().isEmpty()}
        self._widths = {key: dock.width() / self._text for key, dock in seen.items()}

    def keep_low(self, key: str) -> None:
        """Leave the map most of the height above a panel."""
        self._window.resizeDocks([self._docks[key]], [_LOW], Qt.Orientation.Vertical)

    def follow_text(self) -> None:
        """Give the panels at the sides as much more or less width as the letters have."""
        scale = text_scale()
        if scale != self._text:
            self._text = scale
            self._wider.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the height anew in a window of another size; keep what was dragged between two docks."""
        if event.type() == QEvent.Type.Resize and self._begun:
            self._later.start()
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            self._dragging = self._window.isSeparator(event.position().toPoint())
        elif event.type() == QEvent.Type.MouseButtonRelease and self._dragging:
            self._dragging = False
            QTimer.singleShot(0, self, self.keep)  # Qt lays the docks out a moment after the last move
        return super().eventFilter(watched, event)

    def _share_width(self) -> None:
        """Set the widths of docks at the sides; all of them less where the map would have too little."""
        widths = {key: width * self._text for key, width in self._widths.items()}
        aside = [key for key in widths if self._is_aside(self._docks[key])]
        columns = {self._window.dockWidgetArea(self._docks[key]): widths[key] for key in reversed(aside)}
        wanted, most = sum(columns.values()), self._window.width() * _MOST_ASIDE
        part = min(1.0, most / wanted) if wanted else 1.0
        docks = [self._docks[key] for key in aside]
        self._window.resizeDocks(
            docks, [round(widths[key] * part) for key in aside], Qt.Orientation.Horizontal
        )

    def _is_aside(self, dock: QDockWidget) -> bool:
        return not dock.isFloating() and not dock.isHidden() and self._window.dockWidgetArea(dock) in _SIDES

    def _share_height(self) -> None:
        """Give social capital the height it wants, and what lies below it the rest."""
        capital, below = self._docks["capital"], self._below()
        if below is None or below.x() != capital.x():
            return  # somebody has put them elsewhere
        line = self._window.style().pixelMetric(QStyle.PixelMetric.PM_DockWidgetSeparatorExtent)
        both = below.geometry().bottom() - capital.y() + 1 - line  # the tabs count for what lies below them
        wanted = self._chosen or capital.widget().sizeHint().height() + 2 * GRIP
        wanted = max(1, min(wanted, both - round(both * _LEAST_BELOW)))
        self._window.resizeDocks([capital, below], [wanted, max(1, both - wanted)], Qt.Orientation.Vertical)

    def _below(self) -> QDockWidget | None:
        """Return the panel in front of those that share a place with the one of a person."""
        person = self._docks["person"]
        together = [person, *self._window.tabifiedDockWidgets(person)]
        return next((dock for dock in together if not dock.visibleRegion().isEmpty()), None)
