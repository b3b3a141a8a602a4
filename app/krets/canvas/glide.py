"""People who were moved glide to their new places, in less than a third of a second; the rest stays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QVariantAnimation
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle

if TYPE_CHECKING:
    from krets.canvas.stage import Stage

LONGEST = 240
"""Milliseconds; none at all where the system asks for no animation."""
MOST = 400
"""When more people than these move, they are simply in their new places."""

Points = Mapping[int, tuple[float, float]]


class Glide:
    """Paints people between where they were and where they are."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.moving: frozenset[int] = frozenset()
        self._from: dict[int, tuple[float, float]] = {}
        self._animation = QVariantAnimation(stage)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(lambda _value: stage.update())
        self._animation.finished.connect(self.stop)

    def start(self, before: Points, after: Points) -> None:
        """Let everybody glide who is on both maps, but elsewhere."""
        self.stop()
        moved = {c: at for c, at in before.items() if c in after and _far(at, after[c])}
        wait = self.stage.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self.stage)
        if moved and len(moved) <= MOST and wait > 0 and self.stage.isVisible():
            self._from, self.moving = moved, frozenset(moved)
            self._animation.setDuration(min(LONGEST, wait + 40))
            self._animation.start()

    def stop(self) -> None:
        """Be there."""
        if self.moving:
            self.moving, self._from = frozenset(), {}
            self._animation.stop()
            self.stage.show_what_stands_out()
            self.stage.update()

    def paint(self, painter: QPainter) -> None:
        """Paint those on the way."""
        part = float(self._animation.currentValue() or 0.0)
        stage = self.stage
        for disc in stage.drawing.discs(self.moving):
            (ax, ay), (bx, by) = self._from[disc.contact], stage.positions[disc.contact]
            x, y = stage.frame.screen(ax + (bx - ax) * part, ay + (by - ay) * part)
            stage.drawing.paint_one(painter, disc, x, y)


def _far(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) + abs(one[1] - other[1]) > 0.004
