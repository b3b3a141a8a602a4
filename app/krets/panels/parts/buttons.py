"""Buttons with an icon that follows the theme."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from krets import look


class ElidedButton(QPushButton):
    """A button whose text ends in an ellipsis where there is no room for all of it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._whole = text
        self.setMinimumWidth(1)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Take another text."""
        self._whole = text
        super().setText(text)
        self._shorten()

    def sizeHint(self) -> QSize:
        """Want room for the whole text; widths are rounded, so two pixels to spare."""
        measure = self.fontMetrics()
        missing = measure.horizontalAdvance(self._whole) - measure.horizontalAdvance(self.text())
        return super().sizeHint() + QSize(missing + 2, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the text to the room there is."""
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        measure = self.fontMetrics()
        frame = super().sizeHint().width() - measure.horizontalAdvance(self.text())
        shown = measure.elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width() - frame)
        if shown != self.text():
            super().setText(shown)


def push(icon: str, text: str, parent: QWidget) -> QPushButton:
    """Return a button with an icon, and a little room between the icon and its text."""
    button = QPushButton(parent)
    set_face(button, icon, text)
    return button


def set_face(button: QAbstractButton, icon: str, text: str) -> None:
    """Give a button an icon by name, and a text (which names it aloud too)."""
    button.setProperty("face", icon)
    button.setIcon(look.icon(icon, look.theme()))
    button.setText("\u2009" + text.replace("&", "&&") if text else "")
    if text:
        button.setAccessibleName(text)


def follow_theme(parent: QWidget) -> None:
    """Give all buttons under a widget their icons anew, in the colours of the theme that is on."""
    for button in parent.findChildren(QAbstractButton):
        name = button.property("face")
        if name:
            button.setIcon(look.icon(str(name), look.theme()))
