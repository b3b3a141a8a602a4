"""Bonding and bridging: a gauge that says to which side the map leans."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from krets import look
from krets.panels.parts import SMALL, sized


class BalanceGauge(QWidget):
    """A knob between bonding (left) and bridging (right), with a mark in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tilt: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_tilt(None)

    def show_tilt(self, tilt: float | None) -> None:
        """Show a tilt from -1 (bridging) to 1 (bonding), or none."""
        self.tilt = tilt
        if tilt is None:
            text = self.tr("Bonding and bridging: nothing to weigh yet")
        else:
            percent = round(50 * (1 + tilt))
            text = self.tr("{bonding} % bonding, {bridging} % bridging").format(
                bonding=percent, bridging=100 - percent
            )
        self.setAccessibleName(text)
        why = self.tr("Too closed a circle excludes; too open a one does not support.")
        self.setToolTip(f"{text}\n{why}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for a line of words and the gauge."""
        return QSize(220, QFontMetrics(sized(self.font(), SMALL)).height() + 22)

    def minimumSizeHint(self) -> QSize:
        """Return the least size that still reads."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _: QPaintEvent) -> None:
        """Paint the words, the line, its middle and the knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = look.theme()
        painter.setFont(sized(self.font(), SMALL))
        painter.setPen(QColor(theme.quiet))
        line = painter.fontMetrics().height()
        inside = self.rect().adjusted(5, 1, -5, 0)
        top = QRectF(inside.left(), inside.top(), inside.width(), line)
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft, self.tr("bonding"))
        painter.drawText(top, Qt.AlignmentFlag.AlignRight, self.tr("bridging"))
        middle = inside.top() + line + 10
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.control))
        painter.drawRoundedRect(QRectF(inside.left(), middle - 2.5, inside.width(), 5), 2.5, 2.5)
        painter.setPen(QPen(QColor(theme.control_edge), 1.2))
        centre = inside.center().x() + 0.5
        painter.drawLine(QPointF(centre, middle - 5), QPointF(centre, middle + 5))
        if self.tilt is not None:
            part = (1 - min(1.0, max(-1.0, self.tilt))) / 2
            at = inside.left() + 7 + (inside.width() - 14) * part
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(QColor(theme.panel))
            painter.drawEllipse(QPointF(at, middle), 6, 6)
        painter.end()
