"""The zones by tint: strong, weak, not met; zone borders, rings as hairlines, the dashed rim."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from krets.model import LEVELS
from krets.picture.pens import colour, pen
from krets.picture.scene import Scene
from krets.rings import RADII

BORDERS = (4, 2)
"""The levels whose outer edge is the border of a zone."""


def paint(painter: QPainter, scene: Scene) -> None:
    """Fill the ground and paint the rings from the outermost in."""
    theme = scene.theme
    width, height = scene.size
    painter.fillRect(QRectF(0, -scene.top, width, height + scene.top), colour(theme.ground))
    ego = QPointF(scene.x, scene.y)
    for level in reversed(LEVELS):
        radius = RADII[level] * scene.scale
        painter.setBrush(colour(theme.zone(level)))
        if level == 1:
            painter.setPen(pen(theme.zone_border, 1.0, (5.0, 3.0)))
        elif level in BORDERS:
            painter.setPen(pen(theme.zone_border, 1.5))
        else:
            painter.setPen(pen(theme.hairline, 1.0))
        painter.drawEllipse(ego, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
