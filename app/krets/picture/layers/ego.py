"""Ego in the middle: a name or initials, never a score."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from krets.model import Network
from krets.picture import letters
from krets.picture.names import initials
from krets.picture.pens import colour, pen
from krets.picture.scene import Scene, Show
from krets.words import ego_name


def written(network: Network, show: Show, radius: float) -> str:
    """What is written in the middle: `show.ego`, the ego's first name or initials, or "You"."""
    name = network.ego.name
    if show.ego:
        text = show.ego
    elif show.names == "none" or not name:
        return ego_name(type(network.ego)())
    elif show.names == "initials":
        return initials(name)
    else:
        text = name.split(" ", 1)[0]
    pixels = letters.EGO * show.text
    return text if letters.width(text, pixels, bold=True) <= 2 * radius - 8 else initials(text)


def paint(painter: QPainter, scene: Scene) -> None:
    """Paint ego's disc."""
    theme = scene.theme
    painter.setBrush(colour(theme.ego))
    painter.setPen(pen(theme.zone_border, 1.5))
    painter.drawEllipse(QPointF(scene.x, scene.y), scene.ego_r, scene.ego_r)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pixels = min(letters.EGO * scene.text, scene.ego_r * 0.8)
    painter.setFont(letters.font(pixels, bold=True))
    painter.setPen(colour(theme.text))
    wide = letters.width(scene.ego, pixels, bold=True)
    painter.drawText(QPointF(scene.x - wide / 2, scene.y + pixels * 0.365), scene.ego)
