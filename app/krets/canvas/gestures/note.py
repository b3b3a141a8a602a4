"""Notes: written on a free place, changed where they are, moved by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from krets.canvas.gestures.gesture import Gesture
from krets.canvas.note_field import NoteField
from krets.model import edits

if TYPE_CHECKING:
    from krets.canvas.acting import Acting


class Write:
    """The field is open from the start; what is entered becomes a note, or what a note says, in one step."""

    def __init__(self, canvas: Acting, at: QPointF, note: int | None = None) -> None:
        self.canvas, self.note = canvas, note
        self.point = canvas.unit_at(at)
        text = "" if note is None else canvas.document.network.notes[note].text
        self.field = NoteField(canvas, text, at.toPoint(), self._entered)

    def _entered(self, text: str) -> None:
        document = self.canvas.document
        if self.note is None:
            document.edit(edits.add_note, text, self.point)
        else:
            document.edit(edits.edit_note, self.note, text)


class MoveNote(Gesture):
    """A note follows the hand as a frame; dropped, it stays there, in one step."""

    cursor = Qt.CursorShape.SizeAllCursor
    edits = True

    def __init__(self, canvas: Acting, press: QPointF, note: int, box: QRectF) -> None:
        super().__init__(canvas, press)
        self.note, self.box = note, box
        self.at = QPointF(press)
        self.moving = False

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> Gesture | None:
        """Follow the pointer."""
        self.moving = self.moving or self.is_past_threshold(at)
        self.at = QPointF(at)
        return self

    def end(self, at: QPointF, keys: Qt.KeyboardModifier) -> Gesture | None:
        """Put the note down where the frame is."""
        self.move(at, keys)
        if self.moving:
            place = self.canvas.unit_at(self._frame().topLeft())
            self.canvas.document.edit(edits.move_notes, {self.note: place})
        else:
            self.canvas.document.select()
        return None

    def _frame(self) -> QRectF:
        return self.box.translated(self.at - self.press)

    def paint(self, painter: QPainter) -> None:
        """Paint the frame."""
        if self.moving:
            painter.setPen(QPen(QColor(self.canvas.theme.accent), 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._frame(), 6, 6)

    def area(self) -> QRectF:
        """Return the box of the frame."""
        return self._frame().adjusted(-3, -3, 3, 3)
