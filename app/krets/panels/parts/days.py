"""A field for a day: how long ago it was, today at a click, any other from a calendar, or not known."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import (
    QCalendarWidget,
    QMenu,
    QPushButton,
    QWidget,
    QWidgetAction,
)

from krets import words
from krets.panels.parts.buttons import ElidedButton, set_face
from krets.panels.parts.flow import FlowLayout


class DayField(QWidget):
    """A day, or None; `committed` carries what the user picked."""

    committed = Signal(object)

    def __init__(self, label: str, parent: QWidget | None = None, *, optional: bool = True) -> None:
        super().__init__(parent)
        self._label, self._optional = label, optional
        self._today = date.min
        self._shown: date | None = None
        self._menu: QMenu | None = None
        self.calendar: QCalendarWidget | None = None
        row = FlowLayout(self, gap=6)
        self.pick = ElidedButton("", self)
        self.pick.clicked.connect(self._open)
        self.now = QPushButton(self.tr("Today"), self)
        self.now.setAccessibleName(self.tr("{field}: today").format(field=label))
        self.now.clicked.connect(lambda: self._commit(self._today))
        row.addWidget(self.pick)
        row.addWidget(self.now)

    def show_value(self, value: date | None, today: date, *, several: bool = False, text: str = "") -> None:
        """Show a day as seen from `today`; in a sentence of its own where `text` gives one."""
        self._shown, self._today = value, today
        if several:
            text = self.tr("several")
        elif not text:
            text = self.tr("not known") if value is None else words.date_ago(value, today)
        set_face(self.pick, "calendar", text)
        self.pick.setMinimumWidth(self.pick.fontMetrics().averageCharWidth() * 12)
        self.now.setVisible(several or value != today)
        self.pick.setToolTip("" if value is None or several else words.say_date(value))
        self.pick.setAccessibleName(self.tr("{field}: {value}").format(field=self._label, value=text))
        self._several = several

    def _commit(self, value: date | None) -> None:
        if self._menu is not None:
            self._menu.close()
        if self._several or value != self._shown:
            self.committed.emit(value)

    def _open(self) -> None:
        menu = self._make_menu()
        assert self.calendar is not None
        shown = self._shown or self._today
        self.calendar.setMaximumDate(QDate(self._today.year, self._today.month, self._today.day))
        self.calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        menu.popup(self.pick.mapToGlobal(self.pick.rect().bottomLeft()))
        self.calendar.setFocus()

    def _make_menu(self) -> QMenu:
        if self._menu is None:
            self._menu = QMenu(self)
            self.calendar = QCalendarWidget(self._menu)
            self.calendar.setFirstDayOfWeek(QLocale().firstDayOfWeek())
            self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
            self.calendar.activated.connect(self._picked)
            self.calendar.clicked.connect(self._picked)
            holder = QWidgetAction(self._menu)
            holder.setDefaultWidget(self.calendar)
            self._menu.addAction(holder)
            if self._optional:
                self._menu.addAction(self.tr("Not known")).triggered.connect(lambda: self._commit(None))
        return self._menu

    def _picked(self, day: QDate) -> None:
        self._commit(date(day.year(), day.month(), day.day()))
