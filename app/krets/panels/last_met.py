"""The question after many were put on a ring at once: "Last met?". Whoever goes on, answers nothing."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from krets.panels.parts import Caption, DayField, FlowLayout

AGO = {"week": 3, "month": 15}
"""Days ago that "This week" and "This month" stand for: the middle of each."""


class LastMet(QWidget):
    """Asks about people when they were last met; `answered` carries the people and the day."""

    answered = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[int, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.question = Caption("", self)
        column.addWidget(self.question)
        flow = FlowLayout(gap=5)
        column.addLayout(flow)
        self.week = QPushButton(self.tr("This week"), self)
        self.month = QPushButton(self.tr("This month"), self)
        self.week.clicked.connect(lambda: self._answer(self._ago("week")))
        self.month.clicked.connect(lambda: self._answer(self._ago("month")))
        self.day = DayField(self.tr("Last met"), self, optional=False)
        self.day.committed.connect(self._answer)
        for widget in (self.week, self.month, self.day):
            flow.addWidget(widget)
        self._today = date.min
        self.hide()

    def ask(self, people: tuple[int, ...], today: date) -> None:
        """Ask about people who have just been put on a ring."""
        self._people, self._today = people, today
        self.question.setText(self.tr("When did you last meet these %n people?", "", len(people)))
        self.day.show_value(None, today, text=self.tr("Another day"))
        self.show()

    def forget(self) -> None:
        """Ask no longer."""
        self._people = ()
        self.hide()

    @property
    def people(self) -> tuple[int, ...]:
        """Whom it asks about."""
        return self._people

    def _ago(self, how_long: str) -> date:
        return self._today - timedelta(days=AGO[how_long])

    def _answer(self, on: date) -> None:
        people = self._people
        self.forget()
        self.answered.emit(people, on)
