"""The rows of the log: when, what, with whom."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from krets import look, words
from krets.document import Document
from krets.model import Exchange, Network
from krets.panels.parts import SMALL, sized

Index = QModelIndex | QPersistentModelIndex
entry_role = int(Qt.ItemDataRole.UserRole) + 1


class EntriesModel(QAbstractListModel):
    """Exchanges, newest first: all, or those with one person."""

    def __init__(self, network: Network, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._network = network
        self._entries: list[int] = []
        self.namesakes = words.Namesakes(network)

    def restock(self, network: Network, contact: int | None) -> None:
        """Take the entries in anew."""
        found = network.exchanges if contact is None else network.exchanges_of(contact)
        ordered = sorted(found.values(), key=lambda exchange: (exchange.on, exchange.id), reverse=True)
        entries = [exchange.id for exchange in ordered]
        if network is not self._network:
            self._network, self.namesakes = network, words.Namesakes(network)
        if entries == self._entries:
            if entries:
                self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry_at(self, row: int) -> int | None:
        """Return the id of the entry in a row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def row_of(self, entry: int | None) -> int | None:
        """Return the row of an entry, if it is listed."""
        return self._entries.index(entry) if entry is not None and entry in self._entries else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what an entry was and with whom, or its id."""
        if not index.isValid():
            return None
        exchange = self._network.exchanges.get(self._entries[index.row()])
        if exchange is None:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.tr("{day}: {what}, {name}").format(
                day=words.say_date(exchange.on), what=what_passed(exchange), name=self.with_whom(exchange)
            )
        return exchange.id if role == entry_role else None

    def with_whom(self, exchange: Exchange) -> str:
        """Return the name of whom an entry is about."""
        contact = self._network.contacts.get(exchange.contact)
        return "" if contact is None else str(self.namesakes.shown(contact))


def what_passed(exchange: Exchange) -> str:
    """Return what an entry was, as its button says it."""
    return words.direction_name(exchange.direction, exchange.in_person)


class EntryDelegate(QStyledItemDelegate):
    """Paints an entry: what and with whom, then what it was about, and how long ago at the right."""

    def __init__(self, document: Document, model: EntriesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._model = document, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return one height for every row."""
        return QSize(80, round(option.fontMetrics.height() * 1.75))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint an entry."""
        network = self._document.network
        exchange = network.exchanges.get(index.data(entry_role))
        if exchange is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, rect = look.theme(), QRect(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_Selected or state & QStyle.StateFlag.State_MouseOver:
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft if chosen else theme.hover))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 5, 5)
        room = rect.adjusted(7, 0, -7, 0)
        painter.setFont(sized(option.font, SMALL))
        painter.setPen(QColor(theme.quiet))
        ago = words.date_ago(exchange.on, self._document.now().date())
        taken = painter.fontMetrics().horizontalAdvance(ago)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, ago)
        room.setRight(room.right() - taken - 8)
        parts = [
            what_passed(exchange),
            self._model.with_whom(exchange),
            words.resource_name(exchange.resource),
            exchange.topic,
        ]
        painter.setFont(option.font)
        painter.setPen(QColor(theme.text))
        text = " · ".join(part for part in parts if part)
        text = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()
