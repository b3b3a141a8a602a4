"""The field in which a name is typed on the map itself."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from krets.canvas.handover import Handover, has_gone_on

WIDTH = 168


class NameField(QLineEdit):
    """A line on the canvas. Enter, or a click elsewhere, hands the text over; Esc drops it."""

    def __init__(self, canvas: QWidget, text: str, at: QPoint, entered: Callable[[str], None]) -> None:
        """Open it with its middle at `at` (canvas pixels), kept inside the canvas."""
        super().__init__(text, canvas)
        self._handover = Handover(self, canvas, entered)
        self._before = text
        self.setAccessibleName(self.tr("Name"))
        self.setPlaceholderText(self.tr("Name"))
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.resize(WIDTH, self.sizeHint().height())
        left = max(4, min(at.x() - WIDTH // 2, canvas.width() - WIDTH - 4))
        top = max(4, min(at.y() - self.height() // 2, canvas.height() - self.height() - 4))
        self.move(left, top)
        self.returnPressed.connect(self.finish)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop(self) -> None:
        """Close without handing anything over."""
        self._handover.close(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Drop the text on Esc; keep every other key from the canvas."""
        if event.key() == Qt.Key.Key_Escape:
            self.drop()
            return
        super().keyPressEvent(event)
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand the text over when the user goes on elsewhere in the window."""
        super().focusOutEvent(event)
        if has_gone_on(event):
            self.finish()

    def is_open(self) -> bool:
        """Tell whether the field still waits for its name."""
        return self._handover.is_open

    def finish(self) -> None:
        """Hand over what was typed, if that is anything new, and close."""
        if not self.is_open():
            return
        text = self.text()
        self._handover.close(text if text.strip() and text != self._before else None)
