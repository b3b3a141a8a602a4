"""A short message over the bottom of the map, with what can be done about it; it goes by itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

SHOWN_MS = 8000
_FROM_BOTTOM = 16


class Toast(QFrame):
    """One message at a time, in the lower middle of `over`; a new one takes the place of the old."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setProperty("card", True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._button = QPushButton(self)
        self._button.setProperty("flat", True)
        self._button.clicked.connect(self._act)
        self._second = QPushButton(self)
        self._second.setProperty("flat", True)
        self._second.clicked.connect(self._act_also)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.addWidget(self._label)
        row.addWidget(self._button)
        row.addWidget(self._second)
        self._action: Callable[[], object] | None = None
        self._other: Callable[[], object] | None = None
        self._holds: Callable[[], bool] = lambda: True
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    def say(
        self,
        text: str,
        button: str = "",
        action: Callable[[], object] | None = None,
        holds: Callable[[], bool] = lambda: True,
    ) -> None:
        """Show a message; with a button, it does `action` and the message goes.

        `holds` tells whether the message is still true; `check` asks it.
        """
        self._label.setText(text)
        self._label.setWordWrap(False)
        self._action, self._holds = action, holds
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._second.hide()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def also(self, button: str, action: Callable[[], object]) -> None:
        """Offer one thing more beside the message that is shown."""
        self._second.setText(button)
        self._other = action
        self._second.show()
        if self.isVisible():
            self._place()
            self._timer.start()

    @property
    def text(self) -> str:
        """What is being said; "" once it has gone."""
        return self._label.text() if self.isVisible() else ""

    def check(self) -> None:
        """Let a message go that is no longer true."""
        if self.isVisible() and not self._holds():
            self.hide()

    def press(self) -> None:
        """Do what the button does."""
        self._button.click()

    def press_also(self) -> None:
        """Do what the second button does."""
        self._second.click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle when the map changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _act(self) -> None:
        self.hide()
        if self._action is not None:
            self._action()

    def _act_also(self) -> None:
        self.hide()
        if self._other is not None:
            self._other()

    def _place(self) -> None:
        over = self._over
        room = over.width() - 32
        self.adjustSize()
        if self.sizeHint().width() > room:
            self._label.setWordWrap(True)
            self.resize(room, self.heightForWidth(room))
        self.move((over.width() - self.width()) // 2, over.height() - self.height() - _FROM_BOTTOM)
