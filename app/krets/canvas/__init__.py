"""The map on screen, with everything that hand and keys do on it, and the tray below it."""

from krets.canvas.acting import TOOLS
from krets.canvas.canvas import Canvas
from krets.canvas.entry import Entry
from krets.canvas.keyboard import STROKES
from krets.canvas.menus import SUBMENUS, fill_submenu
from krets.canvas.showing import COLOURS, Leaving, colouring, shown_by
from krets.canvas.tray import Tray

__all__ = [
    "COLOURS",
    "STROKES",
    "SUBMENUS",
    "TOOLS",
    "Canvas",
    "Entry",
    "Leaving",
    "Tray",
    "colouring",
    "fill_submenu",
    "shown_by",
]
