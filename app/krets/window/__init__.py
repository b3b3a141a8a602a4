"""Windows: the start page, one window for each map, menus, dialogs, settings. Wiring only."""

from krets.window.program import Program
from krets.window.running import run, say_alone, try_window
from krets.window.settings import Settings

__all__ = ["Program", "Settings", "run", "say_alone", "try_window"]
