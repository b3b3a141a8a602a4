"""What floats on the canvas for a while: the name field, "Seen lately?", "Who knows them?". One at a time.

Qt's lists take milliseconds to load, so the cards come with the first question, not with the map.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from krets import words
from krets.canvas.gestures.drag import is_outermost
from krets.model import Level, edits

if TYPE_CHECKING:
    from krets.canvas.acting import Acting
    from krets.canvas.knowing import WhoKnows
    from krets.canvas.name_field import NameField
    from krets.canvas.seen import SeenChip


_MANY = 300
"""Among so many people no place is free, and looking for one would cost a tick."""


class Asked:
    """Keeps at most one of each, and takes them away when the user goes on."""

    def __init__(self, canvas: Acting) -> None:
        self.canvas = canvas
        self.name: NameField | None = None
        self.chip: SeenChip | None = None
        self.knows: WhoKnows | None = None
        self._about: tuple[int, ...] = ()

    def after_nudge(self, contacts: tuple[int, ...]) -> None:
        """Ask who knows somebody whom the keys have put on the outermost ring."""
        level = self.canvas.document.network.contacts[contacts[0]].level
        if len(contacts) == 1 and level is not None and is_outermost(level):
            self._about = contacts
            self._ask_who_knows(contacts[0])

    def after_drop(self, contacts: tuple[int, ...], level: Level | None, before: Level | None) -> None:
        """Ask what belongs to a drop on a new ring."""
        if level is None or level == before:
            return
        self._about = contacts
        if not is_outermost(level):
            from krets.canvas.seen import SeenChip

            today = self.canvas.document.now().date()
            others = self._others(contacts)
            self.chip = SeenChip(self.canvas, today, self.canvas.person_box(contacts[0]), others, self._seen)
        elif len(contacts) == 1:
            self._ask_who_knows(contacts[0])

    def _others(self, contacts: tuple[int, ...]) -> list[QPoint]:
        """Return where the others are, to be left uncovered; among too many nothing would be."""
        if len(self.canvas.positions) > _MANY:
            return []
        discs = self.canvas.discs_on_screen()
        return [QPoint(round(x), round(y)) for contact, (x, y, _) in discs if contact not in contacts]

    def _seen(self, on: date) -> None:
        about = tuple(contact for contact in self._about if contact in self.canvas.document.network.contacts)
        self.forget_chip()
        self.canvas.document.edit(edits.seen, about, on)

    def _ask_who_knows(self, contact: int) -> None:
        network = self.canvas.document.network
        known = network.neighbours(contact)
        likely = [
            other
            for other in network.placed()
            if other.id != contact and other.id not in known and not is_outermost(other.level)
        ]
        if not likely:
            return
        group = network.sector(network.contacts[contact])
        order = words.name_order()
        likely.sort(
            key=lambda other: (network.sector(other) != group, -(other.level or 0), order(other.name))
        )
        names = words.full_names(network, likely)
        people = [(other.id, str(names[other.id])) for other in likely]
        from krets.canvas.knowing import WhoKnows

        name = words.full_name(network, network.contacts[contact])
        box = self.canvas.person_box(contact)
        self.knows = WhoKnows(self.canvas, name, people, box, self._known_by)

    def _known_by(self, other: int | None) -> None:
        contact = self._about[0]
        _drop(self.knows)
        self.knows = None
        people = self.canvas.document.network.contacts
        if other is not None and contact in people and other in people:
            self.canvas.document.edit(edits.connect, contact, other)

    def is_open(self) -> bool:
        """Tell whether something waits for an answer that a click elsewhere would give."""
        return self.name is not None and self.name.is_open()

    def check(self) -> None:
        """Take away what asks about somebody who is no longer on the map, or known by now."""
        people = self.canvas.document.network.contacts
        gone = any(contact not in people for contact in self._about)
        if gone or (self.knows is not None and not is_outermost(people[self._about[0]].level)):
            self.forget_chip()
            _drop(self.knows)
            self.knows = None
            self._about = ()

    def forget_chip(self) -> None:
        """Take "Seen lately?" away: the user went on."""
        _drop(self.chip)
        self.chip = None

    def forget(self) -> None:
        """Take everything away; a name that was typed is entered."""
        self.forget_chip()
        _drop(self.knows)
        self.knows = None
        name, self.name = self.name, None
        if name is not None:
            name.finish()

    def close(self) -> bool:
        """Take away what is asked without an answer; return whether there was anything."""
        there = self.chip is not None or self.knows is not None
        self.forget_chip()
        _drop(self.knows)
        self.knows = None
        return there


def _drop(card: QWidget | None) -> None:
    if card is not None:
        card.hide()
        card.deleteLater()
