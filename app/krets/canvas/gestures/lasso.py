"""The lasso: a line drawn round people selects them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from krets import look
from krets.canvas.gestures.gesture import Gesture

if TYPE_CHECKING:
    from krets.canvas.acting import Acting

LIVE = 1500
"""On larger maps people are marked when the lasso is closed, not on the way."""


class Lasso(Gesture):
    """A free line; whoever's middle is inside it is taken, with Shift or Ctrl beside those taken before."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: Acting, press: QPointF, adding: bool) -> None:
        super().__init__(canvas, press)
        self.line = QPolygonF([press])
        self.before = canvas.document.selection.contacts if adding else ()
        self.caught: tuple[int, ...] = ()

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> Gesture | None:
        """Draw on, and mark who is inside by now."""
        self.line.append(QPointF(at))
        if len(self.canvas.positions) <= LIVE:
            self.caught = self._inside()
        return self

    def end(self, at: QPointF, keys: Qt.KeyboardModifier) -> Gesture | None:
        """Select who is inside."""
        self.caught = self._inside()
        inside = (contact for contact in self.caught if contact not in self.before)
        self.canvas.document.select((*self.before, *inside))
        return None

    def _inside(self) -> tuple[int, ...]:
        box = self.line.boundingRect()
        fill = Qt.FillRule.OddEvenFill
        return tuple(
            contact
            for contact, (x, y, _) in self.canvas.discs_on_screen()
            if box.contains(x, y) and self.line.containsPoint(QPointF(x, y), fill)
        )

    def paint(self, painter: QPainter) -> None:
        """Paint the line, closed, and rings round those inside."""
        accent = QColor(look.theme().accent)
        fill = QColor(accent)
        fill.setAlphaF(0.08)
        painter.setPen(QPen(accent, 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(fill)
        painter.drawPolygon(self.line)
        self.canvas.drawing.paint_rings(painter, self.caught)

    def area(self) -> QRectF:
        """Return the box of the line, with the discs at its edge."""
        margin = 2 * self.canvas.radius + 8
        return self.line.boundingRect().adjusted(-margin, -margin, margin, margin)
