"""The legend on the canvas: it stays in its corner while the map moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from krets import picture
from krets.picture import Camera, LegendRow, Scene
from krets.words import first_name

if TYPE_CHECKING:
    from krets.canvas.screen import Screen

ROOM = 5.0


class Legend:
    """A small pixmap of the legend, with the row that says whose ties stand out."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self._pixmap: QPixmap | None = None
        self._box = QRectF()

    def forget(self) -> None:
        """Paint it anew next time."""
        self._pixmap = None

    def paint(self, painter: QPainter, event: QRect) -> None:
        """Paint it, if it lies in what is to be painted."""
        scene = self.screen.scene
        if scene is None or scene.legend_box is None:
            return
        if self._pixmap is None:
            self._make(_with_own(scene, self.own_row(), self.screen.camera != Camera()))
        if self._pixmap is not None and self._box.intersects(QRectF(event)):
            painter.drawPixmap(self._box.topLeft(), self._pixmap)

    def _make(self, scene: Scene) -> None:
        assert scene.legend_box is not None
        box = QRectF(*scene.legend_box).adjusted(-ROOM, -ROOM, ROOM, ROOM)
        corner = QPointF(round(box.left()), round(box.top()))
        ratio = self.screen.devicePixelRatioF()
        pixmap = QPixmap(int(box.width() * ratio + 2), int(box.height() * ratio + 2))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.translate(-corner)
        picture.paint(painter, scene, ("legend",))
        painter.end()
        self._pixmap, self._box = pixmap, QRectF(corner, pixmap.deviceIndependentSize())

    def own_row(self) -> str:
        """Return what stands out for the selected people, or "" where nothing does."""
        network = self.screen.document.network
        people = [who for who in self.screen.document.selection.contacts if network.neighbours(who)]
        if not people:
            return ""
        if len(people) > 1:
            return QCoreApplication.translate("words", "whom the selected people know")
        name = first_name(network.contacts[people[0]].name)[:18]
        return QCoreApplication.translate("words", "knows {name}").format(name=name)


def _with_own(scene: Scene, whose: str, moved: bool) -> Scene:
    """Return the scene with a legend that has one more row, at its foot; the others move up."""
    assert scene.legend_box is not None
    if not whose:
        return msgspec.structs.replace(scene, legend_backed=moved)
    left, top, wide, high = scene.legend_box
    row = high / max(1, len(scene.legend))
    text = QFontMetricsF(QApplication.font()).horizontalAdvance(whose) + 48 * scene.text
    return msgspec.structs.replace(
        scene,
        legend=(*scene.legend, LegendRow("own", whose)),
        legend_box=(left, top - row, max(wide, text), high + row),
        legend_backed=moved,
    )
