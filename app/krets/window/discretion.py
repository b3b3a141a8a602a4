"""Who will see it? How people are named, and which delicate things come along: asked each time."""

from collections.abc import Sequence
from typing import Literal, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from krets.model import Discretion, Names

Tick = Literal["private", "conflicts", "give_take"]


class DiscretionChoice(QWidget):
    """Three ways to name people, of which none is chosen at first, and a box for each delicate thing."""

    changed = Signal()

    def __init__(self, ticks: Sequence[Tick], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        asked = QLabel(self.tr("Who will see it? Show people"))
        asked.setProperty("strong", True)
        column.addWidget(asked)
        self.names = QButtonGroup(self)
        texts = {
            "full": self.tr("with their names"),
            "initials": self.tr("with initials"),
            "none": self.tr("without names"),
        }
        for place, key in enumerate(get_args(Names)):
            button = QRadioButton(texts[key])
            self.names.addButton(button, place)
            column.addWidget(button)
        column.addSpacing(8)
        self.ticks: dict[Tick, QCheckBox] = {}
        said: dict[Tick, str] = {
            "private": self.tr("Also people marked private"),
            "conflicts": self.tr("Also which relationships are strained"),
            "give_take": self.tr("Also who gives whom what"),
        }
        for tick in ticks:
            self.ticks[tick] = QCheckBox(said[tick])
            self.ticks[tick].toggled.connect(self.changed)
            column.addWidget(self.ticks[tick])
        self.names.idToggled.connect(self.changed)

    @property
    def chosen(self) -> Discretion | None:
        """What others may see; None until it has been said how people are named."""
        place = self.names.checkedId()
        if place < 0:
            return None
        said = {tick: box.isChecked() for tick, box in self.ticks.items()}
        return Discretion(get_args(Names)[place], **said)
