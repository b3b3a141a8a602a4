"""A curve in Krets' dress. Importing this loads pyqtgraph."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from krets import look, words
from krets.model import Point
from krets.panels.parts import SMALL, sized


class Chart(QWidget):
    """One score against days: one ink, months below, a ring at today."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.plot = pg.PlotWidget(self, background=look.theme().panel)
        self.plot.setMenuEnabled(False)
        self.plot.setMouseEnabled(x=False, y=False)
        self.plot.hideButtons()
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.setFrameShape(pg.QtWidgets.QFrame.Shape.NoFrame)
        column.addWidget(self.plot)
        self._drawn: tuple[tuple[Point, ...], str] = ((), "overall")

    def sizeHint(self) -> QSize:
        """Return a low, wide size."""
        return QSize(320, 130)

    def minimumSizeHint(self) -> QSize:
        """Return the least size that still reads."""
        return QSize(160, 110)

    def show_points(self, points: Sequence[Point], measure: str) -> None:
        """Draw a score over these days; the curve breaks where it was undefined."""
        self._drawn = (tuple(points), measure)
        theme = look.theme()
        self.plot.setBackground(QColor(theme.panel))
        item = self.plot.getPlotItem()
        item.clear()
        days = [float(point.on.toordinal()) for point in points]
        values = [point.overall if measure == "overall" else point.scores.get(measure) for point in points]
        heights = [float("nan") if value is None else float(value) for value in values]
        pen = pg.mkPen(QColor(theme.accent), width=2)
        item.plot(days, heights, pen=pen, connect="finite", antialias=True)
        self._mark_last(item, days, values)
        self._dress(item)
        self._fit(item, days, [value for value in values if value is not None])
        self._say(points, values, measure)

    def _mark_last(self, item: Any, days: list[float], values: list[float | None]) -> None:
        if values and values[-1] is not None:
            theme = look.theme()
            ring = pg.mkPen(QColor(theme.accent), width=2)
            item.plot(
                days[-1:],
                [values[-1]],
                pen=None,
                symbol="o",
                symbolSize=9,
                symbolPen=ring,
                symbolBrush=QColor(theme.panel),
            )

    def _dress(self, item: Any) -> None:
        theme = look.theme()
        for side in ("left", "bottom"):
            axis = item.getAxis(side)
            axis.setPen(pg.mkPen(QColor(theme.edge)))
            axis.setTextPen(pg.mkPen(QColor(theme.quiet)))
            axis.setStyle(tickLength=0, tickFont=sized(self.font(), SMALL))
        item.getAxis("left").setWidth(self.fontMetrics().horizontalAdvance("100") + 12)

    def _fit(self, item: Any, days: list[float], values: list[float]) -> None:
        low, high = (min(values), max(values)) if values else (0.0, 100.0)
        low, high = max(0.0, low - 5), min(100.0, high + 5)
        item.setXRange(days[0], days[-1], padding=0.035)
        item.setYRange(low, max(high, low + 10), padding=0)
        step = 20 if high - low > 40 else 10 if high - low > 15 else 5
        marks = range(int(low // step * step), int(high) + step, step)
        item.getAxis("left").setTicks([[(mark, str(mark)) for mark in marks]])
        item.getAxis("bottom").setTicks([_day_marks(days[0], days[-1], max(2, self.width() // 95), self)])

    def _say(self, points: Sequence[Point], values: list[float | None], measure: str) -> None:
        known = [value for value in values if value is not None]
        if known:
            said = self.tr("{score} from {first} to {last}").format(
                score=words.score_name(measure), first=round(known[0]), last=round(known[-1])
            )
            self.setAccessibleName(said)
            self.setToolTip(said)

    def resizeEvent(self, event: Any) -> None:
        """Choose other months for another width."""
        super().resizeEvent(event)
        points, measure = self._drawn
        if points:
            self.show_points(points, measure)


def _day_marks(first: float, last: float, most: int, chart: Chart) -> list[tuple[float, str]]:
    """Return at most `most` places on the axis with their words: months, or the first day, and today."""
    start, end = date.fromordinal(int(first)), date.fromordinal(int(last))
    marks: list[tuple[float, str]] = []
    if (end - start).days > 62:
        month = date(start.year, start.month, 1)
        while month <= end:
            if month >= start - timedelta(days=3):
                marks.append((float(month.toordinal()), words.month_name(month.month)))
            month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    else:
        marks = [(first, words.say_date(start))]
    room = (last - first) / most
    kept: list[tuple[float, str]] = []
    for mark in marks:
        if last - mark[0] >= room and (not kept or mark[0] - kept[-1][0] >= room):
            kept.append(mark)
    return [*kept, (last, chart.tr("Today"))]
