"""The map on screen, with everything that hand and keys do on it, and the tray below it."""

from krets.canvas.canvas import Canvas
from krets.canvas.entry import Entry
from krets.canvas.tray import Tray

__all__ = ["Canvas", "Entry", "Tray"]
