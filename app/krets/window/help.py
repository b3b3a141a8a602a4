"""The Help menu, and the command palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from krets.window.main_window import MainWindow
    from krets.window.palette import Palette


class HelpCommands(QObject):
    """Opens the two cards of the Help menu, and the palette that finds every command."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.palette: Palette | None = None
        window.actions_.do("shortcuts", self.show_keys)
        window.actions_.do("palette", self.find_command)
        window.actions_.do("about", self.show_about)

    def find_command(self) -> None:
        """Open the palette of all commands; it is made when it is first asked for."""
        if self.palette is None:
            from krets.window.palette import Palette

            self.palette = Palette(self._window)
        self.palette.begin()

    def show_keys(self) -> None:
        """Show what hand and keys do."""
        from krets.window.cards import KeysCard

        KeysCard(self._window.actions_, self._window).open()

    def show_about(self) -> None:
        """Show what Krets is."""
        from krets.window.cards import AboutCard

        AboutCard(self._window).open()
