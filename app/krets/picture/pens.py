"""Pens and colours, made once."""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen


@lru_cache(maxsize=1024)
def colour(name: str, opacity: float = 1.0) -> QColor:
    """A colour of a theme as Qt knows it."""
    made = QColor(name)
    made.setAlphaF(opacity)
    return made


@lru_cache(maxsize=1024)
def pen(name: str, width: float, dashes: tuple[float, ...] = (), opacity: float = 1.0) -> QPen:
    """A pen; `dashes` are lengths in its own widths, ink and gap in turn."""
    made = QPen(colour(name, opacity), width)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashes:
        made.setDashPattern(list(dashes))
        if dashes[0] < 0.5:
            made.setCapStyle(Qt.PenCapStyle.RoundCap)
    return made
