"""The canvas: takes what hand and keys do, and forwards it to the gesture at work."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from krets.canvas import keyboard, menus
from krets.canvas.acting import Acting
from krets.canvas.frame import panned, zoomed
from krets.canvas.gestures import Drag, Gesture, Lasso, Link, MoveNote, Pan, Select
from krets.canvas.gestures.gesture import ADDING
from krets.document import Document
from krets.engine import Engine

WHEEL = 1.0015
"""How much nearer one eighth of a degree of the wheel brings the map."""
PRESSING = ADDING | Qt.KeyboardModifier.AltModifier
"""With any of these, two quick clicks are two clicks, not a double-click."""


class Canvas(Acting):
    """The map on screen, and everything a hand can do with it."""

    def __init__(self, document: Document, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(document, engine, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def _gesture_for(self, event: QMouseEvent) -> Gesture | None:
        at, keys, button = event.position(), event.modifiers(), event.button()
        if button == Qt.MouseButton.MiddleButton or (button == Qt.MouseButton.LeftButton and self.space):
            return Pan(self, at)
        if button != Qt.MouseButton.LeftButton:
            return None
        handle = self.handle_at(at)
        contact = self.contact_at(at) if handle is None else handle
        links = handle is not None or self.tool == "link" or bool(keys & Qt.KeyboardModifier.AltModifier)
        if contact is not None and links:
            return None if self.refuses_edits() else Link(self, at, contact, handle is None)
        note = self.note_at(at) if contact is None and self.tool == "select" else None
        box = None if note is None else self.note_box(note)
        if note is not None and box is not None and not keys & ADDING:
            return None if self.refuses_edits() else MoveNote(self, at, note, box)
        if self.tool == "lasso" and contact is None:
            return Lasso(self, at, bool(keys & ADDING))
        return Select(self, at, keys)

    # Events --------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture; a second button during one cancels it."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.gesture is None:
            self.asked.forget()
            self.begin(self._gesture_for(event))
        elif event.button() == Qt.MouseButton.LeftButton:
            self.replace(self.gesture.pressed(event.position(), event.modifiers()))
        else:
            self.cancel_gesture()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the gesture, or show what is under the pointer."""
        if self.gesture is None:
            self.hover(event.position())
        elif event.buttons() == Qt.MouseButton.NoButton and not self.gesture.outlasts_release:
            self.cancel_gesture()
        else:
            self.go_on(event.position(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture."""
        self.end(event.position(), event.modifiers())
        adds = self.tool == "add" and event.button() == Qt.MouseButton.LeftButton and not self.asked.is_open()
        if adds and self.gesture is None and self.contact_at(event.position()) is None:
            self.add_at(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename a person where they are, or add one on an empty place; with keys it is a press like any."""
        if event.button() != Qt.MouseButton.LeftButton or self.space or event.modifiers() & PRESSING:
            self.mousePressEvent(event)
            return
        self.cancel_gesture()
        contact = self.contact_at(event.position())
        if contact is not None:
            self.edit_name(contact)
        elif (note := self.note_at(event.position())) is not None:
            self.write_note(event.position(), note)
        elif self.tie_at(event.position()) is None:
            self.add_at(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer with a wheel, pan with two fingers. Data never change."""
        event.accept()
        if isinstance(self.gesture, Drag | Link | Lasso):
            return
        pixels, keys = event.pixelDelta(), event.modifiers()
        if not pixels.isNull() and not keys & Qt.KeyboardModifier.ControlModifier:
            self.set_camera(panned(self.camera, self.frame, pixels.x(), pixels.y()))
        else:
            turned = event.angleDelta().y() or event.angleDelta().x()
            self.set_camera(zoomed(self.camera, self.unit_at(event.position()), WHEEL**turned))

    def event(self, event: QEvent) -> bool:
        """Zoom by pinching."""
        if isinstance(event, QNativeGestureEvent) and (
            event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.set_camera(zoomed(self.camera, self.unit_at(event.position()), 1.0 + event.value()))
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key is for; during a gesture only Esc is for anything."""
        if event.key() == Qt.Key.Key_Space:
            self.space = True
            self.show_cursor()
        elif self.gesture is not None:
            if event.key() == Qt.Key.Key_Escape:
                self.cancel_gesture()
        elif not keyboard.pressed(self, event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of Space."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.space = False
            self.show_cursor()
        else:
            super().keyReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of what is under the pointer, or of what is selected; in mid-drag, none."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.open_menu()
        elif not QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            at = QPointF(event.pos())
            self.popup(menus.menu_at(self, at), at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys go to the canvas."""
        super().focusInEvent(event)
        by_key = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.focus_shown = event.reason() in by_key
        if self.heard is not None:
            self.heard.focus()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Cancel what the hand was at: the release may never come."""
        super().focusOutEvent(event)
        self.space = False
        staying = (Qt.FocusReason.OtherFocusReason, Qt.FocusReason.PopupFocusReason)
        if event.reason() not in staying:
            self.cancel_gesture()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nobody is under the pointer any more."""
        super().leaveEvent(event)
        self.unhover()

    def hideEvent(self, event: QHideEvent) -> None:
        """Cancel what the hand was at."""
        super().hideEvent(event)
        self.cancel_gesture()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cancel what the hand was at, and fit the map to the new size."""
        self.cancel_gesture()
        self.asked.forget()
        super().resizeEvent(event)
        size = self.corner.sizeHint()
        self.corner.setGeometry(
            QRect(
                self.width() - size.width() - 10,
                self.height() - size.height() - 10,
                size.width(),
                size.height(),
            )
        )
        self.show_invitation()
