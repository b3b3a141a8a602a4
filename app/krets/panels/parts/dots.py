"""The coloured dot that stands for a person's group."""

from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from krets import look
from krets.model import Contact, Network


def group_colours(network: Network) -> dict[int, str]:
    """Return the colour of each group by id."""
    return look.group_colours(network.groups)


def colour_of(network: Network, contact: Contact, colours: Mapping[int, str]) -> str:
    """Return the colour of a person's first group."""
    sector = network.sector(contact)
    return look.UNGROUPED if sector is None else colours.get(sector, look.UNGROUPED)


@lru_cache(maxsize=64)
def rim(fill: str, dark: bool) -> QColor:
    """Return the darker (on dark ground lighter) edge of a dot."""
    return QColor((look.DARK if dark else look.LIGHT).rim(fill))


def paint_dot(painter: QPainter, centre: QPointF, radius: float, fill: str, *, hollow: bool = False) -> None:
    """Paint a dot with its rim; a hollow, dashed one for somebody not met yet."""
    pen = QPen(rim(fill, look.theme().dark), 1.2)
    if hollow:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else QColor(fill))
    painter.drawEllipse(centre, radius, radius)


def dot_icon(fill: str, size: int = 10) -> QIcon:
    """Return a dot as an icon, sharp at up to three pixels a point."""
    picture = QPixmap(size * 3, size * 3)
    picture.setDevicePixelRatio(3)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_dot(painter, QPointF(size / 2, size / 2), size / 2 - 1, fill)
    painter.end()
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)  # else Qt tints it in a marked row
    return icon
