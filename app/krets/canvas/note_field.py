"""The field in which a note is written on the map itself."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from krets.canvas.handover import Handover, has_gone_on

WIDTH, HEIGHT = 240, 96
_DONE = Qt.KeyboardModifier.ControlModifier


class NoteField(QPlainTextEdit):
    """A few lines on the canvas. Ctrl+Enter, or a click elsewhere, hands the text over; Esc drops it."""

    def __init__(self, canvas: QWidget, text: str, at: QPoint, entered: Callable[[str], None]) -> None:
        """Open it with its corner at `at` (canvas pixels), kept inside the canvas."""
        super().__init__(text, canvas)
        self._handover = Handover(self, canvas, entered)
        self._before = text
        self.setAccessibleName(self.tr("Note"))
        self.setPlaceholderText(self.tr("Write a note; Ctrl+Enter is done"))
        self.setTabChangesFocus(True)
        self.resize(WIDTH, HEIGHT)
        left = max(4, min(at.x(), canvas.width() - WIDTH - 4))
        top = max(4, min(at.y(), canvas.height() - HEIGHT - 4))
        self.move(left, top)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Drop the text on Esc, hand it over on Ctrl+Enter; keep every other key from the canvas."""
        if event.key() == Qt.Key.Key_Escape:
            self.drop()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & _DONE:
            self.finish()
        else:
            super().keyPressEvent(event)
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand the text over when the user goes on elsewhere in the window."""
        super().focusOutEvent(event)
        if has_gone_on(event):
            self.finish()

    def is_open(self) -> bool:
        """Tell whether the field still waits for its words."""
        return self._handover.is_open

    def drop(self) -> None:
        """Close without handing anything over."""
        self._handover.close(None)

    def finish(self) -> None:
        """Hand over what was written, if that is anything new, and close."""
        if not self.is_open():
            return
        text = self.toPlainText()
        self._handover.close(text if text.strip() != self._before.strip() else None)
