"""A small curve of one score, painted by hand."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from krets import look, words
from krets.model import Point, Scores
from krets.panels.parts import SMALL, sized


class Sparkline(QWidget):
    """One score over time; it shows nothing before there are two days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.measure = "overall"
        self._points: Sequence[Point] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    def show_points(self, points: Sequence[Point]) -> None:
        """Show these days."""
        self._points = tuple(points)
        self._say()

    def show_measure(self, measure: str) -> None:
        """Show this score, or "overall"."""
        self.measure = measure
        self._say()

    def show_now(self, scores: Scores) -> None:
        """Put the scores of today at the end of the curve."""
        today = Point(scores.on, scores.scores, scores.overall)
        if self._points and self._points[-1].on <= scores.on:
            kept = self._points[:-1] if self._points[-1].on == scores.on else self._points
            self._points = (*kept, today)
        self._say()

    def runs(self) -> list[list[tuple[date, float]]]:
        """Return the curve in unbroken stretches; it breaks where the score was undefined."""
        runs: list[list[tuple[date, float]]] = [[]]
        for point in self._points:
            value = point.overall if self.measure == "overall" else point.scores.get(self.measure)
            if value is not None:
                runs[-1].append((point.on, value))
            elif runs[-1]:
                runs.append([])
        return [run for run in runs if run]

    def sizeHint(self) -> QSize:
        """Return room for a caption and a low curve."""
        return QSize(220, 2 * self.fontMetrics().height() + 22)

    def minimumSizeHint(self) -> QSize:
        """Return the least size that still reads."""
        return QSize(100, self.sizeHint().height())

    def paintEvent(self, _: QPaintEvent) -> None:
        """Paint the name, the curve and its last value."""
        runs = self.runs()
        if not runs:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = look.theme()
        painter.setFont(sized(self.font(), SMALL))
        painter.setPen(QColor(theme.quiet))
        line = painter.fontMetrics().height()
        inside = QRectF(self.rect()).adjusted(5, 0, -5, -2)
        since = words.say_date(runs[0][0][0])
        caption = self.tr("{score} since {day}").format(score=words.score_name(self.measure), day=since)
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, caption)
        self._paint_curve(painter, inside.adjusted(2, line + 5, -5, -4), runs)
        painter.end()

    def _paint_curve(self, painter: QPainter, room: QRectF, runs: list[list[tuple[date, float]]]) -> None:
        first, last = runs[0][0][0], runs[-1][-1][0]
        days = max(1, (last - first).days)
        values = [value for run in runs for _, value in run]
        low, high = min(values), max(values)
        spread = max(high - low, 5.0)

        def place(on: date, value: float) -> QPointF:
            across = (on - first).days / days
            up = (value - (low + high) / 2) / spread + 0.5
            return QPointF(room.left() + room.width() * across, room.bottom() - room.height() * up)

        ink = QColor(look.theme().accent)
        painter.setPen(QPen(ink, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for run in runs:
            painter.drawPolyline(QPolygonF([place(on, value) for on, value in run]))
        painter.setBrush(QColor(look.theme().panel))
        painter.drawEllipse(place(*runs[-1][-1]), 3, 3)

    def _say(self) -> None:
        runs = self.runs()
        many = sum(map(len, runs)) > 1
        self.setVisible(many)
        if many:
            said = self.tr("{score}: from {first} to {last}").format(
                score=words.score_name(self.measure),
                first=round(runs[0][0][1]),
                last=round(runs[-1][-1][1]),
            )
            self.setAccessibleName(said)
        self.update()
