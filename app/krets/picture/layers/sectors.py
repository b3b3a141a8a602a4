"""The sectors: each group's arc round the whole, its name beside it, hairlines between."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPaintEngine, QPainter

from krets.look import UNGROUPED, group_colour, group_numbers, group_pattern
from krets.model import Network
from krets.picture import letters
from krets.picture.frame import MARGIN, Frame
from krets.picture.marks import draw_text
from krets.picture.pens import colour, pen
from krets.picture.scene import Scene, SectorArc
from krets.rings import EGO_RADIUS, Sector, on_circle

OUT = 9.0
"""From the outermost ring to the middle of the arcs, px."""
LINE = 4.0
GAP = 5.0
"""Between two arcs, px."""


def work_out(network: Network, frame: Frame, found: tuple[Sector, ...]) -> tuple[SectorArc, ...]:
    """The arcs of all sectors; none where there is no group."""
    if len(found) == 1 and found[0].group is None:
        return ()
    numbers = group_numbers(network.groups)
    radius = frame.scale + OUT * frame.text
    gap = GAP / radius / 6.283185307
    pixels = letters.SECTOR * frame.text
    out = radius + (LINE / 2 + 3) * frame.text + pixels * 0.55
    reach = frame.scale + (MARGIN + 4) * frame.text - pixels / 2
    widest = 2 * max(reach * reach - out * out, 40.0 * 40.0) ** 0.5
    arcs = []
    for sector in found:
        number = numbers.get(sector.group, 0) if sector.group is not None else 0
        own = sector.group is not None
        name = network.groups[sector.group].name if sector.group is not None else _no_group()
        span = max(sector.span - (gap * 2 if len(found) > 1 else 0), sector.span * 0.3)
        middle = sector.start + sector.span / 2
        x, y = on_circle(middle, out)
        upside = 0.25 + 1e-6 < middle % 1.0 < 0.75 - 1e-6
        room = min(max(sector.span * 6.283185307 * (radius + pixels) - 6, 30.0), widest)
        size = pixels if letters.width(name, pixels, bold=True) <= room else pixels * 0.82
        arcs.append(
            SectorArc(
                group=sector.group,
                start=middle - span / 2,
                span=span,
                colour=group_colour(number) if own else UNGROUPED,
                pattern=group_pattern(number) if own else 0,
                name=letters.elide(name, size, room, bold=True),
                pixels=size,
                x=frame.x + x,
                y=frame.y + y,
                turned=middle * 360 + (180 if upside else 0),
                line=sector.start,
            )
        )
    return tuple(arcs)


def _no_group() -> str:
    return QCoreApplication.translate("words", "No group")


def paint(painter: QPainter, scene: Scene) -> None:
    """Paint arcs, names and the lines between sectors."""
    if not scene.sectors:
        return
    radius = scene.scale + OUT * scene.text
    box = QRectF(scene.x - radius, scene.y - radius, 2 * radius, 2 * radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if len(scene.sectors) > 1:
        painter.setPen(pen(scene.theme.hairline, 1.0))
        for arc in scene.sectors:
            inner, outer = on_circle(arc.line, EGO_RADIUS * 1.7), on_circle(arc.line, 1.0)
            painter.drawLine(_at(scene, inner), _at(scene, outer))
    for arc in scene.sectors:
        start, span = round((0.25 - arc.start) * 5760), -round(arc.span * 5760)
        painter.setPen(pen(arc.colour, LINE * scene.text))
        painter.drawArc(box, start, span)
        if arc.pattern:
            dashes = ((), (), (1.5, 1.5), (4.0, 2.0))[arc.pattern]
            painter.setPen(pen(scene.theme.ground, LINE * scene.text / 3, dashes))
            painter.drawArc(box, start, span)
    for arc in scene.sectors:
        _paint_name(painter, scene, arc)


def _paint_name(painter: QPainter, scene: Scene, arc: SectorArc) -> None:
    """Paint a sector's name along its arc.

    Who searches a PDF takes a slanting name apart letter by letter: there it is painted as shapes, and lies
    upright below them as text that is not seen.
    """
    start = QPointF(-letters.width(arc.name, arc.pixels, bold=True) / 2, arc.pixels * 0.36)
    painter.save()
    painter.setFont(letters.font(arc.pixels, bold=True))
    painter.translate(arc.x, arc.y)
    if painter.paintEngine().type() == QPaintEngine.Type.Pdf:
        painter.setPen(colour(scene.theme.text, 0.0))
        draw_text(painter, start, arc.name)
        painter.rotate(arc.turned)
        painter.translate(start)
        painter.fillPath(letters.outline(arc.name, arc.pixels, bold=True), colour(scene.theme.text))
    else:
        painter.setPen(colour(scene.theme.text))
        painter.rotate(arc.turned)
        draw_text(painter, start, arc.name)
    painter.restore()


def _at(scene: Scene, where: tuple[float, float]) -> QPointF:
    return QPointF(scene.x + where[0] * scene.scale, scene.y + where[1] * scene.scale)
