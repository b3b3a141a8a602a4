"""Panning: the map follows the hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from krets.canvas.frame import panned
from krets.canvas.gestures.gesture import Gesture

if TYPE_CHECKING:
    from krets.canvas.acting import Acting


class Pan(Gesture):
    """Space and drag, or a drag with the middle button."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, canvas: Acting, press: QPointF) -> None:
        super().__init__(canvas, press)
        self.before = canvas.camera
        self.frame = canvas.frame

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> Gesture | None:
        """Push the map as far as the pointer went."""
        gone = at - self.press
        self.canvas.set_camera(panned(self.before, self.frame, gone.x(), gone.y()))
        return self

    def cancel(self) -> None:
        """Go back to where the map was."""
        self.canvas.set_camera(self.before)
