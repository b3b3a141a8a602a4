"""One person, or several together: ring, groups, who helps whom, last seen; the rest under More."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from krets import look, words
from krets.document import Document, Selection
from krets.engine import Engine
from krets.model import LEVELS, Change, Contact, edits
from krets.panels import bind, suggest
from krets.panels.parts import (
    Caption,
    Chips,
    DayField,
    Item,
    LineField,
    Panel,
    Segments,
    Strong,
    push,
    set_face,
)
from krets.panels.person_more import PersonMore
from krets.panels.person_ties import PersonTies


class PersonPanel(Panel):
    """What the map says of whoever is selected. It shows no score of anybody."""

    def __init__(self, document: Document, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(document, engine, "", parent)
        self.setAccessibleName(self.tr("Person"))
        self.caption.hide()
        self.people: tuple[int, ...] = ()
        self.binding = bind.Binding(self._apply)
        self.name = LineField(self.tr("Name"), self.card)
        self.name.setProperty("title", True)
        self.name.setProperty("bare", True)
        self.name.committed.connect(self._rename)
        self.mark = Strong("", self.card)
        self.head.insertWidget(0, self.name, 1)
        self.head.insertWidget(1, self.mark)
        self.more_button = self._make_more_button()
        self.hint = Caption(self.tr("Select somebody on the map or in the list."), self.card)
        self.body.addWidget(self.hint)
        self.fields = QWidget(self.card)
        self.body.addWidget(self.fields)
        self.column = QVBoxLayout(self.fields)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(5)
        self._make_first_five()
        self.ties = PersonTies(document, self.fields)
        self.column.addWidget(self.ties)
        self.more: PersonMore | None = None
        self.body.addStretch(1)
        document.selected.connect(self._on_selected)
        self._show_nobody(True)

    def refresh(self, change: Change | None = None) -> None:
        """Show whoever is selected as they are now."""
        people = self.document.network.contacts
        chosen = [people[contact] for contact in self.document.selection.contacts if contact in people]
        self.people = tuple(contact.id for contact in chosen)
        self._show_nobody(not chosen)
        if not chosen:
            return
        self._show_name(chosen)
        self._show_ring(chosen)
        self._show_groups(chosen)
        self._show_seen(chosen)
        self.binding.show(chosen)
        self.ties.show_people(self.people)
        if self.more is not None and self.more.isVisible():
            self.more.show_people(chosen)

    def show_more(self, on: bool = True) -> None:
        """Open or close what is under More."""
        if on and self.more is None:
            self.more = PersonMore(self.document, self._apply, self.fields)
            self.column.addWidget(self.more)
        if self.more is not None:
            self.more.setVisible(on)
        face = ("chevron-down", self.tr("Less")) if on else ("chevron-right", self.tr("More"))
        set_face(self.more_button, *face)
        self.touch()

    # Making it -------------------------------------------------------------------------------------------

    def _make_more_button(self) -> QPushButton:
        button = push("chevron-right", self.tr("More"), self.card)
        button.setProperty("flat", True)
        button.clicked.connect(lambda: self.show_more(self.more is None or self.more.isHidden()))
        self.head.addWidget(button)
        return button

    def _make_first_five(self) -> None:
        rings = [(level, words.level_name(level)) for level in reversed(LEVELS)]
        self.ring = Segments(self.tr("Ring"), rings, self.fields)
        self.ring.committed.connect(self._set_ring)
        self.column.addWidget(self.ring)
        self.groups = self._chips(self.tr("Groups"), labelled=False)
        self.groups.suggest(lambda: suggest.groups(self.document.network))
        self.groups.added.connect(self._join)
        self.groups.removed.connect(self._leave)
        self.groups.pressed.connect(self._make_first)
        self.helps_me = self._chips(self.tr("Helps me with"))
        self.helps_me.suggest(words.resource_names)
        proved = self.tr("Click: it has been proved, or only believed")
        self.binding.chips("offers", self.helps_me, bind.offer_kind(proved))
        self.i_help = self._chips(self.tr("I help with"))
        self.i_help.suggest(words.resource_names)
        self.binding.chips("i_give", self.i_help, bind.resource_kind())
        self.seen = DayField(self.tr("Last seen"), self.fields)
        self.seen.pick.setProperty("flat", True)
        self.seen.pick.setProperty("lead", True)
        self.seen.committed.connect(self._set_seen)
        self.column.addWidget(self.seen)

    def _chips(self, label: str, *, labelled: bool = True) -> Chips:
        if labelled:
            self.column.addWidget(Strong(label, self.fields))
        chips = Chips(label, self.fields, pressable=True)
        self.column.addWidget(chips)
        return chips

    # Showing ---------------------------------------------------------------------------------------------

    def _show_nobody(self, nobody: bool) -> None:
        self.hint.setVisible(nobody)
        self.heading.setVisible(nobody or len(self.people) > 1)
        self.name.setVisible(len(self.people) == 1)
        self.mark.setVisible(False)
        self.fields.setVisible(not nobody)
        self.more_button.setVisible(not nobody)
        if nobody:
            self.heading.setText(self.tr("Person"))

    def _show_name(self, chosen: list[Contact]) -> None:
        one = chosen[0] if len(chosen) == 1 else None
        self.heading.setText(self.tr("%n people", "", len(chosen)))
        self.name.show_value(one.name if one else "")
        told = words.full_names(self.document.network, chosen)[one.id].mark if one else ""
        self.mark.setText(told.strip())
        self.mark.setVisible(bool(told))

    def _show_ring(self, chosen: list[Contact]) -> None:
        levels = {contact.level for contact in chosen}
        self.ring.show_value(chosen[0].level, several=len(levels) > 1)

    def _show_groups(self, chosen: list[Contact]) -> None:
        groups = self.document.network.groups
        colours = look.group_colours(groups)
        holders: dict[int, int] = {}
        for contact in chosen:
            for group in contact.groups:
                if group in groups:
                    holders[group] = holders.get(group, 0) + 1
        tip = self.tr("Click: make this the first group, whose sector they sit in")
        self.groups.show_items(
            [
                Item(str(group), groups[group].name, tip, colours[group], some=count < len(chosen))
                for group, count in holders.items()
            ]
        )

    def _show_seen(self, chosen: list[Contact]) -> None:
        today = self.document.now().date()
        first = chosen[0].last_contact
        several = any(contact.last_contact != first for contact in chosen)
        on_that_day = [
            exchange.in_person
            for contact in chosen[:1]
            for exchange in self.document.network.exchanges_of(contact.id).values()
            if exchange.on == first and exchange.direction == "mutual"
        ]
        in_person = any(on_that_day) if on_that_day and len(chosen) == 1 else None
        self.seen.show_value(first, today, several=several, text=words.last_seen(first, today, in_person))

    # Changing --------------------------------------------------------------------------------------------

    def _on_selected(self, selection: Selection) -> None:
        if selection.contacts != self.people:
            self._commit()
        self.touch()

    def _commit(self) -> None:
        if any(contact in self.document.network.contacts for contact in self.people):
            self.name.commit()
            self.groups.field.commit()
            self.binding.commit()
            if self.more is not None:
                self.more.commit()

    def _apply(self, field: str, values: Mapping[int, Any]) -> None:
        contacts = self.document.network.contacts
        there = {contact: {field: value} for contact, value in values.items() if contact in contacts}
        if there:
            self.document.edit(edits.edit_each, there)

    def _rename(self, name: str) -> None:
        if len(self.people) == 1:
            self.document.edit(edits.rename, self.people[0], name)

    def _set_ring(self, level: Any) -> None:
        self.document.edit(edits.set_level, self.people, level)
        self.touch()

    def _set_seen(self, on: Any) -> None:
        if on is None:
            self.document.edit(edits.edit_contacts, self.people, last_contact=None)
        else:
            self.document.edit(edits.seen, self.people, on)

    def _join(self, name: str) -> None:
        self.document.edit(edits.join_group, self.people, name)

    def _leave(self, group: str) -> None:
        self.document.edit(edits.leave_group, self.people, int(group))

    def _make_first(self, group: str) -> None:
        self.document.edit(edits.join_group, self.people, int(group), first=True)
