"""Names: of the rings at their top, of people beside their discs; none on top of anything."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from krets.look import Theme
from krets.model import LEVELS, Contact, Network
from krets.picture import letters
from krets.picture.frame import Frame
from krets.picture.names import LONGEST, full_names, short_names
from krets.picture.pens import colour, pen
from krets.picture.scene import Disc, Label, RingName, Scene, Show
from krets.rings import RADII, Box, Boxes, Wish, place_labels
from krets.words import level_name

WIDEST = 132.0
"""A label is cut off at so many pixels."""
ROOMY = 560.0
"""From so many px a unit on, outer rings show full names too."""
TRIED = 320
"""So many labels are tried at most; zooming in shows the others."""


def rings(frame: Frame, theme: Theme) -> tuple[RingName, ...]:
    """The rings' names, inside each ring at its top; none where the rings are too narrow for letters."""
    pixels = letters.RING * frame.text
    high = letters.height(pixels)
    names = []
    for level in LEVELS:
        if frame.scale * 0.12 < high + 2:
            break
        text = level_name(level)
        wide = letters.width(text, pixels, bold=True) + 4
        top = frame.y - RADII[level] * frame.scale + 2.5
        names.append(RingName(level, text, (frame.x - wide / 2, top, wide, high), theme.zone(level)))
    return tuple(names)


def work_out(
    network: Network, frame: Frame, show: Show, discs: Sequence[Disc], blocked: Iterable[Box]
) -> tuple[Label, ...]:
    """The labels that fit, the nearer ring's first; full names near ego, first names further out."""
    if show.names != "full" or not show.labels:
        return ()
    named = _named(network, discs, show)
    if not named:
        return ()
    contacts = [network.contacts[disc.contact] for disc in named]
    full = full_names(_alike(network, contacts))
    short = short_names(full, contacts)
    roomy = frame.scale >= ROOMY * frame.text
    texts = {c.id: (full if roomy or (c.level or 1) >= 4 else short)[c.id] for c in contacts}
    others = [_around(disc) for disc in discs[:]] if len(named) < len(discs) else []
    taken = [*blocked, *others]
    first = _fit(network, frame, named, texts, taken)
    missing = [
        disc for disc in named if disc.contact not in first and texts[disc.contact] != short[disc.contact]
    ]
    if missing:
        taken = [*blocked, *(_around(disc) for disc in discs), *(label.box for label in first.values())]
        first |= _fit(network, frame, missing, short, taken)
    return tuple(first[disc.contact] for disc in named if disc.contact in first)


def _named(network: Network, discs: Sequence[Disc], show: Show) -> list[Disc]:
    def rank(disc: Disc) -> tuple[bool, bool, int, int]:
        level = network.contacts[disc.contact].level or 1
        return disc.contact not in show.selected, disc.dim, -level, disc.contact

    return sorted(discs, key=rank)[:TRIED]


def _alike(network: Network, contacts: Sequence[Contact]) -> list[Contact]:
    """These contacts and whoever placed shares a name with one of them."""
    names = {contact.name.casefold() for contact in contacts}
    return [contact for contact in network.placed() if contact.name.casefold() in names]


def _around(disc: Disc) -> Box:
    return disc.x - disc.r, disc.y - disc.r, 2 * disc.r, 2 * disc.r


def _fit(
    network: Network, frame: Frame, discs: Sequence[Disc], texts: Mapping[int, str], taken: Iterable[Box]
) -> dict[int, Label]:
    wishes: list[Wish] = []
    shown: list[tuple[str, float]] = []
    for rank, disc in enumerate(discs):
        level = network.contacts[disc.contact].level or 1
        pixels = float(round((letters.LABEL if level >= 3 else letters.OUTER) * frame.text))
        text = letters.elide(texts[disc.contact][:LONGEST], pixels, WIDEST * frame.text)
        wide = letters.width(text, pixels)
        reach = disc.r + (2.5 if disc.selected else 0)
        wishes.append(Wish(disc.x, disc.y, reach, wide, letters.height(pixels), rank, 1.5))
        shown.append((text, pixels))
    bounds = (2.0, 2.0, frame.size[0] - 4, frame.size[1] - 4)
    labels: dict[int, Label] = {}
    boxes = place_labels(wishes, taken, bounds)
    for disc, box, (text, pixels) in zip(discs, boxes, shown, strict=True):
        if box is not None:
            labels[disc.contact] = Label(disc.contact, text, box, pixels, disc.ring, False, disc.dim)
    return labels


def paint(painter: QPainter, scene: Scene) -> None:
    """Paint the rings' names, then the people's."""
    pixels = letters.RING * scene.text
    for ring in scene.rings:
        _paint_text(
            painter, ring.text, (ring.box[0] + 2, ring.box[1]), pixels, True, ring.halo, scene.theme.quiet
        )
    for label in scene.labels:
        paint_label(painter, scene.theme, label)


def paint_label(painter: QPainter, theme: Theme, label: Label) -> None:
    """Paint one label with its halo."""
    opacity = painter.opacity()
    if label.dim:
        painter.setOpacity(opacity * 0.45)
    _paint_text(painter, label.text, label.box[:2], label.pixels, label.bold, label.halo, theme.text)
    painter.setOpacity(opacity)


def _paint_text(
    painter: QPainter, text: str, corner: tuple[float, float], pixels: float, bold: bool, halo: str, name: str
) -> None:
    x, y = corner[0], corner[1] + letters.baseline(pixels)
    painter.setPen(pen(halo, 3.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.translate(x, y)
    painter.drawPath(letters.outline(text, pixels, bold))
    painter.translate(-x, -y)
    painter.setPen(colour(name))
    painter.setFont(letters.font(pixels, bold))
    painter.drawText(QPointF(x, y), text)


__all__ = ["Boxes", "paint", "paint_label", "rings", "work_out"]
