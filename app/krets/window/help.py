"""The Help menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from krets.window.main_window import MainWindow


class HelpCommands(QObject):
    """Opens the two cards of the Help menu."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.actions_.do("shortcuts", self.show_keys)
        window.actions_.do("about", self.show_about)

    def show_keys(self) -> None:
        """Show what hand and keys do."""
        from krets.window.cards import KeysCard

        KeysCard(self._window.actions_, self._window).open()

    def show_about(self) -> None:
        """Show what Krets is."""
        from krets.window.cards import AboutCard

        AboutCard(self._window).open()
