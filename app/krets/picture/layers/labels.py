"""Names: of the rings at their top, of people beside their discs; none on top of anything."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from krets.look import Theme
from krets.model import LEVELS, Network
from krets.picture import letters
from krets.picture.frame import Frame, frame_of
from krets.picture.layers.people import strain_box
from krets.picture.marks import draw_text
from krets.picture.names import short_names
from krets.picture.pens import colour, pen
from krets.picture.scene import Disc, Label, RingName, Scene, Show
from krets.rings import RADII, Box, Circle, Placer, Wish
from krets.words import Shown, full_names, level_name

WIDEST = 132.0
"""A label is cut off at so many pixels."""
ROOMY = 560.0
"""From so many px a unit on, outer rings show full names too."""
TRIED = 240
"""So many labels are tried at most; zooming in shows the others."""
CROWD = 200
"""With more discs than that, a label looks for room at four sides only."""


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
    full = full_names(network, contacts)
    short = short_names(full, contacts)
    roomy = frame.scale >= ROOMY * frame.text
    placer = Placer(
        [*blocked, *(strain_box(frame, disc) for disc in discs if disc.strained)],
        _beside(frame, named, discs),
        (2.0, 2.0, frame.size[0] - 4, frame.size[1] - 4),
        (frame.x, frame.y, frame.scale + 6 * frame.text),
    )
    choices = 10 if len(discs) <= CROWD else 4
    labels = []
    for disc, contact in zip(named, contacts, strict=True):
        near = roomy or (contact.level or 1) >= 4
        texts = (full[contact.id], short[contact.id]) if near else (short[contact.id],)
        labels += _first_that_fits(frame, placer, disc, contact.level or 1, texts, choices)
    return tuple(labels)


def _beside(frame: Frame, named: Sequence[Disc], discs: Sequence[Disc]) -> list[Circle]:
    """The discs that a label of these may meet, as circles: on a large map by far not all."""
    across = WIDEST * frame.text + 3 * frame.r
    left, right = min(disc.x for disc in named) - across, max(disc.x for disc in named) + across
    top, bottom = min(disc.y for disc in named) - across, max(disc.y for disc in named) + across
    near = (disc for disc in discs if left < disc.x < right and top < disc.y < bottom)
    return [(disc.x, disc.y, disc.r) for disc in near]


def add(network: Network, scene: Scene, contacts: Iterable[int], blocked: Iterable[Box]) -> tuple[Label, ...]:
    """The labels of some that a scene leaves without, where there is room beside its labels and discs.

    `blocked` are boxes to keep clear of, as for `work_out`. O(discs · contacts).
    """
    frame = frame_of(scene)
    discs = [scene.discs[scene.index[contact]] for contact in contacts if contact in scene.index]
    across, down = 2 * WIDEST * frame.text, 4 * letters.height(letters.LABEL * frame.text) + 3 * frame.r
    around = [
        disc
        for disc in scene.discs
        if any(abs(disc.x - other.x) < across and abs(disc.y - other.y) < down for other in discs)
    ]
    placer = Placer(
        [
            *blocked,
            *(label.box for label in scene.labels),
            *(strain_box(frame, disc) for disc in around if disc.strained),
        ],
        [(disc.x, disc.y, disc.r) for disc in around],
        (2.0, 2.0, frame.size[0] - 4, frame.size[1] - 4),
    )
    people = [network.contacts[disc.contact] for disc in discs]
    full = full_names(network, people)
    short = short_names(full, people)
    labels: list[Label] = []
    for disc, contact in zip(discs, people, strict=True):
        texts = (full[contact.id], short[contact.id])
        labels += _first_that_fits(frame, placer, disc, contact.level or 1, texts, 10)
    return tuple(labels)


def _first_that_fits(
    frame: Frame, placer: Placer, disc: Disc, level: int, texts: Iterable[Shown], choices: int
) -> list[Label]:
    for text in dict.fromkeys(texts):
        label = _place(frame, placer, disc, level, text, choices)
        if label is not None:
            return [label]
    return []


def _place(frame: Frame, placer: Placer, disc: Disc, level: int, name: Shown, choices: int) -> Label | None:
    pixels = float(round((letters.LABEL if level >= 3 else letters.OUTER) * frame.text))
    mark = letters.width(name.mark, pixels) if name.mark else 0.0
    shown = name.fitted(lambda text, room: letters.elide(text, pixels, room), WIDEST * frame.text, mark)
    reach = disc.r + (2.5 if disc.selected else 0)
    wish = Wish(disc.x, disc.y, reach, letters.width(shown, pixels), letters.height(pixels), 0.0, 1.5)
    box = placer.take(wish, choices)
    return None if box is None else Label(disc.contact, shown, box, pixels, disc.ring, False, disc.dim)


def _named(network: Network, discs: Sequence[Disc], show: Show) -> list[Disc]:
    def rank(disc: Disc) -> tuple[bool, bool, int, int]:
        level = network.contacts[disc.contact].level or 1
        return disc.contact not in show.selected, disc.dim, -level, disc.contact

    return sorted(discs, key=rank)[:TRIED]


def paint(painter: QPainter, scene: Scene) -> None:
    """Paint the rings' names, then the people's."""
    pixels = letters.RING * scene.text
    for ring in scene.rings:
        _paint_text(
            painter, ring.text, (ring.box[0] + 2, ring.box[1]), pixels, True, ring.halo, scene.theme.quiet
        )
    for label in scene.labels:
        paint_label(painter, scene.theme, label)


def label_ink(theme: Theme, label: Label) -> str:
    """The colour of a label; of who pales it is a quiet one, which can still be read."""
    return theme.quiet if label.dim else theme.text


def paint_label(painter: QPainter, theme: Theme, label: Label) -> None:
    """Paint one label with its halo."""
    ink = label_ink(theme, label)
    _paint_text(painter, label.text, label.box[:2], label.pixels, label.bold, label.halo, ink)


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
    draw_text(painter, QPointF(x, y), text)
