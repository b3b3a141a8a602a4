"""The scores over time. pyqtgraph is loaded when there is something to draw for the first time."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from krets import look, words
from krets.document import Document
from krets.engine import Engine
from krets.model import Change, Point, constants
from krets.panels.parts import Caption, ChoiceField, Panel

if TYPE_CHECKING:
    from krets.panels.chart import Chart

PAUSE = 600
"""So many milliseconds without a change before the curve is asked for anew."""


class CurvePanel(Panel):
    """One score, or all six, day by day."""

    def __init__(self, document: Document, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(document, engine, "", parent)
        self.setAccessibleName(self.tr("Scores over time"))
        self.caption.hide()
        choices = [(key, words.score_name(key)) for key in ("overall", *constants.SCORES)]
        self.choice = ChoiceField(self.tr("Which score"), choices, self.card)
        self.choice.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.choice.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToContents)
        self.choice.committed.connect(self.show_measure)
        self.head.insertStretch(1)
        self.head.insertWidget(2, self.choice)
        self.hint = Caption(self.tr("The curve begins when the map is two days old."), self.card)
        self.body.addWidget(self.hint)
        self.chart: Chart | None = None
        self.points: tuple[Point, ...] = ()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PAUSE)
        self._later.timeout.connect(self.engine.ask_curve)
        engine.curved.connect(self._on_curved)
        look.themes().changed.connect(self._redraw)
        self.show_measure("overall")

    def show_measure(self, measure: Any) -> None:
        """Show this score, or "overall"."""
        self.measure = str(measure)
        self.choice.show_value(measure)
        self._redraw()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the curve when it is looked at."""
        super().showEvent(event)
        self.engine.ask_curve()

    def refresh(self, change: Change | None = None) -> None:
        """Ask for the curve anew once the hand rests."""
        if change is not None:
            self._later.start()

    def _on_curved(self, points: Sequence[Point]) -> None:
        self.points = tuple(points)
        self._redraw()

    def _redraw(self, *_: object) -> None:
        days = {point.on for point in self.points}
        enough = len(days) > 1
        self.hint.setVisible(not enough)
        self.heading.setText(self._title(min(days), max(days)) if enough else self.tr("Scores over time"))
        if enough and self.chart is None and self.isVisible():
            from krets.panels.chart import Chart

            self.chart = Chart(self.card)
            self.body.addWidget(self.chart, 1)
        if self.chart is not None:
            self.chart.setVisible(enough)
            if enough:
                self.chart.show_points(self.points, self.measure)

    def _title(self, first: date, last: date) -> str:
        name = words.score_name(self.measure)
        if (last - first).days > 300 and first.year == last.year:
            return self.tr("{score}, this year").format(score=name)
        return self.tr("{score} since {day}").format(score=name, day=words.say_date(first))
