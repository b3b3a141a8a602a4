"""The list behind the tray's "+N": everybody who waits. Loaded when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QVBoxLayout

from krets.canvas.card import Card
from krets.canvas.chips import Carrier

if TYPE_CHECKING:
    from krets.canvas.canvas import Canvas

Index = QModelIndex | QPersistentModelIndex


class WaitingModel(QAbstractListModel):
    """Those of the waiting people whose name holds what is typed; it filters its own rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: list[tuple[int, str, str]] = []
        self._rows: list[tuple[int, str, str]] = []
        self._typed = ""

    def fill(self, people: list[tuple[int, str]]) -> None:
        """Show these people (contact, name)."""
        self._names = [(contact, name, name.casefold()) for contact, name in people]
        self.type(self._typed)

    def type(self, typed: str) -> None:
        """Keep only those whose name holds `typed`. 30,000 names take about 3 ms."""
        self.beginResetModel()
        self._typed = wanted = typed.strip().casefold()
        self._rows = [row for row in self._names if wanted in row[2]] if wanted else self._names
        self.endResetModel()

    def contact(self, index: Index) -> int:
        """Return the contact in a row."""
        return self._rows[index.row()][0]

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the name in a row."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._rows[index.row()][1]
        return None


class WaitingList(Card):
    """Everybody not placed, to search and to drag from."""

    picked = Signal(int)

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.model = WaitingModel(self)
        self.setAccessibleName(self.tr("Not placed yet"))
        self.setFixedSize(264, 340)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 10)
        column.addWidget(QLabel(self.tr("Not placed yet: drag in"), self))
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Type to find"))
        self.field.setAccessibleName(self.tr("Type to find"))
        self.field.setClearButtonEnabled(True)
        self.view = QListView(self)
        self.view.setModel(self.model)
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName(self.tr("Not placed yet"))
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        column.addWidget(self.field)
        column.addWidget(self.view)
        self.field.textChanged.connect(self.model.type)
        self.view.activated.connect(lambda index: self.picked.emit(self.model.contact(index)))
        self.view.clicked.connect(lambda index: self.picked.emit(self.model.contact(index)))
        self._carrier = Carrier(self.view.viewport(), canvas)
        for widget in (self.field, self.view, self.view.viewport()):
            widget.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a row be dragged onto the map; meanwhile the list steps aside, but keeps the mouse.

        Close when the hand goes on elsewhere on the map.
        """
        if event.type() == QEvent.Type.FocusOut and not self._carrier.is_holding():
            self.setVisible(self.isVisible() and not self._canvas.hasFocus())
        if not isinstance(event, QMouseEvent) or watched is not self.view.viewport():
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.MouseButtonPress:
            index: QModelIndex = self.view.indexAt(event.position().toPoint())
            self._carrier.press(event, self.model.contact(index) if index.isValid() else None)
        elif event.type() == QEvent.Type.MouseMove and self._carrier.move(event):
            if self.x() >= 0:
                self.move(-self.width() - 10, self.y())
            return True
        elif event.type() == QEvent.Type.MouseButtonRelease and self._carrier.release(event):
            self.hide()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.canvas_widget.setFocus(Qt.FocusReason.OtherFocusReason)
            self.hide()
        event.accept()
