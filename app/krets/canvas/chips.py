"""People in the tray: the chip, and the list behind "+N". Both are dragged onto the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from krets.canvas.card import Card
from krets.canvas.gestures.gesture import THRESHOLD
from krets.canvas.waiting import WaitingModel

if TYPE_CHECKING:
    from krets.canvas.canvas import Canvas

WIDEST = 132
"""Longest name on a chip in pixels; longer ones are cut with three dots."""


class Carrier(QObject):
    """Carries a person out of the tray: the widget pressed keeps the mouse, the canvas drags."""

    def __init__(self, widget: QWidget, canvas: Canvas) -> None:
        super().__init__(widget)
        self._canvas = canvas
        self._press: QPointF | None = None
        self._contact: int | None = None
        self.carrying = False

    def press(self, event: QMouseEvent, contact: int | None) -> None:
        """Remember who was pressed."""
        if event.button() == Qt.MouseButton.LeftButton and contact is not None:
            self._press, self._contact = event.globalPosition(), contact

    def move(self, event: QMouseEvent) -> bool:
        """Carry; return whether somebody is being carried."""
        if self._press is None or self._contact is None:
            return False
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self.cancel()
            return False
        at = event.globalPosition()
        if not self.carrying:
            if (at - self._press).manhattanLength() < THRESHOLD:
                return False
            self.carrying = self._canvas.carry(self._contact, self._canvas.mapFromGlobal(at))
            if not self.carrying:
                self._press = None
                return False
        self._canvas.carry_on(self._canvas.mapFromGlobal(at))
        return True

    def is_holding(self) -> bool:
        """Tell whether somebody is pressed or carried."""
        return self._press is not None

    def release(self, event: QMouseEvent) -> bool:
        """Drop; return whether somebody was being carried."""
        carrying, self.carrying = self.carrying, False
        self._press = None
        if carrying:
            self._canvas.carry_end(self._canvas.mapFromGlobal(event.globalPosition()))
        return carrying

    def cancel(self) -> None:
        """Let go without a drop."""
        carrying, self.carrying = self.carrying, False
        self._press = None
        if carrying:
            self._canvas.cancel_gesture()


class Chip(QPushButton):
    """One person not placed yet. Drag it onto the map; Enter or Space selects it."""

    def __init__(self, tray: QWidget, canvas: Canvas) -> None:
        super().__init__(tray)
        self.contact = 0
        self._canvas = canvas
        self._carrier = Carrier(self, canvas)
        self.setProperty("chip", True)
        self.setAutoDefault(False)
        self.clicked.connect(lambda: canvas.document.select((self.contact,)))

    def show_person(self, contact: int, name: str, mark: str = "") -> int:
        """Show this person, `mark` telling two of one name apart; return the width wanted."""
        self.contact = contact
        metrics = QFontMetrics(self.font())
        cut = metrics.elidedText(name, Qt.TextElideMode.ElideRight, WIDEST)
        self.setText((cut + mark).replace("&", "&&"))
        self.setToolTip(name + mark)
        self.setAccessibleName(name + mark)
        self.setAccessibleDescription(self.tr("Not placed yet. Alt+Up puts this person on Distant."))
        return self.sizeHint().width()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        self._carrier.press(event, self.contact)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag."""
        if self._carrier.move(event):
            self.setDown(False)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop, or click."""
        if not self._carrier.release(event):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Place by keyboard: Alt+Up puts the person on a ring; Esc lets go of one in the air."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Escape and self._carrier.carrying:
            self._carrier.cancel()
        elif alt and event.key() == Qt.Key.Key_Up:
            self._canvas.document.select((self.contact,))
            self._canvas.nudge_level(1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Delete:
            self._canvas.document.select((self.contact,))
            self._canvas.delete_selected()
        else:
            super().keyPressEvent(event)


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
