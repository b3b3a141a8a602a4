"""Where people come to lie when they are let go; `rings.settle` then finds each a free seat nearby."""

from collections.abc import Mapping, Sequence
from math import hypot

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from krets import rings
from krets.canvas.frame import Frame
from krets.model import Level, Network, Place
from krets.rings import Sector, Spot

CLEAR = 0.006
"""From the edge of the whole or of ego to where people may be let go at the outermost, in units."""

Landed = dict[int, tuple[Level | None, int | None, Place | None]]
"""What `edits.move` takes: level, group and place of each contact."""


def inside(x: float, y: float) -> tuple[float, float]:
    """Return the point itself, or the nearest one that is on a ring: neither outside the whole nor on ego."""
    far = hypot(x, y)
    if far == 0.0:
        return 0.0, -rings.EGO_RADIUS - CLEAR
    kept = min(max(far, rings.EGO_RADIUS + CLEAR), 1.0 - CLEAR)
    return x / far * kept, y / far * kept


def land(network: Network, points: Mapping[int, tuple[float, float]], known: Sequence[Sector]) -> Landed:
    """Return level, group and place of people let go at these points (units)."""
    landed: Landed = {}
    for contact, point in points.items():
        spot = rings.locate(network, *inside(*point), known)
        if spot is not None:
            landed[contact] = (spot.level, spot.group, spot.at)
    return landed


def cell_path(spot: Spot, known: Sequence[Sector], frame: Frame) -> QPainterPath:
    """Return the outline of a ring inside a sector, in pixels."""
    sector = next((found for found in known if found.group == spot.group), known[0])
    inner, outer = (radius * frame.scale for radius in rings.band(spot.level))
    middle = QPointF(frame.x, frame.y)
    path = QPainterPath()
    if sector.span >= 1.0:
        path.addEllipse(middle, outer, outer)
        path.addEllipse(middle, inner, inner)
        return path
    start, span = 90.0 - sector.start * 360.0, -sector.span * 360.0
    path.arcMoveTo(_square(middle, outer), start)
    path.arcTo(_square(middle, outer), start, span)
    path.arcTo(_square(middle, inner), start + span, -span)
    path.closeSubpath()
    return path


def _square(middle: QPointF, radius: float) -> QRectF:
    return QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
