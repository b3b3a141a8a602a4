"""How a row of the command palette looks: icon or tick, text, where it is in the menus, its key."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from krets import look
from krets.window.palette_entries import Entry

entry_role = int(Qt.ItemDataRole.UserRole) + 1
_ICON, _EDGE, _GAP, _HIGH = 16, 8, 10, 10
"""Icon, edge, gap between the parts, and what a row has above and below its letters together, px."""

_GREY = 0.5
"""Opacity of what cannot be done now."""


class RowDelegate(QStyledItemDelegate):
    """Paints an entry; what cannot be done now is grey."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line of text with air."""
        return QSize(200, QFontMetrics(option.font).height() + _HIGH)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        entry, theme = index.data(entry_role), look.theme()
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft))
            painter.drawRoundedRect(box, 5, 5)
        inner = box.adjusted(_EDGE, 0, -_EDGE, 0)
        self._paint_icon(painter, entry, inner)
        inner.setLeft(inner.left() + _ICON + _GAP)
        metrics = painter.fontMetrics()
        painter.setPen(QColor(theme.quiet))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(inner, right, entry.keys)
        if entry.keys:
            inner.setRight(inner.right() - metrics.horizontalAdvance(entry.keys) - _GAP)
        self._paint_words(painter, entry, inner)
        painter.restore()

    def _paint_icon(self, painter: QPainter, entry: Entry, inner: QRect) -> None:
        name = "check" if entry.on else entry.icon
        if name:
            spot = QRect(inner.left(), inner.center().y() - _ICON // 2, _ICON, _ICON)
            painter.setOpacity(_GREY if entry.why_not else 1.0)
            look.icon(name, look.theme()).paint(painter, spot)
            painter.setOpacity(1.0)

    def _paint_words(self, painter: QPainter, entry: Entry, inner: QRect) -> None:
        theme, metrics = look.theme(), painter.fontMetrics()
        cut, left = Qt.TextElideMode.ElideRight, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        text = metrics.elidedText(entry.text, cut, inner.width())
        painter.setPen(QColor(theme.text))
        painter.setOpacity(_GREY if entry.why_not else 1.0)
        painter.drawText(inner, left, text)
        inner.setLeft(inner.left() + metrics.horizontalAdvance(text) + _GAP)
        painter.setPen(QColor(theme.quiet))
        painter.drawText(inner, left, metrics.elidedText(entry.where, cut, max(0, inner.width())))
