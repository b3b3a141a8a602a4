"""People who were moved glide to their new places, in less than a third of a second; the rest stays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QVariantAnimation
from PySide6.QtGui import QPainter

from krets import look

if TYPE_CHECKING:
    from krets.canvas.stage import Stage

LONGEST = 240
"""Milliseconds; none at all for whoever wants less motion."""
MOST = 400
"""When more people than these move, they are simply in their new places."""

Points = Mapping[int, tuple[float, float]]


class Glide:
    """Paints people between where they were and where they are."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.moving: frozenset[int] = frozenset()
        self._from: dict[int, tuple[float, float]] = {}
        self._arrived = True
        self._animation = QVariantAnimation(stage)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(lambda _value: stage.update())
        self._animation.finished.connect(self._arrive)

    def start(self, before: Points, after: Points, dropped: frozenset[int]) -> None:
        """Let everybody glide who is on both maps, but elsewhere.

        Who was `dropped` is painted here until the layers show the new map, even without a way to go.
        """
        self.stop()
        moved = {c: at for c, at in before.items() if c in after and (c in dropped or _far(at, after[c]))}
        if not moved or len(moved) > MOST or not self.stage.isVisible():
            return
        self._from, self.moving = moved, frozenset(moved)
        wait = look.motion(self.stage)
        self._arrived = wait <= 0 or not any(_far(at, after[c]) for c, at in moved.items())
        if not self._arrived:
            self._animation.setDuration(min(LONGEST, wait + 40))
            self._animation.start()

    def go_on(self) -> bool:
        """Tell whether anybody is still on the way, now that the layers show the new map."""
        if self._arrived:
            self.moving, self._from = frozenset(), {}
        return bool(self.moving)

    def _arrive(self) -> None:
        self._arrived = True
        if not self.stage.layers.pending:
            self.stop()

    def stop(self) -> None:
        """Be there."""
        if self.moving:
            self.moving, self._from = frozenset(), {}
            self._animation.stop()
            self.stage.show_what_stands_out()
            self.stage.update()

    def paint(self, painter: QPainter) -> None:
        """Paint those on the way."""
        part = 1.0 if self._arrived else float(self._animation.currentValue() or 0.0)
        stage = self.stage
        screen = {}
        for contact in self.moving & stage.positions.keys():
            (ax, ay), (bx, by) = self._from[contact], stage.positions[contact]
            screen[contact] = stage.frame.screen(ax + (bx - ax) * part, ay + (by - ay) * part)
        stage.drawing.paint_people(painter, screen, frozenset(stage.document.selection.contacts))


def _far(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) + abs(one[1] - other[1]) > 0.004
