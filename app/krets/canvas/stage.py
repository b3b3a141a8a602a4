"""Where things are on the canvas, and what of them stands out: what the gestures ask for and show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from krets import picture, rings
from krets.canvas.drawing import Drawing
from krets.canvas.glide import Glide
from krets.canvas.hits import SLACK, Grid, Lines, next_towards
from krets.canvas.landing import Landed, cell_path, land
from krets.canvas.outstanding import HANDLE, Outstanding
from krets.canvas.screen import Screen
from krets.document import Document
from krets.engine import Engine
from krets.model import Change, Level
from krets.picture import Camera, Scene
from krets.rings import Spot
from krets.words import Namesakes, level_name, say_person

if TYPE_CHECKING:
    from krets.canvas.heard import Heard

LIT = 0.16
"""Opacity of the accent on the ring and sector under what is dragged."""
ARC = 30.0
"""How far outside the rings a click still means the group there, in pixels."""


class Stage(Screen):
    """The picture with what stands out on it. It never edits; `Canvas` adds the hands."""

    def __init__(self, document: Document, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(document, engine, parent)
        self.namesakes = Namesakes(document.network)
        self.drawing = Drawing(self)
        self.outstanding = Outstanding(self)
        self.glide = Glide(self)
        self.heard: Heard | None = None
        """Who tells screen readers; there from `be_heard` on."""
        self._grid: Grid | None = None
        self._lines: Lines | None = None
        self._lifted: frozenset[int] | None = None
        self._lit: Spot | None = None
        self._dropped: dict[int, tuple[float, float]] = {}
        self.setAccessibleName(self.tr("Map"))
        document.selected.connect(self._show_selection)

    def _show_selection(self, _selection: object) -> None:
        self._lines = None
        self.legend.forget()
        self.outstanding.refresh()

    def follow(self, change: Change) -> None:
        """Work out anew where everybody is; who was moved glides there."""
        self.namesakes.follow(change)
        before, dropped = self.positions, self._dropped
        super().follow(change)
        self._dropped = {}
        self.glide.start({**before, **dropped}, self.positions, frozenset(dropped))

    def composed(self) -> None:
        """Forget where things were."""
        self._grid = self._lines = None

    def show_what_stands_out(self) -> None:
        """Mark on the layers what stands out, or leave out who is in the air or on the way."""
        self._lines = None
        if self._lifted is not None:
            self.layers.lift(self._lifted)
            self.light(self._lit)
        elif self.glide.go_on():
            self.layers.lift(self.glide.moving)
        else:
            self.outstanding.refresh()

    def paint_live(self, painter: QPainter) -> None:
        """Paint who is on the way, the handle for tying, and the ring that flashes."""
        if self.glide.moving:
            self.glide.paint(painter)
        self.outstanding.paint(painter)

    # Where things are ----------------------------------------------------------------------------------

    def unit_at(self, at: QPointF) -> tuple[float, float]:
        """Return which point of the unit circle is at a pixel."""
        return self.frame.unit(at.x(), at.y())

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Return ring, sector and place at a point in units; None outside the whole and on ego."""
        return rings.locate(self.document.network, x, y, self.sectors)

    def spot_name(self, level: Level, group: int | None) -> str:
        """Return "Close · Family", or the ring alone where there is no group."""
        found = self.document.network.groups.get(group) if group is not None else None
        if found is None:
            return level_name(level)
        return self.tr("{ring} · {group}").format(ring=level_name(level), group=found.name)

    def place_on_screen(self, contact: int) -> tuple[float, float]:
        """Return where a placed contact rests, in pixels."""
        return self.frame.screen(*self.positions[contact])

    def position_of(self, contact: int) -> QPoint:
        """Return where a placed contact rests, in whole pixels."""
        self.current()
        return QPointF(*self.place_on_screen(contact)).toPoint()

    def person_box(self, contact: int) -> QRect:
        """Return the box of a placed contact's disc and name, in pixels."""
        return self.drawing.area_of({contact: self.place_on_screen(contact)}).toAlignedRect()

    def discs_on_screen(self) -> Iterator[tuple[int, tuple[float, float, float]]]:
        """Yield each placed contact with middle and radius of the disc, in pixels."""
        for contact, point in self.positions.items():
            yield contact, (*self.frame.screen(*point), self.radius_of(contact))

    def contact_at(self, at: QPointF) -> int | None:
        """Return whose disc is under a pixel."""
        scene = self.current()
        if self._grid is None:
            self._grid = Grid((disc.contact, disc.x, disc.y, disc.r) for disc in scene.discs)
        return self._grid.at(*self._in_scene(scene, at))

    def note_at(self, at: QPointF) -> int | None:
        """Return which note is under a pixel, the last written of several."""
        scene = self.current()
        where = QPointF(*self._in_scene(scene, at))
        found = [note.note for note in scene.notes if QRectF(*note.box).contains(where)]
        return found[-1] if found else None

    def note_box(self, note: int) -> QRectF | None:
        """Return the box of a note, in pixels."""
        scene = self.current()
        box = next((QRectF(*each.box) for each in scene.notes if each.note == note), None)
        if box is not None:
            box.moveTopLeft(QPointF(*self.frame.screen(*self.document.network.notes[note].at)))
        return box

    def tie_at(self, at: QPointF) -> int | None:
        """Return which of the ties drawn runs under a pixel."""
        scene = self.current()
        if self._lines is None:
            own = self.drawing.own_ties(scene, self.document.selection.contacts, 100)
            self._lines = Lines((line.tie, line.points) for line in (*scene.ties, *own))
        found = self._lines.at(*self._in_scene(scene, at))
        if found is None and self.layers.weave is not None:
            where, reach = self.unit_at(at), SLACK / scene.scale
            found = Lines(self.layers.weave.strands.near(*where, reach)).at(*where, reach)
        return found

    def group_at(self, at: QPointF) -> int | None:
        """Return whose arc or name, outside the rings, is under a pixel."""
        turns, far = rings.polar(*self.unit_at(at))
        if not 1.0 < far < 1.0 + ARC * self.text / self.frame.scale:
            return None
        found = (sector for sector in self.sectors if sector.start <= turns < sector.start + sector.span)
        sector = next(found, None)
        return None if sector is None else sector.group

    def handle_at(self, at: QPointF) -> int | None:
        """Return whose handle for tying is under a pixel."""
        handle = self.outstanding.handle()
        if handle is None or (at - handle).manhattanLength() > HANDLE * 1.4:
            return None
        return self.outstanding.marked

    def _in_scene(self, scene: Scene, at: QPointF) -> tuple[float, float]:
        return picture.to_screen(scene, *self.unit_at(at))

    def next_towards(self, contact: int, dx: int, dy: int) -> int | None:
        """Return who comes next from a contact in a direction."""
        return next_towards(self.positions, contact, dx, dy)

    def land(self, points: Mapping[int, tuple[float, float]]) -> Landed:
        """Return level, group and place of people let go at points in units."""
        return land(self.document.network, points, self.sectors)

    def pointer(self) -> QPointF | None:
        """Return where the pointer is, if it is on the canvas."""
        at = self.mapFromGlobal(self.cursor().pos())
        return QPointF(at) if self.underMouse() and self.rect().contains(at) else None

    # Finding -------------------------------------------------------------------------------------------

    def centre_on(self, contact: int, flash: bool = True) -> None:
        """Bring a placed contact into the middle, unless the whole map is in view anyway; flash."""
        if contact not in self.positions:
            return
        if self.camera != Camera():
            self.set_camera(Camera(*self.positions[contact], self.camera.zoom))
        if flash:
            self.outstanding.flash(contact)

    def bring_into_view(self, contact: int) -> None:
        """Move the view only if a contact is not in it."""
        room = QRectF(self.rect()).adjusted(24, 24, -24, -24)
        if contact in self.positions and not room.contains(QPointF(*self.place_on_screen(contact))):
            self.set_camera(Camera(*self.positions[contact], self.camera.zoom))

    # What the gestures show ----------------------------------------------------------------------------

    def hover(self, at: QPointF) -> None:
        """Let the person under the pointer stand out."""
        handle = self.handle_at(at)
        self.outstanding.hover(self.contact_at(at) if handle is None else handle)

    def unhover(self) -> None:
        """Let nobody stand out for being under the pointer."""
        self.outstanding.forget()

    def lift(self, contacts: tuple[int, ...]) -> None:
        """Show the map without these people: they are about to be dragged."""
        lifted = frozenset(contacts)
        if lifted != self._lifted:
            self.glide.stop()
            self.current()
            self.layers.finish_people()
            self._lifted, self._lit = lifted, None
            self.layers.lift(lifted)
            self.go_on_painting()

    def set_down(self) -> None:
        """Show everybody again."""
        if self._lifted is not None or self._dropped:
            self._lifted = self._lit = None
            self._dropped = {}
            self.layers.plain()
            self.outstanding.refresh()
            self.update()

    def drop(self, points: dict[int, tuple[float, float]]) -> None:
        """Let go of who is in the air, at points in units, just before the change that this makes."""
        self._lifted = self._lit = None
        self._dropped = points

    @property
    def is_lifted(self) -> bool:
        """Tell whether people are in the air, and the layers show the map without them."""
        return self._lifted is not None

    def light(self, spot: Spot | None) -> None:
        """Light up a ring inside a sector, below the people."""
        self._lit = spot
        colour = QColor(self.theme.accent)
        colour.setAlphaF(LIT)
        self.layers.light(None if spot is None else cell_path(spot, self.sectors, self.frame), colour)
        self.update()

    def set_hover_dims(self, dims: bool) -> None:
        """Say whether the rest pales round the person under the pointer."""
        self.outstanding.dims = dims
        self.outstanding.refresh()

    def dim(self, bright: frozenset[int]) -> None:
        """Let all pale but these people."""
        self.outstanding.bright = bright
        self.outstanding.refresh()

    def undim(self) -> None:
        """Let nobody pale any more."""
        self.outstanding.bright = None
        self.outstanding.refresh()

    # Read aloud ----------------------------------------------------------------------------------------

    def announce(self, text: str) -> None:
        """Say something to whoever listens to the screen."""
        if self.heard is not None:
            self.heard.announce(text)

    def describe(self, contact: int) -> str:
        """Return a person in words: name, ring, groups."""
        network = self.document.network
        return say_person(network, network.contacts[contact])
