"""Who stands out: the selected, the one under the pointer and those they know, the one just found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QTimer
from PySide6.QtGui import QColor, QPainter, QPen

from krets import look, picture
from krets.canvas.layers import Marks
from krets.picture import Disc, Label, TieLine

if TYPE_CHECKING:
    from krets.canvas.stage import Stage

WAIT = 90
"""The map pales when the pointer has rested on a person for so many milliseconds."""
OWN = 400
"""As many ties at the most are marked."""
CROWD = 100
"""Of more people than these selected no ties are marked, and no names added: it would be nearly all."""
NAMED = 12
"""Names are added for as many of the selected at the most."""
FLASHES, FLASH = 6, 160
"""Blinks, and ms of each; for whoever wants less motion a ring that stays for `STEADY` ms."""
STEADY = 1200
HANDLE = 8.0


class Outstanding:
    """Keeps the layers showing who stands out; nothing is laid out anew for it."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.dims = True
        """Whether the rest pales round the person under the pointer; it can be turned off."""
        self.contact: int | None = None
        self.marked: int | None = None
        self.bright: frozenset[int] | None = None
        self.flashing: int | None = None
        self._left = 0
        self._wait = QTimer(stage)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._mark)
        self._flash = QTimer(stage)
        self._flash.timeout.connect(self._blink)

    # Under the pointer ---------------------------------------------------------------------------------

    def hover(self, contact: int | None) -> None:
        """Take note of who is under the pointer; the rest pales a moment later."""
        if contact == self.contact:
            return
        self.contact = contact
        self.stage.hovered.emit(contact)
        if contact is not None and self.marked is not None:
            self._mark()
        else:
            self._wait.start(WAIT)

    def forget(self) -> None:
        """Nobody is under the pointer; at once."""
        self._wait.stop()
        if self.contact is not None:
            self.contact = None
            self.stage.hovered.emit(None)
        self._mark()

    def _mark(self) -> None:
        if self.marked != self.contact:
            self.marked = self.contact
            self.refresh()

    def handle(self) -> QPointF | None:
        """Return the middle of the handle for tying, beside the person under the pointer."""
        stage = self.stage
        if self.marked is None or self.marked not in stage.positions or stage.document.read_only:
            return None
        x, y = stage.place_on_screen(self.marked)
        aside = (stage.radius_of(self.marked) + 7) * 0.7071 + 3
        return QPointF(x + aside, y - aside)

    # What the layers show ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what stands out now."""
        stage = self.stage
        if stage.is_lifted or stage.glide.moving or stage.scene is None:
            return
        stage.layers.feature(self.marks)
        stage.update()

    def marks(self) -> Marks | None:
        """Return what stands out on the scene that shows; None where nothing does."""
        people, kept = self._people()
        own, ringed, labels = self._own(), self._ringed(people), self.labels(people)
        if own or ringed or labels or kept is not None:
            return Marks(tuple(own), tuple(ringed), tuple(labels), kept)
        return None

    def _people(self) -> tuple[tuple[int, ...], frozenset[int] | None]:
        stage = self.stage
        people = stage.document.selection.contacts
        if self.bright is not None:
            return people, self.bright
        if self.marked is None or not self.dims or self.marked not in stage.positions:
            return people, None
        known = stage.document.network.neighbours(self.marked)
        return people, frozenset((self.marked, *known, *people))

    def _own(self) -> list[TieLine]:
        drawing, document, scene = self.stage.drawing, self.stage.document, self.stage.layers.scene
        if scene is None:
            return []
        if document.selection.tie is not None:
            tie = document.network.ties.get(document.selection.tie)
            line = None if tie is None else drawing.tie(scene, tie)
            return [] if line is None else [line]
        if self.bright is not None:
            return []
        if self.marked is not None and self.dims:
            return drawing.own_ties(scene, (self.marked,), OWN)
        people, view = document.selection.contacts, document.view
        if view.lit or view.lit_ties:
            return []  # what stands out is behind the score; who is selected keeps their ring
        return drawing.own_ties(scene, people, OWN) if len(people) <= CROWD else []

    def _ringed(self, people: tuple[int, ...]) -> list[Disc]:
        return self.stage.drawing.discs(people, selected=True)  # pale where what is lit leaves them out

    def labels(self, people: tuple[int, ...]) -> list[Label]:
        """Return the names that the map adds for these people and the one under the pointer."""
        stage = self.stage
        scene = stage.scene
        if scene is None:
            return []
        named = {label.contact for label in scene.labels}
        some = people[:NAMED] if len(people) <= CROWD else ()
        wanted = some if self.marked is None else (*some, self.marked)
        missing = [contact for contact in dict.fromkeys(wanted) if contact not in named]
        added = [*picture.add_labels(stage.document.network, scene, missing)] if missing else []
        if len(missing) == 1 and not added:  # whoever is pointed at, or chosen alone, has a name at any rate
            alone = stage.drawing.discs(missing)
            added = [stage.drawing.label(disc.contact, disc.x, disc.y, disc.ring) for disc in alone]
        return added

    # Found ---------------------------------------------------------------------------------------------

    def flash(self, contact: int) -> None:
        """Blink round somebody, so that the eye finds them; or stay round them for a while."""
        moves = look.motion(self.stage) > 0
        self.flashing, self._left = contact, FLASHES if moves else 0
        self._flash.setInterval(FLASH if moves else STEADY)
        self._flash.start()
        self.stage.update()

    def _blink(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._flash.stop()
            self.flashing = None
        self.stage.update()

    def paint(self, painter: QPainter) -> None:
        """Paint the handle, and the ring that flashes."""
        stage = self.stage
        theme = look.theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        handle = self.handle()
        if handle is not None:
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            painter.setBrush(QColor(theme.panel))
            painter.drawEllipse(handle, HANDLE, HANDLE)
            stage.paint_icon(painter, "link", QRectF(handle.x() - 5, handle.y() - 5, 10, 10))
        if self.flashing in stage.positions and self._left % 2 == 0 and self.flashing is not None:
            painter.setPen(QPen(QColor(theme.accent), 4.0))
            painter.setBrush(QColor(0, 0, 0, 0))
            reach = stage.radius_of(self.flashing) + 10
            painter.drawEllipse(QPointF(*stage.place_on_screen(self.flashing)), reach, reach)
