"""Tying two people: a line is drawn from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from krets import look
from krets.canvas.caption import Caption
from krets.canvas.gestures.gesture import Gesture
from krets.model import edits
from krets.words import fill, full_name, say_refusal

if TYPE_CHECKING:
    from krets.canvas.acting import Acting


class Link(Gesture):
    """From the handle that hovering shows, with Alt, or with the tool, where two clicks do as well."""

    cursor = Qt.CursorShape.CrossCursor
    edits = True

    def __init__(self, canvas: Acting, press: QPointF, contact: int, clicks: bool) -> None:
        """Begin at `contact`; with `clicks` a release there leaves the line hanging at the pointer."""
        super().__init__(canvas, press)
        self.contact = contact
        self.clicks = clicks
        self.at = QPointF(press)
        self.target: int | None = None
        self.has_left = False
        self.caption = Caption()
        known = canvas.document.network.neighbours(contact)
        canvas.dim(frozenset(canvas.positions) - known.keys())

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> Gesture | None:
        """Draw the line to the pointer; say whom it would tie, or why not."""
        self.at = QPointF(at)
        self.has_left = self.has_left or self.is_past_threshold(at)
        self.target = self.canvas.contact_at(at)
        self.caption.put(at, self.canvas.rect())
        self.caption.say(self._sentence())
        return self

    def _sentence(self) -> str:
        network = self.canvas.document.network
        if self.target is None or not self.has_left:
            return ""
        first = full_name(network, network.contacts[self.contact])
        second = full_name(network, network.contacts[self.target])
        if self.target == self.contact:
            return say_refusal("tie-to-oneself", {"name": first})
        if network.tie_between(self.contact, self.target) is not None:
            return say_refusal("already-tied", {"a": first, "b": second})
        return fill(self.canvas.tr("{a} and {b} know each other"), {"a": first, "b": second})

    def pressed(self, at: QPointF, keys: Qt.KeyboardModifier) -> Gesture | None:
        """Take the second click."""
        self.has_left = True
        return self

    def end(self, at: QPointF, keys: Qt.KeyboardModifier) -> Gesture | None:
        """Tie the two; where it began with a click, wait for the second one."""
        self.move(at, keys)
        if self.clicks and not self.has_left:
            self.clicks, self.outlasts_release = False, True
            return self
        self.canvas.undim()
        if self.target is not None and (self.has_left or self.target != self.contact):
            self.canvas.document.edit(edits.connect, self.contact, self.target)
        return None

    def cancel(self) -> None:
        """Draw no tie."""
        self.canvas.undim()

    def paint(self, painter: QPainter) -> None:
        """Paint the line, a ring round both ends, and the sentence."""
        painter.setPen(QPen(QColor(look.theme().accent), 2))
        painter.drawLine(self._start(), self.at)
        ends = (self.contact,) if self.target is None else (self.contact, self.target)
        self.canvas.drawing.paint_people(painter, {end: self.canvas.place_on_screen(end) for end in ends})
        self.canvas.drawing.paint_rings(painter, ends)
        self.caption.paint(painter)

    def _start(self) -> QPointF:
        return QPointF(*self.canvas.place_on_screen(self.contact))

    def area(self) -> QRectF:
        """Return the box of the line, both ends and the sentence."""
        ends = {self.contact, self.target} - {None}
        screen = {end: self.canvas.place_on_screen(end) for end in ends if end is not None}
        line = QRectF(self._start(), self.at).normalized().adjusted(-4, -4, 4, 4)
        return line.united(self.canvas.drawing.area_of(screen)).united(self.caption.area())
