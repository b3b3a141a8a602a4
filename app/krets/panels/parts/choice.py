"""Fields with a fixed set of values: a list to choose from, a box to tick. The wheel never changes them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QWidget


class ChoiceField(QComboBox):
    """One of several values; `committed` carries the one that the user chose."""

    committed = Signal(object)

    def __init__(
        self, label: str, choices: Sequence[tuple[object, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        self._shown: object = None
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.offer(choices)
        self.activated.connect(self._chosen)

    def offer(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer other values from now on."""
        self.clear()
        self._values = [value for value, _ in choices]
        self.addItems([text for _, text in choices])
        self.show_value(self._shown)

    def show_value(self, value: object, *, several: bool = False) -> None:
        """Show a value; nothing at all where people differ or the value is not offered."""
        self._shown = value
        self.setPlaceholderText(self.tr("several") if several else "")
        known = not several and value in self._values
        self.setCurrentIndex(self._values.index(value) if known else -1)
        self._several = several

    def value(self) -> object:
        """Return the value shown."""
        return self._shown

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls."""
        event.ignore()

    def _chosen(self, index: int) -> None:
        value, shown, several = self._values[index], self._shown, self._several
        if several or value != shown:
            self.committed.emit(value)
        self.show_value(self._shown, several=self._several)


class TickField(QCheckBox):
    """Yes or no; partly ticked where people differ, and then a click ticks it for all."""

    committed = Signal(bool)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.clicked.connect(lambda: self.committed.emit(self.checkState() == Qt.CheckState.Checked))

    def show_value(self, value: bool, *, several: bool = False) -> None:
        """Show yes, no, or that people differ."""
        self.setTristate(several)
        state = Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
        self.setCheckState(Qt.CheckState.PartiallyChecked if several else state)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """Go from partly to fully ticked, else to the opposite."""
        checked = self.checkState() == Qt.CheckState.Checked
        self.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)
