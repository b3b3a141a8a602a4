"""The question "Who could help?": a list of people to tick, and "nobody I know"."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from krets import words
from krets.document import Document
from krets.model import Contact, Need, Network, folded
from krets.panels.parts import FlowLayout, Strong

Index = QModelIndex | QPersistentModelIndex


class TickModel(QAbstractListModel):
    """People with a box each: those ticked first, then by ring and name; filtered by name."""

    def __init__(self, network: Network, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._network = network
        self._people: list[Contact] = []
        self._shown: list[Contact] = []
        self._names: dict[int, str] = {}
        self.ticked: set[int] = set()

    def restock(self, ticked: set[int], text: str) -> None:
        """Take everybody in anew; `ticked` have their box ticked."""
        self.ticked = set(ticked)
        order = words.name_order()
        self._people = sorted(
            self._network.contacts.values(),
            key=lambda contact: (contact.id not in ticked, -(contact.level or 0), order(contact.name)),
        )
        names = words.full_names(self._network, self._people)
        self._names = {contact: str(name) for contact, name in names.items()}
        self.narrow(text)

    def narrow(self, text: str) -> None:
        """List only those whose name holds every word of a text."""
        wanted = folded(text).split()
        self.beginResetModel()
        self._shown = [
            person
            for person in self._people
            if all(word in folded(self._names[person.id]) for word in wanted)
        ]
        self.endResetModel()

    def tick_only(self) -> bool:
        """Tick the one person that is listed; tell whether there was just one."""
        if len(self._shown) != 1:
            return False
        self.ticked |= {self._shown[0].id}
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many people are listed."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a name, or whether it is ticked."""
        if not index.isValid():
            return None
        person = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._names[person.id]
            case Qt.ItemDataRole.CheckStateRole:
                on = person.id in self.ticked
                return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                return words.say_person(self._network, person, self._names[person.id])
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick somebody."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.ticked ^= {self._shown[index.row()].id}
        self.dataChanged.emit(index, index)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let everybody be ticked."""
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsUserCheckable | flag.ItemIsSelectable


class _List(QListView):
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 8 * max(22, self.sizeHintForRow(0)))


class Helpers(QFrame):
    """Asks who could help with a need. `answered` carries the ids (none: nobody I know), `left` says Esc."""

    answered = Signal(object)
    left = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 2, 0, 6)
        self.question = Strong("", self)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Find a person"))
        self.search.setAccessibleName(self.tr("Find a person"))
        self.search.setClearButtonEnabled(True)
        self.model = TickModel(document.network, self)
        self.search.textChanged.connect(self.model.narrow)
        self.search.returnPressed.connect(self._tick_found)
        self.list = _List(self)
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("People who could help"))
        self.nobody = QPushButton(self.tr("Nobody I know"), self)
        self.done = QPushButton(self.tr("Done"), self)
        self.nobody.clicked.connect(lambda: self.answered.emit(()))
        self.done.clicked.connect(lambda: self.answered.emit(tuple(sorted(self.model.ticked))))
        buttons = FlowLayout(gap=6)
        for widget in (self.question, self.search, self.list):
            column.addWidget(widget)
        column.addLayout(buttons)
        buttons.addWidget(self.done)
        buttons.addWidget(self.nobody)

    def ask(self, need: Need, *, again: bool = False) -> None:
        """Ask about a need; `again` keeps what has been ticked so far. The keyboard stays where it is."""
        contacts = self.document.network.contacts
        resource = need.resource
        if again:
            ticked = {contact for contact in self.model.ticked if contact in contacts}
        else:
            ticked = {c.id for c in contacts.values() if any(o.resource == resource for o in c.offers)}
            self.search.clear()
        name = words.resource_name(resource)
        self.question.setText(self.tr("Who could help with {need}?").format(need=name))
        self.model.restock(ticked, self.search.text())

    def _tick_found(self) -> None:
        """Tick the only one found, and be ready for another name."""
        if self.search.text() and self.model.tick_only():
            self.search.clear()
            self.model.restock(self.model.ticked, "")

    def keyPressEvent(self, event: Any) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
