"""What floats on the canvas for a while: the name field, "Seen lately?", "Who knows them?". One at a time.

Qt's lists take milliseconds to load, so the cards come with the first question, not with the map.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from krets import words
from krets.canvas.gestures.drag import is_outermost
from krets.model import Contact, Level, edits

if TYPE_CHECKING:
    from krets.canvas.acting import Acting
    from krets.canvas.knowing import WhoKnows
    from krets.canvas.name_field import NameField
    from krets.canvas.note_field import NoteField
    from krets.canvas.seen import SeenChip


_MANY = 300
"""Among so many people no place is free, and looking for one would cost a tick."""


class Asked:
    """Keeps at most one of each, and takes them away when the user goes on."""

    def __init__(self, canvas: Acting) -> None:
        self.canvas = canvas
        self.name: NameField | None = None
        self.note: NoteField | None = None
        self.chip: SeenChip | None = None
        self.knows: WhoKnows | None = None
        self._about: tuple[int, ...] = ()
        self._unmet = False
        """Whether "Who knows them?" is asked because somebody has come to the outermost ring."""
        self._renamed: int | None = None

    def rename(self, contact: int, field: NameField) -> None:
        """Keep the field in which somebody is being renamed, as long as they are on the map."""
        self.name, self._renamed = field, contact

    def after_keys(self, contacts: tuple[int, ...]) -> None:
        """Ask what belongs to a new ring that came by keys or menu."""
        self.after_drop(contacts, self.canvas.document.network.contacts[contacts[0]].level, None)

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
            self.canvas.announce(self.chip.said())
        elif len(contacts) == 1:
            likely = [other for other in self._strangers(contacts[0]) if not is_outermost(other.level)]
            if likely:
                self._ask_who_knows(contacts[0], likely)
                self._unmet = True

    def who_knows(self, contact: int) -> None:
        """Ask which of the others knows somebody, so that the tie can be drawn by typing a name."""
        self.forget()
        likely = self._strangers(contact)
        if likely:
            self._ask_who_knows(contact, likely)
        else:
            self.canvas.told.emit(self.canvas.tr("Everybody on the map is tied to them already."))

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

    def _strangers(self, contact: int) -> list[Contact]:
        """Return who is placed and not tied to somebody."""
        network = self.canvas.document.network
        known = network.neighbours(contact)
        return [other for other in network.placed() if other.id != contact and other.id not in known]

    def _ask_who_knows(self, contact: int, likely: list[Contact]) -> None:
        self._about, self._unmet = (contact,), False
        network = self.canvas.document.network
        group = network.sector(network.contacts[contact])
        order = words.name_order()
        likely.sort(
            key=lambda other: (network.sector(other) != group, -(other.level or 0), order(other.name))
        )
        names = words.full_names(network, likely)
        people = [(other.id, str(names[other.id])) for other in likely]
        from krets.canvas.knowing import WhoKnows

        name = words.full_name(network, network.contacts[contact])
        canvas = self.canvas
        placed = contact in canvas.positions
        box = canvas.person_box(contact) if placed else QRect(canvas.rect().center(), QSize(1, 1))
        self.knows = WhoKnows(self.canvas, name, people, box, self._known_by)

    def _known_by(self, other: int | None) -> None:
        contact = self._about[0]
        self._drop(self.knows)
        self.knows = None
        people = self.canvas.document.network.contacts
        if other is not None and contact in people and other in people:
            self.canvas.document.edit(edits.connect, contact, other)

    def is_open(self) -> bool:
        """Tell whether something waits for an answer that a click elsewhere would give."""
        fields = (self.name, self.note)
        return any(field is not None and field.is_open() for field in fields)

    def check(self) -> None:
        """Take away what asks about somebody who is no longer on the map, or known by now."""
        people = self.canvas.document.network.contacts
        gone = any(contact not in people for contact in self._about)
        unmet = self.knows is not None and self._unmet
        if gone or (unmet and not is_outermost(people[self._about[0]].level)):
            self.close()
            self._about = ()
        if self.name is not None and self._renamed is not None and self._renamed not in people:
            self.name.drop()
            self.name = self._renamed = None

    def forget_chip(self) -> None:
        """Take "Seen lately?" away: the user went on."""
        self._drop(self.chip)
        self.chip = None

    def forget(self) -> None:
        """Take everything away; a name or a note that was typed is entered."""
        self.close()
        name, self.name, self._renamed = self.name, None, None
        if name is not None:
            name.finish()
        note, self.note = self.note, None
        if note is not None:
            note.finish()

    def close(self) -> bool:
        """Take away what is asked without an answer; return whether there was anything."""
        there = self.chip is not None or self.knows is not None
        self.forget_chip()
        self._drop(self.knows)
        self.knows = None
        return there

    def _drop(self, card: QWidget | None) -> None:
        """Take a card away; the keyboard goes back to the map."""
        if card is not None:
            focus = card.isAncestorOf(QApplication.focusWidget() or self.canvas)
            card.hide()
            card.deleteLater()
            if focus:
                self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
