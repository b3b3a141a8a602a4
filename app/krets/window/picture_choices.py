"""What a picture shows and on what: asked in one column, told as a sheet and what is shown on it."""

from __future__ import annotations

from typing import Literal

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from krets.canvas import Canvas
from krets.document import Document
from krets.look import DARK, LIGHT, Theme
from krets.model import Discretion, Network
from krets.picture import SHAPES, Camera, Kind, Sheet, Show, heading_room, seen_on
from krets.window.discretion import DiscretionChoice
from krets.words import say_date

Way = Literal["png", "svg", "pdf", "printer"]
WAYS: tuple[Way, ...] = ("png", "svg", "pdf", "printer")
SHARPNESS = (1, 2, 3, 4)
_SHARP = 1
"""The row that is chosen at first: a picture of one pixel each is coarse on most screens."""


class PictureChoices(QWidget):
    """Kind, what of the map, shape, colours, heading, and how people are named."""

    changed = Signal()

    def __init__(self, document: Document, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._canvas = document, canvas
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.discretion = DiscretionChoice(("private", "conflicts"))
        self.discretion.changed.connect(self.changed)
        column.addWidget(self.discretion)
        column.addSpacing(8)
        column.addLayout(self._make_form())
        column.addSpacing(4)
        column.addLayout(self._make_title())
        self.date = self._make_tick(self.tr("Date"))
        self.legend = self._make_tick(self.tr("Legend"), True)
        chosen = bool(document.selection.contacts)
        self.selected = self._make_tick(self.tr("Mark who is selected"), chosen)
        self.selected.setEnabled(chosen)
        for tick in (self.date, self.legend, self.selected):
            column.addWidget(tick)
        column.addStretch(1)
        self._show_use()

    # Building -----------------------------------------------------------------------------------------------

    def _make_form(self) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.way, self.part, self.shape = QComboBox(), QComboBox(), QComboBox()
        self.sharpness, self.colours = QComboBox(), QComboBox()
        said = {
            "png": self.tr("PNG, for screens"),
            "svg": self.tr("SVG, to draw on"),
            "pdf": self.tr("PDF, to hand on"),
            "printer": self.tr("Printer"),
        }
        self.way.addItems([said[way] for way in WAYS])
        self.part.addItems([self.tr("What the window shows"), self.tr("The whole map")])
        for text, shape in self._shapes():
            self.shape.addItem(text, shape)
        for sharp in SHARPNESS:
            self.sharpness.addItem(self.tr("{times}×").format(times=sharp), sharp)
        self.sharpness.setCurrentIndex(_SHARP)
        self.colours.addItems([self.tr("Light"), self.tr("Dark")])
        self.colours.setCurrentIndex(1 if self._canvas.theme.name == DARK.name else 0)
        for text, combo in (
            (self.tr("Kind"), self.way),
            (self.tr("Part"), self.part),
            (self.tr("Shape"), self.shape),
            (self.tr("Sharpness"), self.sharpness),
            (self.tr("Colours"), self.colours),
        ):
            form.addRow(text, combo)
            combo.currentIndexChanged.connect(self._say)
        return form

    def _shapes(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("As in the window"), ""),
            (self.tr("A4, lying"), "a4"),
            (self.tr("A4, upright"), "a4-portrait"),
            (self.tr("A3, lying"), "a3"),
            (self.tr("A3, upright"), "a3-portrait"),
            (self.tr("Square"), "square"),
            (self.tr("Wide, 16:9"), "16:9"),
        )

    def _make_title(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.titled = QCheckBox(self.tr("Title"))
        name = "" if self._document.untitled else self._document.path.stem
        self.title = QLineEdit(name)
        self.title.setAccessibleName(self.tr("Title"))
        self.title.setPlaceholderText(self.tr("What the picture is called"))
        self.titled.setChecked(bool(name))
        self.titled.toggled.connect(self._say)
        self.title.textChanged.connect(self._typed)
        row.addWidget(self.titled)
        row.addWidget(self.title, 1)
        return row

    def _make_tick(self, text: str, on: bool = False) -> QCheckBox:
        tick = QCheckBox(text)
        tick.setChecked(on)
        tick.toggled.connect(self._say)
        return tick

    # What was chosen ----------------------------------------------------------------------------------------

    def _typed(self, text: str) -> None:
        """Tick the title when one is typed, and no more when it is gone."""
        self.titled.setChecked(bool(text.strip()))
        self._say()

    def _say(self) -> None:
        self._show_use()
        self.changed.emit()

    def _show_use(self) -> None:
        self.sharpness.setEnabled(self.chosen_way == "png")

    @property
    def chosen_way(self) -> Way:
        """As a file of which kind the picture leaves, or on paper."""
        return WAYS[self.way.currentIndex()]

    @property
    def kind(self) -> Kind:
        """The kind of file that is made: for a printer, what is searched before it is printed."""
        way = self.chosen_way
        return "pdf" if way == "printer" else way

    @property
    def heading(self) -> str:
        """The title, "" without one."""
        return self.title.text().strip() if self.titled.isChecked() else ""

    @property
    def theme(self) -> Theme:
        """The colours of the picture."""
        return DARK if self.colours.currentIndex() == 1 else LIGHT

    def shown(self, how: Discretion, title: str, told: Network) -> Show:
        """Return what is shown: as on the canvas, but for what may not leave; `told` is left of the map."""
        people = self._document.selection.contacts if self.selected.isChecked() else ()
        return msgspec.structs.replace(
            self._canvas.leaving(how, told),
            names=how.names,
            private=how.private,
            conflicts=how.conflicts,
            legend=self.legend.isChecked(),
            selected=frozenset(people),
            title=title,
            date=say_date(self._document.now().date()) if self.date.isChecked() else "",
        )

    def sheet(self, show: Show) -> Sheet:
        """Return what it is shown on; in the window's own shape a heading makes it higher."""
        canvas, shape = self._canvas, self.shape.currentData()
        sharp = self.sharpness.currentData() if self.chosen_way == "png" else 1
        camera = canvas.camera if self.part.currentIndex() == 0 else Camera()
        window = canvas.width(), canvas.height()
        top = heading_room(show)
        if not shape:
            size = window[0], window[1] + round(top)
            return Sheet(size, sharp, camera, 1.0)
        sheet = Sheet(SHAPES[shape], sharp)
        plain = sheet.size[0] / sheet.factor, sheet.size[1] / sheet.factor - top
        camera = seen_on(plain, camera, canvas.frame.scale, window, show.text)
        return msgspec.structs.replace(sheet, camera=camera)
