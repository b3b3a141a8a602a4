"""Discs and labels painted once and kept, so that a map is drawn from them in a few microseconds a person."""

from collections.abc import Iterable

import msgspec
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from krets import picture
from krets.look import Theme
from krets.picture import Disc, Label

ROOM = 9.0
"""Pixels round a disc for rim, arcs of further groups and selection ring; less is enough round a label."""
KEPT = 4000
"""When more sprites than these are kept, all are thrown away and made anew as they are needed."""


class Sprites:
    """Pixmaps of discs and labels by what they look like, for one theme and one ratio of pixels."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], QPixmap] = {}
        self._theme: Theme | None = None
        self._ratio = 1.0

    def dress(self, theme: Theme, ratio: float) -> None:
        """Paint for this theme and this ratio from now on."""
        if (theme, ratio) != (self._theme, self._ratio) or len(self._kept) > KEPT:
            self._kept.clear()
            self._theme, self._ratio = theme, ratio

    def paint_discs(self, painter: QPainter, discs: Iterable[Disc]) -> None:
        """Paint discs where they are."""
        for disc in discs:
            half = disc.r + ROOM
            painter.drawPixmap(QPointF(disc.x - half, disc.y - half), self._disc(disc))

    def paint_labels(self, painter: QPainter, labels: Iterable[Label]) -> None:
        """Paint labels where they are."""
        for label in labels:
            painter.drawPixmap(QPointF(label.box[0] - 3.0, label.box[1] - 3.0), self._label(label))

    def _disc(self, disc: Disc) -> QPixmap:
        rim = (disc.r, disc.fill, disc.rim, disc.ink, disc.style, disc.pattern, disc.shape)
        key = (*rim, disc.initials, disc.arcs, disc.photo, disc.selected, disc.dim)
        sprite = self._kept.get(key)
        if sprite is None:
            side = 2 * (disc.r + ROOM)
            sprite = self._kept[key] = self._blank(side, side)
            painter = _painter(sprite)
            middle = msgspec.structs.replace(disc, x=disc.r + ROOM, y=disc.r + ROOM)
            picture.paint_disc(painter, self._dressed(), middle)
            painter.end()
        return sprite

    def _label(self, label: Label) -> QPixmap:
        key = (label.text, label.pixels, label.halo, label.bold, label.dim)
        sprite = self._kept.get(key)
        if sprite is None:
            box = (3.0, 3.0, label.box[2], label.box[3])
            sprite = self._kept[key] = self._blank(label.box[2] + 6.0, label.box[3] + 6.0)
            painter = _painter(sprite)
            picture.paint_label(painter, self._dressed(), msgspec.structs.replace(label, box=box))
            painter.end()
        return sprite

    def _dressed(self) -> Theme:
        assert self._theme is not None
        return self._theme

    def _blank(self, width: float, height: float) -> QPixmap:
        sprite = QPixmap(int(width * self._ratio + 1), int(height * self._ratio + 1))
        sprite.setDevicePixelRatio(self._ratio)
        sprite.fill(Qt.GlobalColor.transparent)
        return sprite


def _painter(sprite: QPixmap) -> QPainter:
    painter = QPainter(sprite)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    return painter
