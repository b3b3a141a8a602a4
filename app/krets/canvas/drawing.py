"""Painting single people and ties above the cached layers: in the air, selected, under the pointer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import nsmallest
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication

from krets import picture, rings
from krets.model import Contact, Network, Tie
from krets.picture import Disc, Label, Scene, Show, TieLine

if TYPE_CHECKING:
    from krets.canvas.stage import Stage

COARSE, FINE = 0.8, 0.25
"""Ties that follow the hand are bent in steps of so many radians, those at rest in finer ones."""
WIDTHS = {2: 1.1, 3: 1.5, 4: 2.0, 5: 2.7}
"""Width of a tie that stands out, by level."""
BUNDLE = 80
"""More ties than these stand out as thin lines from corner to corner, for which Qt has a quick pen."""
LABEL = 12.0
WIDEST = 150.0
NAMED = 12
"""As many of the people in the air at the most carry their name."""


class Drawing:
    """Makes and paints discs, labels and ties of one stage."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self._unplaced: tuple[Contact, Disc] | None = None

    def disc(self, contact: int) -> Disc | None:
        """Return how a contact is drawn, placed or not; None for who is not on the map."""
        scene = self.stage.scene
        whom = self.stage.document.network.contacts.get(contact)
        if scene is None or whom is None:
            return None
        if contact in scene.index:
            return scene.discs[scene.index[contact]]
        if self._unplaced is None or self._unplaced[0] is not whom:
            alone = msgspec.structs.replace(whom, level=3, at=(0.5, 0.5))
            network = Network([*self.stage.document.network.groups.values(), alone])
            made = picture.compose(
                network,
                vitality={},
                theme=scene.theme,
                size=scene.size,
                show=Show(labels=False, legend=False),
            )
            self._unplaced = (whom, made.discs[0])
        return msgspec.structs.replace(self._unplaced[1], r=self.stage.radius)

    def discs(self, contacts: Iterable[int], **fields: object) -> list[Disc]:
        """Return the discs of people who are on the picture, with other fields."""
        scene = self.stage.scene
        if scene is None:
            return []
        found = (scene.discs[scene.index[contact]] for contact in contacts if contact in scene.index)
        return [msgspec.structs.replace(disc, **fields) for disc in found]

    def label(self, contact: int, x: float, y: float, halo: str) -> Label:
        """Return a name below a disc at (x, y) px."""
        scale = self.stage.text
        font = QFont(QApplication.font())
        font.setPixelSize(round(LABEL * scale))
        metrics = QFontMetricsF(font)
        shown = self.stage.namesakes.shown(self.stage.document.network.contacts[contact])
        text = shown.fitted(
            lambda name, room: metrics.elidedText(name, Qt.TextElideMode.ElideRight, room),
            WIDEST * scale,
            metrics.horizontalAdvance(shown.mark),
        )
        wide = metrics.horizontalAdvance(text) + 1
        box = (x - wide / 2, y + self.stage.radius_of(contact) + 2.5, wide, LABEL * scale * 1.17)
        return Label(contact, text, box, round(LABEL * scale), halo)

    def own_ties(self, scene: Scene, contacts: Iterable[int], most: int) -> list[TieLine]:
        """Return the ties of these people where a scene has them; the strongest, at most so many."""
        stage = self.stage
        found = self._ties_of(contacts, most)
        thin = len(found) > BUNDLE
        return [
            _line(scene, tie, stage.positions[tie.a], stage.positions[tie.b], thin)
            for tie in found
            if tie.a in stage.positions and tie.b in stage.positions
        ]

    def tie(self, scene: Scene, tie: Tie) -> TieLine | None:
        """Return one tie where a scene has it, if both its ends are placed."""
        positions = self.stage.positions
        if tie.a not in positions or tie.b not in positions:
            return None
        return _line(scene, tie, positions[tie.a], positions[tie.b], thin=False)

    def _ties_of(self, contacts: Iterable[int], most: int) -> list[Tie]:
        network = self.stage.document.network
        found = {tie.id: tie for contact in contacts for tie in network.neighbours(contact).values()}
        if len(found) <= most:
            return list(found.values())
        return nsmallest(most, found.values(), key=lambda tie: (-tie.level, tie.id))

    # Live ----------------------------------------------------------------------------------------------

    def paint_ties(
        self, painter: QPainter, moved: Mapping[int, tuple[float, float]], lines: Iterable[Tie]
    ) -> None:
        """Paint ties with some ends elsewhere (`moved`: contact → point in units), thin and fast."""
        stage = self.stage
        painter.setClipRect(stage.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(stage.theme.accent), 1.0)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        path = QPainterPath()
        x, y, scale = stage.frame.x, stage.frame.y, stage.frame.scale
        for tie in lines:
            a, b = moved.get(tie.a) or stage.positions[tie.a], moved.get(tie.b) or stage.positions[tie.b]
            points = picture.bend(a, b, COARSE)
            path.moveTo(x + a[0] * scale, y + a[1] * scale)
            if len(points) == 3:  # the middle and both ends: one curve through them
                u, v = (2 * points[1][i] - (a[i] + b[i]) / 2 for i in (0, 1))
                path.quadTo(x + u * scale, y + v * scale, x + b[0] * scale, y + b[1] * scale)
                continue
            for u, v in points[1:]:
                path.lineTo(x + u * scale, y + v * scale)
        painter.drawPath(path)

    def live_ties(self, contacts: Iterable[int], most: int) -> list[Tie]:
        """Return the ties that follow these people when they are dragged."""
        moving, positions = set(contacts), self.stage.positions
        return [
            tie
            for tie in self._ties_of(moving, most)
            if (tie.a in moving or tie.a in positions) and (tie.b in moving or tie.b in positions)
        ]

    def tie_area(self, moved: Mapping[int, tuple[float, float]], lines: Iterable[Tie]) -> QRectF:
        """Return the box of all that `paint_ties` touches: ties bend outwards, so it reaches to the rim."""
        stage = self.stage
        ends = [(moved.get(end) or stage.positions[end]) for tie in lines for end in (tie.a, tie.b)]
        if not ends:
            return QRectF()
        reach = max(u * u + v * v for u, v in ends) ** 0.5
        left, top = stage.frame.screen(-reach, -reach)
        side = 2 * reach * stage.frame.scale
        return QRectF(left, top, side, side).adjusted(-2, -2, 2, 2)

    def paint_people(
        self,
        painter: QPainter,
        screen: Mapping[int, tuple[float, float]],
        ringed: frozenset[int] | None = None,
    ) -> None:
        """Paint people at points of the widget (px) with their names; `ringed` (None: all) as selected."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        taken = rings.Boxes()
        for row, (contact, (x, y)) in enumerate(screen.items()):
            disc = self.disc(contact)
            if disc is not None:
                chosen = ringed is None or contact in ringed
                disc = msgspec.structs.replace(disc, x=x, y=y, selected=chosen, dim=False)
                self.stage.sprites.paint_discs(painter, (disc,))
                label = self.label(contact, x, y, disc.ring) if row < NAMED else None
                if label is not None and taken.free(label.box):
                    taken.add(label.box)
                    self.stage.sprites.paint_labels(painter, (label,))

    def paint_rings(self, painter: QPainter, contacts: Iterable[int]) -> None:
        """Paint the ring of who is selected round people where they rest."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.stage.theme.accent), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for contact in contacts:
            if contact in self.stage.positions:
                reach = self.stage.radius_of(contact) + 3.5
                painter.drawEllipse(QPointF(*self.stage.place_on_screen(contact)), reach, reach)

    def area_of(self, screen: Mapping[int, tuple[float, float]]) -> QRectF:
        """Return the box of people at points of the widget, with their names."""
        if not screen:
            return QRectF()
        across, down = [x for x, _ in screen.values()], [y for _, y in screen.values()]
        reach = max(map(self.stage.radius_of, screen)) + 12
        aside = max(reach, WIDEST * self.stage.text / 2 + 8)
        box = QRectF(min(across), min(down), max(across) - min(across), max(down) - min(down))
        return box.adjusted(-aside, -reach, aside, reach + 22 * self.stage.text)


def _line(scene: Scene, tie: Tie, a: tuple[float, float], b: tuple[float, float], thin: bool) -> TieLine:
    way = picture.bend(a, b, FINE / 2 if thin else FINE)
    points = tuple(picture.to_screen(scene, *point) for point in way)
    width = 1.0 if thin else WIDTHS[tie.level]
    return TieLine(tie.id, tie.a, tie.b, points, width, "own", smooth=not thin)
