"""The heading of an exported picture: its title, and the day it was made."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from krets.picture import letters
from krets.picture.marks import draw_text
from krets.picture.pens import colour
from krets.picture.scene import Heading, Scene, Show

TITLE, DATE = 20.0, 12.0
LEFT, LINE, HIGH = 18.0, 33.0, 46.0
"""From the edge to the letters, from the top to their base line, and what the heading takes in all, px."""
BETWEEN = 24.0


def room(show: Show) -> float:
    """How many px of the height the heading takes: 0 without title and date."""
    return HIGH * show.text if show.title or show.date else 0.0


def work_out(show: Show, width: float) -> tuple[Heading, ...]:
    """The title at the left, cut off where it is too long, and the date at the right."""
    lines = []
    left, base, date = LEFT * show.text, LINE * show.text, DATE * show.text
    right = width - left
    if show.date:
        right -= letters.width(show.date, date)
        lines.append(Heading(show.date, right, base, date))
        right -= BETWEEN * show.text
    if show.title:
        title = letters.elide(" ".join(show.title.split()), TITLE * show.text, right - left, bold=True)
        lines.append(Heading(title, left, base, TITLE * show.text, True))
    return tuple(lines)


def paint(painter: QPainter, scene: Scene) -> None:
    """Paint the heading, on a ground of its own: a map that is looked at closely reaches under it."""
    if not scene.heading:
        return
    painter.fillRect(QRectF(0, 0, scene.size[0], scene.top), colour(scene.theme.ground))
    for line in scene.heading:
        painter.setFont(letters.font(line.pixels, bold=line.bold))
        painter.setPen(colour(scene.theme.text if line.bold else scene.theme.quiet))
        draw_text(painter, QPointF(line.x, line.y), line.text)
