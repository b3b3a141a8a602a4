"""Who somebody knows among the others: a chip for each tie."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from krets import look, words
from krets.document import Document
from krets.model import edits
from krets.panels import suggest
from krets.panels.parts import Caption, Chips, Item, Strong, colour_of

MOST = 60
"""So many ties of one person are shown as chips."""


class PersonTies(QWidget):
    """The ties of one person: a click selects a tie, the cross removes it, a name adds one."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.contact: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Strong(self.tr("Knows"), self))
        self.chips = Chips(self.tr("Knows"), self, hint=self.tr("add a name …"), pressable=True)
        self.chips.suggest(self._names)
        self.chips.added.connect(self._add)
        self.chips.removed.connect(self._remove)
        self.chips.pressed.connect(self._press)
        column.addWidget(self.chips)
        self.remark = Caption("", self)
        self.remark.hide()
        column.addWidget(self.remark)

    def show_people(self, people: tuple[int, ...]) -> None:
        """Show the ties of one person; of several, none."""
        contact = people[0] if len(people) == 1 else None
        if contact != self.contact:
            self.chips.field.show_value("")
        self.contact = contact
        self.setVisible(contact is not None)
        if contact is None:
            return
        network = self.document.network
        colours = look.group_colours(network.groups)
        order = words.name_order()
        known = sorted(
            ((network.contacts[other], tie) for other, tie in network.neighbours(contact).items()),
            key=lambda pair: (-(pair[0].level or 0), order(pair[0].name), pair[0].id),
        )
        names = words.full_names(network, (other for other, _ in known[:MOST]))
        self._say(self.tr("and %n more", "", len(known) - MOST) if len(known) > MOST else "")
        self.chips.show_items(
            [
                Item(
                    str(tie.id),
                    str(names[other.id]),
                    tip=words.level_name(tie.level),
                    colour=colour_of(network, other, colours),
                )
                for other, tie in known[:MOST]
            ]
        )

    def _names(self) -> list[str]:
        if self.contact is None:
            return []
        network = self.document.network
        named = suggest.people(network, [self.contact, *network.neighbours(self.contact)])
        return sorted(named, key=words.name_order())[: suggest.MOST]

    def _add(self, text: str) -> None:
        if self.contact is None:
            return
        named = suggest.people(self.document.network)
        folded = {name.casefold(): contact for name, contact in named.items()}
        other = named.get(text, folded.get(text.casefold()))
        if other is None:
            self._say(self.tr("Nobody on the map is called {name}.").format(name=text[:40]))
        else:
            self.document.edit(edits.connect, self.contact, other)

    def _remove(self, tie: str) -> None:
        self.document.edit(edits.disconnect, int(tie))

    def _press(self, tie: str) -> None:
        if self.contact is not None:
            self.document.select(contacts=(self.contact,), tie=int(tie))

    def _say(self, remark: str) -> None:
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
