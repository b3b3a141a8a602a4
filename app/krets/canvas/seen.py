"""The chip that asks "Seen lately?" after a drop. It never blocks: whoever goes on, answers nothing."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from krets.canvas.card import Question
from krets.words import month_name

YEARS = 12
"""How many years back the chooser of "longer ago" reaches."""


class SeenChip(Question):
    """Asks when the dropped people were last seen; `answered` gets the day."""

    def __init__(
        self,
        canvas: QWidget,
        today: date,
        spot: QRect,
        people: Sequence[QPoint],
        answered: Callable[[date], None],
    ) -> None:
        """Show it beside `spot` (canvas pixels), which it leaves uncovered, as it does `people` if it can."""
        super().__init__(canvas)
        self._today, self._spot, self._people, self._answered = today, spot, people, answered
        self.setAccessibleName(self.tr("Seen lately?"))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(10, 5, 6, 5)
        self._line.setSpacing(4)
        self._question = QLabel(self.tr("Seen lately?"), self)
        self._line.addWidget(self._question)
        self.today_button = self._button(self.tr("Today"), lambda: answered(today))
        self.week_button = self._button(self.tr("This week"), lambda: answered(today - timedelta(days=3)))
        self.no_button = self._button(self.tr("No"), self._ask_when)
        self.month = QComboBox(self)
        self.year = QComboBox(self)
        self.month.hide()
        self.year.hide()
        buttons = (self.today_button, self.week_button, self.no_button)
        for before, after in pairwise((canvas, *buttons)):
            QWidget.setTabOrder(before, after)
        self.place_beside(spot, people)

    def said(self) -> str:
        """Return what is asked, for those who hear the map, and how to come to the answers."""
        return self.tr("Seen lately? Tab goes to the answers.")

    def _button(self, text: str, clicked: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(clicked)
        self._line.addWidget(button)
        return button

    def _ask_when(self) -> None:
        before = self._today.replace(day=1) - timedelta(days=1)
        self._question.setText(self.tr("Longer ago:"))
        for month in range(1, 13):
            self.month.addItem(month_name(month), month)
        self.month.setCurrentIndex(before.month - 1)
        self.month.setAccessibleName(self.tr("Month"))
        for year in range(self._today.year, self._today.year - YEARS, -1):
            self.year.addItem(str(year), year)
        self.year.setCurrentText(str(before.year))
        self.year.setAccessibleName(self.tr("Year"))
        for box in (self.month, self.year):
            box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            self._line.addWidget(box)
            box.show()
        self.set_button = self._button(self.tr("Set"), self._answer_month)
        self.set_button.show()
        for one, other in pairwise((self.canvas_widget, self.month, self.year, self.set_button)):
            QWidget.setTabOrder(one, other)
        if self.no_button.hasFocus():
            self.month.setFocus(Qt.FocusReason.OtherFocusReason)
        for button in (self.today_button, self.week_button, self.no_button):
            button.hide()
        self.place_beside(self._spot, self._people)

    def _answer_month(self) -> None:
        middle = date(int(self.year.currentData()), int(self.month.currentData()), 15)
        self._answered(min(middle, self._today))
