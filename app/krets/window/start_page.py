"""The start page: draw mine, bring my people, look at a sample, or go on with a map of before."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from krets.look import pixmap, theme, themes
from krets.window.recent import RecentMaps
from krets.window.settings import Settings

if TYPE_CHECKING:
    from krets.window.bring_people import BringPeople
    from krets.window.draw_mine import DrawMine

_WIDEST = 1000
_LEAST = QSize(820, 560)
_LEAST_CARD = QSize(220, 200)


class BigCard(QPushButton):
    """A large button: an icon, a title, and two lines about what comes next."""

    def __init__(self, symbol: str, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bigcard", True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._symbol = symbol
        self.setMinimumSize(_LEAST_CARD)
        self._picture = QLabel(self)
        heading = QLabel(title, self)
        heading.setProperty("title", True)
        body = QLabel(text, self)
        body.setWordWrap(True)
        body.setProperty("quiet", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 22, 22, 22)
        column.setSpacing(10)
        for label in (self._picture, heading, body):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        column.addStretch(1)
        self._dress()
        themes().changed.connect(self._dress)

    def _dress(self) -> None:
        """Draw the icon in the colours of the theme."""
        self._picture.setPixmap(pixmap(self._symbol, theme().accent, 32, self.devicePixelRatioF()))

    def sizeHint(self) -> QSize:
        """As large as what is in it."""
        layout = self.layout()
        return _LEAST_CARD if layout is None else layout.sizeHint().expandedTo(_LEAST_CARD)


class StartPage(QWidget):
    """The window that stands at the beginning; it says what is wanted, and somebody else does it."""

    draw_wanted = Signal(object)
    """A new map with these groups (list of names)."""
    files_wanted = Signal(object)
    """A new map with the people from these files (list of paths)."""
    names_wanted = Signal(object)
    """A new map with these people (list of names)."""
    sample_wanted = Signal()
    map_wanted = Signal(object)
    """An existing map (path)."""
    open_wanted = Signal()
    """An existing map that is yet to be chosen."""

    def __init__(self, settings: Settings, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Krets")
        self.setAcceptDrops(True)
        self.setMinimumSize(_LEAST)
        self.recent = RecentMaps(settings, today)
        self.recent.chosen.connect(self.map_wanted)
        self.recent.other.connect(self.open_wanted)
        self.draw_page: DrawMine | None = None
        self.bring_page: BringPeople | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(_centred(self._make_front()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    def show_front(self) -> None:
        """Go back to the three cards."""
        self._pages.setCurrentIndex(0)
        self.draw.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_draw(self) -> DrawMine:
        """Go on to the circles."""
        if self.draw_page is None:
            from krets.window.draw_mine import DrawMine

            self.draw_page = DrawMine()
            self.draw_page.chosen.connect(self.draw_wanted)
            self.draw_page.back.connect(self.show_front)
            self._draw_area = _centred(self.draw_page)
            self._pages.addWidget(self._draw_area)
        self._pages.setCurrentWidget(self._draw_area)
        return self.draw_page

    def show_bring(self) -> BringPeople:
        """Go on to where people may come from."""
        if self.bring_page is None:
            from krets.window.bring_people import BringPeople

            self.bring_page = BringPeople()
            self.bring_page.files.connect(self.files_wanted)
            self.bring_page.names.connect(self.names_wanted)
            self.bring_page.back.connect(self.show_front)
            self._bring_area = _centred(self.bring_page)
            self._pages.addWidget(self._bring_area)
        self._pages.setCurrentWidget(self._bring_area)
        return self.bring_page

    def sizeHint(self) -> QSize:
        """Room for the three cards beside each other."""
        return QSize(1280, 800)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a map; bring people from anything else."""
        paths = _files(event)
        maps = [path for path in paths if path.suffix.lower() == ".krets"]
        event.acceptProposedAction()
        for path in maps:
            self.map_wanted.emit(path)
        others = [path for path in paths if path not in maps]
        if others:
            self.files_wanted.emit(others)

    def _make_front(self) -> QWidget:
        front = QWidget()
        column = QVBoxLayout(front)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(_heading(self.tr("Who is around you?")))
        about = QLabel(
            self.tr("Draw your people, see what your relationships carry, and decide what to do next.")
        )
        about.setWordWrap(True)
        about.setProperty("quiet", True)
        column.addWidget(about)
        column.addSpacing(8)
        column.addLayout(self._make_cards())
        column.addSpacing(8)
        column.addWidget(self.recent)
        column.addStretch(2)
        promise = QLabel(self.tr("Notes about real people, on this computer only. Ask before you share."))
        promise.setProperty("quiet", True)
        promise.setWordWrap(True)
        column.addWidget(promise)
        return front

    def _make_cards(self) -> QHBoxLayout:
        self.draw = BigCard(
            "pencil",
            self.tr("Draw mine"),
            self.tr("Five questions, a few names, and you in the middle. It takes a minute."),
        )
        self.bring = BigCard(
            "upload",
            self.tr("Bring my people"),
            self.tr("From LinkedIn, from a list of names, or from another map."),
        )
        self.sample = BigCard(
            "eye",
            self.tr("Look at a sample"),
            self.tr("An invented map of about fifty people, to try everything on."),
        )
        self.draw.clicked.connect(self.show_draw)
        self.bring.clicked.connect(self.show_bring)
        self.sample.clicked.connect(self.sample_wanted)
        row = QHBoxLayout()
        row.setSpacing(16)
        for card in (self.draw, self.bring, self.sample):
            row.addWidget(card, 1)
        return row


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("heading", True)
    return label


def _centred(page: QWidget) -> QScrollArea:
    """Keep a page in the middle, not wider than reads well, and scrolling where the window is small."""
    page.setMaximumWidth(_WIDEST)
    middle = QWidget()
    row = QHBoxLayout(middle)
    row.setContentsMargins(32, 24, 32, 24)
    row.addStretch(1)
    row.addWidget(page, 100)
    row.addStretch(1)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(middle)
    return area


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
