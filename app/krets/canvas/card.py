"""A small panel that floats on the canvas: rounded, with a thin edge, dressed by the stylesheet."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QWidget

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
