"""Adding a person on the map: a name field where they will be; nothing is there before the name is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from krets.canvas.name_field import NameField
from krets.model import Contact, edits

if TYPE_CHECKING:
    from krets.canvas.acting import Acting


class Add:
    """The field is open from the start; Enter makes the person, with ring and group, in one step."""

    def __init__(self, canvas: Acting, at: QPointF) -> None:
        self.canvas = canvas
        self.point = canvas.unit_at(at)
        self.field = NameField(canvas, "", at.toPoint(), self._entered)

    def _entered(self, name: str) -> None:
        document = self.canvas.document
        contact = document.network.next_id(Contact)
        level, group, place = self.canvas.land({contact: self.point})[contact]
        groups = () if group is None else (group,)
        if document.edit(edits.add_contact, name, level=level, groups=groups, at=place) is not None:
            document.select((contact,))
            self.canvas.announce(self.canvas.describe(contact))
