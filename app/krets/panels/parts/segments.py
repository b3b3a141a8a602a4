"""One control made of words side by side, of which one is chosen: the five rings."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from krets.panels.parts.flow import FlowLayout


class _Segment(QPushButton):
    """One word of the control. Arrow keys go to its neighbours without choosing them."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrows, choose with Space or Enter."""
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case _:
                super().keyPressEvent(event)


class Segments(QWidget):
    """Words side by side (in rows where they do not fit); one tab stop, arrows within, Space chooses."""

    committed = Signal(object)

    def __init__(
        self, label: str, choices: Sequence[tuple[object, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        flow = FlowLayout(self, gap=1, justify=True)
        self._values = [value for value, _ in choices]
        self.buttons: list[QPushButton] = []
        for number, (value, text) in enumerate(choices):
            button = _Segment(text, self)
            button.setProperty("segment", True)
            button.setProperty("tight", True)
            button.setCheckable(True)
            button.setAccessibleName(self.tr("{control}: {choice}").format(control=label, choice=text))
            button.setMinimumWidth(1)
            button.clicked.connect(lambda _=False, value=value: self._clicked(value))
            button.stepped.connect(lambda step, number=number: self._step(number + step))
            flow.addWidget(button)
            self.buttons.append(button)
        self._shown: object = None
        self.show_value(None, several=True)

    def show_value(self, value: object, *, several: bool = False) -> None:
        """Show which word is chosen; none where people differ."""
        self._shown = value
        self._several = several
        for mine, button in zip(self._values, self.buttons, strict=True):
            button.setChecked(not several and mine == value)
        chosen = [button for button in self.buttons if button.isChecked()] or self.buttons[:1]
        if not any(button.hasFocus() for button in self.buttons):
            self._stop_at(chosen[0])

    def _clicked(self, value: object) -> None:
        shown, several = self._shown, self._several
        self.show_value(shown, several=several)
        if several or value != shown:
            self.committed.emit(value)

    def _step(self, number: int) -> None:
        if 0 <= number < len(self.buttons):
            self._stop_at(self.buttons[number])
            self.buttons[number].setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, stop: QPushButton) -> None:
        for button in self.buttons:
            policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
