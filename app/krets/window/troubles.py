"""What to do when the map cannot be written: say so in a banner, and offer the ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from krets.storage import StorageTrouble
from krets.window.saved import map_name
from krets.words import say_trouble

if TYPE_CHECKING:
    from krets.window.main_window import MainWindow


class Troubles(QObject):
    """Watches over the banner of a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._told = False

    def look(self) -> None:
        """Say why a map can only be read, if that is so; switch off what would change it."""
        window = self._window
        why = window.document.read_only
        window.editing.refresh()
        window.toolbar.allow_edits(not why)
        window.questions.setEnabled(not why)
        if why and not self._told:
            sentence = say_trouble(why, {"file": map_name(window.document)})
            text = self.tr("{why} You can look round here, but change nothing.")
            window.banner.say(text.format(why=sentence), (self.tr("Save a copy…"), window.files.save_copy))

    def say(self, trouble: StorageTrouble) -> None:
        """Say that changes could not be saved, and offer to try again or to save them elsewhere."""
        self._told = True
        window = self._window
        text = self.tr("{why} Your latest changes are kept here, but are not on the disk yet.")
        named = {**trouble.arguments, "path": "", "file": map_name(window.document)}
        sentence = say_trouble(trouble.key, named)
        window.banner.say(
            text.format(why=sentence),
            (self.tr("Try again"), window.document.retry),
            (self.tr("Save a copy elsewhere…"), window.files.save_copy),
        )
        self.look()

    def settle(self) -> None:
        """Take the banner away once everything is on the disk again."""
        if self._told and self._window.document.all_saved:
            self._told = False
            self._window.banner.settle()
            self.look()
