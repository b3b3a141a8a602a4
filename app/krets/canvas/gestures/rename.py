"""Renaming a person where they are, a group beside its arc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF

from krets import rings
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


class RenameGroup:
    """The field lies beside the group's arc; Enter renames in one step, Esc leaves it as it was."""

    def __init__(self, canvas: Acting, group: int) -> None:
        self.canvas, self.group = canvas, group
        sector = next((found for found in canvas.sectors if found.group == group), canvas.sectors[0])
        point = rings.on_circle(sector.start + sector.span / 2, 1.0)
        at = QPointF(*canvas.frame.screen(*point)).toPoint()
        self.field = NameField(canvas, canvas.document.network.groups[group].name, at, self._entered)

    def _entered(self, name: str) -> None:
        self.canvas.document.edit(edits.rename_group, self.group, name)
