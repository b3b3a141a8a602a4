"""What a file leaves open, to be corrected: how it is read, what its columns mean, who of it is you."""

from typing import Any

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from krets.formats import MEANINGS, NOBODY, Answers, Found
from krets.words import meaning_name, separator_name

_SEPARATORS = (",", ";", "\t", "|", "\n")
_ENCODINGS = ("utf-8", "cp1252", "utf-16", "iso-8859-15", "mac-roman", "cp850")
_ENCODING_NAMES = {
    "utf-8": "UTF-8",
    "cp1252": "Windows-1252",
    "utf-16": "UTF-16",
    "iso-8859-15": "ISO 8859-15",
    "mac-roman": "Mac Roman",
    "cp850": "DOS 850",
}
_MOST_COLUMNS = 60
"""Columns that are shown; what is beyond is passed over unless its header is known."""


class Choices(QWidget):
    """The answers to one file. `answered` says that another one was given: the file has to be read anew."""

    answered = Signal(object)
    """The new `Answers`."""

    def __init__(self, found: Found, answers: Answers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers = answers
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._make_ways(found))
        self.columns: dict[str, QComboBox] = {}
        self._meanings = QStandardItemModel(self)  # one list for all columns: a hundred would take their time
        for meaning in ("", *MEANINGS):
            item = QStandardItem(meaning_name(meaning))
            item.setData(meaning, Qt.ItemDataRole.UserRole)
            self._meanings.appendRow(item)
        if found.columns:
            column.addWidget(self._make_columns(found))

    @staticmethod
    def offered(found: Found) -> bool:
        """Whether a file leaves anything open."""
        return bool(found.columns or found.candidates or found.separator or len(found.sheets) > 1)

    def _make_ways(self, found: Found) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        self.me, self.separator, self.encoding, self.sheet = (QComboBox() for _ in range(4))
        people = [(each.key, each.name) for each in found.candidates]
        me = (found.me or NOBODY) if people else ""
        self._fill(row, self.me, self.tr("You are"), [*people, (NOBODY, self.tr("Nobody in it"))], me)
        separators = [(each, separator_name(each)) for each in _SEPARATORS]
        self._fill(row, self.separator, self.tr("Between cells"), separators, found.separator)
        encodings = [(each, _ENCODING_NAMES[each]) for each in _ENCODINGS]
        self._fill(row, self.encoding, self.tr("Letters"), encodings, found.encoding)
        sheets = [(each, each) for each in found.sheets]
        self._fill(row, self.sheet, self.tr("Sheet"), sheets, found.sheets[0] if found.sheets else "")
        row.addStretch(1)
        self.me.activated.connect(lambda: self._say(me=self.me.currentData()))
        self.separator.activated.connect(lambda: self._say(separator=self.separator.currentData()))
        self.encoding.activated.connect(lambda: self._say(encoding=self.encoding.currentData()))
        self.sheet.activated.connect(lambda: self._say(sheet=self.sheet.currentData()))
        return row

    def _fill(
        self, row: QHBoxLayout, combo: QComboBox, label: str, choices: list[tuple[str, str]], now: str
    ) -> None:
        """Put a labelled choice into the row; one that says nothing (there is no `now`) is not shown."""
        field = QWidget(self)
        form = QFormLayout(field)
        form.setContentsMargins(0, 0, 0, 0)
        for key, text in choices:
            combo.addItem(text, key)
        if now and combo.findData(now) < 0:
            combo.addItem(now, now)
        combo.setCurrentIndex(combo.findData(now))
        combo.setMaximumWidth(240)
        combo.setAccessibleName(label)
        form.addRow(label, combo)
        row.addWidget(field)
        field.setVisible(bool(now) and combo.count() > 1)

    def _make_columns(self, found: Found) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 6)
        grid.setHorizontalSpacing(10)
        for place, each in enumerate(found.columns[:_MOST_COLUMNS]):
            grid.addWidget(self._make_meaning(each.header, each.meaning), 1, place)
            header = QLabel(each.header)
            header.setProperty("strong", True)
            _shorten(header)
            grid.addWidget(header, 0, place)
            samples = QLabel(", ".join(" ".join(sample.split()) for sample in each.samples))
            samples.setProperty("quiet", True)
            _shorten(samples)
            grid.addWidget(samples, 2, place)
        grid.setColumnStretch(grid.columnCount(), 1)
        area.setWidget(table)
        area.setFixedHeight(table.sizeHint().height() + area.horizontalScrollBar().sizeHint().height())
        return area

    def _make_meaning(self, header: str, meaning: str) -> QComboBox:
        combo = QComboBox()
        combo.setModel(self._meanings)
        combo.setCurrentIndex(combo.findData(meaning))
        combo.setAccessibleName(self.tr("What the column {name} means").format(name=header))
        combo.setFixedWidth(_width(combo))
        combo.activated.connect(lambda: self._mean(header, combo.currentData()))
        self.columns[header] = combo
        return combo

    def _mean(self, header: str, meaning: str) -> None:
        self._say(meanings={**self._answers.meanings, header: meaning})

    def _say(self, **said: Any) -> None:
        self._answers = msgspec.structs.replace(self._answers, **said)
        self.answered.emit(self._answers)


def _width(widget: QWidget) -> int:
    """Return how wide a column is: as its letters are."""
    return max(150, widget.fontMetrics().averageCharWidth() * 19)


def _shorten(label: QLabel) -> None:
    """Keep a text within its column's width; the whole of it is in the tip."""
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setToolTip(label.text())
    room = _width(label) - 2
    label.setText(label.fontMetrics().elidedText(label.text(), Qt.TextElideMode.ElideRight, room))
