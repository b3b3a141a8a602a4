"""The ring drag: people go to another ring or sector, the scores follow in the air; a drop is one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from krets import rings
from krets.canvas.caption import Caption
from krets.canvas.gestures.gesture import Gesture
from krets.canvas.landing import Landed, inside
from krets.model import Level, edits
from krets.words import say_effect

if TYPE_CHECKING:
    from krets.canvas.acting import Acting

TIES = 400
"""As many ties at the most follow the dragged people; the rest show again after the drop."""


class Drag(Gesture):
    """One person, the selection, or somebody out of the tray, on the way to another place."""

    cursor = Qt.CursorShape.ClosedHandCursor
    edits = True

    def __init__(self, canvas: Acting, press: QPointF, held: int, contacts: tuple[int, ...]) -> None:
        """Take `contacts` by `held`, who is under the pointer; who is not placed yet hangs at the pointer."""
        super().__init__(canvas, press)
        self.held = held
        self.grip = canvas.unit_at(press)
        self.starts = {contact: canvas.positions.get(contact, self.grip) for contact in contacts}
        self.points = dict(self.starts)
        self.home = self._homes()
        self.spots = self.home
        self.over_map = held in canvas.positions
        self.lines = canvas.drawing.live_ties(contacts, TIES)
        self.caption = Caption()
        self._area = QRectF()
        canvas.lift(contacts)
        canvas.engine.previewed.connect(self._say)

    def _homes(self) -> dict[int, tuple[Level | None, int | None]]:
        network = self.canvas.document.network
        people = [network.contacts[contact] for contact in self.starts]
        return {contact.id: (contact.level, network.sector(contact)) for contact in people}

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> Gesture | None:
        """Follow the pointer; ask for the effect when the ring or sector under it is another one."""
        x, y = self.canvas.unit_at(at)
        self.points = {c: (u + x - self.grip[0], v + y - self.grip[1]) for c, (u, v) in self.starts.items()}
        over_map = self.canvas.spot_at(*self.points[self.held]) is not None
        spots = self._spots() if over_map else self.home
        if spots != self.spots or over_map != self.over_map:
            self.spots, self.over_map = spots, over_map
            self._retarget()
        self.caption.put(at, self.canvas.rect())
        self._area = QRectF()
        return self

    def _spots(self) -> dict[int, tuple[Level | None, int | None]]:
        found = {contact: self.canvas.spot_at(*inside(*point)) for contact, point in self.points.items()}
        return {
            contact: (spot.level, spot.group) if spot is not None else self.home[contact]
            for contact, spot in found.items()
        }

    def _retarget(self) -> None:
        canvas = self.canvas
        spot = canvas.spot_at(*self.points[self.held]) if self.over_map else None
        canvas.light(spot)
        changed = self.over_map and self.spots != self.home
        canvas.engine.preview(canvas.document.propose(edits.move, self._landed()) if changed else None)
        if spot is None:
            self.caption.say(canvas.tr("Let go to put back"))
        else:
            self.caption.say(canvas.spot_name(spot.level, spot.group))
        self._say(canvas.engine.effect)

    def _say(self, effect: object) -> None:
        effect = self.canvas.engine.effect
        self.caption.explain("" if effect is None or not self.over_map else say_effect(effect))
        self.canvas.refresh()

    def _landed(self) -> Landed:
        return self.canvas.land(self.points)

    def end(self, at: QPointF, keys: Qt.KeyboardModifier) -> Gesture | None:
        """Drop: one step of undo; outside the whole and on ego the people go back."""
        if not self.over_map:
            self.cancel()
            return None
        self._let_go()
        landed = self._landed()
        self.canvas.drop(self.points)
        if self.canvas.document.edit(edits.move, landed) is None:
            self.canvas.set_down()
            return None
        self.canvas.announce(self.canvas.describe(self.held))
        if self.spots != self.home:
            self.canvas.dropped(tuple(landed), self.spots[self.held][0], self.home[self.held][0])
        return None

    def cancel(self) -> None:
        """Put everybody back."""
        self._let_go()
        self.canvas.set_down()

    def _let_go(self) -> None:
        self.canvas.engine.previewed.disconnect(self._say)
        self.canvas.engine.preview(None)
        self.canvas.light(None)

    def _screen(self) -> dict[int, tuple[float, float]]:
        return {contact: self.canvas.frame.screen(*point) for contact, point in self.points.items()}

    def paint(self, painter: QPainter) -> None:
        """Paint the people in the air, their ties, and the name of what is under the pointer."""
        self.canvas.drawing.paint_ties(painter, self.points, self.lines)
        self.canvas.drawing.paint_people(painter, self._screen())
        self.caption.paint(painter)

    def area(self) -> QRectF:
        """Return the box of people, ties and caption."""
        if self._area.isNull():
            drawing = self.canvas.drawing
            self._area = drawing.area_of(self._screen()).united(self.caption.area())
            self._area = self._area.united(drawing.tie_area(self.points, self.lines))
        return self._area


def is_outermost(level: Level | None) -> bool:
    """Tell whether a level is that of the outermost ring, for people not met yet."""
    return level is not None and rings.RADII[level] == 1.0
