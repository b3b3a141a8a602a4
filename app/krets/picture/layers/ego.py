"""Ego in the middle: a name or initials, never a score."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from krets.model import Ego, Network
from krets.picture import letters
from krets.picture.marks import draw_text
from krets.picture.pens import colour, pen
from krets.picture.scene import Scene, Show
from krets.words import ego_name, initials


def written(network: Network, show: Show, radius: float) -> tuple[str, float]:
    """What is written in the middle, and its size (px): `show.ego`, ego's first name, initials, or "You"."""
    name = show.ego or network.ego.name
    if not show.ego and (show.names == "none" or not name):
        text = initialled = ego_name(Ego())
    else:
        initialled = initials(name)
        text = initialled if show.names == "initials" and not show.ego else name.split(" ", 1)[0]
    room = 2 * radius - 8 * show.text
    for size in (letters.EGO, letters.EGO - 1, letters.EGO - 2):
        pixels = size * show.text
        if letters.width(text, pixels, bold=True) <= room:
            return text, pixels
    return initialled, min(letters.EGO * show.text, radius * 0.8)


def paint(painter: QPainter, scene: Scene) -> None:
    """Paint ego's disc."""
    theme = scene.theme
    painter.setBrush(colour(theme.ego))
    painter.setPen(pen(theme.zone_border, 1.5))
    painter.drawEllipse(QPointF(scene.x, scene.y), scene.ego_r, scene.ego_r)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pixels = scene.ego_pixels
    painter.setFont(letters.font(pixels, bold=True))
    painter.setPen(colour(theme.text))
    wide = letters.width(scene.ego, pixels, bold=True)
    draw_text(painter, QPointF(scene.x - wide / 2, scene.y + pixels * 0.365), scene.ego)
