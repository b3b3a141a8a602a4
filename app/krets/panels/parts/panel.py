"""What every panel is: a card with a heading that follows the document while it can be seen."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from krets import look
from krets.document import Document
from krets.engine import Engine
from krets.model import Change
from krets.panels.parts.buttons import follow_theme
from krets.panels.parts.text import Caption, Title


class Panel(QWidget):
    """A card. `refresh` is called after a change, another selection or another day; never while hidden."""

    def __init__(self, document: Document, engine: Engine, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.engine = document, engine
        self._stale = True
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.card = QFrame(self)
        self.card.setProperty("card", True)
        outer.addWidget(self.card)
        self.body = QVBoxLayout(self.card)
        self.body.setContentsMargins(13, 10, 13, 12)
        self.body.setSpacing(6)
        head = QHBoxLayout()
        self.heading = Title(title, self.card)
        self.caption = Caption("", self.card)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.head = head
        head.addWidget(self.heading)
        head.addWidget(self.caption, 1)
        self.body.addLayout(head)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        document.changed.connect(self._on_changed)
        look.themes().changed.connect(self._on_theme)

    def refresh(self, change: Change | None = None) -> None:
        """Show what is so now; `change` is what has just been done, if that is the reason."""

    def reveal(self, *parts: QWidget) -> None:
        """Scroll what holds the panel until parts of it can be seen, once they have their places.

        Where there is no room for all, the last of them counts.
        """
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea):
            for part in parts:
                QTimer.singleShot(0, part, partial(above.ensureWidgetVisible, part, 0, 8))

    def touch(self, *_: object) -> None:
        """Refresh at once if the panel can be seen, else when it is shown."""
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has happened while the panel was hidden."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit heading and caption into the new width."""
        super().resizeEvent(event)
        self._fit_head()

    def event(self, event: QEvent) -> bool:
        """Fit heading and caption when they say something else, or larger."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_head()
        return super().event(event)

    def _fit_head(self) -> None:
        """Put the caption below the heading where it would be squeezed beside it."""
        words = (self.heading, self.caption)
        wanted = sum(label.fontMetrics().horizontalAdvance(label.text()) for label in words)
        edges = (self.body.contentsMargins(), self.head.contentsMargins())
        room = self.width() - sum(edge.left() + edge.right() for edge in edges)
        below = bool(self.caption.text()) and wanted + self.head.spacing() > room
        direction = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if direction != self.head.direction():
            self.head.setDirection(direction)
            side = Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag.AlignRight
            self.caption.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def _on_theme(self, _: object) -> None:
        follow_theme(self)
        self.touch()

    def _on_changed(self, change: Change) -> None:
        if self.isVisible():
            self.refresh(change)
        else:
            self._stale = True
