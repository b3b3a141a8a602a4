"""Windows: the start page, one window for each map, menus, dialogs, settings. Wiring only."""

from krets.window.main_window import MainWindow
from krets.window.program import Program
from krets.window.running import run
from krets.window.settings import Settings

__all__ = ["MainWindow", "Program", "Settings", "run"]
