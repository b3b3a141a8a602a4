"""Notes: words written on the map itself, over the rings and under everybody."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from krets.model import Network
from krets.picture import letters
from krets.picture.frame import Frame
from krets.picture.marks import draw_text
from krets.picture.pens import colour, pen
from krets.picture.scene import Scene, Show, Written

WIDEST, MOST = 240.0, 12
"""A line is cut off at so many px, and a note after so many lines."""
AROUND = 6.0
"""From the letters to the edge of their ground, px."""
CLEAR = 0.82
"""How much of what lies below the ground hides."""


def work_out(network: Network, frame: Frame, show: Show) -> tuple[Written, ...]:
    """The notes of the view of rings that lie on the picture; none unless names are shown in full."""
    if show.names != "full":
        return ()
    pixels = letters.LABEL * frame.text
    high, around = letters.height(pixels) * 1.15, AROUND * frame.text
    found = []
    for note in sorted(network.notes.values(), key=lambda note: note.id):
        if note.view != "rings":
            continue
        lines = tuple(
            letters.elide(line, pixels, WIDEST * frame.text) for line in note.text.split("\n")[:MOST]
        )
        wide = max(letters.width(line, pixels) for line in lines)
        x, y = frame.place(*note.at)
        box = (x, y, wide + 2 * around, high * len(lines) + 2 * around)
        if frame.shows(x, y, max(box[2], box[3])):
            found.append(Written(note.id, lines, box, pixels))
    return tuple(found)


def paint(painter: QPainter, scene: Scene) -> None:
    """Paint each note on a faint ground of its own."""
    around = AROUND * scene.text
    for note in scene.notes:
        painter.setPen(pen(scene.theme.hairline, 1.0))
        painter.setBrush(colour(scene.theme.ground, CLEAR))
        painter.drawRoundedRect(QRectF(*note.box), around, around)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(colour(scene.theme.text))
        painter.setFont(letters.font(note.pixels))
        high = letters.height(note.pixels) * 1.15
        for row, line in enumerate(note.lines):
            base = note.box[1] + around + row * high + letters.baseline(note.pixels)
            draw_text(painter, QPointF(note.box[0] + around, base), line)
