"""Words that can be added and taken away one by one."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from krets.panels.parts.buttons import ElidedButton, push
from krets.panels.parts.dots import dot_icon
from krets.panels.parts.flow import FlowLayout
from krets.panels.parts.line import LineField

LONGEST = 40
AT_ONCE = 4
"""As many new chips are made in one tick: each costs more than a millisecond."""


class Item(msgspec.Struct, frozen=True):
    """One chip: what it stands for and says, the colour of its dot; `some` if only some people have it."""

    key: str
    text: str
    tip: str = ""
    colour: str = ""
    some: bool = False


class Chip(QWidget):
    """A word with a cross. A click on the word says `pressed`; the cross, Delete or Backspace `removed`."""

    pressed = Signal(str)
    removed = Signal(str)

    def __init__(self, item: Item, pressable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.word = _Word(self)
        self.word.setAccessibleDescription(self.tr("Delete takes it away"))
        if pressable:
            self.word.clicked.connect(lambda: self.pressed.emit(self.item.key))
        self.word.deleted.connect(lambda: self.removed.emit(self.item.key))
        self.cross = push("x", "", self)
        self.cross.setProperty("pill", "cross")
        self.cross.setIconSize(QSize(12, 12))
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cross.setToolTip(self.tr("Remove"))
        self.cross.clicked.connect(lambda: self.removed.emit(self.item.key))
        row.addWidget(self.word)
        row.addWidget(self.cross)
        self.show_item(item)

    def show_item(self, item: Item) -> None:
        """Stand for this from now on."""
        self.item = item
        text = item.text if len(item.text) <= LONGEST else item.text[: LONGEST - 1] + "…"
        self.word.say(self.tr("{text} (some)").format(text=text) if item.some else text)
        self.word.setToolTip(item.tip or (item.text if text != item.text else ""))
        self.word.setIcon(dot_icon(item.colour) if item.colour else QIcon())
        self.cross.setAccessibleName(self.tr("Remove {text}").format(text=item.text))


class _Word(ElidedButton):
    """The word of a chip."""

    deleted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setProperty("pill", "word")
        self.setIconSize(QSize(10, 10))

    def say(self, text: str) -> None:
        """Show another word."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the chip away on Delete and Backspace."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)


class Chips(QWidget):
    """A row of chips with a field behind them that adds another, with suggestions."""

    added = Signal(str)
    removed = Signal(str)
    pressed = Signal(str)

    def __init__(
        self, label: str, parent: QWidget | None = None, *, hint: str = "", pressable: bool = False
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self._label, self._pressable = label, pressable
        self._items: tuple[Item, ...] = ()
        self._chips: list[Chip] = []
        self._spare: list[Chip] = []
        self._flow = FlowLayout(self)
        self.field = LineField(
            self.tr("Add to {list}").format(list=label), self, hint=hint or self.tr("add …")
        )
        self.field.setProperty("pill", "field")
        self.field.textChanged.connect(self._fit_field)
        self.field.entered.connect(self._fit_field)
        self.field.left.connect(self._fit_field)
        self._fit_field()
        self.field.committed.connect(self._add)
        self._flow.addWidget(self.field)

    @property
    def items(self) -> tuple[Item, ...]:
        """What is shown."""
        return self._items

    def show_items(self, items: Sequence[Item]) -> None:
        """Show these chips; nothing is touched where they are the same. Of many, some come a moment later."""
        if tuple(items) != self._items:
            self._items = tuple(items)
            self._show()

    def _show(self) -> None:
        focused = next((number for number, chip in enumerate(self._chips) if chip.word.hasFocus()), None)
        shown = self._items[: len(self._chips) + len(self._spare) + AT_ONCE]
        kept = {chip.item: chip for chip in self._chips}
        self._spare += [kept.pop(item) for item in [*kept] if item not in shown]
        self._flow.setEnabled(False)  # each chip that is shown would have all laid out again
        self._chips = [kept.pop(item) if item in kept else self._made(item) for item in shown]
        for chip in self._spare:
            self._flow.removeWidget(chip)
            chip.hide()
        for number, chip in enumerate(self._chips):
            self._flow.removeWidget(chip)
            self._flow.insert_widget(number, chip)
        self._flow.setEnabled(True)
        if focused is not None:
            near = self._chips[min(focused, len(self._chips) - 1)].word if self._chips else self.field
            near.setFocus(Qt.FocusReason.OtherFocusReason)
        self._order_tabs()
        self._flow.invalidate()
        self.updateGeometry()
        if len(shown) < len(self._items):
            QTimer.singleShot(0, self, self._show)

    def suggest(self, source: Callable[[], list[str]]) -> None:
        """Offer the words that `source` gives while something is added."""
        self.field.suggest(source)

    def _made(self, item: Item) -> Chip:
        if self._spare:
            chip = self._spare.pop(0)
            chip.show_item(item)
            chip.show()
            return chip
        chip = Chip(item, self._pressable, self)
        chip.pressed.connect(self.pressed)
        chip.removed.connect(self.removed)
        chip.show()
        return chip

    def _order_tabs(self) -> None:
        before: QWidget | None = None
        for widget in [*(chip.word for chip in self._chips), self.field]:
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget

    def _fit_field(self) -> None:
        """Let the field be as short as its hint while nobody types in it."""
        measure = self.field.fontMetrics()
        idle = measure.horizontalAdvance(self.field.placeholderText()) + 22
        busy = self.field.hasFocus() or self.field.text()
        self.field.setFixedWidth(max(idle, measure.averageCharWidth() * 18) if busy else idle)

    def _add(self, text: str) -> None:
        if text:
            self.added.emit(text)
