"""People: a disc each, filled by group, its rim saying whether they were met."""

from collections.abc import Mapping
from functools import lru_cache
from math import cos, hypot, pi, sin
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPolygonF

from krets.look import UNGROUPED, Theme, group_colour, group_numbers, group_pattern, ink, mix
from krets.model import Contact, Network, is_faded
from krets.picture import letters
from krets.picture.bend import zigzag
from krets.picture.frame import Frame
from krets.picture.marks import begin_item, draw_text
from krets.picture.pens import colour, pen
from krets.picture.scene import Disc, Point, Scene, Show
from krets.picture.shading import Shading
from krets.rings import Box
from krets.words import initials

READABLE = 8.5
"""The least radius (px) at which initials are written."""
LARGEST = 1.4
"""Where people are sized by something, nobody is larger than so many discs as they are otherwise."""
FADES = 0.62
"""So much of the ring's tint is in the colour of who was not met lately."""
PALE = 0.3
PHOTO = 128
"""Photos are kept at so many pixels."""
PHOTO_EDGE = 1.06
"""Half the side of a photo, as part of a disc's radius: a hexagon reaches a little further than a circle."""
RINGED = 3.5
"""From a disc's edge to the ring that shows it is selected, px."""
_STYLES = {"solid": (), "dotted": (0.01, 2.0), "dashed": (3.0, 1.8)}


def work_out(
    network: Network,
    frame: Frame,
    theme: Theme,
    show: Show,
    places: Mapping[int, tuple[float, float]],
    vitality: Mapping[int, float],
    seat: float = 0.0,
) -> list[Disc]:
    """The discs of everybody placed who lies on the picture.

    `seat` is the room that is kept for each, as a radius in units: where people are sized by something, the
    largest may take it.
    """
    looks: dict[tuple[int | None, int, bool], _Look] = {}
    numbers = group_numbers(network.groups)
    shading, sizing = show.colouring, show.sizing
    largest = min(max(seat * frame.scale, frame.r), LARGEST * frame.r)
    margin = largest + 40
    discs = []
    for who, where in places.items():
        x, y = frame.place(*where)
        if not frame.shows(x, y, margin):
            continue
        contact = network.contacts[who]
        level = contact.level or 1
        group = network.sector(contact)
        value = group if shading is None else shading.of.get(who)
        key = (value, level, is_faded(contact, vitality))
        if key not in looks:
            number = None if group is None else numbers.get(group)
            looks[key] = _shaded(theme, shading, *key) if shading else _look(theme, number, level, key[2])
        arcs = _arcs(network, contact, group, numbers) if len(contact.groups) > 1 and not shading else ()
        r = sizing.radius(who, largest) if sizing else frame.r
        discs.append(_disc(contact, (x, y), r, show, looks[key], arcs))
    return discs


class _Look(NamedTuple):
    fill: str
    rim: str
    ink: str
    style: str
    pattern: int
    ring: str


def _disc(contact: Contact, where: Point, r: float, show: Show, look: _Look, arcs: tuple[str, ...]) -> Disc:
    photo = contact.photo if show.names == "full" and r >= READABLE and _is_image(contact.photo) else None
    named = show.names != "none" and r >= READABLE and photo is None
    return Disc(
        contact=contact.id,
        x=where[0],
        y=where[1],
        r=r,
        fill=look.fill,
        rim=look.rim,
        ink=look.ink,
        style=look.style,
        pattern=look.pattern,
        shape=contact.kind,
        initials=initials(contact.name) if named else "",
        arcs=arcs,
        photo=photo,
        selected=contact.id in show.selected,
        dim=not _stands_out(show, contact.id),
        strained=contact.feel == "strained" and show.conflicts is not False,
        ring=look.ring,
    )


def _look(theme: Theme, number: int | None, level: int, faded: bool) -> _Look:
    own = UNGROUPED if number is None else group_colour(number)
    pattern = 0 if number is None else group_pattern(number)
    fill = theme.ego if level == 1 else mix(own, theme.zone(level), FADES) if faded else own
    return _dressed(theme, own, fill, pattern, level, faded)


def _shaded(theme: Theme, shading: Shading, place: int | None, level: int, faded: bool) -> _Look:
    """How somebody looks who is coloured by something else than the group; hollow where it is not known.

    A colour that stands for a number is never mixed with another one.
    """
    if place is None:
        return _dressed(theme, UNGROUPED, theme.ego, 0, level, faded)
    shade = shading.shades[place]
    own = shade.colour(theme)
    if shading.graded:
        fill = own
    else:
        fill = theme.ego if level == 1 else mix(own, theme.zone(level), FADES) if faded else own
    return _dressed(theme, own, fill, shade.pattern, level, faded)


def _dressed(theme: Theme, own: str, fill: str, pattern: int, level: int, faded: bool) -> _Look:
    style = "dashed" if level == 1 else "dotted" if faded else "solid"
    return _Look(fill, theme.rim(own), ink(fill), style, pattern, theme.zone(level))


def _arcs(
    network: Network, contact: Contact, first: int | None, numbers: Mapping[int, int]
) -> tuple[str, ...]:
    further = (group for group in contact.groups if group in network.groups and group != first)
    return tuple(group_colour(numbers[group]) for group in further)[:5]


def _stands_out(show: Show, contact: int) -> bool:
    return (not show.lit or contact in show.lit) and (show.wanted is None or contact in show.wanted)


def paint(painter: QPainter, scene: Scene) -> None:
    """Paint everybody's disc; those selected last."""
    for disc in scene.discs:
        if disc.strained:
            _paint_strain(painter, scene, disc)
    for disc in sorted(scene.discs, key=lambda disc: disc.selected):
        begin_item(painter, disc.contact)
        paint_disc(painter, scene.theme, disc)


def paint_disc(painter: QPainter, theme: Theme, disc: Disc) -> None:
    """Paint one disc with rim, letters or photo, arcs of further groups and the ring of who is selected."""
    opacity = painter.opacity()
    if disc.dim:
        painter.setOpacity(opacity * PALE)
    centre = QPointF(disc.x, disc.y)
    shape = outline(disc)
    painter.setBrush(colour(disc.fill))
    if disc.style != "solid":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPath(shape)
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(disc.rim, 1.3 if disc.style == "solid" else 1.6, _STYLES[disc.style]))
    painter.drawPath(shape)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if disc.photo is not None:
        _paint_photo(painter, disc, shape)
    if disc.pattern and disc.r >= 6:
        _paint_pattern(painter, disc)
    for i, name in enumerate(disc.arcs):
        painter.setPen(pen(name, 3.0))
        reach = disc.r + 3.2
        box = QRectF(disc.x - reach, disc.y - reach, 2 * reach, 2 * reach)
        painter.drawArc(box, round((68 - i * 46) * 16), -40 * 16)
    if disc.initials and not disc.dim:  # pale letters could not be read
        _paint_initials(painter, disc)
    if disc.selected:
        painter.setPen(pen(theme.accent, 2.0))
        painter.drawEllipse(centre, disc.r + RINGED, disc.r + RINGED)
    painter.setOpacity(opacity)


def outline(disc: Disc) -> QPainterPath:
    """The edge of a disc: round, a rounded square for a service, a hexagon for an animal."""
    shape = QPainterPath()
    if disc.shape == "service":
        half = disc.r * 0.9
        shape.addRoundedRect(
            QRectF(disc.x - half, disc.y - half, 2 * half, 2 * half), half * 0.35, half * 0.35
        )
    elif disc.shape == "animal":
        corners = [
            (disc.x + disc.r * 1.06 * cos(i * pi / 3), disc.y + disc.r * 1.06 * sin(i * pi / 3))
            for i in range(6)
        ]
        shape.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        shape.closeSubpath()
    else:
        shape.addEllipse(QPointF(disc.x, disc.y), disc.r, disc.r)
    return shape


def _paint_initials(painter: QPainter, disc: Disc) -> None:
    pixels = max(8.0, disc.r * (0.76 if len(disc.initials) < 3 else 0.66))
    wide = letters.width(disc.initials, pixels, bold=True)
    painter.setFont(letters.font(pixels, bold=True))
    painter.setPen(colour(disc.ink))
    draw_text(painter, QPointF(disc.x - wide / 2, disc.y + round(pixels) * 0.365), disc.initials)


def _paint_pattern(painter: QPainter, disc: Disc) -> None:
    dashes = (2.0, 2.0) if disc.pattern == 2 else ()
    for inside in (2.8, 4.8) if disc.pattern == 3 else (2.8,):
        painter.setPen(pen(disc.ink, 1.1, dashes))
        painter.drawEllipse(QPointF(disc.x, disc.y), disc.r - inside, disc.r - inside)


def _paint_photo(painter: QPainter, disc: Disc, shape: QPainterPath) -> None:
    image = _cut(disc.photo or b"", disc.shape)
    half = disc.r * PHOTO_EDGE
    painter.drawImage(QRectF(disc.x - half, disc.y - half, 2 * half, 2 * half), image)
    painter.setPen(pen(disc.rim, 1.6, _STYLES[disc.style]))
    painter.drawPath(shape)


@lru_cache(maxsize=4096)
def _is_image(photo: bytes | None) -> bool:
    """Whether a photo can be shown; of one that cannot, initials stand instead."""
    return photo is not None and not QImage.fromData(photo).isNull()


@lru_cache(maxsize=256)
def _cut(photo: bytes, shape: str) -> QImage:
    """A photo cut to the shape of a disc, so that no device has to clip (SVG could not)."""
    image = QImage.fromData(photo)
    if image.isNull():
        return image
    side = min(image.width(), image.height())
    cut = QImage(PHOTO, PHOTO, QImage.Format.Format_ARGB32_Premultiplied)
    cut.fill(Qt.GlobalColor.transparent)
    painter = QPainter(cut)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    half = PHOTO / 2
    painter.setClipPath(outline(Disc(0, half, half, half / PHOTO_EDGE, "", "", "", shape=shape)))
    small = image.scaled(
        max(1, round(image.width() * PHOTO / side)),
        max(1, round(image.height() * PHOTO / side)),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    left, top = (small.width() - PHOTO) / 2, (small.height() - PHOTO) / 2
    painter.drawImage(QRectF(0, 0, PHOTO, PHOTO), small, QRectF(left, top, PHOTO, PHOTO))
    painter.end()
    return cut


def strain_box(frame: Frame, disc: Disc) -> Box:
    """Round the zigzag of a strained relation: a label there would hide it."""
    ends = _strain(frame.x, frame.y, frame.ego_r, disc) or ((disc.x, disc.y), (disc.x, disc.y))
    left, top = min(x for x, _ in ends) - 3, min(y for _, y in ends) - 3
    return left, top, max(x for x, _ in ends) + 3 - left, max(y for _, y in ends) + 3 - top


def _strain(x: float, y: float, ego_r: float, disc: Disc) -> tuple[Point, Point] | None:
    """From a disc's edge a little way towards ego at (x, y); None where there is no room."""
    dx, dy = x - disc.x, y - disc.y
    far = hypot(dx, dy)
    if far < disc.r * 1.5 + ego_r:
        return None
    ux, uy = dx / far, dy / far
    end = min(disc.r + max(9.0, 1.3 * disc.r), far - ego_r)
    return (disc.x + ux * disc.r, disc.y + uy * disc.r), (disc.x + ux * end, disc.y + uy * end)


def _paint_strain(painter: QPainter, scene: Scene, disc: Disc) -> None:
    """A short zigzag from the disc towards the middle."""
    ends = _strain(scene.x, scene.y, scene.ego_r, disc)
    if ends is None:
        return
    painter.setPen(pen(scene.theme.strained, 1.6, (), PALE if disc.dim else 1.0))
    points = zigzag(ends, 4.0, 2.6)
    way = QPainterPath(QPointF(*points[0]))
    for x, y in points[1:]:
        way.lineTo(x, y)
    painter.drawPath(way)
