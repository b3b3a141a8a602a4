"""Renaming a person where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from krets.canvas.name_field import NameField
from krets.model import edits

if TYPE_CHECKING:
    from krets.canvas.acting import Acting


class Rename:
    """The field lies where the name is; Enter renames in one step, Esc leaves it as it was."""

    def __init__(self, canvas: Acting, contact: int) -> None:
        self.canvas, self.contact = canvas, contact
        below = QPoint(0, round(canvas.radius) + 12)
        name = canvas.document.network.contacts[contact].name
        self.field = NameField(canvas, name, canvas.position_of(contact) + below, self._entered)

    def _entered(self, name: str) -> None:
        self.canvas.document.edit(edits.rename, self.contact, name)
