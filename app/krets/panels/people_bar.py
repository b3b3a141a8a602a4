"""What can be done with several people at once."""

from datetime import date

from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton, QVBoxLayout, QWidget

from krets import words
from krets.document import Document
from krets.model import LEVELS, Level, edits
from krets.panels.last_met import LastMet
from krets.panels.parts import FlowLayout, Strong, dot_icon, group_colours, push


class PeopleBar(QWidget):
    """Ring, Group, Met today, Remove: for everybody selected, each in one step; after Ring, "last met?"."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        self.count = Strong("", self)
        column.addWidget(self.count)
        flow = FlowLayout(gap=5)
        column.addLayout(flow)
        self.ring = self._button(self.tr("Ring"), "layers")
        self.group = self._button(self.tr("Group"), "users")
        self.met = self._button(self.tr("Met today"), "handshake")
        self.delete = self._button(self.tr("Remove"), "trash-2")
        for button in (self.ring, self.group, self.met, self.delete):
            flow.addWidget(button)
        self.last_met = LastMet(self)
        self.last_met.answered.connect(self._met)
        column.addWidget(self.last_met)
        self.ring_menu, self.group_menu = QMenu(self), QMenu(self)
        self.ring.setMenu(self.ring_menu)
        self.group.setMenu(self.group_menu)
        for level in (*LEVELS, None):
            action = self.ring_menu.addAction(words.level_name(level))
            action.triggered.connect(lambda _=False, level=level: self.set_ring(level))
        self.group_menu.aboutToShow.connect(self._list_groups)
        self.met.clicked.connect(self.met_today)
        self.delete.clicked.connect(self.remove)

    def show_people(self, people: tuple[int, ...]) -> None:
        """Say how many are selected; vanish where it is fewer than two."""
        self.setVisible(len(people) > 1)
        if self.last_met.people not in ((), people):
            self.last_met.forget()
        self.count.setText(self.tr("%n selected", "", len(people)))

    def set_ring(self, level: Level | None) -> None:
        """Put everybody selected on a ring, and ask when they were last met, if they ever were."""
        document, people = self.document, self.document.selection.contacts
        self.last_met.forget()
        done = document.edit(edits.set_level, people, level)
        if done is not None and level is not None and level != LEVELS[-1]:
            self.last_met.ask(people, document.now().date())

    def set_group(self, group: int | None) -> None:
        """Make a group the first one of everybody selected."""
        self.document.edit(edits.set_sector, self.document.selection.contacts, group)

    def met_today(self) -> None:
        """Note that everybody selected was met today."""
        document = self.document
        document.edit(edits.seen, document.selection.contacts, document.now().date())

    def _met(self, people: tuple[int, ...], on: date) -> None:
        there = tuple(contact for contact in people if contact in self.document.network.contacts)
        self.document.edit(edits.seen, there, on)

    def remove(self) -> None:
        """Take everybody selected off the map."""
        self.document.edit(edits.remove_contacts, self.document.selection.contacts)

    def _button(self, text: str, icon: str) -> QPushButton:
        return push(icon, text, self)

    def _list_groups(self) -> None:
        self.group_menu.clear()
        colours = group_colours(self.document.network)
        for group in sorted(self.document.network.groups.values(), key=lambda group: group.start):
            action = self.group_menu.addAction(dot_icon(colours[group.id]), group.name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, group=group.id: self.set_group(group))
        if self.document.network.groups:
            self.group_menu.addSeparator()
        self.group_menu.addAction(self.tr("No group")).triggered.connect(lambda: self.set_group(None))
        self.group_menu.addAction(self.tr("New group …")).triggered.connect(self._new_group)

    def _new_group(self) -> None:
        name, accepted = QInputDialog.getText(self, self.tr("New group"), self.tr("Name of the group:"))
        if accepted:
            self.document.edit(edits.join_group, self.document.selection.contacts, name, first=True)
