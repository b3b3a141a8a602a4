"""A line above the map for what lasts: the map can only be read, or could not be written."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget


class Banner(QFrame):
    """One sentence and what can be done about it; hidden while all is well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 12, 6)
        self._row.addWidget(self._label, 1)
        self.buttons: list[QPushButton] = []
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown; "" while there is none."""
        return "" if self.isHidden() else self._label.text()

    def say(self, text: str, *choices: tuple[str, Callable[[], object]]) -> None:
        """Show a sentence with a button for each choice (its text, and what it does)."""
        self._clear()
        self._label.setText(text)
        for name, action in choices:
            button = QPushButton(name, self)
            button.clicked.connect(lambda _checked=False, action=action: action())
            self._row.addWidget(button)
            self.buttons.append(button)
        self.show()

    def settle(self) -> None:
        """Go: there is nothing left to say."""
        self._clear()
        self.hide()

    def _clear(self) -> None:
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = []
