"""Draw mine: which circles are there? A ready-made set is one click; every name can be changed."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from krets.model import SECTORS, clean
from krets.panels import FlowLayout
from krets.words import sector_name

_MOST = 12


class GroupChip(QLineEdit):
    """The name of one circle, to be changed in place; emptied, it is left out."""

    emptied = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setClearButtonEnabled(True)
        self.setMaxLength(60)
        self.setAccessibleName(self.tr("Name of a circle"))
        self.textChanged.connect(self._fit)
        self.editingFinished.connect(self._leave)
        self._fit()

    def _fit(self) -> None:
        room = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 54
        self.setFixedWidth(max(90, min(room, 260)))
        if not self.text():
            self.emptied.emit()

    def _leave(self) -> None:
        if not clean(self.text()):
            self.emptied.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep room for the text when the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()


class DrawMine(QWidget):
    """The page where the circles of a new map are chosen."""

    chosen = Signal(object)
    """The names of the circles, in order (list of str)."""
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sets: dict[str, QPushButton] = {}
        self.chips: list[GroupChip] = []
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addStretch(1)
        column.addWidget(_heading(self.tr("Which circles are you part of?")))
        told = QLabel(self.tr("They become the sectors of your map. You can change them at any time."))
        told.setWordWrap(True)
        told.setProperty("quiet", True)
        column.addWidget(told)
        column.addLayout(self._make_sets())
        self._shown = QWidget()
        self._flow = FlowLayout(self._shown, gap=8)
        column.addWidget(self._shown)
        column.addLayout(self._make_own())
        self._offer_more()
        column.addSpacing(10)
        column.addLayout(self._make_end())
        column.addStretch(2)
        self.sets["private"].click()

    def names(self) -> list[str]:
        """Return the circles as they stand, none twice."""
        names = [clean(chip.text()) for chip in self.chips]
        return list({name.casefold(): name for name in reversed(names) if name}.values())[::-1]

    def add(self, name: str) -> None:
        """Add a circle, unless there is one of that name or there are too many to draw."""
        name = clean(name)
        if not name or name.casefold() in {each.casefold() for each in self.names()}:
            return
        if len(self.chips) >= _MOST:
            return
        chip = GroupChip(name)
        chip.emptied.connect(lambda: self._remove(chip))
        self.chips.append(chip)
        self._flow.addWidget(chip)
        self._offer_more()

    def _remove(self, chip: GroupChip) -> None:
        if chip in self.chips:
            self.chips.remove(chip)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
            self._offer_more()

    def _offer_more(self) -> None:
        """Take another circle as long as there is room for it, and say when there is not."""
        more = len(self.chips) < _MOST
        self.own.setEnabled(more)
        hint = self.tr("Another circle: a choir, a project …") if more else self.tr("Twelve are all that fit")
        self.own.setPlaceholderText(hint)

    def _make_sets(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for key in SECTORS:
            button = QPushButton(sector_name(key))
            button.setCheckable(True)
            button.toggled.connect(lambda on, key=key: self._set(key, on))
            self.sets[key] = button
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _set(self, key: str, on: bool) -> None:
        names = [sector_name(sector) for sector in SECTORS[key]]
        if on:
            for name in names:
                self.add(name)
            return
        for chip in [chip for chip in self.chips if chip.text() in names]:
            self._remove(chip)

    def _make_own(self) -> QHBoxLayout:
        self.own = QLineEdit()
        self.own.setMaximumWidth(300)
        self.own.setMaxLength(60)
        self.own.returnPressed.connect(self._take_own)
        row = QHBoxLayout()
        row.addWidget(self.own, 1)
        row.addStretch(1)
        return row

    def _take_own(self) -> None:
        self.add(self.own.text())
        self.own.clear()

    def _make_end(self) -> QHBoxLayout:
        self.start = QPushButton(self.tr("Start drawing"))
        self.start.setProperty("primary", True)
        self.start.clicked.connect(self._start)
        back = QPushButton(self.tr("Back"))
        back.clicked.connect(self.back)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.start)
        row.addWidget(back)
        row.addStretch(1)
        return row

    def _start(self) -> None:
        self._take_own()
        self.chosen.emit(self.names())


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("subheading", True)
    return label
