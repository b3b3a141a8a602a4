"""People in the tray as chips, and how one is carried onto the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QPushButton, QWidget

from krets import look
from krets.canvas.gestures.gesture import THRESHOLD
from krets.words import Shown

if TYPE_CHECKING:
    from krets.canvas.canvas import Canvas

WIDEST, LEAST = 132, 56
"""The longest name on a chip in pixels (longer ones are cut with three dots), and the least left of one."""


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

    def show_person(self, contact: int, name: Shown, room: int) -> int:
        """Show this person, cut to `room` px where enough of the name is left; return the width wanted."""
        self.contact = contact
        scale = look.text_scale()
        wide, letters = self._show_name(name, WIDEST * scale)
        left = letters - (wide - room)
        if wide > room and left >= LEAST * scale:
            wide, _ = self._show_name(name, left)
        self.setToolTip(str(name))
        self.setAccessibleName(str(name))
        self.setAccessibleDescription(self.tr("Not placed yet. Alt+Up puts this person on Distant."))
        return wide

    def _show_name(self, name: Shown, widest: float) -> tuple[int, int]:
        """Show a name cut to so many px, its mark and all; return the width wanted and its letters'."""
        metrics = QFontMetrics(self.font())
        mark = metrics.horizontalAdvance(name.mark)
        text = name.fitted(
            lambda text, room: metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room)),
            widest,
            mark,
        )
        self.setText(text.replace("&", "&&"))
        return self.sizeHint().width(), metrics.horizontalAdvance(text)

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
