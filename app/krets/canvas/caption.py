"""The small note beside the pointer: what would happen here, and why."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QApplication

from krets import look

ASIDE, BELOW = 18.0, 34.0
"""How far from the pointer it stays, in pixels: the name under a disc in the air can be read."""
PADDING = 8.0
WIDEST = 340.0
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere


class Caption:
    """A line in bold and, under it, a quiet clause."""

    def __init__(self) -> None:
        self.text, self.reason = "", ""
        self._at, self._room = QPointF(), QRect()
        self._box: QRectF | None = None

    def say(self, text: str) -> None:
        """Set the line."""
        self.text, self._box = text, None

    def explain(self, reason: str) -> None:
        """Set the clause under it, or "" for none."""
        self.reason, self._box = reason, None

    def put(self, at: QPointF, room: QRect) -> None:
        """Move it beside the pointer, inside the canvas."""
        self._at, self._room, self._box = QPointF(at), room, None

    def area(self) -> QRectF:
        """Return its box in pixels; empty when there is nothing to say."""
        if self._box is None:
            self._box = self._reckon()
        return self._box

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        box = self.area()
        if box.isEmpty():
            return
        theme = look.theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.edge), 1))
        painter.setBrush(QColor(theme.panel))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        inner = box.adjusted(PADDING, PADDING / 2, -PADDING, -PADDING / 2)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | WRAPPED
        painter.setFont(_bold())
        painter.setPen(QColor(theme.text))
        painter.drawText(inner, flags, self.text)
        if self.reason:
            painter.setFont(QApplication.font())
            painter.setPen(QColor(theme.quiet))
            under = inner.adjusted(0, _height(QFontMetricsF(_bold()), self.text, inner.width()), 0, 0)
            painter.drawText(under, flags, self.reason)

    def _reckon(self) -> QRectF:
        if not self.text:
            return QRectF()
        bold, plain = QFontMetricsF(_bold()), QFontMetricsF(QApplication.font())
        wide = min(max(bold.horizontalAdvance(self.text), plain.horizontalAdvance(self.reason)) + 1, WIDEST)
        high = _height(bold, self.text, wide)
        if self.reason:
            high += _height(plain, self.reason, wide)
        wide, high = wide + 2 * PADDING, high + PADDING
        left, top = self._at.x() + ASIDE, self._at.y() + BELOW
        if left + wide > self._room.right():
            left = self._at.x() - ASIDE - wide
        if top + high > self._room.bottom():
            top = self._at.y() - ASIDE - high
        return QRectF(round(max(left, 2)), round(max(top, 2)), round(wide), round(high))


def _height(metrics: QFontMetricsF, text: str, wide: float) -> float:
    return metrics.boundingRect(QRectF(0, 0, wide, 1000), WRAPPED, text).height()


def _bold() -> QFont:
    font = QFont(QApplication.font())
    font.setBold(True)
    return font
