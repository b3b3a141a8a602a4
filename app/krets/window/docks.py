"""The docks round the map: made empty at once, filled one at a time after the first paint."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QFrame,
    QMainWindow,
    QScrollArea,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from krets.window.dock_room import GRIP, ROOM, DockRoom

LEFT, RIGHT, BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)
_ROUND_A_CARD = (8, 0, 8, 6)
_LEAST, _LEAST_WIDTH = {"people": 200}, 280
"""How much room a panel has at first; the lower ones on the right as `person`."""
_MOST = 0.6
"""The part of the window's height that a panel may take by itself."""


class Grip(QWidget):
    """What a dock is dragged by: a slim strip with three dots instead of a title bar."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.setToolTip(self.tr("Drag to move; double-click to take it off the window"))

    def sizeHint(self) -> QSize:
        """Slim, and as wide as the dock."""
        return QSize(40, GRIP)

    def minimumSizeHint(self) -> QSize:
        """As slim as it gets."""
        return QSize(20, GRIP)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Three dots in the middle while the mouse is near."""
        del event
        if not self.underMouse():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().placeholderText())
        middle = self.rect().center()
        for step in (-8, 0, 8):
            painter.drawEllipse(QPoint(middle.x() + step, middle.y()), 2, 2)

    def enterEvent(self, event: QEvent) -> None:
        """Show the dots."""
        self.update()
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the dots."""
        self.update()
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave the mouse to the dock, which moves."""
        event.ignore()


class _Empty(QWidget):
    """Keeps the room of a panel that has not come yet."""

    def __init__(self, size: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        self._size = size

    def sizeHint(self) -> QSize:
        return self._size


class Dock(QDockWidget):
    """A place for one panel: empty until `put`, known to the settings by its key."""

    def __init__(self, key: str, title: str, parent: QMainWindow) -> None:
        super().__init__(title, parent)
        self.setObjectName(key)
        self.setTitleBarWidget(Grip(self))
        self.setMinimumWidth(_LEAST.get(key, _LEAST_WIDTH))
        self.setWidget(_Empty(ROOM.get(key, ROOM["person"]), self))

    def put(self, panel: QWidget, scroll: bool) -> None:
        """Show a panel; one that `scroll`s is as high as it wants to be, the others fill their dock."""
        empty = self.widget()
        holder = _Scrolling(panel, self.objectName() == "capital") if scroll else _Frame(panel)
        self.setWidget(holder)
        if isinstance(holder, _Scrolling):
            holder.outgrown.connect(self._grow)
        if empty is not None:
            empty.deleteLater()

    def _grow(self, height: int) -> None:
        """Take more height for what has grown, as long as the panels below keep their share."""
        window = self.parentWidget()
        if isinstance(window, QMainWindow) and not self.isFloating():
            most = round(window.height() * _MOST)
            window.resizeDocks([self], [min(height + GRIP, most)], Qt.Orientation.Vertical)

    def is_in_front(self) -> bool:
        """Tell whether the panel can be seen, and no other tab hides it."""
        return self.isVisible() and not self.visibleRegion().isEmpty()

    def bring(self) -> None:
        """Show it, in front of the tabs beside it."""
        self.show()
        self.raise_()


class _Scrolling(QScrollArea):
    """A panel as a card in a column: it scrolls where there is no room for all of it.

    One that is `snug` is never given more room than it can use, so that what lies below gets the rest; where
    all of it could be seen and it has become more, it says `outgrown` with the height it wants.
    """

    outgrown = Signal(int)

    def __init__(self, panel: QWidget, snug: bool) -> None:
        super().__init__()
        self._panel, self._snug = panel, snug
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = _Frame(panel)
        self.setWidget(self._inside)
        panel.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what the panel wants."""
        if watched is self._panel and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words take more lines where it is narrower."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as what is in it."""
        return QSize(super().sizeHint().width(), self._wanted())

    def _wanted(self) -> int:
        inside = self._inside
        width = max(self.viewport().width(), inside.minimumSizeHint().width())
        return inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()

    def _fit(self) -> None:
        wanted, before = self._wanted(), self.maximumHeight()
        if not self._snug or wanted == before:
            return
        whole = self.height() >= before
        self.setMaximumHeight(wanted)
        if whole and wanted > before:
            QTimer.singleShot(0, self, partial(self.outgrown.emit, wanted))


class _Frame(QWidget):
    """A little ground round a panel, so that it reads as a card."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(*_ROUND_A_CARD)
        column.addWidget(panel)

    def minimumSizeHint(self) -> QSize:
        """Of any height: what it needs at its real width is asked for by `heightForWidth`."""
        return QSize(super().minimumSizeHint().width(), 0)


def _titles() -> dict[str, str]:
    """Return what the tab and the menu say, by key."""
    return {
        "people": QCoreApplication.translate("window", "People"),
        "capital": QCoreApplication.translate("window", "Social capital"),
        "person": QCoreApplication.translate("window", "Person"),
        "tie": QCoreApplication.translate("window", "Two people"),
        "log": QCoreApplication.translate("window", "Log"),
        "ego": QCoreApplication.translate("window", "You"),
        "groups": QCoreApplication.translate("window", "Groups"),
        "curve": QCoreApplication.translate("window", "Scores over time"),
    }


class Docks:
    """All docks of a window, by key, and the arrangement that they begin with."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._docks = {key: Dock(key, title, window) for key, title in _titles().items()}
        self.room = DockRoom(window, self._docks)
        window.setDockNestingEnabled(True)
        window.setTabPosition(LEFT | RIGHT | BOTTOM, QTabWidget.TabPosition.North)
        for corner, area in (
            (Qt.Corner.BottomLeftCorner, LEFT),
            (Qt.Corner.TopLeftCorner, LEFT),
            (Qt.Corner.BottomRightCorner, RIGHT),
            (Qt.Corner.TopRightCorner, RIGHT),
        ):
            window.setCorner(corner, area)

    def __getitem__(self, key: str) -> Dock:
        """Return the dock of a panel."""
        return self._docks[key]

    def all(self) -> list[Dock]:
        """Return every dock in the order of the menu."""
        return list(self._docks.values())

    def arrange(self) -> None:
        """Put every dock where it is at first: people left; capital right, above the others as tabs."""
        window = self._window
        for dock in self.all():
            dock.setFloating(False)
            window.removeDockWidget(dock)
        window.addDockWidget(LEFT, self["people"])
        window.addDockWidget(RIGHT, self["capital"])
        window.splitDockWidget(self["capital"], self["person"], Qt.Orientation.Vertical)
        for key in ("tie", "log", "ego", "groups"):
            window.tabifyDockWidget(self["person"], self[key])
        window.addDockWidget(BOTTOM, self["curve"])
        for dock in self.all():
            dock.show()
        self["curve"].hide()
        self["person"].raise_()
        self.room.share()

    def follow(self, contacts: int, tie: bool, group: bool) -> None:
        """Bring the panel to the front that shows what has been selected, unless it is being used."""
        if tie:
            self._front("tie")
        elif contacts and not self["log"].is_in_front():
            self._front("person")
        elif group:
            self._front("groups")

    def _front(self, key: str) -> None:
        if not self[key].isHidden():
            self[key].raise_()
