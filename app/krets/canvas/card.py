"""A small panel that floats on the canvas: rounded, with a thin edge, dressed by the stylesheet."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

MARGIN = 8
"""Least distance between a card and the edge of the canvas, in pixels."""


class Card(QFrame):
    """A rounded box on the canvas. It keeps clicks to itself, so that none falls through onto the map."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.canvas_widget = parent
        self.setProperty("card", True)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def place_beside(self, spot: QRect, people: Sequence[QPoint] = ()) -> None:
        """Show the card next to `spot` (widget pixels of the parent), inside the parent, never over it.

        Of the places around it take the one that covers the fewest of `people`, below if equal.
        """
        for child in self.findChildren(QWidget):
            child.ensurePolished()
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.adjustSize()
        size, room = self.size(), self.canvas_widget.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        left = spot.center().x() - size.width() // 2
        top = spot.center().y() - size.height() // 2
        tries = (
            QPoint(left, spot.bottom() + MARGIN),
            QPoint(left, spot.top() - MARGIN - size.height()),
            QPoint(spot.right() + MARGIN, top),
            QPoint(spot.left() - MARGIN - size.width(), top),
        )
        kept = [QRect(point, size) for point in tries]
        for box in kept:
            box.moveLeft(max(room.left(), min(box.left(), room.right() - size.width())))
            box.moveTop(max(room.top(), min(box.top(), room.bottom() - size.height())))
        clear = [box for box in kept if not box.intersects(spot)] or kept
        best = min(clear, key=lambda box: sum(box.contains(person) for person in people))
        self.move(best.topLeft())
        self.show()
        self.raise_()


class Question(Card):
    """A card with something to answer: while the keyboard is in it, letters and Del never reach the map."""

    def event(self, event: QEvent) -> bool:
        """Keep plain keys from the map's shortcuts."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if not event.modifiers() & (
                Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
            ):
                event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button with the focus, and Esc go on to the map, which takes the card away."""
        focused = self.window().focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        event.setAccepted(event.key() != Qt.Key.Key_Escape)
