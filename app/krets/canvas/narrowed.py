"""What the canvas says while a filter is on: how many people are shown, which ones, and a way back."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QToolButton

from krets import look, picture
from krets.canvas.card import MARGIN, Card
from krets.words import say_filter, say_shown

if TYPE_CHECKING:
    from krets.canvas.stage import Stage

LETTERS = 12.0
"""Size of its letters, px; they are as large as those of the legend."""
WIDEST = 0.26
"""The part of the canvas' width that the chip takes at the most, unless its first line needs more."""


class NarrowedChip(Card):
    """In the upper left corner of the canvas: how many are shown, "Clear", and below, who that is."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._asked = ""
        self.count, self.asked = QLabel(self), QLabel(self)
        for label in (self.count, self.asked):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.asked.setProperty("quiet", True)
        self.clear = QToolButton(self)
        self.clear.setText(self.tr("Clear"))
        self.clear.setToolTip(self.tr("Show everybody again"))
        self.clear.setProperty("flat", True)
        self.clear.clicked.connect(stage.document.clear_filter)
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 3, 4, 5)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.count, 0, 0)
        grid.addWidget(self.clear, 0, 1)
        grid.addWidget(self.asked, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)

    def say(self, count: str, asked: str) -> None:
        """Show how many are shown, and what was asked of them."""
        self.count.setText(count)
        self._asked = asked
        self.setToolTip(asked)
        self.asked.setAccessibleName(asked)
        self.place()

    def place(self) -> None:
        """Take no more of the canvas than the map leaves free in its corner: what is asked is cut there."""
        size = float(self.canvas_widget.width()), float(self.canvas_widget.height())
        font = QFont(QApplication.font())
        font.setPixelSize(round(LETTERS * picture.letter_scale(size, look.text_scale())))
        for part in (self.asked, self.clear):
            part.setFont(font)
        font.setBold(True)
        self.count.setFont(font)
        least = self.count.sizeHint().width() + self.clear.sizeHint().width()
        room = max(least, round(self.canvas_widget.width() * WIDEST))
        metrics = self.asked.fontMetrics()
        self.asked.setText(metrics.elidedText(self._asked, Qt.TextElideMode.ElideRight, room))
        self.adjustSize()
        self.move(MARGIN, MARGIN)


class Narrowed(QObject):
    """Keeps the line true: a filter that is on is never silent. The chip is made when it is first needed."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.stage = stage
        self.text = ""
        """What is said; "" while everybody is shown."""
        for signal in (stage.document.viewed, stage.document.changed, stage.engine.scored):
            signal.connect(self.refresh)
        stage.installEventFilter(self)

    @cached_property
    def chip(self) -> NarrowedChip:
        """The line on the canvas."""
        return NarrowedChip(self.stage)

    def refresh(self, _news: object = None) -> None:
        """Say what is shown now; aloud too, if it is something else than before."""
        document, before = self.stage.document, self.text
        wanted = document.view.filter
        count, asked = self._shown() if wanted else (0, 0), say_filter(document.network, wanted)
        self.text = say_shown(*count, asked) if wanted else ""
        if self.text == before:
            return
        if self.text:
            self.chip.say(say_shown(*count), asked)
            self.stage.announce(self.text)
        self.chip.setVisible(bool(self.text))

    def _shown(self) -> tuple[int, int]:
        whole, show = len(self.stage.places), self.stage.showing()
        return (whole - len(show.skip) if show.wanted is None else len(show.wanted)), whole

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the canvas, and its letters."""
        if self.text and event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self.chip.place()
        return super().eventFilter(watched, event)
