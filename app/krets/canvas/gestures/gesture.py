"""What every gesture has: it begins, moves, and ends or is cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

if TYPE_CHECKING:
    from krets.canvas.acting import Acting

THRESHOLD = 5.0
"""A press becomes a drag when the pointer is this far from it, in pixels."""
ADDING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
"""With either of these a click adds to the selection."""


class Gesture:
    """One thing a hand does on the canvas, from press to release.

    The canvas forwards to it what the mouse does. `move` and `end` return the gesture that goes on: itself,
    another one that takes over, or None when the hand is done. Nothing is left behind by `cancel`.
    """

    cursor: Qt.CursorShape | None = None
    edits = False
    """Whether it wants to change the map: then a map that is read-only refuses it."""
    outlasts_release = False
    """Whether it goes on while no button is held."""

    def __init__(self, canvas: Acting, press: QPointF) -> None:
        self.canvas = canvas
        self.press = QPointF(press)

    def is_past_threshold(self, at: QPointF) -> bool:
        """Tell whether the pointer is far enough from the press for a drag."""
        return (at - self.press).manhattanLength() >= THRESHOLD

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> Gesture | None:
        """Follow the pointer."""
        return self

    def pressed(self, at: QPointF, keys: Qt.KeyboardModifier) -> Gesture | None:
        """Take a further press, for gestures that outlast a release."""
        return self

    def end(self, at: QPointF, keys: Qt.KeyboardModifier) -> Gesture | None:
        """Do what the gesture is for."""
        return None

    def cancel(self) -> None:
        """Take everything back."""

    def paint(self, painter: QPainter) -> None:
        """Paint what the gesture shows above the map."""

    def area(self) -> QRectF:
        """Return what `paint` touches, in pixels."""
        return QRectF()
